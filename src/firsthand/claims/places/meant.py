"""Decides which namesake is meant, and which candidates are places at all.

Last part of the place reader: with what countries, units and towns the whole account speaks of (`setting`), every
candidate is decided by containment ("X, Y"), by nearness to those, and by size.  Refuses to send a small town's name to
another country or state than the account is about, unless the words say so: such a name stays without a place id.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from firsthand.accounts.account import Account
from firsthand.claims.places.candidate import Candidate, ScannedPlaces
from firsthand.claims.places.contained import KNOWN, settle_contained, town_inside
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.row_facts import BIG, RowFacts, facts_of, near
from firsthand.claims.places.setting import FAR_LARGER, MANY, Peaks, Setting, first_weights, likely, weigh_names
from firsthand.claims.places.surnames import mark_surnames
from firsthand.claims.places.together import neighbourhoods, together
from firsthand.gazetteer.countries import own_names, short_names
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold

_CONFIDENCE = {"strong": 0.8, "medium": 0.6, "weak": 0.4}
LOCAL = 50_000  # a town smaller than this is not looked for in another unit than the account is about
NEAR_KM = 60.0  # a part of a town, or a namesake, this near to a town that is surely meant
REGION_KM = 250.0
TOGETHER, MOST_TOGETHER = (
    1.0,
    4.0,
)  # what a town wins by the other names of the account in its neighbourhood, and at most
SMALL_PART, NAMESAKE = 5, 1.5  # times the people that a unit of its name has, and what a town loses by it
HOME = 1.5  # what a place whose main name it is wins in a country of the text's language
FURTHER_NAME = 2.0  # what a further name of a place loses against a main name
WORD_MORE = 0.5  # the same, where the main name is a longer one that ends so ("Kingston upon Hull")
ONE_COUNTRY = 0.7  # share of all weight from which an account is about one country
DATELINE_TOWN = 2.5  # a dateline names the town, seldom the unit or country of that name
_KINDS = {"country": 2.0, "first_order": -0.7, "second_order": -2.0, "town": 0.3}
_DATELINE_KINDS = {"country": 0.0, "first_order": 0.0, "second_order": 0.0, "town": DATELINE_TOWN}
REGION = 0.6  # how sure a continent or region is
QUARTER = 0.35  # how sure a quarter is that no table knows
ELSEWHERE = 0.2  # share of the weight of the country most spoken of, below which a country is hardly spoken of


def decide_places(account: Account, found: ScannedPlaces, lexicon: PlaceLexicon) -> Setting:
    """Decide row and confidence of every candidate.

    Args:
        account: The account.
        found: Candidates of `find_places`; changed in place.
        lexicon: Words of the account's language.

    Returns:
        The countries and units that the account speaks of.
    """
    for made in found.candidates:
        if (made.plain and made.cue != "strong") or (len(made.rows) > 1 and not lexicon.endings):
            made.rows = _without_foreign(made, account.language)
    mark_surnames(account, found, lexicon)
    setting = first_weights(account, found)
    settle_contained(account.text, found.candidates, setting, lexicon)
    setting.spoken = neighbourhoods(found.candidates)
    weigh_names(setting, found.candidates)
    _anchor_datelines(found.candidates, setting)
    setting.lone = _lone_towns(found.candidates)
    setting.sure = {c.name for c in found.candidates if c.row >= 0 and c.confidence >= 0.85}
    known: dict[tuple[str, str, str], int] = {}
    peaks = setting.peaks()
    for made in found.candidates:
        if made.confidence:
            continue
        key = (made.name, made.unit, made.cue)
        if key not in known:
            known[key] = _decided(made, setting, peaks)
        made.row = known[key] if made.rows and made.name.lower() not in lexicon.landmarks else -1
        _believe(made, found, lexicon, setting)
    _repeat(found.candidates)
    _quarters(found.candidates)
    return setting


def _without_foreign(made: Candidate, language: str) -> tuple[int, ...]:
    """The rows of a name without countries that only other languages call so: among capitals it is a person's, or a word."""
    countries = gazetteer().starts[1]
    if not made.rows or made.rows[0] >= countries or made.name in short_names():
        return made.rows
    return made.rows if fold(made.name) in own_names(language) else tuple(r for r in made.rows if r >= countries)


def _anchor_datelines(candidates: Sequence[Candidate], setting: Setting) -> None:
    """Take the town of a dateline, and a district called one, as surely meant."""
    table = gazetteer()
    for made in candidates:
        dated, district = made.rule == "dateline", made.unit == "second_order"
        if (dated or district) and made.row < 0 and made.rows:
            row = _decided(made, setting, setting.peaks())
            if row >= table.starts[3 if dated else 2]:
                setting.add(row, 1.0)
                setting.anchor(row)


def _lone_towns(candidates: Sequence[Candidate]) -> list[tuple[float, int]]:
    """Latitude and row of the towns, from south to north, where words lead to a name that nothing else bears."""
    towns = gazetteer().starts[3]
    rows = {m.rows[0] for m in candidates if m.cue == "strong" and len(m.rows) == 1 and m.rows[0] >= towns}
    return sorted((facts_of(row).latitude, row) for row in rows)


def _best(made: Candidate, setting: Setting, peaks: Peaks) -> int:
    """The row that answers a candidate best; the earlier one where two answer it as well."""
    if len(made.rows) == 1:
        return made.rows[0]
    folded = fold(made.name)
    wanted = {"region": "first_order", "seated": "", "part": ""}.get(made.unit, made.unit)
    kinds = _DATELINE_KINDS if made.rule == "dateline" and not wanted else _KINDS
    best, most = -1, -inf
    largest = max((facts_of(r).people for r in made.rows[:MANY] if facts_of(r).kind == "town"), default=0)
    unit = max((facts_of(r).people for r in made.rows[:MANY] if facts_of(r).kind == "first_order"), default=0)
    for row in likely(made.rows, setting):
        facts = facts_of(row)
        score = facts.size
        if peaks.country:
            score += 3.0 * setting.countries.get(facts.country, 0.0) / peaks.country
        if peaks.unit and facts.kind != "country":
            score += 2.5 * setting.units.get(facts.unit, 0.0) / peaks.unit
        if facts.kind == "town" and near(row, setting.anchors, NEAR_KM):
            score += 1.5
        elif facts.kind == "town" and near(row, setting.lone, NEAR_KM):
            score += 1.0
        if facts.kind == "town" and facts.people * SMALL_PART < unit and facts.people < 5 * BIG and kinds is _KINDS:
            score -= NAMESAKE
        if facts.kind == "town" and made.rows[0] >= gazetteer().starts[1]:
            score += TOGETHER * min(together(made.name, row, setting.spoken), MOST_TOGETHER)
        if facts.name != folded:
            score -= WORD_MORE if facts.name.endswith(f" {folded}") and facts.name.count(" ") > 1 else FURTHER_NAME
        elif FAR_LARGER * facts.people >= largest:
            score += HOME * setting.home.get(facts.country, 0.0)
        score += (3.0 if facts.kind == wanted else -1.0) if wanted else kinds[facts.kind]
        if score > most or (score == most and row < best):
            best, most = row, score
    return best


def _decided(made: Candidate, setting: Setting, peaks: Peaks) -> int:
    """The row that a name means by what the account speaks of, and by size; -1 where none may be taken."""
    if not made.rows:
        return -1
    best = _best(made, setting, peaks)
    if best < gazetteer().starts[1]:
        return best
    facts = facts_of(best)
    beside = near(best, setting.anchors, NEAR_KM)
    if made.unit == "part" and not beside and (setting.anchors or facts.people < KNOWN):
        return -1
    elsewhere = peaks.country >= 1.0 and setting.countries.get(facts.country, 0.0) < ELSEWHERE * peaks.country
    if elsewhere and made.plain and facts.name != fold(made.name):
        return -1
    if elsewhere and facts.people < (BIG if made.cue == "strong" and not _one_country(setting) else 10 * BIG):
        return -1
    if best < gazetteer().starts[2]:
        return town_inside(made, best)
    office = made.rule == "in_organisation" and facts.people < KNOWN and not beside
    if office and (facts.name != fold(made.name) or not _spoken_of(facts, setting)):
        return -1
    other_unit = peaks.unit >= 2.0 and setting.units.get(facts.unit, 0.0) < ELSEWHERE * peaks.unit
    if not other_unit:
        return best
    if made.cue != "strong":
        return -1 if facts.people < LOCAL else best
    far = facts.people < KNOWN and (bool(setting.anchors) or _one_unit(setting))
    return -1 if far and not near(best, setting.anchors, REGION_KM) else best


def _spoken_of(facts: RowFacts, setting: Setting) -> bool:
    """Whether the unit of a place weighs something beside the unit most spoken of."""
    return setting.units.get(facts.unit, 0.0) >= ELSEWHERE * setting.peaks().unit > 0.0


def _one_unit(setting: Setting) -> bool:
    """Whether nearly all that the account speaks of lies in one first-order unit."""
    return max(setting.units.values()) >= ONE_COUNTRY * sum(setting.units.values())


def _one_country(setting: Setting) -> bool:
    """Whether nearly all that the account speaks of lies in one country."""
    return max(setting.countries.values()) >= ONE_COUNTRY * sum(setting.countries.values())


def _opens(made: Candidate) -> bool:
    """Whether a word opens a sentence, where its capital tells nothing, and is but another name of a place."""
    facts = facts_of(made.row)
    alone = made.start == made.sentence.start and " " not in made.name and made.rule == "name" and not made.near
    return alone and made.cue != "strong" and facts.kind != "country" and facts.name != fold(made.name)


def _at_home(made: Candidate, setting: Setting) -> bool:
    """Whether a place lies in a country of the text's language, or in one spoken of, or is known everywhere."""
    facts = facts_of(made.row)
    return facts.people >= 10 * BIG or facts.country in setting.home or setting.countries.get(facts.country, 0.0) >= 1.0


def _believe(made: Candidate, found: ScannedPlaces, lexicon: PlaceLexicon, setting: Setting) -> None:
    """Set how sure it is that the words are a place; 0 drops the candidate."""
    table = gazetteer()
    low, single = made.name.lower(), " " not in made.name
    if low in lexicon.unworldly:
        made.row, made.confidence = -1, 0.0
        return
    if made.row < 0:
        if made.rule == "in_organisation":
            made.confidence = 0.0
            return
        refused = (made.person or (made.rows and made.cue == "weak")) and low not in lexicon.landmarks
        made.confidence = 0.0 if refused else _unlisted(made, lexicon)
        return
    people, country = int(table.population[made.row]), made.row < table.starts[1]
    sure = _CONFIDENCE[made.cue]
    if made.rule == "in_organisation":
        made.confidence = 0.25
        return
    if made.person and made.name not in setting.sure:
        made.confidence = 0.0
        return
    if low in lexicon.ordinary and not (made.cue == "strong" and people >= 10_000 and not made.plain):
        made.confidence = 0.0
        return
    if _opens(made) and not _at_home(made, setting) and made.name not in setting.sure:
        made.confidence = 0.0
        return
    if country:
        made.confidence = max(sure, 0.65 if not made.plain else 0.5)
        return
    if single and (made.name in found.surnames or low in lexicon.first_names) and made.cue != "strong":
        made.confidence = 0.0
        return
    if made.cue == "weak" and people < BIG and made.name not in setting.sure:
        sure = 0.0
    elif made.cue == "medium" and people < 3_000 and made.name not in setting.sure:
        sure = 0.3 if not made.plain else 0.0
    if made.plain and made.cue != "strong" and people < 5_000:
        sure = 0.0
    made.confidence = sure * (0.85 if made.plain else 1.0)


def _unlisted(made: Candidate, lexicon: PlaceLexicon) -> float:
    """How sure it is that a name without a row is a place."""
    low = made.name.lower()
    if low in lexicon.landmarks:
        return 0.5
    if made.rule == "region":
        return 0.0 if made.plain and made.cue == "weak" else REGION
    if low in lexicon.ordinary:
        return 0.0
    if made.unit in ("street", "natural"):
        return 0.3 if made.cue != "weak" else 0.2
    if made.plain and not made.unit:
        return 0.0
    return 0.35 if made.unit or made.cue == "strong" else 0.0


def _quarters(candidates: Sequence[Candidate]) -> None:
    """A name that is a quarter in one place ("the X neighborhood") is no far town where it stands alone."""
    parts = {c.name.casefold() for c in candidates if c.unit == "part" and c.row < 0 and c.confidence}
    for made in candidates:
        if made.name.casefold() in parts and made.row >= 0 and not made.container:
            made.row, made.rule, made.confidence = -1, "unlisted", min(made.confidence, QUARTER)


def _repeat(candidates: Sequence[Candidate]) -> None:
    """A name decided with certainty once is the same place wherever it stands without other evidence."""
    known = {c.name.casefold(): c for c in candidates if c.row >= 0 and c.confidence >= 0.75 and not c.held}
    for made in candidates:
        sure = known.get(made.name.casefold())
        if sure is None or made is sure or made.rule in ("in_organisation", "region") or made.unit == "street":
            continue
        if made.row != sure.row and (made.confidence < 0.9 or made.row < 0) and not made.unit:
            made.row = sure.row
        if not made.person and made.row == sure.row:
            made.confidence = max(made.confidence, 0.5 if made.cue == "weak" else 0.7)

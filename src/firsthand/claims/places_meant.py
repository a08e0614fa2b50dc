"""Decides which namesake is meant, and which candidates are places at all.

Second half of the place reader: weighs the countries and first-order units that the whole account speaks of, then
decides every candidate by containment ("X, Y"), by those weights and by size.  Refuses to send a small town's name to
another country or state than the account is about, unless the words say so: such a name stays without a place id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log10

from firsthand.accounts.account import Account
from firsthand.claims.countries import country_by_code
from firsthand.claims.gazetteer import gazetteer
from firsthand.claims.place import fold
from firsthand.claims.places_found import Candidate, Found, rows_of
from firsthand.claims.places_lexicon import PlaceLexicon

_HOST = re.compile(r"^(?:https?://)?([^/:?#\s]+\.[a-z]{2,24})(?=$|[/:?#])", re.IGNORECASE)
_COUNTRY_DOMAINS = {"uk": "GB"}
# Country domains that are sold as words.
_WORD_DOMAINS = frozenset("co tv me io fm am ai ly to cc ws la is it in".split()) - {"in", "it", "is"}
_CONFIDENCE = {"strong": 0.8, "medium": 0.6, "weak": 0.4}
BIG, LOCAL = 100_000, 50_000


@dataclass(slots=True)
class Setting:
    """What countries and first-order units an account speaks of.

    Attributes:
        countries, units: Weight by row of the gazetteer.
    """

    countries: Counter[int] = field(default_factory=Counter)
    units: Counter[int] = field(default_factory=Counter)

    def add(self, row: int, weight: float) -> None:
        """Count a place for its country and its first-order unit."""
        table = gazetteer()
        self.countries[table.country(row)] += weight  # type: ignore[assignment]
        unit = table.first_order(row)
        if unit >= 0:
            self.units[unit] += weight  # type: ignore[assignment]

    def main(self) -> int:
        """Row of the country most spoken of, -1 for none; the larger one where two weigh the same."""
        return min(self.countries, key=lambda r: (-self.countries[r], r), default=-1)


def publisher_country(account: Account) -> str | None:
    """The country whose domain the account's publisher or address stands in.

    Args:
        account: The account.

    Returns:
        ISO code; None for general domains.
    """
    for given in (account.publisher, account.url):
        match = _HOST.match(given or "")
        end = match[1].rsplit(".", 1)[-1].lower() if match else ""
        if len(end) == 2 and end not in _WORD_DOMAINS:
            code = _COUNTRY_DOMAINS.get(end, end.upper())
            if code in country_by_code():
                return code
    return None


@cache
def _large_towns() -> dict[str, int]:
    """Rows of the largest towns by folded name without spaces, for reading a publisher's name."""
    table, found = gazetteer(), {}
    for row in range(table.starts[3], table.starts[3] + 3000):
        name = fold(table.name(row)).replace(" ", "")
        if len(name) >= 6 and name.isascii():
            found.setdefault(name, row)
    return found


def publisher_town(account: Account) -> int:
    """Row of a large town whose name opens a part of the publisher's domain (`exampletown-news.test`); -1 for none."""
    match = _HOST.match(account.publisher or "") or _HOST.match(account.url or "")
    if match is None:
        return -1
    for label in re.split(r"[.-]", match[1].lower())[:-1]:
        for size in range(min(len(label), 16), 5, -1):
            row = _large_towns().get(label[:size])
            if row is not None:
                return row
    return -1


def decide_places(account: Account, found: Found, lexicon: PlaceLexicon) -> Setting:
    """Decide row and confidence of every candidate.

    Args:
        account: The account.
        found: Candidates of `find_places`; changed in place.
        lexicon: Words of the account's language.

    Returns:
        The countries and units that the account speaks of.
    """
    setting = _first_weights(account, found)
    for made in found.candidates:
        if made.container:
            _within(made, setting)
    for made in found.candidates:
        if made.rows and made.row < 0:
            _dominant(made, setting)
    named = {c.name for c in found.candidates if c.row >= 0 and c.confidence >= 0.85}
    for made in found.candidates:
        if not made.confidence:
            _decide(made, setting)
            _believe(made, found, lexicon, named)
    _repeat(found.candidates)
    return setting


def _first_weights(account: Account, found: Found) -> Setting:
    setting = Setting()
    home = publisher_country(account)
    if home is not None:
        setting.add(country_by_code()[home].row, 1.5)
    town = publisher_town(account)
    if town >= 0:
        setting.add(town, 1.0)
    for code, times in Counter(found.adjectives).items():
        setting.add(country_by_code()[code].row, min(times * 0.3, 1.5))
    for made in found.candidates:
        if made.rows and made.rows[0] < gazetteer().starts[1] and not made.person:
            setting.add(made.rows[0], 0.4 if made.rule == "in_organisation" else 1.0)
    return setting


def _within(made: Candidate, setting: Setting) -> None:
    """Decide "X, Y" where Y holds X; an unlisted X in a listed Y is placed in Y."""
    table = gazetteer()
    holders = set(made.container)
    for row in sorted(made.rows, key=lambda r: _rank(made, r)):
        up = row
        while up >= table.starts[1]:
            up = int(table.up[up])
            if up in holders:
                made.row, made.confidence = row, 0.95 if made.rule != "in_organisation" else 0.5
                made.person = False
                setting.add(row, 2.0)
                return
    if not made.rows and made.cue == "strong" and made.container[0] < table.starts[3]:
        made.confidence = 0.6
        setting.add(made.container[0], 0.5)
    else:
        made.container = ()


def _rank(made: Candidate, row: int) -> tuple[bool, int]:
    """Which rows of one name come first: the kind that the words say, then the better known."""
    table = gazetteer()
    kind = table.kind(row)
    wanted = {"region": "first_order"}.get(made.unit, made.unit)
    if wanted in ("town", "first_order", "second_order", "country"):
        return kind != wanted, -int(table.population[row])
    return False, -int(table.population[row]) * (2 if kind == "town" else 1)


def _dominant(made: Candidate, setting: Setting) -> None:
    """Let the names that hardly anything else bears speak for their country."""
    table = gazetteer()
    if made.person or made.rows[0] < table.starts[1]:
        return
    best = max(made.rows, key=lambda r: int(table.population[r]))
    people = int(table.population[best])
    home = table.country(best)
    others = max((int(table.population[r]) for r in made.rows if table.country(r) != home), default=0)
    if people >= BIG and people >= 5 * others and (made.cue != "weak" or people >= 10 * BIG):
        setting.add(best, 0.8 if made.cue == "strong" else 0.4)


def _score(made: Candidate, row: int, setting: Setting, peaks: tuple[float, float]) -> float:
    """How well one row answers a candidate; higher is better."""
    table = gazetteer()
    kind = table.kind(row)
    score = log10(int(table.population[row]) + 10)
    if peaks[0]:
        score += 3.0 * setting.countries[table.country(row)] / peaks[0]
    if peaks[1] and kind != "country":
        score += 2.5 * setting.units[table.first_order(row)] / peaks[1]
    if fold(table.name(row)) != fold(made.name):
        score -= 0.8
    wanted = {"region": "first_order", "seated": "", "part": ""}.get(made.unit, made.unit)
    if wanted:
        return score + (3.0 if kind == wanted else -1.0)
    return score + {"country": 2.0, "first_order": -0.7, "second_order": -2.0, "town": 0.3}[kind]


def _decide(made: Candidate, setting: Setting) -> None:
    """Choose among namesakes by what the account speaks of, and by size."""
    if not made.rows:
        return
    table = gazetteer()
    peaks = (max(setting.countries.values(), default=0), max(setting.units.values(), default=0))
    pool = made.rows if len(made.rows) <= 24 else _likely(made.rows, setting)
    best = max(pool, key=lambda r: (_score(made, r, setting, peaks), -r))
    people, home, unit = int(table.population[best]), table.country(best), table.first_order(best)
    if best >= table.starts[2]:
        elsewhere = peaks[0] >= 1.5 and setting.countries[home] < 0.15 * peaks[0] and people < BIG
        other_unit = peaks[1] >= 2.0 and setting.units[unit] < 0.1 * peaks[1] and people < LOCAL
        if elsewhere or (other_unit and made.cue != "strong"):
            return
        if other_unit and setting.countries[home] >= 0.5 * peaks[0] and home == setting.main() and people < LOCAL // 5:
            return
    made.row = best


def _likely(rows: Sequence[int], setting: Setting) -> Sequence[int]:
    """Of a name with very many bearers those in countries and units spoken of, and the largest ones."""
    table = gazetteer()
    near = [r for r in rows if table.country(r) in setting.countries]
    if len(near) > 24:
        near = [r for r in near if table.first_order(r) in setting.units][:24] + near[:12]
    return list(dict.fromkeys([*rows[:6], *near]))


def _believe(made: Candidate, found: Found, lexicon: PlaceLexicon, named: set[str]) -> None:
    """Set how sure it is that the words are a place; 0 drops the candidate."""
    table = gazetteer()
    low, single = made.name.lower(), " " not in made.name
    if made.row < 0:
        made.confidence = 0.0 if made.person or (made.rows and made.cue == "weak") else _unlisted(made, lexicon)
        return
    people, country = int(table.population[made.row]), made.row < table.starts[1]
    sure = _CONFIDENCE[made.cue]
    if made.rule == "in_organisation":
        made.confidence = 0.25
        return
    if made.person and made.name not in named:
        made.confidence = 0.0
        return
    if single and low in lexicon.ordinary and not (made.cue == "strong" and people >= 10_000 and not made.plain):
        made.confidence = 0.0
        return
    if country:
        made.confidence = max(sure, 0.65 if not made.plain else 0.5)
        return
    if single and (made.name in found.surnames or low in lexicon.first_names) and made.cue != "strong":
        made.confidence = 0.0
        return
    if made.cue == "weak" and people < BIG and made.name not in named:
        sure = 0.0
    elif made.cue == "medium" and people < 3_000 and made.name not in named:
        sure = 0.3 if not made.plain else 0.0
    if made.plain and made.cue != "strong" and people < 5_000:
        sure = 0.0
    made.confidence = sure * (0.85 if made.plain else 1.0)


def _unlisted(made: Candidate, lexicon: PlaceLexicon) -> float:
    """How sure it is that a name without a row is a place."""
    if " " not in made.name and made.name.lower() in lexicon.ordinary:
        return 0.0
    if made.unit == "street":
        return 0.3 if made.cue != "weak" else 0.2
    if made.plain and not made.unit:
        return 0.0
    return 0.35 if made.unit or made.cue == "strong" else 0.0


def _repeat(candidates: Sequence[Candidate]) -> None:
    """A name decided with certainty once is the same place wherever it stands without other evidence."""
    known = {c.name.casefold(): c for c in candidates if c.row >= 0 and c.confidence >= 0.75}
    for made in candidates:
        sure = known.get(made.name.casefold())
        if sure is None or made is sure or made.rule == "in_organisation" or made.unit == "street":
            continue
        if made.row != sure.row and (made.confidence < 0.9 or made.row < 0) and not made.unit:
            made.row = sure.row
        if not made.person and made.row == sure.row:
            made.confidence = max(made.confidence, 0.5 if made.cue == "weak" else 0.7)

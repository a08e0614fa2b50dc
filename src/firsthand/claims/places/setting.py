"""What countries and first-order units an account speaks of, as the place reader weighs them.

Between the finder and the resolver of places.  Explicit words weigh most (a country's name, "X, Y"); a name that several
places bear speaks for each of them by its size, and a second round lets the names of one account settle each other.  The
publisher speaks weakly.  Refuses to decide any single name (`meant`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.accounts.account import Account
from firsthand.claims.places.candidate import Candidate, ScannedPlaces
from firsthand.claims.places.row_facts import BIG, facts_of
from firsthand.claims.places.together import Spoken
from firsthand.gazetteer.countries import country_by_code, home_countries
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold

_HOST = re.compile(r"^(?:https?://)?([^/:?#\s]+\.[a-z]{2,24})(?=$|[/:?#])", re.IGNORECASE)
_COUNTRY_DOMAINS = {"uk": "GB"}
# Country domains that are sold as words.
_WORD_DOMAINS = frozenset({"co", "tv", "me", "io", "fm", "am", "ai", "ly", "to", "cc", "ws", "la"})
VOTE = {"strong": 0.6, "medium": 0.4, "weak": 0.15}  # what a name alone says for where its bearers lie
MANY = 24  # bearers of one name that are weighed
HOME_VOTE = 8.0  # times that a place whose main name it is weighs more in a country of the text's language
FAR_LARGER = 5  # times the people of a place at home, from which its namesake abroad is the one that all speak of
OF_UNIT = 0.2  # what the people of a whole unit weigh, against those of a town
ENDS_SO = 0.6  # the same, where the main name is a longer one that ends so ("Kingston upon Hull")
OTHER_NAME = 0.1  # what a further name of a place weighs against its main name


class Peaks(NamedTuple):
    """The most that any country, and any first-order unit, weighs."""

    country: float
    unit: float


NO_PEAKS = Peaks(0.0, 0.0)


@dataclass(slots=True)
class Setting:
    """What countries and first-order units an account speaks of.

    Attributes:
        countries, units: Weight by row of the gazetteer.
        home: Countries of the account's language, 0 to 1 (`home_countries`).
        anchors: Latitude and row of the towns that the words themselves place ("X, Y"; a dateline's large town), from
            south to north.
        lone: The same of towns whose name nothing else bears.
        sure: Names that the words themselves place.
        spoken: What the names say for their neighbourhoods (`together`).
    """

    countries: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    units: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    home: Mapping[int, float] = field(default_factory=dict)
    anchors: list[tuple[float, int]] = field(default_factory=list)
    lone: list[tuple[float, int]] = field(default_factory=list)
    sure: set[str] = field(default_factory=set)
    spoken: Spoken = field(default_factory=dict)

    def anchor(self, row: int) -> None:
        """Take a town as surely meant."""
        town = (facts_of(row).latitude, row)
        at = bisect_left(self.anchors, town)
        if self.anchors[at : at + 1] != [town]:
            self.anchors.insert(at, town)

    def add(self, row: int, weight: float) -> None:
        """Count a place for its country and its first-order unit."""
        facts = facts_of(row)
        self.countries[facts.country] += weight
        if facts.unit >= 0:
            self.units[facts.unit] += weight

    def main(self) -> int:
        """Row of the country most spoken of, -1 for none; the larger one where two weigh the same."""
        return min(self.countries, key=lambda r: (-self.countries[r], r), default=-1)

    def peaks(self) -> Peaks:
        """The most that any country, and any first-order unit, weighs."""
        return Peaks(max(self.countries.values(), default=0.0), max(self.units.values(), default=0.0))


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
    table = gazetteer()
    found: dict[str, int] = {}
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


def first_weights(account: Account, found: ScannedPlaces) -> Setting:
    """What the account says outright of countries, with what its publisher's domain hints at.

    Args:
        account: The account.
        found: Candidates of `find_places`.
    """
    setting = Setting(home=home_countries(account.language))
    home = publisher_country(account)
    if home is not None:
        setting.add(country_by_code()[home].row, 1.5)
    town = publisher_town(account)
    if town >= 0:
        setting.add(town, 1.0)
    for code, times in Counter(found.adjectives).items():
        setting.add(country_by_code()[code].row, min(times * 0.3, 1.5))
    for made in found.candidates:
        if made.rule == "adjective":
            continue
        if made.rows and made.rows[0] < gazetteer().starts[1] and not made.person and not _at_home(made, setting):
            setting.add(made.rows[0], 0.4 if made.rule == "in_organisation" else 1.0)
    return setting


def _at_home(made: Candidate, setting: Setting) -> bool:
    """Whether a country's name is that of a larger town of a country of the text's language too ("Granada" in Spanish)."""
    if facts_of(made.rows[0]).country in setting.home:
        return False
    towns = (r for r in made.rows if r >= gazetteer().starts[3] and facts_of(r).country in setting.home)
    folded, most = fold(made.name), facts_of(made.rows[0]).people
    return any(facts_of(r).people > most and facts_of(r).name == folded for r in towns)


def weigh_names(setting: Setting, candidates: Iterable[Candidate]) -> None:
    """Let each name speak for the places that bear it, by their size; in a second round also by where the others lie.

    Args:
        setting: Takes the weights.
        candidates: Candidates not yet decided.
    """
    voters: dict[str, Candidate] = {}
    for made in candidates:
        if made.rows and made.row < 0 and not made.person and made.rows[0] >= gazetteer().starts[1]:
            known = voters.get(made.name)
            if known is None or VOTE[made.cue] > VOTE[known.cue]:
                voters[made.name] = made
    first = Setting(
        countries=defaultdict(float, setting.countries),
        units=defaultdict(float, setting.units),
        home=setting.home,
    )
    _cast(first, voters, {name: _shares(made, setting, NO_PEAKS) for name, made in voters.items()})
    peaks = first.peaks()
    _cast(setting, voters, {name: _shares(made, first, peaks) for name, made in voters.items()})


@lru_cache(maxsize=16384)
def _weight(row: int, folded: str) -> float:
    """What the place in a row weighs by its size as the bearer of a name, folded."""
    facts = facts_of(row)
    kind = OF_UNIT if facts.kind in ("first_order", "second_order") else 1.0
    further = ENDS_SO if facts.name.endswith(f" {folded}") and facts.name.count(" ") > 1 else OTHER_NAME
    return float((facts.people + 500.0) ** 0.7 * kind * (1.0 if facts.name == folded else further))


def _shares(made: Candidate, setting: Setting, peaks: Peaks) -> list[tuple[int, float]]:
    """Bearers of a name with their share of its vote; without peaks by their size alone, and by the text's language."""
    if len(made.rows) == 1:
        return [(made.rows[0], 1.0)]
    folded = fold(made.name)
    weights = []
    largest = max((facts_of(r).people for r in made.rows[:MANY] if facts_of(r).kind == "town"), default=0)
    for row in likely(made.rows, setting if peaks.country else None):
        facts = facts_of(row)
        weight = _weight(row, folded)
        if facts.name == folded and FAR_LARGER * facts.people >= largest:
            weight *= 1.0 + HOME_VOTE * setting.home.get(facts.country, 0.0)
        if peaks.country:
            weight *= 0.05 + setting.countries.get(facts.country, 0.0) / peaks.country
        if peaks.unit:
            weight *= 0.1 + setting.units.get(facts.unit, 0.0) / peaks.unit
        weights.append((row, weight))
    total = sum(w for _, w in weights) or 1.0
    return [(row, w / total) for row, w in weights]


def _cast(setting: Setting, voters: dict[str, Candidate], shares: dict[str, list[tuple[int, float]]]) -> None:
    for name, made in voters.items():
        whole = (VOTE["strong"] if _is_unit(made) else VOTE[made.cue]) * (
            0.5 if made.rule == "in_organisation" else 1.0
        )
        for row, share in shares[name]:
            people = facts_of(row).people
            if people >= BIG or made.cue != "weak" or made.rule == "in_organisation":
                setting.add(row, whole * share * min(1.0, (people + 500) / BIG) ** 0.5)


def _is_unit(made: Candidate) -> bool:
    """Whether a name is plainly a first-order unit's, or a second-order one's that alone bears it: no word need lead to it."""
    best = facts_of(made.rows[0])
    if best.name != fold(made.name) or made.plain:
        return False
    return (best.kind == "first_order" and best.people >= 10 * BIG) or (
        best.kind == "second_order" and len(made.rows) == 1
    )


def likely(rows: Sequence[int], setting: Setting | None) -> Sequence[int]:
    """Of a name with very many bearers those in countries and units spoken of, and the largest ones."""
    if len(rows) <= MANY:
        return rows
    near: list[int] = []
    if setting is not None:
        near = [r for r in rows if facts_of(r).country in setting.countries]
        if len(near) > MANY:
            near = [r for r in near if facts_of(r).unit in setting.units][:MANY] + near[: MANY // 2]
    return list(dict.fromkeys([*rows[: MANY // 2], *near]))

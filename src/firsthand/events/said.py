"""Numbers and differences as sentences for a person; made where they are shown, never stored and never read again.

Beside `event`, whose nouns hold what differs as values.  All words stand here: what another language says differently is
this module, and `record/said.py` for how a figure came about.  Refuses to judge: which kind a difference is of is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from firsthand.vocabulary import DifferenceReason, Quantifier

if TYPE_CHECKING:
    from firsthand.events.event import Difference, DifferenceSide

BOUNDED: Mapping[Quantifier, str] = {
    "at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "fewer_than": "fewer than ", "about": "about ",
}  # fmt: skip
WHY: Mapping[DifferenceReason, str] = {
    "changed_in_copying": "the number was changed where the text was copied",
    "taken_back": "{back} was taken back by who gave it",
    "bound_holds": "the bound holds for the other",
    "rounds": "one rounds the other",
    "part_of_people": "one counts a part of the people alone",
    "later_counts_more": "the later account counts more, as tolls do in the days after",
    "overtaken": "they exclude each other, but a later toll has overtaken one of them",
    "exclude": "they exclude each other",
}
FIELD_WHY: Mapping[DifferenceReason, str] = {
    "changed_in_copying": "it was changed where the text was copied",
    "exclude": "they exclude each other",
}


class HowMany(Protocol):
    """What is said of a number: a reading has it, and so has a magnitude."""

    @property
    def value(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def quantifier(self) -> Quantifier: ...


def words(told: HowMany) -> str:
    """A number as a person writes it: "150", "at least 30", "10-15", "24 or more" for dozens."""
    n = told.value if told.value is not None else told.low if told.low is not None else told.high
    said = "an untold number" if n is None else plain(n)
    if told.quantifier == "range" and told.low is not None and told.high is not None:
        return f"{plain(told.low)}-{plain(told.high)}"
    if told.quantifier == "dozens" and n is not None:
        return f"{said} or more"
    if told.quantifier in BOUNDED:
        return BOUNDED[told.quantifier] + said
    return told.quantifier if n is None else said


def plain(number: float) -> str:
    """ "26,000"."""
    return f"{number:,.10g}"


def accounts(count: int) -> str:
    """ "1 account", "3 accounts"."""
    return f"{count} account{'' if count == 1 else 's'}"


def side_words(side: DifferenceSide) -> str:
    """What one side tells: a number, a date or a country."""
    return side.told if side.how_many is None else words(side.how_many)


def told_by(side: DifferenceSide) -> str:
    """A side with how many tell it: "12 (3 accounts)"."""
    return f"{side_words(side)} ({accounts(side.accounts)})"


def why_of(found: Difference) -> str:
    """Why two readings of a figure differ, as half a sentence with what is counted before it."""
    back = next((side_words(s) for s in found.sides if s.status == "retracted"), "")
    return f"{found.field}: {WHY[found.reason].format(back=back)}."


def sentence_of(found: Difference) -> str:
    """A difference as one sentence; the kind alone where an older version stored no sides."""
    if not found.sides:
        return found.kind.replace("_", " ")
    if found.field == "date":
        return _dates(found)
    if found.field == "place":
        return _places(found)
    if found.reason == "counted_together":
        whole, killed, injured = map(side_words, found.sides)
        return f"{whole} casualties count the {killed} killed and the {injured} injured together."
    if found.reason == "longer_time":
        longer, *incident = map(side_words, found.sides)
        kept = f"it is kept apart from {', '.join(incident)}"
        return f"{longer} {found.field} counts a longer time than this event; {kept}."
    if found.reason in ("parts_exceed", "population_untold"):
        return _parts(found)
    one, other = map(told_by, found.sides)
    return f"{one} and {other} {why_of(found)}"


def _dates(found: Difference) -> str:
    told = (f"{accounts(s.accounts)} tell{'s' if s.accounts == 1 else ''} {s.told}" for s in found.sides)
    return f"{', '.join(told)}: {FIELD_WHY[found.reason]}."


def _places(found: Difference) -> str:
    told = "; ".join(f"{s.told} ({s.accounts})" for s in found.sides)
    slip = ", changed where the text was copied" if found.reason == "changed_in_copying" else ""
    return f"Accounts set it in different countries: {told}{slip}."


def _parts(found: Difference) -> str:
    """Parts beside the whole: what they make, and how many people are too many or of no told population."""
    whole, *parts = found.sides
    total = sum(_number(p) for p in parts)
    gap = abs(_number(whole) - total)
    people = f"{plain(gap)} {'person' if gap == 1 else 'people'}"
    more = found.reason == "parts_exceed"
    why = f"that is {people} more than the whole" if more else f"of {people} no population is told"
    told = " and ".join(f"{side_words(p)} {p.population}" for p in parts)
    return f"{told} make {plain(total)} {found.field}, and {side_words(whole)} are told for all: {why}."


def _number(side: DifferenceSide) -> float:
    return 0.0 if side.how_many is None else side.how_many.value or 0.0


def listed(told: Iterable[HowMany]) -> str:
    """ "12, at least 30"."""
    return ", ".join(map(words, told))

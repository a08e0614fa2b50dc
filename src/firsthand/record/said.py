"""How a figure came about, said in one sentence from the clauses that the record keeps of it.

Made where it is shown, never stored and never read again.  All words stand here and in `events/said.py`: what another
language says differently is these two modules.  Refuses to weigh: what a clause tells is settled when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from firsthand.events.said import accounts, listed, plain
from firsthand.vocabulary import Made, TraceKind

if TYPE_CHECKING:
    from firsthand.record.figure import TraceClause

# Clauses by kind, with what stands before them: `{amounts}`, `{accounts}`, `{hands}` and `{names}` are the clause's own.
SAYINGS: Mapping[TraceKind, str] = {
    # readings
    "told": "{amounts} in {accounts} from {hands}",
    "carried": "{amounts} from {hands}",
    # what is chosen
    "best": ": best is {amounts}",
    "taken": ": {amounts} is taken",
    "span_of_hands": ": minimum and maximum of {hands}",
    "one_hand": ": provisional, since behind it is only one first hand, and two are asked for",
    "hands_may_be_one": ": provisional, since behind it are {hands}, which may be one, and two are asked for",
    "no_best": "; no best is given",
    # why that one
    "only_live": ", the only live reading",
    "only_standing": ", the only reading that stands",
    "only_whole": ", the only one that counts them all",
    "most_origins": ", carried by most first hands",
    "most_hands": ", carried by most first hands ({hands})",
    "may_be_one": " if those that may be one are apart",
    "counts_people": ", the one that counts people, not one person told alone, of those that as many first hands carry",
    "more_precise": ", the more precise of those that as many first hands carry",
    "later": ", the later published of those that as many first hands carry",
    "larger": ", the larger of those that as many first hands carry",
    "told_alike": ", told no otherwise than those that as many first hands carry",
    "over_vague": ", a number told with the vague words or after them",
    "within_bounds": ", since more first hands say at least so many or more than carry a lower number",
    "with_perpetrator": ", {amounts} and the perpetrator",
    "lower_of_equals": ", as many first hands carry {amounts}, and of equals the exact and lower one is taken",
    "lowest": ", the lowest, since no higher one surely has more first hands",
    "better_corroborated": ", since it surely has more first hands than any lower one",
    "made": " ({names})",
    "vague_coded": "; ACLED codes dozens as 12, hundreds as 100, several or people without a number as 3 (10 in active warfare)",
    # what was set aside
    "overtaken": "; overtaken by a later toll: {amounts}",
    "miscopied": "; set aside as changed in copying: {amounts}",
    "taken_back": "; taken back by who gave it: {amounts}",
    "all_taken_back": "{amounts} was taken back by who gave it; no number stands",
    "kept_apart": "; kept apart as a total over a longer time: {amounts}",
    "only_longer": "; these are totals over a longer time, and no account tells what this event alone cost",
    # the profile's grade and what it stands on
    "graded": "; {names}: ",
    "more_deny": "more first hands deny it ({count}) than carry it",
    "admitted": "{names} speaks for those who are said to have done it",
    "denied": "first hands deny it",
    "readings_exclude": "readings that stand exclude each other",
    "hands_agree": "{hands} tell of it and do not exclude each other",
    "one_shown": "{hands}: more than one is not shown",
    "behind_exclude": "{hands} behind the readings that stand, but readings exclude each other, so the range is what stands",
    "behind_one_shown": "{hands} behind the readings that stand, and independence of at least two is not shown",
    "behind_denied": "{hands} behind the readings that stand, but {further} deny it",
    "behind_agree": "{hands} behind the readings that stand, and none excludes another",
    # a person's lock
    "locked": "locked by {names} at {amounts}; the accounts by themselves: ",
    "coded": "set by {names} at {amounts}; no account gives it",
    "new_against": ". New since it was locked and against it: {amounts}",
}  # fmt: skip
MADE: Mapping[Made, str] = {
    "stated": "stated",
    "summed": "added from its parts",
    "one population": "stated for one population, taken for all",
    "less the killed": "those shot, less those killed",
}
READINGS = ("told", "carried")


def counted(low: int, high: int) -> str:
    """ "1 first hand", "1 to 3 first hands"."""
    return f"{high} first hand{'' if high == 1 else 's'}" if low == high else f"{low} to {high} first hands"


def trace_of(clauses: Sequence[TraceClause]) -> str:
    """Clauses as one sentence; empty where there are none."""
    if not clauses:
        return ""
    out = ""
    for before, clause in zip((None, *clauses), clauses, strict=False):
        listing = clause.kind in READINGS and before is not None and before.kind in READINGS
        out += ("; " if listing else "") + _clause(clause)
    return f"{out}."


def _clause(clause: TraceClause) -> str:
    hands = clause.hands
    return SAYINGS[clause.kind].format(
        amounts=_amounts(clause),
        accounts=accounts(clause.count),
        count=clause.count,
        hands="" if hands is None else counted(hands.low, hands.high),
        further=counted(clause.count, clause.count),
        names="; ".join(MADE[m] for m in clause.made) if clause.made else ", ".join(clause.names),
    )


def _amounts(clause: TraceClause) -> str:
    """Numbers as words; of a lock just the number that was fixed."""
    if clause.kind not in ("locked", "coded"):
        return listed(clause.amounts)
    (fixed,) = clause.amounts
    number = fixed.value if fixed.value is not None else fixed.low
    return "an open number" if number is None else plain(number)

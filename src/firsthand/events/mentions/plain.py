"""Days that a sentence tells without an act: they date the harm told there, or are something that happened of itself.

Between `incidents` and `gather`.  Refuses the days in captions of pictures, which may be old.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.accounts.account import Account
from firsthand.events.mentions.exactness import NIGHT, days_wide
from firsthand.events.mentions.incidents import Incident, day_of, told_date
from firsthand.events.mentions.units import ClauseUnit
from firsthand.lang.edtf import precision
from firsthand.lang.reckoning import compatible


def in_caption(unit: ClauseUnit, account: Account) -> bool:
    """Whether a unit stands in the caption of a picture, which may be old."""
    return any(r.kind == "caption" and r.start <= unit.start < r.end for r in account.regions)


def days_without_act(units: Sequence[ClauseUnit], harm: Sequence[Incident], account: Account) -> list[ClauseUnit]:
    """Units that tell a day and no act, without those that date harm of their sentence that has no day of its own."""
    told_in: dict[int, list[Incident]] = {}
    for incident in harm:
        for sentence in incident.sentences:
            told_in.setdefault(sentence, []).append(incident)
    out = []
    for unit in units:
        edtf, basis = told_date(unit, account)
        here = told_in.get(unit.sentence, [])
        undated = [i for i in here if i.edtf is None or i.only_lent]
        if edtf is None or days_wide(edtf) > NIGHT or len(here) != 1 or not undated:
            out.append(unit)
            continue
        undated[0].edtf, undated[0].date_basis = edtf, basis
        undated[0].take(unit)
    return out


def plain_dated(units: Sequence[ClauseUnit], told: Sequence[Incident], account: Account) -> list[Incident]:
    """Dated sentences without an act: one event a date, unless an incident of that day is told already."""
    out: list[Incident] = []
    for unit in units:
        edtf, basis = told_date(unit, account)
        if edtf is None or precision(edtf) not in ("day", "time", "interval", "month"):
            continue
        home = next(
            (i for i in (*told, *out) if i.edtf is not None and compatible(edtf, i.edtf) and day_of(edtf) is not None),
            None,
        )
        if home is None:
            home = Incident(family="other", edtf=edtf, date_basis=basis)
            out.append(home)
        home.take(unit)
    return out

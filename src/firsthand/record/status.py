"""Whether a reading stands: live, overtaken by a later toll, taken back by who gave it, or changed in copying.

Between `readings` and the profiles, which read the word and choose among what stands.  Trusts days of publication that
accounts or the input tell, the outlet's own words that it was wrong, and a newer version of one page; refuses to take
another party's denial for a withdrawal, and to set aside all readings as miscopied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.lang.edtf import bounds
from firsthand.lineage.dossier import outlet_key
from firsthand.record.account_value import Statement
from firsthand.record.differences import is_update
from firsthand.record.figure import Reading
from firsthand.record.witness import Witness
from firsthand.vocabulary import FigureMark, ReadingStatus

TAKEN_BACK: FigureMark = "withdrawn"  # mark of a claim in which an account takes back what its outlet said before


@dataclass(frozen=True, slots=True)
class FigureTold:
    """What the accounts of one figure tell.

    Attributes:
        statements: By account id.
        happened: EDTF of the event.
        taken_back: Witnesses that repeat a number of their own outlet in order to correct it.
    """

    statements: Mapping[str, Statement]
    happened: str | None = None
    taken_back: Sequence[Witness] = ()


def takes_back(witness: Witness) -> bool:
    """Whether a witness corrects its own outlet: no reading, and no denial of what others say."""
    return TAKEN_BACK in witness.claim.marks


def with_status(readings: Sequence[Reading], told: FigureTold) -> list[Reading]:
    """The same readings, in the same order, each with its status.

    Args:
        readings: All readings of one figure.
        told: What stands behind them.

    Returns:
        `retracted` where every account of a reading was corrected by its own outlet or by its own newer, lower version;
        else `superseded` where a later and higher reading, of no fewer first hands or said as the toll, or the newer version,
        overtook it;
        else `copying_error` where all its accounts changed the number they copied; else `live`.
    """
    back = {i for i, r in enumerate(readings) if _is_retracted(r, readings, told)}
    kept = [r for i, r in enumerate(readings) if i not in back]
    gone = {i for i, r in enumerate(readings) if i not in back and any(_overtakes(b, r, told) for b in kept)}
    rest = [i for i in range(len(readings)) if i not in back | gone]
    wrong = {i for i in rest if _is_miscopied(readings[i], told.statements)}
    wrong = wrong if len(wrong) < len(rest) else set()
    word: dict[int, ReadingStatus] = {
        **dict.fromkeys(back, "retracted"),
        **dict.fromkeys(gone, "superseded"),
        **dict.fromkeys(wrong, "copying_error"),
    }
    return [replace(r, status=word.get(i, "live")) for i, r in enumerate(readings)]


def _is_retracted(reading: Reading, readings: Sequence[Reading], told: FigureTold) -> bool:
    lower = {a for r in readings if r is not reading and _value(r) < _value(reading) for a in r.account_ids}
    return all(
        _revised_by(a, told) & lower or any(_corrects(w, told.statements[a]) for w in told.taken_back)
        for a in reading.account_ids
    )


def _corrects(witness: Witness, said: Statement) -> bool:
    """Whether a witness takes back what a statement says: the same outlet, the same number, and not published before."""
    outlet = outlet_key(witness.publisher)
    if witness.claim.account_id == said.account_id or not outlet or witness.claim.best != said.value:
        return False
    first = said.witnesses[0]
    return outlet_key(first.publisher) == outlet and not _before(witness.published, first.published)


def _before(one: str | None, other: str | None) -> bool:
    """Whether a day surely lies before another."""
    last, first = bounds(one)[1], bounds(other)[0]
    return last is not None and first is not None and last < first


def _overtakes(later: Reading, reading: Reading, told: FigureTold) -> bool:
    if later is reading or _value(later) <= _value(reading):
        return False
    if all(_revised_by(a, told) & set(later.account_ids) for a in reading.account_ids):
        return True
    if not is_update(reading, later, told.statements, told.happened):
        return False
    return later.n_origins_max >= reading.n_origins_max or _told_as_toll(later, told)


def _told_as_toll(reading: Reading, told: FigureTold) -> bool:
    """Whether some account says a reading as the toll ("the number of dead has risen to 4"): what came before is then old."""
    return any("toll" in w.claim.marks for a in reading.account_ids for w in told.statements[a].witnesses)


def _revised_by(account_id: str, told: FigureTold) -> set[str]:
    """Newer versions of the page that an account is of."""
    return {n for w in told.statements[account_id].witnesses for n in w.revised_by}


def _is_miscopied(reading: Reading, statements: Mapping[str, Statement]) -> bool:
    """Whether every account of a reading copied another and changed its number."""
    return all(any(w.miscopied_from for w in statements[a].witnesses) for a in reading.account_ids)


def _value(reading: Reading) -> float:
    return next((v for v in (reading.value, reading.low, reading.high) if v is not None), 0.0)

"""Applying decisions so that none of them stops a derivation: one that cannot be applied is set aside and told.

Decisions come from other people's files and from cases that other people wrote.  Most of what cannot be applied is found when
a row is read (`casefile.fitting`); what nevertheless breaks the applying is found here, by applying each alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from firsthand.casefile.decision import Decided, Decision
from firsthand.casefile.ledger import UnfitDecision
from firsthand.engine.decisions.decided import Ruled, decided
from firsthand.errors import FirsthandError
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of


@dataclass(frozen=True, slots=True)
class GuardedRuling:
    """What is derived from, and what became of the decisions that broke when they were applied."""

    ruled: Ruled
    refused: tuple[Decided, ...] = ()


def decided_without(read: Mapping[str, pa.Table], decisions: Sequence[Decision]) -> GuardedRuling:
    """Apply decisions to what was read, without those that cannot be applied.

    Args:
        read: As `decided` takes it.
        decisions: Decisions that stand, in the order in which they were taken.

    Raises:
        FirsthandError: Each can be applied alone, and not all together.
    """
    try:
        return GuardedRuling(decided(read, decisions))
    except (OSError, MemoryError):
        raise  # the machine, not a decision
    except Exception as error:
        why = {d.decision_id: said for d in decisions if (said := _fault(read, d))}
        if not why:
            raise FirsthandError("decisions contradict each other", f"{error}", "report this as a bug") from error
    left = decided_without(read, [d for d in decisions if d.decision_id not in why])
    refused = (d.became("refused", why[d.decision_id]) for d in decisions if d.decision_id in why)
    return GuardedRuling(left.ruled, (*refused, *left.refused))


def _fault(read: Mapping[str, pa.Table], decision: Decision) -> str | None:
    """What applying one decision alone breaks on; None where it can be applied."""
    try:
        decided(read, [decision])
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def told_aside(unfit: Iterable[UnfitDecision], refused: Iterable[Decided] = ()) -> list[Rejection]:
    """Decisions that cannot be applied, as rejections."""
    found = [(d.decision_id, d.kind, d.why) for d in unfit] + [(d.decision_id, str(d.kind), d.detail) for d in refused]
    return [
        Rejection(
            decision_id, "decisions", "bad_value",
            f"the decision {kind!r} cannot be applied ({why}) and is set aside; the others are applied: take it back with "
            f"`firsthand decide CASE undo {decision_id}`, or ask its coder for it again",
        )
        for decision_id, kind, why in found
    ]  # fmt: skip


def with_refused(rows: pa.Table, refused: Iterable[Decided]) -> pa.Table:
    """What became of decisions, with those that broke when they were applied."""
    return pa.concat_tables([rows, pa.Table.from_batches([batch_of(Decided, refused)])])

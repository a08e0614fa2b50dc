"""A decision: what a reviewer ruled, with who, when and why, and where in the texts it was anchored.

Kept apart from derived state; no re-run loses one.  Ids of claims and events may change when texts are read anew, so a
decision also keeps the words that it was about (`Anchor`), by which it is carried over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from firsthand.spans import content_id
from firsthand.tables import as_row
from firsthand.vocabulary import ClaimKind, DecisionKind, DecisionState, Measure, OriginKind


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """Words of an account, found again in another version of its text by what stands around them.

    Attributes:
        prefix, suffix: The characters before and after, up to `CONTEXT` of each.
    """

    account_id: str
    version_id: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class ClaimAnchor:
    """A claim as it was when it was ruled on: its words, and what they were read as."""

    claim_id: str
    words: TextAnchor
    kind: ClaimKind
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class EventMark:
    """What one account told of an event when it was ruled on.

    Attributes:
        main: The account was mainly about it.
        claims: The account's claims that spoke of it.
    """

    account_id: str
    main: bool = False
    claims: tuple[ClaimAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """An event as it was when it was ruled on."""

    event_id: str
    marks: tuple[EventMark, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginAnchor:
    """An origin as it was when it was ruled on."""

    origin_id: str
    name: str
    kind: OriginKind


@dataclass(frozen=True, slots=True)
class EntityAnchor:
    """An entity as it was when it was ruled on: the claims that named it."""

    entity_id: str
    claims: tuple[ClaimAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Everything that a decision speaks of, as it stood.

    Attributes:
        subject: What the target is: `account`, `claim`, `event`, `origin`, `entity` or `decision`.
        words: The words a reviewer selected, for a claim added or a span corrected.
        seen: Accounts that gave the figure when it was locked: what another account says later is new evidence.
    """

    subject: str = ""
    claims: tuple[ClaimAnchor, ...] = ()
    events: tuple[EventAnchor, ...] = ()
    origins: tuple[OriginAnchor, ...] = ()
    entities: tuple[EntityAnchor, ...] = ()
    words: TextAnchor | None = None
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling of a reviewer.

    Attributes:
        decision_id: Content hash, set by `sealed`.
        kind: One of `casefile.kinds.KINDS`; `undo` takes back the decision that is its target.
        target: Id of the account, claim, event, entity, origin or decision ruled on.
        who: The reviewer.
        when: UTC, ISO 8601.
        payload: What was ruled, a JSON object; which keys it has hangs on the kind.
        why: The reviewer's reason.
        anchor: What the target was, by which the decision is carried over.
        undone_by: Id of the decision that took this one back, None while it stands.
    """

    kind: DecisionKind
    target: str
    who: str
    when: str
    payload: str = "{}"
    why: str = ""
    anchor: Anchor = field(default_factory=Anchor)
    undone_by: str | None = None
    decision_id: str = ""

    def sealed(self) -> Decision:
        """The same decision with its id: a hash of what was ruled on what, by whom, when and why."""
        anchor = json.dumps(as_row(self.anchor), ensure_ascii=False, sort_keys=True)
        parts = (self.kind, self.target, self.payload, self.who, self.when, self.why, anchor)
        return replace(self, decision_id=content_id("d", *parts))

    @property
    def ruled(self) -> dict[str, Any]:
        """The payload as a dictionary."""
        found: dict[str, Any] = json.loads(self.payload)
        return found

    def became(
        self, state: DecisionState, detail: str = "", *, subject: str = "", target: str = "", figure: str = ""
    ) -> Decided:
        """What became of it.

        Args:
            state, detail, figure: As `Decided` has them.
            subject: What the target is; as it was anchored where empty.
            target: Id that the target has now; the one it had where empty.
        """
        return Decided(
            decision_id=self.decision_id,
            kind=self.kind,
            subject=subject or self.anchor.subject,
            target=target or self.target,
            state=state,
            detail=detail,
            figure=figure,
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a standing decision when the record was derived.

    Attributes:
        subject: What the target is.
        target: Id that the target has now; the one it had where it is not found.
        figure: For a lock: measure, population and unit, joined by `/`.
        state: `applied`; `overruled` (a later decision on the same thing stands in its place); `unattached` (its target is
            no longer found); `refused` (it goes against the event keys given with the input, or breaks when it is applied).
        detail: One sentence for a person; empty where there is nothing to add.
    """

    decision_id: str
    kind: DecisionKind
    subject: str
    target: str
    state: DecisionState
    detail: str = ""
    figure: str = ""


def figure_key(measure: str, population: str, unit: str | None) -> str:
    """A figure's name inside its event, as `Decided.figure` has it: `killed/all`, `destroyed/all/houses`."""
    return "/".join([measure, population, *([unit] if unit else [])])


def by_time(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in the order in which they were taken; ties by id."""
    return sorted(decisions, key=lambda d: (d.when, d.decision_id))


def undone(decisions: Iterable[Decision]) -> dict[str, str]:
    """Per decision that was taken back: the first decision that did so and was not taken back itself.

    A decision names what it takes back by a hash, so that no circle can arise.
    """
    known = by_time(decisions)
    backs: dict[str, list[str]] = {}
    for one in known:
        if one.kind == "undo":
            backs.setdefault(one.target, []).append(one.decision_id)
    found: dict[str, str] = {}
    settled: set[str] = set()
    for target in backs:
        _settle(target, backs, found, settled)
    return found


def _settle(target: str, backs: dict[str, list[str]], found: dict[str, str], settled: set[str]) -> None:
    """Find whether one decision is undone, those that undo it first."""
    waiting = [target]
    while waiting:
        one = waiting[-1]
        open_ones = [b for b in backs.get(one, ()) if b in backs and b not in settled and b not in waiting]
        if one not in settled and open_ones:
            waiting += open_ones
            continue
        standing = [b for b in backs.get(one, ()) if b not in found]
        if standing and one not in settled:
            found[one] = standing[0]
        settled.add(one)
        waiting.pop()


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that stand, in the order in which they were taken; those of kind `undo` are not among them."""
    known = list(decisions)
    gone = undone(known)
    return [d for d in by_time(known) if d.kind != "undo" and d.decision_id not in gone]

"""Decisions on claims: which of them count, with which values, and which were added.

A pure function of what was read and what was decided.  The last verdict on a claim wins, and of corrections the last for
each column; a correction or an acceptance after a rejection takes the claim back in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile.carry import carried, claim_now
from firsthand.casefile.decision import ClaimAnchor, Decided, Decision
from firsthand.claims.claim import REVIEWER, Claim
from firsthand.spans import Span, content_id
from firsthand.vocabulary import DecisionState, FigureMark

VERDICTS = ("accept", "reject", "correct")
VALUES = ("low", "best", "high", "quantifier", "measure", "population", "unit", "edtf", "place", "country", "latitude",
          "longitude", "name", "role", "modality", "part")  # fmt: skip
_PLACES = ("place", "country", "latitude", "longitude")
PART: FigureMark = "part"  # mark of a number that another holds
CERTAIN = 1.0  # confidence of what a person looked at
GONE = "its words are no longer in the account"
UNREAD = "its words are no longer read as such a claim"


@dataclass(slots=True)
class KnownTargets:
    """Accounts and claims that decisions speak of, as the machine read them; claims that people added join them.

    Attributes:
        accounts, claims: By id.
        told: Claims by account.
    """

    accounts: Mapping[str, Account]
    claims: dict[str, Claim]
    told: Mapping[str, Sequence[Claim]]

    def claim(self, anchor: ClaimAnchor) -> Claim | None:
        """The claim an anchor means now; None where it is gone."""
        account = self.accounts.get(anchor.words.account_id)
        return (
            None if account is None else claim_now(anchor, account, self.told.get(account.account_id, ()), self.claims)
        )


@dataclass(frozen=True, slots=True)
class Move:
    """That a claim speaks of another event than the machine found for it."""

    decision: Decision
    claim_id: str


@dataclass(slots=True)
class ClaimRulings:
    """What decisions make of the claims.

    Attributes:
        rejected: Claims that do not count.
        laid: Claims corrected or added, in the form that counts.
        moves: Claims given to another event.
        decided: What became of each decision.
    """

    rejected: set[str] = field(default_factory=set)
    laid: dict[str, Claim] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)


@dataclass(slots=True)
class _ClaimCorrections:
    """What the corrections of one claim come to, each part with the decision that has the last word on it.

    Attributes:
        values: Columns to set; set_by_last: the decision behind each.
        moved_by: What gives the claim to another event.
        place: Where its words stand; placed_by: what says so.
    """

    values: dict[str, Any] = field(default_factory=dict)
    set_by_last: dict[str, Decision] = field(default_factory=dict)
    moved_by: Decision | None = None
    place: Span | None = None
    placed_by: Decision | None = None

    def set_by(self, one: Decision, values: Mapping[str, Any]) -> None:
        """Take the values of one more decision."""
        self.values |= values
        self.set_by_last |= dict.fromkeys(values, one)

    @property
    def in_force(self) -> set[str]:
        """Ids of the decisions that have the last word on some part."""
        return {d.decision_id for d in (*self.set_by_last.values(), self.moved_by, self.placed_by) if d is not None}


def rule_claims(decisions: Sequence[Decision], known: KnownTargets) -> ClaimRulings:
    """Apply all decisions on claims.

    Args:
        decisions: Decisions that stand, in the order in which they were taken.
        known: Their accounts and claims; claims that people added are put there.
    """
    rulings = ClaimRulings()
    for one in decisions:
        if one.kind == "add":
            _add(one, known, rulings)
    by_claim: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.kind not in VERDICTS:
            continue
        claim = known.claim(one.anchor.claims[0])
        if claim is None:
            rulings.decided.append(one.became("unattached", UNREAD, subject="claim"))
        else:
            by_claim.setdefault(claim.claim_id, []).append(one)
    for claim_id, found in by_claim.items():
        _rule_one(known.claims[claim_id], found, known, rulings)
    return rulings


def _add(decision: Decision, known: KnownTargets, rulings: ClaimRulings) -> None:
    words = decision.anchor.words
    account = known.accounts.get(decision.target)
    place = carried(words, account) if words is not None and account is not None else None
    if account is None or place is None:
        rulings.decided.append(decision.became("unattached", GONE, subject="account"))
        return
    ruled = decision.ruled
    claim = claim_of(account, place, ruled, content_id("c", "added", decision.decision_id))
    known.claims[claim.claim_id] = claim
    rulings.laid[claim.claim_id] = claim
    if "event" in ruled:
        rulings.moves.append(Move(decision, claim.claim_id))
    rulings.decided.append(decision.became("applied", subject="claim", target=claim.claim_id))


def claim_of(account: Account, place: Span, ruled: Mapping[str, Any], claim_id: str) -> Claim:
    """The claim that a person adds.

    Args:
        account: The account.
        place: Where its words stand.
        ruled: The payload of the decision, checked.
        claim_id: Its id.
    """
    made = Claim(
        account_id=account.account_id,
        kind=ruled["kind"],
        start=place.start,
        end=place.end,
        quote=account.text[place.start : place.end],
        sentence=sentence_at(account, place.start),
        claim_id=claim_id,
        population="all" if ruled["kind"] == "figure" else None,
        time_kind="date" if ruled["kind"] == "time" else None,
        rule=REVIEWER,
        extractor=REVIEWER,
        confidence=CERTAIN,
    )
    values = _values(ruled)
    marks = _marks(made, values)
    values.pop(PART, None)
    return replace(made, **values, marks=marks)


def _rule_one(claim: Claim, found: Sequence[Decision], known: KnownTargets, rulings: ClaimRulings) -> None:
    """Apply all verdicts on one claim."""
    last, asked, lost = found[-1], _ClaimCorrections(), set[str]()
    for one in found:
        ruled = one.ruled if one.kind == "correct" else {}
        asked.set_by(one, _values(ruled))
        if "event" in ruled:
            asked.moved_by = one
        if one.anchor.words is not None:
            moved = carried(one.anchor.words, known.accounts[claim.account_id])
            if moved is not None:
                asked.place, asked.placed_by = moved, one
            lost |= {one.decision_id} if moved is None and len(ruled) == 3 else set()
    if last.kind == "reject":
        rulings.rejected.add(claim.claim_id)
    else:
        _correct(claim, asked, known, rulings)
    in_force = asked.in_force
    for one in found:
        state, detail = _state(one, last, in_force, lost)
        rulings.decided.append(one.became(state, detail, subject="claim", target=claim.claim_id))


def _correct(claim: Claim, asked: _ClaimCorrections, known: KnownTargets, rulings: ClaimRulings) -> None:
    if asked.moved_by is not None:
        rulings.moves.append(Move(asked.moved_by, claim.claim_id))
    changed = dict(asked.values)
    if asked.place is not None:
        span, account = asked.place, known.accounts[claim.account_id]
        quote = account.text[span.start : span.end]
        changed |= {"start": span.start, "end": span.end, "quote": quote, "sentence": sentence_at(account, span.start)}
    if not changed:
        return
    # What a person says of the words takes the place of what the reader's marks say of them; a part stays one.
    changed["marks"] = _marks(claim, changed)
    changed.pop(PART, None)
    rulings.laid[claim.claim_id] = replace(claim, **changed, rule=REVIEWER, extractor=REVIEWER, confidence=CERTAIN)


def _state(one: Decision, last: Decision, in_force: set[str], lost: set[str]) -> tuple[DecisionState, str]:
    """What became of one verdict, and why."""
    if one.decision_id in lost:
        return "unattached", GONE
    if one is not last and (last.kind == "reject" or one.kind == "reject"):
        return "overruled", f"{last.who} ruled later: {last.kind}"
    if one.kind == "correct" and one.decision_id not in in_force:
        return "overruled", "a later correction gives other values"
    return "applied", ""


def _marks(claim: Claim, ruled: Mapping[str, Any]) -> tuple[FigureMark, ...]:
    """Whether a number is part of a total: as a person says, else as the words were read."""
    return (PART,) if ruled.get(PART, PART in claim.marks) else ()


def _values(ruled: Mapping[str, Any]) -> dict[str, Any]:
    """The columns a payload sets; a place given in words is none of the gazetteer's any more."""
    found = {
        k: float(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in ruled.items() if k in VALUES
    }
    if any(k in found for k in _PLACES):
        found = {"place_id": None, **found}
        found |= {k: found.get(k) for k in _PLACES if k != "place" and "place" in found}
    return found


def sentence_at(account: Account, start: int) -> int:
    """Number of the sentence that holds an offset, or of the last before it."""
    return max(0, bisect_right([s.start for s in account.sentences], start) - 1)

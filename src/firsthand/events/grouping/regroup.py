"""Regrouping: what people ruled on events, applied to the events that the accounts' own words make.

Comes after clustering, so that a merge and the split that takes it apart again leave what was there before.  Rulings are
applied in the order in which they were taken.  Refuses to join two event keys that came with the input, and to part one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firsthand.events.grouping.cluster import Membership
from firsthand.events.grouping.weigh import MentionLink
from firsthand.events.mentions.mention import Mention
from firsthand.spans import content_id
from firsthand.vocabulary import DecisionState


@dataclass(frozen=True, slots=True)
class EventMarkRow:
    """One sign by which a ruling finds a mention.

    Attributes:
        place: Place of the decision in the order of all.
        act: `merge`, `split`, `move` (a claim to another event), or `find` (nothing changes; the event is looked for).
        side: Of a merge the event it marks; of a split `out`, `stay` or `part` (a claim that goes out alone); of a move
            `home` or `part`; of a find `home`.
        account_id: The account whose mention it is.
        main: The mark is that the account is mainly about it; else `claim_id` marks it.
    """

    decision_id: str
    place: int
    act: str
    side: str
    account_id: str
    main: bool
    claim_id: str | None
    who: str


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A mark with a mention that bears it; `core` where the claim speaks of that mention alone."""

    mark: EventMarkRow
    mention_id: str
    core: bool


@dataclass(frozen=True, slots=True)
class Regrouping:
    """All that rulings touch: the events of every marked mention, whole."""

    marked: tuple[MarkedMention, ...]
    memberships: tuple[Membership, ...]
    mentions: tuple[Mention, ...]
    links: tuple[MentionLink, ...] = ()


@dataclass(frozen=True, slots=True)
class RulingOutcome:
    """What became of a ruling: `applied`, `refused` or `unattached`, with one sentence."""

    decision_id: str
    state: DecisionState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What rulings made of the touched events.

    Attributes:
        mentions: Mentions that lost claims, and parts of mentions that went elsewhere.
    """

    memberships: tuple[Membership, ...]
    mentions: tuple[Mention, ...]
    outcomes: tuple[RulingOutcome, ...]


@dataclass(slots=True)
class _Partition:
    """Events under way: mention to event, by a number that means nothing.

    Attributes:
        found: The event that the machine made of each mention.
    """

    of: dict[str, int]
    found: dict[str, str]
    mentions: dict[str, Mention]
    reason: dict[str, str]
    links: Sequence[MentionLink]
    changed: set[str] = field(default_factory=set)
    last: int = 0

    def members(self, group: int) -> list[str]:
        return sorted(m for m, g in self.of.items() if g == group)

    def fresh(self) -> int:
        self.last += 1
        return self.last

    def hints(self, mention_ids: Sequence[str]) -> set[str]:
        return {h for m in mention_ids if (h := self.mentions[m].event_hint)}


def regroup(touched: Regrouping) -> Regrouped:
    """Apply rulings to the events they touch; a pure function, whatever the order of its parts."""
    found = {m.mention_id: m.event_id for m in touched.memberships}
    numbers = {e: i for i, e in enumerate(sorted(set(found.values())))}
    state = _Partition(
        of={m: numbers[e] for m, e in found.items()},
        found=found,
        mentions={m.mention_id: m for m in touched.mentions},
        reason={m.mention_id: m.reason for m in touched.memberships},
        links=touched.links,
        last=len(numbers),
    )
    rulings: dict[tuple[int, str], list[MarkedMention]] = {}
    for marked in touched.marked:
        rulings.setdefault((marked.mark.place, marked.mark.decision_id), []).append(marked)
    acts = {"merge": _merge, "split": _split, "move": _move}
    outcomes = []
    for (_, decision_id), marks in sorted(rulings.items()):
        act = acts.get(marks[0].mark.act)
        if act is not None:
            done = act(state, sorted(marks, key=_order))
            outcomes.append(RulingOutcome(decision_id, "refused" if done else "applied", done))
    mentions = tuple(state.mentions[m] for m in sorted(state.changed))
    return Regrouped(tuple(_memberships(state, touched.memberships)), mentions, tuple(outcomes))


def _memberships(state: _Partition, before: Sequence[Membership]) -> list[Membership]:
    """Who belongs where in the end; an event that is again what the accounts made it keeps their reasons too."""
    groups: dict[int, list[str]] = {}
    for m in sorted(state.of):
        groups.setdefault(state.of[m], []).append(m)
    as_found: dict[str, list[str]] = {}
    for one in sorted(before, key=lambda one: one.mention_id):
        as_found.setdefault(one.event_id, []).append(one.mention_id)
    same = {tuple(members) for members in as_found.values()}
    reasons = {one.mention_id: one.reason for one in before}
    out = []
    for members in groups.values():
        event_id = content_id("e", members[0])
        told = reasons if tuple(members) in same else state.reason
        out += [Membership(m, event_id, told[m]) for m in members]
    return sorted(out, key=lambda m: m.mention_id)


def _order(marked: MarkedMention) -> tuple[str, str, str, bool]:
    return marked.mark.side, marked.mention_id, marked.mark.claim_id or "", marked.core


def _merge(state: _Partition, marks: Sequence[MarkedMention]) -> str:
    """Put together the events of all marked mentions; returns why not, or nothing."""
    groups = sorted({state.of[m.mention_id] for m in marks})
    members = [m for g in groups for m in state.members(g)]
    if len(keys := state.hints(members)) > 1:
        return f"these accounts came with different event keys: {', '.join(sorted(keys))}"
    if len(groups) > 1:
        whole, who = state.fresh(), marks[0].mark.who
        for m in members:
            state.of[m] = whole
        for m in {m.mention_id for m in marks}:
            state.reason[m] = f"joined by {who}"
    return ""


def _split(state: _Partition, marks: Sequence[MarkedMention]) -> str:
    """Take marked mentions, and marked claims out of mentions, into an event of their own."""
    out = {m.mention_id for m in marks if m.mark.side == "out"}
    stay = {m.mention_id for m in marks if m.mark.side == "stay"} - out
    moving: dict[str, set[str]] = {}
    for group in sorted({state.of[m] for m in out}):
        members = state.members(group)
        if not stay & set(members):
            continue  # the accounts' own words part them already
        side = _sides(state, members, (out, stay))
        keys = state.hints([m for m in members if side[m]]) & state.hints([m for m in members if not side[m]])
        if keys:
            return f"these accounts came with one event key: {', '.join(sorted(keys))}"
        for m in members:
            if side[m]:
                moving.setdefault(m, set())
    parts = _parts(state, marks)
    if moving or parts:
        new = state.fresh()
        for m in moving:
            state.of[m] = new
        for m in set(moving) & out:
            state.reason[m] = f"set apart by {marks[0].mark.who}"
        for part in parts:
            _place(state, part, new)
    return ""


def _sides(state: _Partition, members: Sequence[str], marked: tuple[set[str], set[str]]) -> dict[str, bool]:
    """Which mentions of one event go out: those marked; those the machine held with them alone; those linked closer."""
    out, stay = marked
    side = {m: m in out for m in members if m in out or m in stay}
    by_found: dict[str, set[bool]] = {}
    for m, goes in side.items():
        by_found.setdefault(state.found.get(m, m), set()).add(goes)
    decided = dict(side)
    for m in members:
        held = by_found.get(state.found.get(m, m), set())
        if m not in decided:
            decided[m] = held == {True} if len(held) == 1 else _closer(state, m, side)
    return decided


def _closer(state: _Partition, mention_id: str, side: dict[str, bool]) -> bool:
    """Whether a mention that no ruling knew is tied more strongly to those that go out."""
    best = {True: 0.0, False: 0.0}
    for link in state.links:
        other = link.b if link.a == mention_id else link.a if link.b == mention_id else None
        if other in side:
            best[side[other]] = max(best[side[other]], link.score)
    return best[True] > best[False]


def _move(state: _Partition, marks: Sequence[MarkedMention]) -> str:
    """Give a claim to the event that most home marks lie in; without any, nothing moves."""
    homes = [state.of[m.mention_id] for m in marks if m.mark.side == "home"]
    if homes:
        home = max(sorted(set(homes)), key=homes.count)
        for part in _parts(state, marks):
            _place(state, part, home)
    return ""


@dataclass(frozen=True, slots=True)
class _LeavingClaims:
    """Claims of one account that leave a mention: the mention they leave, and the ruling."""

    of: str
    claims: frozenset[str]
    mark: EventMarkRow


def _parts(state: _Partition, marks: Sequence[MarkedMention]) -> list[_LeavingClaims]:
    """Claims that go out alone, by the mention that tells them: the one that they speak of alone, else the first."""
    tellers: dict[str, list[tuple[bool, bool, str]]] = {}
    for marked in marks:
        claim = marked.mark.claim_id
        if marked.mark.side == "part" and claim is not None:
            told = claim in state.mentions[marked.mention_id].claim_ids
            tellers.setdefault(claim, []).append((not marked.core, not told, marked.mention_id))
    by_mention: dict[str, set[str]] = {}
    for claim, found in tellers.items():
        by_mention.setdefault(min(found)[2], set()).add(claim)
    return [_LeavingClaims(m, frozenset(claims), marks[0].mark) for m, claims in sorted(by_mention.items())]


def _place(state: _Partition, part: _LeavingClaims, group: int) -> None:
    """Make a mention of claims that leave another, and put it into an event; one that leaves whole stays one."""
    whole = state.mentions[part.of]
    if state.of[part.of] == group:
        return
    if whole.core_ids and part.claims.issuperset(whole.core_ids) and not whole.event_hint:
        state.of[part.of] = group
        state.reason[part.of] = f"given to this event by {part.mark.who}"
        return
    new_id = content_id("m", whole.mention_id, "part", part.mark.decision_id)
    claims = tuple(sorted(part.claims))
    made = replace(
        whole,
        mention_id=new_id,
        main=False,
        about=None,
        relation=None,
        names=(),
        name_days=(),
        document=None,
        terms=(),
        keys=(),
        event_hint=None,
        claim_ids=claims,
        core_ids=claims,
        date_claims=tuple(c for c in whole.date_claims if c in part.claims),
        place_claims=tuple(c for c in whole.place_claims if c in part.claims),
    )
    left = replace(
        whole,
        claim_ids=tuple(c for c in whole.claim_ids if c not in part.claims),
        core_ids=tuple(c for c in whole.core_ids if c not in part.claims),
    )
    state.mentions |= {new_id: made, whole.mention_id: left}
    state.changed |= {new_id, whole.mention_id}
    state.of[new_id] = group
    state.found[new_id] = new_id
    state.reason[new_id] = f"given to this event by {part.mark.who}"


# ------------------------------------------------------------------ relational steps, in the order they run

_TELLS = "LIST_CONTAINS(m.core_ids, k.claim_id) OR (LEN(m.core_ids) = 0 AND LIST_CONTAINS(m.claim_ids, k.claim_id))"

MARKED = f"""
SELECT k AS mark, m.mention_id, k.claim_id IS NOT NULL AND ({_TELLS}) AS core
FROM event_marks k JOIN mentions m ON m.account_id = k.account_id
WHERE CASE WHEN k.side = 'part' THEN m.main OR LIST_CONTAINS(m.claim_ids, k.claim_id)
           WHEN k.claim_id IS NULL THEN k.main AND m.main
           ELSE {_TELLS} END
"""

TOUCHED = """
WITH acting AS (SELECT * FROM marked WHERE mark.act <> 'find'),
events_touched AS (
  SELECT DISTINCT s.event_id FROM acting k JOIN found_memberships s ON s.mention_id = k.mention_id),
inside AS (
  SELECT s.* FROM found_memberships s JOIN events_touched t ON t.event_id = s.event_id)
SELECT (SELECT LIST(k ORDER BY k.mark.place, k.mark.side, k.mention_id, k.mark.claim_id) FROM acting k) AS marked,
  (SELECT LIST(s ORDER BY s.mention_id) FROM inside s) AS memberships,
  (SELECT LIST(m ORDER BY m.mention_id) FROM mentions m JOIN inside s ON s.mention_id = m.mention_id) AS mentions,
  COALESCE((SELECT LIST(l ORDER BY l.a, l.b) FROM links l JOIN inside x ON x.mention_id = l.a
    JOIN inside y ON y.mention_id = l.b), []) AS links
WHERE EXISTS (SELECT 1 FROM inside)
"""

MEMBERSHIPS = """
SELECT * FROM found_memberships WHERE mention_id NOT IN (SELECT mention_id FROM regrouped)
UNION ALL SELECT * FROM regrouped
"""

RULED_MENTIONS = """
SELECT * FROM mentions WHERE mention_id NOT IN (SELECT mention_id FROM mention_parts)
UNION ALL SELECT * FROM mention_parts
"""

# The event that a ruling means now: the one in which most of what it marks stands.
RULED_EVENTS = """
WITH counted AS (
  SELECT k.mark.decision_id AS decision_id, k.mark.side AS side, s.event_id AS event_id, COUNT(DISTINCT k.mention_id) AS n
  FROM marked k JOIN memberships s ON s.mention_id = k.mention_id WHERE k.mark.side <> 'part'
  GROUP BY k.mark.decision_id, k.mark.side, s.event_id),
ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY decision_id, side ORDER BY n DESC, event_id) AS place FROM counted)
SELECT decision_id, side, event_id FROM ranked WHERE place = 1
"""


@dataclass(frozen=True, slots=True)
class RuledEvent:
    """The event that one side of a ruling means now."""

    decision_id: str
    side: str
    event_id: str

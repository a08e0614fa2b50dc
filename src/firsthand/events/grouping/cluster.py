"""Clustering: linked mentions are joined strongest first, as long as nothing they tell excludes it.

Groups of accounts' subjects are judged by the average over all pairs between them, where a pair without a link speaks
against: one report that resembles two incidents cannot glue them.  Pairs that were never compared, since hundreds share
their day and town, speak neither way.  What is told in passing is joined by its strongest link.
Works inside one connected component of links, so the result hangs on neither the order of accounts nor the engine.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, log
from typing import NamedTuple, TypeVar

from firsthand.config import EventsConfig
from firsthand.events.grouping.distance import days_between, told_to_the_day
from firsthand.events.grouping.weigh import Doubt, Link, Pair, explained
from firsthand.events.mentions.mention import Mention
from firsthand.spans import content_id

ALONE = "told by this account alone"
UNTIED = -1.3  # log odds of two subjects without a link; from held-out folds of `tools/fit_subjects.py`
SUREST = 0.999  # a score beyond it counts no more: one sure link does not outweigh ten doubts
LEAST_COMPARED = 4  # pairs between two groups in a crowd, fewer than which do not speak for all the others
Counted = TypeVar("Counted")
Day = tuple[str | None, bool, str]  # a date, whether the account tells it to the day, the kind of an act done once


@dataclass(frozen=True, slots=True)
class Crowd:
    """A subject in a key that so many share that not all of them are compared with one another."""

    mention_id: str
    key: str


@dataclass(frozen=True, slots=True)
class Group:
    """A connected component: its mentions, and the links between them.

    Attributes:
        doubts: Subjects that share a crowded key, were compared, and are not linked.
        crowds: Crowded keys of its subjects.
    """

    root: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    crowds: tuple[Crowd, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """That a mention belongs to an event, and what tied it there."""

    mention_id: str
    event_id: str
    reason: str


class _Tie(NamedTuple):
    """How two parties are tied: summed odds of linked subjects above `UNTIED`, the strongest link, subjects compared."""

    summed: float
    strongest: float
    compared: int

    def plus(self, other: _Tie) -> _Tie:
        """Both."""
        strongest = self.strongest if self.strongest >= other.strongest else other.strongest
        return _Tie(self.summed + other.summed, strongest, self.compared + other.compared)


@dataclass
class _Party:
    """Mentions taken to be one event so far, and what decides whether another may join.

    Attributes:
        ties: Per other party: how they are tied.
        crowds: Per crowded key: how many subjects have it.
        accounts: Per account told of here: whether it tells of one thing only by each of these mentions.
        passing, subjects: Days told, and one mention for each of them.
    """

    members: list[str]
    n_subjects: int = 0
    ties: dict[int, _Tie] = field(default_factory=dict)
    crowds: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, bool] = field(default_factory=dict)
    hints: set[str] = field(default_factory=set)
    passing: dict[Day, int] = field(default_factory=dict)
    subjects: dict[Day, int] = field(default_factory=dict)

    def take(self, other: _Party) -> None:
        """Join another party's mentions to these; ties are the caller's."""
        self.members += other.members
        self.n_subjects += other.n_subjects
        _count(self.crowds, other.crowds)
        for account, alone in other.accounts.items():
            self.accounts[account] = alone or self.accounts.get(account, False)
        self.hints |= other.hints
        _count(self.passing, other.passing)
        _count(self.subjects, other.subjects)


def _count(into: dict[Counted, int], more: Mapping[Counted, int]) -> None:
    for one, n in more.items():
        into[one] = into.get(one, 0) + n


class _Parties:
    """All parties of one component, the pairs of them that may be joined, the most likely first."""

    def __init__(self, group: Group, together: Sequence[list[str]]) -> None:
        self.mention = {m.mention_id: m for m in group.mentions}
        self.party = {i: self._of(members) for i, members in enumerate(together)}
        self.home = {m: i for i, members in enumerate(together) for m in members}
        self.next = len(together)
        self.heap: list[tuple[float, int, int]] = []
        self.clash: dict[tuple[Day, Day], bool] = {}
        for crowd in group.crowds:
            _count(self.party[self.home[crowd.mention_id]].crowds, {crowd.key: 1})

    def _of(self, members: Sequence[str]) -> _Party:
        first, *others = sorted(members)
        out = self._lone(self.mention[first])
        for one in others:
            out.take(self._lone(self.mention[one]))
        return out

    def _lone(self, m: Mention) -> _Party:
        days: dict[Day, int] = {(m.edtf, told_to_the_day(m), m.type if m.unique else ""): 1}
        alone = m.main or m.family != "harm"
        if m.event_hint and m.family != "harm":
            alone = False  # the user says that this news is about the harm, so that is not told apart from it
        passing: dict[Day, int] = {} if m.main else days
        subjects = days if m.main else {}
        hints = set() if m.event_hint is None else {m.event_hint}
        return _Party([m.mention_id], int(m.main), {}, {}, {m.account_id: alone}, hints, passing, subjects)

    def tie(self, link: Link) -> None:
        """Note a link between two parties."""
        i, j = self.home[link.a], self.home[link.b]
        if i == j:
            return
        score = min(SUREST, max(1 - SUREST, link.score))
        odds = log(score / (1 - score))
        both = self.mention[link.a].main and self.mention[link.b].main
        self._set(i, j, _Tie(odds - UNTIED if both else 0.0, odds, int(both)))

    def doubt(self, doubt: Doubt) -> None:
        """Note that two parties' subjects were compared and found unlike."""
        i, j = self.home[doubt.a], self.home[doubt.b]
        if i != j:
            self._set(i, j, _Tie(0.0, -inf, 1))

    def _set(self, i: int, j: int, tie: _Tie) -> None:
        before = self.party[i].ties.get(j)
        now = tie if before is None else before.plus(tie)
        self.party[i].ties[j] = self.party[j].ties[i] = now

    def offer(self, i: int, j: int) -> None:
        """Put a pair, the lesser number first, on the heap if it could be joined."""
        a, b = self.party[i], self.party[j]
        likely = _likely(a, b, a.ties[j])
        if likely >= 0:
            heapq.heappush(self.heap, (-likely, i, j))

    def kept_apart(self, i: int, j: int) -> bool:
        """Whether two parties cannot be one event: other keys, an account that tells both apart, or days in most pairs."""
        a, b = self.party[i], self.party[j]
        if a.hints and b.hints and a.hints != b.hints:
            return True
        few, many = sorted((a.accounts, b.accounts), key=len)
        if any(account in many and (alone or many[account]) for account, alone in few.items()):
            return True
        against = sum(
            n * k
            for left, right in ((a.passing, b.passing), (a.passing, b.subjects), (a.subjects, b.passing))
            for day, n in left.items()
            for other, k in right.items()
            if self._clash(day, other)
        )
        return 2 * against > len(a.members) * len(b.members) - a.n_subjects * b.n_subjects

    def _clash(self, one: Day, other: Day) -> bool:
        """Whether both tell their day and the days differ by more than one; an act done once may be misdated."""
        if (one, other) not in self.clash:
            gap = (
                days_between(one[0], other[0]) if one[1] and other[1] and not (one[2] and one[2] == other[2]) else None
            )
            self.clash[one, other] = gap is not None and gap.days > 1
        return self.clash[one, other]

    def join(self, i: int, j: int) -> None:
        """Make one party of two."""
        a, b = self.party.pop(i), self.party.pop(j)
        a.ties.pop(j, None)
        b.ties.pop(i, None)
        for other, tie in b.ties.items():
            mine = a.ties.get(other)
            a.ties[other] = tie if mine is None else mine.plus(tie)
        a.take(b)
        new = self.next
        self.party[new] = a
        self.next += 1
        for other, tie in a.ties.items():
            theirs = self.party[other].ties
            theirs.pop(i, None)
            theirs.pop(j, None)
            theirs[new] = tie
            self.offer(other, new)


def _likely(a: _Party, b: _Party, tie: _Tie) -> float:
    """Log odds that two parties are one event: the average over pairs of their subjects, else their strongest link."""
    pairs = a.n_subjects * b.n_subjects
    if not pairs:
        return tie.strongest
    if not a.crowds or not b.crowds:
        return UNTIED + tie.summed / pairs
    few, many = sorted((a.crowds, b.crowds), key=len)
    crowded = max(n * many.get(key, 0) for key, n in few.items())
    compared = pairs - max(0, crowded - tie.compared)
    return UNTIED + tie.summed / max(compared, min(pairs, LEAST_COMPARED))


def cluster(group: Group, config: EventsConfig) -> list[Membership]:
    """Split a component into events.

    Args:
        group: A component; a mention without links stands alone.
        config: Threshold of a link.

    Returns:
        One membership a mention, in order of mention id; `event_id` is a hash of the least mention id of the event.
    """
    reason = dict.fromkeys(sorted(m.mention_id for m in group.mentions), ALONE)
    parties = _Parties(group, _by_key(group.mentions, reason))
    strongest = sorted(group.links, key=lambda k: (-k.score, k.a, k.b) if k.a < k.b else (-k.score, k.b, k.a))
    for link in strongest:
        if link.score >= config.link_threshold and link.a in reason and link.b in reason:
            parties.tie(link)
    for doubt in group.doubts:
        parties.doubt(doubt)
    for i in list(parties.party):
        for j in parties.party[i].ties:
            if j > i:
                parties.offer(i, j)
    while parties.heap:
        _, i, j = heapq.heappop(parties.heap)
        if i in parties.party and j in parties.party and not parties.kept_apart(i, j):
            parties.join(i, j)
    home = {m: min(p.members) for p in parties.party.values() for m in p.members}
    alone = {m for m, why in reason.items() if why == ALONE}
    for link in strongest:
        if not alone:
            break
        found = [one for one in (link.a, link.b) if one in alone]
        if found and home.get(link.a) == home.get(link.b, ""):
            reason.update(dict.fromkeys(found, _said(link, parties.mention)))
            alone.difference_update(found)
    return [Membership(m, content_id("e", home[m]), reason[m]) for m in reason]


def _said(link: Link, mentions: Mapping[str, Mention]) -> str:
    """What ties the two ends of a link, and what speaks against it."""
    a, b = mentions[link.a], mentions[link.b]
    why = explained(Pair(a, b, link.likeness, link.named_likeness, link.one_parent))
    return why.ties + (f" (against it: {why.against})" if why.against else "")


def _by_key(mentions: Sequence[Mention], reason: dict[str, str]) -> list[list[str]]:
    """Mentions of one event key together before any link is looked at; every other one alone.  In order of least ids.

    What the user says, nothing told excludes.
    """
    keyed: dict[str, list[str]] = defaultdict(list)
    for m in sorted(mentions, key=lambda m: m.mention_id):
        keyed[f"h{m.event_hint}" if m.event_hint else f"m{m.mention_id}"].append(m.mention_id)
    for together in keyed.values():
        if len(together) > 1:
            reason.update(dict.fromkeys(together, "the event key given with the input"))
    return sorted(keyed.values())

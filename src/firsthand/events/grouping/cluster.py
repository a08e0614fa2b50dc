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
from firsthand.events.grouping.weigh import Doubt, MentionLink, MentionPair, explained
from firsthand.events.mentions.mention import Mention
from firsthand.spans import content_id

ALONE = "told by this account alone"
UNTIED = -1.3  # log odds of two subjects without a link; from held-out folds of `tools/fit_subjects.py`
SUREST = 0.999  # a score beyond it counts no more: one sure link does not outweigh ten doubts
LEAST_COMPARED = 4  # pairs between two groups in a crowd, fewer than which do not speak for all the others
Counted = TypeVar("Counted")


@dataclass(frozen=True, slots=True)
class Crowd:
    """A subject in a key that so many share that not all of them are compared with one another."""

    mention_id: str
    key: str


@dataclass(frozen=True, slots=True)
class LinkedMentions:
    """A connected component: its mentions, and the links between them.

    Attributes:
        doubts: Subjects that share a crowded key, were compared, and are not linked.
        crowds: Crowded keys of its subjects.
    """

    root: str
    mentions: tuple[Mention, ...]
    links: tuple[MentionLink, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    crowds: tuple[Crowd, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """That a mention belongs to an event, and what tied it there."""

    mention_id: str
    event_id: str
    reason: str


class _Day(NamedTuple):
    """When a mention sets what happened.

    Attributes:
        edtf: The date told.
        firm: The account itself tells it to the day.
        once: The type of an act that is done once; empty for all others.
    """

    edtf: str | None
    firm: bool
    once: str


class _Bond(NamedTuple):
    """How two clusters are tied: summed odds of linked subjects above `UNTIED`, the strongest link, subjects compared."""

    summed: float
    strongest: float
    compared: int

    def plus(self, other: _Bond) -> _Bond:
        """Both."""
        strongest = self.strongest if self.strongest >= other.strongest else other.strongest
        return _Bond(self.summed + other.summed, strongest, self.compared + other.compared)


@dataclass
class _Cluster:
    """Mentions taken to be one event so far, and what decides whether another may join.

    Attributes:
        bonds: Per other cluster: how they are tied.
        crowds: Per crowded key: how many subjects have it.
        accounts: Per account told of here: whether it tells of one thing only by each of these mentions.
        passing, subjects: Days told, and one mention for each of them.
    """

    members: list[str]
    n_subjects: int = 0
    bonds: dict[int, _Bond] = field(default_factory=dict)
    crowds: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, bool] = field(default_factory=dict)
    hints: set[str] = field(default_factory=set)
    passing: dict[_Day, int] = field(default_factory=dict)
    subjects: dict[_Day, int] = field(default_factory=dict)

    def take(self, other: _Cluster) -> None:
        """Join another cluster's mentions to these; ties are the caller's."""
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


class _Clusters:
    """All clusters of one component, the pairs of them that may be joined, the most likely first."""

    def __init__(self, group: LinkedMentions, together: Sequence[list[str]]) -> None:
        self.mention = {m.mention_id: m for m in group.mentions}
        self.cluster = {i: self._of(members) for i, members in enumerate(together)}
        self.home = {m: i for i, members in enumerate(together) for m in members}
        self.subject = {m.account_id: m.mention_id for m in group.mentions if m.main}
        self.became: dict[int, int] = {}
        self.next = len(together)
        self.heap: list[tuple[bool, float, int, int]] = []
        self.clash: dict[tuple[_Day, _Day], bool] = {}
        for crowd in group.crowds:
            _count(self.cluster[self.home[crowd.mention_id]].crowds, {crowd.key: 1})

    def _of(self, members: Sequence[str]) -> _Cluster:
        first, *others = sorted(members)
        out = self._lone(self.mention[first])
        for one in others:
            out.take(self._lone(self.mention[one]))
        return out

    def _lone(self, m: Mention) -> _Cluster:
        days = {_Day(m.edtf, told_to_the_day(m), m.type if m.unique else ""): 1}
        alone = m.main or m.family != "harm"
        if m.event_hint and m.family != "harm":
            alone = False  # the user says that this news is about the harm, so that is not told apart from it
        passing: dict[_Day, int] = {} if m.main else days
        subjects = days if m.main else {}
        hints = set() if m.event_hint is None else {m.event_hint}
        return _Cluster(
            members=[m.mention_id],
            n_subjects=int(m.main),
            accounts={m.account_id: alone},
            hints=hints,
            passing=passing,
            subjects=subjects,
        )

    def tie(self, link: MentionLink) -> None:
        """Note a link between two clusters."""
        i, j = self.home[link.a], self.home[link.b]
        if i == j:
            return
        score = min(SUREST, max(1 - SUREST, link.score))
        odds = log(score / (1 - score))
        both = self.mention[link.a].main and self.mention[link.b].main
        self._set(i, j, _Bond(odds - UNTIED if both else 0.0, odds, int(both)))

    def doubt(self, doubt: Doubt) -> None:
        """Note that two clusters' subjects were compared and found unlike."""
        i, j = self.home[doubt.a], self.home[doubt.b]
        if i != j:
            self._set(i, j, _Bond(0.0, -inf, 1))

    def _set(self, i: int, j: int, tie: _Bond) -> None:
        before = self.cluster[i].bonds.get(j)
        now = tie if before is None else before.plus(tie)
        self.cluster[i].bonds[j] = self.cluster[j].bonds[i] = now

    def offer(self, i: int, j: int) -> None:
        """Put a pair, the lesser number first, on the heap if it could be joined.

        What an account tells in passing waits where what it is about may be of the same day: it would keep that out.
        """
        a, b = self.cluster[i], self.cluster[j]
        likely = _likely(a, b, a.bonds[j])
        if likely >= 0:
            waits = self._stands_in_the_way(i, j) or self._stands_in_the_way(j, i)
            heapq.heappush(self.heap, (waits, -likely, i, j))

    def _stands_in_the_way(self, passing: int, other: int) -> bool:
        """Whether a mention told in passing would join what the subject of its account is tied to, by the day too."""
        told, there = self.cluster[passing], self.cluster[other]
        if told.n_subjects or len(told.members) > 1 or not there.n_subjects:
            return False
        subject = self.subject.get(self.mention[told.members[0]].account_id)
        home = None if subject is None else self._home_now(subject)
        tie = None if home is None or home == passing else self.cluster[home].bonds.get(other)
        if subject is None or home is None or tie is None or _likely(self.cluster[home], there, tie) < 0:
            return False
        days = (days_between(self.mention[subject].edtf, day.edtf) for day in there.subjects)
        return all(gap is not None and not gap for gap in days)

    def _home_now(self, mention_id: str) -> int:
        """The cluster that a mention is in by now."""
        at = self.home[mention_id]
        while at in self.became:
            at = self.became[at]
        self.home[mention_id] = at
        return at

    def kept_apart(self, i: int, j: int) -> bool:
        """Whether two clusters cannot be one event: other keys, an account that tells both apart, or days in most pairs."""
        a, b = self.cluster[i], self.cluster[j]
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

    def _clash(self, one: _Day, other: _Day) -> bool:
        """Whether both tell their day and the days differ by more than one; an act done once may be misdated."""
        if (one, other) not in self.clash:
            same_act = bool(one.once) and one.once == other.once
            gap = days_between(one.edtf, other.edtf) if one.firm and other.firm and not same_act else None
            self.clash[one, other] = gap is not None and gap.days > 1
        return self.clash[one, other]

    def join(self, i: int, j: int) -> None:
        """Make one cluster of two."""
        a, b = self.cluster.pop(i), self.cluster.pop(j)
        a.bonds.pop(j, None)
        b.bonds.pop(i, None)
        for other, tie in b.bonds.items():
            mine = a.bonds.get(other)
            a.bonds[other] = tie if mine is None else mine.plus(tie)
        a.take(b)
        new = self.next
        self.cluster[new] = a
        self.became[i] = self.became[j] = new
        self.next += 1
        for other, tie in a.bonds.items():
            theirs = self.cluster[other].bonds
            theirs.pop(i, None)
            theirs.pop(j, None)
            theirs[new] = tie
        for other in a.bonds:
            self.offer(other, new)


def _likely(a: _Cluster, b: _Cluster, tie: _Bond) -> float:
    """Log odds that two clusters are one event: the average over pairs of their subjects, else their strongest link."""
    pairs = a.n_subjects * b.n_subjects
    if not pairs:
        return tie.strongest
    if not a.crowds or not b.crowds:
        return UNTIED + tie.summed / pairs
    few, many = sorted((a.crowds, b.crowds), key=len)
    crowded = max(n * many.get(key, 0) for key, n in few.items())
    compared = pairs - max(0, crowded - tie.compared)
    return UNTIED + tie.summed / max(compared, min(pairs, LEAST_COMPARED))


def cluster(group: LinkedMentions, config: EventsConfig) -> list[Membership]:
    """Split a component into events.

    Args:
        group: A component; a mention without links stands alone.
        config: Threshold of a link.

    Returns:
        One membership a mention, in order of mention id; `event_id` is a hash of the least mention id of the event.
    """
    reason = dict.fromkeys(sorted(m.mention_id for m in group.mentions), ALONE)
    clusters = _Clusters(group, _by_key(group.mentions, reason))
    strongest = sorted(group.links, key=lambda k: (-k.score, k.a, k.b) if k.a < k.b else (-k.score, k.b, k.a))
    for link in strongest:
        if link.score >= config.link_threshold and link.a in reason and link.b in reason:
            clusters.tie(link)
    for doubt in group.doubts:
        clusters.doubt(doubt)
    for i in list(clusters.cluster):
        for j in clusters.cluster[i].bonds:
            if j > i:
                clusters.offer(i, j)
    while clusters.heap:
        *_, i, j = heapq.heappop(clusters.heap)
        if i in clusters.cluster and j in clusters.cluster and not clusters.kept_apart(i, j):
            clusters.join(i, j)
    home = {m: min(p.members) for p in clusters.cluster.values() for m in p.members}
    alone = {m for m, why in reason.items() if why == ALONE}
    for link in strongest:
        if not alone:
            break
        found = [one for one in (link.a, link.b) if one in alone]
        if found and home.get(link.a) == home.get(link.b, ""):
            reason.update(dict.fromkeys(found, _said(link, clusters.mention)))
            alone.difference_update(found)
    return [Membership(m, content_id("e", home[m]), reason[m]) for m in reason]


def _said(link: MentionLink, mentions: Mapping[str, Mention]) -> str:
    """What ties the two ends of a link, and what speaks against it."""
    a, b = mentions[link.a], mentions[link.b]
    why = explained(MentionPair(a, b, link.likeness, link.named_likeness, link.one_parent))
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

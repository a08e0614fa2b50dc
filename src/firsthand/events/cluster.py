"""Clustering: linked mentions are joined strongest link first, as long as nothing they tell excludes it.

Works inside one connected component of links, so the result hangs on neither the order of accounts nor the engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.config import EventsConfig
from firsthand.events.mention import Mention
from firsthand.events.weigh import Link, days_between, told_to_the_day
from firsthand.spans import content_id


@dataclass(frozen=True, slots=True)
class Group:
    """A connected component: its mentions, and the links between them."""

    root: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """That a mention belongs to an event, and what tied it there."""

    mention_id: str
    event_id: str
    reason: str


def cluster(group: Group, config: EventsConfig) -> list[Membership]:
    """Split a component into events.

    Args:
        group: A component; a mention without links stands alone.
        config: Threshold of a link.

    Returns:
        One membership a mention, in order of mention id; `event_id` is a hash of the least mention id of the event.
    """
    of = {m.mention_id: {m.mention_id} for m in group.mentions}
    mention = {m.mention_id: m for m in group.mentions}
    reason = dict.fromkeys(of, "told by this account alone")
    _join_keys(group.mentions, of, reason)
    strongest = sorted(group.links, key=lambda k: (-k.score, *sorted((k.a, k.b))))
    for link in strongest:
        if link.score < config.link_threshold or link.a not in of or link.b not in of or of[link.a] is of[link.b]:
            continue
        left, right = of[link.a], of[link.b]
        if _kept_apart([mention[x] for x in left], [mention[y] for y in right]):
            continue
        for one in (link.a, link.b):
            if reason[one] == "told by this account alone":
                reason[one] = f"{link.ties}" + (f" (against it: {link.against})" if link.against else "")
        left |= right
        for one in right:
            of[one] = left
    return [Membership(m, content_id("e", min(of[m])), reason[m]) for m in sorted(of)]


def _join_keys(mentions: Sequence[Mention], of: dict[str, set[str]], reason: dict[str, str]) -> None:
    """Join the mentions of one event key before any link is looked at: what the user says, nothing told excludes."""
    keyed: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.event_hint:
            keyed[m.event_hint].add(m.mention_id)
            of[m.mention_id] = keyed[m.event_hint]
    for together in keyed.values():
        if len(together) > 1:
            reason.update(dict.fromkeys(together, "the event key given with the input"))


def _kept_apart(left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether two groups cannot be one event: a hard reason between any two of them, or days against in most pairs.

    One account that misdates an event must not split it, so days need a majority.
    """
    if any(_excludes(a, b) for a in left for b in right):
        return True
    against = sum(_days_exclude(a, b) for a in left for b in right)
    return 2 * against > len(left) * len(right)


def _excludes(a: Mention, b: Mention) -> bool:
    """Whether two mentions cannot be one event: other keys, or one account tells both apart."""
    if a.event_hint and b.event_hint:
        return a.event_hint != b.event_hint
    return a.account_id == b.account_id and (a.family != "harm" or a.main or b.main)


def _days_exclude(a: Mention, b: Mention) -> bool:
    """Whether both tell their day and the days differ by more than one; an act done once may be misdated."""
    if a.unique and b.unique and a.type == b.type:
        return False
    gap = days_between(a, b)
    return gap is not None and gap.days > 1 and told_to_the_day(a) and told_to_the_day(b)

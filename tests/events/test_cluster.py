"""Subjects join by the average of their ties; one tie does not glue two groups."""

from __future__ import annotations

from itertools import combinations

from firsthand.config import EventsConfig
from firsthand.events.cluster import Group, cluster
from firsthand.events.mention import Mention
from firsthand.events.weigh import Link

LEFT, RIGHT = ("a1", "a2", "a3"), ("b1", "b2", "b3")


def _subject(name: str) -> Mention:
    return Mention(name, f"account {name}", "harm", "shooting", unique=False, main=True, start=0)


def _events(links: list[Link], reverse: bool = False) -> list[set[str]]:
    names = (*LEFT, *RIGHT)[:: -1 if reverse else 1]
    group = Group("g", tuple(_subject(n) for n in names), tuple(links[:: -1 if reverse else 1]))
    found: dict[str, set[str]] = {}
    for m in cluster(group, EventsConfig()):
        found.setdefault(m.event_id, set()).add(m.mention_id)
    return sorted(found.values(), key=min)


def _within(score: float) -> list[Link]:
    return [Link(a, b, score, "a tie", "") for side in (LEFT, RIGHT) for a, b in combinations(side, 2)]


def test_one_tie_does_not_glue_two_groups() -> None:
    links = [*_within(0.95), Link("a1", "b1", 0.9, "a tie", "")]
    assert _events(links) == _events(links, reverse=True) == [set(LEFT), set(RIGHT)]


def test_many_ties_join_them() -> None:
    links = [*_within(0.95), *(Link(a, b, 0.85, "a tie", "") for a in LEFT for b in RIGHT)]
    assert _events(links) == [{*LEFT, *RIGHT}]

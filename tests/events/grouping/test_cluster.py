"""Subjects join by the average of their ties; one tie does not glue two groups."""

from __future__ import annotations

from itertools import combinations

from firsthand.config import EventsConfig
from firsthand.events.grouping.cluster import Crowd, LinkedMentions, cluster
from firsthand.events.grouping.weigh import Doubt, MentionLink
from firsthand.events.mentions.mention import Mention

LEFT, RIGHT = ("a1", "a2", "a3"), ("b1", "b2", "b3")


def _subject(name: str) -> Mention:
    return Mention(name, f"account {name}", "harm", "shooting", unique=False, main=True, start=0)


def _events(links: list[MentionLink], reverse: bool = False) -> list[set[str]]:
    names = (*LEFT, *RIGHT)[:: -1 if reverse else 1]
    group = LinkedMentions("g", tuple(_subject(n) for n in names), tuple(links[:: -1 if reverse else 1]))
    found: dict[str, set[str]] = {}
    for m in cluster(group, EventsConfig()):
        found.setdefault(m.event_id, set()).add(m.mention_id)
    return sorted(found.values(), key=min)


def _within(score: float) -> list[MentionLink]:
    return [MentionLink(a, b, score) for side in (LEFT, RIGHT) for a, b in combinations(side, 2)]


def test_one_tie_does_not_glue_two_groups() -> None:
    links = [*_within(0.95), MentionLink("a1", "b1", 0.9)]
    assert _events(links) == _events(links, reverse=True) == [set(LEFT), set(RIGHT)]


def test_many_ties_join_them() -> None:
    links = [*_within(0.95), *(MentionLink(a, b, 0.85) for a in LEFT for b in RIGHT)]
    assert _events(links) == [{*LEFT, *RIGHT}]


def _in_crowd(compared: int, doubts: int = 0) -> int:
    """How many events a story of forty in one crowd comes to, each compared with those next to it."""
    names = [f"s{n:02}" for n in range(40)]
    pairs = [(a, b) for k, a in enumerate(names) for b in names[k + 1 : k + 1 + compared]]
    links = tuple(MentionLink(a, b, 0.9) for a, b in pairs[doubts:])
    crowds = tuple(Crowd(n, "t|harm|2031-05-04|town") for n in names)
    told = tuple(_subject(n) for n in names)
    group = LinkedMentions("g", told, links, tuple(Doubt(a, b) for a, b in pairs[:doubts]), crowds)
    return len({m.event_id for m in cluster(group, EventsConfig())})


def test_pairs_of_a_crowd_that_were_not_compared_speak_neither_way() -> None:
    assert _in_crowd(6) == 1


def test_without_a_crowd_pairs_without_a_link_speak_against() -> None:
    names = [f"s{n:02}" for n in range(40)]
    links = tuple(MentionLink(a, b, 0.9) for k, a in enumerate(names) for b in names[k + 1 : k + 7])
    found = cluster(LinkedMentions("g", tuple(_subject(n) for n in names), links), EventsConfig())
    assert len({m.event_id for m in found}) > 1


def test_what_was_compared_in_a_crowd_and_found_unlike_speaks_against() -> None:
    assert _in_crowd(6, doubts=200) > 1


def _told(name: str, account: str, edtf: str, *, main: bool) -> Mention:
    return Mention(name, account, "harm", "attack", unique=False, main=main, start=0, edtf=edtf, date_basis="told")


def _with_one_in_passing(day: str) -> dict[str, str]:
    """Events of three accounts of one day; the third tells of a day in passing, surely tied to the first two's."""
    told = [_told(f"s{n}", f"account {n}", "2031-05-04", main=True) for n in range(3)]
    told[2] = _told("s2", "account 2", day, main=True)
    passing = _told("p2", "account 2", "2031-05-04", main=False)
    links = [MentionLink("s0", "s1", 0.97), MentionLink("s0", "s2", 0.95), MentionLink("s1", "s2", 0.95)]
    links += [MentionLink(a.mention_id, "p2", 1.0) for a in told[:2]]
    found = cluster(LinkedMentions("g", (*told, passing), tuple(links)), EventsConfig())
    return {m.mention_id: m.event_id for m in found}


def test_what_is_told_in_passing_does_not_keep_out_the_subject_of_its_account() -> None:
    found = _with_one_in_passing("2031-05-04")
    assert found["s0"] == found["s1"] == found["s2"] != found["p2"]


def test_it_goes_first_where_the_subject_is_of_another_day() -> None:
    found = _with_one_in_passing("2031-05-09")
    assert found["s0"] == found["s1"] == found["p2"] != found["s2"]

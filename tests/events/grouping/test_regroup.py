"""Rulings on events: merges, splits and moves over what the accounts' own words make."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.events.grouping.cluster import Membership
from firsthand.events.grouping.regroup import EventMarkRow, MarkedMention, Regrouped, Regrouping, regroup
from firsthand.events.grouping.weigh import MentionLink
from firsthand.events.mentions.mention import Mention
from firsthand.spans import content_id

FOUND = {"A": ("m1", "m2"), "B": ("m3", "m4"), "C": ("m5",)}


def mention(name: str, hint: str | None = None) -> Mention:
    claims = (f"c{name[1:]}a", f"c{name[1:]}b")
    return Mention(
        name, f"a{name[1:]}", "harm", "fire", False, True, 0, claim_ids=claims, core_ids=claims, event_hint=hint
    )


def event_id(members: Sequence[str]) -> str:
    return content_id("e", min(members))


def marked(decision: str, place: int, act: str, sides: dict[str, Sequence[str]]) -> list[MarkedMention]:
    """Marks by main mention."""
    return [
        MarkedMention(EventMarkRow(decision, place, act, side, f"a{m[1:]}", True, None, "Ada"), m, False)
        for side, members in sides.items()
        for m in members
    ]


def part(decision: str, place: int, act: str, claims: dict[str, str]) -> list[MarkedMention]:
    """Marks by claim: claim to the mention that tells it."""
    return [
        MarkedMention(EventMarkRow(decision, place, act, "part", f"a{m[1:]}", False, c, "Ada"), m, True)
        for c, m in claims.items()
    ]


def ruled(
    marks: Sequence[MarkedMention], links: Sequence[MentionLink] = (), hints: dict[str, str] | None = None
) -> Regrouped:
    members = [m for group in FOUND.values() for m in group]
    found = tuple(Membership(m, event_id(g), f"told of {n}") for n, g in FOUND.items() for m in g)
    mentions = tuple(mention(m, (hints or {}).get(m)) for m in members)
    return regroup(Regrouping(tuple(marks), found, mentions, tuple(links)))


def groups(made: Regrouped) -> set[frozenset[str]]:
    by: dict[str, set[str]] = {}
    for m in made.memberships:
        by.setdefault(m.event_id, set()).add(m.mention_id)
    return {frozenset(g) for g in by.values()}


AS_FOUND = {frozenset(g) for g in FOUND.values()}
MERGE = marked("d1", 0, "merge", {"A": ("m1", "m2"), "B": ("m3", "m4")})


def test_a_merge_puts_events_together_and_says_who_did() -> None:
    made = ruled(MERGE)
    assert groups(made) == {frozenset({"m1", "m2", "m3", "m4"}), frozenset({"m5"})}
    assert {m.reason for m in made.memberships if m.mention_id != "m5"} == {"joined by Ada"}
    assert [(o.decision_id, o.state) for o in made.outcomes] == [("d1", "applied")]


def test_a_merge_and_the_split_that_takes_it_apart_leave_every_reason_as_it_was() -> None:
    split = marked("d2", 1, "split", {"out": ("m3", "m4"), "stay": ("m1", "m2")})
    made = ruled([*MERGE, *split])
    assert groups(made) == AS_FOUND
    assert {m.reason for m in made.memberships} == {"told of A", "told of B", "told of C"}


def test_a_split_taken_before_the_merge_is_joined_again() -> None:
    split = marked("d2", 0, "split", {"out": ("m2",), "stay": ("m1",)})
    merge = marked("d1", 1, "merge", {"A": ("m1",), "B": ("m2",)})
    assert groups(ruled(split)) == {frozenset({"m1"}), frozenset({"m2"}), frozenset(FOUND["B"]), frozenset({"m5"})}
    assert groups(ruled([*split, *merge])) == AS_FOUND


@pytest.mark.parametrize(("tied_to", "goes"), [("m3", True), ("m1", False), (None, False)])
def test_an_account_that_came_later_goes_where_it_is_tied_more_closely(tied_to: str | None, goes: bool) -> None:
    """`m5` was merged in, and no split knew of it."""
    merge = marked("d1", 0, "merge", {"A": ("m1", "m2"), "B": ("m3", "m4"), "C": ("m5",)})
    split = marked("d2", 1, "split", {"out": ("m3", "m4"), "stay": ("m1", "m2")})
    links = [MentionLink("m1", "m5", 0.6), MentionLink("m3", "m5", 0.6)]
    links += [MentionLink(tied_to, "m5", 0.9)] if tied_to else []
    home = next(g for g in groups(ruled([*merge, *split], links)) if "m5" in g)
    assert home == (frozenset({"m3", "m4", "m5"}) if goes else frozenset({"m1", "m2", "m5"}))


def test_an_account_that_the_words_hold_with_one_side_goes_with_it() -> None:
    merge = marked("d1", 0, "merge", {"A": ("m1", "m2"), "B": ("m3",)})
    split = marked("d2", 1, "split", {"out": ("m3",), "stay": ("m1", "m2")})
    assert groups(ruled([*merge, *split])) == AS_FOUND, "m4 stands with m3, as the accounts' words have it"


@pytest.mark.parametrize(
    ("marks", "hints"),
    [
        (MERGE, {"m1": "x", "m3": "y"}),
        (marked("d1", 0, "split", {"out": ("m1",), "stay": ("m2",)}), {"m1": "x", "m2": "x"}),
    ],
)
def test_event_keys_are_never_overridden(marks: list[MarkedMention], hints: dict[str, str]) -> None:
    made = ruled(marks, hints=hints)
    assert groups(made) == AS_FOUND
    assert [o.state for o in made.outcomes] == ["refused"]
    assert "x" in made.outcomes[0].detail


def test_claims_leave_a_mention_and_take_a_mention_of_their_own() -> None:
    stay = marked("d1", 0, "split", {"stay": ("m1", "m2")})
    made = ruled([*stay, *part("d1", 0, "split", {"c1a": "m1"})])
    left, new = sorted(made.mentions, key=lambda m: m.mention_id != "m1")
    assert (left.mention_id, left.claim_ids) == ("m1", ("c1b",))
    assert (new.claim_ids, new.core_ids, new.main, new.account_id) == (("c1a",), ("c1a",), False, "a1")
    assert frozenset({new.mention_id}) in groups(made)
    assert frozenset({"m1", "m2"}) in groups(made)


def test_a_mention_all_of_whose_claims_leave_goes_whole() -> None:
    made = ruled(
        [*marked("d1", 0, "split", {"stay": ("m1", "m2")}), *part("d1", 0, "split", {"c1a": "m1", "c1b": "m1"})]
    )
    assert made.mentions == ()
    assert frozenset({"m1"}) in groups(made)


def test_a_claim_moves_to_the_event_it_is_given_to() -> None:
    made = ruled([*marked("d1", 0, "move", {"home": ("m3", "m4")}), *part("d1", 0, "move", {"c1a": "m1"})])
    home = next(g for g in groups(made) if "m3" in g)
    assert home > {"m3", "m4"}
    assert len(home) == 3


def test_a_claim_without_a_home_stays() -> None:
    made = ruled(part("d1", 0, "move", {"c1a": "m1"}))
    assert (groups(made), made.mentions) == (AS_FOUND, ())


ACTS = st.lists(st.tuples(st.booleans(), st.sampled_from(["m1", "m2", "m3", "m4", "m5"]), st.sampled_from(["m1", "m3", "m5"])),
                max_size=6)  # fmt: skip


@given(ACTS, st.randoms())
def test_order_of_rows_is_irrelevant_and_nothing_is_lost(acts: list[tuple[bool, str, str]], random: object) -> None:
    marks: list[MarkedMention] = []
    for i, (merge, one, other) in enumerate(acts):
        if one != other:
            sides: dict[str, Sequence[str]] = (
                {"A": (one,), "B": (other,)} if merge else {"out": (one,), "stay": (other,)}
            )
            marks += marked(f"d{i}", i, "merge" if merge else "split", sides)
    made = ruled(marks)
    shuffled = list(marks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ruled(shuffled) == made
    assert sorted(m.mention_id for m in made.memberships) == ["m1", "m2", "m3", "m4", "m5"]
    assert all(a.mention_id < b.mention_id for a, b in pairwise(made.memberships))

"""Candidates: rare fingerprints join each with each, common ones the least with all."""

from itertools import combinations

from firsthand.lineage.shared_text.candidates import Prints, candidates_of, prints_of


def test_copies_meet_and_strangers_do_not(ferry: str, market: str) -> None:
    found = candidates_of([prints_of("a", ferry), prints_of("b", "Reprinted. " + ferry), prints_of("c", market)])
    assert [(c.left_id, c.right_id) for c in found] == [("a", "b")]
    assert found[0].runs > 20


def test_a_brief_text_meets_its_copy() -> None:
    brief = "Two hikers were found alive near Kestrel Ridge"
    found = candidates_of([prints_of("a", brief), prints_of("b", brief + ", rangers said on Monday")])
    assert [(c.left_id, c.right_id) for c in found] == [("a", "b")]


def test_a_text_that_went_everywhere_is_compared_with_the_least_only() -> None:
    ids = [f"a{k:03d}" for k in range(60)]
    prints = [Prints(i, tuple(range(20)), (), bucket=50) for i in ids]
    assert [(c.left_id, c.right_id) for c in candidates_of(prints)] == [("a000", i) for i in ids[1:]]


def test_a_small_bucket_is_compared_each_with_each() -> None:
    prints = [Prints(i, tuple(range(20)), ()) for i in "dbca"]
    assert [(c.left_id, c.right_id) for c in candidates_of(prints)] == list(combinations("abcd", 2))


def test_pairs_of_words_that_many_carry_join_nobody() -> None:
    prints = [Prints(f"a{k}", (), tuple(range(30))) for k in range(9)]
    assert candidates_of(prints) == []
    assert len(candidates_of(prints[:3])) == 3


def test_no_accounts_give_none() -> None:
    assert candidates_of([]) == []

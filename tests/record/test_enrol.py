"""Entries of accounts: letters in order of publication, names that no two share."""

import pytest

from firsthand.record.account_entry import UNLISTED, ListedAccount
from firsthand.record.enrol import entries_of, short_name, siglum_at, unlisted


def listed(account_id: str, source_id: str, published: str | None = None) -> ListedAccount:
    return ListedAccount(
        account_id=account_id,
        source_id=source_id,
        published=published,
        voice="a0",
        family="a0",
        newer=("a9",),
        n_claims=3,
    )


@pytest.mark.parametrize(
    ("place", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_the_letters_of_a_place(place: int, letters: str) -> None:
    assert siglum_at(place) == letters


def test_accounts_are_numbered_in_order_of_publication_and_undated_ones_come_last() -> None:
    held = [
        listed("a1", "x"), listed("a2", "w", "2031-05"), listed("a3", "z", "2031-05-02"), listed("a4", "y", "../2031-04-30"),
        listed("a5", "v", "unknown"), listed("a6", "a", "2031-05-02"),
    ]  # fmt: skip
    found = [(e.number, e.siglum, e.account_id) for e in entries_of(held)]
    assert found == [(1, "A", "a4"), (2, "B", "a2"), (3, "C", "a6"), (4, "D", "a3"), (5, "E", "a1"), (6, "F", "a5")]
    assert entries_of(reversed(held)) == entries_of(held)


def test_an_entry_keeps_what_lineage_and_claims_say() -> None:
    (entry,) = entries_of([listed("a1", "x")])
    assert (entry.voice, entry.family, entry.newer, entry.n_claims) == ("a0", "a0", ("a9",), 3)


def test_names_that_would_look_the_same_bear_the_id_of_the_later() -> None:
    held = [listed("a2aaaaaaaa", "south/report.txt"), listed("a1aaaaaaaa", "north/report.txt"), listed("a3", "other")]
    assert {e.account_id: e.name for e in entries_of(held)} == {
        "a1aaaaaaaa": "report.txt", "a2aaaaaaaa": "report.txt (a2aaaa)", "a3": "other",
    }  # fmt: skip


def test_a_long_name_is_cut_where_a_line_bears_no_more() -> None:
    assert short_name("north/" + "x" * 28) == "x" * 28
    assert short_name("x" * 29) == "x" * 27 + "…"


def test_a_case_without_accounts_has_no_entries() -> None:
    assert entries_of([]) == []


@pytest.mark.parametrize(
    ("publisher", "byline", "teller"),
    [
        ("Echo", "Mara Quill", "Echo"),
        (None, "Mara Quill", "Mara Quill"),
        ("", "", "report.txt"),
        (None, None, "report.txt"),
    ],
)
def test_publisher_or_writer_head_an_account_else_its_name(
    publisher: str | None, byline: str | None, teller: str
) -> None:
    assert unlisted("a1", "north/report.txt").teller(publisher, byline) == teller


def test_an_account_that_came_later_has_no_letter_and_speaks_for_itself() -> None:
    entry = unlisted("a1bbbbbbb", "north/report.txt")
    assert (entry.siglum, entry.number, entry.name) == (UNLISTED, 0, "report.txt")
    assert (entry.voice, entry.family, entry.newer) == ("a1bbbbbbb", "a1bbbbbbb", ())

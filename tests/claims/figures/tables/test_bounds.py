"""Sizes of tables, heads, lines and labels within which they are read, told in plain numbers."""

from __future__ import annotations

import pytest

import firsthand as fh


def counts(text: str) -> list[float | None]:
    told = fh.claims_of(text, language="en", published="2031-05-14")
    return [c.best for c in told if c.kind == "figure" and "part" not in c.marks]


def test_a_table_has_two_rows_and_two_columns() -> None:
    assert counts("Killed\tInjured\n12\t30") == [12, 30]
    assert counts("Killed\tInjured") == []


@pytest.mark.parametrize(("above", "read"), [(2, True), (3, False)])
def test_heads_stand_in_the_first_three_rows(above: int, read: bool) -> None:
    captions = "Flood of the river Stour\tA\n" * above
    assert (counts(f"{captions}Town\tKilled\nTotal\t12") == [12]) is read


@pytest.mark.parametrize(("length", "read"), [(60, True), (61, False)])
def test_a_head_is_at_most_sixty_characters_long(length: int, read: bool) -> None:
    head = ("killed" + " people" * 7).ljust(length, ".")
    assert (counts(f"Town\t{head}\nTotal\t12") == [12]) is read


@pytest.mark.parametrize(("days", "read"), [(3, True), (2, False)])
def test_a_column_by_day_counts_on_from_three_rows(days: int, read: bool) -> None:
    rows = "\n".join(f"{n} May 2031\t{n + 3}" for n in range(1, days + 1))
    assert bool(counts(f"Date\tKilled\n{rows}")) is read


@pytest.mark.parametrize(("words", "read"), [(4, True), (5, False)])
def test_a_label_of_a_total_has_five_words(words: int, read: bool) -> None:
    label = "Total" + " x" * words
    assert (counts(f"Town\tKilled\nDover\t5\n{label}\t12") == [12]) is read


@pytest.mark.parametrize(("length", "read"), [(200, True), (201, False)])
def test_a_line_of_labels_has_two_hundred_characters(length: int, read: bool) -> None:
    line = "Killed: 12; Place: ".ljust(length, "x")
    assert (counts(line) == [12]) is read


@pytest.mark.parametrize(
    ("nouns", "length"), [("people people people persons", 40), ("people people persons persons", 41)]
)
def test_a_number_behind_a_label_has_forty_characters(nouns: str, length: int) -> None:
    number = f"at least 12 {nouns}"
    assert len(number) == length
    assert (counts(f"Injured: {number}") == [12]) is (length == 40)


@pytest.mark.parametrize(("cell", "read"), [("Two men were killed", False), ("Two old men were killed", True)])
def test_a_head_of_another_table_has_four_words_in_a_cell(cell: str, read: bool) -> None:
    assert (counts(f"Note\t{cell}\nx\ty") == [2]) is read


@pytest.mark.parametrize(("length", "read"), [(59, False), (60, True)])
def test_a_row_of_counts_with_a_cell_of_sixty_characters_is_read_as_a_sentence_too(length: int, read: bool) -> None:
    note = "Three men were injured near the old bridge over the river St".ljust(60, "r")[:length]
    told = fh.claims_of(f"Town\tKilled\tNote\nDover\t5\t{note}\nTotal\t5", language="en")
    assert any(c.measure == "injured" for c in told if c.kind == "figure") is read

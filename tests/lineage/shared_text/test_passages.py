"""Passages: copied stretches and what was put in place of words."""

import pytest

from firsthand.lineage.shared_text.align import aligned
from firsthand.lineage.shared_text.passages import is_number, number_words, passages_of, turned
from firsthand.lineage.shared_text.words import words_of


def changes(derived: str, source: str) -> list[tuple[str, str]]:
    left, right = words_of(derived), words_of(source)
    found = passages_of(tuple(aligned(left, right)), left, right)
    return [(derived[slice(*p.derived)], source[slice(*p.source)]) for p in found if p.kind == "changed"]


@pytest.mark.parametrize(
    ("new", "changed"),
    [
        ("17 passengers dead and 23 injured", []),
        ("19 passengers dead and 23 injured", [("19", "17")]),
        ("19 passengers dead and 32 injured", [("19", "17"), ("32", "23")]),
        ("twenty five passengers dead and 23 injured", [("twenty five", "17")]),
        ("17 travellers dead and 23 injured", [("travellers", "passengers")]),
        ("17 dead and 23 injured", []),
        ("17 one such dead and 23 injured", []),
    ],
)
def test_changes(ferry: str, new: str, changed: list[tuple[str, str]]) -> None:
    assert changes(ferry.replace("17 passengers dead and 23 injured", new), ferry) == changed


def test_a_number_at_the_edge_of_a_copied_stretch_is_seen() -> None:
    said = "people crossed the frozen lake with sledges and lanterns before the thaw closed it"
    assert changes(f"About 40 {said}", f"About 60 {said}") == [("40", "60")]
    assert changes(f"40 {said}", f"60 {said}") == [("40", "60")]


def test_turned_chains_exchange_the_sides(ferry: str) -> None:
    left, right = words_of("Late news. " + ferry), words_of(ferry)
    chains = tuple(aligned(left, right))
    (there,), (back,) = passages_of(chains, left, right), passages_of(turned(chains), right, left)
    assert (there.derived, there.source) == (back.source, back.derived)
    assert turned(turned(chains)) == chains


@pytest.mark.parametrize(
    ("word", "told"), [("17", True), ("1,250", True), ("seven", True), ("hundred", True), ("boat", False)]
)
def test_numbers(word: str, told: bool) -> None:
    assert is_number(word) is told
    assert (word in number_words()) is (told and not word[0].isdigit())

"""Bounds of words, gaps and fingerprints by which shared text is found, told in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Region
from firsthand.lineage.dossier import Telling
from firsthand.lineage.shared_text import words as words_module
from firsthand.lineage.shared_text.align import AlignedStretch, EqualRun, _link, _runs, _seen, aligned
from firsthand.lineage.shared_text.candidates import Prints, candidates_of
from firsthand.lineage.shared_text.fingerprint import pair_prints, run_numbers, run_prints
from firsthand.lineage.shared_text.measure import Comparison, compare
from firsthand.lineage.shared_text.passages import passages_of
from firsthand.lineage.shared_text.words import _NumberOf, _RememberedTexts, words_of
from firsthand.vocabulary import RegionKind


def rare(letter: str, count: int) -> str:
    """So many words of six letters that stand nowhere else."""
    return " ".join(f"{letter}rare{chr(97 + k)}" for k in range(count))


def chains(left: str, right: str) -> int:
    return len(aligned(words_of(left), words_of(right)))


@pytest.mark.parametrize(("gap", "count"), [(9, 1), (10, 2)])
def test_a_chain_goes_over_nine_changed_words(gap: int, count: int) -> None:
    left = f"{rare('a', 6)} {rare('x', gap)} {rare('b', 6)}"
    assert chains(left, left.replace("xrare", "yrare")) == count


@pytest.mark.parametrize(("more", "count"), [(6, 1), (7, 2)])
def test_a_chain_bears_six_words_more_on_one_side(more: int, count: int) -> None:
    assert chains(f"{rare('a', 9)} {rare('b', 9)}", f"{rare('a', 9)} {rare('y', more)} {rare('b', 9)}") == count


@pytest.mark.parametrize(
    ("shared", "count"),
    [
        ("it was harbour lantern at", 1),  # five words, two of them rare
        ("it was harbour lantern", 0),
        ("it was on harbour at", 1),  # one rare word and four small ones: 1.6
        ("harbour lantern wrecked sandbank", 1),  # four rare words: 4.0
        ("harbour lantern wrecked", 0),
        ("it was on the at", 0),
    ],
)
def test_five_words_in_a_row_or_four_rare_ones_are_more_than_chance(shared: str, count: int) -> None:
    assert chains(f"{rare('x', 8)} {shared} {rare('z', 8)}", f"{rare('y', 8)} {shared} {rare('q', 8)}") == count


def test_a_word_told_twice_weighs_less() -> None:
    """In a run of five: one over the root of two, and four small ones are 1.3."""
    shared = "it was on harbour at"
    assert chains(f"{rare('x', 8)} {shared} {rare('z', 8)} harbour", f"{rare('y', 8)} {shared} {rare('q', 8)}") == 0


@pytest.mark.parametrize(("between", "count"), [(2, 1), (3, 0)])
def test_a_third_of_a_stretch_must_be_equal(between: int, count: int) -> None:
    """Four rare words: 4 of 10 words, or 4 of 13."""
    words = rare("a", 4).split()
    left, right = (
        " ".join(f"{w} {rare(sign + 'abcd'[k], between)}" for k, w in enumerate(words)) for sign in ("xx", "yy")
    )
    assert chains(left, right) == count


def test_runs_are_of_five_words_and_one_of_four_is_kept() -> None:
    assert len(run_numbers(words_of(rare("a", 5)))) == 1
    assert len(run_numbers(words_of(rare("a", 4)))) == 0
    assert len(run_prints(words_of(rare("a", 8)))) == 4
    assert len(run_prints(words_of(rare("a", 9)))) <= 2


@pytest.mark.parametrize(("between", "count"), [(7, 1), (8, 0)])
def test_pairs_are_at_most_eight_words_apart(between: int, count: int) -> None:
    assert len(pair_prints(words_of(f"harbour {'at ' * between}lantern"))) == count


@pytest.mark.parametrize(("word", "tells"), [("boat", True), ("oar", False), ("7", True)])
def test_a_word_of_four_letters_or_a_digit_tells_texts_apart(word: str, tells: bool) -> None:
    assert bool(words_of(word).content[0]) is tells


def test_a_text_is_compared_up_to_its_thirty_thousandth_word() -> None:
    assert len(words_of("a " * 30_001)) == 30_000


@pytest.mark.parametrize(("runs", "pairs", "met"), [(3, 0, True), (2, 0, False), (0, 6, True), (0, 5, False)])
def test_three_runs_or_six_pairs_join_two_accounts(runs: int, pairs: int, met: bool) -> None:
    left = Prints("a", tuple(range(20)), tuple(range(20)))
    right = Prints("b", tuple(range(20 - runs, 40 - runs)), tuple(range(20 - pairs, 40 - pairs)))
    assert bool(candidates_of([left, right])) is met


@pytest.mark.parametrize(("accounts", "met"), [(8, True), (9, False)])
def test_pairs_of_words_in_more_than_eight_accounts_join_nobody(accounts: int, met: bool) -> None:
    assert bool(candidates_of([Prints(f"a{k}", (), tuple(range(6))) for k in range(accounts)])) is met


@pytest.mark.parametrize(("between", "told"), [(1, True), (2, False)])
def test_a_changed_number_stands_at_most_two_words_off(between: int, told: bool) -> None:
    left, right = (words_of(f"{n} {'so ' * between}harbour lantern") for n in ("17", "71"))
    chain = AlignedStretch((EqualRun(between + 1, between + 1, 2),), 2.0)
    assert ("changed" in {p.kind for p in passages_of((chain,), left, right)}) is told
    left, right = (words_of(f"harbour lantern {'so ' * between}{n}") for n in ("17", "71"))
    chain = AlignedStretch((EqualRun(0, 0, 2),), 2.0)
    assert ("changed" in {p.kind for p in passages_of((chain,), left, right)}) is told


@pytest.mark.parametrize(("letters", "told"), [(120, True), (121, False)])
def test_a_change_of_more_than_120_characters_is_no_passage(letters: int, told: bool) -> None:
    left, right = (words_of(f"harbour {c * letters} lantern") for c in "xy")
    chain = AlignedStretch((EqualRun(0, 0, 1), EqualRun(2, 2, 1)), 2.0)
    assert ("changed" in {p.kind for p in passages_of((chain,), left, right)}) is told


def compared(left: str, right: str) -> Comparison:
    found = compare(Telling("a1", left, "en"), Telling("a2", right, "en"))
    assert found is not None
    return found


@pytest.mark.parametrize(("before", "borders"), [(2, 0), (3, 1), (4, 1), (5, 0)])
def test_a_border_of_sentences_has_three_words_before_it_and_more_behind(before: int, borders: int) -> None:
    words = rare("a", 8).split()
    text = f"{' '.join(words[:before])}. {' '.join(words[before:]).capitalize()}"
    assert compared(f"{rare('x', 9)} so {text}", f"{rare('y', 9)} or {text}").borders == borders


@pytest.mark.parametrize(("rest", "told"), [(5, True), (4, False)])
def test_five_longer_words_beside_the_shared_ones_tell_where_they_are_at_home(rest: int, told: bool) -> None:
    found = compared(f"{rare('a', 8)} {rare('x', rest)}", f"{rare('a', 8)} {rare('y', rest)}")
    assert [side.home is not None for side in (found.left, found.right)] == [told, told]


def test_words_of_five_letters_are_longer_words() -> None:
    short, long = "lamp mast oars pier rope", "lamps masts ropes piers sails"
    assert compared(f"{rare('a', 8)} {short}", f"{rare('a', 8)} {long}").left.home is None
    assert compared(f"{rare('a', 8)} {short}", f"{rare('a', 8)} {long}").right.home == 0.0


@pytest.mark.parametrize(("times", "count"), [(6, 1), (7, 0)])
def test_a_word_in_more_than_six_places_of_both_starts_no_run(times: int, count: int) -> None:
    """Five words in a row, one of them telling; on the right it stands so many times."""
    shared, more = "harbour of", " ".join(f"harbour {rare('q' + c, 1)}" for c in "abcdefgh"[: times - 1])
    left = f"{rare('x', 6)} lantern {shared} wreck {rare('z', 6)}"
    right = f"{rare('y', 6)} lantern or wreck {more} {rare('v', 6)} {shared}"
    assert len(_runs(words_of(left), words_of(right), _seen(words_of(left), words_of(right)))) == 2 + times * count


@pytest.mark.parametrize(("runs", "met"), [(4, True), (5, False)])
def test_half_the_runs_of_the_shorter_account_join_two(runs: int, met: bool) -> None:
    """Two are shared."""
    left, right = Prints("a", tuple(range(runs)), ()), Prints("b", tuple(range(runs - 2, 40)), ())
    assert bool(candidates_of([left, right])) is met


@pytest.mark.parametrize(("gap", "score"), [(0, 10.0), (1, 9.88), (9, 8.92)])
def test_a_word_of_a_gap_costs_twelve_hundredths(gap: int, score: float) -> None:
    found, before = _link([[0, 0, 5], [5 + gap, 5 + gap, 5]], [float(k) for k in range(20)])
    assert (round(found[1], 6), before) == (score, [-1, 0])


@pytest.mark.parametrize(("drift", "score"), [(1, 9.38), (6, 6.28)])
def test_a_word_more_on_one_side_costs_half_a_word(drift: int, score: float) -> None:
    """Beside what it costs as a word of the gap."""
    found, before = _link([[0, 0, 5], [5, 5 + drift, 5]], [float(k) for k in range(20)])
    assert (round(found[1], 6), before) == (score, [-1, 0])


@pytest.mark.parametrize(("between", "before"), [(39, 0), (40, -1)])
def test_the_run_before_is_one_of_the_last_forty(between: int, before: int) -> None:
    """Runs between stand too far off on the right to be the one before."""
    runs = [[0, 0, 5], *([5, 100 + 20 * k, 1] for k in range(between)), [6, 6, 5]]
    assert _link(runs, [float(k) for k in range(20)])[1][-1] == before


@pytest.mark.parametrize("kind", ["title", "byline", "dateline", "credit", "caption", "body"])
def test_words_of_the_frame_of_both_accounts_are_no_shared_text(kind: RegionKind) -> None:
    shared = rare("a", 8)
    told = [Telling(f"a{x}", f"{shared} {rare(x, 9)}", "en", (Region(kind, 0, len(shared)),)) for x in "xy"]
    assert (compare(*told) is None) is (kind != "body")


def test_the_words_of_the_last_texts_are_remembered() -> None:
    """Twelve words at most."""
    remembered = _RememberedTexts(12)
    first, second = remembered("lamp mast oars pier rope sail"), remembered("lamp mast oars pier rope keel")
    assert remembered("lamp mast oars pier rope sail") is first
    remembered("one more")
    assert remembered("lamp mast oars pier rope sail") is first
    assert remembered("lamp mast oars pier rope keel") is not second


def test_the_numbers_of_words_are_forgotten_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "KNOWN_WORDS", 3)
    numbers = _NumberOf()
    told = {word: numbers[word] for word in ("lamp", "mast", "oars", "pier")}
    assert list(numbers) == ["pier"]
    assert {word: numbers[word] for word in told} == told


@pytest.mark.parametrize(("first", "count"), [("lighter", 0), ("rarely", 1)])
def test_a_chain_that_weighs_less_than_one_word_is_not_looked_at(first: str, count: int) -> None:
    """Seven words that stand in four places each, a word put in behind each: 0.83, or 1.33 where one stands in one."""
    words = [first, *(f"l{vowel}ntern" for vowel in "aeiouy")]
    left = " ".join(f"{word} so" for word in words)
    right = " ".join(f"{word} so {rare('q' + sign, 1)}" for word, sign in zip(words, "abcdefg", strict=True))
    again = " ".join(f"{word} {rare('z' + sign, 1)}" for sign in "rst" for word in words[::-1] if word != "rarely")
    assert chains(left, f"{right} {rare('v', 12)} {again}") == count

"""Reaches of words and items, and shares of capitals, within which somebody is counted, told in plain numbers."""

from __future__ import annotations

import re

import pytest

import firsthand as fh
from firsthand.claims.claim import Claim
from firsthand.claims.figures.compile import _bounded
from firsthand.claims.figures.spell import _capitals_tell


def figures(text: str, language: str = "en") -> list[Claim]:
    return [c for c in fh.claims_of(text, language=language) if c.kind == "figure"]


def counts(text: str, language: str = "en") -> list[float | None]:
    return [c.best for c in figures(text, language)]


@pytest.mark.parametrize(
    ("template", "word", "most"),
    [
        # an insertion between commas: 24 items with its commas
        ("Nine men, old farmers of @town, were killed.", "the ", 18),
        # a relative clause: 24 items, and a noun phrase of sixteen before them
        ("Nine men who sat in @town were killed.", "the ", 36),
        # the subject of two verbs: sixteen items back to the auxiliary
        ("Nine men were taken to the @town and killed.", "old ", 10),
        # a list joined by commas: twenty-four items to its "and"
        ("The bomb killed two nurses, three @teachers and a baker.", "old ", 23),
        # a toll: twelve items to its number
        ("The death toll @rose to nine.", "now ", 8),
        # a number far before its verb: sixteen items
        ("Three hundred soldiers without @word to the mayor entered the town.", "a ", 11),
        # a phrase before a bare participle: five items
        ("Five people in the @town killed.", "old ", 3),
        # a verb group before an adjective: six items
        ("Five men were @dead.", "also ", 4),
        # a phrase that hangs on people: nine items
        ("Five men of @town who sat there were killed.", "the ", 6),
        # the same before an insertion: eight
        ("Five men of @town, old farmers, were killed.", "the ", 5),
    ],
)
def test_those_counted_stand_within_reach_of_what_counts_them(template: str, word: str, most: int) -> None:
    read, unread = (counts(template.replace("@", word * n)) for n in (most, most + 1))
    assert len(read) > len(unread)


@pytest.mark.parametrize(
    ("near", "far", "mark"),
    [
        ("Also old nine men died.", "Also old old nine men died.", "also"),  # four words before the cue
        ("Nine men died so also.", "Nine men died so so also.", "also"),  # two behind it
        ("Nine men later really died.", "Nine men later really really died.", "later"),  # two before
        (f"Nine men died {'so ' * 7}later.", f"Nine men died {'so ' * 8}later.", "later"),  # eight behind
        ("Nine men, it has been told, died since May.", "Nine men, it has been so told, died since May.", "period"),  # four
        (f"It was revenge for {'the ' * 8}killing two men.", f"It was revenge for {'the ' * 9}killing two men.", "background"),
    ],
)  # fmt: skip
def test_words_mark_a_figure_within_reach(near: str, far: str, mark: str) -> None:
    assert mark in figures(near)[0].marks
    assert mark not in figures(far)[0].marks


@pytest.mark.parametrize(("so", "later"), [(4, True), (5, False)])
def test_before_within_five_words_tells_that_the_perpetrators_death_came_later(so: int, later: bool) -> None:
    own = figures(f"The gunman killed two men before {'so ' * so}killing himself.")[-1]
    assert ("after" in own.marks) is later


@pytest.mark.parametrize(("the", "modality"), [(4, "denied"), (5, "asserted")])
def test_a_denial_is_of_a_cue_within_eight_words(the: int, modality: str) -> None:
    assert [c.modality for c in figures(f"It was refuted {'the ' * the}nine men were killed.")] == [modality]


def test_a_surname_alone_is_less_sure() -> None:
    assert [c.confidence for c in figures("Then Poe was killed.")] == [pytest.approx(0.525)]


@pytest.mark.parametrize(("age", "told"), [(115, [1, 2, 3]), (116, [1, 2, 116, 119])])
def test_a_number_behind_a_name_is_an_age_up_to_115(age: int, told: list[float]) -> None:
    assert sorted(n or 0.0 for n in counts(f"Ali Khan, {age}, and two others were killed.")) == told


@pytest.mark.parametrize(("between", "told"), [(1, [4, 4]), (2, [4])])
def test_their_bodies_are_those_of_two_sentences_before(between: int, told: list[float]) -> None:
    text = f"Four men were shot. {'The river was calm. ' * between}Their bodies were found in the river."
    assert counts(text) == told


@pytest.mark.parametrize(("upper", "told"), [(1, 1), (2, 2)])
def test_a_part_of_the_body_behind_to_stands_within_three_words(upper: int, told: int) -> None:
    assert len(figures(f"He had wounds to the {'upper ' * upper}torso.")) == told


@pytest.mark.parametrize(("left", "told"), [(1, 1), (2, 0)])
def test_one_behind_its_owner_stands_within_three_words(left: int, told: int) -> None:
    assert len(figures(f"A bomb injuring his {'left ' * left}legs fell.")) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (f"Погибли {'там ' * 11}пять человек.", "ru", [5]),
        (f"Погибли {'там ' * 12}пять человек.", "ru", []),
        ("Ölü sayısı 20'ye daha daha çıkabilir.", "tr", []),
        ("Ölü sayısı 20'ye daha daha daha çıkabilir.", "tr", [20]),
    ],
)
def test_a_verb_tells_of_a_number_twelve_words_behind_it_and_undoes_one_four_before(
    text: str, language: str, told: list[float]
) -> None:
    assert counts(text, language) == told


@pytest.mark.parametrize(("also", "told"), [(5, []), (6, [9])])
def test_not_stands_in_a_verb_group_of_six_words(also: int, told: list[float]) -> None:
    assert counts(f"Nine men were not {'also ' * also}killed.") == told


@pytest.mark.parametrize("sign", ",;:")
def test_what_could_be_in_another_clause_undoes_nothing(sign: str) -> None:
    assert counts(f"Nine were killed{sign} it could reach ten.") == [9]
    assert counts("Nine were killed it could reach ten.") == []


def test_what_a_verb_needs_follows_in_its_clause() -> None:
    assert counts("Five men suffered wounds.") == [5]
    assert counts("Five men suffered; there were wounds.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He was killed.", [1]),
        ("He killed himself.", [1]),
        ("(Poe was killed.)", [1]),
        ("Four men were shot. Their bodies were found in the river.", [4, 4]),
        ("A man took part in the rally.", []),
        ("They deployed a soldier to the town.", []),
        ("Fifty people took part in the rally.", [50]),
    ],
)
def test_who_counts_beside_nobody_else(text: str, told: list[float]) -> None:
    assert counts(text) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Seven people were killed, including two children.", "en", [7, 2]),
        ("Seven people died, including two children.", "en", [7, 2]),
        ("Seven people were dead, including two children.", "en", [7, 2]),
        ("Seven people suffered burns, including two children.", "en", [7, 2]),
        ("Семь человек погибли, в том числе двое детей.", "ru", [7, 2]),
        ("Five killed soldiers lay there.", "en", [5]),
        ("There were seven deaths.", "en", [7]),
        ("Police found seven dead men.", "en", [7]),
    ],
)
def test_verbs_adjectives_and_nouns_that_count_with_their_parts(text: str, language: str, told: list[float]) -> None:
    assert sorted(n or 0.0 for n in counts(text, language)) == sorted(told)


@pytest.mark.parametrize(
    ("who", "population"),
    [
        ("army people", "soldiers"),
        ("teenage civilians", "children"),
        ("female police", "women"),
        ("teenage workers", "children"),
    ],
)
def test_populations_that_an_adjective_makes_another_of(who: str, population: str) -> None:
    assert [c.population for c in figures(f"Nine {who} were killed.")] == [population]


@pytest.mark.parametrize(("words", "start"), [("in", "the head"), ("in in", "A man")])
def test_an_insertion_of_two_words_may_begin_with_anything(words: str, start: str) -> None:
    (figure,) = figures(f"A man, the head, {words} Red, was killed.")
    assert figure.quote.startswith(start)


@pytest.mark.parametrize(
    ("words", "tell"),
    [
        ("SO BE IT ON AT NO UP AS by be", True),  # eight of ten are capitals
        ("SO BE IT ON AT NO UP AS BY be", False),
        ("Bombs Kill Poes There town", True),  # four of five longer words are capitalised
        ("Bombs Kill Poes There Then town", False),
        ("Bombs Kill Poes There", True),  # fewer than five words
        ("Bombs Kill Poes There Then", False),
        ("Bombs Kill Poes There was", False),  # a word of three letters is a small one
        ("Bombs Kill Poes There Then told sang", True),
    ],
)
def test_when_capitals_tell_names(words: str, tell: bool) -> None:
    assert _capitals_tell(words.split()) is tell


@pytest.mark.parametrize(("noun", "known"), [("gizer", True), ("gier", False)])
def test_a_word_of_five_letters_is_told_by_its_ending(noun: str, known: bool) -> None:
    (figure,) = figures(f"A {noun} was killed.")
    assert ("unknown" not in figure.marks) is known


@pytest.mark.parametrize(("words", "told"), [(2, [2, 7]), (3, [7])])
def test_parts_before_their_whole_stand_within_four_items(words: int, told: list[float]) -> None:
    found = counts(f"Aralarında 2 çocuğun da {'çok ' * words}bulunduğu 7 kişi öldü.", "tr")
    assert sorted(n or 0.0 for n in found) == told


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Nine men are thought to be killed.", "expected"),  # three words before the cue
        ("Nine men are thought to also be killed.", "claimed"),
        ("Nine men died so feared.", "expected"),  # two behind it
        ("Nine men died so so feared.", "asserted"),
    ],
)
def test_a_number_is_feared_where_words_beside_it_say_so(text: str, modality: str) -> None:
    assert [c.modality for c in figures(text)] == [modality]


@pytest.mark.parametrize(("red", "told"), [(8, 3), (9, 1)])
def test_those_who_suffered_alongside_are_told_within_twelve_items(red: int, told: int) -> None:
    assert len(figures(f"A man was killed in a {'red ' * red}raid along with his wife.")) == told


@pytest.mark.parametrize("befell", ["was killed", "died", "is dead"])
def test_whatever_befell_them(befell: str) -> None:
    assert sorted(n or 0.0 for n in counts(f"A man {befell} in a raid along with two boys.")) == [1, 2, 3]


@pytest.mark.parametrize(("adjectives", "counted"), [(22, True), (30, False)])
def test_so_many_words_in_a_row_stand_before_what_is_counted(adjectives: int, counted: bool) -> None:
    assert _bounded("[ab]*N(a|b)*") == "[ab]{0,24}N(a|b)*"
    whole = re.compile(_bounded("N[a]*s"))
    assert (whole.fullmatch("N" + "a" * adjectives + "s") is not None) == counted

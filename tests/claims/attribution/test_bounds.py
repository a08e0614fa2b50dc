"""Reaches of words, letters and sentences within which somebody is said to have said something, told in plain numbers."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import firsthand as fh
from firsthand.claims.attribution.chain import _connected
from firsthand.claims.attribution.quotes import find_quotations

Said = tuple[str | None, str]


def said(text: str, language: str = "en") -> list[Said]:
    """Speakers and what they say."""
    found = fh.claims_of(text, language=language)
    return [(c.speaker, c.quote) for c in found if c.kind == "attribution"]


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [speaker for speaker, _ in said(text, language)]


@pytest.mark.parametrize(("so", "found"), [(14, ["Police"]), (15, [])])
def test_that_follows_a_verb_within_sixteen_words(so: int, found: list[str]) -> None:
    assert speakers(f"Police said, {'so ' * so}that nine men were killed.") == found


@pytest.mark.parametrize(("words", "found"), [(14, 1), (15, 0)])
def test_so_it_does_where_the_verb_comes_first(words: int, found: int) -> None:
    assert len(said(f"أعلنت {'وزارة ' * words}الصحة أن تسعة أشخاص قتلوا.", "ar")) == found


@pytest.mark.parametrize(("words", "known"), [(9, True), (10, False)])
def test_a_speaker_behind_such_a_verb_has_ten_words(words: int, known: bool) -> None:
    (speaker,) = speakers(f"أعلنت {'وزارة ' * words}الصحة أن تسعة أشخاص قتلوا.", "ar")
    assert (speaker is not None) is known


@pytest.mark.parametrize("sign", "!?;")
def test_a_sign_that_ends_a_clause_ends_what_a_verb_may_tell(sign: str) -> None:
    assert said(f"Police said{sign} Nine men were killed.") == []


def test_a_full_stop_behind_a_verb_sends_back_to_what_was_told() -> None:
    assert said("So it was, police said.") == [("police", "So it was")]


@pytest.mark.parametrize("sign", [":", '"', "“", "«", ",", ""])
def test_a_sign_of_speech_makes_a_word_in_capitals_a_verb(sign: str) -> None:
    text = f"POLICE CLAIMS{sign} THAT NINE MEN KILLED" if sign == "," else f"POLICE CLAIMS{sign} NINE MEN KILLED"
    assert speakers(text) == (["POLICE"] if sign else [])


@pytest.mark.parametrize(("so", "found"), [(3, []), (4, ["rebels"])])
def test_the_object_of_an_idiom_stands_within_four_words(so: int, found: list[str]) -> None:
    assert speakers(f"The rebels claimed {'so ' * so}lives.") == found


@pytest.mark.parametrize("dash", "―—–-")
def test_a_dash_stands_between_a_quotation_and_a_name(dash: str) -> None:
    assert speakers(f"“All is calm and good here.” {dash} Ann Poe") == ["Ann Poe"]


@pytest.mark.parametrize("sign", ",;:!?()—–")
def test_signs_part_the_clause_of_an_adverb(sign: str) -> None:
    told = f"All is calm{sign} nine men were reportedly killed here{sign} and so on"
    assert said(told) == [(None, "nine men were reportedly killed here")]


def test_so_does_a_full_stop_inside_a_sentence() -> None:
    told = "On 4 p.m. nine men were reportedly killed by J. Poe"
    assert said(told) == [(None, "On 4 p.m. nine men were reportedly killed by J")]


@pytest.mark.parametrize("sign", ['"', "“", "”", "„", "«", "»", "``"])
def test_so_do_quotation_marks(sign: str) -> None:
    told = f"So it was {sign}nine men were reportedly killed here."
    assert said(told) == [(None, "nine men were reportedly killed here")]


@pytest.mark.parametrize("mark", "”»")
def test_a_closing_mark_right_behind_a_word_opens_nothing(mark: str) -> None:
    assert find_quotations(f"So{mark} it was{mark} calm.").starts == ()
    assert find_quotations(f"So {mark}it was{mark} calm.").starts == (3,)


@pytest.mark.parametrize(("signs", "closed"), [(5_998, True), (5_999, False)])
def test_a_quotation_has_six_thousand_signs(signs: int, closed: bool) -> None:
    """Between its marks."""
    found = find_quotations(f"“{'a' * signs}” so")
    assert (found.ends[:1] == (signs + 2,)) is closed


@pytest.mark.parametrize(("holm", "found"), [(17, 1), (18, 0)])
def test_a_speaker_before_a_verb_that_stands_second_has_eighteen_words(holm: int, found: int) -> None:
    assert len(said(f"Anna {'Holm ' * holm}sagte: „Es war gut.“", "de")) == found


@pytest.mark.parametrize(("ada", "found"), [(11, 1), (12, 0)])
def test_one_before_a_verb_that_stands_last_has_twelve(ada: int, found: int) -> None:
    assert len(said(f"{'Ada ' * ada}Poe, beş kişinin öldüğünü söyledi.", "tr")) == found


@pytest.mark.parametrize(("ada", "told"), [(6, "Beş kişi öldü"), (7, "Ada Ada Ada Ada Ada Ada Ada Poe")])
def test_a_speaker_between_content_and_verb_has_seven_words(ada: int, told: str) -> None:
    assert [quote for _, quote in said(f"Beş kişi öldü, {'Ada ' * ada}Poe söyledi.", "tr")] == [told]


@pytest.mark.parametrize(("between", "speaker"), [(4, "Ann Poe"), (5, "She")])
def test_a_pronoun_means_a_speaker_five_sentences_back(between: int, speaker: str) -> None:
    text = f"Ann Poe said that all was calm. {'The river was calm. ' * between}She said that nine men were killed."
    assert speakers(text) == ["Ann Poe", speaker]


@pytest.mark.parametrize(("letters", "speaker"), [(24, "Poe"), (25, "He")])
def test_a_given_name_before_a_surname_has_24_letters(letters: int, speaker: str) -> None:
    text = f"M{'a' * (letters - 1)} Poe spoke. Nine men were killed, Poe said. He said that six were hurt."
    assert speakers(text) == ["Poe", speaker]


@pytest.mark.parametrize(("letters", "known"), [(60, True), (61, False)])
def test_a_surname_has_sixty_letters(letters: int, known: bool) -> None:
    name = f"P{'o' * (letters - 1)}"
    found = speakers(f"Ann {name} spoke. Nine men were killed, {name} said. He said that six were hurt.")
    assert found == [name, name if known else "He"]


@pytest.mark.parametrize(("old", "words"), [(15, 16), (16, 16)])
def test_a_speaker_before_its_verb_has_sixteen_words(old: int, words: int) -> None:
    (speaker,) = speakers(f"The {'old ' * old}minister said that nine men were killed.")
    assert len((speaker or "").split()) == words


@pytest.mark.parametrize(("old", "last"), [(14, "minister"), (15, "old")])
def test_so_it_has_behind_it(old: int, last: str) -> None:
    """With its article."""
    (speaker,) = speakers(f"“All is calm,” said the {'old ' * old}minister.")
    assert (speaker or "").split()[-1] == last


@pytest.mark.parametrize(("old", "found"), [(24, ["Ann Poe"]), (25, [])])
def test_an_apposition_to_a_speaker_has_28_words(old: int, found: list[str]) -> None:
    """With its commas."""
    assert speakers(f"Ann Poe, the {'old ' * old}head, said that nine men were killed.") == found


@pytest.mark.parametrize(("of", "found"), [(6, ["Ann Poe"]), (7, [])])
def test_a_name_between_commas_has_eight_words(of: int, found: list[str]) -> None:
    assert speakers(f"Ann Poe, Member {'Of ' * of}Parliament, said that nine men were killed.") == found


@pytest.mark.parametrize(("the", "nurse"), [(24, True), (25, False)])
def test_who_stands_twelve_words_before_the_last_words_of_its_clause(the: int, nurse: bool) -> None:
    """Before a noun phrase of sixteen words, as far as one is read."""
    (speaker,) = speakers(f"A nurse who saw {'the ' * the}him said that nine men were killed.") or [None]
    assert (speaker == "A nurse") is nurse


@pytest.mark.parametrize(("others", "found"), [(16, 16), (17, 18)])
def test_a_stand_taken_in_the_words_of_one_of_sixteen_tellers_before_is_part_of_theirs(others: int, found: int) -> None:
    told = "".join(f"X{n} said so, " for n in range(others))
    assert len(said(f"Police said that {told}Ann Poe denied that nine men were killed.")) == found


@pytest.mark.parametrize("dash", "-–—―")
def test_a_dash_ends_an_apposition(dash: str) -> None:
    told = f"According to Ann Poe, the head {dash} who sat there, nine men were killed"
    assert said(told) == [("Ann Poe", f"the head {dash} who sat there, nine men were killed")]


@pytest.mark.parametrize(("alte", "found"), [(17, 1), (18, 0)])
def test_a_clause_that_only_names_the_source_has_22_words(alte: int, found: int) -> None:
    assert len(said(f"Es war gut, wie die {'alte ' * alte}Polizei mitteilte.", "de")) == found


@pytest.mark.parametrize(("weiter", "speaker"), [(2, "Bericht"), (3, None)])
def test_the_document_that_tells_stands_within_three_words(weiter: int, speaker: str | None) -> None:
    assert speakers(f"Es war gut, heißt es {'weiter ' * weiter}in dem Bericht.", "de") == [speaker]


@pytest.mark.parametrize(("words", "found"), [(5, 1), (6, 0)])
def test_five_words_stand_in_brackets_behind_a_name(words: int, found: int) -> None:
    assert len(said(f"Anna Holm ({'die ' * (words - 1)}SPD) sagte, es sei gut.", "de")) == found


@pytest.mark.parametrize(("alt", "found"), [(22, 1), (23, 0)])
def test_what_is_said_opens_within_26_words(alt: int, found: int) -> None:
    assert len(said(f"Die Polizei sagte heute {'alt ' * alt}in Bonn, dass es gut sei.", "de")) == found


@pytest.mark.parametrize(
    ("words", "told"), [("gut", "Es sei gut"), ("sehr gut", "Es sei gut, sagte Anna Holm, sehr gut")]
)
def test_what_goes_on_behind_a_speaker_has_two_words(words: str, told: str) -> None:
    assert said(f"Es sei gut, sagte Anna Holm, {words}", "de") == [("Anna Holm", told)]


@pytest.mark.parametrize(("words", "found"), [("dies", 0), ("die Reform", 1)])
def test_what_a_stand_is_taken_on_has_two_words(words: str, found: int) -> None:
    assert len(said(f"Anna Holm lehnte {words} ab.", "de")) == found


@pytest.mark.parametrize(("old", "found"), [(4, ["Old Old Old Old Police"]), (5, [])])
def test_a_speaker_before_a_colon_has_five_words(old: int, found: list[str]) -> None:
    assert speakers(f"{'Old ' * old}Police: three men were killed") == found


@pytest.mark.parametrize(("the", "found"), [(4, 1), (5, 0)])
def test_so_it_has_behind_one(the: int, found: int) -> None:
    assert len(said(f"Three men were killed: {'the ' * the}police")) == found


@pytest.mark.parametrize(("word", "kind"), [("augenzeuge", "witness"), ("eilbote", None)])
def test_a_noun_of_five_letters_ends_a_compound(word: str, kind: str | None) -> None:
    lex = SimpleNamespace(connection={"zeuge": "witness", "bote": "witness"}, case_endings=(), compounds=True)
    assert _connected(word, lex) == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(("sehr", "found"), [(24, 1), (25, 0)])
def test_a_particle_ends_the_clause_of_its_verb_within_26_words(sehr: int, found: int) -> None:
    assert len(said(f"Die Polizei teilte {'sehr ' * sehr}mit, dass es gut sei.", "de")) == found


@pytest.mark.parametrize(("letters", "told"), [(6, "„alte Reform“"), (7, "die aaaaaaa „alte Reform“ im Land")])
def test_a_quotation_within_twelve_letters_is_all_that_a_stand_is_taken_on(letters: int, told: str) -> None:
    """Of the verb, with spaces and article."""
    text = f"Anna Holm verurteilte die {'a' * letters} „alte Reform“ im Land."
    assert said(text, "de") == [("Anna Holm", told)]


@pytest.mark.parametrize(("old", "found"), [(4, ["Police"]), (5, [])])
def test_a_toll_that_somebody_puts_is_told_within_nine_words(old: int, found: list[str]) -> None:
    assert speakers(f"Police put the {'old ' * old}number of dead at 38.") == found


@pytest.mark.parametrize(("words", "cited"), [(5, True), (6, False)])
def test_one_who_is_cited_has_five_words(words: int, cited: bool) -> None:
    found = speakers(
        f"Интерфакс сообщил со ссылкой на {'пожарную ' * (words - 1)}службу, что девять человек погибли.", "ru"
    )
    assert ("пожарную " * (words - 1) + "службу" in found) is cited


@pytest.mark.parametrize(("ada", "told"), [(2, "beş kişinin öldüğünü"), (3, "Poe beş kişinin öldüğünü")])
def test_a_name_behind_an_office_has_three_words(ada: int, told: str) -> None:
    text = f"Vali {'Ada ' * ada}Poe beş kişinin öldüğünü söyledi."
    assert [quote for _, quote in said(text, "tr")] == [told]

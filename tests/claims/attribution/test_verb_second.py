"""German: verbs of saying that stand second, their speakers before and behind them, and sources without a verb."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told

from firsthand.claims.claim import Claim


def read(text: str) -> list[Claim]:
    return claims_told(text, "de")


def said(text: str) -> list[tuple[str | None, str]]:
    """Speakers with what they are said to have said, in order of the words."""
    return [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"]


def tellers(text: str) -> list[str | None]:
    """Who tells the figures."""
    return [c.speaker for c in read(text) if c.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angaben der Polizei zufolge kamen bei dem Unglück 38 Menschen ums Leben.", "Angaben der Polizei"),
        ("Dem Bericht der Küstenwache zufolge starben 38 Menschen.", "Bericht der Küstenwache"),
        ("38 Menschen seien gestorben, so die Polizei.", "Polizei"),
        ("38 Menschen starben am Freitag, so ein Polizeisprecher am Samstag.", "ein Polizeisprecher"),
        ("„Wir haben 38 Tote geborgen“, so der Bürgermeister von Bergen.", "Bürgermeister von Bergen"),
        ("„Wir haben 38 Tote geborgen“, sagte der Bürgermeister Lars Berg.", "Bürgermeister Lars Berg"),
        (
            "In einer Mitteilung des Ministeriums heißt es, 38 Menschen seien gestorben.",
            "einer Mitteilung des Ministeriums",
        ),
        ("38 Menschen seien gestorben, hieß es aus Polizeikreisen.", "Polizeikreisen"),
        ("Der Sprecher sagte: „Wir haben 38 Tote geborgen.“", "Sprecher"),
        ("Nach Angaben des Gouverneurs starben 38 Menschen.", "Gouverneurs"),
        ("38 Menschen starben, wie die Feuerwehr mitteilte.", "Feuerwehr"),
        ("Wie die Feuerwehr am Montag mitgeteilt hat, starben 38 Menschen.", "Feuerwehr"),
        ("Laut Polizei starben 38 Menschen.", "Polizei"),
        ("Laut einem Bericht der Küstenwache starben 38 Menschen.", "einem Bericht der Küstenwache"),
        ("Die Behörden sprechen von 38 Toten.", "Behörden"),
        ("Die Feuerwehr bezifferte die Zahl der Toten auf 38.", "Feuerwehr"),
        ("Nach Behördenangaben starben 38 Menschen.", "Behördenangaben"),
        ("Das Ministerium hat am Montag in Bergen erklärt, dass 38 Menschen starben.", "Ministerium"),
        (
            "Landrätin Pia Lund (61) sagte am Samstag der Nachrichtenagentur dpa, dass neun Menschen starben.",
            "Landrätin Pia Lund",
        ),
        ("Am Samstag sagte die Landrätin, dass neun Menschen starben.", "Landrätin"),
        ("Jens Roth, Chef der Klinik, sagte der Zeitung, neun Menschen seien gestorben.", "Jens Roth"),
        ("Der Arzt, der die Verletzten versorgte, sagte, neun Menschen seien gestorben.", "Arzt"),
        ("Neun Menschen starben. Das teilte Bürgermeisterin Karla Berger mit.", "Bürgermeisterin Karla Berger"),
    ],
)
def test_who_tells_a_number(text: str, expected: str) -> None:
    assert tellers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Brücke sei alt, sagte der Wirt, man habe gewarnt.",
            [("Wirt", "Die Brücke sei alt, sagte der Wirt, man habe gewarnt")],
        ),
        ("„Es brannte“, sagte Hans Müller, ein Fischer.", [("Hans Müller", "„Es brannte“")]),
        ("Der Rat lehnte den Bau einer Brücke ab.", [("Rat", "den Bau einer Brücke")]),
        ("Der Wirt sprach von „morschen“ Balken und ging.", [("Wirt", "„morschen“")]),
        ("Die Fischer verlangten, die Brücke zu sperren.", [("Fischer", "die Brücke zu sperren")]),
        ("Es wurde berichtet, dass die Brücke alt war.", [(None, "dass die Brücke alt war")]),
        ("Der Wirt sprach mit der Zeitung „Die Mühle“.", [("Wirt", "mit der Zeitung „Die Mühle“")]),
        ("Zuvor hatte der Wirt gesagt, die Brücke sei alt.", [("Wirt", "die Brücke sei alt")]),
        (
            "Die Brücke ist laut Polizei alt, die Fischer sprechen von einer Ruine.",
            [("Polizei", "Die Brücke ist laut Polizei alt"), ("Fischer", "von einer Ruine")],
        ),
    ],
)
def test_what_is_said(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Als der Wirt kam, berichtete niemand.",
        "Energiepolitik: Die Brücke bleibt.",
        "In der „Neuen Mühle“ gab der Wirt ein Fest.",
        "Der Wirt gab nach, um die Brücke zu retten.",
        "Der Wirt, der in Ebersdorf lebt, teilte das Zimmer.",
        "Die Brücke, die von vielen als schön bezeichnet wird, steht.",
    ],
)
def test_what_is_no_saying(text: str) -> None:
    assert said(text) == []


def test_sentences_in_the_mood_of_anothers_words_go_on() -> None:
    text = "Der Wirt sagte, die Brücke sei alt. Niemand habe sie geprüft. Demnach ist sie zu. Sie steht bei Ebersdorf."
    assert said(text) == [
        ("Wirt", "die Brücke sei alt"),
        ("Wirt", "Niemand habe sie geprüft. Demnach ist sie zu"),
    ]


@pytest.mark.parametrize("between", ["\n\n", " Es regnete. "])
def test_the_mood_goes_on_within_a_paragraph_alone(between: str) -> None:
    assert len(said(f"Der Wirt sagte, die Brücke sei alt.{between}Niemand habe sie geprüft.")) == 1


def test_a_pronoun_means_who_spoke_last() -> None:
    text = "Die Ministerin Karla Berg sagte, die Brücke sei alt. Sie forderte, die Brücke zu sperren."
    assert [who for who, _ in said(text)] == ["Ministerin Karla Berg", "Ministerin Karla Berg"]


def test_a_pronoun_of_several_means_no_one_person() -> None:
    text = "Die Ministerin Karla Berg sagte, die Brücke sei alt. Sie forderten, die Brücke zu sperren."
    assert [who for who, _ in said(text)] == ["Ministerin Karla Berg", "Sie"]


@pytest.mark.parametrize(("between", "heard"), [(24, True), (25, False)])
def test_a_verb_and_its_particle_stand_within_twenty_six_words(between: int, heard: bool) -> None:
    assert bool(said(f"Der Wirt teilte {'auch ' * between}mit, dass die Brücke alt ist.")) == heard


@pytest.mark.parametrize(("between", "heard"), [(25, True), (26, False)])
def test_what_is_said_opens_within_twenty_six_words(between: int, heard: bool) -> None:
    assert bool(said(f"Der Wirt sagte {'auch ' * between}, dass die Brücke alt ist.")) == heard


@pytest.mark.parametrize(("between", "heard"), [(17, True), (18, False)])
def test_a_clause_that_names_its_source_has_twenty_two_words(between: int, heard: bool) -> None:
    assert bool(said(f"Die Brücke ist alt, wie {'auch ' * between}der Wirt sagte.")) == heard


@pytest.mark.parametrize(("between", "who"), [(2, "Bericht"), (3, None)])
def test_a_document_is_named_within_three_words(between: int, who: str | None) -> None:
    assert said(f"Die Brücke sei alt, heißt es {'auch ' * between}in dem Bericht.") == [(who, "Die Brücke sei alt")]


@pytest.mark.parametrize(("words", "who"), [(17, 18), (18, 18)])
def test_a_noun_phrase_has_eighteen_words(words: int, who: int) -> None:
    ((speaker, _),) = said(f"Laut Wirt {'Hans ' * words}ist die Brücke alt.")
    assert len((speaker or "").split()) == who


@pytest.mark.parametrize(("inside", "who"), [(5, "Rat (a a a a a) Ebers"), (6, "Rat")])
def test_brackets_within_a_noun_phrase_are_short(inside: int, who: str) -> None:
    ((speaker, _),) = said(f"Laut Rat ({'a ' * (inside - 1)}a) Ebers ist die Brücke alt.")
    assert speaker == who


@pytest.mark.parametrize(("adverb", "content"), [("", "„alte“"), (" wirklich", "die wirklich „alte“ Brücke")])
def test_a_quotation_far_from_its_verb_is_a_part_of_what_it_tells(adverb: str, content: str) -> None:
    assert said(f"Der Wirt lobte die{adverb} „alte“ Brücke.")[0][1] in (content, f"die{adverb} „alte“ Brücke")


@pytest.mark.parametrize(("told", "heard"), [("Brücken gut", True), ("Brücken", False)])
def test_a_stand_has_two_words(told: str, heard: bool) -> None:
    assert bool(said(f"Der Wirt fand. Der Rat kritisierte {told}")) == heard


@pytest.mark.parametrize(("word", "kind"), [("Bergarmee", "official"), ("Vorrat", None)])
def test_a_compound_is_known_by_a_last_noun_of_five_letters(word: str, kind: str | None) -> None:
    (claim,) = (c for c in read(f"Laut {word} ist die Brücke alt.") if c.kind == "attribution")
    assert claim.source_connection == kind


@pytest.mark.parametrize("day", ["12. Mai 2031", "22.40 Uhr"])
def test_a_day_alone_behind_what_somebody_said_is_no_fault(day: str) -> None:
    told = claims_told(f"Zwei Menschen starben, teilt die Polizei mit.\n\n{day}\n\nNun ist es still.", "de")
    assert [c.best for c in told if c.kind == "figure"] == [2]

"""Whose a number is in nine languages: documents, tolls put, those who are cited, offices with a name, and what is no speaker."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.claims.reading import claims_told

TOLD = [
    tuple(json.loads(line).values())
    for line in Path(__file__).with_name("first_hands.jsonl").read_text("utf-8").splitlines()
]


def speakers(language: str, text: str) -> list[str | None]:
    return [c.speaker for c in claims_told(text, language) if c.kind == "attribution"]


@pytest.mark.parametrize(("language", "text", "first_hand"), TOLD)
def test_the_first_hand_of_a_number(language: str, text: str, first_hand: str) -> None:
    told = [(c.attribution_chain or (c.speaker or "",))[-1] for c in claims_told(text, language) if c.kind == "figure"]
    assert first_hand in told


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "According to a report by the Red Cross of Norway, 38 people were killed.",
            ("a report", "Red Cross of Norway"),
        ),
        ("38 people were killed, according to figures released by the ministry.", ("figures released", "ministry")),
        (
            "Hospital records seen by the Bergen Post show that 38 people were killed.",
            ("Bergen Post", "Hospital records"),
        ),
        ("Citing the regional governor, state radio said 38 people were killed.", ("state radio", "regional governor")),
        ("A spokeswoman for the coast guard, Eva Lind, said 38 people were killed.", ("Eva Lind", "coast guard")),
        ("Survivors interviewed by Harbour Watch said 38 people were killed.", ("Harbour Watch", "Survivors")),
    ],
)
def test_a_chain_is_kept_whole(text: str, chain: tuple[str, ...]) -> None:
    assert [c.attribution_chain for c in claims_told(text, "en") if c.kind == "figure"] == [chain]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There were no reported casualties."),
        ("en", "Mosul: 4 killed by a bomb in a cart."),
        ("en", "#HarlowAttack: 5 Killed, 31 Wounded"),
        ("en", "Candles and notes left at the bend near Naas where three men died in a crash."),
        ("en", "A hotline was opened; 52 calls had come in by noon."),
        ("en", "In 1986 the court blocked it, citing a threat of harm to all."),
        ("de", "Verkehr: Neue Straßen kosten 12 Menschen den Schlaf."),
        ("es", "La cifra de muertos se elevó a 38."),
        ("tr", "Buna göre 38 kişi öldü."),
        ("ar", "ارتفع عدد القتلى إلى 25 قتيلا في كركوك، فيما نشرت مروحيات في المنطقة."),
    ],
)
def test_nobody_speaks(language: str, text: str) -> None:
    assert [s for s in speakers(language, text) if s] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Valeria Brandt, M.S., R.D., said five people were killed.", "Valeria Brandt"),
        ("Nine miners were killed, governor Pia Lund, 61, said.", "governor Pia Lund"),
        ("Nine miners were killed, said on Saturday governor Pia Lund.", "governor Pia Lund"),
        ("Nine miners were killed, the governor, Pia Lund, told AFP on Saturday.", "Pia Lund"),
        ("Officials said on May 11, an attack left nine wounded.", "Officials"),
        ("Harl: The bridge fell. Later Harl said nine people were hurt.", "Harl"),
        ("Ana Harl: The bridge fell.", "Ana Harl"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert speakers("en", text)[0] == speaker


def test_the_day_of_saying_is_not_of_what_is_said() -> None:
    (said,) = (
        c for c in claims_told("A nurse told AFP on Saturday that six were held.", "en") if c.kind == "attribution"
    )
    assert said.quote == "that six were held"


@pytest.mark.parametrize(("between", "speaker"), [(6, "Officials"), (7, None)])
def test_a_toll_is_put_within_nine_words(between: int, speaker: str | None) -> None:
    found = speakers("en", f"Officials put {'very ' * between}the toll at 38 dead.")
    assert (found or [None]) == [speaker]


@pytest.mark.parametrize(
    ("name", "speaker"), [("Eva Ada Ida Lind", "Eva Ada Ida Lind"), ("Eva Ada Ida Ulla Lind", "mayor")]
)
def test_a_name_behind_an_office_has_four_words(name: str, speaker: str) -> None:
    assert speakers("en", f"Nine were killed, according to the mayor, {name}.") == [speaker]


@pytest.mark.parametrize(("words", "speaker"), [(5, "The " + "old " * 3 + "police"), (6, None)])
def test_a_speaker_before_a_colon_has_five_words(words: int, speaker: str | None) -> None:
    found = speakers("en", f"The {'old ' * (words - 2)}police: nine killed.")
    assert (found or [None])[0] == (speaker and speaker.removeprefix("The "))


@pytest.mark.parametrize(("words", "heard"), [(4, True), (5, False)])
def test_one_cited_at_the_start_of_what_is_told_has_five_words(words: int, heard: bool) -> None:
    text = f"Devlet radyosu, {'yeni ' * words}valiye dayanarak 12 köylünün öldüğünü duyurdu."
    told = [c.attribution_chain for c in claims_told(text, "tr") if c.kind == "figure"]
    assert (len(told[0]) == 2) == heard


@pytest.mark.parametrize(("before", "told"), [(2, 3), (3, 3)])
def test_a_sentence_that_points_back_tells_three_before_it(before: int, told: int) -> None:
    text = "Мост старый. " * before + "Погибли 38 человек. Об этом сообщил мэр Иван Петров."
    (said,) = (c for c in claims_told(text, "ru") if c.kind == "attribution")
    assert said.quote.count("Мост") + 1 == told


def test_a_sentence_points_back_within_its_paragraph() -> None:
    text = "Мост старый.\n\nПогибли 38 человек. Об этом сообщил мэр Иван Петров."
    (said,) = (c for c in claims_told(text, "ru") if c.kind == "attribution")
    assert said.quote == "Погибли 38 человек"


def test_who_goes_on_behind_a_contrast_is_the_same() -> None:
    assert speakers("en", "Officials said five people died but denied that ten were hurt.") == ["Officials"] * 2


@pytest.mark.parametrize(
    ("aside", "content"),
    [
        ("a very old mayor", "the bridge fell"),
        ("a very very old mayor", "a very very old mayor, the bridge fell"),
    ],
)
def test_the_head_of_an_apposition_stands_within_four_words(aside: str, content: str) -> None:
    text = f"According to Ana Lind, {aside}, the bridge fell."
    (said,) = (c for c in claims_told(text, "en") if c.kind == "attribution")
    assert said.quote == content


def test_a_subject_with_a_comma_is_no_apposition_of_the_source() -> None:
    text = "Selon les pompiers, le bilan d'un incendie à Gao, au Mali est passé à douze morts."
    assert [c.speaker for c in claims_told(text, "fr") if c.kind == "figure"] == ["pompiers"]


@pytest.mark.parametrize(
    "text",
    [
        "A guard was killed in Narva, perpetrators not known.",
        "This was one of two related bombings in the area on that date.",
    ],
)
def test_a_participle_without_its_verb_says_nothing(text: str) -> None:
    assert [c.speaker for c in claims_told(text, "en") if c.kind == "attribution"] == []


def test_a_participle_with_its_verb_does() -> None:
    (said,) = [c for c in claims_told("He had not claimed that five people died.", "en") if c.kind == "attribution"]
    assert said.speaker == "He"

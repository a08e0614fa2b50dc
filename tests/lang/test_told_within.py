"""Who says it, and who is counted, where a clause about the teller stands before the verb of saying, with commas or without.

Also what one word means beside another: French "mineurs" in a pit, an Arabic dual before what it is joined to.
"""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import pack_for


def read(language: str, text: str) -> list[Claim]:
    sentences = sentences_of(text, [(0, len(text))], language, pack_for(language))
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published="2031-05-16", sentences=sentences
    )
    return read_account_claims(account, ClaimsConfig())


def told(language: str, text: str) -> tuple[list[str], list[str | None]]:
    """Figures as `measure population low`, and the speakers."""
    claims = read(language, text)
    figures = [f"{c.measure} {c.population} {c.low:g}" for c in claims if c.kind == "figure" and c.low is not None]
    return sorted(figures), [c.speaker for c in claims if c.kind == "attribution"]


@pytest.mark.parametrize(
    ("language", "text", "figure", "speaker"),
    [
        ("en", "A nurse who treated them said six people were killed.", "killed all 6", "A nurse"),
        (
            "en",
            "A captain who declined to be identified said two sailors were hurt.",
            "injured soldiers 2",
            "A captain",
        ),
        ("en", "A clerk who lives in Lima reported nine people were arrested.", "detained all 9", "A clerk"),
        ("en", "A clerk who asked for anonymity said nine people were arrested.", "detained all 9", "A clerk"),
        ("en", "The mayor who met the miners told reporters that five died.", "killed all 5", "mayor"),
        ("es", "Un médico que pidió no ser identificado dijo que murieron ocho personas.", "killed all 8", "Un médico"),
        ("fr", "Un élu qui a requis l'anonymat a déclaré que deux personnes étaient mortes.", "killed all 2", "Un élu"),
        ("de", "Ein Arzt, der die Verletzten sah, sagte, drei Menschen seien gestorben.", "killed all 3", "Ein Arzt"),
        (
            "de",
            "Die Bürgermeisterin, die dort war, teilte mit, vier Menschen seien verletzt.",
            "injured all 4",
            "Bürgermeisterin",
        ),
    ],
)
def test_a_clause_about_the_teller_is_no_part_of_what_is_told(
    language: str, text: str, figure: str, speaker: str
) -> None:
    figures, speakers = told(language, text)
    assert figures == [figure]
    assert speakers == [speaker]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two women who sat in the park were killed.", ["killed women 2"]),
        ("A man who shot the guard was killed.", ["killed all 1"]),
        ("Five of the 12 students who were kidnapped have been released.", ["abducted civilian 12"]),
        ("Three of the nine people who were hurt have died.", ["injured all 9", "killed all 3"]),
        (
            "A storm killed 23 people in Sylhet, Bangladesh, and some 400 were hurt.",
            ["injured all 400", "killed all 23"],
        ),
        ("Six people who said they saw nothing were arrested.", ["detained all 6"]),
    ],
)
def test_what_befalls_those_of_whom_the_clause_tells_is_theirs(text: str, figures: list[str]) -> None:
    assert told("en", text)[0] == figures


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The official whom the minister in Lima said he trusted resigned.", "minister in Lima"),
        ("The boy whom local doctors said they had saved died.", "local doctors"),
        ("El ministro dijo que el alcalde pidió ayuda.", "ministro"),
    ],
)
def test_a_clause_that_has_its_own_subject_keeps_it(text: str, speakers: str) -> None:
    assert told("es" if "dijo" in text else "en", text)[1][0] == speakers


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Quatre mineurs ont été tués dans un coup de grisou.", "killed workers 4"),
        ("Dans la mine, deux mineurs ont été blessés.", "injured workers 2"),
        ("Quatre mineurs ont été tués près de l'école.", "killed children 4"),
    ],
)
def test_the_words_beside_it_tell_which_of_two_meanings_a_noun_has(text: str, figure: str) -> None:
    assert told("fr", text)[0] == [figure]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("أصيب ضابطا شرطة.", ["injured police 2"]),
        ("قتل رجلا إطفاء.", ["killed workers 2"]),
        ("وقتل رجلا أمن وأصيب ثلاثة.", ["injured all 3", "killed all 2"]),
        ("قتل الجيش رجلا في القرية.", ["killed all 1"]),
    ],
)
def test_an_arabic_dual_without_its_ending_is_two_only_before_what_it_is_joined_to(
    text: str, figures: list[str]
) -> None:
    assert told("ar", text)[0] == figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وكان على متن الطائرة 40 راكبا."),
        ("ar", "أصيب شرطي من الشرطة وثلاثة مارة."),
        ("az", "Polisin məlumatına görə, iki nəfər həlak oldu."),
        ("az", "Adının çəkilməsini istəməyən həkim bunu dedi."),
    ],
)
def test_a_common_word_is_no_town_that_is_called_so(language: str, text: str) -> None:
    assert [c.quote for c in read(language, text) if c.kind == "place"] == []

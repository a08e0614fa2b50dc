"""Bodies named by letters alone, groups told with what they carried, and deeds that are not killing."""

from __future__ import annotations

import pytest

import firsthand as fh


def doers(text: str, language: str = "en") -> list[str | None]:
    """Who did it."""
    told = fh.claims_of(text, language=language)
    return [c.name for c in told if c.kind == "actor" and c.role == "perpetrator"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Presumed QNIM or QSGS militants shot dead a guard.", ["QNIM", "QSGS militants"]),
        ("en", "QDF fighters armed with guns and axes killed five farmers.", ["QDF fighters"]),
        ("en", "Members from the Mara Dree shot and killed a man.", ["Mara Dree"]),
        ("en", "Militias from Dree shot and killed a man.", ["Militias"]),
        ("en", "The QTS executed a man in the town.", ["QTS"]),
        ("en", "An old man was shot dead in his home by the QLA.", ["QLA"]),
        ("en", "The QTP claimed full responsibility for the attack.", ["QTP"]),
        ("en", "The QLA claimed to have killed six soldiers.", ["QLA"]),
        ("en", "QNP militants hurled a petrol bomb at a truck.", ["QNP militants"]),
        ("en", "Three Dree militants were killed when soldiers repulsed their attack.", ["Dree militants"]),
        ("en", "A child was hurt in the attack. The Red Dree are believed to be responsible.", ["Red Dree"]),
        ("en", "A drone strike by Dreean forces killed two farmers.", ["Dreean forces"]),
        ("de", "Die QLA tötete drei Bauern.", ["QLA"]),
        ("de", "Unbekannte warfen eine Granate auf die Wache.", ["Unbekannte"]),
        ("es", "El QLA mató a tres campesinos.", ["QLA"]),
        ("es", "Guerrilleros armados con fusiles mataron a tres soldados.", ["Guerrilleros armados"]),
        ("fr", "Des combattants armés de fusils ont tué trois soldats.", ["combattants armés"]),
        ("fr", "Des inconnus ont lancé une grenade sur le poste.", ["inconnus"]),
        ("ru", "Неизвестные бросили гранату в здание.", ["Неизвестные"]),
        ("ru", "Боевики или повстанцы убили троих.", ["Боевики", "повстанцы"]),
        ("uk", "Невідомі кинули гранату в будівлю.", ["Невідомі"]),
        ("tr", "QLA üç köylüyü öldürdü.", ["QLA"]),
        ("tr", "Saldırganlar karakola el bombası attı.", ["Saldırganlar"]),
        ("az", "Silahlılar məntəqəyə qumbara atıblar.", ["Silahlılar"]),
    ],
)
def test_a_doer_is_read(language: str, text: str, names: list[str]) -> None:
    assert doers(text, language) == names


@pytest.mark.parametrize(
    "text",
    [
        "Three women were killed by the explosion of an IED that struck a cart.",
        "Three were killed by Hurricane Dree.",
        "The Red Dree are believed to be responsible people.",
    ],
)
def test_what_is_no_doer_is_not(text: str) -> None:
    assert not doers(text)


@pytest.mark.parametrize(("letters", "found"), [("QL", False), ("QLA", True)])
def test_letters_that_tell_a_body_are_three(letters: str, found: bool) -> None:
    assert bool(doers(f"The {letters} killed three farmers.")) is found

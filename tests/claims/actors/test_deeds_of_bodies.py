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
        ("en", "Two people were killed in Dreean government air strikes.", ["Dreean government"]),
        ("en", "The Dreean army and armed Quell groups have killed at least six.", ["Dreean army", "Quell groups"]),
        ("ru", "Смертник взорвал себя у входа.", ["Смертник"]),
        ("ru", "В столице подорвался смертник.", ["смертник"]),
        ("ru", "Военные нанесли массированный удар по городу.", ["Военные"]),
        ("uk", "На ринку підірвався смертник.", ["смертник"]),
        ("fr", "Un kamikaze s'est fait exploser au marché.", ["kamikaze"]),
        ("fr", "Quatre villages ont été attaqués par des hommes armés.", ["hommes armés"]),
        ("es", "Un terrorista suicida se inmoló en el mercado.", ["terrorista suicida"]),
        ("de", "Ein Selbstmordattentäter sprengte sich auf dem Markt in die Luft.", ["Selbstmordattentäter"]),
        ("az", "Terror aktını üç kamikadze törədib.", ["kamikadze"]),
        ("ar", "فجر انتحاري نفسه في السوق.", ["انتحاري"]),
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
        "Three were killed at noon.",
        "They spoke of retaliation for Dreean government air strikes.",
    ],
)
def test_what_is_no_doer_is_not(text: str) -> None:
    assert not doers(text)


@pytest.mark.parametrize(("letters", "found"), [("QL", False), ("QLA", True)])
def test_letters_that_tell_a_body_are_three(letters: str, found: bool) -> None:
    assert bool(doers(f"The {letters} killed three farmers.")) is found


@pytest.mark.parametrize(("old", "found"), [(2, False), (3, True)])
def test_four_words_lead_from_what_avenges_to_whose_deeds(old: int, found: bool) -> None:
    assert bool(doers(f"They spoke of retaliation for {'the ' * old}Dreean government air strikes.")) is found

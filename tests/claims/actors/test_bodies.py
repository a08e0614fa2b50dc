"""Bodies of any name: who claims it, who is blamed for it, who fights whom, in nine languages, and who is not."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.actors.read import read_actors
from firsthand.claims.document import Document
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span


def told(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """Names, roles and modality of those to whom the text gives a role."""
    account = Account("a", "v", "s", "text/plain", "0", text, language=language, sentences=(Span(0, len(text)),))
    claims = read_actors(Document(account, pack_for(language) or LanguagePack(language)))
    assert all(text[c.start : c.end] == c.quote for c in claims)
    return {
        (c.name or "", c.role or "", c.modality)
        for c in claims
        if c.role not in ("mentioned", "office_holder", "speaker")
    }


CLAIMED, BLAMED, DID = "claimed", "alleged", "asserted"


@pytest.mark.parametrize(
    ("text", "names", "modality"),
    [
        ("The Dree Falcons claimed responsibility for the blast.", {"Dree Falcons"}, CLAIMED),
        ("The Dree Falcons (DF) have claimed responsibility.", {"Dree Falcons (DF)"}, CLAIMED),
        ("Al-Quelli and the Dree Falcons claimed the attack.", {"Al-Quelli", "Dree Falcons"}, CLAIMED),
        ("Dree Falcons spokesman Tovan Quell claimed responsibility for the raid.", {"Dree Falcons"}, CLAIMED),
        ("The attack was later claimed by the armed group Quellrah.", {"Quellrah"}, CLAIMED),
        ("The Dree Falcons said they were behind the ambush.", {"Dree Falcons"}, CLAIMED),
        ("Sources attributed the attack to the Quell Liberation Movement (QLM).", {"Quell Liberation Movement (QLM)"}, BLAMED),
        ("Officials blamed the QLM for the bombing.", {"QLM"}, BLAMED),
        ("The killings were blamed on Quellish separatists.", {"Quellish separatists"}, BLAMED),
        ("Police suspect the involvement of Quellrah in the kidnapping.", {"Quellrah"}, BLAMED),
        ("Quellrah is believed to be behind the attack.", {"Quellrah"}, BLAMED),
        ("Members of the QLM shot dead three villagers.", {"QLM"}, DID),
        ("The villagers were abducted by Quellrah.", {"Quellrah"}, DID),
        ("Quellrah fighters ambushed and killed three officers.", {"Quellrah fighters"}, DID),
        ("Quellrah attacked a village, killing two.", {"Quellrah"}, DID),
    ],
)  # fmt: skip
def test_a_body_is_known_by_where_it_stands(text: str, names: set[str], modality: str) -> None:
    found = {(name, m) for name, role, m in told(text) if role == "perpetrator"}
    assert found == {(name, modality) for name in names}


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the attack.",
        "The minister blamed Quellia for the prices.",
        "The painting was attributed to Quell.",
        "The storm claimed three lives in Dree.",
        "The attack came at a time when Dree's guards were away.",
        "Three of the men shot dead last week came from Dree.",
        "Dree Falcons coach was fired by the Falcons.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert {name for name, role, _ in told(text) if role == "perpetrator"} == set()


def test_who_denies_it_is_said_to_deny_it() -> None:
    assert told("The QLM has not claimed responsibility for the blast.") == {("QLM", "perpetrator", "denied")}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Quellrah rebels clashed with Dree soldiers, killing two.", {"Quellrah rebels", "Dree soldiers"}),
        ("Two died in fighting between the QLM and the Dree Falcons.", {"QLM", "Dree Falcons"}),
    ],
)
def test_both_sides_of_a_fight_are_told_and_neither_accused(text: str, sides: set[str]) -> None:
    assert told(text) == {(name, "combatant", "asserted") for name in sides}


@pytest.mark.parametrize(
    ("language", "text", "name", "modality"),
    [
        ("de", "Zu dem Anschlag bekannte sich die QLM.", "QLM", CLAIMED),
        ("de", "Die Terrormiliz Quellrah hat die Verantwortung für den Angriff übernommen.", "Quellrah", CLAIMED),
        ("de", "Die Regierung machte die QLM für den Anschlag verantwortlich.", "QLM", BLAMED),
        ("es", "El QLM reivindicó el atentado.", "QLM", CLAIMED),
        ("es", "El ataque fue reivindicado por el Frente Popular de Dree (FPD).", "Frente Popular de Dree (FPD)", CLAIMED),
        ("es", "Las autoridades atribuyeron el ataque a las disidencias del QLM.", "QLM", BLAMED),
        ("fr", "Quellrah a revendiqué l'attaque.", "Quellrah", CLAIMED),
        ("fr", "L'attentat a été revendiqué par l'Armée nationale de Dree.", "l'Armée nationale de Dree", CLAIMED),
        ("fr", "Le gouvernement a attribué l'attaque aux QLM.", "QLM", BLAMED),
        ("ru", "Ответственность за теракт взяла на себя группировка «Квелра».", "Квелра", CLAIMED),
        ("ru", "Власти обвинили в нападении боевиков «Квелра».", "Квелра", BLAMED),
        ("uk", "Відповідальність за теракт взяло на себе угруповання «Квелра».", "Квелра", CLAIMED),
        ("tr", "Saldırıyı QLM üstlendi.", "QLM", CLAIMED),
        ("tr", "QLM saldırının sorumluluğunu üstlendi.", "QLM", CLAIMED),
        ("az", "Hücumun məsuliyyətini QLM öz üzərinə götürüb.", "QLM", CLAIMED),
        ("ar", "أعلنت حركة الكويل مسؤوليتها عن التفجير.", "الكويل", CLAIMED),
        ("ar", "اتهمت الحكومة جماعة الكويل بتنفيذ الهجوم.", "الكويل", BLAMED),
    ],
)  # fmt: skip
def test_each_language_claims_and_blames(language: str, text: str, name: str, modality: str) -> None:
    assert (name, "perpetrator", modality) in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Polizei machte Brandstiftung für das Feuer verantwortlich."),
        ("de", "Zu dem Anschlag hat sich niemand bekannt."),
        ("es", "Ningún grupo reivindicó el ataque."),
        ("fr", "Aucun groupe n'a revendiqué l'attaque."),
        ("ru", "Никто не взял на себя ответственность за взрыв."),
        ("uk", "Ніхто не взяв на себе відповідальність за вибух."),
        ("tr", "Saldırıyı üstlenen olmadı."),
        ("az", "Hücumun məsuliyyətini heç kim öz üzərinə götürməyib."),
        ("es", "El ataque de Dree dejó dos muertos."),
        ("fr", "L'attaque de Dree a fait deux morts."),
        ("de", "Der Angriff von Dree forderte zwei Tote."),
        ("ar", "لم تعلن أي جهة مسؤوليتها عن التفجير."),
    ],
)
def test_each_language_accuses_nobody_where_nobody_claims(language: str, text: str) -> None:
    assert {name for name, role, m in told(text, language) if role == "perpetrator" and m != "denied"} == set()


def test_all_capitals_tell_no_names() -> None:
    assert told("THE ATTACK WAS CARRIED OUT BY UNKNOWN HANDS.") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Detectives arrested Tovan U. Quell, 19, of Dree, on counts of second-degree murder.", {"Tovan U. Quell"}),
        (
            "Zan Quell, aka Nito, 35; Flor Dree, aka Nikki, 36; and Quez Reed, aka E, 35, all of Dree, were charged with murder.",
            {"Zan Quell", "Flor Dree", "Quez Reed"},
        ),
        (
            "32-year-old Chad Quell, 23-year-old Dej Jones and 24-year-old Zeb Roe were each charged with murder.",
            {"Chad Quell", "Dej Jones", "Zeb Roe"},
        ),
        ("Albert Quell, 18, was sentenced Friday to 40 years for killing a clerk.", {"Albert Quell"}),
        ("Police hunt for the alleged shooter, Rico Quell, 35, of Dree.", {"Rico Quell"}),
        ('Donnell "Pops A Lot" Quell is wanted over the shooting.', {"Donnell Quell"}),
        ("A jury convicted Tom Quell of manslaughter.", {"Tom Quell"}),
    ],
)
def test_who_is_charged_with_harm_is_said_to_have_done_it(text: str, names: set[str]) -> None:
    named = {(name, role, modality) for name, role, modality in told(text) if name not in ("men", "shooter")}
    assert named == {(name, "perpetrator", "alleged") for name in names}


@pytest.mark.parametrize(
    "text",
    [
        "Dana Quell, 30, was charged with fraud.",
        "Crews searched for Maria Quell, 30, after the attack.",
        "Ann Quell, 30, who was charged with looking after the garden, slept.",
    ],
)
def test_a_charge_of_something_else_accuses_of_no_harm(text: str) -> None:
    assert {name for name, role, _ in told(text) if role == "perpetrator"} == set()

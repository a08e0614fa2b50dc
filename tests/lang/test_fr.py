"""French: elided words, participles that agree, number words, blanks in numbers, dates, places, who said it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.claims.claim import Claim

Read = Callable[[str], list[Claim]]
Figure = tuple[str, str, float | None, float | None]


def n(measure: str, value: float, population: str = "all") -> Figure:
    return (measure, population, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # perfect with être and avoir, passive, reflexives, participles that agree
        ("Dix-neuf personnes sont mortes.", [n("killed", 19)]),
        ("Dix-neuf personnes ont été tuées.", [n("killed", 19)]),
        ("Cinq ouvriers ont péri hier dans l’effondrement.", [n("killed", 5, "workers")]),
        ("Sept baigneurs se sont noyés.", [n("killed", 7, "civilian")]),
        ("Une femme a été assassinée chez elle.", [n("killed", 1, "women")]),
        ("L’explosion a tué douze soldats.", [n("killed", 12, "soldiers")]),
        ("L’explosion a blessé 16 passants.", [n("injured", 16, "civilian")]),
        ("L’incendie a fait 12 morts et 30 blessés.", [n("killed", 12), n("injured", 30)]),
        ("Douze morts et trente blessés dans un incendie.", [n("killed", 12), n("injured", 30)]),
        ("On compte huit disparus.", [n("missing", 8)]),
        ("Huit marins sont portés disparus.", [n("missing", 8, "soldiers")]),
        ("Les tireurs ont abattu quatre paysans.", [n("killed", 4, "workers")]),
        ("La police a arrêté un journaliste.", [n("detained", 1, "journalists")]),
        ("Deux suspects ont été interpellés.", [n("detained", 2, "perpetrators")]),
        ("L’effondrement a coûté la vie à 23 ouvriers.", [n("killed", 23, "workers")]),
        ("Deux cyclistes ont perdu la vie.", [n("killed", 2, "civilian")]),
        ("Deux cyclistes ont trouvé la mort.", [n("killed", 2, "civilian")]),
        ("La mort de trois infirmières a bouleversé le village.", [n("killed", 3, "workers")]),
        ("Onze habitants ont été transportés à l’hôpital.", [n("hospitalised", 11, "civilian")]),
        ("Les pompiers ont secouru six enfants.", [n("rescued", 6, "children")]),
        ("Les pompiers ont réussi à secourir deux enfants.", [n("rescued", 2, "children")]),
        ("Six enfants ont été sauvés par les pompiers.", [n("rescued", 6, "children")]),
        ("La tempête a détruit 140 maisons.", [n("destroyed", 140, "")]),
        ("140 maisons ont été détruites.", [n("destroyed", 140, "")]),
        ("Les rebelles ont enlevé deux ingénieurs.", [n("abducted", 2, "workers")]),
        ("Quelque 3 000 personnes ont manifesté.", [n("participants", 3000)]),
        ("Des habitants ont fui.", []),
        # number words, bounds, ranges, separators, elision
        ("Vingt et une personnes sont mortes.", [n("killed", 21)]),
        ("Trente-cinq personnes sont mortes.", [n("killed", 35)]),
        ("Soixante et onze personnes sont mortes.", [n("killed", 71)]),
        ("Quatre-vingt-dix-sept personnes sont mortes.", [n("killed", 97)]),
        ("Cent vingt-trois personnes sont mortes.", [n("killed", 123)]),
        ("Deux cent cinquante personnes ont été évacuées.", [n("displaced", 250)]),
        ("Deux mille cinq cents habitants ont été évacués.", [n("displaced", 2500, "civilian")]),
        ("12 500 personnes ont été évacuées.", [n("displaced", 12_500)]),
        ("12\u202f500 personnes ont été évacuées.", [n("displaced", 12_500)]),
        ("1,2 million d’habitants ont été déplacés.", [n("displaced", 1_200_000, "civilian")]),
        ("Un demi-million de personnes ont défilé.", [n("participants", 500_000)]),
        ("Au moins huit personnes sont mortes.", [("killed", "all", 8, None)]),
        ("Plus de 150 personnes ont été blessées.", [("injured", "all", 150, None)]),
        ("Plus d’une centaine de personnes ont été blessées.", [("injured", "all", 100, None)]),
        ("Jusqu’à 60 soldats sont morts.", [("killed", "soldiers", None, 60)]),
        ("Moins de cent personnes ont assisté à la réunion.", [("participants", "all", None, 100)]),
        ("Entre 10 et 15 personnes sont mortes.", [("killed", "all", 10, 15)]),
        ("10 à 15 personnes ont été blessées.", [("injured", "all", 10, 15)]),
        ("Des milliers de personnes ont défilé.", [("participants", "all", 2000, None)]),
        ("Des dizaines de milliers de personnes ont fui.", [("displaced", "all", 20_000, None)]),
        ("Une vingtaine de personnes ont été hospitalisées.", [n("hospitalised", 20)]),
        # parts and wholes, sums
        ("Neuf personnes, dont trois enfants, sont mortes.", [n("killed", 9), n("killed", 3, "children")]),
        ("L’attentat a tué neuf personnes, dont trois enfants.", [n("killed", 9), n("killed", 3, "children")]),
        (
            "Deux policiers et quatre civils ont été tués.",
            [n("killed", 6), n("killed", 2, "police"), n("killed", 4, "civilian")],
        ),
        # what has not happened, nobody, tolls
        ("Personne n’a été tué.", [n("killed", 0)]),
        ("Aucun soldat n’a été tué.", [n("killed", 0, "soldiers")]),
        ("Le bilan est passé à 31 morts.", [n("killed", 31)]),
        ("Le nombre de morts s’élève à 31.", [n("killed", 31)]),
        ("Aucun des 30 passagers n’a été blessé.", [n("injured", 0, "civilian")]),
        ("Trois des blessés sont dans un état grave.", [n("injured", 3)]),
        ("La mort des trois soldats a été confirmée.", [n("killed", 3, "soldiers")]),
        ("Une personne a été tuée et six autres blessées.", [n("killed", 1), n("injured", 6)]),
        ("Ils n’ont pas tué trois gardes.", []),
        ("L’homme de 45 ans a travaillé trois jours.", []),
        ("Le bus numéro 12 a parcouru 300 kilomètres.", []),
        ("Deux gardes ont été mortellement blessés.", [n("killed", 2, "workers")]),
        ("Un homme a été mortellement poignardé.", [n("killed", 1)]),
        ("Un homme a été poignardé.", [n("injured", 1)]),
        # digits before people are no year
        ("2000 personnes sont mortes.", [n("killed", 2000)]),
        ("Le séisme a fait plus de 2 000 morts.", [("killed", "all", 2000, None)]),
        ("Deux millions et demi de personnes ont fui.", [n("displaced", 2_500_000)]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Cela a coûté 1,5 million d’euros.", 1_500_000, "EUR"),
        ("Ils ont volé 20 000 dollars.", 20_000, "USD"),
        ("Il a payé 300 €.", 300, "EUR"),
    ],
)
def test_money(read: Read, text: str, low: float, unit: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == "figure"]
    assert (claim.measure, claim.low, claim.unit) == ("money", low, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cela s’est produit le 3 mai 2024.", ["2024-05-03"]),
        ("Cela s’est produit le 1er mai.", ["2024-05-01"]),
        ("Cela s’est produit mardi 14 mai.", ["2024-05-14"]),
        ("Cela s’est produit mardi.", ["2024-05-14"]),
        ("Cela s’est produit mardi soir.", ["2024-05-14"]),
        ("Cela s’est produit dans la nuit de lundi à mardi.", ["2024-05-13/2024-05-14"]),
        ("Cela s’est produit dans la nuit du 13 au 14 mai 2024.", ["2024-05-13/2024-05-14"]),
        ("Cela s’est produit lundi dernier.", ["2024-05-13"]),
        ("Cela s’est produit hier après-midi.", ["2024-05-15"]),
        ("Cela s’est produit il y a trois jours.", ["2024-05-13"]),
        ("Cela s’est produit le mois dernier.", ["2024-04"]),
        ("Cela s’est produit l’an dernier.", ["2023"]),
        ("Cela s’est produit en mars 2019.", ["2019-03"]),
        ("Cela s’est produit fin mars 2019.", ["2019-03"]),
        ("Cela s’est produit en 1987.", ["1987"]),
        ("Cela s’est produit dans les années 1990.", ["199X"]),
        ("Cela s’est produit au XIXe siècle.", ["18XX"]),
        ("Cela s’est produit du 19 au 21 janvier 2020.", ["2020-01-19/2020-01-21"]),
        ("Cela s’est produit le 05/06/2020.", ["2020-06-05"]),
        ("Cela s’est produit à l’été 2020.", ["2020-22"]),
        ("Le 3 mai 2020, le pont est tombé. Deux jours plus tard, le maire est mort.", ["2020-05-03", "2020-05-05"]),
        ("Le 3 mai 2020, le pont est tombé. Le lendemain, le maire est mort.", ["2020-05-03", "2020-05-04"]),
        ("Le 3 mai 2020, le pont est tombé. Cette nuit-là, le maire est mort.", ["2020-05-03", "2020-05-03"]),
        ("La grève a duré deux semaines.", ["P2W"]),
        ("La grève a duré trois heures et demie.", ["PT3H30M"]),
        ("Le procès s’ouvrira le 3 septembre.", ["2024-09-03"]),
        ("Le pont est tombé le 3 mai 2020 à 14 h 30.", ["2020-05-03T14:30"]),
        ("Le pont est tombé le 3 mai 2020 vers 15 heures.", ["2020-05-03T15:00"]),
        ("Le pont est tombé le 3 mai 2020 à 14h30.", ["2020-05-03T14:30"]),
    ],
)
def test_times(read: Read, text: str, expected: list[str]) -> None:
    assert [c.edtf for c in read(text) if c.kind == "time"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’accident s’est produit près de Salamanque, en Espagne.", ["Salamanca", "Spain"]),
        ("Le train a quitté Moscou pour Varsovie.", ["Moscow", "Warsaw"]),
        ("Des heurts ont éclaté dans la ville de Guayaquil.", ["Guayaquil"]),
        ("Des heurts ont éclaté aux États-Unis.", ["United States"]),
        ("Des heurts ont éclaté en Côte d’Ivoire.", ["Ivory Coast"]),
        ("Le bateau a quitté le port de Gênes.", ["Genoa"]),
        ("Un témoin l’a confirmé à l’AFP à Quito.", ["Quito"]),
    ],
)
def test_places(read: Read, text: str, expected: list[str]) -> None:
    got = [c.place or "" for c in read(text) if c.kind == "place"]
    assert [p.split(",")[0] for p in got] == expected


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Huit personnes sont mortes, a annoncé la police.", "police", "Huit personnes sont mortes"),
        (
            "Huit personnes sont mortes, a annoncé le ministère des Transports.",
            "ministère des Transports",
            "Huit personnes",
        ),
        ("Selon le maire, huit personnes sont mortes.", "maire", "huit personnes sont mortes"),
        ("D’après les pompiers, huit personnes sont mortes.", "pompiers", "huit personnes sont mortes"),
        ("Le maire a dit que huit personnes sont mortes.", "maire", "huit personnes sont mortes"),
        ("« Nous avons vu tomber le pont », a raconté Aurèle Vidal.", "Aurèle Vidal", "Nous avons vu tomber le pont"),
        ("Huit personnes sont mortes, a déclaré jeudi le maire.", "maire", "Huit personnes sont mortes"),
        ("Le ministère a annoncé que le pont sera fermé.", "ministère", "le pont sera fermé"),
    ],
)
def test_speakers(read: Read, text: str, speaker: str, content: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == "attribution"]
    assert speaker in (claim.speaker or "")
    assert content in claim.quote


def test_what_is_denied_is_read_as_denied(read: Read) -> None:
    claims = read("L’armée a nié que 30 civils aient été tués.")
    assert "denied" in {c.modality for c in claims if c.kind == "figure"}


def test_a_number_in_groups_is_no_year(read: Read) -> None:
    assert not [c for c in read("Le séisme a fait plus de 2 000 morts.") if c.kind == "time"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Trois personnes sont mortes, a indiqué à l’AFP une source policière.", "une source policière"),
        ("Trois personnes sont mortes, a déclaré aux journalistes la ministre.", "ministre"),
    ],
)
def test_those_to_whom_it_was_said_are_no_speaker(read: Read, text: str, speaker: str) -> None:
    assert [c.speaker for c in read(text) if c.kind == "attribution"] == [speaker]

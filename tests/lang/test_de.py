"""German: verbs last and split, compounds, numbers in one word, nouns with capitals, nights that end on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.lang.pack import pack_for

Read = Callable[[str], list[Claim]]
Figure = tuple[str, str, float | None, float | None]


def n(measure: str, value: float, population: str = "all") -> Figure:
    return (measure, population, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs last, split and first
        ("Bei dem Brand kamen mindestens 17 Menschen ums Leben.", [("killed", "all", 17, None)]),
        ("Dabei wurden 38 Menschen verletzt.", [n("injured", 38)]),
        ("Zwei Soldaten sind bei den Kämpfen getötet worden.", [n("killed", 2, "soldiers")]),
        ("Bei dem Angriff könnten 20 Menschen getötet werden.", []),
        ("17 Menschen wurden bei einem Angriff in Kabul getötet und 38 weitere verletzt.", [n("killed", 17), n("injured", 38)]),
        ("Er sagte, dass 17 Menschen bei dem Einsturz ums Leben gekommen seien.", [n("killed", 17)]),
        ("Als die Brücke einstürzte, starben acht Arbeiter.", [n("killed", 8, "workers")]),
        ("Acht Arbeiter, die auf der Brücke standen, starben.", [n("killed", 8, "workers")]),
        (
            "Getötet wurden zwei Polizisten und vier Zivilisten.",
            [n("killed", 6), n("killed", 2, "police"), n("killed", 4, "civilian")],
        ),
        ("Soldaten erschossen in der Nacht einundzwanzig Zivilisten.", [n("killed", 21, "civilian")]),
        ("Die Explosion verletzte 12 Passanten.", [n("injured", 12, "civilian")]),
        ("Die Soldaten haben 12 Demonstranten getötet.", [n("killed", 12)]),
        ("Das Erdbeben kostete 140 Menschen das Leben.", [n("killed", 140)]),
        ("Bei dem Brand verloren acht Menschen ihr Leben.", [n("killed", 8)]),
        ("Der Sturm riss fünf Seeleute in den Tod.", [n("killed", 5)]),
        ("Die Polizei nahm am Montag in der Stadt neun Männer fest.", [n("detained", 9)]),
        ("Neun Männer seien festgenommen worden, hieß es.", [n("detained", 9)]),
        ("Drei Journalisten wurden von Unbekannten verschleppt.", [n("abducted", 3, "journalists")]),
        ("Sieben Bergleute gelten als vermisst.", [n("missing", 7, "workers")]),
        ("Helfer zogen in der Nacht vier Kinder lebend aus den Trümmern.", []),
        ("Vier Kinder konnten aus den Trümmern gezogen werden.", [n("rescued", 4, "children")]),
        ("Fischer retteten neun Menschen aus dem Wasser.", [n("rescued", 9)]),
        ("Elf Verletzte wurden ins Krankenhaus gebracht.", [n("injured", 11), n("hospitalised", 11)]),
        ("Rund 600 Dorfbewohner flohen über den Fluss.", [n("displaced", 600, "civilian")]),
        ("Das Feuer zerstörte 12 Häuser.", [("destroyed", "", 12, 12)]),
        ("Zwölf Häuser sind niedergebrannt.", [("destroyed", "", 12, 12)]),
        ("Etwa 5.000 Menschen demonstrierten in Leipzig.", [n("participants", 5000)]),
        ("An dem Umzug nahmen am Sonntag trotz des Regens 700 Menschen teil.", [n("participants", 700)]),
        # compounds and nominal forms
        ("Das Unglück forderte 14 Todesopfer.", [n("killed", 14)]),
        ("Es gab 17 Tote und 38 Verletzte.", [n("killed", 17), n("injured", 38)]),
        ("Fünf Schwerverletzte und zehn Leichtverletzte wurden gezählt.", [n("injured", 5), n("injured", 10)]),
        ("Unter den 17 Toten waren drei Kinder.", [n("killed", 17)]),
        ("17 Menschen, darunter drei Kinder, wurden getötet.", [n("killed", 17), n("killed", 3, "children")]),
        ("Die Zahl der Todesopfer stieg auf 23.", [n("killed", 23)]),
        ("Die Verletztenzahl liegt bei 57.", [n("injured", 57)]),
        ("Ein Toter wurde gefunden.", [n("killed", 1)]),
        ("Die Leichen von drei Männern wurden geborgen.", [n("killed", 3)]),
        ("Der Anschlag forderte 30 Menschenleben.", [n("killed", 30)]),
        ("Drei der Verletzten starben später im Krankenhaus.", [n("killed", 3), n("injured", 3)]),
        ("Bei dem Angriff gab es 40 Opfer.", [n("casualties", 40)]),
        # numbers
        ("Zweihundertfünfzig Menschen starben.", [n("killed", 250)]),
        ("Tausendzweihundert Menschen flohen.", [n("displaced", 1200)]),
        ("Rund 2,5 Millionen Menschen flohen.", [n("displaced", 2_500_000)]),
        ("Eine halbe Million Menschen floh.", [n("displaced", 500_000)]),
        ("1.500 Menschen wurden evakuiert.", [n("displaced", 1500)]),
        ("Ein Dutzend Menschen wird vermisst.", [n("missing", 12)]),
        ("Dutzende wurden schwer verletzt.", [("injured", "all", 24, None)]),
        ("Hunderte Menschen wurden verletzt.", [("injured", "all", 200, None)]),
        ("Mehr als 300 Menschen wurden festgenommen.", [("detained", "all", 300, None)]),
        ("Über 300 Menschen wurden festgenommen.", [("detained", "all", 300, None)]),
        ("Bis zu 30 Arbeiter werden vermisst.", [("missing", "workers", None, 30)]),
        ("Weniger als 20 Menschen wurden verletzt.", [("injured", "all", None, 20)]),
        ("Zwischen zehn und fünfzehn Menschen starben.", [("killed", "all", 10, 15)]),
        ("10 bis 15 Menschen starben.", [("killed", "all", 10, 15)]),
        ("Kein Mensch wurde verletzt.", [n("injured", 0)]),
        ("Niemand kam ums Leben.", [n("killed", 0)]),
        ("Mehrere Menschen wurden verletzt.", [("injured", "all", None, None)]),
        # single persons, and sums
        ("Ein Mann wurde erschossen.", [n("killed", 1)]),
        ("Eine Frau und ihre zwei Kinder starben.", [n("killed", 3), n("killed", 1, "women"), n("killed", 2, "children")]),
        ("Ein 34 Jahre alter Lehrer wurde getötet.", [n("killed", 1, "workers")]),
        ("Der Bürgermeister und sein Fahrer wurden ermordet.", [n("killed", 2), n("killed", 1), n("killed", 1, "workers")]),
        # what is not told
        ("Er drohte, zehn Geiseln zu töten.", [n("abducted", 10)]),
        ("Die Polizei versuchte 20 Menschen zu retten.", []),
        ("Am 19. Mai begann der Prozess.", []),
        ("Die Strecke ist 19 Kilometer lang.", []),
        ("Die Angreifer schossen um 19 Uhr.", []),
        # digits before people are no year
        ("2000 Menschen starben.", [n("killed", 2000)]),
        ("Mehr als 3200 Bewohner mussten ihre Häuser verlassen.", [("displaced", "civilian", 3200, None)]),
        ("Zwölf der 45 Fahrgäste wurden verletzt.", [n("injured", 12, "civilian")]),
        ("Zweieinhalb Millionen Menschen flohen.", [n("displaced", 2_500_000)]),
    ],
)  # fmt: skip
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. Februar 1986 rückten Truppen ein.", ["1986-02-03"]),
        ("Am Montag, dem 3. Februar 1986, rückten Truppen ein.", ["1986-02-03"]),
        ("Am 3.2.1986 rückten Truppen ein.", ["1986-02-03"]),
        ("In der Nacht zum 4. Februar 1986 brannte es.", ["1986-02-03/1986-02-04"]),
        ("In der Nacht vom 3. auf den 4. Februar 1986 brannte es.", ["1986-02-03/1986-02-04"]),
        ("In der Nacht vom 3. zum 4. Februar 1986 brannte es.", ["1986-02-03/1986-02-04"]),
        ("In der Nacht zum Mittwoch brannte es.", ["2024-05-14/2024-05-15"]),
        ("Am Montagabend brannte es.", ["2024-05-13"]),
        ("Gestern Abend brannte es.", ["2024-05-15"]),
        ("Vorgestern brannte es.", ["2024-05-14"]),
        ("Vor zwei Tagen brannte es.", ["2024-05-14"]),
        ("Vor drei Jahren brannte es.", ["2021"]),
        ("Am 3. Mai brannte es. Zwei Tage später regnete es.", ["2024-05-03", "2024-05-05"]),
        ("Am 3. Mai brannte es. Tags darauf regnete es.", ["2024-05-03", "2024-05-04"]),
        ("Am 3. Mai brannte es. Am nächsten Tag regnete es.", ["2024-05-03", "2024-05-04"]),
        ("Am 3. Mai gegen 18.40 Uhr brannte es.", ["2024-05-03T18:40"]),
        ("Ende Februar 1986 brannte es.", ["1986-02"]),
        ("Im vergangenen März brannte es.", ["2024-03"]),
        ("Im Sommer 1986 brannte es.", ["1986-22"]),
        ("Seit 1986 brannte es.", ["1986"]),
        ("1986 starben hier Menschen.", ["1986"]),
        ("In den achtziger Jahren und im 19. Jahrhundert brannte es.", ["198X", "18XX"]),
        ("Letzte Woche brannte es.", ["2024-05-06/2024-05-12"]),
        ("Es brannte drei Tage lang.", ["P3D"]),
        ("Er wird am Freitag sprechen.", ["2024-05-17"]),
        ("Der 27 Jahre alte Fahrer kam.", []),
    ],
)
def test_times(read: Read, text: str, expected: list[str]) -> None:
    assert [c.edtf for c in read(text) if c.kind == "time"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Moskau und Kiew gab es Proteste.", ["Moscow", "Kyiv"]),
        ("In der afghanischen Hauptstadt Kabul explodierte eine Bombe.", ["Kabul"]),
        ("In der Provinz Kandahar wurden drei Soldaten getötet.", ["Kandahār"]),
        ("Vor dem Hafen von Nueva Palmira in Uruguay sank eine Fähre.", ["Nueva Palmira", "Uruguay"]),
        ("Nordöstlich von Aleppo wurden zwei Dörfer zerstört.", ["Aleppo"]),
        ("Die Menschen suchten in der Halle Schutz vor dem Regen, als der Bus in Köln hielt.", ["Köln"]),
        ("Sie flohen in die Region um Köln.", ["Köln"]),
        ("Die Sowjetunion schickte Truppen nach Aserbaidschan.", ["Soviet Union", "Azerbaijan"]),
    ],
)
def test_places(read: Read, text: str, expected: list[str]) -> None:
    assert [c.name for c in read(text) if c.kind == "place" and c.place_id] == expected


def test_a_point_behind_a_day_ends_no_sentence() -> None:
    text = "Es brannte am 3. Mai. Danach kamen am 14. Juni 200 Gäste."
    spans = sentences_of(text, [(0, len(text))], "de", pack_for("de"))
    assert [text[s.start : s.end] for s in spans] == ["Es brannte am 3. Mai.", "Danach kamen am 14. Juni 200 Gäste."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Sprecher sagte, 17 Menschen seien getötet worden.", [("Sprecher", "17 Menschen seien getötet worden")]),
        ("Die Polizei teilte mit, dass 17 Menschen starben.", [("Polizei", "dass 17 Menschen starben")]),
        ("Am Montag teilte die Polizei mit, dass 17 Menschen starben.", [("Polizei", "dass 17 Menschen starben")]),
        ("17 Menschen starben, sagte der Sprecher der Armee.", [("Sprecher der Armee", "17 Menschen starben")]),
        ("17 Menschen starben, teilte das Ministerium mit.", [("Ministerium", "17 Menschen starben")]),
        ("„Es brannte überall“, sagte Hans Müller, ein Fischer.", [("Hans Müller", "„Es brannte überall“")]),
        ("Der Zeuge Max Huber sagte: „Ich sah drei Tote.“", [("Zeuge Max Huber", "„Ich sah drei Tote.“")]),
        (
            "Am Freitag sind nach Angaben der Polizei mindestens 31 Menschen getötet worden.",
            [("Polizei", "Am Freitag sind nach Angaben der Polizei mindestens 31 Menschen getötet worden")],
        ),
        ("Laut Polizei starben 17 Menschen.", [("Polizei", "starben 17 Menschen")]),
        (
            "Fünf Menschen ertranken nach Angaben der Feuerwehr.",
            [("Feuerwehr", "Fünf Menschen ertranken nach Angaben der Feuerwehr")],
        ),
        (
            "Die Ministerin bestritt, dass 30 Menschen getötet worden seien.",
            [("Ministerin", "dass 30 Menschen getötet worden seien")],
        ),
        ("Am Montag brannte es, und 17 Menschen starben.", []),
    ],
)
def test_who_said_it(read: Read, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"] == expected


def test_what_is_denied_is_told_so(read: Read) -> None:
    found = [c for c in read("Die Ministerin bestritt, dass 30 Menschen getötet worden seien.") if c.kind == "figure"]
    assert [(c.best, c.modality, c.source_connection) for c in found] == [(30, "denied", "official")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Drei Menschen starben, wie die Polizei am Dienstag mitteilte.", "Polizei", "Drei Menschen starben"),
        ("Wie die Behörden mitteilten, starben drei Menschen.", "Behörden", "starben drei Menschen"),
        ("Er starb, wie er lebte.", None, ""),
    ],
)
def test_a_clause_with_wie_names_the_source(read: Read, text: str, speaker: str | None, content: str) -> None:
    said = [(c.speaker, c.quote) for c in read(text) if c.kind == "attribution"]
    assert said == ([(speaker, content)] if speaker else [])

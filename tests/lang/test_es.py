"""Spanish: verbs before their subjects, reflexives, participles that agree, number words, dates, places, who said it."""

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
        # verb before subject, subject before verb, reflexives, participles that agree
        ("Murieron 19 personas.", [n("killed", 19)]),
        ("Diecinueve personas murieron.", [n("killed", 19)]),
        ("Fallecieron ayer en el derrumbe cinco obreros.", [n("killed", 5, "workers")]),
        ("Se ahogaron siete bañistas.", [n("killed", 7, "civilian")]),
        ("Siete bañistas se ahogaron en la laguna.", [n("killed", 7, "civilian")]),
        ("Resultaron heridas 41 personas.", [n("injured", 41)]),
        ("41 personas resultaron heridas.", [n("injured", 41)]),
        ("Fueron detenidos dos sospechosos.", [n("detained", 2, "perpetrators")]),
        ("Han muerto tres soldados.", [n("killed", 3, "soldiers")]),
        ("Una mujer fue asesinada en su casa.", [n("killed", 1, "women")]),
        ("El incendio dejó 12 muertos y 30 heridos.", [n("killed", 12), n("injured", 30)]),
        ("Doce muertos y treinta heridos en un incendio.", [n("killed", 12), n("injured", 30)]),
        ("Hay ocho desaparecidos.", [n("missing", 8)]),
        ("Los pistoleros mataron a cuatro campesinos.", [n("killed", 4, "workers")]),
        ("La policía detuvo a un periodista.", [n("detained", 1, "journalists")]),
        ("La explosión hirió a 16 peatones.", [n("injured", 16, "civilian")]),
        ("El derrumbe costó la vida a 23 mineros.", [n("killed", 23, "workers")]),
        ("El choque se cobró la vida de dos ciclistas.", [n("killed", 2, "civilian")]),
        ("Cinco pasajeros perdieron la vida.", [n("killed", 5, "civilian")]),
        ("La muerte de tres enfermeras conmovió al pueblo.", [n("killed", 3, "workers")]),
        ("Nueve turistas sufrieron quemaduras.", [n("injured", 9, "civilian")]),
        ("Once vecinos fueron trasladados al hospital.", [n("hospitalised", 11, "civilian")]),
        ("Los bomberos rescataron con vida a seis niños.", [n("rescued", 6, "children")]),
        ("Los bomberos lograron rescatar a dos niños.", [n("rescued", 2, "children")]),
        ("Fue detenido el presunto autor.", [n("detained", 1, "perpetrators")]),
        ("Seis niños fueron rescatados por los bomberos.", [n("rescued", 6, "children")]),
        ("El temporal destruyó 140 viviendas.", [("destroyed", "", 140, 140)]),
        ("Quedaron destruidas 140 viviendas.", [("destroyed", "", 140, 140)]),
        ("Los rebeldes secuestraron a dos ingenieros.", [n("abducted", 2, "workers")]),
        ("Unas 800 familias huyeron.", []),
        # number words, bounds, ranges, separators
        ("Murieron treinta y cinco personas.", [n("killed", 35)]),
        ("Murieron ciento veintitrés personas.", [n("killed", 123)]),
        ("Fueron evacuadas doscientas cincuenta personas.", [n("displaced", 250)]),
        ("Fueron evacuados dos mil quinientos vecinos.", [n("displaced", 2500, "civilian")]),
        ("Fueron evacuadas 12.500 personas.", [n("displaced", 12_500)]),
        ("Fueron desplazados 1,2 millones de habitantes.", [n("displaced", 1_200_000, "civilian")]),
        ("Medio millón de personas se manifestaron.", [n("participants", 500_000)]),
        ("Murieron al menos ocho personas.", [("killed", "all", 8, None)]),
        ("Más de 150 personas resultaron heridas.", [("injured", "all", 150, None)]),
        ("Murieron unas 40 personas.", [n("killed", 40)]),
        ("Murieron entre 10 y 15 personas.", [("killed", "all", 10, 15)]),
        ("Resultaron heridas de 10 a 15 personas.", [("injured", "all", 10, 15)]),
        ("Hasta 60 soldados murieron.", [("killed", "soldiers", None, 60)]),
        ("Menos de cien personas asistieron.", [("participants", "all", None, 100)]),
        ("Miles de personas marcharon.", [("participants", "all", 2000, None)]),
        ("Decenas de miles de personas huyeron.", [("displaced", "all", 20_000, None)]),
        ("Cientos de estudiantes se concentraron.", [("participants", "civilian", 200, None)]),
        ("Una veintena de personas fueron hospitalizadas.", [n("hospitalised", 20)]),
        # parts and wholes, sums
        ("Murieron nueve personas, entre ellas tres niños.", [n("killed", 9), n("killed", 3, "children")]),
        ("Nueve personas, incluidos tres niños, murieron.", [n("killed", 9), n("killed", 3, "children")]),
        (
            "Murieron dos policías y cuatro civiles.",
            [n("killed", 6), n("killed", 2, "police"), n("killed", 4, "civilian")],
        ),
        # what has not happened, nobody, tolls
        ("No hubo víctimas mortales.", [n("killed", 0)]),
        ("Nadie murió.", [n("killed", 0)]),
        ("El número de muertos subió a 31.", [n("killed", 31)]),
        ("La cifra de fallecidos asciende a 31.", [n("killed", 31)]),
        ("Las autoridades elevaron a 45 el número de muertos.", [n("killed", 45)]),
        ("Ninguno de los 30 pasajeros resultó herido.", [n("injured", 0, "civilian")]),
        ("Tres de los heridos siguen en estado grave.", [n("injured", 3)]),
        ("Un niño de 8 años murió ahogado.", [n("killed", 1, "children")]),
        ("Intentó matar a tres guardias.", []),
        ("El hombre de 45 años trabajó tres días.", []),
        ("El autobús número 12 recorrió 300 kilómetros.", []),
        # digits before people are no year
        ("2000 personas murieron.", [n("killed", 2000)]),
        ("Hace tres años un incendio mató a 80 personas en la misma fábrica.", [n("killed", 80)]),
        ("El número de fallecidos podría llegar a 100.", []),
        ("Dos millones y medio de personas huyeron.", [n("displaced", 2_500_000)]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    got = [(m, p if m != "destroyed" else "", low, high) for m, p, low, high in figures(text)]
    assert sorted(got, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Costó 1,5 millones de euros.", 1_500_000, "EUR"),
        ("Robaron 20.000 dólares.", 20_000, "USD"),
        ("Pagó $300.", 300, "USD"),
    ],
)
def test_money(read: Read, text: str, low: float, unit: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == "figure"]
    assert (claim.measure, claim.low, claim.unit) == ("money", low, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ocurrió el 3 de mayo de 2024.", ["2024-05-03"]),
        ("Ocurrió el 3 de mayo.", ["2024-05-03"]),
        ("Ocurrió el martes 14 de mayo.", ["2024-05-14"]),
        ("Ocurrió el martes.", ["2024-05-14"]),
        ("Ocurrió el martes por la noche.", ["2024-05-14"]),
        ("Ocurrió en la madrugada del martes.", ["2024-05-14"]),
        ("Ocurrió el pasado lunes.", ["2024-05-13"]),
        ("Ocurrió ayer por la tarde.", ["2024-05-15"]),
        ("Ocurrió anoche.", ["2024-05-15"]),
        ("Ocurrió hace tres días.", ["2024-05-13"]),
        ("Ocurrió el mes pasado.", ["2024-04"]),
        ("Ocurrió el año pasado.", ["2023"]),
        ("Ocurrió en marzo de 2019.", ["2019-03"]),
        ("Ocurrió a finales de marzo de 2019.", ["2019-03"]),
        ("Ocurrió en 1987.", ["1987"]),
        ("Ocurrió en los años 90.", ["199X"]),
        ("Ocurrió en el siglo XIX.", ["18XX"]),
        ("Ocurrió del 19 al 21 de enero de 2020.", ["2020-01-19/2020-01-21"]),
        ("Ocurrió el 05/06/2020.", ["2020-06-05"]),
        ("Ocurrió en el verano de 2020.", ["2020-22"]),
        ("El 3 de mayo de 2020 cayó el puente. Dos días después murió el alcalde.", ["2020-05-03", "2020-05-05"]),
        ("El 3 de mayo de 2020 cayó el puente. Al día siguiente murió el alcalde.", ["2020-05-03", "2020-05-04"]),
        ("El 3 de mayo de 2020 cayó el puente. Aquella noche murió el alcalde.", ["2020-05-03", "2020-05-03"]),
        ("La huelga duró dos semanas.", ["P2W"]),
        ("La huelga duró tres horas y media.", ["PT3H30M"]),
        ("El juicio comenzará el 3 de septiembre.", ["2024-09-03"]),
        ("El 3 de mayo de 2020 a las 14:30 cayó el puente.", ["2020-05-03T14:30"]),
    ],
)
def test_times(read: Read, text: str, expected: list[str]) -> None:
    assert [c.edtf for c in read(text) if c.kind == "time"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El accidente ocurrió cerca de Salamanca, en España.", ["Salamanca, Castille and León, Spain", "Spain"]),
        ("El tren salió de Moscú hacia Varsovia.", ["Moscow", "Warsaw"]),
        ("Hubo disturbios en la ciudad de Guayaquil.", ["Guayaquil"]),
        ("Hubo disturbios en los Estados Unidos.", ["United States"]),
        ("El barco zarpó del puerto de Ginebra.", ["Geneva"]),
        ("Un portavoz lo confirmó a Efe en Quito.", ["Quito"]),
    ],
)
def test_places(read: Read, text: str, expected: list[str]) -> None:
    got = [c.place or "" for c in read(text) if c.kind == "place"]
    assert [p.split(",")[0] for p in got] == [e.split(",")[0] for e in expected]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Murieron ocho personas, informó la policía.", "policía", "Murieron ocho personas"),
        ("Según el alcalde, murieron ocho personas.", "alcalde", "murieron ocho personas"),
        ("El alcalde dijo que murieron ocho personas.", "alcalde", "murieron ocho personas"),
        ("«Vimos caer el puente», contó Aurelio Vidal.", "Aurelio Vidal", "Vimos caer el puente"),
        ("De acuerdo con los bomberos, murieron ocho personas.", "bomberos", "murieron ocho personas"),
        ("Murieron ocho personas, informó este lunes la policía.", "policía", "Murieron ocho personas"),
        ("Murieron ocho personas en la noche, dijo hoy el alcalde.", "alcalde", "Murieron ocho personas en la noche"),
        ("El ministerio anunció que el puente será cerrado.", "ministerio", "el puente será cerrado"),
    ],
)
def test_speakers(read: Read, text: str, speaker: str, content: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == "attribution"]
    assert speaker in (claim.speaker or "")
    assert content in claim.quote


def test_a_truth_is_no_speaker(read: Read) -> None:
    spoken = {c.speaker for c in read("El alcalde, Aurelio Vidal, dijo la verdad.") if c.kind == "attribution"}
    assert not any("verdad" in (s or "") for s in spoken)


def test_what_is_denied_is_read_as_denied(read: Read) -> None:
    assert "denied" in {
        c.modality for c in read("El ejército negó que hubieran muerto 30 civiles.") if c.kind == "figure"
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Murieron tres personas, dijo a Efe un portavoz de la policía.", "un portavoz de la policía"),
        ("Murieron tres personas, declaró a la prensa la ministra.", "ministra"),
    ],
)
def test_those_to_whom_it_was_said_are_no_speaker(read: Read, text: str, speaker: str) -> None:
    assert [c.speaker for c in read(text) if c.kind == "attribution"] == [speaker]

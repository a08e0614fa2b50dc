"""Plain sentences of reports whose numbers are easily lost or mistaken: who suffered with whom, and who did not."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told

from firsthand.claims.claim import Claim


def figures(language: str, text: str) -> list[Claim]:
    return [c for c in claims_told(text, language, "2024-03-14") if c.kind == "figure"]


def wholes(language: str, text: str) -> dict[str, str]:
    """Measure -> the largest number told of all, as `low..high`, of what is asserted and no part."""
    out: dict[str, tuple[float, str]] = {}
    for c in figures(language, text):
        if "part" in c.marks or c.modality != "asserted":
            continue
        size = c.best if c.best is not None else c.high or c.low or 0.0
        told = f"{'' if c.low is None else int(c.low)}..{'' if c.high is None else int(c.high)}"
        out[c.measure or ""] = max(out.get(c.measure or "", (-1.0, "")), (size, told))
    return {measure: told for measure, (_, told) in out.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # those who suffered with somebody
        ("The dentist Ivo Hald was killed alongside his wife Ana and their two sons in a raid.", {"killed": "4..4"}),
        ("Ivo Hald died in the crash along with three colleagues.", {"killed": "4..4"}),
        ("Ivo Hald, along with six relatives, was killed when the roof fell.", {"killed": "7..7"}),
        ("A nurse, together with her two daughters, drowned in the river.", {"killed": "3..3"}),
        ("The clerk was killed with his brother.", {"killed": "2..2"}),
        # groups told by their number
        ("A rocket killed a family of five.", {"killed": "5..5"}),
        ("The slide killed a group of nine climbers.", {"killed": "9..9"}),
        ("A family of three was killed.", {"killed": "3..3"}),
        # wholes before their parts
        (
            "12 members of the Hald family, including two women, one of whom was ill, and four boys were killed.",
            {"killed": "12..12"},
        ),
        (
            "Nine people were killed, including the mayor and a guard, and 14 were wounded.",
            {"killed": "9..9", "injured": "14..14"},
        ),
        ("Five members of the Hald family and three members of the Boro family were killed.", {"killed": "8..8"}),
        (
            "It counted 310 casualties (110 deaths and 200 injured).",
            {"casualties": "310..310", "killed": "110..110", "injured": "200..200"},
        ),
        # lists of names with ages
        ("He is accused of fatally shooting Ana Hald, 40, Lia Boro, 42, and Tom Kest, 66.", {"killed": "3..3"}),
        ("The raid killed Ivo Hald, 24, a baker, and Rem Boro, 68.", {"killed": "2..2"}),
        # who is no part of it
        ("The ferry was carrying 310 people and that 205 were rescued was luck.", {"rescued": "205..205"}),
        ("Ten mine clearance workers were killed.", {"killed": "10..10"}),
        ("Soldiers killed 3 IS fighters.", {"killed": "3..3"}),
        ("Four guards were tied up before being shot dead.", {"killed": "4..4"}),
        ("Seven clerks and alleged smugglers were killed.", {"killed": "7..7"}),
        ("17 of the 214 passengers and crew of the ship were confirmed dead.", {"killed": "17..17"}),
        ("He found six men on deck who were dead.", {"killed": "6..6"}),
        # bounds
        ("Up to 340 people died or were missing.", {"killed": "..340"}),
        ("The quake left 620 people dead or missing.", {"killed": "..620"}),
        ("Between 80 and \u201cover 200\u201d people were killed.", {"killed": "80..200"}),
        ("Information on fatalities ranges from 3 to 5.", {"killed": "3..5"}),
        ("Together they add up to 417 casualties.", {"casualties": "417..417"}),
        # missing
        ("Rescuers searched for 31 miners.", {"missing": "31..31"}),
        ("The blast trapped nine miners.", {"missing": "9..9"}),
        ("Nine miners were trapped underground.", {"missing": "9..9"}),
    ],
)
def test_who_suffered_is_counted_once_and_whole(text: str, told: dict[str, str]) -> None:
    assert wholes("en", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The fire burned itself out.",
        "Police released a number of items seized from the home.",
        "Four machines were burned.",
        "The keeper threw himself at a Keller shot.",
        "Her view of her body has changed.",
        "A neighbour pulled them out, saving both of their lives.",
        "Murder is the intentional killing of another.",
        "No other injuries were reported.",
        "Three men were killed, injured or captured.",
        "Some 85 people are feared dead.",
        "About 30 people were presumed drowned.",
    ],
)
def test_things_laws_fears_and_what_is_left_open_count_nobody(text: str) -> None:
    assert {m: n for m, n in wholes("en", text).items() if m not in ("destroyed", "rescued")} == {}


def test_a_body_that_was_found_is_somebody() -> None:
    assert wholes("en", "Her body was found in the river.") == {"killed": "1..1"}


def test_a_surname_that_the_account_knows_opens_a_sentence() -> None:
    assert wholes("en", "Gunmen shot at the mayor, Ivo Hald. Hald was killed.")["killed"] == "1..1"
    assert "killed" not in wholes("en", "Gunmen shot at the mayor. Hald was killed.")


def test_a_further_number_adds_to_the_one_before() -> None:
    found = figures("en", "He found four men who were dead. There were at least another 11 dead inside.")
    assert [(c.best, "also" in c.marks) for c in found] == [(4, False), (11, True)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The fund will pay \u20ac1.295m.", 1_295_000),
        ("en", "The fund will pay $1.5 million.", 1_500_000),
        ("en", "The fund will pay $1,295 million.", 1_295_000_000),
        ("de", "Der Fonds zahlt 1,295 Millionen Euro.", 1_295_000),
        ("es", "El fondo pagará 1,295 millones de euros.", 1_295_000),
    ],
)
def test_a_fraction_of_a_million_is_no_thousands(language: str, text: str, value: float) -> None:
    assert [c.best for c in figures(language, text) if c.measure == "money"] == [value]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "Una bomba mató a una familia de seis personas en Lima.", {"killed": "6..6"}),
        ("fr", "Un obus a tué une famille de six personnes à Lyon.", {"killed": "6..6"}),
        ("de", "Der Arzt Ivo Hald wurde in Kiel zusammen mit seiner Frau und drei Kindern getötet.", {"killed": "5..5"}),
        ("es", "El médico Ivo Hald murió en Lima junto con su esposa y tres hijos.", {"killed": "5..5"}),
        ("fr", "Le médecin Ivo Hald a été tué à Lyon ainsi que sa femme et ses trois enfants.", {"killed": "5..5"}),
        ("de", "Acht Mitglieder der Familie Hald, darunter zwei Frauen und vier Kinder, wurden getötet.", {"killed": "8..8"}),
        ("es", "Ocho miembros de la familia Hald, entre ellos dos mujeres y cuatro niños, murieron.", {"killed": "8..8"}),
        ("fr", "Huit membres de la famille Hald, dont deux femmes et quatre enfants, ont été tués.", {"killed": "8..8"}),
        ("es", "A bordo iban 44 personas, de las cuales cinco murieron.", {"killed": "5..5"}),
        ("fr", "À bord se trouvaient 44 personnes, dont cinq sont mortes.", {"killed": "5..5"}),
        ("es", "Dejó 90 heridos, de los cuales 35 siguen hospitalizados.", {"injured": "90..90", "hospitalised": "35..35"}),
        ("es", "A 98 aumentó el número de víctimas fatales.", {"killed": "98..98"}),
        ("es", "Deja nueve muertos y otras 17 personas siguen sin localizar.", {"killed": "9..9", "missing": "17..17"}),
        ("es", "El terremoto dejó 620 muertos y desaparecidos.", {"killed": "..620"}),
        ("fr", "Le séisme a fait 620 morts ou disparus.", {"killed": "..620"}),
        ("ar", "أسفر القصف عن 30 قتيلاً وجريحاً في حلب.", {"casualties": "30..30"}),
        ("ar", "أعلنت الوزارة ارتفاع عدد الضحايا إلى 61 ألفاً و207 شهداء.", {"killed": "61207..61207"}),
        ("ar", "أدى القصف إلى استشهاد 26 نازحا وعشرات الجرحى.", {"killed": "26..26", "injured": "20..", "displaced": "26..26"}),
        ("ru", "Около сотни мирных жителей погибли.", {"killed": "100..100"}),
        ("ru", "В списке пострадавших 145 человек.", {"injured": "145..145"}),
        ("tr", "Depremde bin 250 kişi öldü.", {"killed": "1250..1250"}),
        ("tr", "Depremde can kaybı 6 bini aştı.", {"killed": "6000..6000"}),
        ("tr", "Manisa'da dokuz kişi yangında öldü.", {"killed": "9..9"}),
        ("tr", "Saldırıya karışan 3 kişi dahil 14 kişinin yakalandığını duyurdu.", {"detained": "14..14"}),
        ("az", "Gəncədə 37 nəfər müxtəlif dərəcəli bədən xəsarətləri alıb.", {"injured": "37..37"}),
        ("az", "Gəncədə doqquz nəfər yanğında ölüb.", {"killed": "9..9"}),
        ("de", "Bei dem Unfall wurden vier Menschen schwer, drei leicht verletzt.", {"injured": "7..7"}),
        ("en", "Three people were seriously and two slightly injured.", {"injured": "5..5"}),
        ("en", "Officials said 72 thousand and 133 people were killed.", {"killed": "72133..72133"}),
        ("en", "Another 12 people died, taking the total to 90.", {"killed": "90..90"}),
        ("en", "She is the sixth person to die from the leak.", {"killed": "6..6"}),
    ],
)  # fmt: skip
def test_what_helps_one_language_helps_the_others(language: str, text: str, told: dict[str, str]) -> None:
    assert wholes(language, text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La Russie dit avoir abattu 27 drones ukrainiens."),
        ("ru", "ПВО сбила 14 беспилотников над Харьковом."),
        ("uk", "Найбільше постраждали Суми."),
        ("uk", "Інші — до 200 осіб — зникли з місця."),
        ("es", "Trabajan allí la Guardia Civil y los Cuerpos de Seguridad del Estado."),
        ("tr", "Vakıf 310 bölgede kurban kesimi planlıyor."),
        ("en", "It is feared that 40 people have died in the wreck."),
        ("es", "Se teme que 40 personas hayan muerto en el naufragio."),
        ("fr", "On craint que 40 personnes soient mortes dans le naufrage."),
        ("de", "Die Polizei befürchtet, dass 40 Menschen ertrunken sind."),
        ("ru", "Спасатели опасаются, что погибли 40 человек."),
        ("en", "Under the bill, killing a policeman would be punished with death."),
        ("en", "The court ruled that he would not have been guilty of killing the intruder."),
    ],
)
def test_drones_towns_forces_and_feasts_are_nobody(language: str, text: str) -> None:
    assert wholes(language, text) == {}


def test_tolls_of_some_are_parts() -> None:
    found = figures("en", "In all 87 people were killed. The death toll of foreigners rose to 12.")
    assert [(c.best, "part" in c.marks, "toll" in c.marks) for c in found] == [(87, False, True), (12, True, True)]


def test_names_behind_their_number_are_not_counted_again() -> None:
    text = "He is charged with the murder of his wife and the three girls, Ana, 14, Lia, 11, and Ida, 7."
    assert wholes("en", text)["killed"] == "4..4"


def test_an_ordinal_in_a_stretch_of_time_is_one_person() -> None:
    assert wholes("en", "He is the third child to die in four days.") == {"killed": "1..1"}


@pytest.mark.parametrize(
    ("word", "modality"), [("", "expected"), ("again ", "expected"), ("again and again ", "asserted")]
)
def test_fear_is_told_within_four_words_before_those_counted(word: str, modality: str) -> None:
    assert [c.modality for c in figures("en", f"It is feared that {word}40 people have died.")] == [modality]

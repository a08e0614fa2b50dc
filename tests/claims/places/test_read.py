"""Places that an account names: which namesake is meant, and which words are no place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account, Region
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.places.read import (
    ADJECTIVE,
    IN_ORGANISATION,
    best_place,
    country_hints,
    document_country,
    read_places,
)
from firsthand.gazetteer.gazetteer import lookup
from firsthand.gazetteer.place import place_label
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def document(text: str, publisher: str | None = None) -> Document:
    """An account with one sentence a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language="en", publisher=publisher, sentences=tuple(spans)
    )
    return Document(account, ENGLISH)


def places(text: str, publisher: str | None = None) -> list[Claim]:
    return read_places(document(text, publisher))


def labels(text: str, publisher: str | None = None) -> list[str | None]:
    return [c.place for c in places(text, publisher) if c.rule != IN_ORGANISATION]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A mill burned in Bergen, Norway.", "Bergen, Hordaland, Norway"),
        ("A mill burned in Springfield, Ohio.", "Springfield, Ohio, United States"),
        ("A mill burned in Springfield, Ill., on Monday.", "Springfield, Illinois, United States"),
        ("A mill burned in Portland, ME.", "Portland, Maine, United States"),
        ("A mill burned in Paris, Texas.", "Paris, Texas, United States"),
        ("A mill burned in London, Ont.", "London, Ontario, Canada"),
        ("A mill burned in Paris.", "Paris, Ile-de-France, France"),
        ("A mill burned in El Paso, Texas.", "El Paso, Texas, United States"),
        ("A mill burned in Los Angeles.", "Los Angeles, California, United States"),
        ("A mill burned in The Hague.", "The Hague, South Holland, Netherlands"),
        ("A mill burned in St. Gallen, Switzerland.", "Sankt Gallen, Saint Gallen, Switzerland"),
        ("A mill burned in Washington, D.C.", "Washington, District of Columbia, United States"),
        ("Floods hit the province of Overijssel.", "Overijssel, Netherlands"),
        ("Floods hit Norway.", "Norway"),
        ("Floods hit the U.S. on Monday.", "United States"),
        ("MALMO, Sweden -- A mill burned on Monday.", "Malmö, Skane, Sweden"),
        ("A mill burned in Queen Anne's County on Monday.", "Queen Anne's County, Maryland, United States"),
        ("A mill burned in St. Mary’s County, Maryland.", "Saint Mary's County, Maryland, United States"),
        ("A mill burned in King's Lynn, England.", "King's Lynn, England, United Kingdom"),
        ("A mill burned near Cox’s Bazar on Monday.", "Cox’s Bāzār, Chittagong, Bangladesh"),
        ("A mill burned in St. John's, Newfoundland.", "St. John's, Newfoundland and Labrador, Canada"),
        ("A mill burned in Bishop's Stortford.", "Bishops Stortford, England, United Kingdom"),
        ("A mill burned in Coeur d'Alene, Idaho.", "Coeur d'Alene, Idaho, United States"),
        ("The mill in Nairobi's centre burned.", "Nairobi, Nairobi Area, Kenya"),
        ("A mill is Nairobi's.", "Nairobi, Nairobi Area, Kenya"),
        ("Prince George's police closed a mill in Landover, Md.", "Prince George's County, Maryland, United States"),
        ("A mill burned in Prince George, British Columbia.", "Prince George, British Columbia, Canada"),
        ("Police in Oklahoma closed a mill.", "Oklahoma, United States"),
        ("A mill burned in Maryland on Monday.", "Maryland, United States"),
        ("A mill burned in Minnesota on Monday.", "Minnesota, United States"),
        ("A mill burned in New York on Monday.", "New York City, New York, United States"),
        ("A mill burned in Salzburg on Monday.", "Salzburg, Austria"),
    ],
)
def test_the_words_beside_a_name_tell_which_place_is_meant(text: str, label: str) -> None:
    assert labels(text)[0] == label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "TWO MEN THREW A GRENADE IN ZACATECOLUCA, LA PAZ DEPARTMENT, ON MONDAY.",
            ["Zacatecoluca, La Paz, El Salvador", "La Paz, El Salvador"],
        ),
        (
            "A MILL BURNED IN NEW ORLEANS, LA., ON MONDAY.",
            ["New Orleans, Louisiana, United States", "Louisiana, United States"],
        ),
        ("MAURICIO VARGA TOLD US THAT A MILL BURNED IN KENYA.", ["Kenya"]),
        ("THE ATTACK TOOK PLACE IN KENYA, THE HEAD OF STATE TOLD THE SUPREME COURT.", ["Kenya"]),
        ("A MILL BURNED IN MAURITIUS. THE U.S. SENT HELP.", ["Mauritius", "United States"]),
        ("Two US mills burned in Kenya.", ["United States", "Kenya"]),
    ],
)
def test_capitals_alone_make_no_country_of_a_word_or_a_first_name(text: str, told: list[str]) -> None:
    assert labels(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A mill burned in Tulsa, Oklahoma.", ["Tulsa, Oklahoma, United States", "Oklahoma, United States"]),
        ("A mill burned in New York, New York.", ["New York City, New York, United States", "New York, United States"]),
        ("A mill burned in Laurel, Maryland.", ["Laurel, Maryland, United States", "Maryland, United States"]),
    ],
)
def test_what_holds_a_town_is_no_town_of_its_name(text: str, told: list[str]) -> None:
    assert labels(text) == told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Police in Ohio said a mill burned.\nThe fire in Springfield was out by noon.\nCleveland sent engines.",
            "Ohio",
        ),
        (
            "Police in Oregon said a mill burned.\nThe fire in Springfield was out by noon.\nEugene sent engines.",
            "Oregon",
        ),
        ("SPRINGFIELD, Mo. -- A mill burned.\nThe fire in Springfield was out by noon.", "Missouri"),
    ],
)
def test_the_rest_of_the_account_settles_a_namesake(text: str, label: str) -> None:
    found = [c.place or "" for c in places(text) if c.quote.lower() == "springfield"]
    assert found
    assert all(label in place for place in found)


def test_a_domain_of_the_publisher_speaks_weakly() -> None:
    text = "A mill burned in Perth on Monday."
    assert "Australia" in (labels(text, "lowfordpost.com.au")[0] or "")
    assert "United Kingdom" in (labels("A mill burned in Perth, Scotland.", "lowfordpost.com.au")[0] or "")


def test_the_last_town_of_two_is_no_surname() -> None:
    assert [c.quote for c in places("Police closed roads in Turin and Vercelli.")] == ["Turin", "Vercelli"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Houston said nothing.", "Houston"),
        ("Sam Houston said nothing.", "Houston"),
        ("Judge Lancaster adjourned the hearing.", "Lancaster"),
        ("Charlotte Webb, 34, ran out.\nCharlotte was unhurt.", "Charlotte"),
        ("Jackson said the roof fell first.", "Jackson"),
        ("He pleaded before Sergeant Preston.", "Preston"),
        ("The reading was over.", "reading"),
        ("Many people were of good cheer.", "Many"),
        ("March was cold and August was hot.", "March"),
        ("The SWAT team and EMS came.", "EMS"),
        ("They live on the South Side.", "South Side"),
        ("Congress met on Monday.", "Congress"),
        ("The City was quiet.", "The City"),
        ("Police said it was over.", "Police"),
    ],
)
def test_people_and_ordinary_words_are_no_places(text: str, words: str) -> None:
    assert words not in [c.quote for c in places(text) if c.rule != IN_ORGANISATION]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Embassy of Norway issued a note.", "Norway"),
        ("The Embassy of Norway in Lisbon issued a note.", "Lisbon"),
        ("Doctors at Bergen University Hospital treated six.", "Bergen"),
        ("The University of Oslo closed.", "Oslo"),
        ("The Denver Police Department closed the road.", "Denver"),
        ("He was governor of Texas at the time.", "Texas"),
    ],
)
def test_places_inside_the_name_of_an_office_are_marked(text: str, words: str) -> None:
    assert [c.rule for c in places(text) if c.quote == words] == [IN_ORGANISATION]


def test_a_small_town_of_a_country_not_spoken_of_is_not_taken() -> None:
    text = "LISBON, Portugal -- A mill burned in Porto, Portugal.\nIt spread through Homewood before dawn."
    assert not [c for c in places(text) if c.quote == "Homewood" and c.place_id]


def test_a_landmark_is_a_place_and_never_the_town_of_that_name() -> None:
    found = [c for c in places("They met at the White House on Monday.") if c.quote == "White House"]
    assert [(c.place_id, c.rule) for c in found] == [(None, "unlisted")]


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("It burned in Bergen, Norway.", "Bergen", 1),
        ("It burned near Bergen, Norway.", "Bergen", 2),
        ("It burned in Texas.", "Texas", 4),
        ("It burned in northern Norway.", "Norway", 5),
        ("It burned in Norway.", "Norway", 6),
    ],
)
def test_precision_is_that_of_the_words(text: str, words: str, precision: int) -> None:
    assert [c.where_prec for c in places(text) if c.quote == words] == [precision]


def test_streets_are_places_without_an_id() -> None:
    found = [c for c in places("A car burned on Quarrymill Road.") if c.rule == "street"]
    assert [(c.quote, c.place_id) for c in found] == [("Quarrymill Road", None)]


def test_wire_copy_in_capitals_is_read() -> None:
    text = "OSLO, 3 JAN 62 -- A MILL BURNED IN BERGEN, NORWAY. THE ROOF FELL NEAR THE HARBOUR."
    found = {c.quote: c.place for c in places(text)}
    assert found["BERGEN"] == "Bergen, Hordaland, Norway"
    assert found["OSLO"] == "Oslo, Norway"


def test_demonyms_stand_for_their_country_and_set_no_scene() -> None:
    text = "Norwegian divers and a Norwegian crew searched."
    assert [(c.quote, c.place, c.rule, c.where_prec) for c in places(text)] == [
        ("Norwegian", "Norway", ADJECTIVE, 6)
    ] * 2
    assert best_place(places(text)) is None
    assert country_hints(document(text)) == {"NO": 2}
    assert document_country(document(text)) == "NO"


def test_an_account_without_places_has_no_country() -> None:
    assert document_country(document("The roof fell at noon.")) is None


def test_the_best_place_is_the_most_precise_of_the_surest_country() -> None:
    claims = places("It burned in Bergen, Norway, and smoke was seen in Sweden.\nBergen is quiet.")
    best = best_place(claims)
    assert best is not None
    assert best.place == "Bergen, Hordaland, Norway"
    assert best_place([]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ZURICH (WIRE) - Two men died.\nA shot fell in the Cordoba neighborhood.", "Cordoba"),
        ("Two men died in Cordoba.\nZURICH (WIRE) - A shot fell in the Cordoba neighborhood.", "Cordoba"),
        ("A shot fell in the 200 block of South Lucerne.", "Lucerne"),
        ("A shot fell at the intersection of Verona and a lane.", "Verona"),
        ("ZURICH (WIRE) - A shot fell at the Lugo apartments.", "Lugo"),
        ("A mill burned in Arezzo, Ohio.", "Arezzo"),
    ],
)
def test_quarters_blocks_and_names_of_a_unit_without_such_a_town_get_no_id(text: str, words: str) -> None:
    found = [c for c in places(text) if c.quote.startswith(words)]
    assert found
    assert [c.place_id for c in found] == [None] * len(found)


def test_a_hospital_named_like_a_far_town_names_no_place() -> None:
    near = "TUCSON, Ariz. (WIRE) - A shot fell in Tucson, Arizona.\nHe was taken to Jackson Hospital."
    assert "Jackson" not in {c.quote for c in places(near)}


@pytest.mark.parametrize("text", ["Police: A man died - Lakeview News", "Man held in shooting - Lakeview News"])
def test_the_first_word_of_a_headline_is_no_dateline(text: str) -> None:
    assert not [c for c in places(text) if c.rule == "dateline"]


@pytest.mark.parametrize(
    "text",
    [
        "BERGEN, 4 mai (WIRE) - A mill burned.",
        "BERGEN, May 4 (Wire) - A mill burned.",
        "TUCSON, Ariz. (WIRE) - A mill burned.",
    ],
)
def test_names_and_dates_may_stand_in_a_dateline(text: str) -> None:
    assert [c.rule for c in places(text)][:1] == ["dateline"]


def test_a_district_settles_which_town_beside_it_is_meant() -> None:
    told = labels("A mill burned outside Dallas in Polk County, Oregon.\nPolk County sent help.")
    assert "Dallas, Oregon, United States" in told


def test_labels_name_nothing_twice() -> None:
    for name in ("Luxembourg", "Singapore", "Panama City", "Oslo"):
        parts = place_label(lookup(name)[0]).split(", ")
        assert len(parts) == len(set(parts))


WORDS = [
    "Bergen",
    "in",
    "the",
    "Embassy",
    "of",
    "Norway",
    ",",
    "Mr.",
    "Texas",
    "BERGEN",
    "St.",
    "Paris",
    "Road",
    "City",
]


@given(st.lists(st.sampled_from(WORDS), max_size=16))
def test_any_order_of_place_words_is_read_without_failing(words: list[str]) -> None:
    text = " ".join(words)
    for claim in places(text):
        assert text[claim.start : claim.end] == claim.quote
        assert 0 < claim.confidence <= 1


@given(st.text(max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    clean = text.replace("\n", " ").replace("\r", " ")
    assert all(clean[c.start : c.end] == c.quote for c in places(clean))


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("A mill burned in Lyon - KXYZ 5 Denver", ["name", "in_organisation"]),
        ("A mill burned in Lyon | Denver News", ["name", "in_organisation"]),
        ("A mill burned in Lyon - lowford.com - Denver", ["name", "in_organisation"]),
        ("A mill burned in Lyon - Denver", ["name", "name"]),
        ("Bad weather in Denver and in Lyon", ["name", "name"]),
    ],
)
def test_an_outlet_behind_the_headline_is_no_scene(title: str, rules: list[str]) -> None:
    made = document(f"{title}\nNobody was hurt.")
    titled = replace(made.account, regions=(Region("title", 0, len(title)),))
    assert [c.rule for c in read_places(Document(titled, ENGLISH))] == rules

"""Bounds of people, kilometres, shares and words by which places are found and namesakes chosen, told in plain numbers.

Which namesake is meant is asked of a world of a few rows: two countries, four units, and towns from row 6 on.
"""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

import pytest

import firsthand as fh
from firsthand.accounts.account import Account
from firsthand.claims.document import Sentence
from firsthand.claims.places import contained, meant, row_facts, setting, together
from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.names import _word_forms, base_forms
from firsthand.claims.places.row_facts import RowFacts
from firsthand.claims.places.setting import Peaks, Setting, publisher_country
from firsthand.spans import Span

KM_A_DEGREE = 111.195
LINE = Sentence("Aldersund", Span(0, 9), 0, "body")
ONE, OTHER = 0, 1  # countries
HERE, THERE, ABROAD = 2, 3, 4  # first-order units, the last of the other country
TOWN, TWIN = 6, 7


def town(
    people: int = 1_000_000, unit: int = HERE, km: float = 0.0, name: str = "aldersund", size: float = 5.0
) -> RowFacts:
    """A town so many kilometres north of a point."""
    country = OTHER if unit == ABROAD else ONE
    return RowFacts(size, people, country, unit, "town", name, 40 + km / KM_A_DEGREE, 20.0)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> dict[int, RowFacts]:
    """Rows that the test fills."""
    rows: dict[int, RowFacts] = {}
    table = SimpleNamespace(starts=(0, 2, 5, 6), first_order=lambda r: rows[r].unit, second_order=lambda r: -1)
    for module in (contained, meant, row_facts, setting, together):
        monkeypatch.setattr(module, "facts_of", lambda row: rows[row])
        monkeypatch.setattr(module, "gazetteer", lambda: table)
    return rows


def named(**more: object) -> Candidate:
    made = Candidate(start=0, end=9, sentence=LINE, name="Aldersund", rows=(TOWN,))
    for key, value in more.items():
        setattr(made, key, value)
    return made


def spoken(countries: dict[int, float], units: dict[int, float] | None = None, *anchors: tuple[float, int]) -> Setting:
    found = Setting(defaultdict(float, countries), defaultdict(float, units or {HERE: 10.0}))
    found.anchors = sorted(anchors)
    return found


def taken(made: Candidate, about: Setting) -> bool:
    return meant._decided(made, about, about.peaks()) == TOWN


@pytest.mark.parametrize(("weight", "chosen"), [(2.0, True), (1.99, False)])
def test_a_fifth_of_the_weight_speaks_of_a_country(world: dict[int, RowFacts], weight: float, chosen: bool) -> None:
    world[TOWN] = town(50_000, ABROAD)
    assert taken(named(), spoken({ONE: 10.0, OTHER: weight}, {ABROAD: 1.0})) is chosen


@pytest.mark.parametrize(("people", "chosen"), [(100_000, True), (99_999, False)])
def test_a_town_of_a_country_hardly_spoken_of_has_a_hundred_thousand_people(
    world: dict[int, RowFacts], people: int, chosen: bool
) -> None:
    world[TOWN] = town(people, ABROAD)
    about = spoken({ONE: 6.0, OTHER: 1.0, 8: 3.0}, {ABROAD: 1.0})
    assert taken(named(cue="strong"), about) is chosen
    world[TOWN] = town(10 * people, ABROAD)
    assert taken(named(), about) is chosen


@pytest.mark.parametrize(("weight", "chosen"), [(6.9, True), (7.0, False)])
def test_seven_tenths_of_the_weight_make_one_country(world: dict[int, RowFacts], weight: float, chosen: bool) -> None:
    """Then a town elsewhere must have a million."""
    world[TOWN] = town(100_000, ABROAD)
    assert taken(named(cue="strong"), spoken({ONE: weight, OTHER: 1.0, 8: 9.0 - weight}, {ABROAD: 1.0})) is chosen


@pytest.mark.parametrize(("people", "chosen"), [(50_000, True), (49_999, False)])
def test_a_town_of_another_unit_has_fifty_thousand(world: dict[int, RowFacts], people: int, chosen: bool) -> None:
    world[TOWN] = town(people, THERE)
    assert taken(named(), spoken({ONE: 10.0}, {HERE: 5.0, 5: 5.0})) is chosen


@pytest.mark.parametrize(
    ("people", "km", "chosen"),
    [(300_000, 900.0, True), (299_999, 900.0, False), (1_000, 249.0, True), (1_000, 251.0, False)],
)
def test_one_far_off_has_three_hundred_thousand_or_lies_within_250_kilometres(
    world: dict[int, RowFacts], people: int, km: float, chosen: bool
) -> None:
    world[TOWN], world[TWIN] = town(people, THERE, km), town()
    assert taken(named(cue="strong"), spoken({ONE: 10.0}, {HERE: 10.0}, (40.0, TWIN))) is chosen


@pytest.mark.parametrize(("km", "chosen"), [(59.0, True), (61.0, False)])
def test_a_part_of_a_town_lies_within_sixty_kilometres(world: dict[int, RowFacts], km: float, chosen: bool) -> None:
    world[TOWN], world[TWIN] = town(km=km), town()
    assert taken(named(unit="part"), spoken({ONE: 10.0}, None, (40.0, TWIN))) is chosen


@pytest.mark.parametrize(("size", "best"), [(6.99, TWIN), (7.01, TOWN)])
def test_a_further_name_loses_two_against_a_main_name(world: dict[int, RowFacts], size: float, best: int) -> None:
    world[TOWN], world[TWIN] = town(name="old aldersund", size=size), town(size=5.0)
    about = spoken({ONE: 10.0})
    assert meant._best(named(rows=(TOWN, TWIN)), about, about.peaks()) == best


@pytest.mark.parametrize(("size", "best"), [(7.49, TOWN), (7.51, HERE)])
def test_a_dateline_speaks_for_a_town_by_two_and_a_half(world: dict[int, RowFacts], size: float, best: int) -> None:
    """As the first-order unit of its name does by the unit's own size."""
    world[TOWN] = town(size=5.0)
    world[HERE] = town(size=size)._replace(kind="first_order")
    assert meant._best(named(rows=(HERE, TOWN), rule="dateline"), spoken({ONE: 10.0}, {}), Peaks(10.0, 0.0)) == best


@pytest.mark.parametrize(
    ("name", "people", "bears"),
    [
        ("aldersund city", 25_000, True),
        ("aldersund city", 24_999, False),
        ("aldersunt", 10_000, True),
        ("aldersunt", 9_999, False),
        ("aldersund", 1, True),
    ],
)
def test_a_town_bears_its_units_name_with_a_quarter_or_a_tenth_of_its_people(
    world: dict[int, RowFacts], name: str, people: int, bears: bool
) -> None:
    world[TOWN], world[HERE] = town(people, name=name), town(100_000)
    assert contained._bears(TOWN, "aldersund", HERE) is bears


@pytest.mark.parametrize(("size", "best"), [(6.49, TWIN), (6.51, TOWN)])
def test_the_texts_language_speaks_for_its_own_towns_by_one_and_a_half(
    world: dict[int, RowFacts], size: float, best: int
) -> None:
    world[TOWN], world[TWIN] = town(unit=ABROAD, size=size), town(size=5.0)
    about = spoken({}, {})
    about.home = {ONE: 1.0}
    assert meant._best(named(rows=(TOWN, TWIN)), about, Peaks(0.0, 0.0)) == best


@pytest.mark.parametrize(("people", "best"), [(200_000, TWIN), (199_999, TOWN)])
def test_but_not_against_one_abroad_of_five_times_the_people(
    world: dict[int, RowFacts], people: int, best: int
) -> None:
    world[TOWN], world[TWIN] = town(unit=ABROAD, size=5.1), town(people, size=5.0)
    about = spoken({}, {})
    about.home = {ONE: 1.0}
    assert meant._best(named(rows=(TOWN, TWIN)), about, Peaks(0.0, 0.0)) == best


@pytest.mark.parametrize(("people", "best"), [(200_000, TOWN), (199_999, HERE)])
def test_a_unit_of_more_than_five_times_the_people_is_meant_before_its_towns(
    world: dict[int, RowFacts], people: int, best: int
) -> None:
    world[TOWN] = town(people, size=5.0)
    world[HERE] = town(size=5.0)._replace(kind="first_order")
    assert meant._best(named(rows=(HERE, TOWN)), spoken({}, {}), Peaks(0.0, 0.0)) == best


def test_a_quarter_that_no_table_knows_is_hardly_sure() -> None:
    part, alone = named(unit="part", row=-1, confidence=0.3), named(row=TOWN, confidence=0.8)
    meant._quarters([part, alone])
    assert (alone.row, alone.rule, alone.confidence) == (-1, "unlisted", 0.35)


def test_a_place_told_with_what_holds_it_is_sure() -> None:
    found = fh.claims_of("A mill burned in Bergen, Norway.", language="en")
    assert [c.confidence for c in found if c.kind == "place"] == [0.95, 0.95]


@pytest.mark.parametrize(("bearers", "weighed"), [(24, 24), (25, 12)])
def test_twenty_four_bearers_of_a_name_are_weighed(bearers: int, weighed: int) -> None:
    assert len(setting.likely(range(bearers), None)) == weighed


def test_a_further_name_weighs_a_tenth_of_a_main_name(world: dict[int, RowFacts]) -> None:
    world[TOWN], world[TWIN] = town(name="aldersund"), town(name="brekkefoss")
    setting._weight.cache_clear()
    one, other = setting._weight(TOWN, "aldersund"), setting._weight(TWIN, "aldersund")
    setting._weight.cache_clear()
    assert other / one == pytest.approx(0.1)


@pytest.mark.parametrize(("people", "weight"), [(100_000, 0.15), (99_999, 0.0)])
def test_a_name_without_cue_speaks_for_a_town_of_a_hundred_thousand(
    world: dict[int, RowFacts], people: int, weight: float
) -> None:
    world[TOWN] = town(people)
    about = Setting()
    setting._cast(about, {"Aldersund": named()}, {"Aldersund": [(TOWN, 1.0)]})
    assert about.countries[ONE] == pytest.approx(weight)


@pytest.mark.parametrize("end", ["co", "tv", "me", "io", "fm", "am", "ai", "ly", "to", "cc", "ws", "la", "no"])
def test_country_domains_sold_as_words_tell_no_country(end: str) -> None:
    account = Account("a", "v", "s", "text/plain", "0", "x", publisher=f"harbour-echo.{end}")
    assert publisher_country(account) == ("NO" if end == "no" else None)


@pytest.mark.parametrize(("word", "forms"), [("Ова", ("Ова", "Ов")), ("Оа", ("Оа",))])
def test_two_letters_stay_of_a_word_when_its_ending_goes(word: str, forms: tuple[str, ...]) -> None:
    assert _word_forms(word, (("а", ("",)),)) == forms


@pytest.mark.parametrize(("words", "forms"), [(2, 49), (3, 96)])
def test_ninety_six_forms_of_a_name_are_looked_up(words: int, forms: int) -> None:
    """Seven forms of each word."""
    assert len(base_forms(" ".join(["Aldersund"] * words), (("d", tuple("abcefg")),))) == forms


def places(text: str, language: str = "en") -> list[str]:
    """The words of places of the gazetteer."""
    return [c.quote for c in fh.claims_of(text, language=language) if c.kind == "place" and c.place_id]


@pytest.mark.parametrize(
    ("name", "found"),
    [("Heroica Ciudad de Juchitán de Zaragoza", True), ("Pyan Lel Nay Yar Cha Htar Ye", False)],
)
def test_the_name_of_a_place_has_six_words(name: str, found: bool) -> None:
    assert (name in places(f"A mill burned in {name} on Monday.")) is found


@pytest.mark.parametrize(("name", "found"), [("NICE", []), ("PARIS", ["PARIS"])])
def test_a_word_of_four_capitals_is_an_acronym(name: str, found: list[str]) -> None:
    assert places(f"A mill burned in {name} on Monday.") == found


@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_so_it_is_in_brackets_among_capitals(brackets: str) -> None:
    assert places(f"A MILL BURNED IN OSLO {brackets[0]}LYON{brackets[1]} ON MONDAY") == ["OSLO"]


@pytest.mark.parametrize("name", ["سانت فنسنت وجزر غرينادين", "جورجيا الجنوبية وجزر ساندويتش الجنوبية"])
def test_a_name_in_a_script_without_capitals_has_five_words(name: str) -> None:
    assert places(f"وقع حريق في {name} أمس.", "ar") == [name]


@pytest.mark.parametrize(("words", "found"), [("بروما", ["روما"]), ("بدبي", [])])
def test_behind_a_preposition_that_is_written_onto_it_a_name_has_four_letters(words: str, found: list[str]) -> None:
    assert places(f"وقع حريق {words} أمس.", "ar") == found


@pytest.mark.parametrize(("size", "best"), [(6.49, TOWN), (6.51, TWIN)])
def test_a_town_at_home_wins_one_and_a_half(world: dict[int, RowFacts], size: float, best: int) -> None:
    world[TOWN], world[TWIN] = town(size=5.0), town(unit=ABROAD, size=size)
    about = spoken({}, {})
    about.home = {ONE: 1.0}
    assert meant._best(named(rows=(TOWN, TWIN)), about, Peaks(0.0, 0.0)) == best


@pytest.mark.parametrize(("people", "best"), [(500_000, TOWN), (500_001, TWIN)])
def test_unless_its_namesake_is_more_than_five_times_as_large(
    world: dict[int, RowFacts], people: int, best: int
) -> None:
    world[TOWN], world[TWIN] = town(100_000, size=5.0), town(people, ABROAD, size=6.0)
    about = spoken({}, {})
    about.home = {ONE: 1.0}
    assert meant._best(named(rows=(TOWN, TWIN)), about, Peaks(0.0, 0.0)) == best


@pytest.mark.parametrize(("size", "best"), [(5.49, TWIN), (5.51, TOWN)])
def test_a_longer_name_that_ends_so_loses_half(world: dict[int, RowFacts], size: float, best: int) -> None:
    world[TOWN], world[TWIN] = town(name="new old aldersund", size=size), town(size=5.0)
    assert meant._best(named(rows=(TOWN, TWIN)), spoken({}, {}), Peaks(0.0, 0.0)) == best


def test_a_unit_weighs_a_fifth_of_a_town_and_a_town_at_home_nine_times(world: dict[int, RowFacts]) -> None:
    world[TOWN], world[TWIN] = town(), town(unit=ABROAD)
    world[HERE] = town()._replace(kind="first_order")
    setting._weight.cache_clear()
    weights = setting._weight(TOWN, "aldersund"), setting._weight(HERE, "aldersund")
    about = Setting()
    about.home = {ONE: 1.0}
    shares = setting._shares(named(rows=(TOWN, TWIN)), about, Peaks(0.0, 0.0))
    setting._weight.cache_clear()
    assert weights[1] / weights[0] == pytest.approx(0.2)
    assert [share for _, share in shares] == [pytest.approx(0.9), pytest.approx(0.1)]


@pytest.mark.parametrize(
    ("text", "words", "confidence"),
    [
        ("A mill burned in Orlandur, Gedo, Somalia.", "Orlandur", 0.6),
        ("The Norwegian mill burned.", "Norwegian", 0.4),
        ("Floods hit Europe.", "Europe", 0.6),
    ],
)
def test_how_sure_unlisted_places_adjectives_and_continents_are(text: str, words: str, confidence: float) -> None:
    found = fh.claims_of(text, language="en")
    assert [c.confidence for c in found if c.kind == "place" and c.quote == words] == [confidence]


@pytest.mark.parametrize(("articles", "place"), [(4, "Orlandur, Gedo, Somalia"), (5, "Orlandur")])
def test_five_words_part_a_place_from_the_unit_that_holds_it(articles: int, place: str) -> None:
    """With the preposition."""
    found = fh.claims_of(f"A mill burned in Orlandur in {'the ' * articles}Gedo.", language="en")
    assert [c.place for c in found if c.kind == "place" and c.quote == "Orlandur"] == [place]

"""Bounds of days, kilometres, sentences and letters within one account, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from firsthand.claims.claim import Claim
from firsthand.events.mentions import scene
from firsthand.events.mentions.days import said_when
from firsthand.events.mentions.incidents import with_year
from firsthand.events.mentions.mention import Mention
from firsthand.events.mentions.scene import TownEvidence, likely_town, told_words

Teller = Callable[..., list[Mention]]

DATED = "On 4 May 2031 an explosion in Bergamo killed 7 people."
FILLER = "The river was calm. Shops stayed open all week. Nobody spoke at the market."
UNDATED = "A blast killed 2 people."
KM_A_DEGREE = 111.195


def harms(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.family == "harm"]


@pytest.mark.parametrize(("published", "count"), [("2031-06-03", 1), ("2031-06-04", 2)])
def test_an_undated_report_is_about_news_of_thirty_days(tell: Teller, published: str, count: int) -> None:
    assert len(harms(tell(f"{DATED} {FILLER} {UNDATED}", published=published))) == count


@pytest.mark.parametrize(
    ("edtf", "full", "told"),
    [
        ("XXXX-05-07", "2031-05-04", "2031-05-07"),
        ("XXXX-05-08", "2031-05-04", "XXXX-05-08"),
        ("XXXX-05-01", "2031-05-04", "2031-05-01"),
        ("XXXX-04-30", "2031-05-04", "XXXX-04-30"),
        ("XXXX-12-31", "2031-01-02", "2030-12-31"),
    ],
)
def test_a_day_takes_its_year_from_a_full_date_within_three_days(edtf: str, full: str, told: str) -> None:
    assert with_year(edtf, [full]) == told


@pytest.mark.parametrize(
    ("day", "edtf", "basis"),
    [("2 May 2031", "2031-05-02", "beside"), ("1 May 2031", "2031-05-05~", "published")],
)
def test_a_day_told_beside_undated_news_is_its_day_within_three_days(
    tell: Teller, day: str, edtf: str, basis: str
) -> None:
    (found,) = harms(tell(f"Gunmen killed 4 people in Bergamo. Rain had fallen on {day}.", published="2031-05-05"))
    assert (found.edtf, found.date_basis) == (edtf, basis)


@pytest.mark.parametrize(("others", "joined"), [(3, True), (4, False)])
def test_half_of_what_is_told_makes_an_incident_the_subject(tell: Teller, others: int, joined: bool) -> None:
    """Three units of the dated incident beside three or four of others, in an account that nobody dated."""
    days = ["9 June 2029", "2 July 2028", "5 August 2027", "3 March 2026"][:others]
    told = " ".join(f"On {day} a fire in Bergamo killed {n + 3} people. {FILLER}" for n, day in enumerate(days))
    again = "The explosion of 4 May 2031 injured 12 people."
    found = harms(tell(f"{DATED} {again} {FILLER} {told} {UNDATED}", published=None))
    assert (len(found) == others + 1) is joined


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Faenza", "Forli", 1),  # 14.97 km
        ("Imola", "Faenza", 2),  # 15.30 km
    ],
)
def test_harm_of_one_day_in_towns_within_fifteen_kilometres_is_one(
    tell: Teller, one: str, other: str, count: int
) -> None:
    first = f"On 4 May 2031 an explosion in {one}, Italy, killed 7 people."
    assert len(harms(tell(f"{first} {FILLER} On 4 May 2031 a fire in {other}, Italy, killed 3 people."))) == count


def place(name: str, sentence: int, km: float = 0.0, **more: object) -> Claim:
    """A town so many kilometres north of a point; told in the order of its sentences."""
    given: dict[str, object] = {"rule": "name", "start": 100 * sentence} | more
    start = int(str(given["start"]))
    return Claim(
        account_id="a",
        kind="place",
        start=start,
        end=start + len(name),
        quote=name,
        sentence=sentence,
        place=name,
        name=name,
        place_id=f"p:{name}",
        latitude=40 + km / KM_A_DEGREE,
        longitude=20.0,
        where_prec=1,
        rule=str(given["rule"]),
        confidence=0.8,
    )


def town(places: Sequence[Claim], told_in: set[int]) -> str | None:
    best = likely_town(TownEvidence(places, (), frozenset(told_in), lambda c: c.rule == "name")).claim
    return best.name if best else None


@pytest.mark.parametrize(("km", "scene"), [(29.9, "Aldersund"), (30.1, "Brekkefoss")])
def test_a_dateline_is_elsewhere_beyond_thirty_kilometres(km: float, scene: str) -> None:
    assert town([place("Aldersund", 0, rule="dateline"), place("Brekkefoss", 4, km)], {3}) == scene


def test_the_first_six_sentences_are_the_lead() -> None:
    lead = [place("Aldersund", 4, start=900), place("Aldersund", 5, start=950)]
    rest = [place("Brekkefoss", s, start=s) for s in (6, 7, 8)]
    assert town([*lead, *rest], {90}) == "Aldersund"
    later = [place("Aldersund", 5, start=900), place("Aldersund", 6, start=950)]
    assert town([*later, *rest], {90}) == "Brekkefoss"


def test_the_first_sentence_that_tells_of_it_counts_twice() -> None:
    first, next_ = place("Aldersund", 3, start=900), place("Brekkefoss", 4, start=1)
    assert town([first, next_], {3, 4}) == "Aldersund"
    assert town([first, next_, place("Brekkefoss", 5, start=2)], {3, 4, 5}) == "Brekkefoss"


def words(count: int, letter: str = "") -> str:
    """So many words of their own."""
    signs = "bcdfghjklmnprstvz"
    return " ".join(f"{letter}{a}o{b}u{c}e" for a in signs for b in signs for c in "dlmn")[
        : count * (6 + len(letter) + 1)
    ]


def terms(mentions: Sequence[Mention]) -> set[str]:
    (main,) = [m for m in mentions if m.main]
    return {t.word for t in main.terms}


def test_a_subject_keeps_eighty_words_of_eight_letters(tell: Teller) -> None:
    found = terms(tell(f"{DATED} {words(300)}. The lighthousekeeper watched the lighthousekeepers."))
    assert len(found) == 80
    assert max(len(w) for w in found) == 8


@pytest.mark.parametrize(("before", "read"), [(5_000, True), (6_000, False)])
def test_the_first_six_thousand_characters_tell_a_subject(tell: Teller, before: int, read: bool) -> None:
    filler = ("It is so and it was so. " * 400)[:before]
    assert ("lanterns" in terms(tell(f"{DATED} {filler} Lanterns, lanterns and Lanterns burned."))) is read


def said_and_told(cue: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a day tells when a speaker, whose words end at 10, said something with a verb that stands at `cue`."""
    said = Claim(
        account_id="a",
        kind="attribution",
        start=300,
        end=320,
        quote="x",
        sentence=0,
        speaker="x",
        speaker_start=0,
        speaker_end=10,
        cue_start=cue[0],
        cue_end=cue[1],
    )
    return said_when(
        Claim(account_id="a", kind="time", start=day[0], end=day[1], quote="x", sentence=0, edtf="2031-05-04"), said
    )


@pytest.mark.parametrize(("day", "when"), [(20, True), (21, False)])
def test_the_day_of_saying_stands_five_characters_behind_the_verb(day: int, when: bool) -> None:
    assert said_and_told((11, 15), (day, day + 6)) is when


@pytest.mark.parametrize(("end", "when"), [(129, True), (130, False)])
def test_or_between_a_speaker_and_a_verb_that_ends_within_a_hundred_and_twenty(end: int, when: bool) -> None:
    assert said_and_told((end - 4, end), (20, 26)) is when


def test_a_capitalised_word_weighs_half_as_much_again(tell: Teller) -> None:
    (main,) = [m for m in tell(f"{DATED} People saw the Zephyrus and the zonkeys there.") if m.main]
    weights = {term.word: term.weight for term in main.terms}
    assert (weights["zephyrus"], weights["zonkeys"]) == (1.5, 1.0)


def test_a_report_without_a_title_is_called_by_its_first_fourteen_words(tell: Teller) -> None:
    (main,) = tell("One two three four five six seven eight nine ten eleven twelve more words than that stand here.")
    assert len(main.title.split()) == 14


def test_what_a_town_weighs_by_where_it_is_told() -> None:
    """Behind a word of place in the first sentence of the harm, in a later one, without such a word, in the lead, later."""
    told = (
        place("Aldersund", 3),
        place("Brekkefoss", 4),
        place("Corvik", 3, rule="contained"),
        place("Dalsund", 1),
        place("Eidfoss", 9),
        place("Fanvik", 0, rule="dateline"),
    )
    found = likely_town(TownEvidence(told, (), frozenset({3, 4}), lambda c: c.rule == "name")).weights
    assert {key: round(weight, 2) for key, weight in found.items()} == {
        "p:Aldersund": 3.2,
        "p:Brekkefoss": 1.6,
        "p:Corvik": 1.6,
        "p:Dalsund": 0.48,
        "p:Eidfoss": 0.24,
        "p:Fanvik": 1.68,
    }


def test_the_seat_of_an_office_weighs_eight_tenths() -> None:
    places, offices = [place("Aldersund", 3)], [place("Brekkefoss", 3)]
    found = likely_town(TownEvidence(places, offices, frozenset({3}), lambda c: True)).weights
    assert found["p:Brekkefoss"] == 0.8


@pytest.mark.parametrize(
    ("km", "people", "rule", "town"),
    [
        (14.9, 800, "contained", "Brekkefoss"),
        (15.1, 800, "contained", "Aldersund"),  # too far
        (14.9, 799, "contained", "Aldersund"),  # less than eight times as many people
        (14.9, 800, "lead", "Aldersund"),  # less than a quarter of its evidence
    ],
)
def test_a_quarter_gives_way_to_a_near_and_larger_city(
    monkeypatch: pytest.MonkeyPatch, km: float, people: int, rule: str, town: str
) -> None:
    """The city weighs 0.8 of 3.2 where it is told without a word of place in a later sentence of the harm."""
    monkeypatch.setattr(scene, "_people", lambda c: people if c.name == "Brekkefoss" else 100)
    city = place("Brekkefoss", 4 if rule == "contained" else 1, km, rule="contained")
    places = (place("Aldersund", 3), city)
    found = likely_town(TownEvidence(places, (), frozenset({3, 4}), lambda c: c.rule == "name")).claim
    assert found is not None
    assert found.name == town


def spoken(places: Sequence[Claim], text: str = "") -> str:
    town = next(p for p in places if p.place_id)
    return told_words(town, TownEvidence(places, (), frozenset({0}), lambda c: True), text, frozenset({"in", "the"}))


@pytest.mark.parametrize(("times", "said"), [(2, "the Mill"), (1, "Aldersund")])
def test_a_building_told_twice_is_where_it_was(times: int, said: str) -> None:
    spots = [replace(place("the Mill", 0), place_id=None, start=n) for n in range(times)]
    assert spoken([*spots, place("Aldersund", 0, start=900)], "x so " * 200) == said


@pytest.mark.parametrize(("between", "joined"), [("in the", True), ("in the in", False)])
def test_two_words_stand_between_places_told_as_one(between: str, joined: bool) -> None:
    text = f"Mill {between} Aldersund"
    mill = replace(place("Mill", 0), place_id=None, start=0, end=4)
    at = text.index("Alder")
    told = replace(place("Aldersund", 0), start=at, end=len(text))
    assert (spoken([mill, told], text) == text) is joined


@pytest.mark.parametrize(
    ("published", "place", "edtf"),
    [
        ("2031-06-03", 3, "2031-05-04"),
        ("2031-06-04", 3, "2031-06-04~"),
        ("2031-06-04", 2, "2031-05-04"),
    ],
)
def test_a_dated_sentence_dates_what_follows_in_the_opening_or_within_thirty_days(
    tell: Teller, published: str, place: int, edtf: str
) -> None:
    before = "The mayor spoke. " * (place - 1)
    text = f"{before}On 4 May 2031 the old tanks rolled into the square. Four people were killed."
    (found,) = harms(tell(text, published=published))
    assert found.edtf == edtf


@pytest.mark.parametrize(("signs", "days"), [(" :", ["2031-05-03", "2031-06-09"]), (" ::", ["2031-07-01~"])])
def test_lines_of_a_day_alone_date_what_stands_below(tell: Teller, signs: str, days: list[str]) -> None:
    text = f"3 May 2031{signs}\n\nPolice killed two men in Bergamo.\n\n9 June 2031{signs}\n\nSnipers killed 14 men in Lecco."
    assert sorted({m.edtf or "" for m in harms(tell(text, published="2031-07-01"))}) == days


def test_one_line_of_a_day_makes_no_chronicle(tell: Teller) -> None:
    text = "3 May 2031\n\nPolice killed two men in Bergamo."
    assert [m.edtf for m in harms(tell(text, published="2031-07-01"))] == ["2031-07-01~"]

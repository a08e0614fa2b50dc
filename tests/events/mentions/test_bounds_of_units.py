"""Bounds of words, letters and sentences by which an account's units and subject are told, in plain numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from firsthand.accounts.account import Account, Region
from firsthand.claims.acts import act_lexicon
from firsthand.claims.claim import Claim
from firsthand.events.mentions.days import bound_date, leads
from firsthand.events.mentions.exactness import is_town
from firsthand.events.mentions.gather import _day_published
from firsthand.events.mentions.incidents import Incident, _neighbour, _same_scale
from firsthand.events.mentions.keys import keys_of
from firsthand.events.mentions.led import dated_by_next
from firsthand.events.mentions.mention import Mention
from firsthand.events.mentions.noun_days import predicate
from firsthand.events.mentions.sentence import SentenceClaims, unit_words
from firsthand.events.mentions.subject import _weight, content_terms, main_subject, plain_surname
from firsthand.events.mentions.units import (
    ClauseUnit,
    _anaphoric,
    _document,
    _fused,
    _only_dates,
)
from firsthand.events.mentions.whereabouts import Scenes, _as_fine, located, place_of, places_by_sentence
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")
Teller = Callable[..., list[Mention]]


@pytest.fixture
def pack() -> LanguagePack:
    english = pack_for("en")
    assert english
    return english


def account(text: str, **more: Any) -> Account:
    return Account("a", "v", "s", "text/plain", "0", text, language="en", **more)


def claim(kind: str, start: int, words: str, **more: Any) -> Claim:
    given: dict[str, Any] = {"sentence": 0} | more
    return Claim("a", kind, start, start + len(words), words, **given)  # type: ignore[arg-type]


def sentence(text: str, *claims: Claim) -> SentenceClaims:
    shelves: dict[str, list[Claim]] = {"act": [], "time": []}
    for one in claims:
        shelves[one.kind].append(one)
    return SentenceClaims(0, 0, text, acts=shelves["act"], times=shelves["time"])


def acts(*starts: int, kinds: Sequence[str], pack: LanguagePack) -> list[ClauseUnit]:
    """Units of acts of a sentence, by where they start."""
    types = act_lexicon(pack).types
    return [ClauseUnit(0, at, types[kind].family, act=types[kind]) for at, kind in zip(starts, kinds, strict=True)]


def bound(gap: str) -> bool:
    """Whether a date behind such words belongs to the noun before them."""
    act, day = claim("act", 0, "killing"), claim("time", 7 + len(gap), "3 May", edtf="2031-05-03")
    return bound_date(sentence(f"killing{gap}3 May", act, day), act, [day], unit_words(ENGLISH)) is not None


@pytest.mark.parametrize(
    ("between", "own"),
    [
        ("fatal street", True),
        ("fatal open street", False),
        ("mass", True),
        ("bus", False),
        ("of the", False),
        (",", False),
    ],
)
def test_a_date_leads_a_noun_over_two_telling_words_of_four_letters(between: str, own: bool) -> None:
    day, act = claim("time", 0, "2029", edtf="2029"), claim("act", 6 + len(between), "shooting")
    assert leads(sentence(f"2029 {between} shooting", act, day), day, act, unit_words(ENGLISH)) is own


@pytest.mark.parametrize(
    ("gap", "is_bound"),
    [
        (" of a so of a so ", True),  # six words
        (" of a so of a so of ", False),
        (f" of {'x' * 40} ", True),  # forty-five signs
        (f" of {'x' * 41} ", False),
    ],
)
def test_a_date_belongs_to_a_noun_within_six_words_and_45_signs(gap: str, is_bound: bool) -> None:
    assert bound(gap) is is_bound


@pytest.mark.parametrize(
    ("before", "known"),
    [
        ("the so so ", True),  # three words back
        ("the so so so ", False),
        (f"the {'x' * 36} ", False),  # "the" is cut off beyond forty signs
        (f"the {'x' * 35} ", True),
    ],
)
def test_the_makes_a_noun_known_within_three_words_and_forty_signs(
    before: str, known: bool, pack: LanguagePack
) -> None:
    act = claim("act", len(before), "attack", name="noun")
    assert _anaphoric(sentence(f"{before}attack", act), act, unit_words(pack)) is known


@pytest.mark.parametrize(("gap", "is_title"), [(60, True), (61, False)])
def test_the_title_of_what_was_decided_stands_within_sixty_signs(gap: int, is_title: bool) -> None:
    act = claim("act", 0, "adopted")
    assert (_document(sentence(f"adopted{' ' * (gap - 1)} “On the calm of rivers”"), act) is not None) is is_title


@pytest.mark.parametrize(("gap", "calls"), [(45, True), (46, False)])
def test_what_a_legal_act_calls_a_thing_stands_within_45_signs(gap: int, calls: bool, pack: LanguagePack) -> None:
    types = act_lexicon(pack).types
    legal = next(name for name, kind in types.items() if kind.family == "legal")
    verb = claim("act", 0, "adopted", name="verb", act_type=legal)
    noun = claim("act", 7 + gap, "attack", name="noun", act_type="attack")
    text = f"adopted{' ' * gap}attack"
    assert predicate(sentence(text, verb, noun), noun, act_lexicon(pack)) is calls


@pytest.mark.parametrize(("apart", "units"), [(24, 1), (25, 2)])
def test_acts_of_one_kind_that_start_within_25_signs_are_one(apart: int, units: int, pack: LanguagePack) -> None:
    legal = [name for name, kind in act_lexicon(pack).types.items() if kind.family == "legal"][:2]
    assert len(_fused(acts(0, apart, kinds=legal, pack=pack))) == units


@pytest.mark.parametrize(("words", "dates"), [(12, True), (13, False)])
def test_a_sentence_that_only_dates_has_twelve_words(words: int, dates: bool, pack: LanguagePack) -> None:
    text = "It happened " + "so " * (words - 2)
    day = claim("time", 0, "Friday")
    assert _only_dates(sentence(text, day), unit_words(pack)) is dates


@pytest.mark.parametrize(("back", "dated"), [(2, True), (3, False)])
def test_it_dates_what_was_told_two_sentences_back(back: int, dated: bool) -> None:
    day = claim("time", 0, "Friday", edtf="2031-05-02")
    told = ClauseUnit(1, 0, "harm")
    dated_by_next([told, ClauseUnit(1 + back, 90, "other", date=day, claims=[day], dates_before=True)])
    assert (told.date is day) is dated


@pytest.mark.parametrize(("words", "events"), [("On 3 May 2020 so calm was it", 1), ("On 3 May 2020 it was calm", 0)])
def test_a_dated_sentence_of_six_words_tells_of_something(tell: Teller, words: str, events: int) -> None:
    """The month among them; figures are none."""
    assert sum(m.family == "other" and not m.main for m in tell(f"The mayor spoke of the river. {words}.")) == events


@pytest.mark.parametrize(
    ("back", "continuing", "found"), [(1, False, True), (2, False, False), (2, True, True), (3, True, False)]
)
def test_a_sentence_goes_on_with_the_one_before_or_two_back_where_it_says_so(
    back: int, continuing: bool, found: bool
) -> None:
    incident = Incident("harm", units=[ClauseUnit(4, 0, "harm")])
    assert (_neighbour(ClauseUnit(4 + back, 90, "harm", continuing=continuing), [incident]) is incident) is found


@pytest.mark.parametrize(("edtf", "one"), [("2031-05", True), ("2031-05-01/2031-06-01", False)])
def test_a_day_can_be_one_with_a_date_of_a_month_and_none_wider(edtf: str, one: bool) -> None:
    assert _same_scale("2031-05-04", edtf) is one


@pytest.mark.parametrize(("prec", "town"), [(1, True), (2, True), (3, False)])
def test_towns_are_told_by_the_first_two_codes(prec: int, town: bool) -> None:
    assert is_town(prec) is town


@pytest.mark.parametrize(("letters", "key"), [(80, "q|" + "x" * 80), (81, "q|" + "x" * 80)])
def test_eighty_letters_of_a_documents_title_are_compared(letters: int, key: str) -> None:
    told = Mention("m", "a", "legal", "decision", unique=False, main=True, start=0, document="x" * letters)  # type: ignore[arg-type]
    assert keys_of(told) == (key,)


@pytest.mark.parametrize(("name", "surname"), [("Nima Lak", "lak"), ("Nima La", "nima")])
def test_a_surname_has_three_letters(name: str, surname: str) -> None:
    assert plain_surname(name) == surname


def subject(*incidents: Incident, sentences: int) -> Incident | None:
    """What an account of so many sentences is about."""
    spans = tuple(Span(n, n + 1) for n in range(sentences))
    return main_subject(replace(account("x" * sentences), sentences=spans), incidents)


def harm(*sentences: int, figures: int = 0, pack: LanguagePack) -> Incident:
    kind = act_lexicon(pack).types["attack"]
    told = [claim("figure", 0, "x", measure="killed")] * figures
    return Incident("harm", units=[ClauseUnit(s, 10 * s, "harm", act=kind, figures=told) for s in sentences])


@pytest.mark.parametrize(("at", "about"), [(4, True), (5, False)])
def test_a_toll_in_the_first_five_sentences_is_what_an_account_is_about(
    at: int, about: bool, pack: LanguagePack
) -> None:
    told = harm(at, figures=1, pack=pack)
    assert (subject(told, sentences=20) is told) is about


@pytest.mark.parametrize(("at", "about"), [(1, True), (2, False)])
def test_words_of_harm_alone_are_in_the_first_two(at: int, about: bool, pack: LanguagePack) -> None:
    told = harm(at, 9, pack=pack)
    assert (subject(told, sentences=20) is told) is about


@pytest.mark.parametrize(("sentences", "about"), [(6, True), (7, False)])
def test_an_account_of_six_sentences_need_not_dwell_on_it(sentences: int, about: bool, pack: LanguagePack) -> None:
    told = harm(1, pack=pack)
    assert (subject(told, sentences=sentences) is told) is about


def test_what_makes_an_incident_an_accounts_subject(pack: LanguagePack) -> None:
    """A unit weighs one, a figure two, a sentence among the first five three."""
    told = (harm(8, pack=pack), harm(8, figures=1, pack=pack), harm(4, pack=pack), harm(5, pack=pack))
    assert [_weight(one) for one in told] == [1, 3, 4, 1]


@pytest.mark.parametrize(("signs", "kept"), [(24, True), (25, False)])
def test_a_word_of_place_stands_within_24_signs(signs: int, kept: bool) -> None:
    text = "in " + "x" * (signs - 4) + " Bergamo"
    assert located(account(text), claim("place", signs, "Bergamo")) is kept


@pytest.mark.parametrize(("before", "told"), [("in old ", True), ("in so old ", False)])
def test_and_within_two_words(before: str, told: bool) -> None:
    assert located(account(f"{before}Bergamo"), claim("place", len(before), "Bergamo")) is told


@pytest.mark.parametrize(("signs", "scenes"), [(30, 0), (31, 1)])
def test_words_of_a_way_stand_within_thirty_signs(signs: int, scenes: int) -> None:
    before = f"bound for{' ' * (signs - 9)}"
    told = account(f"{before}Bergamo")
    assert len(places_by_sentence(told, [claim("place", signs, "Bergamo")])) == scenes


def test_a_word_of_the_title_counts_twice_and_weights_have_four_places() -> None:
    told = account("lanterns burn\nlamps burned", regions=(Region("title", 0, 13),))
    assert {t.word: t.weight for t in content_terms(told)} == {
        "lanterns": 1.6931,
        "burn": 1.6931,
        "lamps": 1.0,
        "burned": 1.0,
    }


@pytest.mark.parametrize(("before", "word"), [(5_991, "lanterns"), (5_992, "lanterns"), (5_993, "lantern")])
def test_a_word_that_ends_within_six_thousand_signs_is_read_whole(before: int, word: str) -> None:
    assert word in [t.word for t in content_terms(account(" " * before + "lanterns"))]


@pytest.mark.parametrize(
    ("published", "told"), [("2031-05-04/2031-05-05", True), ("2031-05-04/2031-05-06", False), ("2031-05", False)]
)
def test_a_night_of_two_dates_is_a_day_of_publication(published: str, told: bool) -> None:
    assert (_day_published(account("x", published=published)) is not None) is told


def place(name: str, sentence: int, **more: Any) -> Claim:
    given: dict[str, Any] = {"name": name, "place": name, "place_id": f"p:{name}", "where_prec": 1, "confidence": 0.8}
    return claim("place", 100 * sentence, name, sentence=sentence, **given | more)


@pytest.mark.parametrize(("confidence", "weight"), [(0.5, 0.5), (0.4999, None), (0.7654321, 0.765)])
def test_a_town_speaks_with_half_a_weight_and_three_places(confidence: float, weight: float | None) -> None:
    """Told without a word of place in a later sentence of the harm."""
    scenes = Scenes({0: [place("Aldersund", 0)], 3: [place("Brekkefoss", 3, confidence=confidence)]})
    incident = Incident("harm", units=[ClauseUnit(0, 0, "harm"), ClauseUnit(3, 300, "harm")])
    found = place_of(incident, account("x" * 400), scenes, main=True)
    assert next((t.weight for t in found.towns if t.place_id == "p:Brekkefoss"), None) == weight


@pytest.mark.parametrize(("prec", "fine"), [(3, True), (4, False)])
def test_a_district_is_as_fine_as_its_town(prec: int, fine: bool) -> None:
    assert _as_fine(place("Aldersund", 0, where_prec=prec), place("Brekkefoss", 0)) is fine


@pytest.mark.parametrize(("prec", "placed"), [(5, "Aldersund"), (6, None)])
def test_what_is_told_in_passing_is_not_placed_by_a_country_alone(prec: int, placed: str | None) -> None:
    incident = Incident("harm", units=[ClauseUnit(0, 0, "harm")])
    found = place_of(incident, account("x" * 9), Scenes({0: [place("Aldersund", 0, where_prec=prec)]}), main=False)
    assert found.label == placed

"""Bounds of days, kilometres and shares between two mentions: just inside and just outside, told in plain numbers.

The numbers stand here by themselves: a test that took them from the rules would follow them wherever they go.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from firsthand.config import Config, EventsConfig
from firsthand.engine.embedded.carry_out import Tables, run_plan
from firsthand.engine.plan import Plan
from firsthand.engine.plans.events import event_steps
from firsthand.events.grouping.cluster import Crowd, LinkedMentions, cluster
from firsthand.events.grouping.distance import told_to_the_day
from firsthand.events.grouping.overlap import Overlap, RareTerm, overlaps
from firsthand.events.grouping.pair_steps import EventKey, KeyPair, Likeness, Likest, TermNorm, TermRow
from firsthand.events.grouping.subject_facts import facts_of, listed_people, listed_tolls
from firsthand.events.grouping.weigh import Doubt, MentionLink, MentionPair, explained, logistic, weigh
from firsthand.events.mentions.keys import keys_of
from firsthand.events.mentions.mention import Mention, Toll, Town
from firsthand.tables import batch_of

DEGREE = 111.195  # kilometres of one degree of latitude


def mention(name: str = "m1", **more: Any) -> Mention:
    """A fire told in passing on a day of its own."""
    given: dict[str, Any] = {"family": "harm", "type": "fire", "unique": False, "main": False, "start": 0}
    given |= {"edtf": "2031-05-04", "date_basis": "told", "language": "en"} | more
    return Mention(mention_id=name, account_id=f"a-{name}", **given)


def at(name: str, km: float, **more: Any) -> Mention:
    """A mention so many kilometres north of a point."""
    where: dict[str, Any] = {"place": f"Town of {name}", "place_id": name, "place_ids": (name,), "where_prec": 1}
    return mention(name, latitude=40 + km / DEGREE, longitude=20.0, **where, **more)


def names(a: Mention, b: Mention, likeness: float = 0.2, named: float = 0.0) -> set[str]:
    return {f.name for f in facts_of(a, b, likeness, named)}


def amounts(likeness: float, named: float = 0.0, **more: Any) -> dict[str, float]:
    """What words and shared things amount to, by the name of the fact."""
    a, b = mention("m1", main=True, **more), mention("m2", main=True, **more)
    return {f.name: round(f.amount, 3) for f in facts_of(a, b, likeness, named)}


@pytest.mark.parametrize(
    ("km", "fact", "says"),
    [
        (29.9, "town_near", "ties"),
        (30.1, "town_off", "against"),
        (119.9, "town_off", "against"),
        (120.1, "town_far", "against"),
    ],
)
def test_towns_are_near_within_thirty_kilometres_and_far_beyond_a_hundred_and_twenty(
    km: float, fact: str, says: str
) -> None:
    a, b = at("m1", 0), at("m2", km)
    assert fact in names(a, b)
    told = explained(MentionPair(a, b))
    assert "Town of m2" in (told.ties if says == "ties" else told.against)


def test_far_towns_speak_twice_as_much_against() -> None:
    shared = {"names": ("Ash Fair fire",), "country": "Chile"}
    off, far = (weigh(MentionPair(at("m1", 0, **shared), at("m2", km, **shared))).score for km in (119.9, 120.1))
    assert round(off - far, 3) == 0.2


@pytest.mark.parametrize(("km", "parted"), [(119.9, False), (120.1, True)])
def test_subjects_set_in_far_towns_that_neither_other_tells_part(km: float, parted: bool) -> None:
    pair = MentionPair(
        at("m1", 0, main=True, towns=(Town("m1", 3.0),)),
        at("m2", km, main=True, towns=(Town("m2", 3.0),)),
        likeness=0.2,
    )
    assert ("neither tells the other's town" in explained(pair).against) is parted


@pytest.mark.parametrize(("likeness", "strange"), [(0.049, True), (0.05, False)])
def test_subjects_with_less_than_a_twentieth_in_common_are_strangers(likeness: float, strange: bool) -> None:
    told = explained(MentionPair(mention("m1", main=True), mention("m2", main=True), likeness=likeness)).against
    assert ("hardly a telling word in common" in told) is strange


@pytest.mark.parametrize(
    ("edtf", "firm"), [("2031-05-04/2031-05-06", True), ("2031-05-04/2031-05-07", False), ("2031-05", False)]
)
def test_a_date_of_at_most_three_days_is_told_to_the_day(edtf: str, firm: bool) -> None:
    assert told_to_the_day(mention(edtf=edtf)) is firm


@pytest.mark.parametrize(
    ("edtf", "fact"), [("2031-05-14/2031-05-16", "days_some"), ("2031-05-14/2031-05-17", "day_wide")]
)
def test_a_wider_date_speaks_otherwise_against_a_day(edtf: str, fact: str) -> None:
    assert any(n.startswith(fact) for n in names(mention("m1"), mention("m2", edtf=edtf)))


@pytest.mark.parametrize(("day", "told"), [("2031-05-18", "ties"), ("2031-05-19", "against")])
def test_rough_days_can_be_one_within_a_fortnight(day: str, told: str) -> None:
    found = explained(MentionPair(mention("m1"), mention("m2", edtf=day, date_basis="published")))
    assert ("days apart" in found.ties) is (told == "ties")
    assert (day in found.against) is (told == "against")


@pytest.mark.parametrize(("published", "news"), [("2031-05-21", "fresh"), ("2031-05-22", "past")])
def test_a_day_may_be_that_of_the_news_until_the_day_after(published: str, news: str) -> None:
    late = mention("m2", edtf="2031-05-20", published=published)
    assert f"days_many_{news}_firm" in names(mention("m1", published="2031-05-05"), late)


@pytest.mark.parametrize(
    ("day", "size"), [("2031-05-07", "few"), ("2031-05-08", "some"), ("2031-05-18", "some"), ("2031-05-19", "many")]
)
def test_days_apart_are_few_some_or_many(day: str, size: str) -> None:
    assert f"days_{size}_past_firm" in names(mention("m1"), mention("m2", edtf=day))


@pytest.mark.parametrize(
    ("day", "size"),
    [
        ("2031-05-06", "day"),
        ("2031-05-07", "week"),
        ("2031-05-12", "week"),
        ("2031-05-13", "month"),
        ("2031-06-04", "month"),
        ("2031-06-05", "long"),
    ],
)
def test_days_between_publications_are_told_by_their_size(day: str, size: str) -> None:
    assert f"published_{size}" in names(mention("m1", published="2031-05-05"), mention("m2", published=day))


def test_likeness_beyond_three_tenths_adds_at_another_rate() -> None:
    assert amounts(0.3, 0.3) == {"day_firm": 1, "words": 0.3, "named": 0.3, "type_same": 1}
    more = amounts(0.31, 0.32)
    assert (more["words"], more["words_more"], more["named"], more["named_more"]) == (0.3, 0.01, 0.3, 0.02)


@pytest.mark.parametrize(("likeness", "few"), [(0.149, True), (0.15, False)])
def test_towns_apart_count_otherwise_where_few_words_are_shared(likeness: float, few: bool) -> None:
    assert ("town_far_few_words" in names(at("m1", 0), at("m2", 500), likeness)) is few


def test_two_people_and_two_numbers_count_and_no_more() -> None:
    two = {"people": ("orl", "hlm"), "tolls": (Toll("killed", 4), Toll("injured", 5))}
    three = {"people": ("orl", "hlm", "prt"), "tolls": (*two["tolls"], Toll("missing", 6))}
    one = {"people": ("orl",), "tolls": (Toll("killed", 4),)}
    got = [(amounts(0.2, **more)["people"], amounts(0.2, **more)["tolls"]) for more in (one, two, three)]
    assert got == [(1, 1), (2, 2), (2, 2)]


@pytest.mark.parametrize(("value", "large"), [(9, False), (10, True)])
def test_a_number_of_ten_and_more_is_large(value: float, large: bool) -> None:
    assert ("toll_large" in amounts(0.2, tolls=(Toll("killed", value),))) is large


@pytest.mark.parametrize(("last", "keyed"), [("2031-05-10", True), ("2031-05-11", False)])
def test_a_date_wider_than_seven_days_is_no_key(last: str, keyed: bool) -> None:
    told = keys_of(mention(edtf=f"2031-05-04/{last}", place_ids=("p",)))
    assert any(k.startswith("t|") for k in told) is keyed


@pytest.mark.parametrize(("odds", "score"), [(-1.0, 0.5), (0.0, 0.7311), (-500.0, 0.0), (1.0, 0.8808)])
def test_the_threshold_stands_one_below_even_odds(odds: float, score: float) -> None:
    assert logistic(odds) == score


def grouped(mentions: list[Mention], links: list[MentionLink], doubts: tuple[Doubt, ...] = ()) -> int:
    """How many events a crowd of subjects makes."""
    crowds = tuple(Crowd(m.mention_id, "k") for m in mentions) if doubts else ()
    group = LinkedMentions("g", tuple(mentions), tuple(links), doubts, crowds)
    return len({m.event_id for m in cluster(group, EventsConfig())})


@pytest.mark.parametrize(("size", "events"), [(6, 1), (7, 2)])
def test_one_sure_link_outweighs_five_pairs_without_one_and_not_six(size: int, events: int) -> None:
    """A score beyond 0.999 counts as 0.999: log odds of 6.9, against 1.3 for each pair without a link."""
    told = [mention(f"m{n}", main=True) for n in range(size)]
    group = [MentionLink(a.mention_id, b.mention_id, 1.0) for i, a in enumerate(told) for b in told[i + 1 :]]
    assert grouped([*told, mention("m9", main=True)], [*group, MentionLink("m0", "m9", 0.9995)]) == events


@pytest.mark.parametrize(("score", "events"), [(0.989, 1), (0.952, 2)])
def test_few_pairs_of_a_crowd_that_were_compared_count_as_four(score: float, events: int) -> None:
    """Two groups of three of which one pair was compared: log odds of 4.5 or 3.0, above 1.3 for each of four pairs or not."""
    told = [mention(f"{side}{n}", main=True) for side in "ab" for n in range(3)]
    sides = (told[:3], told[3:])
    within = [MentionLink(a.mention_id, b.mention_id, 1.0) for s in sides for i, a in enumerate(s) for b in s[i + 1 :]]
    crowds = tuple(Crowd(m.mention_id, "k") for m in told)
    group = LinkedMentions("g", tuple(told), (*within, MentionLink("a0", "b0", score)), (), crowds)
    assert len({m.event_id for m in cluster(group, EventsConfig())}) == events


def test_three_surnames_and_two_numbers_are_listed() -> None:
    assert listed_people({"orl", "hlm", "prt", "quill"}) == "hlm, orl, prt"
    assert listed_tolls({Toll("killed", 4), Toll("injured", 5), Toll("missing", 6)}) == "5 injured, 4 killed"


@pytest.mark.parametrize(("title", "one"), [("abcdefghxy", True), ("abcdefgxyz", False)])
def test_titles_of_documents_that_agree_by_four_fifths_are_one(title: str, one: bool) -> None:
    pair = MentionPair(
        mention("m1", family="legal", document="abcdefghij"), mention("m2", family="legal", document=title)
    )
    assert ("documents" in explained(pair).ties) is one


@pytest.mark.parametrize(("words", "met"), [(3, 1), (2, 0)])
def test_subjects_that_share_three_words_are_compared_by_them(words: int, met: int) -> None:
    terms = [RareTerm(number, word, 1.0, 0.0) for number in (1, 2) for word in range(words)]
    assert overlaps(pa.Table.from_batches([batch_of(RareTerm, terms)])).num_rows == met


def carried_out(tmp_path: Path, step: str, table: str, noun: type[Any], rows: list[Any]) -> Tables:
    """What one step makes of a table."""
    steps = tuple(s for s in event_steps() if s.name == step)
    given = {table: pa.Table.from_batches([batch_of(noun, rows)])}
    return run_plan(Plan(steps, {table: noun}), given, tmp_path, Config())


@pytest.mark.parametrize(("size", "pairs"), [(60, 60 * 59 // 2), (61, 61 * 20 - 210)])
def test_sixty_may_share_a_key_and_in_larger_crowds_each_meets_twenty(tmp_path: Path, size: int, pairs: int) -> None:
    keys = [EventKey(f"m{n:03}", "k") for n in range(size)]
    assert (
        len(list(carried_out(tmp_path, "key_pairs", "event_keys", EventKey, keys).nouns_of("key_pairs", KeyPair)))
        == pairs
    )


@pytest.mark.parametrize(
    ("accounts", "have_it", "rare"),
    [
        (100, 40, True),
        (100, 41, False),
        (2_050, 41, True),  # one in fifty
        (2_049, 41, False),
        (20_000, 200, True),
        (20_000, 201, False),
    ],
)
def test_a_rare_word_stands_in_forty_accounts_or_one_in_fifty_and_in_two_hundred_at_most(
    tmp_path: Path, accounts: int, have_it: int, rare: bool
) -> None:
    rows = [TermRow(f"m{n:05}", "lantern" if n < have_it else f"x{n}", 1.0, False) for n in range(accounts)]
    found = carried_out(tmp_path, "rare_terms", "term_rows", TermRow, rows).nouns_of("rare_terms", RareTerm)
    assert len(list(found)) == (have_it if rare else 0)


@pytest.mark.parametrize(("likeness", "found"), [(0.1, 1), (0.099, 0)])
def test_subjects_alike_by_a_tenth_are_compared(tmp_path: Path, likeness: float, found: int) -> None:
    rows = [Likeness("m1", "m2", likeness, 0.0)]
    assert len(list(carried_out(tmp_path, "likest", "likeness", Likeness, rows).nouns_of("likest", Likest))) == found


def test_likeness_is_told_to_three_places(tmp_path: Path) -> None:
    steps = tuple(s for s in event_steps() if s.name == "likeness")
    overlap = pa.Table.from_batches([batch_of(Overlap, [Overlap(1, 2, 1.0, 1.0)])])
    norms = pa.Table.from_batches([batch_of(TermNorm, [TermNorm(1, "m1", 1.0, 1.0), TermNorm(2, "m2", 7.0, 7.0)])])
    plan = Plan(steps, {"term_overlaps": Overlap, "term_norms": TermNorm})
    tables = run_plan(plan, {"term_overlaps": overlap, "term_norms": norms}, tmp_path, Config())
    assert list(tables.nouns_of("likeness", Likeness)) == [Likeness("m1", "m2", 0.143, 0.143)]

"""Figures read from invented sentences: measure, population, bounds and quantifier, and what counts nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account, Region
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.figures.read import read_figures
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")
Told = tuple[str, str | None, float | None, float | None, float | None, str]


def figures(*sentences: str, title: bool = False, pack: LanguagePack = ENGLISH) -> list[Claim]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    regions = (Region("title", spans[0].start, spans[0].end),) if title else ()
    account = Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=tuple(spans), regions=regions)
    return read_figures(Document(account, pack))


def told(claims: list[Claim]) -> set[Told]:
    return {(c.measure or "", c.population, c.low, c.best, c.high, c.quantifier or "") for c in claims}


def exactly(measure: str, population: str | None, n: float) -> Told:
    return (measure, population, n, n, n, "exact")


@pytest.mark.parametrize(
    ("text", "measure", "population", "n"),
    [
        ("160 civilians were killed.", "killed", "civilian", 160),
        ("Seven people died in the fire.", "killed", "all", 7),
        ("The avalanche killed eleven climbers.", "killed", "all", 11),
        ("The ferry sank, drowning was the cause, and nine passengers perished.", "killed", "civilian", 9),
        ("Four soldiers were shot dead near the ford.", "killed", "soldiers", 4),
        ("The collapse claimed the lives of 23 miners.", "killed", "workers", 23),
        ("The crash claimed 14 lives.", "killed", "all", 14),
        ("The storm left five dead.", "killed", "all", 5),
        ("The deaths of three nurses shook the town.", "killed", "workers", 3),
        ("Two farmers who were mending a fence were killed.", "killed", "workers", 2),
        ("Six villagers, most of them shepherds, were massacred.", "killed", "civilian", 6),
        ("Three guards for the Ministry of Canals and Locks were murdered.", "killed", "workers", 3),
        ("Two bakers, Olan Dree and Mip Varro, were killed on Monday.", "killed", "workers", 2),
        ("Three pilgrims were kidnapped on the pass and killed the same night.", "killed", "civilian", 3),
        ("Bandits attacked and killed five merchants.", "killed", "workers", 5),
        ("A ferryman was killed by a falling mast.", "killed", "all", 1),
        ("An influential beekeeper from the valley was murdered.", "killed", "all", 1),
        ("Olan Dree was killed in the quarry.", "killed", "all", 1),
        ("One of the gunmen was killed.", "killed", "perpetrators", 1),
        ("Two police officers were killed.", "killed", "police", 2),
        ("Two reporters were killed in the crossfire.", "killed", "journalists", 2),
        ("Five children drowned.", "killed", "children", 5),
        ("Two women were killed.", "killed", "women", 2),
        ("Nine rebels were killed in the clash.", "killed", "combatant", 9),
        ("The blast killed twenty-one unarmed men.", "killed", "civilian", 21),
        ("712 injured.", "injured", "all", 712),
        ("The blast injured 12.", "injured", "all", 12),
        ("Eight firemen suffered burns.", "injured", "workers", 8),
        ("The shelling caused injuries to three monks.", "injured", "all", 3),
        ("Six students were hurt in the stampede.", "injured", "civilian", 6),
        ("Two sailors were said to be critically injured.", "injured", "soldiers", 2),
        ("The beam fell on a carpenter, injuring his legs.", "injured", "all", 1),
        ("4 missing.", "missing", "all", 4),
        ("Nineteen fishermen went missing.", "missing", "workers", 19),
        ("Seven hikers are unaccounted for.", "missing", "all", 7),
        ("1,200 troops deployed.", "deployed", "soldiers", 1_200),
        ("Under orders from Rome, 300 troops without a word to the mayor stormed Bari.", "deployed", "soldiers", 300),
        ("The flood claimed the lives of 15 citizens.", "killed", "citizens", 15),
        ("The government deployed 400 soldiers.", "deployed", "soldiers", 400),
        ("Police arrested 40 protesters.", "detained", "all", 40),
        ("Sixteen strikers were detained.", "detained", "all", 16),
        ("The rebels abducted 17 schoolgirls.", "abducted", "children", 17),
        ("Five engineers were taken hostage.", "abducted", "workers", 5),
        ("3,000 residents were evacuated.", "displaced", "civilian", 3000),
        ("1,200 people fled their homes.", "displaced", "all", 1200),
        ("Three people were hospitalised.", "hospitalised", "all", 3),
        ("The coastguard rescued 31 passengers.", "rescued", "civilian", 31),
        ("Half a million people marched.", "participants", "all", 500_000),
        ("5,000 people gathered in the square.", "participants", "all", 5000),
        ("12 casualties were reported.", "casualties", "all", 12),
        ("Fire destroyed 30 houses.", "destroyed", None, 30),
        ("They paid 300 dollars.", "money", None, 300),
        ("A couple were injured.", "injured", "all", 2),
        ("Half a dozen cooks were injured.", "injured", "workers", 6),
        ("Two KIA in the past day.", "killed", "all", 2),
        ("TWO PEASANTS WERE KILLED AT THE MILL.", "killed", "workers", 2),
        ("The 27-year-old was killed.", "killed", "all", 1),
        ("Officials said that 60 people were killed.", "killed", "all", 60),
        ("2000 people died in the flood.", "killed", "all", 2000),
        ("Five people were shot, two fatally.", "killed", "all", 2),
        ("A cook was shot fatally.", "killed", "workers", 1),
        ("He left seven dead, including some cousins, and one wounded.", "injured", "all", 1),
        ("Eight have been hurt or killed on the pass.", "casualties", "all", 8),
        ("The fall caused injuries to his leg.", "injured", "all", 1),
    ],
)  # fmt: skip
def test_exact_figures(text: str, measure: str, population: str | None, n: float) -> None:
    assert exactly(measure, population, n) in told(figures(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Between 20 and 25 people were injured.", ("injured", "all", 20, None, 25, "range")),
        ("At least 30 miners died.", ("killed", "workers", 30, 30, None, "at_least")),
        ("Up to 12 sailors are missing.", ("missing", "soldiers", None, 12, 12, "at_most")),
        ("More than 80 houses were destroyed.", ("destroyed", None, 80, 80, None, "more_than")),
        ("About 50 peasants were kidnapped.", ("abducted", "workers", 50, 50, 50, "about")),
        ("Dozens were wounded.", ("injured", "all", 24, None, None, "dozens")),
        ("Hundreds of people were displaced.", ("displaced", "all", 200, None, None, "dozens")),
        ("The quake killed 10-15 people.", ("killed", "all", 10, None, 15, "range")),
        ("No one was hurt.", ("injured", "all", 0, 0, 0, "none")),
        ("There were no casualties.", ("casualties", "all", 0, 0, 0, "none")),
        ("None of the passengers were injured.", ("injured", "civilian", 0, 0, 0, "none")),
        ("Fewer than ten people were arrested.", ("detained", "all", None, 10, 10, "fewer_than")),
    ],
)
def test_bounds(text: str, wanted: Told) -> None:
    assert wanted in told(figures(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The bomb tore through the hall, killing 12 and wounding 30.",
            [exactly("killed", "all", 12), exactly("injured", "all", 30)],
        ),
        (
            "Three soldiers and five civilians were killed.",
            [exactly("killed", "soldiers", 3), exactly("killed", "civilian", 5), exactly("killed", "all", 8)],
        ),
        ("He shot dead a monk, a cook and two pilgrims.", [exactly("killed", "all", 4)]),
        (
            "Five people, including two women and a child, were killed.",
            [exactly("killed", "all", 5), exactly("killed", "women", 2), exactly("killed", "children", 1)],
        ),
        ("Nine people died, including 3 children.", [exactly("killed", "all", 9), exactly("killed", "children", 3)]),
        (
            "The man killed four neighbours and himself.",
            [exactly("killed", "perpetrators", 1), exactly("killed", "all", 5)],
        ),
        ("One dead, three wounded in mill fire", [exactly("killed", "all", 1), exactly("injured", "all", 3)]),
        (
            "Ten people, among them four women, died.",
            [exactly("killed", "all", 10), exactly("killed", "women", 4)],
        ),
        ("They found a woman and a man, both 19, and another man dead.", [exactly("killed", "all", 3)]),
    ],
)
def test_several_figures_of_a_sentence(text: str, wanted: list[Told]) -> None:
    assert set(wanted) <= told(figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 1998 the mill burned all night.",
        "The 45-year-old driver kept the bus on the road.",
        "The match ended 3-1 after 12 fouls.",
        "On 12 May the temperature reached 31 degrees.",
        "The third bomb did not go off.",
        "The village lies 40 kilometres from the border.",
        "He walked 12 miles with 3 goats.",
        "The fair is in its 8th year.",
        "Two bridges and four roads were closed.",
        "They planned to kill 20 people.",
        "The court heard two counts of murder.",
        "The plot could have killed hundreds.",
        "A murder charge was filed against two men.",
        "Five trucks carried 60 tons of salt.",
        "The death penalty was abolished.",
        "The attack came at 9:30 on route 7.",
        "Two motions were carried, 14 to 3.",
        "The band released its fourth album.",
        "The sons of Liguria who were martyred are remembered.",
        "The country's legislative body adopted a law.",
        "The talk was attended by Director Anna Rossi.",
        "They are well; one lives in Ostby and the other in Vale.",
        "It left wounds to the head.",
        "There was a wound just above one eye.",
        "The boy calls 911 after being struck by a stray bullet.",
        "He admitted misdemeanor injury to a child.",
        "The bus swerved, fatally striking a lamp post.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert [c for c in figures(text) if c.measure != "money"] == []


def test_the_perpetrator_who_killed_himself_is_told_apart_and_counted_in_the_sum() -> None:
    claims = figures("The man killed four neighbours and himself.")
    own = next(c for c in claims if c.population == "perpetrators")
    whole = next(c for c in claims if c.best == 5)
    assert own.includes_perpetrators
    assert whole.includes_perpetrators
    assert whole.rule == "sum"
    assert whole.quote == "killed four neighbours and himself"


def test_some_of_those_told_are_a_part_and_no_total() -> None:
    claims = figures("Nine people died, including 3 children.")
    assert {c.best: "part" in c.marks for c in claims} == {9: False, 3: True}


def test_a_toll_is_a_total_to_date() -> None:
    (claim,) = figures("The death toll rose to 147.")
    assert (claim.best, claim.cumulative) == (147, True)
    assert "toll" in claim.marks


def test_a_total_over_years_is_marked_as_one() -> None:
    (claim,) = figures("More than 900 people have died since the dam was built.")
    assert claim.cumulative
    assert "period" in claim.marks


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Killing one farmer and wounding three others, the bull broke out.", "besides"),
        ("Two others were killed.", "others"),
        ("A shepherd was also killed.", "also"),
        ("Four people were shot.", "shot"),
        ("The baker was killed.", "definite"),
        ("Two people were killed in an earlier flood.", "background"),
        ("Two people were killed in three separate shootings.", "period"),
        ("Seven people were wounded in shootings across the county.", "background"),
        ("He blew himself up.", "blast"),
        ("His body was found in the reeds.", "pronoun"),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert any(mark in (c.rule, *c.marks) for c in figures(text))


@pytest.mark.parametrize(
    "text", ["The death of Erik Sund, also 18, was told.", "The shooting of 6 yr old boy was told."]
)
def test_an_age_is_no_number_of_people(text: str) -> None:
    assert {c.best for c in figures(text)} <= {1}


@pytest.mark.parametrize("text", ["In 2000 people died of cold.", "The 2011 deaths are recalled."])
def test_digits_led_as_a_year_are_a_year(text: str) -> None:
    assert all((c.best or 0) < 1000 for c in figures(text))


def test_a_perpetrators_death_after_what_he_did_is_marked() -> None:
    own = next(c for c in figures("He left four dead before he killed himself.") if c.population == "perpetrators")
    assert "after" in own.marks


def test_what_is_denied_is_denied() -> None:
    (claim,) = figures("The ministry denied that 60 people were killed.")
    assert claim.modality == "denied"


def test_a_title_is_read_and_its_words_quoted() -> None:
    claims = figures("Quarry collapse kills 14", "The quarry lies near the river.", title=True)
    assert [(c.best, c.quote) for c in claims] == [(14, "kills 14")]


def test_a_headline_lists_without_and() -> None:
    claims = figures("4 adults, 1 child hurt in tram crash", title=True)
    assert exactly("injured", "all", 5) in told(claims)


def test_a_language_without_a_pack_tells_nothing() -> None:
    assert figures("160 civilians were killed.", pack=LanguagePack("xx")) == []


PIECES = st.sampled_from(
    [
        "killed", "12", "people", ",", "including", "two", "children", "and", "himself", "were", "was", "his", "body",
        "the", "a", "Olan", "Dree", "(", ")", "who", "others", "wounding", "of", "in", "shot", "no", "-", "died", "İ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=16))
def test_every_quote_is_the_text_between_its_ends(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in figures(text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert claim.anchor_start is not None

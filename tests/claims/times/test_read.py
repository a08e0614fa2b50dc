"""Times that an account tells: relative ones from its publication or its story, durations, sets, references, clocks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.times.read import read_times
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")
WEDNESDAY = "1962-03-14"


def times(text: str, published: str | None = WEDNESDAY, pack: LanguagePack = ENGLISH) -> list[Claim]:
    """Claims of a text with one sentence a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language="en", published=published, sentences=tuple(spans)
    )
    return read_times(Document(account, pack))


def told(text: str, published: str | None = WEDNESDAY) -> list[str | None]:
    return [c.edtf for c in times(text, published)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mill burned today.", "1962-03-14"),
        ("The mill burned yesterday.", "1962-03-13"),
        ("The mill burned yesterday evening.", "1962-03-13"),
        ("The mill burned the day before yesterday.", "1962-03-12"),
        ("The mill will reopen tomorrow.", "1962-03-15"),
        ("The mill burned last night.", "1962-03-13"),
        ("The mill burned this morning.", "1962-03-14"),
        ("The mill burned on Monday.", "1962-03-12"),
        ("The mill burned late Monday night.", "1962-03-12"),
        ("The mill burned on Wednesday.", "1962-03-14"),
        ("The mill burned on Thursday.", "1962-03-08"),
        ("The mill will reopen on Friday.", "1962-03-16"),
        ("The mill is scheduled to reopen Monday.", "1962-03-19"),
        ("The permit had been due to expire Friday.", "1962-03-09"),
        ("Talks are to resume on Monday.", "1962-03-19"),
        ("The mill burned last Friday.", "1962-03-09"),
        ("The mill reopens next Friday.", "1962-03-16"),
        ("The mill burned last week.", "1962-03-05/1962-03-11"),
        ("The mill opens next week.", "1962-03-19/1962-03-25"),
        ("The mill burned last weekend.", "1962-03-10/1962-03-11"),
        ("The mill burned over the weekend.", "1962-03-10/1962-03-11"),
        ("The mill burned earlier this month.", "1962-03"),
        ("The mill burned last month.", "1962-02"),
        ("The mill opens next month.", "1962-04"),
        ("The mill burned last year.", "1961"),
        ("The mill lost money this year.", "1962"),
        ("The mill burned in January.", "1962-01"),
        ("The mill burned in November.", "1961-11"),
        ("The mill will open in November.", "1962-11"),
        ("The mill burned last October.", "1961-10"),
        ("In June the owners brought in a new foreman.", "1961-06"),
        ("The mill burned in May last year.", "1961-05"),
        ("The mill burned on 3 March.", "1962-03-03"),
        ("The mill burned on 20 December.", "1961-12-20"),
        ("The mill will open on 20 April.", "1962-04-20"),
        ("The mill burned three days ago.", "1962-03-11"),
        ("The mill burned two weeks ago.", "1962-02-28"),
        ("The mill burned five months ago.", "1961-10"),
        ("The mill burned 12 years ago.", "1950"),
        ("The mill burned a decade ago.", "1952"),
        ("The mill will open in two days' time.", "1962-03-16"),
        ("The mill burned last summer.", "1961-22"),
        ("Sales fell in the third quarter.", "1961-35"),
        ("Sales fell in the latest quarter.", "1961-36"),
        ("Sales fell in the quarter ended September 30.", "1961-35"),
        ("Losses for the full year doubled.", "1962"),
    ],
)
def test_relative_times_count_from_the_publication(text: str, edtf: str) -> None:
    assert told(text)[0] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mill burned on 5 June 1958.\nTwo days later the roof fell.", "1958-06-07"),
        ("The mill burned on 5 June 1958.\nThe roof fell the next day.", "1958-06-06"),
        ("The mill burned on 5 June 1958.\nA watchman had been dismissed the day before.", "1958-06-04"),
        ("The mill burned on 5 June 1958.\nThe following Monday it was pulled down.", "1958-06-09"),
        ("The mill burned on 5 June 1958.\nThe previous Monday it had been inspected.", "1958-06-02"),
        ("The mill burned on 5 June 1958.\nThree weeks earlier it had been sold.", "1958-05-15"),
        ("The mill burned on 5 June 1958.\nThe owner died later that year.", "1958"),
        ("The mill burned on 5 June 1958.\nThe owner fled the same night.", "1958-06-05"),
        ("The mill burned on 5 June 1958.\nIt stood empty until August of that year.", "1958-08"),
    ],
)
def test_times_of_the_story_count_from_the_last_date_told(text: str, edtf: str) -> None:
    assert told(text)[1] == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "kind"),
    [
        ("It burned for three days.", "P3D", "duration"),
        ("It burned for two hours.", "PT2H", "duration"),
        ("It burned for 48 hours.", "P2D", "duration"),
        ("It took a week.", "P1W", "duration"),
        ("It took a year and a half.", "P1Y6M", "duration"),
        ("It took several months.", "PXM", "duration"),
        ("A six-month inquiry began.", "P6M", "duration"),
        ("It stood for two decades.", "P20Y", "duration"),
        ("It stood for half an hour.", "PT30M", "duration"),
        ("The siren sounds every Friday.", "XXXX-WXX-5", "set"),
        ("They gather every year.", "P1Y", "set"),
        ("They gather every 3 May.", "XXXX-05-03", "set"),
        ("They gather twice a month.", "P1M", "set"),
        ("The bulletin appears quarterly.", "P3M", "set"),
        ("The mill is now closed.", "1962-03-14", "reference"),
        ("The mill was recently sold.", "../1962-03-14", "reference"),
        ("The mill will soon be sold.", "1962-03-14/..", "reference"),
        ("The mill was sold a few years ago.", "../1962-03-14", "reference"),
    ],
)
def test_durations_sets_and_references(text: str, edtf: str, kind: str) -> None:
    claim = times(text)[0]
    assert (claim.edtf, claim.time_kind) == (edtf, kind)


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("It burned at 10 p.m. Monday.", "10 p.m. Monday", "1962-03-12T22:00"),
        ("It burned on Monday at noon.", "Monday at noon", "1962-03-12T12:00"),
        ("It burned on 5 June 1958, around 1:25 a.m.", None, "1958-06-05T01:25"),
        ("It burned at midnight on Monday.", "midnight on Monday", "1962-03-12T24:00"),
        ("It burned on Monday.\nBy 9:30 a.m. the roof was gone.", None, "1962-03-12T09:30"),
    ],
)
def test_clock_times_take_the_day_beside_them(text: str, quote: str | None, edtf: str) -> None:
    found = [c for c in times(text) if c.rule == "clock"]
    assert edtf in [c.edtf for c in found]
    assert quote is None or quote in [c.quote for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old boy was found.",
        "She is 40 years old.",
        "As soon as the siren rang they ran.",
        "A second group of miners followed.",
        "More than a quarter of them left.",
        "You may march, he said.",
        "",
    ],
)
def test_ages_ordinals_and_fractions_are_no_times(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        (None, "It burned yesterday.", "XXXX-XX-XX"),
        (None, "It burned on 3 March.", "XXXX-03-03"),
        (None, "It burned in October.", "XXXX-10"),
        ("1962-03", "It burned last month.", "1962-02"),
        ("1962-03", "It burned yesterday.", "1962"),
        ("1962", "It burned last year.", "1961"),
        ("../1962-03-14", "It burned on 3 March.", "XXXX-03-03"),
    ],
)
def test_what_is_not_told_stays_open(published: str | None, text: str, edtf: str) -> None:
    answer = told(text, published)[0]
    assert answer is not None
    assert answer.startswith(edtf)


def test_a_day_that_names_what_happened_takes_the_year_the_account_gives() -> None:
    text = "The mill burned on 3 May 1958.\nOn the anniversary they honoured the victims of the 3 May fire."
    assert told(text, "1962-05-04")[-1] == "1958-05-03"


def test_a_date_in_the_title_of_a_document_dates_no_event() -> None:
    claims = times('They showed the film "14 March 1959" in the hall yesterday.')
    assert [(c.rule, c.edtf) for c in claims] == [("title", "1959-03-14"), ("deictic", "1962-03-13")]


def test_a_language_without_dates_is_left_unread() -> None:
    assert times("It burned yesterday.", pack=LanguagePack("zz")) == []


@given(st.text(max_size=120), st.sampled_from([None, WEDNESDAY, "1962", "XXXX-01", "../1962"]))
def test_claims_quote_the_text_and_never_overlap(text: str, published: str | None) -> None:
    claims = times(text.replace("\n", " "), published)
    clean = text.replace("\n", " ")
    assert all(clean[c.start : c.end] == c.quote for c in claims)
    assert all(a.end <= b.start for a, b in itertools.pairwise(claims))


WORDS = [
    "yesterday",
    "on",
    "Monday",
    "14",
    "March",
    "1962",
    "two",
    "days",
    "later",
    "a",
    "year",
    "ago",
    "at",
    "10",
    "p.m.",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_order_of_time_words_is_read_without_failing(words: list[str]) -> None:
    text = " ".join(words)
    claims = times(text)
    assert all(text[c.start : c.end] == c.quote for c in claims)
    assert all(a.end <= b.start for a, b in itertools.pairwise(claims))

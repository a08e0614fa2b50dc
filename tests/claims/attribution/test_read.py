"""Attributions: speaker, cue and content of what somebody is said to have said, and what is no saying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.attribution.read import read_attributions
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.config import AccountsConfig, SourcesConfig
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

ENGLISH = pack_for("en") or LanguagePack("en")
OPENING = "The old mill stood empty. "


def account_of(text: str) -> Account:
    item = RawItem("a", "text/plain", text.encode(), published="2031-05-05", language="en")
    return read_account(item, open_item(item, SourcesConfig()), AccountsConfig())


def said(text: str) -> list[Claim]:
    return read_attributions(Document(account_of(OPENING + text), ENGLISH))


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Officials said that the bridge fell.", "Officials", "said", "that the bridge fell"),
        ("Officials say the bridge fell.", "Officials", "say", "the bridge fell"),
        ("Residents of the lower town say the bridge fell.", "Residents of the lower town", "say", "the bridge fell"),
        ("Mr. Harl and Mr. Quell say the bridge fell.", "Mr. Harl and Mr. Quell", "say", "the bridge fell"),
        ("“The bridge fell,” said Mayor Harl.", "Mayor Harl", "said", "“The bridge fell,”"),
        ("The bridge fell, the ministry said.", "ministry", "said", "The bridge fell,"),
        ("“The bridge fell,” it added.", "it", "added", "“The bridge fell,”"),
        ("Ana Quell, the mayor of Dree, said the bridge fell.", "Ana Quell", "said", "the bridge fell"),
        ("The town's engineer, Peter Harl, said the bridge fell.", "Peter Harl", "said", "the bridge fell"),
        ("Harl told reporters that the bridge fell.", "Harl", "told", "that the bridge fell"),
        ("According to police, the bridge fell.", "police", "According to", "the bridge fell"),
        ("The bridge fell, according to police.", "police", "according to", "The bridge fell"),
        ("It was noted that the bridge fell.", None, "was noted", "that the bridge fell"),
        ("Polls of voters show Harl ahead.", "Polls of voters", "show", "Harl ahead"),
        ("Harl gave information about the fallen bridge.", "Harl", "gave information about", "the fallen bridge"),
        ("“We stay,” Harl continued.", "Harl", "continued", "“We stay,”"),
        ("The bridge reportedly fell.", None, "reportedly", "The bridge reportedly fell"),
        ("While officials said the bridge fell, the mill stood.", "officials", "said", "the bridge fell"),
        ("Harl criticised the bridge during a stop in Dree.", "Harl", "criticised", "the bridge"),
        ("Harl criticised the bridge in an interview.", "Harl", "criticised", "the bridge"),
        ("Harl criticised the bridge, which fell in May.", "Harl", "criticised", "the bridge"),
        ("Harl repeatedly said, “We stay here,” until the bridge fell.", "Harl", "repeatedly said", "“We stay here,”"),
        ("Harl told his small crew that the bridge fell.", "Harl", "told", "that the bridge fell"),
    ],
)
def test_who_said_what(text: str, speaker: str | None, cue: str, content: str) -> None:
    (claim,) = said(text)
    assert (claim.speaker, claim.cue) == (speaker, cue)
    assert claim.quote.strip(",") == content.strip(",")


@pytest.mark.parametrize(
    "text",
    [
        "The raid claimed the lives of forty villagers.",
        "They gave their lives for the harbour.",
        "The council gave an assessment to the tragedy.",
        "The quarrel led to the closing of the mill.",
        'A ceremony called "The Long Night" was held.',
        "The violence marked the beginning of the war.",
        "Fighting raised fears of a wider war.",
        "The aggression demonstrated that nobody was safe.",
        "The events of May confirmed the strength of the valley.",
        "The Red Brigade claimed responsibility for the blast.",
        "The massacre called into question the treaty.",
        "The storm threatened to flood the mill.",
        "Troops attacked the mill and killed nine people.",
        "Neighbours called 911 after the shots.",
        "Paramedics pronounced him dead.",
        "New details have emerged about the fire.",
        "Two other suspects were freed.",
        "His announced plans were dropped.",
        "The Guard and state troopers left.",
        "Harl is known for the films “Mill” and “Weir”.",
        "A quarrel over the views that divide the valley went on.",
        "The flood claimed forty lives.",
        "They wrote a bright page in the town's history.",
        "Territorial claims of the two towns led to a war.",
        "The fair continued for a week.",
        "Riots supported by the army broke out.",
        "The bridge fell on Monday.",
    ],
)
def test_what_is_no_saying(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The day was marked on the initiative of statesman Peter Harl, who accused the old council.",
            "statesman Peter Harl",
        ),
        ("Last week the mayor said the bridge fell.", "mayor"),
        ("It came after rival Peter Harl said the bridge fell.", "rival Peter Harl"),
        ("Dree's fear of Orvia's claim that the bridge fell grew.", "Orvia"),
        ("The head of the Dree Trust, who said the bridge fell, left.", "head of the Dree Trust"),
    ],
)
def test_a_speakers_words_end_where_others_begin(text: str, speaker: str) -> None:
    assert said(text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We stay,” Harl said, adding that the bridge fell.", "“We stay,”"),
        ("“We stay,” Harl said on Monday, “we all do.”", "“We stay,” Harl said on Monday, “we all do.”"),
        ("The bridge, Harl said, fell on Monday.", "The bridge, Harl said, fell on Monday"),
        ("Harl said the bridge fell, but nobody saw it.", "the bridge fell"),
        ("Harl backs the plan but fears the cost.", "the plan"),
        ("Harl criticised notes accusing the old council.", "notes accusing the old council"),
    ],
)
def test_where_content_ends(text: str, content: str) -> None:
    assert said(text)[0].quote.rstrip(",") == content.rstrip(",")


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Harl said that twenty farmers were killed.", True),
        ("Harl accused rebels of killing twenty farmers.", True),
        ("Harl described the killing of twenty farmers.", True),
        ("Harl expressed condolences to the families of twenty farmers.", False),
        ("Harl welcomed the freeing of twenty farmers.", False),
    ],
)
def test_the_object_of_a_stand_is_not_what_its_speaker_tells(text: str, tied: bool) -> None:
    assert (said(text)[0].rule != "stance") is tied


def test_a_clause_of_its_own_ends_the_content_before_it() -> None:
    first, second = said("The mayor said the bridge fell, and she urged patience.")
    assert (first.quote, second.quote) == ("the bridge fell", "patience")
    assert second.speaker == "mayor"


def test_a_stand_inside_another_ones_words_is_that_ones() -> None:
    (only,) = said("The mayor said that she supported the new bridge.")
    assert only.cue == "said"


def test_a_teller_inside_anothers_words_lengthens_the_chain() -> None:
    claims = said("The mayor said police told officials that the bridge fell.")
    inner = next(c for c in claims if c.speaker == "police")
    assert inner.attribution_chain == ("mayor", "police")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Harl said the bridge fell.", "asserted"),
        ("Harl claimed the bridge fell.", "claimed"),
        ("Harl alleged that the bridge fell.", "alleged"),
        ("Harl denied that the bridge fell.", "denied"),
        ("Harl predicted that the bridge would fall.", "expected"),
    ],
)
def test_modality_is_that_of_the_cue(text: str, modality: str) -> None:
    assert said(text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "connection"),
    [
        ("A witness said the bridge fell.", "eyewitness"),
        ("The ministry said the bridge fell.", "official"),
        ("A newspaper said the bridge fell.", "media"),
        ("Some sources said the bridge fell.", "hearsay"),
        ("It was said that the bridge fell.", "unattributed"),
    ],
)
def test_what_kind_of_teller_speaks(text: str, connection: str) -> None:
    assert said(text)[0].source_connection == connection


WORDS = st.sampled_from(
    [
        "Harl",
        "police",
        "said",
        "that",
        ",",
        ".",
        "“",
        "”",
        '"',
        ":",
        "told",
        "and",
        "he",
        "it",
        "claims",
        "by",
        "to",
        "not",
        "the",
        "bridge",
        "fell",
        "according",
        "reportedly",
        "''",
        "(",
        ")",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_every_span_holds(words: list[str]) -> None:
    account = account_of(OPENING + " ".join(words))
    for c in read_attributions(Document(account, ENGLISH)):
        assert account.text[c.start : c.end] == c.quote
        assert c.cue_start is not None
        assert c.cue_end is not None
        assert account.text[c.cue_start : c.cue_end] == c.cue
        assert (c.speaker_start is None) == (c.speaker_end is None)
        if c.speaker_start is not None and c.speaker_end is not None:
            assert OPENING not in account.text[c.speaker_start : c.speaker_end]
            assert c.speaker_start < c.speaker_end


def test_a_quotation_behind_other_told_words_is_its_own() -> None:
    first, second = said("Harl said the bridge fell because “nobody listened,” she said. “We warned them all.”")
    assert (first.speaker, second.speaker) == ("Harl", "she")
    assert second.quote.startswith("“nobody listened,”")

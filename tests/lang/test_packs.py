"""What holds of every language's folder: known topics, measures, populations and event types; compiled without fault."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.language import detected
from firsthand.claims.attribution.lexicon import attribution_lexicon
from firsthand.claims.figures.compile import WORD_LETTERS, figure_lexicon
from firsthand.claims.figures.cue import FRAME_LETTERS
from firsthand.claims.figures.marks import MEANING
from firsthand.claims.figures.phrases import PHRASE_KINDS
from firsthand.claims.places.lexicon import place_lexicon
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.gazetteer.countries import adjectives_of
from firsthand.lang.dates import grammar_of
from firsthand.lang.pack import LanguagePack, languages, pack_for

OTHERS = tuple(code for code in languages() if code != "en")
NEEDED = {"numbers", "populations", "figures", "dates", "places", "acts", "credits"}
OWN_TOPICS = {"writing"}  # what some languages need and English does not


def topics(language: str) -> dict[str, Any]:
    folder = resources.files("firsthand.lang") / language
    return {p.name.removesuffix(".toml"): tomllib.loads(p.read_text("utf-8")) for p in folder.iterdir() if p.is_file()}


@pytest.mark.parametrize("language", OTHERS)
def test_a_folder_holds_topics_that_english_has(language: str) -> None:
    assert set(topics(language)) >= NEEDED
    assert set(topics(language)) <= set(topics("en")) | OWN_TOPICS


@pytest.mark.parametrize("language", OTHERS)
def test_a_folder_counts_what_english_counts(language: str) -> None:
    here, english = topics(language), topics("en")
    assert {c["measure"] for c in here["figures"]["cue"]} <= {c["measure"] for c in english["figures"]["cue"]}
    assert {c["frame"] for c in here["figures"]["cue"]} <= set(FRAME_LETTERS)
    assert {c["mark"] for c in here["figures"]["cue"] if "mark" in c} <= set(MEANING)
    assert set(here["figures"]["patterns"]) <= set(PHRASE_KINDS)
    assert set(here["populations"]["populations"]) <= set(english["populations"]["populations"])
    assert {a["type"] for a in here["acts"]["act"]} <= {a["type"] for a in english["acts"]["act"]}
    assert {a["family"] for a in here["acts"]["act"]} <= {a["family"] for a in english["acts"]["act"]}


@pytest.mark.parametrize("language", OTHERS)
def test_a_folder_knows_the_offices_that_english_knows(language: str) -> None:
    here, english = topics(language)["credits"]["offices"], topics("en")["credits"]["offices"]
    assert set(here["departments"]) == set(english["departments"])
    assert {"embassy", "consulate", "mission", "ministry", "government"} <= set(here["state"])
    assert {"police", "army", "armed_forces"} <= set(here["force"]) <= set(english["force"])


@pytest.mark.parametrize("language", OTHERS)
def test_a_folder_has_adjectives_of_the_states_of_the_world(language: str) -> None:
    known = adjectives_of(language)
    assert len(set(known.values())) >= 140
    assert {"NO", "CL", "TR", "UA", "JO", "NG", "SUHH", "YUCS", "CSHH"} <= set(known.values())


def test_no_adjective_stands_for_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for language in OTHERS:
        for word, code in adjectives_of(language).items():
            owners.setdefault(word, set()).add(code)
    assert [word for word, codes in owners.items() if len(codes) > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_small_words_are_of_classes_that_the_reader_knows(language: str) -> None:
    figures = topics(language)["figures"]
    assert set(figures["words"]) <= set(WORD_LETTERS) | {"particle", "definite"}
    assert set(figures.get("phrases", {})) <= set(WORD_LETTERS)


@pytest.mark.parametrize("language", languages())
def test_a_folder_is_compiled(language: str) -> None:
    pack = pack_for(language)
    assert pack is not None
    assert figure_lexicon(pack) is not None
    assert (attribution_lexicon(language) is not None) == bool(pack.topic("attribution"))
    assert place_lexicon(pack).ordinary or place_lexicon(pack).functions
    assert grammar_of(pack, "calendar", "relative", "duration", "set", "reference", "clock").values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "it",
            "Diciannove persone sono morte quando il traghetto si è rovesciato davanti al porto, ha detto il ministero.",
        ),
        (
            "pt",
            "Dezenove pessoas morreram quando a balsa virou em frente ao porto, informou o ministério dos transportes.",
        ),
        ("nl", "Negentien mensen kwamen om het leven toen de veerboot voor de haven kapseisde, zei het ministerie."),
        (
            "pl",
            "Dziewiętnaście osób zginęło, gdy prom przewrócił się przed portem, poinformowało ministerstwo transportu.",
        ),
    ],
)
def test_a_language_without_a_folder_is_left_unread(language: str, text: str) -> None:
    assert detected(text) == language
    assert pack_for(language) is None
    assert read_account_claims(Account("a", "v", "s", "text/plain", "0", text, language=language), ClaimsConfig()) == []


def test_an_unknown_topic_is_empty() -> None:
    assert LanguagePack("en").topic("no_such_topic") == {}

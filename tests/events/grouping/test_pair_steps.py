"""Which mentions are compared: all in a key, a bounded number in a crowded one; words tie as cosines do."""

from __future__ import annotations

from dataclasses import replace
from math import log, sqrt
from pathlib import Path

import pyarrow as pa
import pytest

from firsthand.config import Config, EngineConfig
from firsthand.engine.embedded.carry_out import Tables, run_plan
from firsthand.engine.plan import Plan
from firsthand.engine.plans.events import event_steps
from firsthand.events.grouping.pair_steps import BUCKET, NEIGHBOURS, Likeness, PairBlock, PairToWeigh
from firsthand.events.grouping.weigh import MentionPair, explained, weigh
from firsthand.events.mentions.mention import Mention, Term, Town
from firsthand.tables import batch_of

STEPS = tuple(s for s in event_steps() if s.name in (
    "event_keys", "key_pairs", "crowds", "term_rows", "term_norms", "rare_terms", "term_overlaps", "likeness", "likest",
    "bare_mentions", "first_pairs", "first_blocks",
))  # fmt: skip
CONFIG = replace(Config(), engine=EngineConfig(in_process_below=10**6))


def _pairs(mentions: list[Mention], folder: Path) -> Tables:
    table = pa.Table.from_batches([batch_of(Mention, mentions)])
    return run_plan(Plan(STEPS, {"mentions": Mention}), {"mentions": table}, folder, CONFIG)


def _mention(n: int, keys: tuple[str, ...] = (), words: str = "") -> Mention:
    terms = tuple(Term(w, 1.0) for w in words.split())
    return Mention(f"m{n:04}", f"a{n:04}", "harm", "fire", False, True, 0, terms=terms, keys=keys, claim_ids=("c",))


@pytest.mark.parametrize("size", [2, BUCKET, BUCKET + 1, 3 * BUCKET])
def test_a_crowded_key_compares_each_with_a_bounded_number(tmp_path: Path, size: int) -> None:
    found = list(_pairs([_mention(n, ("k",)) for n in range(size)], tmp_path).nouns_of("first_pairs", PairToWeigh))
    crowded = size > BUCKET
    met = [k for n in range(size) for k in range(n + 1, min(size, n + 1 + NEIGHBOURS if crowded else size))]
    assert len({(c.a, c.b) for c in found}) == len(found) == len(met)
    assert {c.crowded for c in found} == {crowded}


def test_a_block_holds_each_mention_once_and_without_its_words(tmp_path: Path) -> None:
    told = [_mention(n, ("k", f"z{n % 3}"), "harbour crane quay") for n in range(9)]
    (block,) = _pairs(told, tmp_path).nouns_of("first_blocks", PairBlock)
    assert block.block == "k"
    assert [m.mention_id for m in block.mentions] == [m.mention_id for m in told]
    assert not any(m.terms or m.claim_ids for m in block.mentions)
    assert len(block.pairs) == 36


def test_likeness_is_the_cosine_of_words_by_their_rarity(tmp_path: Path) -> None:
    words = ("harbour crane quay fog", "harbour crane quay", "quay", "fog")
    (found,) = _pairs([_mention(n, (), w) for n, w in enumerate(words)], tmp_path).nouns_of("likeness", Likeness)
    weights = {"harbour": log(3), "crane": log(3), "quay": log(1 + 4 / 3), "fog": log(3)}
    dot = sum(weights[w] ** 2 for w in words[1].split())
    assert (found.a, found.b) == ("m0000", "m0001")
    assert found.likeness == pytest.approx(sqrt(dot / (dot + weights["fog"] ** 2)), abs=0.0006)


def test_accounts_of_one_teller_are_not_compared_with_themselves(tmp_path: Path) -> None:
    told = [_mention(0, ("k",)), replace(_mention(1, ("k",)), account_id="a0000")]
    assert list(_pairs(told, tmp_path).nouns_of("first_pairs", PairToWeigh)) == []


def _town(n: int, town: str, where: tuple[float, float], day: str) -> Mention:
    """A subject set in one town, sure of it."""
    return replace(
        _mention(n), edtf=day, date_basis="told", place=town, place_id=town, place_ids=(town,), latitude=where[0],
        longitude=where[1], where_prec=1, towns=(Town(town, 3.0),), language="en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("where", "day", "one"),
    [((45.7, 9.7), "2031-05-04", True), ((45.7, 9.7), "2031-05-05", True), ((38.1, 13.4), "2031-05-05", False)],
)
def test_short_news_alike_in_words_from_far_towns_is_not_one(where: tuple[float, float], day: str, one: bool) -> None:
    a, b = _town(0, "Bergamo", (45.7, 9.7), "2031-05-04"), _town(1, "Bergamo" if one else "Palermo", where, day)
    assert (weigh(MentionPair(a, b, 0.3, 0.3)).score > 0.5) is one


def test_an_account_that_tells_both_towns_may_be_of_either() -> None:
    a, b = _town(0, "Bergamo", (45.7, 9.7), "2031-05-04"), _town(1, "Palermo", (38.1, 13.4), "2031-05-04")
    both = replace(b, towns=(Town("Palermo", 2.0), Town("Bergamo", 1.5)))
    assert weigh(MentionPair(a, both, 0.3, 0.3)).score > weigh(MentionPair(a, b, 0.3, 0.3)).score


def test_a_link_says_each_thing_that_ties_it_once() -> None:
    a, b = _town(0, "Bergamo", (45.7, 9.7), "2031-05-04"), _town(1, "Bergamo", (45.7, 9.7), "2031-05-09")
    told = explained(MentionPair(a, b, 0.6, 0.6))
    assert told.ties.split("; ") == [
        "60% of their telling words agree", "60% of their telling names and numbers agree", "both in Bergamo",
    ]  # fmt: skip
    assert told.against == "2031-05-04 against 2031-05-09"


@pytest.mark.parametrize(("keys", "said"), [(("x", "x"), "ties"), (("x", "y"), "against")])
def test_event_keys_given_with_the_input_are_all_that_is_said(keys: tuple[str, str], said: str) -> None:
    a, b = (replace(_town(n, "Bergamo", (45.7, 9.7), "2031-05-04"), event_hint=k) for n, k in enumerate(keys))
    told = explained(MentionPair(a, b, 0.6, 0.6))
    assert getattr(told, said) == "the event key given with the input"
    assert (told.ties, told.against).count("") == 1
    assert weigh(MentionPair(a, b, 0.6, 0.6)).score == (said == "ties")

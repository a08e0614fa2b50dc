"""Ordinary sentences with known meaning, in every language: what is read of them right may not become less.

`make generated` prints the whole table and what costs most; the floors here are of a small draw of it.
"""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from made_sentences import LANGUAGES, factors_of, generated, moved, words_of
from reading_of_sentences import PARTS, judged, same_record, shares

from firsthand.lang.pack import languages

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
COUNT, PAIRS = 60, 20


def test_every_language_that_is_read_is_generated() -> None:
    assert set(LANGUAGES) == set(languages()) == set(FLOORS)


def test_one_seed_gives_one_draw() -> None:
    assert list(generated("en", 20)) == list(generated("en", 20))
    assert list(generated("en", 20, seed=2)) != list(generated("en", 20))


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_pairs_of_features_occur(language: str) -> None:
    values = factors_of(words_of(language))
    wanted = {(f, v) for f in ("frame", "number", "source", "distractor") for v in values[f]}
    seen = {p for a in generated(language, 400) for p in combinations(sorted(a.features), 2)}
    met = {f"{f}={v}" for f, v in wanted} & {x for pair in seen for x in pair}
    assert len(met) >= 0.95 * len(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_read_as_often_as_they_were(language: str, tmp_path: Path) -> None:
    found = judged(list(generated(language, COUNT)), tmp_path)
    told = {part: 100 * right / of for part, (right, of) in shares(found).items() if of}
    wrong = [f"{j.account.text}\n    {j.read}" for j in found if j.right["figures"] is False]
    low = {part: (told[part], FLOORS[language][part]) for part in PARTS if told[part] < FLOORS[language][part] - 0.05}
    assert not low, "\n".join([str(low), *wrong[:5]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_put_elsewhere_changes_nothing(language: str, tmp_path: Path) -> None:
    pairs = list(moved(language, PAIRS))
    assert len(pairs) == PAIRS
    found = judged([a for pair in pairs for a in pair], tmp_path)
    kept = [same_record(found[i], found[i + 1]) for i in range(0, len(found), 2)]
    told = 100 * sum(kept) / PAIRS
    apart = [f"{found[2 * i].account.text} | {found[2 * i + 1].account.text}" for i, k in enumerate(kept) if not k]
    assert told >= FLOORS[language]["unchanged"] - 0.05, "\n".join(apart[:5])

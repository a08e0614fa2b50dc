"""What packs of languages with free word order may say of figures: either side, objects before, nobody, small phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.document import Document
from firsthand.claims.figures.read import read_figures
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

# A language of our own: "mor" die, "kap" seize, "pola" person, "dupola" two persons, "ren" a big (adjective).
TOPICS = tomllib.loads("""
[numbers.values]
dupola = 2

[populations.populations]
police = "gard/gards"
all = "pola/polas dupola/"

[populations.classes]
things = "kar kars"
adjective_endings = ["ique"]
verb_endings = ["avit"]
head = "first"

[[figures.cue]]
measure = "killed"
frame = "either"
forms = ["morit"]
[[figures.cue]]
measure = "detained"
frame = "object"
forms = ["kapit"]
[[figures.cue]]
measure = "killed"
frame = "none"
forms = ["morta nula"]

[figures.words]
preposition = "in"
and = "e"
of = "ex"

[figures.phrases]
including = ["inter los"]

[figures.guards]
complementiser = []
both = []
undone = []
not_before = []
open_question = []
done = []
possessive_one = []
possessive_many = []
perfect = []
since = []
period = []
denied = []
background = []
also = []
later = []
raise_to = []
body = []
singular_be = []
plural_be = []

[figures.patterns]
counted = "number adjective? [person persons thing]*"
bare = "adjective? person"
""")


@dataclass(frozen=True)
class _Pack(LanguagePack):
    def topic(self, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = TOPICS.get(name, {})
        return table


def told(text: str) -> list[tuple[str | None, str | None, float | None, str]]:
    return _told_by(_Pack("qq"), text)


def _told_by(pack: LanguagePack, text: str) -> list[tuple[str | None, str | None, float | None, str]]:
    account = Account("a", "v", "s", "text/plain", "0", text, language="qq", sentences=(Span(0, len(text)),))
    return [
        (c.measure, c.population, c.best, "+".join((c.rule, *c.marks))) for c in read_figures(Document(account, pack))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("morit 19 polas", [("killed", "all", 19, "stated")]),
        ("19 polas morit", [("killed", "all", 19, "stated")]),
        ("morit in kars fortas 19 polas", [("killed", "all", 19, "stated")]),
        ("morit in 19 kars", []),
        ("morit dupola", [("killed", "all", 2, "stated")]),
        ("morit antique pola", [("killed", "all", 1, "single")]),
        ("200 polas kapit", [("detained", "all", 200, "stated")]),
        ("pola kapit", []),
        ("morit 3 kars e 19 polas", [("killed", "all", 19, "stated")]),
        ("kapit 200 polas", [("detained", "all", 200, "stated+object")]),
        ("morta nula", [("killed", "all", 0, "stated")]),
        ("morit 19 polas, inter los 3 gards", [("killed", "all", 19, ""), ("killed", "police", 3, "")]),
        ("morit 12 gards polas", [("killed", "police", 12, "stated")]),
    ],
)
def test_free_order(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    found = told(text)
    if any(not e[3] for e in expected):
        assert [f[:3] for f in found] == [e[:3] for e in expected]
    else:
        assert found == expected


def test_a_verb_by_its_ending_parts_a_number_from_a_name() -> None:
    assert told("19 polas, kaminavit in Rom, morit") == [("killed", "all", 19, "stated")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19 polas in Kolm morit", [("killed", "all", 19, "stated")]),
        ("Kolm morit", []),
        ("Ansa Kolm morit", [("killed", "all", 1, "named")]),
    ],
)
def test_where_all_nouns_have_capitals_a_name_is_two_unknown_words(
    text: str, expected: list[tuple[str, str, float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TOPICS["populations"]["classes"], "noun_capitals", True)
    monkeypatch.setitem(TOPICS["figures"]["patterns"], "named", "name{2,}")
    assert _told_by(_Pack("qc"), "sua " + text) == expected


def test_things_that_stand_after_a_verb_in_the_active(monkeypatch: pytest.MonkeyPatch) -> None:
    cues = [{"measure": "destroyed", "frame": "object", "who": "things", "forms": ["brulit"]}]
    monkeypatch.setitem(TOPICS["figures"], "cue", cues)
    assert [f[:3] for f in _told_by(_Pack("qt"), "brulit 12 kars")] == [("destroyed", None, 12)]
    assert _told_by(_Pack("qt"), "brulit in 12 kars") == []

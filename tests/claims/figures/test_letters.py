"""The letters of the figure reader: a legend that is whole and true, and readers that know letters by their names alone."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.document import Document
from firsthand.claims.figures import letters
from firsthand.claims.figures.chunk import chunk
from firsthand.claims.figures.compile import figure_lexicon
from firsthand.claims.figures.cue import Frame
from firsthand.claims.figures.letters import BY_NAME, letters_of, over_letters
from firsthand.claims.figures.marks import MEANING, Mark
from firsthand.claims.figures.phrases import PhraseKind
from firsthand.claims.figures.row import PeopleKind
from firsthand.claims.figures.spell import spell
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span
from firsthand.vocabulary import FigureRule

PACKAGE = Path(letters.__file__).parent
LEGEND = PACKAGE / "letters.py"
READERS = sorted(p for p in PACKAGE.glob("*.py") if p.stem not in ("letters", "compile", "marks"))
SINGLE = {name: letter for name, letter in BY_NAME.items() if len(letter) == 1}

# Signs of a text that readers look for in its words, and those they join strings with.
SIGNS = {",", ";", "", "+", "-", ")", ";.", ",;:"}
# Words of the record.
RECORD = {
    "killed",
    "injured",
    "missing",
    "participants",
    "deployed",
    "figure",
    "title",
    "denied",
    "asserted",
    "expected",
    "unknown",
    "sum",
}
RECORD |= {
    "casualties",
    "adjective",
    "in_organisation",
    "exact",
    "at_least",
    "at_most",
    "fewer_than",
    "about",
    "range",
    "amount",
    "age",
    "money",
    "none",
}


def test_no_two_letters_are_alike() -> None:
    assert len(set(SINGLE.values())) == len(SINGLE)


def test_each_letter_has_a_line_that_says_what_it_stands_for() -> None:
    said = dict(re.findall(r"^([A-Z_]+) = ['\"].['\"]  # (\S.*)$", LEGEND.read_text("utf-8"), re.MULTILINE))
    assert {name.lower() for name in said} == set(SINGLE)


def test_a_set_holds_no_letter_twice() -> None:
    assert {name: s for name, s in BY_NAME.items() if len(set(s)) < len(s)} == {}


def test_the_example_of_the_legend_is_read_so() -> None:
    words, spelled, row = (
        line.split() for line in (letters.__doc__ or "").splitlines() if line.startswith("    ") and line.strip()
    )
    pack = pack_for("en") or LanguagePack("en")
    lexicon = figure_lexicon(pack)
    assert lexicon is not None
    text = " ".join(words)
    account = Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=(Span(0, len(text)),))
    (sentence,) = Document(account, pack).sentences
    assert spell(sentence, lexicon).letters == spelled
    assert list(chunk(sentence, lexicon).letters) == row


def test_a_set_is_made_of_names() -> None:
    assert letters_of("prepositions including") == letters.PREPOSITION + letters.OF + letters.INCLUDING
    with pytest.raises(ValueError, match="no letter is called 'prepositon'"):
        letters_of("prepositon")


def test_a_pattern_is_made_of_names() -> None:
    pattern = re.compile(over_letters("adverb* ([numbered]) prepositions (?! comma | opening) [^ joints]{1,2} $"))
    found = pattern.fullmatch("RRPfwt")
    assert found is not None
    assert found[1] == letters.COUNTED
    assert pattern.fullmatch("RRPf,t") is None
    assert pattern.fullmatch("RRPfw&") is None


@pytest.mark.parametrize("pattern", ["[person persno]", "P", "person \\d", "person, thing"])
def test_a_pattern_of_anything_else_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="letter"):
        over_letters(pattern)


def test_each_mark_has_its_meaning() -> None:
    assert set(MEANING) == set(get_args(Mark))


def keys(table: Any) -> Iterator[str]:
    """The names of tables and of their rows, at any depth."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from keys(value)
    elif isinstance(table, list):
        for value in table:
            yield from keys(value)


def closed_sets() -> set[str]:
    """The strings that readers may hold: names of frames, kinds and marks, of lists in the packs, and of the record."""
    folder = resources.files("firsthand.lang") / "en"
    packs = {
        k for topic in ("figures", "populations") for k in keys(tomllib.loads((folder / f"{topic}.toml").read_text()))
    }
    types = {value for kind in (Frame, Mark, PeopleKind, PhraseKind, FigureRule) for value in get_args(kind)}
    return packs | types | RECORD | SIGNS | {"people", "things", "complementiser", "afterwards", "undone_clause"}


def strings(source: str) -> Iterator[str]:
    """The strings of a module but those that tell (docstrings, messages, types, slots) and those that name letters."""
    tree = ast.parse(source)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("letters_of", "over_letters")
        ):
            passed |= {id(part) for part in ast.walk(node)}
        elif (
            isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__slots__"
        ):
            passed |= {id(part) for part in ast.walk(node.value)}
    yield from (
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in passed
    )


@pytest.mark.parametrize("module", READERS, ids=lambda p: p.stem)
def test_readers_hold_no_bare_letters_and_no_words_of_a_language(module: Path) -> None:
    assert set(strings(module.read_text("utf-8"))) - closed_sets() == set()


@pytest.mark.parametrize(
    "source",
    [
        'def f(walk, i):\n    return walk.at(i) in "BVM"',
        'def f(walk, i):\n    return walk.at(i) == "P"',
        'ENDS = ";cr"\n',
        'import re\nLONG = re.compile(r"R*([PSE])[pf]")',
        'def f(word):\n    return word.endswith("\'s")',
        'def f(word):\n    return word in ("was", "were")',
    ],
)
def test_bare_letters_and_words_are_found(source: str) -> None:
    assert set(strings(source)) - closed_sets()

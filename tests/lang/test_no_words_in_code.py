"""No word of a language stands in engine code: what a text is held against comes from the packs.

Read from the syntax of the rooms that read text.  A finding is a string with a letter in it that is

- compared with words of a text (by `==`, `in`, or through a constant of the module), told by how the code names them;
- given to a method of strings that looks for it or cuts it off (`endswith`, `removeprefix`, `replace` ...);
- a key of a constant table in which words of a text are looked up;
- the letters of a regular expression outside of its classes, escapes and groups.

What is no word of a language is allowed below, each with its reason.  Names of tables, rules and columns, values of a
vocabulary, messages and docstrings are never looked at: they stand in none of these positions.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
ROOMS = ("claims", "accounts", "events", "gazetteer", "lineage")
APART = ("lang/edtf.py",)  # EDTF has signs of its own
MODULES = sorted(
    p
    for p in [*(p for room in ROOMS for p in (SOURCE / room).rglob("*.py")), *(SOURCE / "lang").glob("*.py")]
    if not p.relative_to(SOURCE).as_posix().startswith(APART)
)

# What code calls words of a text, or their letters.
TEXT = frozenset(
    {
        "text",
        "low",
        "lower",
        "lowers",
        "word",
        "words",
        "w",
        "title",
        "raw",
        "line",
        "before",
        "after",
        "follows",
        "tail",
        "said",
        "folded",
        "rest",
        "gap",
        "phrase",
        "core",
        "head",
        "surname",
        "written",
        "plain",
        "between",
        "window",
        "opener",
        "joined",
        "bare",
    }
)
CUTTING = frozenset(
    {
        "startswith",
        "endswith",
        "removesuffix",
        "removeprefix",
        "replace",
        "partition",
        "rpartition",
        "split",
        "find",
        "rfind",
        "index",
        "count",
        "strip",
    }
)
PATTERN = re.compile(r"\(\?|\\[wWsSdDb.]")
REGEX = frozenset(
    {
        "compile",
        "search",
        "match",
        "fullmatch",
        "findall",
        "finditer",
        "sub",
        "split",
    }
)

ALLOWED: dict[str, tuple[set[str], str]] = {
    "accounts/anniversaries.py": ({"{n}"}, "the place of the number in a pattern of the pack"),
    "accounts/read.py": ({"www."}, "addresses"),
    "claims/attribution/verbs.py": ({"before"}, "names of rules"),
    "claims/figures/phrases.py": ({"bare", "counted", "named", "single", "surname"}, "kinds of phrases"),
    "claims/places/followed.py": ({"part"}, "a kind of place that the pack gives a word"),
    "claims/places/led.py": ({"first_order", "second_order"}, "kinds of places that the pack gives a word"),
    "claims/places/names.py": ({"h"}, "a letter that transliterations have or lack"),
    "claims/places/outlet.py": ({r"\b[\w-]+\.(?:com|org|net|tv|news|info|co\.[a-z]{2}|[a-z]{2})\b"}, "addresses"),
    "claims/places/owned.py": ({"'s"}, "names of the gazetteer are spelt with it, whatever the text's language"),
    "claims/places/setting.py": ({r"^(?:https?://)?([^/:?#\s]+\.[a-z]{2,24})(?=$|[/:?#])"}, "addresses"),
    "events/entities/naming.py": ({"c", "h", "k", "s", "yij", "z"}, "letters that transliterations exchange"),
    "events/titles.py": ({"X"}, "an open digit of EDTF"),
    "gazetteer/spelling.py": ({"(?<=[aiu])h(?![aiu])"}, "letters that transliterations exchange"),
    "gazetteer/countries.py": ({"former:"}, "ids of places"),
    "gazetteer/place.py": (
        {"st", "ste", "ft", "mt", "sto", "sta"},
        "short words of the gazetteer's names, whatever the text's language",
    ),
    "lang/reckoning.py": ({"X"}, "an open digit of EDTF"),
    "lang/tokens.py": ({"i", "i\u0307", "\u02bc"}, "letters that Unicode folds in two ways"),
    "lineage/dossier.py": ({r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]{2,})+(?:/.*)?$"}, "addresses"),
    "lineage/shared_text/words.py": ({"\u03a3"}, "a letter that Unicode folds by its place"),
}


def read(path: Path) -> list[str]:
    """The findings of a module, each as its string."""
    return sorted(set(findings(ast.parse(path.read_text("utf-8")))))


def findings(tree: ast.Module) -> Iterator[str]:
    """Strings in the positions named above."""
    constants = dict(_constants(tree))
    yield from _patterns(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(_is_text(side) for side in sides):
                yield from (s for side in sides for s in _strings(side, constants) if _letters(s))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "get" and isinstance(node.func.value, ast.Name) and _is_text(node.args[0]):
                yield from (s for s in _strings(node.func.value, constants) if _letters(s))
            elif isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in REGEX:
                yield from (s for s in _strings(node.args[0], {}) if _letters(_outside_classes(s)))
            elif node.func.attr in CUTTING:
                yield from (s for arg in node.args for s in _strings(arg, constants) if _letters(s))


def _patterns(tree: ast.Module) -> Iterator[str]:
    """Strings that are written as patterns, wherever they are compiled; those over letters name kinds of words."""
    texts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "over_letters"
        for part in ast.walk(node)
    }
    texts |= {
        id(body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for body in [node.body]
        if isinstance(body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        written = node.value if isinstance(node, ast.Constant) and id(node) not in texts else None
        if isinstance(written, str) and PATTERN.search(written) and _letters(_outside_classes(written)):
            yield written


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _is_text(node: ast.expr) -> bool:
    """Whether an expression is named as words of a text are, or makes them small."""
    if isinstance(node, ast.Name):
        return node.id in TEXT
    if isinstance(node, ast.Attribute):
        return node.attr in TEXT
    if isinstance(node, ast.Subscript | ast.Starred):
        return _is_text(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("lower", "casefold") or _is_text(node.func.value)
    return False


def _strings(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Strings that an expression holds one of: itself, the members of a collection, a constant of the module."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.Set | ast.List):
        for element in node.elts:
            yield from _strings(element, constants)
    elif isinstance(node, ast.Dict):
        for key in node.keys:
            yield from _strings(key, constants) if key is not None else ()
    elif isinstance(node, ast.JoinedStr):
        yield from (str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.BinOp):
        yield from _strings(node.left, constants)
        yield from _strings(node.right, constants)
    elif isinstance(node, ast.Name) and node.id in constants:
        yield from _strings(constants[node.id], {})
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("frozenset", "set", "tuple") and node.args:
        yield from _strings(node.args[0], constants)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        yield from (word for s in _strings(node.func.value, {}) for word in s.split())


def _outside_classes(pattern: str) -> str:
    """A pattern without escapes, classes, counts and the heads of groups."""
    pattern = re.sub(r"\\[A-Za-z]|\\u[0-9a-f]{4}", "", pattern)
    pattern = re.sub(r"\[(?:\\.|[^\]\\])*\]|\{[^}]*\}", "", pattern)
    return re.sub(r"\(\?(?:P<\w*>?|[imsxu-]+[:)]|P=\w+\))", "(", pattern)


def _letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_word_of_a_language_stands_in_the_code(module: Path) -> None:
    name = module.relative_to(SOURCE).as_posix()
    allowed, _ = ALLOWED.get(name, (set(), ""))
    found = set(read(module))
    assert not found - allowed, f"move them into the packs: {sorted(found - allowed)}"
    assert not allowed - found, f"take them off the list: {sorted(allowed - found)}"


def test_the_rule_sees_what_it_forbids() -> None:
    forbidden = {
        'x = low[k] in ("not", "never")': ["never", "not"],
        'x = word.endswith(("ed", "s"))': ["ed", "s"],
        'x = s.lowers[i] == "of"': ["of"],
        'ARTICLES = {"the", "an"}\nx = w in ARTICLES': ["an", "the"],
        'x = re.sub(r"^the\\s+", "", name)': ["^the\\s+"],
        'x = rf"{line}(?:copyright)"': ["(?:copyright)"],
        'SHORT = {"st": "saint"}\nx = SHORT.get(word)': ["st"],
        'x = re.compile(r"\\d+(?:st|nd)")': ["\\d+(?:st|nd)"],
    }
    for code, words in forbidden.items():
        assert sorted(set(findings(ast.parse(code)))) == words
    for code in ['x = made.kind == "day"', 'x = re.compile(r"\\b[a-z]+(?P<name>\\w{2,3})")', 'x = low in ",.;"']:
        assert not list(findings(ast.parse(code))), code

"""Compiles every pattern of the package, in every language, and tells those that grow worse than by the square of a text.

Started by `test_patterns.py` in a process of its own, since patterns are compiled when modules are first loaded.  For each wide
repeat of a pattern a text is made of what the repeat takes, again and again, with an end that it does not take.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORT, LONG = 20, 120  # characters; at the shorter one only a pattern that doubles with each character takes long
SLOW, WORTH = 0.05, 0.001  # seconds
OF_A_SHAPE = 60  # patterns tried of one module: one that makes hundreds from a pack makes them of one shape
MOST = 6.0  # times as long for twice the text: a square comes to 4, a cube to 8
SIGNS = 'a1 ,A.-ба\u0627"\n(:/'
END = "\x00"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def taken(sign: str, parts: Any) -> bool:
    """Whether a set of a pattern takes a sign."""
    kinds = {op.CATEGORY_SPACE: sign.isspace(), op.CATEGORY_DIGIT: sign.isdigit(), op.CATEGORY_WORD: sign.isalnum()}
    kinds |= {
        op.CATEGORY_NOT_SPACE: not sign.isspace(),
        op.CATEGORY_NOT_DIGIT: not sign.isdigit(),
        op.CATEGORY_NOT_WORD: not sign.isalnum(),
    }
    found = negated = False
    for kind, value in parts:
        negated |= kind is op.NEGATE
        found |= kind is op.LITERAL and ord(sign) == value
        found |= kind is op.RANGE and value[0] <= ord(sign) <= value[1]
        found |= kind is op.CATEGORY and kinds[value]
    return found != negated


def sample(tree: Any) -> str:
    """A text that a parsed pattern takes, roughly."""
    out = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            out += chr(value)
        elif kind in (op.ANY, op.NOT_LITERAL):
            out += "a" if value != ord("a") else "b"
        elif kind is op.IN:
            named = (chr(v if k is op.LITERAL else v[0]) for k, v in value if k in (op.LITERAL, op.RANGE))
            out += next((s for s in SIGNS if taken(s, value)), next(named, "a"))
        elif kind in REPEATS:
            out += sample(value[2]) * value[0]
        elif kind is op.SUBPATTERN:
            out += sample(value[3])
        elif kind is op.BRANCH:
            out += sample(value[1][0])
        elif kind is op.ATOMIC_GROUP:
            out += sample(value)
    return out


def pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """For each wide repeat: what stands before it, and what it takes again and again."""
    for kind, value in tree:
        if kind in REPEATS:
            if value[1] > SHORT:
                yield before, sample(value[2]) or "a"
            yield from pumps(value[2], before)
        elif kind is op.SUBPATTERN:
            yield from pumps(value[3], before)
        elif kind is op.BRANCH:
            for one in value[1][:40]:
                yield from pumps(one, before)
        before += sample([(kind, value)])


def seconds(pattern: re.Pattern[str], text: str, times: int = 1) -> float:
    """The least processor time that one search takes."""
    found = []
    for _ in range(times):
        began = time.process_time()
        pattern.search(text)
        found.append(time.process_time() - began)
    return min(found)


def grows(pattern: re.Pattern[str]) -> str | None:
    """What of a pattern grows worse than by the square; None where nothing does."""
    for before, unit in sorted(set(pumps(parser.parse(pattern.pattern, pattern.flags))))[:12]:
        texts = {n: before + unit * max(1, n // len(unit)) + END for n in (SHORT, LONG, 2 * LONG)}
        if seconds(pattern, texts[SHORT]) > SLOW:
            return f"{unit!r} again and again doubles with each"
        if seconds(pattern, texts[LONG]) > WORTH:
            one, two = seconds(pattern, texts[LONG], 3), seconds(pattern, texts[2 * LONG], 3)
            if two > MOST * one:
                return f"{unit!r} again and again: {one:.4f} s, and {two:.4f} s for twice of it"
    return None


def every_pattern() -> dict[tuple[str, int], str]:
    """All patterns that modules of ours compile, with the module; in all languages."""
    found: dict[tuple[str, int], str] = {}
    real = re.compile

    def noted(pattern: Any, flags: Any = 0) -> Any:
        made = real(pattern, flags)
        where = sys._getframe(1).f_globals.get("__name__", "")
        if where.startswith("firsthand") and isinstance(made.pattern, str):
            found.setdefault((made.pattern, made.flags), where)
        return made

    re.compile = noted
    import firsthand

    for module in pkgutil.walk_packages(firsthand.__path__, "firsthand."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from firsthand.api import claims_of
    from firsthand.lang.pack import languages

    for language in languages():
        claims_of("3 May 2021: 5 people died. 3 мая погибли 5 человек.", language=language, published="2021-05-04")
    re.compile = real
    return found


def chosen(known: dict[tuple[str, int], str]) -> Iterator[tuple[tuple[str, int], str]]:
    """The patterns to try: all of a module, or so many evenly apart."""
    of: dict[str, list[tuple[str, int]]] = {}
    for key, where in sorted(known.items()):
        of.setdefault(where, []).append(key)
    for where, keys in of.items():
        yield from ((key, where) for key in keys[:: -(-len(keys) // OF_A_SHAPE)])


if __name__ == "__main__":
    known = every_pattern()
    bad = {
        f"{where}: {pattern[:80]}": said
        for (pattern, flags), where in chosen(known)
        if (said := grows(re.compile(pattern, flags)))
    }
    print(json.dumps({"patterns": len(known), "bad": bad}))

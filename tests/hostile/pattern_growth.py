"""Compiles every pattern of the package, in every language, and tells those whose time grows worse than a text's length.

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
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORT, MIDDLE, LONG = 20, 120, 800  # characters; at the first two only what is worse than a square takes long
SLOW, WORTH = 0.03, 0.0004  # seconds
MOST, TRIES = 2.5, 6  # times as long for twice the text, in each of so many tries: a square comes to 4
WHOLE, ANYWHERE = {"match", "fullmatch"}, {"search", "finditer", "findall", "sub", "subn", "split"}
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


class Noted:
    """Stands for a compiled pattern, and notes with which verbs it is asked."""

    def __init__(self, real: re.Pattern[str], asked: set[str]) -> None:
        self._real, self._asked = real, asked

    def __getattr__(self, name: str) -> Any:
        if name in WHOLE or name in ANYWHERE:
            self._asked.add(name)
        return getattr(self._real, name)


@dataclass(frozen=True, slots=True)
class Known:
    """A pattern of ours: the module that compiled it, and the verbs it was asked with while accounts were read."""

    where: str
    asked: set[str]

    @property
    def verbs(self) -> list[str]:
        """How to try it: at the beginning alone where it is never asked otherwise; anywhere where that is not known."""
        at_first = sorted(self.asked & WHOLE)
        return at_first if at_first and not self.asked & ANYWHERE else ["search"]


def seconds(pattern: re.Pattern[str], text: str, times: int = 1, verb: str = "search") -> float:
    """The least processor time that one look at a text takes."""
    found, look = [], getattr(pattern, verb)
    for _ in range(times):
        began = time.process_time()
        look(text)
        found.append(time.process_time() - began)
    return min(found)


def grows(pattern: re.Pattern[str], verb: str = "search") -> str | None:
    """What of a pattern grows worse than a text's length; None where nothing does."""
    for before, unit in sorted(set(pumps(parser.parse(pattern.pattern, pattern.flags))))[:12]:
        texts = {n: before + unit * max(1, n // len(unit)) + END for n in (SHORT, MIDDLE, LONG, 2 * LONG)}
        if any(seconds(pattern, texts[n], 1, verb) > SLOW for n in (SHORT, MIDDLE)):
            return f"{unit!r} again and again takes long before there is much of it"
        one, two = (seconds(pattern, texts[n], 1, verb) for n in (LONG, 2 * LONG))
        if one < WORTH or two <= MOST * one:
            continue
        lengths = (LONG, 2 * LONG) if one > SLOW else (4 * LONG, 8 * LONG)  # what takes longer is told from noise
        small, large = (before + unit * max(1, n // len(unit)) + END for n in lengths)
        one, two = seconds(pattern, small, 2, verb), seconds(pattern, large, 2, verb)
        for _ in range(TRIES):
            if two <= MOST * one:
                break
            one, two = min(one, seconds(pattern, small, 1, verb)), min(two, seconds(pattern, large, 1, verb))
        else:
            return f"{unit!r} again and again: {one:.4f} s, and {two:.4f} s for twice of it"
    return None


def every_pattern() -> dict[tuple[str, int], Known]:
    """All patterns that modules of ours compile, in all languages, and how each is asked."""
    found: dict[tuple[str, int], Known] = {}
    real = re.compile

    def noted(pattern: Any, flags: Any = 0) -> Any:
        made = real(pattern, flags)
        where = sys._getframe(1).f_globals.get("__name__", "")
        if not where.startswith("firsthand") or not isinstance(made.pattern, str):
            return made
        known = found.setdefault((made.pattern, made.flags), Known(where, set()))
        return Noted(made, known.asked)

    re.compile = noted
    import firsthand

    for module in pkgutil.walk_packages(firsthand.__path__, "firsthand."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _read_all()
    re.compile = real
    return found


def _read_all() -> None:
    """Read accounts of every format, and claims in every language, here."""
    from firsthand.accounts.read import read_account
    from firsthand.api import claims_of
    from firsthand.config import Config
    from firsthand.errors import InputError
    from firsthand.lang.pack import languages
    from firsthand.sources.find import find_items
    from firsthand.sources.open_item import open_item
    from firsthand.sources.raw_item import RawItem

    for language in languages():
        claims_of("3 May 2021: 5 people died. 3 мая погибли 5 человек.", language=language, published="2021-05-04")
    for one in find_items(Path(firsthand_demo()), Config().sources):
        if isinstance(one, RawItem):
            with suppress(InputError):
                read_account(one, open_item(one, Config().sources), Config().accounts)


def firsthand_demo() -> str:
    """The folder of the demo's accounts."""
    from firsthand import demo

    return str(Path(demo.__path__[0]) / "accounts")


if __name__ == "__main__":
    known = every_pattern()
    bad = {}
    for (pattern, flags), told in sorted(known.items()):
        for verb in told.verbs:
            if said := grows(re.compile(pattern, flags), verb):
                bad[f"{told.where}: {pattern[:80]} ({verb})"] = said
    print(json.dumps({"patterns": len(known), "asked": sum(bool(k.asked) for k in known.values()), "bad": bad}))

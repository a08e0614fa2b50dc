"""Slot templates: phrases written as data (`{day} {month} [,] {year}`) and matched over the words of a text.

The engine knows no language.  Every word of a text becomes one sign that stands for the classes the word belongs to
(month, unit, number, the literal "of" ...), and templates become patterns over these signs: short, linear, and tried
only in stretches that hold a cue.  Refuses unbounded repetition: `*` is at most four times.

Template syntax, words apart by space:
    word , - (      the word or sign itself, in lower case; `\\(` for a sign of the syntax; `-` is any dash
    {month}         a word of class `month`, kept under that name; `{day2:day}` keeps a `day` as `day2`; `{:unit}` keeps nothing
    [ a b ]         may be absent        ( a | b )   one of these        x *   up to four times
    < ... >         the mention proper, where words around it are only context
Classes are the lexicon's tables (word or words -> value), macros (a name -> a template), and of digits:
    int (any below 10000), day (1-31), moon (1-12), yy (two digits), year (1000-2199), plain_year (1901-2099
    without full hundreds), decade (1900, 1910 ...), hour (0-24), minute (00-59).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from firsthand.lang.tokens import TOKEN, Remembered, fold, words_of

DASHES = ("-", "–", "—", "‑", "−")
_PIECE = re.compile(r"\\.|\{[\w:]*\}|[\[\]()|<>*]|\d+|[^\W\d_]+|[^\w\s]")
_OTHER = "!"
_REPEAT = 4
_SHORT, _REMEMBERED = 12, 20_000  # signs of a run whose matches are remembered, and how many runs


@dataclass(frozen=True, slots=True)
class Slot:
    """One kept part of a match.

    Attributes:
        start, end: Code points of the text.
        words: Its words in lower case, apart by one space.
        value: What the lexicon gives for the words; None for macros, digits and words without a value.
    """

    start: int
    end: int
    words: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Match:
    """One phrase found.

    Attributes:
        rule: Name under which the template stands.
        start, end: The mention proper, half-open code points of the text.
        slots: Kept parts by name.
    """

    rule: str
    start: int
    end: int
    slots: Mapping[str, Slot] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """The words of a slot, `""` where it is absent."""
        slot = self.slots.get(name)
        return slot.words if slot else ""


def _digit_classes(token: str) -> list[str]:
    n, size = int(token), len(token)
    out = ["int"]
    if size <= 2:
        out += ["day"] * (1 <= n <= 31) + ["moon"] * (1 <= n <= 12) + ["hour"] * (n <= 24)
        out += ["yy", *["minute"] * (n < 60)] * (size == 2)
    elif size == 4 and 1000 <= n <= 2199:
        out += ["year"] + ["decade"] * (n % 10 == 0) + ["plain_year"] * (1900 <= n <= 2099 and n % 100 != 0)
    return out


@dataclass(frozen=True, slots=True)
class _PatternPiece:
    """A piece of a pattern over class names (`\x01name\x02` until signs are known).

    Attributes:
        pattern: Regular expression.
        first: Classes a match of it can start with.
        empty: Whether it can match no words at all.
    """

    pattern: str
    first: frozenset[str] = frozenset()
    empty: bool = True


def _sequence(nodes: list[_PatternPiece]) -> _PatternPiece:
    first: frozenset[str] = frozenset()
    empty = True
    for node in nodes:
        if empty:
            first |= node.first
        empty = empty and node.empty
    return _PatternPiece("".join(n.pattern for n in nodes), first, empty)


class _Parser:
    """Turns templates into patterns; recursive descent over the pieces of one template."""

    def __init__(self, macros: Mapping[str, str], multi: Mapping[str, list[str]]) -> None:
        self.macros, self.multi, self.literals = macros, multi, set[str]()
        self.kept: dict[str, tuple[str, str]] = {}

    def parse(self, template: str) -> _PatternPiece:
        """The pattern of one template; `kept` then names its groups."""
        self.kept, pieces = {}, _PIECE.findall(template)
        node = self._choice(pieces)
        if pieces:
            raise ValueError(f"unbalanced template: {template}")
        return node

    def _choice(self, pieces: list[str]) -> _PatternPiece:
        options = [self._run(pieces)]
        while pieces and pieces[0] == "|":
            pieces.pop(0)
            options.append(self._run(pieces))
        first = frozenset[str]().union(*(o.first for o in options))
        return _PatternPiece("|".join(o.pattern for o in options), first, any(o.empty for o in options))

    def _run(self, pieces: list[str]) -> _PatternPiece:
        nodes: list[_PatternPiece] = []
        while pieces and pieces[0] not in (")", "]", "|", ">"):
            node = self._atom(pieces)
            if pieces and pieces[0] == "*":
                pieces.pop(0)
                node = _PatternPiece(f"(?:{node.pattern}){{0,{_REPEAT}}}", node.first, True)
            nodes.append(node)
        return _sequence(nodes)

    def _atom(self, pieces: list[str]) -> _PatternPiece:
        piece = pieces.pop(0)
        if piece in ("(", "[", "<"):
            inner = self._choice(pieces)
            if not pieces or pieces.pop(0) != {"(": ")", "[": "]", "<": ">"}[piece]:
                raise ValueError(f"a template lacks the end of {piece}")
            if piece == "<":
                return _PatternPiece(f"(?P<_>{inner.pattern})", inner.first, inner.empty)
            return _PatternPiece(f"(?:{inner.pattern}){'?' * (piece == '[')}", inner.first, inner.empty or piece == "[")
        if piece[0] == "{":
            return self._slot(piece[1:-1])
        return self._literal(piece[1:] if len(piece) > 1 and piece[0] == "\\" else piece)

    def _literal(self, word: str) -> _PatternPiece:
        word = "-" if word in DASHES else fold(word)
        self.literals.add(word)
        return _PatternPiece(f"\x01={word}\x02", frozenset([f"={word}"]), False)

    def _slot(self, spec: str) -> _PatternPiece:
        name, _, kind = spec.partition(":")
        kind = kind or name
        group = f"g{len(self.kept)}"
        if name:
            self.kept[group] = (name, kind)
        if kind in self.macros:
            inner = self._choice(_PIECE.findall(self.macros[kind]))
        else:
            phrases = sorted(self.multi.get(kind, []), key=lambda p: (-len(p), p))
            nodes = [_sequence([self._literal(w) for w in p.split(" ")]) for p in phrases]
            nodes.append(_PatternPiece(f"\x01{kind}\x02", frozenset([kind]), False))
            inner = _PatternPiece(
                "|".join(n.pattern for n in nodes), frozenset[str]().union(*(n.first for n in nodes)), False
            )
        opening = f"(?P<{group}>" if name else "(?:"
        return _PatternPiece(f"{opening}{inner.pattern})", inner.first, inner.empty)


def _resolve(pattern: str, sets: Mapping[str, str]) -> str:
    """Class names as sets of signs; a class without words never matches."""
    return re.sub("\x01(.*?)\x02", lambda m: f"[{sets[m[1]]}]" if m[1] in sets else "(?!)", pattern)


@dataclass(frozen=True, slots=True)
class _Template:
    rule: str
    pattern: re.Pattern[str]
    kept: Mapping[str, tuple[str, str]]
    order: int


class _Matched(NamedTuple):
    """A template that matches the signs `[start, end)` of a run."""

    start: int
    end: int
    template: _Template
    match: re.Match[str]


_Placed = tuple[int, int, int, int, _Matched]  # length (negative), start, order, start of the run, what was found
_STRONGEST = itemgetter(0, 1, 2)


@dataclass(frozen=True, slots=True)
class _FoldedWords:
    """The words under reading, folded, with their places in the text."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


class Grammar:
    """Templates of one language, compiled.

    Args:
        lexicon: Class -> words -> value.  Words may be several; inflected forms are further entries.
        macros: Name -> template, usable as a class.
        templates: Pairs of rule name and template, the earlier the stronger where two match the same words.
        strong: Classes and literals (`=word`) of which each template holds one; stretches without any are not read.
        capital: Classes whose words the language writes with a capital letter; kept slots in small letters do not match.
    """

    def __init__(
        self,
        lexicon: Mapping[str, Mapping[str, Any]],
        macros: Mapping[str, str],
        templates: Iterable[tuple[str, str]],
        strong: Iterable[str],
        *,
        capital: Iterable[str] = (),
    ) -> None:
        self._capital = frozenset(capital)
        self.values = {c: {" ".join(words_of(w)): v for w, v in table.items()} for c, table in lexicon.items()}
        multi = {c: [w for w in table if " " in w] for c, table in self.values.items()}
        parser = _Parser(macros, multi)
        parsed = [(rule, parser.parse(t), dict(parser.kept)) for rule, t in templates]
        self._signs = self._sign_tokens(parser.literals)
        sets = self._sets()
        self._first: dict[str, list[_Template]] = {}
        for order, (rule, node, kept) in enumerate(parsed):
            template = _Template(rule, re.compile(_resolve(node.pattern, sets)), kept, order)
            for sign in sorted(set("".join(sets.get(c, "") for c in node.first))):
                self._first.setdefault(sign, []).append(template)
        cues = [*strong, *(f"={max(w.split(' '), key=len)}" for c in strong for w in multi.get(c, ()))]
        wanted = "".join(sorted(set("".join(sets.get(c, "") for c in cues))))
        self._known: dict[str, Sequence[_Matched]] = {}
        self._wanted = frozenset(wanted)
        self._signs_of = Remembered(lambda word: self.signs(words_of(word)))
        self._folded = Remembered(lambda word: " ".join(words_of(word)))
        self._run = re.compile(f"(?<![^{_OTHER}])[^{_OTHER}]*[{wanted or chr(0)}][^{_OTHER}]*")

    def _sign_tokens(self, literals: set[str]) -> dict[str, str]:
        classes: dict[str, set[str]] = {}
        for kind, table in self.values.items():
            for word in table:
                if " " not in word:
                    classes.setdefault(word, set()).add(kind)
        for word in literals:
            for form in DASHES if word == "-" else (word,):
                classes.setdefault(form, set()).add(f"={word}")
        numbers = [str(n) for n in range(10000)] + [f"{n:02d}" for n in range(10)]
        for token in numbers:
            classes.setdefault(token, set()).update(_digit_classes(token))
        self._names: dict[frozenset[str], str] = {}
        return {word: self._sign(frozenset(kinds)) for word, kinds in sorted(classes.items())}

    def _sign(self, kinds: frozenset[str]) -> str:
        return self._names.setdefault(kinds, chr(0xE000 + len(self._names)))

    def _sets(self) -> dict[str, str]:
        sets: dict[str, str] = {}
        for kinds, sign in self._names.items():
            for kind in kinds:
                sets[kind] = sets.get(kind, "") + sign
        return sets

    def signs(self, words: Iterable[str]) -> str:
        """One sign a word."""
        return "".join(map(self._signs.get, words, repeat(_OTHER)))

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Match]:
        """Phrases of a stretch of text that do not overlap, longest first where they compete, in order of place.

        Args:
            text: The text.
            start, end: The stretch to read, code points.
        """
        piece = text if start == 0 and end is None else text[start:end]
        words = words_of(piece)
        found = self._found(self.signs(words))
        if not found:
            return []
        spans = [m.span() for m in TOKEN.finditer(piece)]
        return self._matches(
            found, _FoldedWords(text, words, [a + start for a, _ in spans], [b + start for _, b in spans])
        )

    def scan_words(self, text: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[Match]:
        """As `scan`, of a stretch that is split into words already; what a word stands for is worked out once a word.

        Args:
            text: The text.
            words: All words and signs of the stretch as written; no letter or digit joins one to the next.
            starts, ends: Where each stands in the text.
        """
        signs = "".join(map(self._signs_of.__getitem__, words))
        if self._wanted.isdisjoint(signs):
            return []
        if len(signs) != len(words):  # a word of several tokens: 20th, mid-March
            return self.scan(text, starts[0], ends[-1])
        found = self._found(signs)
        if not found:
            return []
        return self._matches(found, _FoldedWords(text, list(map(self._folded.__getitem__, words)), starts, ends))

    def _found(self, signs: str) -> list[_Placed]:
        """The templates that match somewhere in a row of signs, the strongest first."""
        found: list[_Placed] = []
        for run in self._run.finditer(signs):
            at = run.start()
            for one in self._in_run(run[0]):
                found.append((one.start - one.end, at + one.start, one.template.order, at, one))
        found.sort(key=_STRONGEST)
        return found

    def _matches(self, found: Iterable[_Placed], read: _FoldedWords) -> list[Match]:
        """What was found, less what overlaps with something stronger, in order of place."""
        taken: set[int] = set()
        out = []
        for _, a, _, at, one in found:
            b = at + one.end
            if not taken.intersection(range(a, b)):
                slots = self._slots(one, at, read)
                if self._written_as_names(one.template, slots, read.text):
                    taken.update(range(a, b))
                    out.append(Match(one.template.rule, read.starts[a], read.ends[b - 1], slots))
        return sorted(out, key=lambda m: m.start)

    def _in_run(self, run: str) -> Sequence[_Matched]:
        """The templates that match somewhere in a run of signs; short runs come again and again and are remembered.

        A template never sees beyond its run, so what is found hangs on the run alone.
        """
        known = self._known.get(run)
        if known is not None:
            return known
        found: list[_Matched] = []
        first = self._first.get
        for at, sign in enumerate(run):
            for t in first(sign, ()):
                m = t.pattern.match(run, at)
                if m:
                    found.append(_Matched(*(m.span("_") if "_" in t.pattern.groupindex else m.span()), t, m))
        if len(run) <= _SHORT and len(self._known) < _REMEMBERED:
            self._known[run] = found
        return found

    def _slots(self, one: _Matched, at: int, read: _FoldedWords) -> dict[str, Slot]:
        slots: dict[str, Slot] = {}
        for group, (name, kind) in one.template.kept.items():
            a, b = one.match.span(group)
            if a >= 0 and b > a:
                said = " ".join(read.words[at + a : at + b])
                value = self.values.get(kind, {}).get(said)
                slots[name] = Slot(read.starts[at + a], read.ends[at + b - 1], said, value)
        return slots

    def _written_as_names(self, t: _Template, slots: Mapping[str, Slot], text: str) -> bool:
        """Whether every slot of a class that the language writes with a capital has one ("may" is no month)."""
        if not self._capital:
            return True
        return not any(
            name in slots and kind in self._capital and text[slots[name].start].islower()
            for name, kind in t.kept.values()
        )

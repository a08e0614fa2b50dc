"""One way of writing for texts that may be written in several, with the way back to every character.

Stands above the packs and below the claim readers: what a pack's `writing.toml` tells (letters that vary, signs that may be
left out, particles glued to words, blanks inside numbers) is made even before the text is read, so that lexicons hold each
word once.  Refuses to alter what is kept: the account's own text stays, and every claim goes back to its characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

_WORD = re.compile(r"\w+")
# Topics whose words tell that a particle in front of one of them is a word of its own.
_VOCABULARY = ("numbers", "populations", "figures", "dates", "attribution", "places", "writing")


@dataclass(frozen=True)
class Spelling:
    """A compiled `writing.toml`.

    Attributes:
        same: Character -> what it is written as; an empty string leaves it out.
        parted: Finds groups of digits that blanks part ("12 500").
        abbreviated: Finds abbreviations whose point is left out ("thous." before a noun).
        digits_apart: Whether digits written onto a word of the language are read apart from it.
        marked: Finds the marks in front of endings ("Bakü'de", "20-də"), which become blanks.
        particles: Particles that are written onto the next word, longest first.
        articles: Openings of a word before which a particle always stands apart.
        merged: Opening of a word -> the particle and what the word opens with by itself.
        whole: Words that are never parted.
        words: Word -> the words that are read for it.
        joined: Word -> the words that are read for it before one of `heads`: a dual whose ending falls ("two men of police").
        heads: Those words.
        vocabulary: Words of the pack, as written here.
        tried: Finds words that may hold a particle.
    """

    same: Mapping[str, str]
    parted: re.Pattern[str] | None
    abbreviated: re.Pattern[str] | None
    digits_apart: bool
    marked: re.Pattern[str] | None
    particles: tuple[str, ...]
    articles: tuple[str, ...]
    merged: Mapping[str, tuple[str, str]]
    whole: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]
    heads: re.Pattern[str] | None
    vocabulary: frozenset[str]
    tried: re.Pattern[str] | None


@dataclass(frozen=True)
class Writing:
    """A text in one way of writing.

    Attributes:
        text: The text as readers see it.
        at: For each of its characters, and for its end, where it stands in the original; never decreasing.
        original: The text as it is.
        silent: Characters of the original that are left out, and belong to what stands before them.
    """

    text: str
    at: tuple[int, ...]
    original: str
    silent: frozenset[str]

    def here(self, offset: int) -> int:
        """Where an offset of the original stands in `text`."""
        return bisect_left(self.at, offset)

    def back(self, start: int, end: int) -> Span:
        """The half-open span of the original that a span of `text` stands for."""
        first, last = self.at[start], self.at[end - 1] + 1 if end > start else self.at[start]
        while last < len(self.original) and self.original[last] in self.silent:
            last += 1
        return Span(first, max(first, last))


def plainly(text: str, pack: LanguagePack) -> Writing | None:
    """A text in the one way of writing that its pack's lexicons use.

    Args:
        text: An account's text.
        pack: Its language.

    Returns:
        The text with the way back; None where the pack has no `writing.toml`.
    """
    spelling = spelling_of(pack)
    if spelling is None:
        return None
    made, at = _even(spelling.marked.sub(" ", text) if spelling.marked else text, spelling)
    if spelling.tried is not None:
        made, at = _apart(made, at, spelling)
    silent = frozenset(c for c, to in spelling.same.items() if not to)
    return Writing(made, (*at, len(text)), text, silent)


def _even(text: str, spelling: Spelling) -> tuple[str, list[int]]:
    """Letters as written in the lexicons, signs left out, groups of digits joined."""
    left_out: set[int] = set()
    for m in spelling.parted.finditer(text) if spelling.parted else ():
        left_out.update(i for i in range(m.start(), m.end()) if text[i].isspace())
    if spelling.abbreviated:
        left_out.update(m.end() - 1 for m in spelling.abbreviated.finditer(text))
    same = spelling.same
    out: list[str] = []
    at: list[int] = []
    for i, c in enumerate(text):
        to = same.get(c, c)
        if to and i not in left_out:
            if spelling.digits_apart and to.isdigit() and out and out[-1].isalpha() and not out[-1].isascii():
                out.append(" ")
                at.append(i)
            out.append(to)
            at.append(i)
    return "".join(out), at


def _apart(text: str, at: list[int], spelling: Spelling) -> tuple[str, list[int]]:
    """Particles as words of their own."""
    assert spelling.tried is not None
    out: list[str] = []
    places: list[int] = []
    done = 0
    for m in spelling.tried.finditer(text):
        parts = _parts(m[0], spelling)
        if spelling.heads is not None and spelling.heads.match(text, m.end()):
            parts = _joined(parts, spelling)
        if len(parts) == 1 and parts[0][0] == m[0]:
            continue
        out.append(text[done : m.start()])
        places += at[done : m.start()]
        k = m.start()
        for n, (part, taken) in enumerate(parts):
            if n:
                out.append(" ")
                places.append(at[k])
            out.append(part)
            places += _spread(at[k : k + taken], len(part))
            k += taken
        done = m.end()
    out.append(text[done:])
    places += at[done:]
    return "".join(out), places


def _spread(places: list[int], size: int) -> list[int]:
    """Places for the letters of a word that is longer or shorter than what it stands for; the last stays the last."""
    if size >= len(places):
        return [places[0]] * (size - len(places)) + places
    return [*places[: size - 1], places[-1]]


def _parts(word: str, spelling: Spelling) -> list[tuple[str, int]]:
    """A word with its particles apart, each part with the number of characters it takes of the word."""
    out: list[tuple[str, int]] = []
    rest = word
    for _ in range(2):
        if rest in spelling.words or rest in spelling.whole or rest in spelling.vocabulary:
            break
        merged = next((m for m in spelling.merged if rest.startswith(m) and len(rest) > len(m) + 1), None)
        if merged is not None:
            particle, opening = spelling.merged[merged]
            return [*out, (particle, len(particle)), (opening + rest[len(merged) :], len(rest) - len(particle))]
        particle = next((p for p in spelling.particles if rest.startswith(p) and _stands(rest[len(p) :], spelling)), "")
        if not particle:
            break
        out.append((particle, len(particle)))
        rest = rest[len(particle) :]
    first, *more = spelling.words.get(rest, (rest,))
    if more:
        return [*out, (first, 1), (" ".join(more), len(rest) - 1)]
    return [*out, (first, len(rest))]


def _joined(parts: list[tuple[str, int]], spelling: Spelling) -> list[tuple[str, int]]:
    """The parts of a word before one that it is joined to: a dual without its last letter is the number and the plural."""
    *before, (word, size) = parts
    read = spelling.joined.get(word)
    return [*before, (read[0], 1), (" ".join(read[1:]), size - 1)] if read else parts


def _stands(rest: str, spelling: Spelling) -> bool:
    """Whether what is left behind a particle is a word."""
    if rest in spelling.vocabulary or (rest.startswith(spelling.articles) and len(rest) > 3):
        return True
    if rest[:1].isdigit() or rest in spelling.words or (len(rest) > 4 and rest.startswith(tuple(spelling.merged))):
        return True
    return any(
        rest.startswith(p) and (rest[len(p) :] in spelling.vocabulary or rest[len(p) :].startswith(spelling.articles))
        for p in spelling.particles
    )


@cache
def spelling_of(pack: LanguagePack) -> Spelling | None:
    """The compiled `writing.toml` of a pack; None where it has none."""
    topic = pack.topic("writing")
    if not topic:
        return None
    same = {c: str(to) for group, to in topic.get("same", {}).items() for c in group}
    same |= dict.fromkeys(str(topic.get("drop", "")), "")
    blanks = re.escape(str(topic.get("digit_blanks", "")))
    parted = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:[{blanks}]\d{{3}})+(?!\d)") if blanks else None
    shorts = "|".join(map(re.escape, topic.get("abbreviated", ())))
    glued = topic.get("particles", {})
    particles = tuple(sorted(glued.get("glued", ()), key=len, reverse=True))
    articles = tuple(glued.get("articles", ())) or ("\0",)
    merged = {k: (str(v[0]), str(v[1])) for k, v in glued.get("merged", {}).items()}
    vocabulary = frozenset(_vocabulary(pack, same)) - frozenset(particles) if particles else frozenset[str]()
    words = {w: tuple(str(read).split()) for w, read in topic.get("words", {}).items()}
    joined = {w: tuple(str(read).split()) for w, read in topic.get("joined", {}).get("words", {}).items()}
    heads = "|".join(str(topic.get("joined", {}).get("heads", "")).split())
    openings = sorted({p[0] for p in (*particles, *merged, *words, *joined)})
    return Spelling(
        same=same,
        parted=parted,
        digits_apart=bool(topic.get("digits_apart", False)),
        marked=_marks(topic.get("endings", {}), topic.get("elided", ())),
        abbreviated=re.compile(rf"\b(?:{shorts})\.", re.IGNORECASE) if shorts else None,
        particles=particles,
        articles=articles,
        merged=merged,
        whole=frozenset(glued.get("whole", ())),
        words=words,
        joined=joined,
        heads=re.compile(rf"\s{{1,20}}(?:{heads})\b") if heads else None,
        vocabulary=vocabulary,
        tried=re.compile(rf"\b[{''.join(openings)}]\w+") if openings else None,
    )


def _marks(table: Mapping[str, Any], elided: Iterable[str]) -> re.Pattern[str] | None:
    """The marks in front of endings: `marks` behind words and figures, `digit_marks` behind figures alone.

    After the words of `elided` the mark stands before a small letter: names keep theirs.
    """
    found = [rf"(?<=\b(?i:{re.escape(s)}))['’](?=[^\W\dA-ZÀ-Þ_]|\d)" for s in elided]
    forms = "|".join(sorted(map(re.escape, table.get("forms", ())), key=len, reverse=True))
    anywhere, digits = (re.escape(str(table.get(k, ""))) for k in ("marks", "digit_marks"))
    found += [rf"(?<=\w)[{anywhere}](?=(?:{forms})\b)"] * bool(anywhere and forms)
    found += [rf"(?<=\d)[{digits}](?=(?:{forms})\b)"] * bool(digits and forms)
    return re.compile("|".join(found)) if found else None


def _vocabulary(pack: LanguagePack, same: Mapping[str, str]) -> Iterator[str]:
    """Words of two letters and more in the lexicons of a pack, as written here."""
    for name in _VOCABULARY:
        for said in _strings(pack.topic(name)):
            for word in _WORD.findall("".join(same.get(c, c) for c in said)):
                if len(word) > 1:
                    yield word


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(table, list | tuple):
        for value in table:
            yield from _strings(value)

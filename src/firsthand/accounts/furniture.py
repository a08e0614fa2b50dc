"""Finds the blocks of a page that are not its story: menus, share lines, teasers of other stories, disclaimers.

Second step inside `accounts/`.  What stands in the lexicon `furniture.toml` is cut line by line; at the head of a page
short lines above the headline go with the menu they stand in; beneath a heading such as "related stories" the teasers go
too, until prose goes on.  Conservative on purpose: a line left over does less harm than a sentence lost, so a line that
speaks of people hurt is cut only beneath such a heading, and a text is never cut down to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.accounts.blocks import Block, ends_sentence, is_prose
from firsthand.lang.forms import all_forms
from firsthand.lang.pack import LanguagePack

FURNITURE, DISCLAIMER = "furniture", "disclaimer"
# Lengths in signs, calibrated on English news pages: the longest line of each kind seen, rounded up.
_WHOLE, _START, _ANYWHERE, _NOTE, _TEASER = 90, 300, 220, 700, 260
_HEAD_LINES = 40
_MENU_WORDS = 3
_LONG_PROSE = 250
_EARLY = 0.4
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class _FurnitureWords:
    whole: re.Pattern[str]
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    teaser: re.Pattern[str]
    menu: re.Pattern[str]
    disclaimer: re.Pattern[str]
    disclaimer_not: re.Pattern[str]
    keep: re.Pattern[str]
    guard: re.Pattern[str]
    video: re.Pattern[str]


@cache
def _lexicon(pack: LanguagePack | None) -> _FurnitureWords:
    topic = pack.topic("furniture") if pack else {}

    def one(name: str, form: str) -> re.Pattern[str]:
        entries = topic.get(name, ())
        return re.compile(form.format("|".join(f"(?:{e})" for e in entries)), re.I) if entries else _NEVER

    line = r"[\W_]{{0,4}}(?:{})[\W_]{{0,4}}"
    return _FurnitureWords(
        whole=one("whole", line),
        starts=one("starts", "(?:{})"),
        anywhere=one("anywhere", "(?:{})"),
        strong=one("strong", line),
        weak=one("weak", line),
        teaser=one("teaser", r"[\W_]{{0,3}}(?:{})"),
        menu=one("menu", line),
        disclaimer=one("disclaimer", "(?:{})"),
        disclaimer_not=one("disclaimer_not", "(?:{})"),
        keep=one("keep", "(?:{})"),
        guard=one("guard", r"\b(?:{})\b"),
        video=_video(),
    )


def furniture_of(blocks: Sequence[Block], pack: LanguagePack | None, title: str | None = None) -> dict[int, str]:
    """Which blocks are to be left out.

    Args:
        blocks: The blocks of the text, in order.
        pack: Lexicons of its language; None cuts nothing, since no line of it can be told.
        title: The title where one is known; its line is never cut.

    Returns:
        Index of each block to leave out, to `furniture` or `disclaimer`; empty where nothing is to go, and where
        nothing would be left.
    """
    lexicon = _lexicon(pack)
    known = _folded(title or "")
    cut = _single_lines(blocks, lexicon)
    _videos(blocks, cut, lexicon)
    _other_stories(blocks, cut, lexicon)
    _head(blocks, cut, lexicon, known)
    if known:
        for i in [i for i in cut if _folded(blocks[i].text) == known]:
            del cut[i]
    left = sum(b.end - b.start for i, b in enumerate(blocks) if i not in cut)
    return cut if left else {}


def _video() -> re.Pattern[str]:
    """A running time before a title; no clock time, in whatever language the page says the half of the day."""
    halves = "|".join(all_forms().half_days) or r"(?!)"
    return re.compile(rf"\d{{1,2}}:\d\d(?::\d\d)? (?!{halves})[^\W\d_]", re.I)


def _folded(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _single_lines(blocks: Sequence[Block], lexicon: _FurnitureWords) -> dict[int, str]:
    """Lines that tell by themselves that they are no story."""
    cut: dict[int, str] = {}
    for i, block in enumerate(blocks):
        line, size = block.text, block.end - block.start
        if size > _NOTE:
            continue
        if lexicon.disclaimer.search(line) and not lexicon.disclaimer_not.search(line) and _edge(blocks, i):
            cut[i] = DISCLAIMER
        elif (
            (size <= _WHOLE and lexicon.whole.fullmatch(line))
            or (size <= _START and lexicon.starts.match(line) and not _guarded(line, lexicon))
            or (size <= _ANYWHERE and lexicon.anywhere.search(line) and not _guarded(line, lexicon))
            or (size <= _TEASER and lexicon.teaser.match(line) and not is_prose_pair(line))
        ):
            cut[i] = FURNITURE
    return cut


def _guarded(line: str, lexicon: _FurnitureWords) -> bool:
    return bool(lexicon.guard.search(line) or lexicon.keep.search(line))


def is_prose_pair(line: str) -> bool:
    """Whether a line holds two sentences and more: then it is no teaser."""
    return len(re.findall(r"[.!?][\"”’]? +[\"“A-Z]", line)) >= 1 and is_prose(line)


def _edge(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands where notes of the publisher stand: first two, or in the last two fifths."""
    return at < 2 or blocks[at].start >= (1 - _EARLY) * blocks[-1].end


def _videos(blocks: Sequence[Block], cut: dict[int, str], lexicon: _FurnitureWords) -> None:
    """Play lists: two and more lines that start with a running time and end without a full stop."""
    lines = [i for i, b in enumerate(blocks) if b.end - b.start <= 130 and lexicon.video.match(b.text)]
    lines = [i for i in lines if not ends_sentence(blocks[i].text)]
    if len(lines) > 1:
        cut.update(dict.fromkeys(lines, FURNITURE))


def _other_stories(blocks: Sequence[Block], cut: dict[int, str], lexicon: _FurnitureWords) -> None:
    """Headings of other stories, and what stands beneath them."""
    size = blocks[-1].end if blocks else 0
    at = 0
    while at < len(blocks):
        line = blocks[at].text
        strong = len(line) <= _WHOLE and not is_prose(line) and bool(lexicon.strong.fullmatch(line))
        weak = len(line) <= _WHOLE and not strong and not is_prose(line) and bool(lexicon.weak.fullmatch(line))
        if not (strong or weak) or (at == 0 and len(blocks) == 1):
            at += 1
            continue
        late = blocks[at].start >= _EARLY * size
        stop = _resumes(blocks, at + 1, two=strong and late)
        if not late and stop == len(blocks):
            stop = at + 1
        cut.update(dict.fromkeys(range(at, stop), FURNITURE))
        at = stop


def _resumes(blocks: Sequence[Block], at: int, two: bool) -> int:
    """Where the story goes on: the first prose; with `two`, prose that is very long or followed by more prose."""
    for i in range(at, len(blocks)):
        if not is_prose(blocks[i].text):
            continue
        if not two or len(blocks[i].text) >= _LONG_PROSE:
            return i
        if i + 1 < len(blocks) and is_prose(blocks[i + 1].text):
            return i
    return len(blocks)


def _head(blocks: Sequence[Block], cut: dict[int, str], lexicon: _FurnitureWords, title: str) -> None:
    """Menus above the headline: short lines beside lines of a menu, or three and more section names."""
    head = _head_lines(blocks, title)
    sections = [i for i in head if _section(blocks[i].text, lexicon)]
    named = [i for i in sections if lexicon.menu.fullmatch(blocks[i].text)]
    if any(cut.get(i) for i in head) or len(named) >= 2 or (named and len(sections) >= 3):
        cut.update(dict.fromkeys(sections, FURNITURE))


def _head_lines(blocks: Sequence[Block], title: str) -> range:
    """Blocks above the headline: the line that is the title, else the last line of some length before the first prose."""
    headline = 0
    for i, block in enumerate(blocks[:_HEAD_LINES]):
        if title and _folded(block.text) == title:
            return range(i)
        if is_prose(block.text) or len(block.text) > _START:
            break
        if block.text.count(" ") >= _MENU_WORDS:
            headline = i
    else:
        return range(headline)
    return range(headline if headline else i)


def _section(line: str, lexicon: _FurnitureWords) -> bool:
    """Whether a line can be a section's name: up to three words, no digits, no end sign, nobody hurt."""
    return (
        line.count(" ") < _MENU_WORDS
        and len(line) <= 40
        and not any(c.isdigit() for c in line)
        and not ends_sentence(line)
        and line[:1].isupper()
        and not lexicon.guard.search(line)
        and not line.isupper()
    )

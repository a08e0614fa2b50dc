"""Passages of a pair: copied stretches, and what was put in place of words inside or beside them, a number above all.

Part of the comparison of two accounts, after `align`.  Spans are half-open code points of each account's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.lang.pack import languages, pack_for
from firsthand.lineage.lineage import Passage
from firsthand.lineage.shared_text.align import AlignedStretch, EqualRun
from firsthand.lineage.shared_text.words import TextWords, WordRange
from firsthand.spans import Span
from firsthand.vocabulary import PassageKind

EDGE_WORDS = 3  # words beside a stretch in which a changed number is looked for
LONGEST_CHANGE = 120  # characters of what was put in place of other words


class _Replaced(NamedTuple):
    """Words of one text, and the other words that stand in their place in the other."""

    left: WordRange
    right: WordRange


@cache
def number_words() -> frozenset[str]:
    """Words that are numbers in any language with a pack."""
    found: set[str] = set()
    for code in languages():
        pack = pack_for(code)
        topic = pack.topic("numbers") if pack else {}
        for table in ("values", "scales"):
            found.update(w for w in topic.get(table, {}) if isinstance(w, str) and " " not in w)
    return frozenset(found)


def is_number(word: str) -> bool:
    """Whether a folded word is a number, in digits or letters."""
    return word[0].isdigit() or word in number_words()


def _numbers(words: TextWords, among: WordRange) -> list[WordRange]:
    """Numbers among some words: each a stretch of neighbouring number words (`twenty five`)."""
    out: list[WordRange] = []
    spelled = number_words()
    for k, word in enumerate(words.keys[slice(*among)], among.first):
        if word in spelled or word[0].isdigit():
            if out and out[-1].last == k and not words.keys[k][0].isdigit():
                out[-1] = WordRange(out[-1].first, k + 1)
            else:
                out.append(WordRange(k, k + 1))
    return out


def _changed_numbers(a: TextWords, b: TextWords, gap: _Replaced) -> Iterator[_Replaced]:
    """Numbers on the left beside other numbers in the same gap on the right, paired in order."""
    ours, theirs = _numbers(a, gap.left), _numbers(b, gap.right)
    if len(ours) != len(theirs):
        return
    for x, y in zip(ours, theirs, strict=True):
        if a.keys[slice(*x)] != b.keys[slice(*y)]:
            yield _Replaced(x, y)


def _in_gap(a: TextWords, b: TextWords, gap: _Replaced) -> Iterator[_Replaced]:
    """What was changed in one gap: its numbers alone where they differ, else the gap whole where both sides have words.

    A number in letters with no number at all opposite ("one such" for "a") is other wording and no change of a number; it gives
    no passage, so that a changed passage with a number in it always tells of a number.
    """
    if gap.left.first == gap.left.last or gap.right.first == gap.right.last:
        return
    numbers = list(_changed_numbers(a, b, gap))
    if numbers:
        yield from numbers
    elif not _reworded(a, gap.left, _numbers(b, gap.right)) and not _reworded(b, gap.right, _numbers(a, gap.left)):
        yield gap


def _reworded(words: TextWords, place: WordRange, opposite: list[WordRange]) -> bool:
    """Whether words hold numbers, all of them in letters, and none stands opposite."""
    own = _numbers(words, place)
    return bool(own) and not opposite and not any(words.keys[k][0].isdigit() for x in own for k in range(*x))


def _at_edges(stretch: AlignedStretch, a: TextWords, b: TextWords) -> Iterator[_Replaced]:
    """A changed number right before the first or right after the last equal word."""
    first, last = stretch.runs[0], stretch.runs[-1]
    before = ((first.left - k, first.right - k) for k in range(1, EDGE_WORDS))
    after = ((last.left + last.length + k, last.right + last.length + k) for k in range(EDGE_WORDS - 1))
    for places in (before, after):
        for i, j in places:
            if 0 <= i < len(a) and 0 <= j < len(b) and is_number(a.keys[i]) and is_number(b.keys[j]):
                yield from _changed_numbers(a, b, _Replaced(WordRange(i, i + 1), WordRange(j, j + 1)))
                break


def _changes(stretch: AlignedStretch, a: TextWords, b: TextWords) -> Iterator[_Replaced]:
    yield from _at_edges(stretch, a, b)
    for one, two in zip(stretch.runs, stretch.runs[1:], strict=False):
        left, right = WordRange(one.left + one.length, two.left), WordRange(one.right + one.length, two.right)
        yield from _in_gap(a, b, _Replaced(left, right))


def passages_of(stretches: tuple[AlignedStretch, ...], derived: TextWords, source: TextWords) -> tuple[Passage, ...]:
    """The passages of a pair.

    Args:
        stretches: Aligned stretches with the derived account on the left.
        derived: Words of the derived account.
        source: Words of the source account.

    Returns:
        Passages in order of place in the derived account: `copied` for equal words, `changed` for others in their place.
    """
    out: set[Passage] = set()
    for stretch in stretches:
        for run in stretch.runs:
            if run.length > 1 or derived.content[run.left]:
                left = WordRange(run.left, run.left + run.length)
                right = WordRange(run.right, run.right + run.length)
                out.add(_passage("copied", derived.span(left), source.span(right)))
        for change in _changes(stretch, derived, source):
            here = derived.span(change.left)
            if here.end - here.start <= LONGEST_CHANGE:
                out.add(_passage("changed", here, source.span(change.right)))
    return tuple(sorted(out, key=lambda p: (p.derived, p.source, p.kind)))


def _passage(kind: PassageKind, derived: Span, source: Span) -> Passage:
    return Passage(kind, (derived.start, derived.end), (source.start, source.end))


def turned(stretches: tuple[AlignedStretch, ...]) -> tuple[AlignedStretch, ...]:
    """The same stretches with left and right exchanged."""
    return tuple(
        AlignedStretch(tuple(EqualRun(r.right, r.left, r.length) for r in s.runs), s.evidence) for s in stretches
    )

"""Passages of a pair: copied stretches, and what was put in place of words inside or beside them, a number above all.

Part of the comparison of two accounts, after `align`.  Spans are half-open code points of each account's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from firsthand.lang.pack import languages, pack_for
from firsthand.lineage.lineage import Passage
from firsthand.lineage.shared_text.align import Block, Chain
from firsthand.lineage.shared_text.words import Words

EDGE_WORDS = 3
LONGEST_NUMBER = 120
Place = tuple[int, int]


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


def _numbers(words: Words, first: int, last: int) -> list[Place]:
    """Numbers among some words: each a stretch of neighbouring number words (`twenty five`)."""
    out: list[Place] = []
    spelled = number_words()
    for k, word in enumerate(words.keys[first:last], first):
        if word in spelled or word[0].isdigit():
            if out and out[-1][1] == k and not words.keys[k][0].isdigit():
                out[-1] = (out[-1][0], k + 1)
            else:
                out.append((k, k + 1))
    return out


def _changed_numbers(a: Words, b: Words, left: Place, right: Place) -> Iterator[tuple[Place, Place]]:
    """Numbers on the left beside other numbers in the same gap on the right, paired in order."""
    ours, theirs = _numbers(a, *left), _numbers(b, *right)
    if len(ours) != len(theirs):
        return
    for x, y in zip(ours, theirs, strict=True):
        if a.keys[x[0] : x[1]] != b.keys[y[0] : y[1]]:
            yield x, y


def _gap(a: Words, b: Words, left: Place, right: Place) -> Iterator[tuple[Place, Place]]:
    """What was changed in one gap: its numbers alone where they differ, else the gap whole where both sides have words.

    A number in letters with no number at all opposite ("one such" for "a") is other wording and no change of a number; it gives
    no passage, so that a changed passage with a number in it always tells of a number.
    """
    if left[0] == left[1] or right[0] == right[1]:
        return
    numbers = list(_changed_numbers(a, b, left, right))
    if numbers:
        yield from numbers
    elif not _reworded(a, left, _numbers(b, *right)) and not _reworded(b, right, _numbers(a, *left)):
        yield left, right


def _reworded(words: Words, place: Place, opposite: list[Place]) -> bool:
    """Whether words hold numbers, all of them in letters, and none stands opposite."""
    own = _numbers(words, *place)
    return bool(own) and not opposite and not any(words.keys[k][0].isdigit() for x in own for k in range(*x))


def _edges(chain: Chain, a: Words, b: Words) -> Iterator[tuple[Place, Place]]:
    """A changed number right before the first or right after the last equal word."""
    first, last = chain.blocks[0], chain.blocks[-1]
    i, j = first.left, first.right
    for k in range(1, EDGE_WORDS):
        if i - k >= 0 and j - k >= 0 and is_number(a.keys[i - k]) and is_number(b.keys[j - k]):
            yield from _changed_numbers(a, b, (i - k, i - k + 1), (j - k, j - k + 1))
            break
    i, j = last.left + last.length, last.right + last.length
    for k in range(EDGE_WORDS - 1):
        if i + k < len(a) and j + k < len(b) and is_number(a.keys[i + k]) and is_number(b.keys[j + k]):
            yield from _changed_numbers(a, b, (i + k, i + k + 1), (j + k, j + k + 1))
            break


def _changes(chain: Chain, a: Words, b: Words) -> Iterator[tuple[Place, Place]]:
    yield from _edges(chain, a, b)
    for one, two in zip(chain.blocks, chain.blocks[1:], strict=False):
        yield from _gap(a, b, (one.left + one.length, two.left), (one.right + one.length, two.right))


def passages_of(chains: tuple[Chain, ...], derived: Words, source: Words) -> tuple[Passage, ...]:
    """The passages of a pair.

    Args:
        chains: Chains with the derived account on the left.
        derived: Words of the derived account.
        source: Words of the source account.

    Returns:
        Passages in order of place in the derived account: `copied` for equal words, `changed` for others in their place.
    """
    out: set[Passage] = set()
    for chain in chains:
        for block in chain.blocks:
            if block.length > 1 or derived.content[block.left]:
                left = derived.span(block.left, block.left + block.length)
                out.add(Passage("copied", left, source.span(block.right, block.right + block.length)))
        for x, y in _changes(chain, derived, source):
            left, right = derived.span(*x), source.span(*y)
            if left[1] - left[0] <= LONGEST_NUMBER:
                out.add(Passage("changed", left, right))
    return tuple(sorted(out, key=lambda p: (p.derived, p.source, p.kind)))


def turned(chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """The same chains with left and right exchanged."""
    return tuple(Chain(tuple(Block(b.right, b.left, b.length) for b in c.blocks), c.evidence) for c in chains)

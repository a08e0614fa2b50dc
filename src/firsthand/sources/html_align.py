"""Leads extracted text of a page back to the raw page.

Last step of opening a page.  Both sides are compared without blanks: each line of the text is looked for in the page's
visible characters from where the last one ended, then before that, then by halves.  What is not found has no segment;
refuses to place words by likeness.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.sources.html_scan import Piece
from firsthand.sources.text_builder import TextBuilder
from firsthand.spans import Segment

_NON_BLANK = re.compile(r"\S+")
_LINE = re.compile(r"[^\n\t]+")
_FAR, _NEAR, _BESIDE = 200_000, 4_000, 300  # how far ahead a long, a middling and a short stretch is looked for
_LONG, _MIDDLING = 24, 8
_MOST_BACKWARD = 400


@dataclass(frozen=True, slots=True)
class Aligned:
    """Segments of the text, and the visible stretches of the page that stand nowhere in it."""

    segments: tuple[Segment, ...]
    dropped: tuple[str, ...]


class _PageCharacters:
    """The visible characters of a page, and which of them the text has used."""

    def __init__(self, raw: str, pieces: Sequence[Piece]) -> None:
        self.raw, self.pieces = raw, pieces
        self.shown = "".join(p.text for p in pieces)
        self.starts: list[int] = []
        at = 0
        for piece in pieces:
            self.starts.append(at)
            at += len(piece.text)
        self.used = bytearray(len(self.shown))
        self._cached: tuple[int, list[tuple[int, int]]] = (-1, [])

    def places(self, index: int) -> list[tuple[int, int]]:
        """Per word of a piece: its offset among the piece's characters, and its offset in the raw page."""
        if self._cached[0] != index:
            piece, words, at = self.pieces[index], [], 0
            for m in _NON_BLANK.finditer(self.raw, piece.raw_start, piece.raw_end):
                words.append((at, m.start()))
                at += m.end() - m.start()
            self._cached = (index, words)
        return self._cached[1]

    def piece_end(self, start: int) -> int:
        """Where the piece that holds a visible character ends."""
        index = bisect_right(self.starts, start) - 1
        return self.starts[index] + len(self.pieces[index].text)

    def raw_line(self, start: int) -> tuple[int, int]:
        """Where a visible character stands in the raw page, and where its line or piece ends; empty if it is not exact."""
        index = bisect_right(self.starts, start) - 1
        piece, inner = self.pieces[index], start - self.starts[index]
        if not piece.exact:
            return 0, 0
        words = self.places(index) if inner else [(0, self._first(piece))]
        at, raw = words[bisect_right(words, (inner, len(self.raw))) - 1]
        raw += inner - at
        line = self.raw.find("\n", raw, piece.raw_end)
        return raw, line if line >= 0 else piece.raw_end

    def _first(self, piece: Piece) -> int:
        """Where the first character that is no blank of a piece stands."""
        shown = _NON_BLANK.search(self.raw, piece.raw_start, piece.raw_end)
        return shown.start() if shown else piece.raw_start

    def raw_runs(self, start: int, length: int) -> list[tuple[int, int, int]]:
        """Where `shown[start:start + length]` stands: `(offset in it, raw offset or -1, length)` in order."""
        runs, done = [], 0
        index = bisect_right(self.starts, start) - 1
        while done < length:
            piece, inner = self.pieces[index], start + done - self.starts[index]
            n = min(length - done, len(piece.text) - inner)
            raw = -1
            if piece.exact:
                words = self.places(index)
                at = bisect_right(words, (inner, len(self.raw))) - 1
                raw = words[at][1] + inner - words[at][0]
                if at + 1 < len(words):
                    n = min(n, words[at + 1][0] - inner)
            runs.append((done, raw, n))
            done += n
            index += inner + n == len(piece.text)
        return runs


class _TextWalk:
    """One walk through the text, line by line."""

    def __init__(self, text: str, page: _PageCharacters) -> None:
        self.text, self.page = text, page
        self.built = TextBuilder()
        self.cursor = 0
        self.backward = _MOST_BACKWARD
        self.raw_end = -1

    def run(self) -> tuple[Segment, ...]:
        for line in _LINE.finditer(self.text):
            words = [(m.start(), m[0]) for m in _NON_BLANK.finditer(self.text, line.start(), line.end())]
            if words:
                self._place(words, True)
        return self.built.segments

    def _place(self, words: list[tuple[int, str]], whole: bool) -> None:
        """Find words that follow each other; if they are not there as such, the first and the second half of them."""
        sought = "".join(w for _, w in words)
        reach = _FAR if len(sought) >= _LONG else _NEAR if len(sought) >= _MIDDLING else _BESIDE
        found = self.page.shown.find(sought, self.cursor, self.cursor + reach + len(sought))
        if found < 0 and whole and len(sought) >= _MIDDLING and self.backward:
            self.backward -= 1
            found = self.page.shown.find(sought, max(0, self.cursor - _FAR), self.cursor)
        if found >= 0:
            self._take(words, found)
        elif len(words) > 1:
            middle = len(words) // 2
            self._place(words[:middle], False)
            self._place(words[middle:], False)

    def _take(self, words: list[tuple[int, str]], found: int) -> None:
        at, k, apart = found, 0, 0
        while k < len(words):
            start, word = words[k]
            same = self._verbatim(words, k, at) if at >= apart else 0
            if same:
                k += same
                at += sum(len(w) for _, w in words[k - same : k])
                continue
            apart = self.page.piece_end(at)
            for offset, raw, length in self.page.raw_runs(at, len(word)):
                if raw >= 0:
                    self._gap(start + offset, raw)
                    self.built.take(word[offset : offset + length], raw)
                    self.raw_end = raw + length
            at += len(word)
            k += 1
        self.page.used[found:at] = b"\x01" * (at - found)
        self.cursor = at

    def _verbatim(self, words: list[tuple[int, str]], k: int, at: int) -> int:
        """Take words from `k` on at once where one line of the raw page holds them with the same blanks; how many."""
        start = words[k][0]
        raw, end = self.page.raw_line(at)
        end = min(start + end - raw, words[-1][0] + len(words[-1][1]))
        last = bisect_left(words, (end,)) - 1
        if last < k or self.page.raw[raw : raw + end - start] != self.text[start:end]:
            return 0
        last -= words[last][0] + len(words[last][1]) > end
        if last < k:
            return 0
        taken = self.text[start : words[last][0] + len(words[last][1])]
        if taken.count(" ") != last - k or len(taken) - last + k != sum(len(w) for _, w in words[k : last + 1]):
            return 0
        self._gap(start, raw)
        self.built.take(taken, raw)
        self.raw_end = raw + len(taken)
        return last + 1 - k

    def _gap(self, start: int, raw: int) -> None:
        """The characters between the last ones taken and `start`: taken as well if the raw page has the very same."""
        gap = self.text[self.built.length : start]
        if gap == " " and self.raw_end + 1 == raw and self.page.raw[self.raw_end] == " ":
            self.built.take(gap, self.raw_end)
        else:
            self.built.make(gap)


def _dropped(page: _PageCharacters) -> tuple[str, ...]:
    """Stretches of visible text of which less than half was used, with a line a block."""
    stretches: list[str] = []
    open_ = ""
    block = -1
    for piece, start in zip(page.pieces, page.starts, strict=True):
        if 2 * sum(page.used[start : start + len(piece.text)]) >= len(piece.text):
            stretches.append(open_)
            open_, block = "", -1
            continue
        shown = page.raw[piece.raw_start : piece.raw_end] if piece.exact else piece.text
        open_ += ("\n" if block not in (-1, piece.block) else "") + shown.replace("\n", " ")
        block = piece.block
    stretches.append(open_)
    tidy = ("\n".join(" ".join(line.split()) for line in s.split("\n")) for s in stretches)
    return tuple(s for s in tidy if any(c.isalnum() for c in s))


def align(text: str, raw: str, pieces: Sequence[Piece]) -> Aligned:
    """Segments of an extracted text, and what it left out.

    Args:
        text: The extracted text.
        raw: The decoded page.
        pieces: The page's visible characters, as `scan_html` gives them.

    Returns:
        Segments in which every character equals that of the raw page; visible stretches that no line of the text holds.
    """
    page = _PageCharacters(raw, pieces)
    segments = _TextWalk(text, page).run()
    return Aligned(segments, _dropped(page))

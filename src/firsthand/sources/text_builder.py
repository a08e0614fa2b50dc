"""Builds an account's text piece by piece and remembers where each piece stands in the raw item.

Used by every opener.  A piece is either taken from the raw item character by character, or made by extraction (a line
break between two paragraphs, a repaired letter); only the former gets a segment, so `raw[raw_start:raw_start + length]
== text[start:start + length]` holds for every segment.
"""

from __future__ import annotations

from firsthand.spans import Segment


class TextBuilder:
    """Collects text and its segments; neighbouring pieces that are neighbours in the raw item as well become one."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self.length = 0

    def take(self, piece: str, raw_start: int, page: int = 0) -> None:
        """Append characters that stand one to one in the raw item.

        Args:
            piece: The characters; empty does nothing.
            raw_start: Where the first stands in the raw item's decoded text (of that page).
            page: Page number from 1, 0 where there are no pages.
        """
        if not piece:
            return
        last = self._segments[-1] if self._segments else None
        if (
            last
            and last.page == page
            and last.start + last.length == self.length
            and last.raw_start + last.length == raw_start
        ):
            self._segments[-1] = Segment(last.start, last.length + len(piece), last.raw_start, page)
        else:
            self._segments.append(Segment(self.length, len(piece), raw_start, page))
        self._append(piece)

    def make(self, piece: str) -> None:
        """Append characters that the raw item does not hold at this place."""
        if piece:
            self._append(piece)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    @property
    def text(self) -> str:
        """All pieces so far."""
        return "".join(self._pieces)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Segments sorted by start, without overlap."""
        return tuple(self._segments)

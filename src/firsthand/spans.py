"""Spans of text, and maps that lead from a span back to the raw item it came from.

All offsets are half-open code points (`text[start:end]`), never bytes.  Refuses to repair: a span that does not hold is
an error, never moved to something near it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, `0 <= start <= end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Stretches:
    """Stretches of one text, joined where they touch, so that an offset or a span is looked up by bisection."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, at: int) -> bool:
        return self.meet(Span(at, at + 1))

    def meet(self, span: Span) -> bool:
        """Whether a span shares at least one code point with one of them."""
        last = bisect_right(self._starts, span.end - 1) - 1
        return last >= 0 and span.start < self._ends[last]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text whose characters stand one to one in the raw item.

    Attributes:
        start: First code point in the account's text.
        length: Number of code points, above 0.
        raw_start: First code point in the raw item's decoded text (of that page, for a paged item); -1 where the
            words were given beside the item (a manifest's `title`).
        page: Page number from 1 for paged items, else 0.
        field: Which field of the input the words stand in: `body`, or `title` for a title given apart.
    """

    start: int
    length: int
    raw_start: int
    page: int = 0
    field: str = "body"


@dataclass(frozen=True, slots=True)
class RawSpan:
    """Where a span stands in the raw item: a page (0 if unpaged), a field, and half-open code points there."""

    page: int
    field: str
    start: int
    end: int


def locate(segments: Sequence[Segment], span: Span) -> tuple[RawSpan, ...]:
    """Lead a span of the account's text back to the raw item.

    Args:
        segments: Segments sorted by `start`, without overlap; stretches between them were made by extraction
            (a line break between two cells, say) and have no place in the raw item.
        span: Span in the account's text.

    Returns:
        The pieces in the raw item, in order; empty where no character of the span stands there.
    """
    out: list[RawSpan] = []
    at = max(0, bisect_right([s.start for s in segments], span.start) - 1)
    for seg in segments[at:]:
        if seg.start >= span.end:
            break
        low, high = max(span.start, seg.start), min(span.end, seg.start + seg.length)
        if low < high:
            shift = seg.raw_start - seg.start
            out.append(RawSpan(seg.page, seg.field, low + shift, high + shift))
    return tuple(out)


def content_id(prefix: str, *parts: object, size: int = 16) -> str:
    """An id that is a hash of content, the same on every machine and in every run.

    Args:
        prefix: One or two letters that say the noun (`a` account, `c` claim ...).
        parts: What identifies the thing; `None` and `""` are told apart.
        size: Hexadecimal digits to keep, 8 to 64.

    Returns:
        `prefix` followed by `size` hexadecimal digits of SHA-256.
    """
    pieces: list[bytes] = []
    for part in parts:
        if part is None:
            pieces.append(_NONE)
        else:
            raw = (part if isinstance(part, str) else str(part)).encode("utf-8", "surrogatepass")
            size_of = len(raw) + 1
            pieces += (_LEADS[size_of] if size_of < len(_LEADS) else _lead(size_of), raw)
    return prefix + hashlib.sha256(b"".join(pieces)).hexdigest()[:size]


def _lead(size: int) -> bytes:
    """What stands before a part: its length in bytes with the sign that it is one."""
    return size.to_bytes(8, "big") + b"\x01"


_NONE = (1).to_bytes(8, "big") + b"\x00"
_LEADS = tuple(_lead(size) for size in range(256))


def quote_selector(text: str, span: Span, context: int = 32) -> dict[str, str]:
    """A W3C Web Annotation `TextQuoteSelector` for a span.

    Args:
        text: The account's text.
        span: Span in it.
        context: Code points of prefix and suffix to keep.

    Returns:
        `exact`, `prefix` and `suffix`.

    Source: W3C Web Annotation Data Model, 4.2.4.
    """
    return {
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - context) : span.start],
        "suffix": text[span.end : span.end + context],
    }

"""Lists of labels and values, and entries that begin with a clock, kept from an extractor that takes them for furniture.

Between the scan of a page and its extraction.  A list of short items without links, one of whose labels is a word over
counts, places or days, becomes a table of the same words; an entry of a live page loses its class, by which the first of
them would be taken for the whole story.  Refuses to touch any other markup, and runs in time linear in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from firsthand.lang.table_words import all_table_words

MOST_CHARACTERS = 6_000  # of the markup of one list
LONGEST_ITEM = 160  # visible characters of one item
_LIST = re.compile(r"<(ul|ol|dl)\b[^>]{0,400}>", re.I)
_ITEM = re.compile(r"<(?:li|dt)\b[^>]{0,400}>", re.I)
_TAG = re.compile(r"<[^>]{0,400}>")
_LINK = re.compile(r"<a\s", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_ENTRY = re.compile(
    r"<(div|section|article|li)\b[^>]{1,400}>(?=(?:\s{0,20}<[a-z][^>]{0,200}>){0,3}\s{0,20}\d{1,2}[.:h]\d\d(?!\d|[.:]\d{3}))",
    re.I,
)


def kept_lists(page: str) -> str:
    """The page with its lists of labels and values as tables, and entries that begin with a clock without a class.

    Args:
        page: Markup without scripts and comments.
    """
    page = _ENTRY.sub(r"<\1>", page)
    out: list[str] = []
    at = 0
    for start, end, table in _tables(page):
        out += page[at:start], table
        at = end
    return "".join((*out, page[at:]))


def _tables(page: str) -> Iterator[tuple[int, int, str]]:
    """Where lists of labels and values stand, and the tables that take their place."""
    at = 0
    for opened in _LIST.finditer(page):
        if opened.start() < at:
            continue
        close = page.find(f"</{opened[1]}", opened.end(), opened.end() + MOST_CHARACTERS)
        inside = page[opened.end() : close] if close >= 0 else ""
        rows = [] if _LIST.search(inside) or _LINK.search(inside) else _rows(inside)
        end = page.find(">", close) + 1
        if close >= 0 and end and _tells(rows):
            yield opened.start(), end, _table(rows)
            at = end


def _rows(inside: str) -> list[list[str]]:
    """The texts of each item of a list."""
    edges = [m.start() for m in _ITEM.finditer(inside)]
    items = (inside[a:b] for a, b in pairwise([*edges, len(inside)]))
    return [[text for piece in _TAG.split(item) if (text := piece.strip())] for item in items]


def _tells(rows: list[list[str]]) -> bool:
    """Whether the items are short pairs, and one of their labels is a word over counts, places or days."""
    if any(sum(map(len, row)) > LONGEST_ITEM for row in rows):
        return False
    labels = [unescape(row[0]).lower() for row in rows if len(row) == 2]
    labels += [unescape(row[0]).lower().partition(":")[0] for row in rows if len(row) == 1 and ":" in row[0]]
    return any(not all_table_words().isdisjoint(_WORD.findall(label)) for label in labels)


def _table(rows: list[list[str]]) -> str:
    """A table with a row for each item: the label, and the rest of its words."""
    cells = ((row[0], " ".join(row[1:])) if len(row) > 1 else (row[0],) for row in rows if row)
    lines = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    return f"<table>{''.join(lines)}</table>"

"""Finds when an account was published, as EDTF, and says what tells it.

A step inside `accounts/`.  In order: given in the input, the format's metadata, the address, the dateline, a header line,
and last a date reckoned from the text.  Refuses to fill in what is not told: never the year of the run, never a day
where only a month is known; two digits of a year keep their century open unless the text has full years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.accounts.anniversaries import reckon
from firsthand.accounts.blocks import Block
from firsthand.accounts.bylines import Imprint
from firsthand.lang.dates import DateMention, find_dates
from firsthand.lang.edtf import OPEN_YEAR, bounds, dated, in_century, mask, open_century, open_year
from firsthand.lang.pack import LanguagePack
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.spans import Span
from firsthand.vocabulary import PublishedBasis

_IN_URL = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
    r"|/(?P<y1>(?:19|20)\d\d)/(?P<m1>\d{1,2})/(?P<d1>\d{1,2})(?=[/_.-]|$)|/(?P<y2>(?:19|20)\d\d)/(?P<m2>0[1-9]|1[0-2])(?=/|$)"
)
_HEAD, _TAIL, _LINE = 14, 3, 140
_FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication.

    Attributes:
        edtf: The date.
        words: The words that a `derived` date was reckoned from; None for any other.
    """

    edtf: str
    basis: PublishedBasis
    words: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedLabels:
    """What a language writes before a date of publication.

    Attributes:
        first, updated: Match at the end of what stands before the date, of a first and of a later version.
        beside: What may stand beside a date in a line that is nothing but a date.
    """

    first: re.Pattern[str]
    updated: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def published_labels(pack: LanguagePack) -> PublishedLabels:
    """The labels of a language, compiled from `published.toml`."""
    topic = pack.topic("published")

    def one(name: str, form: str) -> re.Pattern[str]:
        return re.compile(form.format("|".join(topic.get(name, ())) or r"(?!)"), re.I)

    label = r"(?:^|[\s(|*-])(?:{})\s*(?::\s*)?$"
    return PublishedLabels(one("first_published", label), one("updated", label), one("beside", r"\b(?:{})"))


def published_apart(item: RawItem, opened: Opened) -> Published | None:
    """The date that input, metadata or address tell; None where none does.

    A given value that is no date is passed over here; the reader of manifests reports it.
    """
    given = checked_date(item.published) if item.published else None
    if given:
        return Published(given, "given")
    if opened.published:
        return Published(opened.published, opened.published_basis or "meta")
    in_url = _from_url(item.url or "")
    return Published(in_url, "url") if in_url else None


def _from_url(url: str) -> str | None:
    found = _IN_URL.search(url)
    if not found:
        return None
    year, month, day = (found[n] or found[f"{n}1"] for n in "ymd")
    if year:
        return checked_date(f"{year}-{month:0>2}-{day:0>2}")
    return f"{found['y2']}-{found['m2']}"


def published_in(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], imprint: Imprint, *, pack: LanguagePack | None
) -> Published | None:
    """The date that the account's own words tell.

    Args:
        text: The account's text.
        blocks: Its blocks.
        sentences: Its sentences.
        imprint: Its dateline and byline.
        pack: Lexicons of its language; without one nothing is read.

    Returns:
        The date with its basis; None where the text tells none.
    """
    if pack is None:
        return None
    dateline = _with_century(imprint.dateline_edtf, text)
    if dateline and bounds(dateline)[0]:
        return Published(dateline, "dateline")
    header = _header(blocks, pack)
    if header:
        return Published(header, "byline")
    reckoned = reckon(text, sentences, pack)
    if not reckoned:
        return Published(dateline, "dateline") if dateline and not open_year(dateline) else None
    return Published(_with_day(reckoned.edtf, dateline), "derived", reckoned.words)


def _with_century(edtf: str | None, text: str) -> str | None:
    """A date of a two-digit year in the century of the text's full years, where they agree on one."""
    if not edtf or not open_century(edtf) or open_year(edtf):
        return edtf
    full = {y[:2] for y in _FULL_YEAR.findall(text[:20_000]) if in_century(edtf, y[:2]) >= y or y[:2] == "20"}
    return in_century(edtf, full.pop()) if len(full) == 1 else edtf


def _with_day(edtf: str, dateline: str | None) -> str:
    """A reckoned month with the day that the dateline names, where it names one of that month."""
    day, month = mask(dateline) if dateline else None, mask(edtf)
    if day and month and day.year == OPEN_YEAR and day.day and (month.month, month.day) == (day.month, ""):
        return dated(month.year, day.month, day.day)
    return edtf


def _header(blocks: Sequence[Block], pack: LanguagePack) -> str | None:
    """The date of a line at the head or foot that is a date or holds a labelled one; first publication wins."""
    labels = published_labels(pack)
    best: tuple[int, int, str] | None = None
    for at, block in enumerate([*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _TAIL) :]]):
        line = block.text
        if len(line) > _LINE or not any(c.isdigit() for c in line):
            continue
        for d in find_dates(line, pack):
            if d.granularity != "day" or not bounds(d.edtf)[0]:
                continue
            before = line[: d.start]
            rank = 0 if labels.first.search(before) else 2 if labels.updated.search(before) else 1
            if (rank != 1 or (_bare(line, d, labels) and at < _HEAD)) and (best is None or rank < best[0]):
                best = (rank, at, d.edtf)
    return best[2] if best else None


def date_lines(blocks: Sequence[Block], pack: LanguagePack | None) -> frozenset[int]:
    """Starts of the lines at the head of a text that are a date, labelled or not, and nothing else: never a headline."""
    if pack is None:
        return frozenset()
    labels = published_labels(pack)
    return frozenset(
        block.start
        for block in blocks[:_HEAD]
        if len(block.text) <= _LINE and any(c.isdigit() for c in block.text)
        if any(_bare(block.text, d, labels) for d in find_dates(block.text, pack))
    )


def _bare(line: str, date: DateMention, labels: PublishedLabels) -> bool:
    """Whether nothing but a label, a time of day or a weekday stands beside the date of a line."""
    before = line[: date.start]
    for label in (labels.first, labels.updated):
        before = label.sub("", before)
    return not any(c.isalnum() for c in labels.beside.sub("", f"{before} {line[date.end :]}"))

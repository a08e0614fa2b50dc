"""What a page says of itself: title, author, publisher, language, and when it was published.

Beside the main text.  Trusts linked data and `meta` dates first, then the address, then a search of the marked-up dates
(htmldate).  Refuses dates from the page's running text: that is the accounts stage's work, with its words as the basis.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from firsthand.sources.html_scan import PageScan
from firsthand.sources.language_code import language_code
from firsthand.sources.published_date import checked_date
from firsthand.vocabulary import PublishedBasis

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
# First of January written out: only then is htmldate's answer of that day more than the year.
_FIRST_DAY = re.compile(
    r"\d{4}[-/.]?0?1[-/.]?0?1(?!\d)|(?<!\d)0?1[-/.]0?1[-/.]\d{4}|\b0?1(?:st)?\W{1,3}\w{3,12}\W{1,3}\d{4}"
    r"|\b[^\W\d]{3,12}\W{1,3}0?1(?:st)?,?\W{1,3}\d{4}"
)
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageDate:
    """When a page says it was published (EDTF), and where it says so: `meta` or `url`."""

    published: str
    basis: PublishedBasis


def _linked_data(scan: PageScan) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, outermost first."""
    waiting: list[Any] = []
    for script in scan.json_ld:
        try:
            waiting.append(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue  # broken linked data is common; the page's other metadata still counts
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _day(value: str) -> str | None:
    """A date in metadata as EDTF: ISO, with slashes from the year on, or as in mail."""
    value = value.strip()
    good = checked_date(value)
    if good is None and (m := re.fullmatch(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:\D.*)?", value)):
        good = checked_date(f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}")
    if good is None and re.match(r"\d{4}-\d\d-\d\d", value):
        good = checked_date(value[:10])
    if good is None and re.match(r"[A-Z][a-z]{2}, \d", value):
        try:
            good = parsedate_to_datetime(value[:60]).isoformat()
        except ValueError:
            return None
    return good


def _from_meta(scan: PageScan) -> str | None:
    named: dict[str, str] = {}
    for tag in scan.tags:
        value = tag.get("content") or tag.get("datetime") or ""
        for key in ("property", "name", "itemprop", "http-equiv"):
            if value and key in tag:
                named.setdefault(tag[key].lower(), value)
    return next((d for n in _DATE_NAMES if n in named and (d := _day(named[n]))), None)


def _from_address(address: str) -> str | None:
    for m in _URL_DAY.finditer(address):
        good = checked_date(f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}")
        if good:
            return good
    month = _URL_MONTH.search(address)
    return f"{month[1]}-{month[2]}" if month else None


def _searched(scan: PageScan) -> str | None:
    """The marked-up date that htmldate finds; where the page knows only the year, the year."""
    from htmldate import find_date

    try:
        found = find_date(scan.clean, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None  # htmldate stumbles over some broken pages; such a page is then undated
    if not found:
        return None
    only_year = found.endswith("-01-01") and not _FIRST_DAY.search(scan.clean)
    return str(found[:4] if only_year else found)


def page_date(scan: PageScan, address: str | None) -> PageDate | None:
    """When a page says it was published.

    Args:
        scan: The page.
        address: Its address, if the input or the page gives it.

    Returns:
        The date with its basis, None where no metadata and no address tells it.

    Source: schema.org `datePublished`; Open Graph `article:published_time`; Dublin Core `issued`.
    """
    for node in _linked_data(scan):
        value = node.get("datePublished")
        good = _day(value) if isinstance(value, str) else None
        if good:
            return PageDate(good, "meta")
    good = _from_meta(scan)
    if good:
        return PageDate(good, "meta")
    good = _from_address(address or "")
    if good:
        return PageDate(good, "url")
    good = _searched(scan)
    return PageDate(good, "meta") if good else None


def page_address(scan: PageScan) -> str | None:
    """The address that a page gives as its own (canonical link, else `og:url`)."""
    canonical = (t.get("href") for t in scan.tags if t[""] == "link" and t.get("rel", "").lower() == "canonical")
    shared = (t.get("content") for t in scan.tags if t.get("property", "").lower() == "og:url")
    return next((a for a in (*canonical, *shared) if a), None)


def page_language(scan: PageScan) -> str | None:
    """The language that a page declares, ISO 639-1, None where it declares none."""
    for tag in scan.tags:
        if tag[""] == "html" and tag.get("lang", tag.get("xml:lang")):
            return language_code(tag.get("lang") or tag["xml:lang"])
    for tag in scan.tags:
        key = (tag.get("http-equiv") or tag.get("property") or tag.get("name") or "").lower()
        if key in ("content-language", "og:locale", "language", "dc.language") and tag.get("content"):
            return language_code(tag["content"].partition(",")[0])
    return None

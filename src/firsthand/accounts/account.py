"""An account: one teller's text at one moment, with what tells who published it, when, and in which language."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.sources.raw_item import Link
from firsthand.spans import Segment, Span
from firsthand.vocabulary import PublishedBasis, RegionKind


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the account's text with a use of its own.

    Attributes:
        kind: `title`, `byline`, `dateline`, `credit` ("Press-release of ..."), `caption`, `body`.
        start, end: Half-open code points of the account's text.
    """

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that extraction took out, kept so that a person can see it and put it back.

    Attributes:
        kind: `furniture` (menu, share line, teaser ...) or `disclaimer`.
        text: The words.
        raw_start: Where they stand in the opened item's text, in code points.
    """

    kind: str
    text: str
    raw_start: int


@dataclass(frozen=True, slots=True)
class Account:
    """One teller's text at one moment.

    Attributes:
        account_id: Hash of what the input gave.
        version_id: Hash of account_id and text: another extraction is another version of the same account.
        source_id: The id given in the input, else the relative path or address.
        published: EDTF, None where nothing tells it; `../2025-01-20` for "before".
        published_basis: What tells it: `given`, `meta`, `url`, `dateline`, `byline`, `reviewer` (a person), or `derived` from
            `published_words` of the account.
        language: ISO 639-1; `und` where it cannot be told.
        text: The words that claims are read from: title (if it was given apart, as the first line), then the body.
        sentences: Spans of `text`, in order, never across a paragraph; the title and each list item or cell is a sentence.
        regions: Uses of stretches of the text; what no region names is body.
        dropped: What extraction took out.
        segments: Leads from `text` to the raw item.
        event_hint: The user's own event key.
        retrieved: When its bytes were got, ISO 8601, where the input says it.
        archived_url: The address of the archived copy that they come from.
        in_reply_to: The `source_id` of the message that it answers.
    """

    account_id: str
    version_id: str
    source_id: str
    media_type: str
    sha256: str
    text: str
    language: str = "und"
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    published_words: str | None = None
    event_hint: str | None = None
    retrieved: str | None = None
    archived_url: str | None = None
    in_reply_to: str | None = None
    sentences: tuple[Span, ...] = ()
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def published_by(self) -> str | None:
        """What tells the date as the exports say it: `given`, or `derived: ` and the words it was reckoned from."""
        return (
            self.published_basis if self.published_words is None else f"{self.published_basis}: {self.published_words}"
        )

"""What came in: a raw item is the bytes of one input row with all that the input said of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from firsthand.sources.well_formed import make_well_formed
from firsthand.spans import Segment, content_id
from firsthand.vocabulary import PublishedBasis, RejectionCode


@dataclass(frozen=True, slots=True)
class Restored:
    """Words that extraction leaves out of an item and that a person put back.

    Attributes:
        raw_start: Where they stand in the opened item's text, in code points; -1 where opening itself left them out.
    """

    text: str
    raw_start: int = -1


@dataclass(frozen=True, slots=True)
class RawItem:
    """One input: a file, or a row of a manifest.  Immutable; its bytes are the evidentiary copy.

    Attributes:
        source_id: The id given in the input, else the path relative to the folder read (forward slashes), else the address.
        path: Path as found, None for a manifest row that carries its own text.
        url, title, published, publisher, language, event: As given in the input, None where it gave none.
        media_type: `text/plain`, `text/html`, `application/pdf`, `message/rfc822`,
            `application/vnd.openxmlformats-officedocument.wordprocessingml.document`.
        retrieved: When the bytes were got, ISO 8601, where the input says it; tells nothing of their publication.
        archived_url: The address of the archived copy that they come from, where `url` is that of the page it keeps.
        charset: The encoding that came with the bytes (a web server's word for it).
        credit: From whom it was passed on, as the input says.
        in_reply_to: The `source_id` of what it answers.
        data: The bytes, unaltered (for a manifest row: its `text` or `html` in UTF-8).
        restored: What people put back into its text; no part of what came in.
    """

    source_id: str
    media_type: str
    data: bytes
    path: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    event: str | None = None
    retrieved: str | None = None
    archived_url: str | None = None
    charset: str | None = None
    credit: str | None = None
    in_reply_to: str | None = None
    restored: tuple[Restored, ...] = ()

    def __post_init__(self) -> None:
        make_well_formed(self)

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def account_id(self) -> str:
        """Hash of what the input gave; a reviewer's correction never changes it.

        Source: record.md rule 2 (id, address or relative path, publisher, published, bytes).
        """
        return content_id("a", self.source_id, self.url, self.publisher, self.published, self.sha256)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input, or a part of one, that could not be taken in.

    Attributes:
        input: Path, address, id or `manifest:row`.
        stage: `sources`, `accounts`, `claims` ...
        code: Short machine-readable reason (`empty`, `encrypted`, `too_large` ...).
        detail: One sentence for a person: what is wrong and what to do.
    """

    input: str
    stage: str
    code: RejectionCode
    detail: str

    def __post_init__(self) -> None:
        make_well_formed(self)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the user should know of how an input was taken; said once, stored nowhere.

    Attributes:
        input: File, or table of a file.
        lines: For a person.
    """

    input: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink inside the text of an HTML item."""

    start: int
    end: int
    target: str

    def __post_init__(self) -> None:
        make_well_formed(self)


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a raw item, opened from its format, with what the format itself tells.

    Attributes:
        text: Text as a person would read it, before furniture of the page is taken out (HTML: main text only).
        segments: Leads from `text` to the raw item's decoded text (PDF: page and position).
        title, byline, publisher, language, published, agency: From the format's metadata only, None where silent.
        published_basis: `meta` or `url` where `published` is set.
        links: Hyperlinks, as spans of `text`.
        dropped: Text of the item that opening left out (menus of an HTML page), for review.
    """

    text: str
    segments: tuple[Segment, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    agency: str | None = None
    links: tuple[Link, ...] = ()
    dropped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        make_well_formed(self)

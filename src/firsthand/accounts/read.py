"""From an opened item to an account: the path's third step.

Takes furniture out, finds title, byline, agency, dateline, credits, language and date of publication, and cuts sentences.
Pure; refuses to alter a character of what it keeps, and refuses an item in which no word is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from firsthand.accounts.account import Account, Region
from firsthand.accounts.blocks import Block, blocks_of, paragraphs_of
from firsthand.accounts.bylines import Imprint, agency_of, read_imprint
from firsthand.accounts.compose import Composed, compose
from firsthand.accounts.furniture import furniture_of
from firsthand.accounts.language import language_of
from firsthand.accounts.published import Published, date_lines, published_apart, published_in
from firsthand.accounts.restore import with_lost, without_restored
from firsthand.accounts.sentences import sentences_of
from firsthand.accounts.title import Title, headline, known_title
from firsthand.config import AccountsConfig
from firsthand.errors import InputError
from firsthand.lang.forms import all_forms
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.spans import Span, content_id


def read_account(item: RawItem, opened: Opened, config: AccountsConfig) -> Account:
    """The account that an item holds.

    Args:
        item: What came in, with what the input said of it.
        opened: Its text, opened from its format.
        config: Default language.

    Returns:
        The account; its `segments` lead to the raw item, its `dropped` hold what was left out.

    Raises:
        InputError: `no_text`, where neither text nor title holds a word.
    """
    opened = with_lost(opened, item.restored) if item.restored else opened
    language = language_of(opened.text or item.title or "", item.language, opened.language, config.default_language)
    pack = pack_for(language)
    raw_blocks = blocks_of(opened.text)
    known = known_title(item.title, opened.title, raw_blocks)
    cut = furniture_of(raw_blocks, pack, known.text if known else None)
    cut = without_restored(cut, raw_blocks, opened.text, item.restored) if item.restored else cut
    composed = compose(opened, raw_blocks, cut, known.text if known and known.block is None else None)
    if not any(c.isalnum() for c in composed.text):
        raise InputError("holds no word", item.source_id, "give an item with text", code="no_text", stage="accounts")
    read = _read_words(composed, known, language, pack)
    published = published_apart(item, opened) or published_in(
        composed.text, read.blocks, read.sentences, read.imprint, pack=pack
    )
    return _account(item, opened, composed, replace(read, published=published))


@dataclass(frozen=True, slots=True)
class _WordsRead:
    """What was read from the words of one account."""

    language: str
    blocks: Sequence[Block]
    imprint: Imprint
    title: Title | None
    regions: tuple[Region, ...]
    sentences: tuple[Span, ...]
    agency: str | None
    published: Published | None = None


def _read_words(composed: Composed, known: Title | None, language: str, pack: LanguagePack | None) -> _WordsRead:
    blocks = blocks_of(composed.text)
    title = _title_here(known, blocks, composed)
    imprint = read_imprint(blocks, pack, title.block if title else None)
    paragraphs = paragraphs_of(blocks)
    passed = {r.start for r in imprint.regions} | date_lines(blocks, pack)
    title = title or headline(blocks, paragraphs, passed)
    regions = _regions(imprint, title)
    sentences = sentences_of(composed.text, _stretches(paragraphs, regions), language, pack)
    agency = imprint.agency or _dropped_agency(composed, pack)
    return _WordsRead(
        language=language,
        blocks=blocks,
        imprint=imprint,
        title=title,
        regions=regions,
        sentences=_title_whole(sentences, title),
        agency=agency,
    )


def _account(item: RawItem, opened: Opened, composed: Composed, read: _WordsRead) -> Account:
    return Account(
        account_id=item.account_id,
        version_id=content_id("v", item.account_id, composed.text),
        source_id=item.source_id,
        media_type=item.media_type,
        sha256=item.sha256,
        text=composed.text,
        language=read.language,
        url=item.url,
        title=read.title.text if read.title else None,
        publisher=item.publisher or opened.publisher or _site(item.url),
        byline=opened.byline or read.imprint.byline,
        agency=opened.agency or item.credit or read.agency,
        dateline=read.imprint.dateline,
        published=read.published.edtf if read.published else None,
        published_basis=read.published.basis if read.published else None,
        published_words=read.published.words if read.published else None,
        event_hint=item.event,
        retrieved=item.retrieved,
        archived_url=item.archived_url,
        in_reply_to=item.in_reply_to,
        sentences=read.sentences,
        regions=read.regions,
        links=composed.links,
        dropped=composed.dropped,
        segments=composed.segments,
    )


def _title_here(known: Title | None, blocks: Sequence[Block], composed: Composed) -> Title | None:
    """A known title with its block in the composed text."""
    if known is None:
        return None
    if known.block is None:
        return Title(known.text, blocks[0])
    at = next((b for b in blocks if b.text == known.block.text), None)
    return Title(known.text, at)


def _regions(imprint: Imprint, title: Title | None) -> tuple[Region, ...]:
    if title is None or title.block is None:
        return imprint.regions
    block = title.block
    others = [r for r in imprint.regions if r.end <= block.start or r.start >= block.end]
    return tuple(sorted([*others, Region("title", block.start, block.end)], key=lambda r: r.start))


def _stretches(paragraphs: Sequence[tuple[int, int]], regions: Sequence[Region]) -> list[tuple[int, int]]:
    """Paragraphs, cut where a region begins or ends inside one (a dateline, a credit at the end)."""
    edges = sorted({at for r in regions for at in (r.start, r.end)})
    out: list[tuple[int, int]] = []
    k = 0
    for start, end in paragraphs:
        at = start
        while k < len(edges) and edges[k] <= start:
            k += 1
        while k < len(edges) and edges[k] < end:
            out.append((at, edges[k]))
            at = edges[k]
            k += 1
        out.append((at, end))
    return out


def _title_whole(sentences: tuple[Span, ...], title: Title | None) -> tuple[Span, ...]:
    """Sentences with the title as one, whatever stands in it."""
    if title is None or title.block is None:
        return sentences
    whole = Span(title.block.start, title.block.end)
    return tuple(sorted([whole, *(s for s in sentences if not whole.overlaps(s))]))


def _dropped_agency(composed: Composed, pack: LanguagePack | None) -> str | None:
    """The agency that a note of copyright names; such notes are left out of the text."""
    notes = (
        d.text
        for d in composed.dropped
        if len(d.text) < 600 and ("©" in d.text or any(w in d.text for w in all_forms().rights))
    )
    return next((of for note in notes if (of := agency_of(note, pack))), None)


def _site(url: str | None) -> str | None:
    """The domain of an address, without `www.` and port; None where it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None

"""What is fuzzed: each reader over bytes, and what must hold of what it reads."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from firsthand.accounts.read import read_account
from firsthand.config import Config
from firsthand.errors import InputError
from firsthand.lang import edtf
from firsthand.lang.pack import languages
from firsthand.sources.confined import tables_of
from firsthand.sources.find import find_items
from firsthand.sources.media_types import DOCX, EML, HTML, PDF, TEXT, XLSX
from firsthand.sources.open_item import open_item, raw_texts
from firsthand.sources.published_date import checked_date
from firsthand.sources.raw_item import Notice, RawItem, Rejection

CONFIG = Config()
PARSERS = {"html": HTML, "docx": DOCX, "eml": EML, "pdf": PDF}


def opened(media_type: str) -> Callable[[bytes], None]:
    """The opening of one format, and the account that is read of it."""

    def tried(data: bytes) -> None:
        item = RawItem(source_id="fuzzed", media_type=media_type, data=data)
        try:
            told = open_item(item, CONFIG.sources)
            account = read_account(item, told, CONFIG.accounts)
        except InputError:
            return
        assert told.text.strip()
        raw = raw_texts(item, CONFIG.sources)
        for one in (s for s in told.segments if s.raw_start >= 0):
            stands = told.text[one.start : one.start + one.length]
            assert raw[one.page][one.raw_start : one.raw_start + one.length] == stands, one
        for span in account.sentences:
            assert 0 <= span.start < span.end <= len(account.text), span
        assert account.published is None or edtf.precision(account.published), account.published

    return tried


def manifest(data: bytes) -> None:
    """A manifest; its first byte says of which kind."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / ("rows.csv" if data[:1] < b"T" else "rows.jsonl")
        path.write_bytes(data)
        for one in find_items(path, CONFIG.sources):
            assert isinstance(one, (RawItem, Rejection, Notice))


def found_under(*names: str) -> Callable[[bytes], None]:
    """What a file holds many accounts in, under each of some names."""

    def tried(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name in names:
                path = Path(folder) / name
                path.write_bytes(data)
                for one in find_items(path, CONFIG.sources):
                    assert isinstance(one, (RawItem, Rejection, Notice))
                    assert not isinstance(one, RawItem) or one.data

    return tried


def sheet(data: bytes) -> None:
    """A spreadsheet, read in the process that opens items: what is far apart in one can end it."""
    try:
        tables = tables_of(RawItem(source_id="fuzzed", media_type=XLSX, data=data), CONFIG.sources)
    except InputError:
        return
    assert all(t.first > 0 and isinstance(t.rows, list) for t in tables)


def dates(data: bytes) -> None:
    """A date: whatever is said of it, it is a date or refused."""
    text = data.decode("utf-8", "replace")
    for year_first in (text, f"2031-{text}"):
        if edtf.is_edtf(year_first):
            edtf.bounds(year_first)
            assert edtf.precision(year_first)
            edtf.width(year_first)
    found = checked_date(text)
    assert found is None or edtf.precision(found), found


def claims(data: bytes) -> None:
    """The claims of a text, in the language that its first byte says."""
    if len(data) < 2:
        return
    from firsthand.claims.read import read_account_claims

    known = sorted(languages())
    item = RawItem("fuzzed", TEXT, data[1:], language=known[data[0] % len(known)], published="2031-05-04")
    try:
        account = read_account(item, open_item(item, CONFIG.sources), CONFIG.accounts)
    except InputError:
        return
    found = read_account_claims(account, CONFIG.claims)
    for claim in found:
        assert 0 <= claim.start < claim.end
        assert claim.quote == account.text[claim.start : claim.end]
        edtf.bounds(claim.edtf)
        assert claim.low is None or claim.high is None or claim.low <= claim.high, claim


TRY: dict[str, Callable[[bytes], None]] = {
    **{name: opened(kind) for name, kind in PARSERS.items()},
    "archive": found_under("a.zip", "a.tar", "a.tar.gz", "a.wacz"), "captures": found_under("a.warc", "a.warc.gz"),
    "chat": found_under("result.json", "_chat.txt", "messages.html", "a.mbox"),
    "sheet": sheet, "manifest": manifest, "edtf": dates, "claims": claims,
}  # fmt: skip


def load(target: str) -> None:
    """Load what a target needs, before the first input."""
    if target in PARSERS:
        importlib.import_module(f"firsthand.sources.{target}")
    if target == "claims":
        for number in range(len(languages())):
            claims(bytes([number]) + b"Five people died on 3 May 2031.")

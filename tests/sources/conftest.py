"""Makers of files: small, valid PDF, Word and mail files with invented words, and ways to spoil them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import pytest

from firsthand.config import SourcesConfig
from firsthand.sources.media_types import DOCX, EML, HTML, PDF, TEXT
from firsthand.sources.open_item import raw_texts
from firsthand.sources.raw_item import Opened, RawItem

MakePdf = Callable[..., bytes]
MakeDocx = Callable[..., bytes]
MakeItem = Callable[..., RawItem]
LeadsBack = Callable[[RawItem, Opened], None]

_TYPES = {"txt": TEXT, "html": HTML, "pdf": PDF, "docx": DOCX, "eml": EML}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _content(lines: Sequence[str]) -> bytes:
    """A content stream: lines of 12 points, 14 apart; an empty line leaves a gap."""
    out, y = [], 760
    for line in lines:
        if line:
            shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            out.append(f"BT /F1 12 Tf 72 {y} Td ({shown}) Tj ET")
        y -= 14
    return "\n".join(out).encode("latin-1")


def make_pdf(pages: Sequence[Sequence[str]], info: dict[str, str] | None = None, trailer: str = "") -> bytes:
    """A PDF with one stream a page, a cross-reference table, and an information dictionary."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R {resources} >>".encode()
        )
        stream = _content(lines)
        bodies.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    entries = " ".join(f"/{k} ({v})" for k, v in (info or {}).items())
    bodies.append(f"<< {entries} >>".encode("latin-1"))
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    tail = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R /Info {len(bodies)} 0 R {trailer} >>\n"
    return bytes(out) + tail.encode() + b"startxref\n%d\n%%%%EOF\n" % start


def make_docx(body: str | Sequence[str], core: str = "", compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word file: paragraphs of words, or the inner markup of its body."""
    if not isinstance(body, str):
        body = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in body)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'.encode()
        )
        if core:
            archive.writestr("docProps/core.xml", core)
    return packed.getvalue()


@pytest.fixture
def config() -> SourcesConfig:
    return SourcesConfig()


@pytest.fixture
def pdf() -> MakePdf:
    return make_pdf


@pytest.fixture
def docx() -> MakeDocx:
    return make_docx


@pytest.fixture
def item() -> MakeItem:
    """An item by its ending: `item("a.html", b"...")`."""

    def make(name: str, data: bytes, **given: Any) -> RawItem:
        return RawItem(source_id=name, media_type=_TYPES[name.rpartition(".")[2]], data=data, **given)

    return make


@pytest.fixture
def leads_back(config: SourcesConfig) -> LeadsBack:
    """Checks that every character of every segment stands in the raw item where the segment says."""

    def check(item: RawItem, opened: Opened) -> None:
        raw = raw_texts(item, config)
        end = 0
        for seg in opened.segments:
            assert seg.start >= end
            assert seg.length > 0
            end = seg.start + seg.length
            assert raw[seg.page][seg.raw_start : seg.raw_start + seg.length] == opened.text[seg.start : end]
        assert end <= len(opened.text)

    return check

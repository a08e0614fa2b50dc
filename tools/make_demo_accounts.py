"""Makes the demo's PDF, DOCX, mail and manifest from the plain sources in `tools/demo_accounts/`:

    python tools/make_demo_accounts.py

writes into `src/firsthand/demo/accounts/`.  The same sources give the same bytes on every machine: nothing is compressed,
no clock is read.  The event and all who speak of it are invented; only the names of places are real.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

SOURCES = Path(__file__).with_name("demo_accounts")
OUT = Path(__file__).parents[1] / "src" / "firsthand" / "demo" / "accounts"
PART = "\n===\n"

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 72
LEADING, COLUMNS = 15, 86
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Source:
    """A plain source: header lines `name: value`, a blank line, and its parts (pages, or rows of a manifest)."""

    head: dict[str, str]
    parts: tuple[str, ...]


def headed(text: str) -> tuple[dict[str, str], str]:
    """Header lines and what follows the first blank line."""
    head, _, body = text.strip("\n").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body.strip("\n")


def load(path: Path) -> Source:
    """A plain source file."""
    head, body = headed(path.read_text("utf-8"))
    return Source(head, tuple(p.strip("\n") for p in body.split(PART)))


def _paragraphs(part: str) -> list[str]:
    return [p for p in re.split(r"\n\n+", part) if p.strip()]


# PDF: written by hand, in a font that every reader has.


def _pdf_string(text: str) -> bytes:
    raw = text.encode("cp1252")
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", raw) + b")"


def _page_stream(page: str) -> bytes:
    out = [b"BT", b"/F1 11 Tf", f"{LEADING} TL".encode(), f"{MARGIN} {PAGE_HEIGHT - MARGIN} Td".encode()]
    for paragraph in _paragraphs(page):
        out += [_pdf_string(line) + b" Tj T*" for line in wrap(paragraph, COLUMNS, break_on_hyphens=False)]
        out.append(b"T*")
    return b"\n".join([*out, b"ET"])


def pdf(source: Source) -> bytes:
    """A PDF with one page a part."""
    pages = [f"{5 + 2 * i} 0 R" for i in range(len(source.parts))]
    info = b"<< /Title %s /Author %s /CreationDate (D:%s) >>" % (
        _pdf_string(source.head["title"]),
        _pdf_string(source.head["author"]),
        source.head["created"].encode(),
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(pages)}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        info,
    ]
    for i, part in enumerate(source.parts):
        stream = _page_stream(part)
        box = f"[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {fonts} /Contents {6 + 2 * i} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _pdf_file(objects)


def _pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


# DOCX: the least that a word processor opens.


def _paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _block(paragraph: str) -> str:
    lines = paragraph.splitlines()
    if "\t" in lines[0]:
        rows = ("".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in line.split("\t")) for line in lines)
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    if lines[0].startswith("- "):
        listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return "".join(_paragraph(line.removeprefix("- "), listed) for line in lines)
    return _paragraph(" ".join(lines))


def _docx_files(source: Source) -> Iterator[tuple[str, str]]:
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
    )
    head = source.head
    yield (
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(head['title'])}</dc:title><dc:creator>{escape(head['author'])}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(head["created"])}</dcterms:created></cp:coreProperties>',
    )
    body = "".join(_block(p) for part in source.parts for p in _paragraphs(part))
    yield "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def docx(source: Source) -> bytes:
    """A Word file: paragraphs, lists (`- `) and tables (cells parted by tabs)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _docx_files(source):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode())
    return out.getvalue()


# Mail and manifest.


def eml(source: Source) -> bytes:
    """A mail of one plain part."""
    head = source.head
    lines = [
        f"From: {head['author']}",
        "To: newsrooms@list.invalid",
        f"Subject: {Header(head['title'], 'utf-8') if not head['title'].isascii() else head['title']}",
        f"Date: {head['created']}",
        f"Organization: {head['organization']}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        "\n\n".join(source.parts),
        "",
    ]
    return "\r\n".join("\n".join(lines).split("\n")).encode()


def manifest(text: str) -> bytes:
    """JSON lines: each part's header and its text, one account a row."""
    rows = []
    for part in text.strip("\n").split(PART):
        head, body = headed(part)
        rows.append(json.dumps({**head, "text": body}, ensure_ascii=False) + "\n")
    return "".join(rows).encode()


def made(sources: Path = SOURCES) -> dict[str, bytes]:
    """Every file that is made, by name."""
    makers = {"pdf": pdf, "docx": docx, "eml": eml}
    out = {"news.jsonl": manifest((sources / "manifest.txt").read_text("utf-8"))}
    for path in sorted(sources.glob("*.txt")):
        if path.name != "manifest.txt":
            source = load(path)
            out[source.head["file"]] = makers[source.head["form"]](source)
    return out


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=OUT)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name, data in made().items():
        (out / name).write_bytes(data)
        print(f"{len(data):>7} {name}")


if __name__ == "__main__":
    main()

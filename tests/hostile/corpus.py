"""Hostile files of every format, made by code: what each is, and what becomes of it (a rejection's code, or `read`)."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from tests.hostile.pdf_bytes import pdf_of
from tests.sources.sheets import make_ods, make_xlsx, packed
from tests.sources.warcs import Shot, make_wacz, make_warc

WORDS = "KALDAN, 3 May 2021 - Five people were killed in Kaldan when a bus fell from the bridge, police said."
READ = "read"
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
Case = tuple[str, bytes, str]


def again(level: int) -> str:
    """An entity named ten times."""
    return f"&l{level};" * 10


def texts() -> Iterator[Case]:
    """Plain text in odd bytes."""
    yield "empty.txt", b"", "empty"
    yield "blank.txt", b" \n\t\r\n ", "no_text"
    yield "bom-alone.txt", b"\xef\xbb\xbf", "no_text"
    yield "signs-alone.txt", b"...---... \n !!! \n", "no_text"
    yield "random.txt", bytes(range(256)) * 20, "binary"
    yield "zeros.txt", b"\0" * 4_000, "binary"
    yield "a-picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"
    yield "elf.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 200, "binary"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "utf-7"):
        words = (
            WORDS
            if encoding != "koi8-r"
            else "В Калдане 3 мая 2021 года погибли пять человек, сообщила полиция города."
        )
        yield f"{encoding}.txt", words.encode(encoding), READ
    yield "half-a-character.txt", WORDS.encode() + b"\xe2\x82", READ
    yield "overlong.txt", WORDS.encode() + b" \xc0\xaf\xc0\xae ", READ
    yield "right-to-left.txt", (WORDS + " \u202egnp.exe\u202c \u2066x\u2069").encode(), READ
    yield "controls.txt", (WORDS + " \x1b[31m\x07\x08\x0c\x7f").encode(), READ
    yield "zero-width.txt", "\u200b".join(WORDS).encode(), READ
    yield "combining.txt", (WORDS + " a" + "\u0301" * 5_000).encode(), READ
    yield "formula.txt", ("=cmd|' /C calc'!A0\n\n" + WORDS).encode(), READ
    yield "one-word.txt", b"a" * 200_000, READ
    yield "one-number.txt", b"9" * 50_000, READ
    yield "brackets.txt", b"(" * 50_000 + WORDS.encode(), READ
    yield "quotes.txt", b"\xe2\x80\x9c" * 20_000 + WORDS.encode(), READ
    yield "spaces.txt", b"a" + b" " * 100_000 + WORDS.encode(), READ
    yield "lines.txt", b"a\n\n" * 20_000, READ
    yield "returns.txt", WORDS.encode() + b"\r" * 50_000, READ
    yield "tabs.txt", b"\t".join([WORDS.encode()] * 200), READ
    yield "dots.txt", WORDS.encode() + b" " + b". " * 30_000, READ
    yield "dashes.txt", WORDS.encode() + b" " + "—".encode() * 30_000, READ
    yield "dates.txt", b"3 May 2021, " * 2_000, READ
    yield "places.txt", b"Kaldan, Ostrava, " * 2_000, READ
    yield "names.txt", b"Petra Novak and " * 2_000, READ
    yield "rows.txt", b"Killed\t5\nInjured\t6\n" * 2_000, READ
    yield "labels.txt", b"Killed: 5\n" * 3_000, READ
    yield "pipes.txt", WORDS.encode() + b"\n" + b"|" * 30_000, READ
    yield "flags.txt", WORDS.encode() + "\U0001f1e8\U0001f1ff".encode() * 5_000, READ
    yield "private.txt", WORDS.encode() + "\ue000\uf8ff\U0010ffff".encode() * 2_000, READ
    yield "too-long.txt", b"Nine died. " * 400_000, "too_large"


def pages() -> Iterator[Case]:
    """Web pages."""

    def page(body: str, head: str = "") -> bytes:
        return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")

    laughs = "".join(f'<!ENTITY l{n} "{again(n - 1)}">' for n in range(1, 12))
    yield (
        "laughs.html",
        f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]><html><body>&l11; {WORDS}</body></html>'.encode(),
        READ,
    )
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x; '
    yield "outside.html", f"{outside}{WORDS}</body></html>".encode(), READ
    yield "script-alone.html", page("<script>document.write('Five died')</script>"), "no_text"
    yield "style-alone.html", page("<style>body:after{content:'Five died'}</style>"), "no_text"
    yield "no-body.html", b"<html></html>", "no_text"
    yield "deep.html", page("<div>" * 5_000 + WORDS), "too_deep"
    yield "deep-lists.html", page("<ul><li>" * 2_000 + WORDS), "too_deep"
    yield "deep-tables.html", page("<table><tr><td>" * 1_000 + WORDS), "too_deep"
    yield "many-elements.html", page("<b>x</b>" * 400_000), "too_large"
    yield "long-markup.html", page(f"<p {'a=b ' * 600_000}>{WORDS}</p>"), "too_large"
    yield "open-comment.html", page(f"<p>{WORDS}</p><!-- " + "x" * 50_000), READ
    yield "open-tag.html", page(f"<p>{WORDS}</p><a href='" + "x" * 50_000), READ
    yield "open-script.html", page(f"<p>{WORDS}</p><script>" + "x" * 50_000), READ
    yield "angles.html", page(f"<p>{WORDS}</p>" + "<" * 20_000), READ
    yield "ampersands.html", page(f"<p>{WORDS}</p>" + "&" * 20_000), READ
    yield "numbers.html", page(f"<p>{WORDS} &#0; &#xD800; &#x110000; &#99999999999;</p>"), READ
    yield "half-pair.html", page(f"<p>{WORDS} \ud800</p>"), READ
    yield "no-charset.html", page(f"<p>{WORDS}</p>", '<meta charset="no-such-charset">'), READ
    yield "lying-charset.html", page(f"<p>{WORDS}</p>", '<meta charset="utf-16">'), READ
    yield "refresh.html", page(f"<p>{WORDS}</p>", '<meta http-equiv="refresh" content="0;url=http://192.0.2.1/">'), READ
    yield "base.html", page(f'<p>{WORDS} <a href="//x">y</a></p>', '<base href="javascript:alert(1)">'), READ
    yield "picture.html", page(f'<p>{WORDS}</p><img src="data:image/png;base64,{"A" * 500_000}">'), READ
    yield "attributes.html", page(f"<p {' '.join(f'a{n}=1' for n in range(4_000))}>{WORDS}</p>"), READ
    yield "json-ld.html", page(f"<p>{WORDS}</p>", f'<script type="application/ld+json">{"[" * 50_000}</script>'), READ
    yield "two-bodies.html", page(f"<p>{WORDS}</p></body><body><p>{WORDS}</p>"), READ
    yield "frames.html", page(f"<p>{WORDS}</p>" + '<iframe src="file:///etc/passwd"></iframe>' * 500), READ
    yield "svg.html", page(f'<p>{WORDS}</p><svg onload="alert(1)"><text>Nine died</text></svg>'), READ
    yield "hidden.html", page(f'<p>{WORDS}</p><p style="display:none">Ninety died</p>' * 20), READ
    yield "no-end.html", f"<html><body><p>{WORDS}".encode(), READ
    yield "cdata.html", page(f"<p>{WORDS}</p><![CDATA[ {'x' * 20_000}"), READ
    yield (
        "colspan.html",
        page(f'<p>{WORDS}</p><table><tr><td colspan="999999999" rowspan="999999999">5</td></tr></table>'),
        READ,
    )
    yield "nul.html", page(f"<p>{WORDS}</p>\0<p>\0</p>"), "binary"
    yield "conditional.html", page(f"<!--[if IE]><p>x</p><![endif]--><p>{WORDS}</p>"), READ
    yield (
        "bad-date.html",
        page(f"<p>{WORDS}</p>", '<meta property="article:published_time" content="99999-99-99">'),
        READ,
    )


def word_files() -> Iterator[Case]:
    """Word files and other archives."""
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def document(body: str, before: str = "") -> str:
        return f"{before}<w:document {ns}><w:body>{body}</w:body></w:document>"

    def packed(entries: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", how) as archive:
            for name, data in entries.items():
                archive.writestr(name, data)
        return out.getvalue()

    paragraph = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    good = packed({"word/document.xml": document(paragraph)})
    yield "plain.docx", good, READ
    yield "cut.docx", good[: len(good) // 2], "damaged"
    yield "head-alone.docx", b"PK\x03\x04", "damaged"
    yield "no-document.docx", packed({"a.txt": WORDS}), "unknown_type"
    yield "no-words.docx", packed({"word/document.xml": document("<w:p/>")}), "no_text"
    yield "no-xml.docx", packed({"word/document.xml": "Five people died"}), "damaged"
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"
    yield "bomb.docx", packed({"word/document.xml": b"<a>" + b" " * 150_000_000}), "zip_bomb"
    yield "climbs.docx", packed({"../../etc/passwd": "x", "word/document.xml": document(paragraph)}), READ
    laughs = "".join(f'<!ENTITY l{n} "{again(n - 1)}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    yield (
        "laughs.docx",
        packed({"word/document.xml": document("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", doctype)}),
        "damaged",
    )
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield (
        "outside.docx",
        packed({"word/document.xml": document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", outside)}),
        "damaged",
    )
    yield "deep.docx", packed({"word/document.xml": document("<w:p>" * 9_000)}), "damaged"
    yield "too-long.docx", packed({"word/document.xml": document(paragraph * 11_000)}), "too_large"
    spoiled = bytearray(good)
    spoiled[len(good) // 3] ^= 0xFF
    yield "spoiled.docx", bytes(spoiled), "damaged"
    locked = bytearray(good)
    locked[6] |= 1
    at = good.index(b"PK\x01\x02") + 8
    locked[at] |= 1
    yield "locked.docx", bytes(locked), "encrypted"
    yield "macro.docx", packed({"word/vbaProject.bin": b"x" * 99, "word/document.xml": document(paragraph)}), READ
    yield "archive.zip", good, "unknown_type"
    yield "program.exe", b"MZ" + b"\0" * 200, "unknown_type"
    yield "picture.png", b"\x89PNG\r\n\x1a\n", "unknown_type"


def mails() -> Iterator[Case]:
    """Mails."""
    head = "From: a@example.org\nSubject: Bulletin\n"
    yield "plain.eml", f"{head}\n{WORDS}".encode(), READ
    yield "no-head.eml", f"\n{WORDS}".encode(), "damaged"
    yield "no-body.eml", f"{head}\n".encode(), "no_text"
    yield "long-head.eml", f"From: {'a' * 500_000}@example.org\n\n{WORDS}".encode(), READ
    yield "many-heads.eml", ("X-A: b\n" * 50_000 + f"{head}\n{WORDS}").encode(), READ
    yield "charset.eml", f"{head}Content-Type: text/plain; charset=no-such\n\n{WORDS}".encode(), READ
    yield "base64.eml", f"{head}Content-Transfer-Encoding: base64\n\n!!!not base64!!!".encode(), READ
    yield "coded-word.eml", f"From: =?no-such?Q?=FF=FE?= <a@b>\nSubject: =?utf-8?B?//79?=\n\n{WORDS}".encode(), READ
    yield "date.eml", f"{head}Date: Mon, 99 Foo 99999 99:99:99 +9999\n\n{WORDS}".encode(), READ
    multi = head + 'Content-Type: multipart/mixed; boundary="b"\n\n'
    part = f"--b\nContent-Type: text/plain\n\n{WORDS}\n"
    yield "no-blank-line.eml", head.encode() + WORDS.encode(), READ
    yield "folded.eml", f"Subject: {'x' * 60}{chr(10)} {'y' * 60}\n\n{WORDS}".encode(), READ
    yield (
        "printable.eml",
        f"{head}Content-Transfer-Encoding: quoted-printable\n\n{WORDS} =ZZ=\n={'=' * 5_000}".encode(),
        READ,
    )
    yield (
        "boundary.eml",
        f'{head}Content-Type: multipart/mixed; boundary="{"b" * 5_000}"\n\n{WORDS}'.encode(),
        "no_text",
    )
    yield "open-boundary.eml", (multi + part).encode(), READ
    yield "no-part.eml", multi.encode(), "no_text"
    yield "many-parts.eml", (multi + "--b\n\nx\n" * 3_000 + "--b--").encode(), "too_large"
    attached = "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=../../x\n\nFive died\n--b--"
    yield "attached-alone.eml", (multi + attached).encode(), "no_text"
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(400))
    yield "nested.eml", f"{head}{nested}\n{WORDS}".encode(), READ
    deep = "<html><body>" + "<div>" * 5_000 + WORDS
    yield "deep-page.eml", f"{head}Content-Type: text/html\n\n{deep}".encode(), "too_deep"


def printed() -> Iterator[Case]:
    """PDFs that are none, and that lie."""

    content = f"BT /F1 12 Tf 50 700 Td ({WORDS}) Tj ET"
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    known = {1: catalog, 2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", 3: page, 4: font}
    stream = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    good = pdf_of({**known, 5: stream})
    yield "plain.pdf", good, READ
    yield "cut.pdf", good[: len(good) // 2], "truncated"
    yield "head-alone.pdf", b"%PDF-1.7\n%%EOF", "damaged"
    yield "rubbish.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF", "damaged"
    yield "no-words.pdf", pdf_of({**known, 5: "<< /Length 0 >>\nstream\n\nendstream"}), "no_text"
    yield "own-parent.pdf", pdf_of({**known, 2: "<< /Type /Pages /Count 1 /Kids [2 0 R] >>", 5: stream}), "damaged"
    yield "many-pages.pdf", pdf_of({**known, 2: "<< /Type /Pages /Count 99999999 /Kids [3 0 R] >>", 5: stream}), READ
    yield "lying-length.pdf", pdf_of({**known, 5: stream.replace(f"/Length {len(content)}", "/Length 99999999")}), READ
    yield "no-font.pdf", pdf_of({**known, 4: "<< >>", 5: stream}), READ
    yield (
        "locked.pdf",
        pdf_of({**known, 5: stream, 6: "<< /Filter /Standard /V 9 /R 9 /O () /U () /P 0 >>"}, "/Encrypt 6 0 R"),
        "encrypted",
    )
    squeezed = zlib.compress(b" " * 30_000_000 + content.encode()).decode("latin-1")
    yield (
        "squeezed.pdf",
        pdf_of({**known, 5: f"<< /Filter /FlateDecode /Length {len(squeezed)} >>\nstream\n{squeezed}\nendstream"}),
        READ,
    )
    action = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
    yield "script.pdf", pdf_of({**known, 1: action, 5: stream}), READ


def rows() -> Iterator[Case]:
    """Manifests, a row each: what is rejected is the row."""
    given = {
        "no-json": "{",
        "a-list": "[1]",
        "a-number": "5",
        "nothing": "null",
        "deep": "[" * 100_000,
        "no-content": json.dumps({"id": "x"}),
        "blank": json.dumps({"text": "  "}),
        "a-number-as-text": json.dumps({"text": 5}),
        "climbs": json.dumps({"path": "../../etc/passwd"}),
        "absolute": json.dumps({"path": "/etc/passwd"}),
        "drive": json.dumps({"path": "C:\\x.txt"}),
        "null-byte": json.dumps({"path": "a\0.txt"}),
        "missing": json.dumps({"path": "none.txt"}),
        "a-manifest": json.dumps({"path": "row-blank.jsonl"}),
        "half-pair": '{"text": "\\ud800 Five people died in Kaldan."}',
        "bad-date": json.dumps({"text": WORDS, "published": "0000-99-99"}),
        "bad-language": json.dumps({"text": WORDS, "language": "../x"}),
        "script-address": json.dumps({"text": WORDS, "url": "javascript:alert(1)"}),
        "infinite": '{"text": "Five died.", "id": Infinity}',
        "twice": json.dumps({"id": "a", "text": WORDS}) + "\n" + json.dumps({"id": "a", "text": "Six died."}),
    }
    codes = {
        "no-json": "unparsable", "a-list": "unparsable", "a-number": "unparsable", "nothing": "unparsable", "deep": "unparsable",
        "no-content": "missing_column", "blank": "empty", "a-number-as-text": "bad_value", "climbs": "path_escape",
        "absolute": "path_escape", "drive": "path_escape", "null-byte": "path_escape", "missing": "missing",
        "a-manifest": "unknown_type", "bad-date": "bad_date", "bad-language": "bad_language", "twice": "duplicate_id",
    }  # fmt: skip
    for name, row in given.items():
        yield f"row-{name}.jsonl", row.encode(), codes.get(name, READ)
    yield "no-columns.csv", b"a,b\n1,2\n", "missing_column"
    yield "many-cells.csv", b"text\na,b,c\n", "unparsable"
    yield "open-quote.csv", f'text\n"{WORDS}'.encode(), READ
    yield "quotes.csv", b"text\n" + b'"' * 20_000 + b"\n", "no_text"
    yield "wide.csv", b"text," + b"a," * 5_000 + b"b\nFive died," + b"1," * 5_000 + b"2\n", READ
    yield "nul.csv", b"text\nFive\0 died\n", "binary"
    yield "bom.csv", b"\xef\xbb\xbftext\nFive people died\n", READ
    yield "no-table.parquet", b"PAR1 nothing PAR1", "unparsable"
    yield from tables()
    yield "empty.csv", b"", "empty"
    yield "no-rows.csv", b"id,text\n", "empty"
    yield "no-rows.jsonl", b"\n\n \n", "empty"


def tables() -> Iterator[Case]:
    """Parquet manifests."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    def table(**columns: list[Any]) -> bytes:
        out = io.BytesIO()
        pq.write_table(pa.table(columns), out)
        return out.getvalue()

    good = table(id=["a"], text=[WORDS])
    yield "plain.parquet", good, READ
    yield "cut.parquet", good[: len(good) // 2], "unparsable"
    spoiled = bytearray(good)
    spoiled[8:40] = bytes(32)
    yield "spoiled.parquet", bytes(spoiled), "unparsable"
    lying = bytearray(good)
    lying[-8:-4] = b"\xff\xff\xff\x7f"
    yield "lying-foot.parquet", bytes(lying), "unparsable"
    yield "no-content.parquet", table(id=["a"]), "missing_column"
    yield "no-rows.parquet", table(text=[]), "empty"
    yield "numbers.parquet", table(text=[5]), "bad_value"
    yield "bytes.parquet", table(text=[b"\xff\xfe"]), "bad_value"
    yield "lists.parquet", table(text=[["Five", "died"]]), "bad_value"
    yield "climbs.parquet", table(path=["../../etc/passwd"]), "path_escape"
    yield "wide.parquet", table(text=[WORDS], **{f"c{n}": [n] for n in range(3_000)}), READ
    yield "one-text-often.parquet", table(text=["x" * 30_000_000] * 64), "too_large"


def sheets() -> Iterator[Case]:
    """Spreadsheets, and tables with other signs between their cells."""
    good = {"List": [["text", "published"], [WORDS, "03/05/2031"]]}
    for ending, make in (("xlsx", make_xlsx), ("ods", make_ods)):
        data = make(good)
        yield f"plain.{ending}", data, "bad_date"
        yield f"cut.{ending}", data[: len(data) // 2], "damaged"
        yield f"no-bytes.{ending}", b"", "empty"
        yield f"random.{ending}", bytes(range(256)) * 20, "damaged"
        yield f"locked.{ending}", b"\xd0\xcf\x11\xe0" + b"\0" * 2_000, "encrypted"
        yield f"a-page.{ending}", b"<html><body>Five died</body></html>", "damaged"
        yield f"no-column.{ending}", make({"List": [["a", "b"], [1, 2]]}), "missing_column"
        yield f"no-rows.{ending}", make({"List": [["text", "title"]]}), "empty"
        yield f"nothing.{ending}", make({"List": []}), "empty"
        yield f"formula.{ending}", make({"List": [["text"], ["=cmd|' /C calc'!A0"], [WORDS]]}), READ
        yield f"long-cell.{ending}", make({"List": [["text"], ["Nine died. " * 400_000]]}), "too_large"
        yield f"many-tables.{ending}", make({f"T{n}": good["List"][:1] for n in range(500)}), "empty"
    laughs = "".join(f'<!ENTITY l{n} "{again(n - 1)}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><worksheet><sheetData>'
    row = '<row><c t="inlineStr"><is><t>text</t></is></c></row><row><c t="inlineStr"><is><t>&l11;</t></is></c></row>'
    yield "laughs.xlsx", _with_sheet(f"{bomb}{row}</sheetData></worksheet>".encode()), "damaged"
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield "far.xlsx", _with_sheet(f"<worksheet><sheetData>{far}</sheetData></worksheet>".encode()), "crash"
    yield "bomb.xlsx", _with_sheet(b"<worksheet>" + b" " * 90_000_000), "zip_bomb"
    yield "repeated.ods", _repeated(make_ods(good)), "damaged"
    yield "cyrillic.tsv", "Текст\tИсточник\nВ Калдане погибли пять человек.\tЭхо\n".encode("cp1251"), READ
    yield "semicolons.csv", f"Inhalt;Quelle\n{WORDS};Echo\n".encode("utf-16"), READ
    yield (
        "two-orders.tsv",
        f"text\tpublished\n{WORDS}\t13/05/2031\n{WORDS} Six.\t05/04/2031\nx y\t05/13/2031".encode(),
        "bad_date",
    )


def archives() -> Iterator[Case]:
    """Zip and tar archives."""
    good = packed({"a.txt": WORDS})
    yield "plain.zip", good, READ
    yield "cut.zip", good[:-30], "damaged"
    yield "quine.zip", packed({"in.zip": packed({"in.zip": good})}), "too_deep"
    yield "outside.zip", packed({"../../../../tmp/a.txt": WORDS}), "path_escape"
    yield "rooted.zip", packed({"/etc/cron.d/a.txt": WORDS}), "path_escape"
    yield "bomb.zip", packed({"a.txt": b" " * 60_000_000}), "zip_bomb"
    yield "bomb-in-bomb.zip", packed({"in.zip": packed({"a.csv": b"a" * 60_000_000})}), "zip_bomb"
    yield "many.zip", packed({f"{n}.txt": WORDS for n in range(2_000)}), READ
    yield "long-name.zip", packed({"x" * 5_000 + ".txt": WORDS}), "path_escape"
    yield "hidden.zip", packed({"a.exe": b"MZ", ".git/config": b"x"}), "unknown_type"
    yield "not.tar.gz", b"\x1f\x8b" + b"\0" * 400, "damaged"
    yield "not.tar", bytes(range(256)) * 40, "damaged"
    yield "bomb.tar.gz", gzip.compress(b"\0" * 60_000_000), "zip_bomb"
    yield "slow.tar.bz2", bz2.compress(b"\0" * 60_000_000), "zip_bomb"
    yield "no-bytes.tar", b"", "empty"


def web_archives() -> Iterator[Case]:
    """WARC and WACZ files."""
    good = make_warc([Shot()])
    yield "plain.warc.gz", good, READ
    yield "cut.warc.gz", good[:-40], "truncated"
    yield "not.warc", b"WARC/1.0\r\n\r\n", "empty"
    yield "junk.warc", bytes(range(256)) * 40, "damaged"
    yield "no-bytes.warc", b"", "empty"
    yield "bomb.warc.gz", gzip.compress(b"\0" * 60_000_000), "zip_bomb"
    yield (
        "long-body.warc.gz",
        make_warc([Shot(body=gzip.compress(b"<html>" + b"a" * 90_000_000), coding="gzip")]),
        "too_large",
    )
    yield "long-line.warc", b"WARC/1.0\r\nWARC-Type: response\r\nX: " + b"a" * 3_000_000, "damaged"
    plain = make_warc([Shot()], packed_records=False)
    for name, old, new in (
        ("minus", b"Content-Length: ", b"Content-Length: -"), ("huge", b"Content-Length: ", b"Content-Length: 99999999"),
        ("beyond", b"Content-Length: ", b"Content-Length: 99999999999999999999"),
        ("no-type", b"WARC-Type: response", b"WARC-Type: "), ("bad-date", b"WARC-Date: 2", b"WARC-Date: x"),
    ):  # fmt: skip
        at = plain.index(b"WARC-Type: response")
        yield f"{name}.warc", plain[:at] + plain[at:].replace(old, new, 1), WARC_ENDS[name]
    yield "lies.wacz", make_wacz([Shot()], lie=True), "damaged"
    yield "not.wacz", b"PK\x03\x04" + b"\0" * 90, "damaged"


def chats() -> Iterator[Case]:
    """Exported chats, and mails in one file."""
    head = '{"name": "N", "type": "public_channel", "id": 1, "messages": ['
    one = '{"id": 1, "type": "message", "date": "2031-05-03T12:00:00", "text": "Five died."}'
    yield "plain.json", f"{head}{one}]}}".encode(), READ
    yield "cut.json", f"{head}{one}, ".encode(), "truncated"
    yield "deep.json", (head + "[" * 200_000).encode(), "truncated"
    yield "endless.json", (head + '{"text": "' + "a" * 6_000_000).encode(), "truncated"
    yield (
        "odd.json",
        f'{head}7, null, [], {{"type": "message", "text": [[[]]], "date_unixtime": "9e99"}}, {one}]}}'.encode(),
        READ,
    )
    yield (
        "late.json",
        f'{head}{{"id": 1, "type": "message", "date_unixtime": "99999999999", "text": "Five."}}]}}'.encode(),
        READ,
    )
    yield "half-a-pair.json", f'{head}{{"id": 1, "type": "message", "text": "Five \\ud83d died."}}]}}'.encode(), READ
    yield "no-chat.json", b'{"a": []}', "unknown_type"
    yield "_chat.txt", b"[3.5.31, 21:00:05] Ada: Five died.\n" * 2_000, READ
    yield "whatsapp-days.txt", b"03/05/2031, 10:00 - Ada: Five died.\n", "bad_date"
    yield "whatsapp-long.txt", b"03/13/2031, 10:00 - Ada: Five died.\n" + b"a" * 5_000_000, READ
    yield "whatsapp-heads.txt", b"99/99/9999, 99:99 - Ada: Five died.\n" * 500, "bad_date"
    yield "plain.mbox", b"From a b\nSubject: x\n\nFive people died.\n\n" * 20, READ
    yield "no-mail.mbox", b"Five died.\n", "empty"
    yield "heads.mbox", b"From a b\n\n" * 2_000, "empty"
    yield "no-lines.mbox", b"From a b\nSubject: " + b"a" * 70_000_000, "too_large"


WARC_ENDS = {"minus": "damaged", "huge": "truncated", "beyond": "damaged", "no-type": "empty", "bad-date": READ}


def _members(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_sheet(xml: bytes) -> bytes:
    """A workbook whose one table is this."""
    parts = _members(make_xlsx({"List": [["text"]]}))
    return packed({**parts, "xl/worksheets/s1.xml": xml.replace(b"<worksheet>", _HEAD, 1)})


def _repeated(data: bytes) -> bytes:
    """A table whose one cell and row stand a million times."""
    parts = _members(data)
    told = bytes(parts["content.xml"])  # type: ignore[arg-type]
    cell = b'<table:table-cell table:number-columns-repeated="16384"'
    row = b'<table:table-row table:number-rows-repeated="1048576"'
    return packed({**parts, "content.xml": told.replace(b"<table:table-cell", cell).replace(b"<table:table-row", row)})


def corpus() -> list[Case]:
    """Every file: its name, its bytes, and what becomes of it."""
    return [
        *texts(),
        *pages(),
        *word_files(),
        *mails(),
        *printed(),
        *rows(),
        *sheets(),
        *archives(),
        *web_archives(),
        *chats(),
    ]

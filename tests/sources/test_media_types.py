"""Kinds of files by their first bytes and names."""

import pytest

from firsthand.sources.media_types import DOCX, EML, HTML, PDF, TEXT, ending_of, media_type_of


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"The mill burned.", TEXT),
        ("A.TXT", b"The mill burned.", TEXT),
        ("a.md", b"# Mill", TEXT),
        ("README", b"The mill burned.", TEXT),
        ("page", b"<!DOCTYPE html><html>", HTML),
        ("saved.txt", b"\xef\xbb\xbf<!-- saved --><html lang=en>", HTML),
        ("saved.txt", b'<?xml version="1.0"?>\n<!doctype HTML>', HTML),
        ("story.txt", b"<b>bold</b> start of a plain text", TEXT),
        ("a.htm", b"<p>x", HTML),
        ("a.pdf", b"no mark", PDF),
        ("wrong.txt", b"%PDF-1.7 ...", PDF),
        ("page.html", b"about %PDF-1.7 files", HTML),
        ("a.docx", b"PK\x03\x04", DOCX),
        ("a", b"PK\x03\x04", DOCX),
        ("a.eml", b"From: x", EML),
        ("a.zip", b"PK\x03\x04", None),
        ("a.txt", b"PK\x03\x04", None),
        ("a.jpg", b"\xff\xd8", None),
        ("noending", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", None),
    ],
)
def test_kind(name: str, head: bytes, kind: str | None) -> None:
    assert media_type_of(name, head) == kind


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.TXT", "txt"), ("b/c.d/e", ""), ("x/.hidden", ""), ("a.tar.gz", "gz"), ("a.", ""), ("", "")],
)
def test_ending(name: str, ending: str) -> None:
    assert ending_of(name) == ending

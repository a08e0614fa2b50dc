"""Mails opened: text, headers, what is attached."""

import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.eml import open_eml
from firsthand.sources.raw_item import RawItem
from firsthand.spans import Span, locate

WORDS = "Three workers were killed when the mill in São Bento burned.\n\nSeven others were hurt.\n"


def _mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    given = {"From": "Mara Quill <mara@example.org>", "Subject": "Mill fire", "Date": "Tue, 04 May 2021 08:15:00 +0200"}
    for name, value in (given | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        mail[name] = value
    return mail


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable"])
def test_text_and_headers(
    item: Callable[..., RawItem], config: SourcesConfig, leads_back: Callable[..., None], charset: str, cte: str
) -> None:
    mail = _mail(Organization="Castra Post")
    mail.set_content(WORDS, charset=charset, cte=cte)
    mail["Content-Language"] = "en-GB"
    one = item("a.eml", mail.as_bytes())
    opened = open_eml(one, config)
    assert opened.text == WORDS
    assert (opened.title, opened.byline, opened.publisher, opened.language) == (
        "Mill fire",
        "Mara Quill",
        "Castra Post",
        "en",
    )
    assert (opened.published, opened.published_basis) == ("2021-05-04T08:15:00+02:00", "meta")
    leads_back(one, opened)
    at = opened.text.index("Seven")
    (place,) = locate(opened.segments, Span(at, at + 5))
    assert place.end - place.start == 5


def test_plain_text_wins_over_html_and_attachments_are_named(
    item: Callable[..., RawItem], config: SourcesConfig
) -> None:
    mail = _mail()
    mail.set_content(WORDS)
    mail.add_alternative("<p>Another telling.</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="list of names.pdf")
    opened = open_eml(item("a.eml", mail.as_bytes()), config)
    assert opened.text == WORDS
    assert opened.dropped == ("attachment: list of names.pdf (application/pdf)",)


def test_html_part_is_read_as_a_page(
    item: Callable[..., RawItem], config: SourcesConfig, leads_back: Callable[..., None]
) -> None:
    mail = _mail()
    mail.set_content("<html><body><p>Three workers were <b>killed</b> at the mill.</p></body></html>", subtype="html")
    one = item("a.eml", mail.as_bytes())
    opened = open_eml(one, config)
    assert opened.text == "Three workers were killed at the mill."
    assert opened.title == "Mill fire"
    leads_back(one, opened)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?b?0J/QvtC20LDRgA==?=", "Пожар"),
        ("=?no-such?q?x?=", "=?no-such?q?x?="),
        ("=?utf\xff8?q?x?=", "=?utf\xff8?q?x?="),
        ("Feuer in der Mühle", "Feuer in der Mühle"),
        ("=?utf-8?b?abcde?=", "=?utf-8?b?abcde?="),
        ("  Mill\n fire ", "Mill fire"),
        ("", None),
    ],
)
def test_subjects(item: Callable[..., RawItem], config: SourcesConfig, subject: str, title: str | None) -> None:
    data = f"From: a@example.org\nSubject: {subject}\n\nThree hurt.".encode()
    assert open_eml(item("a.eml", data), config).title == title


@pytest.mark.parametrize("date", ["never", "Tue, 99 May 2021 08:15:00", "", "Tue, 04 May 99999 08:15:00 +0000"])
def test_bad_date_is_no_date(item: Callable[..., RawItem], config: SourcesConfig, date: str) -> None:
    assert (
        open_eml(item("a.eml", f"From: a@example.org\nDate: {date}\n\nThree hurt.".encode()), config).published is None
    )


@pytest.mark.parametrize("charset", ["utf-8", "no-such", "us-ascii"])
def test_wrong_charset(item: Callable[..., RawItem], config: SourcesConfig, charset: str) -> None:
    words = "Вчера вечером на складе в порту произошёл пожар, трое рабочих погибли."
    head = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert open_eml(item("a.eml", head.encode() + words.encode("windows-1251")), config).text.strip() == words


DEEP = b"".join(b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (i, i) for i in range(3_000))
MANY = b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: text/plain\n\n\n" * 5_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\n\nno headers", "damaged"),
        (b"\xff\xfe\x00junk" * 50, "damaged"),
        (b"From: a@example.org\n" + DEEP, "too_deep"),
        (b"From: a@example.org\n" + MANY, "too_large"),
        (b"From: a@example.org\n\n", "no_text"),
        (b"From: a@example.org\nContent-Type: application/pdf\n\nx", "no_text"),
        (b"From: a@example.org\nContent-Type: text/plain\n\n" + bytes(range(256)) * 9, "binary"),
    ],
)
def test_refused(item: Callable[..., RawItem], config: SourcesConfig, data: bytes, code: str) -> None:
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        open_eml(item("a.eml", data), config)
    assert caught.value.code == code
    assert time.process_time() - begun < 5

"""Chats and mails as they are exported: a message an account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.config import ManifestConfig, SourcesConfig
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import Notice, RawItem, Rejection

CHAT: dict[str, Any] = {
    "name": "Kaldan \"News\"",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {"id": 1, "type": "service", "date": "2031-05-03T09:00:00", "action": "create_channel"},
        {
            "id": 2, "type": "message", "date": "2031-05-03T12:00:00", "date_unixtime": "1935568800", "from": "Ada",
            "text": ["Six people were killed in ", {"type": "bold", "text": "Kaldan"}, "."],
        },
        {"id": 3, "type": "message", "date": "2031-05-03T12:05:00", "forwarded_from": "Harbour Echo", "text": "Seven died.",
         "reply_to_message_id": 2},
        {"id": 4, "type": "message", "date": "2031-05-03T12:06:00", "photo": "a.jpg", "text": ""},
    ],
}  # fmt: skip


def found_in(folder: Path, name: str, data: bytes | str, manifest: ManifestConfig | None = None) -> list[Any]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(find_items(folder / name, SourcesConfig(), manifest or ManifestConfig()))


def items(found: list[Any]) -> list[RawItem]:
    return [f for f in found if isinstance(f, RawItem)]


def codes(found: list[Any]) -> list[str]:
    return [f.code for f in found if isinstance(f, Rejection)]


@pytest.mark.parametrize("indent", [None, 1])
def test_telegram(tmp_path: Path, indent: int | None) -> None:
    found = found_in(tmp_path, "result.json", json.dumps(CHAT, indent=indent))
    two, three = items(found)
    assert (two.source_id, two.data, two.publisher) == (
        "result.json/77#2", b"Six people were killed in Kaldan.", 'Kaldan "News"',
    )  # fmt: skip
    assert (two.published, three.published) == ("2031-05-03T10:00:00Z", "2031-05-03T12:05:00")
    assert (three.credit, three.in_reply_to) == ("Harbour Echo", "result.json/77#2")
    (notice,) = [f for f in found if isinstance(f, Notice)]
    assert notice.lines[0] == "2 messages taken"
    assert len(notice.lines) == 3


def test_telegram_groups_and_several_chats(tmp_path: Path) -> None:
    group = {**CHAT, "type": "private_group", "id": 78, "name": "Others"}
    whole = {"about": "x", "chats": {"about": "y", "list": [CHAT, group]}}
    found = items(found_in(tmp_path, "result.json", json.dumps(whole)))
    assert [f.source_id for f in found] == [f"result.json/{c}#{m}" for c in (77, 78) for m in (2, 3)]
    assert [f.publisher for f in found] == ['Kaldan "News"', 'Kaldan "News"', "Ada", None]


def test_a_million_messages_would_stream(tmp_path: Path) -> None:
    with (tmp_path / "result.json").open("w") as out:
        out.write('{"name": "N", "type": "public_channel", "id": 1, "messages": [')
        for n in range(60_000):
            out.write(
                ("," if n else "")
                + json.dumps({"id": n, "type": "message", "date": "2031-05-03T12:00:00", "text": "Six."})
            )
        out.write("]}")
    count = 0
    for one in find_items(tmp_path / "result.json", SourcesConfig()):
        count += isinstance(one, RawItem)
    assert count == 60_000


WHOLE = json.dumps(CHAT)


@pytest.mark.parametrize(
    ("name", "data", "taken", "told"),
    [
        ("result.json", WHOLE[:-30], 2, ["truncated"]),
        ("result.json", WHOLE[: WHOLE.index("Seven")], 1, ["truncated"]),
        ("result.json", WHOLE.replace('"Seven died."', "Seven died."), 1, ["truncated"]),
        ("result.json", WHOLE.replace('"Seven died."', "[" * 100_000), 1, ["truncated"]),
        ("result.json", WHOLE.replace('"Seven died."', '{"a": 7}'), 1, []),
        ("other.json", '{"a": 1}', 0, ["unknown_type"]),
        ("other.json", "", 0, ["empty"]),
        ("result.json", WHOLE.encode("utf-16"), 0, ["unknown_type"]),
        ("a.mbox", "no mail", 0, ["empty"]),
        ("a.mbox", "", 0, ["empty"]),
        ("a.mbox", "From a b\n\nFrom a b\n\n", 0, ["empty", "empty"]),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: str | bytes, taken: int, told: list[str]) -> None:
    found = found_in(tmp_path, name, data)
    assert (len(items(found)), codes(found)) == (taken, told)


ANDROID = """03/05/2031, 09:58 - Messages and calls are end-to-end encrypted.
03/05/2031, 10:00 - Ada: Six people were killed in Kaldan.
The bus fell from the bridge.
25/05/2031, 10:05 - +49 1: Seven: all of them women.
25/05/2031, 10:06 - Ada: <Media omitted>
"""
IOS = "\u200e[3.5.31, 21:00:05] Ada: Six died.\r\n"
IOS += "[3.5.31, 9:00:05\u202fPM] Bea: \u200eimage omitted\r\n[4.5.31, 9:00:05 PM] Bea: Two.\r\n"


def test_whatsapp(tmp_path: Path) -> None:
    found = found_in(tmp_path, "WhatsApp Chat with Ada.txt", ANDROID)
    one, two = items(found)
    assert (one.data, one.publisher) == (b"Six people were killed in Kaldan.\nThe bus fell from the bridge.", "Ada")
    assert (one.published, two.published) == ("2031-05-03T10:00", "2031-05-25T10:05")
    assert (two.publisher, two.data) == ("+49 1", b"Seven: all of them women.")
    (notice,) = [f for f in found if isinstance(f, Notice)]
    assert notice.lines == (
        "2 messages taken", "1 without words (pictures, voices, stickers ...) passed over",
        "1 notes of the program itself passed over",
    )  # fmt: skip


def test_whatsapp_of_a_phone_by_apple(tmp_path: Path) -> None:
    found = items(found_in(tmp_path, "_chat.txt", IOS))
    assert [(f.published, f.data) for f in found] == [
        ("2031-05-03T21:00:05", b"Six died."),
        ("2031-05-04T21:00:05", b"Two."),
    ]


def test_whatsapp_days_that_nothing_tells(tmp_path: Path) -> None:
    text = ANDROID.replace("25/", "06/")
    found = found_in(tmp_path, "whatsapp.txt", text)
    assert codes(found) == ["bad_date"]
    assert [i.published for i in items(found)] == [None, None]
    told = items(found_in(tmp_path, "whatsapp.txt", text, ManifestConfig(date_order="month_first")))
    assert [i.published for i in told] == ["2031-03-05T10:00", "2031-06-05T10:05"]


def test_a_text_about_whatsapp_is_a_text(tmp_path: Path) -> None:
    (one,) = found_in(tmp_path, "whatsapp-report.txt", "Six people were killed, a message says.")
    assert isinstance(one, RawItem)
    assert one.source_id == "whatsapp-report.txt"


MAIL = "From: Ada <ada@a.example>\nSubject: Bus\nDate: Sat, 3 May 2031 10:00:00 +0200\n"
MAIL += "{id}\n\nSix died.\n>From the bridge it fell.\n\n"


def test_mbox(tmp_path: Path) -> None:
    mails = [MAIL.format(id=f"Message-ID: <{n}@a>") for n in (1, 2, 2)] + [MAIL.replace("{id}\n", "")]
    found = items(found_in(tmp_path, "a.mbox", "".join(f"From ada@a Sat May  3 10:00:00 2031\n{m}" for m in mails)))
    assert [f.source_id for f in found] == ["a.mbox#1@a", "a.mbox#2@a", "a.mbox#3", "a.mbox#4"]
    assert b"\nFrom the bridge it fell." in found[0].data


def test_a_mail_beyond_the_bound_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    long = MAIL.format(id="X: y").replace("Six died.", "Six died. " * 500)
    (tmp_path / "a.mbox").write_text(f"From a b\n{long}From a b\n{MAIL.format(id='X: y')}")
    found = list(find_items(tmp_path / "a.mbox", SourcesConfig(max_bytes=1_000)))
    assert (len(items(found)), codes(found)) == (1, ["too_large"])


def shown(number: int, inner: str, more: str = "", day: str = "03.05.2031 12:00:00 UTC+02:00") -> str:
    """One message of a page as Telegram Desktop writes it."""
    date = f'<div class="pull_right date details" title="{day}">\n12:00\n</div>'
    return (
        f'<div class="message default clearfix{more}" id="message{number}"><div class="body">{date}{inner}</div></div>'
    )


NAME = '<div class="from_name">\nAda &amp; Co\n</div>'
PASSED = (
    '<div class="forwarded body"><div class="from_name">\nHarbour Echo '
    '<span class="date details" title="x"> 03.05.2031</span></div>'
    '<div class="text">\nSeven died.\n</div></div>'
)
ANSWER = '<div class="reply_to details">In reply to <a href="{}">this message</a></div><div class="text">Right.</div>'
SERVICE = '<div class="message service" id="message-1"><div class="body details">3 May 2031</div></div>'


def a_page(*messages: str) -> str:
    body = "".join(messages)
    return f'<!DOCTYPE html><html><body><div class="page_wrap"><div class="history">{body}</div></div></body></html>'


def test_pages_of_telegram(tmp_path: Path) -> None:
    page = a_page(
        SERVICE,
        shown(2, NAME + '<div class="text">\nSix <strong>people</strong> were killed.<br><br>Two are missing.\n</div>'),
        shown(3, PASSED, " joined"),
        shown(4, ANSWER.format("#go_to_message2"), day="03.05.2031 12:00:00"),
        shown(5, ANSWER.format("messages1.html#go_to_message9")),
        shown(6, '<div class="media_wrap clearfix"></div>'),
    )
    found = found_in(tmp_path, "messages2.html", page)
    two, three, four, five = items(found)
    assert two.data == b"Six people were killed.\n\nTwo are missing."
    assert (two.source_id, two.publisher, two.published) == (
        "messages2.html#2",
        "Ada & Co",
        "2031-05-03T12:00:00+02:00",
    )
    assert (three.publisher, three.credit, three.data) == ("Ada & Co", "Harbour Echo", b"Seven died.")
    assert (four.in_reply_to, four.published) == ("messages2.html#2", "2031-05-03T12:00:00")
    assert five.in_reply_to == "messages1.html#9"
    (notice,) = [f for f in found if isinstance(f, Notice)]
    assert len(notice.lines) == 3


def test_a_page_that_is_no_chat_is_a_page(tmp_path: Path) -> None:
    (one,) = found_in(tmp_path, "messages.html", "<html><body><p>Six people were killed.</p></body></html>")
    assert isinstance(one, RawItem)
    assert codes(found_in(tmp_path, "messages.html", a_page())) == ["damaged"]
    assert codes(
        found_in(tmp_path, "messages.html", a_page(shown(1, f'<div class="text">{"a " * 600_000}</div>')))
    ) == ["too_large"]

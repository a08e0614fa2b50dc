"""Hostile values in every string of account, manifest, note, tag and codebook, through every page, table, file and command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html
from tests.hostile.ask import NoJobs

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.filters import save_filter
from firsthand.casefile.saved_filter import SavedFilter
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.errors import DecisionError
from firsthand.export.write import FORMS, write_export
from firsthand.serve.web.app import make_app
from firsthand.serve.web.site import Site
from firsthand.view.load import load_view

VALUES = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;{{7*7}}",
    "formula": "=cmd|' /C calc'!A0", "plus": "+1+1", "minus": "-2+3", "at": "@SUM(1)", "wide": "\uff1d1+1", "line": "\n=1+1",
    "control": "a\x1b[31mb\x07\x08c\x7f\x9b31m", "nul": "a\x00b", "turned": "19 \u202egnp.exe", "loose": "\u2069\u202e19",
    "half": "x\ud800y", "byte": "x\udce9y", "head": "a\r\nSet-Cookie: x=1", "marks": "a" + "\u0301" * 300,
    "last": "\U0010ffff\ue000\ufffe", "script": "javascript:alert(1)", "path": "../../etc/passwd",
}  # fmt: skip
TEXT = (
    "KALDAN, 3 May 2031 - Fourteen people were killed when a bridge near Ostrava fell on May 3, 2031, police said. "
    "Spokesman {} told the {} agency that “{}” was hurt."
)
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
OURS = re.compile(r"/static/[a-z]+\.js\?[0-9a-f]{12}")


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which every string is hostile."""
    there = tmp_path_factory.mktemp("strings")
    folder = there / "accounts"
    folder.mkdir()
    rows = []
    for name, value in VALUES.items():
        given = dict.fromkeys(("title", "publisher", "event", "language"), value) | {"url": f"http://x.example/{value}"}
        text = TEXT.format(value, value, value)
        rows.append(json.dumps({"id": f"{name} {value}", "published": "2031-05-04", "text": text, **given}))
        page = f"<html><head><title>{value}</title></head><body><p>{text}</p></body></html>"
        rows.append(json.dumps({"id": f"page {value}", "html": page, "publisher": "Slate"}))
        mail = f"From: {value} <a@example.org>\nSubject: {value}\n\n{text}".encode("utf-8", "surrogatepass")
        (folder / f"{name}.eml").write_bytes(mail)
        file = value.replace("/", "_").replace("\0", "_").encode("utf-8", "surrogatepass")[:80] + b".txt"
        Path(os.fsdecode(os.fsencode(folder) + b"/" + file)).write_text(TEXT.format("Petra Novak", "Meridian", "she"))
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(TEXT.format("Jan Kolar", "Meridian", "he"))
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    path = there / "hostile.db"
    read_into(path, folder, Config())
    rule(path)
    derive_again(path)
    return path


def rule(path: Path) -> None:
    """Decisions of every kind that takes words."""
    with open_case(path) as case:
        account, event, claim = (
            case.connection.execute(f"SELECT min({noun}_id) FROM {noun}s").fetchone()[0]
            for noun in ("account", "event", "claim")
        )
    coder = {"basis": "coder"}
    for name, value in VALUES.items():
        rulings = [
            Ruling("note", account, value, {"text": value}, value), Ruling("tag", event, value, {"tag": value}),
            Ruling("publisher", account, value, {"publisher": value}), Ruling("title", event, value, {"title": value, **coder}),
            Ruling("place", event, value, {"place": value, **coder}), Ruling("cite", event, value, {"source": value}),
            Ruling("actors", event, value, {"role": "victim", "names": [value], **coder}),
            Ruling("note", claim, "A", {"text": value}),
        ]  # fmt: skip
        for one in rulings:
            if name in ("half", "byte"):
                with pytest.raises(DecisionError):
                    decide(path, one)
            else:
                decide(path, one)
        if name not in ("half", "byte"):
            save_filter(path, SavedFilter(value[:80], "q=bridge", value))


def test_everything_is_read_or_rejected_and_verified(case_path: Path) -> None:
    with open_case(case_path) as case:
        assert verify_case(case).faults == ()
        run = case.connection.execute
        names = [r[0] for r in run("SELECT source_id FROM inputs")]
        codes = {r[0] for r in run("SELECT code FROM rejections")}
    assert "caf\ufffd.txt" in names
    assert len(names) > 3 * len(VALUES) - 5
    assert codes <= {"binary", "bad_language", "duplicate", "no_text", "damaged", "language_unread"}


@pytest.fixture(scope="module")
def answers(case_path: Path) -> dict[str, httpx.Response]:
    """Every page, table and twin."""
    import asyncio

    app: Any = make_app(Site(case_path))
    app.app.state.jobs = NoJobs()
    with open_case(case_path) as case:
        run = case.connection.execute
        accounts = [r[0] for r in run("SELECT account_id FROM accounts ORDER BY 1")]
        events = [r[0] for r in run("SELECT event_id FROM events ORDER BY 1")]
    paths = ["/events", "/accounts", "/lineage", "/queue", "/decisions", "/agreement", "/add", "/events?q=bridge"]
    paths += [f"/events/{e}{more}" for e in events for more in ("", "/code")] + [f"/accounts/{a}" for a in accounts]
    paths += [f"/accounts/{accounts[0]}?view=increment", f"/compare?a={accounts[0]}&a={accounts[1]}&a={accounts[2]}"]
    twins = [f"{p.partition('?')[0]}.json?{p.partition('?')[2]}" for p in paths]

    async def ask() -> dict[str, httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8150", timeout=120) as browser:
            return {p: await browser.get(p) for p in (*paths, *twins, "/events.csv", "/decisions.jsonl")}

    with closing(app.app.state.index):
        return asyncio.run(ask())


def faults_of_page(text: str) -> Iterator[str]:
    """What of a page is not ours, or acts."""
    found = ODD.search(text)
    if found:
        yield f"a sign {found[0]!r} after {text[max(0, found.start() - 60) : found.start()]!r}"
    tree = html.document_fromstring(text)
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        if (
            node.tag == "script"
            and not OURS.fullmatch(node.get("src") or "")
            and (node.text or "").strip()[:1] not in "{["
        ):
            yield f"a script {html.tostring(node)[:80]!r}"
        for name, value in node.attrib.items():
            if name.startswith("on") or (name in ("href", "src", "action") and "script:" in value[:12].lower()):
                yield f"{name}={value[:60]!r}"
        if node.get("src") == "x":
            yield "a picture of a stranger"


def faults_of_table(text: str) -> Iterator[str]:
    """Cells that a spreadsheet would run."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
                yield f"a formula {cell[:60]!r}"


def test_no_page_lets_a_string_act(answers: dict[str, httpx.Response]) -> None:
    wrong = {}
    for path, answer in answers.items():
        kind = answer.headers["content-type"].partition(";")[0]
        text = answer.content.decode("utf-8")
        found = list(faults_of_page(text)) if kind == "text/html" else []
        found += faults_of_table(text) if kind == "text/csv" else []
        if kind == "application/json":
            json.loads(text, parse_constant=pytest.fail)
        found += [] if answer.status_code == 200 else [f"status {answer.status_code}"]
        found += ["a header of a stranger"] if "x=1" in answer.headers.get("set-cookie", "") else []
        if found:
            wrong[path] = found[:3]
    assert wrong == {}
    assert len(answers) > 100


@pytest.mark.parametrize("form", FORMS)
def test_no_export_lets_a_string_act(case_path: Path, tmp_path: Path, form: str) -> None:
    with open_case(case_path) as case:
        written = write_export(
            load_view(case), form, tmp_path / ("out" if form in ("jsonl", "csv") else f"out.{form}"), "a day"
        )
    assert written.files
    found: list[str] = []
    for file in written.files:
        text = file.read_bytes().decode("utf-8")
        if form == "jsonl":
            found += [file.name for line in text.splitlines() if not isinstance(json.loads(line), dict)]
        else:
            found += faults_of_page(text) if form == "html" else faults_of_table(text)
    assert found == []


COMMANDS = (
    ("show",), ("show", "--lineage"), ("changes", "--since", "2031-05-03"), ("decisions",),
    ("decisions", "--agreement", "A", "+1+1"),
    ("verify",),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_lets_a_string_steer_the_terminal(case_path: Path, command: tuple[str, ...]) -> None:
    line = [sys.executable, "-P", "-m", "firsthand.cli", command[0], str(case_path), *command[1:]]
    done = subprocess.run(line, capture_output=True, timeout=120, check=False)
    told = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 0, told[-800:]
    assert ODD.search(told.replace("\r", "\x00" if "\r" in told.replace("\r\n", "") else "")) is None
    assert len(told) > 20


def test_a_path_that_is_no_utf_8_is_read_and_named(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format("Petra Novak", "Meridian", "she"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    for _ in range(2):
        line = [sys.executable, "-P", "-m", "firsthand.cli", "read", str(folder), "--case", str(tmp_path / "c.db")]
        done = subprocess.run([os.fsencode(a) for a in line], capture_output=True, timeout=120, check=False)
        assert done.returncode in (0, 3), done.stderr[-800:]
        assert b"Traceback" not in done.stderr

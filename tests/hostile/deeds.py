"""What people do with a case, as functions over a folder: done whole, cut off at an instant, and done again.

Each runs in a process of its own (`strike.py`), in a folder that holds `accounts` and the case `c.db`; the clock stands still,
so that what is decided bears the same time in every run.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from tests.conftest import TALE

from firsthand.casefile import case as casefile
from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.exchange import bring_in, write_decisions
from firsthand.config import Config, EngineConfig
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.export.write import write_export
from firsthand.serve.web import jobs
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import FORM_FIELD
from firsthand.serve.web.intake import UploadedFile, keep
from firsthand.serve.web.site import Site
from firsthand.view.load import load_view

FORMS = ("jsonl", "csv", "html", "ucdp", "victims")
UPLOADED = {
    "one.txt": "Nine people died when a crane fell at Brno on May 3, 2031, police said.",
    "two.txt": TALE["late.txt"],
}
SPREAD = Config(engine=EngineConfig(workers=2, in_process_below=0, shard_rows=1))
Deed = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One thing that people do.

    Attributes:
        prepare: Makes the state before it.
        do: Does it.
        again: Does what is left of it after it was cut off, as a person would.
        job: Whether what is struck is the process beside the page, and not the one that does it.
    """

    prepare: Deed
    do: Deed
    again: Deed
    job: bool = False


def stop_the_clock() -> None:
    """Let every call of `utc_now`, default arguments among them, give one time."""
    casefile.utc_now.__code__ = (lambda: datetime(2031, 6, 1, tzinfo=UTC)).__code__  # type: ignore[name-defined]  # noqa: F821


def files(folder: Path, *names: str) -> Path:
    """Put accounts into the folder."""
    there = folder / "accounts"
    there.mkdir(exist_ok=True)
    for name in names:
        (there / name).write_text(TALE[name], "utf-8")
    return there


def read(folder: Path) -> None:
    """Read the accounts."""
    read_into(folder / "c.db", folder / "accounts", Config())


def read_spread(folder: Path) -> None:
    """Read them in worker processes."""
    read_into(folder / "c.db", folder / "accounts", SPREAD)


def changed(folder: Path) -> None:
    """A case of two accounts, one of them changed since, one gone, two new."""
    read_some(folder)
    changed_since(folder)


def changed_since(folder: Path) -> None:
    """Change what the case was read from."""
    files(folder, "late.txt", "other.txt")
    (folder / "accounts" / "paper.txt").write_text(TALE["paper.txt"].replace("14", "15"), "utf-8")
    (folder / "accounts" / "wire.txt").unlink()


def read_some(folder: Path) -> None:
    """A case of two accounts."""
    files(folder, "wire.txt", "paper.txt")
    read(folder)


def whole(folder: Path) -> None:
    """A case of all accounts, with a decision and an export."""
    files(folder, *TALE)
    read(folder)
    decide(folder / "c.db", rulings(folder)[0])
    derive_again(folder / "c.db")
    write_all(folder)


def rulings(folder: Path) -> list[Ruling]:
    """Four rulings on what the case holds."""
    with open_case(folder / "c.db") as case:
        rows = case.connection.execute(
            "SELECT claim_id FROM claims WHERE measure = 'killed' ORDER BY claim_id"
        ).fetchall()
        account = min(case.known_accounts())
    return [
        Ruling("note", account, "Ada", {"text": "seen"}),
        Ruling("correct", rows[0][0], "Ada", {"best": 15}),
        Ruling("publisher", account, "Ben", {"publisher": "Meridian"}),
        Ruling("reject", rows[-1][0], "Ben", {}, "no toll"),
    ]


def ruled(folder: Path) -> list[str]:
    """Kinds of what is decided, in order."""
    with open_case(folder / "c.db") as case:
        return [d.kind for d in case.ledger()]


def decide_one(folder: Path) -> None:
    """Decide, unless it is decided already, and derive."""
    if "correct" not in ruled(folder):
        decide(folder / "c.db", rulings(folder)[1])
    derive_again(folder / "c.db")


def decided(folder: Path) -> None:
    """A case with decisions that the record does not hold yet."""
    whole(folder)
    for one in rulings(folder)[1:]:
        decide(folder / "c.db", one)


def derive(folder: Path) -> None:
    """Derive the record."""
    derive_again(folder / "c.db")


def another_coder(folder: Path) -> None:
    """A case, and decisions of another coder beside it."""
    other = folder / "other"
    other.mkdir()
    decided(other)
    with open_case(other / "c.db") as case:
        write_decisions(case, folder / "theirs.jsonl")
    whole(folder)


def bring(folder: Path) -> None:
    """Bring another coder's decisions in."""
    bring_in(folder / "c.db", (folder / "theirs.jsonl").read_text("utf-8").split("\n"))
    derive_again(folder / "c.db")


def write_all(folder: Path) -> None:
    """Write every form of export, and the decisions."""
    with open_case(folder / "c.db") as case:
        view = load_view(case)
        for form in FORMS:
            write_export(view, form, folder / "out" / (form if form in ("jsonl", "csv") else f"{form}.file"))
        write_decisions(case, folder / "out" / "decisions.jsonl")


def upload(folder: Path) -> None:
    """Add two files through the page, and wait until they are read."""
    site = Site(folder / "c.db")
    app: Any = make_app(site)
    inner = app.app.state

    async def ask() -> None:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{site.port}") as browser:
            page = (await browser.get("/add")).text
            token = page.partition(f'name="{FORM_FIELD}" value="')[2].partition('"')[0]
            sent = [("files", (name, text.encode(), "text/plain")) for name, text in UPLOADED.items()]
            await browser.post("/add", data={FORM_FIELD: token}, files=sent)

    try:
        asyncio.run(ask())
        while (job := inner.jobs.current()) is not None:
            assert job.number == 1
            time.sleep(0.02)
    finally:
        inner.jobs.close()
        inner.index.close()


def upload_again(folder: Path) -> None:
    """What the page does when the same files are sent once more."""
    there = folder / "c.db.added"
    keep(there, [UploadedFile(name, text.encode()) for name, text in UPLOADED.items()])
    read_into(folder / "c.db", there, Config())


def strike_the_job(line: list[str]) -> None:
    """Let the page start its work by a line of ours."""
    jobs.SAFE_PYTHON = tuple(line)  # type: ignore[assignment, attr-defined]


def nothing_but_accounts(folder: Path) -> None:
    """Accounts, and no case."""
    files(folder, *TALE)


UNDERTAKINGS = {
    "read": Undertaking(nothing_but_accounts, read, read),
    "read more": Undertaking(changed, read, read),
    "read in workers": Undertaking(changed, read_spread, read_spread),
    "decide": Undertaking(whole, decide_one, decide_one),
    "derive": Undertaking(decided, derive, derive),
    "import": Undertaking(another_coder, bring, bring),
    "export": Undertaking(decided, write_all, write_all),
    "add": Undertaking(read_some, upload, upload_again),
    "add, the work": Undertaking(read_some, upload, upload_again, job=True),
}


def told(folder: Path) -> dict[str, Any]:
    """What a case holds: its accounts, its decisions, what `verify` finds, and the export."""
    from firsthand.casefile.verify import verify_case
    from firsthand.errors import NotACase

    case_path = folder / "c.db"
    if not case_path.exists():
        return {"case": False}
    try:
        with open_case(case_path) as case:
            faults = [f"{f.kind} {f.subject}: {f.detail}" for f in verify_case(case).faults]
            return {
                "case": True,
                "faults": faults,
                "accounts": sorted(r[0] for r in case.connection.execute("SELECT account_id FROM accounts")),
                "inputs": sorted(
                    "/".join(r) for r in case.connection.execute("SELECT root, source_id, account_id FROM inputs")
                ),
                "decisions": [d.decision_id for d in case.ledger()],
            }
    except NotACase:
        return {"case": False, "blank": case_path.stat().st_size}


def exported(folder: Path) -> dict[str, str]:
    """The JSON-lines export of a case, by file."""
    out = folder / "told"
    with open_case(folder / "c.db") as case:
        write_export(load_view(case), "jsonl", out)
    return {p.name: p.read_text("utf-8") for p in sorted(out.iterdir())}


def as_json(value: object) -> str:
    """For a pipe."""
    return json.dumps(value)

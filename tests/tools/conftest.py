"""Small invented labelled sets, as the folder that FIRSTHAND_SHARED names has them, and tools run as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
Runner = Callable[..., str]
ROOT = Path(__file__).parents[2]
STAND_IN = Path(__file__).with_name("stand_in_score")
REAL = Path(os.environ["FIRSTHAND_SHARED"]) / "score" if os.environ.get("FIRSTHAND_SHARED") else None

WIRE = (
    "OSTRAVA, May 3, 2031 (Meridian Wire) - A road bridge over the Odra fell on Saturday, killing 14 people and injuring "
    "at least 30, the fire service said. “We have recovered 14 bodies,” spokesman Jan Kolar told reporters."
)
COPIED = (
    "A road bridge over the Odra at Ostrava fell on Saturday, killing 14 people and injuring at least 30, the fire service "
    "said. “We have recovered 14 bodies,” spokesman Jan Kolar told reporters. Schools stay closed on Monday."
)
FERRY = "KISUMU, May 9, 2031 - Seven fishermen drowned when a crowded ferry sank off Kisumu on Friday, police said."
HARBOUR = "Kisumu, 10 May 2031. The harbour master said seven people died when the ferry sank on Friday at Kisumu."
MARKET = (
    "Gunmen opened fire on a market in Puebla on 21 May 2031, killing three traders and wounding five, a hospital official "
    "said."
)
ACCOUNTS: tuple[Row, ...] = (
    {"id": "wire", "publisher": "Meridian Wire", "published": "2031-05-03", "event": "bridge", "text": WIRE},
    {"id": "paper", "publisher": "Odra Post", "published": "2031-05-04", "event": "bridge", "text": COPIED},
    {"id": "ferry", "publisher": "Lake Herald", "published": "2031-05-09", "event": "ferry", "text": FERRY},
    {"id": "harbour", "publisher": "Harbour News", "published": "2031-05-10", "event": "ferry", "text": HARBOUR},
    {"id": "market", "publisher": "La Plaza", "published": "2031-05-21", "event": "market", "text": MARKET},
)
# The truths are partly untrue, so that there is something to list.
FACTS: tuple[Row, ...] = (
    {"event": "bridge", "killed": 15, "injured": 30, "date": "2031-05-03", "city": "Opava"},
    {"event": "ferry", "killed": 7, "injured": 0, "date": "2031-05-01", "city": "Kisumu"},
    {"event": "market", "killed": 3, "injured": 5, "date": "2031-05-21", "city": "Puebla"},
)


def _template(day: str, town: str, killed: int) -> Row:
    return {
        "type": "ATTACK",
        "optional": False,
        "date": {"alternatives": [{"low": day, "high": day}]},
        "location": {"country": "MEXICO", "places": [{"name": town, "type": "CITY"}]},
        "targets": [{"number": {"values": [killed]}, "effects": ["DEATH"]}],
        "total": None,
    }


def _sayings(source: str, cue: str, content: str) -> Row:
    spans = {"source": source, "cue": cue, "content": content}
    return {k: [[FERRY.index(words), FERRY.index(words) + len(words)]] for k, words in spans.items()}


def _copy(derived: str, source: str, *, copied: bool) -> Row:
    return {"derived": derived, "source": source, "kind": "story", "copied": copied, "dated": True}


DATED = {
    "start": FERRY.index("May"),
    "end": FERRY.index(" -"),
    "type": "DATE",
    "value": "2031-05-08",
    "text": "May 9, 2031",
}
BLACKOUT = {"start": 0, "end": 6, "type": "DATE", "value": "2031", "text": "KISUMU"}
TRUTHS: dict[str, dict[str, Iterable[Row]]] = {
    "gva": {"truth": FACTS},
    "rand": {"truth": FACTS},
    "gva_open": {"truth": [{"id": a["id"], "event": a["event"]} for a in ACCOUNTS], "truth_events": FACTS},
    "ucdp": {
        "truth": [
            {"event": "bridge", "low": 14, "best": 16, "high": 16, "date_start": "2031-05-01", "date_end": "2031-05-05"}
        ]
    },
    "muc": {"truth": [{"doc": "market", "templates": [_template("2031-05-20", "Cholula", 4)]}]},
    "w5": {
        "truth": [
            {"id": "ferry", "event": "ferry", "when": [{"parsed": "2031-04-01"}], "where": [{"text": "in the capital"}]}
        ]
    },
    "timex": {"truth": [{"doc": "ferry", "dct": "2031-05-09", "timex": [DATED, BLACKOUT]}]},
    "polnear": {"truth": [{"doc": "ferry", "attributions": [_sayings("fishermen", "drowned", "a crowded ferry")]}]},
    "reuse": {
        "truth": [_copy("paper", "wire", copied=False), _copy("harbour", "market", copied=True)],
    },
    "invented": {"truth": ()},
}


def _lines(path: Path, rows: Iterable[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of labelled sets, with the stand-in for their scorer."""
    folder = tmp_path_factory.mktemp("labelled")
    for name, files in TRUTHS.items():
        _lines(folder / "packs" / name / "accounts.jsonl", ACCOUNTS)
        for file, rows in files.items():
            _lines(folder / "packs" / name / f"{file}.jsonl", rows)
    (folder / "score").symlink_to(STAND_IN)
    return folder


@pytest.fixture(scope="session", params=["stand-in", "real"])
def scored(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the stand-in, and with the scorer of the labelled sets where these are there."""
    if request.param == "stand-in":
        return shared
    if REAL is None or not REAL.is_dir():
        pytest.skip("FIRSTHAND_SHARED names no folder with the labelled sets' scorer")
    folder = tmp_path_factory.mktemp("scored")
    (folder / "packs").symlink_to(shared / "packs")
    (folder / "score").symlink_to(REAL.resolve())
    return folder


@pytest.fixture(scope="session")
def run(shared: Path) -> Runner:
    """Run a line in the project's folder; what it prints."""

    def ran(*words: object, shared: Path = shared) -> str:
        done = subprocess.run(
            list(map(str, words)),
            cwd=ROOT,
            env=os.environ | {"FIRSTHAND_SHARED": str(shared), "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return ran


@pytest.fixture(scope="session")
def tool(run: Runner) -> Runner:
    """Run a tool by its name; what it prints."""

    def ran(name: str, *words: object, **how: Path) -> str:
        return run(sys.executable, ROOT / "tools" / name, *words, **how)

    return ran


@pytest.fixture(scope="session")
def labelled_case(run: Runner, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The accounts in a case that was read without their keys."""
    folder = tmp_path_factory.mktemp("case")
    _lines(folder / "accounts.jsonl", ({k: v for k, v in a.items() if k != "event"} for a in ACCOUNTS))
    case = folder / "case.db"
    run(sys.executable, "-m", "firsthand.cli", "read", folder / "accounts.jsonl", "--case", case, "--quiet")
    return case


@pytest.fixture(scope="session")
def rows(run: Runner, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the accounts, read with their keys."""
    folder = tmp_path_factory.mktemp("rows")
    accounts, case = shared / "packs" / "rand" / "accounts.jsonl", folder / "case.db"
    run(sys.executable, "-m", "firsthand.cli", "read", accounts, "--case", case, "--quiet")
    run(sys.executable, "-m", "firsthand.cli", "export", case, "--out", folder / "rows")
    return folder / "rows"

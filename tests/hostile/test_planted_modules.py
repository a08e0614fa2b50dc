"""Code that came with the evidence: files called like every package we use, beside the accounts and where the user works.

None of them may be run, by no command, no worker process and no job of the review page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest

from firsthand.serve.web.jobs import Jobs

PATIENCE = 120
# Modules of the standard library that are no part of a bare start, and would be found in the working folder if it came first.
STANDARD = (
    "csv", "ctypes", "email", "hashlib", "hmac", "html", "ipaddress", "json", "lzma", "multiprocessing", "pickle", "queue",
    "random", "resource", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "struct", "subprocess", "tempfile",
    "textwrap", "tomllib", "traceback", "unicodedata", "urllib", "uuid", "xml", "zipfile", "zlib", "runpy", "selectors",
)  # fmt: skip
# What pip writes as `firsthand`, in a folder of its own.
WORKS = 'import sys; sys.path[0] = "/nowhere"\nfrom firsthand.cli import main\nif __name__ == "__main__":\n    main()\n'
SPREAD = "[engine]\nin_process_below = 0\nworkers = 1\n"
TOLD = "Bridge falls near Ostrava\n\nMay 4, 2031\n\nFourteen people were killed when a bridge near Ostrava fell on Sunday.\n"
PAGE = f"<!doctype html><html><body><article><p>{TOLD}</p><p>Nine people were hurt, police said.</p></article></body></html>"


COMMANDS = (
    ("read", ".", "--case", "c.db", "--config", "spread.toml"),
    ("show", "c.db"),
    ("export", "c.db", "--format", "html", "--out", "../out.html"),
    ("decisions", "c.db", "--import", "none.jsonl"),
    ("verify", "c.db"),
)


def names_used() -> set[str]:
    """Top-level modules of everything that the package needs, and of what those need."""
    found, waiting = set[str](), ["firsthand"]
    tops: dict[str, list[str]] = {}
    for module, distributions in metadata.packages_distributions().items():
        for one in distributions:
            tops.setdefault(one.lower().replace("_", "-"), []).append(module)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in found:
            continue
        found.add(name)
        try:
            needed = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        plain = [r for r in needed if "extra ==" not in r]
        waiting += [re.split(r"[\s\[<>=!~;(]", r, maxsplit=1)[0] for r in plain]
    modules = {m for name in found for m in tops.get(name, ())}
    return {m for m in modules if m.isidentifier() and m not in ("firsthand", "__pycache__")}


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """A folder of accounts in which the user works, with a file for each module that writes down that it was run."""
    there = tmp_path / "evidence"
    there.mkdir()
    ran = f"with open({str(tmp_path / 'ran')!r}, 'a') as out: out.write(__name__ + ' ')\n"
    for name in sorted({*names_used(), *STANDARD}):
        (there / f"{name}.py").write_text(ran, "utf-8")
    (there / "wire.txt").write_text(TOLD, "utf-8")
    (there / "page.html").write_text(PAGE, "utf-8")
    (there / "spread.toml").write_text(SPREAD, "utf-8")
    (there / "none.jsonl").write_text("\n", "utf-8")
    return there


def run_in(folder: Path, *arguments: str, script: bool = True) -> str:
    """Run a command in the folder, as the script that pip installs or as a module."""
    (folder.parent / "firsthand-script.py").write_text(WORKS, "utf-8")
    how = [str(folder.parent / "firsthand-script.py")] if script else ["-m", "firsthand.cli"]
    line = [sys.executable, *how, *arguments]
    # An empty entry of PYTHONPATH, which a line of a shell's profile leaves easily, means the working folder.
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([os.environ.get("PYTHONPATH", ""), ""])}
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_list_of_names_is_the_lock_s() -> None:
    assert {"duckdb", "click", "lxml", "pyarrow", "numpy", "pypdfium2", "uvicorn", "starlette", "rich"} <= names_used()


def test_nothing_of_ours_runs_what_lies_beside_the_accounts(
    evidence: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_ran(what: object) -> None:
        assert not (tmp_path / "ran").exists(), f"{what} ran {(tmp_path / 'ran').read_text()}"

    for command in COMMANDS:
        run_in(evidence, *command)
        nothing_ran(command)
    run_in(evidence, "verify", "c.db", script=False)
    nothing_ran("python -m firsthand.cli")
    monkeypatch.chdir(evidence)
    jobs = Jobs(evidence / "c.db")
    (evidence / "page.html").write_text(PAGE.replace("Nine", "Ten"), "utf-8")
    try:
        asked = [jobs.add("read", evidence), jobs.add("derive")]
        until = time.monotonic() + PATIENCE
        while not all(j.is_over for j in asked) and time.monotonic() < until:
            time.sleep(0.05)
        assert [(j.state, j.kind) for j in asked] == [("done", "read"), ("done", "derive")], [j.said for j in asked]
    finally:
        jobs.close()
    nothing_ran("a job of the page")

"""The command line as a person calls it: a process of its own, its exit code and both streams."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Caller = Callable[..., subprocess.CompletedProcess[str]]
Starter = Callable[..., subprocess.Popen[str]]
COMMAND = (sys.executable, "-m", "firsthand.cli")


@pytest.fixture
def call(tmp_path: Path) -> Caller:
    """Run a command to its end in the temporary folder."""

    def called(*arguments: object) -> subprocess.CompletedProcess[str]:
        line = [*COMMAND, *map(str, arguments)]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)

    return called


@contextmanager
def heard_interrupts() -> Iterator[None]:
    """What is started within hears an interrupt, also where a script started the tests in its background, deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def start(tmp_path: Path) -> Starter:
    """Start a command, with a group of processes of its own, and leave it running."""

    def started(*arguments: object) -> subprocess.Popen[str]:
        with heard_interrupts():
            return subprocess.Popen(
                [*COMMAND, *map(str, arguments)],
                cwd=tmp_path,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
                env=dict(os.environ),
            )

    return started


@pytest.fixture(scope="session")
def read_once(tale: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tale's accounts and the case that they were read into."""
    there = tmp_path_factory.mktemp("read")
    (there / "accounts").mkdir()
    for name, text in tale.items():
        (there / "accounts" / name).write_text(text, "utf-8")
    line = [*COMMAND, "read", "accounts", "--case", "bridge.db", "--quiet"]
    done = subprocess.run(line, cwd=there, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return there


@pytest.fixture
def case(read_once: Path, tmp_path: Path) -> Path:
    """A case that the tale was read into, with the accounts beside it; the test's own copy."""
    shutil.copytree(read_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "bridge.db"

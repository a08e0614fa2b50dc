"""The hook that holds the subjects of commits, as git runs it in a checkout where `make hooks` was called."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
WHO = {f"GIT_{who}_{what}": "a@b.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
Commit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Commit with a message in a checkout of its own, which `make hooks` made ready."""
    outside = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}

    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=tmp_path, env=outside | NOBODY | WHO, capture_output=True, text=True, check=False
        )

    assert ran("git", "init", "--quiet").returncode == 0
    shutil.copytree(ROOT / ".githooks", tmp_path / ".githooks")
    done = ran("make", "--no-print-directory", "-f", str(ROOT / "Makefile"), "hooks")
    assert done.returncode == 0, done.stderr
    return lambda *message: ran("git", "commit", "--allow-empty", *(w for m in message for w in ("-m", m)))


@pytest.mark.parametrize(
    "message",
    [
        ("Count a copy's credit once",),
        ("x" * 72,),
        ("é" * 72,),
        ("Say a claim's marks as a set", "A longer word on why.\nAnd on."),
        ("fixup! " + "y" * 72,),
    ],
    ids=["plain", "just fits", "letters, not bytes", "with a body", "to be squashed"],
)
def test_a_subject_that_fits_is_taken(commit: Commit, message: tuple[str, ...]) -> None:
    done = commit(*message)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("x" * 73, "has 73 characters; at most 72"),
        ("Count a copy's credit once.", "ends with a full stop"),
        ("Count a copy's credit\nonce", "runs on in the second line"),
    ],
)
def test_a_subject_that_does_not_is_refused(commit: Commit, message: str, said: str) -> None:
    done = commit(message)
    assert done.returncode == 1
    assert said in done.stderr
    assert message.splitlines()[0] in done.stderr

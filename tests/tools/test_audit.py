"""`tools/audit.py`: every licence on the list, none that binds what uses it, and a bill of what runs."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The tool."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("audit")


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("(GPL-2.0-only OR MIT) AND X", False),
        ("", False),
        ("UNKNOWN", False),
    ],
)
def test_of_what_may_be_chosen_one_is_on_the_list(audit: Any, expression: str, allowed: bool) -> None:
    assert audit.is_allowed(expression) is allowed


def test_everything_pinned_has_a_licence_on_the_list(audit: Any) -> None:
    packages = audit.pinned((ROOT / "requirements.lock").read_text("utf-8"))
    assert [p for p in packages if not audit.is_allowed(p.licence)] == []
    assert all(p.hashes for p in packages)
    assert {"duckdb", "lxml", "pypdfium2", "pydantic-core"} <= {p.name for p in packages if p.runs}
    assert not {"pytest", "mypy", "ruff"} & {p.name for p in packages if p.runs}


def test_the_bill_names_what_runs(audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "holes", lambda _: False)
    assert audit.main(["--out", str(tmp_path / "bom.json")]) == 0
    told = json.loads((tmp_path / "bom.json").read_text("utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    lxml = next(c for c in told["components"] if c["name"] == "lxml")
    assert lxml["purl"] == f"pkg:pypi/lxml@{lxml['version']}"
    assert lxml["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert "pytest" not in {c["name"] for c in told["components"]}


def test_a_licence_that_is_on_no_list_fails(
    audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "holes", lambda _: False)
    monkeypatch.setattr(audit, "licence_of", lambda name: "GPL-3.0-only" if name == "lxml" else "MIT")
    assert audit.main(["--out", str(tmp_path / "bom.json")]) == 1
    assert "GPL-3.0-only; it is on no list" in capsys.readouterr().out


def test_what_only_attacks_has_a_lock_of_its_own_and_no_bill(
    audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(audit, "holes", asked.append)
    monkeypatch.setattr(audit, "licence_of", lambda _: "MIT")
    lock = ROOT / "requirements-attack.lock"
    assert audit.main(["--lock", str(lock), "--out", str(tmp_path / "bom.json")]) == 0
    assert asked == [lock], "known holes of this lock are looked up"
    assert "requirements-attack.lock: " in capsys.readouterr().out
    assert not (tmp_path / "bom.json").exists()
    names = {p.name for p in audit.pinned(lock.read_text("utf-8"))}
    assert {"atheris", "schemathesis"} <= names


def test_a_known_hole_fails(audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "holes", lambda _: True)
    assert audit.main(["--out", str(tmp_path / "bom.json")]) == 1


@pytest.mark.parametrize(
    ("told", "fails", "said"),
    [
        ('{"dependencies": [{"name": "lxml", "version": "6", "vulns": []}]}', False, ""),
        (
            '{"dependencies": [{"name": "lxml", "version": "6", "vulns": [{"id": "PYSEC-1"}]}]}',
            True,
            "lxml PYSEC-1: a known hole",
        ),
        (
            '{"dependencies": [{"name": "lxml", "skip_reason": "not found"}]}',
            True,
            "of 1 of 1 packages could not be looked up",
        ),
        ("", True, "pip-audit told nothing"),
    ],
)
def test_what_could_not_be_looked_up_is_no_all_clear(
    audit: Any, capsys: pytest.CaptureFixture[str], told: str, fails: bool, said: str
) -> None:
    assert audit.known_holes(told) is fails
    assert said in capsys.readouterr().out

"""`tools/each_python.py`: which Pythons it finds, and what it says of those that are not there."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The tool, on a machine that has no Python but this one."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "kept"))
    return importlib.import_module("each_python")


def _script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_this_python_is_found_and_uses_its_own_environment(each: Any, tmp_path: Path) -> None:
    python = each.interpreter(HERE)
    assert python == Path(sys.executable)
    assert each.environment(python, HERE, tmp_path) == python
    assert list(tmp_path.iterdir()) == []


def test_a_stand_in_that_does_not_run_is_passed_over(each: Any, tmp_path: Path) -> None:
    _script(tmp_path / "bin" / "python3.10", "exit 127")
    assert each.interpreter("3.10") is None
    kept = _script(tmp_path / "kept" / "versions" / "3.10.9" / "bin" / "python", "echo cpython 3.10")
    assert each.interpreter("3.10") == kept


def test_another_python_than_cpython_is_none(each: Any, tmp_path: Path) -> None:
    _script(tmp_path / "bin" / "python3.10", "echo pypy 3.10")
    assert each.interpreter("3.10") is None


@pytest.mark.parametrize(("passes", "code"), [(True, 0), (False, 1)])
def test_what_is_not_there_is_said_and_what_fails_is_told(
    each: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], passes: bool, code: int
) -> None:
    monkeypatch.setattr(each, "VERSIONS", ("3.10", HERE))
    monkeypatch.setattr(each, "passes", lambda python: passes)
    monkeypatch.setattr("sys.argv", ["each_python.py"])
    with pytest.raises(SystemExit) as ended:
        each.main()
    assert ended.value.code == code
    missing, here = capsys.readouterr().out.splitlines()
    assert missing == "CPython 3.10: not there, so not tested"
    assert here.startswith(f"CPython {HERE}: {'passed' if passes else 'FAILED'} in ")


def test_an_environment_is_made_once(each: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[list[str]] = []

    def noted(line: Any, **_: Any) -> None:
        ran.append([str(w) for w in line])
        (tmp_path / ".venv-3.10").mkdir(exist_ok=True)

    monkeypatch.setattr(each.subprocess, "run", noted)
    other = tmp_path / "python3.10"
    assert each.environment(other, "3.10", tmp_path) == tmp_path / ".venv-3.10" / "bin" / "python"
    assert [line[1:4] for line in ran] == [
        ["-m", "venv", "--clear"],
        ["-m", "pip", "install"],
        ["-m", "pip", "install"],
    ]
    assert "--require-hashes" in ran[1]
    each.environment(other, "3.10", tmp_path)
    assert len(ran) == 3


def test_what_is_called_smoke_is_there(request: pytest.FixtureRequest) -> None:
    (conftest,) = (p for p in request.config.pluginmanager.get_plugins() if getattr(p, "SMOKE", None))
    assert [there for there in conftest.SMOKE if not there.exists()] == []

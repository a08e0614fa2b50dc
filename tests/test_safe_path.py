"""The import path of our own processes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import firsthand
from firsthand.safe_path import leave_working_folder

OURS = str(Path(firsthand.__file__).parent.parent)


@pytest.mark.parametrize("entry", ["", ".", "{here}", "{here}/../{name}"])
def test_whatever_means_the_working_folder_goes(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lib").mkdir()
    kept = ["/usr/lib/nowhere", str(tmp_path.parent), str(tmp_path / "lib")]
    given = [entry.format(here=tmp_path, name=tmp_path.name), *kept[:2], "lib"]
    monkeypatch.setattr(sys, "path", given)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(given))
    leave_working_folder()
    assert sys.path == kept, "a folder that was named stays, under the name that holds wherever a process works"
    assert os.environ["PYTHONPATH"].split(os.pathsep) == kept


def test_the_folder_of_this_package_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OURS)
    monkeypatch.setattr(sys, "path", [OURS, "/usr/lib/nowhere"])
    monkeypatch.delenv("PYTHONPATH", raising=False)
    leave_working_folder()
    assert sys.path == [OURS, "/usr/lib/nowhere"]

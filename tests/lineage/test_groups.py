"""The user's own groups of origins."""

from pathlib import Path

import pytest

from firsthand.errors import ConfigError
from firsthand.lineage.groups import apply_groups, read_groups
from firsthand.lineage.lineage import Origin


def test_groups_by_name_and_party(tmp_path: Path) -> None:
    path = tmp_path / "groups.toml"
    path.write_text('[groups]\nnorth = ["Norway", "The Echo"]\napart = ["Oslo desk"]\n')
    groups = read_groups(path)
    origins = [
        Origin("1", "Embassy in Lima", "office", "Norway", "Norway"),
        Origin("2", "Echo", "outlet"),
        Origin("3", "Oslo desk", "office", "Norway", "Norway"),
        Origin("4", "Herald", "outlet"),
    ]
    assert [o.group for o in apply_groups(origins, groups)] == ["north", "north", "apart", None]


@pytest.mark.parametrize(
    "text",
    ["not toml", "[other]\na = []", '[groups]\na = "one name"', '[groups]\na = ["X"]\nb = ["x"]', "[groups]\na = [1]"],
)
def test_wrong_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "groups.toml"
    path.write_text(text)
    with pytest.raises(ConfigError):
        read_groups(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read_groups(tmp_path / "none.toml")

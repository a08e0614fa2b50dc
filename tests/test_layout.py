"""The house rules that no linter knows: module size and names that say nothing."""

from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "firsthand"
MODULES = sorted(SOURCE.rglob("*.py"))
DRAWERS = {"utils", "util", "helpers", "core", "common", "types", "base", "manager", "misc"}
CEILING = 400


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_is_small_and_named(module: Path) -> None:
    assert module.stem not in DRAWERS
    lines = module.read_text("utf-8").splitlines()
    assert len(lines) <= CEILING
    assert lines[0].startswith('"""'), "a module says first where it stands"

"""The house papers say what is so: paths, versions, checks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IN_PACKAGE = re.compile(r"`((?:[a-z_]+/)+(?:[\w.]+\.(?:py|sql|toml))?)`")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_files_of_the_package_that_a_paper_names_are_there(documents: Any, name: str) -> None:
    named = set(IN_PACKAGE.findall(documents[name].text))
    assert len(named) > 8
    assert [n for n in sorted(named) if not (ROOT / n).exists() and not (ROOT / "src" / "firsthand" / n).exists()] == []


def test_the_path_through_the_code_takes_half_an_hour_and_follows_the_layers(documents: Any) -> None:
    section = documents["CONTRIBUTING.md"].section("Thirty minutes through the code")
    rows = re.findall(r"^\| (\d+) \| `(\w+)/", section, re.M)
    minutes = [int(minute) for minute, _ in rows]
    assert minutes == sorted(minutes)
    assert minutes[-1] < 30
    assert [layer for _, layer in rows] == [
        "cli", "sources", "sources", "accounts", "claims", "lang", "lineage", "events", "record", "engine", "view", "export",
    ]  # fmt: skip


def test_versions_agree(documents: Any) -> None:
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {PROJECT['version']}\n" in cited
    assert f"\nlicense: {PROJECT['license']['text']}\n" in cited
    assert f"## [{PROJECT['version']}]" in documents["CHANGELOG.md"].text


def test_the_changelog_stays_readable(documents: Any) -> None:
    changelog = documents["CHANGELOG.md"]
    first = changelog.section(f"[{PROJECT['version']}]")
    assert 12 <= len(re.findall(r"^- ", first, re.M)) <= 24
    headings = re.findall(r"^### (.+)$", changelog.text, re.M)
    assert set(headings) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_hooks_before_a_commit_are_the_verbs_of_check() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    check = re.findall(r"^\t\$\(BIN\)/(.+)$", re.split(r"^check:.*$", makefile, flags=re.M)[1].split("\n\n")[0], re.M)
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"^ +entry: \.venv/bin/(.+)$", hooks, re.M) == check
    assert "repo: local" in hooks


def test_no_paper_gives_the_project_an_address() -> None:
    for name in ("CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", ".pre-commit-config.yaml", "pyproject.toml"):
        found = re.findall(r"https?://[^\s)\"]+", (ROOT / name).read_text("utf-8"))
        assert [a for a in found if "pre-commit.com" not in a] == [], name

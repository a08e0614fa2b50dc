"""Accounts of one invented event, in files or a manifest, for tests of the whole path."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import settings

from firsthand.casefile.case import open_case
from firsthand.export.files.jsonl import write_jsonl
from firsthand.view.case_view import load_view

# Chance finds faults on a developer's machine; a build must fail for what was changed, and for nothing else.
settings.register_profile("build", derandomize=True, deadline=None)
settings.load_profile("build" if os.environ.get("CI") else "default")

TALE = {
    "wire.txt": "Bridge falls near Ostrava\n\nOSTRAVA, May 3, 2031 (Meridian Wire) - A road bridge over the Odra fell on "
    "Saturday, killing 14 people and injuring at least 30, the fire service said.\n\n“We have recovered 14 bodies,” "
    "spokesman Jan Kolar told reporters.\n",
    "paper.txt": "Fourteen dead as bridge falls\n\nMay 4, 2031\n\nAt least 14 people were killed when a bridge near "
    "Ostrava fell on Saturday. Thirty-one people were injured, hospital officials said.\n",
    "late.txt": "Toll of bridge rises\n\nPRAGUE, May 6, 2031 - The number of people killed when a bridge fell near Ostrava "
    "on May 3 has risen to 16, the regional governor said on Tuesday.\n",
    "other.txt": "Barge sinks at Decin\n\nMay 9, 2031\n\nTwo sailors drowned when a barge sank at Decin on Thursday, police "
    "said. Three people were rescued.\n",
}
Exporter = Callable[[Path], dict[str, bytes]]
FolderMaker = Callable[..., Path]
ManifestMaker = Callable[[Path, Iterable[dict[str, str]]], Path]


@pytest.fixture(scope="session")
def tale() -> dict[str, str]:
    """Texts by file name."""
    return dict(TALE)


@pytest.fixture
def folder(tmp_path: Path) -> FolderMaker:
    """Write texts as files of a folder."""

    def made(texts: dict[str, str], name: str = "accounts") -> Path:
        there = tmp_path / name
        there.mkdir(exist_ok=True)
        for file, text in texts.items():
            (there / file).write_text(text, "utf-8")
        return there

    return made


@pytest.fixture
def manifest() -> ManifestMaker:
    """Write rows as a manifest of JSON lines."""

    def made(path: Path, rows: Iterable[dict[str, str]]) -> Path:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
        return path

    return made


@pytest.fixture
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exporter:
    """The JSON-lines export of a case, byte for byte."""

    def export(case_path: Path) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp("export")
        with open_case(case_path) as case:
            write_jsonl(load_view(case), out)
        return {p.name: p.read_bytes() for p in sorted(out.iterdir())}

    return export

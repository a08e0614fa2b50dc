"""The version of the code follows the files it is made of, and settings follow what they can change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.config import ClaimsConfig, Config, EngineConfig, RecordConfig
from firsthand.engine import versions
from firsthand.engine.versions import DERIVING, READING, code_version, reading_version


def test_parts_have_versions_of_their_own() -> None:
    assert code_version("claims") == code_version("claims") != code_version("accounts")
    assert len(code_version(*DERIVING)) == 16
    assert set(READING) < set(DERIVING)


def test_reading_hangs_on_the_settings_of_reading_alone() -> None:
    plain = reading_version(Config())
    assert reading_version(replace(Config(), record=RecordConfig("ucdp"))) == plain
    assert reading_version(replace(Config(), engine=EngineConfig(workers=5))) == plain
    assert reading_version(replace(Config(), claims=ClaimsConfig(min_confidence=0.5))) != plain


def test_what_python_writes_beside_the_code_is_no_change_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)
    cache = tmp_path / "claims" / "__pycache__"
    cache.mkdir(parents=True)
    (tmp_path / "claims" / "read.py").write_text("one", "utf-8")
    before = code_version.__wrapped__("claims")
    (cache / "read.cpython-311.pyc.140231").write_bytes(b"half written")
    (cache / "read.cpython-311.pyc").write_bytes(b"written")
    assert code_version.__wrapped__("claims") == before
    (tmp_path / "claims" / "read.py").write_text("two", "utf-8")
    assert code_version.__wrapped__("claims") != before

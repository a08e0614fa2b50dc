"""The version of the code follows the files it is made of, and settings follow what they can change."""

from __future__ import annotations

from dataclasses import replace

from firsthand.config import ClaimsConfig, Config, EngineConfig, RecordConfig
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

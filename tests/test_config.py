from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from firsthand.config import Config, load_config
from firsthand.errors import ConfigError


def settings(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return load_config(path)


def test_no_file_gives_the_defaults() -> None:
    assert load_config(None) == Config()


def test_a_file_sets_what_it_names(tmp_path: Path) -> None:
    read = settings(tmp_path, "[events]\nlink_threshold = 0.7\n[engine]\nworkers = 2\n")
    assert read.events.link_threshold == 0.7
    assert read.engine.workers == 2
    assert read.claims == Config().claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[event]\n", "unknown section"),
        ("[events]\nthreshold = 1\n", "unknown setting"),
        ("[events]\nlink_threshold = 'high'\n", "takes a float"),
        ("[lineage]\nmax_bucket = true\n", "takes a int"),
        ("events = 3\n", "is no table"),
        ("[engine]\nworkers = -3\n", "out of range"),
        ("[engine]\nmemory_mb = 1\n", "out of range"),
        ("[claims]\nmin_confidence = 7.0\n", "out of range"),
        ("[sources]\nmax_bytes = 0\n", "out of range"),
        ("not toml", "cannot be read as TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        settings(tmp_path, text)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path / "none.toml")


def test_every_default_is_in_range(tmp_path: Path) -> None:
    config = Config()
    for section in fields(config):
        table = getattr(config, section.name)
        for f in fields(table):
            value = getattr(table, f.name)
            written = str(value).lower() if isinstance(value, bool) else repr(value)
            settings(tmp_path, f"[{section.name}]\n{f.name} = {written}\n")


def test_how_work_is_spread_is_no_part_of_the_digest(tmp_path: Path) -> None:
    assert settings(tmp_path, "[engine]\nworkers = 1\n").digest() == Config().digest()
    assert settings(tmp_path, "[events]\nlink_threshold = 0.7\n").digest() != Config().digest()

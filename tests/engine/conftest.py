"""The misbehaving steps, importable here and in worker processes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from firsthand.config import Config, EngineConfig

HERE = str(Path(__file__).parent)
Settings = Callable[..., Config]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module `steps_for_tests`, found by worker processes too."""
    monkeypatch.syspath_prepend(HERE)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([HERE, os.environ.get("PYTHONPATH", "")]))
    yield importlib.import_module("steps_for_tests")
    sys.modules.pop("steps_for_tests", None)


@pytest.fixture
def settings() -> Settings:
    """Settings of the engine alone."""

    def made(**engine: int) -> Config:
        return Config(engine=EngineConfig(**{"workers": 2, **engine}))

    return made

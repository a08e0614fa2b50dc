"""The page is asked what nobody would ask; `make ask` asks thousands of times, with schemathesis too (`ask.py`)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from tests.hostile import ask

REQUESTS = 200


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[Any, list[str]]]:
    """A page, and the ids it knows."""
    with ask.page() as found:
        yield found


def test_no_request_is_a_fault_of_ours(asked: tuple[Any, list[str]]) -> None:
    done, wrong = ask.ask(*asked, REQUESTS, 15)
    assert wrong == []
    assert sum(done.values()) == REQUESTS
    assert done["2xx"] > 25, "some of it is asked well"


def test_a_fault_is_found(asked: tuple[Any, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    app, ids = asked
    monkeypatch.setattr(app, "app", Broken(app.app, broken))
    _, wrong = ask.ask(app, ids, 20, 15)
    assert any("ZeroDivisionError" in w for w in wrong)


class Broken:
    """The application's OpenAPI, and nothing that answers."""

    def __init__(self, real: Any, call: Any) -> None:
        self.openapi, self.state, self._real, self._call, self._asked = real.openapi, real.state, real, call, 0

    async def __call__(self, *told: Any) -> None:
        self._asked += 1
        await (self._real(*told) if self._asked == 1 else self._call(*told))

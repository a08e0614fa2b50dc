"""The index of the review page: made for the case as it is, and let go of when the page ends."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from fastapi import FastAPI

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import PageGuard
from firsthand.serve.web.index import Index
from firsthand.serve.web.site import Site


def test_one_index_serves_as_long_as_the_case_is_the_same(read_case: Path) -> None:
    index = Index()
    with open_case(read_case) as case:
        with index.over(case) as first:
            assert first.execute("SELECT count(*) FROM events").fetchone()[0] > 0
        with index.over(case) as second:
            assert second is first
        index.close()
        with index.over(case) as third:
            assert third is not first
    index.close()


def test_the_index_is_let_go_of_when_the_page_ends(read_case: Path) -> None:
    guard = make_app(Site(read_case))
    assert isinstance(guard, PageGuard)
    app = guard.app
    assert isinstance(app, FastAPI)
    kept: list[sqlite3.Connection] = []

    async def live() -> None:
        async with app.router.lifespan_context(app):
            with open_case(read_case) as case, app.state.index.over(case) as index:
                kept.append(index)

    asyncio.run(live())
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept[0].execute("SELECT 1")


def test_a_decision_makes_no_index_anew_and_is_told(case_path: Path) -> None:
    index, fresh = Index(), Index()
    everything = ("events", "ruled_by", "tags", "ruled_claims", "unsure", "settled", "seen_whole", "ruled", "doubts")

    def told(one: Index) -> dict[str, list[str]]:
        with open_case(case_path) as case, one.over(case) as made:
            return {t: sorted(map(repr, made.execute(f"SELECT * FROM {t}"))) for t in everything}

    with open_case(case_path) as case:
        event, claim = (
            case.connection.execute(f"SELECT min({n}_id) FROM {n}s").fetchone()[0] for n in ("event", "claim")
        )
        with index.over(case) as first:
            pass
    before = told(index)
    decide(case_path, Ruling("tag", event, "Ana", {"tag": "reviewed"}))
    done = decide(case_path, Ruling("reject", claim, "Ben"))
    assert told(index) == told(fresh) != before
    undo(case_path, done.decision_id, "Ben")
    fresh.close()
    assert told(index) == told(fresh)
    with open_case(case_path) as case, index.over(case) as last:
        assert last is first
    index.close()
    fresh.close()

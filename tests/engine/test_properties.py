"""What holds for the record of any accounts: a copy adds nothing but itself, and a merge and its split cancel out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.config import Config
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.events.event import Event, EventClaim, MainEvent
from firsthand.record.figure import Figure

Exporter = Callable[[Path], dict[str, bytes]]
SEEDS = range(5)
EVENTS = (
    ("a paint factory", "Bergamo", "blast", 4),
    ("a grain store", "Palermo", "fire", 5),
    ("a road bridge", "Turin", "collapse", 6),
)


def told(draw: Random) -> str:
    """One event in a few words, with a toll and a day that tellers differ on."""
    what, town, kind, day = draw.choice(EVENTS)
    day += draw.choice((0, 0, 1))
    killed, hurt = draw.randint(3, 5), draw.randint(10, 14)
    who = draw.choice(("police said", "the mayor said", "a hospital doctor said", "the fire service said"))
    return draw.choice(
        (
            f"On {day} May 2031 {killed} people were killed in the {kind} at {what} in {town}, {who}.",
            f"The {kind} at {what} in {town} on {day} May 2031 killed {killed} people and injured {hurt}, {who}.",
            f"{killed} people died in {town} on {day} May 2031 in the {kind} at {what}; {hurt} were injured, {who}.",
        )
    ) + draw.choice(("", f" Rescuers searched {what} through the night and found no one else alive, {who}."))


def rows_for(seed: int, count: int = 9) -> list[dict[str, str]]:
    draw = Random(f"properties:{seed}")
    return [
        {"id": f"r{n}", "publisher": f"Paper {n}", "published": "2031-05-07", "text": told(draw)} for n in range(count)
    ]


def case_of(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    manifest = folder / f"{name}.jsonl"
    manifest.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    read_into(folder / f"{name}.db", manifest, Config())
    return folder / f"{name}.db"


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The case of `rows_for(seed)`, read once; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("standing")
    return cache(lambda seed: case_of(folder, f"case{seed}", rows_for(seed)))


def values(case: Path) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """Per event (by its type, day and town), measure and population: the values and how many origins stand behind them."""
    with open_case(case) as opened:
        events = {e.event_id: f"{e.type} {e.date_edtf} {e.place}" for e in opened.rows(Event)}
        return {
            (events[f.event_id], f.measure, f.population): (
                f.low, f.best, f.high, f.n_origins_min, f.n_origins_max,
                sorted((r.value, r.n_origins_min, r.n_origins_max) for r in f.readings),
            )
            for f in opened.rows(Figure)
        }  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_an_exact_copy_changes_no_value_and_no_count_of_origins(
    tmp_path: Path, standing: Callable[[int], Path], seed: int
) -> None:
    rows = rows_for(seed)
    copied = Random(seed).choice(rows)
    copy = {**copied, "id": "copy", "publisher": "Mirror", "published": "2031-05-08"}
    before = values(standing(seed))
    assert before
    assert values(case_of(tmp_path, "after", [*rows, copy])) == before


def derived(case: Path) -> dict[str, list[object]]:
    """All that was derived of events, without what an export says of decisions beside it."""
    with open_case(case) as opened:
        return {n.__name__: list(opened.rows(n)) for n in (Event, EventClaim, MainEvent, Figure)}


@pytest.mark.parametrize("seed", SEEDS)
def test_merging_events_and_splitting_them_again_is_the_identity(
    tmp_path: Path, standing: Callable[[int], Path], seed: int
) -> None:
    case = Path(shutil.copy(standing(seed), tmp_path / "one.db"))
    before = derived(case)
    with open_case(case) as opened:
        one, other = Random(seed).sample(sorted(opened.rows(Event), key=lambda e: e.event_id), 2)
    decide(case, Ruling("merge", one.event_id, "Ada", {"events": [other.event_id]}, "one event"))
    derive_again(case)
    with open_case(case) as opened:
        (merged,) = [e for e in opened.rows(Event) if {*one.account_ids, *other.account_ids} <= set(e.account_ids)]
    assert derived(case) != before
    decide(case, Ruling("split", merged.event_id, "Ada", {"accounts": list(other.account_ids)}, "two after all"))
    derive_again(case)
    assert derived(case) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_accounts_is_irrelevant(
    tmp_path: Path, standing: Callable[[int], Path], exported: Exporter, seed: int
) -> None:
    rows = rows_for(seed)
    Random(seed).shuffle(rows)
    assert exported(case_of(tmp_path, "shuffled", rows)) == exported(standing(seed))

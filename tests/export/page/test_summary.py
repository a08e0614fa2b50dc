"""A figure said as a person would say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.export.page.summary import summary_of
from firsthand.record.figure import Figure, Lock, Reading
from firsthand.view.event_record import FigureRecord, ReadingRecord
from firsthand.vocabulary import ReadingStatus


def reading(value: int, hands: tuple[int, int], status: ReadingStatus = "live", best: bool = False) -> ReadingRecord:
    told = Reading(
        value=value, low=value, high=value, quantifier="exact", claim_ids=("c",), account_ids=("a",),
        n_origins_min=hands[0], n_origins_max=hands[1], status=status,
    )  # fmt: skip
    return ReadingRecord(reading=told, value=str(value), origins=(), quotes=(), is_best=best)


def record(*readings: ReadingRecord, best: float | None = 19) -> FigureRecord:
    figure = Figure("e", "killed", "all", 19, best, 21, "contested", readings=tuple(r.reading for r in readings))
    return FigureRecord(
        figure=figure, readings=readings, aggregates=(), differences=(), further=(), denials=(), silent=()
    )


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ((reading(19, (1, 5), best=True),), "Best 19: carried by 1 to 5 first hands."),
        (
            (reading(19, (2, 2), best=True), reading(20, (1, 1)), reading(21, (1, 1)), reading(22, (1, 3))),
            "Best 19: carried by 2 first hands; 20 and 21 have one each; 22 has 1 to 3 first hands.",
        ),
        (
            (reading(19, (1, 1), best=True), reading(14, (1, 1), "superseded"), reading(91, (1, 1), "copying_error")),
            "Best 19: carried by 1 first hand. Overtaken: 14. Changed in copying: 91.",
        ),
        ((reading(19, (1, 1), "retracted", best=True),), "No number stands. Taken back: 19."),
        ((), ""),
    ],
)
def test_what_carries_best_what_else_stands_and_what_does_not(readings: tuple[ReadingRecord, ...], said: str) -> None:
    assert summary_of(record(*readings), {}) == said


def test_a_lock_is_said_first_and_no_best_is_said_to_be_none() -> None:
    told = record(reading(19, (1, 1), best=True), reading(21, (1, 1)))
    locked = replace(told, figure=replace(told.figure, locked=Lock("d", "Ana", 19, 19, 19)))
    assert summary_of(locked, {}) == "Ana locked it at 19; 19 and 21 have one each."
    assert summary_of(record(reading(19, (1, 1)), best=None), {}) == "No best: 19 has one."

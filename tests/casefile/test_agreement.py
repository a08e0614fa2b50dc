"""Two coders compared: the fields they share, and Cohen's kappa by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from firsthand.casefile.agreement import agreement, coders, cohen_kappa, krippendorff_alpha
from firsthand.casefile.decision import Decision
from firsthand.errors import DecisionError
from firsthand.vocabulary import DecisionKind


def ruled(who: str, kind: DecisionKind, target: str, **payload: Any) -> Decision:
    ruled.count += 1  # type: ignore[attr-defined]
    when = f"2031-05-04T12:00:00.{ruled.count:06}+00:00"  # type: ignore[attr-defined]
    return Decision(kind, target, who, when, json.dumps(payload)).sealed()


ruled.count = 0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        # Twenty yes by both, fifteen no by both, five and ten apart: the usual example, 0.4.
        ([("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], kappa: float | None) -> None:
    found = cohen_kappa(pairs)
    assert found == (None if kappa is None else pytest.approx(kappa))


def test_fields_are_compared_where_both_ruled() -> None:
    known = [
        ruled("Ada", "accept", "c1"),
        ruled("Ada", "reject", "c2"),
        ruled("Ada", "correct", "c3", best=4),
        ruled("Ada", "accept", "c9"),
        ruled("Ben", "correct", "c3", best=4.0),
        ruled("Ben", "accept", "c1"),
        ruled("Ben", "accept", "c2"),
        ruled("Ben", "exclude", "a1"),
    ]
    found = {f.field: f for f in agreement(known, "Ada", "Ben")}
    verdict = found["verdict"]
    assert (verdict.both, verdict.same, verdict.only_first, verdict.only_second) == (3, 2, 1, 0)
    assert [(a.target, a.first, a.second) for a in verdict.apart] == [("c2", "reject", "accept")]
    assert verdict.percent == pytest.approx(66.7, abs=0.1)
    assert (found["best"].same, found["best"].percent) == (1, 100)
    assert (found["counts"].both, found["counts"].only_second, found["counts"].percent) == (0, 1, None)
    assert coders(known) == ["Ada", "Ben"]


def test_what_coders_say_of_an_event_is_compared_column_by_column() -> None:
    known = [
        ruled("Ada", "date", "e1", edtf="2031-05-03", date_prec=1, basis="coder"),
        ruled("Ben", "date", "e1", edtf="2031-05-03", date_prec=2, basis="outside", source="the inquiry"),
        ruled("Ada", "actors", "e1", role="victim", names=["a", "b"]),
        ruled("Ben", "actors", "e1", role="victim", names=["b", "a"]),
        ruled("Ben", "actors", "e1", role="perpetrator", names=["c"]),
        ruled("Ada", "cite", "e1", source="the inquiry"),
    ]
    found = {f.field: f for f in agreement(known, "Ada", "Ben")}
    assert sorted(found) == ["date_prec", "edtf", "names"]
    assert (found["edtf"].same, found["date_prec"].same) == (1, 0)
    assert (found["names"].both, found["names"].same, found["names"].only_second) == (1, 1, 1)


def test_what_was_taken_back_or_overruled_by_oneself_does_not_count() -> None:
    wrong = ruled("Ada", "reject", "c1")
    known = [wrong, ruled("Ada", "undo", wrong.decision_id), ruled("Ada", "reject", "c2"), ruled("Ada", "accept", "c2")]
    known += [ruled("Ben", "accept", "c1"), ruled("Ben", "accept", "c2")]
    (verdict,) = agreement(known, "Ada", "Ben")
    assert (verdict.both, verdict.same, verdict.only_second) == (1, 1, 1)


def test_locks_and_merges_are_compared_by_what_they_name() -> None:
    known = [
        ruled("Ada", "lock", "e1", measure="killed", low=3, best=3, high=3),
        ruled("Ben", "lock", "e1", measure="killed", low=3, best=4, high=4),
        ruled("Ada", "merge", "e1", events=["e2"]),
        ruled("Ben", "merge", "e2", events=["e1"]),
        ruled("Ben", "note", "e1", text="hm"),
    ]
    found = {f.field: (f.both, f.same) for f in agreement(known, "Ada", "Ben")}
    assert found == {"locked": (1, 0), "merge": (1, 1)}


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [
        ("", "", None),
        ("aaa", "aaa", None),
        ("ab", "ab", 1.0),
        ("0100000010", "1110010000", 0.095),  # Krippendorff 2011, section A
        ("aabbdcccedda", "babbbcccedd" + "d", 0.692),  # section B
    ],
)
def test_alpha(one: str, other: str, alpha: float | None) -> None:
    found = krippendorff_alpha(list(zip(one, other, strict=True)))
    assert found == (None if alpha is None else pytest.approx(alpha, abs=0.0005))


def test_a_coder_whom_nobody_knows_is_an_error() -> None:
    known = [ruled("Ada", "accept", "c1"), ruled("Ben", "accept", "c1")]
    for pair in (("Ada", "Bob"), ("Bob", "Ada"), ("", "Ada"), ("Ada", "Ada")):
        with pytest.raises(DecisionError, match="known: Ada, Ben"):
            agreement(known, *pair)


def test_what_a_third_coder_ruled_after_both_settles_it() -> None:
    early = ruled("Cleo", "accept", "c1")
    known = [early, ruled("Ada", "accept", "c1"), ruled("Ben", "reject", "c1")]
    (apart,) = agreement(known, "Ada", "Ben")[0].apart
    assert (apart.settled_by, apart.settled) == ("", "")
    known.append(ruled("Cleo", "reject", "c1"))
    (row,) = agreement(known, "Ada", "Ben")
    assert (row.apart[0].settled_by, row.apart[0].settled, row.same) == ("Cleo", "reject", 0)

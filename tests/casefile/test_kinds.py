"""Payloads: what each kind of decision takes, and what is refused before anything is stored."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.casefile.kinds import KINDS, checked_payload, payload_text
from firsthand.errors import DecisionError

SPAN = {"start": 3, "end": 9, "quote": "twelve"}


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("exclude", {}),
        ("publisher", {"publisher": None}),
        ("published", {"published": "2031-05"}),
        ("restore", {"text": "Read more", "raw_start": -1}),
        ("note", {"text": "see the map"}),
        ("correct", {"measure": "injured", **SPAN}),
        ("correct", {"latitude": -12.5, "longitude": 170, "place": "Alta"}),
        ("add", {"kind": "place", "place": "Alta", **SPAN}),
        ("merge", {"events": ["e1", "e2"]}),
        ("split", {"claims": ["c1"]}),
        ("lock", {"measure": "killed", "best": None, "low": 3}),
        ("title", {"title": "The bridge"}),
        ("type", {"type": "collapse", "basis": "words", "claims": ["c1"]}),
        ("tier", {"tier": "background", "basis": "coder"}),
        ("date", {"edtf": "2031-05-03/2031-05-04", "date_prec": 2, "basis": "outside", "source": "the inquiry"}),
        ("place", {"place": "Alta", "latitude": 1, "longitude": 2.5, "where_prec": 1, "country": "Norway"}),
        ("actors", {"role": "victim", "names": ["workers"]}),
        ("cite", {"source": "the inquiry"}),
        ("lock", {"measure": "missing", "best": 4, "basis": "coder"}),
        ("undo", {}),
    ],
)
def test_a_payload_that_fits_is_taken(kind: str, payload: dict[str, Any]) -> None:
    assert checked_payload(kind, payload).items() >= payload.items()


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        ("burn", {}, "is no kind of decision"),
        ("exclude", {"why": "x"}, "takes no 'why'"),
        ("publisher", {}, "needs publisher"),
        ("published", {"published": "yesterday"}, "cannot take 'yesterday'"),
        ("note", {"text": "  "}, "cannot take"),
        ("note", {"text": 3}, "cannot take 3"),
        ("correct", {}, "changes nothing"),
        ("correct", {"best": -1}, "cannot take -1"),
        ("correct", {"best": float("nan")}, "cannot take nan"),
        ("correct", {"best": True}, "cannot take True"),
        ("correct", {"low": 9, "best": 3, "high": 12}, "out of order"),
        ("correct", {"start": 3}, "only in part"),
        ("correct", {"start": 9, "end": 9, "quote": "x"}, "selects no words"),
        ("correct", {"quantifier": "many"}, "cannot take 'many'"),
        ("correct", {"latitude": 91}, "cannot take 91"),
        ("add", {"kind": "figure", "best": 3, **SPAN}, "give the measure"),
        ("add", {"kind": "attribution", **SPAN}, "cannot take 'attribution'"),
        ("merge", {"events": []}, "cannot take"),
        ("merge", {"events": ["e1", "e1"]}, "cannot take"),
        ("merge", {"events": "e1"}, "cannot take"),
        ("split", {}, "changes nothing"),
        ("lock", {"measure": "killed", "best": None}, "locks no value"),
        ("type", {"type": "quarrel"}, "cannot take 'quarrel'"),
        ("tier", {"tier": "main"}, "cannot take 'main'"),
        ("date", {"edtf": "May"}, "cannot take 'May'"),
        ("date", {"edtf": "2031-05", "date_prec": 6}, "cannot take 6"),
        ("date", {"edtf": "2031-05", "date_prec": True}, "cannot take True"),
        ("place", {"place": "Alta", "latitude": 1}, "half a point"),
        ("actors", {"role": "victim", "names": []}, "cannot take"),
        ("cite", {}, "changes nothing"),
        ("title", {"title": "x", "basis": "words"}, "stands on words and names none"),
        ("title", {"title": "x", "basis": "outside"}, "stands on outside and names none"),
        ("title", {"title": "x", "source": "the inquiry"}, "does not stand on outside"),
        ("title", {"title": "x", "basis": "coder", "claims": ["c1"]}, "does not stand on words"),
        ("lock", {"measure": "Killed!", "best": 3}, "cannot take 'Killed!'"),
    ],
)
def test_a_payload_that_does_not_fit_is_refused_with_a_reason(kind: str, payload: dict[str, Any], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        checked_payload(kind, payload)


@pytest.mark.parametrize(
    ("quantifier", "low", "high"),
    [
        (None, 9, 9), ("exact", 9, 9), ("at_least", 9, None), ("more_than", 9, None), ("at_most", None, 9),
        ("fewer_than", None, 9), ("about", None, None), ("dozens", 9, None),
    ],
)  # fmt: skip
def test_a_lone_number_gives_the_bounds_its_words_give(
    quantifier: str | None, low: int | None, high: int | None
) -> None:
    payload: dict[str, Any] = {"best": 9} | ({"quantifier": quantifier} if quantifier else {})
    made = checked_payload("correct", payload)
    assert (made["low"], made["best"], made["high"], made["quantifier"]) == (low, 9, high, quantifier or "exact")


def test_bounds_that_are_given_stand() -> None:
    assert checked_payload("lock", {"measure": "killed", "best": 9, "low": 7, "high": 12})["high"] == 12


def test_equal_payloads_are_written_alike() -> None:
    assert payload_text({"b": 1, "a": "é"}) == payload_text({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_each_kind_rules_on_something() -> None:
    assert {k.subject for k in KINDS.values()} == {"account", "claim", "event", "origin", "entity", "decision", "any"}

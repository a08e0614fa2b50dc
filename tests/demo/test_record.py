"""The demo's record shows what the demo is for: an event told by many, its copies, circle, differences and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.run import read_into
from firsthand.export.page.html import html_page
from firsthand.lineage.circles import find_circles
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> CaseView:
    """The demo as a case."""
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demo_accounts() as folder:
        read_into(path, folder, Config())
    with open_case(path) as case:
        return load_view(case)


def _source(view: CaseView, account_id: str) -> str:
    return view.accounts[account_id].source_id


def test_one_event_is_told_by_at_least_twelve(view: CaseView) -> None:
    main = view.ranked_events()[0]
    assert main.date_edtf == "2019-06-11"
    assert main.place == "Nueva Palmira, Colonia, Uruguay"
    assert len(main.account_ids) >= 12


def test_its_toll_is_what_most_first_hands_say(view: CaseView) -> None:
    main = view.ranked_events()[0]
    figures = {f.measure: f for f in view.figures[main.event_id] if f.population == "all"}
    assert (figures["killed"].low, figures["killed"].best, figures["killed"].high) == (19, 19, 21)
    assert (figures["injured"].best, figures["missing"].best, figures["missing"].high) == (57, 4, 7)
    assert figures["killed"].n_origins_min > 1


@pytest.mark.parametrize("kind", ["conflict", "update", "scope", "rounding", "bound", "copying_error"])
def test_every_kind_of_difference_occurs(view: CaseView, kind: str) -> None:
    assert kind in {d.kind for figures in view.figures.values() for f in figures for d in f.differences}


def test_who_copied_whom(view: CaseView) -> None:
    copies = {
        (_source(view, r.derived_account), _source(view, r.source_account))
        for r in view.lineage
        if r.relation in ("copy", "revision") and r.source_account and r.direction_basis != "open"
    }
    assert ("blog-rivernotes", "wire-update") in copies
    assert ("rambla-daily.html", "wire-update") in copies


def test_two_papers_quote_each_other_in_a_circle(view: CaseView) -> None:
    rings = [{_source(view, a) for a in ring} for ring in find_circles(view.lineage)]
    assert {"courier-overloaded", "observer-overloaded"} in rings


def test_the_ceremony_is_an_event_of_its_own_that_recalls_the_other(view: CaseView) -> None:
    main = view.ranked_events()[0]
    ceremonies = [e for e in view.children(main.event_id) if e.type == "ceremony"]
    assert [(e.date_edtf, e.relation_to_parent) for e in ceremonies] == [("2020-06-11", "commemorates")]


def test_two_states_speak(view: CaseView) -> None:
    assert {"Argentina", "Uruguay"} <= {o.party for o in view.origins.values()}


def test_the_page_shows_it(view: CaseView) -> None:
    page = html_page(view)
    for words in (
        "<mark>75 people were injured</mark>",
        "<mark>Fourteen people were killed</mark>",
        "A circle.",
        "Embassy of Argentina",
    ):
        assert words in page

"""What a sent form comes to: rulings for what was changed, none for what was left, and what was emptied taken back."""

from __future__ import annotations

from typing import Any

import pytest

from firsthand.claims.claim import Claim
from firsthand.serve.pages.coded import coded_rulings
from firsthand.serve.pages.coding import CitedAccount, CodingPage, FormRow, places_named


def row(key: str, **said: str) -> FormRow:
    """A row in which Ada says something, or nobody anything."""
    if not said:
        return FormRow(key=key, label=key, read="")
    return FormRow(key=key, label=key, read="", said=said, by="Ada", decision_id=f"d-{key}")


def page(*rows: FormRow, cited: bool = False, source: str = "") -> CodingPage:
    return CodingPage(
        event_id="e1",
        title="Fire",
        rows=[r for r in rows if "/" not in r.key or r.key.startswith("actors")],
        figures=[r for r in rows if "/" in r.key and not r.key.startswith("actors")] + [row("new1")],
        accounts=[CitedAccount("a1", "A", "Wire", cited)],
        cited_by="",
        cited_in="d-cite",
        source=source,
    )


def ruled(
    form: CodingPage, claims: dict[str, Claim] | None = None, **sent: Any
) -> list[tuple[str, str, dict[str, Any]]]:
    fields = {n.replace("__", "/").replace("_", "."): v if isinstance(v, list) else [v] for n, v in sent.items()}
    return [(r.kind, r.target, dict(r.payload)) for r in coded_rulings(form, fields, claims or {}, "Ben")]


def test_a_form_that_was_left_as_it_is_rules_nothing() -> None:
    form = page(row("title", value="Fire"), row("killed/all", low="3", best="3", high="4"), row("type"))
    assert (
        ruled(form, title_value="Fire", title_basis="coder", killed__all_low="3", type_value="", new1_measure="killed")
        == []
    )


def test_each_changed_row_is_one_ruling_with_what_it_stands_on() -> None:
    form = page(row("date"), row("actors/victim"), row("killed/all"))
    found = ruled(
        form,
        date_start="2031-05-03",
        date_end="2031-05-04",
        date_prec="2",
        date_basis="outside",
        date_source="the inquiry",
        actors__victim_value="Ana; Ivo ;Ana",
        killed__all_best="1,200",
    )
    assert found == [
        ("date", "e1", {"edtf": "2031-05-03/2031-05-04", "date_prec": 2, "basis": "outside", "source": "the inquiry"}),
        ("actors", "e1", {"role": "victim", "names": ["Ana", "Ivo"], "basis": "coder"}),
        ("lock", "e1", {"measure": "killed", "population": "all", "best": 1200, "basis": "coder"}),
    ]


def test_a_new_figure_names_what_it_counts() -> None:
    (found,) = ruled(
        page(), new1_measure="missing", new1_population="women", new1_unit="", new1_low="2", new1_basis="coder"
    )
    assert found == (
        "lock", "e1", {"measure": "missing", "population": "women", "best": None, "low": 2, "basis": "coder"},
    )  # fmt: skip


def test_what_is_emptied_is_taken_back() -> None:
    form = page(row("title", value="Fire"), row("killed/all", best="3"), cited=True)
    found = ruled(form, title_value="", killed__all_best="")
    assert found == [("undo", "d-title", {}), ("undo", "d-killed/all", {}), ("undo", "d-cite", {})]


def test_another_basis_alone_is_a_ruling_too() -> None:
    form = page(row("title", value="Fire"))
    (found,) = ruled(form, title_value="Fire", title_basis="outside", title_source="a map")
    assert found == ("title", "e1", {"title": "Fire", "basis": "outside", "source": "a map"})


@pytest.mark.parametrize(("typed", "best"), [("", 7), ("8", 8)])
def test_words_fill_a_field_that_was_not_typed_into(typed: str, best: int) -> None:
    claim = Claim("a1", "figure", 0, 5, "seven", 0, measure="killed", low=7, best=7, high=7)
    (found,) = ruled(page(row("killed/all")), {"c1": claim}, killed__all_basis="c:c1", killed__all_best=typed)
    assert (found[2]["best"], found[2]["basis"], found[2]["claims"]) == (best, "words", ["c1"])


def test_sources_and_a_note_are_rulings_of_their_own() -> None:
    found = ruled(page(), accounts=["a1", "none"], cite_source="the inquiry", note="see the map")
    assert found == [
        ("cite", "e1", {"accounts": ["a1"], "source": "the inquiry"}),
        ("note", "e1", {"text": "see the map"}),
    ]


def test_what_is_no_number_is_left_for_the_case_to_refuse() -> None:
    (found,) = ruled(page(row("killed/all")), killed__all_best="many")
    assert found[2]["best"] == "many"


def test_a_place_is_found_by_its_name_and_narrowed_by_what_follows_a_comma() -> None:
    assert len(places_named("Alexandria")) > len(places_named("Alexandria, Egypt")) >= 1
    assert {p.value.split("|")[3] for p in places_named("Alexandria, Egypt")} == {"Egypt"}
    assert places_named("Nowhere at all") == []

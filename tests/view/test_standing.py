"""A case looked at otherwise: witnesses made anew, another profile, an earlier day, the toll in time, why a figure stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile, open_case
from firsthand.cli import cli
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.run import read_into
from firsthand.errors import ConfigError, InputError
from firsthand.export.terminal.as_of import left_out_lines
from firsthand.export.terminal.toll import toll_lines
from firsthand.export.terminal.why import bracketed, why_lines
from firsthand.spans import Span
from firsthand.view.as_of import published_by, record_as_of
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view
from firsthand.view.quote import quote_of
from firsthand.view.toll import toll_of
from firsthand.view.why import asked_figures, why
from firsthand.view.witnesses import under_profile
from firsthand.vocabulary import PublishedBasis


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as a case."""
    path: Path = tmp_path_factory.mktemp("standing") / "demo.db"
    with demo_accounts() as folder:
        read_into(path, folder, Config())
    return path


@pytest.fixture
def case(case_path: Path) -> Iterator[CaseFile]:
    with open_case(case_path) as case:
        yield case


def shown(case_path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["show", str(case_path), *options])


# --- witnesses and profiles


def test_figures_made_anew_are_the_figures_of_the_case(case: CaseFile) -> None:
    held = load_view(case)
    assert held.figures
    assert under_profile(held, "plain").figures == held.figures


@pytest.mark.parametrize("profile", ["ucdp", "acled", "ibc", "every-casualty", "airwars"])
def test_another_profile_chooses_among_the_same_readings(case: CaseFile, profile: str) -> None:
    held = load_view(case)
    (event,) = held.ranked_events()[:1]
    (before,) = asked_figures(held, event, "killed")
    (after,) = asked_figures(under_profile(held, profile), event, "killed")
    assert {r.value for r in before.readings} == {r.value for r in after.readings}
    assert after.profile == profile
    assert (before.n_origins_min, before.n_origins_max) == (after.n_origins_min, after.n_origins_max)


def test_show_under_a_profile_stores_nothing(case_path: Path) -> None:
    before = case_path.read_bytes()
    assert "the lowest, since no higher one" in " ".join(shown(case_path, "--profile", "acled").output.split())
    assert case_path.read_bytes() == before


def test_show_names_the_profiles_there_are(case_path: Path) -> None:
    result = shown(case_path, "--profile", "nobody")
    assert isinstance(result.exception, ConfigError)
    assert "every-casualty" in str(result.exception)


# --- as of a day


@pytest.mark.parametrize(
    ("published", "basis", "out"),
    [
        ("2031-05-04", "given", True),
        ("2031-05-05", "meta", True),
        ("2031-05-06", "url", False),
        ("2031-05", "given", None),
        ("../2031-05-04", "dateline", True),
        ("2031-05-04", "derived", None),
        (None, None, None),
    ],
)
def test_whether_an_account_was_out(
    view: CaseView, published: str | None, basis: PublishedBasis | None, out: bool | None
) -> None:
    account = replace(view.accounts["a1"], published=published, published_basis=basis)
    assert published_by(account, date(2031, 5, 5)) is out


def test_the_record_as_it_stood_knows_nothing_of_later_accounts(case: CaseFile) -> None:
    day = date(2019, 6, 11)
    stood = record_as_of(case, day)
    assert stood.view.accounts
    assert all(published_by(a, day) for a in stood.view.accounts.values())
    assert len(stood.view.accounts) + len(stood.later) + len(stood.undated) == len(list(case.rows(Account)))
    (figure,) = asked_figures(stood.view, stood.view.ranked_events()[0], "killed")
    assert figure.best == 14
    assert set(figure.claim_ids) <= set(stood.view.claims)
    assert not {o for o in stood.view.origins.values() if not set(o.account_ids) <= set(stood.view.accounts)}


def test_the_record_of_the_last_day_is_the_record(case: CaseFile) -> None:
    stood, held = record_as_of(case, date(2100, 1, 1)), load_view(case)
    assert not stood.later
    if not stood.undated:
        assert stood.view.figures == held.figures


def test_before_the_first_account_there_is_no_record(case: CaseFile) -> None:
    stood = record_as_of(case, date(1900, 1, 1))
    assert not stood.view.events
    assert next(line.label for line in left_out_lines(stood, "1900-01-01")) == "as of"


def test_the_day_and_the_profile_go_together(case: CaseFile) -> None:
    stood = record_as_of(case, date(2019, 6, 12), "ibc")
    assert {f.profile for found in stood.view.figures.values() for f in found} == {"ibc"}


def test_a_day_that_is_none_is_refused(case_path: Path) -> None:
    assert isinstance(shown(case_path, "--as-of", "June").exception, ConfigError)


# --- the toll in time


def test_the_toll_moves_up_and_down_by_day_of_publication(case: CaseFile) -> None:
    view = load_view(case)
    (figure,) = asked_figures(view, view.ranked_events()[0], "killed")
    steps = toll_of(view, figure)
    days = [s.day for s in steps if s.day]
    assert days == sorted(days)
    assert len(steps) == figure.n_accounts
    assert (steps[0].move, steps[0].value) == ("first", "at least 12")
    assert {s.move for s in steps} >= {"first", "up", "down"}


@pytest.mark.parametrize(
    ("published", "basis", "label"),
    [
        (None, None, "day untold"),
        ("2011-05", "given", "in 2011-05"),
        ("2011", "given", "in 2011"),
        ("2011-05-03", "derived", "day untold"),
    ],
)
def test_an_account_without_a_day_has_no_place_in_time(
    view: CaseView, published: str | None, basis: PublishedBasis | None, label: str
) -> None:
    (figure,) = view.figures["e1"]
    accounts = {**view.accounts, "a1": replace(view.accounts["a1"], published=published, published_basis=basis)}
    case = replace(view, accounts=accounts)
    steps = toll_of(case, figure)
    assert [(s.account_id, s.move) for s in steps] == [("a2", "first"), ("a1", "")]
    assert [line.label for line in toll_lines(figure, steps, case.names)][-1] == label


def test_show_prints_one_line_an_account(case_path: Path) -> None:
    said = shown(case_path, "--toll").output
    assert " 2019-06-11   at least 12   palmira-echo.txt" in said
    assert "killed, as it was published" in said


# --- why


def test_why_tells_every_witness_origin_and_difference(case: CaseFile) -> None:
    view = load_view(case)
    event = view.ranked_events()[0]
    (figure,) = asked_figures(view, event, "killed")
    said = [line.text for line in why_lines(why(view, event, figure), view.names)]
    whole = "\n".join(said)
    for claim_id in (c for r in figure.readings for c in r.claim_ids):
        assert f"[{claim_id}]" in whole
        claim = view.claims[claim_id]
        assert f"[{' '.join(claim.quote.split())}]" in whole
    for origin_id in (o for r in figure.readings for o in r.origin_ids):
        assert view.origins[origin_id].reason in whole
    assert all(any(d.sentence in s for s in said) for d in figure.differences)
    assert figure.trace in said
    assert "which it copied" in whole


def test_the_words_of_a_witness_stand_in_their_sentence(view: CaseView) -> None:
    account, claim = view.accounts["a1"], view.claims["c1"]
    assert bracketed(quote_of(account, claim)) == "“The mayor said [12 people were hurt] & <b>one</b> fled.”"
    bare = replace(account, sentences=(Span(0, 3),))
    assert bracketed(quote_of(bare, claim)) == "“[12 people were hurt]”"


def test_a_figure_that_is_not_there_is_an_error_that_lists_those_that_are(view: CaseView) -> None:
    with pytest.raises(InputError, match="known here: injured/all"):
        asked_figures(view, view.events["e1"], "killed")


def test_show_why_of_a_population(case_path: Path) -> None:
    assert "killed (children)" in shown(case_path, "--why", "killed/children").output

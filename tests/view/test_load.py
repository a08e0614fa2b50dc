"""A case in memory: what the engine stored, and no less of it in a part than in the whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from firsthand.casefile.case import CaseFile, open_case
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.run import read_into
from firsthand.record.account_entry import UNLISTED
from firsthand.view.as_of import record_as_of
from firsthand.view.case_view import CaseView
from firsthand.view.load import OneAccount, OneFamily, load_view


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as a case; one of its accounts comes in a newer version."""
    there = tmp_path_factory.mktemp("load")
    with demo_accounts() as folder:
        shutil.copytree(folder, there / "accounts")
    read_into(there / "demo.db", there / "accounts", Config())
    told = there / "accounts" / "palmira-echo.txt"
    told.write_text(told.read_text("utf-8") + "\nDivers go on with their search.\n", "utf-8")
    read_into(there / "demo.db", there / "accounts", Config())
    return there / "demo.db"


@pytest.fixture
def case(demo: Path) -> Iterator[CaseFile]:
    with open_case(demo) as opened:
        yield opened


@pytest.fixture
def view(case: CaseFile) -> CaseView:
    return load_view(case)


def test_the_engine_derives_what_the_slow_way_derives(
    view: CaseView, as_derived: Callable[[CaseView], CaseView]
) -> None:
    slow = as_derived(view)
    assert view.entries == slow.entries
    assert view.origins_behind == {c: o for c, o in slow.origins_behind.items() if o}
    assert any(e.newer for e in view.entries.values())
    assert len({e.voice for e in view.entries.values()}) < len(view.entries)


def test_numbers_changed_in_copying_are_known_with_the_accounts_they_were_copied_from(view: CaseView) -> None:
    assert view.miscopied
    copies = {(r.derived_account, r.source_account) for r in view.lineage if r.relation == "copy"}
    for claim_id, sources in view.miscopied.items():
        assert {(view.claims[claim_id].account_id, s) for s in sources} <= copies


def test_an_account_alone_has_what_the_whole_case_has_of_it(case: CaseFile, view: CaseView) -> None:
    for account_id, account in view.accounts.items():
        part = load_view(case, OneAccount(account_id))
        assert part.accounts == {account_id: account}
        assert part.claims_of(account_id) == view.claims_of(account_id)
        assert part.entry_of(account_id) == view.entry_of(account_id)
        assert part.origin_links == tuple(k for k in view.origin_links if k.account_id == account_id)
        assert part.lineage == tuple(r for r in view.lineage if account_id in (r.derived_account, r.source_account))
        assert set(part.event_of.items()) == {
            i for i in view.event_of.items() if view.claims[i[0]].account_id == account_id
        }
    assert load_view(case, OneAccount("a-none")) == CaseView()


def test_a_family_has_the_rows_among_its_members_and_no_others(case: CaseFile, view: CaseView) -> None:
    members = [a for a, e in view.entries.items() if e.family == view.lineage[0].derived_account] or list(
        view.accounts
    )[:5]
    part = load_view(case, OneFamily(tuple(members)))
    assert set(part.accounts) == set(members)
    assert part.claims == {}
    among = tuple(r for r in view.lineage if r.derived_account in members and r.source_account in {None, *members})
    assert part.lineage == among
    assert all(part.origins[r.origin_id] == view.origins[r.origin_id] for r in among if r.origin_id)


def test_an_account_that_came_in_since_has_no_letter_and_no_voice_but_its_own(demo: Path, tmp_path: Path) -> None:
    mine = tmp_path / "demo.db"
    mine.write_bytes(demo.read_bytes())
    with open_case(mine, write=True) as case:
        gone = case.connection.execute("SELECT account_id FROM account_entries WHERE number = 1").fetchone()[0]
        with case.transaction() as connection:
            connection.execute("DELETE FROM account_entries WHERE account_id = ?", (gone,))
        view = load_view(case)
    assert view.entry_of(gone).siglum == UNLISTED
    assert view.entry_of(gone).voice == gone
    assert view.in_publication_order()[-1].account_id == gone


def test_a_record_as_of_a_day_calls_its_accounts_as_the_whole_case_does(case: CaseFile, view: CaseView) -> None:
    stood = record_as_of(case, date(2019, 6, 12))
    assert 0 < len(stood.view.accounts) < len(view.accounts)
    for account_id in stood.view.accounts:
        then, now = stood.view.entry_of(account_id), view.entry_of(account_id)
        assert (then.number, then.siglum, then.name) == (now.number, now.siglum, now.name)
    assert stood.names == view.names

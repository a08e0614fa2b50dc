"""A run from a path to a case: only what is new is read, nothing is lost, and the order of things is irrelevant."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.casefile.case import open_case
from firsthand.casefile.verify import verify_case
from firsthand.claims.claim import Claim
from firsthand.config import ClaimsConfig, Config, EngineConfig
from firsthand.engine.run import RunSummary, read_into
from firsthand.errors import CaseBusy, InputError
from firsthand.events.event import Event
from firsthand.lineage.lineage import Lineage
from firsthand.sources.raw_item import Rejection

Exporter = Callable[[Path], dict[str, bytes]]
FolderMaker = Callable[..., Path]
ManifestMaker = Callable[[Path, Iterable[dict[str, str]]], Path]


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    return tmp_path / "bridge.db"


@pytest.fixture(scope="session")
def tale_case(tale: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case that the tale makes, read once."""
    there = tmp_path_factory.mktemp("tale")
    (there / "accounts").mkdir()
    for name, text in tale.items():
        (there / "accounts" / name).write_text(text, "utf-8")
    read(there / "bridge.db", there / "accounts")
    return there / "bridge.db"


@pytest.fixture
def tale_taken_in(case_path: Path, folder: FolderMaker, tale: dict[str, str], tale_case: Path) -> Path:
    """The tale in a folder, and in the case of this test; the folder."""
    shutil.copy(tale_case, case_path)
    return folder(tale)


def read(case_path: Path, path: Path, **engine: int) -> RunSummary:
    return read_into(case_path, path, Config(engine=EngineConfig(**engine)))


def counts(done: RunSummary) -> dict[str, int]:
    """What a summary tells, zeros left out."""
    names = ("found", "standing", "new", "changed", "unchanged", "gone", "back", "read", "left_out")
    return {n: getattr(done, n) for n in names if getattr(done, n)}


def states(case_path: Path) -> dict[str, list[str]]:
    """Per name: the states of its inputs."""
    found: dict[str, list[str]] = {}
    with open_case(case_path) as case:
        for name, state in case.connection.execute("SELECT source_id, state FROM inputs ORDER BY source_id, state"):
            found.setdefault(name, []).append(state)
        assert verify_case(case).faults == ()
    return found


def test_events_of_a_case_say_how_near_they_are_to_what_the_accounts_are_about(
    case_path: Path, folder: FolderMaker
) -> None:
    trial = "July 3, 2033\n\nA man was sentenced on Sunday for shooting nine people dead in Bari on 4 May 2031. "
    read(case_path, folder({"trial.txt": f"{trial}On 8 March 2012, a ferry sank off Palermo.\n"}))
    with open_case(case_path) as case:
        assert {e.type: e.tier for e in case.rows(Event)} == {
            "shooting": "incident",
            "trial": "followup",
            "shipwreck": "background",
        }


def test_a_second_run_does_nothing(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], exported: Exporter
) -> None:
    accounts = folder(tale)
    first = read(case_path, accounts)
    assert counts(first) == {"found": 4, "standing": 4, "new": 4, "read": 4}
    assert first.derived
    assert first.claims > 8
    before = exported(case_path)
    second = read(case_path, accounts)
    assert counts(second) == {"found": 4, "standing": 4, "unchanged": 4}
    assert not second.derived
    assert exported(case_path) == before
    assert [p.name for p in case_path.parent.iterdir() if p.name.startswith("bridge")] == ["bridge.db"]


def test_accounts_added_later_give_what_one_run_gives(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], exported: Exporter
) -> None:
    names = list(tale)
    accounts = folder({names[0]: tale[names[0]]})
    read(case_path, accounts)
    for name in reversed(names[1:]):
        folder({name: tale[name]})
        done = read(case_path, accounts)
        assert (done.new, done.read) == (1, 1)
    whole = case_path.with_name("whole.db")
    read(whole, accounts)
    assert exported(case_path) == exported(whole)


def test_a_changed_file_revises_and_both_accounts_stand(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], tale_taken_in: Path
) -> None:
    accounts = tale_taken_in
    folder({"paper.txt": tale["paper.txt"].replace("At least 14", "At least 15")})
    done = read(case_path, accounts)
    assert counts(done) == {"found": 4, "standing": 4, "changed": 1, "unchanged": 3, "read": 1}
    assert states(case_path)["paper.txt"] == ["changed", "present"]
    with open_case(case_path) as case:
        (pair,) = case.revisions().items()
        assert case.count(Account) == 5
        related = {(r.derived_account, r.source_account): r.relation for r in case.rows(Lineage)}
    assert related[pair] == "revision"


def test_a_changed_file_changed_back_is_the_account_it_was(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], tale_taken_in: Path
) -> None:
    accounts = tale_taken_in
    folder({"paper.txt": "Sixteen people died on Saturday."})
    read(case_path, accounts)
    with open_case(case_path) as case:
        revisions = case.revisions()
    folder({"paper.txt": tale["paper.txt"]})
    assert read(case_path, accounts).changed == 1
    assert states(case_path)["paper.txt"] == ["changed", "present"]
    with open_case(case_path) as case:
        assert case.revisions() == revisions


def test_a_file_that_is_gone_stays_and_comes_back(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], tale_taken_in: Path, exported: Exporter
) -> None:
    accounts = tale_taken_in
    before = exported(case_path)
    (accounts / "wire.txt").unlink()
    gone = read(case_path, accounts)
    assert counts(gone) == {"found": 3, "standing": 3, "unchanged": 3, "gone": 1}
    assert states(case_path)["wire.txt"] == ["gone"]
    assert exported(case_path) == before
    folder({"wire.txt": tale["wire.txt"]})
    assert counts(read(case_path, accounts)) == {"found": 4, "standing": 4, "unchanged": 4, "back": 1}
    assert states(case_path)["wire.txt"] == ["present"]


def test_a_folder_that_was_emptied_loses_no_account(case_path: Path, tale: dict[str, str], tale_taken_in: Path) -> None:
    accounts = tale_taken_in
    for name in tale:
        (accounts / name).unlink()
    assert counts(read(case_path, accounts)) == {"gone": 4}
    with open_case(case_path) as case:
        assert case.count(Account) == 4


def rows_of_tale(tale: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": name.removesuffix(".txt"), "text": text, "publisher": f"The {name}"} for name, text in tale.items()]


def test_two_manifests_may_use_the_same_ids(
    case_path: Path, tmp_path: Path, manifest: ManifestMaker, tale: dict[str, str]
) -> None:
    one, two, *_ = tale.values()
    manifest(tmp_path / "rows" / "a.jsonl", [{"id": "1", "text": one}])
    manifest(tmp_path / "rows" / "b.jsonl", [{"id": "1", "text": two}, {"id": "2", "text": " . "}])
    manifest(tmp_path / "rows" / "c.jsonl", [{"id": "2", "text": ". ."}])
    done = read(case_path, tmp_path / "rows")
    assert counts(done) == {"found": 4, "standing": 2, "new": 4, "read": 2, "left_out": 1}
    again = read(case_path, tmp_path / "rows")
    assert (again.standing, again.unchanged, again.changed, again.read) == (2, 4, 0, 0)
    with open_case(case_path) as case:
        assert case.revisions() == {}


def test_the_same_row_twice_is_one_account_and_said(
    case_path: Path, tmp_path: Path, manifest: ManifestMaker, tale: dict[str, str]
) -> None:
    row = {"id": "1", "text": tale["wire.txt"]}
    manifest(tmp_path / "rows" / "a.jsonl", [row])
    manifest(tmp_path / "rows" / "b.jsonl", [row])
    for read_now in (1, 0):
        done = read(case_path, tmp_path / "rows")
        assert (done.standing, done.read, done.left_out) == (1, read_now, 1)
    with open_case(case_path) as case:
        assert [(r.input, r.code) for r in case.rows(Rejection)] == [("1", "duplicate")]


def test_two_outlets_with_one_text_are_two_accounts(
    case_path: Path, tmp_path: Path, manifest: ManifestMaker, tale: dict[str, str]
) -> None:
    text = tale["wire.txt"]
    rows = [{"id": i, "publisher": f"Paper {i}", "text": text} for i in "xy"]
    assert read(case_path, manifest(tmp_path / "m.jsonl", rows)).read == 2


def test_what_cannot_be_read_is_said_once_and_costs_nobody_else(
    case_path: Path, folder: FolderMaker, tale: dict[str, str]
) -> None:
    accounts = folder({**tale, "blank.txt": "", "dots.txt": "... --- ..."})
    (accounts / "picture.txt").write_bytes(bytes(range(256)) * 20)
    for _ in range(2):
        done = read(case_path, accounts)
        assert (done.standing, done.left_out) == (4, 3)
    assert done.read == 0
    with open_case(case_path) as case:
        assert {r.input: r.stage for r in case.rows(Rejection)} == {
            "blank.txt": "sources",
            "dots.txt": "accounts",
            "picture.txt": "sources",
        }


def test_other_settings_read_everything_again(case_path: Path, folder: FolderMaker, tale: dict[str, str]) -> None:
    accounts = folder(tale)
    first = read(case_path, accounts)
    strict = replace(Config(), claims=ClaimsConfig(min_confidence=0.99))
    done = read_into(case_path, accounts, strict)
    assert (done.new, done.unchanged, done.read, done.derived) == (0, 4, 4, True)
    assert done.claims < first.claims
    with open_case(case_path) as case:
        assert case.count(Claim) == done.claims
    assert read_into(case_path, accounts, strict).read == 0


@pytest.mark.parametrize("engine", [{"workers": 1}, {"workers": 2}, {"workers": 4, "shard_rows": 1}])
def test_how_work_is_spread_changes_no_byte(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], exported: Exporter, engine: dict[str, int]
) -> None:
    accounts = folder({**tale, "dots.txt": "... --- ..."})
    read(case_path, accounts)
    spread = case_path.with_name("spread.db")
    read(spread, accounts, in_process_below=0, **engine)
    assert exported(spread) == exported(case_path)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_no_byte(
    case_path: Path, tmp_path: Path, manifest: ManifestMaker, tale: dict[str, str], exported: Exporter, seed: int
) -> None:
    rows = rows_of_tale(tale)
    path = manifest(tmp_path / "m.jsonl", rows)
    read(case_path, path)
    order = [rows[1:] + rows[:1], rows[::-1], sorted(rows, key=lambda r: r["text"])][seed]
    other = case_path.with_name("other.db")
    read(other, manifest(path, order))
    assert exported(other) == exported(case_path)


def test_rows_read_in_two_runs_give_what_one_run_gives(
    case_path: Path, tmp_path: Path, manifest: ManifestMaker, tale: dict[str, str], exported: Exporter
) -> None:
    rows = rows_of_tale(tale)
    path = tmp_path / "m.jsonl"
    read(case_path, manifest(path, rows[2:]))
    read(case_path, manifest(path, rows))
    whole = case_path.with_name("whole.db")
    read(whole, path)
    assert exported(case_path) == exported(whole)


@pytest.mark.parametrize("stage", ["reading", "lineage", "events", "reconcile"])
def test_a_run_cut_off_goes_on_and_ends_as_if_it_had_not_been(
    case_path: Path, folder: FolderMaker, tale: dict[str, str], exported: Exporter, stage: str
) -> None:
    accounts = folder(tale)

    def interrupt(at: str, done: int, of: int | None) -> None:
        if stage in at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(case_path, accounts, Config(), interrupt)
    with open_case(case_path) as case:
        assert case.connection.execute("SELECT state FROM runs").fetchall() == [("interrupted",)]
    done = read(case_path, accounts)
    assert done.resumed
    assert done.derived
    whole = case_path.with_name("whole.db")
    read(whole, accounts)
    assert exported(case_path) == exported(whole)


def test_nothing_at_the_path_makes_no_case(case_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be found"):
        read(case_path, case_path.with_name("nowhere"))
    assert not case_path.exists()


def test_a_busy_case_is_left_alone(case_path: Path, folder: FolderMaker, tale: dict[str, str]) -> None:
    accounts = folder(tale)
    with open_case(case_path, create=True), pytest.raises(CaseBusy):
        read(case_path, accounts)
    assert read(case_path, accounts).read == 4


def test_case_and_accounts_can_be_moved_together(tmp_path: Path, tale: dict[str, str]) -> None:
    here = tmp_path / "here"
    (here / "accounts").mkdir(parents=True)
    for name, text in tale.items():
        (here / "accounts" / name).write_text(text)
    read(here / "c.db", here / "accounts")
    there = here.rename(tmp_path / "there")
    done = read(there / "c.db", there / "accounts")
    assert (done.unchanged, done.read, done.derived) == (4, 0, False)


def test_a_watch_hears_each_stage(case_path: Path, folder: FolderMaker, tale: dict[str, str]) -> None:
    heard: list[Any] = []
    read_into(case_path, folder(tale), Config(), lambda *told: heard.append(told))
    assert heard[0] == ("reading", 4, 4)
    assert [h[0] for h in heard].index("reconcile") > 1
    assert all(done <= of for _, done, of in heard if of is not None)

"""A case file: stored whole or not at all, read in a fixed order, and its doors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from firsthand.accounts.account import Account
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decision import Decision
from firsthand.casefile.intake import ReadBatch, ReadFrom, Stored
from firsthand.claims.claim import Claim
from firsthand.errors import CaseBusy, CaseError, CaseFull, CaseTooNew, NotACase
from firsthand.events.event import Event, EventClaim, MainEvent
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.tables import batch_of

Teller = Callable[..., RawItem]
Storer = Callable[..., Stored]
Tabler = Callable[..., pa.Table]
Reader = Callable[[RawItem], tuple[Account, tuple[Claim, ...]]]


def states(case: CaseFile) -> dict[tuple[str, str], str]:
    rows = case.connection.execute("SELECT source_id, account_id, state FROM inputs")
    return {(source_id, account_id): state for source_id, account_id, state in rows}


def custody(case: CaseFile) -> list[str]:
    return [row[0] for row in case.connection.execute("SELECT action FROM custody ORDER BY number")]


# --- what is stored


def test_what_was_read_comes_back_as_it_was(case: CaseFile, store: Storer, tell: Teller, read_by_hand: Reader) -> None:
    items = [tell("a.txt"), tell("b.txt", "Rain. Nine people left.", publisher="Daily Slate", published="2031-05-04")]
    stored = store(items)
    expected = {i.account_id: read_by_hand(i) for i in items}
    assert {a.account_id: a for a in case.rows(Account)} == {i: a for i, (a, _) in expected.items()}
    assert set(case.rows(Claim)) == {c for _, claims in expected.values() for c in claims}
    assert (stored.accounts, stored.claims, stored.rejections) == (2, 2, 0)


def test_derived_rows_come_back(filled: CaseFile) -> None:
    (event,) = filled.rows(Event)
    (figure,) = filled.rows(Figure)
    assert (event.title, figure.best, len(figure.claim_ids)) == ("Fall of a wall", 9.0, 2)
    assert filled.mark("derived_from") == "f1"
    assert [r.input for r in filled.rows(Rejection)] == ["e1"]


def test_bytes_are_stored_once_and_come_back_unaltered(case: CaseFile, store: Storer, tell: Teller) -> None:
    items = [tell("a.txt", "Same words. Twice."), tell("b.txt", "Same words. Twice.")]
    store(items)
    assert case.connection.execute("SELECT count(*) FROM raw_items").fetchone() == (1,)
    assert case.count(Account) == 2
    back = list(case.items([i.account_id for i in items], case.known()))
    assert [(b.source_id, b.data, b.path) for b in back] == [(i.source_id, i.data, i.source_id) for i in items]


def test_reading_again_replaces_and_empties_what_was_derived(filled: CaseFile, store: Storer, tell: Teller) -> None:
    before = sorted(c.claim_id for c in filled.rows(Claim))
    store([tell("a.txt")], digest="r2")
    assert sorted(c.claim_id for c in filled.rows(Claim)) == before
    assert filled.count(Event) == filled.count(Figure) == filled.count(Rejection) == 0
    assert filled.mark("derived_from") is None
    assert filled.known_accounts()[tell("a.txt").account_id] == "r2"


def test_a_new_extraction_is_a_new_version_of_the_same_account(case: CaseFile, store: Storer, tell: Teller) -> None:
    item = tell("a.txt")
    store([item])
    (account,) = case.rows(Account)
    again = Account(account.account_id, "v2", "a.txt", "text/plain", item.sha256, "Nine people died.", title="Wall")
    read = [ReadFrom(item.account_id, "accounts", "r2", ("a.txt",))]
    case.write_batch(ReadBatch((), read, [batch_of(Account, [again])], [], []))
    assert list(case.rows(Account)) == [again]
    assert case.connection.execute("SELECT count(*) FROM text_versions").fetchone() == (2,)
    assert case.search("fell") == []
    assert case.search("nine") == [account.account_id]


def test_a_rejected_item_is_remembered_with_its_digest(case: CaseFile, store: Storer, tell: Teller) -> None:
    item = tell("mute.txt", "... . ...")
    store([item], refuse=["mute.txt"])
    assert case.known().read == {item.account_id: {"r1"}}
    assert case.left_out("accounts") == 1
    assert case.left_out("elsewhere") == 0
    store([item], digest="r2")
    assert case.count(Rejection) == 0, "what is read at last is no longer left out"


# --- transactions


def test_a_batch_that_fails_leaves_nothing(case: CaseFile, tell: Teller, read_by_hand: Reader) -> None:
    account, claims = read_by_hand(tell())
    orphan = Claim("a-nobody", "figure", 0, 1, "x", 0).sealed()
    batch = ReadBatch(
        (),
        [ReadFrom(account.account_id, "accounts", "r1")],
        [batch_of(Account, [account])],
        [batch_of(Claim, [*claims, orphan])],
        [],
    )
    with pytest.raises(sqlite3.IntegrityError):
        case.write_batch(batch)
    assert case.count(Account) == case.count(Claim) == 0


def test_derived_rows_that_point_nowhere_are_refused(filled: CaseFile, tables: Tabler) -> None:
    astray = tables(EventClaim, [EventClaim("c-none", "e-none", "")])
    with pytest.raises(sqlite3.IntegrityError):
        filled.replace_derived({"event_claims": astray}, "f2")
    assert filled.count(Event) == 1
    assert filled.mark("derived_from") == "f1"


def test_only_derived_tables_can_be_replaced(case: CaseFile) -> None:
    with pytest.raises(KeyError, match="accounts, claims"):
        case.replace_derived(dict.fromkeys(["claims", "accounts"], pa.table({})))


def test_an_exception_in_a_transaction_rolls_it_back(case: CaseFile) -> None:
    def half_way() -> None:
        with case.transaction() as connection:
            connection.execute("INSERT INTO marks VALUES ('k', 'v')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert case.mark("k") is None


def test_derived_rows_stand_in_one_order_whatever_order_they_came_in(filled: CaseFile, tables: Tabler) -> None:
    claims = [c.claim_id for c in filled.rows(Claim)]
    rows = [EventClaim(c, "e1", "") for c in claims]
    base = {"events": tables(Event, filled.rows(Event)), "main_events": tables(MainEvent, filled.rows(MainEvent))}
    orders = []
    for order in (rows, rows[::-1]):
        filled.replace_derived({**base, "event_claims": tables(EventClaim, order)})
        orders.append(list(filled.rows(EventClaim)))
    assert orders[0] == orders[1]


# --- a root's inputs over time


def test_settle_root_says_what_went_changed_and_came_back(case: CaseFile, store: Storer, tell: Teller) -> None:
    first, other = tell("a.txt"), tell("b.txt")
    store([first, other])
    assert case.settle_root("accounts", {"a.txt": {first.account_id}}, []) == {"gone": 1, "back": 0}
    assert states(case)["b.txt", other.account_id] == "gone"
    everything = {"a.txt": {first.account_id}, "b.txt": {other.account_id}}
    assert case.settle_root("accounts", everything, []) == {"gone": 0, "back": 1}
    assert set(states(case).values()) == {"present"}
    assert custody(case)[-2:] == ["gone", "present"]


def test_a_changed_file_revises_what_stood_there(case: CaseFile, store: Storer, tell: Teller) -> None:
    old, new = tell("a.txt"), tell("a.txt", "A wall fell. Ten people died.")
    store([old])
    store([new], revises=old.account_id)
    case.settle_root("accounts", {"a.txt": {new.account_id}}, [])
    assert case.revisions() == {new.account_id: old.account_id}
    assert states(case) == {("a.txt", old.account_id): "changed", ("a.txt", new.account_id): "present"}
    assert case.known().places["accounts", "a.txt"].keys() == {new.account_id}
    case.settle_root("accounts", {}, [])
    assert states(case) == {("a.txt", old.account_id): "changed", ("a.txt", new.account_id): "gone"}
    store([new])
    assert case.revisions() == {new.account_id: old.account_id}, "coming back forgets no revision"


def test_two_rows_of_one_id_both_stand(case: CaseFile, store: Storer, tell: Teller) -> None:
    one, two = tell("7", "Nine people died."), tell("7", "Ten people died.")
    store([one])
    store([two], revises=one.account_id)
    assert case.settle_root("accounts", {"7": {one.account_id, two.account_id}}, []) == {"gone": 0, "back": 1}
    assert case.revisions() == {}
    assert case.known().places["accounts", "7"].keys() == {one.account_id, two.account_id}


def test_settle_root_replaces_what_sources_rejected_there(case: CaseFile) -> None:
    def refused(name: str) -> Rejection:
        return Rejection(name, "sources", "empty", "is empty")

    case.settle_root("accounts", {}, [refused("x"), refused("y")])
    case.settle_root("letters", {}, [refused("z")])
    case.settle_root("accounts", {}, [refused("y")])
    assert [r.input for r in case.rows(Rejection)] == ["y", "z"]


def test_one_account_of_two_roots_is_read_from_the_one_that_still_has_it(
    case: CaseFile, store: Storer, tell: Teller
) -> None:
    item = tell()
    store([item], root="a-root")
    store([item], root="b-root")
    assert case.known().inputs[item.account_id].root == "a-root"
    case.settle_root("a-root", {}, [])
    assert case.known().inputs[item.account_id].root == "b-root"
    assert case.count(Account) == 1


# --- decisions


def test_a_decision_stands_until_it_is_undone(case: CaseFile) -> None:
    ruled = case.decide(Decision("exclude", "a1", "Ada", "2031-05-04T12:00:00+00:00", why="misread"))
    locked = case.decide(Decision("include", "a2", "Ada", "2031-05-04T12:01:00+00:00"))
    assert case.decisions() == (ruled, locked)
    case.decide(Decision("undo", ruled.decision_id, "Ben", "2031-05-04T12:02:00+00:00"))
    assert case.decisions() == (locked,)
    assert case.count(Decision) == 3, "nothing ruled is ever deleted"
    assert [a for a in custody(case) if a.startswith("decision")] == [
        "decision: exclude",
        "decision: include",
        "decision: undo",
    ]


def test_a_decision_outlives_every_reading(filled: CaseFile, store: Storer, tell: Teller) -> None:
    ruled = filled.decide(Decision("exclude", "a1", "Ada", "2031-05-04T12:00:00+00:00"))
    store([tell("a.txt")], digest="r2")
    filled.replace_derived({})
    assert filled.decisions() == (ruled,)


# --- search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wall", True),
        ("WALL Nine", True),
        ("wall flood", False),
        ("", False),
        ("   ", False),
        ('wall"', True),
        ("wall OR flood", False),
        ("NEAR(wall, nine)", False),
        ("title:wall", False),
        ("wal*", False),
        ("'; DROP TABLE accounts; --", False),
    ],
)
def test_search_takes_words_as_a_person_types_them(
    case: CaseFile, store: Storer, tell: Teller, words: str, found: bool
) -> None:
    store([tell()])
    assert bool(case.search(words)) is found


def test_search_returns_at_most_so_many(case: CaseFile, store: Storer, tell: Teller) -> None:
    store([tell(f"{i}.txt") for i in range(5)])
    assert len(case.search("wall", limit=3)) == 3


# --- runs


@pytest.mark.parametrize(("state", "cut_off"), [("done", False), ("failed", True), ("interrupted", True)])
def test_a_run_that_did_not_end_well_is_noticed(case: CaseFile, state: str, cut_off: bool) -> None:
    assert not case.was_cut_off()
    run = case.start_run("{}", "d", "v")
    assert case.was_cut_off()
    case.finish_run(run, state)
    assert case.was_cut_off() is cut_off


def test_a_run_left_running_is_noted_as_interrupted(case: CaseFile) -> None:
    case.start_run("{}", "d", "v")
    case.start_run("{}", "d", "v")
    found = case.connection.execute("SELECT state FROM runs ORDER BY run_id").fetchall()
    assert found == [("interrupted",), ("running",)]


def test_times_are_utc_and_in_the_logs_only(case: CaseFile) -> None:
    assert case.connection.execute("SELECT DISTINCT at FROM custody").fetchall() == [("2031-05-04T12:00:00+00:00",)]


# --- doors


def test_readers_cannot_write(case: CaseFile, case_path: Path) -> None:
    with open_case(case_path) as reader:
        with pytest.raises(CaseError, match="opened for reading"):
            reader.log("x", "y")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM marks")


def test_a_second_writer_is_told_to_wait_and_a_reader_is_not(case: CaseFile, case_path: Path) -> None:
    with pytest.raises(CaseBusy, match="run the same command again"):
        open_case(case_path, write=True)
    with open_case(case_path) as reader:
        assert reader.count(Account) == 0
    case.log("still", "writing")


def test_the_next_writer_comes_in_once_the_first_has_closed(case: CaseFile, case_path: Path) -> None:
    case.close()
    with open_case(case_path, write=True) as again:
        assert again.count(Account) == 0


def test_a_closed_case_is_one_file(case: CaseFile, case_path: Path) -> None:
    case.close()
    with open_case(case_path) as reader:
        reader.count(Account)
    assert [p.name for p in case_path.parent.iterdir()] == [case_path.name]


def _text(path: Path) -> None:
    path.write_text("Dear all, this is a letter and no case.\n" * 50)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (text)")


def _newer(path: Path) -> None:
    open_case(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "error"),
    [(_text, NotACase), (_other_database, NotACase), (Path.mkdir, NotACase), (_newer, CaseTooNew)],
)
def test_what_is_no_case_is_refused_and_left_alone(
    case_path: Path, make: Callable[[Path], Any], error: type[Exception], create: bool
) -> None:
    make(case_path)
    before = case_path.read_bytes() if case_path.is_file() else b""
    with pytest.raises(error):
        open_case(case_path, create=create)
    assert (case_path.read_bytes() if case_path.is_file() else b"") == before
    assert [p.name for p in case_path.parent.iterdir()] == [case_path.name]


def test_a_missing_case_is_not_made_by_reading(case_path: Path) -> None:
    with pytest.raises(NotACase, match="no such case"):
        open_case(case_path)
    assert not case_path.exists()


def test_a_case_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseFull, match="make the folder first"):
        open_case(tmp_path / "nowhere" / "c.db", create=True)


def test_a_file_left_blank_by_a_killed_process_becomes_a_case(case_path: Path) -> None:
    case_path.touch()
    with open_case(case_path, create=True) as made:
        assert made.count(Account) == 0

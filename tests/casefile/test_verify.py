"""Verify finds each fault that is planted, says where, and neither mends nor crashes."""

from __future__ import annotations

import pytest
from tests.casefile.by_hand import faults_after

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.casefile.decision import Decision
from firsthand.casefile.verify import verify_case

FIRST = "(SELECT min(claim_id) FROM claims)"


def test_a_sound_case_has_no_fault(filled: CaseFile) -> None:
    filled.decide(Decision("exclude", "a1", "Ada", "2031-05-04T12:00:00+00:00"))
    checked = verify_case(filled)
    assert checked.faults == ()
    assert checked.counts["raw items"] == checked.counts["accounts"] == checked.counts["claims"] == 2
    assert checked.counts["figures"] == checked.counts["decisions"] == 1


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE raw_items SET data = x'00' WHERE sha256 = (SELECT min(sha256) FROM raw_items)", {"bytes"}),
        ("UPDATE raw_items SET size = size + 1 WHERE sha256 = (SELECT min(sha256) FROM raw_items)", {"bytes"}),
        ("UPDATE inputs SET publisher = 'Someone else' WHERE source_id = 'a.txt'", {"account_id", "given"}),
        ("UPDATE inputs SET title = 'Another' WHERE source_id = 'a.txt'", {"given"}),
        ("UPDATE figures SET best = best + 1", set()),
        ("UPDATE text_versions SET text = replace(text, 'Nine', 'Five') WHERE number = 1", {"version_id", "quote"}),
        ('UPDATE text_versions SET sentences = \'[{"start":0,"end":9999}]\' WHERE number = 1', {"sentence"}),
        ('UPDATE text_versions SET sentences = \'[{"start":9,"end":12},{"start":0,"end":4}]\'', {"sentence"}),
        (f'UPDATE claims SET "end" = "end" - 1 WHERE claim_id = {FIRST}', {"quote", "claim_id"}),
        (f"UPDATE claims SET quote = '' WHERE claim_id = {FIRST}", {"quote"}),
        (f"UPDATE claims SET best = 90 WHERE claim_id = {FIRST}", {"claim_id"}),
        (f"UPDATE claims SET speaker_start = 4, speaker_end = 9999 WHERE claim_id = {FIRST}", {"span", "claim_id"}),
        (f"UPDATE claims SET cue_start = 4 WHERE claim_id = {FIRST}", {"span", "claim_id"}),
        (f"UPDATE claims SET account_id = 'a-none' WHERE claim_id = {FIRST}", {"reference"}),
        (f"DELETE FROM claims WHERE claim_id = {FIRST}", {"reference"}),
        ("DELETE FROM events", {"reference"}),
        ("UPDATE figures SET claim_ids = '[\"c-none\"]'", {"reference"}),
        ("UPDATE figures SET claim_ids = 'not so'", {"value", "file"}),
        ("UPDATE text_versions SET regions = '{' WHERE number = 2", {"value", "file", "reference"}),
        ("DELETE FROM raw_items", {"reference"}),
        (f"INSERT INTO claim_origins SELECT {FIRST}, '[\"o-none\"]'", {"reference"}),
        (f"INSERT INTO wrong_copies SELECT {FIRST}, '['", {"value"}),
    ],
)
def test_each_fault_is_found(filled: CaseFile, statement: str, kinds: set[str]) -> None:
    faults = faults_after(filled, statement)
    assert {f.kind for f in faults} - {"seal"} == kinds
    assert all(f.subject and f.detail for f in faults)


def test_a_case_of_an_older_version_lacks_tables_and_is_no_worse_for_that(filled: CaseFile) -> None:
    older = [f"DROP TABLE {t}" for t in ("account_entries", "claim_origins", "wrong_copies", "memos")]
    older += ["DELETE FROM marks WHERE key = 'sealed'", "ALTER TABLE custody DROP COLUMN chain"]
    assert faults_after(filled, *older, "ALTER TABLE figures DROP COLUMN against_lock") == []


def test_a_decision_that_was_altered_is_found(filled: CaseFile) -> None:
    ruled = filled.decide(Decision("tag", "e1", "Ada", "2031-05-04T12:00:00+00:00", '{"tag":"Fall"}'))
    (fault,) = faults_after(filled, 'UPDATE decisions SET payload = \'{"tag": "Rise"}\'')
    assert (fault.kind, fault.subject) == ("decision_id", ruled.decision_id)


def test_a_damaged_file_is_a_fault_and_no_crash(filled: CaseFile) -> None:
    filled.close()
    size = filled.path.stat().st_size
    with filled.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 2))
    with open_case(filled.path) as reader:
        assert "file" in {f.kind for f in verify_case(reader).faults}


def test_verify_changes_nothing(filled: CaseFile) -> None:
    filled.close()
    before = filled.path.read_bytes()
    with open_case(filled.path) as reader:
        verify_case(reader)
    assert filled.path.read_bytes() == before


def test_a_key_of_an_anchor_that_was_changed_is_named(filled: CaseFile) -> None:
    (account,) = filled.connection.execute("SELECT min(account_id) FROM accounts").fetchone()
    made = decide(filled.path, Ruling("tag", account, "Ada", {"tag": "x"}))
    found = faults_after(filled, "UPDATE decisions SET anchor = replace(anchor, 'seen', 'sean')")
    assert (made.decision_id, "decision_id") in {(f.subject, f.kind) for f in found}


@pytest.mark.parametrize("what", ["kind = 'tax'", "anchor = 'x'", "\"when\" = '9'", "payload = '7'"])
def test_a_decision_that_was_taken_back_and_then_changed_is_named(filled: CaseFile, what: str) -> None:
    first = filled.decide(Decision("exclude", "a1", "Ada", "2031-05-04T12:00:00+00:00"))
    filled.decide(Decision("undo", first.decision_id, "Ada", "2031-05-05T12:00:00+00:00"))
    assert verify_case(filled).faults == ()
    found = faults_after(filled, f"UPDATE decisions SET {what} WHERE kind = 'exclude'")
    assert (first.decision_id, "decision_id") in {(f.subject, f.kind) for f in found}

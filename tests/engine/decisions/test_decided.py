"""Decisions where they take effect: the record with them, without them, and with them taken back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling, decide, undo
from firsthand.casefile.decision import Decision
from firsthand.casefile.exchange import bring_in, decision_lines
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.redo import derive_again, standing_of
from firsthand.engine.run import read_into
from firsthand.errors import CaseBusy, DecisionError
from firsthand.export.files.jsonl import FILES, lines, rows_of_file
from firsthand.export.terminal.overview import overview
from firsthand.view.as_of import record_as_of
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view
from firsthand.view.witnesses import under_profile

NEWS = {
    "wire.txt": "Bridge falls near Ostrava\n\nOSTRAVA, May 3, 2031 (Meridian Wire) - A road bridge over the Odra fell on "
    "Saturday, killing 14 people and injuring at least 30, the fire service said.\n\n“We have recovered 14 bodies,” "
    "spokesman Jan Kolar told reporters.\n",
    "paper.txt": "Fourteen dead as bridge falls\n\nMay 4, 2031\n\nAt least 14 people were killed when a bridge near "
    "Ostrava fell on Saturday. Thirty-one people were injured, hospital officials said.\n",
    "late.txt": "Toll of bridge rises\n\nPRAGUE, May 6, 2031 - A bridge that fell near Ostrava on May 3 killed 16 people, "
    "the regional governor Petra Novak said on Tuesday.\n",
    "other.txt": "Barge sinks at Decin\n\nMay 9, 2031\n\nTwo sailors drowned when a barge sank at Decin on Thursday, police "
    "said. Three people were rescued, Karel Kolar told a paper.\n",
}
RULED = ("reviewed", "decision_ids")
Deciding = Callable[..., Decision]


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was read and derived, and is only copied."""
    there = tmp_path_factory.mktemp("bridge")
    (there / "news").mkdir()
    for name, text in NEWS.items():
        (there / "news" / name).write_text(text, "utf-8")
    read_into(there / "bridge.db", there / "news", Config())
    return there


@pytest.fixture
def bridge(read_once: Path, tmp_path: Path) -> Path:
    """A case of its own."""
    shutil.copytree(read_once, tmp_path / "bridge")
    return tmp_path / "bridge" / "bridge.db"


@pytest.fixture
def says(bridge: Path) -> Deciding:
    """Decide and derive."""

    def said(kind: str, target: str, /, who: str = "Ada", **payload: Any) -> Decision:
        made = decide(bridge, Ruling(kind, target, who, payload, "seen"))
        assert derive_again(bridge)
        return made

    return said


def view_of(path: Path) -> CaseView:
    with open_case(path) as case:
        assert verify_case(case).faults == ()
        return load_view(case)


def export_of(path: Path, without: tuple[str, ...] = ()) -> dict[str, str]:
    view = view_of(path)
    rows = {f: [{k: v for k, v in r.items() if k not in without} for r in rows_of_file(view, f)] for f in FILES}
    return {f: "".join(lines(found)) for f, found in rows.items()}


def state_of(path: Path, decision: Decision) -> str:
    (found,) = (d.state for d in view_of(path).decided if d.decision_id == decision.decision_id)
    return found


def account(view: CaseView, name: str) -> str:
    return next(a.account_id for a in view.accounts.values() if a.source_id == name)


def event_of(view: CaseView, name: str) -> str:
    return view.main_event[account(view, name)]


def claim(view: CaseView, name: str, quote: str) -> str:
    return next(c.claim_id for c in view.claims_of(account(view, name)) if c.kind == "figure" and quote in c.quote)


def killed(view: CaseView, event_id: str) -> Any:
    return next(f for f in view.figures[event_id] if (f.measure, f.population) == ("killed", "all"))


# --- what each kind does


def test_an_excluded_account_counts_nowhere_until_it_is_put_back(bridge: Path, says: Deciding) -> None:
    before = export_of(bridge)
    out = account(view_of(bridge), "paper.txt")
    says("exclude", out)
    view = view_of(bridge)
    assert out in view.accounts
    assert all(out not in e.account_ids for e in view.events.values())
    assert all(out not in r.account_ids for fs in view.figures.values() for f in fs for r in f.readings)
    row = next(r for r in rows_of_file(view, "accounts") if r["account_id"] == out)
    assert (row["reviewed"], row["main_event_id"]) == ("excluded", None)
    back = says("include", out, who="Ben")
    assert export_of(bridge, RULED) == {f: _without(text) for f, text in before.items()}
    assert state_of(bridge, back) == "applied"


def _without(text: str) -> str:
    return "".join(lines({k: v for k, v in json.loads(x).items() if k not in RULED} for x in text.splitlines()))


def test_an_excluded_account_keeps_its_letter_and_its_count_of_claims(bridge: Path, says: Deciding) -> None:
    before = view_of(bridge)
    out = account(before, "wire.txt")
    says("exclude", out)
    after = view_of(bridge)
    assert {a: (e.siglum, e.name, e.n_claims) for a, e in after.entries.items()} == {
        a: (e.siglum, e.name, e.n_claims) for a, e in before.entries.items()
    }


def test_letters_follow_the_day_that_a_person_gave_and_claims_are_counted_as_they_stand(
    bridge: Path, says: Deciding
) -> None:
    before = view_of(bridge)
    late, paper = account(before, "late.txt"), account(before, "paper.txt")
    says("published", late, published="2031-05-01")
    says("reject", claim(before, "paper.txt", "14 people"))
    text = before.accounts[paper].text
    start = text.index("hospital officials")
    says("add", paper, kind="name", start=start, end=start + 18, quote="hospital officials", name="hospital officials")
    after = view_of(bridge)
    assert before.entries[late].siglum != after.entries[late].siglum == "A"
    assert {a: e.n_claims for a, e in after.entries.items()} == {a: len(after.claims_of(a)) for a in after.accounts}
    assert after.entries[paper].n_claims == before.entries[paper].n_claims + 1


def test_a_rejected_claim_counts_nowhere_and_is_still_listed(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    high = claim(view, "late.txt", "16")
    event = event_of(view, "wire.txt")
    says("reject", high)
    view = view_of(bridge)
    row = next(r for r in rows_of_file(view, "claims") if r["claim_id"] == high)
    assert (row["reviewed"], row["event_id"]) == ("rejected", None)
    assert high not in killed(view, event).claim_ids
    says("accept", high, who="Ben")
    assert high in view_of(bridge).event_of, "a later acceptance takes it back in"


@pytest.mark.parametrize(
    ("payload", "wanted"),
    [
        ({"best": 19}, {"low": 19.0, "best": 19.0, "high": 19.0, "quantifier": "exact", "measure": "killed"}),
        ({"best": 19, "quantifier": "at_least"}, {"low": 19.0, "best": 19.0, "high": None, "quantifier": "at_least"}),
        ({"measure": "injured"}, {"measure": "injured", "best": 16.0}),
        ({"population": "children"}, {"population": "children"}),
        ({"modality": "denied"}, {"modality": "denied"}),
    ],
)
def test_a_corrected_claim_keeps_its_id_and_says_what_the_person_says(
    bridge: Path, says: Deciding, payload: dict[str, Any], wanted: dict[str, Any]
) -> None:
    wrong = claim(view_of(bridge), "late.txt", "16")
    says("correct", wrong, **payload)
    now = view_of(bridge).claims[wrong]
    assert {k: getattr(now, k) for k in wanted} == wanted
    assert now.extractor == "reviewer"


def test_a_corrected_total_stands_for_its_account(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    says("correct", claim(view, "wire.txt", "14 people"), best=12)
    told = killed(view_of(bridge), event_of(view, "wire.txt"))
    wire = account(view, "wire.txt")
    assert [r.value for r in told.readings if wire in r.account_ids] == [12.0]


def test_other_words_are_selected_by_their_place_and_must_be_the_texts(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    wrong, text = claim(view, "late.txt", "16"), view.accounts[account(view, "late.txt")].text
    start = text.index("May 3 killed 16")
    says("correct", wrong, start=start, end=start + 15, quote="May 3 killed 16")
    now = view_of(bridge).claims[wrong]
    assert (now.start, now.quote) == (start, "May 3 killed 16")
    with pytest.raises(DecisionError, match="the text reads"):
        decide(bridge, Ruling("correct", wrong, "Ada", {"start": start, "end": start + 15, "quote": "May 3 killed 61"}))


def test_a_claim_is_given_to_another_event(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    moved, home = claim(view, "other.txt", "Three"), event_of(view, "wire.txt")
    says("correct", moved, event=home)
    now = view_of(bridge)
    assert now.event_of[moved] == home
    assert account(view, "other.txt") in now.events[home].account_ids


def test_a_claim_that_was_missed_is_added_to_its_event(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    there = account(view, "paper.txt")
    start = view.accounts[there].text.index("hospital")
    says("add", there, kind="figure", start=start, end=start + 8, quote="hospital", measure="hospitalised", best=7)
    now = view_of(bridge)
    (made,) = (c for c in now.claims.values() if c.measure == "hospitalised")
    row = next(r for r in rows_of_file(now, "claims") if r["claim_id"] == made.claim_id)
    assert (made.quote, made.best, row["reviewed"]) == ("hospital", 7.0, "added")
    assert now.event_of[made.claim_id] == event_of(now, "paper.txt")
    assert any(f.measure == "hospitalised" for f in now.figures[event_of(now, "paper.txt")])


def test_merging_then_splitting_is_the_identity(bridge: Path, says: Deciding) -> None:
    before, view = export_of(bridge, RULED), view_of(bridge)
    says("merge", event_of(view, "wire.txt"), events=[event_of(view, "other.txt")])
    both = view_of(bridge)
    assert event_of(both, "wire.txt") == event_of(both, "other.txt")
    says("split", event_of(both, "wire.txt"), accounts=[account(view, "other.txt")])
    assert export_of(bridge, RULED) == before


def test_claims_split_off_make_an_event_of_their_own(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    off = claim(view, "paper.txt", "Thirty-one")
    says("split", event_of(view, "paper.txt"), claims=[off])
    now = view_of(bridge)
    assert len(now.events) == len(view.events) + 1
    assert now.event_of[off] != event_of(now, "paper.txt")


def test_a_lock_holds_and_new_evidence_is_shown_beside_it(bridge: Path, says: Deciding) -> None:
    event = event_of(view_of(bridge), "wire.txt")
    lock = says("lock", event, measure="killed", best=15)
    told = killed(view_of(bridge), event)
    assert (told.low, told.best, told.high, told.rule, told.against_lock) == (15, 15, 15, "locked", ())
    assert told.locked.decision_id == lock.decision_id
    late = "Bridge toll is 18\n\nMay 8, 2031\n\nEighteen people were killed when a bridge fell near Ostrava on May 3, 2031.\n"
    (bridge.parent / "news" / "newer.txt").write_text(late, "utf-8")
    read_into(bridge, bridge.parent / "news", Config())
    view = view_of(bridge)
    told = killed(view, event_of(view, "wire.txt"))
    assert (told.best, [r.value for r in told.against_lock]) == (15, [18.0])
    assert "New since it was locked and against it: 18" in told.trace
    assert any("against it: 18" in line.text for line in overview(view))


def test_origins_are_joined_and_parted(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    named = {o.name: o.origin_id for o in view.origins.values()}
    says("join_origins", named["police"], origins=[named["fire service"]])
    now = view_of(bridge)
    assert named["fire service"] not in now.origins
    both = now.origins[named["police"]]
    assert set(both.account_ids) >= {account(view, "other.txt"), account(view, "wire.txt")}
    says("part_origins", named["police"], accounts=[account(view, "wire.txt")])
    apart = [o for o in view_of(bridge).origins.values() if account(view, "wire.txt") in o.account_ids]
    assert all(account(view, "other.txt") not in o.account_ids for o in apart)


def test_persons_are_joined_and_parted(bridge: Path, says: Deciding) -> None:
    before, view = export_of(bridge, RULED), view_of(bridge)
    named = {e.name: e for e in view.entities.values()}
    says("join_entities", named["Jan Kolar"].entity_id, entities=[named["Karel Kolar"].entity_id])
    (one,) = (e for e in view_of(bridge).entities.values() if "Kolar" in e.name)
    assert one.variants == ("Jan Kolar", "Karel Kolar")
    assert "joined by Ada" in one.reason
    says("part_entities", one.entity_id, claims=list(named["Karel Kolar"].evidence))
    assert export_of(bridge, RULED) == before


def test_publisher_and_day_are_a_persons_word(bridge: Path, says: Deciding) -> None:
    there = account(view_of(bridge), "wire.txt")
    says("publisher", there, publisher="Odra Post")
    says("published", there, published="2031-05-05")
    now = view_of(bridge).accounts[there]
    assert (now.publisher, now.published, now.published_basis) == ("Odra Post", "2031-05-05", "reviewer")


def test_event_keys_of_the_input_are_never_overridden(tmp_path: Path) -> None:
    rows = [
        {"id": str(i), "text": text, "event": key}
        for i, (text, key) in enumerate(zip(NEWS.values(), "aabb", strict=True))
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    case = tmp_path / "keys.db"
    read_into(case, tmp_path / "rows.jsonl", Config())
    view, before = view_of(case), export_of(case, RULED)
    merge = decide(case, Ruling("merge", event_of(view, "0"), "Ada", {"events": [event_of(view, "2")]}))
    split = decide(case, Ruling("split", event_of(view, "0"), "Ada", {"accounts": [account(view, "1")]}))
    derive_again(case)
    assert [state_of(case, d) for d in (merge, split)] == ["refused", "refused"]
    assert export_of(case, RULED) == before


def test_another_profile_and_an_earlier_day_know_what_was_decided(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    event = event_of(view, "wire.txt")
    says("exclude", account(view, "other.txt"))
    says("lock", event, measure="killed", best=15)
    assert killed(under_profile(view_of(bridge), "ucdp"), event).best == 15
    with open_case(bridge) as case:
        stood = record_as_of(case, date(2031, 5, 9)).view
    assert killed(stood, event_of(stood, "wire.txt")).locked is not None
    assert account(view, "other.txt") not in {a for e in stood.events.values() for a in e.account_ids}


# --- what never happens


@st.composite
def rulings(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Decisions by kind and two numbers that choose what they are about."""
    kinds = st.sampled_from(
        ["exclude", "reject", "correct", "move", "merge", "split", "lock", "origins", "note", "part"]
    )
    return draw(st.lists(st.tuples(kinds, st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=5))


def ruling_of(view: CaseView, chosen: tuple[str, int, int]) -> Ruling | None:
    """A decision that a case allows; None where it has nothing of the kind."""
    kind, i, j = chosen
    figures = sorted(c.claim_id for c in view.claims.values() if c.kind == "figure")
    events, origins = sorted(view.events), sorted(view.origins)
    event = events[i % len(events)]
    other = [e for e in events if e != event]
    made: dict[str, tuple[str, str, dict[str, Any]]] = {
        "exclude": ("exclude", sorted(view.accounts)[i % len(view.accounts)], {}),
        "reject": ("reject", figures[i % len(figures)], {}),
        "correct": ("correct", figures[i % len(figures)], {"best": j}),
        "move": ("correct", figures[i % len(figures)], {"event": event}),
        "note": ("note", event, {"text": "look again"}),
        "origins": ("join_origins", origins[i % len(origins)], {"origins": [origins[(i + 1) % len(origins)]]}),
        "split": ("split", event, {"accounts": [view.events[event].account_ids[0]]}),
        "part": ("split", event, {"claims": [figures[j % len(figures)]]}),
    }
    if other:
        made["merge"] = ("merge", event, {"events": [other[j % len(other)]]})
    if told := view.figures.get(event):
        figure = told[j % len(told)]
        made["lock"] = ("lock", event, {"measure": figure.measure, "population": figure.population, "best": j})
    found = made.get(kind)
    return Ruling(found[0], found[1], "Ada", found[2], "chosen") if found else None


slow = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@slow
@given(rulings())
def test_taking_decisions_back_restores_every_byte_and_order_of_bringing_in_is_irrelevant(
    read_once: Path, tmp_path_factory: pytest.TempPathFactory, chosen: list[tuple[str, int, int]]
) -> None:
    there = tmp_path_factory.mktemp("case")
    case, other = there / "one.db", there / "other.db"
    for path in (case, other):
        shutil.copy(read_once / "bridge.db", path)
    before, view = export_of(case), view_of(case)
    made = [decide(case, r) for c in chosen if (r := ruling_of(view, c)) is not None]
    derive_again(case)
    ruled = export_of(case)
    with open_case(case) as opened:
        assert standing_of(opened).is_current
        assert len(view_of(case).decided) == len(made), "each decision has a word"
        told = list(decision_lines(opened.ledger()))
    for _ in range(2):
        bring_in(other, reversed(told))
    derive_again(other)
    assert export_of(other) == ruled
    assert bring_in(other, told).new == 0
    for one in made:
        undo(case, one.decision_id, "Ben")
    derive_again(case)
    assert export_of(case) == before


def test_a_run_keeps_all_and_an_undo_of_an_undo_puts_it_in_force_again(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    out = says("exclude", account(view, "paper.txt"))
    ruled = export_of(bridge)
    assert not read_into(bridge, bridge.parent / "news", Config()).derived
    assert export_of(bridge) == ruled
    back = undo(bridge, out.decision_id, "Ben")
    derive_again(bridge)
    undo(bridge, back.decision_id, "Ada")
    derive_again(bridge)
    assert export_of(bridge) == ruled
    with pytest.raises(DecisionError, match="taken back already"):
        undo(bridge, back.decision_id, "Cleo")


def test_order_of_accounts_is_irrelevant_with_decisions(bridge: Path, says: Deciding, tmp_path: Path) -> None:
    view = view_of(bridge)
    says("merge", event_of(view, "wire.txt"), events=[event_of(view, "other.txt")])
    says("correct", claim(view, "late.txt", "16"), best=17)
    with open_case(bridge) as case:
        told = list(decision_lines(case.ledger()))
    other = tmp_path / "other.db"
    for i, name in enumerate(sorted(NEWS, reverse=True)):
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / name).write_text(NEWS[name], "utf-8")
        read_into(other, tmp_path / "news", Config())
        if i == 1:
            bring_in(other, told)
    assert export_of(other) == export_of(bridge)


def test_decisions_are_carried_to_claims_of_another_reading(bridge: Path, says: Deciding) -> None:
    """Words put back before a claim move it: its new id is found by its words."""
    view = view_of(bridge)
    wire = account(view, "wire.txt")
    text = (bridge.parent / "news" / "wire.txt").read_text("utf-8")
    (bridge.parent / "news" / "page.txt").write_text(
        text + "\nShare this article\n\nRead more: Nine divers searched.\n", "utf-8"
    )
    read_into(bridge, bridge.parent / "news", Config())
    view = view_of(bridge)
    page = next(a for a in view.accounts.values() if a.source_id == "page.txt")
    assert page.dropped
    corrected = says("correct", claim(view, "page.txt", "14 people"), best=13)
    says("restore", page.account_id, text=page.dropped[0].text, raw_start=page.dropped[0].raw_start)
    now = view_of(bridge)
    assert now.accounts[page.account_id].version_id != page.version_id
    assert "Nine divers" in now.accounts[page.account_id].text
    assert state_of(bridge, corrected) == "applied"
    assert wire in now.accounts


def test_a_decision_whose_words_are_gone_is_unattached_and_never_lost(bridge: Path, says: Deciding) -> None:
    view = view_of(bridge)
    gone = says("correct", claim(view, "late.txt", "16"), best=17)
    with open_case(bridge, write=True) as case, case.transaction() as connection:
        there = account(view, "late.txt")
        connection.execute("DELETE FROM claims_aside WHERE account_id = ?", (there,))
        mine = "claim_id IN (SELECT claim_id FROM claims WHERE account_id = ?)"
        for table in ("event_claims", "origin_links", "claim_origins", "wrong_copies", "entity_claims"):
            connection.execute(f"DELETE FROM {table} WHERE {mine}", (there,))
        connection.execute("DELETE FROM claims WHERE account_id = ?", (there,))
        connection.execute("DELETE FROM marks")
    derive_again(bridge)
    assert state_of(bridge, gone) == "unattached"
    with open_case(bridge) as case:
        assert gone in case.decisions()


# --- beside a run


def test_a_decision_is_stored_while_a_run_holds_the_case(bridge: Path) -> None:
    view = view_of(bridge)
    with open_case(bridge, write=True) as reading:
        made = decide(bridge, Ruling("exclude", account(view, "paper.txt"), "Ada"))
        assert made in reading.decisions()
        with pytest.raises(CaseBusy):
            derive_again(bridge)
    with open_case(bridge) as case:
        assert standing_of(case).waiting == (made,)
    assert read_into(bridge, bridge.parent / "news", Config()).derived, "the next run applies it"
    assert state_of(bridge, made) == "applied"


@pytest.mark.parametrize("wait", [0.0, 0.4])
def test_a_killed_derivation_loses_no_decision(bridge: Path, wait: float) -> None:
    view = view_of(bridge)
    made = [
        decide(bridge, Ruling("exclude", account(view, "paper.txt"), "Ada")),
        decide(bridge, Ruling("correct", claim(view, "late.txt", "16"), "Ada", {"best": 17})),
    ]
    code = (
        "import sys; from pathlib import Path; from firsthand.engine.redo import derive_again\n"
        "derive_again(Path(sys.argv[1]), watch=lambda *a: print('at', flush=True))"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(bridge)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(wait)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with open_case(bridge) as case:
        assert list(case.decisions()) == made
    derive_again(bridge)
    assert [state_of(bridge, d) for d in made] == ["applied", "applied"]


@pytest.fixture(autouse=True)
def _no_scratch_left(bridge: Path) -> Iterator[None]:
    yield
    assert not bridge.with_name(bridge.name + ".lock").exists()

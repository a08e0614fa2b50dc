"""Accounts of one invented event, in files or a manifest, for tests of the whole path; and a small case made by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from firsthand.accounts.account import Account
from firsthand.casefile.case import open_case
from firsthand.claims.claim import Claim
from firsthand.events.event import Difference, DifferenceSide, Event, EventClaim, FieldReading, MainEvent, NamedBy
from firsthand.export.files.jsonl import write_jsonl
from firsthand.lineage.lineage import Lineage, Origin, Passage
from firsthand.record.account_entry import ListedAccount
from firsthand.record.enrol import entries_of
from firsthand.record.figure import Figure, OriginCount, Reading, TraceClause
from firsthand.sources.raw_item import Rejection
from firsthand.spans import Span
from firsthand.view.case_view import CaseView
from firsthand.view.load import load_view

# Chance finds faults on a developer's machine; a build must fail for what was changed, and for nothing else.
settings.register_profile("build", derandomize=True, deadline=None)
settings.load_profile("build" if os.environ.get("CI") else "default")

# The smoke tests: broad and fast.  Readers in all languages, figures and ways out as functions; worker processes, SQL, the
# case file and the demo as a whole.
HERE = Path(__file__).parent
SMOKE = tuple(
    HERE / name
    for name in (
        "accounts", "casefile/test_case.py", "claims", "demo", "engine/embedded/test_workers.py", "events", "export/page",
        "gazetteer", "lang", "record", "serve/test_pages.py", "sources/test_open_item.py", "test_config.py", "test_tables.py",
        "view",
    )
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the smoke tests."""
    for item in items:
        if any(item.path.is_relative_to(there) for there in SMOKE):
            item.add_marker("smoke")


TALE = {
    "wire.txt": "Bridge falls near Ostrava\n\nOSTRAVA, May 3, 2031 (Meridian Wire) - A road bridge over the Odra fell on "
    "Saturday, killing 14 people and injuring at least 30, the fire service said.\n\n“We have recovered 14 bodies,” "
    "spokesman Jan Kolar told reporters.\n",
    "paper.txt": "Fourteen dead as bridge falls\n\nMay 4, 2031\n\nAt least 14 people were killed when a bridge near "
    "Ostrava fell on Saturday. Thirty-one people were injured, hospital officials said.\n",
    "late.txt": "Toll of bridge rises\n\nPRAGUE, May 6, 2031 - The number of people killed when a bridge fell near Ostrava "
    "on May 3 has risen to 16, the regional governor said on Tuesday.\n",
    "other.txt": "Barge sinks at Decin\n\nMay 9, 2031\n\nTwo sailors drowned when a barge sank at Decin on Thursday, police "
    "said. Three people were rescued.\n",
}
Exporter = Callable[[Path], dict[str, bytes]]
FolderMaker = Callable[..., Path]
Deriver = Callable[[CaseView], CaseView]
ManifestMaker = Callable[[Path, Iterable[dict[str, str]]], Path]


@pytest.fixture(scope="session")
def tale() -> dict[str, str]:
    """Texts by file name."""
    return dict(TALE)


@pytest.fixture
def folder(tmp_path: Path) -> FolderMaker:
    """Write texts as files of a folder."""

    def made(texts: dict[str, str], name: str = "accounts") -> Path:
        there = tmp_path / name
        there.mkdir(exist_ok=True)
        for file, text in texts.items():
            (there / file).write_text(text, "utf-8")
        return there

    return made


@pytest.fixture
def manifest() -> ManifestMaker:
    """Write rows as a manifest of JSON lines."""

    def made(path: Path, rows: Iterable[dict[str, str]]) -> Path:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
        return path

    return made


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exporter:
    """The JSON-lines export of a case, byte for byte."""

    def export(case_path: Path) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp("export")
        with open_case(case_path) as case:
            write_jsonl(load_view(case), out)
        return {p.name: p.read_bytes() for p in sorted(out.iterdir())}

    return export


SAID = "The mill at Harrow Ford burned on 3 May 2011. The mayor said 12 people were hurt & <b>one</b> fled."
COPIED = "We read it too. The mayor said 21 people were hurt & <b>one</b> fled."
UNREAD = "Am Mühlbach brannte es."


def _account(account_id: str, text: str, **more: object) -> Account:
    cut = text.find(". ") + 1
    spans = (Span(0, cut), Span(cut + 1, len(text))) if cut else (Span(0, len(text)),)
    fields: dict[str, object] = {"language": "en", "sentences": spans, **more}
    return Account(account_id, f"v{account_id}", f"{account_id}.txt", "text/plain", "ab" * 32, text, **fields)  # type: ignore[arg-type]


def _claim(account: Account, claim_id: str, quote: str, **more: object) -> Claim:
    start = account.text.index(quote)
    kind = str(more.pop("kind", "figure"))
    return Claim(account.account_id, kind, start, start + len(quote), quote, 0, claim_id, **more)  # type: ignore[arg-type]


def _accounts() -> dict[str, Account]:
    held = (
        _account(
            "a1",
            SAID,
            title="<script>alert(1)</script>",
            publisher="Ford Echo",
            published="2011-05-03",
            published_basis="given",
            url="javascript:alert(2)",
        ),
        _account("a2", COPIED, published="2011-05-04", published_basis="url", url="https://mill.example/x?a=1&b=2"),
        _account("a3", UNREAD, language="de"),
    )
    return {a.account_id: a for a in held}


@pytest.fixture
def view(as_derived: Deriver) -> CaseView:
    """A small case made by hand: accounts of an invented fire, one of them a copy with a number changed, one unread."""
    return as_derived(_fire())


def _fire() -> CaseView:
    accounts = _accounts()
    a1, a2 = accounts["a1"], accounts["a2"]
    claims = (
        _claim(a1, "c1", "12 people were hurt", measure="injured", low=12.0, best=12.0, high=12.0, speaker="The mayor"),
        _claim(a2, "c2", "21 people were hurt", measure="injured", low=21.0, best=21.0, high=21.0),
        _claim(a1, "c3", "3 May 2011", kind="time", edtf="2011-05-03"),
        _claim(a1, "c4", "The mayor", kind="actor", role="speaker", name="mayor of Harrow Ford"),
    )
    readings = (
        Reading(12.0, 12.0, 12.0, "exact", ("c1",), ("a1",), ("o1",), 1, 1),
        Reading(21.0, 21.0, 21.0, "exact", ("c2",), ("a2",), ("o1",), 1, 1),
    )
    sides = tuple(DifferenceSide(1, r.how_many) for r in readings)
    wrong = Difference("copying_error", "injured", "changed_in_copying", sides, ("c1", "c2"))
    twelve = (readings[0].how_many,)
    clauses = (
        TraceClause("told", twelve, 1, OriginCount(1, 1)),
        TraceClause("best", twelve),
        TraceClause("most_origins"),
    )
    figure = Figure(
        "e1", "injured", "all", 12.0, 12.0, 21.0, "single_origin", None, readings, 2, 1, 1, (wrong,),
        rule="most origins", clauses=clauses, claim_ids=("c1", "c2"),
    )  # fmt: skip
    fire = Event(
        "e1", "<script>alert(1)</script> & fire", "fire", "2011-05-03", "2011-05-03", "2011-05-03", 1,
        (FieldReading("2011-05-03", ("c3",), ("a1",)),), names=(NamedBy("the “mill” <i>fire</i>", ("a1",)),),
        account_ids=("a1", "a2"),
    )  # fmt: skip
    vigil = Event("e2", "Vigil", "ceremony", "2014-05-03", parent_id="e1", relation_to_parent="commemorates")
    changed = (Passage("copied", (16, 30), (46, 60)), Passage("changed", (31, 33), (61, 63)))
    copy = Lineage("a2", "a1", "copy", "aligned_text", "published", None, 0.8, changed, 0.9, "most of it stands there")
    credit = Lineage("a1", None, "credit", "explicit_credit", "open", "o1", reason="names the mayor")
    return CaseView(
        accounts=accounts,
        claims={c.claim_id: c for c in claims},
        events={"e1": fire, "e2": vigil},
        figures={"e1": [figure]},
        lineage=(copy, credit),
        origins={"o1": Origin("o1", "the mayor", "person", "Harrow Ford", "Harrow Ford", ("a1", "a2"), "credited")},
        event_of={k.claim_id: k.event_id for k in (EventClaim(c.claim_id, "e1", "") for c in claims)},
        main_event={k.account_id: k.event_id for k in (MainEvent("a1", "e1"), MainEvent("a2", "e1"))},
        rejections=(
            Rejection("a3.txt", "claims", "language_unread", "language de has no pack yet"),
            Rejection("<img src=x>.doc", "sources", "unknown_type", "nothing here opens it"),
        ),
    )


def _first_of(account_id: str, ties: list[Lineage]) -> str:
    """The least of all that these rows tie an account to: slow, and easy to see."""
    held = {account_id}
    while True:
        more = {
            a
            for r in ties
            for a in (r.derived_account, r.source_account or "")
            if {r.derived_account, r.source_account} & held
        }
        if more <= held:
            return min(held)
        held |= more


@pytest.fixture(scope="session")
def as_derived() -> Deriver:
    """A view made by hand, with accounts' entries and claims' origins as the engine would make them of its rows."""

    def derived(view: CaseView) -> CaseView:
        pairs = [r for r in view.lineage if r.source_account]
        copies = [r for r in pairs if r.relation in ("copy", "revision")]
        listed = [
            ListedAccount(
                account_id=a.account_id,
                source_id=a.source_id,
                published=a.published,
                voice=_first_of(a.account_id, copies),
                family=_first_of(a.account_id, [r for r in pairs if r.relation != "independent"]),
                newer=tuple(
                    sorted(
                        r.derived_account for r in pairs if (r.relation, r.source_account) == ("revision", a.account_id)
                    )
                ),
                n_claims=len(view.claims_of(a.account_id)),
            )
            for a in view.accounts.values()
        ]
        behind = {}
        for claim in view.claims.values():
            mine = [k for k in view.origin_links if k.account_id == claim.account_id]
            own = {k.origin_id for k in mine if k.claim_id == claim.claim_id}
            behind[claim.claim_id] = tuple(sorted(own or {k.origin_id for k in mine if k.claim_id is None}))
        return replace(view, entries={e.account_id: e for e in entries_of(listed)}, origins_behind=behind)

    return derived

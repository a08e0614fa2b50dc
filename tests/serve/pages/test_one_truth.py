"""What the review page says of a case is what its record says: event by event, account by account, under any profile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide
from firsthand.config import Config
from firsthand.demo import demo_accounts
from firsthand.engine.redo import derive_again
from firsthand.engine.run import read_into
from firsthand.export.page.accounts import AccountBlock, account_blocks
from firsthand.export.page.event import event_block
from firsthand.export.page.page import page_of
from firsthand.serve.pages.account import account_page
from firsthand.serve.pages.accounts import accounts_page
from firsthand.serve.pages.compare import compare_page
from firsthand.serve.pages.event import event_page
from firsthand.serve.pages.families import families_of
from firsthand.serve.pages.lineage import lineage_page
from firsthand.serve.pages.select import account_lines
from firsthand.view.account_names import asked_account
from firsthand.view.case_view import CaseView
from firsthand.view.event_record import event_record
from firsthand.view.load import OneEvent, load_view
from firsthand.view.one_party import one_party
from firsthand.view.witnesses import field_origins, under_profile

WIRE = (
    "KALDRA, May 3, 2031 (Meridian Wire) - Gunmen killed 12 people in the village of Ostrava on Saturday, the district "
    "council said. The attack began before dawn, when residents were on their way to the market with their carts and animals. "
    "Houses along the main street burned until noon, and families fled across the river towards the old mill.\n\n"
    "A teacher who hid in a cellar said she heard shouting and then long bursts of fire. Doctors at the clinic treated the "
    "wounded on tables in the school yard, since the wards had no more room."
)
RAID = {
    "wire.txt": f"Village attacked near Ostrava\n\n{WIRE}\n",
    "east.txt": f"Dawn attack\n\n{WIRE}\n\nThe council meets on Monday.\n",
    "north.txt": f"Attack near the river\n\n{WIRE.replace('killed 12', 'killed 21')}\n\nSchools stay closed.\n",
    "south.txt": f"A village mourns\n\n{WIRE}\n\nThe road is open again.\n",
    "mission.txt": "Report on Ostrava\n\nMay 5, 2031\n\nSoldiers killed 12 people in Ostrava on May 3, 2031, an observer "
    "mission reported after two days of interviews. Dana Orlova, 34, a nurse, was among the dead.\n",
    "diocese.txt": "Letter of mourning\n\nMay 6, 2031\n\nSoldiers killed 12 people in Ostrava on May 3, 2031, the diocese "
    "said in a letter. Dana Orlova, 35, was killed in her house. Nobody was injured.\n",
    "later.txt": "Market opens\n\nMay 20, 2031\n\nThe market of Ostrava opened on May 19, 2031. Three weeks ago gunmen killed 12 "
    "people there. Thirty people were injured at the market on May 19, 2031, when a stand fell on the crowd, doctors said.\n",
}
COPIES = ("wire.txt", "east.txt", "north.txt", "south.txt")
CASES = ("demo", "bridge", "raid", "ruled", "empty")


@pytest.fixture(scope="module")
def cases(read_case: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo; a case with a changed copy and hostile words; four copies against two; that one as people ruled on it."""
    there = tmp_path_factory.mktemp("cases")
    with demo_accounts() as folder:
        read_into(there / "demo.db", folder, Config())
    (there / "raid").mkdir()
    for name, text in RAID.items():
        (there / "raid" / name).write_text(text, "utf-8")
    read_into(there / "raid.db", there / "raid", Config())
    shutil.copy(there / "raid.db", there / "ruled.db")
    _rule(there / "ruled.db")
    open_case(there / "empty.db", create=True).close()
    return {"bridge": read_case, **{n: there / f"{n}.db" for n in CASES if n != "bridge"}}


def _rule(path: Path) -> None:
    """One account out, one dated anew, one claim rejected, one corrected, one figure locked."""
    with open_case(path) as case:
        view = load_view(case)
    ids = {a.source_id: a.account_id for a in view.accounts.values()}
    event_id = view.main_event[ids["wire.txt"]]

    def killed(name: str) -> str:
        return next(c.claim_id for c in view.claims_of(ids[name]) if c.measure == "killed")

    for kind, target, payload in (
        ("exclude", ids["south.txt"], {}),
        ("published", ids["diocese.txt"], {"published": "2031-05-01"}),
        ("reject", killed("north.txt"), {}),
        ("correct", killed("mission.txt"), {"best": 13, "low": 13, "high": 13}),
        ("lock", event_id, {"measure": "killed", "low": 12, "best": 12, "high": 14}),
    ):
        decide(path, Ruling(kind, target, "Ada", payload, "seen"))
    assert derive_again(path)


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, cases: Mapping[str, Path]) -> Iterator[CaseFile]:
    """Each case, open."""
    with open_case(cases[request.param]) as opened:
        yield opened


@pytest.fixture
def raid(cases: Mapping[str, Path]) -> Iterator[CaseFile]:
    """The case of four copies against two."""
    with open_case(cases["raid"]) as opened:
        yield opened


def first_difference(page: Any, record: Any, path: str = "") -> str | None:
    """The path of the first leaf in which two nouns are not the same; None where they are."""
    if type(page) is not type(record):
        return f"{path}: {page!r} is not {record!r}"
    if is_dataclass(page):
        pairs = [(f".{f.name}", getattr(page, f.name), getattr(record, f.name)) for f in fields(page)]
    elif isinstance(page, (list, tuple)):
        if len(page) != len(record):
            return f"{path}: {len(page)} are not {len(record)}: {page!r} and {record!r}"
        pairs = [(f"[{i}]", a, b) for i, (a, b) in enumerate(zip(page, record, strict=True))]
    else:
        return None if page == record else f"{path}: {page!r} is not {record!r}"
    return next((d for name, a, b in pairs if (d := first_difference(a, b, path + name))), None)


def test_a_difference_is_found_at_its_leaf(raid: CaseFile) -> None:
    block = next(iter(account_blocks(load_view(raid)).values()))
    other = AccountBlock(**{f.name: getattr(block, f.name) for f in fields(block)} | {"claims": -1})
    assert first_difference([block], [other]) == f"[0].claims: {block.claims} is not -1"
    assert first_difference([block], [block]) is None


@pytest.mark.parametrize("profile", ["", "ucdp", "acled", "ibc", "every-casualty", "airwars"])
def test_the_page_of_an_event_shows_what_the_export_shows(case: CaseFile, profile: str) -> None:
    whole = load_view(case)
    view = under_profile(whole, profile) if profile else whole
    blocks = account_blocks(view)
    for event_id, event in view.events.items():
        page = event_page(case, event_id, profile)
        assert page is not None
        assert first_difference(page.block, event_block(event_record(view, event), blocks), event.title) is None


def test_the_export_has_the_block_of_each_event(case: CaseFile) -> None:
    page = page_of(load_view(case))
    for block in ([page.main] if page.main else []) + page.others:
        shown = event_page(case, block.event_id)
        assert shown is not None
        assert first_difference(shown.block, block) is None


def test_the_two_that_nobody_copied_are_named_before_one_that_four_copied(raid: CaseFile) -> None:
    view = load_view(raid)
    (event,) = view.ranked_events()[:1]
    page = event_page(raid, event.event_id)
    assert page is not None
    accused = [(p.name, len(p.accounts)) for p in page.block.parts if p.label == "perpetrator"]
    assert [name.lower() for name, _ in accused] == ["soldiers", "gunmen"]
    assert accused[0][1] < accused[1][1]


def test_no_line_says_conflict_under_a_status_that_says_none(case: CaseFile) -> None:
    """What a later toll has overtaken excludes nothing that stands."""
    for found in load_view(case).figures.values():
        for figure in found:
            pairs = [d for d in figure.differences if d.kind == "conflict" and d.reason == "exclude"]
            assert not pairs or figure.status == "contested", (figure, [d.sentence for d in pairs])


def test_one_party_is_said_of_what_is_shown(case: CaseFile) -> None:
    """A family's page speaks of the family, and counts as the terminal does."""
    view = load_view(case)
    groups = families_of(case.connection)
    for key in groups:
        page = lineage_page(case, groups, family=key)
        assert page is not None
        assert page.block is not None
        mine = [o for o in view.origins.values() if set(o.account_ids) & set(groups[key])]
        found = one_party(mine)
        assert page.block.party == found
        assert "in this case" not in page.block.party_said
        assert not found or found.spoken_for + found.others + found.unknown == len(mine)


def test_copies_have_one_voice(raid: CaseFile) -> None:
    view = load_view(raid)
    ids = {a.source_id: a.account_id for a in view.accounts.values()}
    assert {view.entry_of(ids[n]).voice for n in COPIES} == {min(ids[n] for n in COPIES)}
    assert all(view.entry_of(ids[n]).voice == ids[n] for n in RAID if n not in COPIES)


def everywhere(case: CaseFile, view: CaseView) -> Iterator[tuple[str, str]]:
    """Every account id with a siglum that some page or export gives it."""
    yield from ((b.account_id, b.siglum) for b in account_blocks(view).values())
    for event_id in view.events:
        page = event_page(case, event_id)
        assert page is not None
        yield from ((b.account_id, b.siglum) for b in page.block.accounts)
        family = lineage_page(case, families_of(case.connection), event_id=event_id)
        assert family is not None
        assert family.block is not None
        yield from ((d.account_id, d.siglum) for r in family.block.rows for d in (r.derived, r.source) if d)
    for account_id in view.accounts:
        account = account_page(case, account_id)
        assert account is not None
        yield account_id, account.siglum
        yield from ((c.other.account_id, c.other.siglum) for c in account.copied)
    yield from ((r.account_id, r.siglum) for r in accounts_page(case, "", 1).rows)
    both = compare_page(case, list(view.accounts)[:2])
    yield from ((c.account.account_id, c.account.siglum) for c in (both.columns if both else []))


def test_an_account_has_one_siglum_everywhere_and_no_two_have_the_same(case: CaseFile) -> None:
    view = load_view(case)
    given: dict[str, set[str]] = {}
    for account_id, siglum in everywhere(case, view):
        given.setdefault(account_id, set()).add(siglum)
    assert all(len(s) == 1 for s in given.values()), given
    assert len({s for held in given.values() for s in held}) == len(view.accounts)
    for account_id, held in given.items():
        assert asked_account(view, *held).account_id == account_id


def test_accounts_are_headed_alike_everywhere(case: CaseFile) -> None:
    view = load_view(case)
    headed = {a: b.name for a, b in account_blocks(view).items()}
    assert {r.account_id: r.name for r in accounts_page(case, "", 1).rows} == headed
    assert {a: line.name for a, line in account_lines(case.connection, view.accounts).items()} == headed
    for account_id in view.accounts:
        account = account_page(case, account_id)
        assert account is not None
        assert account.name == headed[account_id]


def test_claims_are_counted_once(case: CaseFile) -> None:
    view = load_view(case)
    held = {a: len(view.claims_of(a)) for a in view.accounts}
    assert {a: b.claims for a, b in account_blocks(view).items()} == held
    assert {r.account_id: r.claims for r in accounts_page(case, "", 1).rows} == held
    for account_id in view.accounts:
        account = account_page(case, account_id)
        assert account is not None
        assert len(account.claims) == held[account_id]
    for event_id in view.events:
        assert {
            a: b.claims for a, b in account_blocks(load_view(case, OneEvent(event_id))).items()
        }.items() <= held.items()


def test_the_list_of_accounts_stands_in_order_of_the_letters(case: CaseFile) -> None:
    order: Sequence[str] = list(account_blocks(load_view(case)))
    assert [r.account_id for r in accounts_page(case, "", 1).rows] == order


def test_first_hands_behind_days_and_places_are_those_of_the_whole_case(case: CaseFile) -> None:
    whole = load_view(case)
    for event_id, event in whole.events.items():
        part = load_view(case, OneEvent(event_id))
        for reading in (*event.date_readings, *event.place_readings):
            hands = field_origins(whole, reading)
            assert field_origins(part, reading) == hands
            assert hands.origin_ids
            assert all(part.origins[o].name for o in hands.origin_ids)


def test_a_page_reads_no_text_that_it_does_not_show(raid: CaseFile) -> None:
    view = load_view(raid)
    for event in view.events.values():
        assert set(load_view(raid, OneEvent(event.event_id)).accounts) == set(event.account_ids)
    assert load_view(raid, OneEvent("e-none")) == CaseView()

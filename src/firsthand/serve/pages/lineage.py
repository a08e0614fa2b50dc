"""Who has it from whom: families of accounts that hang together, and one of them drawn.

The drawing and its table are the HTML export's; a family that is too large to draw is shown by its table alone, and the page
says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.casefile.case import CaseFile
from firsthand.casefile.select import Among
from firsthand.events.event import Event
from firsthand.export.page.accounts import account_blocks
from firsthand.export.page.lineage import LineageBlock, lineage_block
from firsthand.lineage.circles import find_circles
from firsthand.serve.pages.select import AccountLine, account_lines
from firsthand.view.load import OneFamily, load_view

MOST_FAMILIES = 60
MOST_SHOWN = 120  # accounts of one family whose texts are read for the page


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """Accounts that hang together, named by the first of them in order of id."""

    key: str
    accounts: int
    example: AccountLine
    is_shown: bool


@dataclass(frozen=True, slots=True)
class LineagePage:
    """The page.

    Attributes:
        about: The event whose accounts are shown, None for a family.
        block: Drawing, table, origins; None where nothing depends on anything.
        circle: Accounts that stand in a circle.
        cut: Accounts of the family that the page has no room for.
    """

    families: list[FamilyRow]
    more_families: int
    about: str | None
    block: LineageBlock | None
    circle: list[str]
    cut: int


def lineage_page(
    case: CaseFile, groups: dict[str, list[str]], family: str = "", event_id: str = ""
) -> LineagePage | None:
    """One family, or the accounts of one event; the largest family where neither is asked for.

    Args:
        case: An open case.
        groups: Its families, as `families_of` gives them.
        family: Key of a family.
        event_id: Id of an event; wins over a family.

    Returns:
        None where the event or family asked for is none of the case.
    """
    about = None
    if event_id:
        events = list(case.rows(Event, Among("event_id", [event_id])))
        if not events:
            return None
        about, members = events[0].title, list(events[0].account_ids)
        key = ""
    else:
        key = family or next(iter(groups), "")
        if family and family not in groups:
            return None
        members = groups.get(key, [])
    shown = members[:MOST_SHOWN]
    view = load_view(case, OneFamily(tuple(shown)))
    first = list(groups)[:MOST_FAMILIES]
    lines = account_lines(case.connection, first)
    listing = [FamilyRow(k, len(groups[k]), lines[k], k == key) for k in first if k in lines]
    where = "behind this event’s accounts" if event_id else "of this family"
    block = lineage_block(view, account_blocks(view), where) if members else None
    circle = sorted(a for c in find_circles(view.lineage) for a in c)
    return LineagePage(
        listing, max(0, len(groups) - MOST_FAMILIES), about, block, circle, len(members) - len(shown)
    )  # fmt: skip

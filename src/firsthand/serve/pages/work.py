"""Who has done what: events dealt to each coder, how many of them are reviewed, and decisions a day.

Refuses to weigh one coder against another: it counts, and orders by name.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from firsthand.casefile.case import CaseFile

DAYS = 30  # days that are shown, the latest first


@dataclass(frozen=True, slots=True)
class CoderLine:
    """One coder's part.

    Attributes:
        dealt: Events dealt to them; done: those of them that are reviewed; left: the others.
        decided: Decisions of theirs that stand.
    """

    who: str
    dealt: int
    done: int
    decided: int

    @property
    def left(self) -> int:
        """Events dealt to them that are not reviewed."""
        return self.dealt - self.done


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day (UTC) on which a coder decided something that stands."""

    day: str
    decided: int


@dataclass(frozen=True, slots=True)
class WorkPage:
    """What was done.

    Attributes:
        who: Whose days are shown, empty where nobody was asked for; undealt: events dealt to nobody and not reviewed.
    """

    who: str
    coders: list[CoderLine]
    days: list[DayLine]
    undealt: int


def work_page(case: CaseFile, index: sqlite3.Connection, who: str) -> WorkPage:
    """What each coder has done, and one of them day by day.

    Args:
        case: The open case.
        index: Its index.
        who: The coder whose days are shown.
    """
    dealt = {
        name: (events, done or 0)
        for name, events, done in index.execute(
            "SELECT a.who, count(*), sum(e.reviewed) FROM assigned a JOIN events e USING (event_id) GROUP BY 1"
        )
    }
    standing = "undone_by IS NULL AND kind NOT IN ('undo', 'assign')"
    decided = dict(
        case.connection.execute(f"SELECT who, count(*) FROM decisions WHERE {standing} GROUP BY 1").fetchall()
    )
    coders = [CoderLine(c, *dealt.get(c, (0, 0)), decided.get(c, 0)) for c in sorted({*dealt, *decided})]
    by_day = (
        f'SELECT substr("when", 1, 10), count(*) FROM decisions WHERE {standing} AND who = ? '
        "GROUP BY 1 ORDER BY 1 DESC LIMIT ?"
    )
    days = [DayLine(*row) for row in case.connection.execute(by_day, (who, DAYS))]
    open_ones = "SELECT count(*) FROM events WHERE NOT reviewed AND event_id NOT IN (SELECT event_id FROM assigned)"
    return WorkPage(who, coders, days, int(index.execute(open_ones).fetchone()[0]))

"""What a page that is kept or printed says of itself: which case it is of, and on which day its record was made.

The day is the case's own: that of the last read, or of the last decision.  The same case says the same.
"""

from __future__ import annotations

from firsthand.casefile.case import CaseFile
from firsthand.events.titles import spoken_date

_LAST = """SELECT max(day) FROM (SELECT max(finished) AS day FROM runs UNION ALL SELECT max("when") FROM decisions)"""


def colophon_of(case: CaseFile) -> str:
    """ "ferry.db, record of 12 June 2019"; the name alone of a case that nothing was read into.

    Args:
        case: An open case.
    """
    (day,) = case.connection.execute(_LAST).fetchone()
    return f"{case.path.name}, record of {spoken_date(str(day)[:10])}" if day else case.path.name

"""Stamps of a live page: clock times alone on their line, or before what an entry tells, each on the day it belongs to.

Last step of reading times.  Trusts two and more such lines with words between them and nothing before the clock; entries
stand newest or oldest first, and a page that runs past midnight goes back a day where its clocks do.  Refuses to take a
stamp for the hour of what its entry tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.lang.edtf import at_clock, bounds, clock_of

STAMP = "stamp"  # the rule of such a time: it dates no happening by itself
FEWEST = 2  # stamps that make a live page
ENTRY = 20  # characters that stand between two stamps at least: an entry
_BEHIND = 1  # words behind a clock on its line: a zone of time
_NEAR = timedelta(days=1)  # from the publication to a stamp whose day its own words can tell
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"\s{0,20}[:|–—-]\s")


def with_stamps(document: Document, times: Sequence[Claim]) -> list[Claim]:
    """Times, those that are stamps marked so and put on their days.

    Args:
        document: The account.
        times: What the reader of times found, in order.
    """
    stamps = [t for t in times if t.rule == "clock" and clock_of(t.edtf or "") and _is_stamp(document.account.text, t)]
    if len(stamps) < FEWEST or any(b.start - a.end < ENTRY for a, b in pairwise(stamps)):
        return list(times)
    days = _days(stamps, bounds(document.account.published)[1])
    dated = {s.start: at_clock(day, clock_of(s.edtf or "")) for s, day in zip(stamps, days, strict=True) if day}
    stamped = {s.start for s in stamps}
    return [t.changed(rule=STAMP, edtf=dated.get(t.start, t.edtf)) if t.start in stamped else t for t in times]


def _is_stamp(text: str, time: Claim) -> bool:
    """Whether a clock time stands alone on its line, or opens it before a sign."""
    first = text.rfind("\n", 0, time.start) + 1
    last = text.find("\n", time.end)
    before, behind = text[first : time.start], text[time.end : last if last >= 0 else len(text)]
    if any(map(str.isalnum, before)):
        return False
    alone = len(_WORD.findall(behind)) <= _BEHIND and not any(map(str.isdigit, behind))
    return alone or _OPENS.match(behind) is not None


def _days(stamps: Sequence[Claim], published: date | None) -> list[date | None]:
    """The day of each stamp: that of its words near the publication, a day less where the clocks pass midnight."""
    clocks = [clock_of(s.edtf or "") for s in stamps]
    newest_first = sum(b < a for a, b in pairwise(clocks)) >= sum(b > a for a, b in pairwise(clocks))
    out: list[date | None] = []
    day: date | None = None
    last = ""
    told = list(zip(stamps, clocks, strict=True))
    for stamp, clock in told if newest_first else told[::-1]:
        own = bounds(stamp.edtf)[1]
        near = own if published is None or (own and abs(published - own) <= _NEAR) else published
        day = near if day is None or near is None else min(near, day)
        if out and day is not None and out[-1] == day and clock > last:
            day -= timedelta(days=1)
        out.append(day)
        last = clock
    return out if newest_first else out[::-1]

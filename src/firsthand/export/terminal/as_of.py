"""The accounts that do not count on a day, as lines for the terminal.

Refuses to leave one out in silence: each has its line, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line
from firsthand.export.words import accounts
from firsthand.view.as_of import RecordAsOf


def left_out_lines(stood: RecordAsOf, day: str) -> Iterator[Line]:
    """Which accounts do not count, and why."""
    yield Line("as of", f"{day}: {accounts(len(stood.view.accounts))} published by then", "strong")
    for account in stood.later:
        yield Line("later", f"{stood.names[account.account_id]}, {account.published}", "faint")
    for account in stood.undated:
        told = f"{account.published} ({account.published_by})" if account.published else "publication not told"
        yield Line(
            "undated",
            f"{stood.names[account.account_id]}, {told}: left out, since nothing tells that it was out by then",
        )
    yield Line("", "")

"""What two accounts share, as lines for the terminal: words copied once, words changed from both sides.

Refuses to call accounts independent for want of a passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line, Names
from firsthand.export.words import tied_as
from firsthand.view.compare import Compared


def compare_lines(found: Compared, names: Names) -> Iterator[Line]:
    """The passages of a pair in order of the derived account, copied words once and changed words from both.

    Args:
        found: The pair.
        names: Account id -> the name to show.
    """
    way = "and" if found.row.direction_basis == "open" else "from"
    derived, source = names[found.derived.account_id], names[found.source.account_id]
    yield Line("", f"{derived} {way} {source}: {tied_as(found.row.relation)}", "title")
    yield Line("", found.row.reason)
    for passage in found.passages:
        ours, theirs = " ".join(passage.derived.split()), " ".join(passage.source.split())
        if passage.kind == "changed":
            yield Line("changed", f"“{ours}” in place of “{theirs}”", "warn")
        else:
            yield Line("copied", f"“{ours}”")
    if not found.passages:
        yield Line("", "They share no passage; what joins them is said above.", "faint")

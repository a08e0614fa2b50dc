"""What two accounts share, as lines for the terminal: words copied once, words changed from both sides.

Refuses to call accounts independent for want of a passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line
from firsthand.view.compare import Compared


def compare_lines(found: Compared) -> Iterator[Line]:
    """The passages of a pair in order of the derived account, copied words once and changed words from both."""
    way = "and" if found.row.direction_basis == "open" else "from"
    yield Line("", f"{found.names[0]} {way} {found.names[1]}: {found.row.relation.replace('_', ' ')}", "title")
    yield Line("", found.row.reason)
    for p in found.row.spans:
        ours = " ".join(found.derived.text[slice(*p.derived)].split())
        theirs = " ".join(found.source.text[slice(*p.source)].split())
        if p.kind == "changed":
            yield Line("changed", f"“{ours}” in place of “{theirs}”", "warn")
        else:
            yield Line("copied", f"“{ours}”")
    if not found.row.spans:
        yield Line("", "They share no passage; what joins them is said above.", "faint")

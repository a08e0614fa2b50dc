"""Who depends on whom, and on which first hands, as lines for the terminal.

Refuses to list pairs that have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line, who
from firsthand.export.words import tied_as
from firsthand.view.case_view import CaseView


def lineage_lines(view: CaseView) -> Iterator[Line]:
    """Who depends on whom, and on which origins."""
    names = view.names
    yield Line("", "Who has it from whom", "strong")
    for row in view.lineage:
        if row.relation == "independent":
            continue
        target = names.get(row.source_account or "") or (
            view.origins[row.origin_id].name if row.origin_id in view.origins else "?"
        )
        way = "and" if row.direction_basis == "open" and row.source_account else "from"
        yield Line(tied_as(row.relation), f"{names.get(row.derived_account, '?')} {way} {target}: {row.reason}")
    for origin in view.origins.values():
        party = f", voice of {origin.party}" if origin.party else ", party unknown"
        if origin.group and origin.group != origin.party:
            party += f", in the group {origin.group}"
        yield Line("first hand", f"{origin.name} ({origin.kind}{party}): {who(origin.account_ids, names)}")

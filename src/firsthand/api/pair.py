"""Two accounts of a case: what one has from the other, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from firsthand.api.account import AccountsOfCase, CaseAccount
from firsthand.api.printed import Printed, printed
from firsthand.errors import InputError
from firsthand.export.page.compare import write_compare_page
from firsthand.export.terminal.compare import compare_lines
from firsthand.export.terminal.independence import independence_told
from firsthand.export.terminal.line import Line
from firsthand.view.case_view import CaseView
from firsthand.view.compare import Compared, SharedWords, compared
from firsthand.view.independence import independence


@dataclass(frozen=True, slots=True)
class CasePair:
    """Two accounts and what joins them.

    Attributes:
        derived, source: Who has it from whom; in the order asked where the direction is open or nothing joins them.
        relation: `copy`, `revision`, `quotation`, `common_origin`, `credit`; None where their words show none.
        direction: What tells the direction; `open` where nothing does.
        reason: In a sentence; where nothing joins them, whether that shows that they are independent.
    """

    derived: CaseAccount
    source: CaseAccount
    relation: str | None
    direction: str
    reason: str
    passages: tuple[SharedWords, ...] = field(repr=False)
    found: Compared | None = field(repr=False, compare=False)

    def show(self) -> Printed:
        """As `firsthand compare` prints it."""
        if self.found is None:
            return printed([Line("", "Their words show no relation."), Line("", self.reason)])
        return printed(compare_lines(self.found, self._names))

    def write_page(self, path: Path) -> None:
        """Write both texts whole, side by side, as one HTML page.

        Raises:
            InputError: Nothing joins the two.
        """
        if self.found is None:
            raise InputError("their words show no relation", f"{self.derived.name}, {self.source.name}")
        write_compare_page(self.found, self._names, path)

    @property
    def _names(self) -> dict[str, str]:
        return {a.account_id: a.name for a in (self.derived, self.source)}

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


def pair_of(view: CaseView, held: AccountsOfCase, one: str, two: str) -> CasePair:
    """What a case holds on two accounts, by any of their names."""
    found = compared(view, one, two)
    if found is None:
        first, second = held[one], held[two]
        reason = independence_told(independence(view, first.account_id, second.account_id), view.names)
        return CasePair(
            derived=first, source=second, relation=None, direction="open", reason=reason, passages=(), found=None
        )
    derived, source = held.of_id(found.derived.account_id), held.of_id(found.source.account_id)
    return CasePair(
        derived=derived,
        source=source,
        relation=found.row.relation,
        direction=found.row.direction_basis,
        reason=found.row.reason,
        passages=found.passages,
        found=found,
    )

"""Whether two accounts are shown to be independent, and why not where they are not.

Little shared text proves nothing, so the case holds no rows of it; here one pair is asked for.
Refuses to call outlets independent by their names, and unnamed witnesses two.

Source: Every Casualty, Standards for Casualty Recording (2016), p. 25: independent means different primary sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.lineage.lineage import Lineage, Origin
from firsthand.view.case_view import CaseView

NAMED = 2  # words with a capital that a witness's name has at least: "Ana Ruiz", not "Witnesses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Whether two accounts are shown to stand on different first hands, and on what the answer stands.

    Attributes:
        one, two: The accounts' ids.
        joined: The row of lineage that joins them; None where none does.
        both: First hands that stand behind both, by name.
        witnesses: Of each account: the eyewitnesses whom it names, by name.
        wanting: Those of the two that name no eyewitness of their own.
    """

    one: str
    two: str
    joined: Lineage | None
    both: tuple[Origin, ...]
    witnesses: Mapping[str, tuple[str, ...]]
    wanting: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Whether nothing joins the two and each has an eyewitness of its own."""
        return self.joined is None and not self.both and not self.wanting


def independence(view: CaseView, one: str, two: str) -> Independence:
    """Whether two accounts are shown to stand on different first hands.

    Args:
        view: The case.
        one, two: Account ids.

    Returns:
        `shown` only where no row of lineage joins the two, no first hand stands behind both, and each account has an
        eyewitness of its own, whom it names.
    """
    joined = (r for r in view.lineage if r.source_account and {r.derived_account, r.source_account} == {one, two})
    behind = {a: {k.origin_id for k in view.origin_links if k.account_id == a} for a in (one, two)}
    both = [view.origins[o] for o in behind[one] & behind[two] if o in view.origins]
    seen = {a: _witnesses(view, a) for a in (one, two)}
    return Independence(
        one=one,
        two=two,
        joined=next(joined, None),
        both=tuple(sorted(both, key=lambda o: (o.name, o.origin_id))),
        witnesses={a: tuple(sorted(found)) for a, found in seen.items()},
        wanting=tuple(a for a in (one, two) if not seen[a] - seen[two if a == one else one]),
    )


def _witnesses(view: CaseView, account_id: str) -> set[str]:
    """Eyewitnesses whom an account names."""
    told = {c.speaker for c in view.claims_of(account_id) if c.source_connection == "eyewitness" and c.speaker}
    return {s for s in told if sum(w[:1].isupper() for w in s.split()) >= NAMED}

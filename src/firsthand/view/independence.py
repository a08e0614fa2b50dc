"""Whether two accounts are shown to be independent, and why not where they are not.

For `firsthand compare`.  Little shared text proves nothing, so the case holds no rows of it; here one pair is asked for.
Refuses to call outlets independent by their names, and unnamed witnesses two.

Source: Every Casualty, Standards for Casualty Recording (2016), p. 25: independent means different primary sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.view.case_view import CaseView

NAMED = 2  # words with a capital that a witness's name has at least: "Ana Ruiz", not "Witnesses"


@dataclass(frozen=True, slots=True)
class Independence:
    """The answer for a pair, with one sentence that says on what it stands."""

    shown: bool
    sentence: str


def independence(view: CaseView, one: str, two: str) -> Independence:
    """Whether two accounts are shown to stand on different first hands.

    Args:
        view: The case.
        one, two: Account ids.

    Returns:
        `shown` only where no row of lineage joins the two, no first hand stands behind both, and each account has an
        eyewitness of its own, whom it names.
    """
    names = view.names
    joined = [r for r in view.lineage if r.source_account and {r.derived_account, r.source_account} == {one, two}]
    if joined:
        return Independence(
            False, f"not shown to be independent: {joined[0].relation.replace('_', ' ')}, {joined[0].reason}."
        )
    behind = {a: {k.origin_id for k in view.origin_links if k.account_id == a} for a in (one, two)}
    both = sorted(view.origins[o].name for o in behind[one] & behind[two] if o in view.origins)
    if both:
        return Independence(False, f"not shown to be independent: both go back to {', '.join(both)}.")
    seen = {a: _witnesses(view, a) for a in (one, two)}
    wanting = [names[a] for a in (one, two) if not seen[a] - seen[two if a == one else one]]
    if wanting:
        return Independence(
            False, f"not shown to be independent: {' and '.join(wanting)} names no eyewitness of its own."
        )
    heard = "; ".join(f"{names[a]} has {', '.join(sorted(seen[a]))}" for a in (one, two))
    return Independence(
        True, f"independent: no shared passage, no first hand in common, and eyewitnesses of their own: {heard}."
    )


def _witnesses(view: CaseView, account_id: str) -> set[str]:
    """Eyewitnesses whom an account names."""
    told = {c.speaker for c in view.claims_of(account_id) if c.source_connection == "eyewitness" and c.speaker}
    return {s for s in told if sum(w[:1].isupper() for w in s.split()) >= NAMED}

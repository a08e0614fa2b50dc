"""One line of what the terminal prints, and how accounts and quotes stand in it.

Refuses to know how wide the screen is: the command line wraps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.export.words import ruled

Names = Mapping[str, str]  # account id -> the name that an account is shown by
QUOTE = 110  # characters of an account's words shown at most


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label in the margin, the text, and how it weighs (`title`, `strong`, `plain`, `faint`, `warn`)."""

    label: str
    text: str
    weight: str = "plain"
    indent: int = 0


def who(account_ids: Sequence[str], names: Names) -> str:
    """Accounts by their short names, sorted by name."""
    return ", ".join(sorted(names.get(a, a) for a in account_ids))


def quoted(claim: Claim) -> str:
    """A claim's words in quotation marks, on one line, cut where long; who is said to have said it."""
    text = " ".join(claim.quote.split())
    text = text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"
    notes = [f"said by {claim.speaker}"] if claim.speaker else []
    notes += [ruled(claim)] if ruled(claim) else []
    return f"“{text}”" + (f" ({', '.join(notes)})" if notes else "")

"""Silence as a sentence for the terminal.

Refuses to list many silent accounts: a few are named, the rest counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.silence import silent_accounts

NAMED = 4  # silent accounts named in a sentence; more are counted


def silence_told(view: CaseView, figure: Figure, names: dict[str, str]) -> Iterator[str]:
    """The sentence on silence; nothing where no account is silent.

    Args:
        view: The case.
        figure: One of its figures.
        names: Short names of the accounts.
    """
    silent = silent_accounts(view, figure)
    if not silent:
        return
    named = sorted(names.get(a, a) for a in silent)[:NAMED]
    more = f" and {len(silent) - len(named)} more" if len(silent) > len(named) else ""
    verb = "tells" if len(silent) == 1 else "tell"
    yield f"silent: {', '.join(named)}{more} {verb} of the event and {'gives' if verb == 'tells' else 'give'} no number of this"

"""Silence as a sentence for the terminal.

Refuses to list many silent accounts: a few are named, the rest counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.accounts.account import Account
from firsthand.export.terminal.line import Names

NAMED = 4  # silent accounts named in a sentence; more are counted


def silence_told(silent: Sequence[Account], names: Names) -> Iterator[str]:
    """The sentence on silence; nothing where no account is silent.

    Args:
        silent: Accounts that tell of an event and give no number of a figure.
        names: Account id -> the name to show.
    """
    if not silent:
        return
    named = sorted(names.get(a.account_id, a.account_id) for a in silent)[:NAMED]
    more = f" and {len(silent) - len(named)} more" if len(silent) > len(named) else ""
    verb = "tells" if len(silent) == 1 else "tell"
    yield f"silent: {', '.join(named)}{more} {verb} of the event and {'gives' if verb == 'tells' else 'give'} no number of this"

"""Which account a person means by a name.

An account answers to its id, the name its input had, its siglum and its publisher.  Refuses to guess: a name that several
accounts answer to is an error that lists them.
"""

from __future__ import annotations

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.lineage.dossier import outlet_key
from firsthand.view.case_view import CaseView

MOST_NAMED = 6


def asked_account(view: CaseView, asked: str) -> Account:
    """The account that a person means: the first of these kinds of name that any account answers to.

    An id, a source id or a name that `show` prints; the page's siglum; the publisher, without case and article; the first
    characters of an id.

    Raises:
        InputError: No account, or several, answer to it.
    """
    held, names = view.accounts.values(), view.names
    key = outlet_key(asked)
    found = (
        [a for a in held if asked in {a.account_id, a.source_id, names[a.account_id]}]
        or [a for a in held if asked == view.entry_of(a.account_id).siglum]
        or [a for a in held if key and key in {outlet_key(a.publisher), outlet_key(names[a.account_id])}]
        or [a for a in held if a.account_id.startswith(asked)]
    )
    if not found:
        raise InputError("no account has this name", asked, "`firsthand show CASE` lists the accounts")
    if len(found) > 1:
        which = ", ".join(sorted(names[a.account_id] for a in found)[:MOST_NAMED])
        raise InputError(f"{len(found)} accounts answer to this name", asked, f"name one of them: {which}")
    return found[0]

"""What an account is called, and which account a person means by a name.

An account answers to its id, the name its input had, its siglum and its publisher.  Refuses to guess: a name that several
accounts answer to is an error that lists them.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.lang.edtf import bounds
from firsthand.lineage.dossier import outlet_key
from firsthand.view.case_view import CaseView

MOST_NAMED = 6


def short_names(held: Sequence[Account]) -> dict[str, str]:
    """A short name for each account: its source id, cut where long, kept apart where two would look the same."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for account in sorted(held, key=lambda a: (a.source_id, a.account_id)):
        name = account.source_id.rsplit("/", 1)[-1]
        name = name if len(name) <= 28 else name[:27] + "…"
        if name in taken:
            name = f"{name} ({account.account_id[:6]})"
        taken.add(name)
        out[account.account_id] = name
    return out


def sigla_of(view: CaseView) -> dict[str, str]:
    """The siglum of every account by id: letters in order of publication, undated accounts last."""
    ordered = sorted(view.accounts.values(), key=_published)
    return {a.account_id: siglum(i) for i, a in enumerate(ordered)}


def _published(account: Account) -> tuple[str, str, str, str]:
    low, high = bounds(account.published) if account.published else (None, None)
    day = (low or high).isoformat() if low or high else "9999"  # type: ignore[union-attr]
    return day, account.published or "", account.source_id, account.account_id


def siglum(place: int) -> str:
    """A letter for each place in an order: A, B ... Z, AA, AB ...

    Args:
        place: From 0.
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def asked_account(view: CaseView, asked: str) -> Account:
    """The account that a person means: the first of these kinds of name that any account answers to.

    An id, a source id or a name that `show` prints; the page's siglum; the publisher, without case and article; the first
    characters of an id.

    Raises:
        InputError: No account, or several, answer to it.
    """
    held = view.accounts.values()
    names, sigla = short_names(list(held)), sigla_of(view)
    key = outlet_key(asked)
    found = (
        [a for a in held if asked in {a.account_id, a.source_id, names[a.account_id]}]
        or [a for a in held if asked == sigla[a.account_id]]
        or [a for a in held if key and key in {outlet_key(a.publisher), outlet_key(names[a.account_id])}]
        or [a for a in held if a.account_id.startswith(asked)]
    )
    if not found:
        raise InputError("no account has this name", asked, "`firsthand show CASE` lists the accounts")
    if len(found) > 1:
        which = ", ".join(sorted(names[a.account_id] for a in found)[:MOST_NAMED])
        raise InputError(f"{len(found)} accounts answer to this name", asked, f"name one of them: {which}")
    return found[0]

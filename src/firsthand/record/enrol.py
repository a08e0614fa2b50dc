"""Every account of the case gets its entry: a siglum in order of publication, a short name of its own.

Stands after lineage, which tells voices and families.  Refuses to leave out an account that people excluded: its letter
would pass to another.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from firsthand.lang.edtf import bounds
from firsthand.record.account_entry import UNLISTED, AccountEntry, ListedAccount
from firsthand.tables import batch_of, rows_of

LONGEST_NAME = 28
SHOWN_ID = 6  # characters of an id that keep two like names apart
LETTERS = 26


def enrolled(listed: pa.Table) -> pa.Table:
    """Rows of `ListedAccount` to `account_entries`."""
    return pa.Table.from_batches([batch_of(AccountEntry, entries_of(rows_of(ListedAccount, listed)))])


def entries_of(listed: Iterable[ListedAccount]) -> list[AccountEntry]:
    """The entries of all accounts of a case.

    Returns:
        In order of publication, undated accounts last; empty for a case without accounts.
    """
    ordered = sorted(listed, key=_when)
    names = _names(ordered)
    return [
        AccountEntry(
            account_id=one.account_id,
            number=place,
            siglum=siglum_at(place),
            name=names[one.account_id],
            voice=one.voice,
            family=one.family,
            newer=one.newer,
            n_claims=one.n_claims,
        )
        for place, one in enumerate(ordered, 1)
    ]


def unlisted(account_id: str, source_id: str) -> AccountEntry:
    """What stands for the entry of an account that came in after the record was derived: no siglum, its own voice."""
    return AccountEntry(
        account_id=account_id,
        number=0,
        siglum=UNLISTED,
        name=short_name(source_id),
        voice=account_id,
        family=account_id,
    )


def siglum_at(place: int) -> str:
    """The letters of a place: A, B ... Z, AA, AB ...

    Args:
        place: From 1.
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def short_name(source_id: str) -> str:
    """The last part of an input's own name, cut where long."""
    name = source_id.rsplit("/", 1)[-1]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _when(one: ListedAccount) -> tuple[str, str, str, str]:
    low, high = bounds(one.published) if one.published else (None, None)
    day = low or high
    return day.isoformat() if day else "9999", one.published or "", one.source_id, one.account_id


def _names(listed: Iterable[ListedAccount]) -> dict[str, str]:
    """A name for each account; where two would look the same the later bears its id too."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(listed, key=lambda a: (a.source_id, a.account_id)):
        name = short_name(one.source_id)
        name = f"{name} ({one.account_id[:SHOWN_ID]})" if name in taken else name
        taken.add(name)
        out[one.account_id] = name
    return out

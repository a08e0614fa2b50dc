"""The accounts stage for engines: a batch of raw items in, batches of accounts and rejections out.

Third step of the path.  Never raises for an item (only for the machine, `OSError`): what cannot be read becomes a
rejection with the item's name.
"""

from __future__ import annotations

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.config import Config
from firsthand.errors import InputError
from firsthand.sources.confined import open_confined
from firsthand.sources.raw_item import RawItem, Rejection
from firsthand.tables import batch_of, rows_of


def read_accounts(items: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Accounts of a batch of raw items.

    Args:
        items: Rows of `RawItem`.
        config: All settings.

    Returns:
        `accounts` (rows of `Account`) and `rejections` (rows of `Rejection`), both in the order of the items.
    """
    accounts: list[Account] = []
    rejections: list[Rejection] = []
    for item in rows_of(RawItem, items):
        read = _read_one(item, config)
        if isinstance(read, Account):
            accounts.append(read)
        else:
            rejections.append(read)
    return {"accounts": batch_of(Account, accounts), "rejections": batch_of(Rejection, rejections)}


def _read_one(item: RawItem, config: Config) -> Account | Rejection:
    try:
        return read_account(item, open_confined(item, config.sources), config.accounts)
    except InputError as error:
        return Rejection(item.source_id, error.stage, error.code, str(error))
    except OSError:
        raise  # a full disk or too many open files: no fault of the item, and not to be remembered as one
    except Exception as error:
        detail = f"reading it failed ({type(error).__name__}: {error}); report it with the file"
        return Rejection(item.source_id, "accounts", "failed", detail)

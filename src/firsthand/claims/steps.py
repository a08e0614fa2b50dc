"""The claims stage as a step: batches of accounts in, batches of claims out; no account fails another."""

from __future__ import annotations

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import Config
from firsthand.lang.pack import languages
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of


def read_claims(accounts: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `Account` to `claims` and `rejections`.

    An account in a language without a pack is a rejection with code `language_unread`, one with too many claims `too_large`: each
    is kept, and said to be unread.
    """
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for account in rows_of(Account, accounts):
        if account.language not in languages():
            known = ", ".join(languages())
            detail = f"language {account.language} has no pack yet (read: {known}); the account is kept, its claims are not read"
            rejections.append(Rejection(account.source_id, "claims", "language_unread", detail))
            continue
        try:
            found = read_account_claims(account, config.claims)
        except OSError:
            raise  # the machine's fault, not the account's
        except Exception as error:
            detail = f"{type(error).__name__}: {error}; the account is kept, its claims are not read"
            rejections.append(Rejection(account.source_id, "claims", "failed", detail))
            continue
        if len(found) > config.claims.max_claims:
            detail = (
                f"holds {len(found):,} claims, more than {config.claims.max_claims:,}; split it or raise claims.max_claims; the "
                "account is kept, its claims are not"
            )
            rejections.append(Rejection(account.source_id, "claims", "too_large", detail))
            continue
        claims += found
    return {"claims": batch_of(Claim, claims), "rejections": batch_of(Rejection, rejections)}

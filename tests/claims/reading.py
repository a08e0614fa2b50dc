"""Claims of a short text, read as an account that holds nothing else."""

from __future__ import annotations

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import LanguagePack, pack_for


def claims_told(text: str, language: str, published: str = "2031-05-15") -> list[Claim]:
    """All claims of a text in a language, published on a day."""
    pack = pack_for(language) or LanguagePack(language)
    account = Account(
        account_id="a",
        version_id="v",
        source_id="s",
        media_type="text/plain",
        sha256="0",
        text=text,
        language=language,
        published=published,
        sentences=sentences_of(text, [(0, len(text))], language, pack),
    )
    return read_account_claims(account, ClaimsConfig())

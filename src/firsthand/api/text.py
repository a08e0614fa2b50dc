"""Claims of a text that is in no case: the readers alone, for a script that has words and wants what they assert."""

from __future__ import annotations

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import Config
from firsthand.errors import InputError
from firsthand.lang.pack import languages
from firsthand.sources.media_types import TEXT
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

NAME = "text"


def claims_of(
    text: str, *, language: str | None = None, published: str | None = None, publisher: str | None = None,
    title: str | None = None,
) -> tuple[Claim, ...]:  # fmt: skip
    """What a text asserts: figures, times, places, actors, acts, names and attributions, each with its exact words.

    Args:
        text: The words of one account, as plain text.
        language: ISO 639-1, as `en`; told from the text where None.
        published: When it was published, EDTF or ISO 8601; what "yesterday" is reckoned from.
        publisher: Who published it.
        title: Its headline, where it stands apart; it is read as the first line.

    Returns:
        Claims in order of their words; `start` and `end` count in the account's text, title first.  Empty where nothing is
        asserted that the readers know.

    Raises:
        InputError: The text holds no word, or its language has no pack (`language_unread`).
    """
    account = account_of(text, language=language, published=published, publisher=publisher, title=title)
    if account.language not in languages():
        known = ", ".join(languages())
        advice = f"name one of these if it is another: {known}"
        raise InputError("language has no pack yet", account.language, advice, code="language_unread", stage="claims")
    return tuple(read_account_claims(account, Config().claims))


def account_of(
    text: str, *, language: str | None = None, published: str | None = None, publisher: str | None = None,
    title: str | None = None,
) -> Account:  # fmt: skip
    """A text as the account that `firsthand read` makes of it; arguments as of `claims_of`."""
    config = Config()
    item = RawItem(
        source_id=NAME,
        media_type=TEXT,
        data=text.encode("utf-8"),
        title=title,
        published=published,
        publisher=publisher,
        language=language,
    )
    return read_account(item, open_item(item, config.sources), config.accounts)

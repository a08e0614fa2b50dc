"""The accounts as the page names them: a siglum each, who published them and when, what they are about, how far they were read.

Part of the HTML page.  A siglum is a letter in order of publication, as the witnesses of a text have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.accounts.account import Account
from firsthand.events.titles import spoken_date
from firsthand.export.page.words import cut
from firsthand.record.account_entry import UNLISTED, AccountEntry
from firsthand.view.case_view import CaseView
from firsthand.vocabulary import PublishedBasis

NAME = 48
BASIS: Mapping[PublishedBasis, str] = {
    "given": "as given with the account",
    "meta": "as the file or page says of itself",
    "url": "from its address",
    "dateline": "from its dateline",
    "byline": "from its head",
    "reviewer": "reviewer",
}
FORMS = {
    "text/plain": "text",
    "text/html": "web page",
    "application/pdf": "PDF",
    "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBlock:
    """One account as the page shows it.

    Attributes:
        siglum: Letter by which the page refers to it.
        name: Who tells it: publisher, else writer, else title, else the input's name.
        source: The input's own name for it.
        published: Date for people; basis: what tells it.
        link: Its address where that is one of the web, else None; address: as given.
        unread: Why no claim was read from it, None where some were.
    """

    account_id: str
    siglum: str
    name: str
    source: str
    title: str | None
    byline: str | None
    agency: str | None
    published: str
    basis: str
    language: str
    form: str
    link: str | None
    address: str | None
    sha256: str
    claims: int
    main_event_id: str | None
    main_event: str | None
    unread: str | None


def account_blocks(view: CaseView) -> dict[str, AccountBlock]:
    """Every account by id, in order of publication; undated ones last."""
    return {a.account_id: _block(view, a) for a in view.in_publication_order()}


def _block(view: CaseView, account: Account) -> AccountBlock:
    entry = view.entry_of(account.account_id)
    main = view.events.get(view.main_event.get(account.account_id, ""))
    return AccountBlock(
        account_id=account.account_id,
        siglum=entry.siglum,
        name=cut(entry.teller(account.publisher, account.byline, account.title), NAME),
        source=account.source_id,
        title=account.title,
        byline=account.byline,
        agency=account.agency,
        published=published_words(account.published),
        basis=basis_words(account),
        language=account.language,
        form=FORMS.get(account.media_type, account.media_type),
        link=account.url if account.url and account.url.lower().startswith(("https://", "http://")) else None,
        address=account.url,
        sha256=account.sha256,
        claims=entry.n_claims,
        main_event_id=main.event_id if main else None,
        main_event=main.title if main else None,
        unread=None if entry.n_claims else _why_unread(view, account, entry),
    )


def published_words(edtf: str | None) -> str:
    """A date of publication for people: "12 June 2019", "before 20 January 2025", "not told"."""
    if not edtf:
        return "not told"
    if edtf.startswith("../"):
        return f"before {spoken_date(edtf[3:])}"
    if edtf.endswith("/.."):
        return f"after {spoken_date(edtf[:-3])}"
    return spoken_date(edtf)


def basis_words(account: Account) -> str:
    """What tells a date of publication, as half a sentence; empty where nothing does."""
    basis = account.published_basis
    if basis == "derived":
        return f"reckoned from “{(account.published_words or '').strip()}”"
    return "" if basis is None else BASIS.get(basis, basis)


def _why_unread(view: CaseView, account: Account, entry: AccountEntry) -> str:
    if entry.siglum == UNLISTED:
        return "it came in after the record was made"
    told = [r.detail for r in view.rejections if r.stage == "claims" and r.input == account.source_id]
    return "; ".join(told) if told else "it was read, and no claim was found in it"


def in_order(account_ids: Iterable[str], blocks: dict[str, AccountBlock]) -> list[AccountBlock]:
    """Blocks of some accounts, each once, in order of publication; ids without a block are passed over."""
    wanted = set(account_ids)
    return [b for i, b in blocks.items() if i in wanted]


def unread(blocks: Sequence[AccountBlock]) -> list[AccountBlock]:
    """Accounts from which no claim was read."""
    return [b for b in blocks if b.unread]

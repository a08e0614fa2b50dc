"""An account of a case, and all of them by any name that a person would give one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from firsthand.api.printed import table
from firsthand.claims.claim import Claim
from firsthand.view.account_names import asked_account
from firsthand.view.case_view import CaseView

SHOWN = 60  # claims in a notebook's table


@dataclass(frozen=True, slots=True)
class CaseAccount:
    """One teller's text at one moment.

    Attributes:
        siglum: The letters by which pages and exports name it.
        name: How `firsthand show` names it.
        published: EDTF; None where nothing tells it.
        text: The words that claims are read from; `text[claim.start:claim.end] == claim.quote`.
        main_event_id: The event that it is mainly about; None where there is none.
    """

    account_id: str
    siglum: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    url: str | None
    text: str = field(repr=False)
    main_event_id: str | None
    view: CaseView = field(repr=False, compare=False)

    @property
    def teller(self) -> str:
        """Who tells: publisher or writer where one is known, else its title or its name."""
        account = self.view.accounts[self.account_id]
        return self.view.entry_of(self.account_id).teller(self.publisher, account.byline, account.title)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it asserts, in order of its words."""
        return tuple(self.view.claims_of(self.account_id))

    def __str__(self) -> str:
        return f"{self.siglum} {self.teller}, {self.published or 'publication not told'}"

    def _repr_html_(self) -> str:
        rows = [(c.kind, c.measure or c.role or c.act_type, c.quote) for c in self.claims[:SHOWN]]
        return f"<p>{table(('account',), [(str(self),)])}</p>{table(('kind', 'what', 'words'), rows)}"


class AccountsOfCase(Mapping[str, CaseAccount]):
    """All accounts of a case, in order of their sigla; `accounts["echo"]` takes a siglum, name, publisher or id."""

    def __init__(self, view: CaseView) -> None:
        self._view = view

    def __getitem__(self, asked: str) -> CaseAccount:
        """The account that a person means.

        Raises:
            InputError: None, or several, answer to the name.
        """
        return self.of_id(asked_account(self._view, asked).account_id)

    def of_id(self, account_id: str) -> CaseAccount:
        """The account of an id; KeyError where there is none."""
        account, entry = self._view.accounts[account_id], self._view.entry_of(account_id)
        return CaseAccount(
            account_id=account_id,
            siglum=entry.siglum,
            name=entry.name,
            title=account.title,
            publisher=account.publisher,
            published=account.published,
            language=account.language,
            url=account.url,
            text=account.text,
            main_event_id=self._view.main_event.get(account_id),
            view=self._view,
        )

    def __iter__(self) -> Iterator[str]:
        """Ids."""
        return (a.account_id for a in self._view.in_publication_order())

    def __len__(self) -> int:
        return len(self._view.accounts)

    def __repr__(self) -> str:
        return "\n".join(str(a) for a in self.values())

    def _repr_html_(self) -> str:
        rows = [(a.siglum, a.teller, a.published, a.language, a.title) for a in self.values()]
        return table(("", "who", "published", "language", "title"), rows)

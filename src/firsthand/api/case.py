"""A case in Python: opened for reading as it stands at that moment, read into, asked, exported.

A `Case` is a snapshot: it is loaded in one transaction when something is first asked, so that a `read` that runs beside it
neither waits nor is seen half done; `reload()` gives the case as it stands then.  Refuses to hold the file open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from firsthand.api.account import AccountsOfCase, CaseAccount
from firsthand.api.event import CaseEvent, event_of
from firsthand.api.figure import CaseFigure
from firsthand.api.frames import arrow_of_rows, pandas_of_rows
from firsthand.api.pair import CasePair, pair_of
from firsthand.api.printed import Printed, printed, table
from firsthand.api.work import (
    agreed,
    decisions_from,
    decisions_of,
    decisions_to,
    held,
    open_claims_of,
    payload_of,
    ruled,
    verified,
)
from firsthand.casefile.agreement import FieldAgreement
from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling
from firsthand.casefile.decision import Decision
from firsthand.casefile.verify import Checked
from firsthand.config import Config, load_config
from firsthand.demo import demo_accounts
from firsthand.engine.run import RunSummary, Watch, read_into, unwatched
from firsthand.errors import ConfigError, InputError
from firsthand.events.event import Entity
from firsthand.export.colophon import colophon_of
from firsthand.export.terminal.changes import changes_lines
from firsthand.export.terminal.lineage import lineage_lines
from firsthand.export.terminal.odd_numbers import odd_lines
from firsthand.export.terminal.overview import overview
from firsthand.export.terminal.summary import summary_lines
from firsthand.export.write import Exported, write_export
from firsthand.lineage.lineage import Origin
from firsthand.sources.raw_item import Rejection
from firsthand.view.as_of import record_as_of
from firsthand.view.asked_event import asked_event, same_event
from firsthand.view.case_view import CaseView
from firsthand.view.changes import changes
from firsthand.view.load import load_view
from firsthand.view.summary import summary_of
from firsthand.view.witnesses import under_profile

if TYPE_CHECKING:
    import pandas as pd

AnyPath = str | PathLike[str]


class Case:
    """A case as it stood when it was first asked, possibly under another profile or as of an earlier day.

    Attributes:
        path: The file.
        profile: The profile its figures are shown under; None for the one they are stored under.
        day: The last day of publication that counts; None for all.
        last_read: What the `read` that made this object did; None where it was opened.
    """

    def __init__(
        self, path: AnyPath, *, profile: str | None = None, day: date | None = None, last_read: RunSummary | None = None
    ) -> None:
        self.path = Path(path)
        self.profile, self.day, self.last_read = profile, day, last_read

    @cached_property
    def view(self) -> CaseView:
        """All nouns of the case, joined by their ids."""
        with open_case(self.path) as case:
            case.connection.execute("BEGIN")  # one moment for all tables, whatever is written meanwhile
            if self.day is not None:
                return record_as_of(case, self.day, self.profile).view
            stored = load_view(case)
        return stored if self.profile is None else under_profile(stored, self.profile)

    def reload(self) -> Case:
        """The same case as it stands now."""
        return Case(self.path, profile=self.profile, day=self.day)

    def under(self, profile: str) -> Case:
        """The same case with its figures as another coding profile makes them; nothing is stored.

        Raises:
            ConfigError: There is no profile of that name (when something is asked).
        """
        return Case(self.path, profile=profile, day=self.day)

    def as_of(self, day: str | date) -> Case:
        """The record from the accounts published by a day, derived anew; nothing is stored.

        Args:
            day: `2019-06-12`, or a date.

        Raises:
            ConfigError: It is no day.
        """
        try:
            last = day if isinstance(day, date) else date.fromisoformat(day)
        except ValueError:
            raise ConfigError("is no day", str(day), "write it as YYYY-MM-DD") from None
        return Case(self.path, profile=self.profile, day=last)

    # --- asking

    @cached_property
    def accounts(self) -> AccountsOfCase:
        """All accounts; `case.accounts["echo"]` takes a siglum, a name, a publisher or an id."""
        return AccountsOfCase(self.view)

    @property
    def events(self) -> tuple[CaseEvent, ...]:
        """All events, those that most accounts tell of first."""
        return tuple(event_of(self.view, self.accounts, e) for e in self.view.ranked_events())

    def event(self, asked: str | CaseEvent) -> CaseEvent:
        """One event.

        Args:
            asked: Its id or enough of it, its title or place or part of one, your own key, an account that is mainly about
                it; or an event of another state of this case, for what stands here in its place.

        Raises:
            AmbiguousEvent: Several events answer to it; the message names them.
            InputError: None does.
        """
        if isinstance(asked, str):
            return event_of(self.view, self.accounts, asked_event(self.view, asked))
        found = same_event(self.view, asked.event_id, asked.record.account_ids)
        if found is None:
            raise InputError("no account here tells of this event", asked.title, "ask a later day, or another case")
        return event_of(self.view, self.accounts, found)

    @property
    def figures(self) -> tuple[CaseFigure, ...]:
        """All figures of all events, in the order of the events."""
        return tuple(f for e in self.events for f in e.figures)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The first hands that accounts go back to, sorted by id."""
        return tuple(self.view.origins.values())

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Persons, groups and organisations across accounts, sorted by id."""
        return tuple(self.view.entities.values())

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """What could not be used, with the reason."""
        return self.view.rejections

    def lineage(self, one: str, two: str) -> CasePair:
        """What two accounts have from one another.

        Args:
            one, two: Accounts by any name that `accounts` takes.

        Returns:
            A pair whose `relation` is None where their words show none.
        """
        return pair_of(self.view, self.accounts, one, two)

    def search(self, words: str) -> tuple[CaseAccount, ...]:
        """Accounts whose title or text holds all these words, best first; empty where none does."""
        with open_case(self.path) as case:
            found = case.search(words)
        return tuple(self.accounts.of_id(a) for a in found if a in self.view.accounts)

    # --- showing and taking away

    def show(self, event: str | CaseEvent | None = None) -> Printed:
        """The record as `firsthand show` prints it: of the whole case, or of one event."""
        if event is not None:
            return self.event(event).show()
        summary = summary_lines(summary_of(self.view), str(self.path))
        return printed((*summary, *overview(self.view, counted=False)))

    def changes(self, since: str | date) -> Printed:
        """Which figures are others than on a day, and which accounts moved them, as `firsthand changes` prints it.

        Args:
            since: The day to compare with, EDTF to the day or a date.
        """
        return printed(changes_lines(changes(self.as_of(since).view, self.view), self.view.names))

    def show_lineage(self) -> Printed:
        """Who has it from whom, as `firsthand show --lineage` prints it."""
        return printed((*lineage_lines(self.view), *odd_lines(self.view)))

    def compare(self, one: str, two: str, html: AnyPath | None = None) -> Printed:
        """Two accounts side by side, as `firsthand compare` prints them; `html` also writes both texts as a page."""
        pair = self.lineage(one, two)
        if html is not None:
            pair.write_page(Path(html))
        return pair.show()

    def export(self, out: AnyPath, form: str = "jsonl") -> Exported:
        """Write the case as files, as `firsthand export` does.

        Args:
            out: The folder; for `html`, `ucdp`, `acled`, `ibc` and `victims` the file.
            form: `jsonl`, `csv`, `html`, `ucdp`, `acled`, `ibc` or `victims`.

        Returns:
            The files, and rows written by noun.
        """
        with open_case(self.path) as case:
            colophon = colophon_of(case)
        return write_export(self.view, form, Path(out), colophon)

    def to_arrow(self, table: str) -> pa.Table:
        """`accounts`, `claims`, `events`, `figures`, `lineage`, `origins`, `entities` or `rejections` as an Arrow table."""
        return arrow_of_rows(self.view, table)

    def to_pandas(self, table: str) -> pd.DataFrame:
        """The same as a pandas frame; pandas must be installed."""
        return pandas_of_rows(self.view, table)

    # --- ruling and checking

    def read(
        self,
        path: AnyPath,
        *,
        config: Config | AnyPath | None = None,
        columns: Mapping[str, str] | None = None,
        date_order: str | None = None,
        watch: Watch = unwatched,
    ) -> Case:
        """Read more accounts into the case, as the function of this name; returns it as it then stands."""
        return read(path, case=self.path, config=config, columns=columns, date_order=date_order, watch=watch)

    def decide(
        self, kind: str, target: str | Sequence[str], *, by: str, why: str = "", later: bool = False, **values: Any
    ) -> Case:
        """Store a decision of a person and apply it, as `firsthand decide` does; returns the case as it then stands.

        Args:
            kind: What is decided: `exclude`, `correct`, `merge`, `lock` ...
            target: Id of the account, claim, event, origin, entity or decision; of several: the same on each, all or none.
            by: Who decides.
            why: The reason.
            later: Store it only; the record is derived by the next command that does.
            **values: What the kind takes, as `best=16` or `events=[...]`.

        Raises:
            DecisionError: It is none that can be stored; nothing is.
            CaseBusy: Accounts are being read into the case; the decision is stored and applied by that run.
        """
        targets = [target] if isinstance(target, str) else list(dict.fromkeys(target))
        ruled(self.path, [Ruling(kind, t, by, payload_of(values), why) for t in targets], later=later)
        return self.reload()

    def open_claims(self, account: str) -> tuple[str, ...]:
        """Ids of an account's claims that nobody has ruled on; `case.decide("accept", ...)` takes them all.

        Args:
            account: The account, by any name that `accounts` takes.
        """
        return open_claims_of(self.path, [self.accounts[account].account_id])

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision ever taken on the case, oldest first, with those taken back."""
        return decisions_of(self.path)

    def export_decisions(self, out: AnyPath) -> int:
        """Write all decisions as JSON lines; how many."""
        return decisions_to(self.path, Path(out))

    def import_decisions(self, file: AnyPath) -> Case:
        """Store another coder's decisions from a file, twice does no harm; returns the case as it then stands."""
        decisions_from(self.path, Path(file))
        return self.reload()

    def agreement(self, first: str, second: str) -> tuple[FieldAgreement, ...]:
        """How far two coders agree, field by field, and what either says where they differ.

        Raises:
            DecisionError: One of them decided nothing here.
        """
        return agreed(self.path, first, second)

    def hold_with(self, decision_id: str, *, by: str, why: str = "") -> Case:
        """Settle what two coders differ on: a third one rules as this decision does; returns the case as it then stands.

        Raises:
            DecisionError: There is no such decision, or it is that coder's own.
        """
        held(self.path, decision_id, by, why)
        return self.reload()

    def verify(self) -> Checked:
        """Every hash, quote and reference of the case checked; `faults` is empty where it holds together."""
        return verified(self.path)

    def serve(self, *, host: str = "127.0.0.1", port: int = 8150, token: str | None = None) -> None:
        """Serve the review page until it is interrupted, as `firsthand serve` does."""
        from firsthand.serve.web.listen import listen
        from firsthand.serve.web.site import Site

        listen(Site(case_path=self.path, host=host, port=port, token=token))

    def _repr_html_(self) -> str:
        rows = [(e.title, e.date, e.place, len(e.record.account_ids), e.event_id) for e in self.events]
        return table(("event", "when", "where", "accounts", "id"), rows)

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"


def open(path: AnyPath) -> Case:
    """Open a case for reading; safe beside a running `read`.

    Args:
        path: The case file.

    Raises:
        NotACase: There is no such file, or it is no case.
        CaseTooNew: A newer version wrote it.
    """
    with open_case(Path(path)):
        return Case(path)


def read(
    path: AnyPath,
    *,
    case: AnyPath,
    config: Config | AnyPath | None = None,
    columns: Mapping[str, str] | None = None,
    date_order: str | None = None,
    watch: Watch = unwatched,
) -> Case:
    """Read accounts into a case and build its record, as `firsthand read` does.

    Args:
        path: A file, a folder or a manifest.
        case: The case file; made if absent.  A second run adds only what is new.
        config: Settings, or a TOML file with them; the defaults where None.
        columns: What a manifest's columns hold, by our names: `{"text": "Body"}`; the others are told by their names.
        date_order: `day_first` or `month_first`, for days like 03/05/2024 in a manifest.
        watch: Told how far it is: stage, done, of how many.

    Returns:
        The case; `last_read` says what the run did.

    Raises:
        InputError: There is nothing at the path.
        CaseBusy: Another process reads into this case.
    """
    settings = config if isinstance(config, Config) else load_config(Path(config) if config is not None else None)
    settings = settings.with_columns(columns or {}, date_order)
    done = read_into(Path(case), Path(path), settings, watch)
    return Case(case, last_read=done)


def read_demo(out: AnyPath = "demo-out") -> Case:
    """Read the accounts of an invented event that come with the package into `OUT/demo.db`."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with demo_accounts() as accounts:
        return read(accounts, case=folder / "demo.db")

"""A figure of a case with its readings and the words behind each."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.api.account import AccountsOfCase, CaseAccount
from firsthand.api.printed import Printed, printed, table
from firsthand.events.said import words
from firsthand.export.terminal.toll import toll_lines
from firsthand.export.terminal.why import bracketed, why_lines
from firsthand.export.words import accounts, first_hands, number, span, stands
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import Figure, Reading
from firsthand.view.case_view import CaseView
from firsthand.view.quote import quotes_of
from firsthand.view.toll import toll_of
from firsthand.view.why import why

Count = int | float | None  # whole where it counts people or things; None is open or untold


def _count(value: float | None) -> Count:
    return int(value) if value is not None and value.is_integer() else value


@dataclass(frozen=True, slots=True)
class FirstHands:
    """From how many to how many first hands stand behind something, and which are known.

    Attributes:
        low: All that may be one taken for one; high: all apart that is not shown to be one.
        reason: Why it is so many, in a sentence.
    """

    low: int
    high: int
    reason: str
    known: tuple[Origin, ...] = field(repr=False, default=())

    def __str__(self) -> str:
        return first_hands(self.low, self.high)


@dataclass(frozen=True, slots=True)
class CaseQuote:
    """The exact words of an account that carry a reading.

    Attributes:
        words: `account.text[start:end]`.
        sentence: The sentence or sentences that hold them, the words between brackets.
        speaker: Who is said to have said it; None where the account speaks for itself.
    """

    words: str
    account: CaseAccount
    start: int
    end: int
    speaker: str | None
    sentence: str = field(repr=False)
    claim_id: str = field(repr=False)

    def __str__(self) -> str:
        said = f", said by {self.speaker}" if self.speaker else ""
        return f"“{' '.join(self.words.split())}” ({self.account.name}{said})"


@dataclass(frozen=True, slots=True)
class CaseReading:
    """One value of a figure with those who carry it.

    Attributes:
        value: The number, None for words without one ("several").
        low, high: Bounds the words allow; None is open.
        status: `live`, `superseded`, `retracted` or `copying_error`.
        says: The value as a person writes it: "at least 12".
    """

    value: Count
    low: Count
    high: Count
    quantifier: str
    status: str
    says: str
    origins: FirstHands
    quotes: tuple[CaseQuote, ...] = field(repr=False)
    accounts: tuple[CaseAccount, ...] = field(repr=False)

    def __str__(self) -> str:
        aside = "" if self.status == "live" else f", {self.status.replace('_', ' ')}"
        return f"{self.says}: {accounts(len(self.accounts))}, {self.origins}{aside}"


@dataclass(frozen=True, slots=True)
class CaseFigure:
    """How many, of one event, one measure and one population.

    Attributes:
        population: `all` is the total.
        low, best, high: The span of the readings that stand, and the choice of the profile's rule; None is open or untold.
        status: `single_origin`, `agreed`, `compatible`, `contested`, `provisional` ...
        trace: How it came about, in a sentence.
        record: The stored row with its typed differences.
    """

    measure: str
    population: str
    unit: str | None
    low: Count
    best: Count
    high: Count
    status: str
    profile: str
    origins: FirstHands
    n_accounts: int
    trace: str = field(repr=False)
    readings: tuple[CaseReading, ...] = field(repr=False)
    record: Figure = field(repr=False)
    view: CaseView = field(repr=False, compare=False)

    def why(self) -> Printed:
        """All that the figure rests on: rule, readings, witnesses in their sentences, first hands, differences."""
        found = why(self.view, self.view.events[self.record.event_id], self.record)
        return printed(why_lines(found, self.view.names))

    def toll(self) -> Printed:
        """How the number moved as accounts were published; nothing where fewer than two accounts tell of it."""
        names = self.view.names
        return printed(toll_lines(self.record, toll_of(self.view, self.record), names))

    def __str__(self) -> str:
        people = "" if self.population == "all" else f" ({self.population})"
        best = "" if self.best is None or self.low == self.high else f", best {number(self.best)}"
        behind = f"{accounts(self.n_accounts)}, {self.origins}"
        return f"{self.measure}{people} {span(self.record)}{best}; {stands(self.record)}; {behind}"

    def _repr_html_(self) -> str:
        rows = [(r.says, r.status, str(r.origins), "; ".join(str(q) for q in r.quotes)) for r in self.readings]
        return (
            f"<p>{table(('figure',), [(str(self),)])}</p>{table(('reading', 'status', 'first hands', 'words'), rows)}"
        )


def figure_of(view: CaseView, held: AccountsOfCase, figure: Figure) -> CaseFigure:
    """A stored figure as a noun that can be asked."""
    ids = [o for r in figure.readings for o in r.origin_ids]
    return CaseFigure(
        measure=figure.measure,
        population=figure.population,
        unit=figure.unit,
        low=_count(figure.low),
        best=_count(figure.best),
        high=_count(figure.high),
        status=figure.status,
        profile=figure.profile,
        origins=_hands(view, ids, figure.n_origins_min, figure.n_origins_max),
        n_accounts=figure.n_accounts,
        trace=figure.trace,
        readings=tuple(_reading(view, held, r) for r in figure.readings),
        record=figure,
        view=view,
    )


def _hands(view: CaseView, origin_ids: list[str], low: int, high: int) -> FirstHands:
    known = tuple(view.origins[o] for o in sorted(set(origin_ids)) if o in view.origins)
    return FirstHands(low, high, origin_range(origin_ids, view.origins).reason, known)


def _reading(view: CaseView, held: AccountsOfCase, reading: Reading) -> CaseReading:
    quotes = [
        CaseQuote(
            words=q.words,
            account=held.of_id(q.account.account_id),
            start=q.claim.start,
            end=q.claim.end,
            speaker=q.claim.speaker,
            sentence=bracketed(q),
            claim_id=q.claim.claim_id,
        )
        for q in quotes_of(view, reading.claim_ids)
    ]
    return CaseReading(
        value=_count(reading.value),
        low=_count(reading.low),
        high=_count(reading.high),
        quantifier=reading.quantifier,
        status=reading.status,
        says=words(reading),
        origins=_hands(view, list(reading.origin_ids), reading.n_origins_min, reading.n_origins_max),
        quotes=tuple(quotes),
        accounts=tuple(held.of_id(a) for a in reading.account_ids),
    )

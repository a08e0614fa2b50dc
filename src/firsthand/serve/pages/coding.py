"""The form of one event: what the accounts make of it beside what the coder says, on one screen, each with what it stands on.

Refuses to fill in anything: a coder's field is empty until a coder fills it, and emptied it is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.casefile.case import CaseFile
from firsthand.casefile.decision import figure_key
from firsthand.claims.claim import Claim
from firsthand.events.event import CodedValue, Event
from firsthand.events.titles import spoken_date
from firsthand.export.words import TIER, number, span
from firsthand.gazetteer.gazetteer import lookup
from firsthand.gazetteer.place import COUNTRY, FIRST_ORDER, SECOND_ORDER, TOWN, place_label
from firsthand.record.figure import Figure
from firsthand.serve.pages.rulings import exactly
from firsthand.serve.pages.select import AccountLine, account_lines
from firsthand.view.case_view import CaseView
from firsthand.view.load import OneEvent, load_view
from firsthand.view.shown import parts_in, shown_figures
from firsthand.vocabulary import (
    DATE_PRECISION_WORDS,
    EVENT_TYPES,
    MEASURES,
    PLACE_PRECISION_WORDS,
    POPULATIONS,
    TIERS,
    Role,
)

SIDES: Mapping[Role, str] = {"perpetrator": "Done by", "combatant": "Fought by", "victim": "Suffered by"}
BLANK = ("new1", "new2")  # rows for figures that stand nowhere yet
MOST_WORDS = 30  # words of one field that are offered
MOST_PLACES = 12
PRECISE = {TOWN: "1", SECOND_ORDER: "3", FIRST_ORDER: "4", COUNTRY: "6"}  # GED where_prec of a kind of place
LONGEST_WORDS = 60
WORDS = "c:"  # what a choice of words begins with, before the id of the claim
_CLAIMS = {"title": "name", "type": "act", "date": "time", "place": "place"}


@dataclass(frozen=True, slots=True)
class WordsOffered:
    """Words of an account that a value can be taken from."""

    claim_id: str
    said: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the form.

    Attributes:
        key: Name of what is said: `title`, `actors/perpetrator`, a figure as `killed/all`, `new1`.
        read: What the accounts make of it; empty where nothing.
        said: What the coder says, by the name of the input; empty where nothing.
        basis: What that stands on: `coder`, `outside` or `c:` with the id of a claim.
        words: Words that it can be taken from.
        by: Who says it; decision_id: the decision that does.
    """

    key: str
    label: str
    read: str
    said: Mapping[str, str] = field(default_factory=dict)
    basis: str = "coder"
    source: str = ""
    words: Sequence[WordsOffered] = ()
    by: str = ""
    decision_id: str = ""

    def typed(self, fields: Mapping[str, Sequence[str]]) -> FormRow:
        """The same row with what somebody typed into it."""
        names = [n.removeprefix(f"{self.key}.") for n in fields if n.startswith(f"{self.key}.")]
        sent = {n: fields[f"{self.key}.{n}"][0].strip() for n in names if fields[f"{self.key}.{n}"]}
        basis, source = sent.pop("basis", self.basis), sent.pop("source", self.source)
        return replace(self, said={**self.said, **sent}, basis=basis, source=source)


@dataclass(frozen=True, slots=True)
class PlaceOffered:
    """A place of the gazetteer that bears the name that was looked up."""

    label: str
    told: str
    value: str


@dataclass(frozen=True, slots=True)
class CitedAccount:
    """An account that can be cited for the event."""

    account_id: str
    siglum: str
    name: str
    cited: bool


@dataclass(frozen=True, slots=True)
class CodingPage:
    """The form of one event.

    Attributes:
        rows: Title, type, tier, day, place and actors; figures: the numbers, two empty rows last.
        accounts: Those that tell of it; cited: who cites sources, source: those outside the case.
        places: Of the name that was looked up; looked_up: that name.
        said: Why it was not stored; empty where nothing was sent.
    """

    event_id: str
    title: str
    rows: list[FormRow]
    figures: list[FormRow]
    accounts: list[CitedAccount]
    cited_by: str
    cited_in: str
    source: str
    places: list[PlaceOffered] = field(default_factory=list)
    looked_up: str = ""
    note: str = ""
    said: str = ""
    event_types: tuple[str, ...] = EVENT_TYPES
    tiers: tuple[str, ...] = TIERS
    measures: tuple[str, ...] = MEASURES
    populations: tuple[str, ...] = POPULATIONS
    date_precisions: Mapping[int, str] = field(default_factory=lambda: DATE_PRECISION_WORDS)
    place_precisions: Mapping[int, str] = field(default_factory=lambda: PLACE_PRECISION_WORDS)

    def typed(self, fields: Mapping[str, Sequence[str]], said: str = "") -> CodingPage:
        """The same form with what somebody typed into it.

        Args:
            fields: Values of each field, as they were sent.
            said: Why it was not stored.
        """
        cited = set(fields.get("accounts", ()))
        return replace(
            self,
            rows=[r.typed(fields) for r in self.rows],
            figures=[r.typed(fields) for r in self.figures],
            accounts=[replace(a, cited=a.account_id in cited) for a in self.accounts],
            source=(fields.get("cite.source") or [self.source])[0],
            note=(fields.get("note") or [""])[0],
            said=said,
        )


def coding_page(case: CaseFile, event_id: str) -> CodingPage | None:
    """The form of an event; None where the case has none of this id."""
    view = load_view(case, OneEvent(event_id))
    event = view.events.get(event_id)
    if event is None:
        return None
    lines = account_lines(case.connection, event.account_ids)
    claims = [view.claims[c] for c in view.claim_ids_of(event_id) if c in view.claims]
    offered = _offered(claims, {a: line.name for a, line in lines.items()})
    cites = next((c for c in event.coded if c.field == "sources"), None)
    return CodingPage(
        event_id=event_id,
        title=event.title,
        rows=[*_event_rows(event, offered), *_actor_rows(view, event, offered)],
        figures=_figure_rows(view, event, offered),
        accounts=[
            CitedAccount(x.account_id, x.siglum, x.name, cites is not None and x.account_id in cites.names)
            for x in sorted(lines.values(), key=_by_siglum)
        ],
        cited_by=cites.who if cites else "",
        cited_in=cites.decision_id if cites else "",
        source=cites.source if cites else "",
    )


def _by_siglum(line: AccountLine) -> tuple[int, str]:
    return len(line.siglum), line.siglum


def places_named(name: str) -> list[PlaceOffered]:
    """Places of the gazetteer that bear a name, the likeliest first; what follows a comma narrows them.

    Args:
        name: A place's name in any language, alone or as "town, unit, country".
    """
    first, *rest = (part.strip().casefold() for part in name.split(","))
    found = []
    for place in lookup(first):
        label = place_label(place)
        if all(part in label.casefold() for part in rest):
            told = f"{place.kind.replace('_', '-')}, {place.latitude:.2f}, {place.longitude:.2f}"
            told += f", {place.population:,} people" if place.population else ""
            value = "|".join(
                (label, f"{place.latitude:.5f}", f"{place.longitude:.5f}", place.country, PRECISE[place.kind])
            )
            found.append(PlaceOffered(label, told, value))
    return found[:MOST_PLACES]


def _offered(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[str, list[WordsOffered]]:
    """The words that each row can be taken from, by its key; the same words of one account once."""
    out: dict[str, list[WordsOffered]] = {}
    seen = set()
    for claim in sorted(claims, key=lambda c: (names.get(c.account_id, ""), c.start, c.claim_id)):
        key = _key_of(claim)
        words = " ".join(claim.quote.split())
        if key and claim.account_id in names and (key, claim.account_id, words) not in seen:
            seen.add((key, claim.account_id, words))
            short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
            out.setdefault(key, []).append(WordsOffered(claim.claim_id, f"“{short}” {names[claim.account_id]}"))
    return {key: found[:MOST_WORDS] for key, found in out.items()}


def _key_of(claim: Claim) -> str:
    """The row that a claim's words belong to; empty where none does."""
    if claim.kind == "figure" and claim.measure and claim.modality != "denied":
        return figure_key(claim.measure, claim.population or "all", claim.unit)
    if claim.kind == "actor" and claim.role in SIDES:
        return f"actors/{claim.role}"
    return next((key for key, kind in _CLAIMS.items() if kind == claim.kind), "")


def _said(row: FormRow, coded: CodedValue | None, values: Mapping[str, str]) -> FormRow:
    """A row with what a coder says."""
    if coded is None:
        return row
    basis = WORDS + coded.claim_ids[0] if coded.basis == "words" and coded.claim_ids else coded.basis
    return replace(row, said=values, basis=basis, source=coded.source, by=coded.who, decision_id=coded.decision_id)


def _event_rows(event: Event, offered: Mapping[str, Sequence[WordsOffered]]) -> list[FormRow]:
    coded: dict[str, CodedValue] = {c.field: c for c in event.coded if c.field not in ("actors", "sources")}
    labels = {"title": "Title", "type": "Type", "tier": "Tier", "date": "Day", "place": "Place"}
    start, _, end = (event.date_edtf or "").partition("/")
    values: Mapping[str, Mapping[str, str]] = {
        "title": {"value": event.title},
        "type": {"value": event.type},
        "tier": {"value": event.tier},
        "date": {"start": start, "end": end, "prec": str(event.date_prec or "")},
        "place": {
            "value": event.place or "",
            "latitude": _degrees(event.latitude),
            "longitude": _degrees(event.longitude),
            "prec": str(event.where_prec or ""),
            "country": event.country or "",
        },
    }
    made = {"title": event.title, "type": event.type, "tier": event.tier, "date": _day(event), "place": _site(event)}
    rows = []
    for key, label in labels.items():
        said = coded.get(key)
        read = made[key] if said is None else (said.read or "")
        read = TIER.get(read, read) if key == "tier" else read
        row = FormRow(key=key, label=label, read=read, words=offered.get(key, ()))
        rows.append(_said(row, said, values[key]))
    return rows


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def _day(event: Event) -> str:
    if event.date_edtf is None:
        return ""
    exact = DATE_PRECISION_WORDS.get(event.date_prec or 0, "")
    return ", ".join(x for x in (spoken_date(event.date_edtf), exact) if x)


def _site(event: Event) -> str:
    exact = PLACE_PRECISION_WORDS.get(event.where_prec or 0, "")
    at = "" if event.latitude is None or event.longitude is None else f"{event.latitude:.2f}, {event.longitude:.2f}"
    return "; ".join(x for x in (event.place or "", exact, at) if x)


def _actor_rows(view: CaseView, event: Event, offered: Mapping[str, Sequence[WordsOffered]]) -> list[FormRow]:
    coded = {c.role: c for c in event.coded if c.field == "actors"}
    told = parts_in(view, replace(event, coded=()))
    rows = []
    for role, label in SIDES.items():
        read = "; ".join(p.name for p in told if p.role == role)
        said = coded.get(role)
        row = FormRow(key=f"actors/{role}", label=label, read=read, words=offered.get(f"actors/{role}", ()))
        rows.append(_said(row, said, {"value": said.value if said else ""}))
    return rows


def _figure_rows(view: CaseView, event: Event, offered: Mapping[str, Sequence[WordsOffered]]) -> list[FormRow]:
    rows = [_figure_row(f, offered) for f in shown_figures(view.figures.get(event.event_id, []))]
    return [*rows, *(FormRow(key=key, label="Another figure", read="") for key in BLANK)]


def _figure_row(figure: Figure, offered: Mapping[str, Sequence[WordsOffered]]) -> FormRow:
    key = figure_key(figure.measure, figure.population, figure.unit)
    people = "" if figure.population == "all" else f", {figure.population}"
    label = figure.measure.replace("_", " ").capitalize() + people + (f" ({figure.unit})" if figure.unit else "")
    lock, read = figure.locked, ""
    if lock is None:
        read = span(figure) + (f", best {number(figure.best)}" if figure.best not in (None, figure.low) else "")
    elif figure.readings:
        read = "readings: " + ", ".join(number(r.value if r.value is not None else r.low) for r in figure.readings[:8])
    row = FormRow(key=key, label=label, read=read, words=offered.get(key, ()))
    if lock is None:
        return row
    basis = WORDS + lock.claim_ids[0] if lock.basis == "words" and lock.claim_ids else lock.basis or "coder"
    said = {n: exactly(v) or "" for n, v in (("low", lock.low), ("best", lock.best), ("high", lock.high))}
    return replace(row, said=said, basis=basis, source=lock.source, by=lock.who, decision_id=lock.decision_id)

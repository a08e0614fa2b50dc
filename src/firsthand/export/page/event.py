"""One event as the page shows it: when, where, what it is called and by whom, who had a part, and its figures.

Part of the HTML page: nouns of the view become blocks that a template prints without deciding anything.  Refuses to show a
number without the words that carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.events.event import Difference, Event, FieldReading
from firsthand.events.titles import spoken_date
from firsthand.export.page.accounts import AccountBlock, in_order
from firsthand.export.page.chart import Chart, chart_of
from firsthand.export.page.words import Words, in_sentence
from firsthand.export.words import READING_STATUS, accounts, differing, number, origins, ruled, span, stands
from firsthand.lineage.first_hands.origins import single_party
from firsthand.record.figure import Figure, Reading
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView
from firsthand.view.folded import folded
from firsthand.view.shown import by_gravity, is_best, parts_in, shown_figures, told_differences
from firsthand.view.silence import denials, silent_accounts
from firsthand.view.victims import Victim, victims_of
from firsthand.view.witnesses import field_origins

QUOTES_EACH = 3  # quotes of one account for one reading; further ones are counted
MOST_QUOTED = 40  # accounts whose words stand under one reading; the others' letters lead to theirs
PREC = {1: "to the day", 2: "to two to six days", 3: "to a week", 4: "to a month", 5: "wider than a month"}
WHERE_PREC = {
    1: "exact place", 2: "within about 25 km", 3: "second-order unit", 4: "first-order unit", 5: "vague", 6: "country",
    7: "international",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account that carry a reading.

    Attributes:
        told: Who is said to have said it, and how sure the account is; empty where it speaks for itself.
    """

    account: AccountBlock
    words: Words
    told: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class ReadingBlock:
    """One value with the accounts and words that carry it.

    Attributes:
        behind: Origins as a range; names: those that are known.
        more: Further quotes of the same accounts that are not shown.
        left: Further accounts whose words are not shown.
        aside: Why the reading does not stand; empty where it does.
    """

    value: str
    accounts: list[AccountBlock]
    behind: str
    names: tuple[str, ...]
    quotes: list[Quote]
    more: int
    left: int
    is_best: bool = False
    aside: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceBlock:
    """A typed difference."""

    kind: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """One figure.

    Attributes:
        what: What is counted; span: low to high.
        chart: Its drawing, None where there is nothing to draw.
        differences: Those with the best value; further: those between two other readings.
        denied: Words that deny a number of it; silent: accounts that tell of the event and give none.
    """

    what: str
    population: str | None
    span: str
    best: str | None
    status: str
    status_word: str
    behind: str
    chart: Chart | None
    readings: list[ReadingBlock]
    differences: list[DifferenceBlock]
    further: list[DifferenceBlock]
    trace: str
    denied: list[Quote]
    silent: list[AccountBlock]


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A name of the event, or a part in it, and the accounts that say so."""

    name: str
    accounts: list[AccountBlock]
    label: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class VictimBlock:
    """A named victim: each value as told, with the letters of those who tell it where they differ."""

    name: str
    spellings: str
    age: str
    sex: str
    occupation: str
    fate: str
    accounts: list[AccountBlock]


@dataclass(frozen=True, slots=True)
class EventBlock:
    """One event in full."""

    event_id: str
    title: str
    type: str
    when: str
    when_note: str
    when_readings: list[ReadingBlock]
    where: str
    where_note: str
    where_readings: list[ReadingBlock]
    also_at: list[str]
    names: list[NamedBlock]
    parts: list[NamedBlock]
    accounts: list[AccountBlock]
    figures: list[FigureBlock]
    victims: list[VictimBlock]
    differences: list[DifferenceBlock]
    party: str | None
    parent: Event | None
    parent_relation: str
    children: list[tuple[str, Event]]
    brief: str


def event_block(view: CaseView, event: Event, blocks: dict[str, AccountBlock]) -> EventBlock:
    """Everything the page shows of one event."""
    figures = [_figure(view, f, blocks) for f in shown_figures(view.figures.get(event.event_id, []))]
    victims = _victims(view, event.event_id, blocks)
    listed = {v.name for v in victims}
    parts = [
        NamedBlock(p.name, in_order(p.account_ids, blocks), p.role.replace("_", " "), p.alone)
        for p in parts_in(view, event)
        if p.role != "victim" or p.name not in listed
    ]
    when, when_note = _when(event)
    where, where_note = _where(event)
    return EventBlock(
        event.event_id,
        event.title,
        event.type.replace("_", " "),
        when,
        when_note,
        [_field_reading(view, r, blocks, True) for r in event.date_readings],
        where,
        where_note,
        [_field_reading(view, r, blocks, False) for r in event.place_readings],
        [p for p in event.places if p != event.place],
        [NamedBlock(n.name, in_order(n.account_ids, blocks)) for n in event.names],
        parts,
        in_order(event.account_ids, blocks),
        figures,
        victims,
        _differences(by_gravity(event.differences)),
        _one_party(view, event),
        view.events.get(event.parent_id or ""),
        (event.relation_to_parent or "belongs to").replace("_", " "),
        [((c.relation_to_parent or "belongs to this").replace("_", " "), c) for c in view.children(event.event_id)],
        "; ".join(f"{f.what} {f.span}" for f in figures if f.population is None),
    )


def _victims(view: CaseView, event_id: str, blocks: dict[str, AccountBlock]) -> list[VictimBlock]:
    sigla = {a: b.siglum for a, b in blocks.items()}

    def told(victim: Victim) -> VictimBlock:
        values = (victim.ages, victim.sexes, victim.occupations, victim.fates)
        age, sex, occupation, fate = (differing(v, sigla) for v in values)
        tellers = in_order(victim.account_ids, blocks)
        return VictimBlock(victim.name, "; ".join(victim.spellings), age, sex, occupation, fate, tellers)

    return [told(v) for v in victims_of(view, event_id)]


def _when(event: Event) -> tuple[str, str]:
    if event.date_edtf is None:
        return "not told", ""
    exact = PREC.get(event.date_prec or 0)
    return spoken_date(event.date_edtf), ", ".join(x for x in (event.date_edtf, exact) if x)


def _where(event: Event) -> tuple[str, str]:
    if event.place is None:
        return "not told", ""
    at = f"{event.latitude:.2f}, {event.longitude:.2f}" if None not in (event.latitude, event.longitude) else ""
    own = f"“{event.place_text}”" if event.place_text and event.place_text not in event.place else ""
    return event.place, "; ".join(x for x in (own, WHERE_PREC.get(event.where_prec or 0, ""), at) if x)


def _one_party(view: CaseView, event: Event) -> str | None:
    """The party of all known origins behind the event's figures."""
    behind = {o for f in view.figures.get(event.event_id, []) for r in f.readings for o in r.origin_ids}
    return single_party(view.origins[o] for o in sorted(behind) if o in view.origins)


def _figure(view: CaseView, figure: Figure, blocks: dict[str, AccountBlock]) -> FigureBlock:
    what = figure.measure.replace("_", " ") + (f" ({figure.unit})" if figure.unit else "")
    told = [_reading(view, r, blocks, figure) for r in figure.readings]
    near, far = told_differences(figure)
    return FigureBlock(
        what,
        None if figure.population == "all" else figure.population.replace("_", " "),
        span(figure),
        None if figure.low == figure.high or figure.best is None else number(figure.best),
        figure.status,
        stands(figure),
        f"{accounts(figure.n_accounts)}, {origins(figure.n_origins_min, figure.n_origins_max)}",
        chart_of(figure),
        told,
        _differences(folded(near)),
        _differences(far),
        figure.trace,
        _quotes(view, [c.claim_id for c in denials(view, figure)], blocks)[0],
        in_order(silent_accounts(view, figure), blocks),
    )


def _reading(view: CaseView, reading: Reading, blocks: dict[str, AccountBlock], figure: Figure) -> ReadingBlock:
    names = tuple(sorted(view.origins[o].name for o in reading.origin_ids if o in view.origins))
    quotes, more, left = _quotes(view, reading.claim_ids, blocks)
    best = is_best(reading, figure)
    behind = origins(reading.n_origins_min, reading.n_origins_max)
    aside = READING_STATUS.get(reading.status, "")
    tellers = in_order(reading.account_ids, blocks)
    return ReadingBlock(words(reading), tellers, behind, names, quotes, more, left, best, aside)


def _field_reading(view: CaseView, reading: FieldReading, blocks: dict[str, AccountBlock], dated: bool) -> ReadingBlock:
    quotes, more, left = _quotes(view, reading.claim_ids, blocks)
    value = (spoken_date(reading.value) or reading.value) if dated else reading.value
    hands = field_origins(view, reading)
    names = tuple(sorted(view.origins[o].name for o in hands.origin_ids if o in view.origins))
    behind = origins(hands.range.low, hands.range.high) if hands.origin_ids else ""
    return ReadingBlock(value, in_order(reading.account_ids, blocks), behind, names, quotes, more, left)


def _differences(found: Sequence[Difference]) -> list[DifferenceBlock]:
    return [DifferenceBlock(d.kind, d.field, d.sentence) for d in found]


def _quotes(view: CaseView, claim_ids: Sequence[str], blocks: dict[str, AccountBlock]) -> tuple[list[Quote], int, int]:
    """Quotes in order of publication, then of the text, a few an account: those shown, how many more, how many accounts more."""
    place = {a: i for i, a in enumerate(blocks)}
    claims = [view.claims[c] for c in claim_ids if c in view.claims and view.claims[c].account_id in place]
    tellers = sorted({c.account_id for c in claims}, key=lambda a: place[a])
    quoted = set(tellers[:MOST_QUOTED])
    claims = [c for c in claims if c.account_id in quoted]
    shown: list[Quote] = []
    taken: dict[str, list[Words]] = {}
    for claim in sorted(claims, key=lambda c: (place[c.account_id], c.start, c.end, c.claim_id)):
        held = in_sentence(view.accounts[claim.account_id], claim)
        before = taken.setdefault(claim.account_id, [])
        if held not in before and len(before) < QUOTES_EACH:
            before.append(held)
            shown.append(Quote(blocks[claim.account_id], held, _told(claim), claim.claim_id))
    spans = len({(c.account_id, c.start, c.end) for c in claims})
    return shown, max(0, spans - len(shown)), len(tellers) - len(quoted)


def _told(claim: Claim) -> str:
    """Who is said to have said it, through whom, and whether it is more or less than asserted."""
    chain = [c for c in claim.attribution_chain if c != claim.speaker]
    parts = [f"said by {claim.speaker}"] if claim.speaker else []
    parts += [f"through {', '.join(chain)}"] if chain else []
    parts += [claim.modality] if claim.modality != "asserted" else []
    parts += [ruled(claim)] if ruled(claim) else []
    return "; ".join(parts)

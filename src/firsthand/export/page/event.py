"""One event as the page shows it: when, where, what it is called and by whom, who had a part, and its figures.

Part of the HTML page: nouns of the view become blocks that a template prints without deciding anything.  Refuses to show a
number without the words that carry it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.events.event import Difference, Event
from firsthand.events.titles import spoken_date
from firsthand.export.page.accounts import AccountBlock, in_order
from firsthand.export.page.chart import Chart, chart_of
from firsthand.export.page.summary import summary_of
from firsthand.export.page.words import QuotedWords, in_sentence
from firsthand.export.words import (
    READING_STATUS,
    behind,
    coded_as,
    counted_kinds,
    differing,
    first_hands,
    founded,
    number,
    one_party,
    ruled,
    span,
    stands,
)
from firsthand.lineage.lineage import Origin
from firsthand.view.event_record import CodedRecord, EventRecord, FieldRecord, FigureRecord, ReadingRecord
from firsthand.view.folded import FoldedDifference
from firsthand.view.one_party import OneParty
from firsthand.view.quote import Quote
from firsthand.view.shown import Part, by_gravity
from firsthand.view.victims import Victim
from firsthand.vocabulary import DATE_PRECISION_WORDS, PLACE_PRECISION_WORDS

QUOTES_EACH = 3  # quotes of one account for one reading; further ones are counted
MOST_QUOTED = 40  # accounts whose words stand under one reading; the others' letters lead to theirs
Blocks = dict[str, AccountBlock]  # by account id, in order of publication


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Words of an account that carry a reading.

    Attributes:
        told: Who is said to have said it, and how sure the account is; empty where it speaks for itself.
    """

    account: AccountBlock
    words: QuotedWords
    told: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
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
    quotes: list[QuoteBlock]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """One figure.

    Attributes:
        what: What is counted; span: low to high.
        summary: What carries best, what else stands and what does not, in one or two sentences.
        kinds: How many differences of each kind it has, as words; empty where it has none.
        chart: Its drawing, None where there is nothing to draw.
        differences: Those with the best value; further: those between two other readings.
        denied: Words that deny a number of it; silent: accounts that tell of the event and give none.
    """

    what: str
    population: str | None
    span: str
    best: str | None
    summary: str
    status: str
    status_word: str
    behind: str
    chart: Chart | None
    readings: list[ReadingBlock]
    differences: list[DifferenceBlock]
    further: list[DifferenceBlock]
    kinds: str
    trace: str
    denied: list[QuoteBlock]
    silent: list[AccountBlock]


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """A name of the event, or a part in it, and the accounts that say so."""

    name: str
    accounts: list[AccountBlock]
    label: str = ""
    alone: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedBlock:
    """What a coder says of the event.

    Attributes:
        what: What of the event; value: what is said; read: what the accounts make of it, empty where nothing.
        founded: What it stands on.
        quotes: Words that it stands on; accounts: those that the coder cites.
    """

    what: str
    value: str
    read: str
    who: str
    founded: str
    quotes: list[QuoteBlock]
    accounts: list[AccountBlock]


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimBlock:
    """A named victim: each value as told, with the letters of those who tell it where they differ."""

    name: str
    spellings: str
    age: str
    sex: str
    occupation: str
    fate: str
    accounts: list[AccountBlock]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    coded: list[CodedBlock]
    accounts: list[AccountBlock]
    figures: list[FigureBlock]
    victims: list[VictimBlock]
    differences: list[DifferenceBlock]
    party: OneParty | None
    party_said: str
    parent: Event | None
    parent_relation: str
    children: list[tuple[str, Event]]
    brief: str


def event_block(record: EventRecord, blocks: Blocks) -> EventBlock:
    """Everything the page shows of one event.

    Args:
        record: The event.
        blocks: The accounts as the page names them.
    """
    event = record.event
    figures = [_figure(f, blocks) for f in record.figures]
    when, when_note = _when(event)
    where, where_note = _where(event)
    return EventBlock(
        event_id=event.event_id,
        title=event.title,
        type=event.type.replace("_", " "),
        when=when,
        when_note=when_note,
        when_readings=[_field_reading(r, spoken_date(r.reading.value), blocks) for r in record.days],
        where=where,
        where_note=where_note,
        where_readings=[_field_reading(r, "", blocks) for r in record.places],
        also_at=[p for p in event.places if p != event.place],
        names=[NamedBlock(n.name, in_order(n.account_ids, blocks)) for n in event.names],
        parts=[_part(p, blocks) for p in record.parts],
        coded=[_coded(c, blocks) for c in record.coded],
        accounts=in_order(event.account_ids, blocks),
        figures=figures,
        victims=[_victim(v, blocks) for v in record.victims],
        differences=_differences(by_gravity(event.differences)),
        party=record.party,
        party_said=one_party(record.party, "behind these figures") if record.party else "",
        parent=record.parent,
        parent_relation=(event.relation_to_parent or "belongs to").replace("_", " "),
        children=[((c.relation_to_parent or "belongs to this").replace("_", " "), c) for c in record.children],
        brief="; ".join(f"{f.what} {f.span}" for f in figures if f.population is None),
    )


def _part(part: Part, blocks: Blocks) -> NamedBlock:
    return NamedBlock(part.name, in_order(part.account_ids, blocks), part.role.replace("_", " "), part.alone, part.by)


def _coded(record: CodedRecord, blocks: Blocks) -> CodedBlock:
    said = record.said
    shown = spoken_date if said.field == "date" else str
    cited = said.names if said.field == "sources" else ()
    return CodedBlock(
        what=coded_as(said),
        value=shown(said.value),
        read=shown(said.read) if said.read else "",
        who=said.who,
        founded="" if said.field == "sources" else founded(said),
        quotes=_shown(record.quotes, blocks).quotes,
        accounts=in_order(cited, blocks),
    )


def _victim(victim: Victim, blocks: Blocks) -> VictimBlock:
    sigla = {a: b.siglum for a, b in blocks.items()}
    return VictimBlock(
        name=victim.name,
        spellings="; ".join(victim.spellings),
        age=differing(victim.ages, sigla),
        sex=differing(victim.sexes, sigla),
        occupation=differing(victim.occupations, sigla),
        fate=differing(victim.fates, sigla),
        accounts=in_order(victim.account_ids, blocks),
    )


def _when(event: Event) -> tuple[str, str]:
    if event.date_edtf is None:
        return "not told", ""
    exact = DATE_PRECISION_WORDS.get(event.date_prec or 0)
    return spoken_date(event.date_edtf), ", ".join(x for x in (event.date_edtf, exact) if x)


def _where(event: Event) -> tuple[str, str]:
    if event.place is None:
        return "not told", ""
    at = f"{event.latitude:.2f}, {event.longitude:.2f}" if None not in (event.latitude, event.longitude) else ""
    own = f"“{event.place_text}”" if event.place_text and event.place_text not in event.place else ""
    return event.place, "; ".join(x for x in (own, PLACE_PRECISION_WORDS.get(event.where_prec or 0, ""), at) if x)


def _figure(record: FigureRecord, blocks: Blocks) -> FigureBlock:
    figure = record.figure
    return FigureBlock(
        what=figure.measure.replace("_", " ") + (f" ({figure.unit})" if figure.unit else ""),
        population=None if figure.population == "all" else figure.population.replace("_", " "),
        span=span(figure),
        best=None if figure.low == figure.high or figure.best is None else number(figure.best),
        summary=summary_of(record, blocks),
        status=figure.status,
        status_word=stands(figure),
        behind=behind(figure),
        chart=chart_of(figure),
        readings=[_reading(r, blocks) for r in sorted(record.readings, key=_by_value)],
        differences=_differences(record.differences),
        further=_differences(record.further),
        kinds=counted_kinds(figure.differences),
        trace=figure.trace,
        denied=_shown(record.denials, blocks).quotes,
        silent=in_order((a.account_id for a in record.silent), blocks),
    )


def _reading(record: ReadingRecord, blocks: Blocks) -> ReadingBlock:
    reading, shown = record.reading, _shown(record.quotes, blocks)
    return ReadingBlock(
        value=record.value,
        accounts=in_order(reading.account_ids, blocks),
        behind=first_hands(reading.n_origins_min, reading.n_origins_max),
        names=_hands(record.origins, blocks),
        quotes=shown.quotes,
        more=shown.more,
        left=shown.left,
        is_best=record.is_best,
        aside=READING_STATUS.get(reading.status, ""),
    )


def _by_value(record: ReadingRecord) -> tuple[float, float, str]:
    """Readings in order of what they tell, as they are drawn."""
    reading = record.reading
    place = next((v for v in (reading.value, reading.low, reading.high) if v is not None), 0.0)
    return place, reading.high if reading.high is not None else math.inf, reading.quantifier


def _hands(found: Sequence[Origin], blocks: Blocks) -> tuple[str, ...]:
    """First hands by name; an account that is its own first hand is named as everywhere, not by its file."""
    named = {b.source: b.name for b in blocks.values()}
    return tuple(named.get(o.name, o.name) for o in found)


def _field_reading(record: FieldRecord, said: str, blocks: Blocks) -> ReadingBlock:
    """A reading of a day or place; `said` is its value for people where the value itself is not for them."""
    shown = _shown(record.quotes, blocks)
    return ReadingBlock(
        value=said or record.reading.value,
        accounts=in_order(record.reading.account_ids, blocks),
        behind=first_hands(record.counted.low, record.counted.high) if record.counted.high else "",
        names=_hands(record.origins, blocks),
        quotes=shown.quotes,
        more=shown.more,
        left=shown.left,
    )


def _differences(found: Sequence[Difference | FoldedDifference]) -> list[DifferenceBlock]:
    return [DifferenceBlock(d.kind, d.field, d.sentence) for d in found]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Quotes that have room, how many more of the same accounts have not, and how many accounts more."""

    quotes: list[QuoteBlock]
    more: int
    left: int


def _shown(quotes: Sequence[Quote], blocks: Blocks) -> _Shown:
    """Quotes in order of publication, then of the text, a few an account."""
    place = {a: i for i, a in enumerate(blocks)}
    held = [q for q in quotes if q.account.account_id in place]
    tellers = sorted({q.account.account_id for q in held}, key=lambda a: place[a])
    quoted = set(tellers[:MOST_QUOTED])
    held = [q for q in held if q.account.account_id in quoted]
    shown: list[QuoteBlock] = []
    taken: dict[str, list[QuotedWords]] = {}
    for quote in sorted(
        held, key=lambda q: (place[q.account.account_id], q.claim.start, q.claim.end, q.claim.claim_id)
    ):
        words, before = in_sentence(quote), taken.setdefault(quote.account.account_id, [])
        if words not in before and len(before) < QUOTES_EACH:
            before.append(words)
            shown.append(QuoteBlock(blocks[quote.account.account_id], words, _told(quote.claim), quote.claim.claim_id))
    spans = len({(q.account.account_id, q.claim.start, q.claim.end) for q in held})
    return _Shown(shown, max(0, spans - len(shown)), len(tellers) - len(quoted))


def _told(claim: Claim) -> str:
    """Who is said to have said it, through whom, and whether it is more or less than asserted."""
    chain = [c for c in claim.attribution_chain if c != claim.speaker]
    parts = [f"said by {claim.speaker}"] if claim.speaker else []
    parts += [f"through {', '.join(chain)}"] if chain else []
    parts += [claim.modality] if claim.modality != "asserted" else []
    parts += [ruled(claim)] if ruled(claim) else []
    return "; ".join(parts)

"""Events: what happened once, at a time and a place; and the entities that claims name."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.events.said import sentence_of, side_words
from firsthand.vocabulary import (
    Basis,
    CodedField,
    DatePrecision,
    DifferenceField,
    DifferenceKind,
    DifferenceReason,
    EventRelation,
    EventType,
    PersonKind,
    PlacePrecision,
    Population,
    Quantifier,
    ReadingStatus,
    Role,
    Sex,
    Tier,
)


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One value of an event's date or place with the claims that carry it."""

    value: str
    claim_ids: tuple[str, ...]
    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A name of the event and the accounts that use it: names are the tellers' words."""

    name: str
    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How many, as words tell it.

    Attributes:
        value: The number said; None for a quantifier without one ("several").
        low, high: Bounds the words allow; None is open.
    """

    value: float | None
    low: float | None
    high: float | None
    quantifier: Quantifier = "exact"


@dataclass(frozen=True, slots=True)
class DifferenceSide:
    """What one side of a difference tells.

    Attributes:
        accounts: How many accounts tell it.
        how_many: Of a figure: the number; None for a date or place.
        told: Of an event: the date (EDTF) or the country.
        population: Whom it counts, where the sides count different people.
        status: Whether the reading stands.
    """

    accounts: int
    how_many: Magnitude | None = None
    told: str = ""
    population: Population = "all"
    status: ReadingStatus = "live"


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed difference between readings.

    Attributes:
        kind: Which kind of being different it is; most are no contradiction.
        field: What differs: `date`, `place`, or the measure.
        reason: What settled the kind.
        sides: The readings that differ, two or more; the first is the whole where the others are its parts.
        claim_ids: The claims on all sides.
    """

    kind: DifferenceKind
    field: DifferenceField
    reason: DifferenceReason
    sides: tuple[DifferenceSide, ...] = ()
    claim_ids: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The readings that differ, as text."""
        return tuple(side_words(side) for side in self.sides)

    @property
    def sentence(self) -> str:
        """One sentence for a person."""
        return sentence_of(self)


@dataclass(frozen=True, slots=True)
class CodedValue:
    """What a coder says of an event, in place of what the accounts make of it.

    Attributes:
        role: Of actors: the part they had.
        value: What the coder says, as text; of actors their names, joined; of sources that which is outside the case.
        read: What the accounts make of it, as text; None where they make nothing.
        names: Actors one by one; of sources the ids of the accounts.
        basis: What it stands on: `words` (of the claims), `coder`, or `outside` (the source).
    """

    field: CodedField
    value: str
    who: str
    decision_id: str
    role: Role | None = None
    read: str | None = None
    names: tuple[str, ...] = ()
    basis: Basis = "coder"
    claim_ids: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened once.  Columns of `events.jsonl`.

    Attributes:
        type: Event type of `lang/*/acts.toml`.
        tier: `incident` (harm in the news, or what an account is about), `followup` (what came of its parent), `background`
            (told in passing).
        date_prec, where_prec: UCDP GED codes (1 exact day ... 5; 1 exact place ... 7), None if unknown.
        place: "town, first-order unit, country" as far as known; `place_text`: the accounts' own words.
        relation_to_parent: `commemorates`, `follows`.
        coded: What coders say of it; their title, type, tier, day and place stand in the columns, what accounts make of them
            beside it.
    """

    event_id: str
    title: str
    type: EventType
    date_edtf: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_prec: DatePrecision | None = None
    date_readings: tuple[FieldReading, ...] = ()
    place: str | None = None
    place_text: str | None = None
    places: tuple[str, ...] = ()
    place_readings: tuple[FieldReading, ...] = ()
    where_prec: PlacePrecision | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    names: tuple[NamedBy, ...] = ()
    differences: tuple[Difference, ...] = ()
    account_ids: tuple[str, ...] = ()
    parent_id: str | None = None
    relation_to_parent: EventRelation | None = None
    tier: Tier = "incident"
    event_hint: str | None = None
    coded: tuple[CodedValue, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCoding:
    """One thing that a coder says of an event, before the event is found.

    Attributes:
        turn: Place of the decision in the order of all.
        coded: What is said; of a day its EDTF, of a place its name.
    """

    turn: int
    coded: CodedValue
    date_prec: DatePrecision | None = None
    where_prec: PlacePrecision | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class EventClaim:
    """That a claim speaks of an event, and why."""

    claim_id: str
    event_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """That a mention of an event holds a claim; a claim may stand in several mentions before it is given to one event.

    Attributes:
        rank: 0 where the claim speaks of this alone (an act, a figure, a name), 1 of a scene or day it may share, 2 of
            people named beside it.
        start: Where the mention's first words stand.
    """

    claim_id: str
    event_id: str
    reason: str
    rank: int
    start: int


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The event that an account is mainly about."""

    account_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, group or organisation across accounts.  Columns of `entities.jsonl`.

    Attributes:
        kind: `person`, `organisation`, `group`.
        name: The fullest variant.
        variants: All spellings met, sorted.
        roles: Roles that claims give it, sorted.
        evidence: Claims that name it.
        reason: One sentence: why these names are one.
    """

    entity_id: str
    name: str
    kind: PersonKind
    variants: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    age: str | None = None
    sex: Sex | None = None
    occupation: str | None = None
    evidence: tuple[str, ...] = ()
    account_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntityClaim:
    """That a claim names an entity."""

    claim_id: str
    entity_id: str

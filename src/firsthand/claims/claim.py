"""A claim: one typed assertion in an account, tied to its exact words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, make_dataclass
from operator import attrgetter, itemgetter
from typing import Any, TypedDict, Unpack

from firsthand.spans import content_id
from firsthand.vocabulary import (
    ClaimKind,
    EventType,
    FigureMark,
    Measure,
    Modality,
    PersonKind,
    PlacePrecision,
    Population,
    Quantifier,
    Role,
    Sex,
    SourceConnection,
    TimeKind,
)

EXTRACTOR = "rules"
REVIEWER = "reviewer"  # the extractor of a claim that a person corrected or added


class ReadAs(TypedDict, total=False):
    """What words are read as: columns of a claim by name, so that mypy holds each where it is given."""

    measure: Measure | None
    population: Population | None
    includes_perpetrators: bool | None
    low: float | None
    best: float | None
    high: float | None
    quantifier: Quantifier | None
    unit: str | None
    as_of: str | None
    cumulative: bool | None
    edtf: str | None
    time_kind: TimeKind | None
    place: str | None
    place_id: str | None
    latitude: float | None
    longitude: float | None
    where_prec: PlacePrecision | None
    country: str | None
    name: str | None
    role: Role | None
    person_kind: PersonKind | None
    age: str | None
    sex: Sex | None
    occupation: str | None
    act_type: EventType | None
    anchor_start: int | None
    anchor_end: int | None
    speaker: str | None
    cue: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None
    attribution_id: str | None
    attribution_chain: tuple[str, ...]
    source_connection: SourceConnection | None
    modality: Modality
    rule: str
    marks: tuple[FigureMark, ...]
    extractor: str
    extractor_version: str
    confidence: float


class ClaimColumns(ReadAs, total=False):
    """All columns of a claim by name; a test holds them equal to those of `Claim`."""

    account_id: str
    kind: ClaimKind
    start: int
    end: int
    quote: str
    sentence: int
    claim_id: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One typed assertion; `account.text[start:end] == quote`, or there is no claim.

    The columns are those of the export contract; which are filled hangs on `kind`.

    Attributes:
        claim_id: Content hash, set when the claims of an account are sealed.
        kind: `figure | time | place | actor | act | attribution | name`.
        sentence: Index into `account.sentences` of the sentence that holds `start`.
        measure, population, includes_perpetrators, low, best, high, quantifier, as_of, cumulative: Of a figure.
            `high` is None for "at least"; `low`, `best` and `high` are all None for "several" and the like unless the
            words give bounds.  `population` is the population as said; an `all` row is the record's work.
        unit: Of a figure that counts other things than people: currency, `houses`, `vehicles` ...
        edtf: Of a time: EDTF for dates and intervals, ISO 8601 (`P3D`) for durations and sets.
        time_kind: Of a time: `date`, `duration`, `set` (every year), `reference` (now, recently).
        place, place_id, latitude, longitude, where_prec, country: Of a place; `place` is "town, first-order unit, country".
        name: The normalised words of an actor, a name of the event, or the title of a document.
        role: Of an actor: victim, perpetrator, combatant, ordered_by, speaker, organiser, participant, office_holder, mentioned.
        person_kind: Of an actor: person, organisation, group.
        age, sex, occupation: Of a person, where told.
        act_type: Of an act: the event type of `lang/*/acts.toml`.
        anchor_start, anchor_end: Of an actor, time or place: the words (verb, noun) that tie it to what happened, if any.
        speaker, cue, speaker_start ... cue_end, attribution_chain, source_connection: Of an attribution, and of every
            claim that stands inside the words of one (`attribution_id`).
        modality: asserted, denied, alleged, claimed, expected.
        rule: The rule that read it; of a figure how its number came about.
        marks: Of a figure: what else its words tell of it, sorted.
        confidence: 0 to 1; how often claims of this rule hold on labelled text, roughly.
    """

    account_id: str
    kind: ClaimKind
    start: int
    end: int
    quote: str
    sentence: int
    claim_id: str = ""
    measure: Measure | None = None
    population: Population | None = None
    includes_perpetrators: bool | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    quantifier: Quantifier | None = None
    unit: str | None = None
    as_of: str | None = None
    cumulative: bool | None = None
    edtf: str | None = None
    time_kind: TimeKind | None = None
    place: str | None = None
    place_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    where_prec: PlacePrecision | None = None
    country: str | None = None
    name: str | None = None
    role: Role | None = None
    person_kind: PersonKind | None = None
    age: str | None = None
    sex: Sex | None = None
    occupation: str | None = None
    act_type: EventType | None = None
    anchor_start: int | None = None
    anchor_end: int | None = None
    speaker: str | None = None
    cue: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    attribution_id: str | None = None
    attribution_chain: tuple[str, ...] = ()
    source_connection: SourceConnection | None = None
    modality: Modality = "asserted"
    rule: str = ""
    marks: tuple[FigureMark, ...] = ()
    extractor: str = EXTRACTOR
    extractor_version: str = "1"
    confidence: float = 0.8

    @classmethod
    def of(cls, values: Iterable[object]) -> Claim:
        """A claim of the values of all its columns, in their order; ten times as fast as naming them.

        A frozen dataclass sets each of its fields through a call.  The values are put into an open twin with the same
        slots, which then becomes the claim and is closed.
        """
        made: Any = _Open(*values)
        made.__class__ = cls
        return made  # type: ignore[no-any-return]

    def sealed(self, **columns: Unpack[ClaimColumns]) -> Claim:
        """The same claim with its id: a hash of the account, the words and what they are read as.

        Args:
            **columns: Columns that take another value as it is sealed.
        """
        values = list(_VALUES(self))
        for name, value in columns.items():
            values[_PLACES[name]] = value
        values[_ID] = content_id("c", *_IDENTITY(values))
        return Claim.of(values)

    def changed(self, **columns: Unpack[ClaimColumns]) -> Claim:
        """The same claim with other values in some columns; many times as fast as `dataclasses.replace`."""
        values = list(_VALUES(self))
        for name, value in columns.items():
            values[_PLACES[name]] = value
        return Claim.of(values)


def seal(claim: Claim, **columns: Unpack[ClaimColumns]) -> Claim:
    """Give a claim its id where it stands: for one just made, which nobody else holds yet.

    Args:
        claim: The claim.
        **columns: Columns that take another value first.
    """
    for name, value in columns.items():
        _SET[name](claim, value)
    _SET["claim_id"](claim, content_id("c", *_READ_AS(claim)))
    return claim


def new_claim(
    account_id: str, kind: ClaimKind, start: int, end: int, *, quote: str, sentence: int, columns: ReadAs
) -> Claim:
    """A claim that is not sealed yet.

    Args:
        account_id: The account.
        kind: Kind of claim.
        start, end: Where its words stand, half-open code points.
        quote: Its words.
        sentence: Index of the sentence that holds the span's start.
        columns: Further columns by name; the others keep their defaults.
    """
    values: list[object] = [account_id, kind, start, end, quote, sentence, *_DEFAULTS]
    for name, value in columns.items():
        values[_PLACES[name]] = value
    return Claim.of(values)


_COLUMNS = tuple(f.name for f in fields(Claim))
_Open = make_dataclass("_Open", _COLUMNS, slots=True)
_DEFAULTS = tuple(f.default for f in fields(Claim) if f.default is not MISSING)
_VALUES = attrgetter(*_COLUMNS)
_PLACES = {name: place for place, name in enumerate(_COLUMNS)}
_ID = _PLACES["claim_id"]
_SET = {name: vars(Claim)[name].__set__ for name in _COLUMNS}
# What a claim's id is a hash of, in this order.
_IDENTIFYING = (
    *("account_id", "kind", "start", "end"),
    *("measure", "population", "low", "best", "high", "edtf", "place_id", "name"),
    *("role", "act_type", "speaker_start", "cue_start"),
)
_READ_AS = attrgetter(*_IDENTIFYING)
_IDENTITY = itemgetter(*(_PLACES[name] for name in _IDENTIFYING))

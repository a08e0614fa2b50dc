"""A mention: what one account tells of one thing that happened, gathered from its claims.

Mentions of all accounts are linked into events; a mention never spans two accounts.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.vocabulary import DateBasis, EventRelation, EventType, Family, Measure, PlacePrecision


@dataclass(frozen=True, slots=True, order=True)
class Toll:
    """A number the account gives for the thing that happened, used to weigh a link."""

    measure: Measure
    value: float


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a main mention.

    Attributes:
        word: In plain lower-case letters, cut to a stem.
        weight: How much the account dwells on it, above 0; the title and capitalised words count more.
        named: It stands capitalised, or is a number: such words stay the same from language to language.
    """

    word: str
    weight: float
    named: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """A town that the account may mean, with the evidence for it: about 4 where its first sentence of the harm says so."""

    place_id: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """What one account tells of one thing that happened.

    Attributes:
        mention_id: Content hash of the account and the first words.
        family, type: Of `lang/*/acts.toml`; family `other` for a dated sentence without a listed act.
        unique: An act that is done once about one thing (differing dates are then readings).
        main: The account is mainly about this.
        edtf: When it happened as this account tells, resolved; `date_basis` says how.
        date_claims, place_claims, claim_ids: Claims it stands on; `claim_ids` holds all of them.
        place_id ... country: Best place told; `place_ids`: all the towns.
        names: Names this account gives it; `name_days`: `MM-DD` of dated names.
        about: Mention of the same account that this one speaks of (the tragedy that an assessment is of), if any.
        relation: How it stands to `about`: commemorates, follows.
        document: Title of a document adopted or issued, folded to lower-case words.
        people: Surnames, in plain letters, of the persons named with it.
        places: Labels of all the places it is set in, the best one first.
        core_ids: Claims that speak of this and of nothing else in the account: acts, figures and names.
        language: Of the account.
        published: When the account was published, on main mentions alone; None where nothing tells the day.
        terms: Content words by which main mentions are compared; empty for others.
        keys: Blocking keys: mentions that share one are compared.
        start: Where its first words stand.
        event_hint: The user's event key, on main mentions alone.
    """

    mention_id: str
    account_id: str
    family: Family
    type: EventType
    unique: bool
    main: bool
    start: int
    edtf: str | None = None
    date_basis: DateBasis = ""
    date_claims: tuple[str, ...] = ()
    place: str | None = None
    place_text: str | None = None
    place_id: str | None = None
    place_ids: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    where_prec: PlacePrecision | None = None
    country: str | None = None
    place_claims: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    name_days: tuple[str, ...] = ()
    about: str | None = None
    relation: EventRelation | None = None
    document: str | None = None
    people: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    published: str | None = None
    language: str = "und"
    terms: tuple[Term, ...] = ()
    claim_ids: tuple[str, ...] = ()
    core_ids: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    towns: tuple[Town, ...] = ()
    title: str = ""
    keys: tuple[str, ...] = ()
    event_hint: str | None = None

"""What accounts tell of an event's day and place, side by side: readings, typed differences, and slips of copyists.

Serves `build`.  Trusts a slip only where the account that was copied tells the event otherwise itself; refuses to take dates
that can agree for a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.events.event import Difference, DifferenceSide, FieldReading
from firsthand.events.mentions.exactness import REGION, place_prec
from firsthand.events.mentions.mention import Mention
from firsthand.lang.reckoning import compatible
from firsthand.vocabulary import DifferenceField

Slips = Mapping[str, frozenset[str]]  # claim id -> accounts it was copied from and changed


@dataclass(frozen=True, slots=True)
class Slip:
    """A claim of a time or a place that was changed where its account copied another."""

    claim_id: str
    source_account: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event: what a mention tells of it, on which claims, and whether two values can both hold."""

    value: Callable[[Mention], str | None]
    claims: Callable[[Mention], tuple[str, ...]]
    agree: Callable[[str | None, str | None], bool]


DAY = Field(lambda m: m.edtf, lambda m: m.date_claims, compatible)
SITE = Field(lambda m: m.place, lambda m: m.place_claims, lambda a, b: a == b)


def slips_of(slips: Iterable[Slip]) -> Slips:
    """The accounts that each changed claim was copied from."""
    found: dict[str, set[str]] = defaultdict(set)
    for slip in slips:
        found[slip.claim_id].add(slip.source_account)
    return {claim_id: frozenset(sources) for claim_id, sources in found.items()}


def without_slips(mentions: Sequence[Mention], slips: Slips, field: Field) -> list[Mention]:
    """The mentions without those whose value is but what a copyist made of another account's; all where none is left."""
    told = {m.account_id: field.value(m) for m in mentions if field.value(m)}

    def is_slip(m: Mention) -> bool:
        sources = [slips.get(c, frozenset()) for c in field.claims(m)]
        from_all = frozenset.intersection(*sources) if sources else frozenset()
        return any(a in told and not field.agree(told[a], field.value(m)) for a in from_all)

    return [m for m in mentions if not is_slip(m)] or list(mentions)


def readings(mentions: Iterable[Mention], field: Field) -> tuple[FieldReading, ...]:
    """What mentions tell of a field, each value with its claims and accounts, most accounts first."""
    claims: dict[str, set[str]] = defaultdict(set)
    accounts: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        value = field.value(m)
        if value is not None:
            claims[value].update(field.claims(m))
            accounts[value].add(m.account_id)
    order = sorted(accounts, key=lambda v: (-len(accounts[v]), v))
    return tuple(FieldReading(v, tuple(sorted(claims[v])), tuple(sorted(accounts[v]))) for v in order)


def date_differences(dates: Sequence[FieldReading], mentions: Sequence[Mention], slips: Slips) -> list[Difference]:
    """Dates that exclude each other are a conflict, or a copyist's error; dates that can agree are not a difference."""
    teller = {c: m.account_id for m in mentions for c in m.date_claims}
    out = []
    for i, one in enumerate(dates):
        for other in dates[i + 1 :]:
            if not compatible(one.value, other.value):
                slip = _slipped(one, other, teller, slips) or _slipped(other, one, teller, slips)
                out.append(_difference("date", (one, other), slip))
    return out


def _difference(field: DifferenceField, told: Sequence[FieldReading], slip: bool) -> Difference:
    """Readings of a date or place that cannot all hold."""
    sides = tuple(DifferenceSide(len(r.account_ids), told=r.value) for r in told)
    claims = tuple(sorted({c for r in told for c in r.claim_ids}))
    if slip:
        return Difference("copying_error", field, "changed_in_copying", sides, claims)
    return Difference("conflict", field, "exclude", sides, claims)


def _slipped(one: FieldReading, other: FieldReading, teller: Mapping[str, str], slips: Slips) -> bool:
    """Whether all accounts of one reading copied an account of the other and changed it."""
    from_other = {teller.get(c) for c in one.claim_ids if slips.get(c, frozenset()) & set(other.account_ids)}
    return set(one.account_ids) <= from_other


def place_differences(mentions: Sequence[Mention], slips: Slips) -> list[Difference]:
    """Scenes in different countries are a conflict, or a copyist's error; a town beside its region is none, and what is told
    more roughly than a first-order unit is no scene to differ about."""
    by: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.country and place_prec(m.where_prec) <= REGION:
            by[m.country].add(m.account_id)
            claims[m.country].update(m.place_claims)
    if len(by) < 2:
        return []
    told = sorted(by, key=lambda c: (-len(by[c]), c))
    teller = {c: m.account_id for m in mentions for c in m.place_claims}
    first, *rest = scenes = [FieldReading(c, tuple(sorted(claims[c])), tuple(sorted(by[c]))) for c in told]
    slip = all(_slipped(r, first, teller, slips) for r in rest) or (
        len(rest) == 1 and _slipped(first, rest[0], teller, slips)
    )
    return [_difference("place", scenes, slip)]

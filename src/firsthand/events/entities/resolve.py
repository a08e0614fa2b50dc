"""Entities: persons, organisations and groups across accounts, each with its spellings and the claims that name it.

Inside an account a bare surname or initials join the only full name they fit; across accounts full names join where
surname and given name are spellings of one.  Deliberately leaves apart what only a surname or initials tie across
accounts, and two persons whose given names, generations or ages differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from firsthand.claims.claim import Claim
from firsthand.events.entities.naming import PersonName, person_name, plain_name, same_person, skeleton_of
from firsthand.events.event import Entity, EntityClaim
from firsthand.spans import content_id
from firsthand.vocabulary import PersonKind, Role, Sex

AGES_APART = 2  # years by which two ages of one person may differ between accounts
Told = TypeVar("Told", bound=str)


@dataclass(frozen=True, slots=True)
class Naming:
    """That a claim names somebody, with the fullest form its account gives.

    Attributes:
        block: Only namings of one block are compared: kind and skeleton of the surname, or the plain name.
        name: As the claim has it; `full` is the fullest form of the same account.
    """

    block: str
    claim_id: str
    account_id: str
    kind: PersonKind
    name: str
    full: str
    role: Role
    age: str | None = None
    sex: Sex | None = None
    occupation: str | None = None


@dataclass(frozen=True, slots=True)
class NamingBlock:
    """All namings that may be of one."""

    block: str
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class FoundEntities:
    """The entities of a block, and which claim names which."""

    entities: tuple[Entity, ...]
    claims: tuple[EntityClaim, ...]


def namings_of(claims: Iterable[Claim]) -> list[Naming]:
    """Who is named in one account.

    Args:
        claims: All claims of the account.

    Returns:
        One naming a claim that names somebody; a speaker counts where the account names that person or body elsewhere.
    """
    told = sorted(claims, key=lambda c: (c.start, c.end, c.claim_id))
    actors = [c for c in told if c.kind == "actor" and c.name and _is_named(c)]
    persons = _persons(actors)
    bodies = {plain_name(c.name or ""): c.name or "" for c in actors if c.person_kind != "person"}
    out = [_naming(c, c.name or "", c.person_kind or "person", persons) for c in actors]
    for claim in told:
        if claim.kind != "attribution" or not claim.speaker:
            continue
        if plain_name(claim.speaker) in bodies:
            out.append(_naming(claim, claim.speaker, "organisation", persons))
        elif not _delegates(claim) and (full := _person_in(claim, actors, persons)) is not None:
            out.append(_naming(claim, full, "person", persons))
    return out


def _delegates(claim: Claim) -> bool:
    """Whether somebody speaks for another ("a spokesman for Ann Poe"): then the other does not speak."""
    return bool(claim.attribution_chain) and claim.attribution_chain[-1] != claim.speaker


def _is_named(claim: Claim) -> bool:
    """Whether the words are a name: a group without a capital letter ("gunmen") is nobody in particular."""
    return claim.person_kind != "group" or any(c.isupper() for c in claim.name or "")


def _persons(actors: Sequence[Claim]) -> list[str]:
    """Full names of the account's persons, longest first."""
    names = {c.name or "" for c in actors if c.person_kind == "person"}
    return sorted((n for n in names if person_name(n).is_full), key=lambda n: (-len(n), n))


def _person_in(claim: Claim, actors: Sequence[Claim], persons: Sequence[str]) -> str | None:
    """The person of the account whom a speaker's words end with: "Mayor Ann Poe", "Mr Poe", "Poe"."""
    speaker = claim.speaker or ""
    ends = [n for n in persons if _ends_with(speaker, n)]
    if ends:
        return ends[0]
    start, end = claim.speaker_start, claim.speaker_end
    if start is not None and end is not None:
        inside = [c.name or "" for c in actors if c.person_kind == "person" and start <= c.start and c.end <= end]
        titled = next((n for n in inside if _ends_with(speaker, n)), None)
        if titled:
            return _only_fit(person_name(titled), persons) or titled
    return _only_fit(person_name(speaker), persons) if " " not in speaker or "." in speaker else None


def _ends_with(words: str, name: str) -> bool:
    """Whether some words end with a name that no letter stands before."""
    return bool(name) and words.endswith(name) and not words[: -len(name)][-1:].isalpha()


def _only_fit(short: PersonName, persons: Sequence[str]) -> str | None:
    """The full name that a surname or initials are short for; None where two persons share it.

    Args:
        short: The short name.
        persons: Full names of the account, longest first.
    """
    if not short.surname or short.is_full:
        return None
    fits = [n for n in persons if same_person(short, person_name(n))]
    one = all(same_person(person_name(fits[0]), person_name(n)) for n in fits[1:])
    return fits[0] if fits and one else None


def _naming(claim: Claim, name: str, kind: PersonKind, persons: Sequence[str]) -> Naming:
    full = name
    if kind == "person":
        full = _only_fit(person_name(name), persons) or name
        block = f"person|{skeleton_of(person_name(full).surname)}"
    else:
        block = f"body|{plain_name(name)}"
    role: Role = claim.role or ("speaker" if claim.kind == "attribution" else "mentioned")
    actor = claim.kind == "actor"
    return Naming(
        block=block,
        claim_id=claim.claim_id,
        account_id=claim.account_id,
        kind=kind,
        name=name,
        full=full,
        role=role,
        age=claim.age if actor else None,
        sex=claim.sex if actor else None,
        occupation=claim.occupation if actor else None,
    )


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """Namings of one, at least one of them.

    Attributes:
        ruled: What a person ruled that made them one; empty where names alone did.
    """

    namings: Sequence[Naming]
    ruled: str = ""


@dataclass(slots=True)
class _OnePerson:
    """Namings of one, under way; the youngest and the oldest age told say which other ages fit."""

    namings: list[Naming]
    forms: dict[str, PersonName]
    ages: tuple[int, int] | None = None

    @classmethod
    def of(cls, naming: Naming) -> _OnePerson:
        age = int(naming.age) if naming.age and naming.age.isdecimal() else None
        return cls([naming], {naming.full: person_name(naming.full)}, None if age is None else (age, age))

    def fits_age(self, other: _OnePerson) -> bool:
        if self.ages is None or other.ages is None:
            return True
        return max(self.ages[1] - other.ages[0], other.ages[1] - self.ages[0]) <= AGES_APART

    def take(self, other: _OnePerson) -> None:
        self.namings += other.namings
        self.forms |= other.forms
        known = [a for ages in (self.ages, other.ages) if ages for a in ages]
        self.ages = (min(known), max(known)) if known else None


def settle_block(block: NamingBlock) -> FoundEntities:
    """The entities of one block; a pure function, whatever the order of its namings."""
    namings = sorted(block.namings, key=lambda n: (n.claim_id, n.name))
    if not any(n.kind == "person" for n in namings):
        return found_of([NamedTogether(namings)])
    by_form: dict[str, list[Naming]] = {}
    for n in namings:
        by_form.setdefault(n.full, []).append(n)
    groups: list[_OnePerson] = []
    for form in sorted(by_form, key=lambda f: (not person_name(f).is_full, -len(f), f)):
        for part in _parts(by_form[form]):
            home = next((g for g in groups if _joins(part, g)), None)
            if home is not None:
                home.take(part)
            else:
                groups.append(part)
    return found_of([NamedTogether(g.namings) for g in groups])


def _parts(namings: Sequence[Naming]) -> list[_OnePerson]:
    """Namings of one form: across accounts only where the form is full; ages that exclude each other part them."""
    full = person_name(namings[0].full).is_full
    parts: list[_OnePerson] = []
    by_account: dict[str, _OnePerson] = {}
    for n in namings:
        one = _OnePerson.of(n)
        fits = (p for p in parts if p.fits_age(one))
        home = next(fits, one) if full else by_account.setdefault(n.account_id, one)
        if home is one:
            parts.append(one)
        else:
            home.take(one)
    return parts


def _joins(part: _OnePerson, group: _OnePerson) -> bool:
    """Whether a form is of the person of a group: it fits every full form there, and no age speaks against it."""
    name = next(iter(part.forms.values()))
    if not name.is_full:
        return False  # a surname or initials, in an account that names nobody in full, are anybody's
    return part.fits_age(group) and all(same_person(name, other) for other in group.forms.values())


def found_of(groups: Sequence[NamedTogether]) -> FoundEntities:
    """Entities from their namings."""
    entities, claims = [], []
    for group in groups:
        evidence = tuple(sorted({n.claim_id for n in group.namings}))
        entity_id = content_id("n", group.namings[0].kind, evidence[0])
        made = _entity(entity_id, group.namings, evidence)
        entities.append(replace(made, reason=f"{made.reason}; {group.ruled}") if group.ruled else made)
        claims += [EntityClaim(c, entity_id) for c in evidence]
    return FoundEntities(
        tuple(sorted(entities, key=lambda e: e.entity_id)), tuple(sorted(claims, key=lambda c: c.claim_id))
    )


def _entity(entity_id: str, group: Sequence[Naming], evidence: tuple[str, ...]) -> Entity:
    variants = tuple(sorted({n.name for n in group} | {n.full for n in group}))
    accounts = tuple(sorted({n.account_id for n in group}))
    told = Counter(n.full for n in group)
    fullest = max(variants, key=lambda v: (told[v], len(v), v))
    kinds = sorted({n.kind for n in group})
    return Entity(
        entity_id=entity_id,
        name=fullest,
        kind=kinds[0] if len(kinds) == 1 else "organisation",
        variants=variants,
        roles=tuple(sorted({n.role for n in group})),
        age=_commonest([n.age for n in group]),
        sex=_commonest([n.sex for n in group]),
        occupation=_commonest([n.occupation for n in group]),
        evidence=evidence,
        account_ids=accounts,
        reason=_why(variants, accounts),
    )


def _commonest(values: Sequence[Told | None]) -> Told | None:
    told = Counter(v for v in values if v)
    return min(told, key=lambda v: (-told[v], -len(v), v)) if told else None


def _why(variants: Sequence[str], accounts: Sequence[str]) -> str:
    where = "one account" if len(accounts) == 1 else f"{len(accounts)} accounts"
    if len(variants) == 1:
        return f"named “{variants[0]}” in {where}"
    spelled = ", ".join(f"“{v}”" for v in variants)
    return f"{spelled} in {where} are spellings or short forms of one name"


def find_entities(claims: Iterable[Claim]) -> FoundEntities:
    """All entities of some claims: the plain composition, which the steps must equal.

    Args:
        claims: Sealed claims of any number of accounts.

    Returns:
        Entities and links sorted by id; empty where nobody is named.
    """
    by_account: dict[str, list[Claim]] = {}
    for claim in claims:
        by_account.setdefault(claim.account_id, []).append(claim)
    blocks: dict[str, list[Naming]] = {}
    for account in sorted(by_account):
        for naming in namings_of(by_account[account]):
            blocks.setdefault(naming.block, []).append(naming)
    found = [settle_block(NamingBlock(b, tuple(n))) for b, n in sorted(blocks.items())]
    entities = sorted((e for f in found for e in f.entities), key=lambda e: e.entity_id)
    links = sorted((c for f in found for c in f.claims), key=lambda c: (c.claim_id, c.entity_id))
    return FoundEntities(tuple(entities), tuple(links))

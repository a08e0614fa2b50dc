"""The named dead, wounded, missing and abducted of an event: who they are, and who tells it.

Trusts the words that give somebody the part of a victim, and says for each value who tells it.  Ages, offices and fates that
differ stand beside each other; sex comes only from words that say it.  Refuses the nameless (they are counted, not listed)
and whoever is only denied or expected to be a victim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.lang.pack import pack_for
from firsthand.view.case_view import CaseView
from firsthand.view.shown import UNSAID

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A value and the ids of the accounts that tell it."""

    value: str
    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A named victim of one event.

    Attributes:
        entity_id: Of `entities.jsonl`.
        spellings: Other names that accounts write.
        fates: `killed`, `injured`, `missing`, `abducted`; empty where the words say only "victim".
        ages, sexes, occupations: As accounts tell them, most accounts first.
        account_ids: Accounts that make the person a victim.
        quotes: Account id -> the words that do.
    """

    entity_id: str
    name: str
    spellings: tuple[str, ...]
    fates: tuple[ToldValue, ...]
    ages: tuple[ToldValue, ...]
    sexes: tuple[ToldValue, ...]
    occupations: tuple[ToldValue, ...]
    account_ids: tuple[str, ...]
    quotes: Mapping[str, str]


@cache
def _fates(language: str | None) -> Mapping[str, str]:
    """Word -> fate, by `actors.toml` of a language."""
    pack = pack_for(language)
    table = pack.topic("actors").get("fates", {}) if pack else {}
    return {word: fate for fate, words in table.items() for word in str(words).split()}


def victims_of(view: CaseView, event_id: str) -> list[Victim]:
    """The named victims of an event, those most accounts name first, then by name.

    Args:
        view: The case.
        event_id: The event.
    """
    hurt: dict[str, list[Claim]] = defaultdict(list)
    for claim_id in view.claim_ids_of(event_id):
        claim, entity_id = view.claims[claim_id], view.entity_of.get(claim_id, "")
        person = claim.kind == "actor" and claim.person_kind == "person"
        if person and claim.role == "victim" and claim.modality not in UNSAID and entity_id in view.entities:
            hurt[entity_id].append(claim)
    found = [_victim(view, entity_id, claims) for entity_id, claims in hurt.items()]
    return sorted(found, key=lambda v: (-len(v.account_ids), v.name, v.entity_id))


def _victim(view: CaseView, entity_id: str, claims: list[Claim]) -> Victim:
    """One victim: fates from the words of harm, the rest from all that the same accounts say of the person."""
    entity = view.entities[entity_id]
    accounts = sorted({c.account_id for c in claims})
    said = [view.claims[c] for c in entity.evidence if c in view.claims and view.claims[c].account_id in accounts]
    first = sorted(claims, key=lambda c: (c.account_id, c.start), reverse=True)
    return Victim(
        entity_id=entity_id,
        name=entity.name,
        spellings=tuple(v for v in entity.variants if v != entity.name),
        fates=_told((fate, c.account_id) for c in claims if (fate := fate_of(view, c))),
        ages=_told((c.age, c.account_id) for c in said if c.age),
        sexes=_told((c.sex, c.account_id) for c in said if c.sex),
        occupations=_told((c.occupation, c.account_id) for c in said if c.occupation),
        account_ids=tuple(accounts),
        quotes={c.account_id: _quote(view, c) for c in first},
    )


def fate_of(view: CaseView, claim: Claim) -> str:
    """What the words say became of a victim; empty where they say only that somebody is one."""
    account = view.accounts[claim.account_id]
    if claim.anchor_start is None or claim.anchor_end is None:
        return ""
    return fate_in(account.text[claim.anchor_start : claim.anchor_end], account.language)


def fate_in(words_of_harm: str, language: str | None) -> str:
    """The worst that words of harm tell, in the words of a language; empty where they tell none.

    Args:
        words_of_harm: As they stand in an account.
        language: Whose words they are.
    """
    words = _WORD.findall(words_of_harm.lower())
    fates = _fates(language)
    told = {fates[w] for w in words if w in fates}
    return next((fate for fate in ("killed", "missing", "abducted", "injured") if fate in told), "")


def _quote(view: CaseView, claim: Claim) -> str:
    """The words from the name to those that tell the harm, exactly as they stand."""
    ends = (claim.start, claim.end, claim.anchor_start, claim.anchor_end)
    told = [at for at in ends if at is not None]
    return view.accounts[claim.account_id].text[min(told) : max(told)]


def _told(values: Iterable[tuple[str, str]]) -> tuple[ToldValue, ...]:
    """Values with their accounts, most accounts first."""
    by: dict[str, set[str]] = defaultdict(set)
    for value, account_id in values:
        by[value].add(account_id)
    return tuple(ToldValue(v, tuple(sorted(by[v]))) for v in sorted(by, key=lambda v: (-len(by[v]), v)))

"""The user's own word on who is whom: spellings that are one origin, and origins that may be one voice.

Applied to an account's credits before anything is settled.  By default an origin's group is its party; the settings may
join origins of several parties, or take one out of its party by a group of its own.  Refuses to guess likeness: a name is
taken as it is written, without case and article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from firsthand.config import LineageConfig
from firsthand.lineage.dossier import Credit, outlet_key
from firsthand.lineage.first_hands.credit_words import FALLBACK
from firsthand.lineage.first_hands.party import identity_of, named_key, plain
from firsthand.lineage.lineage import Origin
from firsthand.spans import content_id


@dataclass(frozen=True, slots=True)
class Grouping:
    """The settings by plain name.

    Attributes:
        group_of: Group by name or party.
        name_of: The name an origin shall have, by each spelling of it, itself among them.
    """

    group_of: dict[str, str]
    name_of: dict[str, str]


def grouping_of(config: LineageConfig) -> Grouping:
    """The settings as lineage applies them."""
    group_of = {plain(n): group for group, names in config.groups.items() for n in names}
    name_of = {plain(n): name for name, names in config.spellings.items() for n in (name, *names)}
    return Grouping(group_of, name_of)


def regrouped(credits: Iterable[Credit], grouping: Grouping) -> list[Credit]:
    """The credits of an account with the user's names and groups; unchanged where the settings name none of them."""
    return [_regrouped(c, grouping) for c in credits]


def _regrouped(credit: Credit, grouping: Grouping) -> Credit:
    origin = credit.origin
    name = grouping.name_of.get(plain(origin.name))
    if name is not None and credit.basis == "own":
        credit = replace(credit, origin=replace(origin, name=name))  # an account's own voice stays its own
    elif name is not None:
        who = identity_of(name, FALLBACK)
        same = Origin(
            origin_id=content_id("o", named_key(name)),
            name=name,
            kind=who.kind,
            party=who.party,
            group=who.party,
            reason=origin.reason,
        )
        credit = replace(credit, origin=same, outlet=outlet_key(name), nameless="")
    group = group_of(credit.origin, grouping.group_of)
    return credit if group == credit.origin.group else replace(credit, origin=replace(credit.origin, group=group))


def group_of(origin: Origin, groups: dict[str, str]) -> str | None:
    """The group of an origin: one by its own name wins over one by its party."""
    by_party = groups.get(plain(origin.party)) if origin.party else None
    return groups.get(plain(origin.name)) or by_party or origin.group

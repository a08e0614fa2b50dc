"""How many first hands stand behind something: a range, never one number where the accounts leave it open.

Read by `record`.  The high end keeps apart all that is not shown to be one; the low end merges all that may be one.
Refuses to count accounts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from firsthand.lineage.dossier import outlet_key
from firsthand.lineage.lineage import Origin

KINDS = ("outlet", "agency", "office", "person", "document")  # what an account is, before what others take it for


@dataclass(frozen=True, slots=True)
class OriginRange:
    """From how many to how many first hands, with the reason in one sentence."""

    low: int
    high: int
    reason: str


def _group(origin: Origin) -> str | None:
    return origin.group or origin.party


def _hand(origin: Origin | None, origin_id: str) -> str:
    """What makes origins one hand even at the high end: an outlet that reports on its own, by its name."""
    if origin is None or origin.kind != "outlet" or not outlet_key(origin.name):
        return origin_id
    return f"outlet:{outlet_key(origin.name)}:{_group(origin) or ''}"


def origin_range(origin_ids: Collection[str], origins: Mapping[str, Origin]) -> OriginRange:
    """From how many to how many first hands stand behind a set of origins.

    Args:
        origin_ids: Origins, repeated or not.
        origins: All origins by id; an id that is missing counts as one of unknown voice.

    Returns:
        `low`: origins of one group or party are one, and an origin of unknown voice may be any of the others;
        `high`: every origin is one, but an outlet's own reporting is one hand in however many accounts.  Both 0 for no
        origin.

    Source: Every Casualty, Standards for Casualty Recording (2016), p. 25: independent means different primary sources.
    """
    ids = sorted(set(origin_ids))
    if not ids:
        return OriginRange(0, 0, "no origin is known")
    known: dict[str, list[str]] = {}
    unknown = []
    for i in ids:
        group = _group(origins[i]) if i in origins else None
        name = origins[i].name if i in origins else i
        if group is None:
            unknown.append(name)
        else:
            known.setdefault(group, []).append(name)
    hands = {_hand(origins.get(i), i) for i in ids}
    low, high = max(1, len(known)), len(hands)
    parts = [f"{len(names)} speak for {group}" for group, names in sorted(known.items()) if len(names) > 1]
    if unknown and high > 1:
        parts.append(f"{len(unknown)} of unknown voice may be any of the others")
    if low == high:
        alone = "one first hand" if len(ids) == 1 else "one outlet's own reporting, in several accounts"
        return OriginRange(low, high, alone if high == 1 else f"{high} first hands of different voices")
    return OriginRange(low, high, f"{high} first hands are named or apart, but " + " and ".join(parts))


def single_party(origins: Iterable[Origin]) -> str | None:
    """The party for which all origins speak that speak for one at all; None where there are several, or none does.

    Counts the voices of a state, a side or a body (an embassy, a ministry, a police force of a country).  Who speaks only for
    themselves (an agency, a body or a person that is its own party) and who is of unknown party neither makes
    nor hides the warning: somebody quoted in passing does not make the credited offices independent of one another.
    """
    parties = {o.party for o in origins if o.party is not None and not speaks_for_itself(o)}
    return parties.pop() if len(parties) == 1 else None


def speaks_for_itself(origin: Origin) -> bool:
    """Whether an origin's party is nothing but its own name."""
    return origin.party is not None and outlet_key(origin.party) == outlet_key(origin.name)


def gathered(parts: Iterable[Origin]) -> list[Origin]:
    """One origin an id from what single accounts tell of it.

    Returns:
        Sorted by id; of several kinds the outlet before all, of several names of this kind the longest,
        the accounts of all, the reasons of the first account by id.
    """
    by_id: dict[str, list[Origin]] = {}
    for part in parts:
        by_id.setdefault(part.origin_id, []).append(part)
    out = []
    for origin_id in sorted(by_id):
        same = sorted(by_id[origin_id], key=lambda o: (o.account_ids, o.name, o.reason))
        kind = min((o.kind for o in same), key=KINDS.index)
        shown = max((o for o in same if o.kind == kind), key=lambda o: (len(o.name), o.name))
        party = shown.party or next((o.party for o in same if o.party), None)
        accounts = tuple(sorted({a for o in same for a in o.account_ids}))
        out.append(
            Origin(
                origin_id=origin_id,
                name=shown.name,
                kind=kind,
                party=party,
                group=shown.group or party,
                account_ids=accounts,
                reason=same[0].reason,
            )
        )
    return out

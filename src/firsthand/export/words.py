"""Words for people: how figures, dates, accounts and statuses are said, the same in the terminal and on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from firsthand.claims.claim import REVIEWER, Claim
from firsthand.events.event import CodedValue, Difference
from firsthand.events.said import words
from firsthand.record.figure import Figure, Lock
from firsthand.view.left_out import LeftOut
from firsthand.view.one_party import OneParty
from firsthand.view.victims import ToldValue, Victim
from firsthand.vocabulary import Basis

STATUS = {
    "single_origin": "one first hand",
    "agreed": "agreed",
    "compatible": "compatible",
    "contested": "contested",
    "provisional": "provisional",
    "superseded": "superseded",
    "retracted": "retracted",
    "coded": "the coder’s",
}

# How near an event is to what the accounts are about.
TIER: Mapping[str, str] = {"incident": "incident", "followup": "follow-up", "background": "in the background"}

# What a reading that does not stand is called; one that stands needs no word.
READING_STATUS = {
    "superseded": "overtaken by a later toll",
    "retracted": "taken back by who gave it",
    "copying_error": "changed in copying",
}


def stands(figure: Figure) -> str:
    """How a figure stands: its status, the profile's own grade where that says more, and whether a person locked it."""
    status = STATUS[figure.status]
    if figure.status == "coded" and figure.locked is not None:
        return f"{status}: {figure.locked.who}"
    graded = status if figure.grade in (None, status) else f"{status}, {figure.grade}"
    return graded if figure.locked is None else f"{graded}, locked by {figure.locked.who}"


def against_lock(figure: Figure) -> str:
    """New readings that a locked value excludes, as a sentence; empty where there are none."""
    told = ", ".join(words(r) for r in figure.against_lock)
    return f"New since it was locked and against it: {told}." if told else ""


def ruled(claim: Claim) -> str:
    """That a person corrected or added a claim, as words beside its quote; empty where the reader's own word stands."""
    return "as a person corrected it" if claim.extractor == REVIEWER else ""


def number(value: float | None) -> str:
    """A count as people write it: "26,000"; "?" where there is none."""
    return "?" if value is None else f"{value:,.10g}"


def span(figure: Figure) -> str:
    """Low to high of a figure: "147-150", "150", "30 or more"."""
    if figure.low is None and figure.high is None:
        return number(figure.best)
    if figure.high is None:
        return f"{number(figure.low)} or more"
    return number(figure.high) if figure.low in (None, figure.high) else f"{number(figure.low)}-{number(figure.high)}"


def told_only_as_total(figure: Figure) -> bool:
    """Whether all that accounts tell of a figure are totals over a longer time than the event."""
    return figure.rule == "aggregate only"


# What a coder's value stands on, as it is said behind it.
BASIS_WORDS: Mapping[Basis, str] = {
    "words": "from the words of accounts",
    "coder": "on their own word",
    "outside": "from a source outside the case",
}


def behind(figure: Figure) -> str:
    """Who carries a figure: "3 accounts, 1 to 2 first hands"; of one that is a coder's alone what it stands on."""
    if figure.status == "coded":
        return "no account gives it" + (f"; {founded(figure.locked)}" if figure.locked else "")
    return f"{accounts(figure.n_accounts)}, {first_hands(figure.n_origins_min, figure.n_origins_max)}"


def founded(said: CodedValue | Lock) -> str:
    """What a coder's value stands on: "from a source outside the case: the inquiry of 2020"; empty where nobody says."""
    if said.basis is None:
        return ""
    return BASIS_WORDS[said.basis] + (f": {said.source}" if said.source else "")


def coded_as(said: CodedValue) -> str:
    """What of an event a coder says: "title", "day", "perpetrator"."""
    return (said.role or said.field).replace("_", " ").replace("date", "day")


def tied_as(kind: str) -> str:
    """How two accounts are tied, as pages call it: "copy", "common first hand"."""
    return kind.replace("_", " ").replace("origin", "first hand")


def first_hands(low: int, high: int) -> str:
    """ "1 to 2 first hands", "1 first hand"."""
    return f"{high} first hand{'' if high == 1 else 's'}" if low == high else f"{low} to {high} first hands"


def counted_kinds(found: Sequence[Difference]) -> str:
    """Differences counted by kind: "5 differences: 1 conflict, 2 bound, 2 update"; empty where there are none."""
    kinds = Counter(d.kind.replace("_", " ") for d in found)
    return (
        f"{so_many(len(found), 'difference')}: {', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))}"
        if found
        else ""
    )


def one_party(found: OneParty, where: str) -> str:
    """That all first hands speak for one party, and who else is one, as sentences.

    Args:
        found: The party.
        where: Of what: "in this case", "of this family", "behind these figures".
    """
    if found.spoken_for == 1:
        said = f"The one first hand {where} that speaks for a party speaks for {found.party}."
    else:
        said = f"All {found.spoken_for} first hands {where} that speak for a party speak for one: {found.party}."
    others = f" {found.others} more speak{'s' if found.others == 1 else ''} for nobody else." if found.others else ""
    unknown = f" The party of {found.unknown} more is unknown." if found.unknown else ""
    return said + others + unknown


def stands_without(one: LeftOut) -> str:
    """What is left of a figure's range, and which of its ends rest on it alone."""
    if not one.left:
        return "it alone carries the whole figure; nothing stands without it"
    rest = "no number" if one.low is None else number(one.low)
    if one.high != one.low:
        rest += f" to {number(one.high)}"
    gone = ", ".join(f"{end.name} {number(end.value)}" for end in one.alone)
    return f"{rest} stands; it alone carries {gone}" if gone else f"{rest} stands, as with it"


def so_many(count: int, one: str) -> str:
    """ "1 event", "3 events", "1,200 claims"."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def accounts(count: int) -> str:
    """ "1 account", "3 accounts"."""
    return so_many(count, "account")


def further(found: Sequence[Difference]) -> str:
    """Differences counted by kind: "5 more between other readings (3 bound, 2 update)"."""
    kinds = Counter(d.kind.replace("_", " ") for d in found)
    return f"{len(found)} more between other readings ({', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))})"


def victim_told(victim: Victim, names: Mapping[str, str]) -> str:
    """A victim in a line: name, age, sex, office, fate; values that differ with who tells each.

    Args:
        victim: The victim.
        names: Account id -> the name to show.
    """
    parts = (victim.ages, victim.sexes, victim.occupations, victim.fates)
    return ", ".join((victim.name, *(cell for told in parts if (cell := differing(told, names)))))


def differing(told: Sequence[ToldValue], names: Mapping[str, str]) -> str:
    """One value, or those that differ with who tells each."""
    if len(told) < 2:
        return told[0].value if told else ""
    return "; ".join(f"{t.value} ({', '.join(names[a] for a in t.account_ids)})" for t in told)

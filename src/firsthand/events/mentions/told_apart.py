"""Those whom an account makes victims or accused apart from the harm done: lists of the dead, charges, a victim named again.

Between the incidents of an account and its mentions.  Trusts the one incident of harm that the account is about, or the only
one it tells of, and that somebody is a victim once: of the harm in which an account first names him so.  Refuses whom the law
took before that harm was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.events.mentions.incidents import Incident
from firsthand.events.mentions.subject import plain_surname
from firsthand.lang.edtf import bounds
from firsthand.vocabulary import Modality, Role

DOERS: tuple[Role, ...] = ("perpetrator", "ordered_by")
HELD: tuple[Modality, ...] = ("alleged", "claimed")  # how charges and claims of responsibility make somebody a doer


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Claims of actors told apart from harm, and the incident they belong to; None where none is the one.

    Attributes:
        elsewhere: Ids of claims of victims in sentences of one harm who are victims of another.
    """

    incident: Incident | None = None
    claims: tuple[Claim, ...] = ()
    elsewhere: frozenset[str] = frozenset()


NOBODY = ToldApart()


def told_apart(
    actors: Iterable[Claim], harm: Sequence[Incident], acts: Sequence[Incident], subject: Incident | None
) -> ToldApart:
    """Who belongs to an account's harm though no sentence of harm tells of them.

    Args:
        actors: Claims of actors of the account.
        harm: Its incidents of harm.
        acts: Its other incidents.
        subject: The one that it is about.

    Returns:
        Victims and those accused or claiming, with the incident; nothing where the account tells of several, and is about none.
    """
    told = sorted(actors, key=lambda c: (c.start, c.claim_id))
    homes = _homes(told, harm)
    elsewhere = frozenset(
        c.claim_id
        for incident in harm
        for c in told
        if c.role == "victim" and c.sentence in incident.sentences and homes.get(_named(c), incident) is not incident
    )
    about = subject if subject in harm else harm[0] if len(harm) == 1 else None
    if about is None:
        return ToldApart(elsewhere=elsewhere)
    harmed = {s for incident in harm for s in incident.sentences}
    apart = [c for c in told if c.sentence not in harmed and homes.get(_named(c), about) is about]
    return ToldApart(about, tuple(_of_harm(apart, about, acts, about is subject)), elsewhere)


def _named(claim: Claim) -> str:
    return plain_surname(claim.name or claim.quote)


def _homes(told: Sequence[Claim], harm: Sequence[Incident]) -> dict[str, Incident]:
    """The incident in which each victim is first named as one, by surname."""
    homes: dict[str, Incident] = {}
    for claim in told:
        home = next((i for i in harm if claim.sentence in i.sentences), None)
        if claim.role == "victim" and home is not None and _named(claim):
            homes.setdefault(_named(claim), home)
    return homes


def _of_harm(apart: Sequence[Claim], about: Incident, acts: Sequence[Incident], main: bool) -> Iterator[Claim]:
    for claim in apart:
        if (claim.role == "victim" and main) or (
            claim.role in DOERS and claim.modality in HELD and not any(_before(a, claim, about) for a in acts)
        ):
            yield claim


def _before(act: Incident, claim: Claim, harm: Incident) -> bool:
    """Whether the act that a sentence tells was done before some harm."""
    if claim.sentence not in act.sentences:
        return False
    done, harmed = bounds(act.edtf)[1], bounds(harm.edtf)[0]
    return done is not None and harmed is not None and done < harmed

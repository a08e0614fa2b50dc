"""Witnesses: the figure claims of one event, each with what its account tells of time and origin.

What the record is made of; nothing else of the case is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.lineage.lineage import Origin
from firsthand.record.figure import FigureLock
from firsthand.vocabulary import PublishedBasis


@dataclass(frozen=True, slots=True)
class Witness:
    """A figure claim of an event.

    Attributes:
        published: EDTF of its account's publication, None if untold.
        published_basis: How that is known; a derived date never makes an update.
        origin_ids: First hands that the claim goes back to.
        miscopied_from: Accounts it was copied from with another number; empty where its number is its own or its source's.
        main: Its account is mainly about this event.
        publisher: Who published its account.
        revised_by: Newer versions of its account's page.
    """

    claim: Claim
    published: str | None = None
    published_basis: PublishedBasis | None = None
    origin_ids: tuple[str, ...] = ()
    miscopied_from: tuple[str, ...] = ()
    main: bool = False
    publisher: str | None = None
    revised_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventWitnesses:
    """All figure claims of one event, with the origins they go back to, when it happened, who is said to have done it, and
    which of its figures people locked.

    The origins come with their voice alone, without accounts and reason.
    """

    event_id: str
    date_edtf: str | None = None
    witnesses: tuple[Witness, ...] = ()
    origins: tuple[Origin, ...] = ()
    accused: tuple[str, ...] = ()
    locks: tuple[FigureLock, ...] = ()

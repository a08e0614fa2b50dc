"""Reading: all claims of one account, from every family of readers, tied to who is said to have said them.

The one way from an account to its claims.  A language without a pack yields no claims: it is said to be unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from firsthand.accounts.account import Account
from firsthand.claims.actors.listed import apart_from_lists, listed_victims
from firsthand.claims.actors.read import read_actors
from firsthand.claims.acts import read_acts
from firsthand.claims.adjuncts import apart_from_names, parts_speakers, stepped_over, widened
from firsthand.claims.attribution.read import read_attributions
from firsthand.claims.claim import Claim, seal
from firsthand.claims.corrections import taken_back
from firsthand.claims.counts import as_of_stamps, counting_days, in_lines, outside_heads, places_apart, unless_stated
from firsthand.claims.document import Document
from firsthand.claims.figures.read import read_figures
from firsthand.claims.figures.tables.counted import counted_in
from firsthand.claims.names import read_names
from firsthand.claims.original import as_read, as_written
from firsthand.claims.places.read import read_places
from firsthand.claims.times.read import read_times
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import pack_for
from firsthand.lang.writing import plainly

_PARTED = re.compile(r"\d[\s\u202f]\d{3}")  # "2 000" is no year


def read_account_claims(account: Account, config: ClaimsConfig) -> list[Claim]:
    """All claims of an account.

    Args:
        account: The account.
        config: Least confidence kept.

    Returns:
        Sealed claims in order of their words; empty where no pack reads the language.
    """
    pack = pack_for(account.language)
    if pack is None:
        return []
    writing = plainly(account.text, pack)
    document = Document(account if writing is None else as_read(account, writing), pack)
    times = read_times(document)
    days = {} if parts_speakers(pack) else stepped_over(document, times, ())
    attributed = widened(document, read_attributions(document.without(days)), days)
    told: Iterable[Claim] = taken_back(document, _told(document, times, attributed))
    if writing is not None:
        attributed = [as_written(c, writing) for c in attributed]
        told = [c for c in (as_written(c, writing) for c in told) if c.kind != "time" or not _PARTED.fullmatch(c.quote)]
    said = [seal(c) for c in attributed]
    claims = [*said, *_tied(told, said)]
    kept = {c.claim_id: c for c in claims if c.confidence >= config.min_confidence}
    return sorted(kept.values(), key=lambda c: (c.start, c.end, c.kind, c.claim_id))


def _told(document: Document, times: Sequence[Claim], said: Sequence[Claim]) -> Iterator[Claim]:
    """What every reader but that of attributions finds; the reader of figures steps over days, places and sources."""
    places = read_places(document)
    counted = counted_in(document, times, places)
    yield from counting_days(times, counted)
    yield from places_apart(places, counted)
    listed = listed_victims(document)
    lines = in_lines(document, (*counted.lines, *listed.lines))
    figures = read_figures(document, stepped_over(document, times, places, said), places, lines)
    bare = document.without(apart_from_names(document, stepped_over(document, times, places)))
    yield from as_of_stamps(figures, times)
    yield from unless_stated(counted, figures)
    yield from listed.claims
    yield from outside_heads(read_acts(document), counted)
    yield from read_names(document)
    yield from apart_from_lists(read_actors(bare), listed)


def _tied(claims: Iterable[Claim], said: Sequence[Claim]) -> list[Claim]:
    """Claims, sealed; those inside the words of an attribution take its speaker, and the innermost attribution wins.

    The object of a stand ("welcomed the freeing of 20 men") is taken for known: it is not what that speaker tells.
    """
    spans = sorted((a for a in said if a.rule != "stance"), key=lambda c: (c.start, -c.end))
    starts = [c.start for c in spans]
    reach = list(accumulate((c.end for c in spans), max))  # how far any of the attributions up to here goes
    out = []
    for claim in claims:
        at = -1 if claim.speaker else bisect_right(starts, claim.start) - 1
        while at >= 0 and claim.end <= reach[at] and spans[at].end < claim.end:
            at -= 1
        inside = at >= 0 and claim.end <= spans[at].end
        out.append(_under(claim, spans[at]) if inside else seal(claim))
    return out


def _under(claim: Claim, said: Claim) -> Claim:
    """A claim as told by the speaker of an attribution, sealed; its own modality stands unless it is plainly asserted."""
    return seal(
        claim,
        speaker=said.speaker,
        speaker_start=said.speaker_start,
        speaker_end=said.speaker_end,
        cue=said.cue,
        cue_start=said.cue_start,
        cue_end=said.cue_end,
        attribution_id=said.claim_id,
        attribution_chain=said.attribution_chain,
        source_connection=said.source_connection,
        modality=said.modality if claim.modality == "asserted" else claim.modality,
    )

"""Recalled: harm or an act of law that an account tells in passing, day or town left rough, and the only event it can be.

Between the two rounds of clustering.  "The 2014 kidnapping in Chibok" is the kidnapping of April 2014 there, if the case
holds no other that it could be.  Trusts a shared town, a shared surname, and accounts about one event that recall the same
kind of harm; refuses to choose between two events, and to move what other accounts tell too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from firsthand.config import Config
from firsthand.events.grouping.distance import FAR_KM, NEAR_KM, distance_km
from firsthand.events.grouping.subject_facts import share_a_place
from firsthand.events.grouping.weigh import MentionLink
from firsthand.events.mentions.exactness import MONTH, days_wide, is_town
from firsthand.events.mentions.mention import Mention
from firsthand.events.mentions.noun_days import PLAIN
from firsthand.events.mentions.retold import near_numbers
from firsthand.lang.reckoning import compatible
from firsthand.tables import batch_of, rows_of
from firsthand.vocabulary import EventType

SURE = 0.6  # score of such a link, by hand: above the threshold as it comes, below what a shared day and town give
YEAR_LONG = 366  # days that a date may be wide to name what happened
BUCKET = 60  # mentions that may share a town, a surname or a story and still be compared: a tie of more names nothing
# Told by nothing, or by what came of it: two of these need a person in common, attacks also a town and a month.
PLAIN_KINDS: tuple[EventType, ...] = ("incident", "other", "report", "killing", "attack")


@dataclass(frozen=True, slots=True)
class RecalledCandidate:
    """A telling of another event that a mention in passing may be one with.

    Attributes:
        by_story: Both accounts are about one event.
        by_person: Both name a person of one surname.
    """

    event_id: str
    mention: Mention
    by_story: bool
    by_person: bool


@dataclass(frozen=True, slots=True)
class RecalledMention:
    """Harm or an act of law told in passing, with all that it shares a town, a surname or a story with."""

    mention_id: str
    mention: Mention
    candidates: tuple[RecalledCandidate, ...] = ()


def link_recalled(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `RecalledMention` to `recalled_links`."""
    del config
    return {
        "recalled_links": batch_of(MentionLink, (k for row in rows_of(RecalledMention, batch) for k in _links(row)))
    }


def _links(row: RecalledMention) -> Iterator[MentionLink]:
    """The link to the only event that a mention can be; none where it can be two, or nothing."""
    fits = [c for c in row.candidates if may_be_one(row.mention, c)]
    if len({c.event_id for c in fits}) == 1:
        nearest = min(fits, key=lambda c: (days_wide(c.mention.edtf), c.mention.mention_id))
        first, second = sorted((row.mention_id, nearest.mention.mention_id))
        yield MentionLink(first, second, SURE)


def may_be_one(told: Mention, candidate: RecalledCandidate) -> bool:
    """Whether what is told in passing can be what another account tells.

    Args:
        told: The mention in passing.
        candidate: The other telling, and what ties both.

    Returns:
        True where kind, time, place and numbers of both can be one, and what ties them says enough.
    """
    other = candidate.mention
    if told.family != other.family or told.edtf is None or other.edtf is None or not compatible(told.edtf, other.edtf):
        return False
    if max(days_wide(told.edtf), days_wide(other.edtf)) > YEAR_LONG:
        return False
    if told.family == "legal" and told.edtf != other.edtf:
        return False
    fine = max(days_wide(told.edtf), days_wide(other.edtf)) <= MONTH and share_a_place(told, other)
    same_kind = told.type == other.type and (told.type not in PLAIN_KINDS or (told.type == PLAIN and fine))
    if not (same_kind or candidate.by_person):
        return False
    if told.people and other.people and not candidate.by_person:
        return False
    return _places_agree(told, other, candidate) and _tolls_agree(told, other, candidate)


def _places_agree(told: Mention, other: Mention, candidate: RecalledCandidate) -> bool:
    """Whether both are set in one town, or one of them in none, not far off, and a person or the story ties them."""
    if told.country and other.country and told.country != other.country:
        return False
    apart = distance_km(told, other)
    if is_town(told.where_prec) and is_town(other.where_prec):
        return share_a_place(told, other) or (apart is not None and apart <= NEAR_KM)
    return (apart is None or apart <= FAR_KM) and (candidate.by_story or candidate.by_person)


def _tolls_agree(told: Mention, other: Mention, candidate: RecalledCandidate) -> bool:
    """Whether no number of both is of two happenings: single victims are told beside totals, where more ties them."""
    most = {t.measure: max(x.value for x in told.tolls if x.measure == t.measure) for t in told.tolls}
    least = 1 if candidate.by_story or candidate.by_person else 0
    for measure, number in most.items():
        theirs = max((t.value for t in other.tolls if t.measure == measure), default=number)
        if min(number, theirs) > least and not near_numbers(number, theirs):
            return False
    return True


RECALLED = f"""
WITH homes AS (
  SELECT m, m.mention_id AS mention_id, m.account_id AS account_id, m.main AS main, s.event_id AS event_id
  FROM bare_mentions m JOIN first_memberships s ON s.mention_id = m.mention_id),
alone AS (SELECT event_id FROM homes GROUP BY event_id HAVING COUNT(*) = 1),
stories AS (SELECT account_id, MIN(event_id) AS story FROM homes WHERE main GROUP BY account_id),
harm AS (SELECT h.*, t.story FROM homes h JOIN stories t ON t.account_id = h.account_id WHERE h.m.family IN ('harm', 'legal')),
ties AS (
  SELECT mention_id, 's|' || story AS tie FROM harm WHERE NOT main
  UNION SELECT mention_id, 'p|' || UNNEST(m.place_ids) FROM harm
  UNION SELECT mention_id, 'n|' || UNNEST(m.people) FROM harm),
shared AS (SELECT tie FROM ties GROUP BY tie HAVING COUNT(*) BETWEEN 2 AND {BUCKET}),
tied AS (SELECT t.* FROM ties t JOIN shared s ON s.tie = t.tie),
found AS (
  SELECT x.mention_id AS told, y.mention_id AS other, BOOL_OR(x.tie LIKE 's|%') AS by_story,
    BOOL_OR(x.tie LIKE 'n|%') AS by_person
  FROM tied x JOIN tied y ON y.tie = x.tie AND y.mention_id <> x.mention_id GROUP BY x.mention_id, y.mention_id)
SELECT p.mention_id, p.m AS mention,
  LIST(STRUCT_PACK(event_id := q.event_id, mention := q.m, by_story := f.by_story, by_person := f.by_person)
    ORDER BY q.mention_id) AS candidates
FROM found f JOIN harm p ON p.mention_id = f.told JOIN harm q ON q.mention_id = f.other
JOIN alone a ON a.event_id = p.event_id
WHERE NOT p.main AND p.account_id <> q.account_id AND p.event_id <> q.event_id AND q.event_id <> p.story
GROUP BY p.mention_id, p.m
"""

"""The events stage as steps: account by account mentions, relational pairs, weighed links, components, events.

Two rounds: what came to harm first, then the acts that speak of it (they need to know which event their subject became).
Tables read: `accounts`, `claims`, `lineage`, `miscopied`.  Tables written: `events`, `event_claims`, `main_events`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import Config
from firsthand.events.build import EventGroup, build
from firsthand.events.coded import coded_event
from firsthand.events.event import Event, MainEvent, ToldClaim
from firsthand.events.grouping.cluster import LinkedMentions, Membership, cluster
from firsthand.events.grouping.regroup import Regrouping, RulingOutcome, regroup
from firsthand.events.mentions.gather import mentions_of
from firsthand.events.mentions.mention import Mention
from firsthand.lineage.steps import IS_COPY
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Batches = dict[str, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """An account with its claims."""

    account: Account
    claims: tuple[Claim, ...] = ()


def tell(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `ReadAccount` to `mentions`; an account that fails is a rejection and loses nobody else's."""
    del config
    mentions: list[Mention] = []
    rejections: list[Rejection] = []
    for row in rows_of(ReadAccount, batch):
        try:
            mentions += mentions_of(row.account, row.claims)
        except Exception as error:
            detail = f"{type(error).__name__}: {error}; the account is kept, but tells of no event"
            rejections.append(Rejection(row.account.source_id, "events", "failed", detail))
    return {"mentions": batch_of(Mention, mentions), "rejections": batch_of(Rejection, rejections)}


def _clustered(batch: pa.RecordBatch, config: Config) -> pa.RecordBatch:
    return batch_of(Membership, (m for g in rows_of(LinkedMentions, batch) for m in cluster(g, config.events)))


def cluster_first(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `LinkedMentions` to `first_memberships`."""
    return {"first_memberships": _clustered(batch, config)}


def cluster_all(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `LinkedMentions` to `last_memberships`."""
    return {"last_memberships": _clustered(batch, config)}


def regroup_events(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Regrouping` to `regrouped`, `mention_parts` and `outcomes`."""
    del config
    made = [regroup(r) for r in rows_of(Regrouping, batch)]
    return {
        "regrouped": batch_of(Membership, (m for r in made for m in r.memberships)),
        "mention_parts": batch_of(Mention, (m for r in made for m in r.mentions)),
        "outcomes": batch_of(RulingOutcome, (o for r in made for o in r.outcomes)),
    }


def build_events(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `EventGroup` to `events`, `told_claims` and `main_events`."""
    del config
    groups = list(rows_of(EventGroup, batch))
    built = [build(g) for g in groups]
    return {
        "events": batch_of(Event, (coded_event(b.event, g.codings) for b, g in zip(built, groups, strict=True))),
        "told_claims": batch_of(ToldClaim, (c for b in built for c in b.claims)),
        "main_events": batch_of(MainEvent, (m for b in built for m in b.main)),
    }


# ------------------------------------------------------------------ relational steps, in the order they run

NEST_ACCOUNTS = """
SELECT a AS account, COALESCE(c.claims, []) AS claims
FROM accounts a
LEFT JOIN (SELECT account_id, LIST(c ORDER BY c.start, c.claim_id) AS claims FROM claims c GROUP BY account_id) c
  ON c.account_id = a.account_id
ORDER BY a.account_id
"""

LATE_LINKS = "SELECT * FROM parent_links UNION ALL SELECT * FROM recalled_links"

ALL_LINKS = """
SELECT a, b, MAX(score) AS score, MAX(likeness) AS likeness, MAX(named_likeness) AS named_likeness,
  BOOL_OR(one_parent) AS one_parent
FROM (SELECT * FROM first_links UNION ALL SELECT * FROM late_links) GROUP BY a, b
"""


def group_sql(links: str, components: str, touched_by: str = "") -> str:
    """SQL that nests mentions and links by connected component, part by part.

    Args:
        links: Table of `MentionLink`.
        components: Table of `node, root` over the mentions that a link touches.
        touched_by: Table of `MentionLink`: only components that one of them lies in; empty for all, and all that stand alone.
    """
    among = f"\nWHERE told.root IN (SELECT root FROM {components} JOIN {touched_by} ON a = node)" if touched_by else ""
    return f"""
WITH home AS (
  SELECT m.mention_id, COALESCE(c.root, m.mention_id) AS root
  FROM bare_mentions m LEFT JOIN {components} c ON c.node = m.mention_id
  WHERE HASH(COALESCE(c.root, m.mention_id)) % $parts = $part),
doubted AS (
  SELECT h.root, LIST(d ORDER BY d.a, d.b) AS doubts
  FROM doubts d JOIN home h ON h.mention_id = d.a JOIN home g ON g.mention_id = d.b AND g.root = h.root GROUP BY h.root),
crowded AS (
  SELECT h.root, LIST(c ORDER BY c.key, c.mention_id) AS crowds
  FROM crowds c JOIN home h ON h.mention_id = c.mention_id GROUP BY h.root),
tied AS (
  SELECT h.root, LIST(k ORDER BY k.a, k.b) AS links
  FROM {links} k JOIN home h ON h.mention_id = k.a GROUP BY h.root),
told AS (
  SELECT h.root, LIST(m ORDER BY m.mention_id) AS mentions
  FROM bare_mentions m JOIN home h ON h.mention_id = m.mention_id GROUP BY h.root)
SELECT told.root, told.mentions, COALESCE(tied.links, []) AS links, COALESCE(d.doubts, []) AS doubts,
  COALESCE(c.crowds, []) AS crowds
FROM told LEFT JOIN tied ON tied.root = told.root LEFT JOIN doubted d ON d.root = told.root
LEFT JOIN crowded c ON c.root = told.root{among}
"""


# What no act ties further is as the first round left it.
MEMBERSHIPS = """
SELECT * FROM first_memberships WHERE mention_id NOT IN (SELECT mention_id FROM last_memberships)
UNION ALL SELECT * FROM last_memberships
"""

COPY_TIES = f"""
SELECT derived_account AS a, source_account AS b FROM lineage
WHERE {IS_COPY} AND source_account IS NOT NULL
"""

# Part by part, as the groups above.
EVENT_GROUPS = """
WITH placed AS (
  SELECT s.event_id, m AS mention, s.reason, p.event_id AS about_event, v.root AS voice, a.published
  FROM memberships s JOIN ruled_mentions m ON m.mention_id = s.mention_id
  JOIN accounts a ON a.account_id = m.account_id
  LEFT JOIN memberships p ON p.mention_id = m.about
  LEFT JOIN voices v ON v.node = m.account_id
  WHERE HASH(s.event_id) % $parts = $part),
told AS (
  SELECT DISTINCT event_id, UNNEST(LIST_CONCAT(mention.date_claims, mention.place_claims)) AS claim_id FROM placed),
slipped AS (
  SELECT event_id, LIST(x ORDER BY x.claim_id, x.source_account) AS slips
  FROM told JOIN miscopied x ON x.claim_id = told.claim_id GROUP BY event_id),
recalled AS (
  SELECT DISTINCT p.event_id FROM ruled_mentions m JOIN memberships p ON p.mention_id = m.about WHERE m.main),
coded AS (
  SELECT r.event_id, LIST(k ORDER BY k.turn) AS codings
  FROM codings k JOIN ruled_events r ON r.decision_id = k.coded.decision_id AND r.side = 'home' GROUP BY r.event_id),
grouped AS (SELECT event_id, LIST(placed ORDER BY placed.mention.mention_id) AS members FROM placed GROUP BY event_id)
SELECT g.event_id, g.members, COALESCE(s.slips, []) AS slips, r.event_id IS NOT NULL AS recalled,
  COALESCE(c.codings, []) AS codings
FROM grouped g LEFT JOIN slipped s ON s.event_id = g.event_id LEFT JOIN recalled r ON r.event_id = g.event_id
LEFT JOIN coded c ON c.event_id = g.event_id
"""

# A claim is given to one event: the one it speaks of alone, then the one it dates or places, then the one told first.
ONE_EVENT_A_CLAIM = """
WITH ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY claim_id ORDER BY rank, start, event_id, reason) AS place FROM told_claims)
SELECT claim_id, event_id, reason FROM ranked WHERE place = 1 ORDER BY claim_id
"""

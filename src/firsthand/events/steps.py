"""The events stage as steps: account by account mentions, relational pairs, weighed links, components, events.

Two rounds: what came to harm first, then the acts that speak of it (they need to know which event their subject became).
Tables read: `accounts`, `claims`.  Tables written: `events`, `event_claims`, `main_events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import Config
from firsthand.events.build import EventGroup, build
from firsthand.events.cluster import Group, Membership, cluster
from firsthand.events.event import Event, MainEvent, ToldClaim
from firsthand.events.mention import Mention
from firsthand.events.mentions import mentions_of
from firsthand.events.regroup import Outcome, Regrouping, regroup
from firsthand.events.weigh import Doubt, Link, Pair, weigh
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

BUCKET = 60  # mentions that may share a key and still be compared all with all
NEIGHBOURS = 20  # beyond, each is compared with so many next to it in order of their ids, which is as good as drawing lots
RARE_SHARE = 0.02  # a content word in more than this share of accounts (and in more than RARE_FLOOR) ties nothing
RARE_FLOOR = 40
RARE_MOST = (
    200  # accounts: a word in more of them ties nothing however large the archive, so that the join stays linear
)
DIGITS = 3  # of a likeness: what one more account does to the rarity of words changes few of them
LEAST_LIKENESS = 0.1  # below, two subjects share no more than strangers do
LEAST_WORDS = 3  # content words two main mentions must share to be compared by their words

Batches = dict[str, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """An account with its claims."""

    account: Account
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class EventKey:
    """A blocking key of a mention."""

    mention_id: str
    key: str


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Two mentions that share a key; `a` is the lesser id; `crowded` where too many share one of their keys."""

    a: str
    b: str
    crowded: bool


@dataclass(frozen=True, slots=True)
class Likest:
    """Two main mentions of which one is among the likest to the other."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A content word of a main mention."""

    mention_id: str
    term: str
    weight: float
    named: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosine of two main mentions' content words, and of their names and numbers alone, 0 to 1."""

    a: str
    b: str
    likeness: float
    named_likeness: float


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


def pairs_of(batch: pa.RecordBatch) -> list[Pair]:
    """The rows of a batch of `Pair`, each mention read once however many pairs it is in."""
    known: dict[str, Mention] = {}
    sides = [_mentions(batch.column(side), known) for side in ("a", "b")]
    rest = [batch.column(c).to_pylist() for c in ("likeness", "named_likeness", "one_parent", "crowded")]
    return [Pair(*row) for row in zip(*sides, *rest, strict=True)]


def _mentions(column: pa.StructArray, known: dict[str, Mention]) -> list[Mention]:
    """The mentions of one side; those not yet known are added."""
    ids = column.field("mention_id").to_pylist()
    fresh = {i: k for k, i in enumerate(ids) if i not in known}
    rows = pa.RecordBatch.from_struct_array(column.take(pa.array(fresh.values(), pa.int64())))
    known.update((m.mention_id, m) for m in rows_of(Mention, rows))
    return [known[i] for i in ids]


def _weighed(pairs: Sequence[Pair], config: Config) -> list[tuple[Pair, Link | None]]:
    """Pairs, with their links where these reach the threshold."""
    links = ((p, weigh(p)) for p in pairs)
    return [(p, k if k.score >= config.events.link_threshold else None) for p, k in links]


def weigh_first(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Pair` to `first_links`, only those that reach the threshold, and `doubts` where one in a crowd does not."""
    found = _weighed(pairs_of(batch), config)
    doubts = (Doubt(p.a.mention_id, p.b.mention_id) for p, k in found if k is None and _in_crowd(p))
    return {"first_links": batch_of(Link, (k for _, k in found if k)), "doubts": batch_of(Doubt, doubts)}


def _in_crowd(pair: Pair) -> bool:
    return pair.crowded and pair.a.main and pair.b.main


def weigh_parents(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Pair` whose acts speak of one event to `parent_links`."""
    return {"parent_links": batch_of(Link, (k for _, k in _weighed(pairs_of(batch), config) if k))}


def _clustered(batch: pa.RecordBatch, config: Config) -> pa.RecordBatch:
    return batch_of(Membership, (m for g in rows_of(Group, batch) for m in cluster(g, config.events)))


def cluster_first(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Group` to `first_memberships`."""
    return {"first_memberships": _clustered(batch, config)}


def cluster_all(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Group` to `last_memberships`."""
    return {"last_memberships": _clustered(batch, config)}


def regroup_events(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Regrouping` to `regrouped`, `mention_parts` and `outcomes`."""
    del config
    made = [regroup(r) for r in rows_of(Regrouping, batch)]
    return {
        "regrouped": batch_of(Membership, (m for r in made for m in r.memberships)),
        "mention_parts": batch_of(Mention, (m for r in made for m in r.mentions)),
        "outcomes": batch_of(Outcome, (o for r in made for o in r.outcomes)),
    }


def build_events(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `EventGroup` to `events`, `told_claims` and `main_events`."""
    del config
    built = [build(g) for g in rows_of(EventGroup, batch)]
    return {
        "events": batch_of(Event, (b.event for b in built)),
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

# A mention without what only telling, likeness and building need: pairs and groups hold it many times over.
BARE_MENTIONS = """
SELECT * REPLACE (terms[:0] AS terms, keys[:0] AS keys, claim_ids[:0] AS claim_ids, core_ids[:0] AS core_ids,
  date_claims[:0] AS date_claims, place_claims[:0] AS place_claims, places[:0] AS places, towns[:0] AS towns,
  CAST(NULL AS VARCHAR) AS place_text, '' AS title)
FROM mentions
"""

EVENT_KEYS = "SELECT mention_id, UNNEST(keys) AS key FROM mentions"

# In a crowded key (a name that everybody uses, one day in one town) each member is compared with its next neighbours
# alone, so that hot stories stay linear, and stay together.
KEY_PAIRS = f"""
WITH ranked AS (
  SELECT key, mention_id, COUNT(*) OVER (PARTITION BY key) AS n,
    ROW_NUMBER() OVER (PARTITION BY key ORDER BY mention_id) AS place
  FROM event_keys)
SELECT a, b, BOOL_OR(crowded) AS crowded FROM (
  SELECT x.mention_id AS a, y.mention_id AS b, FALSE AS crowded
  FROM ranked x JOIN ranked y ON y.key = x.key AND x.mention_id < y.mention_id WHERE x.n <= {BUCKET} AND y.n <= {BUCKET}
  UNION ALL
  SELECT x.mention_id AS a, y.mention_id AS b, TRUE AS crowded
  FROM (SELECT *, UNNEST(RANGE(1, {NEIGHBOURS + 1})) AS step FROM ranked WHERE n > {BUCKET}) x
  JOIN ranked y ON y.key = x.key AND y.place = x.place + x.step)
GROUP BY a, b
"""

CROWDS = f"""
SELECT k.mention_id, k.key
FROM event_keys k JOIN mentions m ON m.mention_id = k.mention_id AND m.main
JOIN (SELECT key FROM event_keys GROUP BY key HAVING COUNT(*) > {BUCKET}) s ON s.key = k.key
"""

TERM_ROWS = """
SELECT mention_id, t.word AS term, t.weight, t.named
FROM (SELECT mention_id, UNNEST(terms) AS t FROM mentions WHERE main)
"""

# Cosine over content words with inverse document frequency, and over names and numbers alone, which stay the same from
# language to language; words that many accounts use tie nothing.
LIKENESS = f"""
WITH numbered AS (
  SELECT mention_id, ROW_NUMBER() OVER (ORDER BY mention_id) AS id FROM (SELECT DISTINCT mention_id FROM term_rows)),
size AS (SELECT GREATEST(COUNT(*), 2) AS n FROM numbered),
df AS (
  SELECT term, COUNT(*) AS df, ROW_NUMBER() OVER (ORDER BY term) AS word FROM term_rows GROUP BY term),
rarity AS (SELECT df.term, df.word, df.df, LN(1 + size.n / df.df) AS idf FROM df, size),
weighed AS (
  SELECT d.id, r.word, r.df, t.weight * r.idf AS w, CASE WHEN t.named THEN t.weight * r.idf ELSE 0.0 END AS v
  FROM term_rows t JOIN rarity r ON r.term = t.term JOIN numbered d ON d.mention_id = t.mention_id),
norm AS (
  SELECT id, SQRT(SUM(w * w)) AS norm, SQRT(SUM(v * v)) AS named_norm FROM weighed GROUP BY id),
rare AS (
  SELECT w.id, w.word, w.w, w.v FROM weighed w, size
  WHERE w.df >= 2 AND w.df <= LEAST({RARE_MOST}, GREATEST({RARE_FLOOR}, {RARE_SHARE} * size.n))),
dot AS (
  SELECT x.id AS a, y.id AS b, SUM(x.w * y.w) AS dot, SUM(x.v * y.v) AS named_dot
  FROM rare x JOIN rare y ON y.word = x.word AND x.id < y.id
  GROUP BY x.id, y.id HAVING COUNT(*) >= {LEAST_WORDS}),
found AS (
  SELECT dot.a, dot.b, ROUND(dot.dot / (p.norm * q.norm), {DIGITS}) AS likeness,
    CASE WHEN p.named_norm * q.named_norm > 0 THEN ROUND(dot.named_dot / (p.named_norm * q.named_norm), {DIGITS})
      ELSE 0.0 END AS named_likeness
  FROM dot JOIN norm p ON p.id = dot.a JOIN norm q ON q.id = dot.b)
SELECT x.mention_id AS a, y.mention_id AS b, f.likeness, f.named_likeness
FROM found f JOIN numbered x ON x.id = f.a JOIN numbered y ON y.id = f.b
"""

# Where many are alike (a story that hundreds tell), those pairs alone that are among the likest of one of the two.
LIKEST = f"""
WITH alike AS (
  SELECT a, b, GREATEST(likeness, named_likeness) AS most FROM likeness
  WHERE likeness >= {LEAST_LIKENESS} OR named_likeness >= {LEAST_LIKENESS}),
ranked AS (
  SELECT a, b, ROW_NUMBER() OVER (PARTITION BY a ORDER BY most DESC, b) AS of_a,
    ROW_NUMBER() OVER (PARTITION BY b ORDER BY most DESC, a) AS of_b
  FROM alike)
SELECT a, b FROM ranked WHERE LEAST(of_a, of_b) <= {NEIGHBOURS}
"""

FIRST_PAIRS = """
WITH chosen AS (
  SELECT a, b FROM key_pairs
  UNION SELECT a, b FROM likest)
SELECT x AS a, y AS b, COALESCE(k.likeness, 0.0) AS likeness, COALESCE(k.named_likeness, 0.0) AS named_likeness,
  FALSE AS one_parent, COALESCE(p.crowded, FALSE) AS crowded
FROM chosen c JOIN bare_mentions x ON x.mention_id = c.a JOIN bare_mentions y ON y.mention_id = c.b
LEFT JOIN likeness k ON k.a = c.a AND k.b = c.b LEFT JOIN key_pairs p ON p.a = c.a AND p.b = c.b
WHERE x.account_id <> y.account_id
ORDER BY c.a, c.b
"""

# Acts of one type that speak of one event: an assessment in three accounts of one tragedy.
PARENT_PAIRS = f"""
WITH about AS (
  SELECT m.mention_id, m.account_id, m.type, p.event_id AS parent
  FROM bare_mentions m JOIN first_memberships p ON p.mention_id = m.about WHERE m.family <> 'harm'),
ranked AS (
  SELECT *, COUNT(*) OVER (PARTITION BY parent, type) AS n,
    ROW_NUMBER() OVER (PARTITION BY parent, type ORDER BY mention_id) AS place
  FROM about)
SELECT x AS a, y AS b, 0.0 AS likeness, 0.0 AS named_likeness, TRUE AS one_parent, FALSE AS crowded
FROM (
  SELECT p.mention_id AS a, q.mention_id AS b
  FROM ranked p JOIN ranked q ON q.parent = p.parent AND q.type = p.type AND p.mention_id < q.mention_id
  WHERE p.n <= {BUCKET}
  UNION ALL
  SELECT p.mention_id, q.mention_id
  FROM (SELECT *, UNNEST(RANGE(1, {NEIGHBOURS + 1})) AS step FROM ranked WHERE n > {BUCKET}) p
  JOIN ranked q ON q.parent = p.parent AND q.type = p.type AND q.place = p.place + p.step) c
JOIN bare_mentions x ON x.mention_id = c.a JOIN bare_mentions y ON y.mention_id = c.b
WHERE x.account_id <> y.account_id
ORDER BY x.mention_id, y.mention_id
"""

ALL_LINKS = """
SELECT a, b, MAX(score) AS score, MAX_BY(ties, score) AS ties, MAX_BY(against, score) AS against
FROM (SELECT * FROM first_links UNION ALL SELECT * FROM parent_links) GROUP BY a, b
"""


def group_sql(links: str, components: str, touched_by: str = "") -> str:
    """SQL that nests mentions and links by connected component.

    Args:
        links: Table of `Link`.
        components: Table of `node, root` over the mentions that a link touches.
        touched_by: Table of `Link`: only components that one of them lies in; empty for all, and all that stand alone.
    """
    among = f"\nWHERE told.root IN (SELECT root FROM {components} JOIN {touched_by} ON a = node)" if touched_by else ""
    return f"""
WITH home AS (
  SELECT m.mention_id, COALESCE(c.root, m.mention_id) AS root
  FROM bare_mentions m LEFT JOIN {components} c ON c.node = m.mention_id),
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
LEFT JOIN crowded c ON c.root = told.root{among} ORDER BY told.root
"""

# What no act ties further is as the first round left it.
MEMBERSHIPS = """
SELECT * FROM first_memberships WHERE mention_id NOT IN (SELECT mention_id FROM last_memberships)
UNION ALL SELECT * FROM last_memberships
"""

EVENT_GROUPS = """
WITH placed AS (
  SELECT s.event_id, m AS mention, s.reason, p.event_id AS about_event
  FROM memberships s JOIN ruled_mentions m ON m.mention_id = s.mention_id
  LEFT JOIN memberships p ON p.mention_id = m.about)
SELECT event_id, LIST(placed ORDER BY placed.mention.mention_id) AS members FROM placed GROUP BY event_id ORDER BY event_id
"""

# A claim is given to one event: the one it speaks of alone, then the one it dates or places, then the one told first.
ONE_EVENT_A_CLAIM = """
WITH ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY claim_id ORDER BY rank, start, event_id, reason) AS place FROM told_claims)
SELECT claim_id, event_id, reason FROM ranked WHERE place = 1 ORDER BY claim_id
"""

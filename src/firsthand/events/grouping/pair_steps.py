"""Which mentions are compared, and how strongly they are tied: the events stage's steps over pairs.

No step compares all with all: mentions meet in keys and in rare words; in a key that hundreds share, and among hundreds
that are alike, each meets a bounded number.  Tables read: `mentions`, `first_memberships`.  Tables written for clustering:
`bare_mentions`, `first_links`, `parent_links`, `doubts`, `crowds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from firsthand.config import Config
from firsthand.events.grouping.weigh import Doubt, MentionLink, MentionPair, weigh
from firsthand.events.mentions.mention import Mention
from firsthand.tables import batch_of, rows_of

BUCKET = 60  # mentions that may share a key and still be compared all with all
# Beyond, each is compared with so many next to it in order of their ids, which is as good as drawing lots.
NEIGHBOURS = 20
RARE_SHARE = 0.02  # a content word in more than this share of accounts (and in more than RARE_FLOOR) ties nothing
RARE_FLOOR = 40
RARE_MOST = (
    200  # accounts: a word in more of them ties nothing however large the archive, so that the join stays linear
)
DIGITS = 3  # of a likeness: what one more account does to the rarity of words changes few of them
LEAST_LIKENESS = 0.1  # below, two subjects share no more than strangers do

Batches = dict[str, pa.RecordBatch]


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
class TermNorm:
    """The number of a main mention, and how long its content words are together, and its names and numbers alone."""

    number: int
    mention_id: str
    norm: float
    named_norm: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosine of two main mentions' content words, and of their names and numbers alone, 0 to 1."""

    a: str
    b: str
    likeness: float
    named_likeness: float


@dataclass(frozen=True, slots=True)
class PairToWeigh:
    """Two mentions to be weighed, by their ids; the rest as in `MentionPair`."""

    a: str
    b: str
    likeness: float
    named_likeness: float
    one_parent: bool
    crowded: bool


@dataclass(frozen=True, slots=True)
class PairBlock:
    """Pairs whose first mentions share their least key, with the mentions of both sides, each once."""

    block: str
    mentions: tuple[Mention, ...]
    pairs: tuple[PairToWeigh, ...]


def _weighed(batch: pa.RecordBatch, config: Config) -> Iterator[tuple[MentionPair, MentionLink | None]]:
    """The pairs of rows of `PairBlock`, with their links where these reach the threshold."""
    for block in rows_of(PairBlock, batch):
        mentions = {m.mention_id: m for m in block.mentions}
        for c in block.pairs:
            pair = MentionPair(mentions[c.a], mentions[c.b], c.likeness, c.named_likeness, c.one_parent, c.crowded)
            link = weigh(pair)
            yield pair, link if link.score >= config.events.link_threshold else None


def weigh_first(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `PairBlock` to `first_links`, only those that reach the threshold, and `doubts` where one in a crowd does not."""
    found = list(_weighed(batch, config))
    doubts = (Doubt(p.a.mention_id, p.b.mention_id) for p, k in found if k is None and _in_crowd(p))
    return {"first_links": batch_of(MentionLink, (k for _, k in found if k)), "doubts": batch_of(Doubt, doubts)}


def _in_crowd(pair: MentionPair) -> bool:
    return pair.crowded and pair.a.main and pair.b.main


def weigh_parents(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `PairBlock` of acts that speak of one event to `parent_links`."""
    return {"parent_links": batch_of(MentionLink, (k for _, k in _weighed(batch, config) if k))}


# ------------------------------------------------------------------ relational steps, in the order they run

# A mention without what only telling, likeness and building need: pairs and groups hold it many times over.
BARE_MENTIONS = """
SELECT * REPLACE (terms[:0] AS terms, keys[:0] AS keys, claim_ids[:0] AS claim_ids, core_ids[:0] AS core_ids,
  date_claims[:0] AS date_claims, place_claims[:0] AS place_claims, places[:0] AS places,
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

# Words weighed by their rarity; words that many accounts use tie nothing, but count in the length of what they stand in.
_WEIGHED = """
WITH numbered AS (
  SELECT mention_id, ROW_NUMBER() OVER (ORDER BY mention_id) AS number FROM (SELECT DISTINCT mention_id FROM term_rows)),
size AS (SELECT GREATEST(COUNT(*), 2) AS n FROM numbered),
df AS (
  SELECT term, COUNT(*) AS df, ROW_NUMBER() OVER (ORDER BY term) AS word FROM term_rows GROUP BY term),
rarity AS (SELECT df.term, df.word, df.df, LN(1 + size.n / df.df) AS idf FROM df, size),
weighed AS (
  SELECT d.number, d.mention_id, r.word, r.df, t.weight * r.idf AS weight,
    CASE WHEN t.named THEN t.weight * r.idf ELSE 0.0 END AS named_weight
  FROM term_rows t JOIN rarity r ON r.term = t.term JOIN numbered d ON d.mention_id = t.mention_id)
"""

TERM_NORMS = f"""{_WEIGHED}
SELECT number, mention_id, SQRT(SUM(weight * weight)) AS norm, SQRT(SUM(named_weight * named_weight)) AS named_norm
FROM weighed GROUP BY number, mention_id
"""

RARE_TERMS = f"""{_WEIGHED}
SELECT w.number, w.word, w.weight, w.named_weight FROM weighed w, size
WHERE w.df >= 2 AND w.df <= LEAST({RARE_MOST}, GREATEST({RARE_FLOOR}, {RARE_SHARE} * size.n))
"""

# Cosine over content words with inverse document frequency, and over names and numbers alone, which stay the same from
# language to language.
LIKENESS = f"""
SELECT p.mention_id AS a, q.mention_id AS b, ROUND(o.dot / (p.norm * q.norm), {DIGITS}) AS likeness,
  CASE WHEN p.named_norm * q.named_norm > 0 THEN ROUND(o.named_dot / (p.named_norm * q.named_norm), {DIGITS})
    ELSE 0.0 END AS named_likeness
FROM term_overlaps o JOIN term_norms p ON p.number = o.a JOIN term_norms q ON q.number = o.b
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
WITH chosen AS (SELECT a, b FROM key_pairs UNION SELECT a, b FROM likest)
SELECT c.a, c.b, COALESCE(k.likeness, 0.0) AS likeness, COALESCE(k.named_likeness, 0.0) AS named_likeness,
  FALSE AS one_parent, COALESCE(p.crowded, FALSE) AS crowded
FROM chosen c JOIN bare_mentions x ON x.mention_id = c.a JOIN bare_mentions y ON y.mention_id = c.b
LEFT JOIN likeness k ON k.a = c.a AND k.b = c.b LEFT JOIN key_pairs p ON p.a = c.a AND p.b = c.b
WHERE x.account_id <> y.account_id
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
SELECT c.a, c.b, 0.0 AS likeness, 0.0 AS named_likeness, TRUE AS one_parent, FALSE AS crowded
FROM (
  SELECT p.mention_id AS a, q.mention_id AS b, p.account_id AS one, q.account_id AS other
  FROM ranked p JOIN ranked q ON q.parent = p.parent AND q.type = p.type AND p.mention_id < q.mention_id
  WHERE p.n <= {BUCKET}
  UNION ALL
  SELECT p.mention_id, q.mention_id, p.account_id, q.account_id
  FROM (SELECT *, UNNEST(RANGE(1, {NEIGHBOURS + 1})) AS step FROM ranked WHERE n > {BUCKET}) p
  JOIN ranked q ON q.parent = p.parent AND q.type = p.type AND q.place = p.place + p.step) c
WHERE c.one <> c.other
"""


def block_sql(pairs: str) -> str:
    """SQL that nests pairs with their mentions, part by part.  Mentions of one story mostly share their least key.

    Args:
        pairs: Table of `PairToWeigh`.
    """
    return f"""
WITH homes AS (
  SELECT mention_id, COALESCE(MIN(key), mention_id) AS block
  FROM mentions LEFT JOIN event_keys USING (mention_id) GROUP BY mention_id),
placed AS (SELECT h.block, p.* FROM {pairs} p JOIN homes h ON h.mention_id = p.a
  WHERE HASH(h.block) % $parts = $part),
sides AS (SELECT block, a AS mention_id FROM placed UNION SELECT block, b FROM placed),
told AS (
  SELECT s.block, LIST(m ORDER BY m.mention_id) AS mentions
  FROM sides s JOIN bare_mentions m ON m.mention_id = s.mention_id GROUP BY s.block),
listed AS (
  SELECT block, LIST(STRUCT_PACK(a := a, b := b, likeness := likeness, named_likeness := named_likeness,
    one_parent := one_parent, crowded := crowded) ORDER BY a, b) AS pairs
  FROM placed GROUP BY block)
SELECT t.block, t.mentions, l.pairs FROM told t JOIN listed l ON l.block = t.block
"""

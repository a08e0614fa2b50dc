"""The lineage stage as steps: prints account by account, candidates in SQL, pairs compared, families settled.

No step compares all with all: accounts meet in buckets of rare fingerprints, and one in a bucket too large meets only
its least member.  Tables read: `accounts`, `claims`, `revisions`.  Tables written: `lineage`, `origins`, `origin_links`,
`claim_origins`, `miscopied`, `rejections`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from firsthand.config import Config
from firsthand.lineage.candidates import LEAST_PAIRS, LEAST_RUNS, PAIR_BUCKET, Prints, prints_of
from firsthand.lineage.describe import describe
from firsthand.lineage.dossier import Dossier, Family, Holding, Pair, Telling
from firsthand.lineage.groups import grouping_of
from firsthand.lineage.lineage import Lineage, Origin, OriginLink
from firsthand.lineage.origins import gathered
from firsthand.lineage.relate import relate
from firsthand.lineage.settle import settle
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Batches = dict[str, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Revision:
    """That an account revises another: the same place gave other bytes later."""

    account_id: str
    revises: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two accounts that a copy or credit joins; an account tied to itself stands alone."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class ClaimOrigin:
    """That a claim goes back to an origin."""

    claim_id: str
    origin_id: str


@dataclass(frozen=True, slots=True)
class Miscopied:
    """A figure claim of a copy whose number is not its source's."""

    claim_id: str
    source_account: str


def describe_accounts(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Dossier` to `prints`, `tellings` and `holdings`; an account that fails is a rejection, nobody else's loss."""
    prints: list[Prints] = []
    tellings: list[Telling] = []
    holdings: list[Holding] = []
    rejections: list[Rejection] = []
    grouping = grouping_of(config.lineage)
    for row in rows_of(Dossier, batch):
        account = row.account
        try:
            telling, holding = describe(account, row.claims, grouping)
            prints.append(prints_of(account.account_id, account.text, config.lineage.max_bucket))
            tellings.append(telling)
            holdings.append(holding)
        except Exception as error:
            rejections.append(_failed(account.source_id, error, "is compared with no other"))
    return {
        "prints": batch_of(Prints, prints),
        "tellings": batch_of(Telling, tellings),
        "holdings": batch_of(Holding, holdings),
        "rejections": batch_of(Rejection, rejections),
    }


def _failed(name: str, error: Exception, loss: str) -> Rejection:
    return Rejection(name, "lineage", "failed", f"{type(error).__name__}: {error}; the account is kept, but {loss}")


def compare_pairs(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Pair` to `pair_lineage` and `miscopied`."""
    rows: list[Lineage] = []
    miscopied: list[Miscopied] = []
    rejections: list[Rejection] = []
    for pair in pairs_of(batch):
        try:
            related = relate(pair, config.lineage)
        except Exception as error:
            names = f"{pair.left.account_id} and {pair.right.account_id}"
            rejections.append(_failed(names, error, "the two are not compared"))
            continue
        if related is not None:
            rows.append(related.row)
            miscopied += (Miscopied(c, related.row.source_account or "") for c in related.miscopied)
    return {
        "pair_lineage": batch_of(Lineage, rows),
        "found_miscopied": batch_of(Miscopied, miscopied),
        "rejections": batch_of(Rejection, rejections),
    }


def pairs_of(batch: pa.RecordBatch) -> Iterator[Pair]:
    """The rows of a batch of `Pair`, each account read once however many pairs it is in."""
    known: dict[str, Telling] = {}
    sides = [_tellings(batch.column(side), known) for side in ("left", "right")]
    for left, right, revises in zip(*sides, batch.column("revises").to_pylist(), strict=True):
        yield Pair(left, right, revises)


def _tellings(column: pa.StructArray, known: dict[str, Telling]) -> list[Telling]:
    """The accounts of one side; those not yet known are added."""
    ids = column.field("account_id").to_pylist()
    fresh = {i: k for k, i in enumerate(ids) if i not in known}
    rows = pa.RecordBatch.from_struct_array(column.take(pa.array(fresh.values(), pa.int64())))
    known.update((t.account_id, t) for t in rows_of(Telling, rows))
    return [known[i] for i in ids]


def settle_families(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Family` to `told_origins`, `told_links` and `credit_lineage`."""
    del config
    parts: list[Origin] = []
    links: list[OriginLink] = []
    rows: list[Lineage] = []
    rejections: list[Rejection] = []
    for family in rows_of(Family, batch):
        try:
            settled = settle(family)
        except Exception as error:
            rejections += (_failed(m.account_id, error, "its origins are unknown") for m in family.members)
            continue
        parts += settled.origins
        links += settled.links
        rows += settled.rows
    return {
        "told_origins": batch_of(Origin, parts),
        "told_links": batch_of(OriginLink, links),
        "credit_lineage": batch_of(Lineage, rows),
        "rejections": batch_of(Rejection, rejections),
    }


def gather_origins(batch: pa.RecordBatch, config: Config) -> Batches:
    """Rows of `Origin`, those of one id together, to `origins`: one row an id."""
    del config
    return {"origins": batch_of(Origin, gathered(rows_of(Origin, batch)))}


# ------------------------------------------------------------------ relational steps, in the order they run

DOSSIERS = """
WITH told AS (
  SELECT c.account_id, LIST(STRUCT_PACK(
    claim_id := c.claim_id, kind := c.kind, "start" := c."start", "end" := c."end", rule := c.rule,
    person_kind := c.person_kind, speaker := c.speaker, speaker_start := c.speaker_start, speaker_end := c.speaker_end,
    attribution_id := c.attribution_id, attribution_chain := c.attribution_chain) ORDER BY c.claim_id) AS claims
  FROM claims c WHERE c.kind IN ('figure', 'time', 'place', 'act', 'attribution') GROUP BY c.account_id)
SELECT a AS account, COALESCE(t.claims, []) AS claims
FROM accounts a LEFT JOIN told t ON t.account_id = a.account_id ORDER BY a.account_id
"""

CANDIDATES = f"""
WITH run_rows AS (SELECT account_id, bucket, UNNEST(runs) AS print FROM prints),
run_sizes AS (
  SELECT print, COUNT(*) AS n, MIN(account_id) AS least, MIN(bucket) AS bucket
  FROM run_rows GROUP BY print HAVING COUNT(*) > 1),
by_run AS (
  SELECT x.account_id AS a, y.account_id AS b, COUNT(*) AS runs
  FROM run_sizes s JOIN run_rows x ON x.print = s.print JOIN run_rows y ON y.print = s.print AND x.account_id < y.account_id
  WHERE s.n <= s.bucket OR x.account_id = s.least
  GROUP BY x.account_id, y.account_id),
pair_rows AS (SELECT account_id, UNNEST(pairs) AS print FROM prints),
pair_sizes AS (
  SELECT print FROM pair_rows GROUP BY print HAVING COUNT(*) > 1 AND COUNT(*) <= {PAIR_BUCKET}),
by_pair AS (
  SELECT x.account_id AS a, y.account_id AS b, COUNT(*) AS pairs
  FROM pair_sizes s JOIN pair_rows x ON x.print = s.print JOIN pair_rows y ON y.print = s.print AND x.account_id < y.account_id
  GROUP BY x.account_id, y.account_id),
met AS (
  SELECT COALESCE(r.a, p.a) AS a, COALESCE(r.b, p.b) AS b, COALESCE(r.runs, 0) AS runs, COALESCE(p.pairs, 0) AS pairs
  FROM by_run r FULL JOIN by_pair p ON p.a = r.a AND p.b = r.b),
sizes AS (SELECT account_id, LEN(runs) AS n FROM prints)
SELECT m.a AS left_id, m.b AS right_id, m.runs, m.pairs
FROM met m JOIN sizes x ON x.account_id = m.a JOIN sizes y ON y.account_id = m.b
WHERE m.runs >= {LEAST_RUNS} OR m.pairs >= {LEAST_PAIRS} OR (LEAST(x.n, y.n) > 0 AND LEAST(x.n, y.n) <= 2 * m.runs)
"""

PAIRS = """
WITH noted AS (
  SELECT LEAST(account_id, revises) AS a, GREATEST(account_id, revises) AS b, MAX(account_id) AS revises
  FROM revisions WHERE account_id <> revises GROUP BY LEAST(account_id, revises), GREATEST(account_id, revises)),
chosen AS (SELECT left_id AS a, right_id AS b FROM candidates UNION SELECT a, b FROM noted)
SELECT l AS "left", r AS "right", n.revises
FROM chosen c JOIN tellings l ON l.account_id = c.a JOIN tellings r ON r.account_id = c.b
LEFT JOIN noted n ON n.a = c.a AND n.b = c.b
ORDER BY c.a, c.b
"""

# An outlet's account is the one credited if it is the outlet's only one, speaks of the same event by the user's own key,
# or shares words.
NAMED = """
WITH credited AS (
  SELECT account_id, event_hint, c.outlet AS outlet, c.claim_id AS claim_id
  FROM (SELECT account_id, event_hint, outlet AS own, UNNEST(credits) AS c FROM holdings)
  WHERE c.outlet <> '' AND c.outlet <> own),
outlets AS (SELECT outlet, COUNT(*) AS n, MIN(account_id) AS only FROM holdings WHERE outlet <> '' GROUP BY outlet)
SELECT c.account_id, o.only AS source_account, c.claim_id FROM credited c JOIN outlets o ON o.outlet = c.outlet WHERE o.n = 1
UNION
SELECT c.account_id, h.account_id, c.claim_id
FROM credited c JOIN holdings h ON h.outlet = c.outlet AND h.event_hint = c.event_hint
UNION
SELECT c.account_id, h.account_id, c.claim_id
FROM credited c JOIN (
  SELECT left_id AS a, right_id AS b FROM candidates UNION SELECT right_id, left_id FROM candidates) k ON k.a = c.account_id
JOIN holdings h ON h.account_id = k.b AND h.outlet = c.outlet
"""

TIES = """
SELECT derived_account AS a, source_account AS b FROM pair_lineage WHERE relation IN ('copy', 'revision')
UNION SELECT account_id, source_account FROM named
UNION SELECT account_id, account_id FROM holdings
"""

FAMILIES = """
WITH held AS (
  SELECT f.root, LIST(h ORDER BY h.account_id) AS members
  FROM families_of f JOIN holdings h ON h.account_id = f.node GROUP BY f.root),
copied AS (
  SELECT f.root, LIST(p ORDER BY p.derived_account, p.source_account) AS rows
  FROM pair_lineage p JOIN families_of f ON f.node = p.derived_account
  WHERE p.relation IN ('copy', 'revision') GROUP BY f.root),
credited AS (
  SELECT f.root, LIST(n ORDER BY n.account_id, n.source_account, n.claim_id) AS named
  FROM named n JOIN families_of f ON f.node = n.account_id GROUP BY f.root)
SELECT h.root, h.members, COALESCE(c.rows, []) AS "rows", COALESCE(n.named, []) AS named
FROM held h LEFT JOIN copied c ON c.root = h.root LEFT JOIN credited n ON n.root = h.root ORDER BY h.root
"""

LINEAGE = "SELECT * FROM pair_lineage UNION ALL SELECT * FROM credit_lineage"

MISCOPIED = "SELECT DISTINCT claim_id, source_account FROM found_miscopied"

# One row for each origin behind a claim: its own links where it has any, else those of its account.
CLAIM_ORIGINS = """
WITH own AS (SELECT DISTINCT claim_id, origin_id FROM origin_links WHERE claim_id IS NOT NULL)
SELECT claim_id, origin_id FROM own
UNION
SELECT c.claim_id, k.origin_id
FROM claims c JOIN origin_links k ON k.account_id = c.account_id AND k.claim_id IS NULL
WHERE c.claim_id NOT IN (SELECT claim_id FROM own)
"""

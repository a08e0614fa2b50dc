"""The lineage stage as steps: prints account by account, candidates in SQL, pairs compared, families settled.

No step compares all with all: accounts meet in buckets of rare fingerprints, and one in a bucket too large meets only
its least member.  Tables read: `accounts`, `claims`, `revisions`.  Tables written: `lineage`, `origins`, `origin_links`,
`claim_origins`, `miscopied`, `wrong_copies`, `rejections`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from firsthand.config import Config
from firsthand.lineage.describe import describe
from firsthand.lineage.dossier import AccountPair, Dossier, Family, Holding, Telling
from firsthand.lineage.first_hands.groups import grouping_of
from firsthand.lineage.first_hands.origins import gathered
from firsthand.lineage.lineage import COPIES, Lineage, Miscopied, Origin, OriginLink
from firsthand.lineage.relate import relate
from firsthand.lineage.settle import settle
from firsthand.lineage.shared_text.candidates import HALF, LEAST_PAIRS, LEAST_RUNS, PAIR_BUCKET, Prints, prints_of
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

Batches = dict[str, pa.RecordBatch]
IS_COPY = f"relation IN ({', '.join(repr(r) for r in sorted(COPIES))})"  # as SQL says it


@dataclass(frozen=True, slots=True)
class Revision:
    """That an account revises another: the same place gave other bytes later."""

    account_id: str
    revises: str


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
            described = describe(account, row.claims, grouping)
            prints.append(prints_of(account.account_id, account.text, config.lineage.max_bucket))
            tellings.append(described.telling)
            holdings.append(described.holding)
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
    """Rows of `AccountPair` to `pair_lineage` and `miscopied`."""
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


def pairs_of(batch: pa.RecordBatch) -> Iterator[AccountPair]:
    """The rows of a batch of `AccountPair`, each account read once however many pairs it is in."""
    known: dict[str, Telling] = {}
    sides = [_tellings(batch.column(side), known) for side in ("left", "right")]
    for left, right, revises in zip(*sides, batch.column("revises").to_pylist(), strict=True):
        yield AccountPair(left, right, revises)


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
  FROM claims c WHERE c.kind IN ('figure', 'time', 'place', 'act', 'attribution') AND HASH(c.account_id) % $parts = $part
  GROUP BY c.account_id)
SELECT a AS account, COALESCE(t.claims, []) AS claims
FROM accounts a LEFT JOIN told t ON t.account_id = a.account_id
WHERE HASH(a.account_id) % $parts = $part ORDER BY a.account_id
"""

# Fingerprints are met part by part: what those of one part say of a pair is added up afterwards.
MEETINGS = f"""
WITH placed AS (SELECT account_id, ROW_NUMBER() OVER (ORDER BY account_id) AS place FROM prints),
run_rows AS (
  SELECT k.place, r.bucket, r.print
  FROM (SELECT account_id, bucket, UNNEST(runs) AS print FROM prints) r JOIN placed k ON k.account_id = r.account_id
  WHERE (r.print & 65535) % $parts = $part),
run_sizes AS (
  SELECT print, COUNT(*) AS n, MIN(place) AS least, MIN(bucket) AS bucket
  FROM run_rows GROUP BY print HAVING COUNT(*) > 1),
run_kept AS (
  SELECT r.place, r.print, s.n <= s.bucket OR r.place = s.least AS joins
  FROM run_rows r JOIN run_sizes s ON s.print = r.print),
by_run AS (
  SELECT x.place AS a, y.place AS b, COUNT(*) AS runs
  FROM run_kept x JOIN run_kept y ON y.print = x.print AND x.place < y.place
  WHERE x.joins GROUP BY x.place, y.place),
pair_rows AS (
  SELECT k.place, r.print
  FROM (SELECT account_id, UNNEST(pairs) AS print FROM prints) r JOIN placed k ON k.account_id = r.account_id
  WHERE (r.print & 65535) % $parts = $part),
pair_sizes AS (
  SELECT print FROM pair_rows GROUP BY print HAVING COUNT(*) > 1 AND COUNT(*) <= {PAIR_BUCKET}),
pair_kept AS (SELECT r.place, r.print FROM pair_rows r JOIN pair_sizes s ON s.print = r.print),
by_pair AS (
  SELECT x.place AS a, y.place AS b, COUNT(*) AS pairs
  FROM pair_kept x JOIN pair_kept y ON y.print = x.print AND x.place < y.place
  GROUP BY x.place, y.place)
SELECT a AS left_place, b AS right_place, runs, 0 AS pairs FROM by_run
UNION ALL SELECT a, b, 0, pairs FROM by_pair
"""

CANDIDATES = f"""
WITH placed AS (SELECT account_id, ROW_NUMBER() OVER (ORDER BY account_id) AS place, LEN(runs) AS n FROM prints),
met AS (
  SELECT left_place, right_place, SUM(runs) AS runs, SUM(pairs) AS pairs
  FROM meetings GROUP BY left_place, right_place)
SELECT x.account_id AS left_id, y.account_id AS right_id, m.runs, m.pairs
FROM met m JOIN placed x ON x.place = m.left_place JOIN placed y ON y.place = m.right_place
WHERE m.runs >= {LEAST_RUNS} OR m.pairs >= {LEAST_PAIRS} OR (LEAST(x.n, y.n) > 0 AND LEAST(x.n, y.n) <= {HALF} * m.runs)
"""

PAIRS = """
WITH noted AS (
  SELECT LEAST(account_id, revises) AS a, GREATEST(account_id, revises) AS b, MAX(account_id) AS revises
  FROM revisions WHERE account_id <> revises GROUP BY LEAST(account_id, revises), GREATEST(account_id, revises)),
chosen AS (SELECT left_id AS a, right_id AS b FROM candidates UNION SELECT a, b FROM noted)
SELECT l AS "left", r AS "right", n.revises
FROM chosen c JOIN tellings l ON l.account_id = c.a JOIN tellings r ON r.account_id = c.b
LEFT JOIN noted n ON n.a = c.a AND n.b = c.b
WHERE HASH(c.a) % $parts = $part
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

TIES = f"""
SELECT derived_account AS a, source_account AS b FROM pair_lineage WHERE {IS_COPY}
UNION SELECT account_id, source_account FROM named
UNION SELECT account_id, account_id FROM holdings
"""

FAMILIES = f"""
WITH held AS (
  SELECT f.root, LIST(h ORDER BY h.account_id) AS members
  FROM families_of f JOIN holdings h ON h.account_id = f.node GROUP BY f.root),
copied AS (
  SELECT f.root, LIST(p ORDER BY p.derived_account, p.source_account) AS rows
  FROM pair_lineage p JOIN families_of f ON f.node = p.derived_account
  WHERE p.{IS_COPY} GROUP BY f.root),
credited AS (
  SELECT f.root, LIST(n ORDER BY n.account_id, n.source_account, n.claim_id) AS named
  FROM named n JOIN families_of f ON f.node = n.account_id GROUP BY f.root)
SELECT h.root, h.members, COALESCE(c.rows, []) AS "rows", COALESCE(n.named, []) AS named
FROM held h LEFT JOIN copied c ON c.root = h.root LEFT JOIN credited n ON n.root = h.root ORDER BY h.root
"""

LINEAGE = "SELECT * FROM pair_lineage UNION ALL SELECT * FROM credit_lineage"

MISCOPIED = "SELECT DISTINCT claim_id, source_account FROM found_miscopied"

WRONG_COPIES = """
SELECT claim_id, LIST(source_account ORDER BY source_account) AS source_accounts FROM miscopied GROUP BY claim_id
"""

# The origins behind a claim: its own links where it has any, else those of its account.
CLAIM_ORIGINS = """
WITH own AS (SELECT DISTINCT claim_id, origin_id FROM origin_links WHERE claim_id IS NOT NULL),
behind AS (
  SELECT claim_id, origin_id FROM own
  UNION
  SELECT c.claim_id, k.origin_id
  FROM claims c JOIN origin_links k ON k.account_id = c.account_id AND k.claim_id IS NULL
  WHERE c.claim_id NOT IN (SELECT claim_id FROM own))
SELECT claim_id, LIST(origin_id ORDER BY origin_id) AS origin_ids FROM behind GROUP BY claim_id
"""

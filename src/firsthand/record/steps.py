"""The record stage as steps: accounts enrolled, witnesses nested by event, figures out.

Tables read: `claims`, `accounts`, `events`, `event_claims`, `main_events`, `origins`, `claim_origins`, `wrong_copies`, `locks`,
`ruled_events`, `revisions`, `lineage`, `voices`, `set_aside`.
Tables written: `account_entries`, `figures`.
"""

from __future__ import annotations

import pyarrow as pa

from firsthand.config import Config
from firsthand.record.figure import Figure
from firsthand.record.reconcile import reconcile
from firsthand.record.witness import EventWitnesses
from firsthand.tables import batch_of, rows_of

# What ties two accounts in any way; an account and a first hand outside the case, whose ids follow those of accounts.
KIN_TIES = """
SELECT derived_account AS a, source_account AS b FROM lineage WHERE source_account IS NOT NULL AND relation <> 'independent'
UNION SELECT derived_account, origin_id FROM lineage WHERE source_account IS NULL AND origin_id IS NOT NULL
"""

LISTED_ACCOUNTS = """
WITH counted AS (SELECT account_id, COUNT(*) AS n FROM claims GROUP BY account_id),
newer AS (
  SELECT revises, LIST(DISTINCT account_id ORDER BY account_id) AS accounts FROM revisions
  WHERE account_id <> revises GROUP BY revises)
SELECT a.account_id, a.source_id, a.published, COALESCE(v.root, a.account_id) AS voice, COALESCE(k.root, a.account_id) AS family,
  COALESCE(w.accounts, []) AS newer, COALESCE(c.n, 0) + COALESCE(s.n_claims, 0) AS n_claims
FROM accounts a LEFT JOIN voices v ON v.node = a.account_id LEFT JOIN kin k ON k.node = a.account_id
LEFT JOIN newer w ON w.revises = a.account_id LEFT JOIN counted c ON c.account_id = a.account_id
LEFT JOIN set_aside s ON s.account_id = a.account_id
UNION ALL
SELECT account_id, source_id, published, account_id, account_id, [], n_claims FROM set_aside WHERE excluded
"""

WITNESSES = """
WITH wit AS (
  SELECT e.event_id, c AS claim, a.published, a.published_basis, COALESCE(b.origin_ids, []) AS origin_ids,
         COALESCE(m.source_accounts, []) AS miscopied_from, n.account_id IS NOT NULL AS main, a.publisher,
         COALESCE(v.newer, []) AS revised_by
  FROM claims c JOIN event_claims e ON e.claim_id = c.claim_id JOIN accounts a ON a.account_id = c.account_id
  LEFT JOIN claim_origins b ON b.claim_id = c.claim_id
  LEFT JOIN wrong_copies m ON m.claim_id = c.claim_id
  LEFT JOIN account_entries v ON v.account_id = c.account_id
  LEFT JOIN main_events n ON n.account_id = c.account_id AND n.event_id = e.event_id
  WHERE c.kind = 'figure'),
told AS (SELECT event_id, LIST(w ORDER BY w.claim.claim_id) AS witnesses FROM wit w GROUP BY event_id),
voices AS (  -- without its accounts: an agency has thousands, and would bring them to each of its events
  SELECT origin_id, name, kind, party, "group", CAST([] AS VARCHAR[]) AS account_ids, '' AS reason FROM origins),
named AS (
  SELECT u.event_id, LIST(o ORDER BY o.origin_id) AS origins
  FROM (SELECT DISTINCT event_id, UNNEST(origin_ids) AS origin_id FROM wit) u JOIN voices o ON o.origin_id = u.origin_id
  GROUP BY u.event_id),
blamed AS (
  SELECT e.event_id, LIST(DISTINCT COALESCE(c.name, c.quote) ORDER BY COALESCE(c.name, c.quote)) AS accused
  FROM claims c JOIN event_claims e ON e.claim_id = c.claim_id
  WHERE c.kind = 'actor' AND c.role = 'perpetrator' GROUP BY e.event_id),
fixed AS (
  SELECT r.event_id, LIST(k ORDER BY k.place) AS locks
  FROM locks k JOIN ruled_events r ON r.decision_id = k.lock.decision_id AND r.side = 'home' GROUP BY r.event_id)
SELECT ev.event_id, ev.date_edtf, COALESCE(t.witnesses, []) AS witnesses, COALESCE(n.origins, []) AS origins,
  COALESCE(b.accused, []) AS accused, COALESCE(f.locks, []) AS locks
FROM events ev LEFT JOIN told t ON t.event_id = ev.event_id LEFT JOIN named n ON n.event_id = ev.event_id
LEFT JOIN blamed b ON b.event_id = ev.event_id LEFT JOIN fixed f ON f.event_id = ev.event_id
WHERE t.event_id IS NOT NULL OR f.event_id IS NOT NULL ORDER BY ev.event_id
"""


def reconcile_events(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `EventWitnesses` to `figures`."""
    return {
        "figures": batch_of(Figure, (f for e in rows_of(EventWitnesses, batch) for f in reconcile(e, config.record)))
    }

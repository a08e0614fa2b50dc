"""What of the events is in doubt, and what of that people have settled, as tables of the index.

A figure, a date or a place is settled one by one: by a lock, by a person who let it stand as it is now, or with its whole
event.  Refuses to take one ruling on an event for a review of all that is in it.
"""

from __future__ import annotations

TABLES = """
CREATE TABLE ruled_claims (claim_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE unsure (claim_id TEXT PRIMARY KEY, confidence REAL);
CREATE TABLE settled (event_id TEXT, field TEXT, low REAL, best REAL, high REAL, value TEXT, whatever INTEGER);
CREATE TABLE seen_whole (event_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ruled (event_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE assigned (event_id TEXT PRIMARY KEY, who TEXT) WITHOUT ROWID;
CREATE TABLE doubts (event_id TEXT, field TEXT, kind TEXT, why TEXT, claim_id TEXT);
"""
FILLED = (
    "ruled_by",
    "tags",
    "ruled_claims",
    "unsure",
    "settled",
    "seen_whole",
    "ruled",
    "doubts",
)  # by what stands below
STANDING = "d.undone_by IS NULL AND d.kind NOT IN ('undo', 'note')"
TARGET = "coalesce(b.target, d.target)"
DECISIONS = f"kept.decisions d LEFT JOIN kept.decided b ON b.decision_id = d.decision_id AND {STANDING}"
FIGURE = "measure || '/' || population || coalesce('/' || unit, '')"
_SAID = "json_extract(d.payload, '$.{}')"
_LOCKED = (
    f"{_SAID.format('measure')} || '/' || coalesce({_SAID.format('population')}, 'all') || "
    f"coalesce('/' || {_SAID.format('unit')}, '')"
)
FILL = (
    f"INSERT INTO ruled_by SELECT DISTINCT e.event_id, d.who FROM {DECISIONS} JOIN events e ON e.event_id = {TARGET} "
    "WHERE d.undone_by IS NULL AND d.kind NOT IN ('undo', 'assign')",
    f"INSERT INTO ruled_by SELECT DISTINCT k.event_id, d.who FROM {DECISIONS} JOIN kept.event_claims k "
    f"ON k.claim_id = {TARGET} WHERE d.undone_by IS NULL AND d.kind NOT IN ('undo', 'assign')",
    f"INSERT INTO tags SELECT DISTINCT e.event_id, {_SAID.format('tag')} FROM {DECISIONS} "
    f"JOIN events e ON e.event_id = {TARGET} WHERE d.kind = 'tag' AND {STANDING}",
    f"INSERT INTO tags SELECT DISTINCT t.event_id, {_SAID.format('tag')} FROM {DECISIONS} "
    f"JOIN told t ON t.account_id = {TARGET} WHERE d.kind = 'tag' AND {STANDING}",
    f"INSERT OR REPLACE INTO assigned SELECT {TARGET}, {_SAID.format('coder')} FROM {DECISIONS} "
    f"WHERE d.kind = 'assign' AND {STANDING} ORDER BY d.\"when\"",
    f"INSERT OR IGNORE INTO ruled_claims SELECT {TARGET} FROM {DECISIONS} WHERE d.kind IN ('accept', 'reject', 'correct') "
    f"AND {STANDING}",
    "INSERT INTO unsure SELECT claim_id, confidence FROM kept.claims c WHERE kind = 'figure' AND confidence < 0.5 AND "
    "NOT EXISTS (SELECT 1 FROM ruled_claims r WHERE r.claim_id = c.claim_id)",
    f"INSERT INTO settled SELECT {TARGET}, {_SAID.format('field')}, {_SAID.format('low')}, {_SAID.format('best')}, "
    f"{_SAID.format('high')}, {_SAID.format('value')}, 0 FROM {DECISIONS} WHERE d.kind = 'settle' AND {STANDING}",
    f"INSERT INTO settled SELECT {TARGET}, {_LOCKED}, NULL, NULL, NULL, NULL, 1 FROM {DECISIONS} "
    f"WHERE d.kind = 'lock' AND {STANDING}",
    # A person says so of the accounts that the event had then: one that tells of it since was not seen.
    f"INSERT OR IGNORE INTO seen_whole SELECT {TARGET} FROM {DECISIONS} WHERE d.kind = 'tag' AND {STANDING} "
    f"AND lower({_SAID.format('tag')}) = 'reviewed' AND NOT EXISTS (SELECT 1 FROM told t WHERE t.event_id = {TARGET} "
    "AND t.account_id NOT IN (SELECT json_extract(m.value, '$.account_id') FROM json_each(d.anchor, '$.events[0].marks') m))",
    f"INSERT OR IGNORE INTO ruled SELECT {TARGET} FROM {DECISIONS} WHERE d.kind NOT IN ('tag', 'assign') AND {STANDING}",
    f"INSERT OR IGNORE INTO ruled SELECT k.event_id FROM {DECISIONS} JOIN kept.event_claims k ON k.claim_id = {TARGET} "
    f"WHERE d.kind NOT IN ('tag', 'assign') AND {STANDING}",
    f"INSERT INTO doubts SELECT event_id, {FIGURE}, 'lock', '', NULL FROM figures WHERE against <> '[]'",
    f"INSERT INTO doubts SELECT event_id, {FIGURE}, CASE WHEN differences LIKE '%copying_error%' THEN 'copying error' "
    "WHEN status = 'contested' THEN 'contested' ELSE 'one first hand' END, '', NULL FROM figures f "
    "WHERE (status = 'contested' OR differences LIKE '%copying_error%' OR (origins_max = 1 AND accounts > 1)) "
    "AND NOT EXISTS (SELECT 1 FROM settled s "
    f"WHERE s.event_id = f.event_id AND s.field = {FIGURE} AND (s.whatever OR (s.low IS f.low AND s.best IS f.best "
    "AND s.high IS f.high)))",
    "INSERT INTO doubts SELECT e.event_id, json_extract(j.value, '$.field'), replace(json_extract(j.value, '$.kind'), '_', ' '), "
    "j.value, NULL FROM kept.events e, json_each(e.differences) j WHERE json_extract(j.value, '$.field') IN ('date', 'place') "
    "AND j.key = (SELECT min(x.key) FROM json_each(e.differences) x "
    "WHERE json_extract(x.value, '$.field') = json_extract(j.value, '$.field')) "
    "AND NOT EXISTS (SELECT 1 FROM settled s WHERE s.event_id = e.event_id AND s.field = json_extract(j.value, '$.field') "
    "AND s.value IS iif(s.field = 'date', e.date_edtf, e.place))",
    "INSERT INTO doubts SELECT k.event_id, 'claim', 'unsure claim', '', u.claim_id FROM unsure u "
    "LEFT JOIN kept.event_claims k ON k.claim_id = u.claim_id",
    "DELETE FROM doubts WHERE event_id IN (SELECT event_id FROM seen_whole) AND kind <> 'lock'",
    "CREATE INDEX IF NOT EXISTS doubts_event ON doubts(event_id)",
    "UPDATE events SET reviewed = event_id IN (SELECT event_id FROM seen_whole) OR (event_id IN (SELECT event_id FROM ruled) "
    "AND event_id NOT IN (SELECT event_id FROM doubts WHERE event_id IS NOT NULL))",
)

"""Verifying: every hash of a case computed again, every quote held against its text, every reference followed.

Reads only.  Refuses to mend: a fault is said, never corrected.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile import custody
from firsthand.casefile.case import CaseFile
from firsthand.casefile.columns import columns_of
from firsthand.casefile.decision import undone
from firsthand.casefile.intake import digest_of_given
from firsthand.casefile.ledger import altered_decisions
from firsthand.casefile.overlay import ClaimAside
from firsthand.casefile.schema import NOUN_TABLES, TEXT_COLUMNS, quoted, table_of
from firsthand.casefile.seal import SEALED, changed_tables, sealed
from firsthand.casefile.select import stored_columns
from firsthand.claims.claim import REVIEWER, Claim
from firsthand.errors import CaseError
from firsthand.sources.raw_item import RawItem
from firsthand.spans import content_id
from firsthand.tables import as_row


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a case that does not hold.

    Attributes:
        kind: `bytes`, `account_id`, `given`, `version_id`, `quote`, `span`, `claim_id`, `sentence`, `decision_id`,
            `decision` (one that cannot be applied), `custody`, `seal`, `reference`, `value` (no JSON where JSON stands)
            or `file`.
        subject: Id of the row.
        detail: What was expected, what stands there.
    """

    kind: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and what does not hold."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]


def verify_case(case: CaseFile) -> Checked:
    """Check a whole case.

    Args:
        case: An open case.

    Returns:
        How many raw items, inputs, values, accounts, claims, figures, decisions and references were checked, and the
        faults in order of these.  What a fault makes unreadable is a fault too, never an exception.
    """
    counts: dict[str, int] = {}
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    parts = {
        "raw items": _raw_items(case),
        "inputs": _inputs(case),
        "columns of values": _values(case),
        "accounts": _accounts(case, texts),
        "claims": _claims(case, texts),
        "figures": _figures(case),
        "decisions": _decisions(case),
        "custody lines": _custody(case),
        "sealed tables": _sealed(case),
        "references": _references(case),
    }
    for name, checks in parts.items():
        done = 0
        try:
            for found in checks:
                done += 1
                faults += found
        except (sqlite3.Error, CaseError, ValueError, TypeError, KeyError) as error:
            faults.append(
                Fault("file", name, f"cannot be read beyond {done} of them ({type(error).__name__}: {error})")
            )
        counts[name] = done
    return Checked(counts, tuple(faults))


def _raw_items(case: CaseFile) -> Iterator[list[Fault]]:
    for sha256, size, data in case.connection.execute("SELECT sha256, size, data FROM raw_items ORDER BY sha256"):
        now = hashlib.sha256(data).hexdigest()
        wrong = [Fault("bytes", sha256, f"its bytes now hash to {now}")] if now != sha256 else []
        yield wrong + (
            [Fault("bytes", sha256, f"{size} bytes came in, {len(data)} stand")] if size != len(data) else []
        )


def _inputs(case: CaseFile) -> Iterator[list[Fault]]:
    there = stored_columns(case.connection, "inputs")
    names = [name for name in table_of(RawItem).columns if name in there]
    chosen = ", ".join(quoted(n) for n in ("account_id", "given_digest", "sha256", *names))
    sql = f"SELECT {chosen} FROM inputs ORDER BY root, source_id, account_id"
    for account_id, digest, sha256, *given in case.connection.execute(sql):
        said = dict(zip(names, given, strict=True))
        now = content_id("a", *(said[n] for n in ("source_id", "url", "publisher", "published")), sha256)
        wrong = [Fault("account_id", account_id, f"what the input gave hashes to {now}")] if now != account_id else []
        all_of_it = digest_of_given(said, sha256)
        if all_of_it != digest:
            wrong.append(Fault("given", account_id, f"all that the input said hashes to {all_of_it}, not {digest}"))
        yield wrong


def _values(case: CaseFile) -> Iterator[list[Fault]]:
    """Every column that holds JSON text; a case of an older version may lack some."""
    for table in NOUN_TABLES:
        stored = stored_columns(case.connection, table.name) - set(table.left_out)
        nested = [c.name for c in columns_of(table.noun) if c.nested and c.name in stored]
        named = table.key[0] if table.by_key else "rowid"
        yield [f for name in nested for f in _no_json(case, f"SELECT {named} FROM {table.name}", name)]
    texts = [name for name in TEXT_COLUMNS if name != "text"]
    yield [f for name in texts for f in _no_json(case, "SELECT rowid FROM text_versions", name)]


def _no_json(case: CaseFile, rows: str, column: str) -> Iterator[Fault]:
    """Rows of a SELECT, which names each, whose column holds no JSON."""
    sql = f"{rows} WHERE {quoted(column)} IS NOT NULL AND NOT json_valid({quoted(column)})"
    for (row,) in case.connection.execute(sql):
        yield Fault("value", f"{rows.rsplit(maxsplit=1)[-1]} row {row}", f"its {column} is no JSON")


def _accounts(case: CaseFile, texts: dict[str, str]) -> Iterator[list[Fault]]:
    for account in case.rows(Account):
        texts[account.account_id] = account.text
        now = content_id("v", account.account_id, account.text)
        found = []
        if now != account.version_id:
            found.append(Fault("version_id", account.account_id, f"its text now hashes to {now}"))
        ends = [s.end for s in account.sentences]
        if any(not 0 <= s.start < s.end <= len(account.text) for s in account.sentences) or ends != sorted(ends):
            found.append(Fault("sentence", account.account_id, "a sentence lies outside the text or out of order"))
        yield found


def _claims(case: CaseFile, texts: dict[str, str]) -> Iterator[list[Fault]]:
    aside = {c.claim_id for c in case.rows(ClaimAside)}
    added = {content_id("c", "added", d.decision_id) for d in case.ledger() if d.kind == "add"}
    for claim in case.rows(Claim):
        ruled = claim.extractor == REVIEWER
        yield list(_claim_faults(claim, texts, hashed=not ruled))
        if ruled and claim.claim_id not in aside | added:
            yield [Fault("claim_id", claim.claim_id, "no decision corrected or added it")]
    for claim in case.rows(ClaimAside):
        yield list(_claim_faults(claim, texts))


def _claim_faults(claim: Claim, texts: dict[str, str], *, hashed: bool = True) -> Iterator[Fault]:
    """What does not hold of one claim; the id of one that a person corrected or added is no hash of what it says now."""
    text = texts.get(claim.account_id)
    if text is None:
        yield Fault("reference", claim.claim_id, f"its account {claim.account_id} is not there")
        return
    stands = text[claim.start : claim.end]
    if not claim.quote or stands != claim.quote:
        yield Fault("quote", claim.claim_id, f"quotes “{claim.quote}”, the text reads “{stands}”")
    if hashed and claim.sealed().claim_id != claim.claim_id:
        yield Fault("claim_id", claim.claim_id, f"its content hashes to {claim.sealed().claim_id}")
    for name in ("speaker", "cue", "anchor"):
        start, end = getattr(claim, f"{name}_start"), getattr(claim, f"{name}_end")
        if start is not None and not (end is not None and 0 <= start < end <= len(text)):
            yield Fault("span", claim.claim_id, f"its {name} lies outside the text")


def _figures(case: CaseFile) -> Iterator[list[Fault]]:
    known = {row[0] for row in case.connection.execute("SELECT claim_id FROM claims")}
    for event_id, measure, population, claim_ids in case.connection.execute(
        "SELECT event_id, measure, population, claim_ids FROM figures ORDER BY event_id, measure, population"
    ):
        missing = [c for c in json.loads(claim_ids) if c not in known]
        name = f"{event_id} {measure} {population}"
        yield (
            [Fault("reference", name, f"stands on claims that are not there: {', '.join(missing)}")] if missing else []
        )


def _decisions(case: CaseFile) -> Iterator[list[Fault]]:
    ledger = case.ledger()
    gone = undone(ledger)
    anchors = dict(case.connection.execute("SELECT decision_id, anchor FROM decisions"))
    for decision in ledger:
        now = decision.sealed().decision_id
        found = [] if now == decision.decision_id else [f"its content hashes to {now}"]
        if _beyond(json.loads(anchors[decision.decision_id] or "{}"), as_row(decision.anchor)):
            found.append("its anchor holds what no decision holds")
        if gone.get(decision.decision_id) != decision.undone_by:
            found.append("what took it back is not what is noted beside it")
        yield [Fault("decision_id", decision.decision_id, f) for f in found]
    for altered in altered_decisions(case.connection):
        yield [Fault("decision_id", altered.decision_id, "was changed, so that its content does not hash to it")]
    for unfit in case.unfit():
        yield [Fault("decision", unfit.decision_id, f"cannot be applied and is set aside ({unfit.why})")]


def _beyond(stored: object, read: object) -> bool:
    """Whether JSON holds a key, at any depth, that is not among what was read of it."""
    if isinstance(stored, dict) and isinstance(read, dict):
        return any(k not in read or _beyond(v, read[k]) for k, v in stored.items())
    if isinstance(stored, list) and isinstance(read, (list, tuple)):
        return any(_beyond(a, b) for a, b in zip(stored, read, strict=False))
    return False


def _custody(case: CaseFile) -> Iterator[list[Fault]]:
    if custody.is_chained(case.connection):
        for wrong in custody.broken_links(case.connection):
            yield [Fault("custody", case.path.name, wrong)] if wrong else []


def _sealed(case: CaseFile) -> Iterator[list[Fault]]:
    """Tables held against the seal that the case bears, and the seal against the custody log."""
    told = sealed(case.connection)
    if told is None:
        return
    for name in changed_tables(case.connection, told):
        yield [Fault("seal", name, "is not as it was when the record was derived")]
    sql = "SELECT detail FROM custody WHERE action = 'derived' ORDER BY number DESC LIMIT 1"
    (logged,) = case.connection.execute(sql).fetchone() or ("",)
    now = hashlib.sha256(told.encode()).hexdigest()
    yield (
        [] if str(logged).endswith(now) else [Fault("seal", case.path.name, "its seal is not the one that was logged")]
    )
    for _ in SEALED[1:]:
        yield []


def _references(case: CaseFile) -> Iterator[list[Fault]]:
    found: Sequence[Any] = case.connection.execute("PRAGMA foreign_key_check").fetchall()
    yield [
        Fault("reference", f"{table} row {row}", f"points to nothing in {parent}") for table, row, parent, _ in found
    ]
    behind = "SELECT claim_id, value FROM claim_origins, json_each(origin_ids) WHERE value NOT IN (SELECT origin_id FROM origins)"
    told = case.connection.execute(behind) if stored_columns(case.connection, "claim_origins") else ()
    yield [Fault("reference", c, f"goes back to {o}, which is not there") for c, o in told]
    whole = [row[0] for row in case.connection.execute("PRAGMA integrity_check(20)")]
    yield [Fault("file", str(case.path.name), line) for line in whole if line != "ok"]

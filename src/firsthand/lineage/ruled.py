"""What people ruled on origins: several that are one, and one that is several; applied before origins are counted.

Rulings are folded to one table of what becomes of which origin, so that applying them is one join.  Refuses to part an
origin by anything but its accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.spans import content_id


@dataclass(frozen=True, slots=True)
class OriginRule:
    """One ruling on origins.

    Attributes:
        act: `join` or `part`.
        origin_ids: Of a join all that are one, the one that gives its name first; of a part the one that is parted.
        account_ids: Of a part: the accounts that go back to another origin of that name.
    """

    decision_id: str
    act: str
    origin_ids: tuple[str, ...]
    account_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginNamed:
    """An origin as a ruling knew it: found again by name and kind where its id changed."""

    origin_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class OriginRuling:
    """What becomes of an origin, or of what one account takes from it.

    Attributes:
        account_id: None for all accounts that no other row names.
        becomes: The origin it is.
        called, called_kind: Name and kind of that origin; None where it keeps its own.
    """

    origin_id: str
    name: str
    kind: str
    account_id: str | None
    becomes: str
    called: str | None = None
    called_kind: str | None = None


def folded(rules: Sequence[OriginRule], named: Sequence[OriginNamed]) -> list[OriginRuling]:
    """What rulings make of the origins they name.

    Args:
        rules: In the order in which they were taken.
        named: Every origin that they name.

    Returns:
        Rows sorted by origin and account; empty where nothing was ruled.
    """
    known = {n.origin_id: n for n in named}
    whole = {n: n for n in known}  # of each origin the one that it is, as far as is ruled
    parts: dict[tuple[str, str], str] = {}
    for rule in rules:
        first = whole[rule.origin_ids[0]]
        if rule.act == "join":
            joined = {whole[o] for o in rule.origin_ids}
            whole |= {o: first for o, now in whole.items() if now in joined}
            continue
        new = content_id("o", "part", rule.decision_id)
        parts |= {(o, account_id): new for o in known if whole[o] == first for account_id in rule.account_ids}
        whole[new] = new
    out = [_row(known, o, None, whole[o]) for o in known]
    out += [_row(known, o, account_id, whole[new]) for (o, account_id), new in parts.items()]
    return sorted(out, key=lambda r: (r.origin_id, r.account_id or ""))


def _row(known: dict[str, OriginNamed], origin_id: str, account_id: str | None, becomes: str) -> OriginRuling:
    origin, head = known[origin_id], known.get(becomes)
    joined = head is not None and becomes != origin_id
    return OriginRuling(
        origin_id=origin_id,
        name=origin.name,
        kind=origin.kind,
        account_id=account_id,
        becomes=becomes,
        called=head.name if head is not None and joined else None,
        called_kind=head.kind if head is not None and joined else None,
    )


# ------------------------------------------------------------------ relational steps, in the order they run

# An origin whose id changed since it was ruled on is found by its name and kind.
FOUND_RULINGS = """
WITH here AS (SELECT DISTINCT origin_id FROM told_origins),
alike AS (SELECT name, kind, MIN(origin_id) AS origin_id FROM told_origins GROUP BY name, kind)
SELECT COALESCE(h.origin_id, n.origin_id) AS origin_id, r.name, r.kind, r.account_id, r.becomes, r.called, r.called_kind
FROM origin_rulings r LEFT JOIN here h ON h.origin_id = r.origin_id
LEFT JOIN alike n ON h.origin_id IS NULL AND n.name = r.name AND n.kind = r.kind
WHERE COALESCE(h.origin_id, n.origin_id) IS NOT NULL
"""

RULED_ORIGINS = """
WITH told AS (
  SELECT origin_id, name, kind, party, "group", UNNEST(account_ids) AS account_id, reason FROM told_origins
  WHERE origin_id IN (SELECT origin_id FROM found_rulings)),
ruled AS (
  SELECT COALESCE(a.becomes, w.becomes, t.origin_id) AS origin_id,
    COALESCE(CASE WHEN a.becomes IS NULL THEN w.called ELSE a.called END, t.name) AS name,
    COALESCE(CASE WHEN a.becomes IS NULL THEN w.called_kind ELSE a.called_kind END, t.kind) AS kind,
    t.party, t."group", t.account_id, t.reason
  FROM told t LEFT JOIN found_rulings a ON a.origin_id = t.origin_id AND a.account_id = t.account_id
  LEFT JOIN found_rulings w ON w.origin_id = t.origin_id AND w.account_id IS NULL)
SELECT * FROM told_origins WHERE origin_id NOT IN (SELECT origin_id FROM found_rulings)
UNION ALL
SELECT origin_id, name, kind, party, "group", LIST(DISTINCT account_id ORDER BY account_id) AS account_ids, reason
FROM ruled GROUP BY origin_id, name, kind, party, "group", reason
"""


def _becomes(table: str, account: str) -> str:
    """A table with an origin's id and an account, the ids as they were ruled."""
    return f"""
SELECT t.* REPLACE (COALESCE(a.becomes, w.becomes, t.origin_id) AS origin_id)
FROM {table} t LEFT JOIN found_rulings a ON a.origin_id = t.origin_id AND a.account_id = t.{account}
LEFT JOIN found_rulings w ON w.origin_id = t.origin_id AND w.account_id IS NULL
"""


RULED_LINKS = _becomes("told_links", "account_id")
RULED_LINEAGE = _becomes("told_lineage", "derived_account")

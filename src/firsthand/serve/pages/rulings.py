"""Decisions as the pages tell them: which stand on a thing, what each says, what a form's fields come to.

Refuses to check a ruling: whether it can be stored is the case file's to say.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterable, Mapping

from firsthand.casefile.decision import Decision
from firsthand.casefile.kinds import ADDED_KINDS, KINDS
from firsthand.casefile.ledger import read_ledger
from firsthand.casefile.select import among, listed
from firsthand.export.words import number
from firsthand.vocabulary import MEASURES, MODALITIES, POPULATIONS, QUANTIFIERS, ROLES

NUMBERS = ("low", "best", "high", "latitude", "longitude")
OFFSETS = ("start", "end", "raw_start")
LISTS = ("events", "accounts", "claims", "origins", "entities")
PART = "part"
MAY_BE_NOTHING = ("publisher", "published")
CHOICES = {
    "quantifiers": QUANTIFIERS,
    "modalities": MODALITIES,
    "claim_kinds": ADDED_KINDS,
    "measures": MEASURES,
    "populations": POPULATIONS,
    "roles": ROLES,
}


def rulings_on(connection: sqlite3.Connection, targets: Iterable[str]) -> list[Decision]:
    """Decisions that stand on any of these things, oldest first; on things whose id changed, by the id of now."""
    ids = listed(targets)
    now = connection.execute("SELECT name FROM sqlite_master WHERE name = 'decided'").fetchone()
    carried = f" OR decision_id IN (SELECT decision_id FROM decided WHERE {among('target')})" if now else ""
    where = f"({among('target')}{carried}) AND undone_by IS NULL AND kind <> 'undo'"
    found = connection.execute(f"SELECT decision_id FROM decisions WHERE {where}", (ids, ids) if now else (ids,))
    return read_ledger(connection, [i for (i,) in found])


def is_excluded(rulings: Iterable[Decision]) -> bool:
    """Whether an account is out by the last ruling on it, oldest first."""
    found = [d.kind for d in rulings if d.kind in ("exclude", "include")]
    return bool(found) and found[-1] == "exclude"


def place_of(field: str) -> str:
    """The place of a figure, the date or the place on the page of its event, as an address names it."""
    return "on-" + re.sub(r"[^a-z0-9]+", "-", field.lower()).strip("-")


def said(decision: Decision) -> str:
    """What a decision ruled, in a few words; empty where its kind says it all."""
    ruled = decision.ruled
    if decision.kind == "settle":
        values = [plain(ruled[k]) for k in ("low", "best", "high") if ruled.get(k) is not None]
        seen = "-".join(dict.fromkeys(values)) or ruled.get("value") or "none"
        return f"{ruled['field']} may stand at {seen}"
    parts = []
    for key, value in sorted(ruled.items()):
        if key in ("raw_start", "start", "end"):
            continue
        told = f"{len(value)} {key}" if isinstance(value, list) else plain(value) if _is_number(value) else value
        parts.append(str(told) if key in ("text", "tag") else f"{key}: {'none' if told is None else told}")
    text = ", ".join(parts)
    return text if len(text) <= 160 else text[:159] + "…"


def plain(value: float | None) -> str:
    """A number as a field of a form holds it; empty for none."""
    return "" if value is None else number(value).replace(",", "")


def exactly(value: float | None) -> str | None:
    """A number to its last digit, as a form that nobody types into sends it back; None for none."""
    return None if value is None else f"{value:.15g}"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def payload_of(kind: str, fields: Mapping[str, list[str]]) -> dict[str, object]:
    """The payload that a form's fields come to: those that the kind takes and that are filled in.

    Args:
        kind: Kind of decision; one that is none takes nothing.
        fields: Values of each field, as they were sent.

    Returns:
        Values as the kind takes them; what is no number stays text, for the case file to refuse.
    """
    known = KINDS.get(kind)
    if known is None:
        return {}
    out: dict[str, object] = {}
    for key in (*known.needed, *known.allowed):
        held = fields.get("claim_kind" if kind == "add" and key == "kind" else key, [])
        values = [v.strip() for v in held if v.strip()] or ([""] if key == PART else [])
        if key == PART:
            out |= {key: values[0] == "yes"} if held else {}
        elif key in LISTS:
            found = list(dict.fromkeys(values))
            if found:
                out[key] = found
        elif values:
            out[key] = _value(key, values[0])
        elif held and key in MAY_BE_NOTHING:
            out[key] = None
    return out


def _value(key: str, text: str) -> object:
    try:
        if key in OFFSETS:
            return int(text)
        if key in NUMBERS:
            found = float(text.replace(",", ""))
            if math.isfinite(found):
                return int(found) if found.is_integer() else found
    except (ValueError, OverflowError):
        return text
    return text


def changed_only(payload: dict[str, object], shown: Mapping[str, object]) -> dict[str, object]:
    """A correction without the fields that were left as the form showed them.

    Args:
        payload: What was sent.
        shown: What the claim holds.
    """
    out = {k: v for k, v in payload.items() if k in ("start", "end", "quote") or v != shown.get(k)}
    out = {**out, **_value_as_a_whole(payload, shown, out)}
    if (out.get("start"), out.get("end")) == (shown.get("start"), shown.get("end")):
        out = {k: v for k, v in out.items() if k not in ("start", "end", "quote")}
    return out


def _value_as_a_whole(
    payload: Mapping[str, object], shown: Mapping[str, object], changed: Mapping[str, object]
) -> dict[str, object]:
    """A figure's value is corrected as a whole; bounds that were left beside a new best are those of the old one."""
    bounds = ("low", "best", "high", "quantifier")
    if not any(k in changed for k in bounds):
        return {}
    left = all(k not in changed for k in ("low", "high"))
    kept = ("best", "quantifier") if left else bounds
    return {k: payload[k] for k in kept if k in payload}

"""What is read of generated accounts, held against what they say, by feature."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made_sentences import PUBLISHED, Generated

import firsthand as fh
from firsthand.export.files.jsonl import rows_of_file

PARTS = ("figures", "false", "day", "place", "speaker")
COUNTED = ("killed", "injured", "missing", "detained", "abducted", "displaced")


@dataclass(frozen=True, slots=True)
class Judged:
    """One account with what was read of it.

    Attributes:
        right: Per part whether it is right; None where the account tells nothing of it.  `false`: no wrong figure was read.
        read: What was read, for a person.
        figures, day, place: Of the event: bounds by measure, EDTF, name.
    """

    account: Generated
    right: Mapping[str, bool | None]
    read: str
    figures: Mapping[str, tuple[float | None, float | None]]
    day: str | None
    place: str


def judged(accounts: Sequence[Generated], folder: Path) -> list[Judged]:
    """Read accounts as a case, each as an event of its own, and hold the record against them."""
    manifest = folder / "accounts.jsonl"
    with manifest.open("w", encoding="utf-8") as out:
        for a in accounts:
            key = f"{a.language}-{a.number}"
            row = {"id": key, "event": key, "text": a.text, "language": a.language, "publisher": "Courier"}
            out.write(json.dumps({**row, "published": PUBLISHED.isoformat()}, ensure_ascii=False) + "\n")
    view = fh.read(manifest, case=folder / "generated.db").view
    events = {e["event_hint"]: e for e in rows_of_file(view, "events") if e["event_hint"]}
    figures: dict[str, dict[str, Any]] = defaultdict(dict)
    for f in rows_of_file(view, "figures"):
        if f["population"] == "all":
            figures[f["event_id"]][f["measure"]] = f
    key_of = {a["account_id"]: a["source_id"] for a in rows_of_file(view, "accounts")}
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for c in rows_of_file(view, "claims"):
        claims[key_of[c["account_id"]]].append(c)
    return [_judge(a, events.get(k, {}), figures, claims[k]) for a in accounts for k in (f"{a.language}-{a.number}",)]


def _judge(a: Generated, event: Mapping[str, Any], figures: Any, claims: list[dict[str, Any]]) -> Judged:
    held = figures.get(event.get("event_id"), {})
    wanted = {t.measure: (t.low, t.high) for t in a.figures}
    got = {m: _best(f) for m, f in held.items() if m in COUNTED}
    figures_right = all(_same(got.get(m), w) for m, w in wanted.items())
    none_else = {"injured"} - set(wanted) if "distractor=none_else" in a.features else set()  # "nobody else": injured 0
    wrong = any(not _same(g, wanted.get(m)) for m, g in got.items() if not (m in none_else and g == (0, 0)))
    place = event.get("place") or ""
    speakers = {c["speaker"] or "" for c in claims if c["kind"] == "figure" and c["measure"] in wanted}
    right = {
        "figures": figures_right,
        "false": not wrong,
        "day": None if a.day is None else (event.get("date_edtf") or "")[:10] == a.day,
        "place": None if a.town is None else a.town in place and (a.country or "") in place,
        "speaker": None
        if a.speaker is None or not figures_right
        else any(a.speaker.lower() in s.lower() for s in speakers),
    }
    day = event.get("date_edtf")
    return Judged(a, right, f"{got} | {day} | {place} | {sorted(speakers)}", got, day, place)


def same_record(one: Judged, other: Judged) -> bool:
    """Whether two accounts that say one thing give one record: figures, day and place."""
    return (one.figures, one.day, one.place) == (other.figures, other.day, other.place)


def _best(figure: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Bounds of the reading that stands for a figure: that of its best value, else its first."""
    readings = figure["readings"] or [figure]
    one = next((r for r in readings if figure["best"] in (r.get("value"), r["low"], r["high"])), readings[0])
    return one["low"], one["high"]


def _same(got: tuple[float | None, float | None] | None, wanted: tuple[int | None, int | None] | None) -> bool:
    """Bounds are right where they are the words' own: "up to" may begin at 0 or 1, "more than N" at N or N + 1."""
    if got is None or wanted is None:
        return False
    (low, high), (least, most) = got, wanted
    begins = low in (None, 0, 1, most) if least is None else low in ((least, least - 1) if most is None else (least,))
    return begins and high == most


def shares(found: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """Per part: how many are right, of how many that tell of it."""
    out = dict.fromkeys(PARTS, (0, 0))
    for j in found:
        for part, right in j.right.items():
            if right is not None:
                out[part] = (out[part][0] + right, out[part][1] + 1)
    return out


def by_feature(found: Sequence[Judged], part: str) -> list[tuple[str, float, float, int]]:
    """Features by how much is lost with them: share right with, share right without, accounts with it."""
    asked = [(j.account.features, j.right[part]) for j in found if j.right[part] is not None]
    out = []
    for feature in sorted({f for features, _ in asked for f in features}):
        having = [bool(r) for features, r in asked if feature in features]
        without = [bool(r) for features, r in asked if feature not in features]
        if having and without:
            out.append((feature, sum(having) / len(having), sum(without) / len(without), len(having)))
    return sorted(out, key=lambda x: x[1] - x[2])

"""A stand-in for the labelled sets' scorer: what single texts say."""

from __future__ import annotations

from datetime import date

from common import Export, Row, Span, names, overlap, within_days


def slot_hits(template: Row, event: Row) -> dict[str, bool]:
    days = [(date.fromisoformat(a["low"]), date.fromisoformat(a["high"])) for a in template["date"]["alternatives"]]
    town = any(names(event.get("place"), p["name"]) for p in template["location"]["places"])
    return {"date_exact": within_days(event.get("date_edtf"), days), "city_match": town}


def gold_numbers(template: Row, measure: str) -> list[list[int]]:
    effect = {"killed": "DEATH", "injured": "INJURY"}.get(measure)
    return [t["number"]["values"] for t in template["targets"] if effect in t["effects"]]


def accepted(template: Row, measure: str) -> set[int]:
    return {n for values in gold_numbers(template, measure) for n in values}


def same_value(gold: str, got: str | None, day: str) -> bool:
    return gold == got


def exported_attributions(export: Export, doc: str, claims: list[Row], text: str) -> list[dict[str, list[Span]]]:
    out = []
    for c in claims:
        found = {"content": (c["start"], c["end"])}
        for role, words in (("source", c["speaker"]), ("cue", c["cue"])):
            if words and (at := text.find(words)) >= 0:
                found[role] = (at, at + len(words))
        out.append({role: [found[role]] if role in found else [] for role in ("source", "cue", "content")})
    return out


def agrees(gold: dict[str, list[Span]], got: dict[str, list[Span]]) -> bool:
    return all(not gold[role] or overlap(gold[role], got[role]) > 0 for role in ("source", "cue", "content"))

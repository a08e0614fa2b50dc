"""Kinds of decision: what each rules on and which payload it takes, checked before anything is stored.

Refuses a payload with a key too many, a key too few or a value of another type; says which.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from firsthand.errors import DecisionError
from firsthand.lang.edtf import bounds
from firsthand.sources.language_code import language_code
from firsthand.vocabulary import (
    BASES,
    CLAIM_KINDS,
    DATE_PRECISIONS,
    EVENT_TYPES,
    MEASURES,
    MODALITIES,
    PLACE_PRECISIONS,
    POPULATIONS,
    QUANTIFIERS,
    ROLES,
    TIERS,
)

LONGEST = 20_000  # characters of one text in a payload
DOUBTED = ("date", "place")  # what of an event can be in doubt beside its figures
GREATEST = 2**53  # whole numbers beyond it no figure of ours holds exactly
ADDED_KINDS = tuple(kind for kind in CLAIM_KINDS if kind != "attribution")  # claims that a person may add
Check = Callable[[Any], bool]


def is_broken(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which no file can."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST and not is_broken(value)


def _text_or_none(value: Any) -> bool:
    return value is None or _text(value)


def _number(value: Any) -> bool:
    """Whether it is a number that a figure can hold; a whole number beyond that has no float and must not be asked for one."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -GREATEST <= value <= GREATEST


def _count(value: Any) -> bool:
    return value is None or (_number(value) and value >= 0)


def _offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -1 <= value <= GREATEST


def _ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_text(v) for v in value) and len(set(value)) == len(value)


def _date(value: Any) -> bool:
    return _text(value) and bounds(value) != (None, None)


def _language(value: Any) -> bool:
    """Whether a text names a language: `es`, `Spanish`."""
    return _text(value) and language_code(value) is not None


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _doubted(value: Any) -> bool:
    """Whether a value names what of an event can be in doubt: `date`, `place`, or a figure as `figure_key` writes it."""
    if not _text(value):
        return False
    measure, _, rest = str(value).partition("/")
    return value in DOUBTED or (measure in MEASURES and rest.split("/")[0] in POPULATIONS)


def _one_of(values: tuple[Any, ...]) -> Check:
    return lambda value: not isinstance(value, bool) and value in values


_VALUES: Mapping[str, Check] = {
    "low": _count,
    "best": _count,
    "high": _count,
    "quantifier": _one_of(QUANTIFIERS),
    "measure": _one_of(MEASURES),
    "population": _one_of(POPULATIONS),
    "unit": _text_or_none,
    "edtf": _date,
    "place": _text,
    "country": _text_or_none,
    "latitude": lambda v: v is None or (_number(v) and -90 <= v <= 90),
    "longitude": lambda v: v is None or (_number(v) and -180 <= v <= 180),
    "name": _text,
    "role": _one_of(ROLES),
    "modality": _one_of(MODALITIES),
    "event": _text,
    "title": _text,
    "type": _one_of(EVENT_TYPES),
    "tier": _one_of(TIERS),
    "date_prec": _one_of(DATE_PRECISIONS),
    "where_prec": _one_of(PLACE_PRECISIONS),
    "names": _ids,
}
# What a coder's value stands on: words of claims, the coder alone (as it comes), or a source that the case does not hold.
_BASIS: Mapping[str, Check] = {"basis": _one_of(BASES), "claims": _ids, "source": _text}
_SPAN: Mapping[str, Check] = {"start": _offset, "end": _offset, "quote": _text}


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of decision rules on, and what its payload holds.

    Attributes:
        subject: `account`, `claim`, `event`, `origin`, `entity`, `decision`, or `any` of the first five.
        needed, allowed: Keys of the payload with their checks.
    """

    subject: str
    needed: Mapping[str, Check] = field(default_factory=dict)
    allowed: Mapping[str, Check] = field(default_factory=dict)


def _some(*keys: str) -> dict[str, Check]:
    return {key: _VALUES[key] for key in keys}


KINDS: Mapping[str, Kind] = {
    "exclude": Kind("account"),
    "include": Kind("account"),
    "publisher": Kind("account", {"publisher": _text_or_none}),
    "published": Kind("account", {"published": lambda v: v is None or _date(v)}),
    "language": Kind("account", {"language": _language}),
    "restore": Kind("account", {"text": _text}, {"raw_start": _offset}),
    "note": Kind("any", {"text": _text}),
    "tag": Kind("any", {"tag": _text}),
    "accept": Kind("claim"),
    "reject": Kind("claim"),
    "correct": Kind("claim", {}, {**_VALUES, "part": _yes_or_no, **_SPAN}),
    "add": Kind("account", {**_SPAN, "kind": _one_of(ADDED_KINDS)}, {**_VALUES, "part": _yes_or_no}),
    "merge": Kind("event", {"events": _ids}),
    "split": Kind("event", {}, {"accounts": _ids, "claims": _ids}),
    "join_origins": Kind("origin", {"origins": _ids}),
    "part_origins": Kind("origin", {"accounts": _ids}),
    "join_entities": Kind("entity", {"entities": _ids}),
    "part_entities": Kind("entity", {"claims": _ids}),
    "lock": Kind("event", _some("measure", "best"), {**_some("population", "unit", "low", "high"), **_BASIS}),
    "settle": Kind("event", {"field": _doubted}, {**_some("low", "best", "high"), "value": _text_or_none}),
    "title": Kind("event", _some("title"), _BASIS),
    "type": Kind("event", _some("type"), _BASIS),
    "tier": Kind("event", _some("tier"), _BASIS),
    "date": Kind("event", _some("edtf"), {**_some("date_prec"), **_BASIS}),
    "place": Kind("event", _some("place"), {**_some("country", "latitude", "longitude", "where_prec"), **_BASIS}),
    "actors": Kind("event", _some("role", "names"), _BASIS),
    "cite": Kind("event", {}, {"accounts": _ids, "source": _text}),
    "assign": Kind("event", {"coder": _text}),
    "undo": Kind("decision"),
}  # fmt: skip


def checked_payload(kind: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """A payload that fits its kind.

    Args:
        kind: One of `KINDS`.
        payload: What was ruled.

    Returns:
        The payload, its figures completed (a lone `best` is exact, and gives `low` and `high`), a language as its code.

    Raises:
        DecisionError: There is no such kind, or the payload does not fit it.
    """
    known = KINDS.get(kind)
    if known is None:
        raise DecisionError("is no kind of decision", kind, f"known: {', '.join(KINDS)}")
    fields = {**known.allowed, **known.needed}
    for key, value in payload.items():
        if key not in fields:
            raise DecisionError(f"takes no {key!r}", kind, f"it takes: {', '.join(fields) or 'nothing'}")
        if not fields[key](value):
            raise DecisionError(f"cannot take {value!r} as {key}", kind, "correct the value")
    missing = [key for key in known.needed if key not in payload]
    if missing:
        raise DecisionError(f"needs {', '.join(missing)}", kind, "give it")
    if kind in ("correct", "split", "cite") and not payload:
        raise DecisionError("changes nothing", kind, f"give one of {', '.join(fields)}")
    found = _with_bounds(kind, dict(payload))
    if kind == "language":
        found["language"] = language_code(found["language"])
    _in_order(kind, found)
    return found


def _with_bounds(kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """A figure's value with what follows from it: an exact 16 is from 16 to 16, "at least 16" is open above."""
    if kind == "settle" or payload.get("best") is None or "low" in payload or "high" in payload:
        return payload
    best, quantifier = payload["best"], payload.get("quantifier", "exact")
    low = None if quantifier in ("at_most", "fewer_than", "about") else best
    high = None if quantifier in ("at_least", "more_than", "about", "dozens") else best
    return {**payload, "low": low, "high": high, **({} if kind == "lock" else {"quantifier": quantifier})}


def _in_order(kind: str, payload: Mapping[str, Any]) -> None:
    values = [payload[k] for k in ("low", "best", "high") if payload.get(k) is not None]
    if values != sorted(values):
        raise DecisionError("has low, best and high out of order", kind, "give low at most best, best at most high")
    given = [k for k in _SPAN if k in payload]
    if given and len(given) < len(_SPAN):
        raise DecisionError("names words only in part", kind, "give start, end and quote together")
    if given and not 0 <= payload["start"] < payload["end"]:
        raise DecisionError("selects no words", kind, "give a start before the end")
    if kind == "add" and payload["kind"] == "figure" and "measure" not in payload:
        raise DecisionError("counts nothing", kind, "give the measure")
    if kind == "lock" and payload.get("best") is None and payload.get("low") is None:
        raise DecisionError("locks no value", kind, "give best, or low")
    _founded(kind, payload)
    if (payload.get("latitude") is None) != (payload.get("longitude") is None):
        raise DecisionError("names half a point", kind, "give latitude and longitude together")


def _founded(kind: str, payload: Mapping[str, Any]) -> None:
    """What a coder's value is said to stand on must be named; what only one basis has, is given with no other."""
    if "basis" not in KINDS[kind].allowed:
        return
    basis = payload.get("basis", "coder")
    for key, of in (("claims", "words"), ("source", "outside")):
        if basis == of and key not in payload:
            raise DecisionError(f"stands on {of} and names none", kind, f"give {key}")
        if basis != of and key in payload:
            raise DecisionError(f"names {key} and does not stand on {of}", kind, f"give basis={of}")


def payload_text(payload: Mapping[str, Any]) -> str:
    """A payload as it is stored: compact JSON, keys sorted, so that equal rulings hash alike."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

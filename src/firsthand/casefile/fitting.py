"""Whether a decision that came from elsewhere is one: every field, down to the last word of its anchor, of its type.

A decision brought in from a file, or standing in a case that somebody else wrote, is looked at here before anything is built
from it.  Pure.  Refuses nothing itself: says what does not fit, and the caller refuses it or sets it aside.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from firsthand.casefile.decision import Decision
from firsthand.casefile.kinds import GREATEST, KINDS, checked_payload
from firsthand.errors import DecisionError
from firsthand.tables import noun_of
from firsthand.vocabulary import DECISION_SUBJECTS

FIRST_YEAR, LAST_YEAR = 1970, 2999  # beyond them clocks are wrong, and a later decision could not come after
_SAID = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
# What the anchor of a kind must hold, for the decision to be about anything.
_ANCHORED = {"accept": "claims", "reject": "claims", "correct": "claims", "split": "events", "merge": "events"}


def misfit(noun: Any, given: object, where: str) -> str | None:
    """What of a plain value does not fit a noun.

    Args:
        noun: A frozen dataclass.
        given: What `as_row` would give of one, if it fits.
        where: What the message calls it.

    Returns:
        One clause, which names the field; None where all fits.
    """
    if not isinstance(given, dict):
        return f"{where} is no table of fields"
    for name, (hint, optional) in _fields(noun).items():
        if name not in given:
            if not optional:
                return f"{where} lacks {name}"
        elif found := _misfit(hint, given[name], f"{where}.{name}"):
            return found
    return None


@cache
def _fields(noun: Any) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(noun)
    return {f.name: (hints[f.name], f.default is not MISSING or f.default_factory is not MISSING) for f in fields(noun)}


def _misfit(hint: Any, given: object, where: str) -> str | None:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return None if given is None else _misfit(next(a for a in args if a is not type(None)), given, where)
    if origin is tuple:
        if not isinstance(given, (list, tuple)):
            return f"{where} is no list"
        found = (_misfit(args[0], one, f"{where}[{n}]") for n, one in enumerate(given))
        return next((f for f in found if f), None)
    if origin is typing.Literal:
        return None if isinstance(given, str) and given in args else f"{where} is none of the words known for it"
    if is_dataclass(hint):
        return misfit(hint, given, where)
    return _not_plain(hint, given, where)


def _not_plain(kind: type, given: object, where: str) -> str | None:
    """What is wrong with a text or number."""
    number = kind is float and isinstance(given, int) and not isinstance(given, bool)
    if type(given) is not kind and not number:
        return f"{where} is not {_SAID[kind]}"
    if isinstance(given, (int, float)) and not abs(given) <= GREATEST:
        return f"{where} is out of range"
    return f"{where} holds half a character" if isinstance(given, str) and _broken(given) else None


def _broken(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def unfit(row: Mapping[str, Any]) -> str | None:
    """Why a decision cannot be applied, whatever the case holds.

    Args:
        row: Its fields as plain values: `payload` as JSON text, `anchor` as a table.

    Returns:
        One clause; None where it can.
    """
    found = misfit(Decision, dict(row), "decision") or untimely(row["when"])
    if found:
        return found
    try:
        payload = json.loads(row["payload"])
    except (ValueError, RecursionError):
        return "its payload is no JSON"
    if not isinstance(payload, dict):
        return "its payload is no table of fields"
    if _broken(json.dumps(payload, ensure_ascii=False)):
        return "its payload holds half a character"
    try:
        checked_payload(row["kind"], payload)
    except DecisionError as error:
        return f"{error.subject} {error.what}"
    return _unanchored(noun_of(Decision, dict(row)))


def untimely(when: str) -> str | None:
    """Why a text is no time at which a decision can have been taken; None where it is one."""
    try:
        told = datetime.fromisoformat(when)
    except ValueError:
        return "decision.when is no time"
    if told.tzinfo is None or not FIRST_YEAR <= told.year <= LAST_YEAR:
        return "decision.when is no time of a clock, with its offset from UTC"
    return None


def _unanchored(decision: Decision) -> str | None:
    """What the anchor of a decision lacks to be about what its kind rules on."""
    wanted, subject = KINDS[decision.kind].subject, decision.anchor.subject
    if subject and subject not in (DECISION_SUBJECTS if wanted == "any" else (wanted,)):
        return f"decision.anchor.subject is none that {decision.kind} rules on"
    needed = _ANCHORED.get(decision.kind)
    if needed and not getattr(decision.anchor, needed):
        return f"decision.anchor.{needed} is empty"
    words = decision.anchor.words
    places = [words] if words else []
    places += [c.words for c in decision.anchor.claims]
    if any(not 0 <= w.start < w.end for w in places):
        return "decision.anchor selects no words"
    return None

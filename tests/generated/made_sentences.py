"""Sentences with known meaning: clause frames, numbers, people, adjuncts at every place, and numbers that are no tolls.

What each language says stands in `words/<language>.toml`, with words of its own, not the readers'.  A draw picks one value
of every factor (frame, number, place of the time, source ...), greedily so that all pairs of values occur; the same seed
gives the same accounts.  Refuses to invent meaning: what is expected is put together with the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent / "words"
LANGUAGES = tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))
PUBLISHED = date(2023, 5, 14)  # a Sunday
CANDIDATES = 10  # draws of which the one with most new pairs is taken
SLOT = re.compile(r"<([A-Z])\.(\w+)(!?)>")
NONE = "none"
Choice = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as the words tell it: bounds, None is open."""

    measure: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Generated:
    """One account of one or a few sentences, with what it says.

    Attributes:
        number: Its place in the draw, from 0.
        figures: All totals of the event; a measure that is not here must not be read as one.
        day: Of the event, `2023-05-11`; None where the words tell none.
        town: Where; None where the words tell none.
        speaker: Who is said to have said it, as the words name them; None where nobody is.
        features: The value of each factor, `factor=value`.
    """

    language: str
    number: int
    text: str
    figures: tuple[Told, ...]
    day: str | None
    town: str | None
    country: str | None
    speaker: str | None
    features: tuple[str, ...] = field(default=())


@cache
def words_of(language: str) -> dict[str, Any]:
    """What a language says: the tables of its file."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def generated(language: str, count: int, seed: int = 1) -> Iterator[Generated]:
    """Accounts of one language.

    Args:
        language: One of `LANGUAGES`.
        count: How many, above 0.
        seed: Of the draw.
    """
    words = words_of(language)
    random = Random(f"{language}{seed}")
    for number, choice in enumerate(draws(factors_of(words), count, random)):
        yield _built(language, words, choice, number)


def moved(language: str, count: int, seed: int = 1) -> Iterator[tuple[Generated, Generated]]:
    """Pairs of accounts that say one thing, with the time or the place in two places of the sentence.

    Args:
        language: One of `LANGUAGES`.
        count: How many pairs, above 0.
        seed: Of the draw.
    """
    words = words_of(language)
    random = Random(f"moved{language}{seed}")
    made = 0
    for choice in draws(factors_of(words), 40 * count, random):
        factor = random.choice(("time at", "place at"))
        one, other = (_built(language, words, {**choice, factor: at}, 2 * made + k) for k, at in enumerate("13"))
        if one.text != other.text and _meaning(one) == _meaning(other):
            yield one, other
            made += 1
        if made == count:
            return


def _meaning(a: Generated) -> tuple[object, ...]:
    return a.figures, a.day, a.town, a.speaker


def factors_of(words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Each factor with its values, from the tables of a language."""
    frames = {f["name"]: f for f in words["frame"]}
    return {
        "frame": tuple(frames),
        "number": tuple(words["number"]),
        "people": tuple(words["people"]),
        "time": (NONE, *words["time"]),
        "time at": ("1", "2", "3", *(("apart",) if "apart" in words else ())),
        "place at": (NONE, "1", "2", "3"),
        "town": tuple(words["town"]),
        "cause": (NONE, *words["cause"]),
        "insert": (NONE, *words["insert"]),
        "source": (NONE, *words["source"]),
        "said on": (NONE, *words["said_on"]),
        "clock": (NONE, *words["clock"]),
        "distractor": (NONE, *words["distractor"]),
    }


def draws(factors: Mapping[str, Sequence[str]], count: int, random: Random) -> Iterator[Choice]:
    """Choices of one value a factor, such that pairs of values that did not occur yet come first."""
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for _ in range(count):
        tried = [{f: random.choice(values) for f, values in factors.items()} for _ in range(CANDIDATES)]
        best = max(tried, key=lambda c: len(set(_pairs(c)) - seen))
        seen.update(_pairs(best))
        yield best


def _pairs(choice: Choice) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    return combinations(sorted(choice.items()), 2)


def day_of(kind: str, weekday: int) -> date:
    """The day that a time told so means, for an account published on `PUBLISHED`."""
    if kind == "yesterday":
        return PUBLISHED - timedelta(days=1)
    return PUBLISHED - timedelta(days=(PUBLISHED.weekday() - weekday) % 7 or 7)


def _built(language: str, words: Mapping[str, Any], choice: Choice, number: int) -> Generated:
    frame = next(f for f in words["frame"] if f["name"] == choice["frame"])
    amount = words["number"][choice["number"]]
    source = words["source"].get(choice["source"])
    event_day, said_day = 3, 5  # Thursday, Saturday
    clause_form = source.get("clause", "main") if source else "main"
    template = frame.get(clause_form) or frame["main"]
    fill = {
        "n": amount["say"],
        "people": words["people"][choice["people"]][amount["form"]],
        **{f"people_{k}": v for k, v in words["people"][choice["people"]].items()},
        "weekday": words["weekdays"][event_day],
        **words["dates"],
        "town": words["town"][choice["town"]]["say"],
        **{f"town_{k}": v for k, v in words["town"][choice["town"]].items()},
    }
    placed = _slots(template, words, choice)
    cause = words["cause"].get(choice["cause"], {})
    insert = words["insert"].get(choice["insert"], {})
    said_cause = str(cause.get(clause_form, cause.get("main", "")))
    clause = SLOT.sub(lambda m: placed.get(m[0], ""), template)
    clause = clause.replace("{cause}", said_cause).replace("{insert}", insert.get("say", "") if insert else "")
    clause = _spaced(clause.format_map(_Open(fill)))
    sentence = clause
    if source:
        on = words["said_on"].get(choice["said on"], "")
        on = on.format_map(_Open({"weekday": words["weekdays"][said_day], **words["dates"]})) if on else ""
        head = clause if source.get("capital") else _lowered(clause, words)
        sentence = _spaced(source["say"].format_map(_Open({"clause": head, "on": on, "who": source["who"]})))
    sentences = [_capital(sentence) + words.get("stop", ".")]
    sentences[0] = sentences[0].replace("..", ".")
    kind = placed.get("kind", NONE)
    if kind == NONE and choice["time at"] == "apart" and choice["time"] in words.get("apart", {}):
        kind = choice["time"]
        sentences.append(_capital(_spaced(words["apart"][kind].format_map(_Open(fill)))))
    distractor = words["distractor"].get(choice["distractor"])
    if choice["distractor"] == "earlier" and frame["measure"] != "killed":
        distractor = None  # a toll of the dead stands beside no number of others
    if distractor:
        sentences.append(distractor)
    figures = [Told(frame["measure"], amount.get("low"), amount.get("high"))]
    figures += [Told(x["measure"], x["low"], x["high"]) for x in frame.get("also", [])]
    town = words["town"][choice["town"]]
    here = bool(placed.get("place"))
    return Generated(
        language=language,
        number=number,
        text=" ".join(sentences),
        figures=tuple(figures),
        day=day_of(kind, event_day).isoformat() if kind != NONE else None,
        town=town["is"] if here else None,
        country=town["country"] if here else None,
        speaker=source["is"] if source else None,
        features=_features(
            {**choice, "distractor": choice["distractor"] if distractor else NONE}, placed, kind, bool(source)
        ),
    )


def _features(choice: Choice, placed: Mapping[str, str], kind: str, sourced: bool) -> tuple[str, ...]:
    """What the account really has of what was chosen."""
    out = [f"{f}={choice[f]}" for f in ("frame", "number", "people", "town", "cause", "insert", "source", "distractor")]
    out += [f"said on={choice['said on'] if sourced else NONE}", f"time={kind}"]
    out += [f"time at={placed.get('time') or ('apart' if kind != NONE else NONE)}"]
    out += [f"place at={placed.get('place') or NONE}", f"clock={choice['clock'] if placed.get('clock') else NONE}"]
    return tuple(out)


def _slots(template: str, words: Mapping[str, Any], choice: Choice) -> dict[str, str]:
    """What stands in each slot of a frame, and under `time`, `place`, `clock` the form it took."""
    out: dict[str, str] = {}
    found = [(m[0], m[1], m[2], bool(m[3])) for m in SLOT.finditer(template)]
    for letter, table, at, name in (("T", "time", "time at", "time"), ("P", "place", "place at", "place")):
        slots = [f for f in found if f[1] == letter]
        must = [f for f in slots if f[3]]
        wanted = choice[at]
        value = choice["time"] if letter == "T" else "in"
        if must:
            slot = must[0]
            value = value if value != NONE else next(iter(words["time"]))
        elif not slots or wanted in (NONE, "apart") or value == NONE:
            continue
        else:
            slot = slots[min(int(wanted), len(slots)) - 1]
        say = words[table][value].get(slot[2]) if letter == "T" else words["place"].get(slot[2])
        if say is None:
            continue
        if letter == "T":
            clock = words["clock"].get(choice["clock"], {}).get(slot[2], "") if choice["clock"] != NONE else ""
            out["clock"], out["kind"] = (slot[2] if clock else ""), value
            say = say.replace("{clock}", clock)
        out[slot[0]] = say
        out[name] = slot[2]
    return out


class _Open(dict[str, Any]):
    """A mapping whose missing names fail loudly, with the name."""

    def __missing__(self, key: str) -> str:
        raise KeyError(f"a template asks for {{{key}}}, which nothing fills")


def _spaced(text: str) -> str:
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def _lowered(text: str, words: Mapping[str, Any]) -> str:
    """A clause inside a sentence: its first letter small, unless it is a name or noun that keeps it."""
    first = text.split(maxsplit=1)[0].strip(",")
    keeps = any(first.startswith(k) for k in words.get("keeps_capital", ()))
    return text if keeps else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

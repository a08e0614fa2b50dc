"""Tells in which language an account is written.

A step inside `accounts/`.  What the input gives wins; else the text's letters and a small statistical model decide on its
first characters, and where they are too few or undecided the page's own mark, then the configured default.  Refuses to
guess: `und` rather than a wrong language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

UNKNOWN = "und"
SAMPLE = 1_500
# Calibrated on sentences of thirty languages: below 25 letters or 0.6 the model is often wrong.
_LETTERS, _SURE = 25, 0.6
# Three parts of a sample tell as much as the whole where the model is as good as certain of them: on 2,300 news texts it
# never said another language, and a third of the letters takes a third of the time.
_PART, _CERTAIN = 160, 0.99

_SCRIPTS = {
    "Cyrillic": ("\u0400-\u052f", "ru uk be bg sr mk kk ky mn tg tt ba cv"),
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar fa ur ps ug ku sd"),
    "Hebrew": ("\u0590-\u05ff", "he yi"),
    "Greek": ("\u0370-\u03ff", "el"),
    "Armenian": ("\u0530-\u058f", "hy"),
    "Georgian": ("\u10a0-\u10ff", "ka"),
    "Devanagari": ("\u0900-\u097f", "hi mr ne sa"),
    "Bengali": ("\u0980-\u09ff", "bn as"),
    "Tamil": ("\u0b80-\u0bff", "ta"),
    "Telugu": ("\u0c00-\u0c7f", "te"),
    "Thai": ("\u0e00-\u0e7f", "th"),
    "Ethiopic": ("\u1200-\u137f", "am ti"),
    "Hangul": ("\uac00-\ud7af\u1100-\u11ff", "ko"),
    "Kana": ("\u3040-\u30ff", "ja"),
    "Han": ("\u4e00-\u9fff", "zh ja"),
}
# Letters of a script that tell a language where others are absent: one of `has`, none of `lacks`.
_TELLING = {"Cyrillic": (("uk", "їєґ", "ыэўёъ"), ("be", "ў", "їєґиъ"))}
_NOT_LATIN = {code for _, codes in _SCRIPTS.values() for code in codes.split()} - {"sr", "kk", "tt", "tg", "ku", "mn"}
_RUNS = {name: re.compile(f"[{signs}]+") for name, (signs, _) in _SCRIPTS.items()}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


@cache
def _model() -> Any:
    """The identifier, loaded at first use (half a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def script_of(text: str) -> str | None:
    """The script that most letters of a text are of: `Latin`, `Cyrillic` ...; None where there is no letter.

    Text with kana among Chinese signs is `Kana`.
    """
    if text.isascii():
        return "Latin" if _LATIN.search(text) else None
    counts = {"Latin": _letters(_LATIN, text)}
    if counts["Latin"] * 2 < sum(map(str.isalpha, text)):
        counts |= {name: _letters(pattern, text) for name, pattern in _RUNS.items()}
        if counts["Kana"]:
            counts["Kana"] += counts["Han"]
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _letters(runs: re.Pattern[str], text: str) -> int:
    """How many letters of a text stand in runs of a kind."""
    return sum(map(len, runs.findall(text)))


def detected(text: str) -> str | None:
    """The language of a text by its letters and the model, ISO 639-1; None where that is not sure."""
    sample = text[:SAMPLE]
    if sample.isupper():
        sample = sample.lower()
    script = script_of(sample)
    letters = sum(map(str.isalpha, sample))
    if script is None:
        return None
    allowed = _SCRIPTS[script][1].split() if script != "Latin" else None
    if allowed and len(allowed) == 1:
        return allowed[0]
    if letters < (_LETTERS if script in ("Latin", "Cyrillic", "Arabic") else 4):
        return _by_letters(sample, script)
    if len(sample) > 4 * _PART:
        code, sure = _model().classify(_parts(sample))
        if sure >= _CERTAIN and len(code) == 2 and _fits(code, allowed):
            return str(code)
    code, sure = _model().classify(sample)
    if sure >= _SURE and len(code) == 2 and _fits(code, allowed):
        return str(code)
    ranked = [(c, p) for c, p in _model().rank(sample) if len(c) == 2 and _fits(c, allowed)]
    whole = sum(p for _, p in ranked)
    if whole > 0.2 and ranked[0][1] / whole >= _SURE:
        return str(ranked[0][0])
    return _by_letters(sample, script)


def _by_letters(sample: str, script: str) -> str | None:
    """The language of a short text that has letters of one language alone (Ukrainian "ї"); None where none tells."""
    letters = set(sample.lower())
    return next(
        (c for c, has, lacks in _TELLING.get(script, ()) if letters & set(has) and not letters & set(lacks)), None
    )


def _parts(sample: str) -> str:
    """The beginning, the middle and the end of a sample."""
    middle = (len(sample) - _PART) // 2
    return " ".join((sample[:_PART], sample[middle : middle + _PART], sample[-_PART:]))


def _fits(code: str, allowed: list[str] | None) -> bool:
    return code in allowed if allowed else code not in _NOT_LATIN


def language_of(text: str, given: str | None, marked: str | None = None, default: str = "") -> str:
    """The language of an account.

    Args:
        text: Its body; the first 1,500 characters are looked at.
        given: As the input gives it; wins.
        marked: As the page itself says; believed only where the text does not tell, since pages copy it from templates.
        default: The configured default.

    Returns:
        ISO 639-1 (639-3 where there is none shorter); `und` where nothing tells.
    """
    if given:
        return given.strip().lower().replace("_", "-").split("-")[0] or UNKNOWN
    return detected(text) or (marked or "").lower().replace("_", "-").split("-")[0] or default or UNKNOWN

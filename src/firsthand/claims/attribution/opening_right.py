"""Where what is said begins behind a verb that stands second, its particle or its speaker.

Stands before `claims/attribution/verb_second.py`.  Steps over appositions and relative clauses of the speaker; refuses clauses
that only say when, why or whereto.
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.claims.attribution.content import Said
from firsthand.claims.attribution.noun_phrase import phrase_from
from firsthand.claims.attribution.order import Order
from firsthand.claims.attribution.speaker import is_sign
from firsthand.spans import Span

REACH = 26  # words from the verb to the sign that opens what is said
LEAST = 2  # words of a clause that goes on


class SaidFrom(NamedTuple):
    """Where what is said begins: an offset in the account's text, and the quotation that it is alone, if it is one."""

    place: int
    quote: Span | None = None


def opening_right(at: Said, order: Order, first: int, *, loose: bool) -> SaidFrom | None:
    """Where content opens behind token `first`: a quotation, a colon, or a clause behind a comma.

    Args:
        at: The sentence.
        order: Order of its language.
        first: Index of the token behind verb, particle and speaker.
        loose: Whether a clause without a word for "that", an infinitive or the mood of another's words is taken too.

    Returns:
        None where nothing is said.
    """
    s, n = at.sentence, len(at.sentence.words)
    k = first
    while k < min(n, first + REACH):
        quote = at.quotes.at(s.starts[k])
        if quote is not None and quote.start == s.starts[k]:
            if k == first or s.words[k - 1] in ",:":
                return SaidFrom(quote.start)
            if s.words[k - 1].islower() and s.lowers[k - 1] not in at.lex.article:
                return SaidFrom(quote.start, quote)
        if s.words[k] == ":":
            return SaidFrom(s.ends[k]) if k + 1 < n else None
        if s.words[k] in ".;!?":
            return None
        if s.words[k] == ",":
            end = next((j for j in range(k + 1, n) if s.words[j] == "," and at.quotes.at(s.starts[j]) is None), n)
            if _is_said(at, order, k + 1, end, loose=loose):
                return SaidFrom(s.starts[k + 1])
            if end == n:
                return None
            k = end
            continue
        k += 1
    return None


def goes_on(at: Said, order: Order, k: int) -> bool:
    """Whether what is told goes on behind a comma at token `k`: no apposition to the end, no relative clause.

    Args:
        at: The sentence.
        order: Order of its language.
        k: Index of the token behind the speaker.
    """
    s, n = at.sentence, len(at.sentence.words)
    if k + LEAST >= n or s.words[k] != "," or s.lowers[k + 1] in at.lex.relative:
        return False
    aside = phrase_from(at, order, k + 1)
    return aside is None or not all(is_sign(w) for w in s.words[aside.last :])


def _is_said(at: Said, order: Order, first: int, end: int, *, loose: bool) -> bool:
    """Whether the words between two commas open what is said."""
    s, lex = at.sentence, at.lex
    if first >= len(s.words):
        return False
    low = s.lowers[first:end]
    if low and low[0] in lex.that:
        return True
    if not low or low[0] in lex.subordinator or low[0] in lex.infinitive_opening:
        return False
    if any(w in order.mood for w in low) or _infinitive(at, first, end):
        return True
    if low[0] in lex.relative and s.words[end - 1].islower():
        return False
    if not loose:
        return False
    aside = phrase_from(at, order, first)
    return not (aside is not None and aside.last >= end) and len(low) > 2


def _infinitive(at: Said, first: int, end: int) -> bool:
    """Whether the words end with an infinitive: "die Lage zu prüfen"."""
    s = at.sentence
    while end > first and is_sign(s.words[end - 1]):
        end -= 1
    return end - first > 1 and any(s.lowers[k] in at.lex.infinitive for k in range(max(first, end - 3), end))

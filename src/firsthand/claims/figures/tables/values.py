"""Values: the number that one cell holds, with its bounds.

Trusts digits with signs ("1 480", "3–4", "~20", "20+", ">100") and numbers in words; footnotes and nouns for people behind
them are stepped over.  Refuses a cell that holds anything else ("2:1", "12 %", "€5").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.claims.document import WORD
from firsthand.claims.figures.amount import NOBODY, Amount, said
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.lang.digits import digits_value
from firsthand.lang.number_mention import NumberMention
from firsthand.lang.numbers import find_numbers
from firsthand.vocabulary import Population, Quantifier

_NOTE = re.compile(r"\s{0,20}(?:\[[^\]]{1,12}\]|[¹²³⁰⁴-⁹*†‡]{1,9}|(?<=\d)\s?\([a-z]\)|(?<=\d)[a-z])\s*$")
_GROUPS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'’٬](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"(?P<sign>[~≈><≥≤]=?)?\s{0,20}(?P<digits>\d{1,20}(?:[.,]\d{3}){0,9})\s*(?P<plus>\+)?")
_FRACTION = re.compile(r"\d{1,20}[.,]\d{1,2}")
_RANGE = re.compile(r"(?P<low>\d{1,20}(?:[.,]\d{3}){0,9})\s*[-–—‑]\s*(?P<high>\d+(?:[.,]\d{3})*)")
_BY_SIGN: dict[str, Quantifier] = {
    "~": "about", "≈": "about", ">": "more_than", "<": "fewer_than", "≥": "at_least", ">=": "at_least", "≤": "at_most",
    "<=": "at_most",
}  # fmt: skip
_OPEN_ABOVE, _OPEN_BELOW = ("more_than", "at_least"), ("fewer_than", "at_most")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds.

    Attributes:
        length: Characters of the cell's text that tell it, footnotes left out.
        population: Of the noun behind the number ("12 soldiers").
    """

    amount: Amount
    length: int
    population: Population = "all"


def value_of(text: str, lexicon: FigureLexicon, scale: float = 1.0) -> Value | None:
    """The number in a cell.

    Args:
        text: The cell's words.
        lexicon: Number words and nouns for people of the language.
        scale: What the cell's head says that it is multiplied by; only then may it hold a fraction.

    Returns:
        The value; None where the cell is empty, or holds more than a number.
    """
    bare = _NOTE.sub("", text).strip()
    if not bare:
        return None
    amount = _in_digits(_GROUPS.sub("", bare)) if scale == 1 or not _FRACTION.fullmatch(bare) else _fraction(bare)
    if amount is not None:
        return Value(amount, len(bare))
    return _in_words(bare, lexicon)


def _fraction(bare: str) -> Amount:
    """A number of thousands or millions."""
    value = float(bare.replace(",", "."))
    return Amount(value, value, value, "exact")


def _in_digits(bare: str) -> Amount | None:
    """A number written in digits and signs alone."""
    both = _RANGE.fullmatch(bare)
    if both:
        low, high = digits_value(both["low"]), digits_value(both["high"])
        return Amount(low, None, high, "range") if low is not None and high is not None and low < high else None
    one = _DIGITS.fullmatch(bare)
    value = digits_value(one["digits"]) if one else None
    if one is None or value is None:
        return None
    if value == 0:
        return NOBODY
    bound: Quantifier = _BY_SIGN.get(one["sign"] or "", "at_least" if one["plus"] else "exact")
    low, high = (None if bound in _OPEN_BELOW else value), (None if bound in _OPEN_ABOVE else value)
    return Amount(low, value, high, bound)


def _in_words(bare: str, lexicon: FigureLexicon) -> Value | None:
    """A number with its bounds, and at most nouns for people behind it."""
    found = list(WORD.finditer(_GROUPS.sub("", bare)))
    lowers = [m[0].lower() for m in found]
    numbers = find_numbers(lowers, [m.start() for m in found], [m.end() for m in found], lexicon.numbers)
    if len(numbers) != 1 or numbers[0].start or numbers[0].kind != "amount":
        return None
    number: NumberMention = numbers[0]
    population: Population = "all"
    for low in lowers[number.end :]:
        told = lexicon.populations.get(low) or lexicon.modifiers.get(low)
        if told is None:
            return None
        population = told if told != "all" else population
    amount = NOBODY if number.quantifier == "none" or number.best == 0 else said(number)
    return Value(amount, len(bare), population)

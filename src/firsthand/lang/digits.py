"""The value of numbers written in digits, with the signs that part thousands and fractions.

Beneath `lang/numbers.py`.  Refuses to know which sign a language uses: it is told.
"""

from __future__ import annotations


def digits_value(word: str) -> float | None:
    """The value of a number in digits of any script: `1,500`, `1.500.000`, `2.5`; None where it is none."""
    plain = word
    for sign in (",", "."):
        parts = plain.split(sign)
        if len(parts) > 1 and all(len(p) == 3 for p in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0":
            plain = "".join(parts)
        elif len(parts) > 2:
            return None
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def scaled_value(word: str, decimal: str) -> float | None:
    """The value of digits before a scale: `1.295` million is no thousands where the language parts fractions so; else None."""
    whole, sign, rest = word.partition(decimal)
    if not (sign and whole.isdecimal() and rest.isdecimal()):
        return None
    return float(f"{whole}.{rest}")

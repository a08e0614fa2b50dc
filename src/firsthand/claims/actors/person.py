"""A person's name in a sentence, with what stands around it.

Beside `persons`, which finds them.  Reads no text but the name itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.vocabulary import Sex

QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in a sentence.

    Attributes:
        first, last: Tokens of the name, `[first, last)`, titles left out.
        start, end: The name in the account's text.
        name: Normalised: initials apart from the surname, no possessive, no title.
        title: Titles before the name in lower case, "" for none.
        apposition: What ", the head of Y," says, "" for none.
        age, sex: Where told.
        after: Token after name and age in brackets.
        confidence: 0 to 1.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    title: str = ""
    apposition: str = ""
    age: str | None = None
    sex: Sex | None = None
    confidence: float = 0.8
    after: int = 0


_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")
_NICKNAME = re.compile(f" [{QUOTES}][^{QUOTES}]+[{QUOTES}](?= )")


def clean_name(raw: str) -> str:
    """A name with single spaces and its initials apart: "E.Doe" as "E. Doe", 'Tom "Red" Roe' as "Tom Roe".

    Args:
        raw: The name as written, without titles.
    """
    return _SPACE.sub(" ", _INITIAL.sub(r"\1. ", _NICKNAME.sub("", raw))).strip(" ,")

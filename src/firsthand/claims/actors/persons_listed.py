"""A name beside that of the person before it: another name of the same, where the person is from, the last of a list.

Beside `persons`.  Trusts the last of a list only where the age of the one before is told.
"""

from __future__ import annotations

from firsthand.claims.actors.person import PersonMention
from firsthand.claims.document import Sentence
from firsthand.claims.persons_lexicon import PersonLexicon

LISTED = 8  # words between the last but one of a list of persons and the last


def is_alias(s: Sentence, mention: PersonMention, last: PersonMention, lex: PersonLexicon) -> bool:
    """Whether a name is another one of the person right before: "Tom Roe, aka Red Tom"."""
    k = mention.first - 1
    return k > 0 and s.lowers[k] in lex.alias and last.last == k - (s.words[k - 1] in ",(")


def is_home(s: Sentence, mention: PersonMention, last: PersonMention, lex: PersonLexicon) -> bool:
    """Whether two capitals are where the person right before is from: "Tom Roe of Holm Heights"."""
    return mention.first == last.last + 1 and s.lowers[last.last] in lex.of


def is_next(s: Sentence, span: tuple[int, int], last: PersonMention | None, lex: PersonLexicon) -> bool:
    """Whether a name closes a list of persons whose ages are told: "A, 29, of Dree; B, 25; and C."."""
    first, end = span
    if last is None or last.age is None or not 0 <= first - last.last <= LISTED:
        return False
    opening = [w for w in s.lowers[first - 2 : first] if w not in lex.and_]
    closes = end >= len(s.words) or s.words[end] in ",.;"
    return closes and first > 1 and len(opening) == 1 and opening[0] in ",;"

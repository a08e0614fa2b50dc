"""From letters to a row of items: people and things counted, cues, and the small words between them.

Third step of reading a figure: what noun phrases tell of becomes one item, every other word is an item of its own.
Refuses to decide who suffered what: that is `attach`.
"""

from __future__ import annotations

import re

from firsthand.claims.document import Sentence
from firsthand.claims.figures.letters import ADJECTIVE, AGE, THINGS, WORD, over_letters
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.phrases import people_of
from firsthand.claims.figures.row import KIND_LETTERS, Row
from firsthand.claims.figures.spell import NOBODY_KNOWN, KnownNames, Spelled, spell
from firsthand.claims.persons_lexicon import OLDEST

# "Ali Khan, 35, ..." and "Ali Khan (35)"
_BARE_AGE = re.compile(
    over_letters("""
  (?<= [named single word name organisation] [comma opening]) counted (?= [comma stop closing and] | $)
| (?<= [named single word name organisation] [comma opening] adverb) counted (?= [comma stop closing and] | $)
| (?<= comma) counted (?= comma [^ including] | comma $)
""")
)


def chunk(sentence: Sentence, lexicon: FigureLexicon, known: KnownNames = NOBODY_KNOWN) -> Row:
    """A sentence as items.

    Args:
        sentence: The sentence.
        lexicon: The words of its language.
        known: Names of the account; see `spell`.
    """
    spelled = spell(sentence, lexicon, known)
    letters = "".join(spelled.letters)
    row = Row(sentence=sentence, money=[m for m in spelled.numbers.values() if m.kind == "money"])
    out: list[str] = []
    at = 0
    for found in lexicon.phrase.finditer(letters):
        first, last = found.span()
        people = people_of(found, spelled, lexicon) if first < last else None
        if people is None:
            continue
        if at < first:
            _keep(row, spelled, at, first)
            out.append(letters[at:first])
        row.people[len(row.starts)] = people
        out.append(THINGS if people.thing else KIND_LETTERS[people.kind])
        row.starts.append(people.start)
        row.ends.append(people.end)
        at = last
    _keep(row, spelled, at, len(letters))
    out.append(letters[at:])
    items = "".join(out).replace(ADJECTIVE, WORD)  # an adjective outside of noun phrases is a word like others
    row.letters = _BARE_AGE.sub(lambda found: _age(found, row), items)
    return row


def _keep(row: Row, spelled: Spelled, first: int, last: int) -> None:
    """The letters `[first, last)` stand outside of any noun phrase: items of their own."""
    shift = len(row.starts) - first
    for i in spelled.cues:
        if first <= i < last:
            row.cues[i + shift] = spelled.cues[i]
    row.starts += spelled.starts[first:last]
    row.ends += spelled.ends[first:last]


def _age(found: re.Match[str], row: Row) -> str:
    """A bare number between the signs after a person is an age."""
    people = row.people[found.start()]
    amount = people.amount
    if people.noun or amount is None or amount.best is None or amount.best > OLDEST or amount.quantifier != "exact":
        return found[0]
    del row.people[found.start()]
    return AGE

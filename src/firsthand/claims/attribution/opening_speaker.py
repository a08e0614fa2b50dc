"""Who opens a sentence whose verb stands last: the noun phrase before what is said, without a comma to end it.

Stands before `claims/attribution/verb_last.py`.  Trusts heads of speakers ("bakanlığı", "sözcüsü"), offices and the names behind
them; refuses a phrase that holds a number, and names in a case that speakers do not stand in.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said
from firsthand.claims.attribution.order import Order
from firsthand.claims.attribution.speaker import WordRun, is_sign
from firsthand.claims.persons_lexicon import person_lexicon

LONGEST = 12  # words of a speaker
NAMES = 3  # words of a name behind an office


def opening_speaker(at: Said, order: Order, first: int, verb: int) -> WordRun | None:
    """The speaker that opens a clause.

    Args:
        at: The sentence.
        order: Order of its language.
        first: Index of the clause's first token.
        verb: Index of the verb that ends it.

    Returns:
        None where no head of speakers, office or body stands near the start.
    """
    s = at.sentence
    while first < verb and (at.lex.is_adverb(s.lowers[first]) or s.lowers[first] in at.lex.coordinator):
        first += 1
    for k in range(first, min(verb - 1, first + LONGEST)):
        if is_sign(s.words[k]) or s.words[k][0].isdigit():
            break
        if s.lowers[k] in order.heads and s.lowers[k + 1] not in order.heads:
            end = _past_name(at, k + 1, verb)
            return WordRun(first, end, end)
        if s.lowers[k] in at.lex.offices and (end := _past_name(at, k + 1, verb)) > k + 1:
            return WordRun(first, end, end)
    body = first + 1 < verb and (
        s.lowers[first] in at.lex.tellers or (s.words[first].isupper() and len(s.words[first]) > 1)
    )
    return WordRun(first, first + 1, first + 1) if body else None


def _past_name(at: Said, k: int, verb: int) -> int:
    """The token behind a person's name at `k`: a given name with what follows, or two capitalised words and more."""
    s, lex = at.sentence, at.lex
    last = k
    while last < min(verb, k + NAMES) and _of_a_name(at, last):
        last += 1
    return last if last - k > 1 or (last > k and s.lowers[k] in lex.given) else k


def _of_a_name(at: Said, k: int) -> bool:
    word, low = at.sentence.words[k], at.sentence.lowers[k]
    persons = person_lexicon(at.doc.pack.language)
    whole = low in at.lex.given or (persons is not None and low.endswith(persons.endings))  # "-zadə" is no case
    oblique = "'" in word or "’" in word or (k and low.endswith(at.lex.oblique) and not whole)
    cased = at.sentence.lowers[min(k + 1, len(at.sentence.words) - 1)] in at.lex.case_words
    return word[0].isupper() and not oblique and not cased


def narrowed(at: Said, order: Order, who: WordRun) -> WordRun:
    """A speaker without what leads to it: adverbs, and a participle with its clause ("olay yerinde konuşan X").

    Args:
        at: The sentence.
        order: Order of its language.
        who: The words before a verb, quotation or comma.
    """
    s, first, last = at.sentence, who.first, who.last
    first = next((k + 1 for k in range(last - 2, first - 1, -1) if s.lowers[k] in order.relating), first)
    while first < last - 1 and (at.lex.is_adverb(s.lowers[first]) or s.lowers[first] in at.lex.coordinator):
        first += 1
    while last - 1 > first and (at.lex.is_adverb(s.lowers[last - 1]) or s.lowers[last - 1] in at.lex.case_words):
        last -= 1
    return WordRun(first, last, last)

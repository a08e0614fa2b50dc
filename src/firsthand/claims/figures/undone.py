"""What has not happened: cues that the words around them undo.

Fifth step of reading a figure.  Trusts the verb group and the two words before a cue; misses hypotheses told in another
clause.
"""

from __future__ import annotations

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.guard import NO_GUARD
from firsthand.claims.figures.letters import (
    COMMA,
    CONJUNCTION,
    DASH,
    NOT,
    PRONOUN_MANY,
    RELATIVE,
    STOP,
    TO,
    VERB,
    letters_of,
)
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.row import Row

_CLAUSE_SIGNS = frozenset(",;:")
_VERB_BEHIND = 4  # words from a toll to the verb that ends its clause, the ending of a figure counted
_HUNT = 8  # words before a search in which those who search stand
_GROUP_BEFORE = 6  # words of a verb group before its cue
_OTHER_CLAUSE = VERB + STOP + COMMA + CONJUNCTION + RELATIVE
_VERB_GROUP = letters_of("adverb to be have article determiner")


def undone(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether the words around a cue say that it has not happened, or that it is the name of a crime or a weapon.

    Args:
        row: The sentence as items.
        attachment: A cue with those it counts.
        lexicon: The words of its language.
    """
    lowers, guards = row.sentence.lowers, lexicon.guards
    if guards["hypothesis"].within(lowers, 0, len(lowers)):
        return True
    behind = attachment.end < len(lowers) and guards["not_before"].at(lowers, attachment.end)
    if behind and "inside" not in attachment.marks:
        return True
    if "toll" in attachment.marks and attachment.members:
        # "ölü sayısı 20'ye çıkabilir": the verb stands behind the number
        last = max(row.people[m].end for m in attachment.members)
        if guards["not_before"].within(lowers, last, last + _VERB_BEHIND):
            return True
    first = min((row.people[m].start for m in attachment.members), default=attachment.start)
    if first and lowers[first - 1] in guards["open_question"].words:
        return True
    if _hunted(row, attachment, lexicon) or _none_gravely(row, attachment, lexicon):
        return True
    return _clause_undone(row, attachment, lexicon) or _verb_undone(row, attachment, lexicon)


def _hunted(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """`police are searching for two men`, `searched for the gunmen`: suspects, not people who are missing."""
    if attachment.cue.measure != "missing" or not attachment.cue.sure:
        return False
    if any(row.people[m].population == "perpetrators" for m in attachment.members):
        return True
    lowers, they = row.sentence.lowers, False
    for i in range(attachment.start - 1, max(-1, attachment.start - 1 - _HUNT), -1):
        letter = lexicon.letters.get(lowers[i], DASH)
        they = they or letter == PRONOUN_MANY  # "police said they were looking for": the same who said it
        if lowers[i] in lexicon.guards["hunters"].words:
            return True
        if letter in _OTHER_CLAUSE and not they:
            return False
    return False


def _none_gravely(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether nobody is said to be hurt badly ("none of them was seriously hurt"): others may well be hurt."""
    people = [row.people[m] for m in attachment.members]
    if not any(p.amount is not None and p.amount.quantifier == "none" for p in people):
        return False
    first = min(attachment.start, *(p.start for p in people))
    last = max(attachment.end, *(p.end for p in people))
    return lexicon.guards["gravely"].within(row.sentence.lowers, first, last + 1)


def _clause_undone(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether the words between the commas or stops on both sides of a cue undo it."""
    guard, lowers = lexicon.guards["undone_clause"], row.sentence.lowers
    if guard is NO_GUARD:
        return False
    first = next((k + 1 for k in range(attachment.start - 1, -1, -1) if lowers[k] in _CLAUSE_SIGNS), 0)
    last = next((k for k in range(attachment.end, len(lowers)) if lowers[k] in _CLAUSE_SIGNS), len(lowers))
    return guard.within(lowers, first, last)


def _verb_undone(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether the verb group before a cue undoes it: `was not killed`, `tried to kill`; not `went on to kill`."""
    lowers, guards = row.sentence.lowers, lexicon.guards
    before = lowers[max(0, attachment.start - 2) : attachment.start]
    if attachment.cue.frame == "affecting" and len(before) == 2 and lexicon.letters.get(before[1]) == TO:
        return before[0] not in guards["done"].words
    start = attachment.start
    if "inside" in attachment.marks:
        start = min((row.people[m].start for m in attachment.members), default=start)
    for i in range(start - 1, max(-1, start - 1 - _GROUP_BEFORE), -1):
        letter = lexicon.letters.get(lowers[i])
        if letter == NOT or lowers[i] in guards["undone"].words:
            return True
        if letter is None or letter not in _VERB_GROUP:
            return False
    return False

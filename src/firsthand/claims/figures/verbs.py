"""Cues that are verbs, participles or adjectives: who of the sentence is their subject, who their object.

Knows voices: a passive counts its subject, an active its object, a bare participle what stands next to it.  Asked by
`attach`.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.left import LeftReader
from firsthand.claims.figures.letters import (
    AFFECTS,
    AND,
    ARTICLE,
    BE,
    CLOSING,
    COUNTED,
    DETERMINER,
    HAVE,
    INSERTION_ENDS,
    JOINTS,
    NAMED,
    NUMBERED,
    PARTICIPLES,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN_ONE,
    TO,
    VERB,
    VERB_GROUP,
    WORD,
    letters_of,
)
from firsthand.claims.figures.right import RightReader
from firsthand.claims.figures.walk import Walk

_FAR = 16  # items of a sentence between a verb and a subject that words of another clause part from it
_PHRASE_BEFORE = 5  # items of a phrase between people and a bare participle
_GROUP_BEFORE = 6  # items of a verb group before an adjective

_LEADS_GERUND = letters_of("preposition conjunction")  # "after being shot"
_OBJECTS = letters_of("victims reflexive")
_ONE_OR_NUMBER = letters_of("counted single")
_VERBS = letters_of("participles undergoes state")  # may be the first of two verbs joined by "and"
_BEFORE_PARTICIPLE = letters_of("nouns preposition")
_IN_PHRASE = letters_of("nouns things age guessed_many determiners")
_LEADS_ADJECTIVE = letters_of("determiner possessive")  # "the wounded": no state of somebody before it
_BEFORE_ADJECTIVE = letters_of("adverb be have verb word sign")
_FIRST_TOLD = letters_of("affects state")
_OTHER_CLAUSES = letters_of("clause_ends verb auxiliaries undergoes doing")


@dataclass(slots=True, eq=False)
class VerbReader:
    """Attaches verbs and adjectives."""

    walk: Walk
    left: LeftReader
    right: RightReader

    def affects(self, a: Attachment, i: int) -> bool:
        """Passive: the subject; active: the object; neither: what stands next to it."""
        walk = self.walk
        auxiliary = self._auxiliary(i)
        if auxiliary is not None and walk.letters[auxiliary] == BE:
            if walk.at(auxiliary - 1) in _LEADS_GERUND and walk.low(auxiliary) in walk.guard("gerund_be").words:
                a.marks.add("shared")
                return self.left.clause_subject(a, auxiliary - 1)
            return self.left.subject(a, auxiliary - 1)
        if self._object_next(i):
            return self.right.objects(a, i + 1)
        if auxiliary is not None:
            return False
        if walk.at(i + 1) == AND and walk.at(i + 2) in PARTICIPLES and self._robbed_as_well(i):
            return self.right.objects(a, i + 3)
        return self._bare(a, walk.before(i))

    def _bare(self, a: Attachment, left: int) -> bool:
        """Those before a bare participle: `two killed`, `and killed`, `five people in two cars killed`."""
        letter = self.walk.at(left)
        if letter == NAMED and self.walk.at(left - 1) == ARTICLE:
            return False  # "a Keller shot": the name of who made it
        if letter in NUMBERED:
            a.members.append(left)
            self.left.join(a, left)
            return True
        if left > 0 and letter in JOINTS and self.left.shared(a, left):
            return True
        if letter == CLOSING:
            return self.left.subject(a, left)
        return letter in _BEFORE_PARTICIPLE and self._reduced(a, left)

    def far_subject(self, a: Attachment, i: int) -> bool:
        """`300 troops without a word to the mayor entered the town`: a number of the kind the verb needs, in its clause.

        Only for verbs that tell whom they need, and over no other finite verb.
        """
        for j in range(i - 1, max(-1, i - 1 - _FAR), -1):
            if self.walk.letters[j] == COUNTED and self.walk.row.people[j].population in a.cue.only:
                a.members.append(j)
                return True
            if self.walk.letters[j] in _OTHER_CLAUSES:
                return False
        return False

    def either_side(self, a: Attachment, i: int) -> bool:
        """Languages of free order: those after the verb in its clause, else those before it.

        Before a verb in the active ("object") only a number counts: who stands there without one did it.
        """
        if self.right.anywhere(a, i + 1):
            if a.cue.frame == "either":
                a.marks.discard("object")
            return True
        a.members.clear()
        a.marks.clear()
        if self.walk.at(i - 1) == DETERMINER:
            return self._counted_whole(a, i - 2)
        if not self.left.subject(a, i - 1):
            return False
        return a.cue.frame == "either" or (bool(a.members) and all(self.walk.letters[m] == COUNTED for m in a.members))

    def _counted_whole(self, a: Attachment, i: int) -> bool:
        """`put at 38 the dead`, `38 are the dead`: an article makes a noun of the cue, and only a number counts it."""
        number = i - (self.walk.at(i) == BE)
        if self.walk.at(number) != COUNTED:
            return False
        a.members.append(number)
        return True

    def state(self, a: Attachment, i: int) -> bool:
        """Those before an adjective (`left five dead`), else a number behind it."""
        walk = self.walk
        if walk.at(i - 1) in _LEADS_ADJECTIVE:
            return False
        left = i - 1
        while walk.at(left) in _BEFORE_ADJECTIVE and i - left < _GROUP_BEFORE:
            if walk.at(left) == WORD and walk.at(left - 1) in PREPOSITIONS and BE in walk.letters[left + 1 : i]:
                break  # the end of a subject: "the crew of the ferry off Ostend were dead"
            left -= 1
        letter = walk.at(left)
        if letter in NUMBERED:
            if walk.at(left - 1) != PREPOSITION or left < i - 1:
                return self.left.subject(a, left)
            a.members.append(left)
            return True
        if letter in JOINTS and walk.at(walk.before(left)) in _FIRST_TOLD:
            return False
        if letter in INSERTION_ENDS:
            return self.left.subject(a, left)
        if BE in walk.letters[left + 1 : i] and letter in _IN_PHRASE and self.left.subject(a, left):
            return True
        return walk.at(i + 1) == COUNTED and self.right.objects(a, i + 1)

    def _robbed_as_well(self, i: int) -> bool:
        """`killed and robbed two policemen`: the object stands after a second verb."""
        return self.walk.at(i + 3) == COUNTED or (self.walk.at(i + 2) == AFFECTS and self._object_next(i + 2))

    def _reduced(self, a: Attachment, left: int) -> bool:
        """`five people in two cars killed`: a noun phrase with a phrase of its own before a bare participle."""
        walk, j = self.walk, left
        while walk.at(j) in _IN_PHRASE and left - j < _PHRASE_BEFORE:
            j -= 1
        led = walk.at(j) in PREPOSITIONS and walk.at(j - 1) in _ONE_OR_NUMBER
        return led and self.left.subject(a, j - 1)

    def _object_next(self, i: int) -> bool:
        """Whether an object stands right behind the verb at `i`, and is no subject of the next."""
        j = self.walk.after(i)
        letter = self.walk.at(j)
        return letter == PRONOUN_ONE or (letter in _OBJECTS and not self.walk.is_subject(j))

    def _auxiliary(self, i: int) -> int | None:
        """The `be` that makes the cue at `i` a passive; another first word of its verb group; None where it is bare."""
        walk = self.walk
        j = walk.before(i)
        if j > 0 and walk.at(j) in JOINTS:
            k = walk.before(j)
            if walk.at(k) in JOINTS:
                k = walk.before(k)
            if walk.at(k) in _VERBS:  # "was kidnapped and killed"
                shared = walk.before(k)
                return shared if walk.at(shared) == BE else None
        while walk.at(j) in VERB_GROUP or self._said(j):
            j -= 1
        group = walk.letters[j + 1 : i]
        if BE in group:
            return j + 1 + group.index(BE)
        return walk.skip(j + 1, 1) if HAVE in group else None

    def _said(self, j: int) -> bool:
        """`was said to be`, `were reported killed`: a verb of saying inside the verb group."""
        walk = self.walk
        behind = walk.at(j + 1) == TO or walk.at(j + 1) == AFFECTS
        return walk.at(j) == VERB and walk.at(walk.before(j)) == BE and behind

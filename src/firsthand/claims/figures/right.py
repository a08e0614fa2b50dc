"""What stands right of a cue: the people that are its object, those joined to them, and their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.letters import (
    AND,
    COUNTED,
    DETERMINER,
    HAVE,
    NUMBERED,
    PEOPLE,
    PLURAL,
    PREPOSITIONS,
    PRONOUN_MANY,
    PRONOUN_ONE,
    REFLEXIVE,
    THINGS,
    VICTIMS,
    letters_of,
    over_letters,
)
from firsthand.claims.figures.lists import ListReader
from firsthand.claims.figures.walk import Walk

_FREE = 12  # items between a verb and those after it at most
_BODY = 3  # words in which a part of the body stands behind its owner
_ACTIVE = ("affects", "affecting")
_UNKNOWN_OBJECT = re.compile(over_letters("article word nation? word? (?= [prepositions relative stop] | $)"))
_WAYS = PREPOSITIONS  # lead a phrase of where, when and how
_WAYS_AND_TO = letters_of("prepositions to")
_NO_NUMBER = letters_of("single named plural")  # people without a number
_FREE_OBJECTS = letters_of("single named plural reflexive")
_STILL_NAMED = letters_of("named figure")  # behind these a name goes on in a phrase
_STEPS_OVER = letters_of("fillers nouns age determiners figure sign things to other group people reflexive")
_DOER_GOES_ON = letters_of("nouns group article possessive")


@dataclass(slots=True, eq=False)
class RightReader:
    """Reads objects."""

    walk: Walk
    lists: ListReader

    def objects(self, a: Attachment, i: int) -> bool:
        """The people from place `i` on, their coordinates and their parts."""
        walk = self.walk
        i = walk.skip(i, 1)
        if walk.at(i) == DETERMINER and walk.at(i + 1) in NUMBERED:
            i += 1
        if walk.at(i) == REFLEXIVE:
            a.marks.add("self")
            a.own = i
            if walk.at(i + 1) != AND or walk.at(i + 2) not in PEOPLE:
                return True
            i += 2
        if walk.at(i) == PRONOUN_ONE and a.cue.frame in _ACTIVE:
            a.marks.add("pronoun")
            return True
        if walk.at(i) == PRONOUN_MANY and walk.low(i) in walk.guard("possessive_many").words:
            a.marks.add("pronoun_many")
            return True
        if self._unknown(a, i):
            return True
        own_body = self._own_body(i)
        if walk.at(i) not in VICTIMS or own_body:
            a.marks.add("pronoun")
            return own_body
        self._list(a, i)
        a.members = [m for m in a.members if m == i or not self._other_cue(m, a)]
        return any(walk.letters[m] != PLURAL for m in a.members)

    def _other_cue(self, m: int, a: Attachment) -> bool:
        """`killed 26 and dozens of wounded`: several whose own words count them by another measure, not "one of the wounded"."""
        people = self.walk.row.people[m]
        several = people.amount is not None and people.amount.best != 1
        return several and bool(people.cues) and all(c.measure != a.cue.measure for c in people.cues)

    def _list(self, a: Attachment, i: int) -> None:
        """The list of people at `i`, with "himself" at its end, and its parts."""
        end = self.lists.listed(a.members, i)
        a.marks.add("object")
        if self.walk.at(end) == REFLEXIVE:
            a.marks.add("self")
            a.own = end
        a.parts.extend(self.lists.parts_from(end))

    def anywhere(self, a: Attachment, i: int) -> bool:
        """The people after a verb in its clause, over adverbs and phrases of where, when and how.

        A person or a group right behind a preposition, or in its phrase, belongs to the phrase; a number does not,
        unless the preposition stands right before it.  "To" is such a preposition unless it may lead the object of an
        active verb ("detuvo a", "han detenido a").
        """
        walk, inside = self.walk, False
        ways = _WAYS if a.cue.frame == "object" or walk.at(walk.before(i - 1)) == HAVE else _WAYS_AND_TO
        for j in range(i, min(len(walk.letters), i + _FREE)):
            letter, before = walk.letters[j], walk.at(j - 1)
            if letter in ways:
                inside = True
            elif self._is_object(j, inside, a.cue.who == "things"):
                return self.objects(a, j)
            elif (letter != AND or before != THINGS) and letter not in _STEPS_OVER:
                return False
        return False

    def _is_object(self, j: int, inside: bool, things: bool) -> bool:
        """Whether the item at `j` may be an object of a verb before it; `inside` a phrase of where, when or how."""
        walk = self.walk
        letter, before = walk.letters[j], walk.at(j - 1)
        led = before in PREPOSITIONS or (before == DETERMINER and walk.at(j - 2) in PREPOSITIONS)
        if letter == COUNTED or (letter == THINGS and things):
            return not led
        return letter in _FREE_OBJECTS and (not inside or before in _STILL_NAMED) and not self._does(j)

    def _does(self, j: int) -> bool:
        """Whether the people at `j` stand between a verb and the number it befell: verb, who did it, to whom."""
        walk, k = self.walk, j + 1
        while walk.at(k) in _DOER_GOES_ON:
            k += 1
        return walk.letters[j] in _NO_NUMBER and walk.at(k) == COUNTED and not walk.marked(k, "of_them")

    def _unknown(self, a: Attachment, i: int) -> bool:
        """`killed a lifeguard`: one person by a noun that no list knows, led by an indefinite article."""
        found = _UNKNOWN_OBJECT.match(self.walk.letters, i)
        if found is None or a.cue.frame not in _ACTIVE or a.cue.measure not in ("killed", "injured"):
            return False
        a.members.append(self.walk.person(i, found.end() - 1))
        a.marks.add("unknown")
        return True

    def _own_body(self, i: int) -> bool:
        """`injuring his legs`: one person, told by a part of the body."""
        walk = self.walk
        if walk.low(i) not in walk.guard("possessive_one").words:
            return False
        people, first = walk.row.people.get(i), walk.row.starts[i]
        body = walk.guard("body").words
        return (people is None or people.thing) and not body.isdisjoint(walk.row.sentence.lowers[first : first + _BODY])

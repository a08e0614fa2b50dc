"""Cues that are nouns: the death *of* those counted, and tolls with their number.

Asked by `attach`.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.letters import (
    ARTICLE,
    COUNTED,
    DETERMINER,
    OTHER_ONE,
    POSSESSIVE,
    PREPOSITIONS,
    TO,
    letters_of,
)
from firsthand.claims.figures.right import RightReader
from firsthand.claims.figures.walk import Walk

_RECKONING = 4  # words before a toll in which the verb stands that reckons it
_TOLL_REACH = 12  # items from a toll to its number at most
_BODY = 3  # words in which a part of the body stands behind "to"

_LEADS_COMPLEMENT = letters_of("of to")
_BEFORE_NUMBER = letters_of("adverb be stop comma dash")  # what a number right behind a toll may stand behind
_TOLL_VERBS = letters_of("verb word")
_LEADS_GROUP = letters_of("of determiner article")
_NO_TOLL = letters_of("and relative modal")  # a toll that may come is none


@dataclass(slots=True, eq=False)
class NounReader:
    """Attaches nouns."""

    walk: Walk
    right: RightReader

    def complement(self, a: Attachment, i: int) -> bool:
        """Those behind "of" or "to", else an owner before the noun, else one person with an article right behind it."""
        walk = self.walk
        if walk.at(i + 1) in _LEADS_COMPLEMENT:
            return not self._body_next(i + 2) and not self._anybody(i + 2) and self.right.objects(a, i + 2)
        if walk.at(i - 1) == DETERMINER:
            whose = walk.row.sentence.lowers[a.start - 1]
            if whose in walk.guard("possessive_one").words:
                a.marks.add("pronoun")
                return self._not_alive(a)
            if whose in walk.guard("possessive_many").words:
                a.marks.add("pronoun_many")
                return True
        if self._led(i + 1):
            return self.right.objects(a, i + 1)
        owner = walk.before(i)
        if walk.at(owner) == POSSESSIVE and walk.at(owner - 1) not in PREPOSITIONS:
            a.marks.add("pronoun")
            return True
        return False

    def _not_alive(self, a: Attachment) -> bool:
        """Whether "her body" is that of somebody dead: it was found, buried or the like; other nouns need no such word."""
        walk, lowers = self.walk, self.walk.row.sentence.lowers
        found = walk.guard("bodies_found")
        if not found.words or lowers[a.end - 1] not in walk.guard("body").words:
            return True
        return found.within(lowers, 0, len(lowers))

    def _anybody(self, i: int) -> bool:
        """`the killing of another`: somebody without a noun, as in a law."""
        people = self.walk.row.people.get(i)
        if people is None or people.end != people.start + 1:
            return False
        return self.walk.lexicon.letters.get(self.walk.row.sentence.lowers[people.start]) == OTHER_ONE

    def _body_next(self, i: int) -> bool:
        """`wounds to the upper torso`: a part of the body, led by an article, not a person."""
        walk = self.walk
        if walk.at(i - 1) != TO or i >= len(walk.letters) or walk.low(i) in walk.guard("possessive_one").words:
            return False
        first = walk.row.starts[i]
        return walk.guard("body").within(walk.row.sentence.lowers, first, first + _BODY)

    def _led(self, i: int) -> bool:
        """`shooting a woman`: people led by an article right after a noun that can be a verb."""
        people = self.walk.row.people.get(i)
        if people is None or people.kind != "single":
            return False
        return self.walk.lexicon.letters.get(self.walk.row.sentence.lowers[people.start]) == ARTICLE

    def toll(self, a: Attachment, i: int) -> bool:
        """The first number after the word for a toll, reached over small words and the verb only."""
        walk, lowers = self.walk, self.walk.row.sentence.lowers
        raise_to = walk.guard("raise_to").words
        for j in range(i + 1, min(len(walk.letters), i + _TOLL_REACH)):
            letter, first = walk.letters[j], walk.row.starts[j]
            if letter == COUNTED:
                raised = not raise_to.isdisjoint(lowers[first - 1 : first + 1]) or self._reckoned(i, first)
                if raised or j == i + 1 or walk.letters[j - 1] in _BEFORE_NUMBER:
                    return self._number(a, i, j)
            elif letter in _NO_TOLL:
                break
        before = i - 2 if walk.at(i - 1) == DETERMINER else i - 1  # "raised to 45 the death toll"
        if walk.at(before) in _TOLL_VERBS and walk.at(before - 1) == COUNTED:
            before -= 1  # "A 98 aumentó el número de muertos"
        if walk.at(before) != COUNTED or not walk.row.starts[before]:
            return False
        return lowers[walk.row.starts[before] - 1] in raise_to and self._number(a, i, before)

    def _reckoned(self, i: int, number: int) -> bool:
        """`оценил число погибших в 38`: a verb of reckoning before the toll at `i`, and its small word before the number."""
        walk, lowers = self.walk, self.walk.row.sentence.lowers
        start = walk.row.starts[i]
        said = lowers[max(0, start - _RECKONING) : start]
        return lowers[number - 1] in walk.guard("reckoned_in").words and not walk.guard("reckons").words.isdisjoint(
            said
        )

    def _number(self, a: Attachment, i: int, j: int) -> bool:
        a.members.append(j)
        a.marks.add("toll")
        if self._of_a_group(i) or self._of_a_group(j - 3):
            a.marks.add("part")
        return True

    def _of_a_group(self, i: int) -> bool:
        """`the death toll of foreigners`, `die Zahl der getöteten Kinder`: the toll at `i` is that of some only."""
        walk = self.walk
        everybody = walk.guard("everybody")
        k = i + 1
        while walk.at(k) in _LEADS_GROUP:
            k += 1
        people = walk.row.people.get(k)
        return (
            bool(everybody.words)
            and people is not None
            and people.kind == "plural"
            and people.noun not in everybody.words
        )

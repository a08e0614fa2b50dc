"""People joined to those who stand left of a cue, by "and" or in a list that ends at them.

Asked by `left`.  Refuses people that another word governs: a preposition, a verb, a cue of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.figures.letters import (
    ADVERB,
    AFFECTING,
    ALONGSIDE,
    BE,
    COMMA,
    COUNTED,
    INCLUDING,
    JOINING,
    NUMBERED,
    PLURAL,
    letters_of,
)
from firsthand.claims.figures.walk import Walk
from firsthand.vocabulary import Measure

_BETWEEN_SHARED = letters_of("adverb be have")
_CLAUSE_STARTS = letters_of("edge stop")
_GOVERNS = letters_of("prepositions affects affecting undergoes verb cue_noun by")
_ACTIVE = letters_of("affects affecting verb")
_TOLD = letters_of("affects state")


@dataclass(slots=True, eq=False)
class JoinedReader:
    """Reads lists of people from right to left."""

    walk: Walk

    def joined(self, members: list[int], j: int, measure: Measure) -> int | None:
        """The people joined to those at `j`.

        Args:
            members: Takes them before what it holds.
            j: Where the last of them stand.
            measure: What is counted; people who are counted by another in their own words ("two deaths") are not joined.

        Returns:
            The place of the "including" that they all stand behind, so that they are parts; None where there is none.
        """
        walk, by_and, alone = self.walk, False, list(members)
        while j > 1:
            k = walk.governor(j) if walk.letters[j] == PLURAL else j - 1
            if self._opens_clause(j):
                return None
            alongside = walk.at(k) == ALONGSIDE
            if walk.at(k) in JOINING:
                by_and = True
                k -= 2 if walk.at(k - 1) == COMMA else 1
            elif walk.at(k) == COMMA and (by_and or self._opens_list(k)):
                k -= 1
            else:
                return None
            while alongside and walk.at(k) in _BETWEEN_SHARED:
                k -= 1  # "a doctor was, together with his wife, killed"
            if walk.at(k) == ADVERB and walk.at(j + 1) == ADVERB:
                shared = k  # "four seriously and three slightly injured"
                while walk.at(shared) in _BETWEEN_SHARED:
                    shared -= 1
                k = shared if walk.at(shared) == COUNTED else k
            head = walk.head_left(k)
            if head is None or walk.of_the_place(head):
                return None
            if any(cue.measure != measure for cue in walk.row.people[head].cues):
                return None
            g = walk.governor(head)
            if walk.at(g) == INCLUDING and by_and:
                if self._whole_told(g):  # those listed behind it are of that whole
                    members[:] = alone
                    return None
                members.insert(0, head)
                return g
            before_noun = walk.lexicon.parts_before and walk.at(g) == AFFECTING  # "yaralanan A ve B öldü"
            if (walk.at(g) in _GOVERNS and not before_noun) or (
                walk.at(head - 1) == BE and walk.at(head - 2) in _ACTIVE
            ):
                return None
            members.insert(0, head)
            j = head
        return None

    def _opens_clause(self, j: int) -> bool:
        """`carried 412 people and that 287 were rescued`: people behind "that" begin a clause of their own."""
        first = self.walk.row.starts[j]
        return bool(first) and self.walk.row.sentence.lowers[first - 1] in self.walk.guard("complementiser").words

    def _opens_list(self, k: int) -> bool:
        """`4 adults, 1 child shot`: a headline's list without `and`, at its start."""
        walk = self.walk
        if walk.at(k - 1) == ADVERB and walk.at(k + 2) == ADVERB:
            return walk.at(k - 2) == COUNTED
        if walk.at(k - 2) not in _CLAUSE_STARTS:
            return False
        if walk.row.sentence.kind == "title" and walk.at(k - 1) in NUMBERED:
            return True
        both = [walk.row.people.get(k - 1), walk.row.people.get(k + 1)]
        return all(p is not None and p.kind == "counted" and p.noun and "of_them" not in p.marks for p in both)

    def _whole_told(self, g: int) -> bool:
        """`seven dead, including some relatives, and one wounded`: the whole before "including" has a cue of its own."""
        walk = self.walk
        k = g - 1 - (walk.at(g - 1) == COMMA)
        whole = walk.row.people.get(k)
        return walk.at(k) in _TOLD or (whole is not None and bool(whole.cues))

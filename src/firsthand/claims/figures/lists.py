"""Lists of people: those joined by commas and "and" from one place on, and those that are parts of others.

Asked by the readers of what stands right and left of a cue.  Refuses people that begin a clause of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.figures.letters import (
    COMMA,
    COUNTED,
    INCLUDING,
    JOINING,
    NAMED,
    PEOPLE,
    REFLEXIVE,
    SINGLE,
    letters_of,
)
from firsthand.claims.figures.walk import Walk

_FAR = 24  # items over which a list joined by commas may come to its "and"
_LISTED = letters_of("people reflexive")
_NO_LIST = letters_of("clause_ends auxiliaries cue_verbs")  # a list ends before these
_OPENS_PARTS = letters_of("comma dash opening")
_SETS_APART = letters_of("dash opening")
_LEADS = letters_of("adverb determiner word to")


@dataclass(slots=True, eq=False)
class ListReader:
    """Reads lists of people from left to right."""

    walk: Walk

    def listed(self, members: list[int], i: int) -> int:
        """The list of people that starts at `i`.

        Args:
            members: Takes the items of its people.
            i: Where its first people stand.

        Returns:
            The place after it; where "himself" ends it, the place of that.
        """
        walk = self.walk
        members.append(i)
        end = walk.behind(i)
        while True:
            comma = walk.at(end) == COMMA
            k = end + comma
            joined = walk.at(k) in JOINING
            if not comma and not joined:
                return end
            k = walk.skip(k + joined, 1)
            if walk.at(k) not in _LISTED or walk.is_subject(k):
                return end
            if walk.at(k) == REFLEXIVE:
                return k
            comma_only = comma and walk.at(k - 1) == COMMA
            if comma_only and self._apposition(members[-1], k):
                if walk.at(walk.behind(k)) != COMMA:
                    return end
            elif self._ends(k, comma_only):
                return end
            else:
                members.append(k)
            end = walk.behind(k)

    def from_including(self, i: int, stop: int) -> list[int]:
        """The people listed from `i` on and before `stop`, behind an "including" if there is one."""
        walk = self.walk
        i = walk.skip(i + (walk.at(i) == INCLUDING), 1)
        while walk.at(i) in _LEADS and i < stop:
            i += 1
        if walk.at(i) not in PEOPLE:
            return []
        members: list[int] = []
        self.listed(members, i)
        return [k for k in members if k < stop]

    def parts_from(self, end: int) -> list[int]:
        """Parts told at `end`, behind their whole: `, including two children`, `, two of them children`."""
        walk, k = self.walk, end
        while walk.at(k) in _OPENS_PARTS:
            k += 1
        if walk.at(k) == INCLUDING:
            return self.from_including(k, len(walk.letters))
        if k == end or walk.at(k) != COUNTED:
            return []
        if walk.marked(k, "of_them"):
            return [k]
        return self.from_including(k, len(walk.letters)) if walk.at(end) in _SETS_APART else []

    def _ends(self, k: int, comma_only: bool) -> bool:
        """Whether the people at `k` are none of the list before them."""
        walk = self.walk
        return (comma_only and not self._goes_on(k)) or walk.marked(k, "of_them") or walk.of_the_place(k)

    def _goes_on(self, k: int) -> bool:
        """Whether a list that is joined by commas so far ends in `and`; a headline's needs none."""
        walk = self.walk
        if walk.row.sentence.kind == "title":
            return True
        for j in range(k + 1, min(len(walk.letters), k + _FAR)):
            if walk.letters[j] in JOINING:
                return walk.at(walk.after(j)) in _LISTED
            if walk.letters[j] in _NO_LIST:
                return False
        return False

    def _apposition(self, one: int, two: int) -> bool:
        """`the mayor, Ali Khan`, `Ali Khan, a teacher` and `the driver, a local man` are one person."""
        kinds = {self.walk.letters[one], self.walk.letters[two]}
        if kinds == {SINGLE, NAMED}:
            return True
        definite = self.walk.marked(one, "definite") and not self.walk.marked(two, "definite")
        return kinds == {SINGLE} and definite and not self._goes_on(two)

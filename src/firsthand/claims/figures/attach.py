"""Who suffered what: joins the cues of a sentence with the people (or things) that stand where the cue's frame says.

Fourth step of reading a figure, on the items of `chunk`; `verbs` and `nouns` know where to look, `left`, `right` and
`lists` do the walking.  Knows frames; knows no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.cue import Cue, Frame
from firsthand.claims.figures.insertions import InsertionReader
from firsthand.claims.figures.joined import JoinedReader
from firsthand.claims.figures.left import LeftReader
from firsthand.claims.figures.letters import (
    ALONGSIDE,
    AND,
    COUNTED,
    INCLUDING,
    JOINING,
    JOINTS,
    NUMBERED,
    OF,
    letters_of,
)
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.lists import ListReader
from firsthand.claims.figures.marks import Mark
from firsthand.claims.figures.nouns import NounReader
from firsthand.claims.figures.right import RightReader
from firsthand.claims.figures.row import People, Row
from firsthand.claims.figures.verbs import VerbReader
from firsthand.claims.figures.walk import Walk
from firsthand.vocabulary import Measure

_NUMBERS_ONLY = frozenset({"participants", "deployed"})  # one named guest is no number of guests
_PARTS_REACH = 4  # items between a whole and its parts told before it
_BETWEEN_PARTS = letters_of("word adverb thing to")
_OPENS_LIST = letters_of("comma stop")
_FAR = 12  # items between a cue and those told to have suffered the same at most
_BETWEEN = letters_of("phrase article adverb comma things closing opening figure")
_BEFALLS: frozenset[Frame] = frozenset({"affects", "undergoes", "state", "either"})
_NOBODY_BESIDE: frozenset[Mark] = frozenset({"self", "pronoun", "pronoun_many", "surname", "none"})
_PARTS_BEHIND: frozenset[Frame] = frozenset({"affects", "undergoes", "state", "suffers", "either"})
_CASUALTIES: frozenset[Measure] = frozenset({"killed", "injured"})
_COUNTS_ALONE: frozenset[Frame] = frozenset({"counted", "state", "affects", "either"})
_INSIDE: frozenset[Frame] = frozenset({"affects", "state", "counted"})  # frames of a cue inside a noun phrase


def attachments(row: Row, lexicon: FigureLexicon) -> list[Attachment]:
    """The cues of a sentence with those whom they count.

    Args:
        row: The sentence as items; takes persons that only their place in the sentence tells.
        lexicon: The words of its language.

    Returns:
        Cues that are items in their order, then those inside noun phrases; empty where nobody is counted.
    """
    found: list[Attachment] = []
    both = dict(_hurt_or_dead(row))
    if row.cues:
        attacher = _Attacher(row, lexicon)
        undecided = attacher.undecided().union(k for i in both for k in (i + 2,))
        made = (attacher.first(cues, i) for i, cues in row.cues.items() if i not in undecided)
        found.extend(a for a in made if a is not None)
    for i, told in row.people.items():
        people = both.get(i, told)
        inside = _inside(i, people, found) if people.cues else None
        if inside is not None:
            found.append(inside)
    return found


def _hurt_or_dead(row: Row) -> Iterator[tuple[int, People]]:
    """`50 dead and wounded`: one number for both, told as casualties."""
    for i, people in row.people.items():
        cues = row.cues.get(i + 2, ())
        if people.kind != "counted" or row.letters[i + 1 : i + 2] != AND or row.letters[i + 3 : i + 4] == COUNTED:
            continue
        mine, other = {c.measure for c in people.cues}, {c.measure for c in cues if c.frame in _COUNTS_ALONE}
        if mine and other and mine != other and mine | other <= _CASUALTIES:
            yield i, replace(people, cues=tuple(replace(c, measure="casualties") for c in people.cues))


def _inside(i: int, people: People, found: Iterable[Attachment]) -> Attachment | None:
    """The people at `i` with the cue inside their phrase; None where a toll has told of them ("rose to 23 dead")."""
    for cue in people.cues:
        if any("toll" in a.marks and i in a.members and a.cue.measure == cue.measure for a in found):
            return None
        if cue.frame in _INSIDE and (people.amount is not None or people.kind == "single"):
            return Attachment(cue=cue, start=people.cue_start, end=people.cue_end, members=[i], marks={"inside"})
    return None


class _Attacher:
    """Attaches the cues that are items of one row."""

    def __init__(self, row: Row, lexicon: FigureLexicon) -> None:
        self.row = row
        self.walk = walk = Walk(row, lexicon)
        self.lists = ListReader(walk)
        self.right = RightReader(walk, self.lists)
        self.left = LeftReader(walk, self.lists, JoinedReader(walk), InsertionReader(walk))
        self.verbs, self.nouns = VerbReader(walk, self.left, self.right), NounReader(walk, self.right)

    def undecided(self) -> set[int]:
        """Cues of a chain that leaves open which of them holds: `killed, injured or captured`."""
        walk, cues, found = self.walk, self.row.cues, set[int]()
        either = walk.guard("either").words
        for i in cues:
            chain, j, open_ = [i], i + 1, False
            while walk.at(j) in JOINTS and j + 1 in cues:
                open_ = open_ or walk.low(j) in either
                chain.append(j + 1)
                j += 2
            if open_ and len({cues[k][0].measure for k in chain}) > 1:
                found.update(chain)
        return found

    def first(self, cues: Iterable[Cue], i: int) -> Attachment | None:
        """The first of the cues at `i` that counts somebody."""
        for cue in cues:
            if cue.beside and not self._beside(cue.beside, i):
                continue
            a = Attachment(cue=cue, start=self.row.starts[i], end=self.row.ends[i])
            if self._attach(a, i) and self._fits(a):
                self._add_alongside(a, i)
                self._add_parts(a, i)
                return a
        return None

    def _beside(self, measure: str, i: int) -> bool:
        """Whether another cue of the sentence counts this measure."""
        return any(k != i and any(c.measure == measure for c in cues) for k, cues in self.row.cues.items())

    def _attach(self, a: Attachment, i: int) -> bool:
        """Finds those whom the cue at `i` counts, by its frame; whether it counts at all."""
        match a.cue.frame:
            case "affects":
                return self.verbs.affects(a, i)
            case "affecting":
                return self.walk.at(i + 1) != OF and self.right.objects(a, i + 1)
            case "undergoes" | "suffers":
                return self.left.subject(a, i - 1)
            case "doing":
                return self._doing(a, i)
            case "either" | "object":
                return self.verbs.either_side(a, i)
            case "state":
                return self.verbs.state(a, i)
            case "of":
                return self.nouns.complement(a, i)
            case "toll":
                return self.nouns.toll(a, i)
            case "by":
                return self.right.objects(a, i + 1 + (self.walk.at(i + 1) in _OPENS_LIST))
            case "self":
                return self._self(a, i)
            case "none":
                a.marks.add("none")
                return True
            case "counted":  # counts inside a noun phrase only
                return False

    def _doing(self, a: Attachment, i: int) -> bool:
        """The subject of what they do, else a number farther off."""
        if self.left.subject(a, i - 1) and self._fits(a):
            return True
        a.members.clear()
        return self.verbs.far_subject(a, i)

    def _self(self, a: Attachment, i: int) -> bool:
        """One person who did it, with those named beside: `killed himself and two others`."""
        if self.walk.at(i + 1) in JOINING and self.walk.at(i + 2) in NUMBERED:
            self.right.objects(a, i + 2)
        a.marks.add("self")
        return True

    def _add_alongside(self, a: Attachment, i: int) -> None:
        """`was killed in a raid along with his wife`: those told to have suffered the same, behind the cue at `i`."""
        if a.cue.frame not in _BEFALLS or a.cue.who != "people" or not a.members or max(a.members) > i:
            return
        walk, j = self.walk, i + 1
        if walk.low(j) in walk.guard("with").words and walk.marked_own(j + 1):
            j += 1
        else:
            while walk.at(j) in _BETWEEN and j - i < _FAR:
                j += 1
            if walk.at(j) != ALONGSIDE:
                return
            j = walk.skip(j + 1, 1)
        further = a.bare()
        if self.right.objects(further, j):
            a.members += [m for m in further.members if m not in a.members]
            a.parts += further.parts

    def _add_parts(self, a: Attachment, i: int) -> None:
        """Parts told apart from their whole: before it, or behind the cue at `i`."""
        if not a.members or a.parts:
            return
        if self.walk.lexicon.parts_before:
            self._parts_before(a)
        if not a.parts and a.cue.frame in _PARTS_BEHIND:
            a.parts.extend(self.lists.parts_from(self.walk.behind(i)))

    def _parts_before(self, a: Attachment) -> None:
        """Parts told before their whole: "among them", people, at most four words, then the people counted."""
        walk = self.walk
        first = j = min(a.members) - 1
        while walk.at(j) in _BETWEEN_PARTS and first - j < _PARTS_REACH:
            j -= 1
        if walk.at(j) == COUNTED and walk.at(walk.before(j)) == INCLUDING:
            a.parts.append(j)

    def _fits(self, a: Attachment) -> bool:
        """Whether those found are of the kind the cue counts; takes out those that are nobody."""
        cue, row = a.cue, self.row
        if cue.measure in _NUMBERS_ONLY:
            a.members = [m for m in a.members if row.people[m].kind == "counted"]
        people = [row.people[m] for m in a.members]
        if cue.none_only and not all(p.amount is not None and p.amount.quantifier == "none" for p in people):
            return False
        if cue.who == "things":
            return bool(people) and all(p.thing for p in people)
        if not people:
            return cue.measure not in _NUMBERS_ONLY and not a.marks.isdisjoint(_NOBODY_BESIDE)
        somebody = [m for m in a.members if not self._nobody(row.people[m])]
        if not somebody:
            return False
        a.members = somebody
        if cue.sure and not all(self._surely_people(row.people[m]) for m in somebody):
            return False
        if cue.only and not all(p.population in cue.only for p in people):
            return False
        return not any(p.population in cue.not_only for p in people)

    def _surely_people(self, p: People) -> bool:
        """Whether a noun for people, a name or a bare number tells of somebody."""
        return p.kind == "named" or not p.noun or p.noun in self.walk.lexicon.populations

    def _nobody(self, p: People) -> bool:
        """Whether a thing is counted, or a part of the body ("just above one eye")."""
        lexicon = self.walk.lexicon
        return p.thing or (p.noun in lexicon.guards["body"].words and p.noun not in lexicon.populations)

"""Who suffered what: joins the cues of a sentence with the people (or things) that stand where the cue's frame says.

Second step of reading a figure, on the items of `chunk`; `left` and `right` do the walking.  Knows
frames (subject before, object after, complement of a noun); knows no words.  Refuses to reach over a clause's end.
"""

from __future__ import annotations

from firsthand.claims.figures.chunk import People
from firsthand.claims.figures.left import LeftReader
from firsthand.claims.figures.walk import Attachment

FAR = 16  # items of a sentence between a verb and a subject that words of another clause part from it
NUMBERS_ONLY = frozenset({"participants", "deployed"})  # one named guest is no number of guests


class Attacher(LeftReader):
    """Finds the attachments of one row."""

    def all(self) -> list[Attachment]:
        """Every attachment of the row, in the order of the cues."""
        out: list[Attachment] = []
        for i, cues in self.row.cues.items():
            span = (self.row.starts[i], self.row.ends[i])
            for cue in cues:
                if cue.beside and not self._beside(cue.beside, i):
                    continue
                a = Attachment(cue, *span)
                if self._attach(a, i) and self._fits(a):
                    if self.lex.parts_before and a.members and not a.parts:
                        self._parts_before(a)
                    if (
                        a.members
                        and not a.parts
                        and cue.frame in ("affects", "undergoes", "state", "suffers", "either")
                    ):
                        self.parts_right(a, self.behind(i))
                    out.append(a)
                    break
        for i, people in self.row.people.items():
            for cue in people.cues:
                if any("toll" in a.marks and i in a.members and a.cue.measure == cue.measure for a in out):
                    break  # "the toll rose to 23 dead" is told once
                if cue.frame in ("affects", "state", "counted") and (people.amount or people.kind == "single"):
                    out.append(Attachment(cue, *people.cue_span, [i], [], {"inside"}))
                    break
        return out

    def _parts_before(self, a: Attachment) -> None:
        """Parts told before their whole: "among them", people, at most four words, then the people counted."""
        j = min(a.members) - 1
        first = j
        while self.code(j) in "wRtT" and first - j < 4:
            j -= 1
        if self.code(j) == "P" and self.code(self.skip(j - 1, -1)) == "e":
            a.parts.append(j)

    def _beside(self, measure: str, i: int) -> bool:
        """Whether another cue of the sentence counts this measure."""
        return any(k != i and any(c.measure == measure for c in cues) for k, cues in self.row.cues.items())

    def _attach(self, a: Attachment, i: int) -> bool:
        frame = a.cue.frame
        if frame == "affects":
            return self._affects(a, i)
        if frame == "affecting":
            if self.code(i + 1) == "f":
                return False
            return self.right(a, i + 1)
        if frame == "doing":
            if self.subject(a, i - 1) and self._fits(a):
                return True
            a.members.clear()
            return self._far_subject(a, i - 1)
        if frame in ("undergoes", "suffers"):
            return self.subject(a, i - 1)
        if frame in ("either", "object"):
            return self._either_side(a, i)
        if frame == "none":
            a.marks.add("none")
            return True
        if frame == "state":
            return self._state(a, i)
        if frame == "of":
            return self._complement(a, i)
        if frame == "toll":
            return self._toll(a, i)
        if frame == "by":
            return self.right(a, i + 1)
        if frame == "self":
            if self.code(i + 1) == "&" and self.code(i + 2) in "PSE":
                self.right(a, i + 2)
            a.marks.add("self")
            return True
        return False

    def _either_side(self, a: Attachment, i: int) -> bool:
        """Languages of free order: those after the verb in its clause, else those before it.

        Before a verb in the active ("object") only a number counts: who stands there without one did it.
        """
        if self.free_right(a, i + 1):
            a.marks -= {"object"} if a.cue.frame == "either" else set()
            return True
        a.members.clear()
        a.marks.clear()
        if not self.subject(a, i - 1):
            return False
        counted = all(self.codes[m] == "P" for m in a.members)
        return a.cue.frame == "either" or (bool(a.members) and counted)

    def _affects(self, a: Attachment, i: int) -> bool:
        """Passive: the subject; active: the object; neither: what stands next to it."""
        before = self._aux(i)
        if before is not None and self.codes[before] == "B":
            return self.subject(a, before - 1)
        if before is None and self.code(self.skip(i - 1, -1)) == "r" and self._object_next(i):
            return self.right(a, i + 1)
        if self._object_next(i):
            return self.right(a, i + 1)
        if before is not None:
            return False
        if self.code(i + 1) == "&" and self.code(i + 2) in "Kwv" and self._robbed_as_well(i):
            return self.right(a, i + 3)
        left = self.skip(i - 1, -1)
        if left >= 0 and self.codes[left] in "PSE":
            a.members.append(left)
            self.coordinates_left(a, left)
            return True
        if left > 0 and self.codes[left] in "&," and self.shared_subject(a, left):
            return True
        if left >= 0 and self.codes[left] == ")":
            return self.subject(a, left)
        if left >= 0 and self.codes[left] in "wWtOp":
            return self._reduced(a, left)
        return False

    def _robbed_as_well(self, i: int) -> bool:
        """`killed and robbed two policemen`: the object stands after a second verb."""
        return self.code(i + 3) == "P" or (self.code(i + 2) == "K" and self._object_next(i + 2))

    def _reduced(self, a: Attachment, left: int) -> bool:
        """`five people in two cars killed`: a noun phrase with a phrase of its own before a bare participle."""
        j = left
        while j >= 0 and self.codes[j] in "wWtOXyldaz" and left - j < 5:
            j -= 1
        if j > 0 and self.codes[j] in "pf" and self.codes[j - 1] in "PS":
            return self.subject(a, j - 1)
        return False

    def _state(self, a: Attachment, i: int) -> bool:
        if self.code(i - 1) in "dz":
            return False
        left = i - 1
        while left >= 0 and self.codes[left] in "RBVvw?" and i - left < 6:
            left -= 1
        if left >= 0 and self.codes[left] in "PSE":
            if self.codes[left - 1 : left] != "p" or left < i - 1:
                return self.subject(a, left)
            a.members.append(left)
            return True
        if left >= 0 and self.codes[left] in ",&" and self.code(self.skip(left - 1, -1)) in "KA":
            return False
        if left >= 0 and self.codes[left] in "-),":
            return self.subject(a, left)
        return self.code(i + 1) == "P" and self.right(a, i + 1)

    def _complement(self, a: Attachment, i: int) -> bool:
        if self.code(i + 1) in "fT":
            return not self._body_next(i + 2) and self.right(a, i + 2)
        whose = self.row.sentence.lowers[a.start - 1] if self.code(i - 1) == "d" else ""
        if whose in self.lex.guards["possessive_one"].words or whose in self.lex.guards["possessive_many"].words:
            a.marks.add("pronoun" if whose in self.lex.guards["possessive_one"].words else "pronoun_many")
            return True
        if self._led(i + 1):
            return self.right(a, i + 1)
        owner = self.skip(i - 1, -1)
        if self.code(owner) == "z" and self.code(owner - 1) not in "pf":
            a.marks.add("pronoun")
            return True
        return False

    def _body_next(self, i: int) -> bool:
        """`wounds to the upper torso`: a part of the body, led by an article, not a person."""
        if self.code(i - 1) != "T" or i >= len(self.codes):
            return False
        first, lowers = self.row.starts[i], self.row.sentence.lowers
        whose = lowers[first] in self.lex.guards["possessive_one"].words
        return not whose and self.lex.guards["body"].within(lowers, first, first + 3)

    def _led(self, i: int) -> bool:
        """`shooting a woman`: people led by an article right after a noun that can be a verb."""
        p = self.row.people.get(i)
        return p is not None and p.kind == "single" and self.lex.codes.get(self.row.sentence.lowers[p.start]) == "a"

    def _toll(self, a: Attachment, i: int) -> bool:
        """The first number after the word for a toll, reached over small words and the verb only."""
        lowers = self.row.sentence.lowers
        for j in range(i + 1, min(len(self.codes), i + 12)):
            code = self.codes[j]
            if code == "P":
                at, raised = self.row.starts[j], self.lex.guards["raise_to"].words
                if raised.isdisjoint(lowers[at - 1 : at + 1]) and j > i + 1 and self.codes[j - 1] not in "RB;,-":
                    continue
                a.members.append(j)
                a.marks.add("toll")
                return True
            if code in "&rM":  # a toll that may come is none
                break
        return self._raised(a, i)

    def _raised(self, a: Attachment, i: int) -> bool:
        """`raised to 45 the death toll`: the number right before the word for a toll."""
        j = i - 1 - (self.code(i - 1) == "d")
        if self.code(j) != "P" or not self.row.starts[j]:
            return False
        if self.row.sentence.lowers[self.row.starts[j] - 1] not in self.lex.guards["raise_to"].words:
            return False
        a.members.append(j)
        a.marks.add("toll")
        return True

    def _aux(self, i: int) -> int | None:
        """The leftmost auxiliary of the verb group that ends in the cue at `i`; None where the cue is bare."""
        j = self.skip(i - 1, -1)
        if self.code(j) in "&," and j > 0:
            k = self.skip(j - 1, -1)
            if self.code(k) in "&,":
                k = self.skip(k - 1, -1)
            if self.code(k) in "KDAwv" and self.codes[j : j + 1] != " ":
                return self._aux_over(k)
        last = None
        while j >= 0 and (self.codes[j] in 'BVnRTM"' or self._told(j)):
            if self.codes[j] == "B" or (self.codes[j] == "V" and last is None):
                last = j if self.codes[j] == "B" or last is None else last
            j -= 1
        if last is None:
            return None
        group = self.codes[j + 1 : i]
        first = j + 1
        while first < i and self.codes[first] in 'R"':
            first += 1
        if "B" in group:
            return first if self.codes[first] == "B" else self._be(first, i)
        return first

    def _told(self, j: int) -> bool:
        """`was said to be`: a verb of saying inside the verb group."""
        return self.codes[j] == "v" and self.code(j - 1) == "B" and self.code(j + 1) == "T"

    def _be(self, first: int, i: int) -> int:
        """Marks a verb group with `be` in it as passive by answering a `be`; its subject stands before `first`."""
        return next((k for k in range(first, i) if self.codes[k] == "B"), first)

    def _aux_over(self, k: int) -> int | None:
        """`was kidnapped and killed`: the auxiliary before the first participle of the pair."""
        j = self.skip(k - 1, -1)
        return j if self.code(j) == "B" else None

    def _object_next(self, i: int) -> bool:
        j = self.skip(i + 1, 1)
        if self.code(j) == "i":
            return True
        if self.code(j) in "PSEUIX":
            return not self.is_subject(j)
        return False

    def _far_subject(self, a: Attachment, i: int) -> bool:
        """`300 troops without a word to the mayor entered the town`: a number of the kind the verb needs, in its clause.

        Only for verbs that tell whom they need, and over no other finite verb.
        """
        for j in range(i, max(-1, i - FAR), -1):
            if self.codes[j] == "P" and self.row.people[j].population in a.cue.only:
                a.members.append(j)
                return True
            if self.codes[j] in ";crVBMDZv":
                return False
        return False

    def _no_person(self, p: People) -> bool:
        """Whether a thing is counted, or a part of the body ("just above one eye")."""
        return p.thing or (p.noun in self.lex.guards["body"].words and p.noun not in self.lex.populations)

    def _fits(self, a: Attachment) -> bool:
        """Whether those found are of the kind the cue counts."""
        if a.cue.measure in NUMBERS_ONLY:
            a.members = [m for m in a.members if self.row.people[m].kind == "counted"]
        people = [self.row.people[m] for m in a.members]
        if a.cue.none_only and not all(p.amount is not None and p.amount.quantifier == "none" for p in people):
            return False
        if a.cue.who == "things":
            return bool(people) and all(p.thing for p in people)
        if not people:
            return a.cue.measure not in NUMBERS_ONLY and bool(
                a.marks & {"self", "pronoun", "pronoun_many", "surname", "none"}
            )
        if any(self._no_person(p) for p in people):
            kept = [m for m in a.members if not self._no_person(self.row.people[m])]
            if not kept:
                return False
            a.members = kept
        if a.cue.only and not all(p.population in a.cue.only for p in people):
            return False
        return not (a.cue.not_only and any(p.population in a.cue.not_only for p in people))

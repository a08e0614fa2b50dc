"""What stands right of a cue: the people that are its object, those joined to them, and their parts.

Third of the steps on the items of a sentence; see `attach`.  Refuses people that begin a clause of their own.
"""

from __future__ import annotations

import re

from firsthand.claims.figures.chunk import People
from firsthand.claims.figures.walk import VICTIMS, Attachment, Walk

_FREE = 12  # items between a verb and those after it at most
_UNKNOWN_OBJECT = re.compile(r"awg?w?(?=[pfr;]|$)")


class RightReader(Walk):
    """Reads objects and lists."""

    def right(self, a: Attachment, i: int) -> bool:
        """The people from position `i` on, their coordinates and their parts."""
        i = self.skip(i, 1)
        if self.code(i) == "d" and self.code(i + 1) in "PSE":
            i += 1
        if self.code(i) == "I":
            a.marks.add("self")
            a.own = i
            if self.code(i + 1) == "&" and self.code(i + 2) in "PSEU":
                i += 2
            else:
                return True
        if self.code(i) == "i" and a.cue.frame in ("affects", "affecting"):
            a.marks.add("pronoun")
            return True
        if (
            self.code(i) == "j"
            and self.row.sentence.lowers[self.row.starts[i]] in self.lex.guards["possessive_many"].words
        ):
            a.marks.add("pronoun_many")
            return True
        if self._unknown_object(a, i):
            return True
        if self.code(i) not in VICTIMS or self._own_body(i):
            a.marks.add("pronoun")
            return self._own_body(i)
        end = self._list_into(a.members, i)
        a.marks.add("object")
        if self.code(end) == "I":
            a.marks.add("self")
            a.own = end
        self.parts_right(a, end)
        return any(self.codes[m] != "U" for m in a.members)

    def free_right(self, a: Attachment, i: int) -> bool:
        """The people after a verb in its clause, over adverbs and phrases of where, when and how.

        A person or a group right behind a preposition, or in its phrase, belongs to the phrase; a number does not,
        unless the preposition stands right before it.  "To" is such a preposition unless it may lead the object of an
        active verb ("detuvo a", "han detenido a").
        """
        inside = False
        ways = "pf" if a.cue.frame == "object" or self.code(self.skip(i - 2, -1)) == "V" else "pfT"
        for j in range(i, min(len(self.codes), i + _FREE)):
            code, before = self.codes[j], self.code(j - 1)
            led = before in "pf" or (before == "d" and self.code(j - 2) in "pf")
            if code in ways:
                inside = True
            elif (
                (code == "P" and not led)
                or (code in "SEUI" and (not inside or before in "E#") and not self._deed_of(j))
                or (code == "X" and a.cue.who == "things" and not led)
            ):
                return self.right(a, j)
            elif code == "&" and before == "X":
                continue
            elif code not in 'R"wWOtydaz#?XTouPSEUI':
                return False
        return False

    def _deed_of(self, j: int) -> bool:
        """Whether the people at `j` stand between a verb and the number it befell: verb, who did it, to whom."""
        k = j + 1
        while self.code(k) in "wWtuOaz":
            k += 1
        return self.codes[j] in "SEU" and self.code(k) == "P" and "of_them" not in self.row.people[k].marks

    def _unknown_object(self, a: Attachment, i: int) -> bool:
        """`killed a lifeguard`: one person by a noun that no list knows, led by an indefinite article."""
        m = _UNKNOWN_OBJECT.match(self.codes, i)
        if m is None or a.cue.frame not in ("affects", "affecting") or a.cue.measure not in ("killed", "injured"):
            return False
        words = (self.row.starts[i], self.row.ends[m.end() - 1])
        self.row.people[i] = People(*words, "single", noun=self.row.sentence.lowers[words[1] - 1])
        a.members.append(i)
        a.marks.add("unknown")
        return True

    def _own_body(self, i: int) -> bool:
        """`injuring his legs`: one person, told by a part of the body."""
        p = self.row.people.get(i)
        first = self.row.sentence.lowers[self.row.starts[i]] if i < len(self.codes) else ""
        if first not in self.lex.guards["possessive_one"].words:
            return False
        words = self.row.sentence.lowers[self.row.starts[i] : self.row.starts[i] + 3]
        return (p is None or p.thing) and any(w in self.lex.guards["body"].words for w in words)

    def _list_into(self, members: list[int], i: int) -> int:
        """Collect a list of people that starts at `i`; answers the position after it."""
        members.append(i)
        j = self.behind(i)
        while True:
            k = j
            comma = self.code(k) == ","
            if comma:
                k += 1
            if self.code(k) == "&":
                k += 1
            elif not comma:
                return j
            k = self.skip(k, 1)
            if self.code(k) not in "PSEUI" or self.is_subject(k):
                return j
            if self.codes[k] == "I":
                return k
            if comma and self.code(k - 1) == "," and self._apposition(members[-1], k):
                if self.code(self.behind(k)) != ",":
                    return j
                j = self.behind(k)
                continue
            if comma and self.code(k - 1) == "," and not self._list_goes_on(k):
                return j
            if "of_them" in self.row.people[k].marks or self.of_the_place(k):
                return j
            members.append(k)
            j = self.behind(k)

    def of_the_place(self, k: int) -> bool:
        """`in Sylhet, Bangladesh, and`: a bare name behind one that a preposition leads is no person of the list."""
        p = self.row.people.get(k)
        return (
            p is not None
            and "surname" in p.marks
            and self.code(k - 1) == ","
            and self.code(k - 2) in "EW"
            and self.code(k - 3) == "p"
        )

    def _list_goes_on(self, k: int) -> bool:
        """Whether a list that is joined by commas so far ends in `and`."""
        if self.row.sentence.kind == "title":
            return True
        stop = min(len(self.codes), k + 14)
        for j in range(k + 1, stop):
            if self.codes[j] == "&":
                return self.code(self.skip(j + 1, 1)) in "PSEUI"
            if self.codes[j] in ";BVMKGDcr":
                return False
        return False

    def _apposition(self, one: int, two: int) -> bool:
        """`the mayor, Ali Khan`, `Ali Khan, a teacher` and `the driver, a local man` are one person."""
        kinds = {self.codes[one], self.codes[two]}
        definite = "definite" in self.row.people[one].marks and "definite" not in self.row.people[two].marks
        return kinds == {"S", "E"} or (kinds == {"S"} and definite and not self._list_goes_on(two))

    def behind(self, i: int) -> int:
        """The position after people at `i` and the phrases that hang on them."""
        j = i + 1
        if self.code(j) == "," and self.code(j + 1) in "y#P" and self.code(j + 2) in ",;&":
            age = self.code(j + 1) != "P" or not self.row.people[j + 1].noun
            j += age * (3 if self.code(j + 2) == "," else 2)
        steps = 0
        while self.code(j) in "pfwWOtydRzSEX#klu" and steps < 9:
            if self.code(j) in "SE" and self.code(j - 1) not in "pfwWd":
                break
            j += 1
            steps += 1
        return j

    def parts_right(self, a: Attachment, j: int) -> None:
        """`, including two children`, `, two of them children`."""
        k = j
        while self.code(k) in ",-(":
            k += 1
        if self.code(k) == "e":
            a.parts.extend(self.list_from(k, len(self.codes)))
        elif k > j and self.code(k) == "P" and "of_them" in self.row.people[k].marks:
            a.parts.append(k)
        elif k > j and self.code(k) == "P" and self.code(j) in "-(":
            a.parts.extend(self.list_from(k, len(self.codes)))

    def list_from(self, i: int, stop: int) -> list[int]:
        """The people listed from `i` on, before `stop`."""
        i = self.skip(i + (self.code(i) == "e"), 1)
        while self.code(i) in "RdwT" and i < stop:
            i += 1
        if self.code(i) not in "PSEU":
            return []
        out: list[int] = []
        self._list_into(out, i)
        return [k for k in out if k < stop]

"""Who suffered what: joins the cues of a sentence with the people (or things) that stand where the cue's frame says.

Second step of reading a figure, on the items of `figures_chunk`.  Knows frames (subject before, object after, complement
of a noun), coordination and apposition; knows no words.  Refuses to reach over a clause's end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.claims.figures_chunk import People, Row
from firsthand.claims.figures_lexicon import Cue, FigureLexicon

_VICTIMS = "PSEUX"
_VERBAL = "BVMKDGv"
_MAX_GAP = 16  # items between commas of an insertion at most
_MAX_WALK = 14  # items from a verb back to its subject at most


@dataclass(slots=True)
class Attachment:
    """A cue with those it counts.

    Attributes:
        members: Items of people that stand side by side ("two policemen and four civilians").
        parts: Items of people that are some of the members ("including two children").
        marks: How it was found: pronoun, relative, elided, self, fallback ...
    """

    cue: Cue
    start: int
    end: int
    members: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


class Attacher:
    """Finds the attachments of one row."""

    def __init__(self, row: Row, lexicon: FigureLexicon) -> None:
        self.row, self.lex, self.codes = row, lexicon, row.codes

    def all(self) -> list[Attachment]:
        """Every attachment of the row, in the order of the cues."""
        out: list[Attachment] = []
        for i, cues in self.row.cues.items():
            span = (self.row.starts[i], self.row.ends[i])
            for cue in cues:
                a = Attachment(cue, *span)
                if self._attach(a, i) and self._fits(a):
                    out.append(a)
                    break
        for i, people in self.row.people.items():
            for cue in people.cues:
                if cue.frame in ("affects", "state", "counted") and (people.amount or people.kind == "single"):
                    out.append(Attachment(cue, *people.cue_span, [i], [], {"inside"}))
                    break
        return out

    # ------------------------------------------------------------- frames

    def _attach(self, a: Attachment, i: int) -> bool:
        frame = a.cue.frame
        if frame == "affects":
            return self._affects(a, i)
        if frame == "affecting":
            if self._code(i + 1) == "f":
                return False
            return self._right(a, i + 1) or (self._code(i - 1) in "PSE" and False)
        if frame in ("undergoes", "suffers", "doing"):
            return self._subject(a, i - 1)
        if frame == "state":
            return self._state(a, i)
        if frame == "of":
            return self._complement(a, i)
        if frame == "toll":
            return self._toll(a, i)
        if frame == "by":
            return self._right(a, i + 1)
        if frame == "self":
            a.marks.add("self")
            return True
        return False

    def _affects(self, a: Attachment, i: int) -> bool:
        """Passive: the subject; active: the object; neither: what stands next to it."""
        before = self._aux(i)
        if before is not None and self.codes[before] == "B":
            return self._subject(a, before - 1) or self._lone_subject(a, before)
        if before is None and self._code(self._skip(i - 1, -1)) == "r" and self._object_next(i):
            return self._right(a, i + 1)
        if self._object_next(i):
            return self._right(a, i + 1)
        if before is not None:
            return False
        left = self._skip(i - 1, -1)
        if left >= 0 and self.codes[left] in "PSE":
            a.members.append(left)
            self._coordinates_left(a, left)
            return True
        if left >= 0 and self.codes[left] == ")":
            return self._subject(a, left)
        if left >= 0 and self.codes[left] in "wWtOp":
            return self._reduced(a, left)
        return False

    def _reduced(self, a: Attachment, left: int) -> bool:
        """`five people in two cars killed`: a noun phrase with a phrase of its own before a bare participle."""
        j = left
        while j >= 0 and self.codes[j] in "wWtOXyldaz" and left - j < 5:
            j -= 1
        if j > 0 and self.codes[j] in "pf" and self.codes[j - 1] in "PS":
            return self._subject(a, j - 1)
        return False

    def _state(self, a: Attachment, i: int) -> bool:
        if self._code(i - 1) in "dz":
            return False
        left = i - 1
        while left >= 0 and self.codes[left] in "RBVvw?" and i - left < 6:
            left -= 1
        if left >= 0 and self.codes[left] in "PSE":
            if self.codes[left - 1 : left] != "p" or left < i - 1:
                return self._subject(a, left)
            a.members.append(left)
            return True
        if left >= 0 and self.codes[left] in ",&" and self._code(self._skip(left - 1, -1)) in "KA":
            return False
        if left >= 0 and self.codes[left] in "-),":
            return self._subject(a, left)
        return self._code(i + 1) == "P" and self._right(a, i + 1)

    def _complement(self, a: Attachment, i: int) -> bool:
        if self._code(i + 1) == "f":
            return self._right(a, i + 2)
        if self._code(i - 1) == "z" and self._code(i - 2) not in "pf":
            a.marks.add("pronoun")
            return True
        return False

    def _toll(self, a: Attachment, i: int) -> bool:
        """The first number after the word for a toll, reached over small words and the verb only."""
        lowers = self.row.sentence.lowers
        for j in range(i + 1, min(len(self.codes), i + 12)):
            code = self.codes[j]
            if code == "P":
                before = lowers[self.row.starts[j] - 1]
                if before not in self.lex.guards["raise_to"].words and j > i + 1 and self.codes[j - 1] not in "RB;,-":
                    continue
                a.members.append(j)
                a.marks.add("toll")
                return True
            if code in "&r":
                return False
        return False

    # ------------------------------------------------------------- walking

    def _code(self, i: int) -> str:
        return self.codes[i] if 0 <= i < len(self.codes) else " "

    def _skip(self, i: int, step: int) -> int:
        """Over adverbs and quotation marks."""
        while 0 <= i < len(self.codes) and self.codes[i] in 'R"':
            i += step
        return i

    def _aux(self, i: int) -> int | None:
        """The leftmost auxiliary of the verb group that ends in the cue at `i`; None where the cue is bare."""
        j = self._skip(i - 1, -1)
        if self._code(j) in "&," and j > 0:
            k = self._skip(j - 1, -1)
            if self._code(k) in "&,":
                k = self._skip(k - 1, -1)
            if self._code(k) in "KDAwv" and self.codes[j : j + 1] != " ":
                return self._aux_over(k)
        last = None
        while j >= 0 and self.codes[j] in 'BVnRTM"':
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

    def _be(self, first: int, i: int) -> int:
        """Marks a verb group with `be` in it as passive by answering a `be`; its subject stands before `first`."""
        return next((k for k in range(first, i) if self.codes[k] == "B"), first)

    def _aux_over(self, k: int) -> int | None:
        """`was kidnapped and killed`: the auxiliary before the first participle of the pair."""
        j = self._skip(k - 1, -1)
        return j if self._code(j) == "B" else None

    def _object_next(self, i: int) -> bool:
        j = self._skip(i + 1, 1)
        if self._code(j) == "i":
            return True
        if self._code(j) in "PSEUIX":
            return not self._is_subject(j)
        return False

    def _is_subject(self, j: int) -> bool:
        """Whether a verb follows the people at `j`, so that they begin a clause of their own."""
        k = self._skip(j + 1, 1)
        return self._code(k) in "BVMKDAv" and not (
            self._code(k) == "K" and self._code(self._skip(k + 1, 1)) == "p" and False
        )

    def _subject(self, a: Attachment, i: int) -> bool:
        """The people before position `i` (inclusive), their coordinates and their parts."""
        while i >= 0 and self.codes[i] in 'RBVnT"M':
            i -= 1
        code = self._code(i)
        if code == "r":
            a.marks.add("relative")
            return self._antecedent(a, i)
        if code in "ij":
            a.marks.add("pronoun")
            return code == "i"
        if code == "&":
            a.marks.add("elided")
            return self._clause_subject(a, i)
        if code in ",)-":
            return self._over_insertion(a, i)
        return self._walk_back(a, i)

    def _antecedent(self, a: Attachment, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.codes[j] in ',"R':
            j -= 1
        if self._code(j) in "PSE":
            a.members.append(j)
            return True
        return False

    def _clause_subject(self, a: Attachment, i: int) -> bool:
        """The first people of the clause that are no object of a preposition."""
        start = max(self.codes.rfind(c, 0, i) for c in ";cr") + 1
        for j in range(start, i):
            if self.codes[j] in "PSE" and self._code(j - 1) not in "pfe":
                a.members.append(j)
                return True
            if self.codes[j] in "UX" or (self.codes[j] in "KGDv"):
                return False
        return False

    def _over_insertion(self, a: Attachment, i: int) -> bool:
        """`NP, ..., were killed`: steps over what stands between the signs; parts inside are kept."""
        closing = self.codes[i]
        opening = {")": "(", "-": "-", ",": ","}[closing]
        best = None
        for j in range(i - 1, max(-1, i - _MAX_GAP), -1):
            if self.codes[j] == opening and j > 0 and self._ends_people(j - 1):
                best = j
                inside = self.codes[j + 1 : i]
                if closing != "," or inside[:1] in "ePySErwdk" or len(inside) <= 2:
                    break
            if self.codes[j] == ";":
                break
        if best is None:
            return False
        inside_people = [k for k in range(best + 1, i) if self.codes[k] in "PSE"]
        listed = closing == "," and "&" in self.codes[best:i] and not self._code(best + 1) == "e"
        if not self._walk_back(a, best - 1):
            return False
        if self._code(best + 1) == "e" or self._part_of(inside_people[:1]):
            a.parts.extend(self._list_from(best + 1, i))
        elif closing != "," and inside_people and self.codes[best + 1 : i].count("r") == 0:
            a.parts.extend(self._list_from(best + 1, i))
        elif listed and inside_people and self.codes[best + 1] in "PS" and "r" not in self.codes[best:i]:
            a.parts.extend(self._list_from(best + 1, i))
        return True

    def _ends_people(self, j: int) -> bool:
        """Whether the items that end at `j` are people, perhaps with a phrase of their own behind."""
        for _ in range(8):
            if j < 0:
                return False
            if self.codes[j] in "PSEU":
                return True
            if self.codes[j] not in "pfwWOtyXd)lkzsa#":
                return False
            j -= 1
        return False

    def _part_of(self, items: list[int]) -> bool:
        return any("of_them" in self.row.people[k].marks for k in items)

    def _walk_back(self, a: Attachment, i: int) -> bool:
        """The people that govern the noun phrases before a verb."""
        inner = None
        j, steps = i, 0
        while j >= 0 and steps < _MAX_WALK:
            code = self.codes[j]
            if code in _VICTIMS:
                before = self._code(j - 1)
                if before == "e":
                    return self._with_parts(a, j)
                if code == "E" and before == "d":
                    j -= 1
                    continue
                if before in "pf" and not (before == "p" and j == 1):
                    inner = j if inner is None else inner
                    j -= 2
                    steps += 1
                    continue
                if code in "UX" and a.cue.who == "people" and code == "X":
                    return False
                a.members.insert(0, j)
                self._coordinates_left(a, j)
                return code != "U" or len(a.members) > 1
            if code in "vK" and self._code(j + 1) == "p":
                j -= 1
                steps += 1
                continue
            if code in ";crvKGDBVMij&" or (code == "," and self._code(j + 1) not in "w"):
                break
            j -= 1
            steps += 1
        if inner is not None and self._code(inner - 1) == "p" and inner == 1:
            a.members.append(inner)
            return True
        return self._name_before(a, i)

    def _name_before(self, a: Attachment, i: int) -> bool:
        """A lone capitalised word right before the verb: a surname."""
        if self._code(i) == "W" and self._code(i - 1) in ' ,;&c("':
            a.marks.add("surname")
            return a.cue.who == "people"
        return False

    def _with_parts(self, a: Attachment, j: int) -> bool:
        """`four troops including the gunman`: the people before `including` are the whole."""
        k = j - 2
        if self._code(k) == ",":
            k -= 1
        a.parts.append(j)
        if k < 0 or not self._walk_back(a, k):
            a.members.append(j)
            a.parts.remove(j)
            a.marks.add("part")
        return True

    def _coordinates_left(self, a: Attachment, j: int) -> None:
        """People joined to those at `j` by `and` or in a list."""
        joined_by_and = False
        while j > 1:
            k = j - 1
            if self.codes[k] == "&":
                joined_by_and = True
                k -= 1
                if self._code(k) == ",":
                    k -= 1
            elif self.codes[k] == "," and joined_by_and:
                k -= 1
            else:
                return
            head = self._head_left(k)
            if (
                head is None
                or self._code(head - 1) in "pfeKGvCb"
                or (self._code(head - 1) in "RB" and self._code(head - 2) in "KGv")
            ):
                return
            a.members.insert(0, head)
            j = head

    def _head_left(self, k: int) -> int | None:
        """The people that end at `k`, stepping over a phrase or an age behind them."""
        steps = 0
        while k >= 0 and steps < 7:
            if self.codes[k] in "PSEU":
                if self._code(k - 1) in "pf" and self._code(k - 2) in "PSEU":
                    k -= 2
                    continue
                return k
            if self.codes[k] not in "pfwWOtyd#zkl":
                return None
            k -= 1
            steps += 1
        return None

    def _right(self, a: Attachment, i: int) -> bool:
        """The people from position `i` on, their coordinates and their parts."""
        i = self._skip(i, 1)
        if self._code(i) == "d" and self._code(i + 1) in "PSE":
            i += 1
        if self._code(i) == "I":
            a.marks.add("self")
            if self._code(i + 1) == "&" and self._code(i + 2) in "PSEU":
                i += 2
            else:
                return True
        if self._code(i) == "i" and a.cue.frame in ("affects", "affecting"):
            a.marks.add("pronoun")
            return True
        if self._code(i) not in _VICTIMS:
            return False
        end = self._list_into(a.members, i)
        self._parts_right(a, end)
        return any(self.codes[m] != "U" for m in a.members)

    def _list_into(self, members: list[int], i: int) -> int:
        """Collect a list of people that starts at `i`; answers the position after it."""
        members.append(i)
        j = self._behind(i)
        while True:
            k = j
            comma = self._code(k) == ","
            if comma:
                k += 1
            if self._code(k) == "&":
                k += 1
            elif not comma:
                return j
            k = self._skip(k, 1)
            if self._code(k) not in "PSEUI" or self._is_subject(k):
                return j
            if comma and self._code(k - 1) == "," and (self._apposition(members[-1], k) or not self._list_goes_on(k)):
                return self._behind(k) if self._apposition(members[-1], k) and self._code(self._behind(k)) == "," else j
            if self.codes[k] == "I":
                return k
            if "of_them" in self.row.people[k].marks:
                return j
            members.append(k)
            j = self._behind(k)

    def _list_goes_on(self, k: int) -> bool:
        """Whether a list that is joined by commas so far ends in `and`."""
        stop = min(len(self.codes), k + 14)
        for j in range(k + 1, stop):
            if self.codes[j] == "&":
                return True
            if self.codes[j] in ";BVMKGDcr":
                return False
        return False

    def _apposition(self, one: int, two: int) -> bool:
        """`the mayor, Ali Khan` and `Ali Khan, a teacher` are one person."""
        return {self.codes[one], self.codes[two]} == {"S", "E"}

    def _behind(self, i: int) -> int:
        """The position after people at `i` and the phrases that hang on them."""
        j = i + 1
        if self._code(j) == "," and self._code(j + 1) in "y#P" and self._code(j + 2) in ",;&":
            if self._code(j + 1) != "P" or not self.row.people[j + 1].noun:
                j += 3 if self._code(j + 2) == "," else 2
        steps = 0
        while self._code(j) in "pfwWOtydRzSEX#klu" and steps < 9:
            if self._code(j) in "SE" and self._code(j - 1) not in "pfwWd":
                break
            j += 1
            steps += 1
        return j

    def _parts_right(self, a: Attachment, j: int) -> None:
        """`, including two children`, `, two of them children`."""
        k = j
        while self._code(k) in ",-(":
            k += 1
        if self._code(k) == "e":
            a.parts.extend(self._list_from(k, len(self.codes)))
        elif k > j and self._code(k) == "P" and "of_them" in self.row.people[k].marks:
            a.parts.append(k)
        elif k > j and self._code(k) == "P" and self._code(j) in "-(":
            a.parts.extend(self._list_from(k, len(self.codes)))

    def _list_from(self, i: int, stop: int) -> list[int]:
        """The people listed from `i` on, before `stop`."""
        i = self._skip(i + (self._code(i) == "e"), 1)
        while self._code(i) in "RdwT" and i < stop:
            i += 1
        if self._code(i) not in "PSEU":
            return []
        out: list[int] = []
        self._list_into(out, i)
        return [k for k in out if k < stop]

    def _lone_subject(self, a: Attachment, aux: int) -> bool:
        """A subject that is no known noun for people, but takes a singular `was`: one, if it can be killed at all."""
        return False

    def _fits(self, a: Attachment) -> bool:
        """Whether those found are of the kind the cue counts."""
        people = [self.row.people[m] for m in a.members]
        if a.cue.who == "things":
            return bool(people) and all(p.thing for p in people)
        if not people:
            return bool(a.marks & {"self", "pronoun", "surname"})
        if any(p.thing for p in people):
            kept = [m for m in a.members if not self.row.people[m].thing]
            if not kept:
                return False
            a.members = kept
        if a.cue.only and not all(p.population in a.cue.only for p in people):
            return False
        return not (a.cue.not_only and any(p.population in a.cue.not_only for p in people))

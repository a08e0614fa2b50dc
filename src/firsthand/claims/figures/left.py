"""What stands left of a cue: the people that are its subject, over insertions and phrases, those joined to them.

Second of the steps on the items of a sentence; see `attach`.  Refuses to reach over a clause's end.
"""

from __future__ import annotations

import re

from firsthand.claims.figures.chunk import People
from firsthand.claims.figures.right import RightReader
from firsthand.claims.figures.walk import VICTIMS, Attachment

_MAX_GAP = 24  # items between commas of an insertion at most
_MAX_WALK = 16  # items from a verb back to its subject at most
_MAX_RELATIVE = 24  # items of a relative clause at most
_PHRASE = "pfwWOtyXd)(lkzsga#"  # letters of phrases that hang on people
_LONG_SUBJECT = re.compile(r"R*([PSE])[pf](?:[pfwWOtyXdlkzsgauRPSEU#()]|(?<=[wWOtE])[&,](?=[wWOtdE]))*$")
_UNKNOWN_SUBJECT = re.compile(r"(?:^|[;,c&)])R*([adz][wgRO]{0,3}[wk])(?=$|[pf][^BVvKDGM;c]*$|,[^BVvKDGM;cPS]*,$)")


class LeftReader(RightReader):
    """Reads subjects."""

    def subject(self, a: Attachment, i: int) -> bool:
        """The people before position `i` (inclusive), their coordinates and their parts."""
        while i >= 0 and self.codes[i] in 'RBVnT"M':
            i -= 1
        code = self.code(i)
        if code == "r":
            a.marks.add("relative")
            return self._antecedent(a, i)
        if code in "ij":
            a.marks.add("pronoun")
            return code == "i"
        if code in "&c":
            a.marks.add("elided")
            return self._clause_subject(a, i)
        if code in ",)-" and self._over_insertion(a, i):
            return True
        if code in ",)-" and self.code(i - 1) not in "PSE":
            return self._unknown_before(a, i)
        return self._walk_back(a, i - (code in ",-"))

    def _antecedent(self, a: Attachment, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.codes[j] in ',"R':
            j -= 1
        if self.code(j) in "PSE" and not (self.row.people[j].kind != "counted" and self._plural_after(i)):
            a.members.append(j)
            return True
        return False

    def _plural_after(self, i: int) -> bool:
        """Whether the verb after a relative at `i` is plural: it then speaks of more than one person."""
        lowers = self.row.sentence.lowers
        at = self.row.starts[i] + 1
        return at < len(lowers) and lowers[at] in self.lex.guards["plural_be"].words

    def _clause_subject(self, a: Attachment, i: int) -> bool:
        """The first people of the clause that are no object of a preposition."""
        start = max(self.codes.rfind(c, 0, i) for c in ";cr") + 1
        for j in range(start, i):
            if self.codes[j] in "PSE" and self.code(j - 1) not in "pfe":
                a.members.append(j)
                return True
            if self.codes[j] in "UX" or (self.codes[j] in "KGDv"):
                return False
        return False

    def shared_subject(self, a: Attachment, i: int) -> bool:
        """`was kidnapped in the street and killed`: the subject of the passive verb before the `and` at `i`."""
        if self.code(i) not in "&,":
            return False
        for k in range(i - 1, max(-1, i - _MAX_WALK), -1):
            if self.codes[k] in ";crVDGMij":
                return False
            if self.codes[k] == "B" and self.code(self.skip(k + 1, 1)) in "Kwv":
                a.marks.add("shared")
                return self.subject(a, k - 1)
        return False

    def _over_insertion(self, a: Attachment, i: int) -> bool:
        """`NP, ..., were killed`: steps over what stands between the signs; parts inside are kept."""
        closing = self.codes[i]
        if closing == "," and self._listed_names(a, i):
            return True
        best = self._opening(i)
        if best is None:
            return False
        inside_people = [k for k in range(best + 1, i) if self.codes[k] in "PSE"]
        listed = closing == "," and "&" in self.codes[best:i] and self.code(best + 1) != "e"
        if not self._walk_back(a, best - 1):
            return False
        named = self.code(best + 1) == "E" and closing == ")"
        if (
            self.code(best + 1) == "e"
            or self._part_of(inside_people[:1])
            or (closing != "," and inside_people and not named and "r" not in self.codes[best + 1 : i])
            or (listed and inside_people and self.codes[best + 1] in "PS" and "r" not in self.codes[best:i])
        ):
            a.parts.extend(self.list_from(best + 1, i))
        return True

    def _opening(self, i: int) -> int | None:
        """Where the insertion opens that closes at `i`."""
        closing, best = self.codes[i], None
        opening = {")": "(", "-": "-", ",": ","}[closing]
        for j in range(i - 1, max(-1, i - _MAX_GAP), -1):
            if self.codes[j] == opening and j > 0 and self._ends_people(j - 1):
                best = j
                inside = self.codes[j + 1 : i]
                if closing != "," or inside[:1] in "ePySErwdk" or len(inside) <= 2:
                    break
            if self.codes[j] == ";":
                break
        return best

    def _listed_names(self, a: Attachment, i: int) -> bool:
        """`three aides, A, B and C, were killed`: the list that ends before the comma at `i`."""
        last = i - 1
        if self.code(last) != "E" or self.code(last - 1) != "&":
            return False
        found = Attachment(a.cue, a.start, a.end, [last])
        self.coordinates_left(found, last)
        if len(found.members) < 3 or self.codes[found.members[0]] != "P":
            return False
        a.members, a.parts = found.members, found.parts
        return True

    def _ends_people(self, j: int) -> bool:
        """Whether the items that end at `j` are people, perhaps with a phrase of their own behind."""
        for _ in range(8):
            if j < 0:
                return False
            if self.codes[j] in "PSEU":
                return True
            if self.codes[j] not in _PHRASE:
                return False
            j -= 1
        return False

    def _part_of(self, items: list[int]) -> bool:
        return any("of_them" in self.row.people[k].marks for k in items)

    def _governor(self, j: int) -> int:
        """The position before the noun phrase that holds the people at `j`."""
        k = j - 1
        while k >= 0 and (self.codes[k] in "dR" or (self.codes[j] in "EU" and self.codes[k] in "wWOgaz")):
            k -= 1
        return k

    def _walk_back(self, a: Attachment, i: int) -> bool:
        """The people that govern the noun phrases before a verb."""
        j, steps, inside = i, 0, False
        while j >= 0 and steps < _MAX_WALK:
            code, steps = self.codes[j], steps + 1
            if code in VICTIMS and self.code(j + 1) == "Y":
                j -= 1  # people before a postposition ("tarafından") are no subject
                continue
            if code in VICTIMS:
                g = self._governor(j)
                if self.code(g) == "e":
                    return self._with_parts(a, j, g)
                if self.code(g) in "pf" and not (self.code(g) == "p" and g == 0):
                    inside, j = True, g - 1
                    continue
                if self.code(g) in "KGv" and not self._says(g) and self._relative_head(a, g):
                    return True
                if code == "X" and a.cue.who == "people":
                    return False
                if code == "E" and self.code(j - 1) == "&" and self._long_subject(a, i):
                    return True
                a.members.insert(0, j)
                self.coordinates_left(a, j)
                return code != "U" or len(a.members) > 1
            if code in "vKGV" and (self.code(j + 1) in "pf" or inside) and self._relative_head(a, j, reduced=True):
                return True
            if code in ";crvKGDBVMijn&" or (code == "," and self.code(j + 1) not in "w"):
                break
            inside = code in "pf" or (inside and code not in "&,")
            j -= 1
        return self._relative_head(a, j) or self._long_subject(a, i) or self._unknown_before(a, i)

    def _says(self, g: int) -> bool:
        """`who treated them said six people were killed`: the verb at `g` opens what is told; the people are no object."""
        saying = self.lex.guards.get("saying")
        return saying is not None and self.row.sentence.lowers[self.row.starts[g]] in saying.words

    def _relative_head(self, a: Attachment, j: int, reduced: bool = False) -> bool:
        """`two women who sat in the park`: the people before the relative clause that holds position `j`."""
        for k in range(j, max(-1, j - _MAX_RELATIVE), -1):
            code = self.codes[k]
            if code == "r" or (reduced and code in "PS" and k < j):
                head = self._head_left(k - (code == "r") - (self.code(k - 1) == "," and code == "r"))
                if head is not None and self.codes[head] in "PSE":
                    a.members.append(head)
                    self.coordinates_left(a, head)
                    return True
                return False
            if code in ";c" or (reduced and code in "&,BDM"):
                return False
        return False

    def _long_subject(self, a: Attachment, i: int) -> bool:
        """`three guards for the ministry of industry and mines`: people with a long phrase at the clause's start."""
        start = max(self.codes.rfind(c, 0, i) for c in ";cvKGDBVM") + 1
        m = _LONG_SUBJECT.search(self.codes[start : i + 1])
        if m is None or self.code(start + m.start(1) - 1) in "pf":
            return False
        a.members.append(start + m.start(1))
        return True

    def _unknown_before(self, a: Attachment, i: int) -> bool:
        """A surname, or one person called by a noun that no list knows, as the subject of a singular passive verb."""
        if a.cue.who != "people":
            return False
        if self.code(i) == "W" and self.code(i - 1) in ' ,;&c("':
            a.marks.add("surname")
            return True
        one = self.lex.guards["singular_be"].words
        if a.cue.frame != "affects" or not any(w in one for w in self.row.sentence.lowers[self.row.ends[i] :][:2]):
            return False
        start = max(self.codes.rfind(c, 0, i) for c in ";c") + 1
        m = _UNKNOWN_SUBJECT.search(self.codes[start : i + 1])
        if m is None:
            return False
        first, last = start + m.start(1), start + m.end(1) - 1
        words = (self.row.starts[first], self.row.ends[last])
        self.row.people[first] = People(*words, "single", noun=self.row.sentence.lowers[words[1] - 1])
        a.members.append(first)
        a.marks.add("unknown")
        return True

    def _with_parts(self, a: Attachment, j: int, g: int) -> bool:
        """`four troops including the gunman`: the people before `including` at `g` are the whole."""
        k = g - 1
        if self.code(k) == ",":
            k -= 1
        whole = Attachment(a.cue, a.start, a.end)
        if k >= 0 and self._walk_back(whole, k):
            a.members, a.parts = whole.members, [j, *whole.parts]
        else:
            a.members.append(j)
            a.marks.add("part")
        return True

    def coordinates_left(self, a: Attachment, j: int) -> None:
        """People joined to those at `j` by `and` or in a list; those listed after `including` are parts."""
        joined_by_and = False
        while j > 1:
            k = self._governor(j) if self.codes[j] == "U" else j - 1
            if self.code(k) == "&":
                joined_by_and = True
                k -= 1
                if self.code(k) == ",":
                    k -= 1
            elif self.codes[k] == "," and (joined_by_and or self._opens_list(k)):
                k -= 1
            else:
                return
            head = self._head_left(k)
            if head is None or self.of_the_place(head):
                return
            g = self._governor(head)
            if self.code(g) == "e" and joined_by_and and self._told_whole(g):
                return
            if self.code(g) == "e" and joined_by_and:
                self._all_parts(a, head, g)
                return
            if self.code(g) in "pfKGvCb" or (self.code(head - 1) == "B" and self.code(head - 2) in "KGv"):
                return
            a.members.insert(0, head)
            j = head

    def _opens_list(self, k: int) -> bool:
        """`4 adults, 1 child shot`: a headline's list without `and`, at its start."""
        if self.row.sentence.kind == "title" and self.codes[k - 1] in "PSE" and self.code(k - 2) in " ;":
            return True
        both = [self.row.people.get(k - 1), self.row.people.get(k + 1)]
        counted = all(p is not None and p.kind == "counted" and p.noun and "of_them" not in p.marks for p in both)
        return counted and self.code(k - 2) in " ;"

    def _told_whole(self, g: int) -> bool:
        """`seven dead, including some relatives, and one wounded`: the whole before `including` has a cue of its own."""
        k = g - 1 - (self.code(g - 1) == ",")
        return self.code(k) in "KA" or (k in self.row.people and bool(self.row.people[k].cues))

    def _all_parts(self, a: Attachment, head: int, g: int) -> None:
        """`five people, including two women and a child`: the list is a part of what stands before `including`."""
        listed, a.members = [head, *a.members], []
        self._with_parts(a, head, g)
        if a.members != [head]:
            a.parts = [*listed, *(p for p in a.parts if p not in listed)]
        else:
            a.members = listed

    def _head_left(self, k: int) -> int | None:
        """The people that end at `k`, stepping over a phrase or an age behind them."""
        steps = 0
        while k >= 0 and steps < 9:
            if self.codes[k] in "PSEU":
                g = self._governor(k)
                if self.code(g) in "pf" and self.code(g - 1) in "PSEU":
                    k = g - 1
                    continue
                return k
            if self.codes[k] == "y" and self.code(k - 1) == ",":
                k -= 2
                continue
            if self.codes[k] not in "pfwWOtyd#zklg":
                return None
            k -= 1
            steps += 1
        return None

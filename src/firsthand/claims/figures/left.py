"""What stands left of a cue: the people that are its subject, over insertions and phrases, those joined to them.

Refuses to reach over a clause's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.cue import Cue
from firsthand.claims.figures.insertions import InsertionReader
from firsthand.claims.figures.joined import JoinedReader
from firsthand.claims.figures.letters import (
    ALONGSIDE,
    AND,
    BE,
    COMMA,
    COUNTED,
    INCLUDING,
    INSERTION_ENDS,
    JOINTS,
    NAME,
    NAMED,
    NUMBERED,
    PARTICIPLES,
    PLURAL,
    POSTPOSITION,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN_ONE,
    PRONOUNS,
    RELATIVE,
    THINGS,
    VERB_GROUP,
    VICTIMS,
    WORD,
    letters_of,
    over_letters,
)
from firsthand.claims.figures.lists import ListReader
from firsthand.claims.figures.walk import Walk

_MAX_WALK = 16  # items from a verb back to its subject at most
_MAX_RELATIVE = 24  # items of a relative clause at most

_ONE_OR_NUMBER = letters_of("counted single")
_CONJOINED = letters_of("and conjunction")
_CLAUSES = letters_of("stop conjunction")
_CLAUSES_ALL = letters_of("clause_ends")
_IN_PHRASE = letters_of("word name thing organisation")
_COORDINATE = letters_of("word group")  # people told without a number and by no listed noun ("passengers and crew")
_BEFORE_RELATIVE = letters_of("comma fillers")
_NO_SUBJECT_BEHIND = letters_of("prepositions including")
_NO_SUBJECTS = letters_of("plural things cue_verbs verb")  # a clause that has one of these first has no subject to tell
_PARTS_CLAUSES = letters_of("clause_ends have modal undergoes affecting pronouns")
_ENDS_PARTS = letters_of("stop conjunction cue_verbs state")  # nothing behind these is listed behind "including"
_CLOSED_BY_DASH_OR_COMMA = letters_of("comma dash")
_ACTIVE = letters_of("affects affecting verb")
_REDUCED = letters_of("verb affects affecting have")  # may be the verb of a relative clause without its pronoun
_STOPS_WALK = letters_of("clause_ends verb cue_verbs auxiliaries pronouns not and")
_STOPS_REDUCED = letters_of("joints be undergoes modal")
_STOPS_LONG = letters_of("stop conjunction verb cue_verbs auxiliaries")
_BEFORE_SURNAME = letters_of("edge comma stop and conjunction opening quote")
_LONG_SUBJECT = re.compile(
    over_letters("""
(?<! adverb) adverb* ([numbered]) [prepositions]
(?:
    [phrase victims person nation article group adverb opening closing]
  | (?<= [nouns named]) [and comma] (?= [nouns determiner named])
)* $
""")
)
_UNKNOWN_SUBJECT = re.compile(
    over_letters("""
(?: ^ | [stop comma conjunction and closing]) adverb*
([determiners] [word nation adverb organisation]{0,3} [word guessed_one])
(?=
    $
  | [prepositions] [^ auxiliaries verb cue_verbs stop conjunction]* $
  | comma [^ auxiliaries verb cue_verbs stop conjunction counted single]* comma $
)
""")
)


@dataclass(slots=True, eq=False)
class LeftReader:
    """Reads subjects."""

    walk: Walk
    lists: ListReader
    joined: JoinedReader
    insertions: InsertionReader

    def subject(self, a: Attachment, i: int) -> bool:
        """The people before place `i` (inclusive), their coordinates and their parts; the whole that these are parts of."""
        found = self._subject(a, i)
        return self._whole_before(a, i) or found

    def _whole_before(self, a: Attachment, i: int) -> bool:
        """`20 members of a family, including two women, one of whom was ill, and four men were killed`: the first number.

        The last "including" of the clause stands behind a number, and the members found stand behind it.
        """
        walk = self.walk
        e = walk.letters.rfind(INCLUDING, 0, i + 1)
        if e < 1 or any(m < e for m in a.members) or any(walk.letters[k] in _ENDS_PARTS for k in range(e, i)):
            return False
        head = walk.head_left(e - 1 - (walk.at(e - 1) in _CLOSED_BY_DASH_OR_COMMA))
        own = self._of_whom(e) and COMMA not in walk.letters[e + 1 : i + 1]  # "of whom five died"
        if own or walk.lexicon.parts_before or (head is not None and self._cues_at(head)):
            return False
        if head is None or walk.letters[head] != COUNTED or not walk.row.people[head].noun:
            return False
        if walk.is_subject(head) or walk.at(walk.governor(head)) in PREPOSITIONS:
            return False
        a.members, a.parts = [head], self.lists.from_including(e, i)
        return True

    def _subject(self, a: Attachment, i: int) -> bool:
        walk = self.walk
        while walk.at(i) in VERB_GROUP:
            i -= 1
        letter = walk.at(i)
        if letter == RELATIVE:
            a.marks.add("relative")
            return self._antecedent(a, i)
        if letter in PRONOUNS:
            a.marks.add("pronoun")
            return letter == PRONOUN_ONE
        if letter in _CONJOINED:
            a.marks.add("elided")
            return self.clause_subject(a, i)
        if letter in INSERTION_ENDS:
            if self._over_insertion(a, i):
                return True
            if walk.at(i - 1) not in NUMBERED:
                return self._unknown(a, i)
        return self._walk_back(a, i - (letter in _CLOSED_BY_DASH_OR_COMMA))

    def shared(self, a: Attachment, i: int) -> bool:
        """`was kidnapped in the street and killed`: the subject of the passive verb before the `and` at `i`."""
        walk = self.walk
        if walk.at(i) not in JOINTS:
            return False
        for k in range(i - 1, max(-1, i - _MAX_WALK), -1):
            if walk.letters[k] in _PARTS_CLAUSES:
                return False
            if walk.letters[k] == BE and walk.at(walk.after(k)) in PARTICIPLES:
                a.marks.add("shared")
                return self.subject(a, k - 1)
        return False

    def join(self, a: Attachment, j: int) -> None:
        """Those joined to the people at `j`, the first of the members; those listed behind "including" are parts."""
        including = self.joined.joined(a.members, j, a.cue.measure)
        if including is None:
            return
        listed, a.members = a.members, []
        self._with_parts(a, listed[0], including)
        if a.members == listed[:1]:
            a.members = listed
        else:
            a.parts = [*listed, *(p for p in a.parts if p not in listed)]

    def _antecedent(self, a: Attachment, i: int) -> bool:
        """Those before a relative at `i`."""
        walk, j = self.walk, i - 1
        while walk.at(j) in _BEFORE_RELATIVE:
            j -= 1
        head = walk.head_left(j) if walk.at(j) in _IN_PHRASE else None
        if head is not None and walk.letters[head] == COUNTED:
            j = head
        if walk.at(j) not in NUMBERED or (walk.at(j) != COUNTED and self._plural_after(i)):
            return False
        a.members.append(j)
        return True

    def _plural_after(self, i: int) -> bool:
        """Whether the verb after a relative at `i` is plural: it then speaks of more than one person."""
        first = self.walk.row.starts[i] + 1
        return not self.walk.guard("plural_be").words.isdisjoint(self.walk.row.sentence.lowers[first : first + 1])

    def clause_subject(self, a: Attachment, i: int) -> bool:
        """The first people of the clause that are no object of a preposition."""
        walk = self.walk
        for j in range(walk.start_of(i, _CLAUSES_ALL), i):
            if walk.letters[j] in NUMBERED and walk.at(j - 1) not in _NO_SUBJECT_BEHIND:
                a.members.append(j)
                return True
            if walk.letters[j] in _NO_SUBJECTS:
                return False
        return False

    def _over_insertion(self, a: Attachment, i: int) -> bool:
        """`NP, ..., were killed`: steps over what stands between the signs; parts inside are kept."""
        if self.walk.at(i) == COMMA and self._listed_names(a, i):
            return True
        opening = self.insertions.opening(i)
        if opening is None or not self._walk_back(a, opening - 1):
            return False
        if self.walk.at(opening + 1) == ALONGSIDE:
            a.members += [m for m in self.lists.from_including(opening + 2, i) if m not in a.members]
        elif self.insertions.tells_parts(opening, i):
            a.parts.extend(self.lists.from_including(opening + 1, i))
        return True

    def _listed_names(self, a: Attachment, i: int) -> bool:
        """`three aides, A, B and C, were killed`: the list that ends before the comma at `i`."""
        walk, last = self.walk, i - 1
        if walk.at(last) != NAMED or walk.at(last - 1) != AND:
            return False
        found = a.bare()
        found.members.append(last)
        self.join(found, last)
        if len(found.members) < 3 or walk.letters[found.members[0]] != COUNTED:
            return False
        a.members, a.parts = found.members, found.parts
        return True

    def _walk_back(self, a: Attachment, i: int) -> bool:
        """The people that govern the noun phrases before a verb."""
        walk, j, steps, inside = self.walk, i, 0, False
        while j >= 0 and steps < _MAX_WALK:
            letter, steps = walk.letters[j], steps + 1
            if letter in VICTIMS:
                if walk.at(j + 1) == POSTPOSITION:
                    j -= 1  # people before a postposition ("tarafından") are no subject
                    continue
                g = walk.governor(j)
                if walk.at(g) in PREPOSITIONS and (g or walk.at(g) != PREPOSITION):
                    inside, j = True, g - 1
                    continue
                if walk.owns(j):
                    j -= 1
                    continue
                return self._take(a, j, i)
            reduced = letter in _REDUCED and (inside or walk.at(j + 1) in PREPOSITIONS)
            if reduced and self._relative_head(a, j, reduced=True):
                return True
            if letter == COMMA and steps > 1 and self._over_insertion(a, j):
                return True
            if letter == AND and self._counted_with(j, i, a):
                j -= 1
                continue
            if letter in _STOPS_WALK or (letter == COMMA and walk.at(j + 1) != WORD):
                break
            inside = letter in PREPOSITIONS or (inside and letter != COMMA)
            j -= 1
        return self._relative_head(a, j) or self._long_subject(a, i) or self._unknown(a, i)

    def _counted_with(self, j: int, i: int, a: Attachment) -> bool:
        """`seven soldiers and mercenaries`, `17 passengers and crew of the ship`: the number holds what "and" at `j` joins."""
        walk, k = self.walk, j + 1
        if walk.at(j - 1) != COUNTED or a.cue.who != "people" or not walk.row.people[j - 1].noun:
            return False
        while k <= i and walk.at(k) in _COORDINATE:
            k += 1
        whole = k > j + 1 and (k > i or walk.at(k) in PREPOSITIONS)
        g = walk.governor(j - 1)
        return whole and (walk.at(g) not in _ACTIVE or self._says(g))

    def _take(self, a: Attachment, j: int, i: int) -> bool:
        """The people at `j`, whom no preposition leads, as the subject before place `i`."""
        walk, letter = self.walk, self.walk.letters[j]
        g = walk.governor(j)
        if walk.at(g) == INCLUDING:
            if self._of_whom(g) and COMMA not in walk.letters[j : i + 1]:
                a.members.append(j)  # "44 people, of whom five died": what is told befell these alone
            else:
                self._with_parts(a, j, g)
            return True
        if walk.at(g) in _ACTIVE and not self._says(g) and self._relative_head(a, g):
            return True
        if letter == THINGS and a.cue.who == "people":
            return False
        if letter == NAMED and walk.at(j - 1) == AND and self._long_subject(a, i):
            return True
        a.members.insert(0, j)
        self.join(a, j)
        return letter != PLURAL or len(a.members) > 1

    def _says(self, g: int) -> bool:
        """`who treated them said six people were killed`: the verb at `g` opens what is told; the people are no object."""
        return self.walk.low(g) in self.walk.guard("saying").words

    def _relative_head(self, a: Attachment, j: int, *, reduced: bool = False) -> bool:
        """`two women who sat in the park`: the people before the relative clause that holds place `j`.

        `reduced`: the clause has no pronoun ("two women sitting in the park").
        """
        walk = self.walk
        for k in range(j, max(-1, j - _MAX_RELATIVE), -1):
            letter = walk.letters[k]
            if letter == RELATIVE:
                return self._head(a, k - (2 if walk.at(k - 1) == COMMA else 1))
            if reduced and letter in _ONE_OR_NUMBER and k < j:
                return self._head(a, k)
            if letter in _CLAUSES or (reduced and letter in _STOPS_REDUCED):
                return False
        return False

    def _head(self, a: Attachment, k: int) -> bool:
        """The people that end at `k`, with those joined to them."""
        head = self.walk.head_left(k)
        if head is None or self.walk.letters[head] not in NUMBERED:
            return False
        a.members.append(head)
        self.join(a, head)
        return True

    def _long_subject(self, a: Attachment, i: int) -> bool:
        """`three guards for the ministry of industry and mines`: people with a long phrase at the clause's start."""
        start = self.walk.start_of(i, _STOPS_LONG)
        found = _LONG_SUBJECT.search(self.walk.letters[start : i + 1])
        if found is None or self.walk.at(start + found.start(1) - 1) in PREPOSITIONS:
            return False
        a.members.append(start + found.start(1))
        return True

    def _unknown(self, a: Attachment, i: int) -> bool:
        """A surname, or one person called by a noun that no list knows, as the subject of a singular passive verb."""
        walk = self.walk
        if a.cue.who != "people" or i < 0:
            return False
        if walk.at(i) == NAME and walk.at(i - 1) in _BEFORE_SURNAME:
            a.marks.add("surname")
            return True
        behind = walk.row.ends[i]
        verb = walk.row.sentence.lowers[behind : behind + 2]
        if a.cue.frame != "affects" or walk.guard("singular_be").words.isdisjoint(verb):
            return False
        start = walk.start_of(i, _CLAUSES)
        found = _UNKNOWN_SUBJECT.search(walk.letters[start : i + 1])
        if found is None:
            return False
        a.members.append(walk.person(start + found.start(1), start + found.end(1) - 1))
        a.marks.add("unknown")
        return True

    def _of_whom(self, g: int) -> bool:
        """Whether the "including" at `g` opens a clause of its own."""
        lowers, start, end = self.walk.row.sentence.lowers, self.walk.row.starts[g], self.walk.row.ends[g]
        guard = self.walk.guard("of_whom")
        return guard.at(lowers, start) >= end - start

    def _cues_at(self, k: int) -> tuple[Cue, ...]:
        """The cues inside the people at `k`."""
        people = self.walk.row.people.get(k)
        return () if people is None else people.cues

    def _with_parts(self, a: Attachment, j: int, g: int) -> None:
        """`four troops including the gunman`: the people before `including` at `g` are the whole."""
        walk = self.walk
        k = g - 2 if walk.at(g - 1) == COMMA else g - 1
        if walk.lexicon.parts_before and walk.at(k) == COUNTED and walk.at(j) == COUNTED:
            a.members, a.parts = [j], [k]  # "3 kişi dahil 14 kişi"
            return
        if any(cue.measure != a.cue.measure for cue in self._cues_at(k)):
            a.members.append(j)  # "90 injured, of whom 35 are in hospital": another measure than that of the whole
            return
        whole = a.bare()
        if k >= 0 and self._walk_back(whole, k):
            a.members, a.parts = whole.members, [j, *whole.parts]
        else:
            a.members.append(j)
            a.marks.add("part")

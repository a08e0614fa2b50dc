"""Steps along the items of a sentence: the questions of a row that all readers ask.

Stands between `chunk` and the readers.  Knows letters, and words by the guards of the pack alone; refuses to attach
anybody.
"""

from __future__ import annotations

from firsthand.claims.figures.guard import Guard
from firsthand.claims.figures.letters import (
    AGE,
    BEFALLEN,
    CLOSING,
    COMMA,
    COUNTED,
    DASH,
    EDGE,
    FILLERS,
    OPENING,
    PEOPLE,
    PREDICATES,
    PREPOSITION,
    PREPOSITIONS,
    letters_of,
)
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.marks import Mark
from firsthand.claims.figures.row import People, Row

_PHRASES_BEHIND = 9  # items of phrases that hang on people at most, seen from either side
_PHRASES_INSIDE = 8  # items of them before an insertion at most
_LEADS = letters_of("determiner adverb")  # stand before the people of a noun phrase
_LEADS_NAMES = letters_of(
    "word name organisation nation article possessive group"
)  # stand before names and plurals also
_BY_NAME = letters_of("named plural")
_HANGS = letters_of("phrase nation group")
_HANGS_INSIDE = letters_of("phrase nation person article things opening closing")
_HANGS_BEHIND = letters_of("phrase adverb single named things group")
_ONE = letters_of("single named")
_LEADS_ONE = letters_of("prepositions word name determiner")  # what one person stands behind in a phrase
_NAMES = letters_of("named name")
_ASIDE = letters_of("age figure counted")  # between commas behind a person: "Ali Khan, 35,"
_GOES_ON = letters_of("people joining")  # behind "Ali Khan, 35," the list goes on
_BEHIND_ASIDE = letters_of("comma stop and")


class Walk:
    """A row, and what every reader asks of it; places are items.

    Attributes:
        row: The sentence as items.
        lexicon: The words of its language.
        letters: The letters of its items.
    """

    __slots__ = ("letters", "lexicon", "row")

    def __init__(self, row: Row, lexicon: FigureLexicon) -> None:
        self.row, self.lexicon, self.letters = row, lexicon, row.letters

    def at(self, i: int) -> str:
        """The letter at `i`; `EDGE` beyond the sentence."""
        return self.letters[i] if 0 <= i < len(self.letters) else EDGE

    def low(self, i: int) -> str:
        """The first word of the item at `i`, in lower case; empty behind the last item."""
        return self.row.sentence.lowers[self.row.starts[i]] if i < len(self.letters) else ""

    def guard(self, name: str) -> Guard:
        """A guard of the language."""
        return self.lexicon.guards[name]

    def marked(self, i: int, mark: Mark) -> bool:
        """Whether people stand at `i` and their phrase bears a mark."""
        people = self.row.people.get(i)
        return people is not None and mark in people.marks

    def owns(self, i: int) -> bool:
        """Whether an article of the genitive leads the people at `i`: "ein Haus des Vereins Adler" is not its owner."""
        start = self.row.starts[i]
        people = self.row.people.get(i)
        lowers, genitive = self.row.sentence.lowers, self.guard("genitive").words
        first = people.start if people is not None else start
        return bool(genitive) and (lowers[first] in genitive or (first > 0 and lowers[first - 1] in genitive))

    def marked_own(self, i: int) -> bool:
        """Whether people stand at `i` whose phrase begins with "his" or "her"."""
        people = self.row.people.get(i)
        return people is not None and self.row.sentence.lowers[people.start] in self.guard("possessive_one").words

    def skip(self, i: int, step: int) -> int:
        """The place from `i` on, in steps of 1 or -1, over adverbs and quotation marks."""
        letters = self.letters
        while 0 <= i < len(letters) and letters[i] in FILLERS:
            i += step
        return i

    def before(self, i: int) -> int:
        """The place before `i`, over adverbs and quotation marks."""
        return self.skip(i - 1, -1)

    def after(self, i: int) -> int:
        """The place after `i`, over adverbs and quotation marks."""
        return self.skip(i + 1, 1)

    def start_of(self, i: int, ends: str) -> int:
        """The place after the last item before `i` that is one of `ends`; 0 where none is."""
        return max(self.letters.rfind(end, 0, i) for end in ends) + 1

    def is_subject(self, j: int) -> bool:
        """Whether a verb follows the people at `j`, so that they begin a clause of their own."""
        k = self.after(j)
        return self.at(k + 1) in BEFALLEN if self.at(k) == DASH else self.at(k) in PREDICATES

    def governor(self, j: int) -> int:
        """The place before the noun phrase that holds the people at `j`."""
        letters = self.letters
        leads = _LEADS + _LEADS_NAMES if letters[j] in _BY_NAME else _LEADS
        k = j - 1
        while k >= 0 and letters[k] in leads:
            k -= 1
        return k

    def head_left(self, k: int) -> int | None:
        """The people that end at `k`, stepping over a phrase or an age behind them; None where there are none."""
        letters, steps = self.letters, 0
        while k >= 0 and steps < _PHRASES_BEHIND:
            if letters[k] in PEOPLE:
                g = self.governor(k)
                if self.at(g) in PREPOSITIONS and self.at(g - 1) in PEOPLE:
                    k = g - 1
                    continue
                return k
            if letters[k] == AGE and self.at(k - 1) == COMMA:
                k -= 2
                continue
            if letters[k] not in _HANGS:
                return None
            k -= 1
            steps += 1
        return None

    def ends_people(self, j: int) -> bool:
        """Whether the items that end at `j` are people, perhaps with a phrase of their own behind."""
        for k in range(j, max(-1, j - _PHRASES_INSIDE), -1):
            if self.letters[k] in PEOPLE:
                return True
            if self.letters[k] not in _HANGS_INSIDE:
                return False
        return False

    def behind(self, i: int) -> int:
        """The place after people at `i` and the phrases that hang on them."""
        j = i + 1
        if self.at(j) == OPENING and self.at(j + 1) == AGE and self.at(j + 2) == CLOSING:
            j += 3
        elif self._aside(j):
            j += 3 if self.at(j + 2) == COMMA and self.at(j + 3) not in _GOES_ON else 2
        for _ in range(_PHRASES_BEHIND):
            letter = self.at(j)
            if letter not in _HANGS_BEHIND or (letter in _ONE and self.at(j - 1) not in _LEADS_ONE):
                break
            j += 1
        return j

    def _aside(self, j: int) -> bool:
        """Whether an age or a bare number stands between signs at `j`: "Ali Khan, 35,"."""
        if self.at(j) != COMMA or self.at(j + 1) not in _ASIDE or self.at(j + 2) not in _BEHIND_ASIDE:
            return False
        return self.at(j + 1) != COUNTED or not self.row.people[j + 1].noun

    def of_the_place(self, k: int) -> bool:
        """`in Sylhet, Bangladesh, and`: a bare name behind one that a preposition leads is no person of the list."""
        behind = self.at(k - 1) == COMMA and self.at(k - 2) in _NAMES and self.at(k - 3) == PREPOSITION
        return behind and self.marked(k, "surname")

    def person(self, first: int, last: int) -> int:
        """Makes the items from `first` to `last` one person, who is told of by a noun that no list knows; answers `first`."""
        start, end = self.row.starts[first], self.row.ends[last]
        noun = self.row.sentence.lowers[end - 1]
        self.row.people[first] = People(start=start, end=end, kind="single", noun=noun)
        return first

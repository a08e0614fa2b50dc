"""From a sentence to letters: one for each word, number or cue.

First step of reading a figure; see `letters` for what they stand for.  Words that no list knows are told by their shape.
Refuses to tell what belongs together: that is `phrases` and `chunk`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.claims.document import Sentence
from firsthand.claims.figures.cue import FRAME_LETTERS, Cue
from firsthand.claims.figures.letters import (
    ADJECTIVE,
    AGE,
    DASH,
    FIGURE,
    GROUP,
    GUESSED_MANY,
    GUESSED_ONE,
    MONEY,
    NAME,
    NUMBER,
    OPENING,
    ORGANISATION,
    POSSESSIVE,
    PRONOUNS,
    SIGN,
    THING,
    VERB,
    WORD,
    letters_of,
)
from firsthand.claims.figures.lexicon import HANGING, FigureLexicon
from firsthand.lang.number_mention import NumberMention
from firsthand.lang.numbers import find_numbers

_SHOUTED = 0.8  # share of capitals among letters from which a sentence tells nothing by its capitals
_TITLE = 0.8  # share of capitalised words from which it is a headline
_FEW = 5  # words of which a headline has more
_SHORT = 3  # characters of small words, which a headline does not capitalise
_STEM = 4  # characters of a word that is too short to be told by its ending

_NUMBER_LETTERS: Mapping[str, str] = {"amount": NUMBER, "age": AGE, "money": MONEY}
_OPENS = letters_of("stop quote dash opening sign")  # behind these a capital may open a sentence
_SMALL = letters_of("be have modal and determiner conjunction preposition")  # words that a name may be written like
_CLAUSE_SIGNS = frozenset(";.")
_BEFORE_ACRONYM = NAME + ORGANISATION + GROUP  # "National Front (NF)"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What an account tells of its names.

    Attributes:
        words: Those it writes with a capital inside its sentences: names also where one of them opens a sentence.
        places: Offsets in the account's text at which a word of a known place starts: nobody is called so there.
    """

    words: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()


NOBODY_KNOWN = KnownNames()


@dataclass(slots=True, kw_only=True)
class Spelled:
    """A sentence in letters; `letters[k]` stands for the words `[starts[k], ends[k])`.

    Attributes:
        numbers, cues: What the letters of numbers and cues say, by their places.
    """

    sentence: Sentence
    letters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    numbers: dict[int, NumberMention] = field(default_factory=dict)
    cues: dict[int, tuple[Cue, ...]] = field(default_factory=dict)


def spell(sentence: Sentence, lexicon: FigureLexicon, known: KnownNames = NOBODY_KNOWN) -> Spelled:
    """A sentence in letters.

    Args:
        sentence: The sentence.
        lexicon: The words of its language.
        known: What the account tells of its names.
    """
    speller = _Speller(sentence, lexicon, known)
    out, lowers, mentions = speller.out, sentence.lowers, speller.mentions
    letters, starts, ends = out.letters, out.starts, out.ends
    plain, listed = lexicon.plain, lexicon.listed
    i, n = 0, len(lowers)
    while i < n:
        low = lowers[i]
        letter = plain.get(low) if i not in mentions else None
        if letter is None and low not in listed and i not in mentions:
            letter = speller.unlisted(i)
        if letter is None:
            i = speller.step(i)
        else:
            letters.append(speller.told(letter, i))
            starts.append(i)
            i += 1
            ends.append(i)
    return out


class _Speller:
    """Spells one sentence from left to right."""

    __slots__ = ("known", "lexicon", "lowers", "mentions", "names", "out", "prose", "starts", "words")

    def __init__(self, sentence: Sentence, lexicon: FigureLexicon, known: KnownNames) -> None:
        self.starts = sentence.starts
        self.prose = sentence.kind != "title" and not sentence.text.rstrip()[-1:].isalnum()
        self.lexicon, self.words, self.lowers, self.known = lexicon, sentence.words, sentence.lowers, known
        found = find_numbers(sentence.lowers, sentence.starts, sentence.ends, lexicon.numbers)
        self.mentions = {m.start: m for m in found}
        self.names = _capitals_tell(sentence.words)
        self.out = Spelled(sentence=sentence)

    def told(self, letter: str, i: int) -> str:
        """The letter of a listed word, unless what stands beside it or its capitals make it another.

        Behind a number of several a thing in the singular is no head ("ten mine workers"), and a small word in capitals is
        a name ("2 IS fighters").
        """
        lexicon, low = self.lexicon, self.lowers[i]
        if letter == THING and lexicon.plural_things and self.out.letters[-1:] == [NUMBER]:
            said = self.out.numbers[len(self.out.letters) - 1]
            many = said.best != 1 and said.quantifier != "none"
            if many and not low.endswith(lexicon.plural_endings) and low not in lexicon.plural_things:
                return WORD
        word = self.words[i]
        if letter in _SMALL and len(low) > 1 and self.names and word.isupper():
            return NAME
        if letter == VERB and i and self.names and word[0].isupper() and (self._capital(i - 1) or self._capital(i + 1)):
            return NAME  # "his grandfather Said Labran"
        return letter

    def step(self, i: int) -> int:
        """Spell what stands at word `i`, a number or a listed word that is not `plain`; answers the word after it."""
        mention = self.mentions.get(i)
        if mention is not None:
            return self._number(i, mention)
        low = self.lowers[i]
        if low in self.lexicon.openers and (end := self._phrase(i)):
            return end
        letter = self.lexicon.letters.get(low)
        if letter is None:
            return self._put(self.unlisted(i), i, i + 1)
        return self._hanging(letter, i) if letter in HANGING else self._put(letter, i, i + 1)

    def _put(self, letter: str, start: int, end: int) -> int:
        out = self.out
        out.letters.append(letter)
        out.starts.append(start)
        out.ends.append(end)
        return end

    def _phrase(self, i: int) -> int:
        """A small word of several words, or a cue; 0 where word `i` begins none of them after all."""
        lowers, lexicon = self.lowers, self.lexicon
        for words, letter in lexicon.small.get(lowers[i], ()):
            if tuple(lowers[i : i + len(words)]) == words:
                return self._put(letter, i, i + len(words))
        for words, cues in lexicon.cues.get(lowers[i], ()):
            end = i + len(words)
            if len(words) == 1 or tuple(lowers[i:end]) == words:
                fit = tuple(c for c in cues if not c.needs or self._needed(end, c))
                if fit and not self._named(i):
                    self.out.cues[len(self.out.letters)] = fit
                    return self._put(FRAME_LETTERS[fit[0].frame], i, end)
        return 0

    def _named(self, i: int) -> bool:
        """Whether a cue is part of a name: it has a capital where these mark names ("los Cuerpos de Seguridad")."""
        word = self.words[i]
        if not (self.prose and self.names and i and word[0].isupper()) or word.isupper() or self.lexicon.noun_capitals:
            return False
        return self.out.letters[-1] not in _OPENS

    def _needed(self, start: int, cue: Cue) -> bool:
        """Whether one of the words that a cue needs follows in the clause."""
        for word in self.lowers[start : start + cue.reach]:
            if word in cue.needs:
                return True
            if word in _CLAUSE_SIGNS:
                return False
        return False

    def _hanging(self, letter: str, i: int) -> int:
        """A word whose letter hangs on its capitals, or on what stands before it."""
        word, before = self.words[i], self.out.letters[-1:]
        if letter in PRONOUNS and self.names and word.isupper() and len(self.lowers[i]) > 1:
            letter = NAME  # "IT", "US"
        elif letter == ORGANISATION and not (self.names and word[0].isupper()):
            letter = WORD
        elif letter == DASH and before == [DASH]:
            self.out.ends[-1] = i + 1
            return i + 1
        elif letter == OPENING and self._acronym(i):
            return self._put(ORGANISATION, i, i + 3)
        return self._put(letter, i, i + 1)

    def _acronym(self, i: int) -> bool:
        """Whether word `i` opens the acronym of the name before it: "National Front (NF)"."""
        words, letters = self.words, self.out.letters
        named = bool(letters) and letters[-1] in _BEFORE_ACRONYM and i + 2 < len(words)
        return named and words[i + 1].isupper() and words[i + 2] == ")"

    def _number(self, i: int, mention: NumberMention) -> int:
        """A number; one word that says two of them ("ikisi öldü", an Arabic dual) is a number and a noun or cue."""
        low, end = self.lowers[i], mention.end
        letter = _NUMBER_LETTERS.get(mention.kind, FIGURE)
        if low in self.lexicon.both and (age := self.mentions.get(end)) is not None:
            letter, end = AGE, age.end  # "both 35"
        self.out.numbers[len(self.out.letters)] = mention
        if end == i + 1 and letter == NUMBER:
            cues = self._own_cues(low)
            if low in self.lexicon.populations or cues:
                self._put(letter, i, end)
                if cues:
                    self.out.cues[len(self.out.letters)] = cues
                letter = FRAME_LETTERS[cues[0].frame] if cues else self.lexicon.letters[low]
        return self._put(letter, i, end)

    def _own_cues(self, low: str) -> tuple[Cue, ...]:
        """The cues of a single word."""
        return next((p.cues for p in self.lexicon.cues.get(low, ()) if len(p.words) == 1), ())

    def unlisted(self, i: int) -> str:
        """The letter of a word that no list knows, by its shape."""
        word, low, lexicon = self.words[i], self.lowers[i], self.lexicon
        if low.endswith(lexicon.possessive_endings):
            return POSSESSIVE
        if self.starts[i] in self.known.places:
            return WORD
        if not word[0].isalpha():
            return SIGN
        if low in lexicon.particles and self.out.letters[-1:] == [NAME]:
            return NAME
        if low.endswith(lexicon.oblique_endings) and self._may_name(i):
            return WORD
        if (word[0].isupper() or ("-" in word and any(map(str.isupper, word)))) and self._may_name(i):
            return NAME
        if len(low) > _STEM:
            if low.endswith(lexicon.verb_endings):
                return VERB
            if low.endswith(lexicon.adjective_endings):
                return ADJECTIVE
            if low.endswith(lexicon.person_endings):
                return GUESSED_MANY if low.endswith(lexicon.plural_endings) else GUESSED_ONE
        return WORD

    def _may_name(self, i: int) -> bool:
        """Whether a capital may mark a name here; where all nouns have one, another unlisted word with one stands beside."""
        if not self.names or (i == 0 and not self._capital(1) and self.words[0] not in self.known.words):
            return False
        return not self.lexicon.noun_capitals or self._unlisted_name(i - 1) or self._unlisted_name(i + 1)

    def _capital(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def _unlisted_name(self, i: int) -> bool:
        """Whether a capitalised word that no list knows stands here, other than at the start of the sentence."""
        if not (i and self._capital(i)):
            return False
        low, lexicon = self.lowers[i], self.lexicon
        return low not in lexicon.letters and low not in lexicon.cues and low not in lexicon.numbers.starters


def _capitals_tell(words: list[str]) -> bool:
    """Whether capitals mark names here: not in shouted wire text, not in headlines."""
    spoken = [w for w in words if w[0].isalpha()]
    if not spoken:
        return False
    if sum(map(str.isupper, spoken)) > _SHOUTED * len(spoken):
        return False
    long = [w[0] for w in spoken if len(w) > _SHORT]
    return sum(map(str.isupper, long)) <= _TITLE * max(1, len(long)) or len(spoken) < _FEW

"""Who "he", "she" and "the ambassador" are: the persons who have spoken in an account so far.

Stands before `claims/attribution/chain.py`.  Trusts names, titles and appositions of speakers; refuses bodies, documents and
plurals as persons, a person of the other sex or one too far back for a pronoun, and an office that two persons hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.speaker import WordRun, bare, is_sign
from firsthand.claims.document import Document, Sentence
from firsthand.claims.persons_lexicon import PersonLexicon

REACH = 5  # sentences back within which a pronoun may mean a speaker
LONGEST = 24  # letters of a given name or title before a surname
LONGEST_SURNAME = 60


@dataclass(slots=True)
class _Person:
    """A person who spoke: the words that describe them, lower case, and their sex once a title or pronoun tells it."""

    name: str
    surname: str
    described: frozenset[str]
    sex: str | None
    sentence: int


class Speakers:
    """The persons who have spoken, in order; told of each speaker as the account is read."""

    def __init__(self, document: Document, lex: AttributionLexicon, persons: PersonLexicon | None) -> None:
        self._document, self._lex, self._words = document, lex, persons
        self._persons: dict[str | int, _Person] = {}  # by surname, else by a number; who spoke last stands last
        self._holders: dict[str, dict[str, str]] = {}  # office -> surname -> name
        self._heard = 0
        self._surnames: frozenset[str] | None = None

    def hear(self, s: Sentence, w: WordRun, name: str) -> None:
        """Keep a speaker for later pronouns, where the words name one person."""
        if self._words is None or not self._is_person(s, w):
            return
        described = frozenset(s.lowers[w.first : w.last])
        surname = self._words.forms.unowned(s.lowers[w.core - 1]) if s.words[w.core - 1][0].isupper() else ""
        same = self._persons.pop(surname, None) if surname else None
        sex = self._sex(described)
        if same:
            described, sex = described | same.described, sex or same.sex
        self._heard += 1
        self._persons[surname or self._heard] = _Person(name, surname, described, sex, s.index)
        for office in described & self._words.titles if surname else ():
            self._holders.setdefault(office, {})[surname] = name

    def meant(self, s: Sentence, w: WordRun) -> str | None:
        """Whom a pronoun or "the" with an office means.

        Args:
            s: Sentence of the speaker.
            w: The speaker's words.

        Returns:
            The name by which that person spoke last; None where nobody fits, or more than one holds the office.
        """
        word = bare(s.lowers[w.first], self._lex)
        if w.core - w.first == 1:
            sex = self._lex.gender.get(word)
            return self._by_sex(sex, s.index) if sex in ("male", "female") else None
        if self._words is None or word not in self._lex.definite or not s.words[w.core - 1].islower():
            return None
        office = s.lowers[w.core - 1]
        if office not in self._words.titles or w.core - w.first > 2:
            return None
        holders = self._holders.get(office, {})
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _by_sex(self, sex: str | None, sentence: int) -> str | None:
        for person in reversed(self._persons.values()):
            if sentence - person.sentence > REACH:
                return None
            if person.sex in (None, sex):
                person.sex, person.sentence = sex, sentence
                return person.name
        return None

    def _sex(self, words: frozenset[str]) -> str | None:
        if self._words is None:
            return None
        male, female = bool(words & self._words.male), bool(words & self._words.female)
        return None if male == female else ("male" if male else "female")

    def _is_person(self, s: Sentence, w: WordRun) -> bool:
        """Whether a speaker's words name one person: a name of two words and more, a known surname, or a person's trade."""
        lex, words = self._lex, self._words
        core = [k for k in range(w.first, w.core) if not is_sign(s.words[k])]
        if words is None or not core or any(s.lowers[k] in lex.coordinator for k in core):
            return False
        last, low = s.words[core[-1]], words.forms.unowned(s.lowers[core[-1]])
        if last[0].islower():
            return low in words.titles or low in words.male or low in words.female
        if low in words.organisation_heads or low in words.places or low in words.not_names or low in lex.documents:
            return False
        if len(core) == 1:
            return self._is_surname(last)
        before = s.words[core[-2]]
        body = any(s.lowers[k] in words.organisation_heads for k in core) and s.lowers[core[-2]] not in words.titles
        return before[0].isupper() and s.lowers[core[-2]] not in words.places and (not body or low in words.given)

    def _is_surname(self, written: str) -> bool:
        """Whether a lone capitalised word stands after another one somewhere in the account, as a surname does."""
        if self._surnames is None:
            self._surnames = self._second_words(self._document.account.text)
        unowned = self._words.forms.unowned(written) if self._words else written
        return unowned in self._surnames

    def _second_words(self, text: str) -> frozenset[str]:
        """What stands right after a given name or title: whole words, with what they are joined to and without it."""
        found: set[str] = set()
        precedes: dict[str, bool] = {}
        for before, word in pairwise(text.split()):
            if word[0].islower() or word in found or len(before) > LONGEST:
                continue
            if before not in precedes:
                precedes[before] = self._may_precede(before.strip(".“”\"'("))
            if precedes[before]:
                found.update(
                    word[:k] for k in range(1, min(len(word), LONGEST_SURNAME) + 1) if not word[k : k + 1].isalnum()
                )
        return frozenset(found)

    def _may_precede(self, word: str) -> bool:
        """Whether a word may be a given name or a title before a surname."""
        low, lex = word.lower(), self._lex
        small = low in lex.determiner or low in lex.preposition or low in lex.subordinator or low in lex.pronoun
        other = self._words is not None and (low in self._words.places or low in self._words.organisation_heads)
        return word[:1].isupper() and not small and not other and low not in lex.time

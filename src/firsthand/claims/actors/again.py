"""Those whom an account names in full, named again: by a surname alone, by the letters of a body, or in full with less beside it.

Stands beside `found`, and before `read`, which asks here only where a phrase gives somebody a part in harm.  Trusts a surname
that one full name of the account bears, and letters that stand in brackets behind a body's name.  Deliberately misses a
surname that two persons bear, and one beside another capital; refuses one that opens its sentence and is a plain word of
the account too ("Woods").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from firsthand.claims.actors.bodies import BodyWords
from firsthand.claims.actors.found import ActorMention
from firsthand.claims.actors.person import PersonMention
from firsthand.claims.actors.persons import is_capitals
from firsthand.claims.actors.persons_around import age_after
from firsthand.claims.actors.scene import ActorSentence
from firsthand.claims.document import Sentence
from firsthand.claims.persons_lexicon import PersonLexicon
from firsthand.lang.forms import Forms

SURE = 0.6  # how sure a full name must be for its surname to stand for it
SHORTEST = 3  # letters of a surname that stands alone
LETTERS = range(2, 9)  # letters of a body's short name
RUN = 8  # words of a body's name before its letters in brackets


@dataclass(frozen=True)
class ShortNames:
    """The short names of an account.

    Attributes:
        persons: By surname in lower case; None where two persons bear it.
        full: Full names by their first word in lower case, for where nothing beside one tells that it is a person's.
        bodies: Letters that stand for bodies, in capitals.
        plain: Words that the account also writes without a capital.
    """

    persons: Mapping[str, PersonMention | None] = field(default_factory=dict)
    full: Mapping[str, Mapping[tuple[str, ...], PersonMention]] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


def short_names(told: Iterable[ActorSentence], lexicon: PersonLexicon, words: BodyWords) -> ShortNames:
    """The surnames and letters that stand for somebody in an account.

    Args:
        told: Its sentences, each with those found in it by their whole names.
        lexicon: Names of its language.
        words: Small words around the names of bodies.
    """
    persons: dict[str, PersonMention | None] = {}
    full: dict[str, dict[tuple[str, ...], PersonMention]] = {}
    bodies: set[str] = set()
    plain: set[str] = set()
    for scene in told:
        s = scene.sentence
        if not is_capitals(s):
            plain.update(w for w in s.words if w[0].islower())
        bodies.update(_letters(s, words))
        for person in (a.person for a in scene.actors if a.person):
            given, surname = _given_and_surname(person.name, lexicon)
            if not given or len(surname) < SHORTEST or person.confidence < SURE:
                continue
            words_of = tuple(lexicon.forms.unowned(w) for w in s.lowers[person.first : person.last])
            full.setdefault(words_of[0], {}).setdefault(words_of, person)
            known = persons.get(surname, person)
            one = known is not None and _given_and_surname(known.name, lexicon)[0] == given
            persons[surname] = known if one else None
    return ShortNames(persons, full, frozenset(bodies), frozenset(plain))


def _given_and_surname(name: str, lexicon: PersonLexicon) -> tuple[str, str]:
    """First word and surname of a full name in lower case; the first is empty where only one word stands."""
    words = [w for w in name.lower().split() if w.strip(".") not in lexicon.suffixes and w != ","]
    return (words[0], words[-1].strip(",.")) if len(words) > 1 else ("", "")


def _letters(s: Sentence, words: BodyWords) -> Iterable[str]:
    """Letters in brackets behind a name that holds the noun of a group or body: "the Front of the Quay (FQ)"."""
    for k in range(2, len(s.words) - 2):
        short = s.words[k + 1]
        if s.words[k] != "(" or s.words[k + 2] != ")" or not short.isupper() or len(short) not in LETTERS:
            continue
        if not (words.nouns | words.heads).isdisjoint(s.lowers[max(0, k - RUN) : k]):
            yield short


def named_again(scene: ActorSentence, known: ShortNames, lexicon: PersonLexicon) -> list[ActorMention]:
    """Those whom a sentence speaks of, with those whom it names short.

    Args:
        scene: The sentence with those found by their whole names.
        known: The short names of the account.
        lexicon: Names of its language.

    Returns:
        In order, none overlapping another.
    """
    s, actors = scene.sentence, scene.actors
    led = {one.last for one in scene.found}  # "the death of | Poe": behind any other "of" or "in" stands a place
    led |= {one.first - 1 for one in scene.found if one.phrase.side == "owned"}  # "of Poe's | murder"
    taken = {k for a in actors for k in range(a.first, a.last)}
    more: list[ActorMention] = []
    for k in s.capitals:
        low = lexicon.forms.unowned(s.lowers[k])
        if k in taken or (k and k not in led and s.lowers[k - 1] in scene.lexicon.trailing | scene.lexicon.of):
            continue
        if s.words[k] in known.bodies and s.words[k - 1 : k] != ["("]:
            more.append(ActorMention(first=k, last=k + 1, name=s.words[k], kind="organisation", again=True))
            continue
        person, end = _full_at(s, k, known, lexicon.forms)
        if person is None and _stands_alone(s, k, known, lexicon):
            person = known.persons.get(low)
        if person is not None and taken.isdisjoint(range(k, end)):
            more.append(_again(s, k, end, person=person, lexicon=lexicon))
            taken.update(range(k, end))
    return sorted((*actors, *more), key=lambda a: (a.first, a.last))


def _full_at(s: Sentence, k: int, known: ShortNames, forms: Forms) -> tuple[PersonMention | None, int]:
    """The person whose full name begins at a word, and the token after it; None, and the next token, where none does."""
    for words, person in known.full.get(s.lowers[k], {}).items():
        end = k + len(words)
        here = (*s.lowers[k : end - 1], *(forms.unowned(w) for w in s.lowers[end - 1 : end]))
        if here == words:
            return person, end
    return None, k + 1


def _stands_alone(s: Sentence, k: int, known: ShortNames, lexicon: PersonLexicon) -> bool:
    """Whether a surname is one here: no other capital beside it, and no plain word that only opens a sentence or heading."""
    if is_capitals(s):
        return s.lowers[k] not in known.plain
    if s.lowers[k] in known.plain and (k == 0 or 2 * len(s.capitals) > len(s.words)):
        return False
    before = s.words[k - 1] if k else ""
    named = k > 1 and before[:1].isupper() and s.lowers[k - 1] not in lexicon.titles
    behind = s.words[k + 1] if k + 1 < len(s.words) else ""
    return not named and not behind[:1].isupper()


def _again(s: Sentence, k: int, end: int, *, person: PersonMention, lexicon: PersonLexicon) -> ActorMention:
    """A person named again by the words `[k, end)`."""
    start, last = s.starts[k], s.lowers[end - 1]
    until = s.starts[end - 1] + len(lexicon.forms.unowned(last))
    name = person.name if end - k > 1 else s.words[k][: until - start]
    age, after = age_after(s, end, lexicon)
    again = replace(
        person,
        first=k,
        last=end,
        start=start,
        end=until,
        name=name,
        title="",
        apposition="",
        age=age,
        after=after if age else end,
    )
    return ActorMention(first=k, last=end, name=name, kind="person", person=again, again=True)

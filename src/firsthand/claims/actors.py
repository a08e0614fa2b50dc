"""Actor claims: who did it, who ordered it, who suffered, organised, took part or spoke.

Roles come from phrases of `lang/*/actors.toml` that stand before an actor ("carried out by") or after one ("opened fire").
Refuses to guess a role from nearness alone; a person who is named without one is `mentioned`, or `office_holder` where a
title tells an office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.claims.actors_found import ActorMention, find_actors
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.persons_lexicon import person_lexicon
from firsthand.lang.pack import LanguagePack

AFTER = 4  # words that may stand between "by" and the name: determiners, titles, adjectives
BEFORE = 4  # words between a name and its verb: "who also", "has since"
APPOSITION = 16  # words of an apposition between a name and its verb
LONG_APPOSITION = 40  # the same where the sentence opens with the name
OPENING = 3  # words before a name that opens its sentence
QUOTES = frozenset('"“”«»„')
CHAIN = 14  # words between two names of one list, their titles and offices among them
NEEDED = 8  # words within which a verb of ordering names what was ordered
IDENTIFIED = 10  # words before "identified as" in which the noun stands that says as what
ANYBODY = frozenset({"person", "organisation", "group"})
NAMED = frozenset({"person", "organisation"})
# Numbers of nameless victims are the figures' part; a victim here is a person, or a body that was hit.
KINDS = {
    "victim": frozenset({"person"}),
    "perpetrator": ANYBODY,
    "ordered_by": ANYBODY,
    "organiser": NAMED,
    "participant": NAMED,
    "speaker": NAMED,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that give a role to who stands before or after them.

    Attributes:
        side: `after` for the one who follows, `before` for the one who stands before, `named` for "identified as".
        needs: Words of which one must follow, empty for none.
    """

    words: tuple[str, ...]
    role: str
    side: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a sentence, tokens `[first, last)`."""

    first: int
    last: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors and the phrases of roles."""

    sentence: Sentence
    actors: Sequence[ActorMention]
    found: Sequence[Found]
    lexicon: RoleLexicon


@dataclass(frozen=True)
class RoleLexicon:
    """Phrases by first word, longest first, and the words that may stand between."""

    by_word: dict[str, tuple[Phrase, ...]]
    identified: dict[str, frozenset[str]]
    between: frozenset[str]
    joining: frozenset[str]


@cache
def role_lexicon(pack: LanguagePack) -> RoleLexicon:
    """Compile the roles of `actors.toml`; an empty lexicon where the pack has none."""
    topic = pack.topic("actors")
    phrases: list[Phrase] = []
    identified: dict[str, frozenset[str]] = {}
    for role, table in topic.get("roles", {}).items():
        needs = frozenset(str(table.get("needs_after", "")).split())
        phrases += [Phrase(w, role, "after") for w in _phrases(table.get("before", ""))]
        phrases += [Phrase(w, role, "before", needs) for w in _phrases(table.get("subject_of", ""))]
        phrases += [Phrase(w, role, "before") for w in _phrases(table.get("subject_is", ""))]
        identified[role] = frozenset(str(table.get("identified", "")).split())
    phrases += [Phrase(w, "", "named") for w in _phrases(topic.get("identified", {}).get("phrases", ""))]
    by_word: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.words), p.words, p.role)):
        by_word.setdefault(phrase.words[0], []).append(phrase)
    return RoleLexicon(
        {w: tuple(p) for w, p in by_word.items()},
        identified,
        frozenset(str(topic.get("between", "")).split()),
        frozenset(str(topic.get("joining", "")).split()),
    )


def _phrases(listed: Any) -> list[tuple[str, ...]]:
    return [tuple(p.split()) for p in str(listed).split("|") if p.split()]


def read_actors(document: Document) -> list[Claim]:
    """All actors of an account: one claim for each role somebody is given, one of `mentioned` for each other person named.

    Returns:
        Claims of kind `actor`, in order of their words.
    """
    lexicon = role_lexicon(document.pack)
    out: list[Claim] = []
    for sentence in document.sentences:
        out += _actors_of(document, sentence, lexicon)
    return out


def _actors_of(document: Document, s: Sentence, lexicon: RoleLexicon) -> Iterator[Claim]:
    found = list(_found(s, lexicon))
    if not found and not any(w[0].isupper() for w in s.words[1:]):
        return
    actors = find_actors(s, document.pack)
    if not actors:
        return
    given: set[tuple[int, str]] = set()
    scene = Scene(s, actors, found, lexicon)
    for one in found:
        for actor in _given(scene, one):
            role = one.phrase.role or _identified_as(s, one, lexicon)
            if not role or actor.kind not in KINDS.get(role, ANYBODY) or (actor.first, role) in given:
                continue
            given.add((actor.first, role))
            yield _claim(document, scene, actor, (role, one))
    with_role = {first for first, _ in given}
    for actor in actors:
        if actor.kind == "person" and actor.first not in with_role:
            yield _claim(document, scene, actor, (_bare_role(document, actor), None))


def _found(s: Sentence, lexicon: RoleLexicon) -> Iterator[Found]:
    """The phrases of a sentence, longest first, none inside another."""
    lowers, k = s.lowers, 0
    while k < len(lowers):
        step = 1
        for phrase in lexicon.by_word.get(lowers[k], ()):
            end = k + len(phrase.words)
            if tuple(lowers[k:end]) == phrase.words and _needs_met(lowers, end, phrase):
                yield Found(k, end, phrase)
                step = len(phrase.words)
                break
        k += step


def _needs_met(lowers: list[str], end: int, phrase: Phrase) -> bool:
    return not phrase.needs or not phrase.needs.isdisjoint(lowers[end : end + NEEDED])


def _given(scene: Scene, one: Found) -> list[ActorMention]:
    """Who gets the role of a phrase: the one beside it, and those in one list with that one."""
    if one.phrase.side == "before":
        first = _subject(scene, one)
        return [] if first is None else _listed(scene, first, -1)
    after = next((a for a in scene.actors if a.first >= one.last), None)
    if after is None or not _close(scene, one.last, after):
        return []
    return _listed(scene, after, 1)


def _close(scene: Scene, at: int, actor: ActorMention) -> bool:
    """Whether only the words of a title, a determiner or a quoted name stand between a phrase and the actor after it."""
    gap = _unquoted(scene.sentence.lowers[at : actor.first])
    titled = actor.person is not None and (bool(actor.person.title) or _office_before(scene.sentence, at, actor))
    return len(gap) <= (CHAIN if titled else AFTER) and not any(
        w in ",;:.()" or w in scene.lexicon.joining for w in gap
    )


def _unquoted(words: list[str]) -> list[str]:
    """Words without those between quotation marks."""
    marks = [k for k, w in enumerate(words) if w in QUOTES]
    return words if len(marks) < 2 else words[: marks[0]] + words[marks[-1] + 1 :]


def _office_before(s: Sentence, at: int, actor: ActorMention) -> bool:
    """Whether the words between are an office: "Director of the X Centre of Y University NAME"."""
    gap = s.words[at : actor.first]
    return bool(gap) and all(w[0].isupper() or w in ("of", "for", "the", "in", "and", "at") for w in gap)


def _subject(scene: Scene, one: Found) -> ActorMention | None:
    """The actor before a verb: right before it, or with an apposition between commas."""
    s = scene.sentence
    before = [a for a in scene.actors if a.last <= one.first]
    if not before:
        return None
    nearest = before[-1]
    if _joins_verb(scene, nearest.last, one.first):
        return nearest
    for actor in reversed(before):
        gap = s.words[actor.last : one.first]
        if actor.kind == "group" or len(gap) < 3 or (gap[0], gap[-1]) != (",", ","):
            continue
        opens = actor.first <= OPENING and not any(w in ".;:" for w in gap)
        if (len(gap) <= APPOSITION and gap.count(",") == 2) or (opens and len(gap) <= LONG_APPOSITION):
            return actor
    return None


def _joins_verb(scene: Scene, start: int, end: int) -> bool:
    gap = scene.sentence.lowers[start:end]
    return len(gap) <= BEFORE and all(w in scene.lexicon.between for w in gap)


def _listed(scene: Scene, first: ActorMention, way: int) -> list[ActorMention]:
    """The members of a list that holds an actor, going on from it to the right (1) or to the left (-1)."""
    out = [first]
    rest = [a for a in scene.actors if (a.first > first.first if way > 0 else a.last <= first.first)][::way]
    for actor in rest:
        left, right = (out[-1], actor) if way > 0 else (actor, out[-1])
        if not _in_one_list(scene, left, right, way):
            break
        if actor.kind == first.kind or actor.kind in NAMED:
            out.append(actor)
    return out


def _in_one_list(scene: Scene, left: ActorMention, right: ActorMention, way: int) -> bool:
    """Whether two actors stand side by side in a list, with no other phrase of a role between them."""
    gap, lexicon = scene.sentence.lowers[left.last : right.first], scene.lexicon
    joined = any(w in lexicon.joining or w == "," for w in gap[:1] + gap[-2:])
    crossed = any(left.last <= f.first < right.first for f in scene.found)
    if not joined or crossed or len(gap) > (CHAIN if way > 0 else 3) or any(w in ".;:" for w in gap):
        return False
    return way > 0 or all(w in lexicon.joining or w == "," or w in lexicon.between for w in gap)


def _identified_as(s: Sentence, one: Found, lexicon: RoleLexicon) -> str:
    """As what somebody is identified, told by the nearest noun before."""
    for k in range(one.last - 1, max(-1, one.first - IDENTIFIED), -1):
        for role, nouns in lexicon.identified.items():
            if s.lowers[k] in nouns:
                return role
    return ""


def _bare_role(document: Document, actor: ActorMention) -> str:
    lexicon = person_lexicon(document.pack.language)
    title = actor.person.title if actor.person else ""
    office = lexicon is not None and not lexicon.office.isdisjoint(title.split())
    return "office_holder" if office else "mentioned"


def _occupation(scene: Scene, actor: ActorMention) -> str | None:
    """A person's title, else what an apposition says; in "A, lecturer of B, director C" each office is the next one's."""
    person = actor.person
    if person is None or person.title:
        return (person and person.title) or None
    others = (a.name for a in scene.actors if a.person is not None and a is not actor)
    return None if any(name in person.apposition for name in others) else person.apposition or None


def _claim(document: Document, scene: Scene, actor: ActorMention, given: tuple[str, Found | None]) -> Claim:
    role, by = given
    s, person = scene.sentence, actor.person
    span = (person.start, person.end) if person else (s.starts[actor.first], s.ends[actor.last - 1])
    sure = person.confidence if person else 0.7
    return document.claim(
        "actor",
        s,
        span,
        name=actor.name,
        role=role,
        person_kind=actor.kind,
        age=person.age if person else None,
        sex=person.sex if person else None,
        occupation=_occupation(scene, actor),
        anchor_start=s.starts[by.first] if by else None,
        anchor_end=s.ends[by.last - 1] if by else None,
        rule=f"actor_{by.phrase.side}" if by else "actor_named",
        confidence=round(sure * (0.9 if by else 0.8), 3),
    )

"""Actor claims: who did it, who ordered it, who suffered, organised, took part or spoke.

Roles come from phrases of `lang/*/actors.toml` that stand before an actor ("carried out by") or after one ("opened fire").
Refuses to guess a role from nearness alone; a person who is named without one is `mentioned`, or `office_holder` where a
title tells an office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from firsthand.claims.actors.again import ShortNames, named_again, short_names
from firsthand.claims.actors.beside import PHRASE, close_behind, inverted, is_agent, is_bound, joins_verb, subject_of
from firsthand.claims.actors.bodies import body_words, with_bodies
from firsthand.claims.actors.enumerated import between_entries, in_one_list
from firsthand.claims.actors.found import ActorMention, find_actors
from firsthand.claims.actors.roles import RoleWords, find_roles, identified_as, role_lexicon
from firsthand.claims.actors.scene import ActorSentence, titles_of
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.persons_lexicon import person_lexicon
from firsthand.vocabulary import PERSON_KINDS, PersonKind, Role

AVENGED = 4  # words from "in retaliation for" to those whose deeds are avenged
STRUCK = 4  # words behind a deed in which those stand to whom it was done
ANYBODY = frozenset(PERSON_KINDS)
HARMING: tuple[Role | Literal[""], ...] = ("victim", "perpetrator", "ordered_by", "combatant", "")
NAMED: frozenset[PersonKind] = frozenset({"person", "organisation"})
# Numbers of nameless victims are the figures' part; a victim here is a person, or a body that was hit.
KINDS: Mapping[Role, frozenset[PersonKind]] = {
    "victim": frozenset({"person"}),
    "perpetrator": ANYBODY,
    "ordered_by": ANYBODY,
    "organiser": NAMED,
    "participant": NAMED,
    "speaker": NAMED,
}


def read_actors(document: Document) -> list[Claim]:
    """All actors of an account: one claim for each role somebody is given, one of `mentioned` for each other person named.

    Returns:
        Claims of kind `actor`, in order of their words.
    """
    persons, told = person_lexicon(document.pack.language), [_scene(document, s) for s in document.sentences]
    known = short_names(told, persons, body_words(document.pack)) if persons else ShortNames()
    out: list[Claim] = []
    before: Sentence | None = None
    for full in told:
        again = persons if any(one.phrase.role in HARMING for one in full.found) else None
        scene = replace(full, actors=named_again(full, known, again)) if again else full
        if scene.actors:
            out += _actors_of(document, scene, before)
        before = scene.sentence
    return out


def _scene(document: Document, s: Sentence) -> ActorSentence:
    """A sentence with whom it names in full; nobody is looked for where no phrase and no capital could name anybody."""
    lexicon = role_lexicon(document.pack)
    found = list(find_roles(s, lexicon))
    names = bool(found) or bool(s.capitals and s.capitals[-1])
    actors = with_bodies(s, find_actors(s, document.pack), found, document.pack) if names else []
    return ActorSentence(s, actors, found, lexicon, document.pack.language)


def _actors_of(document: Document, scene: ActorSentence, before: Sentence | None) -> Iterator[Claim]:
    given: set[tuple[int, str]] = set()
    for one in scene.found:
        for actor in _given(scene, one):
            role = one.phrase.role or identified_as(scene.sentence, one, scene.lexicon, before)
            if (
                not role
                or (_owns(scene, actor) and one.phrase.side != "owned")
                or actor.kind not in KINDS.get(role, ANYBODY)
                or (actor.first, role) in given
                or (actor.again and role not in HARMING)
                or (role == "perpetrator" and _avenged(scene, actor))
                or (role == "perpetrator" and (actor.first, "combatant") in given)
            ):
                continue
            given.add((actor.first, role))
            yield _claim(document, scene, actor, role, by=one)
    with_role = {first for first, _ in given}
    for actor in scene.actors:
        if actor.kind == "person" and actor.first not in with_role and not actor.again:
            yield _claim(document, scene, actor, "office_holder" if _holds_office(scene, actor) else "mentioned")


def _avenged(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether the harm somebody did is what is avenged: "in retaliation for Dreean air strikes"."""
    before = scene.sentence.lowers[max(0, actor.opens - AVENGED) : actor.opens]
    return not scene.lexicon.avenged.isdisjoint(before)


def _owns(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a person or group stands as an owner: "the death of Ann Poe's brother" is the brother's."""
    return actor.kind != "organisation" and scene.sentence.lowers[actor.last - 1].endswith(scene.lexicon.owning)


def _given(scene: ActorSentence, one: RoleWords) -> list[ActorMention]:
    """Who gets the role of a phrase: the one beside it, and those in one list with that one."""
    if one.phrase.side == "agent":
        return _agents(scene, one)
    if one.phrase.side == "owned":
        return [a for a in scene.actors if a.last == one.first and _owns(scene, a)]
    if one.phrase.role == "perpetrator" and _struck_back(scene, one):
        return []
    if one.phrase.side == "before":
        first = (one.phrase.named and _held_subject(scene, one)) or subject_of(scene, one) or inverted(scene, one)
        if first and one.phrase.modality == "claimed" and _holds_office(scene, first):
            first = next((a for a in scene.actors if a.last == first.first - titles_of(first)), None)
        if not first:
            return []
        alone = one.phrase.words[0] in scene.lexicon.singular
        return _with_their_bodies(scene, [first] if alone else _listed(scene, first, -1))
    start = one.inner or one.last
    after = next((a for a in scene.actors if a.first >= start), None)
    led = _led_to if one.phrase.named and not one.inner else _follows
    if after is None or not led(scene, one, after) or (one.inner and not _held(scene, one, after)):
        return []
    return _with_their_bodies(scene, _listed(scene, after, 1))


def _struck_back(scene: ActorSentence, one: RoleWords) -> bool:
    """Whether a deed was done to those who did the harm: "police shot the gunman", "the driver was shot by police".

    Those who stopped an attack did not do it.
    """
    if one.phrase.modality != "asserted":
        return False
    lowers, lexicon = scene.sentence.lowers, scene.lexicon
    behind, before = lowers[one.last : one.last + STRUCK], lowers[max(0, one.first - STRUCK) : one.first]
    struck, guards = (behind, before) if one.phrase.side == "before" else (before, behind)
    if lexicon.across and one.phrase.side == "before":
        struck = behind + before  # a verb at the end has its object before it
    doers = lexicon.identified.get("perpetrator", frozenset())
    return not doers.isdisjoint(struck) and not lexicon.guards.isdisjoint(guards)


def _agents(scene: ActorSentence, one: RoleWords) -> list[ActorMention]:
    """Groups beside a passive whose case marks the doer: "солдатами были убиты", "убиты боевиками"."""
    s, lexicon = scene.sentence, scene.lexicon
    doers = [a for a in scene.actors if a.kind == "group" and s.lowers[a.last - 1].endswith(lexicon.agent_endings)]
    for actor in sorted(doers, key=lambda a: max(a.first - one.last, one.first - a.last)):
        gap = s.lowers[actor.last : one.first] if actor.last <= one.first else s.lowers[one.last : actor.first]
        if len(gap) <= PHRASE and all(w[0].isalnum() and w not in lexicon.clause for w in gap):
            return [actor]
    return []


def _held_subject(scene: ActorSentence, one: RoleWords) -> ActorMention | None:
    """Who stands inside a phrase of claim or blame, or right behind one that has nobody before it: "bekannte sich X"."""
    if one.inner:
        inside = (a for a in scene.actors if one.inner <= a.first and a.last <= one.last)
        return next((a for a in inside if not is_agent(scene, a) and not is_bound(scene, a)), None)
    before = any(a.last <= one.first and joins_verb(scene, a.reach, one.first) for a in scene.actors)
    if before or one.phrase.modality != "claimed":
        return None
    after = next((a for a in scene.actors if a.first >= one.last), None)
    return after if after and not after.person and _led_to(scene, one, after) else None


def _led_to(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    """Whether nothing but articles and adjectives stands between a phrase of claim or blame and somebody behind it."""
    gap = scene.sentence.lowers[one.last : actor.opens]
    away = scene.lexicon.leading_away - (scene.lexicon.of if actor.kind == "group" else frozenset())
    return close_behind(scene, one.last, actor) and away.isdisjoint(gap)  # "attaqués par des hommes"


def _holds_office(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether somebody is a person with an office: who speaks for a body did not do it himself."""
    lexicon = person_lexicon(scene.language)
    title = actor.person.title if actor.person else ""
    return lexicon is not None and not lexicon.office.isdisjoint(title.split())


def _follows(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    return close_behind(scene, one.inner or one.last, actor)


def _held(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    """Whether somebody stands inside a phrase of two parts and is not who did it there: "wurde [von Truppen] befreit"."""
    leads = one.phrase.words[-1] in scene.lexicon.agent
    return actor.last < one.last and (leads or not is_agent(scene, actor))


def _with_their_bodies(scene: ActorSentence, actors: list[ActorMention]) -> list[ActorMention]:
    """Actors with the bodies that groups among them belong to: "gunmen of the X Brigade" speaks of both."""
    out = list(actors)
    for actor in actors:
        body = next((a for a in scene.actors if a.first >= actor.last), None)
        if actor.kind != "group" or body is None or body.kind != "organisation" or body in out:
            continue
        gap = scene.sentence.lowers[actor.last : body.first]
        if gap and all(w in scene.lexicon.belonging for w in gap):
            out.append(body)
    return out


def _listed(scene: ActorSentence, first: ActorMention, way: int) -> list[ActorMention]:
    """The members of a list that holds an actor, going on from it to the right (1) or to the left (-1).

    To the left a comma alone is no list: "On orders of A, B opened fire" needs an "and" before its last member.
    """
    out = [first]
    rest = [a for a in scene.actors if (a.first > first.first if way > 0 else a.last <= first.first)][::way]
    for actor in rest:
        left, right = (out[-1], actor) if way > 0 else (actor, out[-1])
        gap = scene.sentence.lowers[left.reach : right.first]
        entries = between_entries(gap, scene.lexicon)
        if not in_one_list(scene, left, right, way) or (way > 0 and not entries and _acts(scene, actor)):
            break
        if way < 0 and len(out) == 1 and not entries and (scene.lexicon.joining | scene.lexicon.either).isdisjoint(gap):
            break
        if actor.kind == first.kind or actor.kind in NAMED:
            out.append(actor)
    return out


def _acts(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a verb of its own follows an actor: ", and A was shot" goes on with another clause, not with a list."""
    own = (f for f in scene.found if f.phrase.side == "before" and f.first >= actor.last)
    return any(subject_of(scene, f) is actor for f in own)


def _occupation(document: Document, scene: ActorSentence, actor: ActorMention) -> str | None:
    """A person's office or trade: the title before it, else what an apposition says, without its article.

    In "A, lecturer of B, director C" each office is the next one's.
    """
    person, lexicon = actor.person, person_lexicon(document.pack.language)
    if person is None or lexicon is None:
        return None
    title = " ".join(w for w in person.title.split() if w not in lexicon.honorifics)
    if title:
        return title
    others = (a.name for a in scene.actors if a.person is not None and a is not actor)
    if any(name in person.apposition for name in others):
        return None
    words = person.apposition.split()
    if words and words[0].lower() in scene.lexicon.joining:
        return None  # "A, and his driver": the driver is another
    return " ".join(words[1:] if words and words[0].lower() in lexicon.articles else words) or None


def _claim(
    document: Document, scene: ActorSentence, actor: ActorMention, role: Role, *, by: RoleWords | None = None
) -> Claim:
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
        occupation=_occupation(document, scene, actor),
        anchor_start=s.starts[by.first] if by else None,
        anchor_end=s.ends[by.last - 1] if by else None,
        modality=by.modality if by else "asserted",
        rule=f"actor_{by.phrase.side}" if by else "actor_named",
        confidence=round(sure * (0.9 if by else 0.8), 3),
    )

"""Actor claims: who did it, who ordered it, who suffered, organised, took part or spoke.

Roles come from phrases of `lang/*/actors.toml` that stand before an actor ("carried out by") or after one ("opened fire").
Refuses to guess a role from nearness alone; a person who is named without one is `mentioned`, or `office_holder` where a
title tells an office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.actors.bodies import with_bodies
from firsthand.claims.actors.found import ActorMention, find_actors
from firsthand.claims.actors.roles import RoleLexicon, RoleWords, find_roles, identified_as, role_lexicon
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.persons_lexicon import person_lexicon
from firsthand.vocabulary import PERSON_KINDS, PersonKind, Role

AFTER = 4  # words that may stand between "by" and the name: determiners, titles, adjectives
BEFORE = 4  # words between a name and its verb: "who also", "has since"
APPOSITION = 16  # words of an apposition between a name and its verb
LONG_APPOSITION = 40  # the same where the sentence opens with the name
PHRASE = 10  # words of a phrase with a preposition between a group and its deed
OPENING = 3  # words before a name that opens its sentence
QUOTES = frozenset('"“”«»„')
CHAIN = 14  # words between two names of one list, their titles and offices among them
LEFT = 6  # the same to the left of the name beside a verb
DRIVER = 4  # words of "and his driver,"
ANYBODY = frozenset(PERSON_KINDS)
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


@dataclass(frozen=True, slots=True)
class ActorSentence:
    """A sentence with its actors and the phrases of roles."""

    sentence: Sentence
    actors: Sequence[ActorMention]
    found: Sequence[RoleWords]
    lexicon: RoleLexicon
    language: str


def read_actors(document: Document) -> list[Claim]:
    """All actors of an account: one claim for each role somebody is given, one of `mentioned` for each other person named.

    Returns:
        Claims of kind `actor`, in order of their words.
    """
    lexicon = role_lexicon(document.pack)
    out: list[Claim] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        out += _actors_of(document, sentence, lexicon, before)
        before = sentence
    return out


def _actors_of(document: Document, s: Sentence, lexicon: RoleLexicon, before: Sentence | None) -> Iterator[Claim]:
    found = list(find_roles(s, lexicon))
    if not found and not (s.capitals and s.capitals[-1]):
        return
    actors = with_bodies(s, find_actors(s, document.pack), found, document.pack)
    if not actors:
        return
    given: set[tuple[int, str]] = set()
    scene = ActorSentence(s, actors, found, lexicon, document.pack.language)
    for one in found:
        for actor in _given(scene, one):
            role = one.phrase.role or identified_as(s, one, lexicon, before)
            if (
                not role
                or _owns(scene, actor)
                or actor.kind not in KINDS.get(role, ANYBODY)
                or (actor.first, role) in given
                or (role == "perpetrator" and (actor.first, "combatant") in given)
            ):
                continue
            given.add((actor.first, role))
            yield _claim(document, scene, actor, role, by=one)
    with_role = {first for first, _ in given}
    for actor in actors:
        if actor.kind == "person" and actor.first not in with_role:
            yield _claim(document, scene, actor, "office_holder" if _holds_office(scene, actor) else "mentioned")


def _owns(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a person or group stands as an owner: "the death of Ann Poe's brother" is the brother's."""
    return actor.kind != "organisation" and scene.sentence.lowers[actor.last - 1].endswith(scene.lexicon.owning)


def _given(scene: ActorSentence, one: RoleWords) -> list[ActorMention]:
    """Who gets the role of a phrase: the one beside it, and those in one list with that one."""
    if one.phrase.side == "agent":
        return _agents(scene, one)
    if one.phrase.side == "before":
        first = (one.phrase.named and _held_subject(scene, one)) or _subject(scene, one) or _inverted(scene, one)
        if first and one.phrase.modality == "claimed" and _holds_office(scene, first):
            first = next((a for a in scene.actors if a.last == first.first - _titles(first)), None)
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
        return next((a for a in inside if not _is_agent(scene, a) and not _is_bound(scene, a)), None)
    before = any(a.last <= one.first and _joins_verb(scene, a.reach, one.first) for a in scene.actors)
    if before or one.phrase.modality != "claimed":
        return None
    after = next((a for a in scene.actors if a.first >= one.last), None)
    return after if after and not after.person and _led_to(scene, one, after) else None


def _led_to(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    """Whether nothing but articles and adjectives stands between a phrase of claim or blame and somebody behind it."""
    gap = scene.sentence.lowers[one.last : actor.opens]
    return _close(scene, one.last, actor) and scene.lexicon.leading_away.isdisjoint(gap)


def _holds_office(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether somebody is a person with an office: who speaks for a body did not do it himself."""
    lexicon = person_lexicon(scene.language)
    title = actor.person.title if actor.person else ""
    return lexicon is not None and not lexicon.office.isdisjoint(title.split())


def _follows(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    return _close(scene, one.inner or one.last, actor)


def _held(scene: ActorSentence, one: RoleWords, actor: ActorMention) -> bool:
    """Whether somebody stands inside a phrase of two parts and is not who did it there: "wurde [von Truppen] befreit"."""
    leads = one.phrase.words[-1] in scene.lexicon.agent
    return actor.last < one.last and (leads or not _is_agent(scene, actor))


def _is_agent(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a word that marks the doer of a passive stands right before somebody, titles left out, or right behind."""
    lowers = scene.sentence.lowers
    lead = actor.first - 1 - _titles(actor)
    around = [*lowers[max(lead, 0) : actor.first], *lowers[actor.last : actor.last + 1]]
    return not scene.lexicon.agent.isdisjoint(around)


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


def _close(scene: ActorSentence, at: int, actor: ActorMention) -> bool:
    """Whether only the words of a title, a determiner or a quoted name stand between a phrase and the actor after it."""
    gap = _unquoted(scene.sentence.lowers[at : actor.opens])
    titled = actor.person is not None and (bool(actor.person.title) or _office_before(scene, at, actor))
    return len(gap) <= (CHAIN if titled else AFTER) and not any(
        w in ",;:.()" or w in scene.lexicon.joining for w in gap
    )


def _unquoted(words: list[str]) -> list[str]:
    """Words without those between quotation marks."""
    marks = [k for k, w in enumerate(words) if w in QUOTES]
    return words if len(marks) < 2 else words[: marks[0]] + words[marks[-1] + 1 :]


def _office_before(scene: ActorSentence, at: int, actor: ActorMention) -> bool:
    """Whether the words between are an office: "Director of the X Centre of Y University NAME"."""
    gap = scene.sentence.words[at : actor.first]
    return bool(gap) and all(w[0].isupper() or w in scene.lexicon.office_links for w in gap)


def _subject(scene: ActorSentence, one: RoleWords) -> ActorMention | None:
    """The actor before a verb: right before it, or with an apposition between commas."""
    s = scene.sentence
    before = [a for a in scene.actors if a.last <= one.first]
    if not before:
        return None
    nearest = before[-1]
    led = one.phrase.words[0] in scene.lexicon.agent | scene.lexicon.bound
    if not led and (_is_bound(scene, nearest) or _is_agent(scene, nearest)):
        return _across(scene, before, one)
    if _joins_verb(scene, nearest.reach, one.first) or _past_phrase(scene, nearest.reach, one):
        return nearest
    for actor in reversed(before):
        gap = s.words[actor.last : one.first]
        if actor.kind == "group" or len(gap) < 3 or (gap[0], gap[-1]) != (",", ","):
            continue
        opens = actor.first <= OPENING and not any(w in ".;:" for w in gap)
        plain = gap.count(",") == 2 or scene.lexicon.clause.isdisjoint(s.lowers[actor.last : one.first])
        if (len(gap) <= APPOSITION and plain) or (opens and len(gap) <= LONG_APPOSITION):
            return actor
    return _across(scene, before, one)


def _titles(actor: ActorMention) -> int:
    """How many words of titles stand before a name."""
    return len(actor.person.title.split()) if actor.person else 0


def _across(scene: ActorSentence, before: list[ActorMention], one: RoleWords) -> ActorMention | None:
    """The subject of a verb that ends its clause: the nearest one before it who has no case ending and is no agent.

    Refuses where another clause stands between.  Only for languages that say how far the verb may stand (`across`).
    """
    s, lexicon = scene.sentence, scene.lexicon
    for actor in reversed(before) if lexicon.across else ():
        if _is_agent(scene, actor) or _is_bound(scene, actor):
            continue
        gap = s.lowers[actor.reach + (s.words[actor.reach] == ",") : one.first]
        plain = all(w[0].isalnum() and w not in lexicon.clause for w in gap)
        return actor if plain and len(gap) <= lexicon.across else None
    return None


def _is_bound(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a case ending makes somebody an object or an owner, behind a mark or on the name itself."""
    lowers, lexicon = scene.sentence.lowers, scene.lexicon
    apart = actor.last < len(lowers) and lowers[actor.last] in lexicon.bound
    return apart or (bool(lexicon.bound_endings) and lowers[actor.last - 1].endswith(lexicon.bound_endings))


def _past_phrase(scene: ActorSentence, start: int, one: RoleWords) -> bool:
    """Whether only a short phrase with a preposition stands between: "troops without any warning stormed"."""
    gap = scene.sentence.lowers[start : one.first]
    if (
        not gap
        or len(gap) > PHRASE
        or gap[0] not in scene.lexicon.trailing
        or not (one.phrase.deed or one.phrase.named)
    ):
        return False
    return all(w[0].isalnum() and w not in scene.lexicon.clause for w in gap)


def _inverted(scene: ActorSentence, one: RoleWords) -> ActorMention | None:
    """The speaker after a verb of saying that follows a quotation or a comma: "...," said A."""
    s = scene.sentence
    closed = one.first == 0 or s.words[one.first - 1] in ",?!—–" or s.words[one.first - 1] in QUOTES
    if not closed or one.last - one.first > 1 or s.lowers[one.first] not in scene.lexicon.spoken:
        return None
    after = next((a for a in scene.actors if a.first >= one.last), None)
    return after if after and after.person and _close(scene, one.last, after) else None


def _joins_verb(scene: ActorSentence, start: int, end: int) -> bool:
    gap = scene.sentence.lowers[start:end]
    return len(gap) <= BEFORE and all(w in scene.lexicon.between for w in gap)


def _listed(scene: ActorSentence, first: ActorMention, way: int) -> list[ActorMention]:
    """The members of a list that holds an actor, going on from it to the right (1) or to the left (-1).

    To the left a comma alone is no list: "On orders of A, B opened fire" needs an "and" before its last member.
    """
    out = [first]
    rest = [a for a in scene.actors if (a.first > first.first if way > 0 else a.last <= first.first)][::way]
    for actor in rest:
        left, right = (out[-1], actor) if way > 0 else (actor, out[-1])
        if not _in_one_list(scene, left, right, way) or (way > 0 and _acts(scene, actor)):
            break
        gap = scene.sentence.lowers[left.reach : right.first]
        if way < 0 and len(out) == 1 and scene.lexicon.joining.isdisjoint(gap):
            break
        if actor.kind == first.kind or actor.kind in NAMED:
            out.append(actor)
    return out


def _acts(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a verb of its own follows an actor: ", and A was shot" goes on with another clause, not with a list."""
    own = (f for f in scene.found if f.phrase.side == "before" and f.first >= actor.last)
    return any(_subject(scene, f) is actor for f in own)


def _in_one_list(scene: ActorSentence, left: ActorMention, right: ActorMention, way: int) -> bool:
    """Whether two actors stand side by side in a list, with no other phrase of a role between them."""
    gap, lexicon = scene.sentence.lowers[left.reach : right.first - (_titles(right) if way < 0 else 0)], scene.lexicon
    gap = ["," if w == ";" else w for w in gap]
    joined = any(w in lexicon.joining or w == "," for w in gap[:1] + gap[-2:])
    crossed = any(left.last <= f.first < right.first for f in scene.found)
    if not joined or crossed or len(gap) > (CHAIN if way > 0 else LEFT) or any(w in ".;:" for w in gap):
        return False
    return way > 0 or _plain_list(gap, lexicon)


def _plain_list(gap: Sequence[str], lexicon: RoleLexicon) -> bool:
    """Whether only commas, "and", ages and one short apposition stand between: "A, 40, and his driver, B"."""
    plain = lexicon.joining | lexicon.between | lexicon.articles | {",", "-"}
    if all(w in plain or w[0].isdecimal() for w in gap):
        return True
    opens = [i for i, w in enumerate(gap) if w in lexicon.joining]
    return (
        bool(opens)
        and gap[-1] == ","
        and opens[0] <= 3
        and len(gap) - opens[0] <= DRIVER
        and "," not in gap[opens[0] : -1]
    )


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

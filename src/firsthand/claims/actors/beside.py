"""Who stands beside a phrase of a role: its subject before it, whoever follows it with nothing between but titles and articles.

Beside `read`, which gives the roles.  Steps over adverbs, appositions and short phrases with a preposition; refuses who is
bound by a case, is the doer of a passive, or stands in a clause about somebody else.
"""

from __future__ import annotations

from firsthand.claims.actors.enumerated import CHAIN
from firsthand.claims.actors.found import ActorMention
from firsthand.claims.actors.roles import RoleWords
from firsthand.claims.actors.scene import ActorSentence, titles_of

AFTER = 4  # words that may stand between "by" and the name: determiners, titles, adjectives
BEFORE = 4  # words between a name and its verb: "who also", "has since"
APPOSITION = 16  # words of an apposition between a name and its verb
LONG_APPOSITION = 40  # the same where the sentence opens with the name
PHRASE = 10  # words of a phrase with a preposition between a group and its deed
OPENING = 3  # words before a name that opens its sentence
DASHES = "-‑–"
QUOTES = frozenset('"“”«»„')
RELATIVE = 6  # words from "who" to the object of its clause


def subject_of(scene: ActorSentence, one: RoleWords) -> ActorMention | None:
    """The actor before a verb: right before it, or with an apposition between commas."""
    before = [a for a in scene.actors if a.last <= one.first]
    if not before:
        return None
    nearest = before[-1]
    led = one.phrase.words[0] in scene.lexicon.agent | scene.lexicon.bound
    if not led and (is_bound(scene, nearest) or is_agent(scene, nearest)):
        return _across(scene, before, one)
    if _in_relative(scene, nearest):
        return None
    behind = past_home(scene, nearest.reach)
    if joins_verb(scene, behind, one.first) or _past_phrase(scene, nearest.reach, one):
        return nearest
    for actor in reversed(before):
        gap = _plain_gap(scene, actor, one)
        if actor.kind == "group" or len(gap) < 3 or (gap[0], gap[-1]) != (",", ","):
            continue
        opens = actor.first <= OPENING and not any(w in ".;:" for w in gap)
        plain = gap.count(",") == 2 or scene.lexicon.clause.isdisjoint(gap)
        if (len(gap) <= APPOSITION and plain) or (opens and len(gap) <= LONG_APPOSITION):
            return actor
    return _across(scene, before, one)


def _in_relative(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether somebody is the object in what is told of a nameless other: "a man who knew Ann Poe is charged"."""
    lowers, lexicon = scene.sentence.lowers, scene.lexicon
    for k in range(actor.opens - 1, max(-1, actor.opens - 1 - RELATIVE), -1):
        if lowers[k] in lexicon.relatives:
            return k > 0 and lowers[k - 1] != "," and k + 1 < actor.opens - titles_of(actor)
        if not lowers[k][0].isalnum() and lowers[k] not in DASHES:
            return False
    return False


def _plain_gap(scene: ActorSentence, actor: ActorMention, one: RoleWords) -> list[str]:
    """The words between somebody and a verb behind, without the adverbs right before it ("A, 20, already was charged")."""
    gap = scene.sentence.lowers[actor.last : one.first]
    while gap and gap[-1] in scene.lexicon.adverbs:
        gap.pop()
    return gap[1:] if gap[:2] == [".", ","] else gap  # "Tom Roe Jr., 20, was charged"


def _across(scene: ActorSentence, before: list[ActorMention], one: RoleWords) -> ActorMention | None:
    """The subject of a verb that ends its clause: the nearest one before it who has no case ending and is no agent.

    Refuses where another clause stands between.  Only for languages that say how far the verb may stand (`across`).
    """
    s, lexicon = scene.sentence, scene.lexicon
    for actor in reversed(before) if lexicon.across else ():
        if is_agent(scene, actor) or is_bound(scene, actor):
            continue
        gap = s.lowers[actor.reach + (s.words[actor.reach] == ",") : one.first]
        plain = all(w[0].isalnum() and w not in lexicon.clause for w in gap)
        return actor if plain and len(gap) <= lexicon.across else None
    return None


def is_bound(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a case ending makes somebody an object or an owner, behind a mark or on the name itself."""
    lowers, lexicon = scene.sentence.lowers, scene.lexicon
    apart = actor.last < len(lowers) and lowers[actor.last] in lexicon.bound
    return apart or (bool(lexicon.bound_endings) and lowers[actor.last - 1].endswith(lexicon.bound_endings))


def is_agent(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a word that marks the doer of a passive stands right before somebody, titles left out, or right behind."""
    lowers = scene.sentence.lowers
    lead = actor.first - 1 - titles_of(actor)
    around = [*lowers[max(lead, 0) : actor.first], *lowers[actor.last : actor.last + 1]]
    return not scene.lexicon.agent.isdisjoint(around)


def _past_phrase(scene: ActorSentence, start: int, one: RoleWords) -> bool:
    """Whether only a short phrase stands between: "troops without any warning stormed", "men armed with guns and axes shot"."""
    gap = scene.sentence.lowers[start : one.first]
    if gap and len(gap) <= PHRASE and gap[0] in scene.lexicon.participles:
        return all(w[0].isalnum() and w not in scene.lexicon.clause - scene.lexicon.joining for w in gap)
    if (
        not gap
        or len(gap) > PHRASE
        or gap[0] not in scene.lexicon.trailing
        or not (one.phrase.deed or one.phrase.named or one.phrase.role == "perpetrator")
    ):
        return False
    return all(w[0].isalnum() and w not in scene.lexicon.clause for w in gap)


def inverted(scene: ActorSentence, one: RoleWords) -> ActorMention | None:
    """The speaker after a verb of saying that follows a quotation or a comma: "...," said A."""
    s = scene.sentence
    closed = one.first == 0 or s.words[one.first - 1] in ",?!—–" or s.words[one.first - 1] in QUOTES
    if not closed or one.last - one.first > 1 or s.lowers[one.first] not in scene.lexicon.spoken:
        return None
    after = next((a for a in scene.actors if a.first >= one.last), None)
    return after if after and after.person and close_behind(scene, one.last, after) else None


def past_home(scene: ActorSentence, at: int) -> int:
    """Token after a town behind a name, "of Holm Heights"; the same token where none stands there."""
    s = scene.sentence
    if at >= len(s.words) or s.lowers[at] not in scene.lexicon.of:
        return at
    end = at + 1
    while end < len(s.words) and s.words[end][0].isupper():
        end += 1
    return end if end > at + 1 else at


def joins_verb(scene: ActorSentence, start: int, end: int) -> bool:
    gap = scene.sentence.lowers[start:end]
    return len(gap) <= BEFORE and all(w in scene.lexicon.between for w in gap)


def close_behind(scene: ActorSentence, at: int, actor: ActorMention) -> bool:
    """Whether only the words of a title, a determiner or a quoted name stand between a phrase and the actor after it."""
    gap = _unquoted(scene.sentence.lowers[at : actor.opens])
    titled = actor.person is not None and (bool(actor.person.title) or _office_before(scene, at, actor))
    return len(gap) <= (CHAIN if titled else AFTER) and not any(
        w in ",;:.()" or w in scene.lexicon.joining | scene.lexicon.relatives | scene.lexicon.agent for w in gap
    )


def _unquoted(words: list[str]) -> list[str]:
    """Words without those between quotation marks."""
    marks = [k for k, w in enumerate(words) if w in QUOTES]
    return words if len(marks) < 2 else words[: marks[0]] + words[marks[-1] + 1 :]


def _office_before(scene: ActorSentence, at: int, actor: ActorMention) -> bool:
    """Whether the words between are an office: "Director of the X Centre of Y University NAME"."""
    gap = scene.sentence.words[at : actor.first]
    return bool(gap) and all(w[0].isupper() or w in scene.lexicon.office_links for w in gap)

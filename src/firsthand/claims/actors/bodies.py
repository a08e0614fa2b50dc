"""Names of bodies that only their place in a sentence gives away: "the Taliban claimed responsibility", "blamed on the PKK".

Stands beside `found`, which knows bodies by their nouns, and before `read`, which asks here only where a phrase that speaks of
such bodies was found.  Refuses days and months, and a capital that only opens the sentence on a small word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.claims.actors.found import ActorMention, mention_lexicon
from firsthand.claims.actors.persons import is_capitals
from firsthand.claims.actors.roles import RoleWords
from firsthand.claims.document import Sentence
from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import PersonKind

HELD = 8  # words that a bracket or a pair of quotation marks may hold
NOUNS = 2  # nouns that may stand before or behind a name: "the armed group X", "X rebel fighters"
LISTED = 2  # words between two names of one list: ", and"
DOUBTED = 0.6  # how sure a person must be for a claim of responsibility to be his, not a body's of that name
LETTERS = 3  # of a name that is letters alone: "US" and "UN" are states' and more
NEAR = 4  # words between a phrase and the body it speaks of
DASHES = "-–—"
CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“”", "'": "'", "‘": "’"}

MARKS = "".join(CLOSING) + "".join(CLOSING.values())


@dataclass(frozen=True)
class BodyWords:
    """Small words of one language around the names of bodies, lower case.

    Attributes:
        nouns: What may stand before or behind a name: "group", "militants", "faction".
        people: Those of them that are people: no part of a name though they open a sentence ("Members of the X").
        of, articles, joining: What may stand inside one.
        either: "or" between two of which one did it.
        of_the: What may stand before the article of one, but before a town too: "members from the X".
        stops: No names, though a capital opens them.
        inside: Small words that go on with a name: "État islamique".
        ends: Where the script has no capitals, the words that end a name behind its noun; empty elsewhere.
        marked: Whether a capital alone tells no name, since every noun has one: a noun of a group beside it, a bracket,
            quotation marks or an abbreviation must tell.
        known: Names that tell by themselves even there.
        heads: Nouns that make a run of capitals a body.
    """

    nouns: frozenset[str]
    people: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    joining: frozenset[str]
    either: frozenset[str]
    of_the: frozenset[str]
    stops: frozenset[str]
    inside: frozenset[str]
    ends: frozenset[str]
    marked: bool
    known: frozenset[str]
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """The name of a body, tokens `[first, last)`.

    Attributes:
        lead: Token at which the nouns before it begin.
        told: Whether a noun beside it tells that it is a group.
        letters: Whether its name is letters alone, "the FQA".
    """

    first: int
    last: int
    lead: int
    told: bool = False
    letters: bool = False

    def mention(self, s: Sentence) -> ActorMention:
        """The same among those whom a sentence speaks of."""
        text = s.text[s.starts[self.first] - s.start : s.ends[self.last - 1] - s.start]
        group = self.told and s.words[self.last - 1][0].islower()
        name = " ".join(text.split()).strip(MARKS)
        kind: PersonKind = "group" if group else "organisation"
        return ActorMention(first=self.first, last=self.last, name=name, kind=kind, lead=self.lead)


@cache
def body_words(pack: LanguagePack) -> BodyWords:
    """Compile `named` of `actors.toml`."""
    topic: Any = pack.topic("actors")
    named, mentions = topic.get("named", {}), mention_lexicon(pack.language)

    def words(key: str) -> frozenset[str]:
        return frozenset(str(named.get(key, "")).split())

    return BodyWords(
        nouns=mentions.groups | words("nouns") | words("people"),
        people=words("people"),
        of=words("of"),
        articles=words("articles"),
        joining=frozenset(str(topic.get("joining", "")).split()),
        either=words("or"),
        of_the=words("of_the"),
        stops=mentions.stops
        | mentions.calendar
        | words("no_names")
        | frozenset(str(topic.get("blame", {}).get("harm", "")).split()),
        inside=words("inside"),
        ends=words("ends"),
        marked=bool(named.get("marked", False)),
        known=words("known"),
        heads=mentions.heads,
    )


def with_bodies(
    s: Sentence, actors: list[ActorMention], found: Sequence[RoleWords], pack: LanguagePack
) -> list[ActorMention]:
    """Those whom a sentence speaks of, and the bodies of any name that stand where a phrase of claim or blame asks for one.

    Args:
        s: The sentence.
        actors: Those found by their nouns, titles and given names.
        found: The phrases of the sentence.
        pack: Lexicons of its language.

    Returns:
        In order, none overlapping another: a body takes the place of what was found inside it, but for persons.
    """
    asking = [one for one in found if one.phrase.named or one.phrase.role == "perpetrator"]
    if not asking or is_capitals(s):
        return actors
    words = body_words(pack)
    blaming = any(one.phrase.named and one.phrase.modality != "asserted" for one in asking)
    kept = {
        k
        for a in actors
        if a.kind == "group" or (a.person and (a.person.confidence > DOUBTED or not blaming))
        for k in range(a.first, a.last)
    }
    bodies = [
        b for b in named_bodies(s, words) if not kept.issuperset(range(b.first, b.last)) and _is_free(b, actors, kept)
    ]
    taken: dict[int, ActorMention] = {}
    for body in bodies:
        if any(_is_near(body, one) for one in asking):
            taken |= {b.first: b.mention(s) for b in (body, *_listed(s, bodies, body, words=words))}
    left = [a for a in actors if not any(a.first < b.last and b.first < a.last for b in taken.values())]
    return sorted((*left, *taken.values()), key=lambda m: (m.first, m.last))


def _is_free(body: Body, actors: Sequence[ActorMention], kept: set[int]) -> bool:
    """Whether a body lies across nobody who is sure to be a person or a group, or holds such a one whole."""
    across = [a for a in actors if a.first < body.last and body.first < a.last and a.first in kept]
    return all(body.first <= a.first and a.last <= body.last for a in across if not a.person) and not any(
        a.person for a in across
    )


def _is_near(body: Body, one: RoleWords) -> bool:
    """Whether a body stands where a phrase asks for one; a phrase of deeds takes only what a noun or letters tell to be one."""
    if not (one.phrase.named or body.told or (body.letters and one.phrase.role == "perpetrator")):
        return False
    if one.inner and one.inner <= body.first and body.last <= one.last:
        return True
    behind = 0 <= body.first - one.last <= NEAR
    if one.phrase.side == "after":
        return behind
    return 0 <= one.first - body.last <= NEAR or (behind and one.phrase.modality == "claimed")


def _listed(s: Sentence, bodies: list[Body], body: Body, *, words: BodyWords) -> Iterator[Body]:
    """The other members of the list that a body stands in: "X and Y claimed"."""
    for way in (-1, 1):
        last, k = body, bodies.index(body) + way
        while 0 <= k < len(bodies):
            left, right = (bodies[k], last) if way < 0 else (last, bodies[k])
            gap = [w for w in s.lowers[left.last : right.first] if w not in words.articles]
            if not gap or len(gap) > LISTED or not all(w in words.joining | words.either or w == "," for w in gap):
                break
            yield bodies[k]
            last, k = bodies[k], k + way


def named_bodies(s: Sentence, words: BodyWords) -> list[Body]:
    """The names of a sentence that could be those of bodies, in order; empty where none is written.

    Args:
        s: The sentence.
        words: Small words of its language.
    """
    out: list[Body] = []
    k = 0
    while k < len(s.words):
        body = _body_at(s, k, words)
        if body:
            out.append(body)
        k = body.last if body else k + 1
    return out


def _body_at(s: Sentence, start: int, words: BodyWords) -> Body | None:
    """The body that begins at a word, its nouns before it left out: "the armed group X", "members of the X"."""
    first = _past_nouns(s, start, words)
    if first > start and first + 1 < len(s.words) and _leads(s, first, words):
        first = _past_articles(s, first + 1, words)
    end = _uncapitalised(s, first, words) if words.ends and first > start else _core(s, first, words)
    if end == first:
        return None
    end = _past_bracket(s, end)
    while (more := _joined(s, end, words)) > end:
        end = _past_bracket(s, more)
    last = _past_bracket(s, _past_nouns(s, end, words))
    told = first > start or last > end
    if not (told or not words.marked or _is_marked(s, first, last, words)):
        return None
    letters = last == first + 1 and len(s.words[first]) >= LETTERS and s.words[first].replace("-", "").isupper()
    return Body(first, last, start, told, letters)


def _leads(s: Sentence, k: int, words: BodyWords) -> bool:
    """Whether a word leads from the noun of a group to its name."""
    return s.lowers[k] in words.of or (s.lowers[k] in words.of_the and s.lowers[k + 1] in words.articles)


def _is_marked(s: Sentence, first: int, last: int, words: BodyWords) -> bool:
    """Whether something other than a capital tells a name: quotation marks, a bracket, an abbreviation, or that it is known."""
    return any(
        s.words[k] in CLOSING
        or s.words[k] == "("
        or sum(c.isupper() for c in s.words[k]) > 1
        or s.lowers[k] in words.known
        for k in range(first, last)
    )


def _past_articles(s: Sentence, k: int, words: BodyWords) -> int:
    while k < len(s.words) and s.lowers[k] in words.articles:
        k += 1
    return k


def _past_nouns(s: Sentence, k: int, words: BodyWords) -> int:
    """Token after the nouns of groups at `k`; one with a capital is part of the name, where a capital tells names."""
    for _ in range(NOUNS):
        if k >= len(s.words) or s.lowers[k] not in words.nouns:
            break
        quoted = k + 1 < len(s.words) and s.words[k + 1] in CLOSING
        if s.words[k][0].isupper() and not (words.marked or quoted or s.lowers[k] in words.people):
            break
        k += 1
    return k


def _core(s: Sentence, k: int, words: BodyWords) -> int:
    """Token after one name: words in quotation marks that open on a capital, or a run of words with capitals."""
    if k < len(s.words) and s.words[k] in CLOSING:
        closing = CLOSING[s.words[k]]
        for end in range(k + 2, min(k + 2 + HELD, len(s.words))):
            if s.words[end] in closing:
                return end + 1 if is_name(s, k + 1, words) else k
        return k
    first = k
    while k < len(s.words) and (k == first or s.adjoins(k)):
        if not is_name(s, k, words) and (k == first or s.lowers[k] not in words.inside):
            break
        k += 1
    return k


def _uncapitalised(s: Sentence, k: int, words: BodyWords) -> int:
    """Token after a name that stands behind its noun, in a script without capitals."""
    if k < len(s.words) and s.words[k] in CLOSING:
        closing = CLOSING[s.words[k]]
        ends = (e for e in range(k + 2, min(k + 2 + HELD, len(s.words))) if s.words[e] in closing)
        return next(ends, k - 1) + 1
    end = k
    while end < min(len(s.words), k + HELD // 2) and s.words[end][0].isalpha() and s.lowers[end] not in words.ends:
        end += 1
    return end


def is_name(s: Sentence, k: int, words: BodyWords) -> bool:
    """Whether a word can belong to a name: it has a capital, also behind a hyphen or an elided article ("al-Shabaab")."""
    word, low = s.words[k], s.lowers[k]
    if low in words.stops or low in words.articles or low in words.of:
        return False
    last = re.split(r"['’-]", word)[1:2]
    return word[0].isupper() or (len(word) > 3 and bool(last and last[0][:1].isupper()))


def _past_bracket(s: Sentence, k: int) -> int:
    """Token after a bracket with another name of the same body: "the X Movement (XM)"."""
    if k + 2 >= len(s.words) or s.words[k] != "(" or not s.words[k + 1][0].isupper():
        return k
    return next((e + 1 for e in range(k + 2, min(k + 2 + HELD, len(s.words))) if s.words[e] == ")"), k)


def _joined(s: Sentence, k: int, words: BodyWords) -> int:
    """Token after a name that "of" ties to the one before: "front of the Y", "the X faction (XF) of Z"; `k` for none."""
    at = k
    if at + 1 < len(s.words) and s.words[at] in DASHES and _past_bracket(s, last := _core(s, at + 1, words)) > last:
        return last  # "the X Party - Y (XP-Y)"
    if at < len(s.words) and s.lowers[at] in words.nouns:
        at = _past_bracket(s, _past_nouns(s, at, words))
    if at >= len(s.words) or s.lowers[at] not in words.of:
        return k
    at = _past_articles(s, at + 1, words)
    end = _core(s, at, words)
    if end == at:
        return k
    if end < len(s.words) and s.lowers[end] in words.joining:  # "of X and the Y (XY)"
        after = _past_articles(s, end + 1, words)
        last = _core(s, after, words)
        if last > after and _past_bracket(s, last) > last:
            return last
    return end

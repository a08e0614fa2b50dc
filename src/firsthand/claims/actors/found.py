"""Who a sentence speaks of: persons, organisations and groups, as mentions with their places.

Stands before `actors`, which gives them roles.  Trusts names of persons (`persons`), heads of organisations and listed
nouns of groups; refuses pronouns and bare offices ("the ambassador"), which name nobody by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.claims.actors.person import PersonMention
from firsthand.claims.actors.persons import find_persons, is_capitals
from firsthand.claims.document import Sentence
from firsthand.gazetteer.countries import adjectives_of
from firsthand.gazetteer.place import fold
from firsthand.lang.forms import Forms, all_forms, forms_of
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.vocabulary import PersonKind

GROUP_REACH = 4  # words before the noun of a group that belong to it ("26 masked gunmen")
LONGEST_NAME = 14  # words of an organisation's name at most


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Somebody a sentence speaks of.

    Attributes:
        first, last: Tokens `[first, last)`.
        name: Normalised words.
        kind: `person`, `organisation` or `group`.
        person: What is known of a person, None for others.
        lead: Token at which nouns before a body's name begin ("the armed group X"); None where none stand there.
        again: Whether it is the short name of somebody whom the account names in full.
    """

    first: int
    last: int
    name: str
    kind: PersonKind
    person: PersonMention | None = None
    lead: int | None = None
    again: bool = False

    @property
    def opens(self) -> int:
        """Token at which what belongs to the name begins."""
        return self.first if self.lead is None else self.lead

    @property
    def reach(self) -> int:
        """Token after the name and, of a person, an age in brackets."""
        return max(self.last, self.person.after) if self.person else self.last


@dataclass(frozen=True)
class MentionLexicon:
    """Look-ups for one language; lower-case words."""

    heads: frozenset[str]
    weak: frozenset[str]
    links: frozenset[str]
    states: frozenset[str]
    state_heads: frozenset[str]
    groups: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    tails: frozenset[str]
    peoples: frozenset[str]
    calendar: frozenset[str]
    of: frozenset[str]
    joining: frozenset[str]
    forms: Forms
    bare: bool = False


@cache
def mention_lexicon(language: str) -> MentionLexicon:
    """Compile the nouns of `actors.toml`."""
    pack = pack_for(language)
    topic: Any = pack.topic("actors") if pack else {}

    def words(key: str) -> frozenset[str]:
        return frozenset(str(topic.get(key, "")).split())

    return MentionLexicon(
        heads=words("organisation_heads"),
        weak=words("weak_heads"),
        links=words("organisation_links"),
        states=words("states"),
        state_heads=words("state_heads"),
        groups=words("groups"),
        stops=words("group_stops"),
        openers=words("group_openers"),
        tails=words("group_tails"),
        peoples=frozenset(adjectives_of(language)) if topic.get("group_tails") else frozenset(),
        calendar=frozenset(pack.topic("names").get("calendar", ()) if pack else ()),
        of=words("of"),
        joining=words("between_bodies"),
        forms=forms_of(pack) if pack else all_forms(),
        bare=bool(topic.get("bare_groups", False)),
    )


def find_actors(sentence: Sentence, pack: LanguagePack) -> list[ActorMention]:
    """Everybody whom a sentence names, in order.

    Args:
        sentence: The sentence.
        pack: Lexicons of its language.

    Returns:
        Mentions that do not overlap: a person inside the name of an organisation is part of it; empty where nobody is
        named.
    """
    lexicon = mention_lexicon(pack.language)
    persons = find_persons(sentence, pack)
    bodies = [] if is_capitals(sentence) else list(_organisations(sentence, lexicon, persons))
    starts = {p.first for p in persons}
    bodies = [o for o in bodies if o.last not in starts]  # "Director of the X Centre NAME": the office of that person
    taken = {k for o in bodies for k in range(o.first, o.last)}
    found = [
        ActorMention(first=p.first, last=p.last, name=p.name, kind="person", person=p)
        for p in persons
        if p.first not in taken
    ]
    taken |= {k for m in found for k in range(m.first, m.last)}
    groups = [
        g for g in _groups(sentence, lexicon, taken) if not any(p.first < g.last and g.first < p.last for p in persons)
    ]
    held = {k for g in groups for k in range(g.first, g.last)}
    bodies = [o for o in bodies if o.first not in held and o.last - 1 not in held]  # "X Army units" are one mention
    return sorted((*bodies, *found, *groups), key=lambda m: (m.first, m.last))


def _organisations(s: Sentence, lexicon: MentionLexicon, persons: list[PersonMention]) -> Iterator[ActorMention]:
    """Capitalised runs, joined by small words, that hold the head of an organisation or name a state."""
    named = {k for p in persons for k in range(p.first, p.last)}
    end = 0
    for k in s.capitals:
        if k < end or k in named or not _is_name(s, k):
            continue
        end = _run_end(s, k, lexicon, named)
        low = [lexicon.forms.unowned(w) for w in s.lowers[k:end]]
        heads = [i for i, w in enumerate(low) if w in lexicon.heads and s.words[k + i][0].isupper()]
        strong = any(low[i] not in lexicon.weak or len(low) > 1 for i in heads)
        state = end - k > 1 and low[-1] in lexicon.state_heads
        first = k + 1 if k == 0 and end - k > 1 and low[0] in lexicon.stops else k
        if (heads and strong and (end - first > 1 or low[-1] not in lexicon.weak)) or state:
            yield ActorMention(first=first, last=end, name=_words_of(s, first, end, lexicon), kind="organisation")


def _is_name(s: Sentence, k: int) -> bool:
    return s.words[k][0].isupper() and s.words[k][0].isalpha()


def _run_end(s: Sentence, k: int, lexicon: MentionLexicon, named: set[int]) -> int:
    """End of a capitalised run; small words join only where a name stands on both sides."""
    end = k + 1
    while end < min(len(s.words), k + LONGEST_NAME):
        if (
            end in named
            or not s.adjoins(end)
            or s.lowers[end - 1].endswith(lexicon.forms.owning)
            or (s.lowers[end - 1] in lexicon.state_heads and s.lowers[end] not in lexicon.of)
        ):
            break
        if _is_name(s, end):
            end += 1
            continue
        ahead = end
        while ahead < len(s.words) and ahead - end < 3 and s.lowers[ahead] in lexicon.links:
            ahead += 1
        if ahead == end or ahead >= len(s.words) or not _is_name(s, ahead) or ahead in named:
            break
        if s.lowers[ahead] in lexicon.calendar:
            break
        if s.lowers[end] in lexicon.joining and not _one_body(s, k, end, ahead=ahead, lexicon=lexicon):
            break
        end = ahead + 1
    return end


def _one_body(s: Sentence, first: int, at: int, *, ahead: int, lexicon: MentionLexicon) -> bool:
    """Whether "and" stands inside one name ("Ministry of Youth and Sports"), not between two bodies."""
    left, right = (any(w in lexicon.heads for w in s.lowers[a:b]) for a, b in ((first, at), (ahead, ahead + 4)))
    if left:
        return not right
    return right and first > 0 and s.lowers[first - 1] in lexicon.stops  # "the North and West Centre"


def _groups(s: Sentence, lexicon: MentionLexicon, taken: set[int]) -> Iterator[ActorMention]:
    """Nouns of groups with the words that belong to them: "Soviet troops", "two masked gunmen"."""
    if lexicon.groups.isdisjoint(s.lowers):
        return
    for k, low in enumerate(s.lowers):
        if low not in lexicon.groups or k in taken:
            continue
        first = k
        while first > 0 and k - first < GROUP_REACH and _belongs(s, first - 1, lexicon):
            if first < k and _counts(s.lowers[first], lexicon) and not _counts(s.lowers[first - 1], lexicon):
                break  # a number opens the phrase: "arrested | three men"
            first -= 1
        named = next((i for i in range(first, k + 1) if not _counts(s.lowers[i], lexicon)), k)
        last = k + 1
        while lexicon.tails and last < len(s.words) and last not in taken and _follows_noun(s, last, lexicon):
            last += 1
        yield ActorMention(first=first, last=last, name=_words_of(s, named, last, lexicon), kind="group")


def _follows_noun(s: Sentence, k: int, lexicon: MentionLexicon) -> bool:
    """Whether a word is an adjective that stands behind the noun of a group in some languages: "soldats français"."""
    return not s.words[k][0].isupper() and (s.lowers[k] in lexicon.tails or fold(s.lowers[k]) in lexicon.peoples)


def _counts(word: str, lexicon: MentionLexicon) -> bool:
    """Whether a word before a group only counts it or says that it was before: "26 former gunmen" are gunmen."""
    return any(c.isdigit() for c in word) or word in lexicon.openers


def _belongs(s: Sentence, k: int, lexicon: MentionLexicon) -> bool:
    """Whether a word before the noun of a group is part of its phrase: no sign, small word or determiner."""
    word = s.lowers[k]
    if lexicon.bare and not (_counts(word, lexicon) or s.words[k][0].isupper()):
        return False
    return (word[0].isalnum()) and word not in lexicon.links and word not in lexicon.stops


def _words_of(s: Sentence, first: int, last: int, lexicon: MentionLexicon) -> str:
    """The words of a mention with single spaces, without a possessive ending."""
    text = s.text[s.starts[first] - s.start : s.ends[last - 1] - s.start]
    return lexicon.forms.unowned(" ".join(text.split()))

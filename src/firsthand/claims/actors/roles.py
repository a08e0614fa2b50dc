"""Phrases that give a role: "carried out by" before somebody, "opened fire" after, "identified as" beside a noun.

Stands before `actors`, between `lang/<code>/actors.toml` and who gets the role.  Refuses a verb in the passive without an
agent as somebody's deed ("three soldiers killed near the gate"), and keeps what is denied, alleged or only expected as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from firsthand.claims.document import Sentence
from firsthand.lang.forms import forms_of
from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import Modality, Role

NEEDED = 8  # words within which a verb of ordering names what was ordered
POINTING = 4  # words before "named as" in a sentence that speaks of those told of before it
IDENTIFIED = 10  # words before "identified as" in which the noun stands that says as what
MODAL = 4  # words before a phrase in which a negation or a doubt bears on it
ADVERBS = 3  # adverbs that may stand between two words of a phrase: "was later fatally shot"
BRACKET = 16  # words that the two parts of a phrase may hold between them: "wurde ... erschossen"
GAP = "…"  # parts a phrase in the lexicon
OVER = "~"  # the same where those it speaks of stand behind the second part: "attributed ~ to"
SKIPPED = 8  # words that such a phrase may hold
CHARGES = ("charged", "charges", "suspects")  # keys of phrases that ask for persons and groups, not for any name
HARM = 20  # words around a phrase of blame in which the harm is named that somebody is blamed for


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that give a role to who stands before or after them.

    Attributes:
        side: `owned` for the owner right before ("Ann Poe's death"), `after` for the one who follows,
            `before` for the one who stands before, `named` for "identified as", `agent` for
            one on either side whose case marks the doer of a passive.
        closing: The second part of a phrase of two, which closes the clause; empty for one that stands together.
        needs: Words of which one must follow, empty for none.
        bars: Words of which none may follow.
        deed: Whether it is one verb form that may also be a passive ("attacked"): an object must follow.
        modality: How sure the words are of it by themselves: a charge is an allegation.
        over: Whether those it speaks of stand behind its second part, not inside.
        named: Whether those it speaks of may bear any name: "X claimed responsibility".
        harm: Words of harm of which one must stand near, empty for none.
    """

    words: tuple[str, ...]
    role: Role | Literal[""]
    side: str
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    deed: bool = False
    modality: Modality = "asserted"
    closing: tuple[str, ...] = ()
    over: bool = False
    named: bool = False
    harm: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A phrase in a sentence, tokens `[first, last)`, and how sure the words around it are.

    Attributes:
        inner: Token after the first part, where the phrase has two; whom it speaks of may stand from here on.
    """

    first: int
    last: int
    phrase: Phrase
    modality: Modality = "asserted"
    inner: int = 0


@dataclass(frozen=True)
class RoleLexicon:
    """Phrases by first and second word ("" where they have one), longest first, and the words that may stand between."""

    by_word: dict[str, dict[str, tuple[Phrase, ...]]]
    identified: dict[Role, frozenset[str]]
    between: frozenset[str]
    joining: frozenset[str]
    no_object: frozenset[str]
    quantified: frozenset[tuple[str, ...]]
    belonging: frozenset[str]
    trailing: frozenset[str]
    clause: frozenset[str]
    spoken: frozenset[str]
    singular: frozenset[str]
    modality: dict[Modality, frozenset[str]]
    office_links: frozenset[str]
    owning: tuple[str, ...]
    deeds: frozenset[str]
    guards: frozenset[str]
    adverbs: frozenset[str]
    relatives: frozenset[str]
    avenged: frozenset[str]
    either: frozenset[str]
    participles: frozenset[str]
    articles: frozenset[str]
    leading_away: frozenset[str]
    of: frozenset[str]
    across: int = 0
    agent: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    bound_endings: tuple[str, ...] = ()
    agent_endings: tuple[str, ...] = ()


@cache
def role_lexicon(pack: LanguagePack) -> RoleLexicon:
    """Compile the roles of `actors.toml`; an empty lexicon where the pack has none."""
    topic = pack.topic("actors")
    phrases = _blaming(topic.get("blame", {}))
    identified: dict[Role, frozenset[str]] = {}
    for role, table in topic.get("roles", {}).items():
        phrases += _phrases_of(role, table)
        identified[role] = _words(table, "identified")
    naming = _split(topic.get("identified", {}).get("phrases", ""))
    phrases += [_parted(Phrase(words=w, role="", side="named")) for w in naming]
    by_word: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p.words), p.words, p.role, p.side)):
        seconds = by_word.setdefault(phrase.words[0], {})
        second = phrase.words[1] if len(phrase.words) > 1 else ""
        seconds[second] = (*seconds.get(second, ()), phrase)
    named = topic.get("named", {})
    modality = {name: frozenset(str(words).split()) for name, words in topic.get("modality", {}).items()}
    speaker = topic.get("roles", {}).get("speaker", {})
    return RoleLexicon(
        by_word=by_word,
        identified=identified,
        between=_words(topic, "between").union(_words(topic, "adverbs"), *modality.values()),
        joining=_words(topic, "joining"),
        no_object=_words(topic, "no_object"),
        quantified=frozenset(_split(topic.get("quantified", ""))),
        belonging=_words(topic, "belonging"),
        trailing=_words(topic, "trailing"),
        clause=_words(topic, "clause"),
        spoken=frozenset(w[0] for w in _split(speaker.get("subject_of", "")) if len(w) == 1),
        singular=_words(topic, "singular"),
        modality=modality,
        office_links=_words(topic, "office_links"),
        owning=forms_of(pack).owning,
        articles=_words(named, "articles"),
        leading_away=(_words(topic, "clause") | _words(topic, "trailing") | _words(named, "of"))
        - _words(named, "articles"),
        of=_words(topic, "of") or _words(named, "of"),
        deeds=_words(topic.get("roles", {}).get("perpetrator", {}), "deeds"),
        guards=_words(topic, "guards"),
        adverbs=_words(topic, "adverbs"),
        relatives=_words(topic, "relatives"),
        avenged=_words(topic, "avenged"),
        either=_words(named, "or"),
        participles=_words(topic, "participles"),
        across=int(topic.get("across", 0)),
        agent=_words(topic, "agent"),
        bound=_words(topic, "bound"),
        bound_endings=tuple(str(topic.get("bound_endings", "")).split()),
        agent_endings=tuple(str(topic.get("agent_endings", "")).split()),
    )


def _phrases_of(role: Role, table: Any) -> list[Phrase]:
    """The phrases of one role."""
    needs, deeds, done_to = (_words(table, key) for key in ("needs_after", "deeds", "done_to"))
    made = [
        *(Phrase(words=w, role=role, side="after", deed=w[-1] in done_to) for w in _split(table.get("before", ""))),
        *(
            Phrase(words=w, role=role, side="before", needs=needs, deed=w[-1] in deeds)
            for w in _split(table.get("subject_of", ""))
        ),
        *(Phrase(words=w, role=role, side="before", modality="alleged") for w in _split(table.get("subject_is", ""))),
        *(Phrase(words=w, role=role, side="agent") for w in _split(table.get("passives", ""))),
        *(
            Phrase(words=w, role=role, side="owned", bars=_words(table, "owned_not"))
            for w in _split(table.get("owned", ""))
        ),
    ]
    return [_parted(p) for p in made]


def _blaming(table: Any) -> list[Phrase]:
    """The phrases of those who claim harm, are blamed for it or do it under a name of their own."""
    harm, free = _words(table, "harm"), frozenset[str]()
    hit = harm | _words(table, "targets")
    kinds: tuple[tuple[str, str, Role, Modality, frozenset[str]], ...] = (
        ("charged", "before", "perpetrator", "alleged", harm),
        ("charges", "after", "perpetrator", "alleged", harm),
        ("suspects", "after", "perpetrator", "alleged", free),
        ("claims", "before", "perpetrator", "claimed", free),
        ("claimed_by", "after", "perpetrator", "claimed", free),
        ("blamed", "before", "perpetrator", "alleged", harm),
        ("blames", "after", "perpetrator", "alleged", harm),
        ("does", "before", "perpetrator", "asserted", hit),
        ("done_by", "after", "perpetrator", "asserted", free),
        ("fights", "before", "combatant", "asserted", hit),
        ("fought", "after", "combatant", "asserted", hit),
    )
    return [
        _parted(Phrase(words=w, role=role, side=side, modality=modality, named=key not in CHARGES, harm=near))
        for key, side, role, modality, near in kinds
        for w in _split(table.get(key, ""))
    ]


def _parted(phrase: Phrase) -> Phrase:
    """A phrase of two parts, led by the first of them; one that stands together as it is."""
    mark = next((m for m in (GAP, OVER) if m in phrase.words), None)
    if mark is None:
        return phrase
    at = phrase.words.index(mark)
    first, closing = phrase.words[:at], phrase.words[at + 1 :]
    return replace(phrase, words=first, closing=closing, deed=False, over=mark == OVER)


def _words(table: Any, key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


def _split(listed: Any) -> list[tuple[str, ...]]:
    return [tuple(p.split()) for p in str(listed).split("|") if p.split()]


def find_roles(s: Sentence, lexicon: RoleLexicon) -> Iterator[RoleWords]:
    """The phrases of a sentence: the longest of each side, none inside a longer one.

    Args:
        s: The sentence.
        lexicon: Phrases of its language.
    """
    covered: dict[str, int] = {}
    lowers = s.lowers
    if lexicon.by_word.keys().isdisjoint(lowers):
        return
    for k in [k for k, word in enumerate(lowers) if word in lexicon.by_word]:
        for phrase in _candidates(lowers, k, lexicon):
            end = _matched(lowers, k, phrase.words, lexicon.adverbs)
            if k < covered.get(phrase.side, 0) or not end:
                continue
            if phrase.closing:
                last = _closed(s, end, phrase.closing, SKIPPED if phrase.over else BRACKET)
                if last and _harmful(s, k, last, phrase):
                    inner = 0 if phrase.over else end
                    yield RoleWords(k, last, phrase, _modality(s, phrase, lexicon, at=k, inner=end, last=last), inner)
            elif _fits(s, end, phrase, lexicon) and _harmful(s, k, end, phrase):
                covered[phrase.side] = end
                inner = k if end - k > len(phrase.words) else end  # adverbs inside may be of doubt
                yield RoleWords(k, end, phrase, _modality(s, phrase, lexicon, at=k, inner=inner, last=end))


def _candidates(lowers: Sequence[str], k: int, lexicon: RoleLexicon) -> Iterator[Phrase]:
    """Phrases that may begin at a word: those with the next word as their second, then those past its adverbs, longest first."""
    seconds = lexicon.by_word[lowers[k]]
    second = lowers[k + 1] if k + 1 < len(lowers) else "."
    yield from seconds.get(second, ())
    if second in lexicon.adverbs:
        past = next((w for w in lowers[k + 2 : k + 2 + ADVERBS] if w not in lexicon.adverbs), "")
        yield from seconds.get(past, ()) if past else ()
    yield from seconds.get("", ())


def _matched(lowers: Sequence[str], k: int, words: Sequence[str], adverbs: frozenset[str]) -> int:
    """Token after the words of a phrase that begins at `k`, adverbs between stepped over; 0 where it stands not there."""
    at = k
    for word in words:
        stepped = 0
        while at < len(lowers) and lowers[at] != word and k < at and stepped < ADVERBS and lowers[at] in adverbs:
            at, stepped = at + 1, stepped + 1
        if at >= len(lowers) or lowers[at] != word:
            return 0
        at += 1
    return at


def _harmful(s: Sentence, first: int, last: int, phrase: Phrase) -> bool:
    """Whether the harm that somebody is blamed for stands near: "blamed the X" alone may blame them for anything.

    A sentence that ends on the blame ("The X are believed to be responsible.") speaks of harm told before it.
    """
    ends = s.words[last : last + 1] in ([], ["."]) and phrase.named and phrase.modality == "alleged"
    return (
        not phrase.harm
        or (ends and phrase.side == "before")
        or not phrase.harm.isdisjoint(s.lowers[max(0, first - HARM) : last + HARM])
    )


def _closed(s: Sentence, at: int, closing: tuple[str, ...], reach: int) -> int:
    """Token after the second part of a phrase, 0 where the clause ends without it."""
    for k in range(at, min(at + reach, len(s.words) - len(closing) + 1)):
        if tuple(s.lowers[k : k + len(closing)]) == closing:
            return k + len(closing)
        if s.words[k] in ".;:!?":
            break
    return 0


def _fits(s: Sentence, end: int, phrase: Phrase, lexicon: RoleLexicon) -> bool:
    """Whether what a phrase asks for follows it: what was ordered, or the object of a deed."""
    if phrase.needs and phrase.needs.isdisjoint(s.lowers[end : end + NEEDED]):
        return False
    if phrase.bars and not phrase.bars.isdisjoint(s.lowers[end : end + 1]):
        return False
    if not phrase.deed:
        return True
    if end + 1 < len(s.words) and s.lowers[end] in lexicon.joining and s.lowers[end + 1] in lexicon.deeds:
        end += 2  # "ambushed and killed three": one object of both
    if tuple(s.lowers[end : end + 2]) in lexicon.quantified:
        return True
    return end < len(s.words) and s.words[end][0].isalnum() and s.lowers[end] not in lexicon.no_object


def _modality(s: Sentence, phrase: Phrase, lexicon: RoleLexicon, *, at: int, inner: int, last: int) -> Modality:
    """Whether the words right before a phrase, or those that its two parts hold, deny it, doubt it or only expect it."""
    window: list[str] = s.lowers[inner:last]
    for k in range(at - 1, max(-1, at - 1 - MODAL), -1):
        if s.words[k] in ",;:.":
            break
        window.append(s.lowers[k])
    for name in ("denied", "alleged", "expected"):
        if not lexicon.modality.get(name, frozenset()).isdisjoint(window):
            return name
    return phrase.modality


def identified_as(s: Sentence, one: RoleWords, lexicon: RoleLexicon, before: Sentence | None = None) -> Role | None:
    """As what somebody is identified, told by the nearest noun before; None where no such noun stands there.

    A sentence that opens so ("They have been named as") speaks of those whom the sentence before it tells of: the victims,
    where that tells of harm suffered and of nobody who did it.
    """
    for k in range(one.last - 1, max(-1, one.first - IDENTIFIED), -1):
        for role, nouns in lexicon.identified.items():
            if s.lowers[k] in nouns:
                return role
    if before is None or one.first > POINTING:
        return None
    told = {phrase.phrase.role for phrase in find_roles(before, lexicon)}
    doers = lexicon.identified.get("perpetrator", frozenset())
    return "victim" if told == {"victim"} and doers.isdisjoint(before.lowers) else None

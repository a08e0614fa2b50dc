"""Verbs of saying that stand second in their clause, parted from their particle or participle ("teilte ... mit").

Beside `claims/attribution/verbs.py`, for packs whose `[order]` is `second`; reads one sentence at a time.  Trusts capitals of
nouns, commas and quotation marks; refuses a verb without a speaker, but for impersonal ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.attribution.content import Said, is_quote, left_content, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.named_sources import read_named
from firsthand.claims.attribution.noun_phrase import phrase_from
from firsthand.claims.attribution.opening_right import goes_on, opening_right
from firsthand.claims.attribution.order import Order, Saying, phrase_at, phrase_ending
from firsthand.claims.attribution.speaker import WordRun, is_sign
from firsthand.spans import Span
from firsthand.vocabulary import Modality

PARTED = 26  # words between a verb and the particle or participle that ends its clause
SOURCES = ("source_after", "source_before")
LEAST = 2  # words of what is told
FAR = 12  # letters between a verb and a quotation that is not all of what it tells


@dataclass(frozen=True, slots=True)
class SecondVerb:
    """A verb of saying with what belongs to it: tokens of the verb, and the token behind its last part."""

    first: int
    last: int
    end: int
    modality: Modality = "asserted"
    stance: bool = False
    impersonal: bool = False
    parted: bool = False


def read_clauses(at: Said, order: Order) -> list[AttributionDraft]:
    """The attributions of one sentence, left to right; a source named within a clause of saying is that clause's own."""
    s = at.sentence
    out: list[AttributionDraft] = []
    i, n = 0, len(s.words)
    while i < n:
        named = read_named(at, order, i)
        if named is not None:
            out.append(named.found)
            i = max(named.after, i + 1)
            continue
        group = group_at(at, order, i) if at.quotes.at(s.starts[i]) is None else None
        found = read_second(at, order, group, out) if group else None
        if found is not None:
            _cut(at, out, found)
            out.append(found)
        i = group.last if group and found else i + 1
    return out


def _cut(at: Said, before: list[AttributionDraft], found: AttributionDraft) -> None:
    """End what a source of this sentence told where the clause of another speaker begins."""
    who, s = found.speaker, at.sentence
    if who is None or not who.first or s.words[who.first - 1] != "," or found.start < s.starts[who.first]:
        return
    comma = s.starts[who.first - 1]
    for item in before:
        if item.rule in SOURCES and item.start < comma < item.end:
            item.end = comma


def group_at(at: Said, order: Order, i: int) -> SecondVerb | None:
    """The verb of saying whose finite part stands at token `i`, None where none does."""
    s = at.sentence
    low = s.lowers[i]
    if s.words[i][0].isupper() and i:
        return None
    verb = phrase_at(s.lowers, i, order.verbs)
    particle = _apart(at, i, order.parted[low]) if low in order.parted else None
    if particle is not None:
        holds = s.lowers[particle] in order.stance_particles
        return SecondVerb(first=i, last=i + 1, end=particle + 1, parted=holds)
    if verb is not None:
        saying = Saying(i, verb)
        return SecondVerb(
            first=i,
            last=saying.last,
            end=saying.last,
            modality=order.modality.get(verb, "asserted"),
            impersonal=verb in order.passive,
        )
    if low in order.helping | at.lex.copula and (ends := _participle(at, order, i)):
        return SecondVerb(first=i, last=i + 1, end=ends, impersonal=low not in order.helping)
    held = low in order.stances and i + 1 < len(s.words) and not is_sign(s.words[i + 1])
    if not held or s.lowers[i + 1] in at.lex.auxiliary:
        return None
    return SecondVerb(first=i, last=i + 1, end=i + 1, stance=True)


def _apart(at: Said, i: int, particles: frozenset[str]) -> int | None:
    """The token of a particle that ends the clause of the verb at `i`."""
    s, n = at.sentence, len(at.sentence.words)
    for k in range(i + 1, min(n, i + PARTED)):
        if s.words[k] in ".;:!?" or at.quotes.at(s.starts[k]) is not None:
            return None
        if s.lowers[k] in particles and (
            k + 1 >= n or is_sign(s.words[k + 1]) or s.lowers[k + 1] in at.lex.coordinator
        ):
            return k
    return None


def _participle(at: Said, order: Order, i: int) -> int:
    """The token behind a participle of saying that ends the clause of the auxiliary at `i`, 0 where none does."""
    s, n = at.sentence, len(at.sentence.words)
    for k in range(i + 1, min(n, i + PARTED)):
        if s.words[k] in ".;:!?":
            return 0
        if phrase_ending(s.lowers, k, order.participles) and (k + 1 >= n or is_sign(s.words[k + 1])):
            return k + 1
    return 0


def read_second(at: Said, order: Order, g: SecondVerb, before: list[AttributionDraft]) -> AttributionDraft | None:
    """The attribution of a verb that stands second.

    Args:
        at: The sentence.
        order: Order of its language.
        g: The verb.
        before: Attributions already found in this sentence.

    Returns:
        None where nobody speaks or nothing is said.
    """
    behind = _behind(at, order, g)
    if _content_stands_before(at, g) and behind is not None and not _apposition(at, order, g):
        return _inverted(at, order, g, behind)
    if pointed := _pointing(at, order, g, behind):
        return pointed
    before_verb = _subject(at, order, g, before)
    subject = before_verb or behind
    impersonal = g.impersonal or (subject is not None and at.sentence.lowers[subject.first] in at.lex.expletive)
    if subject is None and not g.impersonal:
        return None
    start = max(g.end, subject.last if subject is behind and subject is not None else g.last)
    opens = opening_right(at, order, start, loose=not (g.stance or g.impersonal))
    if g.stance and opens is not None and opens.quote is not None and opens.place > at.sentence.ends[start - 1] + FAR:
        opens = None
    verb = at.sentence.lowers[g.first]
    if opens is None and (g.parted or verb in order.stances) and subject is not None and not impersonal:
        first = max(g.last, subject.last if subject is behind else 0)
        return _stance(at, g, subject, start=first, counts=verb in order.counting)
    if opens is None:
        return None
    rule, who = ("impersonal", None) if impersonal else ("before_content", subject)
    content = opens.quote or Span(opens.place, run_on(at, sentence_end(at.sentence)))
    return _found(at, g, content, who=who, rule=rule)


def _found(at: Said, g: SecondVerb, content: Span, *, who: WordRun | None, rule: str) -> AttributionDraft | None:
    span = trimmed(at.doc.account.text, content.start, content.end)
    cue = at.between(g.first, g.last)
    found = at.found(span, rule, who=who, cue=cue, modality=g.modality, confidence=0.8)
    if found is not None:
        found.many = at.sentence.lowers[g.first].endswith(at.lex.endings.many)
    return found


def _behind(at: Said, order: Order, g: SecondVerb) -> WordRun | None:
    """The speaker behind the verb, past adverbs, days and whom it was told to by a small word ("sich", "mir")."""
    s, k, n = at.sentence, g.last, len(at.sentence.words)
    while k < n and (at.lex.is_adverb(s.lowers[k]) or s.lowers[k] in at.lex.time or s.lowers[k] in order.particles):
        k += 1
    found = phrase_from(at, order, k)
    if found is None or s.lowers[k] in at.lex.preposition or s.lowers[k] in at.lex.subordinator:
        return None
    return _with_name(at, order, found)


def _with_name(at: Said, order: Order, who: WordRun) -> WordRun:
    """A speaker with the name or office between commas behind it ("der Chef der Klinik, Hans Berg, ...")."""
    s, n = at.sentence, len(at.sentence.words)
    if who.last + 1 >= n or s.words[who.last] != ",":
        return who
    aside = phrase_from(at, order, who.last + 1)
    closed = aside is not None and (aside.last >= n or s.words[aside.last] in ",.")
    pronoun = aside is not None and s.lowers[aside.first] in at.lex.pronoun and s.words[aside.last - 1].islower()
    return WordRun(who.first, aside.last, who.core) if aside and closed and not pronoun else who


def _content_stands_before(at: Said, g: SecondVerb) -> bool:
    """Whether what stands before the verb may be what was said: a comma, dash or closing quotation mark ends it."""
    s = at.sentence
    if g.first == 0:
        return s.index > 0 and s.words[0][0].islower()
    word = s.words[g.first - 1]
    quote = at.quotes.at(s.starts[g.first - 1] if is_quote(word) else s.starts[max(0, g.first - 2)])
    if quote is not None and quote.start > s.start:
        led = next((k for k in range(g.first - 1, -1, -1) if s.starts[k] < quote.start), None)
        return led is None or s.words[led] in ",;:–—-" or s.lowers[led] in at.lex.coordinator
    when = quote is None and s.lowers[0] in at.lex.subordinator
    return (word in ",–—-?!" and not when) or is_quote(word)


def _apposition(at: Said, order: Order, g: SecondVerb) -> bool:
    """Whether a speaker with words between commas stands before the verb, and not what was said: "X, der Chef, sagte"."""
    return _before_comma(at, order, g) is not None and opening_right(at, order, g.end, loose=True) is not None


def _before_comma(at: Said, order: Order, g: SecondVerb) -> WordRun | None:
    """The speaker whose apposition or relative clause the comma before the verb closes."""
    s = at.sentence
    if g.first < 4 or s.words[g.first - 1] != ",":
        return None
    start = max((k + 1 for k in range(g.first - 1) if s.words[k] in ";:–—"), default=0)
    while start < g.first and (at.lex.is_adverb(s.lowers[start]) or s.lowers[start] in at.lex.coordinator):
        start += 1
    who = phrase_from(at, order, start)
    if who is None or s.words[who.last] != "," or who.last >= g.first - 1:
        return None
    opens = s.lowers[who.last + 1]
    aside = phrase_from(at, order, who.last + 1)
    plain = aside is not None and s.words[aside.last] == "," and aside.last <= g.first - 1
    clause = opens in at.lex.relative or (opens in at.lex.preposition and s.lowers[who.last + 2] in at.lex.relative)
    return WordRun(who.first, g.first - 1, who.core) if plain or clause or opens.isdigit() else None


def _subject(at: Said, order: Order, g: SecondVerb, before: list[AttributionDraft]) -> WordRun | None:
    """The speaker before the verb; None where an adverb or a phrase of time stands there."""
    s, lex = at.sentence, at.lex
    if g.first == 0:
        return None
    if s.lowers[g.first - 1] in lex.coordinator:
        return before[-1].speaker if before and before[-1].speaker else _opening_phrase(at, order, g)
    if aside := _before_comma(at, order, g):
        return aside
    start = max((k + 1 for k in range(g.first) if s.words[k] in ",;:–—" or _closing(at, k)), default=0)
    while start < g.first and (lex.is_adverb(s.lowers[start]) or s.lowers[start] in lex.coordinator):
        start += 1
    if start >= g.first or s.lowers[start] in lex.preposition or s.lowers[start] in lex.subordinator:
        return None
    who = phrase_from(at, order, start)
    if who is None or any(w in lex.time for w in s.lowers[who.first : who.last]):
        return None
    return who if who.last <= g.first and _reaches(at, order, who.last, g.first) else None


def _opening_phrase(at: Said, order: Order, g: SecondVerb) -> WordRun | None:
    """The noun phrase that opens the sentence, as the subject of its second verb."""
    s = at.sentence
    who = phrase_from(at, order, 0) if s.lowers[0] not in at.lex.opens_phrase - at.lex.definite else None
    return who if who is not None and who.last < g.first else None


def _closing(at: Said, k: int) -> bool:
    """Whether a quotation ends with the token."""
    quote = at.quotes.at(at.sentence.starts[k])
    return quote is not None and quote.end == at.sentence.ends[k] and is_quote(at.sentence.words[k])


def _reaches(at: Said, order: Order, k: int, verb: int) -> bool:
    """Whether only when and where stands between a subject and its verb: adverbs, and phrases behind prepositions."""
    s, lex = at.sentence, at.lex
    while k < verb:
        if lex.is_adverb(s.lowers[k]) or s.lowers[k] in lex.time or s.lowers[k] in "()":
            k += 1
        elif s.lowers[k] in lex.preposition:
            inner = phrase_from(at, order, k + 1)
            if inner is None:
                return False
            k = inner.last
        else:
            return False
    return k == verb


def _inverted(at: Said, order: Order, g: SecondVerb, who: WordRun) -> AttributionDraft | None:
    """ "...", sagte X: what stands before, and what goes on behind the speaker."""
    s = at.sentence
    said = left_content(at, g.first)
    if said is None:
        return None
    end, k = said.end, max(who.last, g.end)
    if goes_on(at, order, k):
        end = sentence_end(s)
    rest = at.quotes.starting(s.starts[k], s.end) if k < len(s.words) else None
    if rest is not None and at.quotes.at(said.end - 1) is not None:
        end = max(end, rest.end)
    return _found(at, g, Span(said.start, end), who=who, rule="inverted")


def _pointing(at: Said, order: Order, g: SecondVerb, behind: WordRun | None) -> AttributionDraft | None:
    """ "Das teilte X mit": the sentence before is what was told."""
    s = at.sentence
    if not s.index or behind is None or g.first != 1 or s.lowers[0] not in order.pointing:
        return None
    if opening_right(at, order, max(g.end, behind.last), loose=False) is not None:
        return None
    told = at.doc.sentences[s.index - 1]
    return _found(at, g, Span(told.start, sentence_end(told)), who=behind, rule="pointing")


def _stance(at: Said, g: SecondVerb, who: WordRun, *, start: int, counts: bool) -> AttributionDraft | None:
    """ "X forderte eine Untersuchung": the object of the verb."""
    s = at.sentence
    last = g.end - 1 if g.parted else len(s.words)
    if start + LEAST > last:
        return None
    end = s.ends[last - 1] if g.parted else sentence_end(s)
    return _found(at, g, Span(s.starts[start], end), who=who, rule="object" if counts else "stance")

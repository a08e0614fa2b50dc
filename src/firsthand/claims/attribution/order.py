"""Speakers in languages whose order is not "X said that ...": verbs last, or second with the speaker behind them.

Beside `claims/attribution/verbs.py`, for packs with an `[order]` table in `attribution.toml`; reads one sentence at a time.
Trusts commas, quotation marks and the pack's words of saying; refuses a verb without a speaker, but for impersonal passives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from firsthand.claims.attribution.content import Said, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft, Taken
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span
from firsthand.vocabulary import Modality

LONGEST = 12  # words of a speaker
NEAR = 7  # words between a speaker behind its content and the verb, or between a verb and the sign that opens content
Phrase = tuple[str, ...]


class Saying(NamedTuple):
    """A phrase of saying, and the token at which it begins."""

    first: int
    phrase: Phrase

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.first + len(self.phrase)


@dataclass(frozen=True)
class Order:
    """The compiled `[order]` table.

    Attributes:
        kind: `last` (the verb ends the clause) or `second`.
        verbs: First word -> phrases of saying, longest first.
        modality: Phrase -> modality where it is not `asserted`.
        passive: Phrases that need no speaker.
        sources: First word -> phrases whose source stands behind (`second`) or before them (`last`).
        quoting: Words between a quotation and the verb that are no speaker ("diye").
        particles: Words behind a verb that belong to it ("mit").
        led: Words that open a clause which only names the source ("wie die Polizei mitteilte").
        led_verbs: Verbs that end such a clause.
        heads: Words that end the noun phrase of a speaker, where its head stands last and no comma follows.
    """

    kind: str
    verbs: Mapping[str, tuple[Phrase, ...]]
    modality: Mapping[Phrase, Modality]
    passive: frozenset[Phrase]
    sources: Mapping[str, tuple[Phrase, ...]]
    quoting: frozenset[str]
    particles: frozenset[str]
    led: frozenset[str]
    led_verbs: frozenset[str]
    heads: frozenset[str]


def _by_first(phrases: list[str]) -> dict[str, tuple[Phrase, ...]]:
    out: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in out.items()}


@cache
def order_of(pack: LanguagePack) -> Order | None:
    """The order of a pack; None where its verbs stand as the other readers expect."""
    table = pack.topic("attribution").get("order")
    if not table:
        return None
    modality = {tuple(p.split()): m for m, ps in table.get("modality", {}).items() for p in ps}
    passive = [tuple(p.split()) for p in table.get("passive", ())]
    return Order(
        kind=table["kind"],
        verbs=_by_first([*table.get("verbs", ()), *table.get("passive", ()), *map(" ".join, modality)]),
        modality=modality,
        passive=frozenset(passive),
        sources=_by_first(list(table.get("sources", ()))),
        quoting=frozenset(table.get("quoting", ())),
        particles=frozenset(table.get("particles", ())),
        led=frozenset(table.get("led", ())),
        led_verbs=frozenset(table.get("led_verbs", ())),
        heads=frozenset(str(table.get("heads", "")).split()),
    )


def read_ordered(at: Said, order: Order) -> list[AttributionDraft]:
    """The attributions of one sentence, left to right."""
    s = at.sentence
    out: list[AttributionDraft] = []
    i, n = 0, len(s.words)
    while i < n:
        if s.lowers[i] in order.led and (led := _led(at, order, i)):
            out.append(led.found)
            i = led.after
            continue
        source = _phrase(s.lowers, i, order.sources)
        verb = _phrase(s.lowers, i, order.verbs)
        found = _source(at, order, Saying(i, source)) if source else None
        if found is None and verb is not None and at.quotes.at(s.starts[i]) is None:
            saying = Saying(i, verb)
            found = _last(at, order, saying) if order.kind == "last" else _second(at, order, saying)
            if found is not None:
                found.modality = order.modality.get(verb, "asserted")
        if found is not None:
            out.append(found)
        i += len(source or verb or " ") if found else 1
    return out


def _phrase(lowers: list[str], i: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> Phrase | None:
    return next((p for p in phrases.get(lowers[i], ()) if tuple(lowers[i : i + len(p)]) == p), None)


def _found(at: Said, cue: Span, content: Span, *, who: WordRun | None, rule: str) -> AttributionDraft | None:
    """An attribution of words `cue` with the content between two offsets."""
    span = trimmed(at.doc.account.text, content.start, content.end)
    return at.found(span, rule, who=who, cue=cue, confidence=0.75)


def _speaker(at: Said, first: int, last: int) -> WordRun | None:
    """The words of a speaker, without signs at their ends."""
    s = at.sentence
    while first < last and is_sign(s.words[first]):
        first += 1
    while last > first and is_sign(s.words[last - 1]):
        last -= 1
    last = next((k for k in range(first + 1, last) if s.lowers[k] in at.lex.time), last)
    return WordRun(first, last, last) if 0 < last - first <= LONGEST else None


def _named(at: Said, words: WordRun | None) -> WordRun | None:
    """A speaker behind its cue, cut where its noun phrase ends: before a figure or a small word that is none of its own."""
    if words is None:
        return None
    s, k = at.sentence, words.first
    own = at.lex.determiner | at.lex.preposition | at.lex.coordinator
    while k < words.core and (not s.words[k][0].islower() or s.lowers[k] in own) and not s.words[k][0].isdigit():
        k += 1
    while k > words.first and s.lowers[k - 1] in own:
        k -= 1
    return WordRun(words.first, k, k) if k > words.first else words


def _source(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """ "X'e göre, ..." and "laut X ...": the whole sentence, or what stands behind the source."""
    s, i, last = at.sentence, saying.first, saying.last
    cue = at.between(i, last)
    if order.kind == "last":
        speaker = _speaker(at, max((k + 1 for k in range(i) if s.words[k] in ",;:"), default=0), i)
        return (
            _found(at, cue, Span(s.ends[last - 1], sentence_end(s)), who=speaker, rule="source_before")
            if speaker
            else None
        )
    speaker = _named(at, speaker_after(s, last, at.lex))
    start = s.starts[0] if i else (s.ends[speaker.last - 1] if speaker else 0)
    return _found(at, cue, Span(start, sentence_end(s)), who=speaker, rule="source_after") if speaker else None


def _led(at: Said, order: Order, i: int) -> Taken | None:
    """ ", wie die Polizei am Montag mitteilte": the rest of the sentence is told; with the token behind the clause."""
    s, n = at.sentence, len(at.sentence.words)
    if i and s.words[i - 1] != ",":
        return None
    speaker = _named(at, speaker_after(s, i + 1, at.lex))
    end = next((k for k in range(i + 1, min(n, i + LONGEST)) if is_sign(s.words[k])), n)
    if speaker is None or speaker.last >= end or s.lowers[end - 1] not in order.led_verbs:
        return None
    content = Span(s.starts[0], s.starts[i]) if i else Span(s.ends[end - 1], sentence_end(s))
    found = _found(at, at.between(end - 1, end), content, who=speaker, rule="clause")
    return Taken(found, end) if found else None


def _last(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """The verb ends its clause: speaker, content, verb; or content, speaker, verb; or "said that:" with content behind."""
    s, i, last = at.sentence, saying.first, saying.last
    cue, n = at.between(i, last), len(s.words)
    if last < n and s.lowers[last] in at.lex.that:
        speaker = _speaker(at, 0, i)
        return (
            _found(at, cue, Span(s.ends[last], sentence_end(s)), who=speaker, rule="before_that") if speaker else None
        )
    quote = _quote_before(at, i)
    if last < n and not is_sign(s.words[last]):
        behind = speaker_after(s, last, at.lex) if quote and s.ends[i - 1] == quote.end else None
        return _found(at, cue, quote, who=behind, rule="inverted") if behind and quote else None
    if quote is not None:
        after = [k for k in range(i) if s.starts[k] >= quote.end and s.lowers[k] not in order.quoting]
        before = [k for k in range(i) if s.starts[k] < quote.start]
        speaker = _speaker(at, after[0], i) if after else None
        speaker = speaker or (_speaker(at, before[0], before[-1] + 1) if before else None)
        return _found(at, cue, quote, who=speaker, rule="after_quote")
    if saying.phrase in order.passive:
        return _found(at, cue, Span(s.starts[0], s.starts[i]), who=None, rule="impersonal") if i else None
    commas = [k for k in range(i) if s.words[k] == ","]
    if commas and 0 < i - commas[-1] - 1 <= NEAR and s.words[commas[-1] + 1][0].isupper():
        speaker = _speaker(at, commas[-1] + 1, i)
        return _found(at, cue, Span(s.starts[0], s.starts[commas[-1]]), who=speaker, rule="after_content")
    if commas and commas[0] <= LONGEST and s.words[0][0].isupper():
        return _found(
            at, cue, Span(s.ends[commas[0]], s.starts[i]), who=_speaker(at, 0, commas[0]), rule="before_content"
        )
    end = 1 if i > 1 and s.lowers[0] in at.lex.tellers else _head(at, order, i)
    if end is None:
        return None
    return _found(at, cue, Span(s.starts[end], s.starts[i]), who=_speaker(at, 0, end), rule="before_content")


def _head(at: Said, order: Order, verb: int) -> int | None:
    """Token behind the noun phrase that opens the sentence, where a head of speakers ends it before the content."""
    s = at.sentence
    for k in range(min(verb - 1, LONGEST)):
        if is_sign(s.words[k]) or s.words[k][0].isdigit():
            return None
        if s.lowers[k] in order.heads and s.lowers[k + 1] not in order.heads:
            return k + 1
    return None


def _quote_before(at: Said, i: int) -> Span | None:
    """The last quotation that closes before token `i` of the sentence."""
    s, found = at.sentence, None
    for k in range(i):
        inside = at.quotes.at(s.starts[k])
        found = inside if inside and inside.end <= s.starts[i] else found
    return found


def _second(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """The verb stands second, its speaker before or behind it; content behind a comma, colon or quotation, else before."""
    s, i, last = at.sentence, saying.first, saying.last
    cue = at.between(i, last)
    behind = speaker_after(s, last, at.lex) if last < len(s.words) and not is_sign(s.words[last]) else None
    rest = behind.last if behind else last
    opens = _opening(at, order, rest)
    before = s.words[i - 1] if i else ""
    if behind is not None and (before == "," or at.quotes.at(s.starts[i - 1] if i else 0)) and i > 1:
        end = s.starts[i]
        quote = at.quotes.at(s.starts[i - 2]) if i > 1 else None
        return _found(at, cue, Span(quote.start if quote else s.starts[0], end), who=behind, rule="inverted")
    if opens is None:
        return None
    if behind is None:
        head = _before_relative(at, i)
        first = max((k + 1 for k in range(head) if is_sign(s.words[k])), default=0)
        behind = _speaker(at, first, head)
        opener = s.lowers[behind.first] if behind else ""
        if opener in at.lex.expletive and saying.phrase in order.passive:
            return _found(at, cue, Span(opens, run_on(at, sentence_end(s))), who=None, rule="impersonal")
        if behind is None or opener in at.lex.preposition or opener in at.lex.subordinator:
            return None
    return _found(at, cue, Span(opens, run_on(at, sentence_end(s))), who=behind, rule="before_content")


def _before_relative(at: Said, i: int) -> int:
    """Token behind the speaker of a verb at `i`: before ", der anonym bleiben wollte," where such a clause parts them."""
    s = at.sentence
    if i < 3 or s.words[i - 1] != ",":
        return i
    opens = max((k for k in range(i - 1) if s.words[k] == ","), default=-1)
    return opens if opens > 0 and s.lowers[opens + 1] in at.lex.relative else i


def _opening(at: Said, order: Order, k: int) -> int | None:
    """Where content opens behind a verb and its particles: a comma, colon or quotation mark near."""
    s = at.sentence
    for j in range(k, min(len(s.words), k + NEAR)):
        inside = at.quotes.at(s.starts[j])
        if inside is not None and inside.start == s.starts[j]:
            return s.starts[j]
        if s.words[j] in ",:":
            return s.ends[j] if j + 1 < len(s.words) else None
        if s.words[j] in ".;!?" or (j - k > 3 and s.lowers[j] not in order.particles and s.words[j][0].islower()):
            return None
    return None

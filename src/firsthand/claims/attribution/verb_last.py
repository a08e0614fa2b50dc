"""Verbs of saying that end their clause: "X, Y'nin öldüğünü söyledi"; speaker, content, verb, or content, speaker, verb.

Beside `claims/attribution/verbs.py`, for packs whose `[order]` is `last`; reads one sentence at a time.  Trusts commas, quotation
marks and the pack's words of saying; refuses a verb without a speaker, but for impersonal passives.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.order import Order, Saying, phrase_at
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after
from firsthand.spans import Span

LONGEST = 12  # words of a speaker
NEAR = 7  # words between a speaker behind its content and the verb


def read_last(at: Said, order: Order) -> list[AttributionDraft]:
    """The attributions of one sentence, left to right."""
    s = at.sentence
    out: list[AttributionDraft] = []
    i, n = 0, len(s.words)
    while i < n:
        source = phrase_at(s.lowers, i, order.sources)
        verb = phrase_at(s.lowers, i, order.verbs)
        found = _source(at, Saying(i, source)) if source else None
        if found is None and verb is not None and at.quotes.at(s.starts[i]) is None:
            found = _last(at, order, Saying(i, verb))
            if found is not None:
                found.modality = order.modality.get(verb, "asserted")
        if found is not None:
            out.append(found)
        i += len(source or verb or " ") if found else 1
    return out


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


def _source(at: Said, saying: Saying) -> AttributionDraft | None:
    """ "X'e göre, ...": what stands behind the source."""
    s, i = at.sentence, saying.first
    cue = at.between(i, saying.last)
    speaker = _speaker(at, max((k + 1 for k in range(i) if s.words[k] in ",;:"), default=0), i)
    content = Span(s.ends[saying.last - 1], sentence_end(s))
    return _found(at, cue, content, who=speaker, rule="source_before") if speaker else None


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

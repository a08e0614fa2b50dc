"""Verbs of saying that end their clause: "X, Y'nin öldüğünü söyledi"; speaker, content, verb, or content, speaker, verb.

Beside `claims/attribution/verbs.py`, for packs whose `[order]` is `last`; reads one sentence at a time.  Trusts commas, quotation
marks and the pack's words of saying; refuses a verb without a speaker, but for impersonal passives.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.claims.attribution.citing import cited_before
from firsthand.claims.attribution.content import Said, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.opening_speaker import LONGEST, narrowed, opening_speaker
from firsthand.claims.attribution.order import Order, Saying, phrase_at
from firsthand.claims.attribution.pointing import points_back, told_before
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after
from firsthand.spans import Span

NEAR = 7  # words between a speaker behind its content and the verb


def read_last(at: Said, order: Order) -> list[AttributionDraft]:
    """The attributions of one sentence, left to right."""
    s = at.sentence
    out: list[AttributionDraft] = []
    i, n = 0, len(s.words)
    while i < n:
        source = phrase_at(s.lowers, i, order.sources)
        verb = phrase_at(s.lowers, i, order.verbs)
        found = _source(at, order, Saying(i, source)) if source else None
        if found is None and verb is not None and at.quotes.at(s.starts[i]) is None:
            found = _last(at, order, Saying(i, verb))
            if found is not None:
                found.modality = order.modality.get(verb, "asserted")
        if found is not None:
            cited_before(at, order, found)
            out.append(found)
        i += len(source or verb or " ") if found else 1
    return out


def _found(at: Said, cue: Span, content: Span, *, who: WordRun | None, rule: str) -> AttributionDraft | None:
    """An attribution of words `cue` with the content between two offsets."""
    span = trimmed(at.doc.account.text, content.start, content.end)
    return at.found(span, rule, who=who, cue=cue, confidence=0.75)


def _speaker(at: Said, order: Order, first: int, last: int) -> WordRun | None:
    """The words of a speaker, without signs at their ends and without what leads to it."""
    s = at.sentence
    while first < last and is_sign(s.words[first]):
        first += 1
    while last > first and is_sign(s.words[last - 1]):
        last -= 1
    while first < last and s.lowers[first] in at.lex.time:
        first += 1
    last = next((k for k in range(first + 1, last) if s.lowers[k] in at.lex.time), last)
    who = narrowed(at, order, WordRun(first, last, last)) if last > first else None
    return who if who is not None and who.last - who.first <= LONGEST else None


def _source(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """ "X'e göre, ...": what stands behind the source; nobody speaks where its words name none."""
    s, i = at.sentence, saying.first
    cue = at.between(i, saying.last)
    content = Span(s.ends[saying.last - 1], sentence_end(s))
    first = max((k + 1 for k in range(i) if s.words[k] in ",;:"), default=0)
    owner = next((k for k in range(i - 1, first, -1) if s.lowers[k] in order.owned), i)
    word = next((k for k in range(first + 1, i) if s.lowers[k] in order.cites), None)
    if word is not None:
        whole = WordRun(first, word + 1, word + 1)
        return _found(at, cue, content, who=whole, rule="source_before")
    speaker = _speaker(at, order, first, owner)
    if speaker is None:
        return None
    named = [k for k in range(speaker.first, speaker.last) if s.lowers[k] not in order.unnamed]
    return _found(at, cue, content, who=speaker if named else None, rule="source_before")


def _last(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """The verb ends its clause: speaker, content, verb; or content, speaker, verb; or "said that:" with content behind."""
    s, i, last = at.sentence, saying.first, saying.last
    cue = at.between(i, last)
    if last < len(s.words) and s.lowers[last] in at.lex.that:
        speaker = _speaker(at, order, 0, i)
        return (
            _found(at, cue, Span(s.ends[last], sentence_end(s)), who=speaker, rule="before_that") if speaker else None
        )
    quote = _quote_before(at, i)
    if last < len(s.words) and not is_sign(s.words[last]):
        comma = i > 1 and s.words[i - 1] == ","
        told = (
            quote if quote and s.ends[i - 1] == quote.end else (Span(s.starts[0], s.starts[i - 1]) if comma else None)
        )
        return _behind(at, saying, told) if told else None
    if quote is not None:
        return _quoted(at, order, saying, quote)
    if saying.phrase in order.passive:
        pointed = _pointing(at, order, saying)
        return pointed or (_impersonal(at, order, saying) if i else None)
    return _pointing(at, order, saying) or _unquoted(at, order, saying)


def _impersonal(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """What is told without a speaker, or from a body: "Polisten yapılan açıklamada ... belirtildi"."""
    s, i = at.sentence, saying.first
    owner = next((k for k in range(1, min(i, LONGEST)) if s.lowers[k] in order.owned), None)
    who = _speaker(at, order, 0, owner) if owner and not any(is_sign(w) for w in s.words[:owner]) else None
    content = Span(s.starts[owner + 1] if who and owner else s.starts[0], s.starts[i])
    return _found(at, at.between(i, saying.last), content, who=who, rule="impersonal")


def _behind(at: Said, saying: Saying, quote: Span) -> AttributionDraft | None:
    """ "...", dedi X: the speaker behind the verb, past the day."""
    s, k = at.sentence, saying.last
    while k < len(s.words) and s.lowers[k] in at.lex.time:
        k += 1
    who = speaker_after(s, k, at.lex)
    return _found(at, at.between(saying.first, saying.last), quote, who=who, rule="inverted") if who else None


def _quoted(at: Said, order: Order, saying: Saying, quote: Span) -> AttributionDraft | None:
    """A quotation before the verb: its speaker stands between them, or before the quotation, if need be sentences back."""
    s, i = at.sentence, saying.first
    after = [k for k in range(i) if s.starts[k] >= quote.end and s.lowers[k] not in order.quoting]
    speaker = _speaker(at, order, after[0], i) if after else None
    if speaker is not None:
        return _found(at, at.between(i, saying.last), quote, who=speaker, rule="after_quote")
    opens = next(o for o in reversed(at.doc.sentences[: s.index + 1]) if o.start <= quote.start)
    there = replace(at, sentence=opens)
    before = [k for k in range(len(opens.words)) if opens.starts[k] < quote.start]
    speaker = _speaker(there, order, before[0], before[-1] + 1) if before else None
    return _found(there, at.between(i, saying.last), quote, who=speaker, rule="after_quote")


def _pointing(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """ "Bunu X deyib": the sentence before is what was told."""
    s, i = at.sentence, saying.first
    first = int(s.lowers[0] in order.pointing) or points_back(s, at.lex)
    if not s.index or not first or i <= first:
        return None
    who = opening_speaker(at, order, first, i) or _speaker(at, order, first, i)
    return _found(at, at.between(i, saying.last), told_before(at), who=who, rule="pointing") if who else None


def _unquoted(at: Said, order: Order, saying: Saying) -> AttributionDraft | None:
    """What was said without a quotation, with its speaker before or behind it."""
    s, i = at.sentence, saying.first
    cue = at.between(i, saying.last)
    commas = [k for k in range(i) if s.words[k] == ","]
    if commas and 0 < i - commas[-1] - 1 <= NEAR and s.words[commas[-1] + 1][0].isupper():
        speaker = _speaker(at, order, commas[-1] + 1, i)
        return _found(at, cue, Span(s.starts[0], s.starts[commas[-1]]), who=speaker, rule="after_content")
    aged = next((k + 1 for k in range(1, min(3, i)) if s.words[0].isdigit() and s.lowers[k] in order.relating), 0)
    related = next((k for k in reversed(commas) if _led_name(at, order, k)), None)
    if related is not None or (commas and commas[0] <= LONGEST and s.words[aged][0].isupper()):
        comma = commas[0] if related is None else related
        speaker = _speaker(at, order, 0, comma) or (
            _speaker(at, order, max(0, comma - LONGEST), comma) if related else None
        )
        return _found(at, cue, Span(s.ends[comma], s.starts[i]), who=speaker, rule="before_content")
    who = opening_speaker(at, order, aged, i)
    if who is None and (beside := _beside(at, i)):
        return _found(at, cue, Span(s.starts[0], s.starts[beside.first]), who=beside, rule="after_content")
    return _found(at, cue, Span(s.starts[who.last], s.starts[i]), who=who, rule="before_content") if who else None


def _beside(at: Said, verb: int) -> WordRun | None:
    """A teller right before the verb, behind what was told: "... öldüğünü polis açıkladı"."""
    s, lex = at.sentence, at.lex
    if verb < 3 or s.lowers[verb - 1] not in lex.telling_heads:
        return None
    first = verb - 1
    while first > 1 and (s.words[first - 1][0].isupper() or s.lowers[first - 1] in lex.telling_heads):
        first -= 1
    return WordRun(first, verb, verb)


def _led_name(at: Said, order: Order, comma: int) -> bool:
    """Whether a participle of saying and a name stand right before a comma: "... belirten Yıldırım, ..."."""
    s, k = at.sentence, comma - 1
    while k > 0 and s.words[k][0].isupper():
        k -= 1
    return 0 < k < comma - 1 and s.lowers[k] in order.relating


def _quote_before(at: Said, i: int) -> Span | None:
    """The last quotation that closes before token `i` of the sentence."""
    s, found = at.sentence, None
    for k in range(i):
        inside = at.quotes.at(s.starts[k])
        found = inside if inside and inside.end <= s.starts[i] else found
    return found

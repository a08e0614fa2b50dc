"""Sources named without a verb that tells: "laut X", "X zufolge", ", so X", "wie X mitteilte", "in einer Mitteilung heißt es".

Beside `claims/attribution/verb_second.py`, for the same languages; reads one sentence at a time.  Refuses phrases behind which
nobody is named.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, is_quote, left_content, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import Taken
from firsthand.claims.attribution.noun_phrase import phrase_from, phrase_to
from firsthand.claims.attribution.opening_right import goes_on, opening_right
from firsthand.claims.attribution.order import Order, Saying, phrase_at, phrase_ending
from firsthand.claims.attribution.speaker import WordRun, is_sign
from firsthand.spans import Span

LONGEST = 22  # words of a clause that only names the source
BODY = 3  # words between "heißt es" and the body or document that tells


def read_named(at: Said, order: Order, i: int) -> Taken | None:
    """The source that a phrase at token `i` names.

    Args:
        at: The sentence.
        order: Order of its language.
        i: Index of the token where the phrase would begin.

    Returns:
        The attribution and the token behind its words, None where no such phrase begins here.
    """
    s = at.sentence
    if at.quotes.at(s.starts[i]) is not None:
        return None
    low = s.lowers[i]
    if low in order.led and (led := _led(at, order, i)):
        return led
    if low in order.briefly and (brief := _briefly(at, order, i)):
        return brief
    if told := phrase_at(s.lowers, i, order.told_in):
        return _told_in(at, order, Saying(i, told))
    if source := phrase_at(s.lowers, i, order.sources):
        return _ahead(at, order, Saying(i, source)) or _measured(at, order, i)
    if behind := phrase_at(s.lowers, i, order.behind):
        return _behind(at, order, Saying(i, behind))
    return _measured(at, order, i) if low in order.measured else None


def _taken(at: Said, cue: Span, content: Span, who: WordRun | None, *, rule: str, after: int) -> Taken | None:
    span = trimmed(at.doc.account.text, content.start, content.end)
    found = at.found(span, rule, who=who, cue=cue, confidence=0.8)
    return Taken(found, after) if found else None


def _around(at: Said, first: int, last: int) -> Span:
    """What a source told that stands at tokens `[first, last)`: what follows at the head of a sentence, else all of it."""
    s = at.sentence
    head = first == 0 or (first == 1 and s.lowers[0] in at.lex.coordinator)
    if head and last < len(s.words):
        return Span(s.starts[last], run_on(at, sentence_end(s)))
    opens = at.lex.relative | at.lex.subordinator | at.lex.that
    clause = next((k for k in range(first - 1, 0, -1) if s.words[k - 1] == "," and s.lowers[k] in opens), 0)
    return Span(s.starts[clause], run_on(at, sentence_end(s)))


def _ahead(at: Said, order: Order, saying: Saying) -> Taken | None:
    """ "laut X": the source stands behind its phrase."""
    who = phrase_from(at, order, saying.last)
    if who is None or at.sentence.lowers[who.first] in at.lex.pronoun:
        return None
    cue = at.between(saying.first, saying.last)
    return _taken(at, cue, _around(at, saying.first, who.last), who, rule="source_after", after=who.last)


def _behind(at: Said, order: Order, saying: Saying) -> Taken | None:
    """ "X zufolge": the source stands before its phrase."""
    s, i = at.sentence, saying.first
    floor = max((k + 1 for k in range(i) if s.words[k] in ",;:–—" or is_quote(s.words[k])), default=0)
    who = phrase_to(at, order, i, floor)
    if who is None:
        return None
    cue = at.between(i, saying.last)
    return _taken(at, cue, _around(at, who.first, saying.last), who, rule="source_before", after=saying.last)


def _measured(at: Said, order: Order, i: int) -> Taken | None:
    """ "nach ersten Polizeiangaben": a noun that by its ending names where the telling is from."""
    who = phrase_from(at, order, i + 1)
    low = at.sentence.lowers
    if (
        low[i] not in order.measured
        or who is None
        or not any(low[k].endswith(order.measures) for k in range(who.first, who.last))
    ):
        return None
    return _taken(at, at.between(i, i + 1), _around(at, i, who.last), who, rule="source_after", after=who.last)


def _briefly(at: Said, order: Order, i: int) -> Taken | None:
    """ ", so die Polizei": a speaker behind a comma or quotation without a verb."""
    s, n = at.sentence, len(at.sentence.words)
    if not i or not (s.words[i - 1] in ",–—-" or is_quote(s.words[i - 1])):
        return None
    who = phrase_from(at, order, i + 1)
    if who is None or s.lowers[who.first] in at.lex.that:
        return None
    k = who.last
    while k < n and (at.lex.is_adverb(s.lowers[k]) or s.lowers[k] in at.lex.time):
        k += 1
    said = left_content(at, i)
    if said is None or not (k >= n or is_sign(s.words[k]) or s.lowers[k] in at.lex.preposition):
        return None
    content = Span(said.start, sentence_end(s) if goes_on(at, order, k) else said.end)
    return _taken(at, at.between(i, i + 1), content, who, rule="brief", after=who.last)


def _led(at: Said, order: Order, i: int) -> Taken | None:
    """ ", wie die Polizei am Montag mitteilte": the rest of the sentence is told."""
    s, n = at.sentence, len(at.sentence.words)
    if i and s.words[i - 1] not in ",–—-":
        return None
    end = next((k for k in range(i + 1, min(n, i + LONGEST)) if s.words[k] in ",;:.–—" and not _dotted(at, k)), n)
    verb = _verb_ending(at, order, end)
    if verb is None:
        return None
    who = _teller(at, order, i + 1, verb)
    cue = at.between(verb, end)
    content = Span(s.starts[0], s.starts[i]) if i else Span(s.ends[min(end, n - 1)], sentence_end(s))
    content = Span(s.starts[0], sentence_end(s)) if i and goes_on(at, order, end) else content
    return _taken(at, cue, content, who, rule="clause", after=end) if who else None


def _dotted(at: Said, k: int) -> bool:
    """Whether a full stop belongs to the word before it."""
    s = at.sentence
    return s.words[k] == "." and k + 1 < len(s.words) and s.starts[k] == s.ends[k - 1]


def _verb_ending(at: Said, order: Order, end: int) -> int | None:
    """First token of the verb of saying that ends right before token `end`: finite, or a participle and its auxiliary."""
    s = at.sentence
    if s.lowers[end - 1] in order.led_verbs:
        return end - 1
    if s.lowers[end - 1] in order.helping and (told := phrase_ending(s.lowers, end - 2, order.participles)):
        return end - 1 - len(told)
    return None


def _teller(at: Said, order: Order, first: int, verb: int) -> WordRun | None:
    """Who a clause that only names its source names: its first noun phrase, or the body behind a preposition."""
    s, lex = at.sentence, at.lex
    k = first
    while k < verb:
        low = s.lowers[k]
        if low in order.bodies or low in lex.preposition:
            inner = phrase_from(at, order, k + 1)
            if low in order.bodies and inner is not None:
                return inner
            k = inner.last if inner else k + 1
        elif lex.is_adverb(low) or low in lex.time or low in lex.expletive or is_sign(low):
            k += 1
        else:
            return phrase_from(at, order, k)
    return None


def _told_in(at: Said, order: Order, saying: Saying) -> Taken | None:
    """ "In einer Mitteilung heißt es, ..." and "..., heißt es in einer Mitteilung"."""
    s, i, n = at.sentence, saying.first, len(at.sentence.words)
    cue = at.between(i, saying.last)
    behind = _body(at, order, saying.last)
    if i and (s.words[i - 1] in ",–—-" or is_quote(s.words[i - 1])):
        said = left_content(at, i)
        return _taken(at, cue, said, behind, rule="inverted", after=saying.last) if said else None
    start = max((k + 1 for k in range(i) if s.words[k] in ",;:–—"), default=0)
    who = next(
        (w for k in range(start, i) if s.lowers[k] in order.bodies and (w := phrase_from(at, order, k + 1))), None
    )
    opens = opening_right(at, order, behind.last if behind else min(saying.last, n), loose=True)
    if opens is None:
        return None
    content = opens.quote or Span(opens.place, run_on(at, sentence_end(s)))
    return _taken(at, cue, content, who or behind, rule="told_in", after=saying.last)


def _body(at: Said, order: Order, first: int) -> WordRun | None:
    """The document or body behind a phrase of telling: "heißt es weiter in dem Bericht"."""
    s = at.sentence
    for k in range(first, min(len(s.words), first + BODY)):
        if s.lowers[k] in order.bodies:
            return phrase_from(at, order, k + 1)
        if not at.lex.is_adverb(s.lowers[k]):
            return None
    return None

"""Whom a teller cites: "state radio said, citing the governor"; the number is the governor's, told by the radio.

Stands before `claims/attribution/read.py`.  Refuses a citing without somebody who is named right behind its phrase.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.noun_phrase import phrase_from
from firsthand.claims.attribution.order import Order, phrase_at
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after
from firsthand.spans import Span

CITED = 5  # words of one who is cited at the start of what is told


def cited(at: Said, order: Order | None, told: list[AttributionDraft]) -> list[AttributionDraft]:
    """The attributions of a sentence to those whom its tellers cite.

    Args:
        at: The sentence.
        order: Order of its language, None where verbs stand as in English.
        told: Attributions already found in the sentence.

    Returns:
        One for each citing; its content is the teller's, or the rest of the sentence where nobody tells.
    """
    s, lex = at.sentence, at.lex
    if lex.citing.keys().isdisjoint(s.lowers):
        return []
    out: list[AttributionDraft] = []
    for i in range(len(s.words)):
        phrase = phrase_at(s.lowers, i, lex.citing)
        if phrase is None or at.quotes.at(s.starts[i]) is not None:
            continue
        last = i + len(phrase)
        who = phrase_from(at, order, last) if order is not None else speaker_after(s, last, lex) or _plain(at, last)
        known = who is not None and (order is not None or _tells(at, who))
        made = _made(at, told, Span(i, last), who) if who is not None and known else None
        if made is not None:
            out.append(made)
    return out


def _plain(at: Said, first: int) -> WordRun | None:
    """The words up to the next sign, in a language without articles ("со ссылкой на пожарную службу")."""
    s, k = at.sentence, first
    while k < len(s.words) and k - first < CITED and not is_sign(s.words[k]) and s.lowers[k] not in at.lex.preposition:
        k += 1
    return WordRun(first, k, k) if k > first and not at.lex.article else None


def _tells(at: Said, who: WordRun) -> bool:
    """Whether the words name somebody who can be cited: an office, a body, a document, a name."""
    s, lex = at.sentence, at.lex
    own = lex.documents | lex.telling_heads
    return not lex.article or any(s.lowers[k] in own or s.words[k][0].isupper() for k in range(who.first, who.core))


def _made(at: Said, told: list[AttributionDraft], phrase: Span, who: WordRun) -> AttributionDraft | None:
    """The attribution to who stands behind the phrase of tokens, with the teller who cites."""
    s = at.sentence
    cue = at.between(phrase.start, phrase.end)
    hosts = [t for t in told if t.speaker is not None and t.speaker.first != who.first]
    host = max((t for t in hosts if t.cue.start < cue.start), key=lambda t: t.cue.start, default=None)
    host = host or min((t for t in hosts if not phrase.start), key=lambda t: t.cue.start, default=None)
    if host is None:
        head = not phrase.start and who.last < len(s.words)
        content = Span(s.ends[who.last - 1], sentence_end(s)) if head else Span(s.start, cue.start)
    else:
        content = Span(host.start, cue.start if host.start < cue.start < host.end else host.end)
    span = trimmed(at.doc.account.text, content.start, content.end)
    found = at.found(span, "cited", who=who, cue=cue, confidence=0.8)
    if found is not None and host is not None:
        found.outer = host.speaker
        host.end = (
            min(host.end, max(span.end, host.start + 1)) if span and host.start < cue.start < host.end else host.end
        )
    return found


def cited_before(at: Said, order: Order, found: AttributionDraft) -> None:
    """Part a speaker's words at a word of citing that stands behind the cited: "Reuters'ın itfaiyeye dayandırdığı".

    Args:
        at: The sentence.
        order: Order of its language.
        found: An attribution of the sentence, whose speaker may hold such a word.
    """
    s, who = at.sentence, found.speaker
    if who is None or found.sentence != s.index:
        return
    at_word = next((k for k in range(who.first + 1, who.last) if s.lowers[k] in order.cites), None)
    if at_word is None:
        _cited_behind(at, order, found)
        return
    teller = next((k for k in range(who.first, at_word - 1) if _ends_teller(at, order, k)), None)
    if teller is not None:
        found.outer = WordRun(who.first, teller + 1, teller + 1)
    first = who.first if teller is None else teller + 1
    while first < at_word - 1 and (s.lowers[first] in at.lex.case_words or s.lowers[first] in at.lex.time):
        first += 1
    found.speaker = WordRun(first, at_word, at_word)


def _cited_behind(at: Said, order: Order, found: AttributionDraft) -> None:
    """Take for the speaker whom the teller cites at the start of what is told: "Radyo, valiye dayanarak ..."."""
    s, who = at.sentence, found.speaker
    if who is None:
        return
    first = who.last
    while first < len(s.words) and is_sign(s.words[first]):
        first += 1
    word = next((k for k in range(first + 1, min(len(s.words), first + CITED + 1)) if s.lowers[k] in order.cites), None)
    if word is None or not found.start <= s.starts[first] < found.end or s.ends[word] >= found.end:
        return
    found.outer, found.speaker = who, WordRun(first, word, word)
    found.start = s.starts[word + 1]


def _ends_teller(at: Said, order: Order, k: int) -> bool:
    """Whether the teller who cites ends with token `k`: a case mark follows, or the word is an address or bears a mark."""
    s = at.sentence
    quote = at.quotes.at(s.starts[k])
    closes = quote is not None and s.ends[k] == quote.end
    address = k > 1 and s.words[k - 1] == "." and s.starts[k] == s.ends[k - 2] + 1
    shouted = len(s.words[k]) > 1 and s.words[k].isupper() and s.words[k + 1][0].islower()
    return shouted or s.lowers[k + 1] in at.lex.case_words or address or "-" in s.words[k][1:-1] or closes

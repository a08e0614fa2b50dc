"""Attributions by a sign alone: "Police: three held" and "Three held: police" in titles, "a quotation" - Name below it.

Stands before `claims/attribution/read.py`.  Refuses labels ("Update:", "Photo:"), hashtags, and names before a colon that
nothing in the account shows to speak: a town, a topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.attribution.content import Said, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.speaker import WordRun, is_sign

_DASHES = frozenset("―—–-")
LONGEST = 5  # words before or behind a colon that name a speaker


def read_marks(at: Said) -> list[AttributionDraft]:
    """Attributions by a colon after the paragraph's first words, or by a dash before a name after a quotation.

    Args:
        at: The sentence.

    Returns:
        At most one attribution.
    """
    text = at.sentence.text
    if ":" in text[:60]:
        found = _colon(at)
        if found:
            return [found]
    if ":" in text:
        found = _teller_behind(at)
        if found:
            return [found]
    if "-" in text or "–" in text or "—" in text or "―" in text:
        found = _dash(at)
        if found:
            return [found]
    return []


def _opens_paragraph(at: Said) -> bool:
    start, text = at.sentence.start, at.doc.account.text
    return not text[max(0, start - 8) : start].strip(" ") or "\n" in text[max(0, start - 3) : start]


def _colon(at: Said) -> AttributionDraft | None:
    s, lex = at.sentence, at.lex
    k = next((k for k in range(min(6, len(s.words))) if s.words[k] == ":"), None)
    if not k or not _opens_paragraph(at) or k + 1 >= len(s.words) or s.ends[k] == s.starts[k + 1]:
        return None
    names = [w for w in s.words[:k] if not is_sign(w)]
    low = s.lowers[:k]
    uncased = not any(w[0].islower() or w[0].isupper() for w in names)
    led = (uncased or low[0] in lex.determiner) and not lex.telling_heads.isdisjoint(low)
    if not names or len(names) > LONGEST or not (led or all(w[0].isupper() for w in names)) or "#" in low:
        return None
    low = low[1:] if led and not uncased else low
    if any(
        w in lex.labels
        or w in lex.counted
        or w in lex.time
        or w in lex.preposition
        or w in lex.determiner
        or ((w in lex.verbs or w in lex.sayings) and w not in lex.tellers)
        for w in low
    ):
        return None
    span = trimmed(at.doc.account.text, s.ends[k], run_on(at, _turn_end(at)))
    return at.found(span, "colon", who=WordRun(0, k, k), cue=at.between(k, k + 1), confidence=0.6)


def _teller_behind(at: Said) -> AttributionDraft | None:
    """ "Three held after fire: police" at the end of a paragraph."""
    s, lex, n = at.sentence, at.lex, len(at.sentence.words)
    k = next((k for k in range(n - 1, max(0, n - 2 - LONGEST), -1) if s.words[k] == ":"), 0)
    follows = at.doc.account.text[s.end : s.end + 1]
    if not k or k + 1 >= n or (not follows.isspace() and follows) or at.quotes.at(s.starts[k]) is not None:
        return None
    low = [w for w in s.lowers[k + 1 :] if not is_sign(w)]
    if not low or low[-1] not in lex.telling_heads or not lex.labels.isdisjoint(low) or s.words[-1] in "?!":
        return None
    last = n - 1 if is_sign(s.words[-1]) else n
    span = trimmed(at.doc.account.text, s.start, s.starts[k])
    return at.found(span, "colon", who=WordRun(k + 1, last, last), cue=at.between(k, k + 1), confidence=0.7)


def speaks(at: Said, item: AttributionDraft, found: Sequence[AttributionDraft]) -> bool:
    """Whether who stands before a colon is shown to speak.

    Args:
        at: The sentence of the colon.
        item: The attribution by a colon.
        found: All attributions of the account.

    Returns:
        True for an office or body, a name that speaks elsewhere in the account, a given name with a surname, capitals that
        come again as in a transcript, and whoever a quotation follows.
    """
    w, s, sentences = item.speaker, at.sentence, at.doc.sentences
    if w is None:
        return False
    low = {x for x in s.lowers[w.first : w.last] if not is_sign(x)}
    if not at.lex.telling_heads.isdisjoint(low) or at.quotes.at(item.start) is not None:
        return True
    others = [
        (o, set(sentences[o.sentence].lowers[o.speaker.first : o.speaker.core]))
        for o in found
        if o is not item and o.speaker is not None
    ]
    if s.words[w.last - 1].isupper() and len(s.words[w.last - 1]) > 1:
        return any(o.rule == "colon" and low & words for o, words in others)
    if any(o.rule != "colon" and low & words for o, words in others):
        return True
    return len(low) > 1 and s.lowers[w.first] in at.lex.given


def _turn_end(at: Said) -> int:
    """End of a speaker's turn: the paragraph's last sentence in a transcript (capital names), else this sentence."""
    s = at.sentence
    if not s.words[0].isupper() or len(s.words[0]) < 2:
        return sentence_end(s)
    last = s
    stop = at.doc.account.text.find("\n", s.start)
    for other in at.doc.sentences[s.index + 1 : s.index + 40]:
        if 0 <= stop <= other.start:
            break
        last = other
    return sentence_end(last)


def _dash(at: Said) -> AttributionDraft | None:
    s, text = at.sentence, at.doc.account.text
    for k in range(len(s.words) - 1):
        if s.words[k] not in _DASHES:
            continue
        names = s.words[k + 1 :]
        if len(names) > 7 or not names[0][0].isupper() or not all(w[0].isupper() or is_sign(w) for w in names):
            continue
        before = s.starts[k] - 1
        while before > 0 and text[before].isspace():
            before -= 1
        quote = at.quotes.at(before)
        if quote is None or quote.end != before + 1 or quote.end - quote.start < 12:
            continue
        speaker = WordRun(k + 1, len(s.words), len(s.words))
        return at.found(quote, "dash", who=speaker, cue=at.between(k, k + 1), confidence=0.8)
    return None

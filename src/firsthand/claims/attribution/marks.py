"""Attributions by a sign alone: "Police: three held" in a title or transcript, "a quotation" - Name below it.

Stands before `claims/attribution/read.py`.  Refuses labels ("Update:", "Photo:") and lower-case openings.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.speaker import WordRun, is_sign

_DASHES = frozenset("―—–-")


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
    if not names or len(names) > 4 or not all(w[0].isupper() for w in names):
        return None
    low = s.lowers[:k]
    if any(
        w in lex.labels
        or w in lex.time
        or w in lex.preposition
        or w in lex.determiner
        or (w in lex.verbs and w not in lex.tellers)
        for w in low
    ):
        return None
    span = trimmed(at.doc.account.text, s.ends[k], run_on(at, _turn_end(at)))
    return at.found(span, "colon", who=WordRun(0, k, k), cue=at.between(k, k + 1), confidence=0.6)


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

"""Credits of a whole text: press releases, contributed articles, "X was informed about this by Y", agency credits.

Stands before `claims/attribution/read.py`; lineage reads these claims by their rule `credit`.  Refuses to stretch a credit
over more than one sentence: what else it covers is lineage's question.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, sentence_end
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.speaker import WordRun
from firsthand.claims.document import Sentence
from firsthand.spans import Span


def read_credits(at: Said) -> list[AttributionDraft]:
    """The credit that a sentence gives.

    Args:
        at: The sentence.

    Returns:
        At most one attribution of rule `credit`; its content is the sentence before, the rest of the sentence or the
        sentence itself, as the pattern says.
    """
    s, lower = at.sentence, at.sentence.lower
    for credit in at.lex.credits:
        if credit.trigger not in lower:
            continue
        m = credit.pattern.search(s.text)
        if m is None:
            continue
        speaker = _words_at(s, s.start + m.start("speaker"), s.start + m.end("speaker"))
        span = _covered(at, credit.covers, m.end())
        cue = Span(s.start + m.start("cue"), s.start + m.end("cue"))
        told = at.found(span, "credit", who=speaker, cue=cue, confidence=0.9) if speaker else None
        if told:
            return [told]
    return []


def _words_at(s: Sentence, start: int, end: int) -> WordRun | None:
    """The tokens inside a span."""
    inside = [k for k in range(len(s.words)) if s.starts[k] >= start and s.ends[k] <= end]
    while inside and s.words[inside[-1]] in ",.-–—":
        inside.pop()
    return WordRun(inside[0], inside[-1] + 1, inside[-1] + 1) if inside else None


def _covered(at: Said, covers: str, after: int) -> Span | None:
    """The sentence span that a credit speaks for."""
    s = at.sentence
    if covers == "before" and s.index > 0:
        other = at.doc.sentences[s.index - 1]
        return Span(other.start, max(sentence_end(other), other.start + 1))
    if covers == "rest":
        rest = s.text[after:]
        start = s.start + after + len(rest) - len(rest.lstrip())
        end = sentence_end(s)
        return Span(start, end) if start < end else None
    return Span(s.start, max(sentence_end(s), s.start + 1))

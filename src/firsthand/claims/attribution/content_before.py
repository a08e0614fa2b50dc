"""What was said where it stands before its speaker: "...," X said; and what goes on behind.

Stands before `claims/attribution/verbs.py`.  Trusts quotation marks, commas and dashes; refuses a cue that stands inside the
quotation it would take.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import (
    Opening,
    Said,
    closed_left,
    is_quote,
    left_content,
    run_on,
    sentence_end,
)
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.group import VerbGroup
from firsthand.claims.attribution.speaker import WordRun
from firsthand.spans import Span


def content_before(at: Said, g: VerbGroup, subject: WordRun, opening: Opening | None) -> Span | None:
    """The content that stands before "X said"; None where none does or the cue stands in the same quotation."""
    s = at.sentence
    before = s.words[subject.first - 1] if subject.first else ""
    left = closed_left(at, subject.first) or not before
    quoted = left and (not before or is_quote(before) or before in "'’?!")
    told = bool(g.frames & {"say", "tell", "think", "light"}) or (quoted and bool(before) and "quote" in g.frames)
    told = told or ("find" in g.frames and not at.lex.documents.isdisjoint(s.lowers[subject.first : subject.core]))
    if not left or not told:
        return None
    comma = g.last < len(s.words) and s.words[g.last] == ","
    direct = quoted and bool(before)
    end: int | None
    if opening is None or opening.kind == "adverbial" or (direct and not _quote_right(at, g)):
        goes_on = comma and opening is None and g.last + 1 < len(s.words)
        end = sentence_end(s) if goes_on and (not direct or _resumes(at, g)) else None
    elif direct and _quote_right(at, g):
        end = sentence_end(s) if _resumes(at, g) else None
    else:
        return None
    said = left_content(at, subject.first)
    if said is None or _one_quotation(at, said.start, s.starts[g.first]):
        return None
    return Span(said.start, end or said.end)


def own_quotation(at: Said, span: Span, before: list[AttributionDraft], subject: int) -> Span:
    """What "she said" behind a quotation tells, where words that another cue tells stand before the quotation."""
    s = at.sentence
    quote = at.quotes.at(s.starts[subject - 1]) if subject else None
    parted = quote is not None and quote.start > s.start and any(b.cue.end <= quote.start for b in before)
    return Span(max(span.start, quote.start), max(span.end, quote.end)) if quote is not None and parted else span


def _resumes(at: Said, g: VerbGroup) -> bool:
    """Whether a quotation after the cue goes on with the one before it: nothing but when and where stands between."""
    s = at.sentence
    rest = at.quotes.starting(s.ends[g.last - 1], s.end)
    if rest is None:
        return False
    between = [w for w, start in zip(s.lowers, s.starts, strict=True) if s.ends[g.last - 1] <= start < rest.start]
    return not any(w in at.lex.verbs or w in at.lex.coordinator or w in at.lex.that for w in between)


def _one_quotation(at: Said, place: int, cue: int) -> bool:
    """Whether two places stand in one quotation: "the work goes on" tells of nobody's words."""
    inside = at.quotes.at(place)
    return inside is not None and inside.start <= cue < inside.end


def with_following(at: Said, span: Span) -> Span:
    """Content before its speaker, carried on to a quotation that follows the sentence."""
    s, text = at.sentence, at.doc.account.text
    k = s.start + len(s.text.rstrip())
    while k < len(text) and text[k] in " \t":
        k += 1
    follows = at.quotes.at(k) if k < len(text) else None
    if follows is None or follows.start != k or at.quotes.starting(span.start, span.end) is None:
        return span
    return Span(span.start, max(span.end, run_on(at, k)) if run_on(at, k) > k else span.end)


def _quote_right(at: Said, g: VerbGroup) -> bool:
    """Whether a quotation opens in the sentence after the cue."""
    s = at.sentence
    return at.quotes.starting(s.ends[g.last - 1], s.end) is not None

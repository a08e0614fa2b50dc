"""What was said: the span of the content that belongs to a cue and its speaker.

Stands before `claims/attribution/read.py`.  Refuses to cross a paragraph, but for a quotation that goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.quotes import QUOTE_SIGNS, Quotations
from firsthand.claims.attribution.speaker import WordRun, is_sign
from firsthand.claims.document import Document, Sentence
from firsthand.spans import Span
from firsthand.vocabulary import Modality

LOOK_AHEAD = 16
_TRIM = " \t\r\n.,;:–—―-"
_ENDS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where content begins to the right of a cue.

    Attributes:
        place: Code point.
        kind: `that`, `quote`, `colon`, `to`, `bare`.
    """

    place: int
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence under reading with all that its cues need."""

    doc: Document
    sentence: Sentence
    lex: AttributionLexicon
    quotes: Quotations

    def between(self, first: int, last: int) -> Span:
        """The words of tokens `[first, last)`."""
        return Span(self.sentence.starts[first], self.sentence.ends[last - 1])

    def found(
        self,
        content: Span | None,
        rule: str,
        *,
        who: WordRun | None,
        cue: Span,
        modality: Modality = "asserted",
        confidence: float = 0.7,
    ) -> AttributionDraft | None:
        """The attribution of some content to a speaker of this sentence; None where there is no content."""
        if content is None:
            return None
        return AttributionDraft(
            sentence=self.sentence.index,
            start=content.start,
            end=content.end,
            speaker=who,
            cue=cue,
            rule=rule,
            modality=modality,
            confidence=confidence,
        )


def is_quote(word: str) -> bool:
    """Whether a token is a quotation mark that this product pairs."""
    return word[0] in QUOTE_SIGNS and word not in "'"


def quote_opens(at: Said, k: int) -> bool:
    """Whether a quotation opens at token `k`."""
    start = at.sentence.starts[k]
    found = at.quotes.at(start)
    return found is not None and found.start == start


def opening_after(at: Said, e: int) -> Opening | None:
    """Where the content to the right of a cue begins.

    Args:
        at: The sentence.
        e: Index of the token after the cue.

    Returns:
        None where the sentence ends, or only a time or an occasion follows.
    """
    s, lex = at.sentence, at.lex
    n = len(s.words)
    while e < n and s.lowers[e] not in lex.that and (step := lex.is_adverb(s.lowers[e]) or hearers_at(at, e)):
        e += step
    if e >= n or s.words[e] in _ENDS:
        return None
    first = _marked(at, e, e)
    if first:
        return first
    loose = s.words[e] == "," or s.lowers[e] in lex.preposition or s.lowers[e] in lex.time
    if not loose:
        return Opening(s.starts[e], "bare")
    for k in range(e + 1, min(n, e + LOOK_AHEAD)):
        found = _marked(at, k, e)
        if found:
            return found
        if s.words[k] in _ENDS and s.words[k] != ".":
            break
    if s.words[e] == ",":
        stepped = e and any(c.isalnum() for c in at.doc.account.text[s.ends[e - 1] : s.starts[e]])
        return Opening(s.starts[e + 1], "adverbial") if stepped and e + 1 < n else None
    comma = next((k for k in range(e + 1, min(n, e + 9)) if s.words[k] == ","), None)
    if comma is not None and comma + 1 < n:
        return Opening(s.starts[comma + 1], "adverbial")
    return Opening(s.starts[e], "adverbial")


def hearers_at(at: Said, k: int) -> int:
    """How many words at token `k` name to whom it was said ("à l'AFP"), where the pack lists them."""
    low = at.sentence.lowers
    return next((len(p) for p in at.lex.hearers.get(low[k], ()) if tuple(low[k : k + len(p)]) == p), 0)


def _marked(at: Said, k: int, first: int) -> Opening | None:
    """Content that announces itself at token `k`: "that", a quotation mark, a colon, "to"."""
    s, lex = at.sentence, at.lex
    if s.lowers[k] in lex.that:
        return Opening(s.starts[k], "that")
    if quote_opens(at, k):
        return Opening(s.starts[k], "quote")
    if s.words[k] == ":":
        place = s.ends[k]
        return Opening(place, "colon")
    if k == first and s.lowers[k] in lex.infinitive:
        return Opening(s.starts[k], "to")
    return None


def sentence_end(s: Sentence) -> int:
    """Offset after the sentence's last word or closing quotation mark."""
    text = s.text
    end = len(text)
    while end and text[end - 1] in _TRIM:
        end -= 1
    return s.start + end


def clause_end(at: Said, opening: Opening, after: int, clause: bool) -> int:
    """Where content to the right of its cue ends.

    Args:
        at: The sentence.
        opening: Where it begins.
        after: Index of the token after the cue.
        clause: Whether the cue takes a whole clause; else an object, which ends where the next clause begins.

    Returns:
        The end of the sentence, of the quotation it runs on to, or of the clause.
    """
    s, lex = at.sentence, at.lex
    whole = sentence_end(s)
    if opening.kind in ("quote", "colon"):
        quote = at.quotes.at(opening.place)
        behind = next((k for k in range(len(s.words)) if quote and s.starts[k] >= quote.end), None)
        left = quote is not None and behind is not None and s.lowers[behind] in lex.boundary | lex.occasion
        return quote.end if quote is not None and left and opening.kind == "quote" else run_on(at, whole)
    for k in range(after + 1, len(s.words) - 1):
        if s.starts[k] <= opening.place or at.quotes.at(s.starts[k]):
            continue
        if s.words[k] == ";" or (not clause and (s.lowers[k] in lex.contrast or _occasion(at, k, after))):
            return s.starts[k]
        if s.words[k] != ",":
            continue
        follows = s.lowers[k + 1]
        ends = follows in lex.coordinator or follows in lex.subordinator if not clause else follows in lex.contrast
        ends = ends or (not clause and follows.endswith(lex.endings.gerund) and follows in lex.verbs)
        if ends and (not clause or follows not in lex.relative):
            return s.starts[k]
    return run_on(at, whole) if is_quote(s.words[-1]) else whole


def _occasion(at: Said, k: int, after: int) -> bool:
    """Whether the word at `k` opens when or where somebody took a stand, behind what it is about."""
    low = at.sentence.lowers
    if k <= after + 1 or low[k - 1] in at.lex.opens_phrase or low[k - 1] in at.lex.coordinator:
        return False
    return low[k] in at.lex.occasion or (
        low[k] in at.lex.preposition and not at.lex.occasions.isdisjoint(low[k + 1 : k + 5])
    )


def paragraph_end(at: Said) -> int:
    """Offset where the paragraph of the sentence ends."""
    found = at.doc.account.text.find("\n", at.sentence.end)
    return found if found >= 0 else len(at.doc.account.text)


def run_on(at: Said, end: int) -> int:
    """Carry the end of content over the quotation it stands in, and over quotations that follow without a word between.

    Args:
        at: The sentence whose content ends at `end`.
        end: Offset where the content ends so far, in this sentence.

    Returns:
        The end, moved on to where the quotation closes; within the paragraph, unless the next opens with a mark after
        one that was left open.
    """
    text = at.doc.account.text
    limit = paragraph_end(at)
    for _ in range(40):
        inside = at.quotes.at(end - 1)
        if inside and inside.end > end:
            end = inside.end
        closed = inside is not None and text[end - 1] in "”»\"'"
        k = end
        while k < len(text) and text[k] in " .\t":
            k += 1
        if not closed and inside is not None:
            while k < len(text) and text[k].isspace():
                k += 1
        elif k >= limit:
            return end
        follows = at.quotes.at(k) if k < len(text) else None
        if follows is None or follows.start != k or _has_cue_after(at, follows.end):
            return end
        end = follows.end
    return end


def _has_cue_after(at: Said, place: int) -> bool:
    """Whether words other than a new sentence follow a quotation: then it has a cue of its own."""
    rest = at.doc.account.text[place : place + 3].lstrip(" ")
    before = at.doc.account.text[max(0, place - 2) : place]
    return "," in before or (bool(rest) and (rest[0].islower() or rest[0] == ","))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space and hanging signs at its ends; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;:.–—―"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _TRIM):
        end -= 1
    return Span(start, end) if start < end else None


def left_content(at: Said, last: int) -> Span | None:
    """The content that ends right before token `last`: from the sentence's start, or from where its quotation opened.

    Args:
        at: The sentence.
        last: Index of the first token that no longer belongs to the content.

    Returns:
        The span; where nothing stands before `last`, the quotation that the sentence before ends with, else None.
    """
    s, text = at.sentence, at.doc.account.text
    if last > 0:
        start, end = s.start, s.ends[last - 1]
        return trimmed(text, _quote_start(at, start, end), end)
    if s.index == 0:
        return None
    before = at.doc.sentences[s.index - 1]
    end = before.start + len(before.text.rstrip())
    if "\n" in text[end : s.start] or not end or text[end - 1] not in "”»\"'":
        return None
    return trimmed(text, _quote_start(at, before.start, end), end)


def _quote_start(at: Said, start: int, end: int) -> int:
    """The start moved back to where the quotation opened that reaches into `[start, end)`."""
    place = start
    text = at.doc.account.text
    while place < end and text[place].isspace():
        place += 1
    inside = at.quotes.at(place)
    return min(start, inside.start) if inside else start


def closed_left(at: Said, k: int) -> bool:
    """Whether the words before token `k` may be content that ends there: a comma, a quotation mark, a dash, ? or !."""
    if k <= 0:
        return False
    word = at.sentence.words[k - 1]
    return (word in ",?!–—―" or is_quote(word) or word in ("'", "’", "-")) and is_sign(word)

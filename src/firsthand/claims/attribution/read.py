"""Who is said to have said it: attributions of an account, each with content, speaker and cue.

Stands in `claims`, after the sentences are split and before claims are tied to the words they stand in.  Refuses to
guess a speaker: where the words name nobody, the attribution has none.
"""

from __future__ import annotations

from firsthand.claims.attribution.carried_on import carried_on
from firsthand.claims.attribution.chain import complete
from firsthand.claims.attribution.citing import cited
from firsthand.claims.attribution.content import Said, trimmed
from firsthand.claims.attribution.credits import read_credits
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.lexicon import lexicon_of
from firsthand.claims.attribution.marks import read_marks, speaks
from firsthand.claims.attribution.nouns import read_adverb, read_measured, read_noun, read_source_after
from firsthand.claims.attribution.order import Order, order_of
from firsthand.claims.attribution.quotes import find_quotations
from firsthand.claims.attribution.verb_last import read_last
from firsthand.claims.attribution.verb_second import read_clauses
from firsthand.claims.attribution.verbs import read_verb
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document

NEARBY = 16  # cues before and after one that are looked at for words around it


def read_attributions(document: Document) -> list[Claim]:
    """Read who is said to have said what.

    Args:
        document: The account with its language pack.

    Returns:
        Claims of kind `attribution` in order of their cue; `[start, end)` is the content.  Empty where the language has
        no words of saying.
    """
    lex = lexicon_of(document.pack)
    if lex is None:
        return []
    quotes, order = find_quotations(document.account.text), order_of(document.pack)
    found: list[AttributionDraft] = []
    told = -1  # the sentence that somebody told last
    for sentence in document.sentences:
        at = Said(document, sentence, lex, quotes)
        here = read_credits(at) or [*read_marks(at), *_sentence(at, order)]
        sources = cited(at, order, here)
        here = [h for h in here if all(h.cue.start != c.cue.start for c in sources)] + sources
        if not here and order is not None and (more := carried_on(at, order, found, told)):
            told = sentence.index
            here = [] if more is found[-1] else [more]
        told = sentence.index if here else told
        found.extend(here)
    found = [
        f
        for f in found
        if f.rule != "colon" or speaks(Said(document, document.sentences[f.sentence], lex, quotes), f, found)
    ]
    return complete(document, lex, [f for k, f in enumerate(found) if f.saying or not _told_within(k, found)])


def _told_within(k: int, found: list[AttributionDraft]) -> bool:
    """Whether a cue stands in the words of another teller: a stand taken there is part of what that teller tells."""
    item = found[k]
    around = (o for o in found[max(0, k - NEARBY) : k + NEARBY] if o is not item)
    return any(o.start <= item.cue.start and item.cue.end <= o.end for o in around)


def _sentence(at: Said, order: Order | None) -> list[AttributionDraft]:
    """The attributions of one sentence, by the order of its language."""
    if order is None:
        return _read_sentence(at)
    return read_last(at, order) if order.kind == "last" else read_clauses(at, order)


def _read_sentence(at: Said) -> list[AttributionDraft]:
    """The attributions of one sentence, left to right."""
    s, lex = at.sentence, at.lex
    found: list[AttributionDraft] = []
    low = s.lowers
    triggers = lex.triggers
    if triggers.isdisjoint(low):
        return found
    after = 0
    for i in [k for k, word in enumerate(low) if word in triggers]:
        if i < after:
            continue
        made = (
            read_source_after(at, i)
            or read_measured(at, i)
            or read_verb(at, i, found)
            or read_noun(at, i)
            or read_adverb(at, i)
        )
        if made:
            item, after = made
            if item.joined >= 0:
                _cut(at, found, s.starts[item.joined])
            found.append(item)
    return found


def _cut(at: Said, found: list[AttributionDraft], place: int) -> None:
    """End the content of earlier cues where a joined cue begins."""
    for item in found:
        if item.start < place < item.end and item.cue.start < item.start:
            kept = trimmed(at.doc.account.text, item.start, place)
            item.start, item.end = (kept.start, kept.end) if kept else (item.start, place)

"""Sentences that go on in another's words without naming them: by the mood of their verb, or a word such as "demnach".

Stands before `claims/attribution/read.py`, for packs whose `[order]` has a `mood`.  Trusts forms that no plain statement has;
refuses a sentence that has a speaker of its own, or none before it in its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.attribution.content import Said, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.order import Order


def carried_on(at: Said, order: Order, before: Sequence[AttributionDraft], last: int) -> AttributionDraft | None:
    """The sentence as told by who spoke last.

    Args:
        at: A sentence without an attribution of its own.
        order: Order of its language.
        before: Attributions of the account so far.
        last: Index of the sentence that was last told by somebody.

    Returns:
        None where the sentence is the account's own.
    """
    s = at.sentence
    if not s.lowers or not before or before[-1].speaker is None or s.index != last + 1 or not _others_words(at, order):
        return None
    if "\n\n" in at.doc.account.text[before[-1].end : s.start]:
        return None
    span = trimmed(at.doc.account.text, s.start, sentence_end(s))
    teller = before[-1]
    if span is None:
        return None
    if teller.rule == "carried_on":
        teller.end = span.end
        return teller
    return AttributionDraft(
        sentence=teller.sentence,
        start=span.start,
        end=span.end,
        speaker=teller.speaker,
        cue=teller.cue,
        rule="carried_on",
        modality=teller.modality,
        confidence=0.6,
    )


def _others_words(at: Said, order: Order) -> bool:
    """Whether a verb outside of quotations stands in the mood of another's words, or the sentence says it goes on."""
    s, lex = at.sentence, at.lex
    if s.lowers[0] in order.following:
        return True
    if not lex.first_person.isdisjoint(s.lowers):
        return False
    return any(w in order.mood and at.quotes.at(s.starts[k]) is None for k, w in enumerate(s.lowers))

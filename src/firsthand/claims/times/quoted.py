"""Days told inside quotation marks, from the day on which the words were spoken.

Asked by the reader of times, sentence by sentence.  "Yesterday" in a quotation counts from the day on which it was said, where
a verb of saying stands beside such a day, in the sentence or in the one before; else from the publication, as outside.  Refuses
days of speaking that lie more than a week before the publication.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.lang.edtf import bounds, precision
from firsthand.lang.reckoning import shift
from firsthand.lang.tokens import words_of

QUOTED = re.compile(r"[“«\"„]([^“”«»\"„]{1,200})[”»\"“]")
SAYING_REACH = 4  # words between a day and the verb of saying that it belongs to
SPOKEN_WITHIN = 7  # days before the publication within which words that it quotes were spoken
_REACH = 60  # characters around a day in which these words stand
_DAYS = ("weekday", "date", "numeric", "iso")


def quotes_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of what stands in quotation marks, half-open offsets in the account's text."""
    return [(sentence.start + m.start(), sentence.start + m.end()) for m in QUOTED.finditer(sentence.text)]


def spoken_on(document: Document, sentence: Sentence, claims: Sequence[Claim], saying: Collection[str]) -> date | None:
    """The one day of a sentence, outside its quotations, beside which a verb of saying stands; None where none does."""
    quotes = quotes_of(sentence)
    days = {bounds(c.edtf)[0] for c in claims if _is_day(c, quotes) and _is_said(document, sentence, c, saying)}
    return days.pop() if len(days) == 1 else None


def moved_to(edtf: str | None, spoken: date, published: date) -> str | None:
    """A day told from the publication as told from the day of speaking; as it is where that is no day shortly before."""
    back = (spoken - published).days
    return shift(edtf, days=back) if edtf and -SPOKEN_WITHIN <= back < 0 else edtf


def _is_day(claim: Claim, quotes: Sequence[tuple[int, int]]) -> bool:
    outside = not any(a <= claim.start < b for a, b in quotes)
    return outside and claim.rule in _DAYS and precision(claim.edtf) == "day" and bounds(claim.edtf)[0] is not None


def _is_said(document: Document, sentence: Sentence, day: Claim, saying: Collection[str]) -> bool:
    text = document.account.text
    before = words_of(text[max(sentence.start, day.start - _REACH) : day.start])[-SAYING_REACH:]
    behind = words_of(QUOTED.sub(" ", text[day.end : sentence.end])[:_REACH])[:SAYING_REACH]
    return any(w in saying for w in (*before, *behind))

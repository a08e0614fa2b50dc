""" "Об этом сообщил мэр", "Así lo informó la policía": a sentence that names who told the one before it.

Beside `claims/attribution/verbs.py`.  Reads a sentence only where it opens with one of the pack's `pointing` phrases;
refuses it where nothing stands before it.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.group import VerbGroup
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.speaker import WordRun, speaker_after, speaker_before
from firsthand.claims.document import Sentence
from firsthand.spans import Span

POINTED = 3  # sentences that one which points back tells


def points_back(s: Sentence, lex: AttributionLexicon) -> int:
    """How many words at the start of a sentence point back at the one before it."""
    return next((len(p) for p in lex.pointing if tuple(s.lowers[: len(p)]) == p), 0)


def read_pointing(at: Said, g: VerbGroup, opening: int) -> AttributionDraft | None:
    """The sentence before as told by the speaker of this one.

    Args:
        at: The sentence that points back.
        g: Its verb of saying.
        opening: How many words point back.
    """
    s = at.sentence
    if s.index == 0 or not g.frames & {"say", "tell"} or g.at < opening:
        return None
    speaker = speaker_after(s, _past_channel(s, g.last, at.lex), at.lex)
    if speaker is None and g.first > opening:
        left = speaker_before(s, g.first, at.lex)
        speaker = WordRun(max(left.first, opening), left.last, left.core) if left and left.core > opening else None
    if speaker is None:
        return None
    told = told_before(at)
    span = trimmed(at.doc.account.text, told.start, told.end)
    cue = at.between(g.first, g.last)
    return at.found(span, "pointing", who=speaker, cue=cue, modality=g.word.modality, confidence=0.75)


def told_before(at: Said) -> Span:
    """What a sentence that points back tells: the one before it, and those before that in one paragraph.

    What somebody else tells among them stays that teller's own, since the innermost words win.
    """
    sentences, first = at.doc.sentences, at.sentence.index - 1
    last = sentences[first]
    while first > 0 and at.sentence.index - first < POINTED:
        if "\n" in at.doc.account.text[sentences[first - 1].end - 1 : sentences[first].start]:
            break
        first -= 1
    return Span(sentences[first].start, sentence_end(last))


def _past_channel(s: Sentence, k: int, lex: AttributionLexicon) -> int:
    """The token behind where it was told ("у Telegram", "в своем Telegram-канале")."""
    low = s.lowers
    if k >= len(low) or low[k] not in lex.speaker_in:
        return k
    for j in range(k + 1, min(k + 3, len(low))):
        if low[j].partition("-")[0] in lex.channels:
            return j + 3 if low[j + 1 : j + 2] == ["-"] else j + 1
    return k

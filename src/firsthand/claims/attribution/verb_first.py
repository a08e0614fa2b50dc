"""Verbs of saying that stand before their speaker: "said the minister that ...", as some languages tell it by rule.

Stands before `claims/attribution/verbs.py`.  Only for packs with `verb_first`; deliberately misses speakers that no word for
"that", quotation mark, colon or noun of what is told ("announced the ministry the death of five") follows within reach.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import LOOK_AHEAD, Said, quote_opens, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.group import VerbGroup
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after

LONGEST = 10  # words of a speaker that only the word for "that" ends


def verb_first(at: Said, g: VerbGroup) -> AttributionDraft | None:
    """The attribution of a verb whose speaker stands behind it.

    Args:
        at: The sentence.
        g: The verb.

    Returns:
        None where what is said does not follow the speaker in the sentence.
    """
    s, lex = at.sentence, at.lex
    if not g.frames & {"say", "tell", "think", "find", "aim", "stance"}:
        return None
    opens = _opening(at, g.last)
    if opens is None:
        return None
    speaker = _speaker(at, g.last, opens) or _subject(at, g.first)
    place = s.starts[opens] if s.words[opens] != ":" else s.ends[opens]
    span = trimmed(at.doc.account.text, place, run_on(at, sentence_end(s)))
    kind = "that" if s.lowers[opens] in lex.that else "quote"
    cue, modality = at.between(g.first, g.last), g.word.modality
    return at.found(span, f"verb_first_{kind}", who=speaker, cue=cue, modality=modality, confidence=0.85)


def _opening(at: Said, first: int) -> int | None:
    """The token at which what is said begins; None where none is near."""
    s, lex = at.sentence, at.lex
    for k in range(first, min(len(s.words), first + LOOK_AHEAD)):
        if s.lowers[k] in lex.that or s.words[k] == ":" or quote_opens(at, k):
            return k
        if k > first and s.lowers[k] in lex.told_nouns:
            return k
        if s.words[k] in ".!?;":
            return None
    return None


def _subject(at: Said, verb: int) -> WordRun | None:
    """The words from the start of the sentence to the verb, where nothing stands between the verb and what is said."""
    s, lex = at.sentence, at.lex
    start = 1 if s.lowers[0] in lex.coordinator else 0
    plain = all(not is_sign(w) and w not in lex.that for w in s.lowers[start:verb])
    opened = start < verb and s.lowers[start] not in lex.preposition | lex.auxiliary | lex.subordinator | lex.time
    return WordRun(start, verb, verb) if plain and opened and verb <= start + LONGEST else None


def _speaker(at: Said, first: int, opens: int) -> WordRun | None:
    """The words between the verb and what is said, without times and adverbs at their ends."""
    s, lex = at.sentence, at.lex
    start = first
    while start < opens and (s.lowers[start] in lex.time or lex.is_adverb(s.lowers[start]) or is_sign(s.words[start])):
        start += 1
    found = speaker_after(s, start, lex) if start < opens else None
    end = found.core if found is not None and found.core <= opens else opens
    end = next((k for k in range(start, end) if s.words[k] == "("), end)
    while end > start and (
        s.lowers[end - 1] in lex.time or lex.is_adverb(s.lowers[end - 1]) or is_sign(s.words[end - 1])
    ):
        end -= 1
    while end - 2 > start and s.lowers[end - 1] in lex.preposition:
        end -= 1
    return WordRun(start, end, end) if start < end <= start + LONGEST else None

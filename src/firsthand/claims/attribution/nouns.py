"""Attributions without a verb of saying: "according to X", "X's claim that ...", "reportedly".

Stands before `claims/attribution/read.py`.  Deliberately misses bare nouns of saying without a possessor or a clause.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, is_quote, left_content, run_on, sentence_end, trimmed
from firsthand.claims.attribution.found import Taken
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.speaker import WordRun, is_sign, speaker_after, speaker_before
from firsthand.claims.document import Sentence
from firsthand.claims.persons_lexicon import PersonLexicon, person_lexicon
from firsthand.spans import Span
from firsthand.vocabulary import Modality

NAMES = 4  # words of a name behind a source
ASIDE = 4  # words of an apposition within which its head stands
_CLAUSE_SIGNS = frozenset(",;:.!?()—–")


def read_source_after(at: Said, i: int) -> Taken | None:
    """ "according to X", "as reported by X": the source follows its cue.

    Args:
        at: The sentence.
        i: Index of the token where the phrase would begin.

    Returns:
        The attribution and the token after its source, None where no such phrase begins here.
    """
    s, lex = at.sentence, at.lex
    for parts in lex.sources_after.get(s.lowers[i], ()):
        if s.lowers[i : i + len(parts)] != list(parts):
            continue
        last = i + len(parts)
        strict = " ".join(parts) in lex.sources_strict
        if strict and (i and not is_sign(s.words[i - 1])):
            return None
        led = last + 1 < len(s.words) and s.lowers[last] in lex.preposition
        source = speaker_after(s, last, lex) or (speaker_after(s, last + 1, lex) if led else None)
        source = source or (None if strict else _loose_source(at, last))
        if strict and source and lex.telling_heads.isdisjoint(s.lowers[source.first : source.core]):
            return None
        if source is None:
            continue
        source = _named_behind(at, source)
        told = at.found(_around(at, i, source), "source_after", who=source, cue=at.between(i, last), confidence=0.85)
        return Taken(told, source.core) if told else None
    return None


def _named_behind(at: Said, source: WordRun) -> WordRun:
    """A source with the name behind it: "according to a senior officer, Ann Poe, nine died".

    Refuses a name of whom an age or a verb tells that what was told begins there.
    """
    s, k = at.sentence, source.core
    persons = person_lexicon(at.doc.pack.language)
    if persons is None or k >= len(s.words) or s.words[k] != "," or not _is_somebody(s, source, persons):
        return source
    end = k + 1
    while end < len(s.words) and s.words[end][0].isupper() and end - k <= NAMES:
        end += 1
    named = end - k > 2 and end + 1 < len(s.words) and s.words[end] == ","
    if not named or s.lowers[end + 1] in persons.before_charge or s.words[end + 1 : end + 3][1:] == [","]:
        return source
    return WordRun(source.first, end, end)


def _is_somebody(s: Sentence, source: WordRun, persons: PersonLexicon) -> bool:
    """Whether a source is one person by office, trade or sex, and not by name."""
    words = range(source.first, source.core)
    nouns = persons.titles | persons.office | persons.male | persons.female
    return any(s.lowers[k] in nouns for k in words) and not any(s.lowers[k] in persons.given for k in words)


def read_measured(at: Said, i: int) -> Taken | None:
    """ "по официальным данным": data as a source, behind a preposition and an adjective.

    Args:
        at: The sentence.
        i: Index of the preposition.

    Returns:
        The attribution and the token after the source; nobody is named where the adjective only says that it is early.
    """
    s, lex, n = at.sentence, at.lex, len(at.sentence.words)
    if s.lowers[i] not in lex.measured:
        return None
    noun = next((k for k in range(i + 2, min(n, i + 4)) if s.lowers[k] in lex.measures), None)
    if noun is None or any(not s.words[k].isalpha() for k in range(i + 1, noun)):
        return None
    owner = speaker_after(s, noun + 1, lex) if noun + 1 < n else None
    source = owner or WordRun(i + 1, noun + 1, noun + 1)
    named = owner is not None or s.lowers[i + 1] not in lex.unnamed
    told = at.found(_around(at, i, source), "source_after", who=source if named else None, cue=at.between(i, noun + 1))
    return Taken(told, source.core) if told else None


def _loose_source(at: Said, start: int) -> WordRun | None:
    """Words up to the next sign, where no noun phrase can be told."""
    s = at.sentence
    k = start
    while k < len(s.words) and not is_sign(s.words[k]) and k - start < 8:
        k += 1
    return WordRun(start, k, k) if k > start else None


def _around(at: Said, first: int, source: WordRun) -> Span | None:
    """The content around "according to X": what follows it at the head of a sentence, else what stands before."""
    s, text = at.sentence, at.doc.account.text
    n = len(s.words)
    head = first == 0 or (first == 1 and (is_sign(s.words[0]) or s.lowers[0] in at.lex.coordinator))
    if head:
        start = next((k for k in range(source.core, n) if s.words[k] == ","), None)
        if start is None or start + 1 >= n:
            return None
        if source.last < n and source.last > source.core and _is_aside(at, source):
            start = source.last if s.words[source.last] == "," else start
        return trimmed(text, s.ends[start], run_on(at, sentence_end(s)))
    said = left_content(at, first)
    if said is None:
        return None
    rest = source.last
    if (
        s.words[first - 1] == ","
        and rest + 3 < n
        and s.words[rest] == ","
        and s.lowers[rest + 1] not in at.lex.relative
    ):
        return Span(said.start, sentence_end(s))
    return said


def _is_aside(at: Said, source: WordRun) -> bool:
    """Whether the words behind a source are its apposition, not what it told ("según los bomberos, murieron 12, ...")."""
    s, lex = at.sentence, at.lex
    first = min(source.core + 1, len(s.lowers) - 1)
    if s.lowers[first] in lex.relative:
        return True
    heads = lex.telling_heads - lex.documents
    return not heads.isdisjoint(s.lowers[first : first + ASIDE])


def read_noun(at: Said, i: int) -> Taken | None:
    """ "X's claim that ...", "their hope that ..."; of nobody's nouns only such as "reports that ...".

    Args:
        at: The sentence.
        i: Index of the noun.

    Returns:
        The attribution and the token after the noun, None where the noun attributes nothing.
    """
    s, lex = at.sentence, at.lex
    word, n = s.lowers[i], len(s.words)
    if i + 1 >= n or i == 0:
        return None
    follow = s.lowers[i + 1]
    if word not in lex.nouns_that or follow not in lex.that:
        return None
    owner = _owner(at, i)
    if owner is None and word not in lex.nouns_ownerless:
        return None
    span = trimmed(at.doc.account.text, s.starts[i + 1], sentence_end(s))
    verb = lex.verbs.get(word)
    modality: Modality = verb.modality if verb else "asserted"
    told = at.found(span, "noun", who=owner, cue=at.between(i, i + 1), modality=modality, confidence=0.5)
    if told is None:
        return None
    told.saying = False
    return Taken(told, i + 1)


def _owner(at: Said, i: int) -> WordRun | None:
    """Whose claim it is: a possessive within three words to the left."""
    s, lex = at.sentence, at.lex
    for k in range(i - 1, max(-1, i - 4), -1):
        w = s.lowers[k]
        if is_sign(s.words[k]):
            return None
        if w in lex.gender:
            return WordRun(k, k + 1, k + 1)
        if w.endswith(lex.possessive) or w.endswith(lex.owning_many):
            found = speaker_before(s, k + 1, lex)
            return _last_owner(s, found, lex) if found else WordRun(k, k + 1, k + 1)
        if w in lex.determiner or w in lex.preposition:
            return None
    return None


def _last_owner(s: Sentence, w: WordRun, lex: AttributionLexicon) -> WordRun:
    """The owner right before the noun: in "A's fear of B's claims" it is B."""
    for k in range(w.core - 2, w.first - 1, -1):
        if s.lowers[k].endswith(lex.possessive) or (
            s.lowers[k] in lex.preposition and s.lowers[k - 1] not in lex.tellers
        ):
            return WordRun(k + 1, w.last, w.core)
    return w


def read_adverb(at: Said, i: int) -> Taken | None:
    """ "reportedly", "allegedly": the clause around it, said by nobody named.

    Args:
        at: The sentence.
        i: Index of the adverb.

    Returns:
        The attribution and the next token, None for any other word.
    """
    s = at.sentence
    modality = at.lex.adverb_cues.get(s.lowers[i])
    if modality is None:
        return None
    first = i
    while first > 0 and s.words[first - 1] not in _CLAUSE_SIGNS and not is_quote(s.words[first - 1]):
        first -= 1
    last = i
    while last + 1 < len(s.words) and s.words[last + 1] not in _CLAUSE_SIGNS:
        last += 1
    span = trimmed(at.doc.account.text, s.starts[first], s.ends[last])
    told = at.found(span, "adverb", who=None, cue=at.between(i, i + 1), modality=modality)
    return Taken(told, i + 1) if told else None

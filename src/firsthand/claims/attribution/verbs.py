"""Verbs of saying: "X said that ...", "...," said X, "X told Y", "it was noted that", "X denied ...", "gave information on".

Stands before `claims/attribution/read.py`.  Reads one sentence at a time; deliberately misses verbs without a speaker in the
same sentence, but for impersonal passives.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import (
    Opening,
    Said,
    clause_end,
    closed_left,
    is_quote,
    left_content,
    opening_after,
    run_on,
    sentence_end,
    trimmed,
)
from firsthand.claims.attribution.content_before import content_before, own_quotation, with_following
from firsthand.claims.attribution.found import AttributionDraft, Taken
from firsthand.claims.attribution.group import VerbGroup, find_group
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.order import phrase_at
from firsthand.claims.attribution.pointing import points_back, read_pointing
from firsthand.claims.attribution.speaker import WordRun, bare, first_subject, is_sign, speaker_after, speaker_before
from firsthand.claims.attribution.verb_first import verb_first
from firsthand.claims.document import Sentence
from firsthand.spans import Span
from firsthand.vocabulary import Modality


def read_verb(at: Said, i: int, before: list[AttributionDraft]) -> Taken | None:
    """Read the verb of saying at token `i`.

    Args:
        at: The sentence.
        i: Index of the token.
        before: Attributions already found in this sentence.

    Returns:
        The attribution and the token after its cue, None where the verb attributes nothing.
    """
    s, lex = at.sentence, at.lex
    g = find_group(s, i, lex)
    if g is None or (not g.frames & {"say", "tell"} and at.quotes.at(s.starts[i])):
        return None
    if g.passive:
        found = _passive(at, g)
    elif g.gerund:
        found = _joined(at, g, before, g.first)
    else:
        found = _active(at, g, before)
    if found is None:
        return None
    found.bare = g.bare_base
    if g.frames == {"stance"} and g.single and found.modality == "asserted" and g.word_at(s) not in lex.telling:
        found.rule = "stance"
    found.saying = bool(g.frames & {"say", "tell", "quote"}) and not _pronoun_tells(s, found, lex)
    if g.negated and found.modality == "asserted":
        found.modality = "denied" if "say" not in g.frames and "aim" not in g.frames else found.modality
    return Taken(found, g.last)


def _pronoun_tells(s: Sentence, found: AttributionDraft, lex: AttributionLexicon) -> bool:
    """Whether "he said" opens content: inside another's words such a pronoun adds no teller of its own."""
    w = found.speaker
    return w is not None and found.rule.startswith("before") and bare(s.lowers[w.core - 1], lex) in lex.pronoun


def _passive(at: Said, g: VerbGroup) -> AttributionDraft | None:
    s, lex = at.sentence, at.lex
    n = len(s.words)
    agent = None
    rest = g.last
    if rest < n and s.lowers[rest] in lex.agent:
        agent = speaker_after(s, rest + 1, lex)
        rest = agent.last if agent else rest
    opening = opening_after(at, rest)
    subject = speaker_before(s, g.first, lex)
    impersonal = subject is not None and s.lowers[subject.first] in lex.expletive and subject.last - subject.first == 1
    modality, cue = g.word.modality, at.between(g.first, g.last)
    if opening and opening.kind == "quote" and opening.place != s.starts[rest] and not g.frames & {"say", "tell"}:
        return None  # "who is known for the films “...”"
    if opening and opening.kind in ("that", "quote", "colon") and (impersonal or g.frames & {"tell", "say", "think"}):
        span = trimmed(at.doc.account.text, opening.place, sentence_end(s))
        return at.found(span, "passive" if agent else "impersonal", who=agent, cue=cue, modality=modality)
    if impersonal or subject is None:
        return None
    if (
        opening
        and opening.kind == "to"
        and g.frames & {"say", "think", "aim"}
        and not agent
        and _deed_after(s, rest, lex)
    ):
        span = trimmed(at.doc.account.text, s.starts[subject.first], sentence_end(s))
        modality = modality if modality != "asserted" else "claimed"
        return at.found(span, "raised", who=None, cue=cue, modality=modality)
    if agent:
        span = trimmed(at.doc.account.text, s.starts[subject.first], s.ends[subject.last - 1])
        return at.found(span, "passive_stance", who=agent, cue=cue, modality=modality)
    return None


def _deed_after(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether a verb may follow the "to" at token `k`: no article, pronoun, name or plural noun."""
    word = s.words[k + 1] if k + 1 < len(s.words) else ""
    small = word in lex.determiner or word in lex.pronoun or word in lex.preposition
    return (
        word.isalpha()
        and word.islower()
        and not small
        and (not word.endswith(lex.endings.many) or word.endswith(lex.endings.not_many))
    )


def _joined(at: Said, g: VerbGroup, before: list[AttributionDraft], first: int) -> AttributionDraft | None:
    """A cue that takes the speaker of the clause before it: ", adding that", "and said"."""
    s = at.sentence
    opening = opening_after(at, g.last)
    if opening is None or not _accepts(at, g, opening, None) or g.frames <= {"aim", "think"}:
        return None
    if first and s.lowers[first - 1] in at.lex.preposition and not g.frames & {"say", "tell"}:
        return None  # "by backing": a means, not a stand taken
    if g.bare_base and not (before and before[-1].bare):
        return None  # "the Guard and state troopers": a base form goes on from another one alone
    if not before and g.word.noun and opening.kind == "bare":
        return None  # "candles and notes left there"
    if not before and not g.frames & {"say", "tell"} and (g.first == 0 or s.words[g.first - 1] != ","):
        return None
    speaker = before[-1].speaker if before else first_subject(s, first, at.lex)
    if speaker is None and not before:
        return None
    span = trimmed(at.doc.account.text, opening.place, run_on(at, sentence_end(s)))
    rule = "joined" if before else "participle"
    cue = at.between(g.first, g.last)
    found = at.found(span, rule, who=speaker, cue=cue, modality=g.word.modality, confidence=0.6)
    if found and (first == 0 or not g.gerund or is_sign(s.words[first - 1])):
        found.joined = first
    return found


def _active(at: Said, g: VerbGroup, before: list[AttributionDraft]) -> AttributionDraft | None:
    """A verb with its speaker before it: content after the cue, or before the speaker."""
    s, lex = at.sentence, at.lex
    if pointing := points_back(s, lex):
        return read_pointing(at, g, pointing)
    inverted = _inverted(at, g) or (verb_first(at, g) if lex.verb_first else None)
    if inverted:
        return inverted
    if g.first == 0:
        return None
    if s.lowers[g.first - 1] in lex.coordinator or s.lowers[g.first - 1] in lex.contrast:
        return _joined(at, g, before, g.first - 1)
    subject = speaker_before(s, g.first, lex)
    if subject is None or not _can_speak(s, g, subject, lex):
        return None
    opening = opening_after(at, g.last)
    if "tell" in g.frames:
        opening = _past_addressee(at, g.last, opening)
    if "count" in g.frames and g.last < len(s.words):
        opening = Opening(s.starts[g.last], "bare")
    span = content_before(at, g, subject, opening)
    if span and before:
        span = own_quotation(at, span, before, subject.first)
    if span:
        span, cue = with_following(at, span), at.between(g.first, g.last)
        return at.found(span, "after_content", who=subject, cue=cue, modality=g.word.modality, confidence=0.85)
    if opening is None or not _accepts(at, g, opening, subject):
        return None
    found = _content_after(at, g, subject, opening)
    if found and before and _new_clause(at, subject.first):
        found.joined = subject.first - 1
    return found


def _can_speak(s: Sentence, g: VerbGroup, subject: WordRun, lex: AttributionLexicon) -> bool:
    """Whether the words before a verb can be its speaker; "I" and "we" speak for others in words of saying alone."""
    if all(s.words[k].isdigit() for k in range(subject.first, subject.core)):
        return False  # "52 calls"
    if g.bare_base and not _plural(s, g, subject, lex):
        return False
    if bare(s.lowers[subject.core - 1], lex) in lex.first_person and not ("say" in g.frames and not g.bare_base):
        return False
    head = _head(s, subject, lex)
    if "count" in g.frames and head in lex.counted:
        return False
    if head in lex.silent or (head in lex.armed and g.word_at(s) in lex.blows):
        return False
    expletive = s.lowers[subject.first] in lex.expletive and subject.last - subject.first == 1
    return not expletive or _it_says(s, g, subject, lex)


def _head(s: Sentence, subject: WordRun, lex: AttributionLexicon) -> str:
    """The noun that a speaker's words turn on: the one before the first preposition, else the last."""
    for k in range(subject.first + 1, subject.core):
        if s.lowers[k] in lex.preposition or s.lowers[k] in lex.issued:
            return s.lowers[k - 1]
    return s.lowers[subject.core - 1]


def _new_clause(at: Said, first: int) -> bool:
    """Whether ", and" opens a clause of its own before token `first`, outside of any quotation."""
    s = at.sentence
    if first < 2 or s.lowers[first - 1] not in at.lex.coordinator or s.words[first - 2] != ",":
        return False
    return at.quotes.at(s.starts[first]) is None


def _content_after(at: Said, g: VerbGroup, subject: WordRun, opening: Opening) -> AttributionDraft | None:
    """The content that follows "X said"."""
    s = at.sentence
    cue, modality = at.between(g.first, g.last), g.word.modality
    if opening.kind == "colon" and opening.place >= sentence_end(s):
        return _colon_next(at, subject, cue, modality)
    end = clause_end(at, opening, g.last, bool(g.frames & {"say", "tell", "think", "find"}))
    if opening.kind != "colon" and _led_clause(s, subject.first, at.lex):
        end = next((s.starts[k] for k in range(g.last + 1, len(s.words)) if _parts(at, k, opening.place)), end)
    made = trimmed(at.doc.account.text, opening.place, end)
    sure = 0.85 if opening.kind in ("that", "quote", "colon") else 0.65
    return at.found(made, f"before_{opening.kind}", who=subject, cue=cue, modality=modality, confidence=sure)


def _led_clause(s: Sentence, subject: int, lex: AttributionLexicon) -> bool:
    """Whether a clause that another follows begins right before the speaker: "While police said ..., the mayor ..."."""
    led = subject > 0 and s.lowers[subject - 1] in lex.occasion
    return led and (subject == 1 or s.words[subject - 2] in ",;" or s.lowers[subject - 2] in lex.coordinator)


def _parts(at: Said, k: int, opens: int) -> bool:
    """Whether a comma outside of quotations ends the clause that opened at an offset, and a subject follows it."""
    s, lex = at.sentence, at.lex
    if s.words[k] != "," or s.starts[k] <= opens or at.quotes.at(s.starts[k]) is not None or k + 1 >= len(s.words):
        return False
    follows = s.lowers[k + 1]
    return follows not in lex.relative and follows not in lex.coordinator and follows not in lex.preposition


def _colon_next(at: Said, subject: WordRun, cue: Span, modality: Modality) -> AttributionDraft | None:
    """Content in the sentences after "X said:" at the end of one."""
    s, text = at.sentence, at.doc.account.text
    if s.index + 1 >= len(at.doc.sentences):
        return None
    follow = at.doc.sentences[s.index + 1]
    after = Said(at.doc, follow, at.lex, at.quotes)
    start = follow.start + len(follow.text) - len(follow.text.lstrip())
    quote = at.quotes.at(start)
    end = run_on(after, quote.end) if quote and quote.start == start else sentence_end(follow)
    span = trimmed(text, start, end)
    return at.found(span, "before_colon", who=subject, cue=cue, modality=modality, confidence=0.8)


def _inverted(at: Said, g: VerbGroup) -> AttributionDraft | None:
    """ "...," said X."""
    s, lex = at.sentence, at.lex
    after = _past_time(s, g.last, lex) if lex.inverts else g.last
    if not g.frames & {"say", "tell", "think", "quote"} or after >= len(s.words) or s.lowers[after] in lex.time:
        return None
    if g.first == 0:
        if s.words[0][0].isupper():
            return None
    elif not closed_left(at, g.first):
        return None
    speaker = speaker_after(s, after, lex)
    if speaker is None:
        return None
    quoted = g.first == 0 or is_quote(s.words[g.first - 1]) or s.words[g.first - 1] in "'’"
    quoted = quoted or (g.first >= 2 and is_quote(s.words[g.first - 2]))
    if not quoted:
        if g.frames == {"quote"}:
            return None
        ends = speaker.last >= len(s.words) or is_sign(s.words[speaker.last])
        ends = ends or (lex.inverts and s.lowers[speaker.last] in lex.relative)
        ends = ends or phrase_at(s.lowers, speaker.last, lex.citing) is not None
        told = (lex.inverts or "tell" not in g.frames) and _is_teller(s, speaker, lex)
        if not ends or (not told and speaker_before(s, g.first, lex) is not None):
            return None
    said = left_content(at, g.first)
    if said is None:
        return None
    rest = at.quotes.starting(s.ends[speaker.last - 1], s.end) if quoted else None
    span = Span(said.start, max(rest.end, said.end)) if rest else with_following(at, said)
    cue = at.between(g.first, g.last)
    return at.found(span, "inverted", who=speaker, cue=cue, modality=g.word.modality, confidence=0.9)


def _is_teller(s: Sentence, who: WordRun, lex: AttributionLexicon) -> bool:
    """Whether the words name somebody who tells: an office, a body, a spokesperson ("dijo la verdad" names none).

    A name alone is enough where verbs stand before their speaker by rule.
    """
    told = range(who.first, who.core)
    return any((lex.inverts and s.words[k][0].isupper()) or s.lowers[k] in lex.telling_heads for k in told)


def _past_time(s: Sentence, k: int, lex: AttributionLexicon) -> int:
    """The token after a day or hour that stands between verb and speaker ("informó este lunes la policía")."""
    low = s.lowers
    led = k + 1 < len(low) and low[k] in lex.determiner and low[k + 1] in lex.time
    return k + 1 + led if k < len(low) and (led or low[k] in lex.time) else k


def _past_addressee(at: Said, last: int, opening: Opening | None) -> Opening | None:
    """The opening after the one who is told: "told reporters that"."""
    s, lex = at.sentence, at.lex
    if opening is None or opening.kind != "bare":
        return opening
    whose = last + 1 < len(s.words) and s.lowers[last] in lex.determiner and s.words[last + 1][0].islower()
    if last < len(s.words) and s.lowers[last] in lex.gender and not (whose and s.lowers[last + 1] not in lex.that):
        return opening_after(at, last + 1)
    told = speaker_after(s, last, lex)
    if told is None and last + 1 < len(s.words) and s.words[last][0].islower():
        return opening_after(at, last + 1)
    return opening_after(at, told.core) if told else opening


def _it_says(s: Sentence, g: VerbGroup, subject: WordRun, lex: AttributionLexicon) -> bool:
    """Whether "it" is a body that speaks ("it added"), not the subject that stands for nobody."""
    return bool(g.frames & {"say", "tell", "stance"}) and bare(s.lowers[subject.first], lex) in lex.pronoun


def _plural(s: Sentence, g: VerbGroup, subject: WordRun, lex: AttributionLexicon) -> bool:
    """Whether a base form can be its finite verb ("they say", "officials say")."""
    head = bare(s.lowers[subject.core - 1], lex)
    if head in lex.pronoun:
        return head not in lex.singular_pronoun
    core = s.lowers[subject.first : subject.core]
    if "say" in g.word.frames and not g.word.noun and any(w.endswith(lex.endings.many) and len(w) > 3 for w in core):
        return True
    if _head(s, subject, lex) in lex.documents:
        return True
    return head.endswith(lex.endings.many) or any(w in lex.coordinator for w in core) or head in lex.tellers


def _accepts(at: Said, g: VerbGroup, opening: Opening, subject: WordRun | None) -> bool:
    """Whether a verb of these frames takes content that opens so."""
    s, lex, kind = at.sentence, at.lex, opening.kind
    if g.frames & {"light", "count"}:
        return True
    if kind in ("that", "quote", "colon"):
        return True
    if g.frames == {"quote"}:
        return False
    if kind == "to":
        return bool(g.frames & {"aim", "tell"})
    if kind == "adverbial":
        return bool(g.frames & {"say", "tell", "stance"})
    if g.frames == {"find"}:
        return subject is not None and not lex.documents.isdisjoint(s.lowers[subject.first : subject.core])
    return True

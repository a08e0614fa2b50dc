"""The group of words around a verb of saying: auxiliaries, negation, passive, particles ("has not been told", "pointed out").

Stands before `claims/attribution/verbs.py`.  Trusts forms of the lexicon and the words right beside them; refuses forms that
stand as nouns, and infinitives that no carrying verb makes a deed.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.attribution.lexicon import AttributionLexicon, CueWord
from firsthand.claims.attribution.speaker import bare, is_sign
from firsthand.claims.document import Sentence

SPOKEN_SIGNS = frozenset(':"“«,')
COUNT_REACH = 9  # words after a verb in which a toll and its number stand
IDIOM_REACH = 4  # words after a verb in which the object of an idiom stands


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue verb with its auxiliaries and particle, tokens `[first, last)`."""

    first: int
    last: int
    word: CueWord
    frames: frozenset[str]
    passive: bool = False
    gerund: bool = False
    bare_base: bool = False
    negated: bool = False
    at: int = 0

    @property
    def single(self) -> bool:
        """Whether the verb has no particle or noun after it that belongs to it."""
        return self.last == self.at + 1

    def word_at(self, s: Sentence) -> str:
        """The verb itself in lower case."""
        return s.lowers[self.at]


def find_group(s: Sentence, i: int, lex: AttributionLexicon) -> VerbGroup | None:
    """The verb group around token `i`, None where the token is no verb there."""
    low, words = s.lowers, s.words
    word = lex.verbs.get(low[i])
    frames: frozenset[str] = word.frames if word else frozenset()
    last, phrase = _phrase(s, i, lex)
    if phrase:
        frames |= {phrase}
        word = word or CueWord(frozenset({phrase}), _forms_like(low[i], lex))
    if word is None or (words[i][0].isupper() and not _title_like(s)):
        return None
    first, helped, passive, infinitive = _auxiliaries(s, i, lex)
    if infinitive is None or _idle(s, i, lex):
        return None
    agent = last < len(s.words) and low[last] in lex.agent
    if agent and not helped and "participle" in word.forms and i and low[i - 1] not in lex.pronoun:
        return None  # "violence supported by X": a passive without its auxiliary
    gerund = "gerund" in word.forms
    if gerund:
        passive = False
        if not helped and first == i and i and low[i - 1] in lex.determiner:
            return None
    if "participle" in word.forms and not passive and not helped and "finite" not in word.forms:
        return None
    base = not helped and "base" in word.forms and "finite" not in word.forms and not gerund
    if not helped and (
        (word.noun and _as_noun(s, i, lex)) or ("participle" in word.forms and _as_adjective(s, i, lex))
    ):
        return None
    negated = any(low[k].endswith(lex.endings.negated) or low[k] in lex.negations for k in range(first, i))
    return VerbGroup(
        first=first,
        last=last,
        word=word,
        frames=frames,
        passive=passive and "participle" in word.forms,
        gerund=gerund and not helped,
        bare_base=base,
        negated=negated,
        at=i,
    )


def _idle(s: Sentence, i: int, lex: AttributionLexicon) -> bool:
    """Whether an object follows with which the verb says nothing: "claimed forty lives"."""
    objects = lex.idioms.get(s.lowers[i])
    return objects is not None and not objects.isdisjoint(s.lowers[i + 1 : i + 1 + IDIOM_REACH])


def _forms_like(word: str, lex: AttributionLexicon) -> frozenset[str]:
    if word.endswith(lex.endings.gerund):
        return frozenset({"gerund"})
    return (
        frozenset({"finite", "participle"})
        if word.endswith((*lex.endings.past, *lex.endings.many))
        else frozenset({"base", "finite"})
    )


def _phrase(s: Sentence, i: int, lex: AttributionLexicon) -> tuple[int, str]:
    """Token after the longest verb phrase at `i` and its frame; `(i + 1, "")` where there is none."""
    for parts, frame in lex.phrases.get(s.lowers[i], ()):
        if s.lowers[i : i + len(parts)] == list(parts):
            return i + len(parts), frame
    if s.lowers[i] in lex.counting and _counts(s, i, lex):
        return i + 1, "count"
    if s.lowers[i] in lex.light_verbs:
        for k in range(i + 1, min(i + 6, len(s.words))):
            if is_sign(s.words[k]):
                break
            if s.lowers[k] in lex.light_nouns:
                after = s.lowers[k + 1] if k + 1 < len(s.words) else ""
                if after in lex.infinitive and _somebody(s, k + 2, lex):
                    return i + 1, ""  # "gave an assessment to the tragedy", "expressed condolences to them"
                if after in lex.noun_links or after in lex.that or after in lex.particles:
                    return k + 1 + (after in lex.noun_links and after not in lex.that), "light"
    return i + 1, ""


def _counts(s: Sentence, i: int, lex: AttributionLexicon) -> bool:
    """Whether the object of the verb at token `i` is a toll: "put the number of dead at 38"."""
    window = s.lowers[i + 1 : i + 1 + COUNT_REACH]
    noun = next((k for k, w in enumerate(window) if w in lex.counted), None)
    return noun is not None and any(w in lex.counting_links for w in window)


def _somebody(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether a noun phrase begins at token `k`, not a verb."""
    if k >= len(s.words):
        return True
    return s.words[k][0].isupper() or s.lowers[k] in lex.determiner or s.lowers[k] in lex.gender


def _title_like(s: Sentence) -> bool:
    long_words = [w for w in s.words if len(w) > 3]
    return len(long_words) > 2 and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)


def _auxiliaries(s: Sentence, i: int, lex: AttributionLexicon) -> tuple[int, bool, bool, bool | None]:
    """First token of the group, whether an auxiliary helps, whether the passive, whether "to" (None: not readable)."""
    low = s.lowers
    first, helped, passive, infinitive = i, False, False, False
    k = i - 1
    nearest = True
    while k >= 0:
        w = low[k]
        if w in lex.infinitive:
            carrier = k - 1
            while carrier >= 0 and lex.is_adverb(low[carrier]):
                carrier -= 1
            cue = lex.verbs.get(low[carrier]) if carrier >= 0 else None
            if carrier < 0 or not (low[carrier] in lex.carrier or (cue and "aim" in cue.frames)):
                return first, helped, passive, None
            infinitive = helped = True
            k = first = carrier
            nearest = False
        elif w in lex.auxiliary:
            passive = passive or (nearest and w in lex.copula)
            helped = helped or w not in lex.negations  # "not known": no verb of its own
            nearest = nearest and (w in lex.copula or w == lex.negation)
            first = k
        elif lex.is_adverb(w):
            if k > 0 and s.words[k][0].isupper():
                break
            first = k
        elif w in lex.carrier and infinitive and w in lex.auxiliary:
            first = k
        else:
            if "'" in w and bare(w, lex) in lex.pronoun and bare(w, lex) != w:
                helped = True
                passive = passive or (nearest and w.endswith(lex.copula_clitics))
            break
        k -= 1
    return first, helped, passive, infinitive


def _as_adjective(s: Sentence, i: int, lex: AttributionLexicon) -> bool:
    """Whether a participle stands before its noun: "his announced plans", "a widely panned show", "two related attacks"."""
    k = i - 1
    while k >= 0 and lex.is_adverb(s.lowers[k]):
        k -= 1
    counted = i + 1 < len(s.words) and s.lowers[i + 1].isalpha() and s.lowers[i + 1] not in lex.that
    return k >= 0 and (
        s.lowers[k] in lex.article
        or s.lowers[k] in lex.dependent
        or s.lowers[k].endswith(lex.possessive)
        or (counted and k > 0 and s.lowers[k] in lex.counts and s.lowers[k - 1] in lex.preposition)
    )


def _as_noun(s: Sentence, i: int, lex: AttributionLexicon) -> bool:
    """Whether a form that may be a noun stands as one: after an article, a possessive or a preposition."""
    if i == 0:
        return True
    w = s.lowers[i - 1]
    if w in lex.pronoun:
        return w in lex.determiner and w not in lex.relative
    if w in lex.determiner or w in lex.preposition or w.endswith(lex.possessive) or w.endswith(lex.owning_many):
        return True
    if w in lex.coordinator or w in lex.relative or w in (",", ")"):
        return False
    follows = s.lowers[i + 1] if i + 1 < len(s.words) else ""
    if follows in lex.auxiliary and follows not in lex.infinitive:
        return True  # "New details have emerged"
    if s.words[i].isupper() and len(w) > 1 and s.words[i - 1].isupper():
        return follows not in lex.that and follows not in SPOKEN_SIGNS  # in capitals nothing else tells a verb
    if i == 1 and follows in lex.possessors and w not in lex.tellers:
        return True  # "Territorial claims of X": the capital letter only opens the sentence
    if s.words[i - 1][0].isupper() or w in lex.tellers:
        return False
    if s.lowers[i].endswith(lex.endings.many):
        return True
    return not w.endswith(lex.endings.many) and not s.lowers[i].endswith(lex.endings.past)

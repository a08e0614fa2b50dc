"""Who speaks: the words of a speaker to the left or right of a cue, without a parser.

Stands before `claims/attribution/read.py`.  Trusts the order of words and short lists of small words; deliberately misses
speakers that stand far from their cue.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.attribution.issuers import issuer_step, seen_from
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.order import phrase_at
from firsthand.claims.attribution.quotes import QUOTE_SIGNS
from firsthand.claims.document import Sentence

MAX_WORDS = 16
MAX_APPOSITION = 28
MAX_NAME = 8
MAX_PERSON = 4  # words of a person's name behind an office
MAX_RELATIVE = 12  # words from "who" to the last noun phrase of its clause
_DASHES = frozenset("-–—―")


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words of a sentence, `[first, last)`, and where its core (without apposition) ends."""

    first: int
    last: int
    core: int


def is_sign(word: str) -> bool:
    """Whether a token is punctuation."""
    return len(word) == 1 and not word.isalnum()


def bare(word: str, lex: AttributionLexicon) -> str:
    """A lower-case word without a contracted auxiliary ("he's")."""
    head, mark, tail = word.partition("'")
    return head if mark and tail in lex.clitics else word


def _abbreviated(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether the full stop at `k` ends an abbreviation or an initial."""
    if k == 0 or s.words[k] != ".":
        return False
    before = s.words[k - 1]
    return s.ends[k - 1] == s.starts[k] and (len(before) == 1 or s.lowers[k - 1] in lex.abbreviation)


def speaker_before(s: Sentence, end: int, lex: AttributionLexicon) -> WordRun | None:
    """The noun phrase that ends right before token `end`.

    Args:
        s: The sentence.
        end: Index of the token after the phrase.
        lex: Lexicon of the language.

    Returns:
        The phrase with its apposition, None where no noun phrase stands there.
    """
    j = end - 1
    if j < 0:
        return None
    word = bare(s.lowers[j], lex)
    if word in lex.relative and j >= 1:
        back = j - 2 if s.words[j - 1] == "," else j - 1
        found = _walk_back(s, back, lex)
        if found is None:
            return WordRun(j, end, end)
        return WordRun(_last_name(s, found, back, lex), end, back + 1)
    if word in lex.pronoun:
        return WordRun(j, end, end)
    if word == ")":
        opening = next((k for k in range(j - 1, max(-1, j - 8), -1) if s.words[k] == "("), None)
        if opening is None:
            return None
        found = _walk_back(s, opening - 1, lex)
        return WordRun(found, end, opening) if found is not None else None
    if word == ",":
        return _before_apposition(s, j, lex)
    found = _walk_back(s, j, lex)
    if found is None:
        return None
    return _antecedent(s, found, end, lex) or WordRun(found, end, seen_from(s, found, end, lex))


def _antecedent(s: Sentence, first: int, end: int, lex: AttributionLexicon) -> WordRun | None:
    """The phrase before "who", where the words from `first` end a clause that no comma closes: "a nurse who knew him said"."""
    for k in range(first - 1, max(0, first - MAX_RELATIVE), -1):
        opens = s.lowers[k + 1]
        if is_sign(opens) or opens in lex.coordinator:
            return None
        if s.lowers[k] not in lex.relative:
            continue
        if s.lowers[k - 1] in lex.verbs or (s.lowers[k] in lex.that and opens not in lex.verbs):
            return None
        if opens in lex.determiner or (k == first - 1 and _subject_within(s, first, end, lex)):
            return None
        found = _walk_back(s, k - 1, lex)
        return WordRun(_last_name(s, found, k - 1, lex), end, k) if found is not None else None
    return None


def _subject_within(s: Sentence, first: int, end: int, lex: AttributionLexicon) -> bool:
    """Whether the words right behind "who" are those who say it, no verb and its object: "whom local doctors said ..."."""
    if end - first < 2 or s.words[first][0].isupper() or s.lowers[end - 1] in lex.tellers:
        return True
    small = any(s.lowers[k] in lex.preposition or s.lowers[k] in lex.gender for k in range(first + 1, end))
    return not (small or s.words[end - 1][0].isupper())


def _last_name(s: Sentence, first: int, last: int, lex: AttributionLexicon) -> int:
    """First token of the name right before "who": "on the initiative of Ann Poe who" is Ann Poe's.

    Where a teller stands before the preposition ("the head of the Ann Poe Trust who"), the whole phrase is meant.
    """
    if not s.words[last][0].isupper():
        return first
    for k in range(last, first, -1):
        if s.lowers[k] in lex.preposition:
            whole = k == last or s.lowers[k - 1] in lex.tellers or s.lowers[k - 1] in lex.offices
            return first if whole else k + 1
    return first


def _before_apposition(s: Sentence, comma: int, lex: AttributionLexicon) -> WordRun | None:
    """The phrase before ", the head of ...," where `comma` closes the apposition."""
    for k in range(comma - 2, max(0, comma - MAX_APPOSITION), -1):
        if s.words[k][0] in QUOTE_SIGNS and s.words[k] != "'":
            return None
        if s.words[k] != ",":
            continue
        opener = s.lowers[k + 1]
        fits = (
            opener in lex.determiner
            or opener in lex.relative
            or opener in lex.preposition
            or opener[0].isdigit()
            or (s.words[k + 1][0].islower() and opener not in lex.coordinator and opener not in lex.pronoun)
        )
        fits = fits or _name_between(s, k + 1, comma, lex)
        found = _walk_back(s, k - 1, lex) if fits else None
        opens = found is not None and (s.words[found][0].isupper() or s.lowers[found] in lex.determiner | lex.tellers)
        if found is not None and opens and not _degree(s, found, k, lex):
            return WordRun(found, comma + 1, seen_from(s, found, k, lex))
    return None


def _degree(s: Sentence, first: int, last: int, lex: AttributionLexicon) -> bool:
    """Whether the words are degrees behind a name ("M.S.", "PhD")."""
    return all("." in s.words[k] or s.lowers[k] in lex.degrees for k in range(first, last))


def _name_between(s: Sentence, first: int, last: int, lex: AttributionLexicon) -> bool:
    """Whether tokens `[first, last)` are a name or a party between commas: "Jane Doe", "Democrat of X", "D-X."."""
    if last - first > MAX_NAME or not s.words[first][0].isupper():
        return False
    kept = lex.opens_phrase
    return all(s.words[k][0].isupper() or is_sign(s.words[k]) or s.lowers[k] in kept for k in range(first, last))


def _walk_back(s: Sentence, last: int, lex: AttributionLexicon) -> int | None:
    """First token of the noun phrase whose last token is `last`."""
    low, words = s.lowers, s.words
    k = last
    while k >= 0 and last - k < MAX_WORDS:
        w = low[k]
        if is_sign(words[k]) and not _abbreviated(s, k, lex) and words[k] not in "&-'’/$%#":
            break
        small = w in lex.auxiliary or w in lex.boundary or (w in lex.subordinator and w not in lex.coordinator)
        if k != last and (small or bare(w, lex) in lex.sure_pronoun):
            break
        if k != last and w in lex.coordinator and not _joins_names(s, k, lex):
            break
        cue = lex.verbs.get(w)
        issued = k != last and k > 0 and issuer_step(s, k, k - 1, lex) > 1
        if k != last and cue and not (cue.noun or issued) and not words[k][0].isupper() and "gerund" not in cue.forms:
            break
        k -= 1
        opens = k >= 0 and k + 1 != last and w in lex.article and _whole_before(s, k + 1, lex)
        if opens and (words[k][0].islower() or low[k] in lex.time):
            break
    first = _trim_front(s, k + 1, last, lex)
    if first > last or not _noun_like(s, last, lex):
        return None
    return first


def _joins_names(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether "and" at `k` joins two halves of one phrase."""
    if k == 0 or k + 1 >= len(s.words):
        return False
    left, right = s.words[k - 1], s.words[k + 1]
    if left[0].isupper() or left == ".":
        return right[0].isupper() or s.lowers[k + 1] in lex.determiner
    return right[0].islower() and s.lowers[k + 1] not in lex.determiner and not is_sign(left)


def _trim_front(s: Sentence, first: int, last: int, lex: AttributionLexicon) -> int:
    """Skip what cannot open a subject: adverbs, times, prepositional openings."""
    while first <= last:
        w = s.lowers[first]
        if w in lex.preposition or is_sign(s.words[first]):
            starts = [k for k in range(first + 1, last + 1) if s.lowers[k] in lex.determiner]
            starts = [k for k in starts if s.lowers[k - 1] not in lex.preposition]
            first = starts[0] if starts else first + 1
        elif (
            w in lex.coordinator
            or w in lex.auxiliary
            or (lex.is_adverb(w) and s.words[first][0].islower())
            or (w in lex.time and first < last and w not in lex.determiner and not s.words[first + 1][0].islower())
        ):
            first += 1
        else:
            return first
    return first


def _noun_like(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether the token can end a noun phrase."""
    w = s.lowers[k]
    if w in lex.preposition or w in lex.coordinator or w in lex.subordinator or w in lex.auxiliary:
        return False
    return not is_sign(s.words[k]) or _abbreviated(s, k, lex)


def speaker_after(s: Sentence, start: int, lex: AttributionLexicon) -> WordRun | None:
    """The noun phrase that begins at token `start`, as in "said X, the head of Y".

    Args:
        s: The sentence.
        start: Index of the phrase's first token.
        lex: Lexicon of the language.

    Returns:
        The phrase with its apposition, None where no noun phrase begins there.
    """
    n = len(s.words)
    start = _past_hearer(s, start, lex)
    if start + 1 < n and s.lowers[start] in lex.speaker_in:
        start += 1  # "they said in the ministry": the body stands behind a preposition
    if start >= n:
        return None
    word = s.lowers[start]
    if word in lex.pronoun and word not in lex.determiner:
        return WordRun(start, start + 1, start + 1)
    opens = s.words[start][0].isupper() or word in lex.determiner or word in lex.tellers
    follows = start + 1 < n and (s.lowers[start + 1] in lex.tellers or s.words[start + 1][0].isupper())
    if not opens and not follows:
        return None
    if word in lex.preposition and not s.words[start][0].isupper():
        return None
    end = _walk_on(s, start, lex)
    if end <= start or (end == start + 1 and word in lex.determiner and word not in lex.pronoun):
        return None
    return WordRun(start, _after_apposition(s, end, lex), seen_from(s, start, end, lex))


def _past_hearer(s: Sentence, start: int, lex: AttributionLexicon) -> int:
    """The token behind those to whom it was said, where they stand before the speaker ("dijo a la prensa el alcalde")."""
    for phrase in lex.hearers.get(s.lowers[start], ()) if start < len(s.lowers) else ():
        if tuple(s.lowers[start : start + len(phrase)]) == phrase:
            return start + len(phrase)
    return start


def _walk_on(s: Sentence, start: int, lex: AttributionLexicon) -> int:
    """Token after the noun phrase that begins at `start`."""
    k = start
    while k < len(s.words) and k - start < MAX_WORDS:
        w = s.lowers[k]
        if w == "«" and k > start and s.lowers[k - 1] in lex.tellers and "»" in s.words[k : k + MAX_NAME]:
            k = s.words.index("»", k) + 1  # the name of a newspaper or agency
            continue
        if is_sign(s.words[k]) and not _abbreviated(s, k, lex) and s.words[k] not in "&-'’/#":
            break
        if k > start and phrase_at(s.lowers, k, lex.citing):
            break
        if step := issuer_step(s, k, start, lex):
            k += step
            continue
        if w in lex.auxiliary or (w in lex.subordinator and w not in lex.determiner and w not in lex.coordinator):
            break
        if k > start and (w in lex.that or (w in lex.determiner and _whole_before(s, k, lex))):
            break
        if w in lex.coordinator and not _joins_names(s, k, lex):
            break
        if w in lex.preposition and w not in lex.chain_heads:
            break
        if k > start and ((w in lex.time and not s.words[k - 1][0].islower()) or bare(w, lex) in lex.sure_pronoun):
            break
        cue = lex.verbs.get(w)
        if k > start and cue and not cue.noun and not s.words[k][0].isupper():
            break
        k += 1
    while k > start + 1 and s.lowers[k - 1] in lex.preposition:
        k -= 1
    return k


def _whole_before(s: Sentence, k: int, lex: AttributionLexicon) -> bool:
    """Whether the phrase is whole before the determiner at `k`, so that another begins there ("told police the ...")."""
    before = s.lowers[k - 1]
    return before not in lex.opens_phrase and before not in lex.coordinator


def _after_apposition(s: Sentence, end: int, lex: AttributionLexicon) -> int:
    """Token after ", the head of Y" where one follows at `end`, else `end`."""
    n = len(s.words)
    if end + 1 >= n or s.words[end] != ",":
        return end
    opener = s.lowers[end + 1]
    if s.lowers[end - 1] in lex.telling_heads and (name := _name_until_sign(s, end + 1)):
        return name
    if not (opener in lex.determiner or opener in lex.relative or s.words[end + 1][0].islower()):
        return end
    if (
        opener in lex.preposition
        or opener in lex.coordinator
        or (opener in lex.sure_pronoun and opener not in lex.relative)
    ):
        return end
    cue = lex.verbs.get(opener)
    if cue and "gerund" in cue.forms:
        return end
    for k in range(end + 1, min(n, end + MAX_APPOSITION)):
        if s.words[k] in ",;" or s.words[k][0] in QUOTE_SIGNS or s.words[k] in _DASHES:
            return k
        if s.words[k] in ".!?" and not _abbreviated(s, k, lex):
            return k
    return end


def _name_until_sign(s: Sentence, first: int) -> int:
    """The token behind a person's name that begins at `first` and that a comma or full stop ends; 0 where none does."""
    k = first
    while k < len(s.words) and s.words[k][0].isupper():
        k += 1
    ends = k >= len(s.words) or s.words[k] in ",."
    return k if ends and 2 <= k - first <= MAX_PERSON else 0


def first_subject(s: Sentence, before: int, lex: AttributionLexicon) -> WordRun | None:
    """The sentence's first noun phrase before token `before`, past an opening like "On Monday,"."""
    start = 0
    while start < before and (is_sign(s.words[start]) or s.lowers[start] in lex.coordinator):
        start += 1
    if start < before and (
        s.lowers[start] in lex.preposition or s.lowers[start] in lex.subordinator or lex.is_adverb(s.lowers[start])
    ):
        comma = next((k for k in range(start, before) if s.words[k] == ","), None)
        if comma is None:
            return None
        start = comma + 1
    found = speaker_after(s, start, lex) if start < before else None
    return found if found and found.core <= before else None

"""Names of persons in a sentence, with title, age and what tells that they are persons.

Stands before the readers of actors and of the record's entities.  Trusts titles, initials, ages, appositions, known
given names and endings of surnames; deliberately misses a lone surname without a title, and refuses names in a text
written in capitals unless a title or a known given name stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.claims.document import Sentence
from firsthand.lang.pack import LanguagePack, pack_for

MAX_NAME = 5


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in a sentence.

    Attributes:
        first, last: Tokens of the name, `[first, last)`, titles left out.
        start, end: The name in the account's text.
        name: Normalised: initials apart from the surname, no possessive, no title.
        title: Titles before the name in lower case, "" for none.
        apposition: What ", the head of Y," says, "" for none.
        age, sex: Where told.
        confidence: 0 to 1.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    title: str = ""
    apposition: str = ""
    age: str | None = None
    sex: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True)
class PersonLexicon:
    """Look-ups for one language; the sets hold lower-case words."""

    titles: frozenset[str]
    abbreviated: frozenset[str]
    office: frozenset[str]
    modifiers: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    endings: tuple[str, ...]
    relatives: frozenset[str]
    openers: frozenset[str]
    age_words: frozenset[str]
    year_old: tuple[str, ...]
    not_names: frozenset[str]
    places: frozenset[str]
    given: frozenset[str]
    organisation_heads: frozenset[str]
    verbs: frozenset[str]


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


@cache
def person_lexicon(language: str) -> PersonLexicon | None:
    """The compiled lexicon of a language, None where its pack has none."""
    pack = pack_for(language)
    t = pack.topic("persons") if pack else {}
    if not t or not pack:
        return None
    verbs = pack.topic("attribution").get("verbs", {})
    return PersonLexicon(
        titles=_words(t, "titles") | _words(t, "abbreviated"),
        abbreviated=_words(t, "abbreviated"),
        office=_words(t, "office"),
        modifiers=_words(t, "title_modifiers"),
        male=_words(t, "male"),
        female=_words(t, "female"),
        particles=_words(t, "particles"),
        suffixes=_words(t, "suffixes"),
        endings=tuple(str(t.get("surname_endings", "")).split()) or ("\0",),
        relatives=_words(t, "relatives"),
        openers=_words(t, "apposition_openers"),
        age_words=_words(t, "age_words"),
        year_old=tuple(str(t.get("year_old", "\0")).split()),
        not_names=_words(t, "not_names"),
        places=_words(t, "places"),
        given=_words(t, "given"),
        organisation_heads=_words(pack.topic("actors"), "organisation_heads"),
        verbs=frozenset(w for v in verbs.values() for w in str(v.get("finite", "")).split()),
    )


def is_capitals(s: Sentence) -> bool:
    """Whether a sentence is written in capitals."""
    letters = sum(c.isalpha() for c in s.text)
    return letters > 12 and sum(c.isupper() for c in s.text) > 0.8 * letters


def find_persons(sentence: Sentence, pack: LanguagePack) -> list[PersonMention]:
    """Read the names of persons in a sentence.

    Args:
        sentence: The sentence.
        pack: Lexicons of its language.

    Returns:
        Mentions in order, without overlap; empty where the language has no lexicon of names.
    """
    lex = person_lexicon(pack.language)
    if lex is None:
        return []
    words, n = sentence.words, len(sentence.words)
    capitals = is_capitals(sentence)
    out: list[PersonMention] = []
    k = 0
    while k < n:
        if not words[k][0].isupper():
            k += 1
            continue
        end = _run_end(sentence, k, lex)
        if end - k > 1 or _titled(sentence, k, lex):
            for first, last in _names_in(sentence, (k, end), lex, capitals):
                mention = _mention(sentence, (first, last), lex, capitals)
                if mention:
                    out.append(mention)
        k = max(end, k + 1)
    return out


def _titled(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether a title stands before or at token `k`."""
    before = s.lowers[k - 1] if k else ""
    if before == "." and k >= 2:
        before = s.lowers[k - 2]
    return before in lex.titles


def _run_end(s: Sentence, k: int, lex: PersonLexicon) -> int:
    """Token after the run of capitalised words, initials and particles that begins at `k`."""
    words, low, n = s.words, s.lowers, len(s.words)
    end = k + 1
    while end < n:
        w = words[end]
        if w[0].isupper():
            if low[end - 1].endswith(("'s", "s'")):
                break
            end += 1
        elif w == "." and end + 1 < n and words[end + 1][0].isupper() and _dotted(s, end, lex):
            end += 1
        elif (
            low[end] in lex.particles and end + 1 < n and words[end + 1][0].isupper() and low[end] not in ("y", "e")
            or (low[end] in lex.particles and end + 2 < n and low[end + 1] in lex.particles and words[end + 2][0].isupper())
        ):
            end += 1
        elif w == "," and end + 1 < n and low[end + 1] in lex.suffixes:
            end += 2
        else:
            break
    return end


def _dotted(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether the full stop at `k` belongs to an initial or an abbreviated title."""
    before = s.words[k - 1]
    if s.ends[k - 1] != s.starts[k]:
        return False
    return len(before) == 1 or s.lowers[k - 1] in lex.abbreviated or s.lowers[k - 1] in lex.suffixes


def _names_in(s: Sentence, run: tuple[int, int], lex: PersonLexicon, capitals: bool) -> list[tuple[int, int]]:
    """Cut a run at titles, places, heads of organisations and words that are no names."""
    out: list[tuple[int, int]] = []
    first, k = -1, run[0]
    while k <= run[1]:
        stop = k == run[1] or _cuts(s, k, run, lex, capitals)
        if stop:
            if first >= 0:
                out.append((first, k))
            first = -1
        elif first < 0 and s.words[k] not in ".,":
            first = k
        k += 1
    return out


def _cuts(s: Sentence, k: int, run: tuple[int, int], lex: PersonLexicon, capitals: bool) -> bool:
    w = s.lowers[k]
    if s.words[k] == ".":
        return s.lowers[k - 1] in lex.titles
    if w.endswith("'s"):
        w = w[:-2]
    given_ahead = w in lex.given and k + 1 < run[1] and s.lowers[k + 1] not in lex.places
    if given_ahead and w not in lex.not_names:
        return False
    if w in lex.titles or w in lex.modifiers:
        return not (k + 1 == run[1] and k > run[0] and s.lowers[k - 1] in lex.given)
    if w in lex.places or w in lex.not_names or w in lex.organisation_heads:
        return not (k > run[0] and s.lowers[k - 1] in lex.given and w in lex.not_names and k == run[1] - 1)
    return capitals and w in lex.verbs


def _mention(s: Sentence, span: tuple[int, int], lex: PersonLexicon, capitals: bool) -> PersonMention | None:
    """Judge one candidate."""
    first, last = span
    while last > first and (s.words[last - 1] in ".," or s.lowers[last - 1] in lex.particles):
        last -= 1
    if last <= first:
        return None
    names = [k for k in range(first, last) if s.words[k] not in ".,"]
    if len(names) > MAX_NAME or any(c.isdigit() for k in names for c in s.words[k]):
        return None
    core = [k for k in names if s.lowers[k] not in lex.suffixes]
    if not core or len(s.words[core[-1]].rstrip("'’s")) < 2 or s.words[core[-1]].endswith("."):
        return None
    title = _title_before(s, first, lex)
    shouted = not capitals and len(core) > 1 and all(s.words[k].isupper() and len(s.words[k]) > 2 for k in core)
    score = _evidence(s, (first, last), core, lex, title)
    if len(core) == 1:
        score = 0.8 if title and _capital_title(s, first, lex) and not s.words[core[0]].isupper() | capitals else 0.0
    if capitals and not (title or s.lowers[core[0]] in lex.given):
        return None
    if capitals and len(core) > 3:
        return None
    if score < 0.5 or (shouted and score < 0.8):
        return None
    return _made(s, (first, last), lex, title, min(score, 0.95))


def _capital_title(s: Sentence, first: int, lex: PersonLexicon) -> bool:
    """A lone surname needs a title written as one: abbreviated, or with a capital letter."""
    k = first - 1
    if s.words[k] == ".":
        k -= 1
    return k >= 0 and s.words[k][0].isupper()


def _evidence(s: Sentence, span: tuple[int, int], core: list[int], lex: PersonLexicon, title: str) -> float:
    """How surely two and more capitalised words are a person's name, 0 to 1."""
    first, last = span
    low, words, n = s.lowers, s.words, len(s.words)
    tail = low[core[-1]].removesuffix("'s")
    score = 0.0
    if title:
        score = 0.9
    if low[core[0]] in lex.given:
        score = max(score, 0.9)
    if any(len(words[k]) == 1 or (words[k].endswith(".") and len(words[k]) > 2) for k in core[:-1]):
        score = max(score, 0.85)
    if last < len(words) and _age_after(s, last, lex)[0]:
        score = max(score, 0.9)
    if tail.endswith(lex.endings) and len(tail) > 4:
        score = max(score, 0.75)
    if any(low[k] in lex.suffixes for k in range(core[-1], last)):
        score = max(score, 0.85)
    if len(core) > 4:
        return score - 0.3
    follows = low[last] if last < n else ""
    second = low[last + 1] if last + 1 < n else ""
    if follows in lex.relatives or (follows == "," and second in lex.relatives):
        score = max(score, 0.7)
    if follows == "," and (second in lex.openers or second in lex.titles) and _role_follows(s, last + 1, lex):
        score = max(score, 0.75)
    if follows in lex.verbs or (first and low[first - 1] in lex.verbs and follows in (",", ".", "")):
        score = max(score, 0.55)
    if _organisation_before(s, first, lex):
        score = max(score, 0.7)
    return score


def _role_follows(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether an apposition that begins at `k` names an office or a trade within six words."""
    for j in range(k, min(k + 7, len(s.words))):
        if s.words[j] in ",.;":
            return False
        if s.lowers[j] in lex.titles:
            return True
    return False


def _organisation_before(s: Sentence, first: int, lex: PersonLexicon) -> bool:
    """Whether the words right before are an organisation of whom a title spoke: "director of X Center Jane Doe"."""
    if not first or not s.words[first - 1][0].isupper():
        return False
    if s.lowers[first - 1] not in lex.organisation_heads and s.lowers[first - 1] not in lex.places:
        return False
    for k in range(first - 2, max(-1, first - 16), -1):
        if s.words[k] in ",;.":
            return False
        if s.lowers[k] in lex.titles:
            return True
    return False


def _title_before(s: Sentence, first: int, lex: PersonLexicon) -> str:
    """Titles right before token `first`, in lower case."""
    out: list[str] = []
    k = first - 1
    while k >= 0 and len(out) < 4:
        w = s.lowers[k]
        if w == "." and k and s.lowers[k - 1] in lex.abbreviated:
            k -= 1
            continue
        if w not in lex.titles and not (out and w in lex.modifiers):
            break
        if not out and w in lex.titles and s.words[k][0].islower() and k and s.lowers[k - 1].endswith("-"):
            break
        out.append(w)
        k -= 1
    return " ".join(reversed(out))


def _age_after(s: Sentence, last: int, lex: PersonLexicon) -> tuple[str | None, int]:
    """Age that follows a name, and the token after it: ", 27,", "(27)", ", aged 27"."""
    words, n = s.words, len(s.words)
    if last + 1 >= n or words[last] not in ",(":
        return None, last
    k = last + 1
    if s.lowers[k] in lex.age_words and k + 1 < n:
        k += 1
    if words[k].isdigit() and len(words[k]) <= 3 and int(words[k]) <= 115:
        after = words[k + 1] if k + 1 < n else "."
        if after in ",.;)" or s.lowers[k + 1] in ("of", "and", "from") or k > last + 1:
            return words[k], k + 1
    if s.lowers[k].endswith(lex.year_old):
        return s.lowers[k], k
    return None, last


def _age_before(s: Sentence, first: int, lex: PersonLexicon) -> str | None:
    """Age in front of a name: "27-year-old Jane Doe"."""
    for k in range(first - 1, max(-1, first - 5), -1):
        m = re.fullmatch(r"(\d{1,3})[-‑]year[-‑]olds?", s.lowers[k])
        if m:
            return m[1]
        if s.words[k] in ",.;":
            return None
    return None


def _made(s: Sentence, span: tuple[int, int], lex: PersonLexicon, title: str, score: float) -> PersonMention:
    first, last = span
    start, end = s.starts[first], s.ends[last - 1]
    raw = s.text[start - s.start : end - s.start]
    for mark in ("'s", "’s", "'", "’"):
        if raw.endswith(mark):
            raw = raw[: -len(mark)]
            end -= len(mark)
            break
    age, after = _age_after(s, last, lex)
    age = age or _age_before(s, first, lex)
    words = set(title.split())
    apposition = _apposition(s, after if age and after > last else last, lex)
    words |= set(apposition.lower().split()[:4])
    male, female = bool(words & lex.male), bool(words & lex.female)
    sex = None if male == female else ("male" if male else "female")
    return PersonMention(first, last, start, end, clean_name(raw), title, apposition, age, sex, score)


def _apposition(s: Sentence, last: int, lex: PersonLexicon) -> str:
    """The words of ", the head of Y," after a name; "" where none stand there or they name no office or trade."""
    n = len(s.words)
    if last + 1 >= n or s.words[last] != "," or not _role_follows(s, last + 1, lex):
        return ""
    if s.lowers[last + 1] not in lex.openers and s.lowers[last + 1] not in lex.titles and s.words[last + 1][0].isupper():
        return ""
    k = last + 1
    while k < n and s.words[k] not in ",.;()":
        k += 1
    text = s.text[s.starts[last + 1] - s.start : s.ends[k - 1] - s.start]
    return text if k < n and len(text) <= 120 else ""


_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")


def clean_name(raw: str) -> str:
    """A name with single spaces and its initials apart: "E.Doe" as "E. Doe", "J.K.Roe" as "J. K. Roe".

    Args:
        raw: The name as written, without titles.
    """
    return _SPACE.sub(" ", _INITIAL.sub(r"\1. ", raw)).strip(" ,")

"""What stands around a person's name: titles before it, an age, and ", the head of Y," after it.

Stands before `claims/actors/persons.py`.  Refuses an apposition that names no office or trade.
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.claims.document import Sentence
from firsthand.claims.persons_lexicon import OLDEST, PersonLexicon

ALIAS = 6  # words of an alias between a name and an age
LONGEST_PLAIN = 5
NOUN_REACH = 5  # words of an apposition in which its noun stands


class Age(NamedTuple):
    """An age as told, None where none is, and the token behind it."""

    years: str | None
    after: int


def role_follows(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether an apposition that begins at `k` names an office or a trade within six words."""
    for j in range(k, min(k + 7, len(s.words))):
        if s.words[j] in ",.;":
            return False
        if s.lowers[j] in lex.titles:
            return True
    return False


def title_before(s: Sentence, first: int, lex: PersonLexicon) -> str:
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


def age_after(s: Sentence, last: int, lex: PersonLexicon) -> Age:
    """Age that follows a name, and the token after it: ", 27,", "(27)", ", aged 27", ", who was 27", ", 27 ans".

    The token is `last` where an apposition tells the age.
    """
    words, n = s.words, len(s.words)
    if last + 1 >= n or (words[last] not in ",(" and s.lowers[last] not in lex.age_words):
        return Age(None, last)
    k = last + (words[last] in ",(")
    if s.lowers[k] in lex.alias and (
        comma := next((c for c in range(k + 1, min(k + ALIAS, n - 1)) if words[c] == ","), 0)
    ):
        k = comma + 1  # "X, aka Y, 35"
    if s.lowers[k] in lex.relatives and k + 2 < n and s.lowers[k + 1] in lex.age_verbs and _is_age(words[k + 2]):
        k += 2
    while s.lowers[k] in lex.age_words and k + 1 < n:
        k += 1
    if _is_age(words[k]):
        after = words[k + 1] if k + 1 < n else "."
        if after.lower() in lex.years:
            return Age(words[k], k + 2)
        if after in ",.;:)" or s.lowers[k + 1] in lex.after_age or k > last + 1:
            return Age(words[k], k + 1)
    for j in (k, k + 1):
        if j < n and _years_old(s, j + 2, lex):
            return Age(words[j], last)
    return Age(None, last)


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= 3 and int(word) <= OLDEST


def _years_old(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether token `k` is the "year-old" of an age, "27-year-old", "27 yaşındaki"."""
    if k < 1 or k >= len(s.words) or not s.lowers[k].startswith(lex.year_old):
        return False
    return _is_age(_aged(s, k))


def _aged(s: Sentence, k: int) -> str:
    """The number before the "year-old" at token `k`, with or without a hyphen between."""
    return s.words[k - 2] if k > 1 and s.words[k - 1] in "-‑–" else s.words[k - 1]


def age_before(s: Sentence, first: int, lex: PersonLexicon) -> str | None:
    """Age in front of a name: "27-year-old Jane Doe", "27-year-old nurse Jane Doe"."""
    for k in range(first - 1, max(0, first - 5), -1):
        if _years_old(s, k, lex):
            return _aged(s, k)
        if s.words[k] in ",.;":
            return None
    return None


def apposition_after(s: Sentence, last: int, lex: PersonLexicon) -> str:
    """The words of ", the head of Y," after a name; "" where a verb or nothing stands there, or no office or trade is named."""
    n = len(s.words)
    if last + 1 >= n or s.words[last] != "," or not role_follows(s, last + 1, lex):
        return ""
    if s.lowers[last + 1] in lex.age_verbs:
        return ""
    if (
        s.lowers[last + 1] not in lex.openers
        and s.lowers[last + 1] not in lex.titles
        and s.words[last + 1][0].isupper()
    ):
        return ""
    k = last + 1
    while k < n and s.words[k] not in ",.;()":
        k += 1
    text = s.text[s.starts[last + 1] - s.start : s.ends[k - 1] - s.start]
    return text if k < n and len(text) <= 120 else ""


def described(s: Sentence, first: int, last: int, lex: PersonLexicon) -> set[str]:
    """Words beside a name that may say whose name it is: kin before it ("her husband, A"), an apposition ("A, a girl of 9,")."""
    before = first - 2 if first > 1 and s.words[first - 1] == "," else first - 1
    out = {s.lowers[before]} & lex.kin if before >= 0 else set()
    if last + 1 < len(s.words) and s.words[last] == "," and s.lowers[last + 1] in lex.articles:
        for k in range(last + 2, min(last + 2 + NOUN_REACH, len(s.words))):
            if s.words[k] in ",.;":
                break
            out.add(s.lowers[k])
    return out


def plain_run_end(s: Sentence, k: int, lex: PersonLexicon) -> int:
    """Token after a name that begins with the given name at `k`, in a script without capitals.

    Trusts further given names, particles with the word behind them and words with the article; one word that no list
    knows is part of the name where an age follows it.  Refuses titles and words that are no names.
    """
    end, n = k + 1, len(s.words)
    while end < n and end - k < LONGEST_PLAIN:
        low = s.lowers[end]
        if not low.isalpha() or low in lex.not_names or low in lex.titles or low in lex.age_words:
            break
        if low in lex.particles and end + 1 < n and s.lowers[end + 1].isalpha():
            end += 2
        elif low in lex.given or low.startswith(lex.article) or age_after(s, end + 1, lex).years:
            end += 1
        else:
            break
    return end

"""Names of persons in a sentence, with title, age and what tells that they are persons.

Stands before the readers of actors and of the record's entities.  Trusts titles, initials, ages, appositions, known
given names and endings of surnames; deliberately misses a lone surname without a title, and refuses names in a text
written in capitals unless a title or a known given name stands before them.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.claims.actors.person import QUOTES, PersonMention, clean_name
from firsthand.claims.actors.persons_around import (
    age_after,
    age_before,
    apposition_after,
    described,
    plain_run_end,
    role_follows,
    title_before,
)
from firsthand.claims.actors.persons_listed import is_alias, is_home, is_next
from firsthand.claims.document import Sentence
from firsthand.claims.persons_lexicon import PersonLexicon, person_lexicon
from firsthand.lang.pack import LanguagePack
from firsthand.vocabulary import Sex

MAX_NAME = 5
NICKNAME = 4  # words of a nickname in quotation marks inside a name
CHARGED = 4  # words behind a verb within which a charge tells that somebody is a person


def is_capitals(s: Sentence) -> bool:
    """Whether a sentence is written in capitals."""
    if len(s.capitals) * 3 < len(s.words) or sum(map(str.isupper, s.words)) * 3 < len(s.words):
        return False
    letters = sum(map(str.isalpha, s.text))
    return letters > 12 and sum(map(str.isupper, s.text)) > 0.8 * letters


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
    at = _SentenceRead(sentence, lex, is_capitals(sentence))
    out: list[PersonMention] = []
    end = 0
    for k in range(len(sentence.words)) if lex.uncapitalised else sentence.capitals:
        if k < end or (lex.uncapitalised and sentence.lowers[k] not in lex.given):
            continue
        end = plain_run_end(sentence, k, lex) if lex.uncapitalised else _run_end(sentence, k, lex)
        if end - k > 1 or _titled(sentence, k, lex) or _kin(sentence, (k, end), lex):
            for span in _names_in(at, (k, end)):
                mention = _mention(at, span, out[-1] if out else None)
                if mention and not (
                    out and (is_alias(sentence, mention, out[-1], lex) or is_home(sentence, mention, out[-1], lex))
                ):
                    out.append(mention)
    return out


def _titled(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether a title stands before or at token `k`."""
    before = s.lowers[k - 1] if k else ""
    if before == "." and k >= 2:
        before = s.lowers[k - 2]
    return before in lex.titles


def _kin(s: Sentence, run: tuple[int, int], lex: PersonLexicon) -> bool:
    """Whether a lone given name is somebody's child or spouse of a told age: "his son Tom, 5"."""
    first, last = run
    return first > 0 and s.lowers[first - 1] in lex.kin and age_after(s, last, lex).years is not None


def _run_end(s: Sentence, k: int, lex: PersonLexicon) -> int:
    """Token after the run of capitalised words, initials and particles that begins at `k`."""
    words, low, n = s.words, s.lowers, len(s.words)
    end = k + 1
    while end < n:
        w = words[end]
        if not s.adjoins(end):
            break
        if w[0].isupper():
            if low[end - 1].endswith(lex.forms.owning):
                break
            end += 1
        elif nickname := _nickname(s, end):
            end = nickname
        elif _dotted(s, end, lex) or _particle(s, end, lex):
            end += 1
        elif w == "," and end + 1 < n and low[end + 1] in lex.suffixes:
            end += 2
        else:
            break
    return end


def _nickname(s: Sentence, k: int) -> int:
    """Token after a nickname in quotation marks inside a name, 'Tom "the Hand" Roe'; 0 where none stands there."""
    if s.words[k] not in QUOTES:
        return 0
    closing = next((e for e in range(k + 2, min(k + 2 + NICKNAME, len(s.words))) if s.words[e] in QUOTES), 0)
    followed = 0 < closing < len(s.words) - 1 and s.words[closing + 1][0].isupper()
    return closing + 1 if followed and s.ends[k] == s.starts[k + 1] else 0


def _dotted(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether the sign at `k` is the full stop of an initial or an abbreviated title with a capital after it."""
    if s.words[k] != "." or k + 1 >= len(s.words) or not s.words[k + 1][0].isupper() or s.ends[k - 1] != s.starts[k]:
        return False
    before = s.lowers[k - 1]
    return len(before) == 1 or before in lex.abbreviated or before in lex.suffixes


def _particle(s: Sentence, k: int, lex: PersonLexicon) -> bool:
    """Whether a particle of a surname stands at `k`: "van" or "de la" before a capital; "y" and "e" join others too."""
    low, words, n = s.lowers, s.words, len(s.words)
    if low[k] not in lex.particles or k + 1 >= n:
        return False
    if words[k + 1][0].isupper():
        return low[k] not in lex.joining
    return k + 2 < n and low[k + 1] in lex.particles and words[k + 2][0].isupper()


@dataclass(frozen=True, slots=True)
class _SentenceRead:
    """A sentence under reading."""

    sentence: Sentence
    lex: PersonLexicon
    capitals: bool


def _names_in(at: _SentenceRead, run: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut a run at titles, places, heads of organisations and words that are no names."""
    out: list[tuple[int, int]] = []
    first, k = -1, run[0]
    s = at.sentence
    nicknames = _quoted(s, *run)
    while k <= run[1]:
        stop = k == run[1] or (k not in nicknames and _cuts(at, k, run))
        if stop:
            if first >= 0:
                out.append((first, k))
            first = -1
        elif first < 0 and s.words[k] not in ".,":
            first = k
        k += 1
    return out


def _cuts(at: _SentenceRead, k: int, run: tuple[int, int]) -> bool:
    s, lex = at.sentence, at.lex
    w = s.lowers[k]
    if s.words[k] == ".":
        return s.lowers[k - 1] in lex.titles
    w = lex.forms.unowned(w)
    given_ahead = w in lex.given and k + 1 < run[1] and s.lowers[k + 1] not in lex.places
    if given_ahead and w not in lex.not_names:
        return False
    if w in lex.titles or w in lex.modifiers:
        return not (k + 1 == run[1] and k > run[0] and s.lowers[k - 1] in lex.given)
    if w in lex.places or w in lex.not_names or w in lex.organisation_heads:
        return not (k > run[0] and s.lowers[k - 1] in lex.given and w in lex.not_names and k == run[1] - 1)
    if k > run[0] and w.endswith(lex.oblique):
        return True
    return at.capitals and (w in lex.verbs or w in lex.deeds)


def _mention(at: _SentenceRead, span: tuple[int, int], last_one: PersonMention | None) -> PersonMention | None:
    """Judge one candidate."""
    s, lex, capitals = at.sentence, at.lex, at.capitals
    first, last = span
    while last > first and (s.words[last - 1] in ".," or s.lowers[last - 1] in lex.particles):
        last -= 1
    if last <= first or (not capitals and last < len(s.words) and _heads_on(s, last, lex)):
        return None
    names = _own_words(s, first, last)
    if len(names) > MAX_NAME or any(not s.words[k].isalpha() and any(map(str.isdigit, s.words[k])) for k in names):
        return None
    core = [k for k in names if s.lowers[k] not in lex.suffixes]
    if not core or len(s.words[core[-1]].rstrip("'’s")) < 2 or s.words[core[-1]].endswith("."):
        return None
    title = title_before(s, first, lex)
    shouted = not capitals and len(core) > 1 and all(s.words[k].isupper() and len(s.words[k]) > 2 for k in core)
    if len(core) > 1:
        score = _evidence(at, (first, last), core, title)
        score = max(score, 0.6) if is_next(s, (first, last), last_one, lex) else score
    else:
        alone = (title and _capital_title(s, first, lex)) or _kin(s, (first, last), lex)
        score = 0.8 if alone and not s.words[core[0]].isupper() | capitals else 0.0
    if capitals and not (title or s.lowers[core[0]] in lex.given):
        return None
    if capitals and len(core) > 3:
        return None
    if score < 0.5 or (shouted and score < 0.8):
        return None
    return _made(at, (first, last), title, min(score, 0.95))


def _heads_on(s: Sentence, last: int, lex: PersonLexicon) -> bool:
    """Whether the noun of a body goes on with the words: "the Holm High School" names no Holm High."""
    return s.words[last][0].isupper() and s.lowers[last] in lex.organisation_heads


def _quoted(s: Sentence, first: int, last: int) -> set[int]:
    """Tokens of a nickname in quotation marks, the marks among them."""
    marks = [k for k in range(first, last) if s.words[k] in QUOTES]
    return set(range(marks[0], marks[-1] + 1)) if len(marks) > 1 else set(marks)


def _own_words(s: Sentence, first: int, last: int) -> list[int]:
    """The words of a candidate without signs and without a nickname in quotation marks."""
    held = _quoted(s, first, last)
    return [k for k in range(first, last) if s.words[k] not in ".," and k not in held]


def _capital_title(s: Sentence, first: int, lex: PersonLexicon) -> bool:
    """A lone surname needs a title written as one: abbreviated, or with a capital letter."""
    k = first - 1
    if s.words[k] == ".":
        k -= 1
    return k >= 0 and s.words[k][0].isupper()


def _evidence(at: _SentenceRead, span: tuple[int, int], core: list[int], title: str) -> float:
    """How surely two and more capitalised words are a person's name, 0 to 1."""
    s, lex = at.sentence, at.lex
    first, last = span
    low, words, n = s.lowers, s.words, len(s.words)
    tail = lex.forms.unowned(low[core[-1]])
    score = 0.0
    if title:
        score = 0.9
    if low[core[0]] in lex.given:
        score = max(score, 0.9)
    if any(len(words[k]) == 1 or (words[k].endswith(".") and len(words[k]) > 2) for k in core[:-1]):
        score = max(score, 0.85)
    if (last < len(words) and age_after(s, last, lex).years) or age_before(s, first, lex):
        score = max(score, 0.9)
    if n > last + 1 and (low[last + 1] if words[last] in ",(" else low[last]) in lex.alias:
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
    if follows == "," and (second in lex.openers or second in lex.titles) and role_follows(s, last + 1, lex):
        score = max(score, 0.75)
    if follows in lex.verbs or (first and low[first - 1] in lex.verbs and follows in (",", ".", "")):
        score = max(score, 0.55)
    verb = last + (follows == "," and first > 0 and low[first - 1] in {",", *lex.and_, *lex.titles})
    if (
        low[verb : verb + 1]
        and low[verb] in lex.before_charge
        and not lex.charge.isdisjoint(low[verb + 1 : verb + CHARGED])
    ):
        score = max(score, 0.7)
    if _organisation_before(s, first, lex) or _introduced(s, first, lex):
        score = max(score, 0.7)
    if first and low[first - 1] in lex.taken:
        score = max(score, 0.55)
    return score


def _introduced(s: Sentence, first: int, lex: PersonLexicon) -> bool:
    """Whether "identified as" or the like stands right before a name."""
    k = first - 1
    if k > 0 and s.lowers[k] in lex.introduced:
        k -= 1
    return k >= 0 and s.lowers[k] in lex.introducers


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


def _made(at: _SentenceRead, span: tuple[int, int], title: str, score: float) -> PersonMention:
    s, lex = at.sentence, at.lex
    first, last = span
    start, end = s.starts[first], s.ends[last - 1]
    raw = s.text[start - s.start : end - s.start]
    for mark in (*lex.forms.possessive, "'", "’"):
        if raw.endswith(mark):
            raw = raw[: -len(mark)]
            end -= len(mark)
            break
    age, after = age_after(s, last, lex)
    beyond = after if age and after > last else last
    bracket = beyond > last and beyond < len(s.words) and s.words[beyond] == ")"
    age = age or age_before(s, first, lex)
    words = set(title.split()) | described(s, first, beyond, lex)
    apposition = apposition_after(s, beyond, lex)
    words |= set(apposition.lower().split()[:4])
    male, female = bool(words & lex.male), bool(words & lex.female)
    sex: Sex | None = None if male == female else ("male" if male else "female")
    named_twice = last + 1 < len(s.words) and s.lowers[last + 1] in lex.alias
    reach = beyond + 1 if bracket else beyond if named_twice else last
    return PersonMention(
        first=first,
        last=last,
        start=start,
        end=end,
        name=clean_name(raw),
        title=title,
        apposition=apposition,
        age=age,
        sex=sex,
        confidence=score,
        after=reach,
    )

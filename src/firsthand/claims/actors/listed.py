"""Victims told in lists and cards: names line by line, with ages, under a heading such as "The victims were named as:".

Beside the readers of sentences, in which such lines are none.  Trusts a line of two to five names under such a heading where
an age, a bullet or a known first name tells that it is somebody; the list ends where two lines in a row are no names.
Refuses names under any other heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.persons_lexicon import OLDEST, PersonLexicon, person_lexicon
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span, Stretches
from firsthand.vocabulary import Sex

HEADING = 120  # characters of a line that announces a list
ENTRY = 160  # characters of a line of a list
DETAIL = 80  # characters of a line of a card that tells of the one named above it
ASIDE = 2  # lines in a row that are no names, and end a list
FEWEST, MOST = 2, 5  # words of a name
LIKELY = 0.8  # how often a name in such a list is that of a victim
_LINE = re.compile(r"[^\n\r]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪►|]\s*|\d{1,3}[.)\t]\s*)?")
_NAME_END = re.compile(r"\s{0,20}(?:[,،;؛(:\t|]|\s[–—-]\s|\d|$)")
_COUNT = re.compile(r"\s{0,20}\(\d{1,4}\)\s*$")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]\d|\d)")
_AROUND_AGE = frozenset(",،;()\t|–—-")


@dataclass(frozen=True, slots=True)
class ListedVictims:
    """What the lists of an account tell.

    Attributes:
        claims: Victims, in order of their words.
        lines: The lines of their lists, which are no sentences.
    """

    claims: tuple[Claim, ...] = ()
    lines: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _ListLexicon:
    """Words of lists of a language."""

    headings: frozenset[str]
    announcing: re.Pattern[str]
    ages: re.Pattern[str]
    male: frozenset[str]
    female: frozenset[str]
    persons: PersonLexicon


@dataclass(frozen=True, slots=True)
class _NamedLine:
    """A line of a list: the name, what is told of the one who bears it, and whether that makes the name sure."""

    name: Span
    age: str | None
    sex: Sex | None
    sure: bool


@cache
def _lexicon(pack: LanguagePack) -> _ListLexicon | None:
    told, persons = pack.topic("tables").get("lists", {}), person_lexicon(pack.language)
    if not told or persons is None:
        return None

    def either(name: str) -> str:
        return "|".join(re.escape(w) for w in sorted(told.get(name, ()), key=len, reverse=True)) or "(?!)"

    return _ListLexicon(
        frozenset(told.get("victims", ())),
        re.compile(rf"(?<!\w)(?:{either('victims')})(?!\w)"),
        re.compile(rf"\W{{0,20}}(?:{either('age')})(?!\w)"),
        frozenset(told.get("male", ())) | persons.male,
        frozenset(told.get("female", ())) | persons.female,
        persons,
    )


def listed_victims(document: Document) -> ListedVictims:
    """The victims that an account names in lists or cards.

    Args:
        document: The account with its language pack.

    Returns:
        Claims of kind `actor` with the role of a victim; nothing where the language tells nothing of lists.
    """
    lexicon = _lexicon(document.pack)
    if lexicon is None:
        return ListedVictims()
    text = document.account.text
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m[0].strip()]
    claims: list[Claim] = []
    used: list[Span] = []
    at = 0
    while at < len(lines):
        if _announces(text[lines[at].start : lines[at].end], lexicon):
            found = _entries(text, lines[at + 1 :], lexicon)
            claims += (_claim(document, entry, own[1] if len(own) > 1 else lines[at]) for entry, own in found)
            used += (line for _, own in found for line in own)
            at += 1 + max((lines.index(own[-1], at) - at for _, own in found[-1:]), default=0)
        else:
            at += 1
    return ListedVictims(tuple(claims), tuple(used))


def _announces(line: str, lexicon: _ListLexicon) -> bool:
    """Whether a line is a heading over the dead, or a sentence that ends with a colon and speaks of them."""
    low = _COUNT.sub("", line).strip().lower()
    bare = low.rstrip(":").strip(" *_#")
    if bare in lexicon.headings:
        return True
    return len(low) <= HEADING and low.endswith(":") and lexicon.announcing.search(low) is not None


def _entries(text: str, lines: Sequence[Span], lexicon: _ListLexicon) -> list[tuple[_NamedLine, list[Span]]]:
    """The entries of a list that begins here, each with its lines."""
    out: list[tuple[_NamedLine, list[Span]]] = []
    aside = at = 0
    while at < len(lines) and aside < ASIDE:
        entry = _entry(text, lines[at], lexicon)
        detail = _detail(text, lines[at + 1], lexicon) if entry and entry.age is None and at + 1 < len(lines) else None
        if entry is not None and (entry.sure or detail is not None):
            whole = entry if detail is None else _NamedLine(entry.name, detail.age, detail.sex or entry.sex, True)
            out.append((whole, [lines[at], *([lines[at + 1]] if detail is not None else [])]))
            at += 1 + (detail is not None)
            aside = 0
        else:
            aside += 1 if lines[at].end - lines[at].start <= HEADING else ASIDE
            at += 1
    return out


def _entry(text: str, line: Span, lexicon: _ListLexicon) -> _NamedLine | None:
    """A line as an entry of a list, None where it does not begin with a name."""
    if line.end - line.start > ENTRY:
        return None
    bullet = _BULLET.match(text, line.start, line.end)
    start = bullet.end() if bullet else line.start
    ended = _NAME_END.search(text, start, line.end)
    name = _name(text, start, ended.start() if ended else line.end, lexicon.persons)
    if name is None:
        return None
    rest = text[name.end : line.end]
    age = _age(rest, lexicon)
    led = bool(text[line.start : start].strip())
    known = text[name.start : name.end].split(maxsplit=1)[0].lower() in lexicon.persons.given
    return _NamedLine(
        name, age, _sex(rest, lexicon), age is not None or ((led or known) and len(rest.strip()) <= DETAIL)
    )


def _name(text: str, start: int, end: int, persons: PersonLexicon) -> Span | None:
    """The name that stands in a stretch, without titles before it; None where its words are no name."""
    words = [m.span() for m in re.finditer(r"\S+", text[start:end])]
    while len(words) > FEWEST and text[start + words[0][0] : start + words[0][1]].lower().rstrip(".") in persons.titles:
        words = words[1:]
    spelt = [text[start + a : start + b] for a, b in words]
    if not FEWEST <= len(spelt) <= MOST or not all(_of_a_name(w, persons) for w in spelt):
        return None
    if not persons.uncapitalised and not (spelt[0][0].isupper() and spelt[-1][0].isupper()):
        return None
    return Span(start + words[0][0], start + words[-1][1])


def _of_a_name(word: str, persons: PersonLexicon) -> bool:
    """Whether a word can stand in a name."""
    low = word.lower().strip(".")
    if not low or not low.replace("-", "").replace("'", "").replace("’", "").isalpha() or low in persons.not_names:
        return False
    return persons.uncapitalised or word[0].isupper() or low in persons.particles or low in persons.joining


def _age(rest: str, lexicon: _ListLexicon) -> str | None:
    """The age in the words behind a name: a number that stands alone between signs, or beside a word of years."""
    for m in _NUMBER.finditer(rest):
        before, behind = rest[: m.start()].rstrip(" "), rest[m.end() :].lstrip(" ")
        alone = before[-1:] in _AROUND_AGE and (not behind or behind[0] in _AROUND_AGE or behind[0] == ".")
        worded = lexicon.ages.match(rest.lower(), m.end()) or lexicon.ages.search(before.lower()[-DETAIL:] + " ")
        if int(m[0]) <= OLDEST and (alone or worded):
            return m[0]
    return None


def _sex(rest: str, lexicon: _ListLexicon) -> Sex | None:
    """Man or woman, where the words behind a name say which."""
    words = set(re.findall(r"[^\W\d_]+", rest.lower()))
    male, female = bool(words & lexicon.male), bool(words & lexicon.female)
    return None if male == female else "male" if male else "female"


def _detail(text: str, line: Span, lexicon: _ListLexicon) -> _NamedLine | None:
    """A line of a card that tells age or sex of the one named above it, None where it is another line."""
    words = text[line.start : line.end]
    if len(words) > DETAIL or _entry(text, line, lexicon) is not None:
        return None
    number = _NUMBER.search(words)
    age = number[0] if number and int(number[0]) <= OLDEST and lexicon.ages.match(words.lower(), number.end()) else None
    age = age or _age(f",{words}", lexicon)
    sex = _sex(words, lexicon)
    short = len(words.split()) <= MOST
    return _NamedLine(line, age, sex, True) if age is not None or (sex is not None and short) else None


def _claim(document: Document, entry: _NamedLine, told: Span) -> Claim:
    """The claim of an entry, tied to the line that tells what became of those named."""
    span = (entry.name.start, entry.name.end)
    name = " ".join(document.account.text[span[0] : span[1]].split())
    return document.claim(
        "actor",
        document.sentence_at(span[0]),
        span,
        name=name,
        role="victim",
        person_kind="person",
        age=entry.age,
        sex=entry.sex,
        anchor_start=told.start,
        anchor_end=told.end,
        rule="actor_listed",
        confidence=LIKELY,
    )


def apart_from_lists(claims: Sequence[Claim], listed: ListedVictims) -> Iterator[Claim]:
    """Claims of persons in sentences; those in the lines of lists are told by the lists.

    Args:
        claims: What the reader of sentences found.
        listed: The victims of lists.
    """
    lines = Stretches(listed.lines)
    yield from (claim for claim in claims if claim.kind != "actor" or claim.start not in lines)

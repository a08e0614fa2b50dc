"""Name claims: what tellers call an event.

A name is the tellers' word and takes no side: all are kept, with who uses them.  A name made of a date carries it as
EDTF (`XXXX-03-03` where the year is not said), so that "March 3 attacks" and "the attacks of 3 March" are one name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.lang.dates import find_dates
from firsthand.lang.edtf import Mask, dated, mask
from firsthand.lang.pack import LanguagePack


@dataclass(frozen=True)
class NameLexicon:
    """Words names are made of."""

    nouns: frozenset[str]
    moods: frozenset[str]
    calendar: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]


@cache
def name_lexicon(pack: LanguagePack) -> NameLexicon:
    """Compile `names.toml` of a language."""
    topic = pack.topic("names")
    keys = ("nouns", "moods", "calendar", "joining", "articles")
    return NameLexicon(*(frozenset(topic.get(k, ())) for k in keys))


def read_names(document: Document) -> list[Claim]:
    """All names of events in an account: claims of kind `name`, `name` the normalised name, `edtf` its date if it has one."""
    lexicon = name_lexicon(document.pack)
    out: list[Claim] = []
    for sentence in document.sentences:
        lowers = sentence.lowers
        if lexicon.nouns.isdisjoint(lowers) and lexicon.moods.isdisjoint(lowers):
            continue
        taken: list[tuple[int, int]] = []
        for claim in (
            *_dated(document, sentence, lexicon),
            *_mooded(document, sentence, lexicon),
            *_proper(document, sentence, lexicon),
        ):
            if not any(claim.start < e and s < claim.end for s, e in taken):
                taken.append((claim.start, claim.end))
                out.append(claim)
    return out


def _word_at(sentence: Sentence, offset: int) -> int | None:
    """Index of the word that starts at an offset of the account's text."""
    try:
        return sentence.starts.index(offset)
    except ValueError:
        return None


def _dated(document: Document, sentence: Sentence, lexicon: NameLexicon) -> Iterator[Claim]:
    """Names of a date and a noun, in either order: "March 3 attacks", "the attacks of 3 March"."""
    if lexicon.nouns.isdisjoint(sentence.lowers):
        return
    for m in find_dates(document.account.text, document.pack, sentence.start, sentence.end):
        day, first = mask(m.edtf), _word_at(sentence, m.start)
        if first is None or day is None or m.granularity != "day" or not (day.month + day.day).isdecimal():
            continue
        called = _day_words(document, day)
        after = next((i for i, s in enumerate(sentence.starts) if s >= m.end), len(sentence.words))
        lowers = sentence.lowers
        if after < len(lowers) and lowers[after] in lexicon.nouns:
            span = (m.start, sentence.ends[after])
            yield _named(document, sentence, span, f"{called} {lowers[after]}", edtf=m.edtf)
        elif first >= 2 and lowers[first - 1] in lexicon.joining and lowers[first - 2] in lexicon.nouns:
            span = (sentence.starts[first - 2], m.end)
            yield _named(document, sentence, span, f"{called} {lowers[first - 2]}", edtf=m.edtf)


@cache
def month_names(pack: LanguagePack) -> dict[int, str]:
    """The full name of each month in a language, as a title writes it."""
    names = pack.topic("dates").get("lexicon", {}).get("month_full", {})
    out: dict[int, str] = {}
    for word, number in names.items():
        out.setdefault(number, word.capitalize())
    return out


def _day_words(document: Document, day: Mask) -> str:
    """The day and month of a name in one order, whatever the teller's: "March 3"."""
    month = int(day.month)
    return f"{month_names(document.pack).get(month, month)} {int(day.day)}"


def _named(document: Document, sentence: Sentence, span: tuple[int, int], name: str, *, edtf: str) -> Claim:
    return document.claim("name", sentence, span, name=name, edtf=edtf, rule="dated_name", confidence=0.8)


def _mooded(document: Document, sentence: Sentence, lexicon: NameLexicon) -> Iterator[Claim]:
    """Names of a mood word and a calendar word, both capitalised: "Black Friday"."""
    words, lowers = sentence.words, sentence.lowers
    for i in range(len(words) - 1):
        if (
            lowers[i] in lexicon.moods
            and lowers[i + 1] in lexicon.calendar
            and words[i][0].isupper()
            and words[i + 1][0].isupper()
        ):
            span = (sentence.starts[i], sentence.ends[i + 1])
            name = f"{words[i].title()} {words[i + 1].title()}"
            month = next((n for n, m in month_names(document.pack).items() if m.lower() == lowers[i + 1]), None)
            edtf = dated(None, month) if month else None
            yield document.claim("name", sentence, span, name=name, edtf=edtf, rule="mood_name", confidence=0.8)


def _proper(document: Document, sentence: Sentence, lexicon: NameLexicon) -> Iterator[Claim]:
    """Names of capitalised words and a capitalised noun: "Harbour Street Massacre", "First Balkan War"."""
    words, lowers = sentence.words, sentence.lowers
    if sentence.kind == "title" or sentence.text.isupper():
        return
    for i, low in enumerate(lowers):
        if low not in lexicon.nouns or not words[i][0].isupper():
            continue
        first = i
        while (
            first > 0
            and words[first - 1][0].isupper()
            and words[first - 1].isalpha()
            and lowers[first - 1] not in lexicon.articles
        ):
            first -= 1
        if first < i:
            span = (sentence.starts[first], sentence.ends[i])
            yield document.claim(
                "name", sentence, span, name=" ".join(words[first : i + 1]), rule="proper_name", confidence=0.6
            )

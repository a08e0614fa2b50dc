"""Adjuncts: the words of a sentence that only say when or where, found first so that a reader of clauses can step over them.

"Officials said [on Saturday] nine miners were killed [in the Polish city of Opole]": without them the number stands beside
its verb, wherever the day and the place were put.  Stands between the readers of times and places and that of figures.
Trusts days told to the day, and places behind a preposition that only places follow; deliberately leaves months, years and
stretches of time ("so far this year"), whose words change what a number counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.places.read import ADJECTIVE
from firsthand.lang.edtf import precision
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span

_TO_THE_DAY = ("day", "time")  # how finely a time is told that is stepped over
_SOURCES = ("source_after", "source_before")  # rules of attributions by a noun or preposition: no clause of its own
_REACH = 6  # words from a place's name back to the preposition that leads its phrase


@dataclass(frozen=True, slots=True)
class AdjunctWords:
    """The small words of a language that lead a day or a place.

    Attributes:
        before_day: Right before a day, one or several: "late on".
        leading: Prepositions that only places follow: "in".
        inside: Between such a preposition and the name: articles, "city", "of".
        behind: Behind the name: "province".
        births: Behind the year of a birth.
        organisations: Behind the name of an organisation's place: "police", which is not where something happened.
    """

    before_day: frozenset[str]
    leading: frozenset[str]
    inside: frozenset[str]
    behind: frozenset[str]
    organisations: frozenset[str]
    births: frozenset[str]


@cache
def adjunct_words(pack: LanguagePack) -> AdjunctWords:
    """Compile what this step needs of `dates.toml` and `places.toml`."""
    dates, places = pack.topic("dates"), pack.topic("places")
    prepositions, nouns = places.get("prepositions", {}), places.get("nouns", {})
    inside = {w for key in ("between", "articles", "of") for w in str(prepositions.get(key, "")).split()}
    return AdjunctWords(
        before_day=frozenset(dates.get("before_day", ())),
        leading=frozenset(str(prepositions.get("strong", "")).split()),
        inside=frozenset(inside | set(nouns.get("before_of", {})) | set(nouns.get("before", {}))),
        behind=frozenset(nouns.get("after", {})),
        organisations=frozenset(str(nouns.get("organisations", "")).split()),
        births=frozenset(w for w in dates.get("asides", {}).get("born_behind", ()) if " " not in w),
    )


def parts_speakers(pack: LanguagePack) -> bool:
    """Whether a day parts a speaker from what stands before, in a language whose verb ends the clause; it must stay there."""
    return bool(pack.topic("attribution").get("order", {}).get("kind") == "last")


def stepped_over(
    document: Document, times: Iterable[Claim], places: Iterable[Claim], said: Iterable[Claim] = ()
) -> dict[int, frozenset[int]]:
    """The words of each sentence that only say when or where, or at its start from whom ("According to the mayor, ...").

    Args:
        document: The account.
        times, places: What the readers of times and places found in it.
        said: Attributions found in it.

    Returns:
        Sentence index to indices of its words; sentences without such words are left out.
    """
    words = adjunct_words(document.pack)
    gone: dict[int, set[int]] = {}
    for day in times:
        birth = day.rule == "born"
        if day.time_kind == "date" and (birth or precision(day.edtf) in _TO_THE_DAY):
            sentence = document.sentences[day.sentence]
            found = _words_in(sentence, day)
            if birth and found:
                found += _birth_words(sentence, found[-1] + 1, words)
            while found and found[0] and sentence.lowers[found[0] - 1] in words.before_day:
                found.insert(0, found[0] - 1)
            gone.setdefault(day.sentence, set()).update(found)
    for place in sorted((p for p in places if p.rule != ADJECTIVE), key=lambda p: p.start):
        sentence = document.sentences[place.sentence]
        gone.setdefault(place.sentence, set()).update(_phrase(sentence, place, words, gone))
    for source in said:
        if source.rule in _SOURCES:
            gone.setdefault(source.sentence, set()).update(_opening_source(document, source))
    return {i: frozenset(g) for i, g in gone.items() if g}


def apart_from_names(document: Document, gone: Mapping[int, frozenset[int]]) -> dict[int, frozenset[int]]:
    """Adjuncts without those that may be part of a name: a capital behind a capital ("Holm [East Africa] claimed").

    Args:
        document: The account.
        gone: Sentence index to indices of the words that would be stepped over.
    """
    out: dict[int, frozenset[int]] = {}
    for index, words in gone.items():
        sentence = document.sentences[index]
        kept: set[int] = set()
        for i in sorted(words):
            capital = i > 0 and sentence.words[i][0].isupper() and sentence.words[i - 1][0].isupper()
            if i - 1 in kept or (i - 1 not in words and not capital):
                kept.add(i)
        out[index] = frozenset(kept)
    return out


def _opening_source(document: Document, said: Claim) -> list[int]:
    """The words from a sentence's start to what a source named there is said to have said.

    None where a sign parts the source itself: behind "according to police, the driver, 20," may stand who is told of.
    """
    sentence = document.sentences[said.sentence]
    before = [i for i in range(len(sentence.starts)) if sentence.ends[i] <= said.start]
    named = max(said.cue_end or 0, said.speaker_end or 0)
    inside = [sentence.words[i][0].isalnum() for i in before if sentence.starts[i] < named]
    behind = [sentence.words[i][0].isalnum() for i in before if sentence.starts[i] >= named]
    opens = bool(before) and min(said.cue_start or 0, said.speaker_start or 0) == sentence.starts[0]
    return before if opens and all(inside) and not any(behind) else []


def _birth_words(sentence: Sentence, at: int, words: AdjunctWords) -> list[int]:
    """The word behind the year of a birth, which goes with it ("1964-cü il təvəllüdlü Rza")."""
    return [at] if at < len(sentence.lowers) and sentence.lowers[at] in words.births else []


def _words_in(sentence: Sentence, claim: Claim) -> list[int]:
    """Indices of the words that a claim quotes."""
    first = bisect_left(sentence.starts, claim.start)
    return [i for i in range(first, bisect_left(sentence.starts, claim.end)) if sentence.ends[i] <= claim.end]


def _phrase(sentence: Sentence, place: Claim, words: AdjunctWords, gone: Mapping[int, set[int]]) -> set[int]:
    """The words from a preposition to the end of a place's name; none where no preposition leads it.

    A further place behind a comma or in brackets ("in Gao, Mali,") goes with the one before it, its closing sign too.
    """
    named = _words_in(sentence, place)
    if not named:
        return set()
    first, last = named[0], named[-1]
    while last + 1 < len(sentence.lowers) and sentence.lowers[last + 1] in words.behind:
        last += 1
    if last + 1 < len(sentence.lowers) and sentence.lowers[last + 1] in words.organisations:
        return set()
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        low = sentence.lowers[k]
        if low in words.leading:
            return set(range(k, last + 1))
        if low not in words.inside and not _leads_inside(sentence, k, words):
            break
    before = sentence.lowers[first - 1] if first else ""
    if before in (",", "(") and first - 2 in gone.get(place.sentence, set()):
        closing = "," if before == "," else ")"
        closed = last + 1 < len(sentence.lowers) and sentence.lowers[last + 1] == closing
        return set(range(first - 1, last + 1 + closed))
    return set()


def _leads_inside(sentence: Sentence, k: int, words: AdjunctWords) -> bool:
    """Whether an unknown word is an adjective of the noun behind it ("the Polish city of Opole")."""
    return k + 1 < len(sentence.lowers) and sentence.lowers[k + 1] in words.inside and sentence.lowers[k].isalpha()


def widened(document: Document, said: Iterable[Claim], gone: Mapping[int, frozenset[int]]) -> list[Claim]:
    """Attributions that were read without adjuncts, their content with those that stand at its ends.

    A day right beside the verb or the speaker is the day of saying, and stays outside ("said on Saturday nine died").

    Args:
        document: The account with all its words.
        said: Claims of kind `attribution`, unsealed.
        gone: Sentence index to indices of the words that were stepped over.
    """
    that = frozenset(str(document.pack.topic("attribution").get("that", "")).split())
    return [_wide(document, claim, gone, that) for claim in said]


def _wide(document: Document, claim: Claim, gone: Mapping[int, frozenset[int]], that: frozenset[str]) -> Claim:
    text, start, end = document.account.text, claim.start, claim.end
    announced = (
        claim.quote.partition(" ")[0].lower() in that
    )  # "on Saturday that nine died": the day is not of what follows
    own = [at for at in (claim.cue_start, claim.cue_end, claim.speaker_start, claim.speaker_end) if at is not None]
    for sentence in document.sentences[claim.sentence :]:
        if sentence.start >= claim.end:
            break
        for run in _runs(sentence, gone.get(sentence.index, frozenset())):
            first, last = run.start, run.end
            beside = any(not text[min(at, edge) : max(at, edge)].strip() for at in own for edge in (first, last))
            if beside:
                continue
            if last <= start and not announced and not text[last:start].strip():
                start = first
            elif first >= end and not text[end:first].strip():
                end = last
    if (start, end) == (claim.start, claim.end):
        return claim
    return claim.changed(start=start, end=end, quote=text[start:end])


def _runs(sentence: Sentence, gone: frozenset[int]) -> list[Span]:
    """Stretches of words that were stepped over, in offsets of the account's text."""
    out: list[Span] = []
    for i in sorted(gone):
        if i - 1 in gone:
            out[-1] = Span(out[-1].start, sentence.ends[i])
        else:
            out.append(Span(sentence.starts[i], sentence.ends[i]))
    return out

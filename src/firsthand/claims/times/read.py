"""Times that an account tells, as claims of kind `time`.

Stands in the claims stage; reads one document in order, since "two days later" hangs on what was said before.  Phrases
come from the language's `dates.toml`; which day they mean is worked out by `absolute`, `relative`,
`duration` and `clock` against a `Frame`.  A date in the title of a document or film (quotation marks after such a
noun) is a claim of rule `title`: it names a thing and dates no event.  Refuses to read ages as times and to guess years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.times.absolute import read_calendar
from firsthand.claims.times.clock import clock_of, day_at_clock, loose_day
from firsthand.claims.times.duration import read_duration, read_reference, read_set
from firsthand.claims.times.frame import Frame, ToldTime
from firsthand.claims.times.relative import read_relative
from firsthand.lang.dates import Calendar, grammar_of
from firsthand.lang.edtf import bounds, dated, ends, mask, precision
from firsthand.lang.pack import LanguagePack
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of

TABLES = ("calendar", "relative", "duration", "set", "reference", "clock")
QUOTED = re.compile(r"[“«\"„]([^“”«»\"„]{1,200})[”»\"“]")


def read_times(document: Document) -> list[Claim]:
    """All time expressions of an account, resolved.

    Args:
        document: The account with its language pack; `account.published` is what relative words count from.

    Returns:
        Claims in order of place, without overlap; empty where the pack has no `dates.toml`.
    """
    if not document.pack.topic("dates"):
        return []
    return _TimeReader(document).read()


@cache
def _rule_tables(pack: LanguagePack) -> Mapping[str, str]:
    topic = pack.topic("dates")
    return {rule: table for table in TABLES for rule in topic.get(table, {})}


class _TimeReader:
    """Reads one document; holds the frame that moves along."""

    def __init__(self, document: Document) -> None:
        self.document, pack = document, document.pack
        self.topic = pack.topic("dates")
        self.grammar = grammar_of(pack, *TABLES)
        self.tables = _rule_tables(pack)
        published = bounds(document.account.published)
        told = published[1] or published[0]
        self.calendar = Calendar(pack, told.year if told else None)
        self.frame = Frame(document=document, published=published, topic=self.topic)

    def read(self) -> list[Claim]:
        text, grammar = self.document.account.text, self.grammar
        found = [(s, grammar.scan_words(text, s.words, s.starts, s.ends)) for s in self.document.sentences]
        self._look_ahead([m for _, ms in found for m in ms])
        out: list[Claim] = []
        for sentence, matches in found:
            if matches:
                out += self._sentence(sentence, matches)
        return out

    def _look_ahead(self, matches: list[Match]) -> None:
        """Gather the days the account gives in full, and whether it looks back."""
        for match in matches:
            made = self.calendar.resolve(match) if match.rule in ("date", "iso", "numeric", "wire") else None
            for edtf in ends(made.edtf) if made else ():
                digits = mask(edtf)
                if digits and precision(edtf) == "day" and digits.year.isdecimal():
                    self.frame.years.setdefault(dated(None, digits.month, digits.day), set()).add(digits.year)
        low = self.document.account.text.lower()
        self.frame.recalls = any(w in low for w in self.topic.get("recall", {}).get("commemoration", ()))

    def _sentence(self, sentence: Sentence, matches: list[Match]) -> list[Claim]:
        self.frame.sentence = sentence
        titles = self._titles(sentence)
        out: list[Claim] = []
        clocks: list[tuple[Match, int]] = []
        said: str | None = None
        for match in matches:
            if self.tables[match.rule] == "clock":
                clocks.append((match, len(out)))
                continue
            told = self._told(match)
            if told is None:
                continue
            rule = "title" if any(a <= match.start < b for a, b in titles) else match.rule
            out.append(self._claim(sentence, (match.start, match.end), told, rule))
            if told.time_kind == "date" and rule not in ("title", "anniversary"):
                self.frame.note(told.edtf)
                if match.rule == "quarter":
                    self.frame.note_quarter(told.edtf)
                said = told.edtf if precision(told.edtf) == "day" and bounds(told.edtf)[0] else said
        return self._with_clocks(sentence, out, clocks, said) if clocks else out

    def _told(self, match: Match) -> ToldTime | None:
        table, values = self.tables[match.rule], self.grammar.values
        if table == "calendar":
            return read_calendar(match, self.frame, self.calendar)
        if table == "relative":
            return read_relative(match, self.frame, values)
        read = {"duration": read_duration, "set": read_set, "reference": read_reference}[table]
        return read(match, self.frame, values)

    def _claim(self, sentence: Sentence, span: tuple[int, int], told: ToldTime, rule: str) -> Claim:
        return self.document.claim(
            "time", sentence, span, edtf=told.edtf, time_kind=told.time_kind, confidence=told.confidence, rule=rule
        )

    def _titles(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Spans of quoted titles: quotation marks after a noun that takes a title."""
        if QUOTED.search(sentence.text) is None:
            return []
        nouns = self.topic.get("title", {}).get("nouns", ())
        out = []
        for m in QUOTED.finditer(sentence.text):
            before = words_of(sentence.text[max(0, m.start() - 40) : m.start()])
            if before and before[-1] in nouns:
                out.append((sentence.start + m.start(), sentence.start + m.end()))
        return out

    def _with_clocks(
        self, sentence: Sentence, claims: list[Claim], clocks: list[tuple[Match, int]], said: str | None
    ) -> list[Claim]:
        """Join clock times with the day beside them; those that stand alone take the day of the sentence or story."""
        text = self.document.account.text
        for match, at in reversed(clocks):
            clock = clock_of(match, self.grammar.values)
            if clock is None:
                continue
            after = claims[at] if at < len(claims) else None
            before = claims[at - 1] if at else None
            if after and precision(after.edtf) == "day" and self._joined(text[match.end : after.start]):
                edtf, span = day_at_clock(after.edtf, clock), (match.start, after.end)
                claims[at : at + 1] = [self._claim(sentence, span, ToldTime(edtf, confidence=0.9), "clock")]
            elif before and precision(before.edtf) == "day" and self._joined(text[before.end : match.start]):
                edtf, span = day_at_clock(before.edtf, clock), (before.start, match.end)
                claims[at - 1 : at] = [self._claim(sentence, span, ToldTime(edtf, confidence=0.9), "clock")]
            else:
                edtf = day_at_clock(loose_day(self.frame, said), clock)
                told = ToldTime(edtf, confidence=0.6 if edtf else 0.3)
                claims.insert(at, self._claim(sentence, (match.start, match.end), told, "clock"))
        return claims

    def _joined(self, gap: str) -> bool:
        said = gap.strip().lower()
        return said in ("", ",") or said in self.topic.get("clock_joins", ())

"""Times that an account tells, as claims of kind `time`.

Stands in the claims stage; reads one document in order, since "two days later" hangs on what was said before.  Phrases
come from the language's `dates.toml`; which day they mean is worked out by `absolute`, `relative`,
`duration` and `clock` against a `Frame`.  A date in the title of a document or film (quotation marks after such a
noun) is a claim of rule `title`: it names a thing and dates no event.  Refuses to read ages as times and to guess years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.times.absolute import read_calendar
from firsthand.claims.times.asides import ASIDES, aside_of, is_count, without_count
from firsthand.claims.times.clock import clock_of, day_at_clock, loose_day
from firsthand.claims.times.duration import read_duration, read_reference, read_set
from firsthand.claims.times.frame import Frame, ToldTime
from firsthand.claims.times.quoted import QUOTED, moved_to, quotes_of, spoken_on
from firsthand.claims.times.relative import FROM_PUBLICATION, read_relative
from firsthand.claims.times.stamps import with_stamps
from firsthand.lang.dates import Calendar, grammar_of
from firsthand.lang.edtf import bounds, dated, ends, mask, precision
from firsthand.lang.pack import LanguagePack
from firsthand.lang.slots import Match
from firsthand.lang.tokens import words_of

TABLES = ("calendar", "relative", "duration", "set", "reference", "clock")
DAY_REACH = 60  # characters from a clock time to a day behind it that it is of
PAST_YEARS = 3  # before the publication at least, that a year of a history lies
HISTORY_DATES = 4  # with such a year at least
HISTORY_SHARE = 3  # of these to one that counts from the publication or lies near it
TO_THE_DAY = ("day", "time", "interval")
SAID_AS = {"bare_year": "year", "small_deictic": "deictic"}  # rules whose claims bear another's name
SAID_OF_DAYS = ("deictic", "small_deictic")
NOT_TOLD = (*SAID_OF_DAYS, "this_part", "ago")  # rules by which a history tells of its own day: its story stays
NO_STORY = ("title", "anniversary", *ASIDES)  # rules of dates to which the story does not move


def read_times(document: Document) -> list[Claim]:
    """All time expressions of an account, resolved.

    Args:
        document: The account with its language pack; `account.published` is what relative words count from.

    Returns:
        Claims in order of place, without overlap; empty where the pack has no `dates.toml`.
    """
    if not document.pack.topic("dates"):
        return []
    return with_stamps(document, _TimeReader(document).read())


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
        self.calendar = Calendar(pack, told.year if told else None, told)
        self.frame = Frame(document=document, published=published, topic=self.topic)
        self.spoken: date | None = None

    def read(self) -> list[Claim]:
        text, grammar = self.document.account.text, self.grammar
        scanned = ((s, grammar.scan_words(text, s.words, s.starts, s.ends)) for s in self.document.sentences)
        found = [(s, [without_count(self.document, m) for m in matches]) for s, matches in scanned]
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
        self.calendar.settle(matches)
        self.frame.history = self._is_history(matches)
        self.frame.recalls = any(w in low for w in self.topic.get("recall", {}).get("commemoration", ()))

    def _is_history(self, matches: list[Match]) -> bool:
        """Whether the account tells mainly of years long past: by far more of them than it counts from its publication."""
        high = self.frame.published[1]
        if high is None:
            return False
        made = (self.calendar.resolve(m) for m in matches if self.tables[m.rule] == "calendar" and "year" in m.slots)
        years = [low.year for low in (bounds(m.edtf)[0] for m in made if m) if low]
        past = sum(year <= high.year - PAST_YEARS for year in years)
        anchors = sum(m.rule in FROM_PUBLICATION for m in matches) + len(years) - past
        return past >= HISTORY_DATES and past >= HISTORY_SHARE * anchors

    def _sentence(self, sentence: Sentence, matches: list[Match]) -> list[Claim]:
        self.frame.sentence = sentence
        titles = self._titles(sentence)
        out: list[Claim] = []
        clocks: list[tuple[Match, int]] = []
        story = self.frame.story
        for match in matches:
            if self.tables[match.rule] == "clock":
                clocks.append((match, len(out)))
                continue
            told = self._beside_deictic(match, out) or self._told(match)
            if told is None:
                continue
            said = SAID_AS.get(match.rule, match.rule)
            rule = "title" if any(a <= match.start < b for a, b in titles) else said
            if rule == "year" and is_count(self.document, sentence, match.start, match.end):
                continue
            if told.time_kind == "date":
                long = precision(told.edtf) not in TO_THE_DAY
                rule = aside_of(self.document, sentence, (match.start, match.end), long=long) or rule
            out.append(self._claim(sentence, (match.start, match.end), told, rule))
            if told.time_kind == "date" and rule not in NO_STORY and self._moves_story(match, told):
                self.frame.note(told.edtf)
                self._note_history(match, told)
                if match.rule == "quarter":
                    self.frame.note_quarter(told.edtf)
        out = self._from_the_day_of_speaking(sentence, out)
        return self._with_clocks(sentence, out, clocks, story) if clocks else out

    def _from_the_day_of_speaking(self, sentence: Sentence, out: list[Claim]) -> list[Claim]:
        """The sentence's claims, "yesterday" inside a quotation counted from the day on which it was said."""
        low, high = self.frame.published
        before, self.spoken = self.spoken, spoken_on(self.document, sentence, out, self.topic.get("saying", ()))
        spoken = self.spoken or before
        if spoken is None or high is None or low != high:
            return out
        quotes = quotes_of(sentence)
        inside = [any(a <= c.start < b for a, b in quotes) and c.rule == "deictic" for c in out]
        return [
            replace(c, edtf=moved_to(c.edtf, spoken, high)) if quoted else c
            for c, quoted in zip(out, inside, strict=True)
        ]

    def _moves_story(self, match: Match, told: ToldTime) -> bool:
        """Whether the story goes on to a date: not to tomorrow, and a history not to the days of its own telling."""
        if self.frame.history and match.rule in NOT_TOLD:
            return False
        day, high = bounds(told.edtf)[0], self.frame.published[1]
        return not (match.rule in SAID_OF_DAYS and day is not None and high is not None and day > high)

    def _beside_deictic(self, match: Match, out: list[Claim]) -> ToldTime | None:
        """`tomorrow, Friday`: a weekday right behind a day told from the publication is that day."""
        if match.rule != "weekday" or "mod" in match.slots or not out or out[-1].rule != "deictic":
            return None
        gap = self.document.account.text[out[-1].end : match.start].strip()
        day = bounds(out[-1].edtf)[0]
        same = day is not None and day.isoweekday() == match.slots["weekday"].value
        return ToldTime(out[-1].edtf) if same and gap in ("", ",", "(", "–", "-") else None

    def _note_history(self, match: Match, told: ToldTime) -> None:
        """What a date tells of whether the account is a history: a year said, or a day told from the publication."""
        if self.tables[match.rule] == "calendar" or match.rule == "bare_year":
            self.frame.note_year(match, told.edtf)
        elif match.rule in FROM_PUBLICATION and self.frame.published[1] is not None:
            self.frame.anchored = True

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
        self, sentence: Sentence, claims: list[Claim], clocks: list[tuple[Match, int]], story: str | None
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
                rule = aside_of(self.document, sentence, span, long=False) or (
                    after.rule if after.rule in NO_STORY else "clock"
                )
                claims[at : at + 1] = [self._claim(sentence, span, ToldTime(edtf, confidence=0.9), rule)]
            elif before and precision(before.edtf) == "day" and self._joined(text[before.end : match.start]):
                edtf, span = day_at_clock(before.edtf, clock), (before.start, match.end)
                rule = before.rule if before.rule in NO_STORY else "clock"
                claims[at - 1 : at] = [self._claim(sentence, span, ToldTime(edtf, confidence=0.9), rule)]
            else:
                edtf = day_at_clock(loose_day(self.frame, story, _day_near(claims, match)), clock)
                told = ToldTime(edtf, confidence=0.6 if edtf else 0.3)
                claims.insert(at, self._claim(sentence, (match.start, match.end), told, "clock"))
        return claims

    def _joined(self, gap: str) -> bool:
        said = gap.strip().lower()
        return said in ("", ",") or said in self.topic.get("clock_joins", ())


def _day_near(claims: list[Claim], clock: Match) -> str | None:
    """The last day said before a clock time in its sentence, else the next behind it, if that is near."""
    days = [c for c in claims if c.rule not in NO_STORY and precision(c.edtf) == "day" and bounds(c.edtf)[0]]
    before = [c for c in days if c.end <= clock.start]
    behind = [c for c in days if 0 <= c.start - clock.end <= DAY_REACH]
    return before[-1].edtf if before else behind[0].edtf if behind else None

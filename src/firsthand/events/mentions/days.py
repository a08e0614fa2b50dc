"""Which date of a sentence tells when something happened, and which only when it was said, recalled or judged.

Between `sentence` and `units`.  Refuses a date that stands beside a verb of saying, in a name or in the title of a work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.claim import Claim
from firsthand.events.mentions.sentence import QUOTED, SentenceClaims, UnitWords, in_title_quotes
from firsthand.lang.forms import all_forms
from firsthand.spans import Span

JUSTICE = ("arrest", "trial")  # types of act that are done by a court or the police
BOUND_REACH, BOUND_WORDS = 45, 6  # characters and words between an event noun and the date of its noun phrase
LED_WORDS = 2  # words between a date and the noun it stands before: "the May 11 fatal shooting"
CLAUSE_WORDS = 4  # quoted words, at least, that tell something of their own
SMALL = 3  # letters of a word that joins others, at most: "of", "the", "and"
# Titles of works, days recalled, years of birth, of a model and of comparison, days of a count, of telling, of plans and of
# laws, and the hours at which entries of a live page were written.
NO_DATE = ("title", "anniversary", "born", "model", "compared", "as_of", "reported", "planned", "enacted", "stamp")
RELATIVE = ("day_after", "day_before")  # rules of days counted from what happened: no noun of it is dated by them
SAID_REACH = 120  # characters from a speaker to the end of the verb of saying
SAYING_GAP = 5  # characters between a verb of saying and the day on which it was said
YEAR = re.compile(r"\d{4}")
LABEL_REACH = 40  # characters before a date in which the label of publication stands
CLOCK_ALONE = re.compile(r"\d{1,2}:\d\d")
WORD = re.compile(r"[^\W\d_]+")
HANDLE = re.compile(r"\(@\w{1,40}\)\W*$")


def free_times(sentence: SentenceClaims, words: UnitWords) -> list[Claim]:
    """Dates of the sentence that may tell when something happened: not those in names, titles or beside a verb of saying.

    None where it is about a picture from an archive, which may be old.
    """
    if words.archived.search(sentence.text.lower()):
        return []
    out = []
    for time in sentence.times:
        if time.time_kind != "date" or not time.edtf or time.rule in NO_DATE or in_title_quotes(sentence, time):
            continue
        if any(n.start < time.end and time.start < n.end for n in sentence.names):
            continue
        if any(said_when(time, a) for a in sentence.said) or _of_page(sentence, time, words):
            continue
        out.append(time)
    return out


def _of_page(sentence: SentenceClaims, time: Claim, words: UnitWords) -> bool:
    """Whether a date is the page's: behind a label of publication or the handle of a post, or a clock alone ("bar 1:19").

    A word of a later version is a label by itself; "published" and the like are words of sentences without a colon.
    """
    before = sentence.text[max(0, time.start - sentence.start - LABEL_REACH) : time.start - sentence.start]
    first = before.rstrip().endswith(":") and words.labels.first.search(before)
    if first or words.labels.updated.search(before) or HANDLE.search(before):
        return True
    last = WORD.findall(before.lower())[-1:]
    return bool(CLOCK_ALONE.fullmatch(time.quote)) and not (last and last[0] in words.small)


def said_when(time: Claim, said: Claim) -> bool:
    """Whether a date tells when something was said ("police said Sunday", "told a paper in a statement on Sunday that ...").

    It stands in the clause of saying: between the speaker and the verb, right behind either, or between the verb and the
    words that are said.
    """
    cue_start, cue_end = said.cue_start, said.cue_end
    if cue_start is None or cue_end is None:
        return False
    behind = max(cue_end, said.speaker_end or 0)
    after = 0 <= time.start - cue_end <= SAYING_GAP or 0 <= time.start - behind <= SAYING_GAP
    speaker_end = said.speaker_end if said.speaker_end is not None else cue_start
    low = min(cue_start, speaker_end)
    between = low <= time.start and time.end <= cue_end and cue_end - low < SAID_REACH
    led = cue_end <= time.start and time.end <= said.start and said.start - cue_end < SAID_REACH
    return after or between or led


def leads(sentence: SentenceClaims, time: Claim, act: Claim, words: UnitWords, *, owning: bool = False) -> bool:
    """Whether a date stands before a noun as a part of it, with no small word between: "the May 11 fatal shooting".

    A day that owns an act of law is that act's ("after Friday's hearing"); one that owns a harm only recalls it.
    """
    if time.end >= act.start:
        return False
    gap = sentence.text[time.end - sentence.start : act.start - sentence.start]
    if owning or act.act_type in JUSTICE:
        gap = next((gap[len(own) :] for own in all_forms().possessive if gap.startswith(own)), gap)
    between = WORD.findall(gap.lower())
    telling = [w for w in between if len(w) > SMALL and w not in words.small]
    return len(telling) == len(between) <= LED_WORDS and not re.search(r"[^\w\s-]", gap)


def owner(sentence: SentenceClaims, act: Claim, times: Sequence[Claim], words: UnitWords) -> Claim | None:
    """The day that owns a noun of harm ("last weekend's deadly shooting"): it recalls what is known already."""
    return next(
        (t for t in times if t.end < act.start and _owns(sentence, t) and leads(sentence, t, act, words, owning=True)),
        None,
    )


def owned_by_other(sentence: SentenceClaims, time: Claim, words: UnitWords) -> bool:
    """Whether a day owns a noun that is no act ("after Wednesday's match"): it dates nothing else."""
    return _owns(sentence, time) and not any(leads(sentence, time, a, words, owning=True) for a in sentence.acts)


def _owns(sentence: SentenceClaims, time: Claim) -> bool:
    """Whether a date has the ending of an owner."""
    return sentence.text[time.end - sentence.start :].startswith(tuple(all_forms().possessive))


def bound_date(sentence: SentenceClaims, act: Claim, free: Sequence[Claim], words: UnitWords) -> Claim | None:
    """The date inside a noun phrase ("the killing of villagers on 3 May", "the 2031 killing"): near, nothing else between."""
    for time in free:
        if time.rule in RELATIVE:
            continue
        if leads(sentence, time, act, words):
            return time
        gap = sentence.text[act.end - sentence.start : time.start - sentence.start]
        if _owns(sentence, time):
            continue
        if 0 <= time.start - act.end <= BOUND_REACH and not re.search(r"[,;:]", gap):
            between = [a for a in sentence.acts if act.end <= a.start < time.start]
            if not between and len(WORD.findall(gap)) <= BOUND_WORDS:
                return time
    return None


def nearest(sentence: SentenceClaims, claim: Claim, free: list[Claim], words: UnitWords) -> Claim | None:
    """The date of a claim: in its own clause the nearest, else the last one before it, else the next one after.

    In what somebody is quoted with it is one told there: the day outside is that of speaking.
    """
    quote = _quote_around(sentence, claim)
    if quote is not None:
        free = [t for t in free if quote.start <= t.start < quote.end]
    dated = [t for t in free if YEAR.search(t.quote)] or free
    if not dated:
        return None
    clause = clause_at(sentence, claim.start, words, dated)
    own = [t for t in dated if clause.start <= t.start < clause.end]
    if own:
        return min(own, key=lambda t: (abs(t.start - claim.start), t.start))
    before = [t for t in dated if t.end <= claim.start]
    return before[-1] if before else dated[0]


def _quote_around(sentence: SentenceClaims, claim: Claim) -> Span | None:
    """The words in quotation marks that a claim stands in, if they are many enough to be a clause."""
    for m in QUOTED.finditer(sentence.text):
        start, end = sentence.start + m.start(1), sentence.start + m.end(1)
        if start <= claim.start < end and len(WORD.findall(m[1])) >= CLAUSE_WORDS:
            return Span(start, end)
    return None


def clause_at(sentence: SentenceClaims, at: int, words: UnitWords, dated: Sequence[Claim]) -> Span:
    """The clause round an offset: between signs and words that open clauses, those inside a date left out."""
    marks = [m.start() + sentence.start for m in words.clause.finditer(sentence.text.lower())]
    marks = [m for m in marks if not any(t.start < m < t.end for t in dated)]
    low = max((m for m in marks if m <= at), default=sentence.start)
    return Span(low, min((m for m in marks if m > at), default=sentence.start + len(sentence.text)))

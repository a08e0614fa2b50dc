"""Finds words that may name a place, and what speaks for and against it around them.

First half of the place reader: one scan over the text for runs of capitalised words, table look-ups inside each run,
and the cues beside it.  Refuses to decide which of several namesakes is meant, or whether a weak candidate is kept
(`meant`): that takes the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from firsthand.claims.document import Document, Sentence
from firsthand.claims.places.candidate import Candidate, ScannedPlaces
from firsthand.claims.places.dateline import DATELINE, is_filed
from firsthand.claims.places.endings import read_ending
from firsthand.claims.places.lexicon import PlaceLexicon, place_lexicon
from firsthand.claims.places.names import opens, opens_two, rows_of
from firsthand.claims.places.outlet import outlet_tail
from firsthand.claims.places.owned import GOES_ON, ends_beyond, longest_beyond, named_so
from firsthand.claims.places.uncapitalised import read_uncapitalised
from firsthand.gazetteer.countries import adjectives, short_names
from firsthand.gazetteer.gazetteer import gazetteer

LONGEST = 6
BRACKETS = frozenset("([")
ACRONYM = 4  # letters: a word of so many capitals in running text is an acronym, unless it opens a dateline
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?|[,;:()\"“”—–]")
_SMALL = re.compile(r"(?<!\S)[a-z]\S{3}")
_AGE = re.compile(r",\s+\d{1,2}\s*[,.)]|\s+\(\d{1,2}\)")

Pieces = list[tuple[str, int]]  # words of a run with their places in the text


def _plain(sentence: Sentence, *, titles: bool) -> str:
    """Whether capitals tell nothing: `upper` for wire copy, `title` for headlines, else empty."""
    if 4 * len(_SMALL.findall(sentence.text)) > len(sentence.words):
        return ""  # too many small letters for either
    words = [w for w in sentence.text.split() if w[:1].isalpha()]
    if not words:
        return ""
    if sum(map(str.isupper, words)) > 0.75 * len(words) and len(words) > 2:
        return "upper"
    long = [w for w in words if len(w) > 3]
    raised = sum(1 for w in long if w[0].isupper())
    return "title" if titles and len(long) > 3 and raised >= 0.75 * len(long) else ""


class _PlaceScan:
    """One scan over one account."""

    def __init__(self, document: Document, lexicon: PlaceLexicon) -> None:
        self.document, self.lexicon, self.text = document, lexicon, document.account.text
        self.found = ScannedPlaces([], [], set())
        self._modes: dict[int, str] = {}
        self._outlet = outlet_tail(document, lexicon)
        self._until = 0  # where a name ends that went on behind its run

    def mode(self, sentence: Sentence) -> str:
        if sentence.index not in self._modes:
            self._modes[sentence.index] = _plain(sentence, titles=not self.lexicon.noun_capitals)
        return self._modes[sentence.index]

    def run(self, begin: int, end: int, sentence: Sentence) -> None:
        """Read one run of capitalised words."""
        if begin < self._until:
            begin = self._until + len(self.text[self._until : end]) - len(self.text[self._until : end].lstrip())
        words = self.text[begin:end].split(" ")
        if begin >= end or (len(words) == 1 and words[0].lower() in self.lexicon.never):
            return
        places = accumulate((len(w) + 1 for w in words), initial=begin)
        pieces: Pieces = list(zip(words, places, strict=False))
        mode, i, hits, content = self.mode(sentence), 0, 0, 0
        beyond = ends_beyond(self.text, end)
        while i < len(pieces):
            low = pieces[i][0].lower()
            road = 0 if mode or low in self.lexicon.functions else self._road(pieces, i)
            if road:
                hits, content = hits + 1, content + 1
                self._street(pieces, i, road, sentence)
                i = road
                continue
            if low in self.lexicon.inner:
                j, rows = self._longest(pieces, i, mode) if pieces[i][0][0].isupper() else (i + 1, ())
                if j == i + 1 or (low in self.lexicon.functions and pieces[i + 1][0].lower() in self.lexicon.ordinary):
                    i += 1
                    continue
            elif low in self.lexicon.functions:
                i += 1
                continue
            else:
                j, rows = self._longest(pieces, i, mode)
            content += 1
            if beyond and not road and self._beyond(pieces, i, beyond, sentence):
                return
            if rows:
                hits += 1
                self.candidate(pieces, (i, j), rows, sentence)
                i = j
                continue
            code = adjectives().get(low) if mode != "upper" or low.islower() else None
            if code is not None:
                self.found.adjectives.append(code)
            i += 1
        if hits == 0 and content:
            self._unknown(pieces, sentence)
        if content > 1 and not mode and pieces[-2][0].lower() not in self.lexicon.functions:
            self.found.surnames.add(pieces[-1][0])  # "Turin and Vercelli" are two names, no given name and surname

    def _beyond(self, pieces: Pieces, i: int, ends: tuple[int, ...], sentence: Sentence) -> bool:
        """Whether a name begins at piece `i` that goes on behind the run's apostrophe ("King's Lynn"): it is then found."""
        end, rows = longest_beyond(self.text, pieces[i][1], ends, self.lexicon.endings)
        if not rows or end > sentence.end:
            return False
        last = (self.text[pieces[-1][1] : end], pieces[-1][1])
        self.candidate([*pieces[:-1], last], (i, len(pieces)), rows, sentence)
        made = self.found.candidates[-1]
        unit = self.lexicon.after.get(self.text[made.start : end].split()[-1].lower())
        made.unit, made.person, self._until = made.unit or unit or "", False, end
        return True

    def _road(self, pieces: Pieces, i: int) -> int:
        """Where the name of a street that begins at piece `i` ends; 0 where none begins there."""
        for j in range(i + 1, min(len(pieces), i + LONGEST)):
            low = pieces[j][0].lower().rstrip(".")
            if low in self.lexicon.functions and low not in self.lexicon.inner:
                return 0
            if low in self.lexicon.streets and low not in self.lexicon.organisations:
                return j + 1
        return 0

    def _street(self, pieces: Pieces, i: int, j: int, sentence: Sentence) -> None:
        """A street: a place that the gazetteer lacks, whatever towns its words name."""
        start, end = pieces[i][1], pieces[j - 1][1] + len(pieces[j - 1][0])
        made = Candidate(
            start=start, end=end, sentence=sentence, name=self.text[start:end], rows=(), unit="street", rule="street"
        )
        self._before(made, pieces[i - 1][0] if i else "")
        self._contained(made)
        made.rule, made.person = "street", False
        self.found.candidates.append(made)

    def _longest(self, pieces: Pieces, i: int, mode: str) -> tuple[int, tuple[int, ...]]:
        """The longest name that begins at piece `i`, and its rows."""
        word, start = pieces[i]
        lexicon, last = self.lexicon, min(len(pieces), i + LONGEST)
        if last > i + 1 and word.lower() in lexicon.directions and pieces[i + 1][0].lower() in lexicon.sides:
            return i + 2, ()
        if last > i + 1 and opens(word, lexicon.endings) and opens_two(f"{word} {pieces[i + 1][0]}", lexicon.endings):
            for j in range(i + 2, last + 1):
                low = pieces[j - 1][0].lower()
                if low in lexicon.functions and low not in lexicon.inner:
                    last = j - 1
                    break
            for j in range(last, i + 1, -1):
                tail, at = pieces[j - 1]
                if tail.lower() not in lexicon.inner and (
                    rows := rows_of(self.text[start : at + len(tail)], lexicon.endings)
                ):
                    return j, rows
        low = word.lower()
        capitals = word.isupper() and len(word) <= ACRONYM and word not in short_names()
        letters = capitals and (mode != "upper" or self.text[start - 1 : start] in BRACKETS)
        if low in lexicon.directions or (mode == "upper" and (low in lexicon.ordinary or low in lexicon.shouted)):
            return i + 1, ()
        if letters and not DATELINE.match(self.text, start + len(word)):
            return i + 1, ()
        return i + 1, self._with_unit(word, start) or rows_of(word, lexicon.endings)

    def _with_unit(self, word: str, start: int) -> tuple[int, ...]:
        """Rows of a name of which the noun behind is a part ("Tver Oblast"), where that language inflects both."""
        lexicon = self.lexicon
        follows = lexicon.following.match(self.text, start + len(word)) if lexicon.endings else None
        if follows is None or follows[1].lower() not in lexicon.after:
            return ()
        return rows_of(f"{word} {follows[1]}", lexicon.endings)

    def candidate(self, pieces: Pieces, named: tuple[int, int], rows: tuple[int, ...], s: Sentence) -> None:
        """A name of the gazetteer with what stands around it."""
        i, j = named
        start, end = pieces[i][1], pieces[j - 1][1] + len(pieces[j - 1][0])
        made = Candidate(
            start=start, end=end, sentence=s, name=self.text[start:end], rows=rows, plain=bool(self.mode(s))
        )
        self._before(made, pieces[i - 1][0] if i else "")
        if self.text.startswith(self.lexicon.owning, end):
            made.rows = (*rows, *(r for r in named_so(made.name, self.lexicon.endings) if r not in rows))
        self._after(made, pieces, j)
        read_ending(made, self.text, self.lexicon)
        self._contained(made)
        if start == s.start and not made.person and is_filed(made, self.document.account, self.lexicon):
            made.cue, made.rule = "strong", "dateline"
        if self._outlet.start <= start < self._outlet.end:
            made.rule = "in_organisation"
        self.found.candidates.append(made)

    def _before(self, made: Candidate, left: str) -> None:
        """Read the words before the name."""
        lexicon, text = self.lexicon, self.text
        low = left.lower().rstrip(".")
        opening = text.startswith(left, made.sentence.start)
        named = (lexicon.noun_capitals or opening) and low in lexicon.before
        named = named or bool(lexicon.behind and left and rows_of(left, lexicon.endings))
        if left and not named and low not in lexicon.small and low not in lexicon.between:
            made.person = not made.plain or low in lexicon.titles or low in lexicon.first_names
        near = text[max(made.sentence.start, made.start - 48) : made.start]
        words = _WORD.findall(near.lower()) if near.isascii() else [w.lower() for w in _WORD.findall(near)]
        if words and words[-1].rstrip(".") in lexicon.titles and words[-1] not in lexicon.between:
            made.person = True
        at = len(words) - 1
        while at >= 0 and words[at] in lexicon.between and not (at and words[at - 1] in lexicon.of):
            made.vague = made.vague or words[at] in lexicon.directions
            at -= 1
        if at >= 0 and (words[at] in lexicon.articles or words[at] in lexicon.contracted):
            noun = made.rows[:1] >= (gazetteer().starts[2],) or made.name.lower() in lexicon.ordinary
            made.person = made.person or (lexicon.noun_capitals and noun)
            at -= words[at] in lexicon.articles
        word = words[at] if at >= 0 else ""
        of = at - 1 if word in lexicon.directions else at
        if of >= 1 and words[of] in lexicon.of and lexicon.before_of.get(words[of - 1]) == "street":
            made.unit, made.rule, made.rows = "street", "street", ()
        elif word in lexicon.of and at >= 1:
            self._of(made, words[at - 1])
        elif word in lexicon.before:
            self._of(made, word)
        elif word in lexicon.strong:
            made.cue, made.near = "strong", word in lexicon.near
        elif word in lexicon.medium:
            made.cue, made.near = "medium", word in lexicon.near
        elif made.vague:
            made.cue = "medium"
        self._joined(made)

    def _quarter(self, made: Candidate, end: int) -> None:
        """ "the X Park neighborhood": a quarter that bears the whole name."""
        follows = self.lexicon.following.match(self.text, end)
        if follows and self.lexicon.after.get(follows[1]) == "part":
            made.name, made.end, made.rows = self.text[made.start : end], end, rows_of(self.text[made.start : end])
            made.unit, made.rule = "part", "name" if made.rows else "unlisted"

    def _of(self, made: Candidate, noun: str) -> None:
        """Read "noun of X"."""
        lexicon = self.lexicon
        if noun in lexicon.organisation_of or noun in lexicon.organisations:
            made.rule, made.cue = "in_organisation", "medium"
            made.unit = "seated" if noun in lexicon.seated else ""
        elif noun in lexicon.before_of:
            unit = lexicon.before_of[noun]
            made.cue, made.near = "strong", unit == "near"
            made.unit = "" if unit == "near" else unit
        else:
            made.cue = "medium"

    def _joined(self, made: Candidate) -> None:
        """Let "X and Y", "X, Y" share what stands before X; "embassy of X in Y" is one organisation."""
        last = self.found.candidates[-1] if self.found.candidates else None
        if last is None or made.start - last.end > 12 or last.sentence is not made.sentence:
            return
        gap, lexicon = self.text[last.end : made.start].lower().split(), self.lexicon
        if last.rule == "in_organisation" and last.unit == "seated" and gap and gap[0] in lexicon.seat:
            made.rule, made.unit = "in_organisation", ""
        elif made.cue == "weak" and gap and gap[-1] in lexicon.joining and not last.person:
            made.cue = "medium" if last.cue == "weak" and last.rule == "name" else last.cue
            made.near = last.near
            if last.rule == "in_organisation":
                made.cue = "weak"

    def _after(self, made: Candidate, pieces: Pieces, j: int) -> None:
        """Read the words after the name."""
        lexicon, text = self.lexicon, self.text
        if j < len(pieces):
            word, at = pieces[j]
            low = word.lower()
            below = lexicon.following.match(text, at + len(word))
            if low in lexicon.after and at == made.end + 1 and below and below[1] in lexicon.of and not made.plain:
                made.rule = "in_organisation"
                return
            if low in lexicon.after and at == made.end + 1:
                made.unit, made.end = lexicon.after[low], at + len(word)
                j += 1
                low = pieces[j][0].lower() if j < len(pieces) else ""
        else:
            low = ""
        if low and low not in lexicon.functions and low not in lexicon.inner:
            tail = pieces[-1][0].lower()
            if low in lexicon.streets or (tail in lexicon.streets and not made.plain):
                made.unit, made.rows, made.rule = "street", (), "street"
                made.end = pieces[-1][1] + len(pieces[-1][0])
            elif low in lexicon.organisations or (tail in lexicon.organisations and not made.plain):
                made.rule = "in_organisation"
                self._quarter(made, pieces[-1][1] + len(pieces[-1][0]))
            elif made.plain and made.name.lower() in lexicon.first_names and low not in lexicon.happenings:
                made.person = True
            elif low in lexicon.happenings or made.plain:
                made.cue = "medium" if made.cue == "weak" and low in lexicon.happenings else made.cue
            elif adjectives().get(low) is None and not self._stands_free(made, word):
                made.person = True
            return
        follows = lexicon.following.match(text, made.end)
        word = follows[1] if follows else ""
        low = word.lower()
        if word.islower() and low in lexicon.after and not made.unit:
            made.unit = lexicon.after[low]
            made.cue = "strong" if made.cue == "medium" or made.unit not in ("region", "part") else made.cue
        elif low in lexicon.happenings and made.cue == "weak":
            made.cue = "medium"
        elif (low in lexicon.verbs and made.cue == "weak" and made.rows[:1] >= (gazetteer().starts[1],)) or _AGE.match(
            text, made.end
        ):
            made.person = True

    def _stands_free(self, made: Candidate, word: str) -> bool:
        """Whether a capitalised word behind a name is another noun, or another place of a language without prepositions."""
        lexicon = self.lexicon
        return (lexicon.noun_capitals and made.cue == "strong") or bool(
            lexicon.behind and rows_of(word, lexicon.endings)
        )

    def _contained(self, made: Candidate) -> None:
        """Read "X, Y" where Y holds X, and "X, Pa."."""
        text, lexicon = self.text, self.lexicon
        short = lexicon.after_comma.match(text, made.end)
        shouted = self.mode(made.sentence) == "upper"  # where "X, LA PAZ" is no "X, La."
        word = shouted and short and GOES_ON.match(text, short.end())
        if short and not word and (text[made.end] == "," or (short[1].isupper() and not made.plain)):
            made.container = (lexicon.states[short[1]],)
            return
        if text[made.end : made.end + 2] != ", ":
            return
        run = lexicon.runs.match(text, made.end + 2)
        if run is None:
            return
        words = run[0].split(" ")
        for n in range(min(len(words), LONGEST), 0, -1):
            rows = [r for r in rows_of(" ".join(words[:n]), lexicon.endings) if r < gazetteer().starts[3]]
            if rows:
                made.container = tuple(rows)
                return

    def _unknown(self, pieces: Pieces, sentence: Sentence) -> None:
        """A name the gazetteer does not know, kept where the words are clearly those of a place."""
        lexicon, mode = self.lexicon, self.mode(sentence)
        first = next(i for i, p in enumerate(pieces) if p[0].lower() not in lexicon.small)
        group = [pieces[first]]
        for piece in pieces[first + 1 :]:
            if piece[0].lower() in lexicon.functions and piece[0].lower() not in lexicon.inner:
                break
            group.append(piece)
        start, end = group[0][1], group[-1][1] + len(group[-1][0])
        low, tail = group[0][0].lower(), group[-1][0].lower()
        street = tail in lexicon.streets and len(group) > 1
        other = low in lexicon.ordinary or tail in lexicon.organisations or low in lexicon.titles
        if (other and not street) if mode != "upper" else any(p[0].lower() in lexicon.shouted for p in group):
            return
        made = Candidate(start=start, end=end, sentence=sentence, name=self.text[start:end], rows=(), plain=bool(mode))
        self._before(made, pieces[first - 1][0] if first else "")
        if street:
            made.unit, made.rule = "street", "street"
        elif tail in lexicon.after and len(group) > 1:
            made.unit, made.cue = lexicon.after[tail], "strong"
        else:
            follows = lexicon.following.match(self.text, end)
            if follows and follows[1].islower() and follows[1] in lexicon.after:
                made.unit = lexicon.after[follows[1]]
        if made.person or made.rule == "in_organisation" or not (made.unit or made.cue == "strong"):
            return
        self._contained(made)
        held = made.unit or (made.container and made.cue == "strong" and not mode)
        if held or (made.cue == "strong" and not mode and not lexicon.noun_capitals):
            made.rule = "street" if made.unit == "street" else "unlisted"
            self.found.candidates.append(made)


def find_places(document: Document) -> ScannedPlaces:
    """All words of an account that may name a place, with adjectives of countries beside them.

    Args:
        document: The account with its language pack.

    Returns:
        Candidates in the order of the text, nothing decided yet.
    """
    lexicon = place_lexicon(document.pack)
    sentences = document.sentences
    starts = [s.start for s in sentences]
    scan = _PlaceScan(document, lexicon)
    if not lexicon.capitals:
        for sentence in sentences:
            read_uncapitalised(scan, sentence)
        return scan.found
    for match in lexicon.runs.finditer(document.account.text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.end() <= sentences[at].end:
            scan.run(match.start(), match.end(), sentences[at])
    return scan.found

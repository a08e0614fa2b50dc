"""Finds words that may name a place, and what speaks for and against it around them.

First half of the place reader: one scan over the text for runs of capitalised words, table look-ups inside each run,
and the cues beside it.  Refuses to decide which of several namesakes is meant, or whether a weak candidate is kept
(`meant`): that takes the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, zip_longest

from firsthand.claims.document import Document, Sentence
from firsthand.claims.places.candidate import LONGEST, Candidate, Pieces, ScannedPlaces
from firsthand.claims.places.dateline import DATELINE, is_filed
from firsthand.claims.places.endings import read_ending
from firsthand.claims.places.followed import is_before_place, read_after, read_container
from firsthand.claims.places.led import read_before
from firsthand.claims.places.lexicon import PlaceLexicon, place_lexicon
from firsthand.claims.places.names import opens, opens_two, rows_of
from firsthand.claims.places.outlet import outlet_tail
from firsthand.claims.places.owned import ends_beyond, longest_beyond, named_so
from firsthand.claims.places.uncapitalised import read_uncapitalised
from firsthand.claims.places.wide import natural_end, region_end
from firsthand.gazetteer.countries import adjectives, adjectives_of, country_by_code, demonyms, short_names
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold
from firsthand.spans import Span

ADJECTIVE = 0.4  # how sure it is that a country's adjective stands for the country
BRACKETS = frozenset("([")
ACRONYM = 4  # letters: a word of so many capitals in running text is an acronym, unless it opens a dateline
_SMALL = re.compile(r"(?<!\S)[a-z]\S{3}")


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
        since = len(self.found.candidates)
        beyond = ends_beyond(self.text, end)
        while i < len(pieces):
            low = pieces[i][0].lower()
            whole = self._whole(pieces, i, mode, sentence)
            if whole:
                hits, content, i = hits + 1, content + 1, whole
                continue
            if low in self.lexicon.inner:
                j, rows = self._longest(pieces, i, mode) if pieces[i][0][0].isupper() else (i + 1, ())
                if j == i + 1 or (low in self.lexicon.functions and pieces[i + 1][0].lower() in self.lexicon.ordinary):
                    i += 1
                    continue
            elif low in self.lexicon.numbers and i + 1 < len(pieces) and pieces[i][1] > sentence.start and not mode:
                i += 2  # "the Seven Mile area"
                continue
            elif low in self.lexicon.functions:
                i += 1
                continue
            else:
                j, rows = self._longest(pieces, i, mode)
            content += 1
            if beyond and self._beyond(pieces, i, beyond, sentence):
                return
            code = adjectives().get(low) if mode != "upper" or low.islower() else None
            if rows and not (code and j == i + 1 and self._is_adjective(pieces, i, rows)):
                hits += 1
                self.candidate(pieces, (i, j), rows, sentence)
                i = j
                continue
            if code is not None:
                hits += 1
                self.people(Span(pieces[i][1], pieces[i][1] + len(pieces[i][0])), code, sentence)
            i += 1
        if hits == 0 and content:
            self._unknown(pieces, sentence)
        elif hits and not mode and self.found.candidates[since:]:
            self._longer(pieces, since)
        if content > 1 and not mode and pieces[-2][0].lower() not in self.lexicon.functions:
            self.found.surnames.add(pieces[-1][0])  # "Turin and Vercelli" are two names, no given name and surname

    def _whole(self, pieces: Pieces, i: int, mode: str, sentence: Sentence) -> int:
        """Keep a region, a river or a street that begins at piece `i`, whatever towns its words name: where it ends, or 0."""
        lexicon, (word, start), last = self.lexicon, pieces[i], i + 1 == len(pieces)
        low = word.lower()
        if not last and low in lexicon.directions and pieces[i + 1][0].lower() in lexicon.sides:
            return i + 2  # "the West Side"
        dotted = "." in self.text[start + 1 : start + 2]
        short = lexicon.initials.match(self.text, start) if dotted else None
        if short is not None and short.end() <= sentence.end:
            self._state(Span(*short.span()), sentence)
            return next((k for k in range(i + 1, len(pieces)) if pieces[k][1] >= self._until), len(pieces))
        region = region_end(self.text, pieces, i, lexicon)
        if region:
            self._kept(pieces, (i, region), "region", sentence)
            return region
        if mode or last or low in lexicon.functions:
            return 0
        natural = natural_end(pieces, i, lexicon)
        if natural and not rows_of(self._words(pieces, i, natural), lexicon.endings):
            self._kept(pieces, (i, natural), "natural", sentence)
            return natural
        road = self._road(pieces, i)
        if road:
            self._kept(pieces, (i, road), "street", sentence)
        return road

    def _is_adjective(self, pieces: Pieces, i: int, rows: tuple[int, ...]) -> bool:
        """Whether a word that a town bears too is a country's adjective: in that language, and not with a place behind it."""
        word, start = pieces[i]
        folded = fold(word)
        own = folded in demonyms() or folded in adjectives_of(self.lexicon.language)
        return rows[0] >= gazetteer().starts[1] and own and not is_before_place(self, start + len(word))

    def people(self, named: Span, code: str, sentence: Sentence) -> None:
        """Keep an adjective or demonym for the country that it stands for."""
        row = country_by_code()[code].row
        self.found.adjectives.append(code)
        made = self._told(named, (row,), sentence)
        made.rule, made.row, made.confidence = "adjective", row, ADJECTIVE

    def _told(self, named: Span, rows: tuple[int, ...], sentence: Sentence) -> Candidate:
        """A candidate that no word beside it need speak for."""
        start, end = named.start, named.end
        made = Candidate(start=start, end=end, sentence=sentence, name=self.text[start:end], rows=rows)
        self.found.candidates.append(made)
        return made

    def _state(self, named: Span, sentence: Sentence) -> None:
        """Keep the abbreviation of a first-order unit."""
        made = self._told(named, (self.lexicon.states[self.text[named.start : named.end]],), sentence)
        made.cue, made.unit = "strong", "first_order"
        self._until = named.end

    def _words(self, pieces: Pieces, i: int, j: int) -> str:
        return self.text[pieces[i][1] : pieces[j - 1][1] + len(pieces[j - 1][0])]

    def _longer(self, pieces: Pieces, since: int) -> None:
        """Take a listed name that is but a part of a longer one for all of it, where a place stands behind: "X Barho, Syria"."""
        made = self.found.candidates[since]
        start, end = pieces[0][1], pieces[-1][1] + len(pieces[-1][0])
        part = (made.person and made.cue == "strong") or (made.start > start and made.person)
        small = any(word.lower() in self.lexicon.functions for word, _ in pieces)
        if not part or small or len(self.found.candidates) > since + 1 or pieces[0][0].lower() in self.lexicon.titles:
            return
        whole = Candidate(start=start, end=end, sentence=made.sentence, name=self.text[start:end], rows=())
        read_before(self, whole, "")
        read_container(self, whole)
        if whole.cue == "strong" and is_before_place(self, end) and not whole.person:
            whole.rule = "unlisted"
            self.found.candidates[since] = whole

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
        """Where the name of a street that begins at piece `i` ends; 0 where none begins there, or a court's or a patrol's."""
        lexicon = self.lexicon
        leads = (lexicon.strong | lexicon.medium) - lexicon.of
        for j in range(i + 1, min(len(pieces), i + LONGEST)):
            low, before = pieces[j][0].lower().rstrip("."), pieces[j - 1][0].lower()
            if (low in lexicon.functions and low not in lexicon.inner) or (low in lexicon.inner and low in leads):
                return 0
            if low in lexicon.streets and low not in lexicon.organisations:
                behind = pieces[j + 1][0].lower() if j + 1 < len(pieces) else ""
                held = before in lexicon.benches or before in lexicon.small or behind in lexicon.organisations
                return 0 if held else j + 1
        return 0

    def _kept(self, pieces: Pieces, named: tuple[int, int], rule: str, sentence: Sentence) -> None:
        """A place that no row is asked for: a region, a river, a street."""
        i, j = named
        start, name = pieces[i][1], self._words(pieces, i, j)
        made = Candidate(
            start=start, end=start + len(name), sentence=sentence, name=name, rows=(), unit=rule, rule=rule
        )
        read_before(self, made, pieces[i - 1][0] if i else "")
        if rule == "region" and j < len(pieces):
            read_after(self, made, pieces, j)
        if rule != "region":
            read_container(self, made)
            made.rule, made.person = rule, False
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
        if (
            low in lexicon.directions
            or low in lexicon.numbers
            or self._benched(pieces, i)
            or (mode == "upper" and (low in lexicon.ordinary or low in lexicon.shouted))
        ):
            return i + 1, ()
        if letters and not DATELINE.match(self.text, start + len(word)):
            return i + 1, ()
        rows = self._with_unit(word, start) or rows_of(word, lexicon.endings)
        return i + 1, rows or self._in_genitive(word)

    def _in_genitive(self, word: str) -> tuple[int, ...]:
        """Rows of the countries and first-order units whose name stands in the genitive ("Litauens")."""
        ending = self.lexicon.genitive
        if not ending or not word.endswith(ending):
            return ()
        return tuple(r for r in rows_of(word.removesuffix(ending)) if r < gazetteer().starts[2])

    def _benched(self, pieces: Pieces, i: int) -> bool:
        """Whether a word makes the street's noun behind it an office's ("Supreme Court")."""
        behind = pieces[i + 1][0].lower() if i + 1 < len(pieces) else ""
        return behind in self.lexicon.streets and pieces[i][0].lower() in self.lexicon.benches

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
        read_before(self, made, pieces[i - 1][0] if i else "")
        if self.text.startswith(self.lexicon.owning, end):
            made.rows = (*rows, *(r for r in named_so(made.name, self.lexicon.endings) if r not in rows))
        read_after(self, made, pieces, j)
        read_ending(made, self.text, self.lexicon)
        short = read_container(self, made)
        if start == s.start and not made.person and is_filed(made, self.document.account, self.lexicon):
            made.cue, made.rule = "strong", "dateline"
        if self._outlet.start <= start < self._outlet.end:
            made.rule = "in_organisation"
        self.found.candidates.append(made)
        if short is not None:
            self._state(short, s)

    def _unknown(self, pieces: Pieces, sentence: Sentence) -> None:
        """A name the gazetteer does not know, kept where the words are clearly those of a place."""
        lexicon, mode = self.lexicon, self.mode(sentence)
        first = next(i for i, p in enumerate(pieces) if p[0].lower() not in lexicon.small)
        group = [pieces[first]]
        for piece, after in zip_longest(pieces[first + 1 :], pieces[first + 2 :]):
            low = piece[0].lower()
            if low in lexicon.functions and low not in lexicon.inner:
                break
            if low in lexicon.inner and (after is None or after[0].lower() in lexicon.ordinary | lexicon.functions):
                break  # "near Karvel on Tuesday"
            group.append(piece)
        start, end = group[0][1], group[-1][1] + len(group[-1][0])
        low, tail = group[0][0].lower(), group[-1][0].lower()
        street = tail in lexicon.streets and len(group) > 1
        other = low in lexicon.ordinary or tail in lexicon.organisations or low in lexicon.titles
        if (other and not street) if mode != "upper" else any(p[0].lower() in lexicon.shouted for p in group):
            return
        made = Candidate(start=start, end=end, sentence=sentence, name=self.text[start:end], rows=(), plain=bool(mode))
        read_before(self, made, pieces[first - 1][0] if first else "")
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
        read_container(self, made)
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

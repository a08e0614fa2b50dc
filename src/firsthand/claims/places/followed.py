"""What the words behind a name say of it: a noun ("X province"), a street, an organisation, a person's verb, a place around it.

Beside the finder of places.  Refuses to read anything before the name (`led`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.claims.places.candidate import LONGEST, Candidate, Pieces, ScanSeen
from firsthand.claims.places.led import is_unit
from firsthand.claims.places.names import rows_of
from firsthand.claims.places.owned import GOES_ON
from firsthand.gazetteer.countries import adjectives
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.spans import Span

_MARK = re.compile(r",\s|\s?\(")
_AGE = re.compile(r",\s+\d{1,2}\s*[,.)]|\s+\(\d{1,2}\)")


def read_after(scan: ScanSeen, made: Candidate, pieces: Pieces, j: int) -> None:
    """Read the words after the name."""
    lexicon, text = scan.lexicon, scan.text
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
        benched = pieces[-2][0].lower() in lexicon.benches and tail in lexicon.streets
        if not benched and (low in lexicon.streets or (tail in lexicon.streets and not made.plain)):
            made.unit, made.rows, made.rule = "street", (), "street"
            made.end = pieces[-1][1] + len(pieces[-1][0])
        elif benched or low in lexicon.organisations or (tail in lexicon.organisations and not made.plain):
            made.rule = "in_organisation"
            _quarter(scan, made, pieces[-1][1] + len(pieces[-1][0]))
        elif made.plain and made.name.lower() in lexicon.first_names and low not in lexicon.happenings:
            made.person = True
        elif low in lexicon.happenings or made.plain:
            made.cue = "medium" if made.cue == "weak" and low in lexicon.happenings else made.cue
        elif adjectives().get(low) is None and not _stands_free(scan, made, word) and not is_unit(scan, at + len(word)):
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


def _quarter(scan: ScanSeen, made: Candidate, end: int) -> None:
    """ "the X Park neighborhood": a quarter that bears the whole name."""
    follows = scan.lexicon.following.match(scan.text, end)
    if follows and scan.lexicon.after.get(follows[1]) == "part":
        made.name, made.end, made.rows = scan.text[made.start : end], end, rows_of(scan.text[made.start : end])
        made.unit, made.rule = "part", "name" if made.rows else "unlisted"


def _stands_free(scan: ScanSeen, made: Candidate, word: str) -> bool:
    """Whether a capitalised word behind a name is another noun, or another place of a language without prepositions."""
    lexicon = scan.lexicon
    return (lexicon.noun_capitals and made.cue == "strong") or bool(lexicon.behind and rows_of(word, lexicon.endings))


def read_container(scan: ScanSeen, made: Candidate) -> Span | None:
    """Read "X, Y" where Y holds X, and "X, Pa."; where such an abbreviation stands."""
    text, lexicon = scan.text, scan.lexicon
    short = lexicon.after_comma.match(text, made.end)
    shouted = scan.mode(made.sentence) == "upper"  # where "X, LA PAZ" is no "X, La."
    word = shouted and short and GOES_ON.match(text, short.end())
    if short and not word and (text[made.end] == "," or (short[1].isupper() and not made.plain)):
        made.container = (lexicon.states[short[1]],)
        return Span(*short.span(1))
    for rows in _named_behind(scan, made.end):
        units = tuple(r for r in rows if r < gazetteer().starts[3])
        if units:
            made.container = units
            break
    return None


def is_before_place(scan: ScanSeen, end: int) -> bool:
    """Whether a comma or bracket with a name of the gazetteer stands behind a name that ends there."""
    return any(_named_behind(scan, end))


def _named_behind(scan: ScanSeen, end: int) -> Iterator[tuple[int, ...]]:
    """Rows of the names that open behind a comma or bracket, the longest name first."""
    gap = _MARK.match(scan.text, end)
    run = scan.lexicon.runs.match(scan.text, gap.end()) if gap else None
    words = run[0].split(" ") if run else []
    for n in range(min(len(words), LONGEST), 0, -1):
        yield rows_of(" ".join(words[:n]), scan.lexicon.endings)

"""What the words before a name say of it: a preposition, a noun ("the town of X"), a title, the names it is joined to.

Beside the finder of places.  Refuses to read anything behind the name (`followed`).
"""

from __future__ import annotations

import re

from firsthand.claims.places.candidate import Candidate, ScanSeen
from firsthand.claims.places.names import rows_of
from firsthand.gazetteer.gazetteer import gazetteer

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?|[,;:()\"“”—–]")
_APPOSED = frozenset(("town", "first_order", "second_order"))
_BACK = 48  # characters before a name that are looked at


def read_before(scan: ScanSeen, made: Candidate, left: str) -> None:
    """Read the words before the name."""
    lexicon, text = scan.lexicon, scan.text
    low = left.lower().rstrip(".")
    opening = text.startswith(left, made.sentence.start)
    named = (lexicon.noun_capitals or opening) and low in lexicon.before
    named = named or bool(
        lexicon.behind and left and (opening or low in lexicon.organisations or rows_of(left, lexicon.endings))
    )
    named = named or _behind_its_country(scan, made)
    if left and not named and low not in lexicon.small and low not in lexicon.between:
        made.person = not made.plain or low in lexicon.titles or low in lexicon.first_names
    near = text[max(made.sentence.start, made.start - _BACK) : made.start]
    words = _WORD.findall(near.lower()) if near.isascii() else [w.lower() for w in _WORD.findall(near)]
    if words and words[-1].rstrip(".") in lexicon.titles and words[-1] not in lexicon.between:
        made.person = True
    if not lexicon.vessels.isdisjoint(words[-1:] if words and words[-1].isalpha() else words[-2:-1]):
        made.person = True  # a ship's name, in quotation marks or not
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
    if (word in lexicon.roadside and _meets_another(scan, made.end)) or (
        of >= 1 and words[of] in lexicon.of and lexicon.before_of.get(words[of - 1]) == "street"
    ):
        made.unit, made.rule, made.rows = "street", "street", ()
    elif word in lexicon.of and at >= 1:
        _of(scan, made, words[at - 1])
    elif word in lexicon.before or (word == "," and at and lexicon.before_of.get(words[at - 1]) in _APPOSED):
        _of(scan, made, word if word in lexicon.before else words[at - 1])  # "a village, X"
    elif word in lexicon.strong:
        made.cue, made.near = "strong", word in lexicon.near
    elif word in lexicon.medium and at and words[at - 1] in lexicon.near:
        made.cue, made.near = "strong", True  # "not far from X"
    elif word in lexicon.medium:
        made.cue, made.near = "medium", word in lexicon.near
    elif made.vague:
        made.cue = "medium"
    _joined(scan, made)


def _meets_another(scan: ScanSeen, end: int) -> bool:
    """Whether a word for near and a capitalised name stand behind a name: of two streets."""
    follows = scan.lexicon.following.match(scan.text, end)
    return bool(follows and follows[1] in scan.lexicon.near and scan.lexicon.runs.match(scan.text, follows.end() + 1))


def _behind_its_country(scan: ScanSeen, made: Candidate) -> bool:
    """Whether the place right before a name holds it: "the capital Lithuania's Vilnius", "in Bakhmut, Donetsk region"."""
    last = scan.found.candidates[-1] if scan.found.candidates else None
    if last is None or last.sentence is not made.sentence or scan.text[last.end : made.start] != " ":
        return False
    if last.rule == "name" and last.rows[:1] and last.rows[0] < gazetteer().starts[1]:
        made.cue = last.cue
        return True
    return is_unit(scan, made.end)


def is_unit(scan: ScanSeen, end: int) -> bool:
    """Whether the noun behind a name makes it a unit ("Tver oblast"), in a language that inflects both."""
    follows = scan.lexicon.following.match(scan.text, end) if scan.lexicon.endings else None
    return follows is not None and scan.lexicon.after.get(follows[1].lower()) in ("first_order", "second_order")


def _of(scan: ScanSeen, made: Candidate, noun: str) -> None:
    """Read "noun of X"."""
    lexicon = scan.lexicon
    if noun in lexicon.organisation_of or (noun in lexicon.organisations and noun not in lexicon.before_of):
        made.rule, made.cue = "in_organisation", "medium"
        made.unit = "seated" if noun in lexicon.seated else ""
    elif noun in lexicon.before_of:
        unit = lexicon.before_of[noun]
        made.cue, made.near = "strong", unit == "near"
        made.unit = "" if unit == "near" else unit
    else:
        made.cue = "medium"


def _joined(scan: ScanSeen, made: Candidate) -> None:
    """Let "X and Y", "X, Y" share what stands before X; "embassy of X in Y" is one organisation."""
    last = scan.found.candidates[-1] if scan.found.candidates else None
    if last is None or made.start - last.end > 12 or last.sentence is not made.sentence:
        return
    gap, lexicon = scan.text[last.end : made.start].lower().split(), scan.lexicon
    if last.rule == "in_organisation" and last.unit == "seated" and gap and gap[0] in lexicon.seat:
        made.rule, made.unit = "in_organisation", ""
    elif made.cue == "weak" and gap and gap[-1] in lexicon.joining and not last.person:
        made.cue = "medium" if last.cue == "weak" and last.rule == "name" else last.cue
        made.near = last.near
        if last.rule == "in_organisation":
            made.cue = "weak"

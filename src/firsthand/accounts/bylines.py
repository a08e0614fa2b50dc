"""Reads who wrote an account, where and for whom: byline, agency, dateline, notes of credit, captions.

Third step inside `accounts/`; works on the blocks that furniture left.  All of it stays in the text, marked as regions,
because claims and lineage read it.  Refuses to take a sentence for a byline: a name line holds no end of sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.accounts.account import Region
from firsthand.accounts.blocks import Block, ends_sentence
from firsthand.accounts.line_pattern import LinePattern, line_pattern
from firsthand.lang.dates import find_dates
from firsthand.lang.pack import LanguagePack

_HEAD, _TAIL = 10, 4
_NAME_LINE, _NAME, _CREDIT_LINE, _DATELINE, _CAPTION = 140, 80, 400, 90, 500
_NEVER = re.compile(r"(?!)")
_DASH = re.compile(r"\.-(?=\s)\s*|\s?(?:—|–|--+|>>)\s*|(?<=[\s).])-(?=\s|$)\s*|\s-(?=\s|$)\s*")
_SOURCE = re.compile(r"\s{0,20}\(([^()]{2,45})\)\s*$")
_MARKS = re.compile(r"(?:\[[^\[\]]{2,80}\]\s*)+")
_PLACE = re.compile(r"[^\W\d_][^\W\d_.'’&/ -]*(?:[ .'’&/-]+[^\W\d_.'’&/ -]+\.?)*\.?")
_COMMA_FORM = re.compile(
    r"([^\W\d_][\w'’ -]{1,30}), ([^,\n]{3,25}), \(?([^\W\d_][\w-]{1,20}(?: [A-Z]\w+)?)\)?(?:\s*[.:—–-]+\s*|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the account's own words tell of where it comes from.

    Attributes:
        byline: The writer's name as written.
        agency: The news agency that the account is marked with.
        dateline: Place, date and agency at the head of the story, as written.
        dateline_edtf: The date in it, if any; the year may be open.
        regions: Stretches of text that are byline, dateline, credit or caption, sorted, without overlap.
    """

    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    dateline_edtf: str | None = None
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class _BylineWords:
    by: re.Pattern[str]
    by_not: re.Pattern[str]
    by_end: re.Pattern[str]
    desk: re.Pattern[str]
    credit: LinePattern
    credit_tail: re.Pattern[str]
    caption: LinePattern
    after: re.Pattern[str]
    informed: re.Pattern[str]
    agencies: dict[str, str]


@cache
def _lexicon(pack: LanguagePack | None) -> _BylineWords:
    topic = pack.topic("bylines") if pack else {}

    def one(name: str, form: str = "{}", flags: int = re.I) -> re.Pattern[str]:
        entries = topic.get(name, ())
        return re.compile(form.format("|".join(f"(?:{e})" for e in entries)), flags) if entries else _NEVER

    agencies = {form: name for name, forms in topic.get("agencies", {}).items() for form in forms}
    return _BylineWords(
        by=one("by", r"\W{{0,3}}(?:{})\s+"),
        by_not=one("by_not"),
        by_end=one("by_end"),
        desk=one("desk", r"\W{{0,3}}(?:{})\W*"),
        credit=line_pattern(topic.get("credit", ())),
        credit_tail=one("credit_tail"),
        caption=line_pattern(topic.get("caption", ())),
        after=one("dateline_after", flags=0),
        informed=one("informed", r"\W{{0,3}}([A-Z][\w .&-]{{1,40}}?) (?:{})", 0),
        agencies=agencies,
    )


def agency_of(words: str, pack: LanguagePack | None) -> str | None:
    """The news agency that words name, in one spelling; None where they name none.

    Args:
        words: A name as in a dateline, byline or note of copyright (`AP`, `By The Associated Press`).
        pack: Lexicons of the language.
    """
    agencies = _lexicon(pack).agencies
    plain = words.strip(" ()[].,:;—–-")
    if plain in agencies:
        return agencies[plain]
    return next((name for form, name in agencies.items() if len(form) > 6 and form in words), None)


def read_imprint(blocks: Sequence[Block], pack: LanguagePack | None, title: Block | None = None) -> Imprint:
    """Byline, agency, dateline, credits and captions of a text.

    Args:
        blocks: The blocks of the account's text, in order.
        pack: Lexicons of its language.
        title: The block that is the title, which is none of these.

    Returns:
        What was found; an empty imprint where nothing was.
    """
    lexicon = _lexicon(pack)
    body = [b for b in blocks if b is not title]
    edges = [*body[:_HEAD], *body[max(_HEAD, len(body) - _TAIL) :]]
    regions: dict[int, Region] = {}
    byline, agency = None, None
    for block in edges:
        name = _byline(block.text, lexicon)
        if name and byline is None:
            of = agency_of(name, pack)
            byline, agency = (None, of) if of and len(name) < 40 else (name, agency)
            regions[block.start] = Region("byline", block.start, block.end)
    dateline, edtf = None, None
    for block in body[:_HEAD]:
        found = None if block.start in regions else _dateline(block.text, pack, lexicon)
        if found:
            dateline, edtf, of, size = found
            agency = of or agency
            regions[block.start] = Region("dateline", block.start, block.start + size)
            break
    for block in body:
        for region in _notes(block, lexicon):
            regions.setdefault(region.start, region)
            agency = agency or _informed(block, region, lexicon)
    return Imprint(byline, agency, dateline, edtf, tuple(regions[at] for at in sorted(regions)))


def _informed(block: Block, region: Region, lexicon: _BylineWords) -> str | None:
    """The agency that a credit names as the one who was told, and who tells on."""
    found = lexicon.informed.match(block.text) if region.kind == "credit" else None
    return lexicon.agencies.get(found[1].strip()) if found else None


def _notes(block: Block, lexicon: _BylineWords) -> list[Region]:
    """Credits and captions: a whole block, or a credit at a block's end."""
    size = block.end - block.start
    if size <= _CREDIT_LINE and lexicon.credit.found_in(block.text):
        return [Region("credit", block.start, block.end)]
    tail = max(0, size - 200)
    found = lexicon.credit_tail.search(block.text, tail)
    if found:
        return [Region("credit", block.start + found.start(), block.end)]
    if size <= _CAPTION and lexicon.caption.found_in(block.text):
        return [Region("caption", block.start, block.end)]
    return []


def _byline(line: str, lexicon: _BylineWords) -> str | None:
    """The name in a byline; None where the line is none."""
    if len(line) > _NAME_LINE:
        return None
    if lexicon.desk.fullmatch(line):
        return line
    found = lexicon.by.match(line)
    if not found or lexicon.by_not.match(line, found.end()):
        return None
    rest = line[found.end() :]
    stop = lexicon.by_end.search(rest, 1)
    name = (rest[: stop.start()] if stop else rest).strip(" ,.;:|-–—")
    ended = ends_sentence(line) and not stop and len(name.split()) > 4
    if ended or not 3 <= len(name) <= _NAME or not name[0].isupper() or len(name.split()) > 10:
        return None
    return name


def _dateline(
    line: str, pack: LanguagePack | None, lexicon: _BylineWords
) -> tuple[str, str | None, str | None, int] | None:
    """Dateline as written, its date, its agency, and how many signs of the line it takes; None where there is none."""
    found = _COMMA_FORM.match(line)
    if found and found[3] in lexicon.agencies:
        edtf = _date(found[2], pack)
        if edtf:
            return found[0].rstrip(" .:—–-"), edtf, lexicon.agencies[found[3]], found.end()
    for dash in _DASH.finditer(line, 0, _DATELINE + 3):
        head = line[: dash.start()].rstrip()
        read = _dateline_head(head, line, pack, lexicon)
        if read:
            marks = _MARKS.match(line, dash.end())
            return head, read[0], read[1], marks.end() if marks else dash.end()
        if ":" in head:
            return None
    return None


def _dateline_head(
    head: str, line: str, pack: LanguagePack | None, lexicon: _BylineWords
) -> tuple[str | None, str | None] | None:
    """Date and agency of what stands before the dash; None where that is no dateline."""
    source = _SOURCE.search(head)
    of = source[1] if source else ""
    place = head[: source.start()] if source else head
    agency = lexicon.agencies.get(of.strip())
    if not place:
        return (None, agency) if source and len(of) <= 30 and len(line) > len(head) + 20 else None
    parts = [p.strip() for p in place.split(",")]
    if not _PLACE.fullmatch(parts[0]) or len(parts) > 4 or place.count(" ") > 8:
        return None
    edtf, state = None, False
    for at, part in enumerate(parts[1:], 1):
        dated = _date(", ".join(parts[at:]), pack) if part[:1].isdigit() or any(c.isdigit() for c in part) else None
        if dated:
            edtf = dated
            break
        if part in lexicon.agencies:
            agency = agency or lexicon.agencies[part]
        elif lexicon.after.fullmatch(part) or part.isupper():
            state = True
        else:
            return None
    marked = bool(source or edtf or state)
    upper = parts[0].isupper() and len(parts[0]) > 2 and len(parts[0].split()) <= 5
    if (upper and (marked or not line.isupper())) or (marked and _titled(parts[0])):
        return edtf, agency
    return None


def _titled(words: str) -> bool:
    return len(words.split()) <= 4 and all(w[0].isupper() for w in words.split())


def _date(words: str, pack: LanguagePack | None) -> str | None:
    """The date that words are, all of them but a few signs; None where they say more or no date."""
    if pack is None:
        return None
    found = find_dates(words, pack)
    if len(found) != 1 or found[0].end - found[0].start < len(words.strip()) - 3:
        return None
    return found[0].edtf

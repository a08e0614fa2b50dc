"""What holds what: "X, Y", "X (Y)", "X in Y" where Y is the unit or country around X, listed or not.

Beside the resolver of places (`meant`), before namesakes are weighed: what the words say outright weighs most.  A name
that Y does not hold keeps its words and takes Y's point with Y's precision; refuses to give it a point of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.row_facts import facts_of
from firsthand.claims.places.setting import Setting
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold
from firsthand.gazetteer.spelling import sound_of, spelled_otherwise

DECIDES = 0.95
KNOWN = 300_000  # a town smaller than this, far off in another unit, is not told without its unit
MUCH = 0.25  # share of a unit's people in a town called "X City", from which the unit's name alone may mean the town
SOME = 0.1  # the same, where the town's main name is another spelling of it, not the same with a word more
BETWEEN = 5  # words and signs between X and the Y that holds it
ABROAD = 0.6  # weight of another country from which a unit of one never spoken of holds nothing
UNLISTED = 0.6  # how sure a place is that its unit holds and no table knows
SEAT = 3  # times the people of its largest town that a unit has at most, to be called like that town
_NAMED = frozenset(("name", "unlisted", "street", "natural"))
_MARKS = frozenset(",(")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")


def settle_contained(text: str, candidates: Sequence[Candidate], setting: Setting, lexicon: PlaceLexicon) -> None:
    """Decide the names that the words themselves place in a unit or country.

    Args:
        text: The account's text.
        candidates: Candidates in order; changed in place.
        setting: Takes what is decided.
        lexicon: Words of the account's language.
    """
    towns = gazetteer().starts[3]
    pairs = list(zip_longest(candidates, candidates[1:]))
    for made, after in pairs:
        if after is None or made.sentence is not after.sentence:
            continue
        if _is_gloss(text, made, after):
            made.container = ()
        elif not made.container and _leads_to(text, made, after, lexicon):
            made.container = tuple(r for r in after.rows if r < towns)
        elif not after.container and _owns(text, made, after, lexicon):
            after.container = tuple(r for r in made.rows if r < towns)
            _within(after, made, setting)
    for made, after in reversed(pairs):  # from the outermost: "X, Y, Z" tells which Y it is
        if made.confidence:
            continue  # an adjective, or told by what stands before it
        beside = after if after is not None and _is_beside(text, made, after) else None
        if beside is not None and not made.container and _is_gloss(text, made, beside):
            continue
        if made.container or (beside is not None and _is_placed(beside)):
            _within(made, beside, setting)


def _is_gloss(text: str, made: Candidate, after: Candidate) -> bool:
    """Whether brackets tell one place again, by another of its names or in the letters of another script."""
    if text[made.end : after.start].strip() != "(":
        return False
    return not set(made.rows).isdisjoint(after.rows) or made.name.isascii() != after.name.isascii()


def _owns(text: str, made: Candidate, after: Candidate, lexicon: PlaceLexicon) -> bool:
    """Whether the first of two names stands in the case of what holds the second ("İzmir'in Bergama ilçesi")."""
    words = text[made.end : after.start].lower().split()
    if not lexicon.owners or made.person or not after.rows or len(words) > 1:
        return False
    return words[0] in lexicon.owners if words else made.name.lower().endswith(tuple(lexicon.owners))


def _is_beside(text: str, made: Candidate, after: Candidate) -> bool:
    """Whether nothing but a comma or bracket, or the words that led to it, part two names."""
    if made.sentence is not after.sentence:
        return False
    return not set(after.rows).isdisjoint(made.container) or text[made.end : after.start].strip() in _MARKS


def _is_placed(made: Candidate) -> bool:
    """Whether the words themselves have told where a name lies, so that one before its comma lies there too."""
    return bool(made.container) and made.confidence > 0 and (made.row >= gazetteer().starts[1] or made.holder >= 0)


def _leads_to(text: str, made: Candidate, after: Candidate, lexicon: PlaceLexicon) -> bool:
    """Whether the words between two names say that the second holds the first: "X (Y)", "X village in western Y"."""
    if made.person or after.person or "street" in (made.unit, after.unit):
        return False
    if after.name.lower() in lexicon.ordinary:
        return False
    words = _WORD.findall(text[made.end : after.start].lower())
    if not words and not lexicon.capitals and after.rule == "adjective":
        return True  # "Tripoli the Lebanese"
    if not words and lexicon.endings and after.unit in ("first_order", "second_order"):
        return True  # a unit in the genitive, in a language that inflects it
    if not words or len(words) > BETWEEN:
        return False
    inside = lexicon.strong - lexicon.near
    if not any(w in _MARKS or w in inside for w in words):
        return False
    if any(lexicon.before_of.get(w) == "near" and after in lexicon.of for w, after in pairwise(words)):
        return False  # "X, north of Y"
    small = lexicon.between | lexicon.articles | lexicon.of | inside | _MARKS
    return all(w in small or w in lexicon.after or w in lexicon.before_of or w in lexicon.before for w in words)


def _within(made: Candidate, around: Candidate | None, setting: Setting) -> None:
    """Decide "X, Y" where Y holds X, and Y with it; an unlisted X is another spelling of a town of Y, or takes Y's point."""
    holders, placed = _holders(made, around), around is not None and _is_placed(around)
    for row in sorted(made.rows, key=lambda r: _rank(made, r)):
        up = _above(row, holders if placed else made.container)
        if up >= 0:
            _take(made, town_inside(made, row), setting)
            _hold(around, up)
            return
    folded, far = fold(made.name), [facts_of(r) for r in made.rows]
    known = any(f.people >= KNOWN and f.name == folded for f in far)
    if known or made.person or made.rule not in _NAMED or made.cue != "strong" or not holders:
        made.container = ()
        return
    holder = max(holders, key=lambda r: (setting.countries.get(facts_of(r).country, 0.0), -r))
    if setting.peaks().country >= ABROAD and facts_of(holder).country not in setting.countries:
        made.container = ()  # a unit of a country that the account never speaks of
        return
    made.container = (holder,)
    row = spelled_otherwise(made.name, holder) if gazetteer().starts[1] <= holder < gazetteer().starts[3] else -1
    if row >= 0:
        _take(made, row, setting)
    else:
        made.confidence, made.rows, made.holder = UNLISTED, (), holder
        setting.add(holder, 0.5)
    _hold(around, holder)


def _holders(made: Candidate, around: Candidate | None) -> tuple[int, ...]:
    """What may hold X by its Y: the units of Y's name, of those the ones around a Y that is decided, else that Y or its unit."""
    table = gazetteer()
    if around is not None and around.unit == "town" and around.row < 0:
        town = min(around.rows, key=lambda r: _rank(around, r), default=-1)
        return (town,) if town >= table.starts[3] else ()
    if around is None or not _is_placed(around):
        if made.unit == "part" and around is not None and not around.unit:
            inside = [r for r in around.rows if r >= table.starts[3] and not _units(r).isdisjoint(made.container)]
            return tuple(sorted(inside, key=lambda r: -facts_of(r).people)[:1]) or made.container
        told = around is None or around.unit in ("first_order", "second_order")
        return made.container if told else _larger(made.container, around.rows if around else ())
    if around.row < 0:
        return (around.holder,)
    units = (around.row, table.second_order(around.row), table.first_order(around.row))
    if made.unit == "part" and around.row >= table.starts[3]:
        return (around.row,)
    named = tuple(r for r in made.container if r in units)
    if named or around.row < table.starts[3]:
        return named or (around.row,)
    unit = units[2]
    return (unit,) if unit >= 0 and _is_seat(around.row, unit) else (around.row,)


def _units(row: int) -> set[int]:
    """The units that a town lies in."""
    return {gazetteer().first_order(row), gazetteer().second_order(row)}


def _larger(units: Sequence[int], rows: Sequence[int]) -> tuple[int, ...]:
    """Of the units of a name those that are larger than a town that bears it, and such towns for the others.

    A first-order unit gives way to a town of its own country alone.
    """
    found: list[int] = []
    for unit in units:
        facts = facts_of(unit)
        near = facts.country if facts.kind != "second_order" else -1
        towns = (r for r in rows if r >= gazetteer().starts[3] and near in (-1, facts_of(r).country))
        town = max(towns, key=lambda r: facts_of(r).people, default=-1)
        found.append(town if town >= 0 and facts_of(town).people > facts.people else unit)
    return tuple(dict.fromkeys(found))


def _is_seat(town: int, unit: int) -> bool:
    """Whether a unit goes by the name of a town in it, so far as a table can tell: it is called so, or is half that town."""
    one, other = facts_of(town), facts_of(unit)
    return sound_of(one.name).whole == sound_of(other.name).whole or other.people <= SEAT * one.people


def _above(row: int, holders: Sequence[int]) -> int:
    """The holder that a place lies in, or the town that it lies in one unit with; -1 for none."""
    table, up = gazetteer(), row
    while up >= table.starts[1]:
        up = int(table.up[up])
        if up in holders:
            return up
    beside = next((h for h in holders if h >= table.starts[3] and h != row), -1)
    return (
        beside
        if row >= table.starts[3] and beside >= 0 and table.first_order(beside) == table.first_order(row) >= 0
        else -1
    )


def _take(made: Candidate, row: int, setting: Setting) -> None:
    """Decide a row that the words themselves tell."""
    made.row, made.confidence = row, DECIDES if made.rule != "in_organisation" else 0.5
    made.person = False
    setting.add(row, 2.0)
    if row >= gazetteer().starts[2]:
        setting.anchor(row)


def _hold(around: Candidate | None, holder: int) -> None:
    """Take the Y of "X, Y" for what holds X, never for a town of its name."""
    if around is None or around.row == holder:
        return
    if holder in around.rows or (around.row >= gazetteer().starts[3] and holder == gazetteer().first_order(around.row)):
        around.row, around.confidence, around.person, around.held = holder, DECIDES, False, True


def town_inside(made: Candidate, row: int) -> int:
    """The town of a unit that bears the unit's name, where no word says that the unit is meant; else the row given."""
    table = gazetteer()
    if made.unit or made.vague or not table.starts[1] <= row < table.starts[3]:
        return row
    inside = [r for r in made.rows if r >= table.starts[3] and row in (table.first_order(r), table.second_order(r))]
    return max((r for r in inside if _bears(r, fold(made.name), row)), key=lambda r: facts_of(r).people, default=row)


def _bears(town: int, named: str, unit: int) -> bool:
    """Whether a town goes by its unit's name: its own name, or a further one where enough of the unit lives in it."""
    facts = facts_of(town)
    least = MUCH if facts.name.startswith(f"{named} ") else SOME
    return facts.name == named or facts.people >= least * facts_of(unit).people


def _rank(made: Candidate, row: int) -> tuple[bool, bool, int]:
    """Which rows of one name come first: the kind that the words say, then its main name, then the better known."""
    facts = facts_of(row)
    wanted = {"region": "first_order"}.get(made.unit, made.unit)
    further = facts.name != fold(made.name)
    if wanted in ("town", "first_order", "second_order", "country"):
        return facts.kind != wanted, further, -facts.people
    return False, further, -facts.people * (2 if facts.kind == "town" else 1)

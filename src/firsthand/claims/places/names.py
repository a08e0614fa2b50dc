"""From the words of a text to the rows of the gazetteer that bear them, inflected names included.

Below the finder of places.  Which endings a name may have lost or changed is the pack's (`[inflection]` of `places.toml`);
refuses to prefer one form to another: all rows of all forms are handed on, best known first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice, product

from firsthand.gazetteer.countries import country_by_code, further_names, short_names
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold, fold_opener
from firsthand.gazetteer.spelling import articles
from firsthand.lang.pack import languages, pack_for

Endings = tuple[tuple[str, tuple[str, ...]], ...]
SHORTEST = 2  # letters that stay of a word when its ending goes
MANY = 96  # forms of one name that are looked up
SILENT = "h"  # a last letter that renderings of one name have or lack
_OWN_FIRST: tuple[str, tuple[str, ...]] = ("", ())  # an empty ending of nothing: a name found as written is that one
_PARTS = re.compile(r"[^\W_]+|[\W_]+")


@lru_cache(maxsize=32768)
def rows_of(name: str, endings: Endings = ()) -> tuple[int, ...]:
    """Rows of the gazetteer for a name as written, short forms and further country names among them.

    Args:
        name: Words of the text.
        endings: Ending as inflected -> endings of the name itself, longest first.
    """
    if not endings:
        return _rows(name)
    own = _rows(name) if _OWN_FIRST in endings else ()
    found = own or {row for form in base_forms(name, endings) for row in _rows(form)}
    return tuple(sorted(found))


@lru_cache(maxsize=32768)
def _rows(name: str) -> tuple[int, ...]:
    short = short_names().get(name)
    if short is not None:
        return (country_by_code()[short].row,)
    if len(name) < 3 and name.isascii():
        return ()
    table, folded = gazetteer(), fold(name)
    rows = table.rows(further_places().get(folded, folded)) or _rendered(folded)
    code = further_names().get(folded)
    if code is not None and not (rows and table.starts[1] <= rows[0] < table.starts[2]):
        row = country_by_code()[code].row
        rows = (row, *(r for r in rows if r != row))
    return rows


def _rendered(folded: str) -> tuple[int, ...]:
    """Rows of a name with an article that the table renders in another way, or with a last letter more ("Ar-Raqqa")."""
    article, _, bare = folded.partition(" ")
    if not bare or article not in articles():
        return ()
    other = bare.removesuffix(SILENT) if bare.endswith(SILENT) else bare + SILENT
    tried = (f"{before} {word}" for word in (bare, other) for before in (article, *sorted(articles())))
    return next((rows for form in tried if (rows := gazetteer().rows(form))), ())


@cache
def further_places() -> Mapping[str, str]:
    """The gazetteer's folded name by one that it lacks or gives to another, of every pack (`[towns] names` of `places.toml`)."""
    packs = (pack_for(code) for code in languages())
    tables = (pack.topic("places").get("towns", {}).get("names", {}) for pack in packs if pack is not None)
    return {fold(name): fold(known) for table in tables for name, known in table.items()}


@lru_cache(maxsize=32768)
def base_forms(name: str, endings: Endings) -> tuple[str, ...]:
    """What an inflected name may be called by itself; the name as written first.

    Args:
        name: One or more words, apart by spaces or hyphens.
        endings: See `rows_of`.
    """
    parts = _PARTS.findall(name)
    options = [_word_forms(p, endings) if p[0].isalpha() else (p,) for p in parts]
    return tuple(dict.fromkeys("".join(made) for made in islice(product(*options), MANY)))


@lru_cache(maxsize=32768)
def _word_forms(word: str, endings: Endings) -> tuple[str, ...]:
    low, out = word.lower(), [word]
    for ending, bases in endings:
        if low.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            stem = word[: len(word) - len(ending)]
            out.extend(stem + base for base in bases)
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=32768)
def opens(word: str, endings: Endings = ()) -> bool:
    """Whether a name of several words may begin with this one."""
    forms = [fold_opener(form) for form in (_word_forms(word, endings) if endings else (word,))]
    return any(gazetteer().opens(form) or form in _further_openers() for form in forms)


@lru_cache(maxsize=65536)
def opens_two(words: str, endings: Endings = ()) -> bool:
    """Whether a name may begin with these two words."""
    forms = base_forms(words, endings) if endings else (words,)
    two = [" ".join(fold(form).split(" ")[:2]) for form in forms]
    return any(gazetteer().opens(form) or form in _further_openers() for form in two)


@cache
def _further_openers() -> frozenset[str]:
    """The first word, and the first two, of the packs' further names of several words."""
    names = [name.split(" ") for name in (*further_names(), *further_places()) if " " in name]
    return frozenset(" ".join(words[:n]) for words in names for n in (1, 2))

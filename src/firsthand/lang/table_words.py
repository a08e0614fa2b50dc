"""Words over tables and before values of counts, in every language: what tells that a list of a page belongs to its story.

Beside the packs; asked where the language of a page is not known yet.
"""

from __future__ import annotations

from functools import cache

from firsthand.lang.pack import LanguagePack, languages

_OVER_LABELS = ("place", "day")  # words that head what is not counted: where and when


@cache
def all_table_words() -> frozenset[str]:
    """Single words that head counts, places or days in the table of any language, in lower case."""
    found = set[str]()
    for language in languages():
        told = LanguagePack(language).topic("tables")
        forms = [*told.get("heads", {}).values(), *(told.get("words", {}).get(name, ()) for name in _OVER_LABELS)]
        found.update(form for same in forms for form in same if " " not in form)
    return frozenset(found)

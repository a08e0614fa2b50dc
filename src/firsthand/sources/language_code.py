"""The language that an input gives, as ISO 639-1 where that has a code for it.

Used for manifest rows and for the `lang` of pages.  Refuses to guess from a country.
"""

from __future__ import annotations

import re
from functools import cache

_CODE = re.compile(r"([a-z]{2,3})(?:[-_.@][\w.@-]*)?", re.I)


@cache
def _names() -> dict[str, str]:
    """English and own names of languages, in lower case, to their codes."""
    from babel import Locale

    names = {name.lower(): code for code, name in Locale("en").languages.items() if len(code) in (2, 3)}
    for code in ("ar", "az", "de", "es", "fa", "fr", "hy", "it", "ka", "nl", "pl", "pt", "ru", "tr", "uk", "zh"):
        own = Locale(code).languages.get(code)
        if own:
            names.setdefault(own.lower(), code)
    return names


@cache
def language_code(given: str) -> str | None:
    """A language code or name as ISO 639-1 (639-3 where there is no shorter code).

    Args:
        given: `en`, `EN-us`, `eng`, `es_419`, `English`, `español` ...

    Returns:
        The code, None where the value names no language.
    """
    from babel.core import get_global

    given = given.strip()
    found = _CODE.fullmatch(given)
    if found:
        code = found[1].lower()
        code = get_global("language_aliases").get(code, code).partition("_")[0]
        if code in set(_names().values()):
            return code if code != "und" else None
    return _names().get(given.lower())

"""The user's own groups of origins: which offices, agencies and outlets may be one voice.

Read once before origins are counted.  By default an origin's group is its party; a file may join origins of several
parties, or take one out of its party.  Refuses a file with unknown keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from firsthand.errors import ConfigError
from firsthand.lineage.lineage import Origin
from firsthand.lineage.party import plain


def read_groups(path: Path) -> dict[str, str]:
    """Read a TOML file with one table: `[groups]`, where each key names a group and lists names or parties of origins.

    Returns:
        Group by plain name.

    Raises:
        ConfigError: The file cannot be read, holds another table, or lists one name in two groups.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read as TOML ({error})", str(path), "correct the file") from error
    table = given.pop("groups", None)
    if given or not isinstance(table, dict):
        raise ConfigError(
            "holds something else than [groups]", str(path), 'write [groups] and `name = ["origin", ...]`'
        )
    out: dict[str, str] = {}
    for group, names in table.items():
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            raise ConfigError("is no list of names", f"groups.{group}", "list the names in square brackets")
        for name in names:
            if out.setdefault(plain(name), group) != group:
                raise ConfigError("stands in two groups", name, "keep it in one")
    return out


def apply_groups(origins: Iterable[Origin], groups: dict[str, str]) -> list[Origin]:
    """The origins with the user's groups; a group by an origin's own name wins over one by its party."""
    out = []
    for origin in origins:
        by_party = groups.get(plain(origin.party)) if origin.party else None
        group = groups.get(plain(origin.name)) or by_party or origin.group
        out.append(replace(origin, group=group))
    return out

"""Captures in a WACZ: a zip of web archives with a list of their hashes, held against what is there.

Between files and the captures of a WARC.  What the list says is checked before a capture is taken; a part whose bytes are others
is rejected whole.  Refuses to vouch for a signature: it is told, and not checked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archive import BROKEN, Archive, Member, member_bytes, opened_archive
from firsthand.sources.files import STAGE, FoundFile
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.sources.warc_items import is_warc, warc_items

Found = RawItem | Rejection | Notice
_LIST, _SEAL = "datapackage.json", "datapackage-digest.json"
_MOST_LIST = 16_000_000
_CHUNK = 1 << 20


def wacz_items(found: FoundFile, config: SourcesConfig) -> Iterator[Found]:
    """The captures of all web archives in a WACZ.

    Args:
        found: The file.
        config: Bounds.

    Yields:
        Items, rejections, and a notice of what its hashes and signature say.
    """
    try:
        if found.path.stat().st_size == 0:
            raise InputError("is empty", found.name, "restore its content or remove it", code="empty")
        with opened_archive(found.path, found.name, config) as archive:
            named = {m.name: m for m in archive.members if m.kind == "file"}
            warcs = [named[name] for name in sorted(named) if is_warc(name)]
            if not warcs:
                raise InputError("holds no web archive", found.name, "export it anew", code="damaged")
            yield from _checked(archive, named, warcs, found, config=config)
    except InputError as error:
        yield Rejection(found.name, STAGE, error.code, f"{error.what}; {error.advice}")
    except BROKEN as error:
        yield Rejection(found.name, STAGE, "damaged", f"is damaged ({str(error)[:120]}); get it anew")


def _checked(
    archive: Archive, named: dict[str, Member], warcs: list[Member], found: FoundFile, *, config: SourcesConfig
) -> Iterator[Found]:
    """Its web archives, those left out whose bytes are not those that its list tells."""
    listed = _listed(archive, named)
    wrong = {name for name, told in listed.items() if name in named and _sha256(archive, named[name]) != told}
    gone = sorted(set(listed) - set(named))
    yield Notice(found.name, _told(archive, named, listed, len(wrong) + len(gone)))
    for name in (*sorted(wrong), *gone):
        what = "is not there" if name in gone else "has other bytes than its list of hashes tells"
        yield Rejection(f"{found.name}/{name}", STAGE, "damaged", f"{what}; get the file anew")
    for member in (m for m in warcs if m.name not in wrong):
        yield from warc_items(lambda m=member: archive.open(m), f"{found.name}/{member.name}", config)


def _json(archive: Archive, member: Member | None) -> Any:
    if member is None:
        return {}
    try:
        told = json.loads(member_bytes(archive, member, _MOST_LIST))
    except (ValueError, RecursionError, InputError):
        return {}
    return told if isinstance(told, dict) else {}


def _listed(archive: Archive, named: dict[str, Member]) -> dict[str, str]:
    """SHA-256 by name, as the list of the WACZ tells them."""
    parts = _json(archive, named.get(_LIST)).get("resources")
    found = {}
    for part in parts if isinstance(parts, list) else []:
        path, told = (part.get("path"), part.get("hash")) if isinstance(part, dict) else (None, None)
        if isinstance(path, str) and isinstance(told, str) and told.startswith("sha256:"):
            found[path] = told.removeprefix("sha256:").lower()
    return found


def _sha256(archive: Archive, member: Member) -> str:
    made = hashlib.sha256()
    with archive.open(member) as stream:
        while part := stream.read(_CHUNK):
            made.update(part)
    return made.hexdigest()


def _told(archive: Archive, named: dict[str, Member], listed: dict[str, str], wrong: int) -> tuple[str, ...]:
    """What its hashes and its signature say, for a person."""
    if not listed:
        return ("has no list of hashes: nothing says that its parts are what they were",)
    lines = [f"{len(listed) - wrong} of {len(listed)} hashes hold"]
    seal = _json(archive, named.get(_SEAL))
    if not seal:
        return (*lines, "is not signed")
    whole = seal.get("hash") == f"sha256:{_sha256(archive, named[_LIST])}"
    lines.append("the hash of its list holds" if whole else "the hash of its list does not hold")
    signed = seal.get("signedData")
    if not isinstance(signed, dict):
        return (*lines, "is not signed")
    by = str(signed.get("domain") or "somebody with a key of his own")[:100]
    return (*lines, f"says that {by} signed it on {str(signed.get('created'))[:40]}; the signature was not checked")

"""Where a member of an archive lies, and what the archive may still give.

Between an archive and the readers of its members.  Refuses a name that leads out of the archive.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.archive import Archive, is_safe_name, member_bytes


@dataclass(slots=True)
class Budget:
    """What an archive, with all that lies in it, may still give."""

    files: int
    data: int

    def spend(self, size: int, config: SourcesConfig) -> None:
        """Take one member's bytes off.

        Raises:
            InputError: There is no room left.
        """
        self.files -= 1
        self.data -= size
        if self.files < 0 or self.data < 0:
            what = f"unpacks to more than {config.max_archive_files:,} members or {config.max_archive_bytes:,} bytes"
            advice = "unpack it, or raise sources.max_archive_files or sources.max_archive_bytes"
            raise InputError(what, "", advice, code="zip_bomb")


@dataclass(frozen=True, slots=True)
class InArchive:
    """Where a member lies that is read by way of a file of its own.

    Attributes:
        archive: Open.
        folder: The folder in it that holds the member; empty for its top.
        label: How the archive is called.
        depth: How many archives lie around the member.
        budget: Shared by all of them.
    """

    archive: Archive
    folder: str
    label: str
    depth: int
    budget: Budget

    def beside(self, given: str, config: SourcesConfig) -> bytes | None:
        """The bytes of the member that a manifest names; None where its name leads out of the archive.

        Raises:
            InputError: `missing`, or it cannot be read.
        """
        if posixpath.normpath(given).startswith(("..", "/")) or not is_safe_name(given):
            return None
        name = posixpath.normpath(posixpath.join(self.folder, given))
        member = next(
            (m for m in self.archive.members if m.kind == "file" and posixpath.normpath(m.name) == name), None
        )
        if member is None:
            raise InputError("no such member of the archive", given, "correct the path", code="missing")
        data = member_bytes(self.archive, member, config.max_bytes)
        self.budget.spend(len(data), config)
        return data

"""Fetching from Python and the command line: addresses into web archives, the archives into the case.

Stands under `api/case.py` and the command `fetch`.  Refuses nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from firsthand.api.case import Case
from firsthand.config import Config
from firsthand.engine.run import RunSummary, Watch, read_into, unwatched
from firsthand.fetching.fetch import Fetched, Manners, captured
from firsthand.fetching.listed import listed_addresses


@dataclass(frozen=True, slots=True)
class FetchedInto:
    """What fetching did, and what reading did of it; None where there was nothing to read."""

    fetched: Fetched
    read: RunSummary | None


def fetched_into(
    case_path: Path, given: Sequence[str], config: Config, manners: Manners, *, watch: Watch = unwatched
) -> FetchedInto:
    """Fetch what is listed, and read all that was ever fetched for the case.

    Raises:
        InputError: Nothing is listed.
        CaseError: The case cannot be used.
    """
    addresses = listed_addresses(given, config.sources, config.manifest)
    done = captured(case_path, addresses, config, manners, watch=watch)
    is_there = any(done.folder.glob("*.warc.gz"))
    return FetchedInto(done, read_into(case_path, done.folder, config, watch) if is_there else None)


def fetch(
    addresses: str | Sequence[str],
    *,
    case: str | PathLike[str],
    config: Config | None = None,
    again: bool = False,
    ignore_robots: bool = False,
    allow_local: bool = False,
) -> Case:
    """Fetch pages into a web archive beside a case and read it, as `firsthand fetch` does.

    Args:
        addresses: An address, a path of a list of them, or several.
        case: The case file; made if absent.
        config: Settings; the defaults where None.
        again: Whether what was fetched before is fetched again, as a new version.
        ignore_robots: Whether what a site asks programs not to read is read.
        allow_local: Whether this machine and private networks may be reached; for tests.

    Returns:
        The case; its `rejections` say what gave no page.

    Raises:
        InputError: No address is given, or none gave a page.
        CaseBusy: Another process reads into this case.
    """
    manners = Manners(robots=not ignore_robots, again=again, allow_local=allow_local)
    given = [addresses] if isinstance(addresses, str) else addresses
    made = fetched_into(Path(case), given, config or Config(), manners)
    return Case(case, last_read=made.read)

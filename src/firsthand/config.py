"""Settings: one frozen dataclass a stage, read from one TOML file; an unknown key is an error.

The digest of the whole configuration is stamped on what a run writes, so that a resumed run knows whether finished
shards still hold.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from firsthand.errors import ConfigError
from firsthand.vocabulary import DATE_ORDERS, PROFILES, ProfileName, word_of

BYTES_A_CHARACTER = 4  # most that one takes in any encoding


@dataclass(frozen=True, slots=True)
class SourcesConfig:
    """Bounds on what is taken in.

    Attributes:
        max_bytes: Largest input, in bytes; a larger one is rejected.
        max_expanded_bytes: Largest size of what an archive format (DOCX, EML) unpacks to, in bytes.
        max_html_chars: Most characters of one web page's markup and text, scripts and embedded images left out.
        max_text_chars: Most characters of one account's text, whatever format it came in.
        max_pages: Most pages of one PDF; a longer one is rejected.
        max_open_mb: Most memory that opening one web page, PDF, Word file or mail may take beyond its parser, in megabytes.
        max_open_seconds: Most processor time that opening one of these may take, in seconds.
        max_archive_files: Most members of one zip or tar, with those of archives in it.
        max_archive_bytes: Most bytes that one unpacks to, with archives in it.
        follow_links: Whether symbolic links inside a folder are followed.
    """

    max_bytes: int = 64_000_000
    max_expanded_bytes: int = 200_000_000
    max_html_chars: int = 2_000_000
    max_text_chars: int = 1_000_000
    max_pages: int = 2_000
    max_open_mb: int = 300
    max_open_seconds: int = 60
    max_archive_files: int = 100_000
    max_archive_bytes: int = 4_000_000_000
    follow_links: bool = False

    @property
    def max_text_bytes(self) -> int:
        """Bytes beyond which a plain text holds more than `max_text_chars`, whatever its encoding."""
        return BYTES_A_CHARACTER * self.max_text_chars


@dataclass(frozen=True, slots=True)
class ManifestConfig:
    """What the columns of manifests and spreadsheets are; says what comes in, and never how it is read.

    Attributes:
        columns: Names of columns in the file, by what they hold (`text = "body"`); the others are told by their names.
        date_order: `day_first` or `month_first` for `03/05/2024`; empty: told by the column, where one of its days tells it.

    Raises:
        ConfigError: A column is no name, or the order is none.
    """

    columns: dict[str, str] = field(default_factory=dict)
    date_order: str = ""

    def __post_init__(self) -> None:
        for ours, theirs in self.columns.items():
            if not isinstance(theirs, str) or not theirs.strip():
                raise ConfigError("is no name of a column", f"manifest.columns.{ours}", 'write it as text = "body"')
        if self.date_order not in ("", *DATE_ORDERS):
            raise ConfigError(
                f"{self.date_order!r} is no order", "manifest.date_order", f"known: {', '.join(DATE_ORDERS)}"
            )


@dataclass(frozen=True, slots=True)
class FetchConfig:
    """How addresses are fetched; says what comes in, and never how it is read.

    Attributes:
        pause: Seconds between two pages of one host.
        seconds: Longest time that one answer may take.
        tries: How often an address is asked for that does not answer.
    """

    pause: float = 1.0
    seconds: int = 60
    tries: int = 3


@dataclass(frozen=True, slots=True)
class AccountsConfig:
    """How text becomes an account.

    Attributes:
        default_language: Taken where the language cannot be told from the text; empty for none.
    """

    default_language: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsConfig:
    """How claims are read.

    Attributes:
        min_confidence: Claims below this confidence (0 to 1) are not kept.
        max_claims: Most claims of one account; one with more is kept, and its claims are rejected.
    """

    min_confidence: float = 0.0
    max_claims: int = 20_000


@dataclass(frozen=True, slots=True)
class LineageConfig:
    """How shared words and credits are weighed.

    Attributes:
        max_bucket: Most accounts that may share one fingerprint before it counts as a formula.
        min_containment: Least share of an account's words, 0 to 1, that must stand in another for a copy.
        groups: Names or parties of origins that may be one voice, by the name of the group; wins over their party.
        spellings: Other names of one origin, by the name it shall have.

    Raises:
        ConfigError: A name stands in two groups or is a spelling of two origins, or a table holds something else than names.
    """

    max_bucket: int = 50
    min_containment: float = 0.2
    groups: dict[str, list[str]] = field(default_factory=dict)
    spellings: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _each_name_once("lineage.groups", self.groups)
        _each_name_once("lineage.spellings", self.spellings)


def _each_name_once(name: str, table: dict[str, list[str]]) -> None:
    """Refuse a table of names that is none, or that has one name under two keys.

    Raises:
        ConfigError: It is so.
    """
    key_of: dict[str, str] = {}
    for key, names in table.items():
        if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names):
            raise ConfigError("is no list of names", f"{name}.{key}", "list the names in square brackets")
        for one in names:
            if key_of.setdefault(" ".join(one.casefold().split()), key) != key:
                raise ConfigError("stands under two keys", f"{name}: {one}", "keep it under one")


@dataclass(frozen=True, slots=True)
class EventsConfig:
    """How claims are gathered to events.

    Attributes:
        link_threshold: Least score, 0 to 1, at which two mentions are taken to speak of one event.
    """

    link_threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class RecordConfig:
    """How figures are reconciled.

    Attributes:
        profile: Name of the coding profile, one of `vocabulary.PROFILES`.

    Raises:
        ConfigError: There is no profile of that name.
    """

    profile: ProfileName = "plain"

    def __post_init__(self) -> None:
        profile_named(self.profile)


def profile_named(name: str) -> ProfileName:
    """The profile of a name.

    Raises:
        ConfigError: There is none.
    """
    if name not in PROFILES:
        raise ConfigError(f"no profile is called {name!r}", "record.profile", f"known: {', '.join(PROFILES)}")
    return word_of(name, PROFILES)


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """How work is spread; never changes what comes out, so it is not part of the digest.

    Attributes:
        workers: Worker processes; 0 means one a core.
        shard_rows: Accounts a shard.
        in_process_below: Up to this many accounts all work runs in one process.
        account_seconds: Longest processor time that one small account may take, in seconds; large ones get more by their size.
        memory_mb: Memory that relational steps may take before they spill to disk, in megabytes.
    """

    workers: int = 0
    shard_rows: int = 500
    in_process_below: int = 400
    account_seconds: int = 30
    memory_mb: int = 1_000


@dataclass(frozen=True, slots=True)
class Config:
    """All settings."""

    sources: SourcesConfig = field(default_factory=SourcesConfig)
    manifest: ManifestConfig = field(default_factory=ManifestConfig)
    fetch: FetchConfig = field(default_factory=FetchConfig)
    accounts: AccountsConfig = field(default_factory=AccountsConfig)
    claims: ClaimsConfig = field(default_factory=ClaimsConfig)
    lineage: LineageConfig = field(default_factory=LineageConfig)
    events: EventsConfig = field(default_factory=EventsConfig)
    record: RecordConfig = field(default_factory=RecordConfig)
    engine: EngineConfig = field(default_factory=EngineConfig)

    def with_columns(self, columns: Mapping[str, str], date_order: str | None = None) -> Config:
        """These settings, with what a user says of a manifest for one run.

        Args:
            columns: Names in the file, by ours; win over those that are set.
            date_order: `day_first` or `month_first`; None leaves what is set.

        Raises:
            ConfigError: There is no such order, or a name is blank.
        """
        order = self.manifest.date_order if date_order is None else date_order
        return replace(self, manifest=ManifestConfig({**self.manifest.columns, **columns}, order))

    def digest(self) -> str:
        """SHA-256 over every setting that can change a result, hexadecimal, 16 digits."""
        shown = asdict(self)
        del shown["engine"], shown["manifest"], shown["fetch"]  # the last two are seen in what comes in
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


# Least and greatest value of each number; what is not listed is any count from 1.
_BOUNDS: dict[str, tuple[float, float]] = {
    "claims.min_confidence": (0, 1),
    "lineage.min_containment": (0, 1),
    "events.link_threshold": (0, 1),
    "fetch.pause": (0, 3_600),
    "fetch.seconds": (1, 3_600),
    "fetch.tries": (1, 20),
    "sources.max_open_mb": (50, 1_000_000),
    "engine.workers": (0, 512),
    "engine.in_process_below": (0, 1_000_000),
    "engine.memory_mb": (100, 1_000_000),
}


def _in_range(name: str, value: object) -> None:
    """Refuse a number that no run could work with.

    Raises:
        ConfigError: It is out of range.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = _BOUNDS.get(name, (1, 10**12))
        if not low <= value <= high:
            raise ConfigError(f"is {value:g}, out of range", name, f"give a value from {low:g} to {high:g}")


def _section(kind: type[Any], name: str, given: object) -> Any:
    """One section from its TOML table."""
    if not isinstance(given, dict):
        raise ConfigError("is no table", f"[{name}]", f"write it as [{name}] with one setting a line")
    known = {f.name: type(getattr(kind(), f.name)) for f in fields(kind)}
    for key, value in given.items():
        if key not in known:
            raise ConfigError("unknown setting", f"{name}.{key}", f"known here: {', '.join(sorted(known))}")
        wanted = known[key]
        fits = type(value) is wanted or (wanted is float and type(value) is int)
        if not fits:
            raise ConfigError(f"takes a {wanted.__name__}, not {value!r}", f"{name}.{key}", "correct the value")
        _in_range(f"{name}.{key}", value)
    return kind(**{k: known[k](v) for k, v in given.items()})


def load_config(path: Path | None) -> Config:
    """Read settings from a TOML file.

    Args:
        path: The file, or None for the defaults.

    Raises:
        ConfigError: The file is missing, no TOML, or holds an unknown section, key or type.
    """
    if path is None:
        return Config()
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError("no such file", str(path), "name a TOML file that exists") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read as TOML ({error})", str(path), "correct the file") from error
    return config_from(given)


def config_from(given: Mapping[str, object]) -> Config:
    """Settings from tables, as TOML or a run's own note of them gives them.

    Raises:
        ConfigError: A section, key, type or value is none that is known.
    """
    sections = {f.name: type(getattr(Config(), f.name)) for f in fields(Config)}
    for name in given:
        if name not in sections:
            raise ConfigError("unknown section", name, f"known: {', '.join(sections)}")
    return Config(**{name: _section(sections[name], name, table) for name, table in given.items()})

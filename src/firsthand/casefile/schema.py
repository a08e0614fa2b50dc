"""The tables of a case: generated from the nouns, with the keys and references between them.

A case is one SQLite file: what came in (`raw_items`, `inputs`), what was read from it (`accounts`, `text_versions`,
`claims`), what follows from all of it (the derived tables), what people and runs did (`decisions`, `custody`, `runs`), and
`memos`, which spare the next run work.  Refuses to hold anything that is none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile.columns import columns_of
from firsthand.casefile.decision import Decided, Decision
from firsthand.casefile.former import FormerEvent
from firsthand.casefile.memo import Memo
from firsthand.casefile.overlay import AccountAside, ClaimAside
from firsthand.casefile.saved_filter import SavedFilter
from firsthand.claims.claim import Claim
from firsthand.events.event import Entity, EntityClaim, Event, EventClaim, MainEvent
from firsthand.lineage.lineage import ClaimOrigins, Lineage, Origin, OriginLink, WrongCopy
from firsthand.record.account_entry import AccountEntry
from firsthand.record.figure import Figure
from firsthand.sources.raw_item import RawItem, Rejection

APPLICATION_ID = 0x46485344  # "FHSD": how `file` and we ourselves tell a case from any other SQLite file
VERSION = 1

# Columns of an account that hang on its text version; they stand in `text_versions`.
TEXT_COLUMNS = ("text", "sentences", "regions", "links", "dropped", "segments")


@dataclass(frozen=True, slots=True)
class NounTable:
    """One table made from a noun.

    Attributes:
        name: The table.
        noun: The dataclass its columns come from.
        key: Columns of the primary key; empty for a table whose rows have none.
        references: Column to `table(column)`; checked when a transaction ends.
        left_out: Fields of the noun that stand elsewhere.
        further: Definitions of columns that are no field of the noun.
        order: Columns that rows are read in order of; empty for the order in which they were written.
        by_key: Whether rows lie in the order of their key, without a number of their own: for narrow tables with many rows.
    """

    name: str
    noun: Any
    key: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    by_key: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that come from the noun."""
        return tuple(c.name for c in columns_of(self.noun) if c.name not in self.left_out)


_EVENT = ("event_id", "events(event_id)")
_CLAIM = ("claim_id", "claims(claim_id)")
_ACCOUNT = ("account_id", "accounts(account_id)")
_ORIGIN = ("origin_id", "origins(origin_id)")

READ_TABLES: tuple[NounTable, ...] = (
    NounTable(
        name="inputs",
        noun=RawItem,
        key=("root", "source_id", "account_id"),
        references=(("sha256", "raw_items(sha256)"),),
        left_out=("data", "restored"),
        further=(
            "root TEXT NOT NULL",
            "account_id TEXT NOT NULL",
            "sha256 TEXT NOT NULL",
            "given_digest TEXT NOT NULL",
            "read_at TEXT NOT NULL",
            "state TEXT NOT NULL CHECK (state IN ('present', 'changed', 'gone'))",
            "revises TEXT",
        ),
        order=("root", "source_id", "account_id"),
    ),
    NounTable(
        name="accounts",
        noun=Account,
        key=("account_id",),
        references=(("sha256", "raw_items(sha256)"),),
        left_out=TEXT_COLUMNS,
        further=("number INTEGER", "read_digest TEXT NOT NULL"),
        order=("account_id",),
    ),
    NounTable(
        name="claims",
        noun=Claim,
        key=("claim_id",),
        references=(_ACCOUNT,),
        order=("account_id", "start", "end", "claim_id"),
    ),
    NounTable(
        name="rejections",
        noun=Rejection,
        further=("root TEXT NOT NULL DEFAULT ''", "account_id TEXT", "read_digest TEXT"),
        order=("input", "stage", "code", "detail"),
    ),
)
DERIVED_TABLES: tuple[NounTable, ...] = (
    NounTable(name="origins", noun=Origin, key=("origin_id",)),
    NounTable(
        name="lineage",
        noun=Lineage,
        references=(("derived_account", _ACCOUNT[1]), ("source_account", _ACCOUNT[1])),
    ),
    NounTable(name="origin_links", noun=OriginLink, references=(_ORIGIN, _ACCOUNT, _CLAIM)),
    NounTable(
        name="claim_origins",
        noun=ClaimOrigins,
        key=("claim_id",),
        references=(_CLAIM,),
        order=("claim_id",),
        by_key=True,
    ),
    NounTable(
        name="wrong_copies",
        noun=WrongCopy,
        key=("claim_id",),
        references=(_CLAIM,),
        order=("claim_id",),
        by_key=True,
    ),
    NounTable(name="events", noun=Event, key=("event_id",)),
    NounTable(name="event_claims", noun=EventClaim, references=(_EVENT, _CLAIM)),
    NounTable(name="main_events", noun=MainEvent, key=("account_id",), references=(_EVENT, _ACCOUNT)),
    NounTable(name="entities", noun=Entity, key=("entity_id",)),
    NounTable(name="entity_claims", noun=EntityClaim, references=(("entity_id", "entities(entity_id)"), _CLAIM)),
    NounTable(
        name="account_entries", noun=AccountEntry, key=("account_id",), references=(_ACCOUNT,), order=("number",)
    ),
    NounTable(name="figures", noun=Figure, references=(_EVENT,)),
    NounTable(name="decided", noun=Decided, key=("decision_id",)),
)
DECISION_TABLES: tuple[NounTable, ...] = (
    NounTable(
        name="decisions",
        noun=Decision,
        key=("decision_id",),
        order=("when", "decision_id"),
    ),
    NounTable(name="claims_aside", noun=ClaimAside, key=("claim_id",), references=(_ACCOUNT,)),
    NounTable(name="accounts_aside", noun=AccountAside, key=("account_id",), references=(_ACCOUNT,)),
)
WORK_TABLES: tuple[NounTable, ...] = (
    NounTable(name="memos", noun=Memo, key=("step",), order=("step",)),
    NounTable(name="saved_filters", noun=SavedFilter, key=("name",), order=("name",)),
    NounTable(name="former_events", noun=FormerEvent, key=("event_id",), order=("event_id",)),
)
NOUN_TABLES = (*READ_TABLES, *DERIVED_TABLES, *DECISION_TABLES, *WORK_TABLES)

_PLAIN = """
CREATE TABLE raw_items (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL, data BLOB NOT NULL
) STRICT;
CREATE TABLE text_versions (
    number INTEGER PRIMARY KEY, version_id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    {text_columns}
) STRICT;
CREATE TABLE custody (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
    chain TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, config TEXT NOT NULL, digest TEXT NOT NULL,
    code_version TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE TABLE marks (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE VIEW account_texts AS
    SELECT a.number AS number, a.title AS title, v.text AS text FROM accounts a JOIN text_versions v USING (version_id);
CREATE VIRTUAL TABLE account_words USING fts5(title, text, content='account_texts', content_rowid='number');
CREATE UNIQUE INDEX accounts_number ON accounts(number);
CREATE INDEX text_versions_account ON text_versions(account_id);
CREATE INDEX inputs_account ON inputs(account_id);
CREATE INDEX claims_account ON claims(account_id, start);
CREATE UNIQUE INDEX rejections_row
    ON rejections(root, ifnull(account_id, ''), input, stage, code, detail);
CREATE INDEX rejections_account ON rejections(account_id);
CREATE INDEX event_claims_event ON event_claims(event_id);
CREATE INDEX event_claims_claim ON event_claims(claim_id);
CREATE INDEX entity_claims_claim ON entity_claims(claim_id);
CREATE INDEX origin_links_claim ON origin_links(claim_id);
CREATE INDEX origin_links_account ON origin_links(account_id);
CREATE INDEX lineage_derived ON lineage(derived_account);
CREATE INDEX lineage_source ON lineage(source_account);
CREATE INDEX main_events_event ON main_events(event_id);
CREATE INDEX figures_event ON figures(event_id)
"""


@cache
def table_of(noun: Any) -> NounTable:
    """The table that holds a noun.

    Raises:
        KeyError: No table does.
    """
    return {t.noun: t for t in NOUN_TABLES}[noun]


def create_table(table: NounTable) -> str:
    """The CREATE TABLE of a noun's table."""
    parts = [c.sql for c in columns_of(table.noun) if c.name not in table.left_out]
    parts += list(table.further)
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(quoted(k) for k in table.key)})")
    parts += [
        f"FOREIGN KEY ({quoted(column)}) REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"
        for column, target in table.references
    ]
    return f"CREATE TABLE {table.name} ({', '.join(parts)}) STRICT" + (", WITHOUT ROWID" if table.by_key else "")


def create_all() -> list[str]:
    """Every statement that makes an empty case."""
    wanted = [c.sql for c in columns_of(Account) if c.name in TEXT_COLUMNS]
    plain = _PLAIN.format(text_columns=", ".join(wanted)).split(";")
    return [*(create_table(t) for t in NOUN_TABLES), *(s.strip() for s in plain)]


def quoted(name: str) -> str:
    """A column's name in double quotes, since some nouns use words of SQL (`end`, `when`)."""
    return f'"{name}"'

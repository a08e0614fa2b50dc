"""Deriving: from the accounts and claims of a case to lineage, events, figures and entities, as one plan.

The plan's steps live with their stages; here they are put in order.  What comes out is a function of accounts, claims,
revisions, decisions and settings alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.casefile.memo import Memo
from firsthand.claims.claim import Claim
from firsthand.components import Tie
from firsthand.config import Config
from firsthand.engine.embedded.carry_out import Progress, Tables, no_progress, run_plan
from firsthand.engine.embedded.remember import Memory
from firsthand.engine.embedded.workers import WorkerPool
from firsthand.engine.plan import Component, ComponentsStep, Plan, ShardStep, SqlStep, Step, TableStep
from firsthand.engine.plans.entities import entity_steps
from firsthand.engine.plans.events import event_steps
from firsthand.engine.plans.lineage import lineage_steps
from firsthand.engine.versions import DERIVING, REMEMBERING, code_version
from firsthand.events.entities.ruled import EntityMark
from firsthand.events.event import EventCoding
from firsthand.events.grouping.regroup import EventMarkRow
from firsthand.lineage.ruled import OriginRuling
from firsthand.lineage.steps import Revision
from firsthand.record.account_entry import AccountEntry, ListedAccount, SetAside
from firsthand.record.enrol import enrolled
from firsthand.record.figure import Figure, FigureLock
from firsthand.record.steps import KIN_TIES, LISTED_ACCOUNTS, WITNESSES, reconcile_events
from firsthand.record.witness import EventWitnesses
from firsthand.sources.raw_item import Rejection
from firsthand.spans import content_id
from firsthand.tables import schema_of

READ: Mapping[str, Any] = {"accounts": Account, "claims": Claim, "revisions": Revision}
RULED: Mapping[str, Any] = {
    "event_marks": EventMarkRow,
    "entity_marks": EntityMark,
    "origin_rulings": OriginRuling,
    "locks": FigureLock,
    "codings": EventCoding,
    "set_aside": SetAside,
}
GIVEN: Mapping[str, Any] = {**READ, **RULED}
KEPT = (
    "origins", "lineage", "origin_links", "claim_origins", "wrong_copies", "events", "event_claims", "main_events", "entities",
    "entity_claims", "account_entries", "figures",
)  # fmt: skip
_WITNESSED = ("claims", "accounts", "events", "event_claims", "main_events", "origins", "claim_origins", "wrong_copies",
              "locks", "ruled_events", "account_entries")  # fmt: skip


def record_steps() -> tuple[Step, ...]:
    """The entries of all accounts, and figures from claims, events and origins."""
    listed = ("accounts", "claims", "revisions", "voices", "kin", "set_aside")
    return (
        SqlStep("kin_ties", KIN_TIES, ("lineage",), {"kin_ties": Tie}),
        ComponentsStep("kin", "kin_ties", {"kin": Component}),
        SqlStep("listed_accounts", LISTED_ACCOUNTS, listed, {"listed_accounts": ListedAccount}, key="account_id"),
        TableStep("enrol", enrolled, "listed_accounts", {"account_entries": AccountEntry}),
        SqlStep("witnesses", WITNESSES, _WITNESSED, {"event_witnesses": EventWitnesses}),
        ShardStep("reconcile", reconcile_events, "event_witnesses", {"figures": Figure, "rejections": Rejection}),
    )


@cache
def derive_plan() -> Plan:
    """All steps from accounts and claims to figures and entities."""
    return Plan((*lineage_steps(), *event_steps(), *record_steps(), *entity_steps()), GIVEN)


def derive(
    given: Mapping[str, pa.Table],
    scratch: Path,
    config: Config,
    *,
    progress: Progress = no_progress,
    pool: WorkerPool | None = None,
    memory: Memory | None = None,
) -> Tables:
    """Derive everything that follows from accounts and claims.

    Args:
        given: `accounts`, `claims` and `revisions` as tables of their nouns, in an order that depends on nothing but
            their values; and what people ruled, as `decided` gives it (a table of `RULED` that is not given is empty).
        scratch: Folder for the steps' tables; those that stand there from an interrupted run are used again.
        config: Settings.
        progress: Told after each step.
        pool: Workers that stand ready.
        memory: What steps made of which rows before, from `remembered`; what comes out is the same without it.

    Returns:
        All tables of the plan; those in `KEPT` and `rejections` are what a case keeps.
    """
    version = code_version(*DERIVING)
    unruled = {name: schema_of(noun).empty_table() for name, noun in RULED.items()}
    return run_plan(
        derive_plan(), {**unruled, **given}, scratch, config,
        code_version=version, progress=progress, pool=pool, memory=memory,
    )  # fmt: skip


def remembered(memos: Iterable[Memo], config: Config) -> Memory:
    """What earlier derivations made of which rows, as far as this code and these settings would make the same.

    Args:
        memos: What a case keeps.
        config: Settings.
    """
    how = (code_version(*DERIVING, *REMEMBERING), config.digest(), duckdb.__version__)
    return Memory.of(memos, content_id("k", *how, size=32))

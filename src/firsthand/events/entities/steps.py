"""Entities as steps: account by account who is named, blocks in SQL, block by block who is one.

Tables read: `read_accounts` (accounts nested with their claims), `entity_marks`.  Tables written: `entities`,
`entity_claims`, `ruled_entities`, `rejections`.
"""

from __future__ import annotations

import pyarrow as pa

from firsthand.config import Config
from firsthand.events.entities.resolve import Naming, NamingBlock, namings_of, settle_block
from firsthand.events.entities.ruled import EntityRegrouping, regroup_entities
from firsthand.events.event import Entity, EntityClaim
from firsthand.events.steps import ReadAccount
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of

BLOCKS = "SELECT block, LIST(n ORDER BY n.claim_id, n.name) AS namings FROM namings n GROUP BY block ORDER BY block"


def name_accounts(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `ReadAccount` to `namings`; an account that fails is a rejection and loses nobody else's."""
    del config
    namings: list[Naming] = []
    rejections: list[Rejection] = []
    for row in rows_of(ReadAccount, batch):
        try:
            namings += namings_of(row.claims)
        except Exception as error:
            detail = f"{type(error).__name__}: {error}; the account is kept, but whom it names is not compared"
            rejections.append(Rejection(row.account.source_id, "entities", "failed", detail))
    return {"namings": batch_of(Naming, namings), "rejections": batch_of(Rejection, rejections)}


def settle_blocks(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `NamingBlock` to `found_entities` and `found_entity_claims`."""
    del config
    found = [settle_block(b) for b in rows_of(NamingBlock, batch)]
    return {
        "found_entities": batch_of(Entity, (e for f in found for e in f.entities)),
        "found_entity_claims": batch_of(EntityClaim, (c for f in found for c in f.claims)),
    }


def regroup_namings(batch: pa.RecordBatch, config: Config) -> dict[str, pa.RecordBatch]:
    """Rows of `EntityRegrouping` to `regrouped_entities` and `regrouped_entity_claims`."""
    del config
    found = [regroup_entities(r) for r in rows_of(EntityRegrouping, batch)]
    return {
        "regrouped_entities": batch_of(Entity, (e for f in found for e in f.entities)),
        "regrouped_entity_claims": batch_of(EntityClaim, (c for f in found for c in f.claims)),
    }

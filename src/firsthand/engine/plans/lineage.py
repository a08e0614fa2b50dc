"""The steps that find who has it from whom, in order: the plan's first part.

Definitions live in `lineage/steps.py`; here they are only put in order, with the tables they read and write.
"""

from __future__ import annotations

from firsthand.components import Tie
from firsthand.engine.plan import Component, ComponentsStep, ShardStep, SqlStep, Step
from firsthand.lineage import ruled, steps
from firsthand.lineage.dossier import AccountPair, Dossier, Family, Holding, NamedOutlet, Telling
from firsthand.lineage.lineage import ClaimOrigins, Lineage, Miscopied, Origin, OriginLink, WrongCopy
from firsthand.lineage.shared_text.candidates import Meeting, Prints, SharedPrints
from firsthand.sources.raw_item import Rejection


def lineage_steps() -> tuple[Step, ...]:
    """Tables read: `accounts`, `claims`, `revisions`, `origin_rulings`.  Tables written for later: `lineage`,
    `origins`, `origin_links`, `claim_origins`, `miscopied`, `wrong_copies`, `rejections`."""
    return (
        SqlStep("dossiers", steps.DOSSIERS, ("accounts", "claims"), {"dossiers": Dossier}, parted=True),
        ShardStep(
            "describe_accounts",
            steps.describe_accounts,
            "dossiers",
            {"prints": Prints, "tellings": Telling, "holdings": Holding, "rejections": Rejection},
        ),
        SqlStep("meetings", steps.MEETINGS, ("prints",), {"meetings": Meeting}, parted=True),
        SqlStep("candidates", steps.CANDIDATES, ("prints", "meetings"), {"candidates": SharedPrints}),
        SqlStep(
            "account_pairs",
            steps.PAIRS,
            ("candidates", "revisions", "tellings"),
            {"account_pairs": AccountPair},
            parted=True,
        ),
        ShardStep(
            "compare_pairs",
            steps.compare_pairs,
            "account_pairs",
            {"pair_lineage": Lineage, "found_miscopied": Miscopied, "rejections": Rejection},
        ),
        SqlStep("named", steps.NAMED, ("holdings", "candidates"), {"named": NamedOutlet}),
        SqlStep("ties", steps.TIES, ("pair_lineage", "named", "holdings"), {"ties": Tie}),
        ComponentsStep("families_of", "ties", {"families_of": Component}),
        SqlStep("families", steps.FAMILIES, ("families_of", "holdings", "pair_lineage", "named"), {"families": Family}),
        ShardStep(
            "settle_families",
            steps.settle_families,
            "families",
            {"told_origins": Origin, "told_links": OriginLink, "credit_lineage": Lineage, "rejections": Rejection},
        ),
        SqlStep("told_lineage", steps.LINEAGE, ("pair_lineage", "credit_lineage"), {"told_lineage": Lineage}),
        *_ruled_steps(),
        ShardStep(
            "gather_origins",
            steps.gather_origins,
            "origin_parts",
            {"origins": Origin, "rejections": Rejection},
            group_by="origin_id",
        ),
        SqlStep(
            "claim_origins",
            steps.CLAIM_ORIGINS,
            ("claims", "origin_links"),
            {"claim_origins": ClaimOrigins},
            key="claim_id",
        ),
        SqlStep("miscopied", steps.MISCOPIED, ("found_miscopied",), {"miscopied": Miscopied}),
        SqlStep("wrong_copies", steps.WRONG_COPIES, ("miscopied",), {"wrong_copies": WrongCopy}, key="claim_id"),
    )


def _ruled_steps() -> tuple[Step, ...]:
    """What people ruled on origins."""
    found = ("origin_rulings", "told_origins")
    return (
        SqlStep("found_rulings", ruled.FOUND_RULINGS, found, {"found_rulings": ruled.OriginRuling}),
        SqlStep("ruled_origins", ruled.RULED_ORIGINS, ("told_origins", "found_rulings"), {"origin_parts": Origin}),
        SqlStep("ruled_links", ruled.RULED_LINKS, ("told_links", "found_rulings"), {"origin_links": OriginLink}),
        SqlStep("ruled_lineage", ruled.RULED_LINEAGE, ("told_lineage", "found_rulings"), {"lineage": Lineage}),
    )

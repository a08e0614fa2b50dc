"""The steps that gather claims to events, in order: the plan's middle part.

Definitions live in `events/steps.py`; here they are only put in order, with the tables they read and write.
"""

from __future__ import annotations

from firsthand.components import Tie
from firsthand.engine.plan import Component, ComponentsStep, ShardStep, SqlStep, Step, TableStep
from firsthand.events import steps
from firsthand.events.build import EventGroup
from firsthand.events.event import Event, EventClaim, MainEvent, ToldClaim
from firsthand.events.grouping import pair_steps as pairs
from firsthand.events.grouping import recalled
from firsthand.events.grouping import regroup as ruled
from firsthand.events.grouping.cluster import Crowd, LinkedMentions, Membership
from firsthand.events.grouping.overlap import Overlap, RareTerm, overlaps
from firsthand.events.grouping.regroup import RulingOutcome
from firsthand.events.grouping.weigh import Doubt, MentionLink
from firsthand.events.mentions.mention import Mention
from firsthand.sources.raw_item import Rejection

ENDS = ("a", "b")


def event_steps() -> tuple[Step, ...]:
    """Tables read: `accounts`, `claims`, `event_marks`, `codings`, `lineage`, `miscopied`.  Tables written for later: `events`,
    `event_claims`, `main_events`, `ruled_events`, `outcomes`, `rejections`."""
    return (
        SqlStep("nest_accounts", steps.NEST_ACCOUNTS, ("accounts", "claims"), {"read_accounts": steps.ReadAccount}),
        ShardStep("tell", steps.tell, "read_accounts", {"mentions": Mention, "rejections": Rejection}),
        *_pair_steps(),
        *_group_steps(),
        *_ruled_steps(),
        SqlStep("copy_ties", steps.COPY_TIES, ("lineage",), {"copy_ties": Tie}),
        ComponentsStep("voices", "copy_ties", {"voices": Component}, ENDS),
        SqlStep(
            "event_groups",
            steps.EVENT_GROUPS,
            ("memberships", "ruled_mentions", "accounts", "voices", "miscopied", "codings", "ruled_events"),
            {"event_groups": EventGroup},
            parted=True,
            key="event_id",
        ),
        ShardStep(
            "build_events",
            steps.build_events,
            "event_groups",
            {"events": Event, "told_claims": ToldClaim, "main_events": MainEvent, "rejections": Rejection},
        ),
        SqlStep("event_claims", steps.ONE_EVENT_A_CLAIM, ("told_claims",), {"event_claims": EventClaim}),
    )


def _pair_steps() -> tuple[Step, ...]:
    """Which mentions are compared, and how they are tied."""
    found = ("key_pairs", "likest", "likeness", "bare_mentions")
    weighed = {"first_links": MentionLink, "doubts": Doubt, "rejections": Rejection}
    return (
        SqlStep("event_keys", pairs.EVENT_KEYS, ("mentions",), {"event_keys": pairs.EventKey}),
        SqlStep("key_pairs", pairs.KEY_PAIRS, ("event_keys",), {"key_pairs": pairs.KeyPair}),
        SqlStep("crowds", pairs.CROWDS, ("event_keys", "mentions"), {"crowds": Crowd}),
        SqlStep("term_rows", pairs.TERM_ROWS, ("mentions",), {"term_rows": pairs.TermRow}),
        SqlStep("term_norms", pairs.TERM_NORMS, ("term_rows",), {"term_norms": pairs.TermNorm}, key="number"),
        SqlStep("rare_terms", pairs.RARE_TERMS, ("term_rows",), {"rare_terms": RareTerm}),
        TableStep("term_overlaps", overlaps, "rare_terms", {"term_overlaps": Overlap}),
        SqlStep("likeness", pairs.LIKENESS, ("term_overlaps", "term_norms"), {"likeness": pairs.Likeness}),
        SqlStep("likest", pairs.LIKEST, ("likeness",), {"likest": pairs.Likest}),
        SqlStep("bare_mentions", pairs.BARE_MENTIONS, ("mentions",), {"bare_mentions": Mention}),
        SqlStep("first_pairs", pairs.FIRST_PAIRS, found, {"first_pairs": pairs.PairToWeigh}),
        _blocks("first_blocks", "first_pairs"),
        ShardStep("first_weigh", pairs.weigh_first, "first_blocks", weighed),
    )


def _blocks(name: str, candidates: str) -> SqlStep:
    """Pairs with their mentions."""
    reads = (candidates, "mentions", "event_keys", "bare_mentions")
    return SqlStep(name, pairs.block_sql(candidates), reads, {name: pairs.PairBlock}, parted=True, key="block")


def _group_steps() -> tuple[Step, ...]:
    """Which mentions are one event: what came to harm first, then the acts that speak of it."""
    first, last = ({f"{n}_memberships": Membership, "rejections": Rejection} for n in ("first", "last"))
    beside = ("bare_mentions", "doubts", "crowds")
    return (
        ComponentsStep("first_components", "first_links", {"first_components": Component}, ENDS),
        SqlStep(
            "first_groups",
            steps.group_sql("first_links", "first_components"),
            ("first_links", "first_components", *beside),
            {"first_groups": LinkedMentions},
            parted=True,
            key="root",
        ),
        ShardStep("first_cluster", steps.cluster_first, "first_groups", first),
        SqlStep(
            "parent_pairs",
            pairs.PARENT_PAIRS,
            ("bare_mentions", "first_memberships"),
            {"parent_pairs": pairs.PairToWeigh},
        ),
        _blocks("parent_blocks", "parent_pairs"),
        ShardStep(
            "parent_weigh", pairs.weigh_parents, "parent_blocks", {"parent_links": MentionLink, "rejections": Rejection}
        ),
        SqlStep(
            "recalled",
            recalled.RECALLED,
            ("bare_mentions", "first_memberships"),
            {"recalled": recalled.RecalledMention},
            key="mention_id",
        ),
        ShardStep(
            "link_recalled",
            recalled.link_recalled,
            "recalled",
            {"recalled_links": MentionLink, "rejections": Rejection},
        ),
        SqlStep("late_links", steps.LATE_LINKS, ("parent_links", "recalled_links"), {"late_links": MentionLink}),
        SqlStep("links", steps.ALL_LINKS, ("first_links", "late_links"), {"links": MentionLink}),
        ComponentsStep("components", "links", {"components": Component}, ENDS),
        SqlStep(
            "groups",
            steps.group_sql("links", "components", "late_links"),
            ("links", "components", "late_links", *beside),
            {"groups": LinkedMentions},
            parted=True,
            key="root",
        ),
        ShardStep("cluster", steps.cluster_all, "groups", last),
        SqlStep(
            "found_memberships",
            steps.MEMBERSHIPS,
            ("first_memberships", "last_memberships"),
            {"found_memberships": Membership},
        ),
    )


def _ruled_steps() -> tuple[Step, ...]:
    """What people ruled on events, over what the accounts' words make of them."""
    touched = ("marked", "found_memberships", "mentions", "links")
    made = {"regrouped": Membership, "mention_parts": Mention, "outcomes": RulingOutcome, "rejections": Rejection}
    return (
        SqlStep("marked", ruled.MARKED, ("event_marks", "mentions"), {"marked": ruled.MarkedMention}),
        SqlStep("touched", ruled.TOUCHED, touched, {"touched": ruled.Regrouping}),
        ShardStep("regroup", steps.regroup_events, "touched", made),
        SqlStep("memberships", ruled.MEMBERSHIPS, ("found_memberships", "regrouped"), {"memberships": Membership}),
        SqlStep("ruled_mentions", ruled.RULED_MENTIONS, ("mentions", "mention_parts"), {"ruled_mentions": Mention}),
        SqlStep("ruled_events", ruled.RULED_EVENTS, ("marked", "memberships"), {"ruled_events": ruled.RuledEvent}),
    )

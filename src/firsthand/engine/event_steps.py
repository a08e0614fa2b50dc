"""The steps that gather claims to events, in order: the plan's middle part.

Definitions live in `events/steps.py`; here they are only put in order, with the tables they read and write.
"""

from __future__ import annotations

from firsthand.engine.plan import Component, ComponentsStep, ShardStep, SqlStep, Step
from firsthand.events import regroup as ruled
from firsthand.events import steps
from firsthand.events.build import EventGroup
from firsthand.events.cluster import Crowd, Group, Membership
from firsthand.events.event import Event, EventClaim, MainEvent, ToldClaim
from firsthand.events.mention import Mention
from firsthand.events.regroup import Outcome
from firsthand.events.weigh import Doubt, Link, Pair
from firsthand.sources.raw_item import Rejection

ENDS = ("a", "b")


def event_steps() -> tuple[Step, ...]:
    """Tables read: `accounts`, `claims`, `event_marks`.  Tables written for later: `events`, `event_claims`, `main_events`,
    `ruled_events`, `outcomes`, `rejections`."""
    return (
        SqlStep("nest_accounts", steps.NEST_ACCOUNTS, ("accounts", "claims"), {"read_accounts": steps.ReadAccount}),
        ShardStep("tell", steps.tell, "read_accounts", {"mentions": Mention, "rejections": Rejection}),
        SqlStep("event_keys", steps.EVENT_KEYS, ("mentions",), {"event_keys": steps.EventKey}),
        SqlStep("key_pairs", steps.KEY_PAIRS, ("event_keys",), {"key_pairs": steps.KeyPair}),
        SqlStep("crowds", steps.CROWDS, ("event_keys", "mentions"), {"crowds": Crowd}),
        SqlStep("term_rows", steps.TERM_ROWS, ("mentions",), {"term_rows": steps.TermRow}),
        SqlStep("likeness", steps.LIKENESS, ("term_rows",), {"likeness": steps.Likeness}),
        SqlStep("likest", steps.LIKEST, ("likeness",), {"likest": steps.Likest}),
        SqlStep("bare_mentions", steps.BARE_MENTIONS, ("mentions",), {"bare_mentions": Mention}),
        SqlStep("first_pairs", steps.FIRST_PAIRS, ("key_pairs", "likest", "likeness", "bare_mentions"), {"first_pairs": Pair}),
        ShardStep(
            "first_weigh",
            steps.weigh_first,
            "first_pairs",
            {"first_links": Link, "doubts": Doubt, "rejections": Rejection},
        ),
        ComponentsStep("first_components", "first_links", {"first_components": Component}, ENDS),
        SqlStep(
            "first_groups",
            steps.group_sql("first_links", "first_components"),
            ("bare_mentions", "first_links", "first_components", "doubts", "crowds"),
            {"first_groups": Group},
        ),
        ShardStep(
            "first_cluster",
            steps.cluster_first,
            "first_groups",
            {"first_memberships": Membership, "rejections": Rejection},
        ),
        SqlStep("parent_pairs", steps.PARENT_PAIRS, ("bare_mentions", "first_memberships"), {"parent_pairs": Pair}),
        ShardStep("parent_weigh", steps.weigh_parents, "parent_pairs", {"parent_links": Link, "rejections": Rejection}),
        SqlStep("links", steps.ALL_LINKS, ("first_links", "parent_links"), {"links": Link}),
        ComponentsStep("components", "links", {"components": Component}, ENDS),
        SqlStep(
            "groups",
            steps.group_sql("links", "components", "parent_links"),
            ("bare_mentions", "links", "components", "parent_links", "doubts", "crowds"),
            {"groups": Group},
        ),
        ShardStep("cluster", steps.cluster_all, "groups", {"last_memberships": Membership, "rejections": Rejection}),
        SqlStep(
            "found_memberships",
            steps.MEMBERSHIPS,
            ("first_memberships", "last_memberships"),
            {"found_memberships": Membership},
        ),
        *_ruled_steps(),
        SqlStep("event_groups", steps.EVENT_GROUPS, ("memberships", "ruled_mentions"), {"event_groups": EventGroup}),
        ShardStep(
            "build_events",
            steps.build_events,
            "event_groups",
            {"events": Event, "told_claims": ToldClaim, "main_events": MainEvent, "rejections": Rejection},
        ),
        SqlStep("event_claims", steps.ONE_EVENT_A_CLAIM, ("told_claims",), {"event_claims": EventClaim}),
    )


def _ruled_steps() -> tuple[Step, ...]:
    """What people ruled on events, over what the accounts' words make of them."""
    touched = ("marked", "found_memberships", "mentions", "links")
    made = {"regrouped": Membership, "mention_parts": Mention, "outcomes": Outcome, "rejections": Rejection}
    return (
        SqlStep("marked", ruled.MARKED, ("event_marks", "mentions"), {"marked": ruled.MarkedMention}),
        SqlStep("touched", ruled.TOUCHED, touched, {"touched": ruled.Regrouping}),
        ShardStep("regroup", steps.regroup_events, "touched", made),
        SqlStep("memberships", ruled.MEMBERSHIPS, ("found_memberships", "regrouped"), {"memberships": Membership}),
        SqlStep("ruled_mentions", ruled.RULED_MENTIONS, ("mentions", "mention_parts"), {"ruled_mentions": Mention}),
        SqlStep("ruled_events", ruled.RULED_EVENTS, ("marked", "memberships"), {"ruled_events": ruled.RuledEvent}),
    )

"""Accounts told in a line or two, read by the real readers, as mentions and events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.claims.read import read_account_claims
from firsthand.config import AccountsConfig, ClaimsConfig, Config, EventsConfig, SourcesConfig
from firsthand.events.build import EventGroup, Placed, build
from firsthand.events.event import Event
from firsthand.events.grouping.cluster import LinkedMentions, cluster
from firsthand.events.grouping.weigh import MentionPair, weigh
from firsthand.events.mentions.gather import mentions_of
from firsthand.events.mentions.mention import Mention
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem

Teller = Callable[..., list[Mention]]
Gatherer = Callable[[Sequence[list[Mention]]], list[Event]]


def account_of(text: str, name: str = "a", published: str | None = "2031-05-05", **more: Any) -> Account:
    item = RawItem(name, "text/plain", text.encode(), published=published, language="en", **more)
    return read_account(item, open_item(item, SourcesConfig()), AccountsConfig())


@pytest.fixture
def tell() -> Teller:
    """The mentions of one account."""

    def mentions(text: str, name: str = "a", published: str | None = "2031-05-05", **more: Any) -> list[Mention]:
        account = account_of(text, name, published, **more)
        return mentions_of(account, read_account_claims(account, ClaimsConfig()))

    return mentions


def _grouped(mentions: Sequence[Mention], parents: dict[str, str]) -> dict[str, str]:
    """Mention to event, all pairs weighed: the slow oracle of the relational steps."""
    config = EventsConfig()
    by_id = sorted(mentions, key=lambda m: m.mention_id)
    links = []
    for i, a in enumerate(by_id):
        for b in by_id[i + 1 :]:
            if a.account_id != b.account_id:
                one = a.about is not None and parents.get(a.about) == parents.get(b.about or "") is not None
                link = weigh(MentionPair(a, b, one_parent=bool(one)))
                links += [link] if link.score >= config.link_threshold else []
    found = cluster(LinkedMentions("all", tuple(by_id), tuple(links)), config)
    return {m.mention_id: m.event_id for m in found}


@pytest.fixture
def gather() -> Gatherer:
    """The events that the mentions of several accounts make, most accounts first."""

    def events(told: Sequence[list[Mention]]) -> list[Event]:
        mentions = [m for account in told for m in account]
        first = _grouped(mentions, {})
        of = _grouped(mentions, first)
        groups: dict[str, list[Placed]] = {}
        for m in mentions:
            about = of.get(m.about) if m.about else None
            groups.setdefault(of[m.mention_id], []).append(Placed(of[m.mention_id], m, "", about))
        recalled = {of[m.about] for m in mentions if m.main and m.about}
        built = [build(EventGroup(e, tuple(p), recalled=e in recalled)).event for e, p in sorted(groups.items())]
        return sorted(built, key=lambda e: (-len(e.account_ids), e.date_start or "9999", e.event_id))

    return events


@pytest.fixture
def config() -> Config:
    """The settings as they come."""
    return Config()

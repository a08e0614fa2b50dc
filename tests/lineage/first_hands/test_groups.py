"""The user's own spellings and groups of origins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import LineageConfig, config_from
from firsthand.errors import ConfigError
from firsthand.lineage.first_hands.groups import group_of, grouping_of
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.lineage import Origin
from firsthand.lineage.trace import LineageResult, trace

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("origin", "group"),
    [
        (Origin("1", "Embassy in Lima", "office", "Norway", "Norway"), "north"),
        (Origin("2", "The Echo", "outlet"), "north"),
        (Origin("3", "Oslo desk", "office", "Norway", "Norway"), "apart"),
        (Origin("4", "Herald", "outlet"), None),
    ],
)
def test_a_group_by_name_wins_over_one_by_party(origin: Origin, group: str | None) -> None:
    config = LineageConfig(groups={"north": ["Norway", "Echo"], "apart": ["Oslo desk"]})
    assert group_of(origin, grouping_of(config).group_of) == group


@pytest.mark.parametrize(
    "table", [{"a": "one name"}, {"a": ["X"], "b": ["x"]}, {"a": [1]}, {"a": [""]}, "no table"]
)  # fmt: skip
@pytest.mark.parametrize("key", ["groups", "spellings"])
def test_wrong_tables_are_refused(key: str, table: object) -> None:
    with pytest.raises(ConfigError):
        config_from({"lineage": {key: table}})


def told(make_account: Make, figure: Make, said: Make, config: LineageConfig) -> LineageResult:
    accounts: list[Account] = []
    claims: list[Claim] = []
    for name, speaker in (("1", "Tarn Water Office"), ("2", "Office for the Waters of Tarn")):
        account = make_account(name, f"{speaker} counted {name}7 boats adrift.", publisher=f"Paper {name}")
        speech = said(account, speaker, f"{name}7 boats adrift")
        accounts.append(account)
        claims += [speech, figure(account, f"{name}7 boats", attribution_id=speech.claim_id)]
    return trace(accounts, claims, config)


def behind_claims(result: LineageResult) -> set[str]:
    return {k.origin_id for k in result.links if k.claim_id}


def test_spellings_are_one_origin_by_the_name_given(make_account: Make, figure: Make, said: Make) -> None:
    parted = told(make_account, figure, said, LineageConfig())
    assert len(behind_claims(parted)) == 2
    spelled = LineageConfig(spellings={"Tarn Water Office": ["Office for the Waters of Tarn"]})
    joined = told(make_account, figure, said, spelled)
    (one,) = behind_claims(joined)
    assert next(o.name for o in joined.origins if o.origin_id == one) == "Tarn Water Office"


def test_a_group_merges_at_the_low_end_only(make_account: Make, figure: Make, said: Make) -> None:
    grouped = LineageConfig(groups={"Tarn": ["Tarn Water Office", "Office for the Waters of Tarn"]})
    for config, low in ((LineageConfig(), 2), (grouped, 1)):
        result = told(make_account, figure, said, config)
        found = origin_range(behind_claims(result), {o.origin_id: o for o in result.origins})
        assert (found.low, found.high) == (low, 2)

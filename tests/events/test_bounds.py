"""How many words are added to those of a title before it is weighed, told in plain numbers."""

from __future__ import annotations

import pytest

from firsthand.events.mentions.mention import Mention
from firsthand.events.titles import _central_title


def mention(name: str, title: str) -> Mention:
    return Mention(
        mention_id=name,
        account_id=name,
        family="other",
        type="report",
        unique=False,
        main=True,
        start=0,
        title=title,
    )


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        # "storm" stands in three titles: 3 of 1 + 4 words, against 5 of 3 + 4
        (["zzz storm", "harbour boats storm", "storm it was"], "harbour boats storm"),
        # 3 of 1 + 4, against 4 of 3 + 4
        (["storm", "storm so", "storm at", "lamps pears lilac", "lamps"], "storm so"),
    ],
)
def test_a_title_of_one_common_word_does_not_win_by_it(titles: list[str], chosen: str) -> None:
    assert _central_title([mention(f"m{n}", t) for n, t in enumerate(titles)]) == chosen

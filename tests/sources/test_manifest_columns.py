"""What columns are taken for."""

from __future__ import annotations

import pytest

from firsthand.errors import ConfigError
from firsthand.sources.manifest_columns import (
    LEAST_LETTERS,
    checked_columns,
    header_of,
    names_of_columns,
    plain_name,
    plan_columns,
)
from firsthand.sources.manifest_row import COLUMNS

WORDS = "x" * LEAST_LETTERS


@pytest.mark.parametrize(
    ("header", "row", "taken"),
    [
        (["Text", "URL"], ["Six.", "https://a.org/1"], {"text": "Text", "url": "URL"}),
        (["body_text", "Source"], ["Six.", "Echo"], {"text": "body_text", "publisher": "Source"}),
        (["body", "source"], ["Six.", "https://a.org/1"], {"text": "body", "url": "source"}),
        (["Текст", "Ссылка"], ["Шесть.", "https://a.org/1"], {"text": "Текст", "url": "Ссылка"}),
        (["Inhalt", "Erschienen am"], ["Sechs.", "3.5.2024"], {"text": "Inhalt", "published": "Erschienen am"}),
        (["text", "date"], ["Six.", "2024-05-03"], {"text": "text"}),
        (["what", "where seen"], [WORDS, "https://a.org/1"], {"text": "what", "url": "where seen"}),
        (["what"], [WORDS[1:]], {}),
        (["text", "link1", "link2"], ["Six.", "https://a.org/1", "https://a.org/2"], {"text": "text"}),
        (["text", "note"], ["Six.", WORDS], {"text": "text"}),
        (["file", "title"], ["a.html", "Six"], {"path": "file", "title": "title"}),
        (["file", "title"], ["case 7", "Six"], {"title": "title"}),
        (["text", "url"], ["https://a.org/1", "Six"], {"text": "text", "url": "url"}),
        (["link", "text"], ["a note", "Six."], {"text": "text"}),
    ],
)
def test_taken(header: list[str], row: list[str], taken: dict[str, str]) -> None:
    plan = plan_columns(header, [dict(zip(header, row, strict=True))], {})
    assert dict(plan.taken) == taken
    assert plan.guessed == {o for o, t in taken.items() if o != t}
    assert set(plan.left) == set(header) - set(taken.values())


def test_given_names_win_without_case() -> None:
    plan = plan_columns(["text", "Body", "Date"], [], {"text": "body", "published": "date"})
    assert dict(plan.taken) == {"text": "Body", "published": "Date"}
    assert plan.given == {"text", "published"}
    assert plan.lines() == ("published  Date (given)", "text       Body (given)", "left alone: text")


def test_a_row_by_our_names() -> None:
    plan = plan_columns(["Body", "n"], [], {"text": "Body"})
    assert plan.renamed({"Body": "Six.", "n": 1}) == {"text": "Six.", "n": 1}
    assert plan.renamed({"n": 1}) == {"n": 1}


def test_plain_names_need_no_lines() -> None:
    assert plan_columns(["text", "other"], [], {}).lines() == ()


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ConfigError, match="no column of a manifest"):
        checked_columns({"body": "text"})


def test_names_of_languages_are_plain_and_ours() -> None:
    assert set(names_of_columns()) <= set(COLUMNS) - {"id", "event"}
    assert all(plain_name(n) == n for names in names_of_columns().values() for n in names)


def test_rows_without_a_common_head() -> None:
    assert header_of([{"a": 1}, {"b": 2, "a": 3}]) == ("a", "b")

"""Languages as inputs and pages give them."""

import pytest

from firsthand.sources.language_code import language_code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en"), ("EN-us", "en"), ("eng", "en"), ("es_419", "es"), ("en_US.UTF-8", "en"), ("English", "en"),
        ("español", "es"), ("Русский", "ru"), ("deu", "de"), (" fr ", "fr"), ("zh-Hans-CN", "zh"), ("ckb", "ckb"),
        ("", None), ("und", None), ("xx", None), ("Elvish of the west", None), ("12", None), ("-", None),
    ],
)  # fmt: skip
def test_code(given: str, code: str | None) -> None:
    assert language_code(given) == code

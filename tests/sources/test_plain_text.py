"""Plain text opened."""

from collections.abc import Callable

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.plain_text import open_plain_text
from firsthand.sources.raw_item import RawItem
from firsthand.spans import Span, locate

RUSSIAN = "Вчера вечером на складе в порту произошёл пожар.\r\nПогибли трое рабочих, ещё семеро ранены."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_span_leads_back_in_any_encoding(
    item: Callable[..., RawItem], config: SourcesConfig, leads_back: Callable[..., None], encoding: str
) -> None:
    one = item("a.txt", RUSSIAN.encode(encoding))
    opened = open_plain_text(one, config)
    assert opened.text == RUSSIAN.replace("\r\n", "\n")
    leads_back(one, opened)
    at = opened.text.index("трое")
    (place,) = locate(opened.segments, Span(at, at + 4))
    assert (place.start, place.end) == (RUSSIAN.index("трое"), RUSSIAN.index("трое") + 4)


def test_clean_text_stays_as_it_is(item: Callable[..., RawItem], config: SourcesConfig) -> None:
    text = "  Mill fire\n\n\tThree hurt.  \n"
    assert open_plain_text(item("a.txt", text.encode()), config).text == text


@pytest.mark.parametrize("data", [b" ", b"\n\t\r\n", b"\xef\xbb\xbf", "\u2003\u3000".encode()])
def test_blanks_alone_are_refused(item: Callable[..., RawItem], config: SourcesConfig, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        open_plain_text(item("a.txt", data), config)
    assert caught.value.code == "no_text"

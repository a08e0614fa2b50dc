"""Every format opened by one verb."""

import pickle
import random
from collections.abc import Callable

import pytest

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.open_item import open_item, raw_texts
from firsthand.sources.raw_item import RawItem

WORDS = "Three workers were killed when the mill in Castra burned."


@pytest.mark.parametrize("ending", ["txt", "html", "pdf", "docx", "eml"])
def test_every_format_gives_the_words_and_leads_back(
    item: Callable[..., RawItem],
    config: SourcesConfig,
    pdf: Callable[..., bytes],
    docx: Callable[..., bytes],
    leads_back: Callable[..., None],
    ending: str,
) -> None:
    data = {
        "txt": WORDS.encode(),
        "html": f"<html><body><p>{WORDS}</p></body></html>".encode(),
        "pdf": pdf([[WORDS]]),
        "docx": docx([WORDS]),
        "eml": f"From: a@example.org\n\n{WORDS}".encode(),
    }[ending]
    one = item(f"a.{ending}", data)
    opened = open_item(one, config)
    assert opened.text == WORDS
    leads_back(one, opened)
    assert list(raw_texts(one, config)) == ([1] if ending == "pdf" else [0])


@pytest.mark.parametrize("ending", ["txt", "html", "pdf", "docx", "eml"])
def test_spoiled_bytes_are_text_or_a_refusal_with_a_code(
    item: Callable[..., RawItem],
    config: SourcesConfig,
    pdf: Callable[..., bytes],
    docx: Callable[..., bytes],
    leads_back: Callable[..., None],
    ending: str,
) -> None:
    good = {
        "txt": WORDS.encode() * 4,
        "html": f"<html><body><p>{WORDS}</p></body></html>".encode(),
        "pdf": pdf([[WORDS]]),
        "docx": docx([WORDS]),
        "eml": f"From: a@example.org\n\n{WORDS}".encode(),
    }[ending]
    dice = random.Random(ending)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(dice.choice((1, 4, 30))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        one = item(f"a.{ending}", bytes(data[: dice.choice((len(data), dice.randrange(1, len(data))))]))
        try:
            opened = open_item(one, config)
        except InputError as error:
            refused = error
        else:
            leads_back(one, opened)
            continue
        assert refused.code
        assert refused.stage == "sources"


def test_unknown_type_is_refused(config: SourcesConfig) -> None:
    with pytest.raises(InputError) as caught:
        open_item(RawItem("a.jpg", "image/jpeg", b"\xff\xd8"), config)
    assert caught.value.code == "unknown_type"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, again.subject, str(again)) == ("unknown_type", "a.jpg", str(caught.value))

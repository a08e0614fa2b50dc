"""Stamps of live pages in all languages: which clock times they are, on which day, and that they date no hour of harm."""

from __future__ import annotations

import pytest

import firsthand as fh

# A clock as each language writes it over an entry, and an entry.
TOLD = {
    "en": ("{h}:{m}", "Six people have been killed, police say."),
    "de": ("{h}.{m} Uhr", "Sechs Menschen wurden getötet, teilt die Polizei mit."),
    "es": ("{h}:{m} horas", "Seis personas murieron, dice la policía."),
    "fr": ("{h}h{m}", "Six personnes ont été tuées, selon la police."),
    "ru": ("{h}:{m}", "Шесть человек погибли, сообщает полиция."),
    "uk": ("{h}:{m}", "Шестеро людей загинули, повідомляє поліція."),
    "tr": ("{h}.{m}", "Polise göre altı kişi öldü."),
    "az": ("{h}:{m}", "Polisin məlumatına görə altı nəfər ölüb."),
    "ar": ("{h}:{m}", "قالت الشرطة إن ستة أشخاص قتلوا."),
}


def stamps(text: str, language: str = "en") -> list[str | None]:
    told = fh.claims_of(text, language=language, published="2031-05-16")
    return [c.edtf for c in told if c.kind == "time" and c.rule == "stamp"]


def page(language: str, *clocks: str) -> str:
    """A live page with these clocks."""
    form, entry = TOLD[language]
    heads = [form.format(h=clock[:2], m=clock[3:]) for clock in clocks]
    return "\n\n".join(f"{head}\n\n{entry}" for head in heads)


@pytest.mark.parametrize("language", TOLD)
def test_clocks_alone_on_their_lines(language: str) -> None:
    assert stamps(page(language, "23:20", "22:40"), language) == ["2031-05-16T23:20", "2031-05-16T22:40"]
    told = fh.claims_of(page(language, "23:20", "22:40"), language=language, published="2031-05-16")
    assert [c.as_of for c in told if c.kind == "figure"] == ["2031-05-16T23:20", "2031-05-16T22:40"]


@pytest.mark.parametrize("language", TOLD)
def test_a_page_that_runs_past_midnight(language: str) -> None:
    newest_first = stamps(page(language, "00:20", "23:40", "23:10"), language)
    assert newest_first == ["2031-05-16T00:20", "2031-05-15T23:40", "2031-05-15T23:10"]
    oldest_first = stamps(page(language, "23:10", "23:40", "23:50", "00:20"), language)
    assert oldest_first == ["2031-05-15T23:10", "2031-05-15T23:40", "2031-05-15T23:50", "2031-05-16T00:20"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("22:40", True),
        ("22:40 – Six people have been killed.", True),
        ("22:40: Six people have been killed.", True),
        ("Updated at 22:40", False),
        ("22:40 GMT", True),
        ("Six people were killed at 22:40.", False),
        ("The fire broke out at 22:40", False),
        ("Page was updated at 22:40", False),
        ("22:40 on the bridge", False),
    ],
)
def test_what_a_stamp_is(line: str, found: bool) -> None:
    assert len(stamps(f"{line}\n\nNobody knows more.\n\n{line}\n\nThe road is closed.")) == (2 if found else 0)


def test_one_clock_alone_is_no_stamp() -> None:
    assert stamps("22:40\n\nSix people have been killed.") == []


def test_a_day_that_an_entry_recalls_is_not_that_of_later_stamps() -> None:
    text = "23:20\n\nOn 2 May 2031 a bridge fell.\n\n22:40\n\nSix people have been killed."
    assert stamps(text) == ["2031-05-16T23:20", "2031-05-16T22:40"]


@pytest.mark.parametrize(("length", "found"), [(16, 2), (15, 0)])
def test_an_entry_has_twenty_characters_with_the_lines_around_it(length: int, found: int) -> None:
    entry = "Nobody knows.".ljust(length, "x")
    assert len(stamps(f"22:40\n\n{entry}\n\n22:10\n\nThe road is closed.")) == found

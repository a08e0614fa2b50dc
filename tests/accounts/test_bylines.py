"""Who wrote, where, for whom."""

import pytest

from firsthand.accounts.blocks import blocks_of
from firsthand.accounts.bylines import agency_of, read_imprint
from firsthand.lang.pack import LanguagePack, pack_for

STORY = "Three people were killed and seven injured when the old flour mill in Castra burned down on Monday evening."


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        ("By Mara Quill", "Mara Quill", None),
        ("by Mara Quill and Jon Ferro", "Mara Quill and Jon Ferro", None),
        ("By Mara Quill, Castra Post", "Mara Quill, Castra Post", None),
        ("By Mara Quill | May 4, 2021", "Mara Quill", None),
        ("Written by Mara Quill - Updated 10:40", "Mara Quill", None),
        ("By The Associated Press", None, "Associated Press"),
        ("By the time help came, the mill had burned down.", None, None),
        ("By Monday the mill had burned down.", None, None),
        ("By then", None, None),
        ("By 2021 it was gone", None, None),
    ],
)
def test_bylines(line: str, byline: str | None, agency: str | None, pack: LanguagePack) -> None:
    found = read_imprint(blocks_of(f"{line}\n\n{STORY}"), pack)
    assert (found.byline, found.agency) == (byline, agency)


@pytest.mark.parametrize(
    ("head", "dateline", "edtf", "agency"),
    [
        ("CASTRA (Reuters) - ", "CASTRA (Reuters)", None, "Reuters"),
        ("CASTRA, May 4, 2021 (AFP) — ", "CASTRA, May 4, 2021 (AFP)", "2021-05-04", "Agence France-Presse"),
        ("CASTRA, Orlen (AP) -- ", "CASTRA, Orlen (AP)", None, "Associated Press"),
        ("CASTRA — ", "CASTRA", None, None),
        ("CASTRA (EFE).- ", "CASTRA (EFE)", None, "EFE"),
        ("CASTRA.- ", "CASTRA", None, None),
        ("Castra, 4 May 2021 (Interfax) - ", "Castra, 4 May 2021 (Interfax)", "2021-05-04", "Interfax"),
        ("(Castra Post) - ", "(Castra Post)", None, None),
        ("Castra - ", None, None, None),
        ("The mill — ", None, None, None),
        ("", None, None, None),
    ],
)
def test_datelines(head: str, dateline: str | None, edtf: str | None, agency: str | None, pack: LanguagePack) -> None:
    found = read_imprint(blocks_of(f"{head}{STORY}"), pack)
    assert (found.dateline, found.dateline_edtf, found.agency) == (dateline, edtf, agency)
    regions = [r for r in found.regions if r.kind == "dateline"]
    assert [(r.start, r.end) for r in regions] == ([(0, len(head))] if dateline else [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Press release of the Town Council of Castra", "credit"),
        ("The following article was contributed by the Embassy of Orlen to Harbour Journal for publication.", "credit"),
        ("Reporting by Mara Quill; editing by Jon Ferro", "credit"),
        ("Source: Fire brigade of Orlen", "credit"),
        ("The Echo was informed about this by the town council of Castra.", "credit"),
        ("The mill after the fire. (Photo: Mara Quill)", "caption"),
        ("Photo by Jon Ferro", "caption"),
        ("A source at the brigade said that it had been called late.", None),
        ("He was informed by his brother.", None),
        ("The family was informed by police on Monday.", None),
    ],
)
def test_notes(line: str, kind: str | None, pack: LanguagePack) -> None:
    text = f"{STORY}\n\n{line}"
    regions = read_imprint(blocks_of(text), pack).regions
    assert [(r.kind, text[r.start : r.end]) for r in regions] == ([(kind, line)] if kind else [])


def test_credit_at_the_end_of_a_paragraph(pack: LanguagePack) -> None:
    text = f"{STORY}///Press-release of the Town Council of Castra"
    (region,) = read_imprint(blocks_of(text), pack).regions
    assert (region.kind, text[region.start : region.end]) == (
        "credit",
        "///Press-release of the Town Council of Castra",
    )


@pytest.mark.parametrize(
    ("words", "agency"),
    [("AP", "Associated Press"), ("(AFP)", "Agence France-Presse"), ("Copyright 2021 The Associated Press.", "Associated Press"),
     ("Castra Post", None), ("TAP", None)],
)  # fmt: skip
def test_agencies(words: str, agency: str | None, pack: LanguagePack) -> None:
    assert agency_of(words, pack) == agency


def test_without_a_pack_nothing_is_read() -> None:
    assert read_imprint(blocks_of(f"By Mara Quill\n\n{STORY}"), None).regions == ()


@pytest.mark.parametrize(
    ("language", "text", "agency", "kinds"),
    [
        ("ru", "МОСКВА, 12 мая (ТАСС) — Два человека погибли при взрыве на складе.", "TASS", ["dateline"]),
        ("ru", "Два человека погибли при взрыве на складе.\n\nИсточник: Интерфакс", None, ["credit"]),
        (
            "uk",
            "Двоє людей загинули внаслідок вибуху на складі.\n\nФото: ДСНС\n\nДжерело: Укрінформ",
            None,
            ["caption", "credit"],
        ),
        ("uk", "Автор: Олег Димов\n\nДвоє людей загинули внаслідок вибуху на складі.", None, ["byline"]),
        ("az", "Bakı, 12 may, AZƏRTAC\n\nAnbarda baş verən partlayışda iki nəfər ölüb.", "AZERTAC", ["dateline"]),
        ("ar", "قتل شخصان في انفجار بمستودع.\n\nالمصدر: رويترز", None, ["credit"]),
    ],
)
def test_other_languages_name_writers_and_agencies(
    language: str, text: str, agency: str | None, kinds: list[str]
) -> None:
    found = read_imprint(blocks_of(text), pack_for(language))
    assert found.agency == agency
    assert sorted(r.kind for r in found.regions) == kinds

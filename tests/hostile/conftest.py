"""Hostile files made by code: each small, each the shape of one attack."""

from __future__ import annotations

import pytest
from tests.hostile.pdf_bytes import pdf_of

from firsthand.sources.pdf_drawing import LEAST_STEP, MOST_NESTED, MOST_OBJECTS, MOST_POINTS

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = "BT /F1 12 Tf 50 700 Td (KALDAN, 3 May 2021 - Five people were killed in Kaldan.) Tj ET"


def stream(words: str, head: str = "") -> str:
    """A stream object."""
    return f"<< {head} /Length {len(words)} >>\nstream\n{words}\nendstream"


def pdf_of_objects(objects: dict[int, str]) -> bytes:
    """A PDF of numbered objects; 1 is the catalog, 2 the pages, 3 a font, and the page is object 10."""
    known = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Count 1 /Kids [10 0 R] >>",
        3: FONT,
        **objects,
    }
    return pdf_of(known)


def page(resources: str, box: str = "0 0 612 792") -> str:
    """The page, with the words of object 11 on it."""
    inner = f"/Font << /F1 3 0 R >> {resources}"
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 11 0 R /Resources << {inner} >> >>"


def forms(levels: int, times: int, recursive: bool = False) -> bytes:
    """Forms within forms, each drawn so many times by the one above; the last draws itself, or nothing."""
    objects = {10: page("/XObject << /X 20 0 R >>"), 11: stream(f"/X Do {WORDS}")}
    for level in range(levels):
        inner = 20 + level + (1 if level < levels - 1 else 0)
        draws = "/X Do " * times if level < levels - 1 or recursive else "0 0 1 1 re f"
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << /XObject << /X {inner} 0 R >> >>"
        objects[20 + level] = stream(draws, head)
    return pdf_of_objects(objects)


def tiles(step: str) -> bytes:
    """A page filled with a pattern of tiles so far apart."""
    head = f"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep {step} /YStep {step} /Resources << >>"
    return pdf_of_objects({
        5: stream("0 0 1 1 re f " * 50, head),
        10: page("/Pattern << /P 5 0 R >>"),
        11: stream(f"/Pattern cs /P scn 0 0 600 700 re f {WORDS}"),
    })  # fmt: skip


@pytest.fixture(scope="session")
def hostile_pdfs() -> dict[str, bytes]:
    """PDFs by name; what each does is in the name."""
    wide = {10: page("", "0 0 90000 90000"), 11: stream(WORDS)}
    return {
        "draws-itself.pdf": forms(1, 2, recursive=True),
        "a-billion-forms.pdf": forms(9, 10),
        "fine-tiles.pdf": tiles("0.01"),
        "wide-page.pdf": pdf_of_objects(wide),
        "deep-forms.pdf": forms(14, 1),
        "plain.pdf": pdf_of_objects({10: page(""), 11: stream(WORDS)}),
    }


@pytest.fixture(scope="session")
def pdfs_at_the_bound() -> dict[str, tuple[bytes, bool]]:
    """PDFs that are just within a bound of drawing, and just beyond it; whether each is drawn."""
    found = {
        "step at": (tiles(str(LEAST_STEP)), True),
        "step below": (tiles(str(LEAST_STEP * 0.9)), False),
        "nested": (forms(MOST_NESTED, 1), True),
        "nested deeper": (forms(MOST_NESTED + 1, 1), False),
    }
    for side, drawn in ((MOST_POINTS, True), (MOST_POINTS + 1, False)):
        found[f"side {side}"] = (pdf_of_objects({10: page("", f"0 0 {side} 10"), 11: stream("0 0 1 1 re f")}), drawn)
    for count, drawn in ((MOST_OBJECTS, True), (MOST_OBJECTS + 1, False)):
        found[f"{count} objects"] = (pdf_of_objects({10: page(""), 11: stream("0 0 1 1 re f " * count)}), drawn)
    return found

"""A case written in the form that is asked for: the one list of forms, for the command line and for Python.

Each form's module is loaded when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import InputError
from firsthand.view.case_view import CaseView

CODED = ("ucdp", "acled", "ibc")
FORMS = ("jsonl", "csv", "html", *CODED, "victims")


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        files: Written files; the first is the one asked for, the second of a coded table says how each cell came about.
        rows: Rows written, by noun (`jsonl`, `csv`) or under the form's own name; empty for a page.
        left_out: Events that a rule book has no row for; the trace says why.
    """

    files: tuple[Path, ...]
    rows: dict[str, int]
    left_out: int = 0


def write_export(view: CaseView, form: str, out: Path, colophon: str = "") -> Exported:
    """Write a case.

    Args:
        view: The case.
        form: One of `FORMS`.
        out: The folder (`jsonl`, `csv`) or file (all others); made if absent.
        colophon: What a page says of itself: its case and day.

    Raises:
        InputError: There is no such form.
    """
    if form == "html":
        from firsthand.export.page.html import write_html

        write_html(view, out, colophon)
        return Exported((out,), {})
    if form == "victims":
        from firsthand.export.coded.victims import write_victims

        return Exported((out,), {form: write_victims(view, out)})
    if form in CODED:
        return _coded(view, form, out)
    if form not in FORMS:
        raise InputError("is no form of export", form, f"name one of: {', '.join(FORMS)}")
    from firsthand.export.files.csv_tables import write_csv
    from firsthand.export.files.jsonl import write_jsonl

    rows = (write_jsonl if form == "jsonl" else write_csv)(view, out)
    return Exported(tuple(f for n in rows if (f := out / f"{n}.{form}").exists()), rows)


def _coded(view: CaseView, form: str, out: Path) -> Exported:
    from firsthand.export.coded.acled import write_acled
    from firsthand.export.coded.ibc import write_ibc
    from firsthand.export.coded.ucdp import write_ucdp

    written = {"ucdp": write_ucdp, "acled": write_acled, "ibc": write_ibc}[form](view, out)
    return Exported(written.files, {form: written.rows}, written.left_out)

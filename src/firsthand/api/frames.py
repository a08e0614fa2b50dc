"""A case as tables: one row a noun's row, the columns of the JSON-lines export, for Arrow, pandas and what reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from firsthand.errors import FirsthandError, InputError
from firsthand.export.files.jsonl import FILES, rows_of_file
from firsthand.view.case_view import CaseView

if TYPE_CHECKING:
    import pandas as pd


def arrow_of_rows(view: CaseView, name: str) -> pa.Table:
    """The rows of one file of the export as an Arrow table.

    Args:
        view: The case.
        name: `accounts`, `claims`, `events`, `figures`, `lineage`, `origins`, `entities`, `rejections` ...

    Returns:
        Columns as in docs/record.md; lists of rows (readings, differences) stay nested.  No rows where the case has none.

    Raises:
        InputError: The export has no such file.
    """
    if name not in FILES:
        raise InputError("the record has no such table", name, f"ask for one of: {', '.join(sorted(FILES))}")
    return pa.Table.from_pylist(list(rows_of_file(view, name)))


def pandas_of_rows(view: CaseView, name: str) -> pd.DataFrame:
    """The same as a pandas frame, nested values as JSON-like lists and dicts.

    Raises:
        FirsthandError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise FirsthandError("is not installed", "pandas", "install it beside this package, or use to_arrow") from None
    rows: list[dict[str, Any]] = list(rows_of_file(view, name)) if name in FILES else arrow_of_rows(view, name)
    return pandas.DataFrame(rows)

"""Opens a spreadsheet: the cells of its tables, row by row.  Runs in the process that opens items, never beside a case.

Formulas are given by the values that were stored with them; nothing is computed, and no macro, link or object is looked at.
Refuses encrypted files, and files that unpack to more than they should.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime
from typing import Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.raw_item import RawItem

_OLE = b"\xd0\xcf\x11\xe0"
_FREE = 10_000_000  # a part this small may be packed as tightly as it likes
_TIGHTEST = 200  # XML of cells packs 10 to 60 to 1
_ODS_LIST, _ODS_LOCK, _ODS_LIST_BYTES = "META-INF/manifest.xml", b"encryption-data", 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)  # what spoiled archives raise
MOST_CELLS = 5_000_000  # of one table, those between its first and its last counted


def _refused_parts(item: RawItem, config: SourcesConfig) -> None:
    """Refuse an archive that is none, is encrypted, or unpacks to too much.

    Raises:
        InputError: `encrypted`, `damaged` or `zip_bomb`.
    """
    if item.data.startswith(_OLE):
        what = "is an encrypted or an old spreadsheet"
        raise InputError(what, item.source_id, "save it as XLSX, ODS or CSV without a password", code="encrypted")
    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
            parts = archive.infolist()
            locked = _ODS_LIST in archive.namelist() and _ODS_LOCK in archive.open(_ODS_LIST).read(_ODS_LIST_BYTES)
    except _BROKEN as error:
        what = f"the spreadsheet is damaged ({str(error)[:120]})"
        raise InputError(what, item.source_id, "open it and save it anew", code="damaged") from None
    if locked or any(p.flag_bits & 1 for p in parts):
        raise InputError("the spreadsheet is encrypted", item.source_id, "save it without a password", code="encrypted")
    tight = any(p.file_size > _FREE and p.file_size > _TIGHTEST * max(1, p.compress_size) for p in parts)
    if tight or sum(p.file_size for p in parts) > config.max_expanded_bytes:
        what = "the spreadsheet unpacks to far more than its size"
        raise InputError(what, item.source_id, "do not trust it; get it from its author as CSV", code="zip_bomb")


def _plain(cell: Any) -> Any:
    """A cell as JSON can hold it: days and times in ISO 8601, a day without a time where it is midnight."""
    if isinstance(cell, datetime):
        return cell.isoformat() if cell.time() != datetime.min.time() else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if cell is None or isinstance(cell, (str, int, float, bool)) else str(cell)


def read_tables(item: RawItem, config: SourcesConfig) -> list[dict[str, Any]]:
    """The tables of a spreadsheet in order.

    Args:
        item: The spreadsheet.
        config: Bounds.

    Returns:
        For each table its `name`, the number of its first row (`first`), and its `rows`, lists of cells.

    Raises:
        InputError: `encrypted`, `damaged`, `zip_bomb` or `too_large`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    _refused_parts(item, config)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(item.data))
        found = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height * sheet.width > MOST_CELLS:
                what = f"table {name[:60]!r} holds more than {MOST_CELLS:,} cells"
                raise InputError(what, item.source_id, "save its rows as CSV", code="too_large")
            rows = [[_plain(c) for c in row] for row in sheet.to_python(skip_empty_area=True)]
            found.append({"name": name, "first": sheet.start[0] + 1 if sheet.start else 1, "rows": rows})
    except PasswordError:
        raise InputError(
            "the spreadsheet is encrypted", item.source_id, "save it without a password", code="encrypted"
        ) from None
    except (CalamineError, ZipError, OSError, ValueError) as error:
        what = f"the spreadsheet is damaged ({str(error)[:120]})"
        raise InputError(what, item.source_id, "open it and save it anew", code="damaged") from None
    return found

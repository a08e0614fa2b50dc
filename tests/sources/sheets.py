"""Spreadsheets made by code: the least that XLSX and ODS take."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[object]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _xlsx_cell(value: object) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, (int, float)):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def make_xlsx(tables: Mapping[str, Rows]) -> bytes:
    """A workbook with tables by name; days become days as Excel keeps them."""
    sheets = "".join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(tables, 1))
    links = "".join(
        f'<Relationship Id="r{i}" Type="{_DOC}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i in range(1, len(tables) + 1)
    )
    styles = f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACK}"><Relationship Id="b" Type="{_DOC}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}">{links}'
        f'<Relationship Id="st" Type="{_DOC}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": styles,
    }
    for number, rows in enumerate(tables.values(), 1):
        lines = "".join("<row>" + "".join(map(_xlsx_cell, row)) + "</row>" for row in rows)
        parts[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    return packed(parts)


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    words = escape(str(value))
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def make_ods(tables: Mapping[str, Rows]) -> bytes:
    """The same as an OpenDocument spreadsheet."""
    shown = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in tables.items()
    )
    names = " ".join(f'xmlns:{n}="{_OASIS}:{n}:1.0"' for n in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{shown}</office:spreadsheet></office:body>"
    listed = f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"/>'
    content = f"<office:document-content {names}>{body}</office:document-content>"
    return packed({"mimetype": _ODS, "META-INF/manifest.xml": listed, "content.xml": content})

"""What kind of file it is, told by its first bytes, then by its name.

Stands between finding and opening.  Content wins over the ending: a page saved as `.txt` is a page.  Refuses to guess a
type for formats that nothing here opens.
"""

from __future__ import annotations

import re

from firsthand.sources.decode import looks_binary

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"
PARQUET = "application/vnd.apache.parquet"  # a manifest, and no account itself
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

_ENDINGS = {
    "txt": TEXT,
    "text": TEXT,
    "md": TEXT,
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
    "shtml": HTML,
    "pdf": PDF,
    "docx": DOCX,
    "eml": EML,
}
SHEETS = {"xlsx": XLSX, "ods": ODS}
MANIFESTS = ("jsonl", "csv", "tsv", "parquet", *SHEETS)
WARCS = (".warc", ".warc.gz")
KNOWN = tuple(_ENDINGS)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html)\b", re.I | re.S
)


def ending_of(name: str) -> str:
    """The ending of a file name in lower case without its dot, empty where it has none."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return ending.lower() if dot and stem else ""


def media_type_of(name: str, head: bytes) -> str | None:
    """The media type of a file.

    Args:
        name: File name or path; only its ending counts.
        head: The first bytes, 4,096 or more where the file has them.

    Returns:
        One of the five types that can be opened, or None.
    """
    ending = ending_of(name)
    if b"%PDF-" in head[:1024] and ending not in ("eml", "html", "htm"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX if ending == "docx" or not ending else None
    named = _ENDINGS.get(ending)
    if named == TEXT or (not named and not ending):
        if _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
            return HTML
        return TEXT if named or not looks_binary(head) else None
    return named

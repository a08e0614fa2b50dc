"""PDFs written byte by byte from numbered objects, so that a test decides what each says and whether it lies."""

from __future__ import annotations

from collections.abc import Mapping


def pdf_of(objects: Mapping[int, str], trailer: str = "") -> bytes:
    """A PDF of numbered objects, whose catalog is object 1.

    Args:
        objects: By number; what is not there is a free entry of the table.
        trailer: More words of the trailer.
    """
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, size = len(out), max(objects) + 1
    rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    out += b"xref\n0 %d\n" % size + b"".join(rows)
    return bytes(out) + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()

"""Web archives made with warcio, and by hand where warcio would refuse."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from tests.sources.sheets import packed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_HEAD = b"<!doctype html><html><head><title>Bus falls</title></head>"
PAGE = _HEAD + b"<body><article><p>Six people were killed in Kaldan.</p></article></body></html>"


@dataclass(frozen=True)
class Shot:
    """One capture."""

    address: str = "https://echo.example/a"
    body: bytes = PAGE
    kind: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    at: str = "2031-05-04T10:00:00Z"
    coding: str = ""
    same_as: str = ""


def make_warc(shots: Sequence[Shot], *, packed_records: bool = True) -> bytes:
    """A WARC of captures; one with `same_as` is a revisit of what that address held."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed_records)
    head = writer.create_warcinfo_record("a.warc.gz", {"software": "none"})
    writer.write_record(head)
    head.raw_stream.close()
    for shot in shots:
        more = [("Content-Encoding", shot.coding)] if shot.coding else []
        headers = StatusAndHeaders(shot.status, [("Content-Type", shot.kind), *more], protocol="HTTP/1.1")
        dated = {"WARC-Date": shot.at}
        if shot.same_as:
            digest = "sha1:" + base64.b32encode(hashlib.sha1(shot.body).digest()).decode()
            record = writer.create_revisit_record(
                shot.address,
                digest,
                shot.same_as,
                "2031-05-04T10:00:00Z",
                http_headers=headers,
                warc_headers_dict=dated,
            )
        else:
            record = writer.create_warc_record(
                shot.address, "response", payload=io.BytesIO(shot.body), http_headers=headers, warc_headers_dict=dated
            )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def make_wacz(shots: Sequence[Shot], *, lie: bool = False, signed: bool = False) -> bytes:
    """A WACZ of captures, with the hashes of its parts."""
    warc = make_warc(shots)
    told = "0" * 64 if lie else hashlib.sha256(warc).hexdigest()
    parts = [{"name": "d.warc.gz", "path": "archive/d.warc.gz", "hash": f"sha256:{told}", "bytes": len(warc)}]
    listed = json.dumps({"profile": "data-package", "resources": parts}).encode()
    seal = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(listed).hexdigest()}"}
    sealed = {**seal, "signedData": {"domain": "echo.example", "created": "2031-05-05T00:00:00Z"}} if signed else seal
    return packed({
        "archive/d.warc.gz": warc, "datapackage.json": listed, "datapackage-digest.json": json.dumps(sealed),
        "pages/pages.jsonl": "{}",
    })  # fmt: skip

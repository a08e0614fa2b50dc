"""One address captured: the request and each answer on the way to the page, as records of a web archive.

Each redirect is checked as the first address was.  A record is written whole or not at all.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urljoin

from firsthand.errors import InputError
from firsthand.fetching.get import Answer
from firsthand.fetching.target import Target

Check = Callable[[str], Target]
Ask = Callable[[Target], Answer]
MOST_REDIRECTS = 10
FAILED = "fetch-failed"  # the field of a record that says why there is no page


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request with its answer, and when it was made (ISO 8601, UTC)."""

    target: Target
    answer: Answer
    at: str


def exchanges(address: str, check: Check, ask: Ask, now: Callable[[], str]) -> list[Exchange]:
    """All requests and answers from an address to its page.

    Args:
        address: As listed.
        check: Checks an address; of each redirect, too.
        ask: Asks for a checked one.
        now: The time.

    Raises:
        InputError: What `check` and `ask` refuse; `loop` where redirects lead round; `unreachable` where the last answer is
            no success.
    """
    found: list[Exchange] = []
    seen: set[str] = set()
    while True:
        target = check(address)
        if target.url in seen or len(found) > MOST_REDIRECTS:
            raise InputError(
                "leads from one address to the next without end", address, "open it in a browser", code="loop"
            )
        seen.add(target.url)
        at = now()
        answer = ask(target)
        found.append(Exchange(target, answer, at))
        onward = answer.header("Location")
        if not (300 <= answer.status < 400 and onward):
            return found
        try:
            address = urljoin(target.url, onward)
        except ValueError:
            raise InputError(
                "leads to what is no address", target.url, "open it in a browser", code="address_refused"
            ) from None


def _records(writer: Any, one: Exchange) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    dated = {"WARC-Date": one.at, "WARC-IP-Address": one.target.number}
    kept = [(k, v) for k, v in one.answer.headers if k.lower() != "transfer-encoding"]
    told = StatusAndHeaders(f"{one.answer.status} {one.answer.reason}", kept, protocol="HTTP/1.1")
    response = writer.create_warc_record(
        one.target.url, "response", payload=io.BytesIO(one.answer.body), http_headers=told, warc_headers_dict=dated
    )
    asked = StatusAndHeaders(f"GET {one.target.path} HTTP/1.1", list(one.answer.asked), is_http_request=True)
    request = writer.create_warc_record(one.target.url, "request", http_headers=asked, warc_headers_dict=dated)
    writer.write_request_response_pair(request, response)
    for record in (request, response):
        record.raw_stream.close()


def write_exchanges(out: IO[bytes], found: list[Exchange]) -> None:
    """Append exchanges to a web archive, whole records at once."""
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    for one in found:
        _records(writer, one)
    out.write(made.getvalue())
    out.flush()


def write_failures(out: IO[bytes], failures: dict[str, InputError], at: str) -> None:
    """Write why addresses gave no page, as records that reading the archive turns into rejections."""
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(out, gzip=True)
    for address, error in failures.items():
        told = f"{FAILED}: {error.code}: {error.what}; {error.advice}\r\n".encode("utf-8", "replace")
        record = writer.create_warc_record(
            address, "metadata", payload=io.BytesIO(told), warc_content_type="application/warc-fields",
            warc_headers_dict={"WARC-Date": at},
        )  # fmt: skip
        writer.write_record(record)
        record.raw_stream.close()

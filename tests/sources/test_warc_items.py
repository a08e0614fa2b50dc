"""Captures of web archives as items."""

from __future__ import annotations

import gzip
import http.server
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.sources.warcs import PAGE, Shot, make_wacz, make_warc

from firsthand.config import SourcesConfig
from firsthand.sources.find import find_items
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import Notice, RawItem, Rejection

OTHER = PAGE.replace(b"Six", b"Seven")


def found_in(folder: Path, data: bytes, name: str = "a.warc.gz", config: SourcesConfig | None = None) -> list[object]:
    (folder / name).write_bytes(data)
    return list(find_items(folder / name, config or SourcesConfig()))


def items(found: list[object]) -> list[RawItem]:
    return [f for f in found if isinstance(f, RawItem)]


def codes(found: list[object]) -> list[str]:
    return [f.code for f in found if isinstance(f, Rejection)]


def lines(found: list[object]) -> tuple[str, ...]:
    return tuple(line for f in found if isinstance(f, Notice) for line in f.lines)


def test_a_capture_keeps_its_address_and_time(tmp_path: Path) -> None:
    (item,) = items(found_in(tmp_path, make_warc([Shot()])))
    assert (item.source_id, item.url, item.retrieved) == (
        "https://echo.example/a",
        "https://echo.example/a",
        "2031-05-04T10:00:00Z",
    )
    assert (item.published, item.archived_url, item.charset, item.data) == (None, None, "utf-8", PAGE)


@pytest.mark.parametrize("whole", [False, True])
def test_plain_and_wholly_packed_files(tmp_path: Path, whole: bool) -> None:
    plain = make_warc([Shot(), Shot(address="https://echo.example/b", body=OTHER)], packed_records=False)
    name, data = ("a.warc.gz", gzip.compress(plain)) if whole else ("a.warc", plain)
    assert [i.data for i in items(found_in(tmp_path, data, name))] == [PAGE, OTHER]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    shots = [
        Shot(kind="image/png"), Shot(status="404 Not Found"), Shot(status="301 Moved"), Shot(kind=""),
        Shot(kind="application/pdf", body=b"%PDF-1.4 x", address="https://echo.example/b.pdf"),
        Shot(kind="text/plain", body=b"Six died.", address="https://echo.example/c"),
    ]  # fmt: skip
    found = found_in(tmp_path, make_warc(shots))
    assert [i.media_type for i in items(found)] == ["application/pdf", "text/plain"]
    assert lines(found)[0] == "2 captures taken"
    assert "1 image/png" in lines(found)[-1]
    assert "1 answered 404" in lines(found)[-1]


def chunked(data: bytes) -> bytes:
    return b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n"


def test_packed_bodies_are_unpacked(tmp_path: Path) -> None:
    found = found_in(tmp_path, make_warc([Shot(body=gzip.compress(PAGE), coding="gzip")]))
    assert [i.data for i in items(found)] == [PAGE]
    found = found_in(tmp_path, make_warc([Shot(body=b"\x0b\x02\x80", coding="br")]))
    assert codes(found) == ["encoding"]


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    body = "<html><body><p>Погибли шесть человек в Калдане.</p></body></html>".encode("cp1251")
    (item,) = items(found_in(tmp_path, make_warc([Shot(body=body, kind='text/html; charset="windows-1251"')])))
    assert "Погибли шесть человек" in open_item(item, SourcesConfig()).text


def test_one_address_twice(tmp_path: Path) -> None:
    again = Shot(at="2031-05-05T10:00:00Z")
    found = found_in(
        tmp_path, make_warc([Shot(), again, replace(again, body=OTHER), replace(again, same_as=again.address)])
    )
    assert [i.data for i in items(found)] == [PAGE, OTHER]
    assert "2 hold what an earlier capture of the address holds" in lines(found)


def test_a_revisit_of_another_address_is_followed(tmp_path: Path) -> None:
    first = Shot(address="https://echo.example/print/a", same_as="https://echo.example/a", at="2031-05-05T10:00:00Z")
    for shots in ([Shot(), first], [first, Shot()]):
        found = items(found_in(tmp_path, make_warc(shots)))
        assert {(i.url, i.data) for i in found} == {("https://echo.example/a", PAGE), (first.address, PAGE)}
    assert codes(found_in(tmp_path, make_warc([first]))) == ["missing"]


@pytest.mark.parametrize(
    ("address", "url", "at"),
    [
        (
            "https://web.archive.org/web/20310503120000/https://a.example/x",
            "https://a.example/x",
            "2031-05-03T12:00:00Z",
        ),
        (
            "https://web.archive.org/web/20310503120000id_/http:/a.example/x",
            "http://a.example/x",
            "2031-05-03T12:00:00Z",
        ),
        ("https://archive.ph/20310503120000/https://a.example/x", "https://a.example/x", "2031-05-03T12:00:00Z"),
        ("https://archive.ph/AbC12", "https://archive.ph/AbC12", "2031-05-04T10:00:00Z"),
        ("https://perma.cc/AB12-CD34", "https://perma.cc/AB12-CD34", "2031-05-04T10:00:00Z"),
    ],
)
def test_an_archived_copy_is_told_from_the_page(tmp_path: Path, address: str, url: str, at: str) -> None:
    (item,) = items(found_in(tmp_path, make_warc([Shot(address=address)])))
    assert (item.url, item.archived_url, item.retrieved) == (url, address, at)


def spoiled(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


PLAIN = make_warc([Shot(), Shot(address="https://echo.example/b", body=OTHER)], packed_records=False)


@pytest.mark.parametrize(
    ("name", "data", "taken", "told"),
    [
        ("a.warc", b"", 0, ["empty"]),
        ("a.warc", b"no web archive at all", 0, ["empty"]),
        ("a.warc.gz", b"\x1f\x8b" + b"\0" * 90, 0, ["damaged"]),
        ("a.warc.gz", make_warc([Shot(), Shot(body=OTHER)])[:-60], 1, ["truncated"]),
        ("a.warc", PLAIN[:-60], 1, ["truncated"]),
        ("a.warc", spoiled(PLAIN, b"Six people", b"Ten people"), 1, ["damaged"]),
        ("a.warc", make_warc([Shot(body=b" \n")], packed_records=False), 0, ["empty"]),
        ("a.warc.gz", make_warc([Shot(body=gzip.compress(PAGE)[:-20], coding="gzip")]), 0, ["damaged"]),
        (
            "a.warc.gz",
            gzip.compress(make_warc([Shot(body=b"<html>" + b" " * 30_000_000)], packed_records=False)),
            0,
            ["zip_bomb"],
        ),
        (
            "a.warc.gz",
            make_warc([Shot(body=gzip.compress(b"<html>" + b" " * 80_000_000), coding="gzip")]),
            0,
            ["too_large"],
        ),
        ("a.warc.gz", make_warc([Shot(kind="text/plain", body=b"Six. " * 900_000)]), 0, ["too_large"]),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, taken: int, told: list[str]) -> None:
    found = found_in(tmp_path, data, name)
    assert (len(items(found)), codes(found)) == (taken, told)


def test_a_wacz_is_held_against_its_hashes(tmp_path: Path) -> None:
    found = found_in(tmp_path, make_wacz([Shot()], signed=True), "a.wacz")
    assert [i.data for i in items(found)] == [PAGE]
    told = lines(found)
    assert told[:2] == ("1 of 1 hashes hold", "the hash of its list holds")
    assert "echo.example signed it on 2031-05-05T00:00:00Z; the signature was not checked" in told[2]
    found = found_in(tmp_path, make_wacz([Shot()], lie=True), "b.wacz")
    assert (items(found), codes(found)) == ([], ["damaged"])
    assert "is not signed" in lines(found)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"PK\x03\x04", "damaged"), (make_wacz([Shot()])[:-60], "damaged")]
)
def test_a_wacz_that_is_none(tmp_path: Path, data: bytes, code: str) -> None:
    assert codes(found_in(tmp_path, data, "a.wacz")) == [code]


STREAMED = """
import resource, sys
from pathlib import Path
from firsthand.config import SourcesConfig
from firsthand.sources.find import find_items
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in find_items(Path(sys.argv[1]), SourcesConfig()))
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_large_web_archive_is_streamed(tmp_path: Path) -> None:
    body = b"<html><body>" + b"<p>Six people were killed.</p>" * 15_000
    with (tmp_path / "a.warc").open("wb") as out:
        for n in range(200):
            shot = Shot(address=f"https://echo.example/{n}", body=body + str(n).encode())
            out.write(make_warc([shot], packed_records=False))
    line = [sys.executable, "-P", "-c", STREAMED, str(tmp_path / "a.warc")]
    count, grown = subprocess.run(line, capture_output=True, text=True, check=True, timeout=120).stdout.split()
    assert int(count) == 201
    assert int(grown) < 60  # megabytes, of a file of 90
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A web server of our own, with two pages."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_bytes(PAGE)
    (tmp_path / "site" / "index.html").write_bytes(
        b'<html><body><p>Links of the day.</p><a href="a.html">a</a></body></html>'
    )

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(tmp_path / "site"))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
@pytest.mark.parametrize("whole", [[], ["--no-warc-compression"]])
def test_a_web_archive_of_wget(tmp_path: Path, site: str, whole: list[str]) -> None:
    line = ["wget", "-q", "-r", "-l1", f"--warc-file={tmp_path / 'w'}", *whole, "-P", str(tmp_path / "out"), site]
    subprocess.run(line, check=True, timeout=60)
    (made,) = tmp_path.glob("w.warc*")
    found = list(find_items(made, SourcesConfig()))
    assert sorted(i.url or "" for i in items(list(found))) == [site, f"{site}a.html"]
    assert codes(list(found)) == []

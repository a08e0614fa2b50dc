"""Addresses fetched from a server of our own: what is kept, what is refused, and how it goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fetching.conftest import PAGE, Site
from tests.sources.sheets import make_xlsx
from warcio.archiveiterator import ArchiveIterator

import firsthand as fh
from firsthand.config import Config, FetchConfig, ManifestConfig, SourcesConfig
from firsthand.errors import InputError
from firsthand.fetching.fetch import Fetched, Manners, captured, folder_of
from firsthand.fetching.listed import listed_addresses
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import RawItem, Rejection

QUICK = Config(fetch=FetchConfig(pause=0.0, seconds=1, tries=2), sources=SourcesConfig(max_bytes=1_000_000))
LOCAL = Manners(allow_local=True)


def fetched(folder: Path, *addresses: str, config: Config = QUICK, manners: Manners = LOCAL) -> Fetched:
    return captured(folder / "c.db", addresses, config, manners, watch=lambda stage, done, of: None)


def read(folder: Path) -> list[RawItem | Rejection]:
    found = find_items(folder_of(folder / "c.db"), QUICK.sources)
    return [one for one in found if isinstance(one, (RawItem, Rejection))]


@pytest.mark.parametrize("path", ["/page", "/gzip", "/chunked", "/a?b=c"])
def test_a_page_is_kept_and_read_byte_for_byte(tmp_path: Path, site: Site, path: str) -> None:
    done = fetched(tmp_path, site.url + path)
    assert (done.captured, done.failures) == ([site.url + path], {})
    (item,) = read(tmp_path)
    assert isinstance(item, RawItem)
    assert (item.url, item.data, item.charset) == (site.url + path, PAGE, "utf-8")
    assert item.retrieved is not None
    assert item.published is None


def test_request_answer_time_and_digest_are_kept(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, f"{site.url}/moved")
    (made,) = folder_of(tmp_path / "c.db").glob("2*.warc.gz")
    with made.open("rb") as stream:
        kinds = []
        for record in ArchiveIterator(stream, check_digests=True):
            record.raw_stream.read()
            assert record.digest_checker.passed is not False
            kinds.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI").removeprefix(site.url)))
            assert record.rec_headers.get_header("WARC-IP-Address") in ("127.0.0.1", None)
    assert sorted(kinds) == [("request", "/moved"), ("request", "/page"), ("response", "/moved"), ("response", "/page")]
    (item,) = read(tmp_path)
    assert isinstance(item, RawItem)
    assert item.url == f"{site.url}/page"
    assert set(site.cookies) == {None}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/round", "loop"), ("/file", "address_refused"), ("/nowhere", "address_refused"),
        ("/slow", "timeout"), ("/slow-head", "timeout"), ("/endless", "too_large"), ("/cut", "unreachable"),
        ("/junk", "unreachable"), ("/gone", "missing"),
    ],
)  # fmt: skip
def test_what_gives_no_page_is_a_rejection(tmp_path: Path, site: Site, path: str, code: str) -> None:
    began = time.monotonic()
    done = fetched(tmp_path, site.url + path)
    assert [e.code for e in done.failures.values()] == [code]
    assert [(r.input, r.code) for r in read(tmp_path) if isinstance(r, Rejection)] == [(site.url + path, code)]
    assert time.monotonic() - began < 15


def test_a_body_that_lies_about_its_packing_is_kept_and_rejected(tmp_path: Path, site: Site) -> None:
    assert fetched(tmp_path, f"{site.url}/lies-gzip").captured
    assert [r.code for r in read(tmp_path) if isinstance(r, Rejection)] == ["damaged"]


def test_nothing_local_is_asked_without_leave(tmp_path: Path, site: Site) -> None:
    done = fetched(tmp_path, f"{site.url}/page", manners=Manners())
    assert [e.code for e in done.failures.values()] == ["address_refused"]
    assert not site.asked


def test_a_redirect_inside_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Site) -> None:
    """The first hop is let through as if it were public; the second one is looked at like any other."""
    from firsthand.fetching import target

    port = int(site.url.rpartition(":")[2])
    monkeypatch.setattr(target, "PORTS", (*target.PORTS, port))
    monkeypatch.setattr(target, "is_public", lambda number: number == "127.0.0.1")
    done = fetched(tmp_path, f"{site.url}/inside", manners=Manners(robots=False))
    assert [e.code for e in done.failures.values()] == ["address_refused"]
    assert site.asked == {"/inside": 1}


def test_an_interrupted_run_goes_on(tmp_path: Path, site: Site) -> None:
    fetched(tmp_path, f"{site.url}/a", f"{site.url}/b")
    with (folder_of(tmp_path / "c.db") / ".fetched.jsonl").open("a") as out:
        out.write('{"address": "http')  # as a killed run leaves it
    done = fetched(tmp_path, f"{site.url}/a", f"{site.url}/b", f"{site.url}/c")
    assert (done.had, done.captured) == ([f"{site.url}/a", f"{site.url}/b"], [f"{site.url}/c"])
    assert [site.asked[p] for p in ("/a", "/b", "/c")] == [1, 1, 1]
    fetched(tmp_path, f"{site.url}/a", manners=replace(LOCAL, again=True))
    assert site.asked["/a"] == 2


def test_what_failed_is_asked_for_again(tmp_path: Path, site: Site) -> None:
    site.failing = 3
    assert fetched(tmp_path, f"{site.url}/flaky").failures  # two tries
    assert [r.code for r in read(tmp_path) if isinstance(r, Rejection)] == ["unreachable"]
    assert fetched(tmp_path, f"{site.url}/flaky").captured  # the second try of the next run
    assert [type(r) for r in read(tmp_path)] == [RawItem]


def test_one_host_is_given_time(tmp_path: Path, site: Site) -> None:
    slow = replace(QUICK, fetch=FetchConfig(pause=0.3, seconds=5, tries=1))
    fetched(tmp_path, f"{site.url}/a", f"{site.url}/b", config=slow, manners=replace(LOCAL, robots=False))
    (_, first), (_, second) = site.at
    assert second - first >= 0.29


def test_robots_are_respected_unless_told(tmp_path: Path, site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /private\nCrawl-delay: 0\n"
    done = fetched(tmp_path, f"{site.url}/private/a", f"{site.url}/b")
    assert [e.code for e in done.failures.values()] == ["robots"]
    assert done.captured == [f"{site.url}/b"]
    assert site.asked["/robots.txt"] == 1
    assert fetched(tmp_path, f"{site.url}/private/a", manners=replace(LOCAL, robots=False)).captured


def test_lists(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text("# links\nhttp://a.example/1\n\n  http://a.example/2 \nhttp://a.example/1\n")
    (tmp_path / "l.xlsx").write_bytes(make_xlsx({"A": [["Nr", "Where"], [1, "http://a.example/3"], [2, None]]}))
    given = ("http://a.example/0", str(tmp_path / "l.txt"), str(tmp_path / "l.xlsx"))
    found = listed_addresses(given, SourcesConfig(), ManifestConfig())
    assert found == tuple(f"http://a.example/{n}" for n in range(4))
    (tmp_path / "none.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="holds no address"):
        listed_addresses([str(tmp_path / "none.csv")], SourcesConfig(), ManifestConfig())


def test_from_the_command_line_into_the_record(tmp_path: Path, site: Site) -> None:
    line = [
        sys.executable,
        "-m",
        "firsthand.cli",
        "fetch",
        f"{site.url}/page",
        f"{site.url}/gone",
        "--case",
        "c.db",
        "--allow-local",
    ]
    (tmp_path / "s.toml").write_text("[fetch]\npause = 0.0\n")
    done = subprocess.run(
        [*line, "--config", "s.toml", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "1 fetched, 1 not" in done.stderr
    case = fh.open(tmp_path / "c.db")
    assert [a.url for a in case.accounts.values()] == [f"{site.url}/page"]
    assert [(r.input, r.code) for r in case.rejections if r.stage == "sources"] == [(f"{site.url}/gone", "missing")]
    site.page = PAGE.replace(b"Six", b"Seven")
    again = fh.fetch(f"{site.url}/page", case=tmp_path / "c.db", config=QUICK, again=True, allow_local=True)
    assert [p.relation for p in again.view.lineage] == ["revision"]
    assert again.verify().faults == ()

"""A web server of our own on this machine, which answers as good, slow, broken and lying ones do."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

PAGE = b"<!doctype html><html><body><article><p>Six people were killed in Kaldan on Monday.</p></article></body></html>"


@dataclass
class Site:
    """The server: its address, what it was asked, and what it answers next."""

    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    at: list[tuple[str, float]] = field(default_factory=list)
    robots: str = ""
    page: bytes = PAGE
    cookies: list[str | None] = field(default_factory=list)
    failing: int = 0


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    site: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def told(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        usual = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {**usual, **given}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        site, path = self.site, self.path.partition("?")[0]
        site.asked[path] += 1
        site.at.append((path, time.monotonic()))
        site.cookies.append(self.headers.get("Cookie"))
        match path:
            case "/robots.txt":
                self.told(200 if site.robots else 404, site.robots.encode())
            case "/gzip":
                self.told(200, gzip.compress(site.page), Content_Encoding="gzip")
            case "/lies-gzip":
                self.told(200, site.page, Content_Encoding="gzip")
            case "/chunked":
                self.told(
                    200,
                    b"%x\r\n%b\r\n0\r\n\r\n" % (len(site.page), site.page),
                    Content_Length="",
                    Transfer_Encoding="chunked",
                )
            case "/moved":
                self.told(301, Location="/page", Set_Cookie="a=b")
            case "/round":
                self.told(302, Location="/round?again=1" if "?" not in self.path else "/round")
            case "/inside":
                self.told(302, Location="http://169.254.169.254/latest/meta-data/")
            case "/file":
                self.told(302, Location="file:///etc/passwd")
            case "/nowhere":
                self.told(302, Location="http://[")
            case "/slow":
                self.told(200, b"", Content_Length="1000000")
                for _ in range(100):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.1)
            case "/slow-head":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for n in range(100):
                    self.wfile.write(b"X-%d: y\r\n" % n)
                    time.sleep(0.1)
            case "/endless":
                self.told(200, b"", Content_Length="")
                for _ in range(2_000):
                    self.wfile.write(b"a" * 65_536)
            case "/cut":
                self.told(200, site.page, Content_Length=str(len(site.page) + 100))
                self.close_connection = True
            case "/junk":
                self.wfile.write(b"\x00\x01 no answer\r\n\r\n")
                self.close_connection = True
            case "/gone":
                self.told(404, b"gone")
            case "/flaky" if site.failing > 0:
                site.failing -= 1
                self.told(503, b"later")
            case _:
                self.told(200, site.page, Set_Cookie="a=b")

    def handle(self) -> None:
        with suppress(OSError):  # who asked went away
            super().handle()


@pytest.fixture
def site() -> Iterator[Site]:
    """The server, while the test lasts."""
    made = Site()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (Handler,), {"site": made}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()

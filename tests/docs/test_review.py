"""The page on the review page names each address for programs and each key, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from firsthand.casefile.case import open_case
from firsthand.serve.web.app import make_app
from firsthand.serve.web.guard import PageGuard
from firsthand.serve.web.site import Site

PAGE = "docs/review.md"
TEMPLATE = Path(__file__).parents[2] / "src" / "firsthand" / "serve" / "templates" / "page.html.j2"


def test_each_address_for_programs(documents: Any, tmp_path: Path) -> None:
    open_case(tmp_path / "x.db", create=True).close()
    app = make_app(Site(tmp_path / "x.db"))
    assert isinstance(app, PageGuard)
    paths = app.app.openapi()["paths"]  # type: ignore[attr-defined]
    assert set(documents[PAGE].listed("Pages for programs")) == set(paths)
    said = documents[PAGE].section("Pages for programs")
    for path, methods in paths.items():
        for asked in methods["get"].get("parameters", []):
            assert asked["in"] == "path" or f"`{asked['name']}`" in said, (path, asked["name"])


def test_each_key(documents: Any) -> None:
    shown = re.findall(r"<tr><td>(.*?)</td>", TEMPLATE.read_text("utf-8"))
    keys = {k for row in shown for k in re.findall(r"<kbd>(.*?)</kbd>", row)}
    assert keys
    assert set(documents[PAGE].listed("Keys")) == keys

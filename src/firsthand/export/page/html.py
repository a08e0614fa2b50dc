"""The HTML export: one page that needs nothing else, for people who read, print and keep.

No script, no font, no picture from elsewhere; every word of an account is escaped, and a content security policy forbids
the rest.  The same case gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand import __version__
from firsthand.export.page.page import page_of
from firsthand.export.shown import finalized
from firsthand.export.words import further, tied_as
from firsthand.view.case_view import CaseView
from firsthand.whole_file import whole_file

PAGE = "record.html.j2"
STYLE = "record.css"
KINDS = {
    "conflict": "Readings that exclude each other.",
    "update": "The later account counts more, as tolls do in the days after.",
    "scope": "One counts the whole, the other a part: a day, a place, a group.",
    "unit": "The two count different things: casualties and killed, families and people.",
    "rounding": "One is the other, rounded or told as “about”.",
    "bound": "One is a bound that the other keeps: “at least 30” agrees with 35.",
    "copying_error": "The number was changed where the text was copied.",
}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("firsthand.export.page", "templates"),
        autoescape=True,
        finalize=finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        further=further,
        tied_as=tied_as,
        kinds=KINDS,
        version=__version__,
        account_href=lambda account_id: f"#a-{account_id}",
        event_href=lambda event_id: f"#e-{event_id}",
    )
    return made


@cache
def _style() -> str:
    return (resources.files("firsthand.export.page") / "templates" / STYLE).read_text("utf-8")


def policy(style: str) -> str:
    """The content security policy of a page whose only style is this one: nothing is loaded, nothing runs."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def html_page(view: CaseView, colophon: str = "") -> str:
    """A case as one HTML page.

    Args:
        view: The case; one without accounts gives a page that says so.
        colophon: Its name and day.
    """
    style = _style()
    template = _environment().get_template(PAGE)
    return template.render(page=page_of(view), colophon=colophon, style=Markup(style), policy=policy(style))


def write_html(view: CaseView, path: Path, colophon: str = "") -> None:
    """Write a case as one HTML page.

    Args:
        view: The case.
        colophon: Its name and day.
        path: The file; its folder is made if absent, and a page that is there is replaced only once the new one is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.write(html_page(view, colophon))

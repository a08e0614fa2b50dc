"""A page as HTML and as JSON: one model, two answers.

The JSON twin is the model itself, so that nothing is on a page that its twin does not tell.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import suppress
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from firsthand import __version__
from firsthand.casefile.case import open_case
from firsthand.casefile.rivals import ledger_mark
from firsthand.errors import FirsthandError
from firsthand.export.page.html import KINDS
from firsthand.export.shown import finalized
from firsthand.export.words import STATUS, TIER, further, tied_as
from firsthand.serve.pages.filters import ORDERS
from firsthand.serve.pages.many import deeds_of
from firsthand.serve.pages.rulings import CHOICES, exactly, plain, said
from firsthand.serve.web.guard import form_token
from firsthand.serve.web.site import Site
from firsthand.vocabulary import PROFILES

WHO = "firsthand_who"
LONGEST_WHO = 80
SEEN_SIGN = ":"  # between the token of a form and how far the ledger went
BETWEEN = ("/before", "/decide", "/many", "/many/store")  # answers to forms: pages without an address of their own


@cache
def _environment() -> Environment:
    made = Environment(
        loader=ChoiceLoader([PackageLoader("firsthand.serve"), PackageLoader("firsthand.export.page")]),
        autoescape=True,
        finalize=finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        further=further,
        tied_as=tied_as,
        orders=ORDERS,
        deeds_of=deeds_of,
        kinds=KINDS,
        statuses=STATUS,
        tier_words=TIER,
        profiles=PROFILES,
        version=__version__,
        static=static_address,
        account_href=lambda account_id: f"/accounts/{account_id}",
        event_href=lambda event_id: f"/events/{event_id}",
        said=said,
        plain=plain,
        exactly=exactly,
    )
    return made


@cache
def static_address(name: str) -> str:
    """The address of a file of ours, with a hash of its bytes, so that a browser may keep it for ever."""
    data = (resources.files("firsthand.serve") / "static" / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(data).hexdigest()[:12]}"


def reviewer(request: Request) -> str:
    """Who looks, as told in an earlier form of the same browser; empty where it was not."""
    return unquote(request.cookies.get(WHO, ""))[:LONGEST_WHO]


def keep_reviewer(answer: Response, who: str) -> None:
    """Let the browser remember who looks, until it is closed."""
    answer.set_cookie(WHO, quote(who[:LONGEST_WHO]), httponly=True, samesite="strict")


def note_ledger(request: Request, connection: sqlite3.Connection) -> None:
    """Keep for a page's forms how far the ledger goes in the state of the case that the page is made from."""
    request.state.seen = ledger_mark(connection)


def _form_token(request: Request) -> str:
    """The token of a page's forms, and how far the ledger went when the page was made."""
    site: Site = request.app.state.site
    if not hasattr(request.state, "seen"):
        with suppress(FirsthandError, sqlite3.Error), open_case(site.case_path) as case:
            note_ledger(request, case.connection)
    token = form_token(site, request.state.session)
    return f"{token}{SEEN_SIGN}{request.state.seen}" if hasattr(request.state, "seen") else token


def html(request: Request, template: str, model: Any, status: int = 200, **more: object) -> HTMLResponse:
    """A page from its template.

    Args:
        request: Whose page it is.
        template: Name of the template.
        model: What stands on it; the template knows it as `page`.
        status: Status of the answer.
        more: Further names for the template.
    """
    site: Site = request.app.state.site
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    now, csrf = datetime.now(UTC), _form_token(request)
    known = {
        "page": model,
        "csrf": csrf,
        "who": reviewer(request),
        "here": here,
        "f": {"csrf": csrf, "here": here, "who": reviewer(request), **CHOICES},
        "path": request.url.path,
        "between": request.url.path in BETWEEN,
        "case_name": site.case_path.name,
        "today": f"{now.day} {now:%B %Y}",
        "job": request.app.state.jobs.current(),
        **more,
    }
    return HTMLResponse(_environment().get_template(template).render(known), status)


def twin(model: Any) -> Response:
    """The same page as JSON."""
    plain = asdict(model) if is_dataclass(model) and not isinstance(model, type) else model
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, default=_plain)
    return Response(text, media_type="application/json")


def _plain(value: object) -> object:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")

"""The application: every address of the review page, and the guard before them all.

Each page has a JSON twin at the same address with `.json`; forms are answered with a redirect, so that a reload sends
nothing twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from firsthand import __version__
from firsthand.casefile.case import open_case
from firsthand.casefile.failures import case_error
from firsthand.errors import CaseBusy, CaseFull, FirsthandError
from firsthand.serve.web import actions, agreeing, answers, coding, deciding, finding, many, routes
from firsthand.serve.web.guard import PageGuard
from firsthand.serve.web.index import Index
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.site import Site

NO_ROOM = 507  # Insufficient Storage, RFC 4918
SAYS = (
    "The JSON twins of the review page's pages. Each page is at the same address without `.json`. Nothing here changes the "
    "case: decisions are made with the forms of the pages, or with `firsthand decide`."
)


class _Files(StaticFiles):
    """Our own files; their addresses bear a hash of their bytes, so that they are kept for good."""

    def file_response(self, full_path: object, stat_result: object, scope: Scope, status_code: int = 200) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def make_app(site: Site) -> ASGIApp:
    """The review page of a case.

    Args:
        site: What to serve, where, and to whom.

    Raises:
        CaseError: There is no such case, or it cannot be read.
    """
    with open_case(site.case_path):
        pass
    app = FastAPI(
        title="Firsthand",
        version=__version__,
        description=SAYS,
        openapi_url="/api",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.site, app.state.index, app.state.jobs = site, Index(), Jobs(site.case_path)
    app.include_router(actions.router)
    app.include_router(deciding.router)
    app.include_router(finding.router)
    app.include_router(many.router)
    app.include_router(coding.router)
    app.include_router(agreeing.router)
    app.include_router(routes.router)
    static = resources.files("firsthand.serve") / "static"
    app.mount("/static", _Files(directory=str(static)), "static")
    app.add_exception_handler(HTTPException, _told)
    for kind in (FirsthandError, OSError, sqlite3.Error):
        app.add_exception_handler(kind, _told)
    return PageGuard(app, site)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """End the work that runs, and let go of the index, when the page ends."""
    yield
    app.state.jobs.close()
    app.state.index.close()


async def _told(request: Request, error: Exception) -> Response:
    """A fault as a page, or as JSON where JSON was asked for."""
    status, said = _status(request, error)
    if request.url.path.endswith(".json") or request.url.path == "/api":
        return JSONResponse({"error": said}, status)
    return answers.html(request, "fault.html.j2", {"status": status, "said": said}, status)


def _status(request: Request, error: Exception) -> tuple[int, str]:
    """Status of a fault, and what to say of it."""
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, sqlite3.Error):
        error = case_error(error, request.app.state.site.case_path) or error
    if isinstance(error, OSError):
        reason = error.strerror or error
        return (
            NO_ROOM,
            f"Nothing was stored ({reason}). Make room on the disk or set its permissions, then send it again.",
        )
    if isinstance(error, CaseFull):
        return NO_ROOM, str(error)
    return (503 if isinstance(error, CaseBusy) else 500), str(error)

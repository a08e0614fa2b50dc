"""Finding: the list of events as a table to take away, filters that are kept, and the search for what something is one with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.filters import forget_filter, save_filter
from firsthand.casefile.saved_filter import SavedFilter
from firsthand.errors import DecisionError
from firsthand.serve.pages.events import fitting_ids
from firsthand.serve.pages.filters import ListRequest
from firsthand.serve.pages.partner import PartnerPage, partner_page
from firsthand.serve.pages.sheet import sheet_of
from firsthand.serve.web import answers
from firsthand.serve.web.asked import form_of, text_of
from firsthand.serve.web.routes import index_of, reading
from firsthand.serve.web.site import Site

router = APIRouter()


@router.get("/events.csv", include_in_schema=False)
def take_away(request: Request, asked: Annotated[ListRequest, Depends()]) -> Response:
    """The events that fit, all of them, as a table."""
    site: Site = request.app.state.site
    with reading(request) as case, index_of(request).over(case) as index:
        text = sheet_of(case, index, fitting_ids(case, index, asked))
    name = "".join(c if c.isascii() and c.isalnum() else "_" for c in site.case_path.stem)
    headers = {"Content-Disposition": f'attachment; filename="{name}-events.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/filters", include_in_schema=False)
async def keep_filter(request: Request) -> Response:
    """Keep what the list is asked for under a name, or let go of it."""
    site: Site = request.app.state.site
    async with form_of(request) as form:
        name, query, forget = (text_of(form, n) for n in ("name", "query", "forget"))
    try:
        if forget:
            await run_in_threadpool(forget_filter, site.case_path, forget)
        else:
            kept = SavedFilter(name, query.removeprefix("?"), answers.reviewer(request))
            await run_in_threadpool(save_filter, site.case_path, kept)
    except DecisionError as error:
        raise HTTPException(422, f"Nothing was stored: {error}.") from error
    return RedirectResponse("/events" + (f"?{query}" if query else ""), 303)


def _partner(request: Request, kind: str, target: str, q: str) -> PartnerPage:
    with reading(request) as case, index_of(request).over(case) as index:
        found = partner_page(case, index, kind, target, q=q)
    if found is None:
        raise HTTPException(404, "The case has no such thing any more.")
    return found


@router.get(
    "/partner.json", summary="What an event, a first hand, a person or an organisation may be one with, by words"
)
def partner_json(request: Request, kind: str, target: str, q: str = "") -> Response:
    """The twin of the search."""
    return answers.twin(_partner(request, kind, target, q))


@router.get("/partner", include_in_schema=False)
def partner(request: Request, kind: str, target: str, q: str = "") -> Response:
    """The search for what something is one with."""
    return answers.html(request, "partner.html.j2", _partner(request, kind, target, q))

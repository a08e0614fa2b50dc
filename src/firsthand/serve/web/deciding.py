"""Ruling by forms: what a ruling would do is shown where that is not plain, then it is stored.

A form that is refused comes back with what was typed into it.
"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import decide
from firsthand.casefile.kinds import checked_payload
from firsthand.errors import DecisionError, Overtaken
from firsthand.serve.pages.adding import Adding, adding
from firsthand.serve.pages.joining import JOINS, Joining, joining, ticked
from firsthand.serve.pages.rulings import payload_of
from firsthand.serve.web import answers
from firsthand.serve.web.asked import AskedRuling, asked_by, form_of, ruling_of
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.site import Site

router = APIRouter()
OVERTAKEN = 409  # Conflict


@router.post("/decide", include_in_schema=False)
async def rule(request: Request) -> Response:
    """Store one decision, and have the record built anew."""
    site: Site = request.app.state.site
    jobs: Jobs = request.app.state.jobs
    async with form_of(request) as form:
        asked = asked_by(form)
    try:
        await run_in_threadpool(lambda: decide(site.case_path, ruling_of(site, asked)))
    except DecisionError as error:
        return _refused(request, asked, error)
    jobs.add("derive")
    answer = RedirectResponse(asked.back, 303)
    if not answers.reviewer(request):  # a form of an older page does not change who rules now
        answers.keep_reviewer(answer, asked.who)
    return answer


@router.post("/before", include_in_schema=False)
async def before(request: Request) -> Response:
    """What a join would make one, or a claim would change, shown before it is stored."""
    site: Site = request.app.state.site
    async with form_of(request) as form:
        asked = asked_by(form)
    try:
        model = await run_in_threadpool(_told, site, asked)
    except DecisionError as error:
        return _refused(request, asked, error)
    template = "joining.html.j2" if isinstance(model, Joining) else "adding.html.j2"
    return answers.html(request, template, model, back=asked.back, why=asked.why, asked=asked)


def _told(site: Site, asked: AskedRuling) -> Joining | Adding:
    """What a ruling would do.

    Raises:
        DecisionError: It could not be stored.
        HTTPException: Its kind is stored as it is (400), or its account is not there (404).
    """
    if asked.kind in JOINS:
        ids = ticked(asked.kind, asked.target, payload_of(asked.kind, asked.fields))
        with open_case(site.case_path) as case:
            return joining(case.connection, asked.kind, ids)
    if asked.kind != "add":
        raise HTTPException(400, "Such a ruling is stored as it is.")
    payload = checked_payload("add", ruling_of(site, asked).payload)
    with open_case(site.case_path) as case:
        model = adding(case, asked.target, payload)
    if model is None:
        raise HTTPException(404, "The case has no such account.")
    return model


def _refused(request: Request, asked: AskedRuling, error: DecisionError) -> Response:
    """A form that was refused, with what was typed into it."""
    status = OVERTAKEN if isinstance(error, Overtaken) else 422
    return answers.html(request, "refused.html.j2", {"said": f"Not stored: {error}."}, status, asked=asked)

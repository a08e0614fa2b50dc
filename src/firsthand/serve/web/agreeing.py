"""Coders side by side: what each has done, how far two agree, and what they differ on settled by a third."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.adjudicate import hold_with
from firsthand.errors import DecisionError
from firsthand.serve.pages.agreement import AgreementPage, agreement_page
from firsthand.serve.pages.work import WorkPage, work_page
from firsthand.serve.web import answers
from firsthand.serve.web.asked import form_of, text_of
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.routes import index_of, reading
from firsthand.serve.web.site import Site

router = APIRouter()


def _page(request: Request, first: str, second: str) -> AgreementPage:
    try:
        with reading(request) as case:
            return agreement_page(case, first, second)
    except DecisionError as error:
        raise HTTPException(404, f"{error}.") from error


@router.get("/agreement.json", summary="How far two coders agree, field by field, and where they differ")
def agreement_json(request: Request, first: str = "", second: str = "") -> Response:
    """The twin of the agreement."""
    return answers.twin(_page(request, first, second))


@router.get("/agreement", include_in_schema=False)
def agreement(request: Request, first: str = "", second: str = "") -> Response:
    """How far two coders agree, and where they differ."""
    return answers.html(request, "agreement.html.j2", _page(request, first, second))


@router.post("/agreement", include_in_schema=False)
async def settle(request: Request) -> Response:
    """Hold with one of two coders, in a third one's name."""
    site: Site = request.app.state.site
    jobs: Jobs = request.app.state.jobs
    async with form_of(request) as form:
        first, second, right, who, why = (text_of(form, n) for n in ("first", "second", "right", "who", "why"))
    try:
        await run_in_threadpool(lambda: hold_with(site.case_path, right, who, why, apart=(first, second)))
    except DecisionError as error:
        page = await run_in_threadpool(_page, request, first, second)
        return answers.html(request, "agreement.html.j2", page, 422, refused=f"Not stored: {error}.")
    jobs.add("derive")
    answer = RedirectResponse("/agreement?" + urlencode({"first": first, "second": second}), 303)
    if not answers.reviewer(request):
        answers.keep_reviewer(answer, who)
    return answer


def _work(request: Request, who: str) -> WorkPage:
    with reading(request) as case, index_of(request).over(case) as index:
        return work_page(case, index, who or answers.reviewer(request))


@router.get("/work.json", summary="What each coder has done, and one of them day by day")
def work_json(request: Request, who: str = "") -> Response:
    """The twin of the work."""
    return answers.twin(_work(request, who))


@router.get("/work", include_in_schema=False)
def work(request: Request, who: str = "") -> Response:
    """What each coder has done."""
    return answers.html(request, "work.html.j2", _work(request, who))

"""What a person does beside ruling: give a name, exchange decisions, add accounts.

Every form is answered with a redirect to a page.  Refuses a way back that leads elsewhere.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from firsthand.casefile.case import open_case
from firsthand.casefile.exchange import bring_in, decision_lines
from firsthand.errors import CaseError, DecisionError, InputError
from firsthand.serve.pages.accounts import Refused, refused
from firsthand.serve.web import answers, intake
from firsthand.serve.web.asked import back_to, form_of, text_of
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.site import Site

router = APIRouter()
BEAT = 0.25  # seconds between two looks at a job


def jobs_of(request: Request) -> Jobs:
    """The jobs of the running page."""
    found: Jobs = request.app.state.jobs
    return found


@router.post("/who", include_in_schema=False)
async def who_rules(request: Request) -> Response:
    """Keep a reviewer's name in their browser."""
    async with form_of(request) as form:
        who, back = text_of(form, "who"), back_to(form)
    answer = RedirectResponse(back, 303)
    answers.keep_reviewer(answer, who)
    return answer


@router.post("/decisions/import", include_in_schema=False)
async def bring(request: Request) -> Response:
    """Store another coder's decisions, all of a file or none."""
    site: Site = request.app.state.site
    async with form_of(request) as form:
        sent = form.get("file")
        data = await sent.read() if isinstance(sent, UploadFile) else b""
    try:
        lines = data.decode("utf-8").splitlines()
        brought = await run_in_threadpool(bring_in, site.case_path, lines)
    except UnicodeDecodeError as error:
        raise HTTPException(422, "Nothing was stored: the file is no text in UTF-8.") from error
    except DecisionError as error:
        raise HTTPException(422, f"Nothing was stored: {error}.") from error
    if brought.new:
        jobs_of(request).add("derive")
    return RedirectResponse(f"/decisions?found={brought.found}&new={brought.new}", 303)


@router.get("/decisions.jsonl", include_in_schema=False)
def take_away(request: Request) -> Response:
    """Every decision as JSON lines, a file for another coder."""
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        text = "".join(decision_lines(case.ledger()))
    name = f'attachment; filename="{site.case_path.stem}-decisions.jsonl"'
    return Response(text, media_type="application/jsonl", headers={"Content-Disposition": _ascii(name)})


def _ascii(text: str) -> str:
    return "".join(c if c.isascii() and c.isprintable() else "_" for c in text)


@router.post("/derive", include_in_schema=False)
async def build(request: Request) -> Response:
    """Have the record built anew."""
    async with form_of(request) as form:
        back = back_to(form)
    job = jobs_of(request).add("derive")
    return RedirectResponse(f"/jobs/{job.number}?back={quote(back, safe='/')}", 303)


@router.get("/add", include_in_schema=False)
def add_page(request: Request) -> Response:
    """The forms by which accounts come in."""
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        left = refused(case.connection)
    model = {
        "refused": left,
        "endings": intake.ENDINGS,
        "megabytes": site.max_upload // 1_000_000,
        "most": intake.MOST_FILES,
    }
    return answers.html(request, "add.html.j2", model)


@router.get("/add.json", summary="What could not be taken in")
def add_json(request: Request) -> Response:
    """The twin of the page."""
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        left = refused(case.connection)
    rows = [{"input": r.input, "stage": r.stage, "code": r.code, "detail": r.detail} for r in left]
    return answers.twin({"refused": rows, "endings": intake.ENDINGS})


@router.post("/add", include_in_schema=False)
async def add(request: Request) -> Response:
    """Keep what was sent beside the case, and have it read."""
    site: Site = request.app.state.site
    async with form_of(request) as form:
        sent = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename and f.size]
        files = [intake.UploadedFile(f.filename or "account", await f.read()) for f in sent]
        if text_of(form, "text"):
            said = (text_of(form, n) for n in ("title", "published", "publisher", "text"))
            files.append(intake.pasted(*said))
    try:
        await run_in_threadpool(intake.keep, site.added, files)
    except InputError as error:
        raise HTTPException(422, f"{error}.") from error
    job = jobs_of(request).add("read", site.added)
    return RedirectResponse(f"/jobs/{job.number}", 303)


@router.get("/jobs/{number}.json", summary="How far a job is")
def job_json(request: Request, number: int) -> Response:
    """The twin of a job's page."""
    return answers.twin(_job(request, number))


@router.get("/jobs/{number}/events", include_in_schema=False)
async def job_events(request: Request, number: int) -> Response:
    """How far a job is, as server-sent events until it is over."""
    _job(request, number)

    async def told() -> AsyncIterator[str]:
        before = ""
        while not await request.is_disconnected():
            now = json.dumps(_job(request, number))
            if now != before:
                yield f"data: {now}\n\n"
                before = now
            if json.loads(now)["state"] in ("done", "failed"):
                return
            await asyncio.sleep(BEAT)

    return StreamingResponse(told(), media_type="text/event-stream")


@router.get("/jobs/{number}", include_in_schema=False)
def job_page(request: Request, number: int, back: str = "/events") -> Response:
    """How far a job is; without a script the page loads itself again."""
    way = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/events"
    return answers.html(request, "job.html.j2", _job(request, number), refused=_left_out(request), back=way)


def _left_out(request: Request) -> list[Refused]:
    """What could not be taken in; empty where the case cannot be read, since a job's end must be told all the same."""
    site: Site = request.app.state.site
    try:
        with open_case(site.case_path) as case:
            return refused(case.connection)
    except (CaseError, sqlite3.Error):
        return []


def _job(request: Request, number: int) -> dict[str, object]:
    job = jobs_of(request).find(number)
    if job is None:
        raise HTTPException(404, "There is no such piece of work any more.")
    return job.told()

"""One ruling on many things that were ticked in a list: shown first, then stored, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import decide_all
from firsthand.errors import DecisionError
from firsthand.serve.pages.accounts import fitting_accounts
from firsthand.serve.pages.events import fitting_ids
from firsthand.serve.pages.filters import ListRequest
from firsthand.serve.pages.many import DEEDS, Many, many_page, rulings_of
from firsthand.serve.web import answers
from firsthand.serve.web.asked import back_to, form_of, seen_by, text_of
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.routes import index_of, reading
from firsthand.serve.web.site import Site

router = APIRouter()
REFUSED = 422


@dataclass(frozen=True, slots=True)
class AskedMany:
    """What a list sends.

    Attributes:
        ids: What was ticked; query: the filter, where all that fits it is meant; None where not.
        counted: How many things the page showed; None before it showed any.
        compares: Whether the ticked ones are to be looked at side by side, and nothing is ruled.
        seen: How far the ledger went when the page was made.
    """

    do: str
    given: str
    who: str
    back: str
    ids: tuple[str, ...]
    query: str | None
    counted: int | None
    compares: bool
    seen: int | None


def _asked(form: FormData) -> AskedMany:
    ids = tuple(v for v in form.getlist("ids") if isinstance(v, str))
    counted = text_of(form, "counted")
    return AskedMany(
        do=text_of(form, "do"),
        given=text_of(form, "given"),
        who=text_of(form, "who")[: answers.LONGEST_WHO],
        back=back_to(form),
        ids=ids,
        query=text_of(form, "query") if text_of(form, "every") else None,
        counted=int(counted) if counted.isascii() and counted.isdigit() and len(counted) < 9 else None,
        compares=bool(text_of(form, "compare")),
        seen=seen_by(form),
    )


@router.post("/many", include_in_schema=False)
async def show_many(request: Request) -> Response:
    """What a ruling on many things would store; nothing is stored."""
    async with form_of(request) as form:
        asked = _asked(form)
    if asked.compares:
        return RedirectResponse("/compare?" + urlencode([("a", i) for i in asked.ids]), 303)
    try:
        model = await run_in_threadpool(_model, request, asked)
    except DecisionError as error:
        return answers.html(
            request, "unmade.html.j2", {"said": f"Nothing to store: {error}."}, REFUSED, back=asked.back
        )
    return answers.html(request, "many.html.j2", model, back=asked.back)


@router.post("/many/store", include_in_schema=False)
async def store_many(request: Request) -> Response:
    """Store a ruling on each of many things; where other things fit the filter by now, show them first."""
    jobs: Jobs = request.app.state.jobs
    async with form_of(request) as form:
        asked = _asked(form)
    try:
        model = await run_in_threadpool(_model, request, asked)
    except DecisionError as error:
        return answers.html(
            request, "unmade.html.j2", {"said": f"Nothing to store: {error}."}, REFUSED, back=asked.back
        )
    if asked.query is not None and asked.counted != len(model.ids):
        said = "Other things fit the filter by now: look at them again."
        return answers.html(request, "many.html.j2", replace(model, refused=said), REFUSED, back=asked.back)
    try:
        await run_in_threadpool(_store, request, model, asked)
    except DecisionError as error:
        refused = replace(model, refused=f"Not stored: {error}.")
        return answers.html(request, "many.html.j2", refused, REFUSED, back=asked.back, who_typed=asked.who)
    jobs.add("derive")
    answer = RedirectResponse(asked.back, 303)
    if not answers.reviewer(request):
        answers.keep_reviewer(answer, asked.who)
    return answer


def _model(request: Request, asked: AskedMany) -> Many:
    with reading(request) as case:
        ids = asked.ids if asked.query is None else _fitting(request, case, asked)
        return many_page(case.connection, asked.do, asked.given, ids, query=asked.query)


def _store(request: Request, model: Many, asked: AskedMany) -> None:
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        rulings = rulings_of(case.connection, model, asked.who)
    if not rulings:
        raise DecisionError("rules on nothing", model.deed.label, "somebody ruled on all of it already")
    decide_all(site.case_path, [replace(r, seen=asked.seen) for r in rulings])


def _fitting(request: Request, case: CaseFile, asked: AskedMany) -> list[str]:
    """All that fits a filter: events, or accounts by their words."""
    held = dict(parse_qsl(asked.query or ""))
    deed = DEEDS.get(asked.do)
    if deed is not None and deed.of == "accounts":
        return fitting_accounts(case, held.get("q", ""))
    with index_of(request).over(case) as index:
        return fitting_ids(case, index, list_request(held))


def list_request(held: dict[str, str]) -> ListRequest:
    """What the list of events is asked for, from the values of an address; a name that is none is passed over."""
    plain = ListRequest()
    known: dict[str, Any] = {f.name: getattr(plain, f.name) for f in fields(ListRequest) if f.name != "page"}
    found: dict[str, Any] = {n: v == "1" if isinstance(known[n], bool) else v for n, v in held.items() if n in known}
    return ListRequest(**found)

"""The form of one event: shown, a place looked up for it, and stored, all that was changed in it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import decide_all
from firsthand.casefile.select import among, listed, some
from firsthand.claims.claim import Claim
from firsthand.errors import DecisionError
from firsthand.serve.pages.coded import coded_rulings
from firsthand.serve.pages.coding import WORDS, CodingPage, coding_page, places_named
from firsthand.serve.pages.former import became
from firsthand.serve.web import answers
from firsthand.serve.web.asked import form_of, seen_by, text_of
from firsthand.serve.web.jobs import Jobs
from firsthand.serve.web.site import Site

router = APIRouter()
PLACE = "place.value"
PICKED = "picked"  # a place that was chosen of those looked up, and the fields that it goes into
PICKED_INTO = (PLACE, "place.latitude", "place.longitude", "place.country", "place.prec")
REFUSED = 422


@router.get("/events/{event_id}/code.json", summary="The form of one event: what accounts make of it, what coders say")
def coding_json(request: Request, event_id: str) -> Response:
    """The twin of the form."""
    return answers.twin(_page(request, event_id))


@router.get("/events/{event_id}/code", include_in_schema=False)
def coding(request: Request, event_id: str) -> Response:
    """The form of one event; that of a former one leads on."""
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        page = coding_page(case, event_id)
        now = became(case.connection, event_id) if page is None else None
    if now:
        return RedirectResponse(f"/events/{now}/code", 307)
    return answers.html(request, "coding.html.j2", _there(page))


@router.get("/places.json", summary="Places of the gazetteer that bear a name")
def places(name: str = "") -> Response:
    """Places by a name in any language, the likeliest first."""
    return answers.twin({"places": [{"label": p.label, "told": p.told} for p in places_named(name)] if name else []})


@router.post("/events/{event_id}/code", include_in_schema=False)
async def code(request: Request, event_id: str) -> Response:
    """Store what was changed in the form; or show it again with the places that bear a name, where these are asked for."""
    site: Site = request.app.state.site
    jobs: Jobs = request.app.state.jobs
    async with form_of(request) as form:
        fields, who, seen = _fields(form), text_of(form, "who") or answers.reviewer(request), seen_by(form)
    page = await run_in_threadpool(_page, request, event_id)
    if "look" in fields:
        return _looked_up(request, page, fields)
    try:
        stored = await run_in_threadpool(_stored, site, page, fields, Coder(who, seen))
    except DecisionError as error:
        return answers.html(request, "coding.html.j2", page.typed(fields, f"Not stored: {error}."), REFUSED)
    if stored:
        jobs.add("derive")
    answer = RedirectResponse(f"/events/{event_id}", 303)
    if not answers.reviewer(request):
        answers.keep_reviewer(answer, who)
    return answer


def _page(request: Request, event_id: str) -> CodingPage:
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        return _there(coding_page(case, event_id))


def _there(page: CodingPage | None) -> CodingPage:
    if page is None:
        raise HTTPException(404, "The case has no such event.")
    return page


def _fields(form: FormData) -> dict[str, list[str]]:
    """What was sent; a place that was picked of those looked up stands in the place's own fields."""
    fields = {n: [v for v in form.getlist(n) if isinstance(v, str)] for n in form}
    label, *rest = fields.get(PICKED, [""])[0].split("|")
    if len(rest) == len(PICKED_INTO) - 1:
        picked = zip(PICKED_INTO, (label, *rest), strict=True)
        fields |= {name: [value] for name, value in picked}
    return fields


def _looked_up(request: Request, page: CodingPage, fields: Mapping[str, Sequence[str]]) -> Response:
    name = (fields.get(PLACE) or [""])[0].strip()
    found = places_named(name) if name else []
    return answers.html(request, "coding.html.j2", page.typed(fields), looked_up=name, places=found)


@dataclass(frozen=True, slots=True)
class Coder:
    """Who fills the form in, and how far the ledger went when it was shown."""

    who: str
    seen: int | None


def _stored(site: Site, page: CodingPage, fields: Mapping[str, Sequence[str]], coder: Coder) -> int:
    """Store all that was changed; how many decisions that is."""
    chosen = {v.removeprefix(WORDS) for values in fields.values() for v in values if v.startswith(WORDS)}
    with open_case(site.case_path) as case:
        held = some(case.connection, Claim, among("claim_id"), (listed(chosen),))
    rulings = coded_rulings(page, fields, {c.claim_id: c for c in held}, coder.who)
    return len(decide_all(site.case_path, [replace(r, seen=coder.seen) for r in rulings])) if rulings else 0

"""The addresses of the reading pages, each with its JSON twin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from firsthand.casefile.case import CaseFile, open_case
from firsthand.config import SourcesConfig
from firsthand.serve.pages.account import account_page
from firsthand.serve.pages.accounts import accounts_page
from firsthand.serve.pages.compare import compare_page
from firsthand.serve.pages.decisions import decisions_page
from firsthand.serve.pages.event import event_page
from firsthand.serve.pages.events import EventsPage, events_page
from firsthand.serve.pages.filters import ListRequest
from firsthand.serve.pages.former import became
from firsthand.serve.pages.lineage import lineage_page
from firsthand.serve.pages.queue import queue_page
from firsthand.serve.web import answers
from firsthand.serve.web.guard import SANDBOX
from firsthand.serve.web.index import Index
from firsthand.serve.web.raw import as_text, raw_of
from firsthand.serve.web.site import Site
from firsthand.sources.confined import drawn_page

router = APIRouter()


@contextmanager
def reading(request: Request) -> Iterator[CaseFile]:
    """The case as it stands now: one page is read from one state of it, whatever is written meanwhile."""
    site: Site = request.app.state.site
    with open_case(site.case_path) as case:
        case.connection.execute("BEGIN")
        answers.note_ledger(request, case.connection)
        yield case


def there(model: Any, what: str) -> Any:
    """The model, or the answer that there is no such thing."""
    if model is None:
        raise HTTPException(
            404, f"The case has no such {what}. It may have become another one when the record was built anew."
        )
    return model


def index_of(request: Request) -> Index:
    """The index of the running page."""
    found: Index = request.app.state.index
    return found


@router.get("/", include_in_schema=False)
def start() -> Response:
    """The first page is the list of events."""
    return RedirectResponse("/events", 307)


def _events(request: Request, asked: ListRequest) -> EventsPage:
    with reading(request) as case, index_of(request).over(case) as index:
        return events_page(case, index, asked)


@router.get("/events.json", summary="Events, searched and filtered")
def events_json(request: Request, asked: Annotated[ListRequest, Depends()]) -> Response:
    """The twin of the list."""
    return answers.twin(_events(request, asked))


@router.get("/events", include_in_schema=False)
def events(request: Request, asked: Annotated[ListRequest, Depends()]) -> Response:
    """The list of events."""
    return answers.html(request, "events.html.j2", _events(request, asked))


@router.get("/events/{event_id}.json", summary="One event's record, under any profile")
def event_json(request: Request, event_id: str, profile: str = "") -> Response:
    """The twin of an event's page."""
    with reading(request) as case:
        found = event_page(case, event_id, profile)
        now = became(case.connection, event_id) if found is None else None
    if now:
        return RedirectResponse(f"/events/{now}.json" + (f"?profile={quote(profile)}" if profile else ""), 307)
    return answers.twin(there(found, "event"))


@router.get("/events/{event_id}", include_in_schema=False)
def event(request: Request, event_id: str, profile: str = "") -> Response:
    """One event's record; the address of one that was put together with another leads there."""
    with reading(request) as case:
        found = event_page(case, event_id, profile)
        now = became(case.connection, event_id) if found is None else None
    if now:
        return RedirectResponse(f"/events/{now}" + (f"?profile={quote(profile)}" if profile else ""), 307)
    model = there(found, "event")
    return answers.html(request, "event_page.html.j2", model)


@router.get("/accounts.json", summary="Accounts, by their words")
def accounts_json(request: Request, q: str = "", page: int = 1) -> Response:
    """The twin of the list."""
    with reading(request) as case:
        return answers.twin(accounts_page(case, q, page))


@router.get("/accounts", include_in_schema=False)
def accounts(request: Request, q: str = "", page: int = 1) -> Response:
    """The list of accounts."""
    with reading(request) as case:
        model = accounts_page(case, q, page)
    return answers.html(request, "accounts.html.j2", model)


@router.get("/accounts/{account_id}.json", summary="One account: text, claims, copies, credits, custody")
def account_json(request: Request, account_id: str) -> Response:
    """The twin of an account's page."""
    with reading(request) as case:
        return answers.twin(there(account_page(case, account_id), "account"))


@router.get("/accounts/{account_id}", include_in_schema=False)
def account(request: Request, account_id: str, *, view: str = "", claim: str = "", kind: str = "") -> Response:
    """One account, its claims marked; those of one kind, or of all that people rule on."""
    with reading(request) as case:
        model = there(account_page(case, account_id), "account")
        raw = there(raw_of(case.connection, account_id), "account")
    text = as_text(raw) if raw.media_type in ("text/plain", "text/html", "message/rfc822") else ""
    return answers.html(
        request, "account.html.j2", model, view=view, chosen=claim, kind=kind, raw_text=text, raw_size=len(raw.data)
    )


@router.get("/accounts/{account_id}/raw", include_in_schema=False)
def raw_html(request: Request, account_id: str) -> Response:
    """The markup of an account that came as HTML, for a sandboxed frame alone: no script, no form, nothing loaded."""
    with reading(request) as case:
        raw = there(raw_of(case.connection, account_id), "account")
    if raw.media_type != "text/html":
        raise HTTPException(404, "Only an account that came as HTML is shown so.")
    return Response(raw.data, headers={"Content-Type": "text/html", "Content-Security-Policy": SANDBOX})


@router.get("/accounts/{account_id}/page/{number}.png", include_in_schema=False)
def pdf_page(request: Request, account_id: str, number: int) -> Response:
    """One page of an account that came as PDF, as a picture."""
    with reading(request) as case:
        raw = there(raw_of(case.connection, account_id), "account")
    if raw.media_type != "application/pdf":
        raise HTTPException(404, "Only an account that came as PDF has pages.")
    return Response(there(drawn_page(raw.data, number, SourcesConfig()), "page"), media_type="image/png")


@router.get("/accounts/{account_id}/bytes", include_in_schema=False)
def raw_bytes(request: Request, account_id: str) -> Response:
    """The bytes as they came in, as a file to keep."""
    with reading(request) as case:
        raw = there(raw_of(case.connection, account_id), "account")
    headers = {"Content-Disposition": raw.disposition, "Content-Security-Policy": SANDBOX}
    return Response(raw.data, media_type="application/octet-stream", headers=headers)


@router.get("/compare.json", summary="Two to four accounts side by side")
def compare_json(request: Request, a: Annotated[list[str], Query()]) -> Response:
    """The twin of the comparison."""
    with reading(request) as case:
        return answers.twin(there(compare_page(case, a), "pair of accounts"))


@router.get("/compare", include_in_schema=False)
def compare(request: Request, a: Annotated[list[str] | None, Query()] = None) -> Response:
    """Two to four accounts side by side."""
    with reading(request) as case:
        model = there(
            compare_page(case, a or []),
            "two accounts to compare; choose two to four in the list of accounts",
        )
    return answers.html(request, "compare.html.j2", model)


@router.get("/lineage.json", summary="Who has it from whom, by family or event")
def lineage_json(request: Request, family: str = "", event: str = "") -> Response:
    """The twin of the lineage."""
    with reading(request) as case:
        return answers.twin(
            there(
                lineage_page(case, index_of(request).families(case.connection), family, event),
                "family or event",
            )
        )


@router.get("/lineage", include_in_schema=False)
def lineage(request: Request, family: str = "", event: str = "") -> Response:
    """Who has it from whom."""
    with reading(request) as case:
        model = there(lineage_page(case, index_of(request).families(case.connection), family, event), "family or event")
    return answers.html(request, "lineage_page.html.j2", model)


@router.get("/queue.json", summary="What most needs a person, and why")
def queue_json(request: Request, page: int = 1, who: str = "") -> Response:
    """The twin of the queue."""
    with reading(request) as case, index_of(request).over(case) as index:
        return answers.twin(queue_page(case, index, page, who))


@router.get("/queue", include_in_schema=False)
def queue(request: Request, page: int = 1, who: str = "") -> Response:
    """What most needs a person, and why."""
    with reading(request) as case, index_of(request).over(case) as index:
        model = queue_page(case, index, page, who)
    return answers.html(request, "queue.html.j2", model)


@router.get("/decisions.json", summary="Decisions, newest first, and what became of each")
def decisions_json(request: Request, who: str = "", kind: str = "", page: int = 1) -> Response:
    """The twin of the list."""
    with reading(request) as case:
        return answers.twin(decisions_page(case.connection, who, kind, page=page))


@router.get("/decisions", include_in_schema=False)
def decisions(
    request: Request, *, who: str = "", kind: str = "", page: int = 1, found: int = 0, new: int | None = None
) -> Response:
    """The decisions of the case."""
    with reading(request) as case:
        model = decisions_page(case.connection, who, kind, page=page, reviewer=answers.reviewer(request))
    return answers.html(request, "decisions.html.j2", model, found=found, new=new)

"""A ruling as a form sends it, and as it can be stored.

Takes the words of a span from the text, and of a correction no more than it changes.  Refuses to check a ruling: whether it
can be stored is the case file's to say.
"""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from firsthand.casefile.case import open_case
from firsthand.casefile.decide import Ruling
from firsthand.casefile.select import some
from firsthand.claims.claim import Claim
from firsthand.serve.pages.joining import JOINS, ticked
from firsthand.serve.pages.rulings import PART, changed_only, payload_of
from firsthand.serve.web.answers import LONGEST_WHO, SEEN_SIGN
from firsthand.serve.web.guard import FORM_FIELD, form_token
from firsthand.serve.web.intake import MOST_FILES
from firsthand.serve.web.site import Site

MOST_FIELDS = 2_000
LONGEST_MARK = 16  # figures
HEAD = ("kind", "target", "who", "why", "back")  # fields that every form of a ruling has


@dataclass(frozen=True, slots=True)
class AskedRuling:
    """What a form asks to be ruled.

    Attributes:
        fields: Every value of every field, as it was sent.
        back: The page that it was sent from.
        seen: How far the ledger went when that page was made; None where the form does not say.
    """

    kind: str
    target: str
    who: str
    why: str
    fields: Mapping[str, list[str]]
    back: str
    seen: int | None = None

    @property
    def typed(self) -> dict[str, list[str]]:
        """What the fields of its kind hold, for a form that is shown again."""
        return {n: v for n, v in self.fields.items() if n not in (*HEAD, FORM_FIELD)}


@asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """A form, once its token is seen to be that of the browser it comes from; its files are gone after the block.

    Raises:
        HTTPException: It is not (403), or it is no form (400).
    """
    site: Site = request.app.state.site
    bounds = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": site.max_upload}
    async with request.form(**bounds) as form:
        sent = form.get(FORM_FIELD)
        ours = form_token(site, request.state.session)
        token = sent.partition(SEEN_SIGN)[0] if isinstance(sent, str) else ""
        if not hmac.compare_digest(token.encode("utf-8", "replace"), ours.encode()):
            raise HTTPException(
                403, "This form has grown old, or was not sent from a page of the review page. Load it again."
            )
        yield form


def text_of(form: FormData, name: str) -> str:
    """One field as text; empty where it is absent or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def seen_by(form: FormData) -> int | None:
    """How far the ledger went when the page of a form was made."""
    seen = text_of(form, FORM_FIELD).partition(SEEN_SIGN)[2]
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < LONGEST_MARK else None


def back_to(form: FormData, default: str = "/decisions") -> str:
    """The way back that a form names, where it is a page of ours."""
    back = text_of(form, "back")
    plain = back.isprintable() and back.startswith("/") and not back.startswith(("//", "/\\"))
    return back if plain else default


def asked_by(form: FormData) -> AskedRuling:
    """What a form asks for."""
    kind, target, who, why = (text_of(form, n) for n in ("kind", "target", "who", "why"))
    fields = {n: [v for v in form.getlist(n) if isinstance(v, str)] for n in form}
    return AskedRuling(
        kind=kind, target=target, who=who[:LONGEST_WHO], why=why, fields=fields, back=back_to(form), seen=seen_by(form)
    )


def ruling_of(site: Site, asked: AskedRuling) -> Ruling:
    """The ruling that a form comes to.

    Raises:
        DecisionError: It joins fewer than two.
    """
    payload, target = payload_of(asked.kind, asked.fields), asked.target
    if asked.kind in JOINS:
        target, *others = ticked(asked.kind, target, payload)
        payload = {**payload, JOINS[asked.kind]: others}
    payload = _completed(site, asked.kind, target, payload)
    return Ruling(asked.kind, target, asked.who, payload, asked.why, seen=asked.seen)


def _completed(site: Site, kind: str, target: str, payload: dict[str, object]) -> dict[str, object]:
    """A ruling on words with the words themselves, and a correction with no more than it changes."""
    if kind not in ("correct", "add"):
        return payload
    if kind == "add" and not payload.get(PART):
        payload = {k: v for k, v in payload.items() if k != PART}
    with open_case(site.case_path) as case:
        claims = some(case.connection, Claim, "claim_id = ?", (target,)) if kind == "correct" else []
        account_id = claims[0].account_id if claims else target
        start, end = payload.get("start"), payload.get("end")
        if isinstance(start, int) and isinstance(end, int):
            payload = {**payload, "quote": _words(case.connection, account_id, start, end)}
    if not claims:
        return payload
    shown = {n: getattr(claims[0], n) for n in Claim.__slots__} | {PART: PART in claims[0].marks}
    return changed_only(payload, shown)


def _words(connection: sqlite3.Connection, account_id: str, start: int, end: int) -> str:
    sql = "SELECT v.text FROM accounts a JOIN text_versions v USING (version_id) WHERE a.account_id = ?"
    row = connection.execute(sql, (account_id,)).fetchone()
    return str(row[0])[max(0, start) : max(0, end)] if row else ""

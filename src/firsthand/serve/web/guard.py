"""Who may ask what: Host, token, origin and size of every request, and the headers of every answer.

Stands before all pages, so that no page can forget it.  Refuses by default: what it does not know as ours is turned away
before a byte of it is read.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.serve.web.site import Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# An account's own markup: no script, nothing loaded, no form, no origin; only our own page may frame it.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = ("GET", "HEAD", "OPTIONS")
SESSION, ENTRY = "firsthand_session", "firsthand_entry"
FORM_FIELD = "csrf"
REFUSED = "The review page was asked for by a name that is not its own. Open it at the address that it printed."
NO_ENTRY = "This review page asks for its token. Open the address that it printed when it was started."


class TooLarge(HTTPException):
    """A request's body is beyond the bound."""

    def __init__(self, most: int) -> None:
        said = f"More than {most // 1_000_000} MB at once. Add fewer files, or use `firsthand read`."
        super().__init__(413, said)


def form_token(site: Site, session: str) -> str:
    """The token that forms of one browser carry: a page of another origin can neither read nor guess it."""
    return hmac.new(site.secret, f"form:{session}".encode(), hashlib.sha256).hexdigest()


def entry_token(site: Site) -> str:
    """What a browser keeps once it has shown the token."""
    return hmac.new(site.secret, f"entry:{site.token}".encode(), hashlib.sha256).hexdigest()


class PageGuard:
    """ASGI application around the pages."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION) or secrets.token_urlsafe(24)
        sealed = _Sealed(send, None if SESSION in cookies else session)
        turned_away = self._refusal(scope, headers, cookies)
        if turned_away is not None:
            await turned_away(scope, receive, sealed)
            return
        scope.setdefault("state", {})["session"] = session
        await self.app(scope, _bounded(receive, self.site.max_upload), sealed)

    def _refusal(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        """The answer to a request that may not come through; None where it may."""
        host = headers.get("host", "")
        if not self.site.answers_to(host):
            return PlainTextResponse(REFUSED, 421)
        if self.site.token is not None:
            refusal = self._entry(scope, headers, cookies)
            if refusal is not None:
                return refusal
        if scope["method"] not in SAFE and not _same_origin(headers, host):
            return PlainTextResponse("This form was not sent from a page of the review page.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.site.max_upload:
            return PlainTextResponse(TooLarge(self.site.max_upload).detail, 413)
        return None

    def _entry(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        kept = entry_token(self.site)
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        given = dict(asked).get("token")
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        token = self.site.token or ""
        if given is not None and _equal(given, token) and scope["method"] in SAFE:
            rest = urlencode([(k, v) for k, v in asked if k != "token"])
            answer = RedirectResponse(_local(scope["path"]) + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(ENTRY, kept, httponly=True, samesite="strict")
            return answer
        if _equal(cookies.get(ENTRY, ""), kept) or _equal(bearer, token):
            return None
        return PlainTextResponse(NO_ENTRY, 401, {"WWW-Authenticate": "Bearer"})


class _Sealed:
    """Puts our headers on an answer before it goes out."""

    def __init__(self, send: Send, session: str | None) -> None:
        self.send, self.session = send, session

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", POLICY)
            headers.setdefault("Cache-Control", "no-store")
            if self.session is not None:
                headers.append("Set-Cookie", f"{SESSION}={self.session}; HttpOnly; Path=/; SameSite=Strict")
        await self.send(message)


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooLarge(most)
        return message

    return bounded


def _cookies(headers: Headers) -> dict[str, str]:
    found: Any = SimpleCookie()
    try:
        found.load(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether a browser says that the request comes from our own page; one that says nothing is held to the form's token."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == host.lower()


def _equal(one: str, two: str) -> bool:
    return bool(two) and hmac.compare_digest(one.encode(), two.encode())


def _local(path: str) -> str:
    """A path that leads nowhere else: two slashes at its start would name another host."""
    return "/" + path.lstrip("/\\")

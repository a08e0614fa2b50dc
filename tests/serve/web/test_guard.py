"""Requests that must not come through, and the headers of those that do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from firsthand.serve.web.guard import ENTRY, FORM_FIELD, SESSION

TOKEN = "a-long-enough-token"
FORMS = ("/decide", "/who", "/derive", "/add", "/decisions/import")


@pytest.mark.parametrize(
    "path", ["/events", "/events.json", "/static/style.css", "/api", "/nothing", "/accounts/x/raw"]
)
def test_a_name_that_is_not_ours_is_turned_away_everywhere(browser: Any, path: str) -> None:
    answer = browser.get(path, headers={"Host": "evil.example:8150"})
    assert answer.status_code == 421
    assert "bridge" not in answer.text


def test_every_answer_bears_the_policy(browser: Any, pages: list[str]) -> None:
    for path in [*pages, "/nothing", "/static/keys.js", "/api", "/events.json"]:
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("token", [None, "", "0" * 64, "ü"])
def test_a_form_without_its_token_is_refused(browser: Any, path: str, token: str | None) -> None:
    fields = {"kind": "accept", "target": "c1", "who": "A"} | ({} if token is None else {FORM_FIELD: token})
    assert browser.send(path, data=fields).status_code == 403
    assert not getattr(browser.app.app.state.jobs, "asked", [])


def test_the_token_of_another_browser_is_refused(browser: Any, opened: Any) -> None:
    other = opened(browser.site.case_path)
    assert browser.send("/derive", data={FORM_FIELD: other.token()}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_form_from_another_page_is_refused_even_with_a_token(browser: Any, headers: dict[str, str]) -> None:
    assert browser.post("/derive", headers=headers).status_code == 403


def test_a_form_of_our_own_comes_through(browser: Any) -> None:
    ours = {"Origin": "http://127.0.0.1:8150", "Sec-Fetch-Site": "same-origin"}
    assert browser.post("/derive", headers=ours).status_code == 303


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "/\nSet-Cookie: x=1", ""]
)
def test_the_way_back_leads_nowhere_else(browser: Any, back: str) -> None:
    answer = browser.post("/derive", {"back": back})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/jobs/1?back=/decisions"


def test_a_body_beyond_the_bound_is_refused_whether_it_says_so_or_not(read_case: Path, opened: Any) -> None:
    browser = opened(read_case, max_upload=20_000)
    assert browser.post("/add", {"text": "x" * 30_000}).status_code == 413
    token = browser.token()

    async def pieces() -> Any:
        yield f"{FORM_FIELD}={token}&text=".encode()
        for _ in range(30):
            yield b"x" * 1_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.send("/add", content=pieces(), headers=headers).status_code == 413
    assert browser.get("/add", headers={"Content-Length": "many"}).status_code == 413


def test_cookies_are_kept_from_scripts_and_other_sites(browser: Any) -> None:
    cookie = browser.get("/events").headers["set-cookie"]
    assert cookie.startswith(f"{SESSION}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.fixture
def guarded(read_case: Path, opened: Any) -> Any:
    """A page that asks for a token."""
    return opened(read_case, token=TOKEN)


@pytest.mark.parametrize(
    "path", ["/events", "/events.json", "/static/style.css", "/api", "/events?token=wrong-but-long-enough"]
)
def test_without_the_token_nothing_is_told(guarded: Any, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert "Ostrava" not in answer.text


def test_the_token_opens_the_page_and_leaves_the_address(guarded: Any) -> None:
    answer = guarded.get(f"/events?q=bridge&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?q=bridge")
    assert TOKEN not in answer.headers["set-cookie"]
    assert guarded.get("/events").status_code == 200


def test_the_token_leads_to_no_other_host(guarded: Any) -> None:
    assert guarded.get(f"http://127.0.0.1:8150//evil.example/?token={TOKEN}").headers["location"] == "/evil.example/"


def test_a_program_shows_the_token_in_a_header(guarded: Any) -> None:
    assert guarded.get("/events.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/events.json", headers={"Authorization": "Bearer nonsense"}).status_code == 401
    assert guarded.get("/events.json", headers={"Cookie": f"{ENTRY}={TOKEN}"}).status_code == 401


def test_a_cookie_that_cannot_be_read_is_none(browser: Any) -> None:
    assert browser.get("/events", headers={"Cookie": 'a="\\"; =;;;'}).status_code == 200

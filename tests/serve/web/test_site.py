"""Who may reach the page, and under which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.errors import ConfigError
from firsthand.serve.web.site import Site, is_loopback

TOKEN = "a-long-enough-token"
CASE = Path("x.db")


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.0.0.1:8150", True),
        ("127.0.0.1", True),
        ("localhost:8150", True),
        ("LOCALHOST:8150", True),
        ("[::1]:8150", True),
        ("127.0.0.1:8151", False),
        ("evil.example", False),
        ("evil.example:8150", False),
        ("localhost.evil.example:8150", False),
        ("127.0.0.1.evil.example", False),
        ("192.0.2.7:8150", False),
        ("", False),
        ("127.0.0.1:8150@evil.example", False),
        ("127.0.0.1:٨١٥٠", False),
    ],
)
def test_a_page_of_this_machine_answers_to_its_own_names_alone(host: str, is_ours: bool) -> None:
    assert Site(CASE).answers_to(host) is is_ours


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("192.0.2.7:8150", True),
        ("desk.example:8150", True),
        ("localhost:8150", True),
        ("[2001:db8::1]:8150", True),
        ("evil.example:8150", False),
        ("192.0.2.7:80", False),
    ],
)
def test_a_page_for_others_answers_to_figures_and_to_names_that_it_was_given(host: str, is_ours: bool) -> None:
    assert Site(CASE, "192.0.2.7", token=TOKEN, names=("desk.example",)).answers_to(host) is is_ours


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example", "10.0.0.1"])
def test_an_address_that_others_reach_demands_a_token(host: str) -> None:
    with pytest.raises(ConfigError, match="has no token"):
        Site(CASE, host)
    assert Site(CASE, host, token=TOKEN).token == TOKEN


@pytest.mark.parametrize("token", ["", "short", "x" * 15])
def test_a_token_that_can_be_guessed_is_refused(token: str) -> None:
    with pytest.raises(ConfigError, match="too short"):
        Site(CASE, token=token)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_addresses_of_this_machine(host: str) -> None:
    assert is_loopback(host)
    assert Site(CASE, host).token is None


def test_the_secret_is_new_at_each_start_and_is_not_shown() -> None:
    one, other = Site(CASE), Site(CASE)
    assert one.secret != other.secret
    assert "secret" not in repr(one)


def test_the_address_holds_the_token() -> None:
    assert Site(CASE).address == "http://127.0.0.1:8150/"
    assert Site(CASE, "::1", 9000, token=TOKEN).address == f"http://[::1]:9000/?token={TOKEN}"

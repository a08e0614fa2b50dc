"""What may be fetched: no number but a public one is ever reached, however it is spelt."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import pytest

from firsthand.errors import InputError
from firsthand.fetching.public_address import is_public
from firsthand.fetching.target import LONGEST, checked_target, numbers_of

PUBLIC = "93.184.216.34"
# Addresses that lead inside, by whatever spelling; the resolver of the machine answers for those that are numbers.
HOSTILE = (
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0x7f.1/", "http://0x7f000001/", "http://0X7F.0.0.1/",
    "http://2130706433/", "http://017700000001/", "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/", "http://127.000.000.001/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127．0．0．1/", "http://１２７.0.0.1/", "http://localhost/", "http://LOCALHOST./",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.254/",
    "http://192.168.1.1/", "http://192.168.0.1:80/", "http://169.254.169.254/latest/meta-data/", "http://169.254.0.1/",
    "http://0xa9fea9fe/", "http://100.64.0.1/", "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/",
    "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/",
    "http://255.255.255.255/", "http://192.88.99.1/", "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.1]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/",
    "http://%31%32%37.0.0.1/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/", "http://[3fff::1]/", "http://[5f00::1]/",
)  # fmt: skip
ODD = (
    "ftp://a.example/", "file:///etc/passwd", "gopher://a.example/", "javascript:alert(1)", "data:text/html,x", "//a.example/",
    "a.example", "", "http://", "http:///path", "http://user@a.example/", "http://user:word@a.example/", "http://a.example:22/",
    "http://a.example:25/", "http://a.example:6379/", "http://a.example:0/", "http://a.example:99999/", "http://a.example\\@b.example/",
    "http://a.example/\r\nHost: b", "http://a .example/", "http://a.example/ x", "http://a.example\t/", "http://[::1/", "http://[a.example]/",
    "http://a.example/" + "x" * LONGEST, "jar:http://a.example!/", "http://a.example%00.b.example/",
)  # fmt: skip


def only_numbers(host: str, port: int) -> Sequence[str]:
    """The machine's resolver, for what it can answer without a network."""
    return [str(f[4][0]) for f in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)]


def answering(*numbers: str) -> Callable[[str, int], Sequence[str]]:
    return lambda host, port: numbers


def test_the_list_is_long() -> None:
    assert len(set(HOSTILE)) >= 40


@pytest.mark.parametrize("address", HOSTILE)
def test_no_spelling_leads_inside(address: str) -> None:
    resolve = numbers_of if "localhost" in address.lower() or "ⓛ" in address else only_numbers
    with pytest.raises(InputError) as caught:
        checked_target(address, resolve=resolve)
    assert caught.value.code in ("address_refused", "unreachable")


@pytest.mark.parametrize("address", ODD)
def test_what_is_no_address_of_a_page(address: str) -> None:
    with pytest.raises(InputError) as caught:
        checked_target(address, resolve=answering(PUBLIC))
    assert caught.value.code == "address_refused"


@pytest.mark.parametrize(
    "numbers",
    [
        ("127.0.0.1",),
        (PUBLIC, "127.0.0.1"),
        ("::1",),
        (PUBLIC, "fe80::1%eth0"),
        ("10.0.0.7",),
        ("nonsense",),
        ("::ffff:10.0.0.1",),
    ],
)
def test_a_name_of_whose_numbers_one_is_not_public(numbers: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        checked_target("http://a.example/", resolve=answering(*numbers))
    assert caught.value.code == "address_refused"


def test_a_name_without_a_number() -> None:
    for resolve in (answering(), only_numbers):
        with pytest.raises(InputError) as caught:
            checked_target("http://a.example/", resolve=resolve)
        assert caught.value.code == "unreachable"


def test_the_number_that_was_checked_is_kept() -> None:
    answers = iter([(PUBLIC,), ("127.0.0.1",)])
    target = checked_target("HTTPS://A.Example:443/x/../y?q=ü#part", resolve=lambda host, port: next(answers))
    assert (target.number, target.host, target.port, target.scheme) == (PUBLIC, "a.example", 443, "https")
    assert (target.path, target.origin) == ("/y?q=%C3%BC", "https://a.example")
    assert "#" not in target.url


def test_names_in_other_letters_are_asked_for_in_plain_ones() -> None:
    asked = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return [PUBLIC]

    target = checked_target("http://Калдан.example", resolve=resolve)
    assert target.path == "/"
    assert asked == [target.host]


def test_local_numbers_for_tests() -> None:
    target = checked_target("http://127.0.0.1:8151/a", allow_local=True)
    assert (target.number, target.port, target.origin) == ("127.0.0.1", 8151, "http://127.0.0.1:8151")


@pytest.mark.parametrize(
    ("number", "so"),
    [
        (PUBLIC, True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True), ("1.1.1.1", True), ("127.0.0.1", False),
        ("::ffff:127.0.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("a", False), ("", False),
        ("fe80::1%1", False),
    ],
)  # fmt: skip
def test_public_numbers(number: str, so: bool) -> None:
    assert is_public(number) is so

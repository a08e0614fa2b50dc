"""What a site asks of programs in its robots.txt: asked once for each origin.

Refuses to read on where the site forbids it.  A site without such a file forbids nothing; one that fails to answer for it does.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from firsthand.errors import InputError
from firsthand.fetching.get import Answer
from firsthand.fetching.target import Target

LONGEST_DELAY = 30.0  # seconds between two pages, whatever a site asks
NAME = "firsthand"
LONGEST = 512_000  # bytes of such a file that are read
_NOTHING = "User-agent: *\nDisallow: /"


class Robots:
    """The rules of the origins asked so far."""

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self._ask = ask
        self._known: dict[str, RobotFileParser] = {}

    def allows(self, target: Target) -> bool:
        """Whether the site lets programs read this page."""
        return self._rules(target).can_fetch(NAME, target.url)

    def delay(self, target: Target) -> float:
        """Seconds that the site asks programs to wait between two pages; 0 where it asks nothing."""
        told = self._rules(target).crawl_delay(NAME)
        return min(float(told), LONGEST_DELAY) if told else 0.0

    def _rules(self, target: Target) -> RobotFileParser:
        if target.origin not in self._known:
            self._known[target.origin] = self._asked(target.origin)
        return self._known[target.origin]

    def _asked(self, origin: str) -> RobotFileParser:
        """Source: RFC 9309: none there allows all, an error of the server forbids all."""
        try:
            answer = self._ask(f"{origin}/robots.txt")
        except InputError:
            return _ruled(_NOTHING)
        if answer.status >= 500:
            return _ruled(_NOTHING)
        return _ruled("" if answer.status >= 400 else answer.body[:LONGEST].decode("utf-8", "replace"))


def _ruled(text: str) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    return rules

"""How long the page waits for who sends or takes slowly: a connection that stands still is ended, so that many take nothing away.

Beneath the application, at the connection.  Refuses to count the time in which the page itself is at work.
"""

from __future__ import annotations

import asyncio
import resource
from contextlib import suppress

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0  # from the first byte of a request, or the connection, to the end of its head
STILL_SECONDS = 30.0  # without a byte of a body that was announced, or of an answer that was taken
BODY_SECONDS = 600.0  # from the head of a request to the end of its body


class PatientProtocol(H11Protocol):
    """A connection that is ended once its other side has stood still for too long."""

    _waiting: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None
    _until: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the head of the first request."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._end)

    def data_received(self, data: bytes) -> None:
        """Take bytes; a head has its time from its first byte on, a body anew with each part."""
        super().data_received(data)
        if self._is_in_head():
            if self._waiting is None:
                self._waiting = self.loop.call_later(HEAD_SECONDS, self._end)
            return
        self._let_be()
        if self.conn.their_state is not h11.SEND_BODY:
            self._until = None
            return
        self._until = self._until or self.loop.time() + BODY_SECONDS
        self._waiting = self.loop.call_later(min(STILL_SECONDS, self._until - self.loop.time()), self._end_unless_held)

    def pause_writing(self) -> None:
        """The other side takes nothing for now."""
        super().pause_writing()
        self._taking = self.loop.call_later(STILL_SECONDS, self._end)

    def resume_writing(self) -> None:
        """It takes again."""
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._let_be()
        if self._taking is not None:
            self._taking.cancel()
        super().connection_lost(exc)

    def _is_in_head(self) -> bool:
        return self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])

    def _let_be(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end_unless_held(self) -> None:
        """End it, unless the page itself has not taken what came: then it is the page that is slow."""
        if self.flow.read_paused:
            self._waiting = self.loop.call_later(STILL_SECONDS, self._end_unless_held)
        else:
            self._end()

    def _end(self) -> None:
        self._waiting = None
        if not self.transport.is_closing():
            self.transport.abort()


def take_all_files() -> None:
    """Let this process hold as many connections as the system lets it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

"""The review page listening at its address until it is interrupted; what `firsthand serve` and `Case.serve` do."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from firsthand.errors import ConfigError
from firsthand.serve.web.app import make_app
from firsthand.serve.web.patience import PatientProtocol, take_all_files
from firsthand.serve.web.site import Site

WAITING = 128  # connections that may wait to be taken


def listen(site: Site, ready: Callable[[], None] = lambda: None) -> None:
    """Serve the review page of a case.

    Args:
        site: The case, the address, and who may ask.
        ready: Called once the address is ours, before the first request is taken.

    Raises:
        CaseError: The case cannot be used.
        ConfigError: The address needs a token, the token is too short, or the address cannot be had.
    """
    app = make_app(site)
    take_all_files()
    config = uvicorn.Config(
        app, host=site.host, port=site.port, http=PatientProtocol, log_level="warning", server_header=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    with _bound(site) as ours:
        ready()
        uvicorn.Server(config).run(sockets=[ours])


def _bound(site: Site) -> socket.socket:
    """The address, taken for this page alone.

    Raises:
        ConfigError: Another program has it, or this machine has no such address.
    """
    ours = socket.socket(socket.AF_INET6 if ":" in site.host else socket.AF_INET)
    try:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ours.bind((site.host, site.port))
        ours.listen(WAITING)
    except OSError as error:
        ours.close()
        taken = f"--host {site.host} --port {site.port}"
        raise ConfigError(f"cannot be listened at: {error.strerror}", taken, "give another --port") from error
    return ours

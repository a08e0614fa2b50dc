"""The review page listening at its address until it is interrupted; what `firsthand serve` and `Case.serve` do."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn

from firsthand.serve.web.app import make_app
from firsthand.serve.web.site import Site


def listen(site: Site, ready: Callable[[], None] = lambda: None) -> None:
    """Serve the review page of a case.

    Args:
        site: The case, the address, and who may ask.
        ready: Called once the case was opened, before the first request is taken.

    Raises:
        CaseError: The case cannot be used.
        ConfigError: The address needs a token, or the token is too short.
    """
    app = make_app(site)
    ready()
    uvicorn.run(
        app, host=site.host, port=site.port, log_level="warning", server_header=False, timeout_graceful_shutdown=2
    )

"""`firsthand serve`: the review page of a case."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from firsthand.cli.output import says

EXAMPLES = """\b
Examples:
  firsthand serve flood.db                                  open http://127.0.0.1:8150/ in a browser of this machine
  firsthand serve flood.db --host 192.0.2.7 --token auto    for a colleague: the printed address holds the token
"""


@click.command("serve", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; another one needs --token.")
@click.option("--port", default=8150, show_default=True, type=click.IntRange(1, 65535), help="Port to listen at.")
@click.option("--token", help="What a browser must show, 16 characters or more; `auto` makes one.")
@click.option("--name", "names", multiple=True, help="A further name under which the page may be asked for.")
def command(*, case_path: Path, host: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    """Serve the review page of CASE: look, compare, correct and add accounts in a browser.

    It runs until it is interrupted. A `firsthand read` into the same case may run beside it.
    """
    from firsthand.serve.web.listen import listen
    from firsthand.serve.web.site import Site

    token = secrets.token_urlsafe(24) if token == "auto" else token
    site = Site(case_path=case_path, host=host, port=port, token=token, names=tuple(n.lower() for n in names))
    listen(site, lambda: says(f"the review page of {case_path.name}: {site.address} (Ctrl-C ends it)"))

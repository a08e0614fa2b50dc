"""Answers as they are shown: text in a terminal, HTML in a notebook, from the same lines as `firsthand show` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.export.terminal.line import Line

MARGIN = 12
WEIGHTS = {"title": "font-weight:bold;text-decoration:underline", "strong": "font-weight:bold", "faint": "opacity:.65"}
WARNING = "color:#a05a00"


@dataclass(frozen=True, slots=True)
class Printed:
    """Lines that answer a question, as the command line prints them.

    Attributes:
        lines: Each with a label in the margin, its text, its weight and how far it is indented.
    """

    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return "\n".join(_plain(line) for line in self.lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        rows = Markup("").join(_row(line) for line in self.lines)
        return str(Markup('<table style="text-align:left">{}</table>').format(rows))


def printed(lines: Iterable[Line]) -> Printed:
    """Lines as one answer."""
    return Printed(tuple(lines))


def _plain(line: Line) -> str:
    if not line.label and not line.indent:
        return line.text
    return f"{line.label:>{MARGIN - 1}} {'  ' * line.indent}{line.text}"


def _row(line: Line) -> Markup:
    style = WARNING if line.weight == "warn" else WEIGHTS.get(line.weight, "")
    cell = 'style="text-align:left;padding-left:{}em;{}"'
    return Markup('<tr><td style="text-align:right;opacity:.65">{}</td><td ' + cell + ">{}</td></tr>").format(
        line.label, 1 + 2 * line.indent, style, line.text
    )


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as an HTML table, every cell escaped; None is an empty cell."""
    top = Markup("").join(Markup("<th>{}</th>").format(h) for h in head)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format("" if c is None else escape(str(c))) for c in row)
        )
        for row in rows
    )
    return str(Markup('<table style="text-align:left"><tr>{}</tr>{}</table>').format(top, body))

"""Make the outline of the land that the review page's map draws, from Natural Earth's 1:110 million land.

    python tools/build_outlines.py land-110m.json src/firsthand/serve/static/land.svg

`land-110m.json` is the TopoJSON file of the npm package `world-atlas` (2.0.2).  Points are rounded to a tenth of a degree
and put on a plate carrée of 360 by 180 units, north up; rings that shrink to fewer than four points are left out, and so is
the land round the south pole.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
FILL = "#8f8778"  # reads on light paper and on dark


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc in degrees; TopoJSON stores steps on a grid."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        out.append(points)
    return out


def rings_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of the land; an arc numbered ~n is arc n from its end."""
    arcs = arcs_of(topology)
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (r for polygon in polygons for r in polygon):
            points: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            yield points


def placed(points: Sequence[Point]) -> list[Point]:
    """Points on the drawing, tenths of a degree, none twice in a row; a step over the date line goes on beyond the edge."""
    out: list[Point] = []
    shift = 0
    before = points[0][0]
    for longitude, latitude in points:
        shift += 360 * ((longitude - before < -180) - (longitude - before > 180))
        before = longitude
        at = (round(longitude + 180 + shift, 1), round(90 - latitude, 1))
        if not out or out[-1] != at:
            out.append(at)
    return out


def seen(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """A ring wherever it shows: once, and again at the other edge where it reaches beyond one; never one round a pole."""
    if len(ring) < 4 or abs(ring[0][0] - ring[-1][0]) > 180:
        return
    for shift in (0, 360, -360):
        moved = [(round(x + shift, 1), y) for x, y in ring]
        if any(0 < x < 360 for x, _ in moved):
            yield moved


def path_of(topology: dict[str, Any]) -> str:
    """The land as the `d` of one SVG path."""
    rings = (r for ring in rings_of(topology) for r in seen(placed(ring)))
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in r) + "Z" for r in rings)


def main() -> None:
    """Write the outline."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("topology", type=Path)
    asked.add_argument("out", type=Path)
    given = asked.parse_args()
    path = path_of(json.loads(given.topology.read_text("utf-8")))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180"><path fill="{FILL}" d="{path}"/></svg>\n'
    given.out.write_text(svg, "utf-8")


if __name__ == "__main__":
    main()

"""`tools/build_outlines.py` over an invented island and one that lies across the date line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

Runner = Callable[..., str]
# Steps on a grid of ten degrees, from the first point on; the second arc leaves the map at its right edge.
ISLAND = [[0, 0], [2, 0], [0, 2], [-2, 0], [0, -2]]
ACROSS = [[17, 5], [3, 0], [0, 2], [-3, 0], [0, -2]]
LAND: dict[str, Any] = {
    "transform": {"scale": [10, 10], "translate": [0, 0]},
    "arcs": [ISLAND, ACROSS],
    "objects": {
        "land": {
            "geometries": [{"type": "Polygon", "arcs": [[0]]}, {"type": "MultiPolygon", "arcs": [[[~1]]]}],
        }
    },
}


def test_an_outline(tool: Runner, tmp_path: Path) -> None:
    (tmp_path / "land.json").write_text(json.dumps(LAND), "utf-8")
    tool("build_outlines.py", tmp_path / "land.json", tmp_path / "land.svg")
    svg = (tmp_path / "land.svg").read_text("utf-8")
    island, across, again = re.findall(r"M[^MZ]*Z", svg)
    assert island == "M180 90L200 90L200 70L180 70L180 90Z"
    assert across == "M350 40L350 20L380 20L380 40L350 40Z"
    assert again == "M-10 40L-10 20L20 20L20 40L-10 40Z", "what lies beyond one edge shows at the other"

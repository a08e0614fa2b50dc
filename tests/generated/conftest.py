"""The generator's modules stand in this folder, and the tool that reports on them reads them from here, too."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)

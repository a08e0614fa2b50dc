"""Started in place of `python -m MODULE ...` by a page under test: strikes the process at one instant, or notes them all.

struck_job.py AT WHAT UNDER NOTES -m MODULE ARGUMENT...
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.instants import Instants

at, what, under, notes, _, module = sys.argv[1:7]
instants = Instants(under, int(at), what)
sys.argv[:] = [module, *sys.argv[7:]]
instants.watch()
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
finally:
    Path(notes).write_text(json.dumps(instants.seen[:]), "utf-8")

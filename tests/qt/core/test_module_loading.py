"""Reading modules, once Qt is there: as Python does it, without their sources."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import linecache
import devlink3_desk.qt
linecache.clearcache()
import devlink3_desk.qt.models.calls, devlink3_desk.qt.widgets.calls_pane, csv, asyncio
print(*linecache.cache)
"""


def test_keeps_no_source_of_the_modules_that_are_read() -> None:
    asked = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert asked.stdout.split() == []

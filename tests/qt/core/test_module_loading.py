"""After Qt is loaded, Python's own import function is in place, which does not read the sources."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import linecache
import devlink3_desk.qt
linecache.clearcache()
import devlink3_desk.qt.core.call_row, devlink3_desk.qt.calls.calls_pane, csv, asyncio
print(*linecache.cache)
"""


def test_no_source_of_imported_modules_is_cached() -> None:
    result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []

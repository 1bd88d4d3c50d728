"""The time to the first painted window, and the memory, compared with a bare window with an empty table."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.services.trace import TraceWriter
from tests.benchmarks.rows import Row

ROUNDS = 5
MAX_START_RATIO = 1.5
MAX_COMPLETE_MS = 350.0
MAX_MEMORY_RATIO = 1.7
MAX_RECORDED_MEMORY_RATIO = 1.8
EVENTS_OF_A_READ = 50

# Programs that are measured in processes of their own. They print one number.

_FIRST_PAINT_CODE = "is_measured = lambda window: True\n"
_ALL_PANES_CODE = (
    "is_measured = lambda window: bool(getattr(window, 'panes', None)) and window.updatesEnabled()\n"
)
_WATCH_CODE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Watcher(QObject):
    window = None
    def eventFilter(self, watched, event):
        # Of the application until a window is shown, then of that alone: each event takes some time.
        if event.type() == QEvent.Type.Show and isinstance(watched, QMainWindow):
            self.window = watched
            application.removeEventFilter(self)
            watched.installEventFilter(self)
        if event.type() == QEvent.Type.UpdateRequest and watched is self.window and is_measured(watched):
            QTimer.singleShot(0, report)
        return False
def report():
    print(time.time() - float(sys.argv[1]), flush=True)
    os._exit(0)
watcher = Watcher()
application.installEventFilter(watcher)
"""
_BARE_WINDOW_CODE = """
from PySide6.QtWidgets import QTableWidget
window = QMainWindow()
window.setCentralWidget(QTableWidget(0, 5))
window.resize(1280, 800)
window.show()
"""
# Installed by tools for development, and with the extra for PostgreSQL: msgspec imports it where it exists.
_NO_DEVELOPMENT_TOOLS_CODE = "import sys; sys.modules['typing_extensions'] = None"
# In the order of the program, which imports these modules before PySide: its hook reads the source of others.
_IMPORT_DESK_CODE = (
    _NO_DEVELOPMENT_TOOLS_CODE
    + """
from devlink3_desk.app import cli
from devlink3_desk.app.cli.main import main
cli.DEFAULT_COMMAND.load()
"""
)
_DESK_CODE = 'main(["--config-dir", sys.argv[2], "--replay", sys.argv[3]])\n'
_MEMORY_CODE = """
import psutil
from PySide6.QtTest import QTest
QTest.qWait(1500)
print(psutil.Process().memory_info().rss / 1e6, flush=True)
os._exit(0)
"""
# As a PBX sends them: one read has some tens of records, and the window is painted in between.
_APPLY_CALLS_CODE = f"""
events = create_ringing_calls(1_000)
for first in range(0, len(events), {EVENTS_OF_A_READ}):
    portion, at = events[first : first + {EVENTS_OF_A_READ}], time.monotonic()
    changes = desk.board.apply_all(portion, at)
    desk.record(portion, changes, at)
    desk.apply_changes(changes)
    application.processEvents()
del events, portion, changes
"""
_FULL_DESK_CODE = (
    _NO_DEVELOPMENT_TOOLS_CODE
    + """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
import devlink3_desk.app.desk.startup
import devlink3_desk.app.desk.desk
from tests.benchmarks.window_rig import WindowDesk
from tests.support.call_records import create_ringing_calls
desk = WindowDesk(3_000)
desk.window.resize(1280, 800)
desk.window.show()
"""
    + _APPLY_CALLS_CODE
)
_RECORDED_DESK_CODE = (
    _NO_DEVELOPMENT_TOOLS_CODE
    + """
import os, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
import devlink3_desk.app.desk.startup
import devlink3_desk.app.desk.desk
import devlink3_desk.app.desk.today_figures
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from tests.benchmarks.window_rig import WindowDesk
from tests.support.call_records import create_ringing_calls
location = HistoryLocation(path=Path(sys.argv[1]) / "history.sqlite")
writer = HistoryWriter(location, RecorderOptions(call_id_prefix="bench"))
assert writer.flush(60.0)
desk = WindowDesk(3_000, writer)
desk.window.resize(1280, 800)
desk.window.show()
"""
    + _APPLY_CALLS_CODE
    + "assert writer.flush(60.0)\n"
)


def run() -> list[Row]:
    """Measure the best of several starts, which take turns, and the memory of one each."""
    bare, desk, complete = float("inf"), float("inf"), float("inf")
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "quiet.trace"
        with contextlib.closing(TraceWriter(trace)) as writer:
            writer.write_event(LinkEvent(state=LinkState.CONNECTED), 0.0)
        for _ in range(ROUNDS):
            bare = min(
                bare,
                _measure_start(_FIRST_PAINT_CODE + _WATCH_CODE + _BARE_WINDOW_CODE + "application.exec()\n"),
            )
            for_first = _IMPORT_DESK_CODE + _FIRST_PAINT_CODE + _WATCH_CODE + _DESK_CODE
            desk = min(desk, _measure_start(for_first, folder, str(trace)))
            for_all = _IMPORT_DESK_CODE + _ALL_PANES_CODE + _WATCH_CODE + _DESK_CODE
            complete = min(complete, _measure_start(for_all, folder, str(trace)))
    full = _run_for_number(_FULL_DESK_CODE + _MEMORY_CODE)
    with tempfile.TemporaryDirectory() as folder:
        recorded = _run_for_number(_RECORDED_DESK_CODE + _MEMORY_CODE, folder)
    empty = _run_for_number(
        "import os, sys\n"
        + _WATCH_CODE.split("class Watcher", maxsplit=1)[0]
        + _BARE_WINDOW_CODE
        + _MEMORY_CODE
    )
    return [
        _create_row("start to first painted window (warm)", desk * 1e3, bare * 1e3, "ms", MAX_START_RATIO),
        Row(
            "start to complete window, all panes painted (warm)",
            complete * 1e3,
            "ms",
            aim=f"at most {MAX_COMPLETE_MS:g}",
            met=complete * 1e3 <= MAX_COMPLETE_MS,
        ),
        _create_row(
            "resident memory with 1,000 calls and 3,000 extensions", full, empty, "MB", MAX_MEMORY_RATIO
        ),
        _create_row("the same, recorded", recorded, empty, "MB", MAX_RECORDED_MEMORY_RATIO),
    ]


def _create_row(name: str, value: float, against: float, unit: str, max_ratio: float) -> Row:
    ratio = value / against
    beside = f"a bare window with an empty table, {unit}"
    return Row(name, value, unit, beside, against, ratio, f"at most {max_ratio} times", ratio <= max_ratio)


def _measure_start(source: str, *arguments: str) -> float:
    return _run_for_number(source, str(time.time()), *arguments)


def _run_for_number(source: str, *arguments: str) -> float:
    # The bytecode is cached, as in every installation, whatever the environment of the benchmark is.
    bytecode_cache = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{tempfile.gettempdir()}/bench-bytecode",
    }
    ended = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | bytecode_cache,
    )
    try:
        return float(ended.stdout.split()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(ended.stderr[-2000:]) from None

"""Several connections of one process to the history, while another process comes and goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.history_calls import MONDAY_10, make_incoming_call

OPEN_AND_CLOSE = """
import sys
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
open_history(HistoryLocation.parse(sys.argv[1])).close()
"""


def test_another_process_that_ends_removes_nothing(tmp_path: Path):
    """A second connection of this process must not make its first one lose the locks of the file."""
    path = tmp_path / "history.sqlite"
    location = HistoryLocation.parse(str(path))
    with open_history(location) as writer, open_history(location):
        subprocess.run([sys.executable, "-c", OPEN_AND_CLOSE, str(path)], check=True)
        # The last connection of all removes this file, and whatever others write into it from then on.
        assert path.with_name("history.sqlite-wal").exists()
        writer.write_calls([make_incoming_call("1", "+441707364143", MONDAY_10)])
        with open_history(location, read_only=True) as reader:
            assert len(list(reader.iter_calls(CallQuery()))) == 1

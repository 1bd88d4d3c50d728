"""A history on a real SQLite file, for tests of what the window shows of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from devlink3_desk.history.call_record import Callback, CallRecord
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation

ANSWER_SECONDS = 20.0
"""Longest time that an answer of the history may take on a busy machine."""


@contextlib.contextmanager
def open_local_history(folder: Path) -> Iterator[LocalHistory]:
    """Open the history in a folder, as a desk on this computer does, and close it after the block."""
    location = HistoryLocation(path=folder / "history.sqlite")
    history = LocalHistory(location, NumberingPlan())
    try:
        yield history
    finally:
        history.close()


def store_calls(history: LocalHistory, *calls: CallRecord) -> None:
    """Store calls, and wait until they are stored."""
    history.run(lambda store: store.write_calls(calls)).result(ANSWER_SECONDS)


def list_open(history: LocalHistory) -> list[Callback]:
    """Return the callers who are still to be called back."""
    return history.list_callbacks().result(ANSWER_SECONDS)

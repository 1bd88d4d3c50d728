"""When the thread of a history writer pauses for the sake of others, with a clock that the tests set."""

from __future__ import annotations

import pytest

from devlink3_desk.services.storage.writer_pace import (
    MAX_PAUSED_SECONDS,
    PAUSE_SECONDS,
    WORK_SECONDS,
    WriterPace,
)


class PacedThread:
    """A thread that works, as the clock of its pace sees it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses = 0
        self.is_urgent = False
        self.pace = WriterPace(lambda: self.is_urgent, lambda: self.now, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.pauses += 1
        self.now += seconds

    def work(self, seconds: float = WORK_SECONDS * 1.5) -> int:
        """Work, perhaps pause, and return how many pauses there were so far."""
        self.now += seconds
        self.pace.pause()
        return self.pauses


def test_pauses_each_time_that_it_has_worked_for_long_enough():
    thread = PacedThread()
    with thread.pace.pausing(is_allowed=True):
        assert thread.work(WORK_SECONDS * 0.6) == 0
        assert thread.work(WORK_SECONDS * 0.6) == 1
        assert thread.work(WORK_SECONDS * 0.6) == 1
        assert thread.work() == 2


def test_does_not_pause_while_somebody_waits():
    thread = PacedThread()
    with thread.pace.pausing(is_allowed=False):
        assert thread.work() == 0
    with thread.pace.pausing(is_allowed=True):
        assert thread.work() == 1
        thread.is_urgent = True
        assert thread.work() == 1
        thread.is_urgent = False
        assert thread.work() == 2


def test_does_not_pause_outside_and_after_an_error():
    thread = PacedThread()
    assert thread.work() == 0
    with pytest.raises(ZeroDivisionError), thread.pace.pausing(is_allowed=True):
        _ = 1 / 0
    assert thread.work() == 0


def test_goes_on_without_pauses_when_others_may_wait_for_the_file():
    thread = PacedThread()
    with thread.pace.pausing(is_allowed=True):
        for _ in range(1_000):
            thread.work()
        most = MAX_PAUSED_SECONDS / (WORK_SECONDS * 1.5 + PAUSE_SECONDS) + 1
        assert 1 < thread.pauses <= most
    with thread.pace.pausing(is_allowed=True):
        before = thread.pauses
        assert thread.work() == before + 1  # a new commit pauses again

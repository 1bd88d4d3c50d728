"""Requests recorded moments from the history, plays them, and steps between notable moments."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QDateTime, QElapsedTimer, QObject, QTimer, Signal

from devlink3_desk.history.rewind import (
    DayOutline,
    DayQuery,
    FoundMoment,
    MissingMoment,
    MissingReason,
    Moment,
    MomentAccess,
    NotableMoment,
)
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import compute_day_start
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.board_values import Clock

PLAY_INTERVAL_MS: Final = 100
SPEEDS: Final = (1, 2, 5, 10, 30, 60)
"""Speeds of the playback, as multiples of real time."""
NEAR_SECONDS: Final = 60.0
"""Maximum distance, in seconds, of the last recorded moment that is shown instead of one not recorded yet."""
MIN_STEP_SECONDS: Final = 0.5
"""Minimum distance from the shown moment to the one that a step leads to, in seconds."""
DAY_REFRESH_MS: Final = 60_000
"""Interval at which the outline of today is requested again."""


class RewindController(QObject):
    """Shows moments of one history. A new request replaces the one before."""

    moment_found = Signal(object)
    """Emitted with the :class:`.Moment` to show."""
    moment_missing = Signal(object)
    """Emitted with the :class:`.MissingMoment` if the requested moment cannot be shown."""
    failed = Signal(object)
    """Emitted with the :class:`.Sentence` that says why the history does not answer."""
    position_changed = Signal(float)
    """Emitted with the instant that is requested or shown, in seconds since 1970."""
    day_changed = Signal(object)
    """Emitted with the :class:`.DayOutline` of the day that is shown."""
    playing_changed = Signal(bool)
    """Emitted with ``True`` when the playback starts, and with ``False`` when it stops."""

    def __init__(
        self, access: MomentAccess, parent: QObject | None = None, read_wall: Clock = time.time
    ) -> None:
        """``read_wall`` returns seconds since 1970."""
        super().__init__(parent)
        self._access = access
        self._read_wall = read_wall
        self._moments = FutureReceiver(self)
        self._days = FutureReceiver(self)
        self.position = read_wall()
        """The instant that is requested or shown, in seconds since 1970."""
        self.outline: DayOutline | None = None
        """The outline of the day that is shown; ``None`` until the history has answered."""
        self.speed = SPEEDS[0]
        self.short_seconds = 10.0
        """See :attr:`.DayQuery.short_seconds`."""
        self.hold_limit: float | None = None
        """See :attr:`.DayQuery.hold_limit`."""
        self._is_fetching = False
        self._is_outdated = False
        self._day: tuple[float, float] | None = None
        self._span: tuple[float, float] | None = None
        self._elapsed = QElapsedTimer()
        self._play_timer = QTimer(self, interval=PLAY_INTERVAL_MS)
        self._play_timer.timeout.connect(self._advance_playback)
        self._day_timer = QTimer(self, interval=DAY_REFRESH_MS)
        self._day_timer.timeout.connect(self._refresh_today)

    @property
    def is_playing(self) -> bool:
        """Whether the recording is being played."""
        return self._play_timer.isActive()

    def set_span(self, since: float, until: float) -> None:
        """Request the outline of this period, such as that of a trace, instead of the day of the moment."""
        self._span = since, until

    def limit_to_span(self, wall: float) -> float:
        """Return ``wall``, or the nearest moment of the period that :meth:`set_span` has set."""
        return wall if self._span is None else max(min(wall, self._span[1]), self._span[0])

    def show_moment(self, wall: float) -> None:
        """Show the moment ``wall``, in seconds since 1970."""
        self._set_position(wall)
        self._request_day()
        self._request_moment()

    def step_to_moment(self, direction: int) -> NotableMoment | None:
        """Show the next (1) or the previous (-1) notable moment, and return it; ``None`` if there is none."""
        moments = () if self.outline is None else self.outline.moments
        if direction > 0:
            later = (each for each in moments if each.wall > self.position + MIN_STEP_SECONDS)
            found = next(later, None)
        else:
            earlier = (each for each in reversed(moments) if each.wall < self.position - MIN_STEP_SECONDS)
            found = next(earlier, None)
        if found is not None:
            self.set_playing(playing=False)
            self.show_moment(found.wall)
        return found

    def set_playing(self, *, playing: bool) -> None:
        """Start or stop the playback."""
        if playing == self.is_playing:
            return
        if playing:
            self._elapsed.start()
            self._play_timer.start()
        else:
            self._play_timer.stop()
        self.playing_changed.emit(playing)

    def stop(self) -> None:
        """Stop the playback, and drop the pending requests."""
        self.set_playing(playing=False)
        self._day_timer.stop()
        self._moments.drop_pending()
        self._days.drop_pending()
        self._is_fetching = self._is_outdated = False
        self._day = self.outline = None

    # -- moments

    def _set_position(self, wall: float) -> None:
        self.position = wall
        self.position_changed.emit(wall)

    def _request_moment(self) -> None:
        # One request at a time: while a slider is dragged, the answers for most positions come too late.
        if self._is_fetching:
            self._is_outdated = True
            return
        self._is_fetching, self._is_outdated = True, False
        self._moments.wait_for(
            self._access.fetch_moment(self.position), self._show_answer, self._report_failure
        )

    def _show_answer(self, found: FoundMoment) -> None:
        self._is_fetching = False
        if isinstance(found, Moment):
            # Shown even if a newer request follows: users who drag the slider look at the moments between.
            self.moment_found.emit(found)
        elif not self._is_outdated:
            self._show_missing(found)
        if self._is_outdated:
            self._request_moment()

    def _show_missing(self, missing: MissingMoment) -> None:
        self.set_playing(playing=False)
        newest = missing.newest if missing.reason is MissingReason.NOT_YET else None
        if newest is not None and 0 < missing.wall - newest < NEAR_SECONDS:
            # The playback has reached the present, or the last seconds are not stored yet.
            self.show_moment(newest)
        else:
            self.moment_missing.emit(missing)

    def _report_failure(self, sentence: Sentence) -> None:
        self._is_fetching = False
        self.set_playing(playing=False)
        self.failed.emit(sentence)

    def _advance_playback(self) -> None:
        seconds = self._elapsed.restart() / 1000 * self.speed
        # If the history is slower than the playback, the playback waits for it.
        if not self._is_fetching:
            self.show_moment(self.position + seconds)

    # -- days

    def _request_day(self) -> None:
        day = self._span or find_day(self.position)
        if day == self._day:
            return
        self._day = day
        self._days.drop_pending()
        self._fetch_day(day)
        self._day_timer.start()

    def _refresh_today(self) -> None:
        if self._day is not None and self._day[0] <= self._read_wall() < self._day[1]:
            self._fetch_day(self._day)

    def _fetch_day(self, day: tuple[float, float]) -> None:
        query = DayQuery(*day, short_seconds=self.short_seconds, hold_limit=self.hold_limit)
        self._days.wait_for(self._access.fetch_day(query), self._set_day, self._report_failure)

    def _set_day(self, outline: DayOutline) -> None:
        self.outline = outline
        self.day_changed.emit(outline)


def find_day(wall: float) -> tuple[float, float]:
    """Return the first instants of the local day of ``wall`` and of the next one."""
    date = QDateTime.fromSecsSinceEpoch(int(wall)).date()
    return compute_day_start(date), compute_day_start(date.addDays(1))

"""When which sound is heard: the most urgent alert repeats its own, and silence comes at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from devlink3_desk.preferences import AlertPreferences, AlertSound
from devlink3_desk.qt.alerts.notices import MORE_KEY, URGENCY_RANKS, Notice, NoticeFormatter, build_notices
from devlink3_desk.switchboard.alerts.engine import (
    AddressRequested,
    Alert,
    AlertEngine,
    AlertOutcome,
    AlertRaised,
    AlertWithdrawn,
)
from devlink3_desk.switchboard.alerts.rules import AlertContext, AlertTime
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed_calls import MissedCallTracker

MIN_GAP_SECONDS: Final = 2.0
"""Seconds between two sounds that only sound once: a hundred calls are not a hundred chimes."""

Clock = Callable[[], float]


class SoundOutput(Protocol):
    """What makes sounds; :class:`.Speakers` is one."""

    def play(self, sound: AlertSound) -> None:
        """Play a sound from its beginning, in place of whatever plays."""

    def stop(self) -> None:
        """Be silent at once."""


class Ringer(QObject):
    """Follows the alerts that are active."""

    def __init__(self, output: SoundOutput, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output, self._clock = output, clock
        self._repeating_alert: Alert | None = None
        self._playing_key = ""
        """Key of the alert whose sound was played last and may still be heard."""
        self._last_single_sound = float("-inf")
        self._repeat_timer = QTimer(self)
        self._repeat_timer.timeout.connect(self._on_repeat_timeout)

    def apply_alerts(self, active: Mapping[str, Alert], raised: list[Alert]) -> None:
        """Take which alerts there are now, and which of them are new."""
        if self._playing_key and self._playing_key not in active:
            self._playing_key = ""
            self._output.stop()
        wanted = most_urgent([alert for alert in active.values() if alert.rule.sound and alert.rule.repeat])
        self._set_repeating_alert(wanted)
        once = most_urgent([alert for alert in raised if alert.rule.sound and not alert.rule.repeat])
        if (
            once is not None
            and not self._is_drowned_out(once)
            and self._clock() >= self._last_single_sound + MIN_GAP_SECONDS
        ):
            self._last_single_sound = self._clock()
            self._play_sound_of(once)

    def stop_ringing(self) -> None:
        """Be silent until the next news."""
        self._repeat_timer.stop()
        self._repeating_alert = None
        self._playing_key = ""
        self._output.stop()

    def _set_repeating_alert(self, alert: Alert | None) -> None:
        before, self._repeating_alert = self._repeating_alert, alert
        if alert is None:
            self._repeat_timer.stop()
        elif before is None or before.rule != alert.rule:
            self._repeat_timer.start(round(alert.rule.repeat * 1000))
            self._play_sound_of(alert)

    def _is_drowned_out(self, alert: Alert) -> bool:
        """Return whether something more urgent is to be heard."""
        loud = self._repeating_alert
        return loud is not None and URGENCY_RANKS[loud.rule.kind] <= URGENCY_RANKS[alert.rule.kind]

    def _on_repeat_timeout(self) -> None:
        if self._repeating_alert is not None:
            self._play_sound_of(self._repeating_alert)

    def _play_sound_of(self, alert: Alert) -> None:
        self._playing_key = alert.key
        self._output.play(alert.rule.sound)


def most_urgent(alerts: list[Alert]) -> Alert | None:
    """Return the alert that matters most, of equals the oldest."""
    return min(alerts, key=lambda alert: (URGENCY_RANKS[alert.rule.kind], alert.active_since), default=None)


_MIN_WAIT_MS: Final = 20
_MAX_WAIT_MS: Final = 3_600_000
"""The clock of a computer that slept is looked at again at least once an hour."""


class NoticeChannel(Protocol):
    """A way to show notices; what it shows can be taken back."""

    @property
    def clicked(self) -> SignalInstance:
        """Emits the key of a notice that somebody chose."""

    @property
    def dismissed(self) -> SignalInstance:
        """Emits the key of a notice that somebody put away."""

    def open_channel(self) -> None:
        """Begin."""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""

    def remove_notice(self, key: str) -> None:
        """Take a notice away."""

    def close_channel(self) -> None:
        """Take everything away, for good."""


class AlertController(QObject):
    """All alerts of a desk, and whoever was missed.

    ``clock`` is that of the views' instants, ``wall`` tells the seconds since 1970 in this place's time.
    """

    call_requested = Signal(str)
    """The identity of a call that somebody wants to see; empty for the whole desk."""
    web_page_requested = Signal(str)
    """A web page to be opened."""
    alerts_changed = Signal()
    """There are other alerts than before."""
    missed_changed = Signal()
    """Somebody was missed, was spoken with, or was looked at."""

    def __init__(
        self,
        sound_output: SoundOutput,
        formatter: NoticeFormatter,
        missed_calls: MissedCallTracker,
        clock: Callable[[], float],
        wall_clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.missed_calls = missed_calls
        self.engine = AlertEngine()
        self._ringer = Ringer(sound_output, clock, self)
        self._formatter, self._clock, self._wall_clock = formatter, clock, wall_clock
        self._channels: list[NoticeChannel] = []
        self._rule_context = AlertContext()
        self._shown_notices: dict[str, Notice] = {}
        self._dismissed_keys: set[str] = set()
        self._due_timer = QTimer(self)
        self._due_timer.setSingleShot(True)
        self._due_timer.timeout.connect(self._on_due_timeout)

    # -- what goes in

    def apply_changes(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, as they happen."""
        self._apply_outcomes(self.engine.apply(changes, self._current_moment()))
        if self.missed_calls.apply(changes, self._clock(), self._wall_clock()):
            self.missed_changed.emit()

    def set_preferences(
        self, preferences: AlertPreferences, own_numbers: Iterable[str], watched_numbers: Iterable[str]
    ) -> None:
        """Take which alerts people want."""
        self._rule_context = AlertContext(
            preferences,
            frozenset(own_numbers),
            frozenset(watched_numbers),
            alerts_enabled=self._rule_context.alerts_enabled,
        )
        self.missed_calls.configure(self._rule_context.own_extensions, preferences.abandoned_after)
        self._apply_outcomes(self.engine.set_context(self._rule_context, self._current_moment()))

    @property
    def disturb(self) -> bool:
        """Whether people want to be disturbed."""
        return self._rule_context.alerts_enabled

    def set_disturb(self, disturb: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Alert from now on, or only where a rule says so in any case. Not kept: it would be forgotten."""
        watching = self._rule_context
        self._rule_context = AlertContext(
            watching.preferences, watching.own_extensions, watching.watched_numbers, alerts_enabled=disturb
        )
        self._apply_outcomes(self.engine.set_context(self._rule_context, self._current_moment()))
        self.alerts_changed.emit()

    def mark_missed_seen(self) -> None:
        """Note that somebody has looked at who was missed."""
        if self.missed_calls.mark_seen(self._wall_clock()):
            self.missed_changed.emit()

    def clear_missed(self) -> None:
        """Empty the list of who was missed."""
        self.missed_calls.clear()
        self.missed_changed.emit()

    # -- how they are shown

    def add_channel(self, channel: NoticeChannel) -> None:
        """Show notices there too."""
        self._channels.append(channel)
        channel.clicked.connect(self._on_notice_clicked)
        channel.dismissed.connect(self._on_notice_dismissed)
        channel.open_channel()
        if channel in self._channels:  # it may have failed at once
            for notice in self._shown_notices.values():
                channel.show_notice(notice)

    def remove_channel(self, channel: NoticeChannel) -> None:
        """Show notices there no longer."""
        if channel in self._channels:
            self._channels.remove(channel)

    def shut_down(self) -> None:
        """Be silent and show nothing, for good."""
        self._due_timer.stop()
        self._ringer.stop_ringing()
        channels, self._channels = self._channels, []
        for channel in channels:
            channel.close_channel()

    def refresh_notices(self) -> None:
        """Bring the words of all notices up to date: names of people and groups have become known."""
        self._update_channels()

    def _current_moment(self) -> AlertTime:
        local = time.localtime(self._wall_clock())
        return AlertTime(self._clock(), local.tm_hour * 60 + local.tm_min + local.tm_sec / 60, local.tm_wday)

    def _on_due_timeout(self) -> None:
        self._apply_outcomes(self.engine.tick(self._current_moment()))

    def _apply_outcomes(self, outcomes: list[AlertOutcome]) -> None:
        raised: list[Alert] = []
        news = False
        for outcome in outcomes:
            match outcome:
                case AddressRequested(url=url):
                    self.web_page_requested.emit(url)
                    continue
                case AlertRaised(alert=alert):
                    raised.append(alert)
                    self._dismissed_keys.discard(alert.key)
                case AlertWithdrawn(key=key):
                    self._dismissed_keys.discard(key)
                case _:
                    pass
            news = True
        self._schedule_due_timer()
        if news:
            self._update_ringer(raised)
            self._update_channels()
            self.alerts_changed.emit()

    def _update_ringer(self, raised: list[Alert]) -> None:
        """Sound what has not been put away."""
        audible = {key: alert for key, alert in self.engine.active.items() if key not in self._dismissed_keys}
        self._ringer.apply_alerts(audible, raised)

    def _schedule_due_timer(self) -> None:
        """Wake up when the next alert is due, and not before."""
        due = self.engine.next_due
        if due is None:
            self._due_timer.stop()
            return
        wait = round((due - self._clock()) * 1000) + 1
        self._due_timer.start(max(_MIN_WAIT_MS, min(_MAX_WAIT_MS, wait)))

    def _update_channels(self) -> None:
        active = self.engine.active
        # Put away means: this alert, and all that it stood for.
        wanted = {
            notice.key: notice
            for notice in build_notices(
                (alert for key, alert in active.items() if key not in self._dismissed_keys), self._formatter
            )
        }
        before, self._shown_notices = self._shown_notices, wanted
        for channel in list(self._channels):
            for key in before.keys() - wanted.keys():
                channel.remove_notice(key)
            for key, notice in wanted.items():
                if before.get(key) != notice:
                    channel.show_notice(notice)

    def _on_notice_clicked(self, key: str) -> None:
        notice = self._shown_notices.get(key)
        if notice is not None:
            self.call_requested.emit(notice.call_id or "")

    def _on_notice_dismissed(self, key: str) -> None:
        if key == MORE_KEY:
            self._dismissed_keys |= self.engine.active.keys() - self._shown_notices.keys()
        else:
            self._dismissed_keys.add(key)
        self._update_ringer([])
        self._update_channels()

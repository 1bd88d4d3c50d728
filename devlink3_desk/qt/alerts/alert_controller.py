"""Plays sounds and shows notices for alerts.

:class:`AlertController` feeds the alert engine. It passes the alerts to the :class:`Ringer`, which decides
what is audible, and to the :class:`NoticeChannel` objects, which show notices.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol, assert_never

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from devlink3_desk.preferences import AlertPreferences, AlertSound
from devlink3_desk.qt.alerts.notices import MORE_KEY, Notice, NoticeFormatter, build_notices
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS, AlertUrgency
from devlink3_desk.switchboard.alert_engine import (
    AddressRequested,
    Alert,
    AlertEngine,
    AlertOutcome,
    AlertRaised,
    AlertUpdated,
    AlertWithdrawn,
)
from devlink3_desk.switchboard.alert_rules import AlertContext, AlertTime
from devlink3_desk.switchboard.board_values import Clock
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.site import Site

MIN_GAP_SECONDS: Final = 2.0
"""Shortest time between two sounds that do not repeat: a hundred calls are not a hundred chimes."""

_MIN_WAIT_MS: Final = 20
_MAX_WAIT_MS: Final = 3_600_000
"""Monotonic clocks stand still while a computer sleeps, so the time of day is read at least once an hour."""


class SoundOutput(Protocol):
    """Plays sounds; :class:`.SoundPlayer` implements it."""

    def play(self, sound: AlertSound) -> None:
        """Play a sound from its beginning and stop the one before."""

    def stop(self) -> None:
        """Stop the sound immediately."""


class NoticeChannel(Protocol):
    """A way to show notices that can withdraw what it shows."""

    @property
    def clicked(self) -> SignalInstance:
        """Emitted with the key of a notice that was clicked."""

    @property
    def dismissed(self) -> SignalInstance:
        """Emitted with the key of a notice that was closed by the user."""

    def open_channel(self) -> None:
        """Connect to whatever shows the notices."""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; it replaces an older one with the same key."""

    def remove_notice(self, key: str) -> None:
        """Withdraw a notice."""

    def close_channel(self) -> None:
        """Withdraw all notices; the channel is not used again."""


class Ringer(QObject):
    """Plays the sounds of the active alerts.

    Of the alerts whose sound repeats, only the most urgent is audible. A sound that plays once is skipped
    while a more urgent one repeats, or when the last such sound is less than :data:`MIN_GAP_SECONDS` old.
    """

    def __init__(self, output: SoundOutput, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output, self._clock = output, clock
        self._repeating_alert: Alert | None = None
        self._playing_key = ""
        """Key of the alert whose sound was played last and may still be audible."""
        self._last_single_sound = float("-inf")
        self._repeat_timer = QTimer(self)
        self._repeat_timer.timeout.connect(self._on_repeat_timeout)

    def apply_alerts(self, active: Mapping[str, Alert], raised: list[Alert]) -> None:
        """Bring the sounds up to date; ``raised`` are the new ones among the active alerts."""
        if self._playing_key and self._playing_key not in active:
            self._playing_key = ""
            self._output.stop()
        repeating = [alert for alert in active.values() if alert.rule.sound and alert.rule.repeat]
        self._set_repeating_alert(find_most_urgent(repeating))
        single = find_most_urgent([alert for alert in raised if alert.rule.sound and not alert.rule.repeat])
        if (
            single is not None
            and not self._is_outranked(single)
            and self._clock() >= self._last_single_sound + MIN_GAP_SECONDS
        ):
            self._last_single_sound = self._clock()
            self._play_sound_of(single)

    def stop_ringing(self) -> None:
        """Stop all sounds until the next call of :meth:`apply_alerts`."""
        self._repeat_timer.stop()
        self._repeating_alert = None
        self._playing_key = ""
        self._output.stop()

    def _set_repeating_alert(self, alert: Alert | None) -> None:
        previous, self._repeating_alert = self._repeating_alert, alert
        if alert is None:
            self._repeat_timer.stop()
        # The next call of the same rule goes on in the rhythm of the last one instead of ringing again.
        elif previous is None or previous.rule != alert.rule:
            self._repeat_timer.start(round(alert.rule.repeat * 1000))
            self._play_sound_of(alert)

    def _is_outranked(self, alert: Alert) -> bool:
        """Return whether an alert that is at least as urgent repeats its sound."""
        repeating = self._repeating_alert
        return repeating is not None and _find_urgency(repeating) <= _find_urgency(alert)

    def _on_repeat_timeout(self) -> None:
        if self._repeating_alert is not None:
            self._play_sound_of(self._repeating_alert)

    def _play_sound_of(self, alert: Alert) -> None:
        self._playing_key = alert.key
        self._output.play(alert.rule.sound)


def find_most_urgent(alerts: list[Alert]) -> Alert | None:
    """Return the most urgent alert, the oldest of equally urgent ones."""
    return min(alerts, key=lambda alert: (_find_urgency(alert), alert.active_since), default=None)


def _find_urgency(alert: Alert) -> AlertUrgency:
    return ALERT_KINDS[alert.rule.kind].urgency


class AlertController(QObject):
    """Owns the alerts of a desk.

    ``clock`` is the monotonic clock of the instants in the changes, in seconds. ``wall_clock`` returns
    seconds since 1970; the hours of rules refer to it.
    """

    call_requested = Signal(str)
    """Id of the call that the user wants to see; empty for the desk as a whole."""
    web_page_requested = Signal(str)
    """URL of a web page to be opened."""
    alerts_changed = Signal()
    """An alert was raised, updated or withdrawn, or do-not-disturb was switched."""

    def __init__(
        self,
        sound_output: SoundOutput,
        formatter: NoticeFormatter,
        clock: Clock,
        wall_clock: Clock = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.engine = AlertEngine()
        self._ringer = Ringer(sound_output, clock, self)
        self._formatter, self._clock, self._wall_clock = formatter, clock, wall_clock
        self._channels: list[NoticeChannel] = []
        self._rule_context = AlertContext()
        self._shown_notices: dict[str, Notice] = {}
        self._dismissed_keys: set[str] = set()
        self._due_timer = QTimer(self, singleShot=True)
        self._due_timer.timeout.connect(self._on_due_timeout)

    # -- input

    def apply_changes(self, changes: Sequence[Change]) -> None:
        """Apply changes of the switchboard in the order in which they occurred."""
        self._apply_outcomes(self.engine.apply(changes, self._current_time()))

    def set_preferences(
        self, preferences: AlertPreferences, own_numbers: Iterable[str], watched_numbers: Iterable[str]
    ) -> None:
        """Use other rules, and other extensions of the user."""
        self._rule_context = AlertContext(
            preferences,
            frozenset(own_numbers),
            frozenset(watched_numbers),
            alerts_enabled=self._rule_context.alerts_enabled,
            site=self._rule_context.site,
        )
        self._apply_outcomes(self.engine.set_context(self._rule_context, self._current_time()))

    def set_site(self, site: Site) -> None:
        """Use the numbering plan of another site."""
        self._formatter.site = site
        self._rule_context = msgspec.structs.replace(self._rule_context, site=site)
        self._apply_outcomes(self.engine.set_context(self._rule_context, self._current_time()))

    @property
    def alerts_enabled(self) -> bool:
        """Whether alerts are on; when they are off, only rules with ``always`` alert."""
        return self._rule_context.alerts_enabled

    def set_alerts_enabled(self, enabled: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Switch alerts on or off."""
        # Not saved: users who forget the switch would miss every call after the next start.
        self._rule_context = msgspec.structs.replace(self._rule_context, alerts_enabled=enabled)
        self._apply_outcomes(self.engine.set_context(self._rule_context, self._current_time()))
        self.alerts_changed.emit()

    # -- channels

    def add_channel(self, channel: NoticeChannel) -> None:
        """Show notices in another channel, too."""
        self._channels.append(channel)
        channel.clicked.connect(self._on_notice_clicked)
        channel.dismissed.connect(self._on_notice_dismissed)
        channel.open_channel()
        if channel in self._channels:  # a channel that fails to open is removed by its owner meanwhile
            for notice in self._shown_notices.values():
                channel.show_notice(notice)

    def remove_channel(self, channel: NoticeChannel) -> None:
        """Stop using a channel; it is not closed."""
        if channel in self._channels:
            self._channels.remove(channel)

    def shut_down(self) -> None:
        """Stop all sounds and close all channels."""
        self._due_timer.stop()
        self._ringer.stop_ringing()
        channels, self._channels = self._channels, []
        for channel in channels:
            channel.close_channel()

    def refresh_notices(self) -> None:
        """Format all notices again, after names of people or groups have changed."""
        self._update_channels()

    def _current_time(self) -> AlertTime:
        local = time.localtime(self._wall_clock())
        return AlertTime(self._clock(), local.tm_hour * 60 + local.tm_min + local.tm_sec / 60, local.tm_wday)

    def _on_due_timeout(self) -> None:
        self._apply_outcomes(self.engine.raise_due_alerts(self._current_time()))

    def _apply_outcomes(self, outcomes: list[AlertOutcome]) -> None:
        raised: list[Alert] = []
        has_changed = False
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
                case AlertUpdated():
                    pass  # the notices are formatted from the engine's alerts below
                case _:
                    assert_never(outcome)
            has_changed = True
        self._schedule_due_timer()
        if has_changed:
            self._update_ringer(raised)
            self._update_channels()
            self.alerts_changed.emit()

    def _update_ringer(self, raised: list[Alert]) -> None:
        """Pass the alerts that were not dismissed to the ringer."""
        audible = {key: alert for key, alert in self.engine.active.items() if key not in self._dismissed_keys}
        self._ringer.apply_alerts(audible, raised)

    def _schedule_due_timer(self) -> None:
        """Start the timer for the next alert that becomes due by time alone."""
        due = self.engine.next_due
        if due is None:
            self._due_timer.stop()
            return
        # A timer may fire a little early; one millisecond more saves a second round.
        wait = round((due - self._clock()) * 1000) + 1
        self._due_timer.start(max(_MIN_WAIT_MS, min(_MAX_WAIT_MS, wait)))

    def _update_channels(self) -> None:
        shown_alerts = (alert for key, alert in self.engine.active.items() if key not in self._dismissed_keys)
        notices = {notice.key: notice for notice in build_notices(shown_alerts, self._formatter)}
        previous, self._shown_notices = self._shown_notices, notices
        for channel in list(self._channels):  # a channel that fails is replaced while it is being updated
            for key in previous.keys() - notices.keys():
                channel.remove_notice(key)
            for key, notice in notices.items():
                if previous.get(key) != notice:
                    channel.show_notice(notice)

    def _on_notice_clicked(self, key: str) -> None:
        notice = self._shown_notices.get(key)
        if notice is not None:
            self.call_requested.emit(notice.call_id or "")

    def _on_notice_dismissed(self, key: str) -> None:
        if key == MORE_KEY:  # dismisses every alert that has no notice of its own
            self._dismissed_keys |= self.engine.active.keys() - self._shown_notices.keys()
        else:
            self._dismissed_keys.add(key)
        self._update_ringer([])
        self._update_channels()

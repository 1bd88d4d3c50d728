"""When which sound is heard: the most urgent alert repeats its own, and silence comes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.preferences.alerts import AlertSound
from devlink3_desk.switchboard.alerts import Alert

from .notices import URGENCY_RANKS

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
        if once is not None and not self._is_drowned_out(once) and self._clock() >= self._last_single_sound + MIN_GAP_SECONDS:
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

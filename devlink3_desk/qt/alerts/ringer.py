"""When which sound is heard: the most urgent alert repeats its own, and silence comes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from devlink3_desk.preferences.alerts import Sound
from devlink3_desk.switchboard.alerts import Alert

from .notices import URGENCY

GAP: Final = 2.0
"""Seconds between two sounds that only sound once: a hundred calls are not a hundred chimes."""

Clock = Callable[[], float]


class Output(Protocol):
    """What makes sounds; :class:`.Speakers` is one."""

    def play(self, sound: Sound) -> None:
        """Play a sound from its beginning, in place of whatever plays."""

    def stop(self) -> None:
        """Be silent at once."""


class Ringer(QObject):
    """Follows the alerts that are active."""

    def __init__(self, output: Output, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output, self._clock = output, clock
        self._repeating: Alert | None = None
        self._heard = ""
        """Key of the alert whose sound was played last and may still be heard."""
        self._once_at = float("-inf")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._again)

    def follow(self, active: Mapping[str, Alert], raised: list[Alert]) -> None:
        """Take which alerts there are now, and which of them are new."""
        if self._heard and self._heard not in active:
            self._heard = ""
            self._output.stop()
        wanted = most_urgent([alert for alert in active.values() if alert.rule.sound and alert.rule.repeat])
        self._repeat(wanted)
        once = most_urgent([alert for alert in raised if alert.rule.sound and not alert.rule.repeat])
        if once is not None and not self._drowned(once) and self._clock() >= self._once_at + GAP:
            self._once_at = self._clock()
            self._sound(once)

    def stop(self) -> None:
        """Be silent until the next news."""
        self._timer.stop()
        self._repeating = None
        self._heard = ""
        self._output.stop()

    def _repeat(self, wanted: Alert | None) -> None:
        before, self._repeating = self._repeating, wanted
        if wanted is None:
            self._timer.stop()
        elif before is None or before.rule != wanted.rule:
            self._timer.start(round(wanted.rule.repeat * 1000))
            self._sound(wanted)

    def _drowned(self, alert: Alert) -> bool:
        """Return whether something more urgent is to be heard."""
        loud = self._repeating
        return loud is not None and URGENCY[loud.rule.kind] <= URGENCY[alert.rule.kind]

    def _again(self) -> None:
        if self._repeating is not None:
            self._sound(self._repeating)

    def _sound(self, alert: Alert) -> None:
        self._heard = alert.key
        self._output.play(alert.rule.sound)


def most_urgent(alerts: list[Alert]) -> Alert | None:
    """Return the alert that matters most, of equals the oldest."""
    return min(alerts, key=lambda alert: (URGENCY[alert.rule.kind], alert.since), default=None)

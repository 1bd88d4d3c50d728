"""Alerts for screen readers: each is said once, when it comes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from devlink3_desk.preferences.alerts import AlertKind

from .notices import MORE, Notice

AT_ONCE: Final = frozenset({AlertKind.EMERGENCY, AlertKind.RINGING})
"""Alerts that may interrupt what is being read."""


class Announcer(QObject):
    """Says notices through the accessibility interface of ``speaker``, a window; shows nothing."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, speaker: QObject) -> None:
        super().__init__(speaker)
        self._speaker = speaker
        self._said: dict[str, str] = {}

    def open(self) -> None:
        """Begin; there is nothing to prepare."""

    def display(self, notice: Notice) -> None:
        """Say a notice; not again while it only changes its details, and never how many more there are."""
        if notice.key == MORE or self._said.get(notice.key) == notice.title:
            return
        self._said[notice.key] = notice.title
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._speaker, f"{notice.title}. {notice.body}")
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if notice.kind in AT_ONCE else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def withdraw(self, key: str) -> None:
        """Forget a notice; a new one of its call is said again."""
        self._said.pop(key, None)

    def end(self) -> None:
        """Say nothing more."""
        self._said.clear()

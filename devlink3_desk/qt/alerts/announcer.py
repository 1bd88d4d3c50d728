"""Alerts for screen readers: each is said once, when it comes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from devlink3_desk.preferences.alerts import AlertKind

from .notices import MORE_KEY, Notice

INTERRUPTING_KINDS: Final = frozenset({AlertKind.EMERGENCY, AlertKind.RINGING})
"""Alerts that may interrupt what is being read."""


class ScreenReaderAnnouncer(QObject):
    """Says notices through the accessibility interface of ``speaker``, a window; shows nothing."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._announced_titles: dict[str, str] = {}

    def open_channel(self) -> None:
        """Begin; there is nothing to prepare."""

    def show_notice(self, notice: Notice) -> None:
        """Say a notice; not again while it only changes its details, and never how many more there are."""
        if notice.key == MORE_KEY or self._announced_titles.get(notice.key) == notice.title:
            return
        self._announced_titles[notice.key] = notice.title
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, f"{notice.title}. {notice.body}")
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if notice.kind in INTERRUPTING_KINDS else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def remove_notice(self, key: str) -> None:
        """Forget a notice; a new one of its call is said again."""
        self._announced_titles.pop(key, None)

    def close_channel(self) -> None:
        """Say nothing more."""
        self._announced_titles.clear()

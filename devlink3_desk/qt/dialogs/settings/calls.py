"""When a call has lasted too long, and how long an ended one stays in sight."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from devlink3_desk.preferences.calls import CallPreferences, StateLimit
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.widgets.basics import Label
from devlink3_desk.switchboard.views import CallStatus

from .page import SettingsPage

LIMITED_STATES: Final = {
    "ringing": CallStatus.RINGING,
    "queued": CallStatus.QUEUED,
    "held": CallStatus.HELD,
    "parked": CallStatus.PARKED,
}
"""Fields of :class:`.CallPreferences` that are limits, with the state that they are about."""

MAX_CALL_SECONDS: Final = 3600


class CallsPage(SettingsPage):
    """Two times for every state that must not last."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Calls")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(
            self.tr(
                "After the first time a call's clock gets a mark, after the second it is filled and red. "
                "0 means never. Only calls that concern you are marked."
            )
        )
        grid = QGridLayout()
        grid.setColumnStretch(3, 1)
        for column, title in ((1, self.tr("Getting long")), (2, self.tr("Too long"))):
            grid.addWidget(Label(title, "section", self), 0, column)
        self.limit_boxes: dict[str, tuple[QSpinBox, QSpinBox]] = {}
        for row, (name, status) in enumerate(LIMITED_STATES.items(), 1):
            word = words.translate_state_text(words.CALL_STATE_TEXTS[status])
            grid.addWidget(Label(word, "", self), row, 0)
            warn = self._build_seconds_box(self.tr("{state}: getting long").format(state=word))
            alarm = self._build_seconds_box(self.tr("{state}: too long").format(state=word))
            grid.addWidget(warn, row, 1)
            grid.addWidget(alarm, row, 2)
            self.limit_boxes[name] = (warn, alarm)
        title = self.tr("Ended calls stay in sight for")
        self.linger_box = self._build_seconds_box(title)
        self.linger_box.setMaximum(60)
        grid.addWidget(Label(title, "", self), len(LIMITED_STATES) + 1, 0)
        grid.addWidget(self.linger_box, len(LIMITED_STATES) + 1, 1)
        self.body_layout.addLayout(grid)
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        for name, (warn, alarm) in self.limit_boxes.items():
            limit: StateLimit = getattr(preferences.calls, name)
            warn.setValue(round(limit.warn))
            alarm.setValue(round(limit.alarm))
        self.linger_box.setValue(round(preferences.calls.linger))

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the times as they are."""
        limits = {
            name: StateLimit(float(warn.value()), float(alarm.value()))
            for name, (warn, alarm) in self.limit_boxes.items()
        }
        calls = CallPreferences(**limits, linger=float(self.linger_box.value()))
        return msgspec.structs.replace(preferences, calls=calls)

    def find_problem(self) -> str:
        """Return what makes no sense: an alarm before its warning."""
        for name, (warn, alarm) in self.limit_boxes.items():
            if 0 < alarm.value() <= warn.value():
                text = self.tr("{state}: choose a second time that is later than the first, or 0 for never.")
                return text.format(state=words.translate_state_text(words.CALL_STATE_TEXTS[LIMITED_STATES[name]]))
        return ""

    def _build_seconds_box(self, name: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, MAX_CALL_SECONDS)
        box.setSuffix(QCoreApplication.translate("Settings", " s"))
        box.setSpecialValueText(QCoreApplication.translate("Settings", "never"))
        box.setAccessibleName(name)
        return box

"""Target and thresholds of the wallboard."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from devlink3_desk.preferences.wallboard import WallboardPreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .page import SettingsPage

WALLBOARD_FIELDS: Final = (
    ("target", QT_TRANSLATE_NOOP("WallboardPage", "Service level to be reached"), 100, " %"),
    (
        "within",
        QT_TRANSLATE_NOOP("WallboardPage", "Calls answered within"),
        600,
        QT_TRANSLATE_NOOP("Settings", " s"),
    ),
    ("warn_waiting", QT_TRANSLATE_NOOP("WallboardPage", "Getting full with callers"), 1_000, ""),
    ("alarm_waiting", QT_TRANSLATE_NOOP("WallboardPage", "Too full with callers"), 1_000, ""),
    (
        "warn_longest",
        QT_TRANSLATE_NOOP("WallboardPage", "Waiting is long after"),
        3_600,
        QT_TRANSLATE_NOOP("Settings", " s"),
    ),
    (
        "alarm_longest",
        QT_TRANSLATE_NOOP("WallboardPage", "Waiting is too long after"),
        3_600,
        QT_TRANSLATE_NOOP("Settings", " s"),
    ),
)
"""Field of :class:`.WallboardPreferences`, its words, its largest value, and what stands behind it."""


class WallboardPage(SettingsPage):
    """What the wallboard judges by."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Wallboard")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout()
        self.spin_boxes: dict[str, QSpinBox] = {}
        for name, words, most, unit in WALLBOARD_FIELDS:
            box = self.spin_boxes[name] = QSpinBox(self)
            box.setRange(0, most)
            box.setSuffix(QCoreApplication.translate("Settings", unit))
            box.setAccessibleName(QCoreApplication.translate("WallboardPage", words))
            form.addRow(box.accessibleName(), box)
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "The service level is the part of today's calls to a hunt group that was answered in time. "
                "A threshold of 0 is none. F11 shows the wallboard; a double click makes it as large as the "
                "screen."
            )
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        for name, value in msgspec.structs.asdict(preferences.wallboard).items():
            self.spin_boxes[name].setValue(value)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        wallboard = WallboardPreferences(**{name: box.value() for name, box in self.spin_boxes.items()})
        return msgspec.structs.replace(preferences, wallboard=wallboard)

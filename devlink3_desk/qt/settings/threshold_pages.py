"""When a call has lasted too long, and how long an ended one stays in sight."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QGridLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from devlink3_desk.preferences import (
    CallPreferences,
    Preferences,
    QueuePreferences,
    StateLimit,
    WallboardPreferences,
)
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallStatus

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
            word = state_display.call_status_text(status)
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
                return text.format(
                    state=state_display.call_status_text(LIMITED_STATES[name])
                )
        return ""

    def _build_seconds_box(self, name: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, MAX_CALL_SECONDS)
        box.setSuffix(QCoreApplication.translate("Settings", " s"))
        box.setSpecialValueText(QCoreApplication.translate("Settings", "never"))
        box.setAccessibleName(name)
        return box


MAX_WAIT_SECONDS: Final = 3600


class QueuesPage(SettingsPage):
    """One time for all groups, and others for some."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Hunt groups")

    def __init__(self, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.add_hint(
            self.tr("A card gets a mark when the longest wait is half its target, and another at the target.")
        )
        self.target_box = QSpinBox(self)
        self.target_box.setRange(0, MAX_WAIT_SECONDS)
        self.target_box.setSuffix(QCoreApplication.translate("Settings", " s"))
        self.target_box.setSpecialValueText(QCoreApplication.translate("Settings", "never"))
        form = QFormLayout()
        form.addRow(self.tr("Target for all groups"), self.target_box)
        self.body_layout.addLayout(form)
        self.add_hint(self.tr("Other targets, in seconds; 0 is the one for all groups:"))
        self.group_table = QTableWidget(0, 2, self)
        self.group_table.setHorizontalHeaderLabels([self.tr("Hunt group"), self.tr("Target in seconds")])
        self.group_table.setAccessibleName(self.tr("Targets of the groups"))
        self.group_table.verticalHeader().hide()
        self.group_table.horizontalHeader().setStretchLastSection(True)
        self.group_table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.group_table.setTabKeyNavigation(False)
        self.body_layout.addWidget(self.group_table, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """List every group with its target, also those that nobody has named today."""
        chosen = preferences.queues
        self.target_box.setValue(round(chosen.target))
        names = {row.info.group: row.name for row in self._models.groups}
        every = {number: number for number in chosen.targets} | names
        numbers = sorted(every, key=lambda number: every[number].casefold())
        self.group_table.setRowCount(len(numbers))
        for at, number in enumerate(numbers):
            name = names.get(number, "")
            title = QTableWidgetItem(f"{name} ({number})" if name and name != number else number)
            title.setFlags(title.flags() & ~Qt.ItemFlag.ItemIsEditable)
            title.setData(Qt.ItemDataRole.UserRole, number)
            self.group_table.setItem(at, 0, title)
            target = QTableWidgetItem()
            target.setData(Qt.ItemDataRole.EditRole, round(chosen.targets.get(number, 0)))
            self.group_table.setItem(at, 1, target)
        self.group_table.resizeColumnToContents(0)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the targets as they are."""
        targets: dict[str, float] = {}
        for at in range(self.group_table.rowCount()):
            title, target = self.group_table.item(at, 0), self.group_table.item(at, 1)
            if title is None or target is None:
                continue
            seconds = target.data(Qt.ItemDataRole.EditRole)
            if isinstance(seconds, int) and seconds > 0:
                targets[title.data(Qt.ItemDataRole.UserRole)] = float(min(seconds, MAX_WAIT_SECONDS))
        queues = QueuePreferences(target=float(self.target_box.value()), targets=targets)
        return msgspec.structs.replace(preferences, queues=queues)


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

"""Settings pages with time limits and other thresholds: calls, hunt groups, wallboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final, NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from devlink3_desk.qt.settings.form_widgets import (
    MAX_SECONDS,
    create_form_layout,
    create_seconds_box,
    create_spin_box,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallStatus

LIMITED_STATES: Final = {
    "ringing": CallStatus.RINGING,
    "queued": CallStatus.QUEUED,
    "held": CallStatus.HELD,
    "parked": CallStatus.PARKED,
}
"""Names of the fields of :class:`.CallPreferences` that are limits, with the state that each is about."""

MAX_RETENTION_SECONDS: Final = 60
"""Longest time that ended calls can stay in the list; with more, they would fill it."""


class CallsPage(SettingsPage):
    """Two time limits for every state that must not last, and how long ended calls stay in the list."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Calls")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_hint(
            self.tr(
                "The time of a call is marked after the first threshold and filled red after the second. 0 "
                "turns a threshold off. Only calls for you and the people you watch are marked."
            )
        )
        grid = QGridLayout()
        grid.setColumnStretch(3, 1)
        for column, title in ((1, self.tr("Warning")), (2, self.tr("Alarm"))):
            grid.addWidget(Label(title, "section", self), 0, column)
        self.limit_boxes: dict[str, tuple[QSpinBox, QSpinBox]] = {}
        for row, (field, status) in enumerate(LIMITED_STATES.items(), 1):
            state = _translate_call_state(status)
            grid.addWidget(Label(state, "", self), row, 0)
            warn = create_seconds_box(self.tr("{state}: warning").format(state=state), self)
            alarm = create_seconds_box(self.tr("{state}: alarm").format(state=state), self)
            grid.addWidget(warn, row, 1)
            grid.addWidget(alarm, row, 2)
            self.limit_boxes[field] = (warn, alarm)
        title = self.tr("Show ended calls for")
        self.linger_box = create_seconds_box(title, self, MAX_RETENTION_SECONDS)
        grid.addWidget(Label(title, "", self), len(LIMITED_STATES) + 1, 0)
        grid.addWidget(self.linger_box, len(LIMITED_STATES) + 1, 1)
        self.body_layout.addLayout(grid)
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the limits of ``preferences``."""
        for field, (warn, alarm) in self.limit_boxes.items():
            # The settings file may contain fractions of a second, which the boxes cannot show.
            limit: StateLimit = getattr(preferences.calls, field)
            warn.setValue(round(limit.warn))
            alarm.setValue(round(limit.alarm))
        self.linger_box.setValue(round(preferences.calls.linger))

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the entered limits."""
        limits = {
            field: StateLimit(float(warn.value()), float(alarm.value()))
            for field, (warn, alarm) in self.limit_boxes.items()
        }
        calls = CallPreferences(**limits, linger=float(self.linger_box.value()))
        return msgspec.structs.replace(preferences, calls=calls)

    def find_problem(self) -> str:
        """Return a sentence about a second limit that is not later than its first, else an empty string."""
        for field, (warn, alarm) in self.limit_boxes.items():
            if 0 < alarm.value() <= warn.value():
                text = self.tr("{state}: the alarm must be later than the warning, or 0 for never.")
                return text.format(state=_translate_call_state(LIMITED_STATES[field]))
        return ""


def _translate_call_state(status: CallStatus) -> str:
    return state_display.translate_state_text(state_display.CALL_STATE_TEXTS[status])


class QueuesPage(SettingsPage):
    """The longest acceptable wait: one for all hunt groups, and others for some of them."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Hunt groups")

    def __init__(
        self, list_group_names: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        """``list_group_names`` returns the names of the known hunt groups by their numbers."""
        super().__init__(parent)
        self._list_group_names = list_group_names
        self.add_hint(
            self.tr(
                "A hunt group shows a warning at half of the longest wait target and an alarm at the target."
            )
        )
        title = self.tr("Target for all groups")
        self.target_box = create_seconds_box(title, self)
        form = create_form_layout()
        form.addRow(title, self.target_box)
        self.body_layout.addLayout(form)
        self.add_hint(self.tr("Targets of individual groups, in seconds (0: target for all groups):"))
        self.group_table = QTableWidget(0, 2, self)
        self.group_table.setHorizontalHeaderLabels([self.tr("Hunt group"), self.tr("Target in seconds")])
        self.group_table.setAccessibleName(self.tr("Group targets"))
        self.group_table.verticalHeader().hide()
        self.group_table.horizontalHeader().setStretchLastSection(True)
        self.group_table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        # Tab would move from cell to cell and never leave the table.
        self.group_table.setTabKeyNavigation(False)
        self.body_layout.addWidget(self.group_table, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """List every known group with its target, and groups with a target that the PBX does not report."""
        queues = preferences.queues
        self.target_box.setValue(round(queues.target))
        names = self._list_group_names()
        sort_names = {number: number for number in queues.targets} | dict(names)
        numbers = sorted(sort_names, key=lambda number: sort_names[number].casefold())
        self.group_table.setRowCount(len(numbers))
        for row, number in enumerate(numbers):
            name = names.get(number, "")
            title = QTableWidgetItem(f"{name} ({number})" if name and name != number else number)
            title.setFlags(title.flags() & ~Qt.ItemFlag.ItemIsEditable)
            title.setData(Qt.ItemDataRole.UserRole, number)
            self.group_table.setItem(row, 0, title)
            target = QTableWidgetItem()
            # As an int and not as text: the editor of the cell then is a spin box.
            target.setData(Qt.ItemDataRole.EditRole, round(queues.targets.get(number, 0)))
            self.group_table.setItem(row, 1, target)
        self.group_table.resizeColumnToContents(0)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the entered targets."""
        targets: dict[str, float] = {}
        for row in range(self.group_table.rowCount()):
            title, target = self.group_table.item(row, 0), self.group_table.item(row, 1)
            if title is None or target is None:
                continue
            seconds = target.data(Qt.ItemDataRole.EditRole)
            if isinstance(seconds, int) and seconds > 0:
                # The spin box of a table cell has no maximum of ours.
                targets[title.data(Qt.ItemDataRole.UserRole)] = float(min(seconds, MAX_SECONDS))
        queues = QueuePreferences(target=float(self.target_box.value()), targets=targets)
        return msgspec.structs.replace(preferences, queues=queues)


class _WallboardField(NamedTuple):
    """A number that can be set for the wallboard."""

    name: str
    """Name of the field of :class:`.WallboardPreferences`."""
    text: str
    maximum: int
    suffix: str = ""


_SECONDS_SUFFIX: Final = QT_TRANSLATE_NOOP("Settings", " s")

WALLBOARD_FIELDS: Final = (
    _WallboardField("target", QT_TRANSLATE_NOOP("WallboardPage", "Service level target"), 100, " %"),
    _WallboardField(
        "within", QT_TRANSLATE_NOOP("WallboardPage", "Calls answered within"), 600, _SECONDS_SUFFIX
    ),
    _WallboardField(
        "warn_waiting", QT_TRANSLATE_NOOP("WallboardPage", "Warning at number of waiting callers"), 1_000
    ),
    _WallboardField(
        "alarm_waiting", QT_TRANSLATE_NOOP("WallboardPage", "Alarm at number of waiting callers"), 1_000
    ),
    _WallboardField(
        "warn_longest",
        QT_TRANSLATE_NOOP("WallboardPage", "Warning when a caller waits longer than"),
        MAX_SECONDS,
        _SECONDS_SUFFIX,
    ),
    _WallboardField(
        "alarm_longest",
        QT_TRANSLATE_NOOP("WallboardPage", "Alarm when a caller waits longer than"),
        MAX_SECONDS,
        _SECONDS_SUFFIX,
    ),
)


class WallboardPage(SettingsPage):
    """The target and the thresholds of the wallboard."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Wallboard")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = create_form_layout()
        self.spin_boxes: dict[str, QSpinBox] = {}
        for field in WALLBOARD_FIELDS:
            title = QCoreApplication.translate("WallboardPage", field.text)
            suffix = QCoreApplication.translate("Settings", field.suffix)
            self.spin_boxes[field.name] = create_spin_box(title, field.maximum, self, suffix=suffix)
            form.addRow(title, self.spin_boxes[field.name])
        self.body_layout.addLayout(form)
        self.add_hint(
            self.tr(
                "The service level is the percentage of today's hunt group calls that were answered in "
                "time. 0 turns a threshold off. Press F11 to show the wallboard; double-click it for full "
                "screen."
            )
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the thresholds of ``preferences``."""
        # Every field has a box: WALLBOARD_FIELDS lists them all.
        for name, value in msgspec.structs.asdict(preferences.wallboard).items():
            self.spin_boxes[name].setValue(value)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the entered thresholds."""
        wallboard = WallboardPreferences(**{name: box.value() for name, box in self.spin_boxes.items()})
        return msgspec.structs.replace(preferences, wallboard=wallboard)

"""The settings page of all thresholds: calls, hunt groups and the wallboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final, NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from devlink3_desk.preferences import (
    CallPreferences,
    Preferences,
    QueuePreferences,
    StateLimit,
    WallboardPreferences,
)
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.dialog import SettingsPage, SettingsSection
from devlink3_desk.qt.core.form_widgets import (
    MAX_SECONDS,
    NumberBox,
    create_seconds_box,
    create_spin_box,
    match_widths,
)
from devlink3_desk.qt.core.text import find_percent_suffix
from devlink3_desk.qt.core.widgets import Label, WrappedLabel
from devlink3_desk.qt.settings.group_targets import GroupTargetTable
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
MAX_ABANDONED_SECONDS: Final = 600


class _WallboardField(NamedTuple):
    """A number that can be set for the wallboard."""

    name: str
    """Name of the field of :class:`.WallboardPreferences`."""
    text: str
    maximum: int
    suffix: str = ""
    zero_text: str = ""


_SECONDS_SUFFIX: Final = QT_TRANSLATE_NOOP("Settings", " s")
_PERCENT: Final = "%"
_NEVER: Final = QT_TRANSLATE_NOOP("Settings", "never")

WALLBOARD_FIELDS: Final = (
    _WallboardField("target", QT_TRANSLATE_NOOP("WallboardPage", "Service level target"), 100, _PERCENT),
    _WallboardField(
        "within", QT_TRANSLATE_NOOP("WallboardPage", "Calls answered within"), 600, _SECONDS_SUFFIX
    ),
    _WallboardField(
        "least_calls",
        QT_TRANSLATE_NOOP("WallboardPage", "Alarm for the service level from"),
        1_000,
        QT_TRANSLATE_NOOP("WallboardPage", " calls"),
        QT_TRANSLATE_NOOP("WallboardPage", "the first call"),
    ),
)
"""The thresholds that are not about waiting callers."""
WAITING_FIELDS: Final = (
    (QT_TRANSLATE_NOOP("WallboardPage", "Waiting callers of a hunt group"), "waiting", ""),
    (QT_TRANSLATE_NOOP("WallboardPage", "Longest wait"), "longest", _SECONDS_SUFFIX),
)
"""Text, end of the names of the fields, and unit of the numbers that have a warning and an alarm."""
MAX_WAITING: Final = 1_000


def _translate_suffix(suffix: str) -> str:
    if suffix == _PERCENT:
        return find_percent_suffix()
    return _translate_optional("Settings" if suffix == _SECONDS_SUFFIX else "WallboardPage", suffix)


class ThresholdsPage(SettingsPage):
    """The warning and alarm thresholds of the whole window."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Thresholds")
    SECTION = SettingsSection.DESK

    def __init__(
        self, list_group_names: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        """``list_group_names`` returns the names of the known hunt groups by their numbers."""
        super().__init__(parent)
        self._list_group_names = list_group_names
        self.add_hint(
            self.tr(
                "A warning changes the colour and the shape of a time; an alarm fills it with red. "
                "Only calls for you and for the people you watch are marked. "
                "The rules on the Alerts page decide when an alert sounds."
            )
        )
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(3, 1)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._rows: list[tuple[NumberBox, ...]] = []
        self.limit_boxes: dict[str, tuple[NumberBox, NumberBox]] = {}
        self.spin_boxes: dict[str, NumberBox] = {}
        self._add_calls()
        self._add_groups()
        self._add_wallboard()
        match_widths([box for row in self._rows for box in row if len(row) > 1])
        # The texts of those that are alone in their rows are too long for two columns in a narrow window.
        match_widths([box for row in self._rows for box in row if len(row) == 1])
        self.body_layout.addLayout(self._grid)
        self._add_targets()

    # -- the form

    def _add_calls(self) -> None:
        self._add_heading(self.tr("Calls"), with_columns=True)
        for field, status in LIMITED_STATES.items():
            state = _translate_call_state(status)
            boxes = (
                create_seconds_box(self.tr("{state}: warning").format(state=state), self),
                create_seconds_box(self.tr("{state}: alarm").format(state=state), self),
            )
            self._add_row(state, *boxes)
            self.limit_boxes[field] = boxes
        title = self.tr("Show ended calls for")
        self.linger_box = create_spin_box(
            title,
            MAX_RETENTION_SECONDS,
            self,
            suffix=_translate_optional("Settings", _SECONDS_SUFFIX),
            zero_text=self.tr("not at all"),
        )
        self._add_row(title, self.linger_box)

    def _add_groups(self) -> None:
        self._add_heading(self.tr("Hunt groups"))
        title = self.tr("Longest wait, target")
        self.target_box = create_seconds_box(title, self)
        self.target_box.setSpecialValueText(self.tr("none"))
        self.target_box.setToolTip(
            self.tr("A hunt group shows a warning at half of the target and an alarm at the target.")
        )
        self._add_row(title, self.target_box)
        title = self.tr("Callers count as abandoned after")
        self.abandoned_box = create_spin_box(
            title,
            MAX_ABANDONED_SECONDS,
            self,
            suffix=_translate_optional("Settings", _SECONDS_SUFFIX),
            zero_text=self.tr("any wait"),
        )
        self._add_row(title, self.abandoned_box)

    def _add_wallboard(self) -> None:
        self._add_heading(self.tr("Wallboard"), with_columns=True)
        never = _translate_optional("Settings", _NEVER)
        for text, name, suffix in WAITING_FIELDS:
            title = _translate_optional("WallboardPage", text)
            maximum = MAX_WAITING if name == "waiting" else MAX_SECONDS
            boxes = []
            for level, sentence in (
                ("warn", self.tr("Wallboard, {what}: warning")),
                ("alarm", self.tr("Wallboard, {what}: alarm")),
            ):
                box = create_spin_box(
                    sentence.format(what=title),
                    maximum,
                    self,
                    suffix=_translate_optional("Settings", suffix),
                    zero_text=never,
                )
                self.spin_boxes[f"{level}_{name}"] = box
                boxes.append(box)
            self._add_row(title, *boxes)
        for field in WALLBOARD_FIELDS:
            title = _translate_optional("WallboardPage", field.text)
            box = create_spin_box(
                title,
                field.maximum,
                self,
                suffix=_translate_suffix(field.suffix),
                zero_text=_translate_optional("WallboardPage", field.zero_text),
            )
            self.spin_boxes[field.name] = box
            self._add_row(title, box)

    def _add_targets(self) -> None:
        label = Label(self.tr("Targets of individual hunt groups"), "section", self)
        self.body_layout.addWidget(label)
        self.group_table = GroupTargetTable(self)
        label.setBuddy(self.group_table)
        self.target_box.valueChanged.connect(self.group_table.set_default)
        self.body_layout.addWidget(self.group_table, 1)

    def _add_heading(self, text: str, *, with_columns: bool = False) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 6)
            row += 1
        self._grid.addWidget(Label(text, "section", self), row, 0)
        if with_columns:
            self._grid.addWidget(Label(self.tr("Warning"), "muted", self), row, 1)
            self._grid.addWidget(Label(self.tr("Alarm"), "muted", self), row, 2)

    def _add_row(self, title: str, *boxes: NumberBox) -> None:
        row = self._grid.rowCount()
        label = WrappedLabel(title, "", self)
        label.setBuddy(boxes[0])
        self._rows.append(boxes)
        self._grid.addWidget(label, row, 0)
        if len(boxes) == 1:
            # Its text may be long, which is not to widen the column of the warnings.
            self._grid.addWidget(boxes[0], row, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
            return
        for column, box in enumerate(boxes, 1):
            self._grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignLeft)

    # -- preferences

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the thresholds of ``preferences``."""
        for field, (warn, alarm) in self.limit_boxes.items():
            # The settings file may contain fractions of a second, which the boxes cannot show.
            limit: StateLimit = getattr(preferences.calls, field)
            warn.setValue(round(limit.warn))
            alarm.setValue(round(limit.alarm))
        self.linger_box.setValue(round(preferences.calls.linger))
        self.abandoned_box.setValue(round(preferences.alerts.abandoned_after))
        self.target_box.setValue(round(preferences.queues.target))
        self.group_table.show_targets(self._list_group_names(), preferences.queues)
        # Every field has a box: WALLBOARD_FIELDS and WAITING_FIELDS list them all.
        for name, value in msgspec.structs.asdict(preferences.wallboard).items():
            self.spin_boxes[name].setValue(value)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the entered thresholds."""
        limits = {
            field: StateLimit(float(warn.value()), float(alarm.value()))
            for field, (warn, alarm) in self.limit_boxes.items()
        }
        return msgspec.structs.replace(
            preferences,
            calls=CallPreferences(**limits, linger=float(self.linger_box.value())),
            queues=QueuePreferences(
                target=float(self.target_box.value()), targets=self.group_table.read_targets()
            ),
            wallboard=WallboardPreferences(**{name: box.value() for name, box in self.spin_boxes.items()}),
            alerts=msgspec.structs.replace(
                preferences.alerts, abandoned_after=float(self.abandoned_box.value())
            ),
        )

    def find_problem(self) -> str:
        """Return a sentence about an alarm that is not above its warning, else an empty string."""
        for field, (warn, alarm) in self.limit_boxes.items():
            if 0 < alarm.value() <= warn.value():
                text = self.tr("{state}: the alarm must be later than the warning, or 0 for never.")
                return text.format(state=_translate_call_state(LIMITED_STATES[field]))
        for title, name, _suffix in WAITING_FIELDS:
            if 0 < self.spin_boxes[f"alarm_{name}"].value() <= self.spin_boxes[f"warn_{name}"].value():
                text = self.tr("Wallboard, {what}: the alarm must be above the warning, or 0 for never.")
                return text.format(what=_translate_optional("WallboardPage", title))
        return ""


def _translate_optional(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text) if text else ""


def _translate_call_state(status: CallStatus) -> str:
    return state_display.translate_state_text(state_display.CALL_STATE_TEXTS[status])

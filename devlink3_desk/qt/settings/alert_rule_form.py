"""The form of one alert rule, and the texts that describe a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from devlink3_desk.preferences import AlertKind, AlertRule, AlertScope, AlertSound
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import (
    MAX_SECONDS,
    ElidedComboBox,
    create_button,
    create_spin_box,
    pad_spin_box,
)
from devlink3_desk.qt.core.mnemonics import mark_part_of_row
from devlink3_desk.qt.core.widgets import Label, WrappedLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

SCOPE_TEXTS: Final[dict[AlertScope, str]] = {
    AlertScope.ME: QT_TRANSLATE_NOOP("AlertRule", "me"),
    AlertScope.WATCHED: QT_TRANSLATE_NOOP("AlertRule", "people I watch"),
    AlertScope.LISTED: QT_TRANSLATE_NOOP("AlertRule", "these numbers"),
    AlertScope.ANYONE: QT_TRANSLATE_NOOP("AlertRule", "everyone"),
}

SOUND_TEXTS: Final[dict[AlertSound, str]] = {
    AlertSound.NONE: QT_TRANSLATE_NOOP("AlertRule", "No sound"),
    AlertSound.RING: QT_TRANSLATE_NOOP("AlertRule", "Phone"),
    AlertSound.CHIME: QT_TRANSLATE_NOOP("AlertRule", "Chime"),
    AlertSound.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "Three notes"),
    AlertSound.REMINDER: QT_TRANSLATE_NOOP("AlertRule", "Double tap"),
    AlertSound.ALARM: QT_TRANSLATE_NOOP("AlertRule", "Siren"),
}

DAY_NAMES: Final = (
    QT_TRANSLATE_NOOP("AlertRule", "Mon"),
    QT_TRANSLATE_NOOP("AlertRule", "Tue"),
    QT_TRANSLATE_NOOP("AlertRule", "Wed"),
    QT_TRANSLATE_NOOP("AlertRule", "Thu"),
    QT_TRANSLATE_NOOP("AlertRule", "Fri"),
    QT_TRANSLATE_NOOP("AlertRule", "Sat"),
    QT_TRANSLATE_NOOP("AlertRule", "Sun"),
)
"""Short names of the days, Monday first. QLocale would return them in the language of the system."""

DIALLABLE: Final = frozenset("0123456789*#+")
MAX_CALLERS: Final = 999
MIN_CHOICE_CHARACTERS: Final = 16
"""Minimum width of a choice, in characters."""

_MINUTES_PER_DAY: Final = 24 * 60
ROW_SPACING: Final = 8
FIELD_SPACING: Final = 14

EnumT = TypeVar("EnumT", bound=StrEnum)


def translate_rule_text(text: str) -> str:
    """Return a text of these tables or of :data:`.ALERT_KINDS` in the language of the window."""
    return QCoreApplication.translate("AlertRule", text)


def parse_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in a text, separated by commas, semicolons or spaces; each number once."""
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def find_words(numbers: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``numbers`` that cannot be dialled."""
    return tuple(number for number in numbers if not set(number) <= DIALLABLE)


def format_scope(rule: AlertRule) -> str:
    """Return whose calls a rule applies to."""
    return (
        ", ".join(rule.numbers)
        if rule.whom is AlertScope.LISTED
        else translate_rule_text(SCOPE_TEXTS[rule.whom])
    )


def format_schedule(rule: AlertRule) -> str:
    """Return the days and hours of a rule; empty if it always applies."""
    locale = QLocale()
    days = " ".join(translate_rule_text(DAY_NAMES[day]) for day in rule.days)
    if rule.begins % _MINUTES_PER_DAY == rule.ends % _MINUTES_PER_DAY:
        return days
    hours = "–".join(  # noqa: RUF001 (a dash between times)
        locale.toString(_build_time(minute), QLocale.FormatType.ShortFormat)
        for minute in (rule.begins, rule.ends)
    )
    return f"{days} {hours}".strip()


class AlertRuleForm(QWidget):
    """Edits one rule. Whether the rule is enabled is decided in the list of rules."""

    rule_changed = Signal()
    """Emitted when the user has changed the rule."""

    def __init__(self, play_sound: Callable[[AlertSound], None], parent: QWidget | None = None) -> None:
        """``play_sound`` is called by the button that plays the selected sound."""
        super().__init__(parent)
        # show_rule() sets the widgets one by one; the rule in between must not be reported as an edited one.
        self._loading = False
        kind_texts = {kind: info.rule_text for kind, info in ALERT_KINDS.items()}
        self.kind_box = self._build_combo_box(kind_texts, self.tr("Event"))
        self.scope_box = self._build_combo_box(SCOPE_TEXTS, self.tr("Calls for"))
        self.numbers_field = QLineEdit(self)
        self.numbers_field.setPlaceholderText(self.tr("Extensions and hunt groups, for example 200, 201"))
        self.numbers_field.setAccessibleName(self.tr("Numbers"))
        # textEdited, unlike textChanged, is emitted for the user only.
        self.numbers_field.textEdited.connect(self._on_edited)
        self.delay_box = self._build_spin_box(
            self.tr("Delay in seconds"), MAX_SECONDS, self.tr(" s"), self.tr("immediately")
        )
        self.callers_box = self._build_spin_box(
            self.tr("Or number of callers"),
            MAX_CALLERS,
            self.tr(" callers"),
            self.tr("or any number"),
        )
        self.callers_box.setPrefix(self.tr("or with "))
        self.day_boxes = [self._build_check_box(translate_rule_text(day)) for day in DAY_NAMES]
        for box in self.day_boxes:
            mark_part_of_row(box)  # with a letter for each day, the other inputs would have too few
        self.every_day_label = WrappedLabel(self.tr("no day is checked: every day"), "muted", self)
        self.begin_edit = self._build_time_edit(self.tr("From"))
        self.end_edit = self._build_time_edit(self.tr("To"))
        self.notify_box = self._build_check_box(self.tr("Show a notification"))
        self.web_page_box = self._build_check_box(self.tr("Open the caller web page"))
        self.always_box = self._build_check_box(self.tr("Also during do not disturb"))
        self.sound_box = self._build_combo_box(SOUND_TEXTS, self.tr("Sound"))
        self.repeat_box = self._build_spin_box(
            self.tr("Repeat every"), MAX_SECONDS, self.tr(" s"), self.tr("once only")
        )
        self.repeat_box.setPrefix(self.tr("every "))
        self.all_day_label = WrappedLabel(self.tr("same start and end: all day"), "muted", self)
        self.listen_button = create_button(
            self.tr("Play"), lambda: play_sound(_selected_value(self.sound_box, AlertSound)), self
        )
        self._build_layout()

    def show_rule(self, rule: AlertRule) -> None:
        """Show a rule."""
        self._loading = True
        for combo, value in (
            (self.kind_box, rule.kind),
            (self.scope_box, rule.whom),
            (self.sound_box, rule.sound),
        ):
            combo.setCurrentIndex(combo.findData(str(value)))
        self.numbers_field.setText(", ".join(rule.numbers))
        self.delay_box.setValue(round(rule.seconds))
        self.callers_box.setValue(rule.callers)
        self.repeat_box.setValue(round(rule.repeat))
        for day, box in enumerate(self.day_boxes):
            box.setChecked(not rule.days or day in rule.days)
        for edit, minute in ((self.begin_edit, rule.begins), (self.end_edit, rule.ends)):
            edit.setTime(_build_time(minute))
        self.notify_box.setChecked(rule.notify)
        self.web_page_box.setChecked(rule.open_address)
        self.always_box.setChecked(rule.always)
        self._loading = False
        self._update_enabled()

    def build_rule(self, *, enabled: bool) -> AlertRule:
        """Return the rule that the form shows."""
        days = tuple(day for day, box in enumerate(self.day_boxes) if box.isChecked())
        return AlertRule(
            kind=_selected_value(self.kind_box, AlertKind),
            enabled=enabled,
            whom=_selected_value(self.scope_box, AlertScope),
            numbers=parse_numbers(self.numbers_field.text()),
            # All days are stored as none, so that the rule has its default.
            days=() if len(days) == len(self.day_boxes) else days,
            begins=_read_minute(self.begin_edit),
            ends=_read_minute(self.end_edit),
            seconds=float(self.delay_box.value()),
            callers=self.callers_box.value(),
            notify=self.notify_box.isChecked(),
            sound=_selected_value(self.sound_box, AlertSound),
            repeat=float(self.repeat_box.value()),
            open_address=self.web_page_box.isChecked(),
            always=self.always_box.isChecked(),
        )

    def _build_layout(self) -> None:
        # Not QFormLayout, which takes the height of further lines from the rows above.
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(FIELD_SPACING)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Event"), (self.kind_box,)),
            (self.tr("Calls for"), (self.scope_box, self.numbers_field)),
            (self.tr("After"), (self.delay_box, self.callers_box)),
            (self.tr("Days"), tuple(self.day_boxes)),
            ("", (self.every_day_label,)),
            (self.tr("Hours"), (self.begin_edit, self.end_edit)),
            ("", (self.all_day_label,)),
            (self.tr("Sound"), (self.sound_box, self.repeat_box, self.listen_button)),
            ("", (self.notify_box, self.web_page_box)),
            ("", (self.always_box,)),
        )
        for row, (title, widgets) in enumerate(rows):
            if title:
                label = Label(title, "", self)
                label.setBuddy(widgets[0])
                grid.addWidget(label, row, 0)
            if len(widgets) == 1:
                grid.addWidget(widgets[0], row, 1)
            else:
                grid.addLayout(_build_row(*widgets), row, 1)

    def _on_edited(self) -> None:
        if not self._loading:
            self._update_enabled()
            self.rule_changed.emit()

    def _update_enabled(self) -> None:
        about_queue = ALERT_KINDS[_selected_value(self.kind_box, AlertKind)].is_about_queue
        self.numbers_field.setVisible(_selected_value(self.scope_box, AlertScope) is AlertScope.LISTED)
        self.callers_box.setVisible(about_queue)
        self.every_day_label.setVisible(not any(box.isChecked() for box in self.day_boxes))
        self.web_page_box.setEnabled(not about_queue)  # a queue has no single caller
        has_sound = _selected_value(self.sound_box, AlertSound) is not AlertSound.NONE
        self.repeat_box.setEnabled(has_sound)
        self.listen_button.setEnabled(has_sound)

    def _build_combo_box(self, table: Mapping[EnumT, str], name: str) -> QComboBox:
        combo = ElidedComboBox(self)
        # Where letters are large, the longest text is wider than a narrow window.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(MIN_CHOICE_CHARACTERS)
        combo.setAccessibleName(name)
        for value, text in table.items():
            combo.addItem(translate_rule_text(text), str(value))
        combo.currentIndexChanged.connect(self._on_edited)
        return combo

    def _build_spin_box(self, name: str, maximum: int, suffix: str, zero_text: str) -> QSpinBox:
        box = create_spin_box(name, maximum, self, suffix=suffix, zero_text=zero_text)
        box.setToolTip(name)
        box.valueChanged.connect(self._on_edited)
        return box

    def _build_time_edit(self, name: str) -> QTimeEdit:
        edit = QTimeEdit(self)
        pad_spin_box(edit)
        edit.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        edit.setAccessibleName(name)
        edit.timeChanged.connect(self._on_edited)
        return edit

    def _build_check_box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.toggled.connect(self._on_edited)
        return box


def _selected_value(combo: QComboBox, enum_type: type[EnumT]) -> EnumT:
    # Qt stores a StrEnum as a plain string.
    return enum_type(combo.currentData())


def _build_time(minute: int) -> QTime:
    # Rules may end at minute 1440, which is midnight; QTime has no 24:00.
    return QTime(minute // 60 % 24, minute % 60)


def _read_minute(edit: QTimeEdit) -> int:
    return edit.time().hour() * 60 + edit.time().minute()


def _build_row(*widgets: QWidget) -> QLayout:
    if any(isinstance(widget, QLineEdit) for widget in widgets):
        row = QHBoxLayout()
        row.setSpacing(ROW_SPACING)
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        return row
    # In several lines where letters are large.
    flow = FlowLayout(spacing=ROW_SPACING)
    for widget in widgets:
        flow.addWidget(widget)
    return flow

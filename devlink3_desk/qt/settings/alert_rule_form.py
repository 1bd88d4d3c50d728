"""Words of rules, for the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from devlink3_desk.preferences import AlertKind, AlertRule, AlertScope, AlertSound
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

KIND_TEXTS: Final[dict[AlertKind, str]] = {
    AlertKind.RINGING: QT_TRANSLATE_NOOP("AlertRule", "A call rings or waits"),
    AlertKind.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "A queue is too long"),
    AlertKind.HELD: QT_TRANSLATE_NOOP("AlertRule", "A call is on hold"),
    AlertKind.PARKED: QT_TRANSLATE_NOOP("AlertRule", "A call is parked"),
    AlertKind.EMERGENCY: QT_TRANSLATE_NOOP("AlertRule", "An emergency number is called"),
}

SCOPE_TEXTS: Final[dict[AlertScope, str]] = {
    AlertScope.ME: QT_TRANSLATE_NOOP("AlertRule", "me"),
    AlertScope.WATCHED: QT_TRANSLATE_NOOP("AlertRule", "those I watch"),
    AlertScope.LISTED: QT_TRANSLATE_NOOP("AlertRule", "these numbers"),
    AlertScope.ANYONE: QT_TRANSLATE_NOOP("AlertRule", "everybody"),
}

SOUND_TEXTS: Final[dict[AlertSound, str]] = {
    AlertSound.NONE: QT_TRANSLATE_NOOP("AlertRule", "No sound"),
    AlertSound.RING: QT_TRANSLATE_NOOP("AlertRule", "Telephone"),
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
"""As rules number them; the system may speak another language than the window."""


def translate_rule_text(text: str) -> str:
    """Return a word of these tables in the language of the window."""
    return QCoreApplication.translate("AlertRule", text)


def parse_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in what somebody typed, parted by commas or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def format_scope(rule: AlertRule) -> str:
    """Return whose calls a rule is about."""
    return (
        ", ".join(rule.numbers)
        if rule.whom is AlertScope.LISTED
        else translate_rule_text(SCOPE_TEXTS[rule.whom])
    )


def format_schedule(rule: AlertRule) -> str:
    """Return the days and hours of a rule; empty where it always holds."""
    locale = QLocale()
    days = " ".join(translate_rule_text(DAY_NAMES[day]) for day in rule.days)
    if rule.begins % 1440 == rule.ends % 1440:
        return days
    hours = "–".join(  # noqa: RUF001 (a dash between times)
        locale.toString(QTime(minute // 60 % 24, minute % 60), QLocale.FormatType.ShortFormat)
        for minute in (rule.begins, rule.ends)
    )
    return f"{days} {hours}".strip()


MAX_SECONDS: Final = 3600

EnumT = TypeVar("EnumT", bound=StrEnum)


class AlertRuleForm(QWidget):
    """Shows a rule and lets it be changed."""

    rule_changed = Signal()
    """The rule is another than before."""

    def __init__(self, play_sound: Callable[[AlertSound], None], parent: QWidget | None = None) -> None:
        """``play`` lets a sound be heard."""
        super().__init__(parent)
        self._loading = False
        self.kind_box = self._build_combo_box(KIND_TEXTS, self.tr("What happens"))
        self.scope_box = self._build_combo_box(SCOPE_TEXTS, self.tr("Whose calls"))
        self.numbers_field = QLineEdit(self)
        self.numbers_field.setPlaceholderText(self.tr("Extensions and groups, such as 200, 201"))
        self.numbers_field.setAccessibleName(self.tr("Numbers"))
        self.numbers_field.textEdited.connect(self._on_edited)
        self.delay_box = self._build_spin_box(
            self.tr("After so many seconds"), self.tr(" s"), self.tr("at once")
        )
        self.callers_box = self._build_spin_box(
            self.tr("Or with so many callers"), self.tr(" callers"), self.tr("or with any number")
        )
        self.callers_box.setPrefix(self.tr("or with "))
        self.callers_box.setMaximum(999)
        self.day_boxes = [self._build_check_box(translate_rule_text(day)) for day in DAY_NAMES]
        self.begin_edit, self.end_edit = (
            self._build_time_edit(self.tr("From")),
            self._build_time_edit(self.tr("To")),
        )
        self.notify_box = self._build_check_box(self.tr("Show a notification"))
        self.web_page_box = self._build_check_box(self.tr("Open the web page of the caller"))
        self.always_box = self._build_check_box(self.tr("Even when I am not to be disturbed"))
        self.sound_box = self._build_combo_box(SOUND_TEXTS, self.tr("Sound"))
        self.repeat_box = self._build_spin_box(self.tr("Repeat every"), self.tr(" s"), self.tr("only once"))
        self.repeat_box.setPrefix(self.tr("every "))
        self.all_day_label = Label(self.tr("the same time twice: all day"), "muted", self)
        self.listen_button = QPushButton(self.tr("Listen"), self)
        self.listen_button.clicked.connect(lambda: play_sound(_selected_value(self.sound_box, AlertSound)))
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
            edit.setTime(QTime(minute // 60 % 24, minute % 60))
        self.notify_box.setChecked(rule.notify)
        self.web_page_box.setChecked(rule.open_address)
        self.always_box.setChecked(rule.always)
        self._loading = False
        self._update_enabled()

    def build_rule(self, *, enabled: bool) -> AlertRule:
        """Return the rule as it is here."""
        days = tuple(day for day, box in enumerate(self.day_boxes) if box.isChecked())
        return AlertRule(
            kind=_selected_value(self.kind_box, AlertKind),
            enabled=enabled,
            whom=_selected_value(self.scope_box, AlertScope),
            numbers=parse_numbers(self.numbers_field.text()),
            days=() if len(days) == len(self.day_boxes) else days,
            begins=_minute_of_day(self.begin_edit),
            ends=_minute_of_day(self.end_edit),
            seconds=float(self.delay_box.value()),
            callers=self.callers_box.value(),
            notify=self.notify_box.isChecked(),
            sound=_selected_value(self.sound_box, AlertSound),
            repeat=float(self.repeat_box.value()),
            open_address=self.web_page_box.isChecked(),
            always=self.always_box.isChecked(),
        )

    def _build_layout(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("What happens"), self.kind_box)
        form.addRow(self.tr("Whose calls"), _build_row(self.scope_box, self.numbers_field))
        form.addRow(self.tr("After"), _build_row(self.delay_box, self.callers_box))
        form.addRow(self.tr("Days"), _build_row(*self.day_boxes))
        form.addRow(self.tr("Hours"), _build_row(self.begin_edit, self.end_edit, self.all_day_label))
        form.addRow(self.tr("Sound"), _build_row(self.sound_box, self.repeat_box, self.listen_button))
        for box in (self.notify_box, self.web_page_box, self.always_box):
            form.addRow("", box)

    def _on_edited(self) -> None:
        if not self._loading:
            self._update_enabled()
            self.rule_changed.emit()

    def _update_enabled(self) -> None:
        kind = _selected_value(self.kind_box, AlertKind)
        self.numbers_field.setVisible(_selected_value(self.scope_box, AlertScope) is AlertScope.LISTED)
        self.callers_box.setVisible(kind is AlertKind.QUEUE)
        self.web_page_box.setEnabled(kind is not AlertKind.QUEUE)
        some = _selected_value(self.sound_box, AlertSound) is not AlertSound.NONE
        self.repeat_box.setEnabled(some)
        self.listen_button.setEnabled(some)

    def _build_combo_box(self, table: Mapping[EnumT, str], name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        for value, text in table.items():
            combo.addItem(translate_rule_text(text), str(value))
        combo.currentIndexChanged.connect(self._on_edited)
        return combo

    def _build_spin_box(self, name: str, suffix: str, zero_text: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(0, MAX_SECONDS)
        spin.setSuffix(suffix)
        spin.setSpecialValueText(zero_text)
        spin.setAccessibleName(name)
        spin.setToolTip(name)
        spin.valueChanged.connect(self._on_edited)
        return spin

    def _build_time_edit(self, name: str) -> QTimeEdit:
        edit = QTimeEdit(self)
        edit.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        edit.setAccessibleName(name)
        edit.timeChanged.connect(self._on_edited)
        return edit

    def _build_check_box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.toggled.connect(self._on_edited)
        return box


def _selected_value(combo: QComboBox, kind: type[EnumT]) -> EnumT:
    return kind(combo.currentData())


def _minute_of_day(edit: QTimeEdit) -> int:
    return edit.time().hour() * 60 + edit.time().minute()


def _build_row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return row

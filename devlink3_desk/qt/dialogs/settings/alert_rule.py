"""The form of one alert rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QLocale, QTime, Signal
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

from devlink3_desk.preferences.alerts import AlertKind, Rule, Sound, Whom
from devlink3_desk.qt.alerts.rule_words import DAYS, KINDS, SOUNDS, WHOM, numbers_of, word
from devlink3_desk.qt.widgets.basics import Label

LONGEST: Final = 3600

E = TypeVar("E", bound=StrEnum)


class RuleForm(QWidget):
    """Shows a rule and lets it be changed."""

    changed = Signal()
    """The rule is another than before."""

    def __init__(self, play: Callable[[Sound], None], parent: QWidget | None = None) -> None:
        """``play`` lets a sound be heard."""
        super().__init__(parent)
        self._loading = False
        self.kind = self._combo(KINDS, self.tr("What happens"))
        self.whom = self._combo(WHOM, self.tr("Whose calls"))
        self.numbers = QLineEdit(self)
        self.numbers.setPlaceholderText(self.tr("Extensions and groups, such as 200, 201"))
        self.numbers.setAccessibleName(self.tr("Numbers"))
        self.numbers.textEdited.connect(self._tell)
        self.seconds = self._spin(self.tr("After so many seconds"), self.tr(" s"), self.tr("at once"))
        self.callers = self._spin(
            self.tr("Or with so many callers"), self.tr(" callers"), self.tr("or with any number")
        )
        self.callers.setPrefix(self.tr("or with "))
        self.callers.setMaximum(999)
        self.days = [self._box(word(day)) for day in DAYS]
        self.begins, self.ends = self._time(self.tr("From")), self._time(self.tr("To"))
        self.notify = self._box(self.tr("Show a notification"))
        self.page = self._box(self.tr("Open the web page of the caller"))
        self.always = self._box(self.tr("Even when I am not to be disturbed"))
        self.sound = self._combo(SOUNDS, self.tr("Sound"))
        self.repeat = self._spin(self.tr("Repeat every"), self.tr(" s"), self.tr("only once"))
        self.repeat.setPrefix(self.tr("every "))
        self.all_day = Label(self.tr("the same time twice: all day"), "muted", self)
        self.listen = QPushButton(self.tr("Listen"), self)
        self.listen.clicked.connect(lambda: play(_chosen(self.sound, Sound)))
        self._lay_out()

    def show_rule(self, rule: Rule) -> None:
        """Show a rule."""
        self._loading = True
        for combo, value in ((self.kind, rule.kind), (self.whom, rule.whom), (self.sound, rule.sound)):
            combo.setCurrentIndex(combo.findData(str(value)))
        self.numbers.setText(", ".join(rule.numbers))
        self.seconds.setValue(round(rule.seconds))
        self.callers.setValue(rule.callers)
        self.repeat.setValue(round(rule.repeat))
        for day, box in enumerate(self.days):
            box.setChecked(not rule.days or day in rule.days)
        for edit, minute in ((self.begins, rule.begins), (self.ends, rule.ends)):
            edit.setTime(QTime(minute // 60 % 24, minute % 60))
        self.notify.setChecked(rule.notify)
        self.page.setChecked(rule.open_address)
        self.always.setChecked(rule.always)
        self._loading = False
        self._enable()

    def rule(self, *, enabled: bool) -> Rule:
        """Return the rule as it is here."""
        days = tuple(day for day, box in enumerate(self.days) if box.isChecked())
        return Rule(
            kind=_chosen(self.kind, AlertKind),
            enabled=enabled,
            whom=_chosen(self.whom, Whom),
            numbers=numbers_of(self.numbers.text()),
            days=() if len(days) == len(self.days) else days,
            begins=_minute(self.begins),
            ends=_minute(self.ends),
            seconds=float(self.seconds.value()),
            callers=self.callers.value(),
            notify=self.notify.isChecked(),
            sound=_chosen(self.sound, Sound),
            repeat=float(self.repeat.value()),
            open_address=self.page.isChecked(),
            always=self.always.isChecked(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("What happens"), self.kind)
        form.addRow(self.tr("Whose calls"), _row(self.whom, self.numbers))
        form.addRow(self.tr("After"), _row(self.seconds, self.callers))
        form.addRow(self.tr("Days"), _row(*self.days))
        form.addRow(self.tr("Hours"), _row(self.begins, self.ends, self.all_day))
        form.addRow(self.tr("Sound"), _row(self.sound, self.repeat, self.listen))
        for box in (self.notify, self.page, self.always):
            form.addRow("", box)

    def _tell(self) -> None:
        if not self._loading:
            self._enable()
            self.changed.emit()

    def _enable(self) -> None:
        kind = _chosen(self.kind, AlertKind)
        self.numbers.setVisible(_chosen(self.whom, Whom) is Whom.THESE)
        self.callers.setVisible(kind is AlertKind.QUEUE)
        self.page.setEnabled(kind is not AlertKind.QUEUE)
        some = _chosen(self.sound, Sound) is not Sound.NONE
        self.repeat.setEnabled(some)
        self.listen.setEnabled(some)

    def _combo(self, table: Mapping[E, str], name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        for value, text in table.items():
            combo.addItem(word(text), str(value))
        combo.currentIndexChanged.connect(self._tell)
        return combo

    def _spin(self, name: str, suffix: str, zero: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(0, LONGEST)
        spin.setSuffix(suffix)
        spin.setSpecialValueText(zero)
        spin.setAccessibleName(name)
        spin.setToolTip(name)
        spin.valueChanged.connect(self._tell)
        return spin

    def _time(self, name: str) -> QTimeEdit:
        edit = QTimeEdit(self)
        edit.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        edit.setAccessibleName(name)
        edit.timeChanged.connect(self._tell)
        return edit

    def _box(self, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.toggled.connect(self._tell)
        return box


def _chosen(combo: QComboBox, kind: type[E]) -> E:
    return kind(combo.currentData())


def _minute(edit: QTimeEdit) -> int:
    return edit.time().hour() * 60 + edit.time().minute()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return row

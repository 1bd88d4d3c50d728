"""Page of the setup wizard: the country, the outside line and the extensions of the site."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.qt.core.numbering_examples import (
    country_names,
    describe_examples,
    system_country,
    usual_outside_prefix,
)
from devlink3_desk.qt.core.widgets import Label

MAX_EXTENSION_DIGITS: Final = 15
_OUTSIDE_PREFIX: Final = QRegularExpression("[0-9]{0,4}")


class NumbersPage(QWidget):
    """Asks how numbers are dialled, and shows what the desk makes of three examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = QFormLayout()
        form.setSpacing(10)
        self.country_box = QComboBox(self)
        for code, name in country_names().items():
            self.country_box.addItem(name, code)
        self.prefix_field = QLineEdit(self)
        self.prefix_field.setValidator(QRegularExpressionValidator(_OUTSIDE_PREFIX, self))
        self.prefix_field.setPlaceholderText(self.tr("none"))
        self.extension_box = QSpinBox(self)
        self.extension_box.setRange(1, MAX_EXTENSION_DIGITS)
        self.extension_box.setValue(NumberingPlan().extension_digits)
        for title, widget in (
            (self.tr("&Country"), self.country_box),
            (self.tr("&Outside line prefix"), self.prefix_field),
            (self.tr("&Maximum extension length, in digits"), self.extension_box),
        ):
            widget.setAccessibleName(title.replace("&", ""))
            form.addRow(title, widget)
        column.addLayout(form)
        self.examples_label = Label("", "", self)
        self.examples_label.setWordWrap(True)
        self.examples_label.setAccessibleName(self.tr("Examples"))
        column.addWidget(self.examples_label)
        column.addStretch(1)
        self.country_box.currentIndexChanged.connect(self._use_usual_prefix)
        self.country_box.currentIndexChanged.connect(self._update_examples)
        self.prefix_field.textChanged.connect(self._update_examples)
        self.extension_box.valueChanged.connect(self._update_examples)
        self.country_box.setCurrentIndex(self.country_box.findData(system_country()))
        self._use_usual_prefix()
        self._update_examples()

    @property
    def plan(self) -> NumberingPlan:
        """What was chosen."""
        return NumberingPlan(
            self.country_box.currentData(), self.prefix_field.text(), self.extension_box.value()
        )

    def suggest_extension_digits(self, numbers: list[str]) -> None:
        """Set the length of extensions to that of the longest of ``numbers``, which the PBX has listed."""
        lengths = [len(number) for number in numbers if number.isdecimal()]
        if lengths:
            self.extension_box.setValue(max(lengths))

    def _use_usual_prefix(self) -> None:
        # What the user has typed stays.
        if not self.prefix_field.isModified():
            self.prefix_field.setText(usual_outside_prefix(self.country_box.currentData()))

    def _update_examples(self) -> None:
        self.examples_label.setText(describe_examples(self.plan))

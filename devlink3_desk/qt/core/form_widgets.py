"""Widgets that forms and settings pages are built from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QTreeWidget,
    QWidget,
)

from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.row_model import Index

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

MAX_SECONDS: Final = 3_600
"""Longest time in seconds that can be entered."""

SPIN_TEXT_MARGIN: Final = 7
"""Pixels between the border of a spin box and its text."""

COMBO_TEXT_MARGIN: Final = 2
"""Pixels between the edge of a drop-down list's field and its text."""


def create_form_layout() -> QFormLayout:
    """Return an empty form."""
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    # Fields for text take the width; numbers and choices have the width of what they show.
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    # In a narrow window, a field that has no room beside its label is placed below it.
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def pad_spin_box(box: QAbstractSpinBox) -> None:
    """Keep the text away from the border: Qt ignores the padding that the style sheet gives a spin box."""
    margin = (0, 0, SPIN_TEXT_MARGIN, 0) if box.isRightToLeft() else (SPIN_TEXT_MARGIN, 0, 0, 0)
    box.lineEdit().setTextMargins(*margin)


class NumberBox(QSpinBox):
    """A spin box that can be as wide as others, whatever the texts of each are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._equal_boxes: Sequence[NumberBox] = (self,)

    def set_equal_boxes(self, boxes: Sequence[NumberBox]) -> None:
        """Be as wide as the widest of ``boxes``, which include this one."""
        self._equal_boxes = boxes
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size with the width of the widest box."""
        width = max(QSpinBox.sizeHint(box).width() for box in self._equal_boxes)
        return QSize(width, super().sizeHint().height())


def match_widths(boxes: Sequence[NumberBox]) -> None:
    """Make spin boxes equally wide, such as those below one another in a form."""
    for box in boxes:
        box.set_equal_boxes(boxes)


def create_spin_box(
    name: str, maximum: int, parent: QWidget, *, suffix: str = "", zero_text: str = ""
) -> NumberBox:
    """Return a spin box from 0 to ``maximum``; ``name`` is for screen readers, ``zero_text`` replaces a 0."""
    box = NumberBox(parent)
    pad_spin_box(box)
    box.setRange(0, maximum)
    box.setSuffix(suffix)
    box.setSpecialValueText(zero_text)
    box.setAccessibleName(name)
    return box


def create_day_field(name: str, parent: QWidget) -> QDateEdit:
    """Return a field for a day, today at first, with a calendar."""
    field = QDateEdit(QDate.currentDate(), parent)
    # From right to left, Qt would reverse the parts of a date.
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field


def create_seconds_box(name: str, parent: QWidget) -> NumberBox:
    """Return a spin box for a time limit in seconds, in which 0 means never."""
    return create_spin_box(
        name,
        MAX_SECONDS,
        parent,
        suffix=QCoreApplication.translate("Settings", " s"),
        zero_text=QCoreApplication.translate("Settings", "never"),
    )


def add_check_box(page: SettingsPage, text: str) -> QCheckBox:
    """Append a check box to a page."""
    box = QCheckBox(text, page)
    page.body_layout.addWidget(box)
    return box


def create_button(text: str, on_clicked: Callable[[], object], parent: QWidget) -> QPushButton:
    """Return a button that calls ``on_clicked`` without the state that Qt passes."""
    button = QPushButton(text, parent)
    button.clicked.connect(lambda _checked=False: on_clicked())
    return button


def create_list(name: str, titles: Sequence[str], stretched: Sequence[int], parent: QWidget) -> QTreeWidget:
    """Return a list with columns, of which ``stretched`` share the width; ``name`` is for screen readers."""
    tree = QTreeWidget(parent)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAccessibleName(name)
    tree.setHeaderLabels(titles)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in stretched:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return tree


class CheckItemDelegate(QStyledItemDelegate):
    """Paints items with a box to check, and asks for the room that the box takes."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of an item."""
        hint = super().sizeHint(option, index)
        # The box of the style sheet grows with the text. Qt asks for a box of its own, and elides the text.
        return QSize(hint.width() + self._view.fontMetrics().height() // 2, hint.height())


class ElidedComboBox(QComboBox):
    """A drop-down list that elides its choice where the box is narrow; the open list shows it whole."""

    def sizeHint(self) -> QSize:
        """Return a size in which no choice is elided; Qt leaves no room for the margins of the text."""
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * COMBO_TEXT_MARGIN, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the elided choice."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - COMBO_TEXT_MARGIN
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

"""Names for the parts that Qt puts into its widgets by itself, which it leaves without."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QToolBar,
    QToolButton,
    QWidget,
)


def name_parts(window: QWidget) -> None:
    """Name the buttons inside fields, the lists of boxes, and areas that the keyboard can be in."""
    for field in window.findChildren(QLineEdit):
        holder = field.parentWidget()
        if not field.accessibleName() and isinstance(holder, QKeySequenceEdit):
            field.setAccessibleName(holder.accessibleName())
        for button in field.findChildren(QToolButton):
            if not button.accessibleName():
                text = QCoreApplication.translate("Naming", "Clear: {field}")
                button.setAccessibleName(text.format(field=_name(field)))
    for box in window.findChildren(QComboBox):
        box.view().setAccessibleName(_name(box))
    for bar in window.findChildren(QToolBar):
        for more in bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
            more.setAccessibleName(QCoreApplication.translate("Naming", "More"))
    for area in window.findChildren(QAbstractScrollArea):
        if not area.accessibleName():
            area.setAccessibleName(_inside(area))


def _name(field: QWidget) -> str:
    if field.accessibleName():
        return field.accessibleName()
    return field.placeholderText() if isinstance(field, QLineEdit) else field.windowTitle()


def _inside(area: QAbstractScrollArea) -> str:
    """Return the name of what an area shows, or of what it is in."""
    names = (child.accessibleName() for child in area.viewport().children() if isinstance(child, QWidget))
    around = area.parentWidget()
    found = next(filter(None, names), "")
    return found or ("" if around is None else around.accessibleName() or around.windowTitle())

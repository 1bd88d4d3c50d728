"""Names for the parts that Qt puts into its widgets by itself, which it leaves without."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

COMBO_BOX_VALUE_IS_NAME: Final = sys.platform != "win32"
"""Whether a screen reader is given the choice of a box for its name, as Qt does everywhere but on Windows."""


def set_accessible_names(window: QWidget) -> None:
    """Name the buttons inside fields, the lists of boxes, and areas that the keyboard can be in."""
    _set_field_names(window)
    for box in window.findChildren(QComboBox):
        box.view().setAccessibleName(_widget_name(box))
        if COMBO_BOX_VALUE_IS_NAME and not box.accessibleDescription():
            box.setAccessibleDescription(_widget_name(box))
    for menu in window.findChildren(QMenu):
        menu.setAccessibleName(menu.title().replace("&", ""))
    for more in window.findChildren(QToolButton, "qt_toolbar_ext_button"):
        more.setAccessibleName(QCoreApplication.translate("Naming", "More"))
    for area in window.findChildren(QAbstractScrollArea):
        if not area.accessibleName():
            area.setAccessibleName(_area_name(area))


def _set_field_names(window: QWidget) -> None:
    for field in window.findChildren(QLineEdit):
        holder = field.parentWidget()
        if not field.accessibleName() and isinstance(holder, QKeySequenceEdit):
            field.setAccessibleName(holder.accessibleName())
        for button in field.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(_button_name(button, field))


def _button_name(button: QToolButton, field: QLineEdit) -> str:
    """Return the name of a button inside a field: its own, or that of the one that clears the field."""
    action = button.defaultAction()
    if action is not None and action.text():
        return action.text()
    return QCoreApplication.translate("Naming", "Clear: {field}").format(field=_widget_name(field))


def _widget_name(field: QWidget) -> str:
    if field.accessibleName():
        return field.accessibleName()
    return field.placeholderText() if isinstance(field, QLineEdit) else field.windowTitle()


def _area_name(area: QAbstractScrollArea) -> str:
    """Return the name of what an area shows, or of what it is in."""
    names = (child.accessibleName() for child in area.viewport().children() if isinstance(child, QWidget))
    around = area.parentWidget()
    found = next(filter(None, names), "")
    return found or ("" if around is None else around.accessibleName() or around.windowTitle())

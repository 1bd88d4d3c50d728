"""Names for the parts that Qt puts into its widgets by itself, which it leaves without."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QScrollArea,
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


OVERLAP_TOLERANCE: Final = 3
"""Neighbours may overlap by so many pixels on each side and are neighbours still."""

T = TypeVar("T")


def move_focus(window: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next stop of a window, or to the one before; says whether there is one."""
    stops = list(iter_tab_stops(window))
    if not stops:
        return False
    focus = window.focusWidget()
    here = next((at for at, stop in enumerate(stops) if stop is focus), None)
    if here is None:
        stop = stops[0 if forward else -1]
    else:
        stop = stops[(here + (1 if forward else -1)) % len(stops)]
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _scroll_into_view(stop)
    return True


def iter_tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Return where Tab stops inside a widget, in the order in which an eye comes there."""
    inside = [child for child in widget.children() if isinstance(child, QWidget) and _is_tab_reachable(child)]
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for child in sort_by_position(inside, lambda each: _mirrored_geometry(each, mirrored=mirrored)):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from iter_tab_stops(child)


def sort_by_position(items: Sequence[T], rect_of: Callable[[T], QRect]) -> list[T]:
    """Return things from top to bottom where a line can be drawn between them, else from left to right."""
    if len(items) < 2:
        return list(items)
    for across in (False, True):
        parts = _split_into_bands(items, rect_of, across=across)
        if len(parts) > 1:
            return [each for part in parts for each in sort_by_position(part, rect_of)]
    return sorted(items, key=lambda each: (rect_of(each).top(), rect_of(each).left()))


def _split_into_bands(items: Sequence[T], rect_of: Callable[[T], QRect], *, across: bool) -> list[list[T]]:
    """Return things in groups that lie one after the other, ``across`` or down."""

    def span(each: T) -> tuple[int, int]:
        rect = rect_of(each)
        first, last = (rect.left(), rect.right()) if across else (rect.top(), rect.bottom())
        slack = min(OVERLAP_TOLERANCE, (last - first) // 2)
        return first + slack, last - slack

    parts: list[list[T]] = []
    end = 0
    for each in sorted(items, key=span):
        first, last = span(each)
        if not parts or first > end:
            parts.append([])
            end = last
        parts[-1].append(each)
        end = max(end, last)
    return parts


def _mirrored_geometry(widget: QWidget, *, mirrored: bool) -> QRect:
    rect = widget.geometry()
    if mirrored:
        rect.moveLeft(-rect.right())
    return rect


def _is_tab_reachable(widget: QWidget) -> bool:
    """Return whether an eye finds a widget, by scrolling if it must: panes behind a tab lie outside."""
    if widget.isHidden() or widget.isWindow() or not widget.isEnabled():
        return False
    around = widget.parentWidget()
    if around is None or isinstance(around.parentWidget(), QAbstractScrollArea):
        return True
    return around.rect().intersects(widget.geometry())


def _scroll_into_view(stop: QWidget) -> None:
    """Scroll to where the keyboard is."""
    around = stop.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()

"""Accessibility of windows: names for parts that Qt creates without one, and focus in visual order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

COMBO_BOX_VALUE_IS_NAME: Final = sys.platform != "win32"
"""Whether Qt reports the value of a combo box as its accessible name, as it does on Linux and macOS."""


def is_assistive_technology_active() -> bool:
    """Return whether a screen reader or another such program is running."""
    # Imported when it is first asked for: the class takes 5 ms, and no window needs it before it is painted.
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def announce_text(source: QObject, text: str, *, interrupts: bool = False) -> None:
    """Let screen readers say ``text``, which ``source`` shows; at once if it ``interrupts``."""
    # Without assistive technology there is nothing to notify, so no event is built.
    if is_assistive_technology_active():
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        politeness = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(source, text)
        event.setPoliteness(politeness.Assertive if interrupts else politeness.Polite)
        QAccessible.updateAccessibility(event)


def set_accessible_names(window: QWidget) -> None:
    """Set names for buttons in fields, pop-up lists, menus and scroll areas, where Qt leaves them empty."""
    # One search for all classes: PySide wraps every child that a search looks at.
    widgets = window.findChildren(QWidget)
    for widget in widgets:
        if isinstance(widget, QLineEdit):
            _set_field_names(widget)
        elif isinstance(widget, QMenu):
            widget.setAccessibleName(widget.title().replace("&", ""))
        elif widget.objectName() == "qt_toolbar_ext_button":
            # The button at the end of a tool bar that is too narrow has no public class.
            widget.setAccessibleName(QCoreApplication.translate("Naming", "More"))
    for widget in widgets:
        if isinstance(widget, QComboBox):
            widget.view().setAccessibleName(_find_widget_name(widget))
            # The name is hidden by the value there, so that the description states what is being chosen.
            if COMBO_BOX_VALUE_IS_NAME and not widget.accessibleDescription():
                widget.setAccessibleDescription(_find_widget_name(widget))
        elif isinstance(widget, QAbstractScrollArea) and not widget.accessibleName():
            widget.setAccessibleName(_find_area_name(widget))


def _set_field_names(field: QLineEdit) -> None:
    parent = field.parentWidget()
    # The focus is in the field inside a QKeySequenceEdit, not in the widget that has the name.
    if not field.accessibleName() and parent is not None and parent.inherits("QKeySequenceEdit"):
        field.setAccessibleName(parent.accessibleName())
    for button in field.findChildren(QToolButton):
        name = QCoreApplication.translate("Naming", "Clear: {field}").format(field=_find_widget_name(field))
        button.setAccessibleName(name)


def _find_widget_name(field: QWidget) -> str:
    if field.accessibleName():
        return field.accessibleName()
    return field.placeholderText() if isinstance(field, QLineEdit) else field.windowTitle()


def find_viewport(area: QAbstractScrollArea) -> QWidget:
    """Return ``area.viewport()``; keep it, so that further calls of that function find the same object.

    For a widget that Qt has created, and whose class it does not name, PySide prepares all classes of
    widgets: 10 to 18 ms and up to 1.5 MB. A widget that is found by its name is a ``QWidget`` at once.
    """
    name = "qt_scrollarea_viewport"
    return area.findChild(QWidget, name, Qt.FindChildOption.FindDirectChildrenOnly) or area.viewport()


def _find_area_name(area: QAbstractScrollArea) -> str:
    """Return the name of the contents of a scroll area, or else of the widget around it."""
    children = find_viewport(area).children()
    names = (child.accessibleName() for child in children if isinstance(child, QWidget))
    parent = area.parentWidget()
    name = next(filter(None, names), "")
    return name or ("" if parent is None else parent.accessibleName() or parent.windowTitle())


# Focus order. Qt's own is the order in which widgets were created, unless it is set for each pair of them.
# Docked panes can be moved anywhere, so that the order is computed from the geometry with every Tab.

OVERLAP_TOLERANCE: Final = 3
"""Pixels by which adjacent widgets may overlap on each side, since styles draw frames over one another."""

T = TypeVar("T")


def move_focus(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or previous widget in visual order; return whether there is one."""
    stops = list(iter_tab_stops(window))
    if not stops:
        return False
    focus = window.focusWidget()
    current = next((position for position, stop in enumerate(stops) if stop is focus), None)
    if current is None:
        stop = stops[0 if forward else -1]
    else:
        stop = stops[(current + (1 if forward else -1)) % len(stops)]
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    scroll_into_view(stop)
    return True


def click_on_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Click the button that has the focus in ``window`` if Enter was pressed; return whether it was clicked.

    A button itself does so in dialogs, and on some desktops; else it passes the key on to its window.
    """
    button = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True


def iter_tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside ``widget`` that accept the focus by Tab, in visual order."""
    children = [
        child for child in widget.children() if isinstance(child, QWidget) and _is_tab_reachable(child)
    ]
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for child in sort_by_position(children, lambda child: _mirror_geometry(child, mirrored=mirrored)):
        # A widget with a focus proxy hands the focus to the proxy, which is a stop itself.
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from iter_tab_stops(child)


def sort_by_position(items: Sequence[T], rect_of: Callable[[T], QRect]) -> list[T]:
    """Return items in reading order, by recursive cuts of the plane.

    If horizontal lines separate the items into bands, the bands are ordered from top to bottom; else, if
    vertical lines do, from left to right. Each band is sorted in the same way. Sorting by coordinates instead
    would jump between columns whose items differ in height.
    """
    if len(items) < 2:
        return list(items)
    for across in (False, True):
        bands = _split_into_bands(items, rect_of, across=across)
        if len(bands) > 1:
            return [item for band in bands for item in sort_by_position(band, rect_of)]
    return sorted(items, key=lambda item: (rect_of(item).top(), rect_of(item).left()))


def _split_into_bands(items: Sequence[T], rect_of: Callable[[T], QRect], *, across: bool) -> list[list[T]]:
    """Return groups of items whose spans do not overlap: vertical spans, or horizontal ones if ``across``."""

    def span(item: T) -> tuple[int, int]:
        rect = rect_of(item)
        first, last = (rect.left(), rect.right()) if across else (rect.top(), rect.bottom())
        slack = min(OVERLAP_TOLERANCE, (last - first) // 2)
        return first + slack, last - slack

    bands: list[list[T]] = []
    end = 0
    for item in sorted(items, key=span):
        first, last = span(item)
        if not bands or first > end:
            bands.append([])
            end = last
        bands[-1].append(item)
        end = max(end, last)
    return bands


def _mirror_geometry(widget: QWidget, *, mirrored: bool) -> QRect:
    rect = widget.geometry()
    if mirrored:
        rect.moveLeft(-rect.right())
    return rect


def _is_tab_reachable(widget: QWidget) -> bool:
    """Return whether a widget can be seen, if necessary by scrolling to it."""
    if widget.isHidden() or widget.isWindow() or not widget.isEnabled():
        return False
    parent = widget.parentWidget()
    # The contents of a scroll area may lie outside its viewport and are still reachable.
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return True
    # Qt moves docks that are hidden behind a tab to a place outside the window, without hiding them.
    return parent.rect().intersects(widget.geometry())


def scroll_into_view(stop: QWidget) -> None:
    """Scroll the areas around a widget so far that it is visible."""
    ancestor = stop.parentWidget()
    while ancestor is not None and not ancestor.isWindow():
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(stop)
        ancestor = ancestor.parentWidget()

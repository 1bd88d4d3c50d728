"""The containers of panes in the main window: a dock that can float, and the central widget."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from devlink3_desk.qt.core.accessibility import click_on_enter, move_focus
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.core.widgets import IconButton, Pane
from devlink3_desk.qt.core.window_placement import move_inside

FLOAT_OFFSET: Final = 28
"""Distance from its place at which a pane floats where there is no room beside the window."""

FLOAT_GAP: Final = 8
"""Distance from the window at which a pane floats beside it."""


def compute_floating_rect(place: QRect, window: QRect, available: QRect) -> QRect:
    """Return where a pane floats: beside the window, at the height of its place, else next to its place.

    ``place`` is the pane in the window, ``window`` the frame of the window, and ``available`` the part of
    the screen for windows; all are in global coordinates. The result is inside ``available``.
    """
    beyond = QRect(QPoint(window.right() + 1 + FLOAT_GAP, place.top()), place.size())
    before = QRect(QPoint(window.left() - FLOAT_GAP - place.width(), place.top()), place.size())
    near_side_first = (beyond, before) if place.center().x() >= window.center().x() else (before, beyond)
    for beside in near_side_first:
        if available.left() <= beside.left() and beside.right() <= available.right():
            return move_inside(beside, available)
    return move_inside(place.translated(-FLOAT_OFFSET, FLOAT_OFFSET), available)


def keep_focus_in_pane(pane: Pane) -> bool:
    """Give ``pane`` the focus of a part of it that has just been hidden or disabled; return whether one was.

    Qt would give it to the next widget, often a counter of the calls, which a key press uses as a filter.
    """
    focused = pane.window().focusWidget()
    if focused is None or (focused.isVisible() and focused.isEnabled()) or not pane.isVisible():
        return False
    if not (pane.isAncestorOf(focused) or pane.title_bar.isAncestorOf(focused)):
        return False
    pane.focus_contents(Qt.FocusReason.OtherFocusReason)
    return True


class PaneDock(QDockWidget):
    """A dock whose title bar is the header of its pane."""

    def __init__(self, name: str, pane: Pane, theme_manager: ThemeManager, window: QMainWindow) -> None:
        """Create a dock; ``name`` becomes the object name, under which Qt saves its position."""
        title = pane.title_label.text()
        super().__init__(title, window)
        self.pane = pane
        self.setObjectName(name)
        self._theme_manager, self._main_window = theme_manager, window
        self._floating_geometry: QRect | None = None
        self._add_title_bar(pane)
        self.setWidget(pane)

    def show_pane(self, pane: Pane) -> None:
        """Show another pane in place of the present one, which is hidden and stays a child of the dock."""
        if pane is self.pane:
            return
        if pane.title_bar.parent() is pane:
            self._add_title_bar(pane)
        else:
            self.setTitleBarWidget(pane.title_bar)
        self.pane.hide()
        self.pane = pane
        self.setWidget(pane)
        pane.title_bar.show()
        pane.show()

    def _add_title_bar(self, pane: Pane) -> None:
        """Make the header of a pane the title bar, with the buttons of the dock."""
        self.setTitleBarWidget(pane.detach_title_bar())
        title = self.windowTitle()
        for icon, tooltip, callback in (
            ("float", self.tr("Float or dock {pane}").format(pane=title), self.toggle_floating),
            ("close", self.tr("Close {pane}").format(pane=title), self.close),
        ):
            button = IconButton(self._theme_manager, icon, tooltip, callback, pane.title_bar)
            # Tab would stop twice in every pane; an action and the View menu do the same by keyboard.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pane.header_layout.addWidget(button)

    def toggle_floating(self) -> None:
        """Make the pane a window of its own, or dock it again.

        It floats beside its place at first, and later where the user has left it.
        """
        if self.isFloating():
            self._floating_geometry = self.geometry()
            self.setFloating(False)
            return
        place = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
        available = self._main_window.screen().availableGeometry()
        beside = compute_floating_rect(place, self._main_window.frameGeometry(), available)
        self.setFloating(True)
        self.setGeometry(self._floating_geometry or beside)

    def event(self, event: QEvent) -> bool:
        """Float or dock the pane at a double click on its title bar, as the button does."""
        title = self.pane.title_bar.geometry()
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonDblClick
            and title.contains(event.position().toPoint())
        ):
            self.toggle_floating()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of a floating pane, which desktops give to windows with their own title bar."""
        super().paintEvent(event)
        if self.isFloating():
            theme = self._theme_manager.theme
            painter = QPainter(self)
            painter.fillRect(self.rect(), to_qcolor(theme.muted))
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), to_qcolor(theme.base))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus on Enter."""
        if not click_on_enter(self.window(), event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order; within this pane alone while it floats.

        A pane that is being closed gives it to the calls, a part that is being hidden to its pane.
        """
        if keep_focus_in_pane(self.pane):
            return True
        holder = self._main_window.centralWidget()
        if self.isHidden() and isinstance(holder, PaneHolder):
            # Qt would give it to a counter of the calls, which a further key press would use as a filter.
            holder.pane.focus_contents(Qt.FocusReason.OtherFocusReason)
            return True
        if self.isFloating():
            return move_focus(self, forward=next)
        return super().focusNextPrevChild(next)


class PaneHolder(QWidget):
    """The central widget, which holds the pane that cannot be moved."""

    def __init__(self, pane: Pane, window: QMainWindow) -> None:
        super().__init__(window)
        self.pane = pane
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(pane)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order; give that of a part that is being hidden to the pane."""
        return keep_focus_in_pane(self.pane) or super().focusNextPrevChild(next)

    def show_pane(self, pane: Pane) -> None:
        """Show another pane in place of the present one, which is hidden."""
        if pane is self.pane:
            return
        self.pane.hide()
        self._column.replaceWidget(self.pane, pane)
        self.pane = pane
        pane.show()

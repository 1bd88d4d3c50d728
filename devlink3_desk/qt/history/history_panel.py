"""The panel with the list and the details of ended calls, and the window that shows it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from devlink3_desk.qt.core.accessibility import click_on_enter, move_focus, set_accessible_names
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import fit_into_screen
from devlink3_desk.qt.history.call_card import CallCard
from devlink3_desk.qt.history.export_dialog import ExportDialog, open_export_dialog
from devlink3_desk.qt.history.history_browser import HistoryBrowser
from devlink3_desk.qt.history.history_row import HistoryRow
from devlink3_desk.qt.history.history_source import HistorySource

SIDE_BY_SIDE_CHARS: Final = 210
"""Width, in average characters, above which the details are beside the list instead of below it."""
LIST_SHARE, CARD_SHARE = 45, 55


class HistoryPanel(QWidget):
    """The list of calls, and the details of the selected one beside or below it."""

    dial_requested = Signal(str)
    """Emitted with a number to dial."""
    details_requested = Signal()
    """Emitted when the user requests the details of the selected call, which may be hidden."""
    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        source: HistorySource,
        parent: QWidget | None = None,
        *,
        with_card: bool = True,
    ) -> None:
        """``with_card`` is whether the details are always shown, even while no call is selected."""
        super().__init__(parent)
        self._theme_manager, self._source = theme_manager, source
        self._is_started = False
        self._is_card_shown = self._is_card_permanent = with_card
        self.browser = HistoryBrowser(theme_manager, source, self)
        self.card = CallCard(theme_manager, source, self)
        self.card.setVisible(with_card)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.browser, self.card):
            self.splitter.addWidget(part)
        self.splitter.setHandleWidth(7)
        self.splitter.setStretchFactor(0, LIST_SHARE)
        self.splitter.setStretchFactor(1, CARD_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.browser.call_selected.connect(self._show_call)
        self.browser.dial_requested.connect(self.dial_requested)
        self.browser.details_requested.connect(self.details_requested)
        self.browser.moment_requested.connect(self.moment_requested)

    def event(self, event: QEvent) -> bool:
        """Read the history when the panel is first shown, since a pane behind a tab needs no data."""
        if event.type() == QEvent.Type.Show and not self._is_started:
            self._is_started = True
            self.browser.reload()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the details beside the list if there is room."""
        super().resizeEvent(event)
        is_wide = self.width() > self.fontMetrics().averageCharWidth() * SIDE_BY_SIDE_CHARS
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != orientation:
            self.splitter.setOrientation(orientation)
            total = self.width() if is_wide else self.height()
            self.splitter.setSizes([total * LIST_SHARE // 100, total * CARD_SHARE // 100])

    def on_history_changed(self) -> None:
        """Show the changes. To be connected to the signal of the owner of the history."""
        if not self._is_started:
            return
        if not self.isVisible() or self.browser.history_model.access is not self._source.read_access():
            # A hidden panel reads the history when it is shown; a visible one reads another history at once.
            self._is_started = self.isVisible()
            if self._is_started:
                self.browser.reload()
            return
        self.browser.refresh()

    def set_moments_available(self, available: bool) -> None:  # noqa: FBT001 (a callback)
        """Set whether something is connected to :attr:`moment_requested`, so that the action is offered."""
        self.browser.can_show_moments = available

    def set_card_shown(self, shown: bool) -> None:  # noqa: FBT001 (a slot)
        """Show or hide the details."""
        self._is_card_shown = shown
        self._update_card()

    def show_number(self, number: str) -> None:
        """Show all calls with a number, and only these."""
        self._is_started = True
        self.browser.show_number(number)

    def find_text_to_copy(self) -> str:
        """Return what the widget with the focus copies; empty if there is nothing."""
        browser = self.browser
        text = self.card.find_text_to_copy()
        has_focus = browser.list_view.hasFocus() or browser.filter_bar.search_field.hasFocus()
        if not text and has_focus and browser.selected_row is not None:
            return browser.selected_row.copied_number
        return text

    def copy_text(self) -> None:
        """Copy :meth:`find_text_to_copy`."""
        text = self.find_text_to_copy()
        if text:
            QApplication.clipboard().setText(text)

    def export_calls(self) -> None:
        """Ask for a file, and write the calls that are shown into it."""
        if self._source.read_exporter() is not None:
            open_export_dialog(self.window(), self._start_export)

    def _start_export(self, path: str) -> None:
        exporter = self._source.read_exporter()
        if exporter is not None:
            dialog = ExportDialog(exporter, self._source.read_access(), self.window())
            dialog.start_export(self.browser.query, path)
            dialog.open()

    def _show_call(self, row: HistoryRow | None) -> None:
        self.card.show_row(row, self.browser.create_writer())
        self._update_card()

    def _update_card(self) -> None:
        has_call = self.browser.selected_row is not None
        self.card.setVisible(self._is_card_permanent or (self._is_card_shown and has_call))


DEFAULT_SIZE: Final = QSize(1240, 860)


class HistoryWindow(QWidget):
    """The same list and details as in the pane."""

    closed = Signal()
    """Emitted when the user has closed the window."""

    def __init__(self, theme_manager: ThemeManager, source: HistorySource) -> None:
        super().__init__()
        self.setObjectName("historyWindow")
        self.setWindowTitle(self.tr("History"))
        self.resize(fit_into_screen(self, DEFAULT_SIZE))
        self.panel = HistoryPanel(theme_manager, source, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        frame = QFrame(self)
        frame.setObjectName("pane")
        frame_column = QVBoxLayout(frame)
        frame_column.setContentsMargins(1, 9, 1, 6)
        frame_column.addWidget(self.panel)
        column.addWidget(frame, 1)
        row = QHBoxLayout()
        row.addWidget(self.panel.browser.count_label)
        row.addStretch(1)
        self.export_button = QPushButton(self.tr("Export…"), self)
        self.export_button.clicked.connect(self.panel.export_calls)
        self.export_button.setVisible(source.read_exporter() is not None)
        row.addWidget(self.export_button)
        column.addLayout(row)
        for keys, handler in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.panel.copy_text),
            (QKeySequence(QKeySequence.StandardKey.Find), self._focus_search),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(handler)

    def _focus_search(self) -> None:
        self.panel.browser.focus_search(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Set accessible names."""
        super().showEvent(event)
        set_accessible_names(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emit :attr:`closed`."""
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus on Enter."""
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)

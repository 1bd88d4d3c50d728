"""The history in a window of its own, with room for the details of a call."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.accessibility import move_focus, set_accessible_names
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.history.history_panel import HistoryPanel, create_frame
from devlink3_desk.qt.history.history_source import HistorySource

DEFAULT_SIZE = QSize(1240, 860)


class HistoryWindow(QWidget):
    """The same list and details as in the pane."""

    closed = Signal()
    """Emitted when the user has closed the window."""

    def __init__(self, theme_manager: ThemeManager, source: HistorySource) -> None:
        super().__init__()
        self.setObjectName("historyWindow")
        self.setWindowTitle(self.tr("History"))
        self.resize(DEFAULT_SIZE)
        self.panel = HistoryPanel(theme_manager, source, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(create_frame(self.panel, self), 1)
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

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)

"""The history as a pane of the main window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Pane, RowTracker
from devlink3_desk.qt.history.history_panel import HistoryPanel
from devlink3_desk.qt.history.history_source import HistorySource


class HistoryPane(Pane):
    """Every ended call, newest first, to search; the details of the selected one on demand."""

    window_requested = Signal()
    """Emitted when users want the history in a window of its own."""
    moment_requested = Signal(float)
    """Emitted with an instant, in seconds since 1970, whose board the user wants to see."""

    def __init__(
        self, theme_manager: ThemeManager, source: HistorySource, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("History"))
        self._source = source
        self.panel = HistoryPanel(theme_manager, source, self, with_card=False)
        self.panel.dial_requested.connect(self.dial_requested)
        self.panel.moment_requested.connect(self.moment_requested)
        self.header_layout.addWidget(self.panel.browser.count_label)
        self.header_layout.addStretch(1)
        self.card_button = QToolButton(self)
        self.card_button.setObjectName("toggle")
        self.card_button.setCheckable(True)
        self.card_button.setText(self.tr("Timeline"))
        self.card_button.setToolTip(self.tr("Show the course of the selected call below the list"))
        self.card_button.toggled.connect(self.panel.set_card_shown)
        self.header_layout.addWidget(self.card_button)
        self.export_button = IconButton(
            theme_manager, "export", self.tr("Export the calls that are shown"), self.panel.export_calls, self
        )
        self.window_button = IconButton(
            theme_manager, "expand", self.tr("Open the history in a window"), self.window_requested.emit, self
        )
        for button in (self.export_button, self.window_button):
            self.header_layout.addWidget(button)
        self.body_layout.addWidget(self.panel, 1)
        self.refresh()

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list."""
        return (self.panel.browser.list_view.tracker,)

    def refresh(self) -> None:
        """Show the button for an export only where there is one."""
        self.export_button.setVisible(self._source.read_exporter() is not None)

    def update_times(self) -> None:
        """Update the days after midnight."""
        self.panel.browser.update_day()

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the search field the focus, with its text selected to be replaced."""
        self.panel.browser.focus_search(reason)

    def text_to_copy(self) -> str:
        """Return the number of the selected call, or the rows of the table, where the focus is."""
        return self.panel.text_to_copy()

"""The history as a pane of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.change_batcher import FirstPaintWatcher
from devlink3_desk.qt.core.person_menu import PersonMenu
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Pane, RowTracker
from devlink3_desk.qt.history.history_source import HistorySource

if TYPE_CHECKING:
    from devlink3_desk.qt.core.menu_pane import MenuOpener
    from devlink3_desk.qt.history.history_panel import HistoryPanel


class HistoryPane(Pane):
    """Lists all ended calls, newest first, with a search, and on request the details of the selected call."""

    window_requested = Signal()
    """Emitted when the user requests the history in a window of its own."""
    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""

    def __init__(
        self, theme_manager: ThemeManager, source: HistorySource, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("History"))
        self._theme_manager, self._source = theme_manager, source
        self._panel: HistoryPanel | None = None
        self._has_moments = False
        self._person_menu: PersonMenu | None = None
        # With small gaps, the title and the texts of the buttons fit into a narrow pane.
        self.header_layout.setSpacing(4)
        self.header_layout.addStretch(1)
        self.card_button = QToolButton(self)
        self.card_button.setObjectName("toggle")
        self.card_button.setCheckable(True)
        self.card_button.setText(self.tr("Timeline"))
        self.card_button.setToolTip(self.tr("Show the course of the selected call below the list"))
        self.card_button.toggled.connect(self._set_card_shown)
        self.header_layout.addWidget(self.card_button)
        self.export_button = IconButton(
            theme_manager, "export", self.tr("Export the calls that are shown"), self._export_calls, self
        )
        self.window_button = IconButton(
            theme_manager, "expand", self.tr("Open the history in a window"), self.window_requested.emit, self
        )
        for button in (self.export_button, self.window_button):
            self.header_layout.addWidget(button)
        FirstPaintWatcher(self, self._show_panel)
        self.refresh()

    @property
    def panel(self) -> HistoryPanel:
        """The contents, created when they are first needed, since the pane is first behind a tab."""
        if self._panel is None:
            self._panel = self._create_panel()
        return self._panel

    def _create_panel(self) -> HistoryPanel:
        # Imported late, not to delay the start.
        from devlink3_desk.qt.history.history_panel import HistoryPanel

        panel = HistoryPanel(self._theme_manager, self._source, self, with_card=False)
        panel.dial_requested.connect(self.dial_requested)
        panel.details_requested.connect(lambda: self.card_button.setChecked(True))
        panel.moment_requested.connect(self.moment_requested)
        panel.set_moments_available(self._has_moments)
        if self._person_menu is not None:
            panel.browser.set_person_menu(self._person_menu)
        # After the title. In a narrow pane, it is elided instead of the text of the button.
        label = panel.browser.count_label
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Instead of the stretch, which would add a second spacing.
        self.header_layout.takeAt(1)
        self.header_layout.insertWidget(1, label, 1)
        self.body_layout.addWidget(panel, 1)
        set_accessible_names(self)
        return panel

    def _show_panel(self) -> None:
        self.panel.show()

    def set_moments_available(self, is_available: bool) -> None:  # noqa: FBT001 (as in the panel)
        """Set whether the board of a past instant can be requested."""
        self._has_moments = is_available
        if self._panel is not None:
            self._panel.set_moments_available(is_available)

    def set_person_menu(self, person_menu: PersonMenu) -> None:
        """Set the context menu of the list."""
        self._person_menu = person_menu
        if self._panel is not None:
            self._panel.browser.set_person_menu(person_menu)

    @property
    def menu_opener(self) -> MenuOpener | None:
        """The opener of the menu of the list; ``None`` before the contents are created."""
        return None if self._panel is None else self._panel.browser.menu_opener

    def on_history_changed(self) -> None:
        """Show the changes. To be connected to the signal of the owner of the history."""
        if self._panel is not None:
            self._panel.on_history_changed()

    def _set_card_shown(self, shown: bool) -> None:  # noqa: FBT001 (a slot)
        self.panel.set_card_shown(shown)

    def _export_calls(self) -> None:
        self.panel.export_calls()

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list; none before the contents are created."""
        return () if self._panel is None else (self._panel.browser.list_view.tracker,)

    def refresh(self) -> None:
        """Show the button for an export only if there is an exporter."""
        self.export_button.setVisible(self._source.read_exporter() is not None)

    def update_times(self) -> None:
        """Update the days after midnight."""
        if self._panel is not None:
            self._panel.browser.update_day()

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the search field the keyboard focus, and select its text."""
        self.panel.browser.focus_search(reason)

    def find_search_field(self) -> QLineEdit:
        """Return the search field, which is created with the list."""
        return self.panel.browser.filter_bar.search_field

    def find_text_to_copy(self) -> str:
        """Return the number of the selected call or the rows of the table, depending on the focus."""
        return "" if self._panel is None else self._panel.find_text_to_copy()

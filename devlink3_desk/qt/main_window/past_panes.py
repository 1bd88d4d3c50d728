"""The panes that show a recorded moment: models and panes of their own, beside those that are live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from devlink3_desk.history.rewind import Moment
from devlink3_desk.preferences import Preferences
from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.qt.calls.calls_pane import CallsPane
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.menu_pane import LateMenuPane
from devlink3_desk.qt.core.theme import FollowingThemeManager
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.details.details_pane import DetailsPane
from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.panes import PANES, PaneContext
from devlink3_desk.qt.main_window.person_menus import PersonMenus
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change, LinkChanged
from devlink3_desk.switchboard.differences import find_differences

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

BOARD_PANES: Final = frozenset({"calls", "details", "places", "directory", "groups", "extensions"})
"""The panes that show the switchboard. The others are lists of the past, which stay as they are."""


class PastPanes(QObject):
    """Panes like those of a window, which show one moment after the other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._at = 0.0
        self._shown: Switchboard | None = None
        self._missing_text = ""
        live = window.models
        self.models = DeskModels(self._read_clock, self, notes=live.notes)
        # The past keeps its colours while the link is lost, which is when users look at it.
        theme_manager = FollowingThemeManager(window.theme_manager, self)
        context = PaneContext(theme_manager, self.models, window.preferences, window)
        self.panes: dict[str, Pane] = {
            spec.name: spec.create(context) for spec in PANES if spec.name in BOARD_PANES
        }
        for pane in self.panes.values():
            pane.hide()
            pane.dial_requested.connect(window.dialRequested)
            set_accessible_names(pane)
            if isinstance(pane, LateMenuPane):
                pane.contents_created.connect(self._refresh_panes)
        self.calls_pane = next(pane for pane in self.panes.values() if isinstance(pane, CallsPane))
        self.details_pane = next(pane for pane in self.panes.values() if isinstance(pane, DetailsPane))
        self.extensions_pane = next(pane for pane in self.panes.values() if isinstance(pane, ExtensionsPane))
        self.calls_pane.selection_changed.connect(self._update_details)
        self.person_menus = PersonMenus(window, self.panes.values(), self.models)
        window.preferences.changed.connect(self._apply_preferences)
        self.models.set_site(live.site)
        self._apply_preferences(window.preferences.value)
        technical = window.actions_by_name["technical"]
        self.extensions_pane.set_technical(technical.isChecked())
        technical.toggled.connect(self.extensions_pane.set_technical)

    def show_moment(self, moment: Moment) -> None:
        """Show the switchboard as it was; rows that are the same stay as they are."""
        self._show_board(moment, missing_text="")

    def _show_board(self, moment: Moment, missing_text: str) -> None:
        board = moment.switchboard
        self._at = moment.at
        self.models.set_lookups(
            call_details=board.call_details, group_members=lambda: board.directory.members
        )
        changes = board.initial_changes() if self._shown is None else find_differences(self._shown, board)
        self._shown = board
        selected = self.calls_pane.call_table.tracker.selected_key
        self._apply_changes(changes)
        if selected in board.calls:
            self.calls_pane.call_table.tracker.select_key(selected)
        self._missing_text = missing_text
        self._refresh_panes()

    def show_nothing(self, reason: str) -> None:
        """Show that nothing was recorded at a moment, and why."""
        board = Switchboard(self.models.site)
        board.apply(LinkEvent(state=LinkState.LOST, reason=reason), 0.0)
        self._show_board(Moment(0.0, 0.0, board), self.tr("Not recorded"))
        # The pane would say that the connection was lost, which is unknown.
        self.calls_pane.empty_page.show_text("unknown", "", self.tr("Not recorded"), reason)

    def select_call(self, call_id: str) -> None:
        """Select a call, if it is on the board."""
        if self._shown is not None and call_id in self._shown.calls:
            self.calls_pane.call_table.tracker.select_key(call_id)

    def _apply_changes(self, changes: list[Change]) -> None:
        batch = ChangeBatch()
        for change in changes:
            # Beside a moment, nothing is stale: durations count from it, whatever the link was like.
            if not isinstance(change, LinkChanged):
                batch.add_change(change)
        link_model = self.models.link_model
        if self._shown is not None:
            link_model.apply(self._shown.link)
            link_model.stale_since = None
        self.models.apply_batch(batch)

    def _refresh_panes(self) -> None:
        problem = self.models.link_model.problem
        self.details_pane.set_missing_text(self._missing_text)
        for pane in self.panes.values():
            for tracker in pane.trackers:
                tracker.set_link_status(problem)
                tracker.set_missing_text(self._missing_text)
            pane.refresh()
            pane.update_times()
        self._update_details()

    def _update_details(self) -> None:
        self.details_pane.show_call(self.calls_pane.call_table.tracker.selected_row())

    def _apply_preferences(self, preferences: Preferences) -> None:
        self.models.apply_preferences(preferences)
        # A call that is not on the board of a moment has not just ended.
        self.models.ended_calls.retention_seconds = 0

    def _read_clock(self) -> float:
        return self._at

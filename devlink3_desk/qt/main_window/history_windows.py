"""The windows that are opened beside the main window and stay open while it is used, such as the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QDateTime, QObject, QTime, Signal
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.person_menu import PersonMenu
from devlink3_desk.qt.core.window_placement import move_onto_screens, show_in_front
from devlink3_desk.qt.details.details_pane import DetailsPane
from devlink3_desk.qt.history.history_filter import FilterPeriod, HistoryFilter
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.history.history_source import HistorySource, NamedNumber
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.report_windows import ReportWindows
from devlink3_desk.qt.main_window.tool_window_context import MomentHandler, ToolWindowContext

if TYPE_CHECKING:
    from devlink3_desk.qt.history.history_panel import HistoryWindow

_GEOMETRY_KEY: Final = "history/geometry"


def create_history_source(models: DeskModels) -> HistorySource:
    """Return where pane and window of the history get calls and names from."""
    return HistorySource(
        read_access=lambda: models.history,
        find_name=models.name_for_number,
        read_site=lambda: models.site,
        list_groups=lambda: _iter_named_numbers(models, from_groups=True),
        list_people=lambda: _iter_named_numbers(models, from_groups=False),
        read_exporter=lambda: models.history_exporter,
    )


def _iter_named_numbers(models: DeskModels, *, from_groups: bool) -> Iterator[NamedNumber]:
    for row in models.groups if from_groups else models.extensions:
        yield NamedNumber(row.number, row.name)


class ToolWindows(QObject):
    """Opens the windows where they were last, and deletes them when they are closed."""

    dial_requested = Signal(str)
    """Emitted with a number to dial."""

    def __init__(
        self,
        parent: QObject,
        context: ToolWindowContext,
        panes: Iterable[QWidget],
    ) -> None:
        """``panes`` are those of the main window, some of which open a window."""
        super().__init__(parent)
        self._models, self._store, self._theme_manager, self._list_screens, _preferences = context
        self.reports = ReportWindows(self, context)
        self.reports.calls_requested.connect(self.show_period)
        self._moment_handler: MomentHandler | None = None
        shown_panes = tuple(panes)
        self._moment_panes = [
            pane for pane in shown_panes if isinstance(pane, (HistoryPane, CallbacksPane, DetailsPane))
        ]
        self._panes = [pane for pane in shown_panes if isinstance(pane, HistoryPane)]
        for pane in self._panes:
            pane.window_requested.connect(self.open_history)
            self._models.history_changed.connect(pane.on_history_changed)
        self.person_menu: PersonMenu | None = None
        """The context menu of the window of the history."""
        self.history_window: HistoryWindow | None = None
        """The window of the history, ``None`` while it is closed."""

    def set_moment_handler(self, handler: MomentHandler) -> None:
        """Offer to show a moment of the past, wherever it is known when something was."""
        self._moment_handler = handler
        self.reports.set_moment_handler(handler)
        for pane in self._moment_panes:
            pane.moment_requested.connect(handler)
            pane.set_moments_available(True)
        if self.history_window is not None:
            self._connect_moments(self.history_window)

    def open_history(self) -> HistoryWindow:
        """Open the window of the history, or bring it to the front."""
        if self.history_window is None:
            self.history_window = self._create_history_window()
        else:
            move_onto_screens(self.history_window, self._list_screens())
        show_in_front(self.history_window)
        return self.history_window

    def show_number(self, number: str) -> None:
        """Show all calls with a number in the window of the history."""
        self.open_history().panel.show_number(number)

    def show_period(self, since: float, until: float, group: str, extension: str) -> None:
        """Show the calls from one instant to before another in the window of the history.

        Only those of a hunt group and an extension, each empty for all.
        """
        first, end = (QDateTime.fromSecsSinceEpoch(int(instant)) for instant in (since, until))
        # What ends at midnight ends with the day before.
        last = end.addSecs(-1) if end.time() == QTime(0, 0) else end
        chosen = HistoryFilter(
            period=FilterPeriod.CHOSEN,
            first_day=first.date(),
            last_day=last.date(),
            first_time=first.time(),
            last_time=end.time(),
            span=(since, until),
            group=group or None,
            extension=extension or None,
        )
        self.open_history().panel.browser.filter_bar.set_filter(chosen)

    def save_geometry(self) -> None:
        """Save the position of the windows that are open."""
        self.reports.save_geometry()
        if self.history_window is not None:
            self._store.save(_GEOMETRY_KEY, bytes(self.history_window.saveGeometry().data()))

    def close_windows(self) -> None:
        """Save the positions of the windows and delete them."""
        self.reports.close_window()
        self._close_history()

    def _close_history(self) -> None:
        if self.history_window is not None:
            self._store.save(_GEOMETRY_KEY, bytes(self.history_window.saveGeometry().data()))
        window, self.history_window = self.history_window, None
        if window is not None:
            window.hide()
            # Not deleted here: the call may come from the window's own close event.
            window.deleteLater()

    def _create_history_window(self) -> HistoryWindow:
        # Imported late, not to delay the start.
        from devlink3_desk.qt.history.history_panel import HistoryWindow

        window = HistoryWindow(self._theme_manager, create_history_source(self._models))
        window.panel.dial_requested.connect(self.dial_requested)
        if self.person_menu is not None:
            window.panel.browser.set_person_menu(self.person_menu)
        window.closed.connect(self._close_history)
        self._models.history_changed.connect(window.panel.on_history_changed)
        self._connect_moments(window)
        geometry = self._store.load(_GEOMETRY_KEY)
        if geometry is not None and window.restoreGeometry(QByteArray(geometry)):
            move_onto_screens(window, self._list_screens())
        return window

    def _connect_moments(self, window: HistoryWindow) -> None:
        if self._moment_handler is not None:
            window.panel.moment_requested.connect(self._moment_handler)
            window.panel.set_moments_available(True)

"""Opens the reports window beside the main window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Signal

from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.window_placement import move_onto_screens, show_in_front
from devlink3_desk.qt.main_window.tool_window_context import MomentHandler, ToolWindowContext

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.desk_models import DeskModels
    from devlink3_desk.qt.reports.report_source import ReportSource
    from devlink3_desk.qt.reports.reports_window import ReportsWindow

_GEOMETRY_KEY: Final = "reports/geometry"


def create_report_source(models: DeskModels, preferences: PreferencesModel) -> ReportSource:
    """Return the data source of the reports window."""

    def list_names(*, from_groups: bool) -> Iterator[tuple[str, str]]:
        for row in models.groups if from_groups else models.extensions:
            yield row.number, row.name

    from devlink3_desk.qt.reports.report_source import ReportSource

    return ReportSource(
        read_access=lambda: models.history,
        read_preferences=lambda: preferences.value,
        list_groups=lambda: list_names(from_groups=True),
        list_people=lambda: list_names(from_groups=False),
        write_report=models.report_writer,
        read_sites=lambda: models.site_histories,
    )


class ReportWindows(QObject):
    """Opens the reports window where it was last, and deletes it when it is closed."""

    calls_requested = Signal(float, float, str, str)
    """See :attr:`.ReportsWindow.calls_requested`."""

    def __init__(self, parent: QObject, context: ToolWindowContext) -> None:
        super().__init__(parent)
        self._context = context
        self._moment_handler: MomentHandler | None = None
        self.window: ReportsWindow | None = None
        """The open window, ``None`` while it is closed."""

    def set_moment_handler(self, handler: MomentHandler) -> None:
        """Offer to show a moment of an interval."""
        self._moment_handler = handler
        if self.window is not None:
            self._connect_moments(self.window)

    def _connect_moments(self, window: ReportsWindow) -> None:
        if self._moment_handler is not None:
            window.moment_requested.connect(self._moment_handler)
            window.set_moments_available(True)

    def open_window(self) -> ReportsWindow:
        """Open the reports window, or bring it to the front."""
        if self.window is None:
            self.window = self._create_window()
        else:
            move_onto_screens(self.window, self._context.list_screens())
        show_in_front(self.window)
        return self.window

    def save_geometry(self) -> None:
        """Save the position of the window if it is open."""
        if self.window is not None:
            self._context.store.save(_GEOMETRY_KEY, bytes(self.window.saveGeometry().data()))

    def close_window(self) -> None:
        """Save the position of the window and delete it."""
        self.save_geometry()
        window, self.window = self.window, None
        if window is not None:
            window.hide()
            # Not deleted here: the call may come from the window's own close event.
            window.deleteLater()

    def _create_window(self) -> ReportsWindow:
        # Imported late, not to delay the start.
        from devlink3_desk.qt.reports.reports_window import ReportsWindow

        context = self._context
        window = ReportsWindow(
            context.theme_manager, create_report_source(context.models, context.preferences)
        )
        window.closed.connect(self.close_window)
        window.calls_requested.connect(self.calls_requested)
        context.models.history_changed.connect(window.on_history_changed)
        self._connect_moments(window)
        geometry = context.store.load(_GEOMETRY_KEY)
        if geometry is not None and window.restoreGeometry(QByteArray(geometry)):
            move_onto_screens(window, context.list_screens())
        return window

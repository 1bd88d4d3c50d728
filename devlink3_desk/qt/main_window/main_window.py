"""The desk: the one way in for changes, and what people do.

What it is made of is declared elsewhere: panes in ``panes``, actions in ``actions``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from devlink3_desk.qt.core.accessibility import move_focus
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager, ThemeMode
from devlink3_desk.qt.core.window_placement import (
    LayoutStore,
    current_screens,
    reachable_geometry,
    restore_window_geometry,
    screen_layout_id,
)
from devlink3_desk.qt.main_window.loading_placeholder import LoadingPlaceholder

if TYPE_CHECKING:
    from devlink3_desk.preferences import Preferences
    from devlink3_desk.qt.calls.calls_pane import CallsPane
    from devlink3_desk.qt.core.change_batcher import ChangeBatch, ChangeBatcher, Ticker, VisibilityMonitor
    from devlink3_desk.qt.core.dialog import SettingsPage
    from devlink3_desk.qt.core.widgets import Pane
    from devlink3_desk.qt.details.details_pane import DetailsPane
    from devlink3_desk.qt.directory.directory_pane import DirectoryPane
    from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane, GroupsPane
    from devlink3_desk.qt.main_window.action_registry import ActionRegistry
    from devlink3_desk.qt.main_window.command_palette import CommandPalette
    from devlink3_desk.qt.main_window.compact_mode import CompactMode
    from devlink3_desk.qt.main_window.desk_models import DeskModels
    from devlink3_desk.qt.main_window.dock_layout import DockLayout, PaneDock
    from devlink3_desk.qt.main_window.link_bar import BannerBar, LinkBar, StaleBanner
    from devlink3_desk.qt.main_window.settings_pages import SettingsPageFactory
    from devlink3_desk.qt.main_window.tour import Tour
    from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
    from devlink3_desk.qt.wallboard.wallboard_controller import WallboardController
    from devlink3_desk.switchboard.changes import Change

PaneT = TypeVar("PaneT", bound="Pane")

WINDOW_MARGIN: Final = 8


def load_theme_manager(settings: LayoutStore, parent: QObject) -> ThemeManager:
    """Return the look of the last run, or that of the system."""
    mode = (settings.load("window/theme") or b"").decode(errors="replace")
    try:
        zoom = float(settings.load("window/zoom") or b"1")
    except ValueError:
        zoom = 1.0
    return ThemeManager(ThemeMode(mode) if mode in set(ThemeMode) else ThemeMode.SYSTEM, zoom, parent)


class MainWindow(QMainWindow):
    """The window that a receptionist works in.

    It can be seen before it is furnished: then it shows where its panes will be, and nothing else works.
    Changes go in by :meth:`apply` alone. ``closing`` is emitted once when the window is to close;
    whoever composes the program then ends the link and calls :meth:`finish`, which really closes.
    """

    dialRequested = Signal(str)  # noqa: N815 (Qt's names for signals)
    """A number that someone wants to call; DevLink cannot dial, the desktop may."""
    close_requested = Signal()

    # What it is furnished with; the tables of panes and actions speak of it.
    models: DeskModels
    theme_manager: ThemeManager
    preferences: PreferencesModel
    batcher: ChangeBatcher
    ticker: Ticker
    visibility_monitor: VisibilityMonitor
    panes: dict[str, Pane]
    docks: dict[str, PaneDock]
    actions_by_name: dict[str, QAction]
    calls_pane: CallsPane
    details_pane: DetailsPane
    extensions_pane: ExtensionsPane
    groups_pane: GroupsPane
    directory_pane: DirectoryPane
    link_bar: LinkBar
    stale_banner: StaleBanner
    banner_bar: BannerBar
    dock_layout: DockLayout
    action_registry: ActionRegistry
    command_palette: CommandPalette
    compact_mode: CompactMode
    tour: Tour
    wallboard_controller: WallboardController

    def __init__(
        self,
        models: DeskModels | None,
        layout_store: LayoutStore,
        theme_manager: ThemeManager | None = None,
        preferences: PreferencesModel | None = None,
    ) -> None:
        """``models``: what it shows; ``None`` where it is to be seen first and furnished later."""
        super().__init__()
        self._layout_store = layout_store
        self._extra_settings_pages: list[SettingsPageFactory] = []
        self.theme_manager = theme_manager or load_theme_manager(layout_store, self)
        self._populated = self._is_closing = self._finished = False
        self.hides_on_close: Callable[[], bool] = lambda: False
        """Whether the close button leaves the desk running, out of sight."""
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setMinimumSize(720, 480)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setContentsMargins(WINDOW_MARGIN, 0, WINDOW_MARGIN, 0)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)  # nothing here moves by itself, whatever the system says of animations
        screens = current_screens()
        restore_window_geometry(self, layout_store, screen_layout_id(screens))
        if not (self.isMaximized() or self.isFullScreen()):
            self.setGeometry(reachable_geometry(self.geometry(), screens))
        self.setCentralWidget(LoadingPlaceholder(self.theme_manager, self))
        if models is not None:
            self.populate(models, preferences or PreferencesModel())

    def populate(self, models: DeskModels, preferences: PreferencesModel) -> None:
        """Put everything in its place; what it is made of is read only now."""
        from devlink3_desk.qt.main_window.window_builder import populate_window

        self.models, self.preferences = models, preferences
        self.theme_manager.set_custom_colours(preferences.value.colours.states)
        preferences.changed.connect(self._apply_colours)
        self.setUpdatesEnabled(False)
        try:
            populate_window(self, self._layout_store)
            self._populated = True
            self.batcher.batch_ready.connect(self._apply_batch)
            self.ticker.ticked.connect(self._update_times)
            self.calls_pane.selection_changed.connect(self._update_details)
            self._refresh_parts()
            self.calls_pane.focus_contents(Qt.FocusReason.OtherFocusReason)
        finally:
            self.setUpdatesEnabled(True)
        self.visibility_monitor.update_activity()

    # -- the way in

    def apply(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, to be shown with the next frame (none after :meth:`finish`)."""
        if not self._finished:
            self.wallboard_controller.apply_changes(changes)
            self.batcher.add_changes(changes)

    def _apply_batch(self, batch: ChangeBatch) -> None:
        table, watch = self.calls_pane.call_table, self.calls_pane.call_table.tracker
        selected, at_top = watch.selected_key, table.verticalScrollBar().value() == 0
        self.models.apply_batch(batch)
        if selected in batch.merged_into:
            watch.select_key(batch.merged_into[selected])
        if at_top:
            table.scrollToTop()  # Qt follows the selected row down; what rings is at the top
        self._refresh_parts()

    def _refresh_parts(self) -> None:
        """Bring up to date what no model tells of: counters, details, link."""
        self.stale_banner.refresh()
        self.link_bar.refresh()
        trouble = self.models.link_problem
        for pane in self.panes.values():
            for watch in pane.trackers:
                watch.set_link_status(trouble)
            pane.refresh()
        self._update_details()
        stale = self.models.stale_since is not None
        self.theme_manager.set_stale(stale)
        self.stale_banner.setVisible(self.stale_banner.is_needed)

    def _apply_colours(self, preferences: Preferences) -> None:
        self.theme_manager.set_custom_colours(preferences.colours.states)

    def _update_details(self) -> None:
        self.details_pane.show_call(self.calls_pane.call_table.tracker.selected_row())

    def _update_times(self) -> None:
        for pane in self.panes.values():
            pane.update_times()
        self.link_bar.update_times()
        self.stale_banner.update_times()

    # -- what it is made of

    def pane_of_type(self, kind: type[PaneT]) -> PaneT:
        """Return the pane of a kind."""
        return next(pane for pane in self.panes.values() if isinstance(pane, kind))

    def add_settings_page(self, factory: SettingsPageFactory) -> None:
        """Add a page to the settings dialog."""
        self._extra_settings_pages.append(factory)

    def show_settings(self, page: type[SettingsPage] | None = None) -> SettingsDialog:
        """Open the settings, at a page if one is named."""
        from devlink3_desk.qt.main_window.settings_pages import SETTINGS_PAGES
        from devlink3_desk.qt.settings.settings_dialog import SettingsDialog

        pages = [make(self) for make in (*SETTINGS_PAGES, *self._extra_settings_pages)]
        dialog = SettingsDialog(pages, self.preferences, self)
        if page is not None:
            dialog.show_page(page)
        dialog.open()
        return dialog

    def set_action_handler(self, name: str, handler: Callable[[], object]) -> None:
        """Say what an action does that the table of actions leaves open."""
        self.action_registry.set_handler(name, handler)

    # -- what people do

    def focus_pane(self, name: str) -> None:
        """Take the keyboard to a pane, wherever it is."""
        pane, dock = self.panes[name], self.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()
        pane.window().activateWindow()
        pane.focus_contents(Qt.FocusReason.ShortcutFocusReason)

    def toggle_floating_pane(self) -> None:
        """Give the pane that has the keyboard a window of its own, or dock it again."""
        focus = QApplication.focusWidget()
        for dock in self.docks.values():
            if focus is not None and dock.isAncestorOf(focus):
                dock.toggle_floating()
                dock.raise_()
                focus.window().activateWindow()
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def copy_number(self) -> None:
        """Put the number of the selected row, where the keyboard is, on the clipboard."""
        for pane in self.panes.values():
            number = pane.text_to_copy()
            if number:
                QApplication.clipboard().setText(number)
                return

    def set_always_on_top(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Keep the window above those of other programs, or not."""
        hint = Qt.WindowType.WindowStaysOnTopHint
        flags = self.windowFlags() | hint if on else self.windowFlags() & ~hint
        if self.internalWinId():  # by setWindowFlags Qt would hide the window and make it anew
            self.overrideWindowFlags(flags)
            self.windowHandle().setFlag(hint, on)
        else:
            self.setWindowFlags(flags)

    def show_shortcuts(self) -> None:
        """Show all keys as they are now."""
        from devlink3_desk.qt.main_window.help_dialogs import KeysDialog

        sheet = KeysDialog(self.action_registry.shortcut_groups(), self)
        sheet.change_requested.connect(sheet.close)
        sheet.change_requested.connect(self.edit_shortcuts)
        sheet.open()

    def edit_shortcuts(self) -> None:
        """Let somebody choose keys."""
        from devlink3_desk.qt.settings.key_editor import KeysPage

        self.show_settings(KeysPage)

    # -- beginning and end

    @property
    def is_closing(self) -> bool:
        """Whether somebody has asked for the end."""
        return self._is_closing

    def bring_to_front(self) -> None:
        """Show the desk, whole or as a strip, in front of other windows."""
        window = (self.compact_mode.strip if self._populated else None) or self
        if window.isMinimized():
            window.showNormal()
        elif window.isVisible():
            window.raise_()
        else:
            window.show()
        window.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Paint and tick from now on."""
        super().showEvent(event)
        self._update_activity()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self._update_activity()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes, wherever the panes are."""
        return move_focus(self, forward=next)

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._update_activity()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep where it is moved to."""
        super().moveEvent(event)
        self._schedule_layout_save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its new size, and make room for it."""
        super().resizeEvent(event)
        self._schedule_layout_save()
        if self._populated:
            self.dock_layout.update_for_width()

    def _update_activity(self) -> None:
        if self._populated:
            self.visibility_monitor.update_activity()

    def _schedule_layout_save(self) -> None:
        if self._populated:
            self.dock_layout.on_layout_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end instead of ending: the link is to be closed first."""
        if self._finished:
            event.accept()
            return
        event.ignore()
        if self.hides_on_close():
            (self.compact_mode.strip or self).hide()
        else:
            self.request_quit()

    def request_quit(self) -> None:
        """Ask for the end; whoever composed the program then ends everything else first."""
        if not self._is_closing:
            self._is_closing = True
            if self._populated:
                self.save_layout()
            self.close_requested.emit()

    def finish_closing(self) -> None:
        """Close for good and delete the window with all that it made; harmless when called again.

        To be called when everything else has ended. Qt deletes it as soon as its event loop has control.
        """
        if self._finished:
            return
        before, self._is_closing, self._finished = self._is_closing, True, True
        if self._populated:
            if not before:
                self.save_layout()
            self.visibility_monitor.stop()
            self.compact_mode.close_strip()
            self.wallboard_controller.shut_down()
        self.close()
        # Python alone would not end it: the receivers of its actions refer to it from inside Qt, where no
        # collector looks, and a window that is left is styled anew with every later change of theme.
        self.deleteLater()

    def save_layout(self) -> None:
        """Keep layout and look."""
        from devlink3_desk.qt.main_window.window_builder import PERSISTED_ACTIONS

        self.dock_layout.save_layout()
        self.compact_mode.save_geometry()
        self.wallboard_controller.save_geometry()
        self._layout_store.save("window/theme", self.theme_manager.mode.value.encode())
        self._layout_store.save("window/zoom", f"{self.theme_manager.zoom}".encode())
        for name in PERSISTED_ACTIONS:
            self._layout_store.save(
                f"window/{name}", b"1" if self.actions_by_name[name].isChecked() else b"0"
            )

"""The main window: shows the changes of the switchboard in its panes, and carries out the user's actions.

At its top this module imports only what is needed to show the window with a placeholder. The methods that
create the parts of the window import their modules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.core.window_placement import LayoutStore, ScreenLister, find_screens, raise_window
from devlink3_desk.qt.main_window.window_frame import WindowFrame

if TYPE_CHECKING:
    from devlink3_desk.preferences import Preferences
    from devlink3_desk.qt.calls.calls_pane import CallsPane
    from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog
    from devlink3_desk.qt.core.change_batcher import ChangeBatch, ChangeBatcher, Ticker, VisibilityMonitor
    from devlink3_desk.qt.core.dialog import SettingsPage
    from devlink3_desk.qt.core.widgets import Pane
    from devlink3_desk.qt.details.details_pane import DetailsPane
    from devlink3_desk.qt.directory.directory_pane import DirectoryPane
    from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane
    from devlink3_desk.qt.groups.groups_pane import GroupsPane
    from devlink3_desk.qt.main_window.action_registry import ActionRegistry
    from devlink3_desk.qt.main_window.banners import BannerArea
    from devlink3_desk.qt.main_window.command_palette import CommandPalette
    from devlink3_desk.qt.main_window.compact_mode import CompactMode
    from devlink3_desk.qt.main_window.desk_models import DeskModels
    from devlink3_desk.qt.main_window.dock_layout import DockLayout
    from devlink3_desk.qt.main_window.history_windows import ToolWindows
    from devlink3_desk.qt.main_window.link_bar import LinkBar
    from devlink3_desk.qt.main_window.pane_dock import PaneDock
    from devlink3_desk.qt.main_window.person_menus import PersonMenus
    from devlink3_desk.qt.main_window.tour import Tour
    from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
    from devlink3_desk.qt.wallboard.wallboard_controller import WallboardController
    from devlink3_desk.switchboard.changes import Change
    from devlink3_desk.switchboard.statistics import DayStatistics

PaneT = TypeVar("PaneT", bound="Pane")

POPULATE_MODULES: Final = (
    "devlink3_desk.qt.main_window.desk_models",
    "devlink3_desk.qt.main_window.panes",
    "devlink3_desk.qt.main_window.dock_layout",
    "devlink3_desk.qt.main_window.banners",
    "devlink3_desk.qt.main_window.action_registry",
    "devlink3_desk.qt.main_window.compact_mode",
    "devlink3_desk.qt.main_window.person_menus",
    "devlink3_desk.qt.wallboard.wallboard_controller",
)
"""The modules that :meth:`MainWindow.populate` imports; they may be imported in advance."""

PERSISTED_ACTIONS: Final = ("technical", "on-top", "compact", "wallboard")
"""The checkable actions whose state is saved with the layout."""


class MainWindow(WindowFrame):
    """The main window.

    It may be shown before :meth:`populate` creates its parts. Changes reach it by :meth:`apply` only.
    """

    dialRequested = Signal(str)  # noqa: N815 (Qt's names for signals)
    """Emitted with a number that the user wants to call."""

    moment_requested = Signal(float)
    """Emitted with a past instant that is to be shown, in seconds since 1970."""

    # The parts, which populate() creates.
    models: DeskModels
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
    banner_area: BannerArea
    dock_layout: DockLayout
    action_registry: ActionRegistry
    compact_mode: CompactMode
    wallboard_controller: WallboardController
    tool_windows: ToolWindows
    person_menus: PersonMenus

    def __init__(
        self,
        models: DeskModels | None,
        layout_store: LayoutStore,
        theme_manager: ApplicationThemeManager | None = None,
        preferences: PreferencesModel | None = None,
        *,
        statistics: DayStatistics | None = None,
        list_screens: ScreenLister = find_screens,
    ) -> None:
        """Create a window; without ``models`` it shows a placeholder until :meth:`populate` is called."""
        super().__init__(layout_store, theme_manager, list_screens)
        self._extra_settings_pages: list[Callable[[], SettingsPage]] = []
        self._is_populated = False
        self.past_panes: dict[str, Pane] = {}
        """Panes that stand for those of the same names while a moment of the past is shown."""
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        if models is not None:
            self.populate(models, preferences or PreferencesModel(), statistics)

    # -- creating the parts

    def populate(
        self, models: DeskModels, preferences: PreferencesModel, statistics: DayStatistics | None = None
    ) -> None:
        """Create the parts of the window in place of the placeholder.

        ``statistics`` are those that the wallboard shows; without, it shows none.
        """
        self.models, self.preferences = models, preferences
        self.setWindowIcon(assets.load_app_icon())
        self.theme_manager.set_custom_colours(preferences.value.colours.states)
        models.apply_preferences(preferences.value)
        self.setUpdatesEnabled(False)
        try:
            self._create_timers()
            self._create_panes()
            self._create_bars()
            self._create_docking_and_actions()
            self._create_tools(statistics)
            self._connect_actions()
            self._restore_state()
            self._is_populated = True
            self._connect_signals()
            self._refresh_parts()
            self.calls_pane.focus_contents(Qt.FocusReason.OtherFocusReason)
            if preferences.load_warning:
                self.link_bar.show_status_message(preferences.load_warning)
        finally:
            self.setUpdatesEnabled(True)
        self.visibility_monitor.update_activity()

    def _create_timers(self) -> None:
        from devlink3_desk.qt.core.change_batcher import ChangeBatcher, Ticker, VisibilityMonitor

        self.batcher = ChangeBatcher(self)
        self.ticker = Ticker(self.models.link_model.clock, self)
        self.visibility_monitor = VisibilityMonitor(self.batcher, self.ticker, self)
        self.visibility_monitor.add_window(self)

    def _create_panes(self) -> None:
        from devlink3_desk.qt.calls.calls_pane import CallsPane
        from devlink3_desk.qt.details.details_pane import DetailsPane
        from devlink3_desk.qt.directory.directory_pane import DirectoryPane
        from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane
        from devlink3_desk.qt.groups.groups_pane import GroupsPane
        from devlink3_desk.qt.main_window.pane_dock import PaneDock, PaneHolder
        from devlink3_desk.qt.main_window.panes import PANES, PaneContext

        context = PaneContext(self.theme_manager, self.models, self.preferences, self)
        self.panes, self.docks = {}, {}
        for spec in PANES:
            pane = self.panes[spec.name] = spec.create(context)
            pane.dial_requested.connect(self.dialRequested)
            if spec.area is None:
                # Qt deletes the previous central widget, which is the placeholder.
                self.setCentralWidget(PaneHolder(pane, self))
            else:
                self.docks[spec.name] = PaneDock(spec.name, pane, self.theme_manager, self)
        self.visibility_monitor.add_panes(self.docks.values())
        self.calls_pane = self.find_pane(CallsPane)
        self.details_pane = self.find_pane(DetailsPane)
        self.directory_pane = self.find_pane(DirectoryPane)
        self.groups_pane = self.find_pane(GroupsPane)
        self.extensions_pane = self.find_pane(ExtensionsPane)

    def _create_bars(self) -> None:
        from devlink3_desk.qt.main_window.link_bar import LinkBar

        models = self.models
        self.link_bar = LinkBar(
            self.theme_manager,
            models.link_model,
            count_calls=models.count_calls,
            extensions=models.extensions,
            people=models.people,
            parent=self,
        )
        self.setStatusBar(self.link_bar)

    def _create_docking_and_actions(self) -> None:
        from devlink3_desk.qt.main_window.action_registry import ActionRegistry
        from devlink3_desk.qt.main_window.actions import ACTIONS, focus_action_specs, toggle_action_specs
        from devlink3_desk.qt.main_window.banners import BannerArea
        from devlink3_desk.qt.main_window.dock_layout import DockLayout
        from devlink3_desk.qt.main_window.panes import PANES

        self.dock_layout = DockLayout(
            self, PANES, self.docks, self._layout_store, self.theme_manager, self._list_screens
        )
        self.banner_area = BannerArea(self, self.theme_manager, self.models.link_model, self.dock_layout)
        toggle_actions = {f"show-{name}": dock.toggleViewAction() for name, dock in self.docks.items()}
        titles = {name: dock.windowTitle() for name, dock in self.docks.items()}
        specs = (*toggle_action_specs(titles), *ACTIONS, *focus_action_specs(PANES))
        self.action_registry = ActionRegistry(self, specs, toggle_actions)
        self.action_registry.apply_preferences(self.preferences.value)
        self.actions_by_name = self.action_registry.actions_by_name

    def _create_tools(self, statistics: DayStatistics | None) -> None:
        from devlink3_desk.qt.main_window.compact_mode import CompactMode, create_strip
        from devlink3_desk.qt.main_window.history_windows import ToolWindows
        from devlink3_desk.qt.main_window.person_menus import PersonMenus
        from devlink3_desk.qt.main_window.tool_window_context import ToolWindowContext
        from devlink3_desk.qt.wallboard.wallboard_controller import WallboardController

        models, store, theme_manager = self.models, self._layout_store, self.theme_manager
        self.compact_mode = CompactMode(
            self, store, self.visibility_monitor, partial(create_strip, self), self._list_screens
        )
        tool_context = ToolWindowContext(models, store, theme_manager, self._list_screens, self.preferences)
        self.tool_windows = ToolWindows(self, tool_context, self.panes.values())
        self.tool_windows.dial_requested.connect(self.dialRequested)
        self.person_menus = PersonMenus(self, self.panes.values(), models)
        self.tool_windows.person_menu = self.person_menus.person_menu
        self.wallboard_controller = WallboardController(
            self,
            store,
            models.create_wallboard_data(statistics),
            self.preferences,
            theme_manager,
            self.visibility_monitor,
            self.ticker,
            self._list_screens,
        )

    @cached_property
    def command_palette(self) -> CommandPalette:
        """The list of commands, created when it is first opened."""
        from devlink3_desk.qt.main_window.command_palette import CommandPalette

        return CommandPalette(self, self.action_registry, self.theme_manager)

    @cached_property
    def tour(self) -> Tour:
        """The tour of the window, created when it is first offered."""
        from devlink3_desk.qt.main_window.tour import Tour

        return Tour(
            self,
            self._layout_store,
            self.theme_manager,
            lambda name: self.docks.get(name) or self.panes.get(name),
        )

    def _connect_actions(self) -> None:
        """Set the handlers of the actions, except those that the composition root sets."""
        from devlink3_desk.qt.main_window.panes import focus_search

        handlers: dict[str, Callable[[], object]] = {
            **{name: partial(self.focus_pane, name) for name in self.panes},
            **{f"theme-{mode}": partial(self.theme_manager.set_mode, mode) for mode in ThemeMode},
            "larger": partial(self.theme_manager.change_zoom, 1),
            "smaller": partial(self.theme_manager.change_zoom, -1),
            "normal": partial(self.theme_manager.set_zoom, 1.0),
            "import": self.import_contacts,
            "history-window": self.tool_windows.open_history,
            "reports": self.tool_windows.reports.open_window,
            "quit": self.request_quit,
            "copy": self.copy_number,
            "find": lambda: focus_search(self.panes | self.past_panes),
            "note": self.person_menus.edit_note,
            "float": self.dock_layout.toggle_focused_floating,
            "reset-layout": self.dock_layout.reset_layout,
            "settings": self.show_settings,
            "legend": self.show_legend,
            "commands": lambda: self.command_palette.open_palette(),  # noqa: PLW0108 (created then)
            "keys": self.show_shortcuts,
            "tour": lambda: self.tour.start_tour(),  # noqa: PLW0108 (created then)
            "about": self.show_about,
        }
        toggle_handlers: dict[str, Callable[[bool], object]] = {
            "compact": self.compact_mode.set_active,
            "wallboard": self.wallboard_controller.set_open,
            "on-top": self.set_always_on_top,
            "technical": self.extensions_pane.set_technical,
        }
        for name, handler in handlers.items():
            self.action_registry.set_handler(name, handler)
        for name, toggle_handler in toggle_handlers.items():
            self.action_registry.set_toggle_handler(name, toggle_handler)

    def _connect_signals(self) -> None:
        from devlink3_desk.qt.core.menu_pane import LateMenuPane

        self.preferences.changed.connect(self._apply_preferences)
        self.batcher.batch_ready.connect(self._apply_batch)
        self.ticker.ticked.connect(self._update_times)
        self.geometry_changed.connect(self.dock_layout.on_layout_changed)
        self.geometry_changed.connect(self.dock_layout.update_for_width)
        models = self.models
        for changed in (models.batch_applied, models.callbacks.changed, models.caller_history.changed):
            changed.connect(self.wallboard_controller.refresh)
        self.wallboard_controller.closed.connect(self._on_wallboard_closed)
        self.wallboard_controller.toggle_action = self.actions_by_name["wallboard"]
        for pane in self.panes.values():
            if isinstance(pane, LateMenuPane):
                pane.contents_created.connect(self._refresh_parts)
        self.calls_pane.selection_changed.connect(self._update_details)
        self.directory_pane.import_requested.connect(self.import_contacts)

    def _restore_state(self) -> None:
        """Restore the checkable actions and the docks as they were saved."""
        self.actions_by_name[f"theme-{self.theme_manager.mode}"].setChecked(True)
        for name in PERSISTED_ACTIONS:
            self.actions_by_name[name].setChecked(self._layout_store.load(f"window/{name}") == b"1")
        # Not in the window as a whole: PySide would also wrap its layout and the animations of that.
        for part in (self.menuBar(), self.calls_pane, *self.docks.values()):
            set_accessible_names(part)
        if self.isVisible():
            # The children of a visible window are shown by posted events, and Qt restores only shown docks.
            QCoreApplication.sendPostedEvents()
        self.dock_layout.restore_docks()

    # -- showing changes

    def apply(self, changes: Sequence[Change]) -> None:
        """Show changes of the switchboard with the next frame; do nothing after :meth:`finish_closing`."""
        if not self._is_finished:
            # At once: an alert does not wait for the next frame either.
            self.models.caller_history.apply(changes)
            self.batcher.add_changes(changes)

    def _apply_batch(self, batch: ChangeBatch) -> None:
        table, tracker = self.calls_pane.call_table, self.calls_pane.call_table.tracker
        selected = tracker.selected_key
        with table.anchor.hold_position():
            self.models.apply_batch(batch)
            if selected in batch.merged_into:
                tracker.select_key(batch.merged_into[selected])
        self._refresh_parts()

    def _refresh_parts(self) -> None:
        """Update what no model signals: counters, details, and the state of the link."""
        link_model = self.models.link_model
        self.banner_area.refresh()
        self.link_bar.refresh()
        for pane in self.panes.values():
            for tracker in pane.trackers:
                tracker.set_link_status(link_model.problem)
            pane.refresh()
        self._update_details()
        self.theme_manager.set_stale(link_model.stale_since is not None)

    def _apply_preferences(self, preferences: Preferences) -> None:
        self.theme_manager.set_custom_colours(preferences.colours.states)
        self.models.apply_preferences(preferences)
        self.action_registry.apply_preferences(preferences)

    def _update_details(self) -> None:
        self.details_pane.show_call(self.calls_pane.call_table.tracker.selected_row())

    def _update_times(self) -> None:
        for pane in self.panes.values():
            pane.update_times()
        self.link_bar.update_times()
        self.banner_area.update_times()

    # -- for the composition root

    def find_pane(self, pane_type: type[PaneT]) -> PaneT:
        """Return the pane of a type."""
        return next(pane for pane in self.panes.values() if isinstance(pane, pane_type))

    def add_settings_page(self, create_page: Callable[[], SettingsPage]) -> None:
        """Add a page at the end of the settings dialog, created each time that it is opened."""
        self._extra_settings_pages.append(create_page)

    def set_action_handler(self, name: str, handler: Callable[[], object]) -> None:
        """Set the handler of an action that only the composition root can carry out, and show the action."""
        self.action_registry.set_handler(name, handler)

    # -- actions

    def focus_pane(self, name: str) -> None:
        """Show a pane, also if it is closed, behind a tab or the strip, and move the keyboard focus to it."""
        self.leave_compact_mode()
        pane, dock = self.past_panes.get(name) or self.panes[name], self.docks.get(name)
        if "tour" in self.__dict__ and self.tour.isVisible():
            self.tour.stop_tour()  # it would cover the window, but not the raised pane
        if dock is not None:
            dock.show()
            raise_window(dock)
        pane.window().activateWindow()
        pane.focus_contents(Qt.FocusReason.ShortcutFocusReason)

    def copy_number(self) -> None:
        """Copy the number of the selected row in the pane that has the keyboard focus."""
        panes = self.panes | self.past_panes
        number = next(filter(None, (pane.find_text_to_copy() for pane in panes.values())), "")
        if number:
            QApplication.clipboard().setText(number)

    def import_contacts(self) -> ImportDialog | None:
        """Open the dialog that imports a contact file; return ``None`` if contacts cannot be stored."""
        from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog

        if not self.models.address_book.is_available:
            return None
        dialog = ImportDialog(self.models.address_book, self)
        dialog.open_with_chooser()
        return dialog

    def show_settings(self, page_type: type[SettingsPage] | None = None) -> SettingsDialog:
        """Open the settings dialog, at the page of a type or at the first."""
        from devlink3_desk.qt.main_window.settings_pages import SettingsContext, open_settings

        actions = self.action_registry.list_visible_actions()
        context = SettingsContext(self.models, self.theme_manager, actions)
        return open_settings(context, self._extra_settings_pages, self.preferences, page_type, self)

    def show_legend(self) -> None:
        """Open the settings at the page that explains the colours."""
        from devlink3_desk.qt.settings.personal_pages import ColoursPage

        self.show_settings(ColoursPage)

    def edit_shortcuts(self) -> None:
        """Open the settings at the page that changes the shortcuts."""
        from devlink3_desk.qt.settings.shortcut_editor import ShortcutsPage

        self.show_settings(ShortcutsPage)

    def show_shortcuts(self) -> None:
        """Show a list of all shortcuts."""
        from devlink3_desk.qt.main_window.help_dialogs import ShortcutsDialog
        from devlink3_desk.qt.main_window.shortcut_sheet import list_sheet_groups

        dialog = ShortcutsDialog(list_sheet_groups(self.action_registry, self.panes.values()), self)
        dialog.change_requested.connect(dialog.close)
        dialog.change_requested.connect(self.edit_shortcuts)
        dialog.open()

    def show_about(self) -> None:
        """Show the *About* dialog with the version."""
        from devlink3_desk.qt.main_window.help_dialogs import AboutDialog

        AboutDialog(self).open()

    def _on_wallboard_closed(self) -> None:
        self.actions_by_name["wallboard"].setChecked(False)

    def leave_compact_mode(self) -> None:
        """Show the window in place of the compact strip."""
        self.actions_by_name["compact"].setChecked(False)

    def show_call_of_strip(self, key: str) -> None:
        """Show the window in place of the compact strip, with a call selected."""
        self.focus_pane("calls")
        self.calls_pane.select_call(key)

    # -- as a window

    @property
    def shown_window(self) -> QWidget:
        """The window that users see: the compact strip if it is active, else this one."""
        return self.compact_mode.shown_window if self._is_populated else self

    def save_layout(self) -> None:
        """Save theme, docks, checkable actions, and the positions of all windows."""
        if not self._is_populated:
            return
        super().save_layout()
        self.dock_layout.save_layout()
        self.compact_mode.save_geometry()
        self.wallboard_controller.save_geometry()
        self.tool_windows.save_geometry()
        for name in PERSISTED_ACTIONS:
            self._layout_store.save(f"window/{name}", b"%d" % self.actions_by_name[name].isChecked())

    def stop_updates(self) -> None:
        """Stop timers and queries of the history, and close compact strip and wallboard."""
        if self._is_populated:
            self.models.callbacks.stop()
            self.visibility_monitor.stop()
            self.compact_mode.close_strip()
            self.wallboard_controller.close_wallboard()
            self.tool_windows.close_windows()

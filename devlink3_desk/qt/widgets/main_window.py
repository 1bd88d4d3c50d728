"""The desk: the one way in for changes, and what people do.

What it is made of is declared elsewhere: panes in ``panes``, actions in ``actions``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.choices import Choices
from devlink3_desk.qt.dialogs.help import KeysDialog
from devlink3_desk.qt.dialogs.settings.dialog import SettingsDialog
from devlink3_desk.qt.dialogs.settings.keys import KeysPage
from devlink3_desk.qt.dialogs.settings.page import SettingsPage
from devlink3_desk.qt.dialogs.settings.pages import PAGES, MakePage
from devlink3_desk.qt.models.batcher import Batch, Batcher
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.naming import name_parts
from devlink3_desk.qt.theme import Look, Mode
from devlink3_desk.qt.wallboard.wall import Wall
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.views import LinkStatus

from .arrangement import Arrangement, LayoutStore
from .banner_bar import BannerBar
from .basics import Pane
from .calls_pane import CallsPane
from .compact import Compact
from .details import DetailsPane
from .directory_pane import DirectoryPane
from .docks import PaneDock
from .link_bar import LinkBar, StaleBanner
from .menus import Menus
from .palette import CommandPalette
from .panels import ExtensionsPane, GroupsPane
from .panes import PANES
from .ticker import Ticker
from .tour import Tour
from .visibility import Visibility

P = TypeVar("P", bound=Pane)

MARGIN: Final = 8

REMEMBERED: Final = ("technical", "on-top", "compact", "wallboard")
"""Switches that are as they were left."""


def saved_look(settings: LayoutStore, parent: QObject) -> Look:
    """Return the look of the last run, or that of the system."""
    mode = (settings.load("window/theme") or b"").decode(errors="replace")
    try:
        zoom = float(settings.load("window/zoom") or b"1")
    except ValueError:
        zoom = 1.0
    return Look(Mode(mode) if mode in set(Mode) else Mode.SYSTEM, zoom, parent)


class MainWindow(QMainWindow):
    """The window that a receptionist works in.

    Changes go in by :meth:`apply` alone. ``closing`` is emitted once when the window is to close;
    whoever composes the program then ends the link and calls :meth:`finish`, which really closes.
    """

    dialRequested = Signal(str)  # noqa: N815 (Qt's names for signals)
    """A number that someone wants to call; DevLink cannot dial, the desktop may."""
    closing = Signal()

    # Named here because the tables of panes and actions speak of them.
    models: DeskModels
    look: Look
    choices: Choices
    panes: dict[str, Pane]
    docks: dict[str, PaneDock]
    acts: dict[str, QAction]
    calls: CallsPane
    details: DetailsPane
    extensions: ExtensionsPane
    groups: GroupsPane
    directory: DirectoryPane
    arrangement: Arrangement
    menus: Menus
    commands: CommandPalette
    compact: Compact
    tour: Tour
    wall: Wall

    def __init__(
        self,
        models: DeskModels,
        settings: LayoutStore,
        look: Look | None = None,
        choices: Choices | None = None,
    ) -> None:
        super().__init__()
        self.models, self._settings = models, settings
        self.choices = choices or Choices()
        self._settings_pages = list(PAGES)
        self.look = look or saved_look(settings, self)
        self.look.set_colours(self.choices.value.colours.states)
        self.choices.changed.connect(lambda chosen: self.look.set_colours(chosen.colours.states))
        self._closing = self._finished = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether the close button leaves the desk running, out of sight."""
        self.batcher = Batcher(self)
        self.batcher.flushed.connect(self._take)
        self.ticker = Ticker(models.clock, self)
        self.ticker.beat.connect(self._tick)
        self.visibility = Visibility(self.batcher, self.ticker, self)
        self.visibility.add(self)
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setWindowIcon(assets.app_icon())
        self.setMinimumSize(720, 480)
        models.choose(self.choices.value)
        self.choices.changed.connect(models.choose)
        self._build_panes()
        self._build_bars()
        self.arrangement = Arrangement(self, self.docks, settings)
        self.menus = Menus(self)
        self.acts = self.menus.acts
        self.choices.changed.connect(lambda chosen: self.menus.give_keys(chosen.window.keys))
        self.menus.give_keys(self.choices.value.window.keys)
        self.commands = CommandPalette(self, self.look)
        self.compact = Compact(self, settings)
        self.tour = Tour(self, settings)
        self.wall = Wall(self, settings)
        self.acts[f"theme-{self.look.mode}"].setChecked(True)
        for name in REMEMBERED:
            self.acts[name].setChecked(settings.load(f"window/{name}") == b"1")
        name_parts(self)
        self.arrangement.restore()
        self._refresh()
        self.calls.enter(Qt.FocusReason.OtherFocusReason)

    # -- the way in

    def apply(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, to be shown with the next frame (none after :meth:`finish`)."""
        if not self._finished:
            self.wall.take(changes)
            self.batcher.push(changes)

    def _take(self, batch: Batch) -> None:
        table, watch = self.calls.table, self.calls.table.watch
        selected, at_top = watch.key, table.verticalScrollBar().value() == 0
        self.models.apply(batch)
        if selected in batch.merged:
            watch.select(batch.merged[selected])
        if at_top:
            table.scrollToTop()  # Qt follows the selected row down; what rings is at the top
        self._refresh()

    def _refresh(self) -> None:
        """Bring up to date what no model tells of: counters, details, link."""
        self.banner.refresh()
        self.link_bar.refresh()
        link = self.models.link.state
        for pane in self.panes.values():
            for watch in pane.watches:
                watch.say_link(None if link == LinkStatus.LIVE else link)
            pane.refresh()
        self._show_details()
        stale = self.models.stale_since is not None
        self.look.set_stale(stale)
        self.banner.setVisible(self.banner.needed)

    def _show_details(self) -> None:
        self.details.show_row(self.calls.table.watch.row())

    def _tick(self) -> None:
        for pane in self.panes.values():
            pane.tick()
        self.link_bar.tick()
        self.banner.tick()

    # -- what it is made of

    def pane(self, kind: type[P]) -> P:
        """Return the pane of a kind."""
        return next(pane for pane in self.panes.values() if isinstance(pane, kind))

    def add_settings_page(self, make: MakePage) -> None:
        """Add a page to the settings dialog."""
        self._settings_pages.append(make)

    def show_settings(self, page: type[SettingsPage] | None = None) -> SettingsDialog:
        """Open the settings, at a page if one is named."""
        pages = [make(self) for make in self._settings_pages]
        dialog = SettingsDialog(pages, self.choices, self)
        if page is not None:
            dialog.show_page(page)
        dialog.open()
        return dialog

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Say what an action does that the table of actions leaves open."""
        self.menus.on(name, do)

    def _build_panes(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.setDockNestingEnabled(True)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.panes = {}
        self.docks = {}
        for spec in PANES:
            pane = self.panes[spec.name] = spec.make(self)
            pane.dial.connect(self.dialRequested)
            if spec.area is None:
                self._put_in_the_middle(pane)
            else:
                self.docks[spec.name] = PaneDock(spec.name, pane, self.look, self)
        self.calls, self.details = self.pane(CallsPane), self.pane(DetailsPane)
        self.extensions, self.groups = self.pane(ExtensionsPane), self.pane(GroupsPane)
        self.directory = self.pane(DirectoryPane)
        self.calls.selected.connect(self._show_details)

    def _put_in_the_middle(self, pane: Pane) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane, 1)
        self.setCentralWidget(centre)

    def _build_bars(self) -> None:
        self.link_bar = LinkBar(self.look, self.models, self)
        self.setStatusBar(self.link_bar)
        self.banner = StaleBanner(self.look, self.models, self)
        self.banner.hide()
        self.banner_bar = BannerBar("banner", self.banner, self)

    # -- what people do

    def go(self, name: str) -> None:
        """Take the keyboard to a pane, wherever it is."""
        pane, dock = self.panes[name], self.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()
        pane.window().activateWindow()
        pane.enter(Qt.FocusReason.ShortcutFocusReason)

    def copy_number(self) -> None:
        """Put the number of the selected row, where the keyboard is, on the clipboard."""
        for pane in self.panes.values():
            number = pane.number()
            if number:
                QApplication.clipboard().setText(number)
                return

    def set_on_top(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Keep the window above those of other programs, or not."""
        hint = Qt.WindowType.WindowStaysOnTopHint
        flags = self.windowFlags() | hint if on else self.windowFlags() & ~hint
        if self.internalWinId():  # by setWindowFlags Qt would hide the window and make it anew
            self.overrideWindowFlags(flags)
            self.windowHandle().setFlag(hint, on)
        else:
            self.setWindowFlags(flags)

    def show_keys(self) -> None:
        """Show all keys as they are now."""
        sheet = KeysDialog(self.menus.key_groups(), self)
        sheet.change.connect(sheet.close)
        sheet.change.connect(self.change_keys)
        sheet.open()

    def change_keys(self) -> None:
        """Let somebody choose keys."""
        self.show_settings(KeysPage)

    # -- beginning and end

    def present(self) -> None:
        """Show the desk, whole or as a strip, in front of other windows."""
        window = self.compact.strip or self
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
        self.visibility.follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self.visibility.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.visibility.follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep where it is moved to."""
        super().moveEvent(event)
        self.arrangement.touched()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its new size."""
        super().resizeEvent(event)
        self.arrangement.touched()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end instead of ending: the link is to be closed first."""
        if self._finished:
            event.accept()
            return
        event.ignore()
        if self.stays():
            (self.compact.strip or self).hide()
        else:
            self.quit()

    def quit(self) -> None:
        """Ask for the end; whoever composed the program then ends everything else first."""
        if not self._closing:
            self._closing = True
            self.save()
            self.closing.emit()

    def finish(self) -> None:
        """Close for good; to be called when everything else has ended. Harmless when called again."""
        if self._finished:
            return
        if not self._closing:
            self.save()
        self._closing = self._finished = True
        self.visibility.end()
        self.compact.end()
        self.wall.end()
        self.close()

    def save(self) -> None:
        """Keep layout and look."""
        self.arrangement.save()
        self.compact.save()
        self.wall.save()
        self._settings.save("window/theme", self.look.mode.value.encode())
        self._settings.save("window/zoom", f"{self.look.zoom}".encode())
        for name in REMEMBERED:
            self._settings.save(f"window/{name}", b"1" if self.acts[name].isChecked() else b"0")

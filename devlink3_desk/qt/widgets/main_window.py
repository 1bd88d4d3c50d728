"""The desk: the one way in for changes, and what people do.

What it is made of is declared elsewhere: panes in ``panes``, actions in ``actions``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from devlink3_desk.qt.choices import Choices
from devlink3_desk.qt.reading_order import step
from devlink3_desk.qt.theme import Look, Mode

from .outline import Outline
from .placing import LayoutStore, place
from .screens import present_screens, set_up, within_reach

if TYPE_CHECKING:
    from devlink3_desk.preferences.whole import Preferences
    from devlink3_desk.qt.dialogs.settings.dialog import SettingsDialog
    from devlink3_desk.qt.dialogs.settings.page import SettingsPage
    from devlink3_desk.qt.dialogs.settings.pages import MakePage
    from devlink3_desk.qt.models.batcher import Batch, Batcher
    from devlink3_desk.qt.models.desk import DeskModels
    from devlink3_desk.qt.wallboard.wall import Wall
    from devlink3_desk.switchboard.changes import Change

    from .arrangement import Arrangement
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
    from .ticker import Ticker
    from .tour import Tour
    from .visibility import Visibility

P = TypeVar("P", bound="Pane")

MARGIN: Final = 8


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

    It can be seen before it is furnished: then it shows where its panes will be, and nothing else works.
    Changes go in by :meth:`apply` alone. ``closing`` is emitted once when the window is to close;
    whoever composes the program then ends the link and calls :meth:`finish`, which really closes.
    """

    dialRequested = Signal(str)  # noqa: N815 (Qt's names for signals)
    """A number that someone wants to call; DevLink cannot dial, the desktop may."""
    closing = Signal()

    # What it is furnished with; the tables of panes and actions speak of it.
    models: DeskModels
    look: Look
    choices: Choices
    batcher: Batcher
    ticker: Ticker
    visibility: Visibility
    panes: dict[str, Pane]
    docks: dict[str, PaneDock]
    acts: dict[str, QAction]
    calls: CallsPane
    details: DetailsPane
    extensions: ExtensionsPane
    groups: GroupsPane
    directory: DirectoryPane
    link_bar: LinkBar
    banner: StaleBanner
    banner_bar: BannerBar
    arrangement: Arrangement
    menus: Menus
    commands: CommandPalette
    compact: Compact
    tour: Tour
    wall: Wall

    def __init__(
        self,
        models: DeskModels | None,
        settings: LayoutStore,
        look: Look | None = None,
        choices: Choices | None = None,
    ) -> None:
        """``models``: what it shows; ``None`` where it is to be seen first and furnished later."""
        super().__init__()
        self._settings = settings
        self._added_pages: list[MakePage] = []
        self.look = look or saved_look(settings, self)
        self._furnished = self._closing = self._finished = False
        self.stays: Callable[[], bool] = lambda: False
        """Whether the close button leaves the desk running, out of sight."""
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setMinimumSize(720, 480)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)  # nothing here moves by itself, whatever the system says of animations
        screens = present_screens()
        place(self, settings, set_up(screens))
        if not (self.isMaximized() or self.isFullScreen()):
            self.setGeometry(within_reach(self.geometry(), screens))
        self.setCentralWidget(Outline(self.look, self))
        if models is not None:
            self.furnish(models, choices or Choices())

    def furnish(self, models: DeskModels, choices: Choices) -> None:
        """Put everything in its place; what it is made of is read only now."""
        from .furniture import furnish

        self.models, self.choices = models, choices
        self.look.set_colours(choices.value.colours.states)
        choices.changed.connect(self._use_colours)
        self.setUpdatesEnabled(False)
        try:
            furnish(self, self._settings)
            self._furnished = True
            self.batcher.flushed.connect(self._take)
            self.ticker.beat.connect(self._tick)
            self.calls.selected.connect(self._show_details)
            self._refresh()
            self.calls.enter(Qt.FocusReason.OtherFocusReason)
        finally:
            self.setUpdatesEnabled(True)
        self.visibility.follow()

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
        trouble = self.models.trouble
        for pane in self.panes.values():
            for watch in pane.watches:
                watch.say_link(trouble)
            pane.refresh()
        self._show_details()
        stale = self.models.stale_since is not None
        self.look.set_stale(stale)
        self.banner.setVisible(self.banner.needed)

    def _use_colours(self, chosen: Preferences) -> None:
        self.look.set_colours(chosen.colours.states)

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
        self._added_pages.append(make)

    def show_settings(self, page: type[SettingsPage] | None = None) -> SettingsDialog:
        """Open the settings, at a page if one is named."""
        from devlink3_desk.qt.dialogs.settings.dialog import SettingsDialog
        from devlink3_desk.qt.dialogs.settings.pages import PAGES

        pages = [make(self) for make in (*PAGES, *self._added_pages)]
        dialog = SettingsDialog(pages, self.choices, self)
        if page is not None:
            dialog.show_page(page)
        dialog.open()
        return dialog

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Say what an action does that the table of actions leaves open."""
        self.menus.on(name, do)

    # -- what people do

    def go(self, name: str) -> None:
        """Take the keyboard to a pane, wherever it is."""
        pane, dock = self.panes[name], self.docks.get(name)
        if dock is not None:
            dock.show()
            dock.raise_()
        pane.window().activateWindow()
        pane.enter(Qt.FocusReason.ShortcutFocusReason)

    def float_pane(self) -> None:
        """Give the pane that has the keyboard a window of its own, or dock it again."""
        focus = QApplication.focusWidget()
        for dock in self.docks.values():
            if focus is not None and dock.isAncestorOf(focus):
                dock.toggle()
                dock.raise_()
                focus.window().activateWindow()
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
                return

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
        from devlink3_desk.qt.dialogs.help import KeysDialog

        sheet = KeysDialog(self.menus.key_groups(), self)
        sheet.change.connect(sheet.close)
        sheet.change.connect(self.change_keys)
        sheet.open()

    def change_keys(self) -> None:
        """Let somebody choose keys."""
        from devlink3_desk.qt.dialogs.settings.keys import KeysPage

        self.show_settings(KeysPage)

    # -- beginning and end

    @property
    def leaving(self) -> bool:
        """Whether somebody has asked for the end."""
        return self._closing

    def present(self) -> None:
        """Show the desk, whole or as a strip, in front of other windows."""
        window = (self.compact.strip if self._furnished else None) or self
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
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self._follow()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes, wherever the panes are."""
        return step(self, forward=next)

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep where it is moved to."""
        super().moveEvent(event)
        self._keep_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its new size, and make room for it."""
        super().resizeEvent(event)
        self._keep_place()
        if self._furnished:
            self.arrangement.follow_width()

    def _follow(self) -> None:
        if self._furnished:
            self.visibility.follow()

    def _keep_place(self) -> None:
        if self._furnished:
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
            if self._furnished:
                self.save()
            self.closing.emit()

    def finish(self) -> None:
        """Close for good and delete the window with all that it made; harmless when called again.

        To be called when everything else has ended. Qt deletes it as soon as its event loop has control.
        """
        if self._finished:
            return
        before, self._closing, self._finished = self._closing, True, True
        if self._furnished:
            if not before:
                self.save()
            self.visibility.end()
            self.compact.end()
            self.wall.end()
        self.close()
        # Python alone would not end it: the receivers of its actions refer to it from inside Qt, where no
        # collector looks, and a window that is left is styled anew with every later change of theme.
        self.deleteLater()

    def save(self) -> None:
        """Keep layout and look."""
        from .furniture import REMEMBERED

        self.arrangement.save()
        self.compact.save()
        self.wall.save()
        self._settings.save("window/theme", self.look.mode.value.encode())
        self._settings.save("window/zoom", f"{self.look.zoom}".encode())
        for name in REMEMBERED:
            self._settings.save(f"window/{name}", b"1" if self.acts[name].isChecked() else b"0")

"""The desk: panes, menus, keys, and the one way in for changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolBar, QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.dialogs.help import AboutDialog, KeysDialog
from devlink3_desk.qt.models.batcher import Batch, Batcher
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.theme import Look, Mode
from devlink3_desk.switchboard.changes import Change

from .actions import KEYS
from .calls_pane import CallsPane
from .details import DetailsPane
from .docks import PaneDock
from .link_bar import LinkBar, StaleBanner
from .panels import DirectoryPane, ExtensionsPane, GroupsPane
from .ticker import Ticker

LAYOUT_VERSION: Final = 1
"""To be raised when panes change so much that saved layouts are of no use."""


COMFORTABLE: Final = QSize(1600, 1000)
"""Size of a first window where the screen has room for it, in device-independent pixels."""


def default_size(available: QSize) -> QSize:
    """Return the size of a first window on a screen with so much room: most of it, never more."""
    roomy = QSize(round(available.width() * 0.85), round(available.height() * 0.9)).boundedTo(COMFORTABLE)
    return roomy.expandedTo(QSize(1280, 800)).boundedTo(available)


class LayoutStore(Protocol):
    """Where the window keeps its layout and look between runs."""

    def load(self, key: str) -> bytes | None:
        """Return what was saved under ``key``."""

    def save(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""


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

    def __init__(self, models: DeskModels, settings: LayoutStore, look: Look | None = None) -> None:
        super().__init__()
        self.models, self._settings = models, settings
        self.look = look or saved_look(settings, self)
        self._closing = self._finished = False
        self.batcher = Batcher(self)
        self.batcher.flushed.connect(self._take)
        self.ticker = Ticker(models.clock, self)
        self.ticker.beat.connect(self._tick)
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setWindowIcon(assets.app_icon())
        self.setMinimumSize(720, 480)
        self._build_panes()
        self._build_menus()
        self._restore()
        self.banner_bar.setVisible(False)
        self._refresh()
        self.calls.focus_list(Qt.FocusReason.OtherFocusReason)

    # -- the way in

    def apply(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, to be shown with the next frame (none after :meth:`finish`)."""
        if not self._finished:
            self.batcher.push(changes)

    def _take(self, batch: Batch) -> None:
        table, watch = self.calls.table, self.calls.table.watch
        selected, at_top = watch.key, table.verticalScrollBar().value() == 0
        self.models.apply(batch)
        if selected is None and watch.key is not None:
            watch.select(None)  # Qt takes the next row for a removed one; nobody chose that call
        elif selected is not None and selected in batch.calls and batch.calls[selected] is None:
            watch.select(batch.merged.get(selected))
        if at_top:
            table.scrollToTop()  # Qt follows the selected row down; what rings is at the top
        self._refresh()

    def _refresh(self) -> None:
        """Bring up to date what no model tells of: counters, details, link."""
        self.banner.refresh()
        for pane in (self.calls, self.extensions, self.directory, self.link_bar):
            pane.refresh()
        self._show_details()
        stale = self.models.stale_since is not None
        self.look.set_stale(stale)
        self.banner_bar.setVisible(stale)

    def _show_details(self) -> None:
        self.details.show_row(self.calls.table.watch.row())

    def _tick(self) -> None:
        for watch in self._watches:
            watch.tick()
        self.details.tick()
        self.link_bar.tick()
        self.banner.tick()

    # -- what it is made of

    def _build_panes(self) -> None:
        self.calls = CallsPane(self.look, self.models, self)
        self.details = DetailsPane(self.look, self.models.now, self)
        self.extensions = ExtensionsPane(self.look, self.models, self)
        self.groups = GroupsPane(self.look, self.models, self)
        self.directory = DirectoryPane(self.look, self.models, self)
        self.banner = StaleBanner(self.look, self.models, self)
        self.link_bar = LinkBar(self.look, self.models, self)
        self.setStatusBar(self.link_bar)
        self.banner_bar = QToolBar(self)  # across the whole window, above every pane
        self.banner_bar.setObjectName("banner")
        self.banner_bar.setMovable(False)
        self.banner_bar.addWidget(self.banner)
        self.addToolBar(self.banner_bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.calls, 1)
        self.setCentralWidget(centre)
        self.setContentsMargins(8, 0, 8, 0)
        self.setDockNestingEnabled(True)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.docks = {
            name: PaneDock(name, pane, self.look, self)
            for name, pane in (
                ("details", self.details),
                ("directory", self.directory),
                ("groups", self.groups),
                ("extensions", self.extensions),
            )
        }
        self.default_layout()
        self.calls.selected.connect(self._show_details)
        self.directory.dial.connect(self.dialRequested)
        self.extensions.dial.connect(self.dialRequested)
        self._watches = (
            self.calls.table.watch,
            self.extensions.list.watch,
            self.groups.list.watch,
            self.directory.list.watch,
        )

    def default_layout(self) -> None:
        """Put every pane where it belongs."""
        right, bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for name, area in (
            ("details", right),
            ("directory", right),
            ("groups", bottom),
            ("extensions", bottom),
        ):
            self.docks[name].setFloating(False)
            self.addDockWidget(area, self.docks[name])
            self.docks[name].show()
        self.splitDockWidget(self.docks["groups"], self.docks["extensions"], Qt.Orientation.Vertical)
        side = max(340, round(self.width() * 0.28))
        self.resizeDocks([self.docks["details"]], [side], Qt.Orientation.Horizontal)
        height = self.height()
        self.resizeDocks(
            [self.docks["groups"], self.docks["extensions"]],
            [self.groups.one_row(), round((height - self.groups.one_row()) * 0.34)],
            Qt.Orientation.Vertical,
        )
        self.resizeDocks(
            [self.docks["details"], self.docks["directory"]],
            [round(height * 0.42), round(height * 0.5)],
            Qt.Orientation.Vertical,
        )

    def _build_menus(self) -> None:
        does = {
            "search": lambda: self._go(self.directory.search, "directory"),
            "calls": lambda: self._go(self.calls.table, None),
            "extensions": lambda: self._go(self.extensions.list, "extensions"),
            "groups": lambda: self._go(self.groups.list, "groups"),
            "details": lambda: self._go(self.details, "details"),
            "copy": self.copy_number,
            "larger": lambda: self.look.zoom_by(1),
            "smaller": lambda: self.look.zoom_by(-1),
            "normal": lambda: self.look.set_zoom(1.0),
            "keys": lambda: KeysDialog(self).open(),
            "quit": self.close,
        }
        self.acts: dict[str, QAction] = {}
        for key in KEYS:
            action = QAction(QCoreApplication.translate("Keys", key.text), self)
            action.setShortcuts([QKeySequence(text) for text in key.keys])
            action.triggered.connect(lambda _checked=False, do=does[key.name]: do())
            self.addAction(action)
            self.acts[key.name] = action
        self.acts["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        bar = self.menuBar()
        bar.addMenu(self.tr("&File")).addAction(self.acts["quit"])
        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.acts[name] for name in ("copy", "search")])
        self._view_menu(bar.addMenu(self.tr("&View")))
        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addAction(self.acts["keys"])
        about = help_menu.addAction(self.tr("About DevLink3 Desk"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(lambda: AboutDialog(self).open())

    def _view_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        titles = {
            Mode.SYSTEM: self.tr("Colours of the system"),
            Mode.LIGHT: self.tr("Light"),
            Mode.DARK: self.tr("Dark"),
        }
        self.modes = {mode: menu.addAction(title) for mode, title in titles.items()}
        for mode, action in self.modes.items():
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, mode=mode: self.look.set_mode(mode))
        menu.addSeparator()
        menu.addActions([self.acts[name] for name in ("larger", "smaller", "normal")])
        menu.addSeparator()
        self.technical = menu.addAction(self.tr("CMExtn values in the extensions"))
        self.technical.setCheckable(True)
        self.technical.toggled.connect(self.extensions.show_technical)
        menu.addSeparator()
        menu.addActions([dock.toggleViewAction() for dock in self.docks.values()])
        menu.addAction(self.tr("Panes where they were at first")).triggered.connect(self.default_layout)
        menu.addSeparator()
        menu.addActions([self.acts[name] for name in ("calls", "extensions", "groups", "details")])

    # -- what people do

    def _go(self, widget: QWidget, dock: str | None) -> None:
        if dock is not None:
            self.docks[dock].show()
            self.docks[dock].raise_()
        widget.window().activateWindow()
        if widget is self.calls.table:
            self.calls.focus_list(Qt.FocusReason.ShortcutFocusReason)
        else:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if widget is self.directory.search:
            self.directory.search.selectAll()
            return
        for watch in self._watches:
            if watch.view is widget and watch.key is None and watch.rows.rowCount():
                watch.select(watch.rows.key_at(0))

    def copy_number(self) -> None:
        """Put the number of the selected row, where the keyboard is, on the clipboard."""
        for watch in self._watches:
            row = watch.row()
            inside = watch.view.hasFocus() or (
                watch.view is self.directory.list and self.directory.search.hasFocus()
            )
            if inside and row is not None and row.number:
                QApplication.clipboard().setText(row.number)
                return

    # -- beginning and end

    def showEvent(self, event: QShowEvent) -> None:
        """Paint and tick from now on."""
        super().showEvent(event)
        self._follow_visibility()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing that nobody sees."""
        super().hideEvent(event)
        self._follow_visibility()

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow_visibility()

    def _follow_visibility(self) -> None:
        seen = self.isVisible() and not self.isMinimized() and not self._finished
        self.batcher.set_hidden(not seen)
        if seen:
            self._tick()
            self.ticker.start()
        else:
            self.ticker.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end instead of ending: the link is to be closed first."""
        if self._finished:
            event.accept()
            return
        event.ignore()
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
        self.ticker.stop()
        self.batcher.stop()
        self.close()

    def save(self) -> None:
        """Keep layout and look."""
        self._settings.save("window/geometry", bytes(self.saveGeometry().data()))
        self._settings.save("window/state", bytes(self.saveState(LAYOUT_VERSION).data()))
        self._settings.save("window/theme", self.look.mode.value.encode())
        self._settings.save("window/zoom", f"{self.look.zoom}".encode())
        self._settings.save("window/technical", b"1" if self.extensions.technical else b"0")

    def _restore(self) -> None:
        self.modes[self.look.mode].setChecked(True)
        self.technical.setChecked(self._settings.load("window/technical") == b"1")
        geometry, state = self._settings.load("window/geometry"), self._settings.load("window/state")
        if geometry is None or not self.restoreGeometry(QByteArray(geometry)):
            self.resize(default_size(self.screen().availableGeometry().size()))
        if state is None or not self.restoreState(QByteArray(state), LAYOUT_VERSION):
            self.default_layout()

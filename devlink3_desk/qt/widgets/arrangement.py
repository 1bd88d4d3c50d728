"""Where the panes are: at first, as somebody left them, and after a screen has gone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabBar

from .banner_bar import BannerBar
from .docks import PaneDock
from .panes import BOTTOM, PANES, SIDE, PaneSpec
from .placing import LayoutStore, kept, place
from .screens import Screen, present_screens, set_up, within_reach

if TYPE_CHECKING:
    from .main_window import MainWindow

LAYOUT_VERSION: Final = 1
"""To be raised when panes change so much that saved layouts are of no use."""

RIGHT_TO_LEFT: Final = 1000
"""Added to the version where the window is mirrored: no layout of the one direction is good for the other."""

NARROW: Final = 1000
"""Width, in device-independent pixels, below which panes have no room beside the calls."""
FIRST: Final = "extensions"
"""The pane that is on top where all share one place."""
SHARED: Final = 0.44
"""Part of the window's height that this place has."""

SAVE_MS: Final = 3000
"""Milliseconds of rest after which a new layout is kept."""

SETTLE_MS: Final = 500
"""Milliseconds that a desktop takes to move windows about when a screen comes or goes."""


class Arrangement(QObject):
    """Puts the docks of a window where they belong, and remembers where they were put."""

    def __init__(self, window: MainWindow, docks: dict[str, PaneDock], store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._docks, self._store = window, docks, store
        self._narrow = window.width() < NARROW
        self._version = LAYOUT_VERSION + RIGHT_TO_LEFT * window.isRightToLeft()
        if window.isRightToLeft():
            window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        else:
            window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.screens: Callable[[], list[Screen]] = present_screens
        self._set_up = set_up(self.screens())
        self._saving = self._soon(SAVE_MS, self.save_if_settled)
        self._tidying = self._soon(0, self._tidy)
        self._following = self._soon(SETTLE_MS, self.follow_screens)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 (there is no window without one)
        application.screenAdded.connect(self._following.start)
        application.screenRemoved.connect(self._following.start)
        window.look.changed.connect(self.follow_width)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self.touched)
            dock.topLevelChanged.connect(self.touched)
            dock.visibilityChanged.connect(self.touched)

    def reset(self) -> None:
        """Put every pane where it was at first."""
        window, docks = self._window, self._docks
        narrow = self._narrow = self._is_narrow()
        for spec in PANES:
            if spec.area is not None:
                dock = docks[spec.name]
                dock.setFloating(False)
                window.addDockWidget(BOTTOM if narrow else self._area(spec), dock)
                dock.setVisible(spec.shown)
        if narrow:
            self._share_one_place()
        else:
            for area in (SIDE, BOTTOM):
                self._stack(area)
        self._share_out()
        QTimer.singleShot(0, self, self._share_out)  # panes of a window that is seen already settle first

    def _share_out(self) -> None:
        """Give each place its part of the window."""
        if self._narrow:
            height = round(self._window.height() * SHARED)
            self._window.resizeDocks([self._docks[FIRST]], [height], Qt.Orientation.Vertical)
        else:
            for area in (SIDE, BOTTOM):
                self._share_height(area)

    def follow_width(self) -> None:
        """Make room where the window has become narrow, or wide again, unless somebody has arranged it."""
        before, self._narrow = self._narrow, self._is_narrow()
        if before != self._narrow and self._is_as_at_first(narrow=before):
            self.reset()

    def _is_narrow(self) -> bool:
        """Return whether letters as large as they are leave too little room for panes side by side."""
        return self._window.width() < NARROW * self._window.look.zoom

    def _is_as_at_first(self, *, narrow: bool) -> bool:
        """Return whether every pane is where :meth:`reset` puts it, whatever its size."""
        window = self._window
        for spec in PANES:
            if spec.area is None:
                continue
            dock = self._docks[spec.name]
            area = BOTTOM if narrow else self._area(spec)
            with_it = len(PANES) - 2 if narrow else self._partners(spec)
            if dock.isFloating() or window.dockWidgetArea(dock) != area or dock.isHidden() == spec.shown:
                return False
            if len(window.tabifiedDockWidgets(dock)) != with_it:
                return False
        return True

    @staticmethod
    def _partners(spec: PaneSpec) -> int:
        """Return with how many others a pane shares its place at first."""
        return sum(spec.name == other.tab_with or other.name == spec.tab_with for other in PANES)

    def _area(self, spec: PaneSpec) -> Qt.DockWidgetArea:
        """Return the place of a pane, mirrored with the window."""
        mirrored = spec.area == SIDE and self._window.isRightToLeft()
        return Qt.DockWidgetArea.LeftDockWidgetArea if mirrored else spec.area or BOTTOM

    def _share_one_place(self) -> None:
        """Put all panes below the calls, as tabs."""
        window, first = self._window, self._docks[FIRST]
        for spec in reversed(PANES):
            if spec.area is not None and spec.name != FIRST:
                window.tabifyDockWidget(first, self._docks[spec.name])
        first.raise_()

    def _stack(self, area: Qt.DockWidgetArea) -> None:
        """Put the panes of one area below each other."""
        window, docks = self._window, self._docks
        specs = [spec for spec in PANES if spec.area == area and not spec.tab_with]
        for upper, lower in pairwise(specs):
            window.splitDockWidget(docks[upper.name], docks[lower.name], Qt.Orientation.Vertical)
        for spec in PANES:
            if spec.area == area and spec.tab_with:
                window.tabifyDockWidget(docks[spec.tab_with], docks[spec.name])
                docks[spec.tab_with].raise_()

    def _share_height(self, area: Qt.DockWidgetArea) -> None:
        window, docks = self._window, self._docks
        shown = [spec for spec in PANES if spec.area == area and not spec.tab_with and spec.shown]
        room = window.height()
        snug = sum(window.panes[spec.name].snug_height() for spec in shown)
        heights = [
            window.panes[spec.name].snug_height() or round((room - snug) * spec.share) for spec in shown
        ]
        window.resizeDocks([docks[spec.name] for spec in shown], heights, Qt.Orientation.Vertical)
        if area == SIDE and shown:
            side = max(340, round(window.width() * 0.28))
            window.resizeDocks([docks[shown[0].name]], [side], Qt.Orientation.Horizontal)

    def touched(self) -> None:
        """Something was moved: keep it as soon as it rests, not only at the end."""
        # Qt makes and drops them as needed.
        for tabs in self._window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self.tr("Panes that share this place"))
        self._tidying.start()
        if self._window.isVisible():
            self._saving.start()

    def _tidy(self) -> None:
        """Hide the tabs that Qt leaves behind when panes change their place: those that belong to none."""
        window = self._window
        edges = {(dock.x(), dock.y() + dock.height(), dock.width()) for dock in self._docks.values()}
        for tabs in reversed(window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)):
            if tabs.count() > 1:  # others Qt has put out of sight
                edge = (tabs.x(), tabs.y(), tabs.width())
                tabs.setVisible(edge in edges)
                edges.discard(edge)

    def save(self) -> None:
        """Keep where everything is, for this set of screens and as the newest of all."""
        self._saving.stop()
        geometry = bytes(self._window.saveGeometry().data())
        state = bytes(self._window.saveState(self._version).data())
        for screens in ("window", f"window@{self._set_up}"):
            self._store.save(f"{screens}/geometry", geometry)
            self._store.save(f"{screens}/state", state)

    def save_if_settled(self) -> None:
        """Keep where everything is, unless somebody has just pulled a plug: then nobody chose it."""
        if set_up(self.screens()) == self._set_up:
            self.save()

    def restore(self) -> None:
        """Put everything where it was with these screens, else where it was last, else where it belongs."""
        place(self._window, self._store, self._set_up)
        self.restore_panes()

    def restore_panes(self) -> None:
        """Put the panes where they were, or where they belong; the window stays where it is."""
        window, state = self._window, kept(self._store, self._set_up, "state")
        if state is None or not window.restoreState(QByteArray(state), self._version):
            self.reset()
        for bar in window.findChildren(BannerBar):
            bar.follow()  # a layout may be from a moment at which there was something to say
        self._rescue()

    def follow_screens(self) -> None:
        """Take the layout of another set of screens, and leave nothing where no screen is."""
        now = set_up(self.screens())
        if now != self._set_up:
            self._set_up = now
            if self._store.load(f"window@{now}/state") is not None:
                self.restore()
        self._rescue()

    def _rescue(self) -> None:
        screens = self.screens()
        floating = [dock for dock in self._docks.values() if dock.isFloating() and not dock.isHidden()]
        for widget in (self._window, *floating):
            if widget.isMaximized() or widget.isFullScreen():
                continue
            reachable = within_reach(widget.geometry(), screens)
            if reachable != widget.geometry():
                widget.setGeometry(reachable)

    def _soon(self, wait: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(do)
        return timer

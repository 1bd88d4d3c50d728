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
from .panes import BOTTOM, PANES, RIGHT
from .placing import LayoutStore, kept, place
from .screens import Screen, present_screens, set_up, within_reach

if TYPE_CHECKING:
    from .main_window import MainWindow

LAYOUT_VERSION: Final = 1
"""To be raised when panes change so much that saved layouts are of no use."""

SAVE_MS: Final = 3000
"""Milliseconds of rest after which a new layout is kept."""

SETTLE_MS: Final = 500
"""Milliseconds that a desktop takes to move windows about when a screen comes or goes."""


class Arrangement(QObject):
    """Puts the docks of a window where they belong, and remembers where they were put."""

    def __init__(self, window: MainWindow, docks: dict[str, PaneDock], store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._docks, self._store = window, docks, store
        self.screens: Callable[[], list[Screen]] = present_screens
        self._set_up = set_up(self.screens())
        self._saving = self._soon(SAVE_MS, self.save_if_settled)
        self._following = self._soon(SETTLE_MS, self.follow_screens)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 (there is no window without one)
        application.screenAdded.connect(self._following.start)
        application.screenRemoved.connect(self._following.start)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self.touched)
            dock.topLevelChanged.connect(self.touched)
            dock.visibilityChanged.connect(self.touched)

    def reset(self) -> None:
        """Put every pane where it was at first."""
        window, docks = self._window, self._docks
        for spec in PANES:
            if spec.area is not None:
                dock = docks[spec.name]
                dock.setFloating(False)
                window.addDockWidget(spec.area, dock)
                dock.setVisible(spec.shown)
        for area in (RIGHT, BOTTOM):
            self._stack(area)

    def _stack(self, area: Qt.DockWidgetArea) -> None:
        """Put the panes of one area below each other, with their share of the height."""
        window, docks = self._window, self._docks
        specs = [spec for spec in PANES if spec.area == area and not spec.tab_with]
        for upper, lower in pairwise(specs):
            window.splitDockWidget(docks[upper.name], docks[lower.name], Qt.Orientation.Vertical)
        for spec in PANES:
            if spec.area == area and spec.tab_with:
                window.tabifyDockWidget(docks[spec.tab_with], docks[spec.name])
                docks[spec.tab_with].raise_()
        shown = [spec for spec in specs if spec.shown]
        room = window.height()
        snug = sum(window.panes[spec.name].snug_height() for spec in shown)
        heights = [
            window.panes[spec.name].snug_height() or round((room - snug) * spec.share) for spec in shown
        ]
        window.resizeDocks([docks[spec.name] for spec in shown], heights, Qt.Orientation.Vertical)
        if area == RIGHT and shown:
            side = max(340, round(window.width() * 0.28))
            window.resizeDocks([docks[shown[0].name]], [side], Qt.Orientation.Horizontal)

    def touched(self) -> None:
        """Something was moved: keep it as soon as it rests, not only at the end."""
        # Qt makes and drops them as needed.
        for tabs in self._window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self.tr("Panes that share this place"))
        if self._window.isVisible():
            self._saving.start()

    def save(self) -> None:
        """Keep where everything is, for this set of screens and as the newest of all."""
        self._saving.stop()
        geometry = bytes(self._window.saveGeometry().data())
        state = bytes(self._window.saveState(LAYOUT_VERSION).data())
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
        if state is None or not window.restoreState(QByteArray(state), LAYOUT_VERSION):
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

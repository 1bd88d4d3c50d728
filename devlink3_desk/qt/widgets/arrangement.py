"""Where the panes are: at first, as somebody left them, and after a screen has gone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QByteArray, QObject, QSize, Qt

from .docks import PaneDock
from .panes import BOTTOM, PANES, RIGHT

if TYPE_CHECKING:
    from .main_window import MainWindow

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


class Arrangement(QObject):
    """Puts the docks of a window where they belong, and remembers where they were put."""

    def __init__(self, window: MainWindow, docks: dict[str, PaneDock], store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._docks, self._store = window, docks, store

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

    def save(self) -> None:
        """Keep where everything is."""
        self._store.save("window/geometry", bytes(self._window.saveGeometry().data()))
        self._store.save("window/state", bytes(self._window.saveState(LAYOUT_VERSION).data()))

    def restore(self) -> None:
        """Put everything where it was when it was last saved, or where it belongs."""
        window = self._window
        geometry, state = self._store.load("window/geometry"), self._store.load("window/state")
        if geometry is None or not window.restoreGeometry(QByteArray(geometry)):
            window.resize(default_size(window.screen().availableGeometry().size()))
        if state is None or not window.restoreState(QByteArray(state), LAYOUT_VERSION):
            self.reset()

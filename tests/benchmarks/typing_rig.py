"""A key pressed in a search field, with a stopwatch on when what it finds is painted."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

AIM_MS = 16.0
SIZE = QSize(460, 760)
_PAINT_TIMEOUT = 0.1
"""Seconds after which nothing will be painted any more."""


class PaintWatcher(QObject):
    """Notes when a view has painted."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.is_painted = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the paint event; it is being handled when the next event is taken."""
        if event.type() == QEvent.Type.Paint:
            self.is_painted = True
        return super().eventFilter(watched, event)


class SearchField:
    """A search field that can be seen, and the view that shows what it finds."""

    def __init__(self, field: QLineEdit, view: QAbstractItemView, close: Callable[[], object]) -> None:
        self.field, self.close = field, close
        self._painted = PaintWatcher(view.viewport())

    def press_key(self, letter: str) -> float | None:
        """Press a key (empty: the one that takes a letter back); return the milliseconds to the paint.

        ``None`` where nothing was painted, because the same people are shown as before.
        """
        self._painted.is_painted = False
        key = Qt.Key.Key_A if letter else Qt.Key.Key_Backspace
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        started = perf_counter()
        QApplication.sendEvent(self.field, press)
        while not self._painted.is_painted:
            QApplication.processEvents()
            if perf_counter() - started > _PAINT_TIMEOUT:
                return None
        return (perf_counter() - started) * 1_000


def show_search_window(
    window: QWidget, field: QLineEdit, view: QAbstractItemView, size: QSize = SIZE
) -> SearchField:
    """Show a window that is made for its search field."""
    window.resize(size)
    window.show()
    QTest.qWaitForWindowExposed(window)
    return SearchField(field, view, window.close)


def measure_99th_percentile(field: SearchField, typed: Sequence[str]) -> float:
    """Return the 99th percentile over everything typed and taken back, several times."""
    times: list[float] = []
    for _, text in itertools.product(range(3), typed):
        pressed = [field.press_key(letter) for letter in (*text, *([""] * len(text)))]
        times += [time for time in pressed if time is not None]
    field.close()
    times.sort()
    return times[int(len(times) * 0.99)]

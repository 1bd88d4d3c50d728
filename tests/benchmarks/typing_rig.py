"""Measures the time from a key press in a search field until the results are painted."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget

AIM_MS = 16.0
SIZE = QSize(460, 760)
_PAINT_TIMEOUT = 1.0
"""Seconds after which no paint event is expected any more."""


class PaintWatcher(QObject):
    """Detects the next paint event of a view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.is_painted = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the paint event, which is handled before the next event."""
        if event.type() == QEvent.Type.Paint:
            self.is_painted = True
        return super().eventFilter(watched, event)


class SearchField:
    """A visible search field, and the view that shows its results."""

    def __init__(
        self,
        field: QLineEdit,
        view: QAbstractItemView,
        close: Callable[[], object],
        finish_search: Callable[[], None],
    ) -> None:
        self.field, self.close, self._finish_search = field, close, finish_search
        self._painted = PaintWatcher(view.viewport())

    def press_key(self, letter: str) -> float | None:
        """Press the key of a letter, or Backspace for an empty text; return the milliseconds until painting.

        ``None`` if nothing was painted, as the results have not changed. A search that goes on after the
        first results were painted is completed before the next key, as between two keys of whoever types.
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
        milliseconds = (perf_counter() - started) * 1_000
        self._finish_search()
        return milliseconds


def show_search_window(
    window: QWidget,
    field: QLineEdit,
    view: QAbstractItemView,
    size: QSize = SIZE,
    finish_search: Callable[[], None] = lambda: None,
) -> SearchField:
    """Show a window, and return its search field for measurements.

    ``finish_search`` completes a search whose first results are painted.
    """
    window.resize(size)
    window.show()
    QTest.qWaitForWindowExposed(window)
    return SearchField(field, view, window.close, finish_search)


def open_proxy_view(view: QAbstractItemView, texts: Iterable[str], size: QSize = SIZE) -> SearchField:
    """Show a list of texts that Qt's own model filters by a substring, in upper or lower case."""
    window = QWidget()
    column, field = QVBoxLayout(window), QLineEdit(window)
    column.addWidget(field)
    column.addWidget(view)
    source = QStandardItemModel(0, 1, window)
    for text in texts:
        source.appendRow(QStandardItem(text))
    proxy = QSortFilterProxyModel(window)
    proxy.setSourceModel(source)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(proxy)
    field.textChanged.connect(proxy.setFilterFixedString)
    return show_search_window(window, field, view, size)


def measure_99th_percentile(field: SearchField, typed: Sequence[str]) -> float:
    """Type and delete texts several times; return the 99th percentile of the times in milliseconds."""
    times: list[float] = []
    for _, text in itertools.product(range(3), typed):
        presses = (field.press_key(letter) for letter in (*text, *([""] * len(text))))
        times += [time for time in presses if time is not None]
    field.close()
    times.sort()
    return times[int(len(times) * 0.99)]

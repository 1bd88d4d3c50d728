"""A layout that places widgets beside each other, in as many lines as the width needs."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

_Line: TypeAlias = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lines of widgets, from the reading side on; hidden widgets take no room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6, *, shrinks: bool = False) -> None:
        """With ``shrinks``, widgets that can be narrower than their size hint are, to share a line."""
        super().__init__(parent)
        self._shrinks = shrinks
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or ``None`` after the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the widgets keep their size."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return ``True``: the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines in a width."""
        return self._place_items(QRect(0, 0, width, 0), is_test=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._place_items(rect, is_test=False)

    def sizeHint(self) -> QSize:
        """Return the size of all widgets in one line."""
        hints = [item.sizeHint() for item in self._shown_items()]
        width = sum(hint.width() + self.spacing() for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._shown_items():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown_items(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place_items(self, rect: QRect, *, is_test: bool) -> int:
        """Place the items line by line, and return the height of the lines."""
        # That of the widget, also where this is a layout inside another one.
        parent = self.parentWidget()
        direction = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        y = rect.y()
        for line in self._list_lines(rect.width()):
            x, height = rect.x(), max(size.height() for _item, size in line)
            for item, size in line:
                if not is_test:
                    # In the middle of the line: a text stands on the line of a field beside it.
                    place = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                    item.setGeometry(QStyle.visualRect(direction, rect, place))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _list_lines(self, width: int) -> list[_Line]:
        """Return the items of each line, with their sizes."""
        lines: list[_Line] = []
        room = 0
        for item in self._shown_items():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if self._shrinks:
                size.setWidth(min(size.width(), item.minimumSize().width()))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self.spacing()
        return [self._widen_items(line, width) for line in lines] if self._shrinks else lines

    def _widen_items(self, line: _Line, width: int) -> _Line:
        """Share what a line leaves of the width between the items that are narrower than their size hint."""
        rest = width + self.spacing() - sum(size.width() + self.spacing() for _item, size in line)
        missing = [max(0, item.sizeHint().width() - size.width()) for item, size in line]
        shares: list[int] = []
        for at, each in enumerate(missing):
            takers = sum(other > 0 for other in missing[at:])
            shares.append(max(0, min(each, (rest - sum(shares)) // max(1, takers))))
        return [
            (item, QSize(size.width() + share, size.height()))
            for (item, size), share in zip(line, shares, strict=True)
        ]

"""Views that know which rows they show and keep the selected key when rows are replaced."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.delegates.calls import CallDelegate
from devlink3_desk.qt.delegates.paint import RowDelegate
from devlink3_desk.qt.delegates.tiles import TileDelegate
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.calls import FROM, LINE, STATE, TIME, TO, CallRow
from devlink3_desk.qt.models.keyed import Row
from devlink3_desk.qt.models.ordered import ListModel, OrderedModel
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.states import Sign
from devlink3_desk.switchboard.views import LinkStatus

from .steady import Steady

if TYPE_CHECKING:
    from devlink3_desk.qt.theme import Look

R = TypeVar("R", bound=Row)


class Watch(QObject, Generic[R]):
    """What the views below have in common, held beside them: the list shown, and the key selected."""

    looked_at = Signal(str)
    """Number of the row that has just been selected."""

    def __init__(self, view: QAbstractItemView, rows: ListModel[R]) -> None:
        super().__init__(view)
        self.view, self.rows = view, rows
        self.key: str | None = None
        self.link: LinkStatus | None = None
        """State of the link where that is why nothing can be shown."""
        rows.rowsAboutToBeRemoved.connect(self._removing)  # before the view hears of it
        view.setModel(rows)
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._selection_changed)
        rows.modelReset.connect(self._select_again)

    def row(self) -> R | None:
        """Return the selected row, if it can be seen: nobody means one that a filter hides."""
        place = None if self.key is None else self.rows.place_of(self.key)
        return None if place is None else self.rows.row_at(place)

    def select(self, key: str | None) -> None:
        """Select a key, or nothing; a key that a filter hides is selected again when it shows."""
        place = None if key is None else self.rows.place_of(key)
        selection = self.view.selectionModel()
        if place is None:
            selection.clear()
            self.key = key
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(self.rows.index(place, 0), flags)

    def begin(self) -> None:
        """Select the first row where none is selected."""
        if self.key is None and self.rows.rowCount():
            self.select(self.rows.key_at(0))

    def say_link(self, link: LinkStatus | None) -> None:
        """Take the state of a link that brings nothing new, ``None`` while all is well."""
        if link != self.link:
            self.link = link
            self.view.setAccessibleDescription("" if link is None else words.word(words.LINK[link]))
            if not self.rows.rowCount():
                self.view.viewport().update()

    def number(self) -> str:
        """Return the number of the selected row, empty where there is none."""
        row = self.row()
        return "" if row is None else row.number

    def tick(self) -> None:
        """Let the time of the visible rows go on."""
        view = self.view
        if not view.isVisible() or not self.rows.rowCount():
            return
        first, last = self.shown()
        self.rows.source.tick(self.rows.source_rows(first, last))

    def shown(self) -> tuple[int, int]:
        """Return the first and the last place that can be seen, of a list that is not empty."""
        view = self.view
        area = view.viewport().rect()
        first = view.indexAt(QPoint(area.left() + 8, area.top() + 8))
        last = view.indexAt(QPoint(area.left() + 8, area.bottom() - 1))
        end = self.rows.rowCount() - 1
        if last.isValid() and isinstance(view, QListView) and view.isWrapping():
            last_row = min(end, last.row() + self._columns(view))
        else:
            last_row = last.row() if last.isValid() else end
        return (first.row() if first.isValid() else 0, last_row)

    @staticmethod
    def _columns(view: QListView) -> int:
        return max(1, view.viewport().width() // max(1, view.gridSize().width()))

    def _removing(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Select nothing in place of a row that goes: Qt would take the next one, which nobody chose."""
        current = self.view.currentIndex()
        if current.isValid() and first <= current.row() <= last:
            self.view.selectionModel().clear()

    def _select_again(self) -> None:
        self.select(self.key)

    def _selection_changed(self) -> None:
        selected = self.view.selectionModel().selectedIndexes()
        self.key = selected[0].data(Role.KEY) if selected else None
        if selected:
            self.looked_at.emit(selected[0].data(Role.NUMBER))


AT_ONCE: Final = 300
"""Tiles that are laid out before the first paint; more are on no screen."""

_SIGN: Final = 30
"""Side of the shape above a placeholder, in device-independent pixels."""


def _prepare(view: QAbstractItemView) -> None:
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)


def paint_placeholder(view: QAbstractItemView, text: str, sign: Sign | None = None) -> None:
    """Say in an empty view why it is empty; ``sign`` stands above it where that is not as it should be."""
    if not text:
        return
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().color(QPalette.ColorRole.PlaceholderText))
    room = view.viewport().rect().adjusted(16, 0, -16, 0)
    if sign is not None:
        size = min(_SIGN, room.height() // 3)
        middle = room.top() + (room.height() - size - painter.fontMetrics().height() - 6) // 2
        ratio = view.devicePixelRatioF()
        painter.drawPixmap(
            room.center().x() - size // 2, middle, assets.pixmap(sign.icon, sign.tone, size, ratio)
        )
        room.setTop(middle + size + 6)
        room.setHeight(painter.fontMetrics().height())
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(room, flags, text)
    painter.end()


def paint_empty(view: QAbstractItemView, watch: Watch[R], look: Look, placeholder: str) -> None:
    """Say why there are no rows: the link, where there is nothing to show yet, else ``placeholder``."""
    link = watch.link
    if link is None or watch.rows.source.rowCount():
        paint_placeholder(view, placeholder)
    else:
        sign = states.LINK[link]
        ink = look.theme.tone(sign.tone).ink
        paint_placeholder(view, words.word(words.LINK[link]), sign._replace(tone=ink))


class CallTable(QTableView):
    """The list of calls."""

    def __init__(self, look: Look, rows: OrderedModel[CallRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.watch = Watch(self, rows)
        self.steady = Steady(self, rows)
        self.delegate = CallDelegate(look, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Calls"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        self._fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give state and time what they need, and share the rest."""
        header = self.horizontalHeader()
        state, time = self.delegate.state_width(), self.delegate.time_width()
        rest = max(0, self.viewport().width() - state - time)
        widths = {STATE: state, TIME: time, FROM: rest * 38 // 100, TO: rest * 32 // 100}
        widths[LINE] = rest - widths[FROM] - widths[TO]
        for column, width in widths.items():
            header.resizeSection(column, width)


class PeopleView(QTableView, Generic[R]):
    """A list of people: one column of a table, which asks only for the rows that it shows."""

    pressed_enter = Signal()
    """Enter was pressed."""

    placeholder = ""

    def __init__(self, rows: ListModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.watch = Watch(self, rows)
        self._rows: RowDelegate | None = None
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def use(self, delegate: RowDelegate) -> None:
        """Paint with a delegate, whose rows are all of one height."""
        self._rows = delegate
        self.setItemDelegate(delegate)
        delegate.look.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter on every desktop (some activate rows by it, some do not)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_enter.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or why there are none."""
        super().paintEvent(event)
        if not self.model().rowCount() and self._rows is not None:
            paint_empty(self, self.watch, self._rows.look, self.placeholder)

    def _restyle(self) -> None:
        if self._rows is not None:
            height = self._rows.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
            self.verticalHeader().setDefaultSectionSize(height)
            self.viewport().update()


class TileList(QListView, Generic[R]):
    """Tiles that fill the width evenly."""

    pressed_enter = Signal()
    """Enter was pressed."""

    placeholder = ""

    def __init__(self, rows: OrderedModel[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self)
        self.watch = Watch(self, rows)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        # Qt asks the model twice for every tile that it lays out: of thousands the first are seen at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self._tiles: TileDelegate | None = None
        for changed in (rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            changed.connect(self._fit)
        rows.changed_at.connect(self._touch)

    def use(self, delegate: TileDelegate) -> None:
        """Paint with a delegate, whose smallest size decides how many tiles stand side by side."""
        self._tiles = delegate
        self.setItemDelegate(delegate)
        delegate.look.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the tiles anew."""
        self._fit()
        super().resizeEvent(event)

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803 (Qt's own names)
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Tell those who listen. Qt would lay out every tile again, and paint all for two that changed."""
        if QAccessible.isActive():
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def _touch(self, places: list[int]) -> None:
        """Have the tiles at these places painted, as far as they can be seen."""
        if not self.isVisible() or not places:
            return
        first, last = self.watch.shown()
        for place in places[bisect_left(places, first) : bisect_right(places, last)]:
            self.update(self.model().index(place, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles, or why there are none."""
        if self._tiles is None:
            return
        # Qt asks for all tiles within the rectangle around what is to be painted.
        self._tiles.wanted = event.region()
        super().paintEvent(event)
        self._tiles.wanted = None
        if not self.model().rowCount():
            paint_empty(self, self.watch, self._tiles.look, self.placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter on every desktop (some activate rows by it, some do not)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_enter.emit()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Lay the tiles out anew, where their size may have changed."""
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        if self._tiles is None:
            return
        # Qt keeps room for a scroll bar whether it is there or not.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        room = self.maximumViewportSize() - QSize(bar + 1, 0)
        size = self._tiles.arranged(room, self.watch.rows.rowCount())
        if size != self._tiles.size:
            self._tiles.size = size
            self.setGridSize(size)

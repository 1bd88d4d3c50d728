"""The selection of a view, which stays on a key."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.accessibility import find_viewport
from devlink3_desk.qt.core.row_model import ModelRow, Role
from devlink3_desk.qt.core.sorted_model import RowProxyModel
from devlink3_desk.switchboard.board_values import LinkStatus

R = TypeVar("R", bound=ModelRow)

_TAB_REASONS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class SelectionTracker(QObject, Generic[R]):
    """Keeps the selection of a view on a key, and updates what the view shows.

    Qt's selection follows rows that move, but a reset of the model clears it, and every change of a filter
    is one. Therefore the selected key is remembered, and selected again when its row is shown again.
    """

    number_selected = Signal(str)
    """Emitted with the number of a row when it is selected."""

    # QAbstractItemView.activated depends on the platform: on macOS, Enter starts editing.
    row_chosen = Signal(str)
    """Emitted with the key of the selected row when Enter is pressed, on every platform."""

    def __init__(self, view: QAbstractItemView, list_model: RowProxyModel[R]) -> None:
        super().__init__(view)
        self.view, self.list_model = view, list_model
        self._viewport = find_viewport(view)
        self.selected_key: str | None = None
        self.link_status: LinkStatus | None = None
        """State of a link that delivers no changes; ``None`` while it is live."""
        self.missing_text = ""
        """Text of an empty list while its contents are unknown; empty once they are known."""
        # Connected before setModel, so that it is called before the view's own handler of this signal.
        list_model.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        view.setModel(list_model)
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentChanged.connect(self._on_current_changed)
        list_model.source.modelAboutToBeReset.connect(self._stop_scrolling)
        list_model.modelReset.connect(self._restore_selection)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the selected row on Enter; select one when Tab leads to the view.

        The frame that shows the focus is around a selected row.
        """
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self.selected_row()
                if row is not None:
                    self.row_chosen.emit(row.key)
                return True
        elif isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _TAB_REASONS:
            self.ensure_selection()
        return super().eventFilter(watched, event)

    def selected_row(self) -> R | None:
        """Return the selected row; ``None`` if none is selected or the filter hides it."""
        position = None if self.selected_key is None else self.list_model.find_row(self.selected_key)
        return None if position is None else self.list_model.value_at(position)

    def selected_keys(self) -> tuple[str, ...]:
        """Return the keys of all selected rows, in their order, of a view in which several can be."""
        selected = self.view.selectionModel().selectedIndexes()
        return tuple(index.data(Role.KEY) for index in sorted(selected) if index.column() == 0)

    def select_key(self, key: str | None) -> None:
        """Select a key, or nothing. A key that the filter hides is selected when it is shown again."""
        position = None if key is None else self.list_model.find_row(key)
        selection = self.view.selectionModel()
        if position is None:
            selection.clear()
            # After clear(), whose signal has reset it.
            self.selected_key = key
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(self.list_model.index(position, 0), flags)

    def ensure_selection(self) -> None:
        """Bring the selected row into view; without one, or if a filter hides it, select the first row."""
        is_shown = self.selected_key is not None and self.list_model.find_row(self.selected_key) is not None
        if not is_shown and self.list_model.rowCount():
            self.select_key(self.list_model.key_at(0))
        self.view.scrollTo(self.view.currentIndex())

    def set_link_status(self, status: LinkStatus | None) -> None:
        """Set the state of a link that delivers no changes; ``None`` while it is live."""
        if status != self.link_status:
            self.link_status = status
            self._describe_view()
            if not self.list_model.rowCount():
                self.view.viewport().update()

    def set_missing_text(self, text: str) -> None:
        """Set the text of an empty list while its contents are unknown; empty once they are known."""
        if text != self.missing_text:
            self.missing_text = text
            self._describe_view()
            self.view.viewport().update()

    def _describe_view(self) -> None:
        link_text = "" if self.link_status is None else state_display.describe_link_status(self.link_status)
        self.view.setAccessibleDescription(self.missing_text or link_text)

    def selected_number(self) -> str:
        """Return the number of the selected row; empty if none is selected."""
        row = self.selected_row()
        return "" if row is None else row.number

    def update_times(self) -> None:
        """Update the elapsed times of the visible rows."""
        view = self.view
        if not view.isVisible() or not self.list_model.rowCount():
            return
        first, last = self.find_visible_range()
        self.list_model.source.emit_elapsed_changes(self.list_model.source_rows(first, last))

    def find_visible_range(self) -> tuple[int, int]:
        """Return the first and the last visible position of a list that is not empty."""
        view = self.view
        area = view.viewport().rect()
        # Some pixels inside the corners, because there is no index in the gap around a tile.
        first = view.indexAt(QPoint(area.left() + 8, area.top() + 8))
        last = view.indexAt(QPoint(area.left() + 8, area.bottom() - 1))
        end = self.list_model.rowCount() - 1
        if last.isValid() and isinstance(view, QListView) and view.isWrapping():
            # Bottom left is the first tile of its row: the rest of the row follows.
            last_row = min(end, last.row() + self._column_count(view))
        else:
            last_row = last.row() if last.isValid() else end
        return (first.row() if first.isValid() else 0, last_row)

    @staticmethod
    def _column_count(view: QListView) -> int:
        return max(1, view.viewport().width() // max(1, view.gridSize().width()))

    def _on_rows_about_to_be_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Clear the selection if its row is removed."""
        # Qt would select the next row, and a key press would act on a call that nobody has chosen.
        current = self.view.currentIndex()
        if current.isValid() and first <= current.row() <= last:
            self.view.selectionModel().clear()

    def _stop_scrolling(self) -> None:
        # Scrolling to the selected row answers a search, but not rows that were read again: the view stays.
        self.view.setAutoScroll(False)

    def _restore_selection(self) -> None:
        self.select_key(self.selected_key)
        self.view.setAutoScroll(True)

    def _on_selection_changed(self) -> None:
        selected = self.view.selectionModel().selectedIndexes()
        self.selected_key = selected[0].data(Role.KEY) if selected else None
        if selected:
            self.number_selected.emit(selected[0].data(Role.NUMBER))

    def _on_current_changed(self, current: QModelIndex) -> None:
        """Follow the current row among several that are selected."""
        selection = self.view.selectionModel()
        if len(selection.selectedIndexes()) > 1 and selection.isSelected(current):
            self.selected_key = current.data(Role.KEY)

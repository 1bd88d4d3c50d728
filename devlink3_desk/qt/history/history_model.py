"""The model of the history: the calls that a filter finds, newest first, read page by page.

A year has hundreds of thousands of calls. :class:`.PageList` has the pages around the visible rows in memory.
A row that is not in memory has no value; its page is read when a view reads the row. Calls that end while the
list is shown are inserted at the top, and the view scrolls so that the visible rows stay in place.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from devlink3_desk.history.call_record import CallRecord, ReturnedCall
from devlink3_desk.history.queries import CallPage, CallQuery, HistoryAccess
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.row_model import CONTENT_ROLES, Index, Role, RowModel, find_runs
from devlink3_desk.qt.core.sorted_model import RowProxyModel
from devlink3_desk.qt.history.history_pages import CallsPage, PageList
from devlink3_desk.qt.history.history_row import HistoryRow, RowWriter
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

log = logging.getLogger(__name__)

PAGE_SIZE: Final = 150
"""Number of calls of a page when it is first read."""
MAX_FIRST_PAGE: Final = 2 * PAGE_SIZE
"""Maximum number of calls of the first page, to which new calls are added; a larger page is split."""
RELOAD_MARGIN: Final = 20
"""Number of calls by which a page may have grown while it was not in memory."""
READ_AHEAD_ROWS: Final = 60
"""Distance from the last row, in rows, at which the next page is read."""
MAX_REQUESTED_PAGES: Final = 3
"""Maximum number of requested pages. Older requests, for rows that were scrolled past, are dropped."""
RETURNS_DELAY_MS: Final = 120
"""Delay of the query for returned calls after a page was read, so that scrolling has priority."""


class HistoryCells(RowModel[HistoryRow]):
    """The texts and roles of a row. This model has no rows; :class:`HistoryModel` has them."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("HistoryCells", "Call"),)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 (Qt's own signature)
        """Return 0."""
        return 0

    def cell_text(self, row: HistoryRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the call in one sentence."""
        return row.accessible_text


class HistoryModel(RowProxyModel[HistoryRow]):
    """Calls of a :class:`.HistoryAccess`, page by page."""

    first_page_read = Signal()
    """Emitted when the history has answered a query."""
    page_read = Signal(int, int)
    """Emitted with the first and the last row of a page that is in memory again."""
    read_failed = Signal(object)
    """Emitted with the :class:`.Sentence` that says why the history cannot be read."""

    def __init__(self, create_writer: Callable[[], RowWriter], parent: QObject | None = None) -> None:
        super().__init__(HistoryCells(lambda: 0.0), parent)
        self.source.setParent(self)
        self._create_writer = create_writer
        self._writer = create_writer()
        self._access: HistoryAccess | None = None
        self._query = CallQuery(with_legs=False)
        self._page_list = PageList()
        self._requested: dict[CallsPage, None] = {}
        self._is_reading = self._is_refresh_needed = False
        self._refresh_receiver, self._page_receiver, self._returns_receiver = (
            FutureReceiver(self) for _ in range(3)
        )
        self.pinned_key: str | None = None
        """Key of the selected row, whose page stays in memory; ``None`` if no row is selected."""
        self._read_timer = QTimer(self, singleShot=True, interval=0)
        self._read_timer.timeout.connect(self._read_requested_page)
        self._returns_timer = QTimer(self, singleShot=True, interval=RETURNS_DELAY_MS)
        self._returns_timer.timeout.connect(self._request_returns)

    # -- the interface of the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of calls that were found so far."""
        return 0 if parent.isValid() else self._page_list.row_count

    def value_at(self, position: int) -> HistoryRow | None:
        """Return the value of a row; if it is not in memory, request its page and return ``None``."""
        page = self._page_list.pages[self._page_list.find_page(position)[0]]
        if page.rows is None or page.is_outdated:
            self._request_page(page)
        if (
            position >= self._page_list.row_count - READ_AHEAD_ROWS
            and self._page_list.next_position is not None
        ):
            self._read_timer.start()
        return self._page_list.value_at(position)

    def key_at(self, position: int) -> str:
        """Return the id of the call in a row; empty while it is not in memory."""
        row = self._page_list.value_at(position)
        return "" if row is None else row.key

    def find_row(self, key: str) -> int | None:
        """Return the row number of a call in memory, or ``None``."""
        return self._page_list.find_row(key)

    def source_rows(self, first: int, last: int) -> list[int]:
        """Return an empty list, because no row shows an elapsed time."""
        del first, last
        return []

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of a row; texts are empty while it is not in memory."""
        found = super().data(index, role)
        return "" if found is None and role in (Role.KEY, Role.NUMBER) else found

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are older calls."""
        return not parent.isValid() and self._page_list.next_position is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._read_timer.start()

    @property
    def loaded_rows(self) -> int:
        """Number of rows whose values are in memory."""
        return sum(len(rows) for _index, _page, rows in self._page_list.iter_loaded())

    @property
    def query(self) -> CallQuery:
        """The query whose calls are shown, or will be shown when the history has answered."""
        return self._query

    @property
    def access(self) -> HistoryAccess | None:
        """The history that is queried."""
        return self._access

    # -- queries

    def set_query(self, access: HistoryAccess | None, query: CallQuery) -> None:
        """Show the calls that a query finds; the previous calls stay until the history has answered.

        Answers to the previous query are dropped. Without ``access`` the list is empty.
        """
        self._access, self._query = access, query
        for receiver in (self._refresh_receiver, self._page_receiver, self._returns_receiver):
            receiver.drop_pending()
        self._requested.clear()
        self._is_reading = True
        if access is None:
            self._show_first_page(CallPage(()))
            return
        self._page_receiver.wait_for(
            access.fetch_page(self._build_page_query(None, PAGE_SIZE)),
            self._show_first_page,
            self._on_first_page_failed,
        )

    def refresh(self) -> None:
        """Read new calls, and mark all other pages as outdated, so that they are read when they are shown."""
        if self._is_reading:
            # The pending answer may have been computed before the change.
            self._is_refresh_needed = True
            return
        if self._access is None:
            return
        for page in self._page_list.pages:
            page.is_outdated = page is not self._page_list.pages[0]
            page.has_returns = False
        self._refresh_receiver.drop_pending()
        self._refresh_receiver.wait_for(
            self._access.fetch_page(self._build_page_query(None, PAGE_SIZE)),
            self._update_first_page,
            self.read_failed.emit,
        )

    def rewrite_rows(self) -> None:
        """Create the texts of all rows again, after the day, the names or the numbering plan have changed."""
        self._writer = self._create_writer()
        for index, page, rows in list(self._page_list.iter_loaded()):
            page.set_rows([self._writer.create_row(row.call, row.returned) for row in rows])
            self._emit_page_changed(index)

    def _build_page_query(self, after: int | None, limit: int) -> CallQuery:
        return msgspec.structs.replace(self._query, after=after, limit=limit)

    # -- answers

    def _show_first_page(self, answer: CallPage) -> None:
        self._is_reading = False
        self._writer = self._create_writer()
        self.beginResetModel()
        self._page_list.clear()
        self._append_page(None, answer)
        self.endResetModel()
        self._returns_timer.start()
        self.first_page_read.emit()
        if self._is_refresh_needed:
            self._is_refresh_needed = False
            self.refresh()

    def _on_first_page_failed(self, problem: Sentence) -> None:
        self._is_reading = False
        self.beginResetModel()
        self._page_list.clear()
        self.endResetModel()
        self.read_failed.emit(problem)

    def _append_page(self, after: int | None, answer: CallPage) -> None:
        if answer.calls:
            self._page_list.add_page(CallsPage(after, self._create_rows(answer.calls)))
        self._page_list.next_position = answer.next_position

    def _create_rows(
        self, calls: Sequence[CallRecord], known: Mapping[str, HistoryRow] | None = None
    ) -> list[HistoryRow]:
        known = known or {}
        rows = []
        for call in calls:
            row = known.get(call.id)
            if row is None or row.call != call:
                row = self._writer.create_row(call, None if row is None else row.returned)
            rows.append(row)
        return rows

    def _update_first_page(self, answer: CallPage) -> None:
        """Add the calls that have ended since the first page was read."""
        pages = self._page_list.pages
        old = (pages[0].rows or []) if pages else []
        position = {row.key: offset for offset, row in enumerate(old)}
        last = position.get(answer.calls[-1].id) if answer.calls else None
        if not old or last is None:
            # Too much has changed to know the order of old and new calls.
            self._show_first_page(answer)
            return
        fresh = self._create_rows(answer.calls, {row.key: row for row in old})
        self._replace_rows(0, fresh + old[last + 1 :])
        if pages[0].size > MAX_FIRST_PAGE and answer.next_position is not None:
            self._page_list.split_first(len(fresh), answer.next_position)
        elif len(pages) == 1 and pages[0].size == len(fresh):
            self._page_list.next_position = answer.next_position
        self._returns_timer.start()
        self.first_page_read.emit()

    def _request_page(self, page: CallsPage) -> None:
        self._requested.pop(page, None)
        self._requested[page] = None
        if len(self._requested) > MAX_REQUESTED_PAGES:
            del self._requested[next(iter(self._requested))]
        self._read_timer.start()

    def _read_requested_page(self) -> None:
        """Read the page that was requested last, else the next one; the answer continues with the others."""
        if self._is_reading or self._access is None:
            return
        while self._requested:
            page, _ = self._requested.popitem()
            if page in self._page_list.pages:
                self._reload_page(self._access, page)
                return
        after = self._page_list.next_position
        if after is not None:
            self._is_reading = True
            self._page_receiver.wait_for(
                self._access.fetch_page(self._build_page_query(after, PAGE_SIZE)),
                self._on_next_page,
                self._on_page_failed,
            )

    def _on_next_page(self, answer: CallPage) -> None:
        self._is_reading = False
        after, first = self._page_list.next_position, self._page_list.row_count
        if answer.calls:
            self.beginInsertRows(QModelIndex(), first, first + len(answer.calls) - 1)
            self._append_page(after, answer)
            self.endInsertRows()
        else:
            self._page_list.next_position = answer.next_position
        self._finish_reading()

    def _on_page_failed(self, problem: Sentence) -> None:
        self._is_reading = False
        self._requested.clear()
        self.read_failed.emit(problem)

    def _reload_page(self, access: HistoryAccess, page: CallsPage) -> None:
        index = self._page_list.pages.index(page)
        is_last = index == len(self._page_list.pages) - 1
        limit = page.size if is_last else page.size + RELOAD_MARGIN
        self._is_reading = True
        self._page_receiver.wait_for(
            access.fetch_page(self._build_page_query(page.after, max(limit, 1))),
            partial(self._replace_page, page),
            self._on_page_failed,
        )

    def _replace_page(self, page: CallsPage, answer: CallPage) -> None:
        """Set the rows of a page that was read again."""
        self._is_reading = False
        pages = self._page_list.pages
        if page in pages:
            index = pages.index(page)
            known = {row.key: row for row in page.rows or ()}
            rows = self._create_rows(answer.calls, known)
            if index + 1 < len(pages):
                keys = [row.key for row in rows]
                if pages[index + 1].first_key in keys:
                    rows = rows[: keys.index(pages[index + 1].first_key)]
                else:
                    self._cut_pages(index, answer.next_position)
            else:
                self._page_list.next_position = answer.next_position
            page.is_outdated = False
            self._page_list.mark_used(page)
            self._replace_rows(index, rows)
            first = self._page_list.find_page_start(index)
            self.page_read.emit(first, first + page.size - 1)
        self._finish_reading()

    def _finish_reading(self) -> None:
        self._page_list.drop_unused(self.pinned_key)
        self._returns_timer.start()
        if self._requested:
            self._read_timer.start()
        if self._is_refresh_needed:
            self._is_refresh_needed = False
            self.refresh()

    # -- changes of pages

    def _cut_pages(self, index: int, next_position: int | None) -> None:
        """Remove the pages behind one, because calls were removed or added and the pages begin elsewhere."""
        first, last = self._page_list.find_page_start(index + 1), self.rowCount() - 1
        if first <= last:
            self.beginRemoveRows(QModelIndex(), first, last)
        self._page_list.drop_pages_after(index)
        self._page_list.next_position = next_position
        if first <= last:
            self.endRemoveRows()

    def _replace_rows(self, index: int, rows: list[HistoryRow]) -> None:
        """Set the rows of a page, and emit the signals for removed, inserted and changed rows."""
        page = self._page_list.pages[index]
        if page.rows is None:
            self._resize_page(index, len(rows))
            page.set_rows(rows)
            self._emit_page_changed(index)
            return
        keys = {row.key for row in rows}
        start = self._page_list.find_page_start(index)
        gone = [offset for offset, row in enumerate(page.rows) if row.key not in keys]
        for first, last in reversed(find_runs(gone)):
            self.beginRemoveRows(QModelIndex(), start + first, start + last)
            page.set_rows(page.rows[:first] + page.rows[last + 1 :])
            self._page_list.update_ends()
            self.endRemoveRows()
        known = {row.key for row in page.rows}
        new = [offset for offset, row in enumerate(rows) if row.key not in known]
        for first, last in find_runs(new):
            self.beginInsertRows(QModelIndex(), start + first, start + last)
            page.set_rows(page.rows[:first] + rows[first : last + 1] + page.rows[first:])
            self._page_list.update_ends()
            self.endInsertRows()
        changed = [offset for offset, row in enumerate(rows) if page.rows[offset] != row]
        page.set_rows(rows)
        for first, last in find_runs(changed):
            self._emit_rows_changed(start + first, start + last)

    def _resize_page(self, index: int, size: int) -> None:
        page, start = self._page_list.pages[index], self._page_list.find_page_start(index)
        if size < page.size:
            self.beginRemoveRows(QModelIndex(), start + size, start + page.size - 1)
            page.size = size
            self._page_list.update_ends()
            self.endRemoveRows()
        elif size > page.size:
            self.beginInsertRows(QModelIndex(), start + page.size, start + size - 1)
            page.size = size
            self._page_list.update_ends()
            self.endInsertRows()

    def _emit_page_changed(self, index: int) -> None:
        start = self._page_list.find_page_start(index)
        if self._page_list.pages[index].size:
            self._emit_rows_changed(start, start + self._page_list.pages[index].size - 1)

    def _emit_rows_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0), list(CONTENT_ROLES))

    # -- returned calls

    def _request_returns(self) -> None:
        missed: list[CallRecord] = []
        for _index, page, rows in self._page_list.iter_loaded():
            if not page.has_returns:
                page.has_returns = True
                missed += [row.call for row in rows if row.needs_return and row.returned is None]
        if missed and self._access is not None:
            self._returns_receiver.wait_for(
                self._access.find_returns(missed), self._show_returns, _log_problem
            )

    def _show_returns(self, returns: Mapping[str, ReturnedCall]) -> None:
        for index, _page, rows in list(self._page_list.iter_loaded()):
            if any(row.key in returns and row.returned != returns[row.key] for row in rows):
                self._replace_rows(
                    index,
                    [
                        self._writer.create_row(row.call, returns[row.key]) if row.key in returns else row
                        for row in rows
                    ],
                )


def _log_problem(problem: Sentence) -> None:
    # The list is complete without this answer, and the next query reports the problem.
    log.info("%s", problem)

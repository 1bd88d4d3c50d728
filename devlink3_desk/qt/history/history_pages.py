"""The pages of a long list of calls, of which only some are in memory.

A history is read page by page. Each page begins behind a *position*, which the answer for the previous page
contains. Rows that were read once keep their place in the list, but the values of most pages are dropped, and
read again when they are shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from devlink3_desk.qt.history.history_row import HistoryRow

MAX_LOADED_PAGES: Final = 10
"""Maximum number of pages in memory, besides the first one and that of the selected row."""


class CallsPage:
    """Consecutive rows of the list that are read together."""

    __slots__ = ("after", "first_key", "has_returns", "is_outdated", "rows", "size")

    def __init__(self, after: int | None, rows: list[HistoryRow]) -> None:
        self.after = after
        """Position behind which the page begins; ``None`` for the first page."""
        self.rows: list[HistoryRow] | None = rows
        """``None`` while they are not in memory."""
        self.size = len(rows)
        self.first_key = rows[0].key if rows else ""
        self.is_outdated = False
        """Whether the history has changed since the page was read."""
        self.has_returns = False
        """Whether the returned calls of the page are known or requested."""

    def set_rows(self, rows: list[HistoryRow]) -> None:
        """Set the rows that were read."""
        self.rows, self.size = rows, len(rows)
        self.first_key = rows[0].key if rows else ""


class PageList:
    """All pages that were read so far, in the order of the list."""

    def __init__(self) -> None:
        self.pages: list[CallsPage] = []
        self.next_position: int | None = None
        """Position behind which the next page begins; ``None`` where there are no more calls."""
        self._ends: list[int] = []
        self._recently_used: dict[CallsPage, None] = {}

    @property
    def row_count(self) -> int:
        """Number of rows of all pages, in memory or not."""
        return self._ends[-1] if self._ends else 0

    def clear(self) -> None:
        """Remove all pages."""
        self.pages.clear()
        self._recently_used.clear()
        self.next_position = None
        self.update_ends()

    def update_ends(self) -> None:
        """Recompute where each page ends. Must be called when the size of a page has changed."""
        self._ends = list(accumulate(page.size for page in self.pages))

    def find_page_start(self, page_index: int) -> int:
        """Return the row number of the first row of a page."""
        return self._ends[page_index - 1] if page_index else 0

    def find_page(self, row: int) -> tuple[int, int]:
        """Return the index of the page that has a row, and the number of the row in it."""
        index = bisect_right(self._ends, row)
        return index, row - self.find_page_start(index)

    def value_at(self, row: int) -> HistoryRow | None:
        """Return the value of a row; ``None`` if it is not in memory."""
        index, offset = self.find_page(row)
        page = self.pages[index]
        if page.rows is None:
            return None
        self.mark_used(page)
        return page.rows[offset]

    def mark_used(self, page: CallsPage) -> None:
        """Mark a page as the most recently used one, which is dropped last."""
        if next(reversed(self._recently_used), None) is not page:
            self._recently_used.pop(page, None)
            self._recently_used[page] = None

    def iter_loaded(self) -> Iterator[tuple[int, CallsPage, list[HistoryRow]]]:
        """Yield index, page and rows of every page in memory."""
        for index, page in enumerate(self.pages):
            if page.rows is not None:
                yield index, page, page.rows

    def find_row(self, key: str) -> int | None:
        """Return the row number of a call in memory, or ``None``."""
        for index, _page, rows in self.iter_loaded():
            for offset, row in enumerate(rows):
                if row.key == key:
                    return self.find_page_start(index) + offset
        return None

    def drop_unused(self, pinned_key: str | None) -> None:
        """Drop the rows of the least recently used pages, but not of the first page and of ``pinned_key``."""
        first = self.pages[0] if self.pages else None
        candidates = [page for page in self._recently_used if page.rows is not None and page is not first]
        for page in candidates[: max(0, len(candidates) - MAX_LOADED_PAGES)]:
            if page.rows is not None and not any(row.key == pinned_key for row in page.rows):
                page.rows, page.has_returns = None, False
                del self._recently_used[page]

    def drop_pages_after(self, page_index: int) -> None:
        """Remove the pages behind one."""
        for page in self.pages[page_index + 1 :]:
            self._recently_used.pop(page, None)
        del self.pages[page_index + 1 :]
        self.update_ends()

    def add_page(self, page: CallsPage) -> None:
        """Append a page."""
        self.pages.append(page)
        self.mark_used(page)
        self.update_ends()

    def split_first(self, size: int, position: int) -> None:
        """Split the first page behind ``size`` rows, where ``position`` is."""
        first = self.pages[0]
        rows = first.rows or []
        second = CallsPage(position, rows[size:])
        first.set_rows(rows[:size])
        self.pages.insert(1, second)
        self.mark_used(second)
        self.update_ends()

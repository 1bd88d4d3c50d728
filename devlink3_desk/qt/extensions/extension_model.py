"""The model of extensions, and the list of them that the pane shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Final

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from devlink3_desk.qt.core.row_model import Index, KeyedModel
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.qt.extensions.extension_row import ExtensionRow, create_extension_row
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, Clock, ExtensionInfo
from devlink3_desk.switchboard.presence import NO_PRESENCE, Presence
from devlink3_desk.switchboard.site import Site


class ExtensionModel(KeyedModel[ExtensionRow]):
    """All extensions that the directory or a call names."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("ExtensionModel", "Extension"),)

    presence_changed = Signal()
    """Emitted when the presence of an extension has changed."""

    def __init__(
        self, clock: Clock, find_call: Callable[[str], CallInfo | None], parent: QObject | None = None
    ) -> None:
        """``find_call`` returns a live call by its id."""
        super().__init__(clock, parent)
        self._find_call = find_call
        self.site = Site()
        """How phone numbers are written."""
        self.shows_technical = False
        """Whether tooltips have the latest CMExtn event."""
        self._extensions_by_call: dict[str, set[str]] = {}
        """Extensions that show the other party of a call, by the call's id."""
        self._presences: dict[str, Presence] = {}
        self._favourites: frozenset[str] = frozenset()
        self.free_count = 0
        """Number of extensions whose users a call would reach."""

    def cell_text(self, row: ExtensionRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return name, number and state in one sentence."""
        return row.accessible_text

    def is_lower_bound(self, row: ExtensionRow) -> bool:
        """Return whether the call that its state comes from may have been in it before the link was up."""
        return row.is_lower_bound

    def tooltip_text(self, row: ExtensionRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return everything that a tile has no room for."""
        technical = f"CMExtn: {row.technical_text}" if self.shows_technical and row.technical_text else ""
        lines = (row.accessible_text, self.format_elapsed(row), technical)
        return "\n".join(filter(None, lines))

    def apply_changes(self, changes: Mapping[str, ExtensionInfo | None], calls: Iterable[str]) -> None:
        """Apply new infos by number (``None`` removes an extension), and the changes of ``calls``."""
        rows: dict[str, ExtensionRow | None] = {}
        # The other party of a call may change without any event for the extension itself.
        for call in calls:
            for extension in self._extensions_by_call.get(call, ()):
                row = self.find(extension)
                if row is not None:
                    rows[extension] = self._create_row(row.info)
        for extension, info in changes.items():
            self._unlink_call(extension)
            rows[extension] = None if info is None else self._create_row(info)
            if info is not None and info.calls:
                self._extensions_by_call.setdefault(info.calls[0], set()).add(extension)
        self.update_rows(rows)

    def update_rows(self, rows: Mapping[str, ExtensionRow | None]) -> None:
        """Set every extension to its new value, and update :attr:`free_count`."""
        # Counted by difference: the pane shows the number after every batch, for thousands of rows.
        for extension, row in rows.items():
            previous = self.find(extension)
            self.free_count += (row is not None and row.is_free) - (previous is not None and previous.is_free)
        super().update_rows(rows)

    def set_favourites(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """Mark these extensions as favourites, and no others; return those that this changes."""
        favourites = frozenset(numbers)
        changed = tuple(favourites ^ self._favourites)
        self._favourites = favourites
        rows = (self.find(number) for number in changed)
        self.update_rows({row.key: self._create_row(row.info) for row in rows if row is not None})
        return changed

    def set_presence(self, extension: str, presence: Presence | None) -> bool:
        """Set the presence of an extension, ``None`` if it is unknown; return whether that is a change."""
        if self._presences.get(extension) == presence:
            return False
        if presence is None:
            del self._presences[extension]
        else:
            # create_extension_row recognises NO_PRESENCE by identity.
            self._presences[extension] = NO_PRESENCE if presence == NO_PRESENCE else presence
        row = self.find(extension)
        if row is not None:
            self.update_rows({extension: self._create_row(row.info)})
        self.presence_changed.emit()
        return True

    def clear_presence(self) -> tuple[str, ...]:
        """Forget all presence; return the numbers of the extensions that had any."""
        extensions = tuple(self._presences)
        self._presences.clear()
        self.update_rows(
            {row.key: self._create_row(row.info) for row in map(self.find, extensions) if row is not None}
        )
        self.presence_changed.emit()
        return extensions

    def _create_row(self, info: ExtensionInfo) -> ExtensionRow:
        call = self._find_call(info.calls[0]) if info.calls else None
        presence = self._presences.get(info.extension, NO_PRESENCE)
        is_favourite = info.extension in self._favourites
        return create_extension_row(info, call, presence, is_favourite=is_favourite, site=self.site)

    def _unlink_call(self, extension: str) -> None:
        row = self.find(extension)
        if row is None or not row.info.calls:
            return
        extensions = self._extensions_by_call.get(row.info.calls[0])
        if extensions is not None:
            extensions.discard(extension)
            if not extensions:
                del self._extensions_by_call[row.info.calls[0]]


EXTENSION_MIME_TYPE: Final = "application/x-devlink3-extension"
"""MIME type of dragged extensions; the data is their numbers in UTF-8, one a line."""


class ExtensionList(SortedModel[ExtensionRow]):
    """The extensions of a page, all or the free ones, by number, by name or in the order of the page."""

    source: ExtensionModel

    extensions_dropped = Signal(object, str)
    """Emitted with the numbers of dragged extensions, a tuple, and the number that they were dropped on."""

    def __init__(self, source: ExtensionModel, parent: QObject | None = None) -> None:
        # The base class filters and sorts in its constructor, and reads these.
        self._is_only_free = False
        self._is_sorted_by_name = self._is_sorted_by_page = False
        self._page_positions: dict[str, int] | None = None
        super().__init__(source, parent)

    def build_row_filter(self) -> Callable[[ExtensionRow], bool] | None:
        """Return the filter by page and by being free, ``None`` if neither is active."""
        page, only_free = self._page_positions, self._is_only_free
        if page is None and not only_free:
            return None
        return lambda row: (page is None or row.key in page) and (row.is_free or not only_free)

    def sort_key_of(self, row: ExtensionRow) -> tuple[float | str, ...]:
        """Return the sort key of a row in the order that is set."""
        if self._is_sorted_by_name:
            return (fold_text(row.name), row.key)
        if self._is_sorted_by_page and self._page_positions is not None:
            return (self._page_positions.get(row.key, len(self._page_positions)),)
        return row.sort_key

    def set_only_free(self, only_free: bool) -> None:  # noqa: FBT001 (a slot of a checkable button)
        """Show only extensions whose users a call would reach, or all."""
        if only_free != self._is_only_free:
            self._is_only_free = only_free
            self.rebuild()

    def set_sort_by_name(self, by_name: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Sort by name, or in the order of the page."""
        if by_name != self._is_sorted_by_name:
            self._is_sorted_by_name = by_name
            self.sort_all()

    def set_page(self, numbers: Sequence[str] | None, *, ordered: bool) -> None:
        """Show only these extensions, ``None`` for all; if ``ordered``, in the given order."""
        positions = None if numbers is None else {number: at for at, number in enumerate(numbers)}
        if (positions, ordered) != (self._page_positions, self._is_sorted_by_page):
            self._page_positions, self._is_sorted_by_page = positions, ordered
            self.sort_all()

    # -- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow extensions to be dragged, and dropped on one another."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """Return the MIME type of dragged extensions."""
        return [EXTENSION_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged extensions in the order in which they are shown."""
        data = QMimeData()
        numbers = [self.key_at(row) for row in sorted({index.row() for index in indexes})]
        data.setData(EXTENSION_MIME_TYPE, "\n".join(numbers).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Emit :attr:`extensions_dropped`; the page is changed by its receiver, and nothing moves here."""
        del action, row, column
        if not parent.isValid() or not data.hasFormat(EXTENSION_MIME_TYPE):
            return False
        numbers = bytes(data.data(EXTENSION_MIME_TYPE).data()).decode(errors="replace").split("\n")
        self.extensions_dropped.emit(tuple(numbers), self.key_at(parent.row()))
        return True

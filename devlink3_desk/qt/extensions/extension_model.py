"""Extensions as rows of the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import CallModel, format_party
from devlink3_desk.qt.core.row_model import Clock, Index, KeyedModel
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_display import IDLE_STATES
from devlink3_desk.qt.core.text import fold_text, format_tooltip, sanitize_text
from devlink3_desk.qt.extensions import presence_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import (
    CallInfo,
    CmExtnInfo,
    ExtensionInfo,
    ExtensionStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.presence import NO_PRESENCE, AwayReason, Presence


class ExtensionRow(msgspec.Struct, frozen=True, gc=False):
    """One extension in words."""

    info: ExtensionInfo
    name: str
    state_text: str
    """Its state; where its telephone rests, what keeps calls from its user."""
    partner: str
    technical_text: str
    """What CMExtn last said, as received, with its meaning where the site's data file has one."""
    search_text: str
    accessible_text: str
    away_reason: AwayReason | None = None
    """Why a call would not reach its user, however free the telephone is."""
    presence_texts: tuple[str, ...] = ()
    """What its user has set, a sentence each; all of it unless ``word`` says the first."""
    message_count: int = 0
    """New ones that its user has."""
    is_free: bool = False
    """Whether a call would be taken."""

    @property
    def messages_text(self) -> str:
        """How many new messages there are, in words."""
        return presence_text.format_message_count(self.message_count) if self.message_count else ""

    @property
    def detail_text(self) -> str:
        """What stands behind the word: with whom, or what else its user has set."""
        return self.partner or " · ".join(self.presence_texts)

    @property
    def full_detail_text(self) -> str:
        """With whom, what its user has set, and how many messages there are, where there is room for that."""
        return " · ".join(filter(None, (self.partner, self.presence_summary)))

    @property
    def presence_summary(self) -> str:
        """What its user has set besides, and how many messages there are."""
        return " · ".join(filter(None, (*self.presence_texts, self.messages_text)))

    @property
    def key(self) -> str:
        """The extension's number as the PBX writes it."""
        return self.info.extension

    @property
    def number(self) -> str:
        """The extension's number, safe to show."""
        return sanitize_text(self.info.extension)

    @property
    def elapsed_since(self) -> float | None:
        """Instant of its state; a phone that rests needs no clock."""
        return None if self.info.state in IDLE_STATES else self.info.since

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By number, as people count: 99 before 100."""
        return (len(self.info.extension), self.info.extension)


def create_extension_row(
    info: ExtensionInfo, call: CallInfo | None, presence: Presence = NO_PRESENCE
) -> ExtensionRow:
    """Return an extension as it is shown; ``call`` is the one that gives its state."""
    name = sanitize_text(info.name) or sanitize_text(info.extension)
    other = _find_other_party(info.extension, call) if call is not None else None
    with_whom = _format_partner(other)
    reason = mail = ""
    told: tuple[str, ...] = ()
    if presence is not NO_PRESENCE:
        reason = presence_text.describe_away_reason(presence) if info.state in IDLE_STATES else ""
        told = tuple(text for text in presence_text.describe_presence(presence) if text != reason)
        mail = presence_text.format_message_count(presence.new_messages) if presence.new_messages else ""
    word = reason or state_display.extension_status_text(info.state)
    technical = format_cmextn(info.cmextn)
    return ExtensionRow(
        info=info,
        name=name,
        state_text=word,
        partner=with_whom,
        technical_text=technical,
        search_text=" ".join(map(fold_text, (info.extension, name, word, *told))),
        accessible_text=", ".join(
            filter(None, (name, sanitize_text(info.extension), word, with_whom, *told, mail))
        ),
        away_reason=presence.away_reason,
        presence_texts=told,
        message_count=presence.new_messages,
        is_free=info.state == ExtensionStatus.IDLE and presence.away_reason is None,
    )


def _format_partner(party: PartyInfo | None) -> str:
    """Return whom somebody talks to; a mailbox bears a person's name, often that of its caller."""
    if party is None:
        return ""
    return (
        state_display.party_kind_text(party.kind)
        if party.kind == PartyKind.VOICEMAIL
        else format_party(party)[0]
    )


def format_cmextn(info: CmExtnInfo | None) -> str:
    """Return CMExtn's numbers and words in one line."""
    if info is None:
        return ""
    pairs = (("v", info.v), ("p1", info.p1), ("p2", info.p2))
    numbers = " ".join(f"{name}={value}" for name, value in pairs if value is not None)
    return " · ".join(filter(None, (numbers, sanitize_text(info.meaning), sanitize_text(info.text))))


def _find_other_party(extension: str, call: CallInfo) -> PartyInfo | None:
    if call.a is not None and call.a.number == extension:
        ringing = [target for target in call.targets if target.rejected is None]
        return call.b or (ringing[0] if len(ringing) == 1 else None)
    return call.a


class ExtensionModel(KeyedModel[ExtensionRow]):
    """Every extension that the PBX or its calls named."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("ExtensionModel", "Extension"),)

    def __init__(self, clock: Clock, calls: CallModel, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._calls = calls
        self._extensions_by_call: dict[str, set[str]] = {}  # call → extensions that show it
        self._presences: dict[str, Presence] = {}
        self.free_count = 0
        """How many would take a call."""

    def cell_text(self, row: ExtensionRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return name, number and state in one."""
        return row.accessible_text

    def cell_data(self, row: ExtensionRow, column: int, role: int) -> object:
        """Return one role of a row; its tooltip tells what a tile has no room for."""
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (
                row.accessible_text,
                self.elapsed_text(row),
                f"CMExtn: {row.technical_text}" if row.technical_text else "",
            )
            return "<br>".join(format_tooltip(line) for line in lines if line)
        return super().cell_data(row, column, role)

    def apply_changes(self, views: Mapping[str, ExtensionInfo | None], calls: Iterable[str]) -> None:
        """Take new views (``None``: gone), and look again at those that show one of ``calls``."""
        rows: dict[str, ExtensionRow | None] = {}
        for call in calls:
            for extension in self._extensions_by_call.get(call, ()):
                known = self.find(extension)
                if known is not None:
                    rows[extension] = self._create_row(known.info)
        for extension, view in views.items():
            self._unlink_call(extension)
            rows[extension] = None if view is None else self._create_row(view)
            if view is not None and view.calls:
                self._extensions_by_call.setdefault(view.calls[0], set()).add(extension)
        self.update_rows(rows)

    def update_rows(self, rows: Mapping[str, ExtensionRow | None]) -> None:
        """Bring every extension to its new value, and count who is free: nobody goes through all of them."""
        for extension, row in rows.items():
            before = self.find(extension)
            self.free_count += (row is not None and row.is_free) - (before is not None and before.is_free)
        super().update_rows(rows)

    def set_presence(self, extension: str, presence: Presence | None) -> bool:
        """Take what the user of an extension has set, ``None`` where the PBX does not say; return whether
        that is new.
        """
        if self._presences.get(extension) == presence:
            return False
        if presence is None:
            del self._presences[extension]
        else:
            self._presences[extension] = NO_PRESENCE if presence == NO_PRESENCE else presence
        known = self.find(extension)
        if known is not None:
            self.update_rows({extension: self._create_row(known.info)})
        return True

    def clear_presence(self) -> tuple[str, ...]:
        """Show no longer what people have set; return the extensions of which something was known."""
        known = tuple(self._presences)
        self._presences.clear()
        self.update_rows(
            {row.key: self._create_row(row.info) for row in map(self.find, known) if row is not None}
        )
        return known

    def _create_row(self, info: ExtensionInfo) -> ExtensionRow:
        call = self._calls.find(info.calls[0]) if info.calls else None
        presence = self._presences.get(info.extension, NO_PRESENCE)
        return create_extension_row(info, None if call is None else call.info, presence)

    def _unlink_call(self, extension: str) -> None:
        known = self.find(extension)
        if known is None or not known.info.calls:
            return
        extensions = self._extensions_by_call.get(known.info.calls[0])
        if extensions is not None:
            extensions.discard(extension)
            if not extensions:
                del self._extensions_by_call[known.info.calls[0]]


EXTENSION_MIME_TYPE: Final = "application/x-devlink3-extension"
"""What a dragged extension is."""


class ExtensionList(SortedModel[ExtensionRow]):
    """Extensions by number, by name or as people have arranged them; everyone, or who is free."""

    extension_dropped = Signal(str, str)
    """An extension was dropped in the place of another one."""

    def __init__(self, source: ExtensionModel, parent: QObject | None = None) -> None:
        self._is_only_free = False
        self._is_sorted_by_name = self._is_sorted_by_page = False
        self._page_positions: dict[str, int] | None = None
        super().__init__(source, parent)

    def row_filter(self) -> Callable[[ExtensionRow], bool] | None:
        """Ask for those of the page, and for the free ones where that is wanted."""
        page, only_free = self._page_positions, self._is_only_free
        if page is None and not only_free:
            return None
        return lambda row: (page is None or row.key in page) and (row.is_free or not only_free)

    def sort_key_of(self, row: ExtensionRow) -> tuple[float | str, ...]:
        """Return the order of the page, or by number, or by name where that is wanted."""
        if self._is_sorted_by_name:
            return (fold_text(row.name), row.key)
        if self._is_sorted_by_page and self._page_positions is not None:
            return (self._page_positions.get(row.key, len(self._page_positions)),)
        return row.sort_key

    def set_only_free(self, only_free: bool) -> None:  # noqa: FBT001 (a slot of a checkable button)
        """Show only those who would take a call, or everyone."""
        if only_free != self._is_only_free:
            self._is_only_free = only_free
            self.rebuild()

    def set_sort_by_name(self, by_name: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Sort by name instead of by number."""
        if by_name != self._is_sorted_by_name:
            self._is_sorted_by_name = by_name
            self.sort_all()

    def set_page(self, numbers: Sequence[str] | None, *, ordered: bool) -> None:
        """Show only some extensions, ``ordered`` as they are given; ``None``: all."""
        page = None if numbers is None else {number: at for at, number in enumerate(numbers)}
        if (page, ordered) != (self._page_positions, self._is_sorted_by_page) or list(page or ()) != list(
            self._page_positions or ()
        ):
            self._page_positions, self._is_sorted_by_page = page, ordered
            self.sort_all()

    # -- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let extensions be dragged and dropped on one another."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """Return what a dragged extension is."""
        return [EXTENSION_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the first of the dragged extensions."""
        data = QMimeData()
        if indexes:
            data.setData(EXTENSION_MIME_TYPE, self.key_at(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell which extension was dropped on which; nothing moves before somebody has taken that up."""
        del action, row, column
        if not parent.isValid() or not data.hasFormat(EXTENSION_MIME_TYPE):
            return False
        number = bytes(data.data(EXTENSION_MIME_TYPE).data()).decode(errors="replace")
        self.extension_dropped.emit(number, self.key_at(parent.row()))
        return True

"""Extensions as rows of the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from devlink3_desk.qt.states import RESTING
from devlink3_desk.switchboard.presence import NOTHING, Away, Presence
from devlink3_desk.switchboard.views import (
    CallView,
    CmExtnView,
    ExtensionStatus,
    ExtensionView,
    PartyKind,
    PartyView,
)

from . import presence_words, words
from .calls import CallModel, party_text
from .keyed import Clock, Index, KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .text import fold, plain, tooltip


class ExtensionRow(msgspec.Struct, frozen=True, gc=False):
    """One extension in words."""

    view: ExtensionView
    name: str
    word: str
    """Its state; where its telephone rests, what keeps calls from its user."""
    with_whom: str
    technical: str
    """What CMExtn last said, as received, with its meaning where the site's data file has one."""
    haystack: str
    spoken: str
    away: Away | None = None
    """Why a call would not reach its user, however free the telephone is."""
    told: tuple[str, ...] = ()
    """What its user has set, a sentence each; all of it unless ``word`` says the first."""
    messages: int = 0
    """New ones that its user has."""
    free: bool = False
    """Whether a call would be taken."""

    @property
    def mail(self) -> str:
        """How many new messages there are, in words."""
        return presence_words.messages(self.messages) if self.messages else ""

    @property
    def beside(self) -> str:
        """What stands behind the word: with whom, or what else its user has set."""
        return self.with_whom or " · ".join(self.told)

    @property
    def all_beside(self) -> str:
        """With whom, what its user has set, and how many messages there are, where there is room for that."""
        return " · ".join(filter(None, (self.with_whom, self.also)))

    @property
    def also(self) -> str:
        """What its user has set besides, and how many messages there are."""
        return " · ".join(filter(None, (*self.told, self.mail)))

    @property
    def key(self) -> str:
        """The extension's number as the PBX writes it."""
        return self.view.extension

    @property
    def number(self) -> str:
        """The extension's number, safe to show."""
        return plain(self.view.extension)

    @property
    def since(self) -> float | None:
        """Instant of its state; a phone that rests needs no clock."""
        return None if self.view.state in RESTING else self.view.since

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By number, as people count: 99 before 100."""
        return (len(self.view.extension), self.view.extension)


def extension_row(view: ExtensionView, call: CallView | None, presence: Presence = NOTHING) -> ExtensionRow:
    """Return an extension as it is shown; ``call`` is the one that gives its state."""
    name = plain(view.name) or plain(view.extension)
    other = _other_party(view.extension, call) if call is not None else None
    with_whom = _partner(other)
    reason = mail = ""
    told: tuple[str, ...] = ()
    if presence is not NOTHING:
        reason = presence_words.reason(presence) if view.state in RESTING else ""
        told = tuple(text for text in presence_words.told(presence) if text != reason)
        mail = presence_words.messages(presence.messages) if presence.messages else ""
    word = reason or words.word(words.EXTENSION[view.state])
    technical = technical_text(view.cmextn)
    return ExtensionRow(
        view=view,
        name=name,
        word=word,
        with_whom=with_whom,
        technical=technical,
        haystack=" ".join(map(fold, (view.extension, name, word, *told))),
        spoken=", ".join(filter(None, (name, plain(view.extension), word, with_whom, *told, mail))),
        away=presence.away,
        told=told,
        messages=presence.messages,
        free=view.state == ExtensionStatus.IDLE and presence.away is None,
    )


def _partner(party: PartyView | None) -> str:
    """Return whom somebody talks to; a mailbox bears a person's name, often that of its caller."""
    if party is None:
        return ""
    return words.word(words.PARTY[party.kind]) if party.kind == PartyKind.VOICEMAIL else party_text(party)[0]


def technical_text(told: CmExtnView | None) -> str:
    """Return CMExtn's numbers and words in one line."""
    if told is None:
        return ""
    pairs = (("v", told.v), ("p1", told.p1), ("p2", told.p2))
    numbers = " ".join(f"{name}={value}" for name, value in pairs if value is not None)
    return " · ".join(filter(None, (numbers, plain(told.meaning), plain(told.text))))


def _other_party(extension: str, call: CallView) -> PartyView | None:
    if call.a is not None and call.a.number == extension:
        ringing = [target for target in call.targets if target.rejected is None]
        return call.b or (ringing[0] if len(ringing) == 1 else None)
    return call.a


class ExtensionModel(KeyedModel[ExtensionRow]):
    """Every extension that the PBX or its calls named."""

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("ExtensionModel", "Extension"),)

    def __init__(self, clock: Clock, calls: CallModel, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._calls = calls
        self._named_by: dict[str, set[str]] = {}  # call → extensions that show it
        self._presences: dict[str, Presence] = {}
        self.free = 0
        """How many would take a call."""

    def text(self, row: ExtensionRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return name, number and state in one."""
        return row.spoken

    def cell(self, row: ExtensionRow, column: int, role: int) -> object:
        """Return one role of a row; its tooltip tells what a tile has no room for."""
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (row.spoken, self.elapsed_text(row), f"CMExtn: {row.technical}" if row.technical else "")
            return "<br>".join(tooltip(line) for line in lines if line)
        return super().cell(row, column, role)

    def show(self, views: Mapping[str, ExtensionView | None], calls: Iterable[str]) -> None:
        """Take new views (``None``: gone), and look again at those that show one of ``calls``."""
        rows: dict[str, ExtensionRow | None] = {}
        for call in calls:
            for extension in self._named_by.get(call, ()):
                known = self.find(extension)
                if known is not None:
                    rows[extension] = self._row(known.view)
        for extension, view in views.items():
            self._forget(extension)
            rows[extension] = None if view is None else self._row(view)
            if view is not None and view.calls:
                self._named_by.setdefault(view.calls[0], set()).add(extension)
        self.update(rows)

    def update(self, rows: Mapping[str, ExtensionRow | None]) -> None:
        """Bring every extension to its new value, and count who is free: nobody goes through all of them."""
        for extension, row in rows.items():
            before = self.find(extension)
            self.free += (row is not None and row.free) - (before is not None and before.free)
        super().update(rows)

    def show_presence(self, extension: str, presence: Presence | None) -> bool:
        """Take what the user of an extension has set, ``None`` where the PBX does not say; return whether
        that is new.
        """
        if self._presences.get(extension) == presence:
            return False
        if presence is None:
            del self._presences[extension]
        else:
            self._presences[extension] = NOTHING if presence == NOTHING else presence
        known = self.find(extension)
        if known is not None:
            self.update({extension: self._row(known.view)})
        return True

    def forget_presence(self) -> tuple[str, ...]:
        """Show no longer what people have set; return the extensions of which something was known."""
        known = tuple(self._presences)
        self._presences.clear()
        self.update({row.key: self._row(row.view) for row in map(self.find, known) if row is not None})
        return known

    def _row(self, view: ExtensionView) -> ExtensionRow:
        call = self._calls.find(view.calls[0]) if view.calls else None
        presence = self._presences.get(view.extension, NOTHING)
        return extension_row(view, None if call is None else call.view, presence)

    def _forget(self, extension: str) -> None:
        known = self.find(extension)
        if known is None or not known.view.calls:
            return
        extensions = self._named_by.get(known.view.calls[0])
        if extensions is not None:
            extensions.discard(extension)
            if not extensions:
                del self._named_by[known.view.calls[0]]


DRAGGED: Final = "application/x-devlink3-extension"
"""What a dragged extension is."""


class ExtensionList(OrderedModel[ExtensionRow]):
    """Extensions by number, by name or as people have arranged them; everyone, or who is free."""

    dropped = Signal(str, str)
    """An extension was dropped in the place of another one."""

    def __init__(self, source: ExtensionModel, parent: QObject | None = None) -> None:
        self._only_free = False
        self._by_name = self._ordered = False
        self._page: dict[str, int] | None = None
        super().__init__(source, parent)

    def condition(self) -> Callable[[ExtensionRow], bool] | None:
        """Ask for those of the page, and for the free ones where that is wanted."""
        page, only_free = self._page, self._only_free
        if page is None and not only_free:
            return None
        return lambda row: (page is None or row.key in page) and (row.free or not only_free)

    def rank(self, row: ExtensionRow) -> tuple[float | str, ...]:
        """Return the order of the page, or by number, or by name where that is wanted."""
        if self._by_name:
            return (fold(row.name), row.key)
        if self._ordered and self._page is not None:
            return (self._page.get(row.key, len(self._page)),)
        return row.sort_key

    def show_only_free(self, only: bool) -> None:  # noqa: FBT001 (a slot of a checkable button)
        """Show only those who would take a call, or everyone."""
        if only != self._only_free:
            self._only_free = only
            self.rebuild()

    def sort_by_name(self, by_name: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Sort by name instead of by number."""
        if by_name != self._by_name:
            self._by_name = by_name
            self.rank_anew()

    def show_page(self, numbers: Sequence[str] | None, *, ordered: bool) -> None:
        """Show only some extensions, ``ordered`` as they are given; ``None``: all."""
        page = None if numbers is None else {number: at for at, number in enumerate(numbers)}
        if (page, ordered) != (self._page, self._ordered) or list(page or ()) != list(self._page or ()):
            self._page, self._ordered = page, ordered
            self.rank_anew()

    # -- dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let extensions be dragged and dropped on one another."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """Return what a dragged extension is."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the first of the dragged extensions."""
        data = QMimeData()
        if indexes:
            data.setData(DRAGGED, self.key_at(indexes[0].row()).encode())
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
        if not parent.isValid() or not data.hasFormat(DRAGGED):
            return False
        number = bytes(data.data(DRAGGED).data()).decode(errors="replace")
        self.dropped.emit(number, self.key_at(parent.row()))
        return True

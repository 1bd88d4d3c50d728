"""Everything that was said of one call, as rows of title and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from devlink3_desk.protocol import fields
from devlink3_desk.protocol.enums import Named, PartyFlags, label
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.fields import Field
from devlink3_desk.protocol.records import Number
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.views import CallFlag

from . import field_words, words
from .field_words import FieldWords
from .keyed import Index
from .marking import QT_TRANSLATE_NOOP
from .text import duration, plain, tooltip

TENTHS: Final = "ivr_time"
SECONDS: Final = "voicemail_length"

_FLAG_WORDS: Final = {
    PartyFlags.PRIVACY: CallFlag.PRIVATE,
    PartyFlags.AUTO_ANSWERED: CallFlag.AUTO_ANSWERED,
    PartyFlags.AUTO_RECORDED: CallFlag.RECORDED,
    PartyFlags.CONSENT_ANSWERED: CallFlag.CONSENT_GIVEN,
    PartyFlags.CONSENT_REFUSED: CallFlag.CONSENT_REFUSED,
}


class RecordRow(msgspec.Struct, frozen=True, gc=False):
    """One field with its value; a part's title has no value."""

    title: str
    value: str = ""
    meaning: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is the title of a part."""
        return not self.meaning


def value_text(field: Field, value: Number) -> str:
    """Return a value as people read it: a name beside its number, a length of time as one."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return plain(value)
    if field.table is PartyFlags:
        return _flags(value)
    if field.table is not None and issubclass(field.table, Named):
        known = field.table.find(value)
        return (
            f"{label(field.table, value)} ({int(value)})" if known is not None else label(field.table, value)
        )
    if field.name == TENTHS:
        return f"{duration(int(value) // 10)} ({int(value)})"
    return duration(int(value)) if field.name == SECONDS else str(int(value))


def _flags(value: int) -> str:
    bits = int(value)
    named = [words.word(words.FLAG[flag]) for bit, flag in _FLAG_WORDS.items() if bits & bit]
    return f"{', '.join(named)} ({bits:#x})" if named else f"{bits:#x}" if bits else ""


def rows_of(details: CallDetails) -> Iterator[RecordRow]:
    """Yield everything that was said; what is empty is left out."""
    for record in details.records:
        yield from _record(record)
    for dialogue in details.dialogues:
        yield RecordRow(field_words.section("sip"))
        for name, found in field_words.SIP.items():
            value = plain(getattr(dialogue, name))
            if value:
                yield RecordRow(found.shown().title, value, found.shown().meaning)
    if details.left_out:
        yield RecordRow(f"{field_words.section('left_out')}: {details.left_out}")


def _record(record: Detail) -> Iterator[RecordRow]:
    node = plain(record.call.node_id) or plain(record.pbx)
    yield RecordRow(field_words.section("call").replace("%1", node))
    yield from _section(record.call, fields.CALL, field_words.CALL, record.call.extra)
    for name, party in (("party_a", record.party_a), ("party_b", record.party_b)):
        if party is not None:
            yield RecordRow(field_words.section(name))
            yield from _section(party, fields.PARTY, field_words.PARTY, party.extra)
    for target in record.targets:
        yield RecordRow(field_words.section("target"))
        yield from _section(target, fields.TARGET, field_words.PARTY, target.extra)


def _section(
    section: msgspec.Struct, table: Sequence[Field], words_of: Mapping[str, FieldWords], extra: Sequence[str]
) -> Iterator[RecordRow]:
    for field in table:
        value = value_text(field, getattr(section, field.name))
        if value:
            found = words_of[field.name].shown()
            yield RecordRow(found.title, value, found.meaning)
    for at, text in enumerate(extra, len(table) + 1):
        if text:
            found = field_words.EXTRA.shown()
            yield RecordRow(f"{found.title} {at}", plain(text), found.meaning)


TITLE, VALUE = range(2)


class RecordModel(QAbstractTableModel):
    """The fields of one call."""

    headings: Final = (QT_TRANSLATE_NOOP("Fields", "Field"), QT_TRANSLATE_NOOP("Fields", "Value"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecordRow, ...] = ()

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """All rows."""
        return self._rows

    def show(self, rows: tuple[RecordRow, ...]) -> None:
        """Show other fields; where only values differ, nothing moves."""
        if [row.title for row in rows] != [row.title for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, TITLE), self.index(at, VALUE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many fields there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 2: title and value."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Fields", self.headings[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let fields be selected, but not the titles of parts."""
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title if index.column() == TITLE else row.value
            case Qt.ItemDataRole.ToolTipRole if not row.heading:
                return tooltip(f"{row.title}: {row.value}") + "<br>" + tooltip(row.meaning)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.meaning
            case Qt.ItemDataRole.FontRole if row.heading:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

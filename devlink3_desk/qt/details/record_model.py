"""The records of one call as rows of title and value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

import msgspec
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from devlink3_desk.protocol.enums import LabelledEnum, PartyFlags, format_enum_value
from devlink3_desk.protocol.events import SIP_TRACK_FIELDS, Detail
from devlink3_desk.protocol.records import (
    CALL_FIELDS,
    PARTY_FIELDS,
    TARGET_FIELDS,
    FieldInfo,
    NumberValue,
    RecordField,
    Unit,
)
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.text import format_duration, format_tooltip, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallFlag
from devlink3_desk.switchboard.calls.call_info import CallDetails

_SECTION_TITLES: Final = {
    "call": QT_TRANSLATE_NOOP("Fields", "Call reported by %1"),
    "party_a": QT_TRANSLATE_NOOP("Fields", "Calling party"),
    "party_b": QT_TRANSLATE_NOOP("Fields", "Called party"),
    "target": QT_TRANSLATE_NOOP("Fields", "Ringing at"),
    "sip": QT_TRANSLATE_NOOP("Fields", "SIP dialogue"),
    "omitted": QT_TRANSLATE_NOOP("Fields", "Reports of other PBXs"),
}
_CALL_ID_FIELD: Final = FieldInfo(
    QT_TRANSLATE_NOOP("Fields", "Call"),
    QT_TRANSLATE_NOOP("Fields", "The identifier of the call in this program and its history."),
)
_FURTHER_FIELD: Final = FieldInfo(
    QT_TRANSLATE_NOOP("Fields", "Unknown field"),
    QT_TRANSLATE_NOOP("Fields", "A field that is not documented; its meaning is unknown."),
)
_FLAG_BY_BIT: Final = {
    PartyFlags.PRIVACY: CallFlag.PRIVATE,
    PartyFlags.AUTO_ANSWERED: CallFlag.AUTO_ANSWERED,
    PartyFlags.AUTO_RECORDED: CallFlag.RECORDED,
    PartyFlags.CONSENT_ANSWERED: CallFlag.CONSENT_GIVEN,
    PartyFlags.CONSENT_REFUSED: CallFlag.CONSENT_REFUSED,
}


class RecordRow(msgspec.Struct, frozen=True, gc=False):
    """One field with its value, or the heading of a section."""

    title: str
    value: str = ""
    meaning: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the row is the heading of a section."""
        return not self.meaning


def translate_field(field: FieldInfo) -> tuple[str, str]:
    """Return the title and the meaning of a field in the language of the window."""
    return (
        QCoreApplication.translate("Fields", field.title),
        QCoreApplication.translate("Fields", field.meaning),
    )


def _translate_section_title(key: str) -> str:
    return QCoreApplication.translate("Fields", _SECTION_TITLES[key])


def format_value(field: RecordField, value: NumberValue) -> str:
    """Return a value for users: the name of an enumeration member with its number, a time as a duration."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return sanitize_text(value)
    if field.enum_type is PartyFlags:
        return _format_flags(value)
    if field.enum_type is not None and issubclass(field.enum_type, LabelledEnum):
        text = format_enum_value(field.enum_type, value)
        # The text of an unknown value has its number already.
        return text if field.enum_type.find_member(value) is None else f"{text} ({int(value)})"
    return _format_number(field.unit, int(value))


def _format_number(unit: Unit | None, value: int) -> str:
    match unit:
        case Unit.SECONDS:
            return format_duration(value)
        case Unit.TENTHS:
            return f"{format_duration(value // 10)} ({value})"
        case Unit.CLOCK | None:
            return str(value)
        case _:
            assert_never(unit)


def _format_flags(value: int) -> str:
    bits = int(value)
    named = [state_display.describe_flag(flag) for bit, flag in _FLAG_BY_BIT.items() if bits & bit]
    return f"{', '.join(named)} ({bits:#x})" if named else f"{bits:#x}" if bits else ""


def iter_record_rows(details: CallDetails, call_id: str = "") -> Iterator[RecordRow]:
    """Yield the id of the call and a row for every field with a value, under the titles of the sections."""
    if call_id:
        title, meaning = translate_field(_CALL_ID_FIELD)
        yield RecordRow(title, sanitize_text(call_id), meaning)
    for record in details.records:
        yield from _iter_detail_rows(record)
    for dialogue in details.dialogues:
        yield RecordRow(_translate_section_title("sip"))
        yield from _iter_section_rows(dialogue, SIP_TRACK_FIELDS)
    if details.omitted_records:
        yield RecordRow(f"{_translate_section_title('omitted')}: {details.omitted_records}")


def _iter_detail_rows(record: Detail) -> Iterator[RecordRow]:
    node = sanitize_text(record.call.node_id) or sanitize_text(record.pbx)
    yield RecordRow(_translate_section_title("call").replace("%1", node))
    yield from _iter_section_rows(record.call, CALL_FIELDS, record.call.extra)
    for key, party in (("party_a", record.party_a), ("party_b", record.party_b)):
        if party is not None:
            yield RecordRow(_translate_section_title(key))
            yield from _iter_section_rows(party, PARTY_FIELDS, party.extra)
    for target in record.targets:
        yield RecordRow(_translate_section_title("target"))
        yield from _iter_section_rows(target, TARGET_FIELDS, target.extra)


def _iter_section_rows(
    section: msgspec.Struct, fields: Sequence[RecordField], extra: Sequence[str] = ()
) -> Iterator[RecordRow]:
    for field in fields:
        value = format_value(field, getattr(section, field.name))
        if value and field.title:
            title, meaning = translate_field(field)
            yield RecordRow(title, value, meaning)
    for position, text in enumerate(extra, len(fields) + 1):
        if text:
            title, meaning = translate_field(_FURTHER_FIELD)
            yield RecordRow(f"{title} {position}", sanitize_text(text), meaning)


TITLE_COLUMN, VALUE_COLUMN = range(2)


class RecordModel(QAbstractTableModel):
    """The fields of a call in two columns."""

    column_titles: Final = (QT_TRANSLATE_NOOP("Fields", "Field"), QT_TRANSLATE_NOOP("Fields", "Value"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecordRow, ...] = ()

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Replace the rows; if only values differ, selection and scroll position stay."""
        # The records of a call are read again every second. With the same fields only values change.
        if [row.title for row in rows] != [row.title for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        previous, self._rows = self._rows, rows
        for row, (old, new) in enumerate(zip(previous, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, TITLE_COLUMN), self.index(row, VALUE_COLUMN))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 2: title and value."""
        return 0 if parent.isValid() else len(self.column_titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Fields", self.column_titles[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make fields selectable, but not headings."""
        # The arrow keys skip headings, which have no value to copy.
        if index.isValid() and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title if index.column() == TITLE_COLUMN else row.value
            case Qt.ItemDataRole.ToolTipRole if not row.is_heading:
                return format_tooltip("\n".join(filter(None, (f"{row.title}: {row.value}", row.meaning))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.meaning
            case Qt.ItemDataRole.FontRole if row.is_heading:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

"""Everything that was said of one call, as rows of title and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from devlink3_desk.protocol import records
from devlink3_desk.protocol.enums import LabelledEnum, PartyFlags, format_enum_value
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import NumberValue, RecordField
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.text import format_duration, format_tooltip, sanitize_text
from devlink3_desk.qt.details import field_text
from devlink3_desk.qt.details.field_text import FieldText
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallFlag
from devlink3_desk.switchboard.details import CallDetails

TENTHS_FIELD: Final = "ivr_time"
SECONDS_FIELD: Final = "voicemail_length"

_FLAG_BY_BIT: Final = {
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
    def is_heading(self) -> bool:
        """Whether it is the title of a part."""
        return not self.meaning


def format_value(field: RecordField, value: NumberValue) -> str:
    """Return a value as people read it: a name beside its number, a length of time as one."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return sanitize_text(value)
    if field.enum_type is PartyFlags:
        return _format_flags(value)
    if field.enum_type is not None and issubclass(field.enum_type, LabelledEnum):
        known = field.enum_type.find_member(value)
        return (
            f"{format_enum_value(field.enum_type, value)} ({int(value)})"
            if known is not None
            else format_enum_value(field.enum_type, value)
        )
    if field.name == TENTHS_FIELD:
        return f"{format_duration(int(value) // 10)} ({int(value)})"
    return format_duration(int(value)) if field.name == SECONDS_FIELD else str(int(value))


def _format_flags(value: int) -> str:
    bits = int(value)
    named = [
        state_display.flag_text(flag)
        for bit, flag in _FLAG_BY_BIT.items()
        if bits & bit
    ]
    return f"{', '.join(named)} ({bits:#x})" if named else f"{bits:#x}" if bits else ""


def iter_record_rows(details: CallDetails) -> Iterator[RecordRow]:
    """Yield everything that was said; what is empty is left out."""
    for record in details.records:
        yield from _iter_record(record)
    for dialogue in details.dialogues:
        yield RecordRow(field_text.translate_section_title("sip"))
        for name, found in field_text.SIP_FIELD_TEXTS.items():
            value = sanitize_text(getattr(dialogue, name))
            if value:
                yield RecordRow(found.translate_texts().title, value, found.translate_texts().meaning)
    if details.omitted_records:
        yield RecordRow(f"{field_text.translate_section_title('left_out')}: {details.omitted_records}")


def _iter_record(record: Detail) -> Iterator[RecordRow]:
    node = sanitize_text(record.call.node_id) or sanitize_text(record.pbx)
    yield RecordRow(field_text.translate_section_title("call").replace("%1", node))
    yield from _iter_section(record.call, records.CALL_FIELDS, field_text.CALL_FIELD_TEXTS, record.call.extra)
    for name, party in (("party_a", record.party_a), ("party_b", record.party_b)):
        if party is not None:
            yield RecordRow(field_text.translate_section_title(name))
            yield from _iter_section(party, records.PARTY_FIELDS, field_text.PARTY_FIELD_TEXTS, party.extra)
    for target in record.targets:
        yield RecordRow(field_text.translate_section_title("target"))
        yield from _iter_section(target, records.TARGET_FIELDS, field_text.PARTY_FIELD_TEXTS, target.extra)


def _iter_section(
    section: msgspec.Struct,
    table: Sequence[RecordField],
    texts: Mapping[str, FieldText],
    extra: Sequence[str],
) -> Iterator[RecordRow]:
    for field in table:
        value = format_value(field, getattr(section, field.name))
        if value:
            found = texts[field.name].translate_texts()
            yield RecordRow(found.title, value, found.meaning)
    for at, text in enumerate(extra, len(table) + 1):
        if text:
            found = field_text.EXTRA_FIELD_TEXT.translate_texts()
            yield RecordRow(f"{found.title} {at}", sanitize_text(text), found.meaning)


TITLE_COLUMN, VALUE_COLUMN = range(2)


class RecordModel(QAbstractTableModel):
    """The fields of one call."""

    column_titles: Final = (QT_TRANSLATE_NOOP("Fields", "Field"), QT_TRANSLATE_NOOP("Fields", "Value"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecordRow, ...] = ()

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Show other fields; where only values differ, nothing moves."""
        if [row.title for row in rows] != [row.title for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, TITLE_COLUMN), self.index(at, VALUE_COLUMN))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many fields there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 2: title and value."""
        return 0 if parent.isValid() else len(self.column_titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Fields", self.column_titles[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let fields be selected, but not the titles of parts."""
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
                return format_tooltip(f"{row.title}: {row.value}") + "<br>" + format_tooltip(row.meaning)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.meaning
            case Qt.ItemDataRole.FontRole if row.is_heading:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

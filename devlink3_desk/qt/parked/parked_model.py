"""Park slots and conferences that somebody is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.preferences import StateLimit
from devlink3_desk.protocol.enums import CONFERENCE_CLASSES
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import CallRow, format_party
from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, has_focus, is_selected
from devlink3_desk.qt.core.row_model import Clock, Index, KeyedModel, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_display import Urgency, compute_urgency
from devlink3_desk.qt.core.text import fold_text, format_duration, sanitize_text
from devlink3_desk.qt.core.theme import to_qcolor
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, PartyInfo, PartyKind
from devlink3_desk.switchboard.details import CallDetails

DetailsLookup = Callable[[str], CallDetails | None]
NameLookup = Callable[[str], str]

PARTY_KIND_BY_STATE: Final = {CallStatus.PARKED: PartyKind.PARK, CallStatus.CONFERENCE: PartyKind.CONFERENCE}
"""States of a call that is in a place, with what stands at one of its ends."""


class ParkedRow(msgspec.Struct, frozen=True, gc=False):
    """One place with who is in it."""

    key: str
    """The call's."""
    state: CallStatus
    place_text: str
    participants: str
    detail_text: str
    number: str
    elapsed_since: float | None
    search_text: str
    accessible_text: str

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Park slots first, then by their numbers as people count."""
        return (self.state != CallStatus.PARKED, len(self.place_text), self.place_text)


def format_place(info: CallInfo) -> str:
    """Return which slot or conference a call is in."""
    kind = PARTY_KIND_BY_STATE[info.state]
    party = next((p for p in (info.b, info.a) if p is not None and p.kind == kind), None)
    if party is None:
        return QCoreApplication.translate("ParkedModel", "Conference")
    name, number = sanitize_text(party.name), sanitize_text(party.number)
    if kind == PartyKind.PARK:
        slot = number or name
        return QCoreApplication.translate("ParkedModel", "Slot %1").replace("%1", slot) if slot else name
    return name or number or QCoreApplication.translate("ParkedModel", "Conference")


def participant_names(info: CallInfo, details: CallDetails | None, name_lookup: NameLookup) -> list[str]:
    """Return who is in a place: the ends of its row, and in a conference those of all its records."""
    ends: dict[str, str] = {}
    for party in (info.a, info.b):
        if party is not None and party.kind not in (PartyKind.PARK, PartyKind.CONFERENCE):
            ends[party.end_id.lower() or party.number] = format_party(party)[0]
    if details is not None and info.state == CallStatus.CONFERENCE:
        for record in details.records:
            for end in (record.party_a, record.party_b):
                if end is None or end.equipment_class in CONFERENCE_CLASSES:
                    continue
                number = end.identity or end.cli or ""
                name = sanitize_text(end.name) or name_lookup(number) or sanitize_text(number)
                if name:
                    ends.setdefault((end.end_id or number).lower(), name)
    return list(ends.values())


class ParkedModel(KeyedModel[ParkedRow]):
    """Every call that is parked or a conference."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("ParkedModel", "Park slot or conference"),)

    def __init__(self, clock: Clock, name_lookup: NameLookup, parent: QObject | None = None) -> None:
        """``name_of`` tells the name of an extension."""
        super().__init__(clock, parent)
        self.details_lookup: DetailsLookup = lambda _call_id: None
        self.parked_limit = StateLimit(0, 0)
        """From when on somebody has been parked for too long."""
        self._name_lookup = name_lookup
        self._parked_by: dict[str, str] = {}

    def cell_text(self, row: ParkedRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the place and who is in it in one."""
        return row.accessible_text

    def urgency_of(self, row: ParkedRow) -> Urgency:
        """Return how pressing it is: nobody forgets a conference."""
        parked = row.state == CallStatus.PARKED
        return (
            compute_urgency(self.parked_limit, self.elapsed_seconds(row) or 0) if parked else Urgency.NORMAL
        )

    def cell_data(self, row: ParkedRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.urgency_of(row) if role == Role.URGENCY else super().cell_data(row, column, role)

    def max_urgency(self) -> Urgency:
        """Return the most pressing of all."""
        return max(map(self.urgency_of, self), default=Urgency.NORMAL)

    def apply_changes(
        self, rows: Mapping[str, CallRow | None], previous_row: Callable[[str], CallRow | None]
    ) -> None:
        """Take calls that have changed; ``before`` tells what they were."""
        news: dict[str, ParkedRow | None] = {}
        for key, row in rows.items():
            if row is None or row.has_ended or row.info.state not in PARTY_KIND_BY_STATE:
                self._parked_by.pop(key, None)
                if self.find_row(key) is not None:
                    news[key] = None
                continue
            last = previous_row(key)
            if last is not None and last.info.state not in PARTY_KIND_BY_STATE:
                self._parked_by[key] = _find_parking_extension(last.info, row.info)
            news[key] = self._create_row(row)
        if news:
            self.update_rows(news)

    def _create_row(self, row: CallRow) -> ParkedRow:
        view = row.info
        inside = participant_names(view, self.details_lookup(row.key), self._name_lookup)
        who = ", ".join(inside)
        number = _participant_number(view)
        more = "" if view.state == CallStatus.CONFERENCE else number
        by = self._parked_by.get(row.key, "") if view.state == CallStatus.PARKED else ""
        if by:
            by = QCoreApplication.translate("ParkedModel", "parked by %1").replace("%1", by)
        elif len(inside) > 1:
            count = len(inside)
            by = QCoreApplication.translate("ParkedModel", "%n in it", "", count)
        place = format_place(view)
        more = " · ".join(filter(None, (more if more != who else "", by)))
        return ParkedRow(
            key=row.key,
            state=view.state,
            place_text=place,
            participants=who,
            detail_text=more,
            number=number,
            elapsed_since=view.since,
            search_text=fold_text(f"{place} {who} {more}"),
            accessible_text=", ".join(filter(None, (place, who, more))),
        )


def _participant_number(info: CallInfo) -> str:
    """Return the number of who is in a place, not that of the place."""
    places = PARTY_KIND_BY_STATE.values()
    inside = (p for p in (info.a, info.b) if p is not None and p.kind not in places)
    return next((sanitize_text(p.number) for p in inside if p.number), "")


def _find_parking_extension(before: CallInfo, after: CallInfo) -> str:
    """Return which extension has put a call into its place: the one that is no longer in it."""
    stayed = {party.end_id for party in _iter_extensions(after)}
    return next((format_party(p)[0] for p in _iter_extensions(before) if p.end_id not in stayed), "")


def _iter_extensions(info: CallInfo) -> Iterator[PartyInfo]:
    return (p for p in (info.a, info.b) if p is not None and p.kind == PartyKind.EXTENSION)


def format_elapsed(seconds: object) -> str:
    """Return a time in a place as it is shown."""
    return format_duration(seconds) if isinstance(seconds, int) else ""


class ParkedList(SortedModel[ParkedRow]):
    """Park slots, then conferences."""


class ParkedDelegate(RowDelegate):
    """Paints one row of the places."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.bold_face.height + self.small_face.height + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, ParkedRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))
        inside = rect.adjusted(CELL_PADDING, 5, -CELL_PADDING, -5)
        sign = state_display.CALL_SIGNS[row.state]
        ink = self.theme.state_colours(sign.colour_key).ink
        size = self.bold_face.height
        self.draw_icon(
            painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size
        )
        inside = inside.adjusted(size + 10, 0, 0, 0)
        width = self._draw_elapsed_time(
            painter, inside, format_elapsed(index.data(Role.ELAPSED)), index.data(Role.URGENCY)
        )
        above = QRect(inside.left(), inside.top(), inside.width() - width - 8, self.bold_face.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small_face.height + 1, above.width(), self.small_face.height
        )
        if not row.detail_text:
            above.moveTop(inside.top() + (inside.height() - above.height()) // 2)
        x = self.draw_text(painter, self.bold_face, ink, above, row.place_text)
        self.draw_text(
            painter, self.name_face, self.theme.text, above.adjusted(x + 10, 0, 0, 0), row.participants
        )
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _draw_elapsed_time(self, painter: QPainter, rect: QRect, text: str, urgency: object) -> int:
        """Write the time; one that is too long is filled and has a shape. Return its width."""
        sign = (
            state_display.URGENCY_SIGNS.get(urgency)
            if isinstance(urgency, Urgency) and not self.theme_manager.stale
            else None
        )
        if sign is None:
            return self.draw_text(painter, self.bold_face, self.theme.text, rect, text, right=True)
        tone = self.theme.state_colours(sign.colour_key)
        size = self.bold_face.height - 5
        width = self.bold_face.text_width(text) + size + 20
        box = QRect(rect.right() - width + 1, 0, width, self.bold_face.height + 4)
        box.moveTop(rect.top() + (rect.height() - box.height()) // 2)
        self.draw_panel(
            painter, QRectF(box), tone.solid if sign.prominent else tone.tint, radius=box.height() / 2
        )
        ink = tone.on_solid if sign.prominent else tone.ink
        self.draw_icon(painter, sign.icon, ink, box.left() + 7, box.top() + (box.height() - size) // 2, size)
        self.draw_text(painter, self.bold_face, ink, box.adjusted(size + 11, 0, -6, 0), text)
        return width

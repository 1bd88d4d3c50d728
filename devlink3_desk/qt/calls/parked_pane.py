"""The pane of parked calls, and its model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from devlink3_desk.preferences import StateLimit
from devlink3_desk.protocol.enums import CONFERENCE_CLASSES
from devlink3_desk.qt.core.call_row import (
    DEFAULT_SITE,
    CallDetailsLookup,
    CallRow,
    format_copied_number,
    format_party,
    format_party_number,
)
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.menu_pane import LateMenuPane
from devlink3_desk.qt.core.painting import (
    ICON_GAP,
    LINE_GAP,
    TextFace,
    TwoLineDelegate,
    format_elapsed,
)
from devlink3_desk.qt.core.person_menu import MenuSubject
from devlink3_desk.qt.core.row_model import Index, KeyedModel, NameLookup, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_display import (
    CALL_SIGNS,
    NO_LIMIT,
    URGENCY_SIGNS,
    Urgency,
    compute_urgency,
)
from devlink3_desk.qt.core.text import PART_SEPARATOR, fold_text, isolate_text, join_bidi, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import RowTracker
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, Clock, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.site import Site

PARTY_KIND_BY_STATE: Final = {CallStatus.PARKED: PartyKind.PARK, CallStatus.CONFERENCE: PartyKind.CONFERENCE}
"""States of the calls shown here, with the kind of party that stands for the slot or the conference."""


class ParkedRow(msgspec.Struct, frozen=True, gc=False):
    """A park slot or conference with its participants."""

    key: str
    """Id of the call."""
    state: CallStatus
    slot_text: str
    participants: str
    detail_text: str
    number: str
    """Number to copy."""
    elapsed_since: float | None
    is_lower_bound: bool
    """Whether the state had begun before the link did."""
    search_text: str
    accessible_text: str

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Park slots before conferences, each by number in numerical order."""
        return (self.state != CallStatus.PARKED, len(self.slot_text), self.slot_text)


def format_slot(info: CallInfo) -> str:
    """Return the name of the slot or conference that a call is in."""
    kind = PARTY_KIND_BY_STATE[info.state]
    party = next((p for p in (info.b, info.a) if p is not None and p.kind == kind), None)
    if party is None:
        return QCoreApplication.translate("ParkedModel", "Conference")
    name, number = sanitize_text(party.name), sanitize_text(party.number)
    if kind == PartyKind.PARK:
        slot = number or name
        return QCoreApplication.translate("ParkedModel", "Slot %1").replace("%1", slot) if slot else name
    return name or number or QCoreApplication.translate("ParkedModel", "Conference")


def list_participant_names(
    info: CallInfo, details: CallDetails | None, name_lookup: NameLookup, site: Site
) -> list[str]:
    """Return the names of those who are parked or in a conference.

    A conference of many is several records for the PBX, of which the call has only two parties; the
    others are found in ``details``.
    """
    # By end id: the same end occurs in several records, and two callers may bear the same name.
    names: dict[str, str] = {}
    for party in (info.a, info.b):
        if party is not None and party.kind not in (PartyKind.PARK, PartyKind.CONFERENCE):
            names[party.end_id.lower() or party.number] = format_party(party, site)[0]
    if details is not None and info.state == CallStatus.CONFERENCE:
        for record in details.records:
            # The end that is the conference bridge is not a participant.
            for end in (record.party_a, record.party_b):
                if end is None or end.equipment_class in CONFERENCE_CLASSES:
                    continue
                number = end.identity or end.cli or ""
                name = sanitize_text(end.name) or name_lookup(number) or sanitize_text(number)
                if name:
                    names.setdefault((end.end_id or number).lower(), name)
    return list(names.values())


class ParkedModel(KeyedModel[ParkedRow]):
    """All calls that are parked or in a conference."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("ParkedModel", "Park slot or conference"),)

    def __init__(
        self,
        clock: Clock,
        name_lookup: NameLookup,
        details_lookup: CallDetailsLookup = lambda _call_id: None,
        parent: QObject | None = None,
    ) -> None:
        """Create an empty model.

        ``name_lookup`` returns the name for an extension's number, or an empty text; ``details_lookup``
        the records of a call by its id.
        """
        super().__init__(clock, parent)
        self._name_lookup, self._details_lookup = name_lookup, details_lookup
        self.site = DEFAULT_SITE
        """How phone numbers are written."""
        self._parked_limit = NO_LIMIT
        self._parked_by: dict[str, str] = {}
        """Name of the extension that has parked a call, by the call's id."""

    def set_parked_limit(self, limit: StateLimit) -> None:
        """Set the seconds after which a parked call becomes urgent."""
        self._parked_limit = limit

    def cell_text(self, row: ParkedRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return slot and participants in one sentence."""
        return row.accessible_text

    def find_urgency(self, row: ParkedRow) -> Urgency:
        """Return how urgent a row is; only parked calls can become urgent."""
        if row.state != CallStatus.PARKED:
            return Urgency.NORMAL
        return compute_urgency(self._parked_limit, self.count_elapsed(row) or 0)

    def cell_data(self, row: ParkedRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.find_urgency(row) if role == Role.URGENCY else super().cell_data(row, column, role)

    def is_lower_bound(self, row: ParkedRow) -> bool:
        """Return whether the call may have been parked before the link was up."""
        return row.is_lower_bound

    def find_max_urgency(self) -> Urgency:
        """Return the highest urgency of all rows."""
        return max(map(self.find_urgency, self), default=Urgency.NORMAL)

    def apply_changes(
        self, rows: Mapping[str, CallRow | None], previous_row: Callable[[str], CallRow | None]
    ) -> None:
        """Apply calls that have changed (``None``: removed); ``previous_row`` returns them as they were."""
        changes: dict[str, ParkedRow | None] = {}
        for key, row in rows.items():
            # An ended call lingers in the list of calls, but its slot is free again.
            if row is None or row.has_ended or row.info.state not in PARTY_KIND_BY_STATE:
                self._parked_by.pop(key, None)
                if self.find_row(key) is not None:
                    changes[key] = None
                continue
            previous = previous_row(key)
            # A call that is parked already when the snapshot arrives has no previous row.
            if previous is not None and previous.info.state not in PARTY_KIND_BY_STATE:
                self._parked_by[key] = _find_parking_extension(previous.info, row.info)
            changes[key] = self._create_row(row)
        if changes:
            self.update_rows(changes)

    def _create_row(self, row: CallRow) -> ParkedRow:
        info = row.info
        is_conference = info.state == CallStatus.CONFERENCE
        names = list_participant_names(info, self._details_lookup(row.key), self._name_lookup, self.site)
        number, shown_number, copied_number = _find_participant_number(info, self.site)
        participants, slot_text = join_bidi(names, ", "), format_slot(info)
        note = ""
        if parked_by := "" if is_conference else self._parked_by.get(row.key, ""):
            note = QCoreApplication.translate("ParkedModel", "parked by %1").replace(
                "%1", isolate_text(parked_by)
            )
        elif (count := len(names)) > 1:
            # lupdate overlooks a plural whose number is a call.
            note = QCoreApplication.translate("ParkedModel", "%n participant(s)", "", count)
        if is_conference or participants in (number, shown_number):
            shown_number = ""
        detail = PART_SEPARATOR.join(filter(None, (row.emergency_text, shown_number, note)))
        return ParkedRow(
            key=row.key,
            state=info.state,
            slot_text=slot_text,
            participants=participants,
            detail_text=detail,
            number=copied_number,
            elapsed_since=info.since,
            is_lower_bound=info.may_be_older,
            search_text=fold_text(f"{slot_text} {participants} {detail} {number}"),
            accessible_text=", ".join(filter(None, (slot_text, participants, detail))),
        )


def _find_participant_number(info: CallInfo, site: Site) -> tuple[str, str, str]:
    """Return the number of the parked party, how it is shown, and how it is copied.

    The number of the slot itself is not returned.
    """
    slot_kinds = PARTY_KIND_BY_STATE.values()
    participants = (p for p in (info.a, info.b) if p is not None and p.kind not in slot_kinds)
    party = next((p for p in participants if p.number), None)
    if party is None:
        return "", "", ""
    number = sanitize_text(party.number)
    copied = number
    if party.kind is PartyKind.TRUNK:
        copied = format_copied_number(number, site, has_prefix=party.has_prefix)
    return number, format_party_number(party, site), copied


def _find_parking_extension(before: CallInfo, after: CallInfo) -> str:
    """Return the name of the extension that has parked a call.

    No event says who parks a call. It is the extension that was in the call before and is not after.
    """
    remaining_ends = {party.end_id for party in _iter_extensions(after)}
    gone = (party for party in _iter_extensions(before) if party.end_id not in remaining_ends)
    return next((format_party(party)[0] for party in gone), "")


def _iter_extensions(info: CallInfo) -> Iterator[PartyInfo]:
    return (p for p in (info.a, info.b) if p is not None and p.kind == PartyKind.EXTENSION)


class ParkedList(SortedModel[ParkedRow]):
    """Park slots, then conferences."""

    source: ParkedModel


class ParkedDelegate(TwoLineDelegate[ParkedRow]):
    """Paints a row in two lines: slot and participants, then details; the time at the end of both."""

    row_type = ParkedRow

    @property
    def title_face(self) -> TextFace:
        """The font of the upper line."""
        return self.bold_face

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: ParkedRow
    ) -> None:
        """Paint one row."""
        sign = CALL_SIGNS[row.state]
        ink = self.theme.find_colours(sign.colour_key).ink
        inner = self.draw_row_start(painter, option, sign.icon, ink)
        time = format_elapsed(index, is_lower_bound=row.is_lower_bound)
        urgency_sign = self.find_urgency_sign(index)
        if urgency_sign is None:
            width = self.draw_text(painter, self.bold_face, self.theme.text, inner, time, right=True)
        else:
            width = self.draw_time_pill(painter, self.bold_face, inner, urgency_sign, time)
        upper, lower = self.split_lines(inner.adjusted(0, 0, -width - LINE_GAP, 0), self.title_face)
        slot_width = self.bold_face.text_width(row.slot_text)
        name_width = self.name_face.text_width(row.participants)
        is_wide = slot_width + ICON_GAP + name_width > upper.width()
        if is_wide or row.state == CallStatus.CONFERENCE:
            # The names need the line for themselves; which conference it is fits below them.
            self.draw_text(painter, self.name_face, self.theme.text, upper, row.participants)
            width = self.draw_text(painter, self.small_bold_face, ink, lower, row.slot_text)
            lower = lower.adjusted(width + ICON_GAP, 0, 0, 0)
        else:
            if not row.detail_text:
                # A single line is centred.
                upper.moveTop(inner.top() + (inner.height() - upper.height()) // 2)
            width = self.draw_text(painter, self.bold_face, ink, upper, row.slot_text)
            participants = upper.adjusted(width + ICON_GAP, 0, 0, 0)
            self.draw_text(painter, self.name_face, self.theme.text, participants, row.participants)
        self.draw_text(painter, self.small_face, self.theme.muted, lower, row.detail_text)


class ParkedPane(LateMenuPane):
    """Who is parked or in a conference, and for how long."""

    def __init__(
        self, theme_manager: ThemeManager, parked_list: ParkedList, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Park slots and conferences"))
        self._theme_manager, self._parked_list = theme_manager, parked_list
        sign = CALL_SIGNS[CallStatus.PARKED]
        self.parked_chip = Chip(theme_manager, sign.icon, sign.colour_key, self, fades_when_stale=True)
        self.parked_chip.hide()
        self.header_layout.addWidget(self.parked_chip)
        self.header_layout.addStretch(1)

    def build_contents(self) -> None:
        """Create the list."""
        self.parked_view: RowListView[ParkedRow] = RowListView(self._parked_list, self)
        self.parked_view.set_row_delegate(ParkedDelegate(self._theme_manager, self.parked_view))
        self.parked_view.setAccessibleName(self.tr("Park slots and conferences"))
        self.parked_view.placeholder_text = self.tr("No parked calls or conferences.")
        self.body_layout.addWidget(self.parked_view, 1)
        # The layout would show it with the next events, too late for a focus that is set at once.
        self.parked_view.show()

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list; none before the contents are created."""
        return (self.parked_view.tracker,) if self.has_contents else ()

    def find_menu_subject(self) -> MenuSubject | None:
        """Return who is parked, or the first participant of a conference."""
        row = self.parked_view.tracker.selected_row() if self.has_contents else None
        return None if row is None else MenuSubject(call_id=row.key)

    def refresh(self) -> None:
        """Update the counter of parked calls, in the colours of the most urgent one."""
        # The counter stays visible while the list is in the background of a tab or scrolled.
        parked = self._parked_list.source
        count = sum(row.state == CallStatus.PARKED for row in parked)
        urgency = parked.find_max_urgency()
        sign = CALL_SIGNS[CallStatus.PARKED] if urgency is Urgency.NORMAL else URGENCY_SIGNS[urgency]
        self.parked_chip.set_icon(sign.icon, sign.colour_key)
        self.parked_chip.show_text(self.tr("%n parked", "", count), prominent=urgency == Urgency.ALARM)
        self.parked_chip.setVisible(count > 0)

    def update_times(self) -> None:
        """Update the times, and the counter: a call becomes urgent by time alone."""
        super().update_times()
        self.refresh()

"""Park slots and conferences that somebody is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences.calls import StateLimit
from devlink3_desk.protocol.enums import CONFERENCE_CLASSES
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.views import CallStatus, CallInfo, PartyKind, PartyInfo

from .calls import CallRow, format_party
from .concern import Urgency, compute_urgency
from .keyed import Clock, KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import SortedModel
from .roles import Role
from .text import format_duration, fold_text, sanitize_text

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
        return QCoreApplication.translate("PlaceModel", "Conference")
    name, number = sanitize_text(party.name), sanitize_text(party.number)
    if kind == PartyKind.PARK:
        slot = number or name
        return QCoreApplication.translate("PlaceModel", "Slot %1").replace("%1", slot) if slot else name
    return name or number or QCoreApplication.translate("PlaceModel", "Conference")


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

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PlaceModel", "Park slot or conference"),)

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
        return compute_urgency(self.parked_limit, self.elapsed_seconds(row) or 0) if parked else Urgency.NORMAL

    def cell_data(self, row: ParkedRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.urgency_of(row) if role == Role.URGENCY else super().cell_data(row, column, role)

    def max_urgency(self) -> Urgency:
        """Return the most pressing of all."""
        return max(map(self.urgency_of, self), default=Urgency.NORMAL)

    def apply_changes(self, rows: Mapping[str, CallRow | None], previous_row: Callable[[str], CallRow | None]) -> None:
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
            by = QCoreApplication.translate("PlaceModel", "parked by %1").replace("%1", by)
        elif len(inside) > 1:
            count = len(inside)
            by = QCoreApplication.translate("PlaceModel", "%n in it", "", count)
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

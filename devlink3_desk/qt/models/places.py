"""Park slots and conferences that somebody is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences.calls import Limit
from devlink3_desk.protocol.enums import CONFERENCES
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.views import CallStatus, CallView, PartyKind, PartyView

from .calls import CallRow, party_text
from .concern import Level, level
from .keyed import Clock, KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .roles import Role
from .text import duration, fold, plain

Lookup = Callable[[str], CallDetails | None]
NameOf = Callable[[str], str]

KINDS: Final = {CallStatus.PARKED: PartyKind.PARK, CallStatus.CONFERENCE: PartyKind.CONFERENCE}
"""States of a call that is in a place, with what stands at one of its ends."""


class PlaceRow(msgspec.Struct, frozen=True, gc=False):
    """One place with who is in it."""

    key: str
    """The call's."""
    state: CallStatus
    place: str
    who: str
    more: str
    number: str
    since: float | None
    haystack: str
    spoken: str

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Park slots first, then by their numbers as people count."""
        return (self.state != CallStatus.PARKED, len(self.place), self.place)


def place_of(view: CallView) -> str:
    """Return which slot or conference a call is in."""
    kind = KINDS[view.state]
    party = next((p for p in (view.b, view.a) if p is not None and p.kind == kind), None)
    if party is None:
        return QCoreApplication.translate("PlaceModel", "Conference")
    name, number = plain(party.name), plain(party.number)
    if kind == PartyKind.PARK:
        slot = number or name
        return QCoreApplication.translate("PlaceModel", "Slot %1").replace("%1", slot) if slot else name
    return name or number or QCoreApplication.translate("PlaceModel", "Conference")


def guests(view: CallView, details: CallDetails | None, name_of: NameOf) -> list[str]:
    """Return who is in a place: the ends of its row, and in a conference those of all its records."""
    ends: dict[str, str] = {}
    for party in (view.a, view.b):
        if party is not None and party.kind not in (PartyKind.PARK, PartyKind.CONFERENCE):
            ends[party.end_id.lower() or party.number] = party_text(party)[0]
    if details is not None and view.state == CallStatus.CONFERENCE:
        for record in details.records:
            for end in (record.party_a, record.party_b):
                if end is None or end.equipment_class in CONFERENCES:
                    continue
                number = end.identity or end.cli or ""
                name = plain(end.name) or name_of(number) or plain(number)
                if name:
                    ends.setdefault((end.end_id or number).lower(), name)
    return list(ends.values())


class PlaceModel(KeyedModel[PlaceRow]):
    """Every call that is parked or a conference."""

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("PlaceModel", "Park slot or conference"),)

    def __init__(self, clock: Clock, name_of: NameOf, parent: QObject | None = None) -> None:
        """``name_of`` tells the name of an extension."""
        super().__init__(clock, parent)
        self.details_of: Lookup = lambda _call_id: None
        self.limit = Limit(0, 0)
        """From when on somebody has been parked for too long."""
        self._name_of = name_of
        self._parked_by: dict[str, str] = {}

    def text(self, row: PlaceRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the place and who is in it in one."""
        return row.spoken

    def level(self, row: PlaceRow) -> Level:
        """Return how pressing it is: nobody forgets a conference."""
        parked = row.state == CallStatus.PARKED
        return level(self.limit, self.elapsed(row) or 0) if parked else Level.CALM

    def cell(self, row: PlaceRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.level(row) if role == Role.LEVEL else super().cell(row, column, role)

    def worst(self) -> Level:
        """Return the most pressing of all."""
        return max(map(self.level, self), default=Level.CALM)

    def show(self, rows: Mapping[str, CallRow | None], before: Callable[[str], CallRow | None]) -> None:
        """Take calls that have changed; ``before`` tells what they were."""
        news: dict[str, PlaceRow | None] = {}
        for key, row in rows.items():
            if row is None or row.over or row.view.state not in KINDS:
                self._parked_by.pop(key, None)
                if self.row_of(key) is not None:
                    news[key] = None
                continue
            last = before(key)
            if last is not None and last.view.state not in KINDS:
                self._parked_by[key] = _who_left(last.view, row.view)
            news[key] = self._row(row)
        if news:
            self.update(news)

    def _row(self, row: CallRow) -> PlaceRow:
        view = row.view
        inside = guests(view, self.details_of(row.key), self._name_of)
        who = ", ".join(inside)
        number = _number(view)
        more = "" if view.state == CallStatus.CONFERENCE else number
        by = self._parked_by.get(row.key, "") if view.state == CallStatus.PARKED else ""
        if by:
            by = QCoreApplication.translate("PlaceModel", "parked by %1").replace("%1", by)
        elif len(inside) > 1:
            count = len(inside)
            by = QCoreApplication.translate("PlaceModel", "%n in it", "", count)
        place = place_of(view)
        more = " · ".join(filter(None, (more if more != who else "", by)))
        return PlaceRow(
            key=row.key,
            state=view.state,
            place=place,
            who=who,
            more=more,
            number=number,
            since=view.since,
            haystack=fold(f"{place} {who} {more}"),
            spoken=", ".join(filter(None, (place, who, more))),
        )


def _number(view: CallView) -> str:
    """Return the number of who is in a place, not that of the place."""
    places = KINDS.values()
    inside = (p for p in (view.a, view.b) if p is not None and p.kind not in places)
    return next((plain(p.number) for p in inside if p.number), "")


def _who_left(before: CallView, after: CallView) -> str:
    """Return which extension has put a call into its place: the one that is no longer in it."""
    stayed = {party.end_id for party in _extensions(after)}
    return next((party_text(p)[0] for p in _extensions(before) if p.end_id not in stayed), "")


def _extensions(view: CallView) -> Iterator[PartyView]:
    return (p for p in (view.a, view.b) if p is not None and p.kind == PartyKind.EXTENSION)


def elapsed_words(seconds: object) -> str:
    """Return a time in a place as it is shown."""
    return duration(seconds) if isinstance(seconds, int) else ""


class PlaceList(OrderedModel[PlaceRow]):
    """Park slots, then conferences."""

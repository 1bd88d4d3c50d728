"""The boards of several sites as one.

Calls keep their ids, which are unique among all hubs. Extensions, hunt groups and park slots of two sites may
have the same number: those of the first site keep theirs, and those of the others are followed by the name of
their site. A site whose link is down goes on being shown, marked as out of date, beside the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import structs

from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import (
    CallInfo,
    ExtensionInfo,
    ExtensionStatus,
    LinkInfo,
    LinkStatus,
    PartyInfo,
    PartyKind,
    Person,
    PersonKind,
    QueueInfo,
)
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.live_board import SiteEvents
from devlink3_desk.switchboard.site import SITE_SEPARATOR, Site, SiteMark

_DOWN_STATES: Final = frozenset({LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED})


SiteBoards: TypeAlias = Sequence[tuple[str, Switchboard]]


class MergedBoard:
    """A :class:`.LiveBoard` of several sites; events come as :class:`SiteEvents`."""

    def __init__(self, sites: SiteBoards) -> None:
        """``sites`` are names and boards; numbers are written as at the first one."""
        self._boards: Final = [board for _, board in sites]
        self._marks = [
            SiteMark(name, SITE_SEPARATOR + name if position else "")
            for position, (name, _) in enumerate(sites)
        ]
        self._pbx_directories = [board.directory for board in self._boards]
        self._calls: dict[str, CallInfo] = {}
        self._extensions: dict[str, ExtensionInfo] = {}
        self._queues: dict[str, QueueInfo] = {}
        self._call_sites: dict[str, int] = {}
        self._directory = self._merge_directories()
        self._link = self._merge_links()
        for position, board in enumerate(self._boards):
            self._merge_changes(position, board.initial_changes())

    @property
    def site(self) -> Site:
        """How numbers are written at the first site."""
        return self._boards[0].site

    @property
    def calls(self) -> Mapping[str, CallInfo]:
        """Calls of all sites by identity."""
        return MappingProxyType(self._calls)

    @property
    def extensions(self) -> Mapping[str, ExtensionInfo]:
        """Extensions of all sites by their numbers here."""
        return MappingProxyType(self._extensions)

    @property
    def queues(self) -> Mapping[str, QueueInfo]:
        """Hunt groups of all sites by their numbers here."""
        return MappingProxyType(self._queues)

    @property
    def link(self) -> LinkInfo:
        """The links as one, which is live while any of them is."""
        return self._link

    @property
    def directory(self) -> Directory:
        """The people of all sites, with their numbers here."""
        return self._directory

    def list_links(self) -> list[tuple[str, LinkInfo]]:
        """Return each site with its link."""
        return [(mark.name, board.link) for mark, board in zip(self._marks, self._boards, strict=True)]

    @property
    def marks(self) -> Sequence[SiteMark]:
        """How the values of each site are distinguished from those of the others."""
        return tuple(self._marks)

    def is_stale(self, position: int) -> bool:
        """Return whether the link of a site is down."""
        return self._marks[position].is_stale

    def find_site(self, call_id: str) -> int:
        """Return the position of the site of a call; that of the first one for a call that has ended."""
        return self._call_sites.get(call_id, 0)

    def find_call_site(self, call_id: str) -> Site:
        """Return the site of a call; the first one for a call that has ended."""
        return self._boards[self.find_site(call_id)].site

    def apply_all(self, events: Sequence[AnyEvent], at: float) -> list[Change]:
        """Apply events of one site; return the changes."""
        position = events.site if isinstance(events, SiteEvents) else 0
        return self._merge_changes(position, self._boards[position].apply_all(events, at))

    def replace_pbx_directory(self, position: int, directory: Directory) -> Directory:
        """Store the directory of one site's PBX; return all of them merged, for :meth:`set_directory`."""
        self._pbx_directories[position] = directory
        return self._merge_directories()

    def set_directory(self, directory: Directory, at: float) -> list[Change]:
        """Use the contacts of ``directory`` at all sites, and what their PBXs list; return the changes."""
        self._directory = self._merge_directories(directory)
        changes: list[Change] = [DirectoryChanged(self._directory.people)]
        for position, board in enumerate(self._boards):
            own = self._pbx_directories[position].with_contacts(directory.contacts)
            found = board.set_directory(own.with_looked_up(directory.looked_up), at)
            changes += self._merge_changes(position, found)
        return changes

    def initial_changes(self) -> list[Change]:
        """Return the complete state as changes."""
        return [
            LinkChanged(self._link),
            DirectoryChanged(self._directory.people),
            *map(CallChanged, self._calls.values()),
            *map(ExtensionChanged, self._extensions.values()),
            *map(QueueChanged, self._queues.values()),
        ]

    def call_details(self, call_id: str) -> CallDetails | None:
        """Return the records and dialogues of a call, ``None`` if it has ended."""
        return self._boards[self.find_site(call_id)].call_details(call_id)

    # changes of the boards of the sites

    def _merge_changes(self, position: int, changes: Iterable[Change]) -> list[Change]:
        merged: list[Change] = []
        for change in changes:
            self._merge_change(position, change, merged)
        return merged

    def _merge_change(self, position: int, change: Change, merged: list[Change]) -> None:
        mark = self._marks[position]
        match change:
            case CallChanged():
                self._call_sites[change.call.id] = position
                merged.append(self._store_call(change.call, mark))
            case CallEnded():
                self._calls.pop(change.id, None)
                self._call_sites.pop(change.id, None)
                merged.append(change)
            case ExtensionChanged():
                merged.append(self._store_extension(change.extension, mark))
            case ExtensionRemoved():
                number = mark.qualify_number(change.extension)
                self._extensions.pop(number, None)
                merged.append(ExtensionRemoved(number))
            case QueueChanged():
                merged.append(self._store_queue(change.queue, mark))
            case QueueRemoved():
                group = mark.qualify_number(change.group)
                self._queues.pop(group, None)
                merged.append(QueueRemoved(group))
            case LinkChanged():
                merged += self._merge_link(position, change.link)
            case DirectoryChanged():
                pass  # reported once for all sites

    def _merge_link(self, position: int, link: LinkInfo) -> list[Change]:
        """Return the changes due to the link of a site, which mark all its values as stale or current."""
        merged: list[Change] = []
        mark, is_stale = self._marks[position], self._is_stale(position, link)
        if is_stale is not mark.is_stale:
            mark = self._marks[position] = structs.replace(mark, is_stale=is_stale, stale_since=link.since)
            board = self._boards[position]
            merged += [self._store_call(call, mark) for call in board.calls.values()]
            merged += [self._store_extension(each, mark) for each in board.extensions.values()]
            merged += [self._store_queue(each, mark) for each in board.queues.values()]
        self._link = self._merge_links()
        # Also where the merged link is the same: the links of the sites are shown, too.
        merged.append(LinkChanged(self._link))
        return merged

    def _is_stale(self, position: int, link: LinkInfo) -> bool:
        """Return whether a site is out of date: its link is down, and is not yet up again."""
        if link.state in _DOWN_STATES:
            return True
        return self._marks[position].is_stale and link.state is not LinkStatus.LIVE

    def _store_call(self, call: CallInfo, mark: SiteMark) -> CallChanged:
        info = self._calls[call.id] = qualify_call(call, mark)
        return CallChanged(info)

    def _store_extension(self, extension: ExtensionInfo, mark: SiteMark) -> ExtensionChanged:
        info = structs.replace(extension, extension=mark.qualify_number(extension.extension))
        if mark.is_stale:
            # Extensions there have an unknown state, and must not be counted as free.
            info = structs.replace(info, state=ExtensionStatus.UNKNOWN, since=mark.stale_since)
        self._extensions[info.extension] = info
        return ExtensionChanged(info)

    def _store_queue(self, queue: QueueInfo, mark: SiteMark) -> QueueChanged:
        info = structs.replace(queue, group=mark.qualify_number(queue.group), is_stale=mark.is_stale)
        self._queues[info.group] = info
        return QueueChanged(info)

    # all sites as one

    def _merge_links(self) -> LinkInfo:
        links = [board.link for board in self._boards]
        live = [link for link in links if link.state is LinkStatus.LIVE]
        if not live:
            return links[0]
        versions = dict.fromkeys(link.pbx_version for link in links if link.pbx_version)
        return structs.replace(
            live[0], pbx_version=", ".join(versions) or None, gaps=sum(link.gaps for link in links)
        )

    def _merge_directories(self, others: Directory | None = None) -> Directory:
        """Return what all PBXs list, with the contacts of ``others``."""
        people: list[Person] = []
        members: dict[str, tuple[str, ...]] = {}
        for mark, directory in zip(self._marks, self._pbx_directories, strict=True):
            people += [_qualify_person(person, mark) for person in directory.pbx_people]
            for group, extensions in directory.members.items():
                members[mark.qualify_number(group)] = tuple(map(mark.qualify_number, extensions))
        merged = Directory(people, members, self.site)
        if others is None:
            return merged
        return merged.with_contacts(others.contacts).with_looked_up(others.looked_up)


def qualify_call(call: CallInfo, mark: SiteMark) -> CallInfo:
    """Return a call of one site as the merged board has it."""
    parties = [party for party in (call.a, call.b, *call.targets) if party is not None]
    inside = {party.number for party in parties if party.kind is not PartyKind.TRUNK}
    return structs.replace(
        call,
        a=_qualify_party(call.a, mark),
        b=_qualify_party(call.b, mark),
        targets=tuple(_qualify_target(target, mark) for target in call.targets),
        held_by=mark.qualify_optional(call.held_by) if call.held_by in inside else call.held_by,
        group=mark.qualify_optional(call.group),
        original_group=mark.qualify_optional(call.original_group),
        current_group=mark.qualify_optional(call.current_group),
        site=mark.name,
        is_stale=mark.is_stale,
    )


def _qualify_party(party: PartyInfo | None, mark: SiteMark) -> PartyInfo | None:
    return None if party is None else _qualify_target(party, mark)


def _qualify_target(party: PartyInfo, mark: SiteMark) -> PartyInfo:
    if not mark.suffix or party.kind is PartyKind.TRUNK:
        return party
    return structs.replace(party, number=mark.qualify_number(party.number))


def _qualify_person(person: Person, mark: SiteMark) -> Person:
    if not mark.suffix or person.kind is PersonKind.CONTACT:
        return person
    return structs.replace(person, number=mark.qualify_number(person.number))

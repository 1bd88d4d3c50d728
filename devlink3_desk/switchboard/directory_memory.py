"""The directory as an event, so that a recording shows the names of its time."""

from __future__ import annotations

import msgspec

from devlink3_desk.protocol.events import DirectoryMarker
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.site import Site


class DirectoryMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a directory contains."""

    people: tuple[Person, ...] = ()
    """Users, groups and contacts of the PBX."""
    members: dict[str, tuple[str, ...]] = {}
    """Extensions of each group, by the group's number."""
    contacts: tuple[Person, ...] = ()
    """Contacts of address books."""


def build_directory_event(directory: Directory) -> DirectoryMarker:
    """Return the event that makes a switchboard use ``directory``.

    The entries are not converted to built-in values, which of ten thousand takes a while: writing the event
    does that.
    """
    return DirectoryMarker(
        memory={
            "people": directory.pbx_people,
            "members": directory.members,
            "contacts": directory.contacts.people,
        }
    )


def restore_directory(event: DirectoryMarker, site: Site) -> Directory | None:
    """Return the directory of an event; ``None`` where it is damaged, or of a later version."""
    try:
        memory = msgspec.convert(event.memory, DirectoryMemory)
    except msgspec.ValidationError:
        return None
    return Directory(memory.people, memory.members, site, PhoneBook(memory.contacts))

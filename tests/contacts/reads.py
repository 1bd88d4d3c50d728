"""Short ways to read a file in a test."""

from __future__ import annotations

from devlink3_desk.contacts import encoding, reading
from devlink3_desk.contacts.contact import Contact, Problem, Trouble


def read(octets: bytes) -> tuple[list[Contact], list[tuple[int, Trouble]]]:
    """Return the contacts of a file and what is wrong with it, as it is found."""
    items = list(reading.entries(encoding.read_text(octets), reading.look(octets).plan))
    contacts = [item for item in items if isinstance(item, Contact)]
    return contacts, [(item.line, item.trouble) for item in items if isinstance(item, Problem)]


def names(octets: bytes) -> list[str]:
    return [contact.name for contact in read(octets)[0]]


def numbers(contact: Contact) -> list[tuple[str, str]]:
    return [(number.kind.value, number.number) for number in contact.numbers]

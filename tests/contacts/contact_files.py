"""Short ways to read a file in a test."""

from __future__ import annotations

from devlink3_desk.contacts import files
from devlink3_desk.contacts.contact import Contact, ImportProblem, ProblemKind


def read_contacts(octets: bytes) -> tuple[list[Contact], list[tuple[int, ProblemKind]]]:
    """Return the contacts of a file and what is wrong with it, as it is found."""
    items = list(files.iter_entries(files.decode_text(octets), files.preview_file(octets).plan))
    contacts = [item for item in items if isinstance(item, Contact)]
    return contacts, [(item.line, item.kind) for item in items if isinstance(item, ImportProblem)]


def read_names(octets: bytes) -> list[str]:
    return [contact.name for contact in read_contacts(octets)[0]]


def list_numbers(contact: Contact) -> list[tuple[str, str]]:
    return [(number.kind.value, number.number) for number in contact.numbers]

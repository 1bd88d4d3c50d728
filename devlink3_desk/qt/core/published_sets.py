"""What is published for all desks of a hub: favourites, pages and contacts, and who can publish them."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from devlink3_desk.qt.core.text import sanitize_text


class SetKind(StrEnum):
    """What can be published."""

    FAVOURITES = "favourites"
    PAGES = "pages"
    """A page of extensions, by its name."""
    CONTACTS = "contacts"
    """A list of contacts, by its name."""


class PublishedSet(msgspec.Struct, frozen=True):
    """Something that is published."""

    kind: SetKind
    name: str = ""
    """Empty for the favourites."""
    numbers: tuple[str, ...] = ()
    """Extensions of favourites or of a page."""
    count: int = 0
    """Number of extensions or contacts."""
    by: str = ""
    """Name of the author."""


class SetPublisher(Protocol):
    """Publishes sets; :attr:`PublishedSets.reported` is emitted with the outcome."""

    def publish(self, kind: SetKind, name: str) -> None:
        """Publish what this desk has, in place of what is published so far."""

    def withdraw(self, kind: SetKind, name: str) -> None:
        """Stop publishing."""


class PublishedSets(QObject):
    """All that is published; nothing without a hub."""

    changed = Signal()
    """Emitted when :attr:`sets` or :attr:`publisher` has changed."""
    reported = Signal(str)
    """Emitted with the outcome of publishing, as one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sets: tuple[PublishedSet, ...] = ()
        self.publisher: SetPublisher | None = None
        """``None`` where nothing can be published."""

    def set_publisher(self, publisher: SetPublisher) -> None:
        """Set what publishes."""
        self.publisher = publisher
        self.changed.emit()

    def replace_sets(self, sets: tuple[PublishedSet, ...]) -> None:
        """Set what is published."""
        if sets != self.sets:
            self.sets = sets
            self.changed.emit()

    def find_set(self, kind: SetKind, name: str = "") -> PublishedSet | None:
        """Return what is published under a name."""
        return next((each for each in self.sets if each.kind is kind and each.name == name), None)


def format_set_title(kind: SetKind, name: str) -> str:
    """Return the title of a set."""
    match kind:
        case SetKind.FAVOURITES:
            return QCoreApplication.translate("PublishedSets", "Favourites")
        case SetKind.PAGES:
            template = QCoreApplication.translate("PublishedSets", "Page {name}")
        case SetKind.CONTACTS:
            template = QCoreApplication.translate("PublishedSets", "Contacts {name}")
    return template.format(name=sanitize_text(name))

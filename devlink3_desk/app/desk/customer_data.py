"""Connects followed sources of contacts, and the look-up of callers, with the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from devlink3_desk.app.desk import on_demand
from devlink3_desk.app.desk.lookup import LookupController, build_caller_numbers
from devlink3_desk.contacts.lookup_definition import CallerNumbers
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore
from devlink3_desk.services.contact_sources.contact_sources import ContactSources, create_contact_sources
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.directory import PhoneBook
from devlink3_desk.switchboard.site import Site


class LookupDesk(Protocol):
    """What the look-up needs of a desk."""

    @property
    def listeners(self) -> list[Callable[[Sequence[Change]], None]]:
        """Called with all changes."""

    @property
    def switchboard(self) -> Switchboard:
        """The switchboard that names callers."""

    @property
    def site(self) -> Site:
        """The site, which determines what numbers mean."""

    def set_looked_up(self, looked_up: PhoneBook) -> None:
        """Use other names of callers whom a customer system knows."""


class CustomerData(QObject):
    """The contact sources and the look-up of one window; without a folder there is neither."""

    def __init__(
        self, window: MainWindow, desk: LookupDesk, folder: Path | None, report: Callable[[Sentence], None]
    ) -> None:
        super().__init__(window)
        self.sources: ContactSources | None = None
        self._window = window
        if folder is None:
            return
        self._follow_sources(create_contact_sources(folder, report))
        self._connect_lookup(desk, CallerLookup(LookupStore(folder, report)))

    def _follow_sources(self, sources: ContactSources) -> None:
        self.sources = sources
        book = self._window.models.address_book
        book.set_followed(sources)
        sources.start()
        self._window.add_settings_page(lambda: on_demand.create_sources_page(book, sources))

    def _connect_lookup(self, desk: LookupDesk, lookup: CallerLookup) -> None:
        window, site = self._window, desk.site
        controller = LookupController(
            window, lookup, site, lambda: desk.switchboard.directory, desk.set_looked_up
        )
        desk.listeners.append(controller.apply)

        def parse_number(text: str) -> CallerNumbers | None:
            return build_caller_numbers(text, site, is_written=True)

        window.add_settings_page(lambda: on_demand.create_lookup_page(lookup, parse_number))
        window.details_pane.show_looked_up(window.models.looked_up)

    def stop(self) -> None:
        """Stop following."""
        if self.sources is not None:
            self._window.models.address_book.set_followed(None)
            self.sources.stop()

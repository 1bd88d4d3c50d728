"""Connects followed sources of contacts, and the look-up of callers, with the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from devlink3_desk.app.desk import on_demand
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.directory import PhoneBook
from devlink3_desk.switchboard.live_board import LiveBoard
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.app.desk.lookup import CallerSource
    from devlink3_desk.qt.core.dialog import SettingsPage
    from devlink3_desk.services.caller_lookup import CallerLookup
    from devlink3_desk.services.contact_sources.contact_sources import ContactSources

SOURCES_FILE: Final = "contact-sources.json"
"""The list of sources in the folder of contacts."""
LOOKUP_FILE: Final = "look-up.json"
"""The definition of the look-up in the folder of contacts."""


class LookupDesk(Protocol):
    """What the look-up needs of a desk."""

    @property
    def listeners(self) -> list[Callable[[Sequence[Change]], None]]:
        """Called with all changes."""

    @property
    def switchboard(self) -> LiveBoard:
        """The switchboard that names callers."""

    @property
    def site(self) -> Site:
        """The site, by whose numbering plan numbers are interpreted."""

    @property
    def hub_lookup(self) -> CallerSource | None:
        """The look-up of the hub, if the desk has one."""

    def set_looked_up(self, looked_up: PhoneBook) -> None:
        """Replace the names of callers that were looked up in a customer system."""


class CustomerData(QObject):
    """The contact sources and the look-up of one window; without a folder there is neither."""

    def __init__(
        self, window: MainWindow, desk: LookupDesk, folder: Path | None, report: Callable[[Sentence], None]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._report = window, desk, report
        self._sources: ContactSources | None = None
        self._lookup: CallerLookup | None = None
        if folder is None:
            return
        window.add_settings_page(
            lambda: on_demand.create_sources_page(window.models.address_book, self.follow_sources(folder))
        )
        # Without a list of sources there is nothing to follow before the user has added one.
        if (folder / SOURCES_FILE).exists():
            self.follow_sources(folder)
        window.add_settings_page(lambda: self._create_lookup_page(folder))
        # Without a definition, no caller is looked up before the user has opened that page.
        if (folder / LOOKUP_FILE).exists() or desk.hub_lookup is not None:
            self._start_lookup(folder)

    def follow_sources(self, folder: Path) -> ContactSources:
        """Return the sources stored in ``folder``; the first time, create and start them."""
        if self._sources is None:
            self._sources = on_demand.create_contact_sources(folder, self._report)
            self._window.models.address_book.set_followed(self._sources)
            self._sources.start()
        return self._sources

    def _create_lookup_page(self, folder: Path) -> SettingsPage:
        from devlink3_desk.app.desk.lookup import build_caller_numbers

        site = self._desk.site
        return on_demand.create_lookup_page(
            self._start_lookup(folder), lambda text: build_caller_numbers(text, site, is_written=True)
        )

    def _start_lookup(self, folder: Path) -> CallerLookup:
        """Return the look-up stored in ``folder``; the first time, create and start it."""
        if self._lookup is None:
            from devlink3_desk.app.desk.lookup import LookupController
            from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore

            window, desk = self._window, self._desk
            self._lookup = CallerLookup(LookupStore(folder, self._report))
            controller = LookupController(
                window,
                self._lookup,
                desk.switchboard.find_call_site,
                lambda: desk.switchboard.directory,
                desk.set_looked_up,
                desk.hub_lookup,
            )
            desk.listeners.append(controller.apply)
            window.details_pane.show_looked_up(window.models.looked_up)
        return self._lookup

    def stop(self) -> None:
        """Stop following."""
        if self._sources is not None:
            self._window.models.address_book.set_followed(None)
            self._sources.stop()

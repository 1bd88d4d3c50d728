"""The directory of a desk: contacts and choices join the people of the PBX, and numbers get dialled."""

from __future__ import annotations

import logging
from collections.abc import Callable

from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.not_dialled import DialFailure, show_dial_failure
from devlink3_desk.qt.dialogs.settings.dialling import DiallingPage
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.switchboard.site import Site

from .desktop import Dialler

log = logging.getLogger(__name__)


def connect_directory(window: MainWindow, site: Site, on_contacts_changed: Callable[[], object]) -> None:
    """Let the window's directory read numbers as ``site`` writes them, follow what people choose, and dial.

    ``joined`` is called whenever there are other contacts; the first time when those kept are read.
    """
    models = window.models
    models.set_site(site)
    dialler = Dialler(window, site)

    def settings() -> None:
        window.show_settings(DiallingPage)

    def follow(chosen: Preferences) -> None:
        dialler.preferences = chosen.dialling
        models.person_list.set_favourites((*chosen.people.me, *chosen.people.watched))

    def not_dialled(reason: DialFailure) -> None:
        show_dial_failure(reason, settings, window)

    follow(window.preferences.value)
    window.preferences.changed.connect(follow)
    window.dialRequested.connect(dialler.dial)
    dialler.failed.connect(not_dialled)
    window.directory_pane.dialling_help_requested.connect(settings)
    models.address_book.changed.connect(on_contacts_changed)
    models.address_book.failed.connect(lambda error: log.warning("The contacts cannot be read: %s", error))
    models.address_book.load()

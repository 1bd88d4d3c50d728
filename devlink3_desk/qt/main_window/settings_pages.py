"""Every page of the settings, in order; to add one, add a line.

What a page needs of the window it takes from there. Pages that need more than the window has are added
by whoever puts the program together, with :meth:`.MainWindow.add_settings_page`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from devlink3_desk.qt.contacts_import.contacts_page import ContactsPage
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.settings.alert_pages import AlertsPage, SoundPage
from devlink3_desk.qt.settings.key_editor import KeysPage
from devlink3_desk.qt.settings.personal_pages import ColoursPage, LanguagePage, PeoplePage
from devlink3_desk.qt.settings.system_pages import DiallingPage, SystemPage
from devlink3_desk.qt.settings.threshold_pages import CallsPage, QueuesPage, WallboardPage

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

SettingsPageFactory: TypeAlias = "Callable[[MainWindow], SettingsPage]"

SETTINGS_PAGES: Final[tuple[SettingsPageFactory, ...]] = (
    lambda window: PeoplePage(window.models),
    lambda _window: CallsPage(),
    lambda window: QueuesPage(window.models),
    lambda _window: AlertsPage(),
    lambda _window: SoundPage(),
    lambda window: ContactsPage(window.models.address_book),
    lambda _: DiallingPage(),
    KeysPage,
    lambda window: ColoursPage(window.theme_manager),
    lambda _: WallboardPage(),
    lambda _: LanguagePage(),
    lambda _: SystemPage(),
)

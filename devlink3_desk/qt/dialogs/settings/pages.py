"""Every page of the settings, in order; to add one, add a line.

What a page needs of the window it takes from there. Pages that need more than the window has are added
by whoever puts the program together, with :meth:`.MainWindow.add_settings_page`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from .alerts import AlertsPage
from .calls import CallsPage
from .colours import ColoursPage
from .contacts import ContactsPage
from .dialling import DiallingPage
from .keys import KeysPage
from .language import LanguagePage
from .page import SettingsPage
from .people import PeoplePage
from .queues import QueuesPage
from .sound import SoundPage
from .system import SystemPage
from .wallboard import WallboardPage

if TYPE_CHECKING:
    from devlink3_desk.qt.widgets.main_window import MainWindow

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

"""The pages of the settings dialog. To add one, add a line to :data:`SETTINGS_PAGES`.

The dialog lists them by :attr:`.SettingsPage.SECTION`, those of a section in the order of the table.

Pages that need more than a :class:`SettingsContext` are added by the composition root, with
``MainWindow.add_settings_page``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.contacts_import.contacts_page import ContactsPage
from devlink3_desk.qt.core.commands import ListedAction
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.settings.alert_pages import AlertOptionsPage, AlertsPage
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.history_page import HistoryPage
from devlink3_desk.qt.settings.personal_pages import ColoursPage, LanguagePage, PeoplePage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.shortcut_editor import ShortcutsPage
from devlink3_desk.qt.settings.system_pages import DiallingPage, SystemPage
from devlink3_desk.qt.settings.threshold_pages import ThresholdsPage


class SettingsContext(NamedTuple):
    """The arguments of the factories of settings pages. A page is passed only the parts that it uses."""

    models: DeskModels
    theme_manager: ThemeManager
    listed_actions: Sequence[ListedAction]


SettingsPageFactory: TypeAlias = Callable[[SettingsContext], SettingsPage]


def _list_extension_names(models: DeskModels) -> dict[str, str]:
    return {row.info.extension: row.name for row in models.extensions}


def _group_names(models: DeskModels) -> dict[str, str]:
    return {row.info.group: row.name for row in models.groups}


SETTINGS_PAGES: Final[tuple[SettingsPageFactory, ...]] = (
    lambda context: PeoplePage(lambda: _list_extension_names(context.models) | _group_names(context.models)),
    lambda _: AlertsPage(),
    lambda _: AlertOptionsPage(),
    lambda context: ThresholdsPage(lambda: _group_names(context.models)),
    lambda context: ShortcutsPage(context.theme_manager, context.listed_actions),
    lambda context: ColoursPage(context.theme_manager),
    lambda _: LanguagePage(),
    lambda context: ContactsPage(context.models.address_book),
    lambda context: HistoryPage(
        context.models.history_maintenance, is_of_hub=context.models.has_hub_history()
    ),
    lambda _: DiallingPage(),
    lambda _: SystemPage(),
)


def open_settings(
    context: SettingsContext,
    extra_pages: Sequence[Callable[[], SettingsPage]],
    preferences: PreferencesModel,
    page_type: type[SettingsPage] | None,
    parent: QWidget,
) -> SettingsDialog:
    """Open the settings dialog, at the page of a type or at the first; ``extra_pages`` end each section."""
    pages = [create_page(context) for create_page in SETTINGS_PAGES]
    pages += [create_page() for create_page in extra_pages]
    has_connections = any(isinstance(page, ConnectionsPage) for page in pages)
    for page in pages:
        if isinstance(page, DiallingPage):
            page.prefix_hint.setVisible(has_connections)  # the demo has no sites
    dialog = SettingsDialog(pages, preferences, parent)
    if page_type is not None:
        dialog.show_page(page_type)
    dialog.open()
    return dialog

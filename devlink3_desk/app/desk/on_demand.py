"""Parts of the desk that most runs never use, and whose modules are imported when they are first used.

The composition root registers these functions in place of the classes. ``test_startup`` lists what a window
must not import at its start.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devlink3_desk.contacts.followed_source import FollowedContacts
    from devlink3_desk.contacts.lookup_definition import CallerNumbers, LookupSettings
    from devlink3_desk.history.queries import CallQuery, HistoryAccess
    from devlink3_desk.history.report_rows import Report
    from devlink3_desk.link.endpoint import Password
    from devlink3_desk.numbers.numbering_plan import NumberingPlan
    from devlink3_desk.qt.core.address_book import AddressBook
    from devlink3_desk.qt.core.dialog import SettingsPage
    from devlink3_desk.qt.core.published_sets import PublishedSets
    from devlink3_desk.qt.core.shared_values import PreferencesModel
    from devlink3_desk.qt.history.history_source import ExportFormat
    from devlink3_desk.qt.main_window.main_window import MainWindow
    from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog
    from devlink3_desk.sentences import Sentence
    from devlink3_desk.services.contact_sources.contact_sources import ContactSources
    from devlink3_desk.services.storage.history_store import HistoryStore
    from devlink3_desk.services.storage.json_store import ProblemReporter
    from devlink3_desk.services.storage.settings import Profile, SettingsStore


# -- the settings


def show_history_settings(window: MainWindow) -> None:
    """Open the settings at the page of the history."""
    from devlink3_desk.qt.settings.history_page import HistoryPage

    window.show_settings(HistoryPage)


def show_dialling_settings(window: MainWindow) -> None:
    """Open the settings at the page of dialling."""
    from devlink3_desk.qt.settings.system_pages import DiallingPage

    window.show_settings(DiallingPage)


def create_connections_page(store: SettingsStore) -> SettingsPage:
    """Return the page of the sites in ``store``."""
    from devlink3_desk.app.desk.sites import SiteProfiles
    from devlink3_desk.qt.settings.connections_page import ConnectionsPage

    return ConnectionsPage(SiteProfiles(store))


def create_sources_page(book: AddressBook, sources: FollowedContacts) -> SettingsPage:
    """Return the page of the sources of contacts."""
    from devlink3_desk.qt.contact_sources.sources_page import SourcesPage

    return SourcesPage(book, sources)


def create_published_page(
    sets: PublishedSets, preferences: PreferencesModel, book: AddressBook
) -> SettingsPage:
    """Return the page of what is published for all desks."""
    from devlink3_desk.qt.colleagues.published_page import PublishedPage

    return PublishedPage(sets, preferences, book)


def create_lookup_page(
    lookup: LookupSettings, parse_number: Callable[[str], CallerNumbers | None]
) -> SettingsPage:
    """Return the page of the look-up of callers."""
    from devlink3_desk.qt.contact_sources.lookup_page import LookupPage

    return LookupPage(lookup, parse_number)


def create_mail_page() -> SettingsPage:
    """Return the page of the mail server that reports are sent by."""
    from devlink3_desk.app.desk.report_export import save_mail_password
    from devlink3_desk.qt.settings.mail_page import MailPage

    return MailPage(save_mail_password)


# -- dialogs, files and sources


def create_contact_sources(folder: Path, report: Callable[[Sentence], None]) -> ContactSources:
    """Return the sources of contacts that are stored in ``folder``."""
    from devlink3_desk.services.contact_sources import contact_sources

    return contact_sources.create_contact_sources(folder, report)


def create_password_dialog(profile: Profile, reason: str, window: MainWindow) -> PasswordDialog:
    """Return the dialog that asks for the password of a site again; ``reason`` is shown."""
    from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog

    return PasswordDialog(profile.user, profile.name, reason, window)


async def save_password(profile: Profile, password: Password) -> None:
    """Store a password in the keyring; without a keyring, show that it is asked for each time."""
    from devlink3_desk.app.desk import sites

    await sites.save_password(profile, password)


def export_report(report: Report | bytes, path: Path) -> Future[None]:
    """Write a report into a file; it is a :class:`.ReportWriter`."""
    from devlink3_desk.app.desk import report_export

    return report_export.export_report(report, path)


def import_missed_calls(
    folder: Path, store: HistoryStore, plan: NumberingPlan, report: ProblemReporter
) -> int:
    """Move the missed calls of an earlier version into the history, in the thread of that."""
    from devlink3_desk.services import missed_call_import

    return missed_call_import.import_missed_calls(folder, store, plan, report)


class DeferredExporter:
    """Writes calls into files; it is a :class:`.HistoryExporter`."""

    def __init__(self, read_access: Callable[[], HistoryAccess | None]) -> None:
        self._read_access = read_access

    def export_calls(
        self,
        query: CallQuery,
        path: Path,
        file_format: ExportFormat,
        report_progress: Callable[[int], object],
        is_cancelled: Callable[[], bool],
    ) -> Future[int]:
        """Write a file and return how many calls it has; a file of that name is replaced at the end."""
        from devlink3_desk.app.desk.history_export import CallExporter

        exporter = CallExporter(self._read_access)
        return exporter.export_calls(query, path, file_format, report_progress, is_cancelled)

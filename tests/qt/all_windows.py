"""Every window that the desk has, opened as someone would open it: what holds for all is tested over it.

What comes from elsewhere is in capitals, so that it can be told from texts that are to be translated.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.app.desk.sites import SiteProfiles
from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.preferences import AlertKind, PeoplePreferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar, AlertPopups
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.colleagues.mark_conflict_dialog import MarkConflictDialog, RefusedMark
from devlink3_desk.qt.colleagues.note_conflict_dialog import NoteConflictDialog
from devlink3_desk.qt.colleagues.published_page import PublishedPage
from devlink3_desk.qt.contact_sources.columns_dialog import ColumnsDialog
from devlink3_desk.qt.contact_sources.lookup_page import LookupPage
from devlink3_desk.qt.contact_sources.sources_page import SourcesPage
from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog
from devlink3_desk.qt.core.dial_failure import DialFailure, show_dial_failure
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.published_sets import PublishedSet, SetKind
from devlink3_desk.qt.main_window.help_dialogs import AboutDialog, SupportDialog
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.phone_dialog import NamedExtension, PhoneDialog
from devlink3_desk.qt.main_window.rewind_mode import RewindMode
from devlink3_desk.qt.main_window.settings_pages import SETTINGS_PAGES
from devlink3_desk.qt.main_window.sites_banner import SitesBanner
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.history_page import ForgetDialog, ForgottenParts
from devlink3_desk.qt.settings.mail_page import MailPage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.setup_wizard.setup_backend import (
    CheckOutcome,
    CheckStep,
    SiteDraft,
    SiteSecrets,
    StepStatus,
)
from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog, SetupWizard
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import SourceStore
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.board_values import CallFlag, LinkInfo, LinkStatus
from tests.qt.window_stage import WindowStage
from tests.support.board_values import make_link_change, make_person
from tests.support.fixed_history import FixedHistory, FixedMoments
from tests.support.history_calls import make_callback, make_incoming_call
from tests.support.recorded_history import make_moved_call

FINGERPRINT: Final = "7a" * 32


class FakeSetup:
    """A setup that has found what it was made with."""

    def __init__(self, found: CheckOutcome) -> None:
        self.found = found

    def start_check(
        self, draft: SiteDraft, secrets: SiteSecrets, on_step: Callable[[CheckStep], None], on_done
    ) -> None:
        on_step(
            CheckStep(
                Sentence("Network"),
                Sentence("{address} responded in {milliseconds} ms.", address="PBX", milliseconds=7),
                StepStatus.GOOD,
            )
        )
        marks = (
            (StepStatus.WARNING, StepStatus.BAD) if self.found.unknown_certificate else (StepStatus.WARNING,)
        )
        for mark in marks:
            on_step(
                CheckStep(
                    Sentence("Certificate"),
                    Sentence("The certificate of the PBX cannot be trusted: it has expired."),
                    mark,
                    (
                        (Sentence("subject"), "CN=IP OFFICE"),
                        (Sentence("valid"), "2031-05-04"),
                        ("SHA-256", FINGERPRINT),
                    ),
                )
            )
        on_done(self.found)

    def cancel_check(self) -> None:
        """Nothing runs."""

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        """Nothing is kept."""


def show_callback(window: MainWindow) -> CallbacksPane:
    """List one caller to call back."""
    pane = window.find_pane(CallbacksPane)
    pane.book.callbacks = (
        make_callback(name="NORTHFIELD DENTAL", attempts=3, state=CallbackState.CLAIMED, by="EVA"),
    )
    pane.create_contents()
    pane.refresh_rows()
    pane.callback_view.tracker.select_key("+441632960177")
    return pane


def open_mark_done_dialog(stage: WindowStage) -> QWidget:
    """Mark a caller as done."""
    pane = show_callback(stage.window)
    row = pane.callback_view.tracker.selected_row()
    assert row is not None
    return pane.open_mark_done_dialog(row)


def open_all_panes(stage: WindowStage) -> QWidget:
    """Open every pane side by side."""
    window = stage.window
    for dock in window.docks.values():
        dock.show()
    show_callback(window)
    window.calls_pane.call_table.tracker.select_key("c3")
    QApplication.processEvents()
    return window


def open_history_window(stage: WindowStage) -> QWidget:
    """Show the course of a call in the window of the history."""
    call = make_moved_call()
    caller = msgspec.structs.replace(call.caller, name="NORTHFIELD DENTAL")
    called = msgspec.structs.replace(call.called, name="SALES")
    stage.window.models.set_history(
        FixedHistory(msgspec.structs.replace(call, caller=caller, called=called, flags=tuple(CallFlag)))
    )
    widget = stage.window.tool_windows.open_history()
    widget.panel.browser.filter_bar.choices_button.setChecked(True)
    stage.wait(lambda: widget.panel.browser.history_model.rowCount() == 1)
    widget.panel.browser.list_view.tracker.ensure_selection()
    stage.wait(lambda: widget.panel.card.legs_table.legs_model.rowCount() > 0)
    return widget


def open_reports(stage: WindowStage) -> QWidget:
    """Show the plots of a day with calls."""
    started = time.time() - 60.0
    calls = (
        make_incoming_call("a", "01632960001", started, answered_by="4001", wait=5.0),
        make_incoming_call("b", "01632960002", started, wait=30.0),
    )
    stage.window.models.set_history(FixedHistory(*calls))
    widget = stage.window.tool_windows.reports.open_window()
    stage.wait(lambda: widget.contents is not None)
    return widget


def open_stale_window(stage: WindowStage) -> QWidget:
    """Lose the link, with alerts in the window."""
    window = stage.window
    window.apply(
        [
            make_link_change(
                LinkStatus.RETRYING,
                since=995.0,
                reason=Sentence("The PBX cannot be reached."),
                retry_at=1010.0,
            )
        ]
    )
    window.batcher.flush()
    bar = AlertBar(window.theme_manager, window)
    window.banner_area.add_banner("alerts", bar)
    for index, kind in enumerate((AlertKind.EMERGENCY, AlertKind.RINGING)):
        bar.show_notice(
            Notice(f"n{index}", "NORTHFIELD DENTAL IS CALLING", "FOR ANN ARCHER (201), SINCE 09:30", kind)
        )
    return window


def open_past(stage: WindowStage) -> QWidget:
    """Show a moment at which nothing was recorded, with the time bar below it."""
    mode = RewindMode(stage.window, FixedMoments())
    mode.show_moment(1_700_000_000.0)
    stage.wait(lambda: mode.past_panes is not None and mode.time_bar is not None)
    QApplication.processEvents()
    return stage.window


def open_tour(stage: WindowStage) -> QWidget:
    """Begin the tour."""
    stage.window.tour.start_tour()
    return stage.window


def open_command_list(stage: WindowStage) -> QWidget:
    """Open the command list."""
    stage.window.actions_by_name["commands"].trigger()
    return stage.window


def open_strip(stage: WindowStage) -> QWidget:
    """Change to the strip."""
    stage.window.actions_by_name["compact"].setChecked(True)
    widget = stage.window.compact_mode.strip
    assert widget is not None
    return widget


def open_wallboard(stage: WindowStage) -> QWidget:
    """Open the wallboard."""
    stage.window.actions_by_name["wallboard"].setChecked(True)
    widget = stage.window.wallboard_controller.wallboard
    assert widget is not None
    return widget


def open_pop_ups(stage: WindowStage) -> QWidget:
    """Show notices in a window of their own."""
    widget = AlertPopups(stage.window.theme_manager)
    widget.setParent(stage.window, widget.windowFlags())
    widget.show_notice(
        Notice("n1", "NORTHFIELD DENTAL IS CALLING", "FOR ANN ARCHER (201)", AlertKind.RINGING)
    )
    return widget


def open_key_sheet(stage: WindowStage) -> QWidget:
    """Open the sheet of keys."""
    stage.window.actions_by_name["keys"].trigger()
    widget = QApplication.activeModalWidget()
    assert widget is not None
    return widget


def show_dialog(dialog: QWidget) -> QWidget:
    """Show a dialog."""
    dialog.show()
    return dialog


def open_not_dialled(stage: WindowStage) -> QWidget:
    """Say why nothing was dialled."""
    return show_dial_failure(DialFailure.NO_PROGRAM, lambda: None, stage.window)


def open_note(stage: WindowStage) -> QWidget:
    """Write a note."""
    return show_dialog(NoteDialog(stage.window.models.notes, make_person("201", "ANN ARCHER"), stage.window))


def open_phone_list(stage: WindowStage) -> QWidget:
    """Choose one's own phone."""
    extensions = (NamedExtension("201", "ANN ARCHER"), NamedExtension("202", ""))
    return show_dialog(PhoneDialog(stage.window.theme_manager, extensions, stage.window))


def open_password(stage: WindowStage) -> QWidget:
    """Ask for a password."""
    return show_dialog(
        PasswordDialog("DESK", "pbx.example.com", Sentence("No password is available."), stage.window)
    )


def open_import(stage: WindowStage) -> QWidget:
    """Look at a file with contacts."""
    path = stage.folder / "CONTACTS.CSV"
    path.write_text("NAME,TELEPHONE,COMPANY\nKIM LEE,01632 960144,NORTHFIELD DENTAL\n", encoding="utf-8")
    dialog = ImportDialog(stage.window.models.address_book, stage.window)
    dialog.show()
    dialog.open_file(str(path))
    stage.wait(dialog.import_button.isEnabled)
    return dialog


def wizard_opener(page: int, *, trusted: bool = True) -> Callable[[WindowStage], QWidget]:
    """Return what opens the wizard at a page."""

    def opened(stage: WindowStage) -> QWidget:
        people = tuple((str(201 + index), f"PERSON {index}") for index in range(30))
        unknown = None if trusted else FINGERPRINT
        found = CheckOutcome(works=trusted, people=people, unknown_certificate=unknown)
        widget = SetupWizard(stage.window.theme_manager, FakeSetup(found), stage.window, offers_demo=True)
        widget.address_page.host_field.setText("pbx.example.com")
        widget.address_page.user_field.setText("DESK")
        widget.address_page.more_box.setChecked(page == 0)
        widget.show()
        for _ in range(page):
            widget.next_button.click()
        return widget

    return opened


def create_sources_page(stage: WindowStage) -> SourcesPage:
    """Return the page of contact sources; they are not followed."""
    sources = ContactSources(SourceStore(stage.folder))
    return SourcesPage(stage.window.models.address_book, sources, stage.window)


def open_directory_server(stage: WindowStage) -> QWidget:
    """Add a directory server to the contact sources."""
    return create_sources_page(stage).add_ldap()


def open_followed_file(stage: WindowStage) -> QWidget:
    """Add a file to the contact sources."""
    return create_sources_page(stage).add_file()


def open_columns(stage: WindowStage) -> QWidget:
    """Choose the columns of a followed file."""
    path = stage.folder / "crm.csv"
    path.write_text("01632 960145;01632 960146\n01632 960147;01632 960144\n", encoding="utf-8")
    columns = ColumnsDialog(str(path), None, ContactSources(SourceStore(stage.folder)), stage.window)
    columns.open()
    stage.wait(lambda: not columns.has_pending)
    return columns


class FakeMaintenance:
    """A history of which nothing is asked."""

    location = "/HISTORY.SQLITE"
    can_back_up = True

    def measure_size(self) -> Future[int]:
        return Future()

    def forget_number(self, _text: str) -> Future[ForgottenParts]:
        return Future()

    def back_up(self, _path: Path) -> Future[None]:
        return Future()


class FakePublisher:
    """Publishes nothing."""

    def publish(self, kind: SetKind, name: str) -> None:
        """Do nothing."""

    def withdraw(self, kind: SetKind, name: str) -> None:
        """Do nothing."""


def create_published_page(stage: WindowStage) -> PublishedPage:
    """Return the page of what is published for all desks."""
    models = stage.window.models
    models.published.set_publisher(FakePublisher())
    models.published.replace_sets(
        (
            PublishedSet(SetKind.FAVOURITES, numbers=("201",), count=1, by="EVA"),
            PublishedSet(SetKind.PAGES, "FRONT", ("201", "202"), 2, "EVA"),
            PublishedSet(SetKind.CONTACTS, "SUPPLIERS", count=12, by="EVA"),
        )
    )
    return PublishedPage(models.published, stage.window.preferences, models.address_book)


def open_mark_conflicts(stage: WindowStage) -> QWidget:
    """Tell of callers who were marked at two desks."""
    dialog = MarkConflictDialog(stage.window)
    for state in (*CallbackState, None):
        dialog.add_mark(RefusedMark("CALLER", CallbackState.DONE, state, "EVA", "REASON"))
    return show_dialog(dialog)


def open_lost_site(stage: WindowStage) -> QWidget:
    """Show several sites, of which one is lost and one is not connected yet."""
    banner = SitesBanner(stage.window.theme_manager, stage.window)
    stage.window.banner_area.add_banner("sites", banner)
    lost = LinkInfo(state=LinkStatus.LOST, reason=Sentence("THE CABLE IS GONE."))
    banner.show_links((("MAIN", LinkInfo(state=LinkStatus.LIVE)), ("BRANCH", lost), ("DEPOT", LinkInfo())))
    return stage.window


def open_forget_dialog(stage: WindowStage) -> QWidget:
    """Ask which number is to be forgotten."""
    return show_dialog(ForgetDialog(FakeMaintenance(), stage.window))


def add_settings_pages(stage: WindowStage) -> None:
    """Add the pages of the settings that need a store."""
    stage.has_settings_pages = True
    store = SettingsStore(stage.folder)
    profile = Profile(name="HEAD OFFICE", host="pbx.example.com", user="DESK")
    store.save(msgspec.structs.replace(store.load(), profiles=(profile,)))
    lookup = CallerLookup(LookupStore(stage.folder))
    for create_page in (
        lambda: ConnectionsPage(SiteProfiles(store)),
        lambda: create_sources_page(stage),
        lambda: LookupPage(lookup, lambda _text: None),
        lambda: MailPage(lambda _user, _host, _password: Future()),
        lambda: create_published_page(stage),
    ):
        stage.window.add_settings_page(create_page)


def settings_opener(index: int) -> Callable[[WindowStage], QWidget]:
    """Return what opens a page of the settings."""

    def opened(stage: WindowStage) -> QWidget:
        if not stage.has_settings_pages:
            add_settings_pages(stage)
        dialog = stage.window.show_settings()
        assert isinstance(dialog, SettingsDialog)
        dialog.select_page(index)
        return dialog

    return opened


WINDOWS: Final[dict[str, Callable[[WindowStage], QWidget]]] = {
    "whole desk": open_all_panes,
    "stale, with alerts": open_stale_window,
    "past": open_past,
    "tour": open_tour,
    "command list": open_command_list,
    "history": open_history_window,
    "reports": open_reports,
    "strip": open_strip,
    "wallboard": open_wallboard,
    "pop-ups": open_pop_ups,
    "keys": open_key_sheet,
    "about": lambda stage: show_dialog(AboutDialog(stage.window)),
    "two texts of a note": lambda stage: show_dialog(
        NoteConflictDialog("ANN ARCHER", "LIKES TEA", "LIKES COFFEE", "EVA", stage.window)
    ),
    "callers of two desks": open_mark_conflicts,
    "a site is lost": open_lost_site,
    "support file": lambda stage: show_dialog(SupportDialog(stage.window)),
    "not dialled": open_not_dialled,
    "note": open_note,
    "phone list": open_phone_list,
    "caller is done": open_mark_done_dialog,
    "password": open_password,
    "import": open_import,
    "wizard, address": wizard_opener(0),
    "wizard, check": wizard_opener(1),
    "wizard, certificate": wizard_opener(1, trusted=False),
    "wizard, numbers": wizard_opener(2),
    "wizard, people": wizard_opener(3),
    **{f"settings, page {index + 1}": settings_opener(index) for index in range(len(SETTINGS_PAGES) + 5)},
    "directory server": open_directory_server,
    "followed file": open_followed_file,
    "columns of a followed file": open_columns,
    "forget a number": open_forget_dialog,
}
"""By what it is called in test reports; ``PAGES`` and the pages that need a store."""

DIALOGS: Final = tuple(
    name
    for name in WINDOWS
    if name
    not in {
        "whole desk",
        "stale, with alerts",
        "a site is lost",
        "past",
        "tour",
        "command list",
        "history",
        "reports",
        "strip",
        "wallboard",
        "pop-ups",
    }
)
"""Those that are opened over the desk, and closed again."""

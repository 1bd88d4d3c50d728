"""Every window that the desk has, opened as somebody would open it: what holds for all is tested over it.

What comes from elsewhere is in capitals, so that it can be told from texts that are to be translated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.app.sites import Sites
from devlink3_desk.preferences.alerts import AlertKind
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt.alerts.cards import AlertBar, PopUps
from devlink3_desk.qt.alerts.missed_pane import MissedPane
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.dialogs.contacts.importing import ImportDialog
from devlink3_desk.qt.dialogs.help import AboutDialog
from devlink3_desk.qt.dialogs.not_dialled import NotDialled, tell
from devlink3_desk.qt.dialogs.note import NoteDialog
from devlink3_desk.qt.dialogs.password import PasswordDialog
from devlink3_desk.qt.dialogs.settings.connections import ConnectionsPage
from devlink3_desk.qt.dialogs.settings.dialog import SettingsDialog
from devlink3_desk.qt.dialogs.settings.pages import PAGES
from devlink3_desk.qt.dialogs.support import SupportDialog
from devlink3_desk.qt.dialogs.wizard.port import Draft, Found, Secrets, Step, StepMark
from devlink3_desk.qt.dialogs.wizard.wizard import SetupWizard
from devlink3_desk.qt.widgets.banner_bar import BannerBar
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.settings import Profile, SettingsStore
from devlink3_desk.switchboard.missed import MissedCall, MissedKind, MissedLog
from devlink3_desk.switchboard.views import LinkStatus

from .made_up import link, person

FINGERPRINT: Final = "7a" * 32
LIMIT: Final = 20_000


@dataclass
class Stage:
    """What a window is opened from."""

    window: MainWindow
    folder: Path
    wait: Callable[[Callable[[], bool]], None]


def stage_of(window: MainWindow, folder: Path, qtbot: QtBot) -> Stage:
    """Return what windows are opened from in a test."""
    return Stage(window, folder, lambda condition: qtbot.waitUntil(condition, timeout=LIMIT))


class Answers:
    """A setup that has found what it was made with."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def check(self, draft: Draft, secrets: Secrets, step: Callable[[Step], None], done) -> None:
        step(
            Step(
                Sentence("Reach"),
                Sentence("{address} answers, after {milliseconds} ms.", address="PBX", milliseconds=7),
                StepMark.GOOD,
            )
        )
        marks = (StepMark.NOTE, StepMark.BAD) if self.found.unknown_certificate else (StepMark.NOTE,)
        for mark in marks:
            step(
                Step(
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
        done(self.found)

    def stop(self) -> None:
        """Nothing runs."""

    def keep(self, draft: Draft, secrets: Secrets, people: PeoplePreferences) -> None:
        """Nothing is kept."""


def whole(stage: Stage) -> QWidget:
    """Open every pane side by side."""
    window = stage.window
    for dock in window.docks.values():
        dock.show()
    log = MissedLog(
        (
            MissedCall(
                id="m1",
                kind=MissedKind.ABANDONED,
                number="01632960177",
                name="NORTHFIELD DENTAL",
                whom="600",
                at=1_700_000_000.0,
                waited=25.0,
            ),
        )
    )
    window.pane(MissedPane).show_log(log)
    window.calls.table.watch.select("c3")
    QApplication.processEvents()
    return window


def stale(stage: Stage) -> QWidget:
    """Lose the link, with alerts in the window."""
    window = stage.window
    window.apply(
        [
            link(
                LinkStatus.RETRYING,
                since=995.0,
                reason=Sentence("The PBX could not be reached."),
                retry_at=1010.0,
            )
        ]
    )
    window.batcher.flush()
    bar = AlertBar(window.look, window)
    BannerBar("alerts", bar, window)
    for at, kind in enumerate((AlertKind.EMERGENCY, AlertKind.RINGING)):
        bar.display(
            Notice(f"n{at}", "NORTHFIELD DENTAL IS CALLING", "FOR ANN ARCHER (201), SINCE 09:30", kind)
        )
    return window


def tour(stage: Stage) -> QWidget:
    """Begin the tour."""
    stage.window.tour.begin()
    return stage.window


def commands(stage: Stage) -> QWidget:
    """Open the command list."""
    stage.window.acts["commands"].trigger()
    return stage.window


def strip(stage: Stage) -> QWidget:
    """Change to the strip."""
    stage.window.acts["compact"].setChecked(True)
    made = stage.window.compact.strip
    assert made is not None
    return made


def wallboard(stage: Stage) -> QWidget:
    """Open the wallboard."""
    stage.window.acts["wallboard"].setChecked(True)
    made = stage.window.wall.board
    assert made is not None
    return made


def pop_ups(stage: Stage) -> QWidget:
    """Show notices in a window of their own."""
    made = PopUps(stage.window.look)
    made.setParent(stage.window, made.windowFlags())
    made.display(Notice("n1", "NORTHFIELD DENTAL IS CALLING", "FOR ANN ARCHER (201)", AlertKind.RINGING))
    return made


def keys(stage: Stage) -> QWidget:
    """Open the sheet of keys."""
    stage.window.acts["keys"].trigger()
    made = QApplication.activeModalWidget()
    assert made is not None
    return made


def shown(dialog: QWidget) -> QWidget:
    """Show a dialog."""
    dialog.show()
    return dialog


def not_dialled(stage: Stage) -> QWidget:
    """Say why nothing was dialled."""
    return tell(NotDialled.NO_PROGRAM, lambda: None, stage.window)


def note(stage: Stage) -> QWidget:
    """Write a note."""
    return shown(NoteDialog(stage.window.models.notes, person("201", "ANN ARCHER"), stage.window))


def password(stage: Stage) -> QWidget:
    """Ask for a password."""
    return shown(
        PasswordDialog(
            "DESK", "pbx.example.com", Sentence("There is no password to sign in with."), stage.window
        )
    )


def importing(stage: Stage) -> QWidget:
    """Look at a file with contacts."""
    path = stage.folder / "CONTACTS.CSV"
    path.write_text("NAME,TELEPHONE,COMPANY\nKIM LEE,01632 960144,NORTHFIELD DENTAL\n", encoding="utf-8")
    dialog = ImportDialog(stage.window.models.address_book, stage.window)
    dialog.show()
    dialog.open_file(str(path))
    stage.wait(dialog.take.isEnabled)
    return dialog


def wizard(page: int, *, trusted: bool = True) -> Callable[[Stage], QWidget]:
    """Return what opens the wizard at a page."""

    def opened(stage: Stage) -> QWidget:
        people = tuple((str(201 + at), f"PERSON {at}") for at in range(30))
        unknown = None if trusted else FINGERPRINT
        found = Found(works=trusted, people=people, unknown_certificate=unknown)
        made = SetupWizard(stage.window.look, Answers(found), stage.window)
        made.address.host.setText("pbx.example.com")
        made.address.user.setText("DESK")
        made.address.more.setChecked(page == 0)
        made.show()
        for _ in range(page):
            made.next.click()
        return made

    return opened


def settings(at: int) -> Callable[[Stage], QWidget]:
    """Return what opens a page of the settings."""

    def opened(stage: Stage) -> QWidget:
        store = SettingsStore(stage.folder)
        store.save(
            msgspec.structs.replace(
                store.load(), profiles=(Profile(name="HEAD OFFICE", host="pbx.example.com", user="DESK"),)
            )
        )
        stage.window.add_settings_page(lambda _window: ConnectionsPage(Sites(store)))
        dialog = stage.window.show_settings()
        assert isinstance(dialog, SettingsDialog)
        dialog.list.setCurrentRow(at)
        return dialog

    return opened


WINDOWS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "whole desk": whole,
    "stale, with alerts": stale,
    "tour": tour,
    "command list": commands,
    "strip": strip,
    "wallboard": wallboard,
    "pop-ups": pop_ups,
    "keys": keys,
    "about": lambda stage: shown(AboutDialog(stage.window)),
    "support file": lambda stage: shown(SupportDialog(stage.window)),
    "not dialled": not_dialled,
    "note": note,
    "password": password,
    "import": importing,
    "wizard, address": wizard(0),
    "wizard, check": wizard(1),
    "wizard, certificate": wizard(1, trusted=False),
    "wizard, people": wizard(2),
    **{f"settings, page {at + 1}": settings(at) for at in range(len(PAGES) + 1)},
}
"""By what it is called in test reports; ``PAGES`` and the page of the sites, which needs a store."""

DIALOGS: Final = tuple(
    name
    for name in WINDOWS
    if name
    not in {"whole desk", "stale, with alerts", "tour", "command list", "strip", "wallboard", "pop-ups"}
)
"""Those that are opened over the desk, and closed again."""

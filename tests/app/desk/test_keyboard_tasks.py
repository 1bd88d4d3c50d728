"""A morning's tasks, done over a real connection by keyboard alone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from devlink3_desk.app.cli import connection_options
from devlink3_desk.app.desk import sources
from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.link.endpoint import Password
from devlink3_desk.preferences import AlertPreferences, PeoplePreferences
from devlink3_desk.qt.core.notes import NoteDialog
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.directory.contacts import ContactStore
from devlink3_desk.services.directory.notes import NoteStore
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.numbers import normalise_number
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

MORNING = """
user 4001 "Ann Archer"
user 4002 "O'Brien, Siobhán" phone sip
user 4003 "Zoë Müller"
user 4004 "Ben Carter"
group 200 Sales 4001 4002
group 300 Support 4003
line 5 isdn
line 17 sip channels 10
contact "Café Zoë" 02079460123
before call L from trunk 5.1 did 5678 cli 01632960144 to group 200
before queue L group 200
before call S from trunk 5.2 did 5678 cli 01632960155 to group 200
before queue S group 200
before call T from trunk 17.1 did 5679 cli 02079460123 to user 4003
before ring T 4003
before answer T by 4003
before call P from trunk 17.2 did 5679 cli 01632960166 to user 4004
before ring P 4004
before answer P by 4004
before park P by 4004 slot 3
at 1.0 call M from trunk 5.3 did 5678 cli 01632960177 to user 4001
then 0.5 ring M 4001
then 1 clear M by trunk
"""


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """As in the program: closing a window must not end Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector():
        yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    script = tmp_path / "morning.txt"
    script.write_text(MORNING, encoding="utf-8")
    thread = SimulatorThread(SimulatorOptions(script=script, tls_port=None, password=PASSWORD))
    thread.start()
    yield thread.server.tcp_port
    thread.stop()


class Telephone(QObject):
    """Takes what is dialled, in place of a program of this computer."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.setObjectName(url.toString())


@pytest.fixture
def telephone(qapp: QApplication):  # not annotated: Qt for Python wants a str here, and its types say bytes
    telephone = Telephone()
    QDesktopServices.setUrlHandler("tel", telephone, "take")
    yield telephone
    QDesktopServices.unsetUrlHandler("tel")


class Receptionist:
    """Someone who has a keyboard and looks where it is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.dialled: list[str] = []
        window.dialRequested.connect(self.dialled.append)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def press(self, *keys: str) -> None:
        """Press keys, each as ``Ctrl+K``."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def reads(self) -> str:
        """Return what stands where the keyboard is; in the search, the person that it has found."""
        widget = self.focus
        view = self.window.directory_pane.people_view if isinstance(widget, QLineEdit) else widget
        assert isinstance(view, QAbstractItemView), widget
        return str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def goes_down_to(self, text: str, at_most: int = 10) -> None:
        """Press the down arrow until a row says ``text``."""
        for _ in range(at_most):
            if text in self.reads():
                return
            self.press("Down")
        raise AssertionError(f"no row says {text}: {self.reads()}")


@contextlib.asynccontextmanager
async def morning(port: int, folder: Path) -> AsyncIterator[Receptionist]:
    """Open the desk on the morning and wait until all of it is there."""
    models = DeskModels(contact_storage=ContactStore(folder), note_storage=NoteStore(folder))
    window = MainWindow(models, SettingsLayoutStore(SettingsStore(folder)))
    window.preferences.update_sections(
        people=PeoplePreferences(me=("4001",)), alerts=AlertPreferences(abandoned_after=0)
    )
    profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20)
    chosen = connection_options.ConnectionParameters(profile, profile.build_endpoint(), Password(PASSWORD))
    desk = sources.LiveSource(chosen, Site(), folder).create_desk(window)
    alerting = Alerting(window, None, lambda number: normalise_number(number, desk.site))
    desk.listeners.append(alerting.apply)
    running = asyncio.create_task(desk.run())
    await wait_for(lambda: models.link.state is LinkStatus.LIVE, what="the link to be live")
    await wait_for(lambda: models.people.rowCount() == 7, what="the directory")
    await wait_for(lambda: models.calls.rowCount() >= 4, what="the calls")
    window.activateWindow()
    await wait_for(lambda: QApplication.activeWindow() is window, what="the window to be in front")
    try:
        yield Receptionist(window)
    finally:
        alerting.stop()
        desk.close()
        assert await asyncio.wait_for(running, 20) == 0


Task = Callable[[Receptionist], Awaitable[None]]


async def half_a_name(someone: Receptionist) -> None:
    """Find a person by half a name and see whether she is free."""
    someone.press("Ctrl+K")
    someone.type("zoe mu")
    assert "Zoë Müller" in someone.reads()
    assert "Talking" in someone.reads()
    someone.press("Esc")
    someone.type("ann")
    assert "Ann Archer" in someone.reads()
    assert "Free" in someone.reads() or "Ringing" in someone.reads()


async def longest_wait(someone: Receptionist) -> None:
    """Say who has waited longest, and copy the number."""
    someone.press("F6")
    someone.goes_down_to("Waiting")
    assert "01632960144" in someone.reads()
    someone.press("Ctrl+C")
    assert QApplication.clipboard().text().endswith("01632960144")


async def park_slot(someone: Receptionist) -> None:
    """Say to whom park slot 3 belongs, and for how long he has been there."""
    someone.press("F2")
    someone.goes_down_to("3")
    assert "01632960166" in someone.reads()


async def whose_number(someone: Receptionist) -> None:
    """Find out whose number it is, however it is written, and call there."""
    someone.press("F3")
    someone.type("+44 20 7946 0123")
    assert "Café Zoë" in someone.reads()
    someone.press("Return")
    assert someone.dialled == ["02079460123"]


async def typing_error(someone: Receptionist) -> None:
    """Find someone in spite of a typing error, and copy the extension."""
    someone.press("Ctrl+K")
    someone.type("siobahn")
    assert "O'Brien" in someone.reads()
    someone.press("Ctrl+C")
    assert QApplication.clipboard().text() == "4002"


async def call_back(someone: Receptionist) -> None:
    """Call back someone who has given up."""
    missed = someone.window.panes["missed"].trackers[0].view
    await wait_for(lambda: missed.model().rowCount() == 1, what="the missed call")
    someone.press("F4")
    assert "01632960177" in someone.reads()
    someone.press("Return")
    assert [number[-11:] for number in someone.dialled] == ["01632960177"]


async def with_whom(someone: Receptionist) -> None:
    """See with whom a colleague is talking."""
    someone.press("F7")
    for _ in range(4):
        if "4003" in someone.reads():
            break
        someone.press("Right")
    assert "Café Zoë" in someone.reads()


async def queue(someone: Receptionist) -> None:
    """See how many wait for Sales."""
    someone.press("F8")
    for _ in range(3):
        if "Sales" in someone.reads():
            break
        someone.press("Right")
    assert "2" in someone.reads()


async def note(someone: Receptionist) -> None:
    """Write a note on a person, and read it when she is looked up again."""
    someone.press("Ctrl+K")
    someone.type("cafe")
    someone.press("Ctrl+N")
    dialogs = someone.window.findChildren(NoteDialog)
    await wait_for(lambda: QApplication.activeWindow() in dialogs, what="the note to be in front")
    someone.type("closed on Mondays")
    someone.press("Ctrl+Return")
    someone.window.activateWindow()
    await wait_for(lambda: QApplication.activeWindow() is someone.window, what="the window to be in front")
    someone.press("F3")
    someone.type("7946 0123")
    assert "closed on Mondays" in someone.reads()


async def look(someone: Receptionist) -> None:
    """Make the desk dark and the text larger."""
    someone.press("Ctrl+Shift+P")
    someone.type("dark")
    someone.press("Return")
    assert someone.window.theme_manager.mode is ThemeMode.DARK
    zoom = someone.window.theme_manager.zoom
    someone.press("Ctrl+=")
    assert someone.window.theme_manager.zoom > zoom


TASKS: tuple[Task, ...] = (
    half_a_name,
    longest_wait,
    park_slot,
    whose_number,
    typing_error,
    call_back,
    with_whom,
    queue,
    note,
    look,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_by_keyboard_alone(
    qt_run: QtRun, port: int, tmp_path: Path, telephone: Telephone, task: Task
) -> None:
    async def scenario() -> None:
        async with morning(port, tmp_path) as someone:
            await task(someone)

    qt_run(scenario())

"""The tasks of a receptionist, done over a real connection with the keyboard only."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.preferences import AlertPreferences, PeoplePreferences
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.support.live_desk import LiveDesk
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_scenario_pbx
from tests.support.url_recorder import UrlRecorder, record_urls
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio"),
]

SCENARIO = """
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


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    with run_scenario_pbx(tmp_path, SCENARIO) as pbx:
        yield pbx.server.tcp_port


@pytest.fixture
def dialled_urls(qapp: QApplication) -> Iterator[UrlRecorder]:
    """The links that are dialled, which no program of this computer gets."""
    with record_urls("tel") as recorder:
        yield recorder


class Receptionist:
    """Presses keys, and reads the row that has the keyboard focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.dialled: list[str] = []
        window.dialRequested.connect(self.dialled.append)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "no widget has the keyboard focus"
        return widget

    def press(self, *keys: str) -> None:
        """Press keys, each in the form ``Ctrl+K``."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def read_row(self) -> str:
        """Return the text of the row with the focus; in a search field, of the row that it has found."""
        widget = self.focus
        view = self.window.directory_pane.people_view if isinstance(widget, QLineEdit) else widget
        assert isinstance(view, QAbstractItemView), widget
        return str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def move_down_to(self, text: str, max_presses: int = 10) -> None:
        """Press the down arrow until the row contains ``text``."""
        for _ in range(max_presses):
            if text in self.read_row():
                return
            self.press("Down")
        raise AssertionError(f"no row contains {text}: {self.read_row()}")


@contextlib.asynccontextmanager
async def open_desk(port: int, folder: Path) -> AsyncIterator[Receptionist]:
    """Open a desk on the PBX, and wait until it shows the calls and the directory."""
    models = DeskModels(contact_storage=ContactStore(folder), note_storage=NoteStore(folder))
    live = LiveDesk(port, folder, models=models)
    window = live.window
    window.preferences.update_sections(
        people=PeoplePreferences(me=("4001",)), alerts=AlertPreferences(abandoned_after=0)
    )
    recorder = DeskRecorder(window, live.desk.switchboard, RecordingOptions())
    live.desk.recorder = recorder
    try:
        async with live.run():
            yield await _find_receptionist(live)
    finally:
        recorder.close()


async def _find_receptionist(live: LiveDesk) -> Receptionist:
    """Wait until the desk shows the calls and the directory, and is in front."""
    window, models = live.window, live.models
    await live.wait_for_link(LinkStatus.LIVE)
    await wait_for(lambda: models.people.rowCount() == 7, what="the directory")
    await wait_for(lambda: models.calls.rowCount() >= 4, what="the calls")
    window.activateWindow()
    await wait_for(lambda: QApplication.activeWindow() is window, what="the window to be in front")
    return Receptionist(window)


Task = Callable[[Receptionist], Awaitable[None]]


async def find_by_half_a_name(user: Receptionist) -> None:
    """Find a person by parts of the name, and see the state of the extension."""
    user.press("Ctrl+K")
    user.type("zoe mu")
    assert "Zoë Müller" in user.read_row()
    assert "Talking" in user.read_row()
    user.press("Esc")
    user.type("ann")
    assert "Ann Archer" in user.read_row()
    assert "Free" in user.read_row() or "Ringing" in user.read_row()


async def find_longest_wait(user: Receptionist) -> None:
    """Find the caller with the longest wait, and copy the number."""
    user.press("F6")
    user.move_down_to("Waiting")
    assert "01632 960144" in user.read_row()
    user.press("Ctrl+C")
    assert QApplication.clipboard().text().endswith("01632960144")


async def find_parked_call(user: Receptionist) -> None:
    """Find the call in park slot 3."""
    user.press("F2")
    user.move_down_to("3")
    assert "01632 960166" in user.read_row()


async def find_by_number(user: Receptionist) -> None:
    """Find a contact by a number in another notation, and call it."""
    user.press("F3")
    user.type("+44 20 7946 0123")
    assert "Café Zoë" in user.read_row()
    user.press("Return")
    assert user.dialled == ["+442079460123"]


async def find_in_spite_of_typing_error(user: Receptionist) -> None:
    """Find a person in spite of a typing error, and copy the extension."""
    user.press("Ctrl+K")
    user.type("siobahn")
    assert "O'Brien" in user.read_row()
    user.press("Ctrl+C")
    assert QApplication.clipboard().text() == "4002"


async def call_back_missed_caller(user: Receptionist) -> None:
    """Call back a caller who has given up."""
    user.press("F4")
    callbacks = user.window.find_pane(CallbacksPane)
    # The caller may appear later than the list: Enter is for the first one even then.
    await wait_for(callbacks.callback_view.hasFocus, what="the caller")
    assert "01632 960177" in user.read_row()
    user.press("Return")
    assert user.dialled == ["+441632960177"]
    # Calling back claims the caller, so that nobody else calls back, too.
    await wait_for(lambda: "You are calling back" in user.read_row(), what="the claim")
    user.press("Ctrl+Z")
    await wait_for(lambda: "calling back" not in user.read_row(), what="the claim to be undone")


async def find_party_of_colleague(user: Receptionist) -> None:
    """Find with whom a colleague is talking."""
    user.press("F7")
    for _ in range(4):
        if "4003" in user.read_row():
            break
        user.press("Right")
    assert "Café Zoë" in user.read_row()


async def count_waiting_callers(user: Receptionist) -> None:
    """Read how many callers wait for Sales."""
    user.press("F8")
    for _ in range(3):
        if "Sales" in user.read_row():
            break
        user.press("Right")
    assert "2" in user.read_row()


async def write_note(user: Receptionist) -> None:
    """Write a note on a contact, and read it when the contact is found again."""
    user.press("Ctrl+K")
    user.type("cafe")
    user.press("Ctrl+N")
    dialogs = user.window.findChildren(NoteDialog)
    await wait_for(lambda: QApplication.activeWindow() in dialogs, what="the note to be in front")
    user.type("closed on Mondays")
    user.press("Ctrl+Return")
    user.window.activateWindow()
    await wait_for(lambda: QApplication.activeWindow() is user.window, what="the window to be in front")
    user.press("F3")
    user.type("7946 0123")
    assert "closed on Mondays" in user.read_row()


async def change_theme_and_zoom(user: Receptionist) -> None:
    """Choose the dark theme and larger text, then text of the normal size."""
    user.press("Ctrl+Shift+P")
    user.type("dark")
    user.press("Return")
    assert user.window.theme_manager.mode is ThemeMode.DARK
    zoom = user.window.theme_manager.zoom
    user.press("Ctrl+=")
    assert user.window.theme_manager.zoom > zoom
    user.press("Ctrl+0")
    assert user.window.theme_manager.zoom == zoom


TASKS: tuple[Task, ...] = (
    find_by_half_a_name,
    find_longest_wait,
    find_parked_call,
    find_by_number,
    find_in_spite_of_typing_error,
    call_back_missed_caller,
    find_party_of_colleague,
    count_waiting_callers,
    write_note,
    change_theme_and_zoom,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_by_keyboard_alone(
    qt_run: QtRun, port: int, tmp_path: Path, dialled_urls: UrlRecorder, task: Task
) -> None:
    async def scenario() -> None:
        async with open_desk(port, tmp_path) as user:
            await task(user)

    qt_run(scenario())

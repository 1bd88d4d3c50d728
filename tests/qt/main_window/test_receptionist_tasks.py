"""Tasks of a receptionist, done by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, PartyKind, PersonKind
from devlink3_desk.switchboard.changes import CallChanged, DirectoryChanged, ExtensionChanged, QueueChanged
from devlink3_desk.switchboard.site import Site
from tests.support.board_values import make_call, make_extension, make_party, make_person, make_queue
from tests.support.desk_models import ImmediateDeskModels, ManualClock, show_changes
from tests.support.person_menus import PERSON_ENTRIES

# The offscreen platform can do none of these.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")

PEOPLE = (
    make_person("201", "Ann"),
    make_person("202", "Ben"),
    make_person("203", "Cy"),
    make_person("600", "Reception", PersonKind.GROUP),
)


class MemoryNotes:
    """A storage for notes in memory."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}

    def load(self) -> dict[str, str]:
        return dict(self.notes)

    def save_note(self, key: str, text: str) -> dict[str, str]:
        self.notes[key] = text
        return dict(self.notes)


@pytest.fixture
def notes() -> MemoryNotes:
    return MemoryNotes()


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, notes: MemoryNotes) -> ImmediateDeskModels:
    return ImmediateDeskModels(clock, note_storage=notes)


@pytest.fixture
def at_work(window: MainWindow) -> MainWindow:
    """A window with three extensions, a hunt group and three calls, one of them parked."""
    parked = make_call(
        "c3", CallStatus.PARKED, a=make_party("01632960299", "Yarrow", PartyKind.TRUNK), b=make_slot()
    )
    window.apply(
        [
            DirectoryChanged(PEOPLE),
            *(ExtensionChanged(make_extension(str(number))) for number in range(201, 204)),
            QueueChanged(make_queue("600", name="Reception")),
            CallChanged(make_call("c1", CallStatus.RINGING)),
            CallChanged(make_call("c2", CallStatus.CONNECTED, b=make_party("201", "Ann"))),
            CallChanged(parked),
        ]
    )
    window.batcher.flush()
    window.activateWindow()
    return window


def make_slot() -> object:
    return make_party("1", "Park 1", PartyKind.PARK)


def press_key(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the keyboard focus is: in the menu that is open, else in the focus widget."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert isinstance(target, QWidget)
    qtbot.keyClick(target, key, modifier)


def open_menu(qtbot: QtBot, *, by_shift_f10: bool = False) -> QMenu:
    """Open the context menu by keyboard."""
    if by_shift_f10:
        press_key(qtbot, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    else:
        press_key(qtbot, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose_entry(qtbot: QtBot, menu: QMenu, text: str) -> None:
    """Move to an entry of the open menu with the arrow keys, and press Enter."""
    for _ in menu.actions():
        press_key(qtbot, Qt.Key.Key_Down)
        current = menu.activeAction()
        if isinstance(current, QAction) and current.text() == text:
            press_key(qtbot, Qt.Key.Key_Return)
            return
    raise AssertionError(f"no entry {text!r} in {[action.text() for action in menu.actions()]}")


@pytest.fixture(autouse=True)
def close_menus(qapp: QApplication) -> Iterator[None]:
    yield
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


FOCUS_ACTIONS = ("calls", "details", "places", "groups", "extensions", "directory")


@pytest.mark.parametrize("by_shift_f10", [False, True], ids=["menu key", "Shift+F10"])
@pytest.mark.parametrize("pane", FOCUS_ACTIONS)
def test_the_menu_is_the_same_in_every_pane(
    at_work: MainWindow, qtbot: QtBot, pane: str, by_shift_f10: bool
) -> None:
    at_work.actions_by_name["calls"].trigger()
    at_work.actions_by_name[pane].trigger()
    if pane == "directory":
        press_key(qtbot, Qt.Key.Key_Down)
    menu = open_menu(qtbot, by_shift_f10=by_shift_f10)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0].startswith("Call ")
    assert texts[1:8] == [*PERSON_ENTRIES]


def test_the_menu_of_the_person_found_opens_while_the_search_field_has_the_focus(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    at_work.actions_by_name["directory"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "ann")
    assert QApplication.focusWidget() is field
    assert open_menu(qtbot).actions()[0].text().startswith("Call ")


def test_a_caller_is_called_back_from_the_list_of_calls(at_work: MainWindow, qtbot: QtBot) -> None:
    dialled: list[str] = []
    at_work.dialRequested.connect(dialled.append)
    at_work.actions_by_name["calls"].trigger()
    menu = open_menu(qtbot)
    choose_entry(qtbot, menu, menu.actions()[0].text())
    assert dialled == ["+441632960144"]


def test_a_note_is_written_about_a_parked_caller(
    at_work: MainWindow, qtbot: QtBot, notes: MemoryNotes
) -> None:
    at_work.actions_by_name["places"].trigger()
    choose_entry(qtbot, open_menu(qtbot), "Note…")
    (dialog,) = at_work.findChildren(NoteDialog)
    assert isinstance(dialog.focusWidget(), QPlainTextEdit)
    qtbot.keyClicks(dialog.text_edit, "Wants Ben")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert list(notes.notes.values()) == ["Wants Ben"]


def test_ctrl_n_writes_the_note_on_who_is_selected_where_the_focus_is(
    at_work: MainWindow, qtbot: QtBot, notes: MemoryNotes
) -> None:
    at_work.actions_by_name["places"].trigger()
    at_work.actions_by_name["note"].trigger()
    (dialog,) = at_work.findChildren(NoteDialog)
    qtbot.keyClicks(dialog.text_edit, "Wants Ben")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert list(notes.notes.values()) == ["Wants Ben"]
    assert at_work.link_bar.currentMessage() == ""


def test_esc_discards_a_note_that_was_typed_only_when_it_is_pressed_again(
    at_work: MainWindow, qtbot: QtBot, notes: MemoryNotes
) -> None:
    at_work.actions_by_name["places"].trigger()
    at_work.actions_by_name["note"].trigger()
    (dialog,) = at_work.findChildren(NoteDialog)
    qtbot.keyClicks(dialog.text_edit, "Wants")
    height = dialog.height()
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.height() > height
    assert "not saved" in dialog.problem_label.text()
    qtbot.keyClicks(dialog.text_edit, " Ben")  # who goes on writing is warned again
    assert not dialog.problem_label.isVisible()
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert notes.notes == {}


def test_esc_closes_a_note_that_was_not_changed(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.actions_by_name["places"].trigger()
    at_work.actions_by_name["note"].trigger()
    (dialog,) = at_work.findChildren(NoteDialog)
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_ctrl_n_is_about_the_extension_that_the_filter_of_its_pane_has_found(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    directory, extensions = at_work.directory_pane, at_work.extensions_pane
    qtbot.waitUntil(lambda: directory.people_view.model().rowCount() > 0)
    directory.people_view.tracker.ensure_selection()
    extensions.filter_field.setFocus()
    qtbot.keyClicks(extensions.filter_field, "202")
    extensions.tile_view.tracker.ensure_selection()
    at_work.actions_by_name["note"].trigger()
    (dialog,) = at_work.findChildren(NoteDialog)
    assert [label.text() for label in dialog.findChildren(Label)][:2] == ["User 202", "202"]


def test_ctrl_n_says_why_there_is_no_note(at_work: MainWindow) -> None:
    at_work.apply([CallChanged(make_call("c4", a=make_party("", kind=PartyKind.TRUNK)))])
    at_work.batcher.flush()
    at_work.actions_by_name["calls"].trigger()
    table = at_work.calls_pane.call_table
    table.tracker.select_key("c4")
    at_work.actions_by_name["note"].trigger()
    assert "number is withheld" in at_work.link_bar.currentMessage()
    table.clearSelection()
    at_work.actions_by_name["note"].trigger()
    assert at_work.link_bar.currentMessage().startswith("Select a person")
    assert at_work.findChildren(NoteDialog) == []


def test_the_details_of_a_parked_call_come_to_the_front(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.actions_by_name["places"].trigger()
    details = at_work.details_pane
    assert details.visibleRegion().isEmpty()
    choose_entry(qtbot, open_menu(qtbot), "Details")
    qtbot.waitUntil(lambda: not details.visibleRegion().isEmpty())
    assert at_work.calls_pane.call_table.tracker.selected_key == "c3"


def test_enter_brings_the_details_to_the_front_and_arrow_keys_do_not(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    at_work.actions_by_name["places"].trigger()
    at_work.actions_by_name["calls"].trigger()
    details = at_work.details_pane
    press_key(qtbot, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert details.visibleRegion().isEmpty()
    press_key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not details.visibleRegion().isEmpty())


def test_a_click_brings_the_details_to_the_front_unless_their_pane_is_closed(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    table = at_work.calls_pane.call_table
    at_work.actions_by_name["places"].trigger()
    spot = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: not at_work.details_pane.visibleRegion().isEmpty())
    at_work.docks["details"].close()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert at_work.docks["details"].isHidden()


def test_f6_selects_a_row_that_is_shown(at_work: MainWindow, qtbot: QtBot) -> None:
    table = at_work.calls_pane.call_table
    at_work.actions_by_name["calls"].trigger()
    assert table.tracker.selected_key == "c1"
    at_work.calls_pane.filter_field.setText("yarrow")
    at_work.actions_by_name["calls"].trigger()
    assert table.tracker.selected_key == "c3"
    assert table.selectionModel().selectedRows()


def test_extensions_are_put_on_a_new_page_together(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.actions_by_name["extensions"].trigger()
    press_key(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert at_work.extensions_pane.tile_view.tracker.selected_keys() == ("201", "202")
    menu = open_menu(qtbot)
    choose_entry(qtbot, menu, "Put on page")
    pages = QApplication.activePopupWidget()
    assert isinstance(pages, QMenu)
    if pages.activeAction() is None:
        press_key(qtbot, Qt.Key.Key_Down)
    press_key(qtbot, Qt.Key.Key_Return)
    (dialog,) = at_work.findChildren(QInputDialog)
    dialog.setTextValue("Board")
    dialog.accept()
    assert at_work.preferences.value.people.pages == {"Board": ("201", "202")}


def test_favourites_have_a_star_that_screen_readers_name(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.actions_by_name["extensions"].trigger()
    choose_entry(qtbot, open_menu(qtbot), "Favourite")
    assert at_work.preferences.value.people.favourites == ("201",)
    row = at_work.models.extensions.find("201")
    assert row is not None
    assert "Favourite" in row.accessible_text
    (person,) = [person for person in at_work.models.people if person.is_favourite]
    assert person.name == "Ann"
    assert "Favourite" in person.accessible_text
    press_key(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not any(person.is_favourite for person in at_work.models.people)


def test_a_hunt_group_is_watched(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.actions_by_name["groups"].trigger()
    choose_entry(qtbot, open_menu(qtbot), "Watch")
    assert at_work.preferences.value.people.watched == ("600",)


def test_a_closed_pane_is_shown_by_its_shortcut(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.docks["groups"].close()
    at_work.actions_by_name["groups"].trigger()
    qtbot.waitUntil(at_work.groups_pane.tile_view.hasFocus)
    assert not at_work.docks["groups"].isHidden()


def test_the_menu_opens_only_on_a_row(at_work: MainWindow) -> None:
    table = at_work.calls_pane.call_table
    table.tracker.select_key("c1")
    viewport = table.viewport()

    def send_click(spot: QPoint) -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, viewport.mapToGlobal(spot))
        QApplication.sendEvent(viewport, event)

    send_click(viewport.rect().bottomLeft() - QPoint(0, 3))
    assert QApplication.activePopupWidget() is None
    send_click(table.visualRect(table.model().index(0, 0)).center())
    assert isinstance(QApplication.activePopupWidget(), QMenu)


def test_the_menu_writes_a_number_as_the_list_does(desk: ImmediateDeskModels, window: MainWindow) -> None:
    caller = make_party("901632960144", "Northfield Dental", PartyKind.TRUNK, has_prefix=True)
    desk.apply_changes(CallChanged(make_call("c9", CallStatus.HELD, a=caller)))
    window.calls_pane.call_table.tracker.select_key("c9")
    menu = window.calls_pane.build_menu()
    assert menu is not None
    assert menu.actions()[0].text() == "Call 01632 960144"


@pytest.mark.parametrize(
    ("presented", "has_prefix", "copied"),
    [
        ("901632960144", True, "01632960144"),
        ("00441632960144", False, "01632960144"),
        ("90049301234567", True, "+49301234567"),
        ("01632 960144", False, "01632 960144"),
    ],
)
def test_a_number_is_copied_as_the_list_writes_it_without_the_digits_of_the_outside_line(
    desk: ImmediateDeskModels, window: MainWindow, presented: str, has_prefix: bool, copied: str
) -> None:
    desk.set_site(Site(outside_prefix="9"))
    caller = make_party(presented, "Northfield Dental", PartyKind.TRUNK, has_prefix=has_prefix)
    slot = make_party("1", "Park 1", PartyKind.PARK)
    show_changes(window, CallChanged(make_call("c9", CallStatus.PARKED, a=caller, b=slot)))
    window.activateWindow()
    table, clipboard = window.calls_pane.call_table, QApplication.clipboard()
    table.tracker.select_key("c9")
    menu = window.calls_pane.build_menu()
    assert menu is not None
    for name in ("menu", "calls", "places"):
        clipboard.setText("")
        if name == "menu":
            next(action for action in menu.actions() if action.text() == "Copy number").trigger()
        else:
            window.focus_pane(name)
            window.actions_by_name["copy"].trigger()
        assert (name, clipboard.text()) == (name, copied)


def test_a_parked_caller_without_number_cannot_be_called(
    desk: ImmediateDeskModels, window: MainWindow
) -> None:
    withheld = make_party("", "", PartyKind.TRUNK)
    desk.apply_changes(CallChanged(make_call("c9", CallStatus.PARKED, a=withheld, b=make_slot())))
    window.calls_pane.call_table.tracker.select_key("c9")
    menu = window.calls_pane.build_menu()
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == ["Details"]

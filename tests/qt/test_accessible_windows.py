"""In every window a screen reader finds names, roles and states, and nothing is left to the eye alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.widgets import EmptyPage
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore, NoteStore
from tests.qt.all_windows import WINDOWS, create_stage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import ImmediateDeskModels, ManualClock

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

ROLE = QAccessible.Role
TEXT = QAccessible.Text

CELLS = {ROLE.Cell, ROLE.TreeItem}
OPERABLE = {
    ROLE.Button,
    ROLE.Cell,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.ListItem,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.RadioButton,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.StaticText,
    ROLE.Table,
    ROLE.Tree,
    ROLE.TreeItem,
}
"""Roles of what the keyboard can be in."""


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return ImmediateDeskModels(
        clock, contact_storage=ContactStore(tmp_path), note_storage=NoteStore(tmp_path)
    )


@pytest.fixture(params=WINDOWS)
def opened(
    request: pytest.FixtureRequest,
    window: MainWindow,
    desk: ImmediateDeskModels,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[QWidget]:
    QAccessible.setActive(True)
    window.apply(make_all_changes())
    window.batcher.flush()
    found = WINDOWS[request.param](create_stage(window, tmp_path, qtbot))
    QApplication.processEvents()
    yield found
    QAccessible.setActive(False)
    if found is not window:
        found.close()


def parts(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield found
    for index in range(found.childCount()):
        child = found.child(index)
        if child is not None and child.isValid():
            yield from parts(child)


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    found = list(parts(QAccessible.queryAccessibleInterface(widget)))
    assert len(found) > 5, "There is no tree to walk."
    return found


def describe(part: QAccessibleInterface) -> str:
    return f"{part.role().name} {part.text(TEXT.Name)!r} {part.object()}"


def labelled(box: QAccessibleInterface) -> bool:
    relations = (kind for _, kind in box.relations(QAccessible.RelationFlag.Label))
    return any(kind == QAccessible.RelationFlag.Label for kind in relations)


def names_itself(box: QAccessibleInterface) -> bool:
    """Return whether the name that is spoken is what the box is, as on Windows, and not what is chosen."""
    widget = box.object()
    assert isinstance(widget, QWidget)
    return box.text(TEXT.Name) == widget.accessibleName() != ""


def test_nothing_that_can_be_used_is_without_a_name(opened: QWidget) -> None:
    nameless = [
        part
        for part in tree(opened)
        if (part.state().focusable or part.state().checkable or part.role() in OPERABLE - {ROLE.StaticText})
        and not part.text(TEXT.Name)
        and not (part.role() == ROLE.StaticText and part.state().invisible)
        and not (
            part.role() in CELLS and not part.state().checkable
        )  # an empty field of a row that has others
    ]
    assert [describe(part) for part in nameless] == []


def test_what_the_keyboard_can_be_in_has_the_role_of_what_it_is(opened: QWidget) -> None:
    strange = [
        describe(part)
        for part in tree(opened)
        if part.state().focusable
        and part.role() not in OPERABLE
        and not isinstance(part.object(), QScrollArea)  # in it to scroll
        and not isinstance(part.object(), EmptyPage)  # in it to be read, where a list would be
        and not isinstance(part.object(), QKeySequenceEdit)  # the field inside is what has the keyboard
    ]
    assert strange == []


def test_a_box_says_what_it_is_and_not_only_what_is_chosen(opened: QWidget) -> None:
    """On some systems the name of a box is what is chosen: then label or description say the rest."""
    boxes = [part for part in tree(opened) if isinstance(part.object(), QComboBox)]
    mute = [box for box in boxes if not (names_itself(box) or labelled(box) or box.text(TEXT.Description))]
    assert [describe(box) for box in mute] == []


def test_what_is_read_aloud_is_plain_text(opened: QWidget) -> None:
    marked = [
        describe(part)
        for part in tree(opened)
        for kind in (TEXT.Name, TEXT.Description)
        if part.text(kind).startswith("<")
    ]
    assert marked == []


def test_the_name_of_a_button_has_the_words_that_stand_on_it(opened: QWidget) -> None:
    """Who speaks to the computer says what can be read."""
    others = [
        describe(QAccessible.queryAccessibleInterface(button))
        for button in opened.findChildren(QAbstractButton)
        if button.text().replace("&", "").rstrip("…")
        not in QAccessible.queryAccessibleInterface(button).text(TEXT.Name)
    ]
    assert others == []


def test_words_beside_a_field_are_its_label(opened: QWidget) -> None:
    """A mark for the keyboard leads somewhere."""
    idle = [
        label.text()
        for label in opened.findChildren(QLabel)
        if "&" in label.text().replace("&&", "")
        and label.buddy() is None
        and label.textFormat().name != "PlainText"
    ]
    assert idle == []

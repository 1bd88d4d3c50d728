"""Every window, in every language, can be used with a screen reader and by keyboard.

Opening a window takes most of the time of such a test, so each is opened once for all checks, and the dialogs
of a language over one window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QMenu,
    QScrollArea,
    QWidget,
)

from devlink3_desk.qt.core.translation import LANGUAGES, Translation
from devlink3_desk.qt.core.widgets import EmptyPage
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.qt.all_windows import DIALOGS, WINDOWS
from tests.qt.window_stage import WindowStage, open_stage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    create_stored_models,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

ROLE: Final = QAccessible.Role
TEXT: Final = QAccessible.Text

CELLS: Final = {ROLE.Cell, ROLE.TreeItem}
OPERABLE: Final = {
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
"""Roles of parts that can have the keyboard focus."""

Parts: TypeAlias = list[QAccessibleInterface]


@pytest.fixture(scope="class", params=LANGUAGES)
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    translation = Translation(qapp, request.param)
    translation.install()
    yield request.param
    translation.remove()


@pytest.fixture
def desk(language: str, qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


@pytest.fixture(scope="class")
def shared_stage(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowStage]:
    """A window over which dialogs are opened, one after the other."""
    with open_stage(tmp_path_factory.mktemp("desk"), make_all_changes()) as stage:
        yield stage


@pytest.fixture
def stage(window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path) -> WindowStage:
    """A window that its test changes."""
    return WindowStage(window, tmp_path)


def iterate_parts(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield part
    for index in range(part.childCount()):
        child = part.child(index)
        if child is not None and child.isValid():
            yield from iterate_parts(child)


def describe_part(part: QAccessibleInterface) -> str:
    return f"{part.role().name} {part.text(TEXT.Name)!r} {part.object()}"


def has_label(box: QAccessibleInterface) -> bool:
    relations = (kind for _, kind in box.relations(QAccessible.RelationFlag.Label))
    return any(kind == QAccessible.RelationFlag.Label for kind in relations)


def is_named_by_purpose(box: QAccessibleInterface) -> bool:
    """Return whether the name that is read aloud gives the purpose, as on Windows, not the current item."""
    widget = box.object()
    assert isinstance(widget, QWidget)
    return box.text(TEXT.Name) == widget.accessibleName() != ""


def find_parts_without_name(_window: QWidget, parts: Parts) -> list[str]:
    return [
        describe_part(part)
        for part in parts
        if (part.state().focusable or part.state().checkable or part.role() in OPERABLE - {ROLE.StaticText})
        and not part.text(TEXT.Name)
        and not (part.role() == ROLE.StaticText and part.state().invisible)
        # An empty field of a row whose other fields are not empty.
        and not (part.role() in CELLS and not part.state().checkable)
    ]


def find_focusable_parts_with_wrong_role(_window: QWidget, parts: Parts) -> list[str]:
    return [
        describe_part(part)
        for part in parts
        if part.state().focusable
        and part.role() not in OPERABLE
        # Has the focus for scrolling; for reading, where a list would be; for the field inside.
        and not isinstance(part.object(), QScrollArea | EmptyPage | QKeySequenceEdit)
    ]


def find_combo_boxes_without_purpose(_window: QWidget, parts: Parts) -> list[str]:
    """On some systems, the name of a combo box is its current item; label or description give its purpose."""
    boxes = [part for part in parts if isinstance(part.object(), QComboBox)]
    return [
        describe_part(box)
        for box in boxes
        if not (is_named_by_purpose(box) or has_label(box) or box.text(TEXT.Description))
    ]


def find_markup_in_texts(_window: QWidget, parts: Parts) -> list[str]:
    return [
        describe_part(part)
        for part in parts
        for kind in (TEXT.Name, TEXT.Description)
        if part.text(kind).startswith("<")
    ]


def find_buttons_named_unlike_their_text(window: QWidget, _parts: Parts) -> list[str]:
    """Users of speech input say the text that they see."""
    return [
        describe_part(QAccessible.queryAccessibleInterface(button))
        for button in window.findChildren(QAbstractButton)
        if button.text().replace("&", "").rstrip("…").rstrip().casefold()
        not in QAccessible.queryAccessibleInterface(button).text(TEXT.Name).casefold()
    ]


def find_mnemonics_without_buddy(window: QWidget, _parts: Parts) -> list[str]:
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if "&" in label.text().replace("&&", "")
        and label.buddy() is None
        and label.textFormat().name != "PlainText"
    ]


def count_mnemonics(texts: Iterable[str]) -> Counter[str]:
    return Counter(filter(None, (QKeySequence.mnemonic(text).toString() for text in texts)))


def find_repeated_mnemonics(window: QWidget, _parts: Parts) -> list[str]:
    buttons = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    labels = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.buddy() is not None
    ]
    return [key for key, count in count_mnemonics(buttons + labels).items() if count > 1]


CHECKS: Final[tuple[Callable[[QWidget, Parts], list[str]], ...]] = (
    find_parts_without_name,
    find_focusable_parts_with_wrong_role,
    find_combo_boxes_without_purpose,
    find_markup_in_texts,
    find_buttons_named_unlike_their_text,
    find_mnemonics_without_buddy,
    find_repeated_mnemonics,
)


def find_faults(window: QWidget) -> dict[str, list[str]]:
    """Return what each check has found.

    The interfaces must not be alive when their widgets are deleted, as they would be in a test that fails.
    """
    parts = list(iterate_parts(QAccessible.queryAccessibleInterface(window)))
    assert len(parts) > 5, "The tree of the window is empty."
    return {check.__name__: faults for check in CHECKS if (faults := check(window, parts))}


def open_and_find_faults(name: str, stage: WindowStage) -> dict[str, list[str]]:
    """Open a window and return what each check has found."""
    QAccessible.setActive(True)
    try:
        opened = WINDOWS[name](stage)
        QApplication.processEvents()
        faults = find_faults(opened)
    finally:
        QAccessible.setActive(False)
    if opened is not stage.window:
        opened.close()
        opened.deleteLater()
    return faults


class TestDialogs:
    @pytest.mark.parametrize("name", DIALOGS)
    def test_a_dialog_can_be_used_with_a_screen_reader_and_by_keyboard(
        self, name: str, shared_stage: WindowStage
    ) -> None:
        assert open_and_find_faults(name, shared_stage) == {}


@pytest.mark.parametrize("name", [name for name in WINDOWS if name not in DIALOGS])
def test_every_window_can_be_used_with_a_screen_reader_and_by_keyboard(name: str, stage: WindowStage) -> None:
    QAccessible.setActive(True)
    stage.window.apply(make_all_changes())
    stage.window.batcher.flush()
    assert open_and_find_faults(name, stage) == {}


def test_every_menu_has_a_mnemonic_of_its_own(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert len(titles) > 4
    mnemonics = count_mnemonics(titles)
    assert sum(mnemonics.values()) == len(titles), "A menu without a mnemonic."
    assert set(mnemonics.values()) == {1}
    for menu in window.findChildren(QMenu):
        inside = count_mnemonics(action.text() for action in menu.actions() if action.isVisible())
        assert set(inside.values()) <= {1}, menu.title()

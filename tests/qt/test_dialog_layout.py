"""All dialogs have the same margins, buttons without icons, and one button in the accent colour.

Their forms become narrow where letters are large.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFormLayout, QLabel, QPushButton

from devlink3_desk.qt.core.column_editor import TableEditor
from devlink3_desk.qt.core.dialog import DIALOG_MARGINS, Dialog
from devlink3_desk.qt.core.theme import ThemeMode
from tests.qt.all_windows import DIALOGS, WINDOWS
from tests.qt.window_stage import WindowStage, open_stage
from tests.support.board_values import make_all_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

CHILDREN_ONLY = Qt.FindChildOption.FindDirectChildrenOnly
ACCEPT_ROLES = (QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.YesRole)
SAMPLED = [name for name in DIALOGS if not name.startswith("settings, page ") or name == "settings, page 1"]
"""The pages of the settings are in one dialog."""


@pytest.fixture(scope="module")
def shared_stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WindowStage]:
    """A window over which dialogs are opened, one after the other."""
    with open_stage(tmp_path_factory.mktemp("desk"), make_all_changes()) as stage:
        stage.window.theme_manager.set_mode(ThemeMode.LIGHT)
        yield stage


@pytest.mark.parametrize("name", SAMPLED)
def test_dialogs_are_alike(name: str, shared_stage: WindowStage) -> None:
    window = shared_stage.window
    dialog = WINDOWS[name](shared_stage)
    try:
        layout = dialog.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == DIALOG_MARGINS
        for box in dialog.findChildren(QDialogButtonBox):
            assert all(button.icon().isNull() for button in box.buttons())
            if isinstance(dialog, Dialog):
                for button in box.buttons():
                    if box.buttonRole(button) in ACCEPT_ROLES and button.isEnabled():
                        assert isinstance(button, QPushButton)
                        assert button.isDefault()
                        accent = QColor(window.theme_manager.theme.accent)
                        image = button.grab().toImage()
                        assert image.pixelColor(image.width() // 2, 4) == accent
    finally:
        dialog.close()
        dialog.deleteLater()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_title_that_leaves_no_room_is_above_its_field(name: str, shared_stage: WindowStage) -> None:
    dialog = WINDOWS[name](shared_stage)
    try:
        for form in dialog.findChildren(QFormLayout):
            assert form.rowWrapPolicy() is QFormLayout.RowWrapPolicy.WrapLongRows
    finally:
        dialog.close()
        dialog.deleteLater()


@pytest.mark.parametrize("name", ["import", "columns of a followed file"])
def test_the_options_of_a_table_wrap(name: str, shared_stage: WindowStage) -> None:
    dialog = WINDOWS[name](shared_stage)
    try:
        (editor,) = dialog.findChildren(TableEditor)
        widths = [label.sizeHint().width() for label in editor.findChildren(QLabel, "", CHILDREN_ONLY)]
        widths += [box.sizeHint().width() for box in (editor.separator_box, editor.headings_box)]
        assert len(widths) == 3
        layout = editor.layout()
        assert layout is not None
        options = layout.itemAt(0)
        assert options is not None
        assert options.minimumSize().width() == max(widths)
    finally:
        dialog.close()
        dialog.deleteLater()

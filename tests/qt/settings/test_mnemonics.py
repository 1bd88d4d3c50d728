"""Every input of the settings is reached with Alt and a letter, in every language."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.contact_sources.lookup_page import LookupPage
from devlink3_desk.qt.core.accessibility import iter_tab_stops
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.mnemonics import assign_mnemonics, find_mnemonic
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.qt.main_window.settings_pages import SETTINGS_PAGES
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.shortcut_editor import ShortcutsPage
from tests.qt.all_windows import settings_opener
from tests.qt.conftest import InstallLanguage
from tests.qt.window_stage import open_stage
from tests.support.board_values import make_all_changes
from tests.support.settings_pages import find_page

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio"),
    pytest.mark.skipif(sys.platform == "darwin", reason="On macOS, Qt ignores mnemonics."),
]

TEMPLATE: Final = """<Crm Name="Northdesk"><Number Prefix="Plus"/><Parameters>
<Parameter Name="Domain" Type="String" Title="R&amp;D" Default="north"/></Parameters>
<Scenarios><Scenario Id="" Type="REST"><Request Url="https://[Domain].example.com/find?q=[Number]"/>
<Variables><Variable Name="N" Path="name"/></Variables>
<Outputs><Output Type="FirstName" Value="[N]"/></Outputs></Scenario></Scenarios></Crm>"""
WIDTH: Final = 1600
"""Width of the dialog, in pixels, at which each row of a form is one line."""


@contextlib.contextmanager
def open_dialog(folder: Path) -> Iterator[SettingsDialog]:
    """Show the settings over a desk, and close them."""
    with open_stage(folder, make_all_changes()) as stage:
        dialog = settings_opener(0)(stage)
        assert isinstance(dialog, SettingsDialog)
        assert len(dialog.pages) == len(SETTINGS_PAGES) + 5
        dialog.resize(WIDTH, 900)
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            yield dialog
        finally:
            dialog.close()


def iterate_pages(dialog: SettingsDialog) -> Iterator[SettingsPage]:
    """Yield each page while it is shown."""
    for index, page in enumerate(dialog.pages):
        dialog.select_page(index)
        QApplication.processEvents()
        yield page


def find_letters(page: QWidget) -> dict[QWidget, str]:
    """Return the letters of the inputs and buttons inside a page."""
    letters: dict[QWidget, str] = {}
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QLabel) and widget.buddy() is not None:
            letter, reached = find_mnemonic(widget.text()), widget.buddy()
        elif isinstance(widget, QAbstractButton):
            letter, reached = find_mnemonic(widget.text()), widget
        else:
            continue
        if letter is not None:
            letters[reached.focusProxy() or reached] = letter
    return letters


def is_in_line(one: QWidget, other: QWidget) -> bool:
    """Return whether two inputs are in the same row of a form."""
    top, bottom = (one.mapTo(one.window(), QPoint(0, y)).y() for y in (0, one.height()))
    return top < other.mapTo(one.window(), other.rect().center()).y() < bottom


def follows(stop: QWidget, previous: QWidget | None) -> bool:
    """Return whether an input needs no letter, as Tab moves on to it: in its row, or in a searched list."""
    if previous is None:
        return False
    is_searched = isinstance(previous, QLineEdit) and isinstance(stop, QTreeWidget | QListView)
    return is_searched or (is_in_line(stop, previous) and not isinstance(stop, QPushButton))


def find_inputs_without_letter(page: SettingsPage) -> list[str]:
    letters = find_letters(page)
    stops = [stop for stop in iter_tab_stops(page) if not isinstance(stop, QScrollArea)]
    return [
        f"{stop.metaObject().className()} {stop.accessibleName()}"
        for previous, stop in pairwise([None, *stops])
        if stop is not None and stop not in letters and not follows(stop, previous)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_has_a_letter_that_no_other_one_has(
    language: str, install_language: InstallLanguage, tmp_path: Path
) -> None:
    install_language(language)
    without, repeated = {}, {}
    with open_dialog(tmp_path) as dialog:
        (buttons,) = dialog.findChildren(QDialogButtonBox)
        for page in iterate_pages(dialog):
            without[page.TITLE] = find_inputs_without_letter(page)
            letters = [*find_letters(page).values(), *find_letters(buttons).values()]
            repeated[page.TITLE] = [letter for letter, count in Counter(letters).items() if count > 1]
    assert {title: stops for title, stops in without.items() if stops} == {}
    assert {title: letters for title, letters in repeated.items() if letters} == {}


def test_alt_and_the_letter_of_a_field_lead_to_it(qapp: QApplication, tmp_path: Path) -> None:
    tried = 0
    with open_dialog(tmp_path) as dialog:
        for page in iterate_pages(dialog):
            for reached, letter in find_letters(page).items():
                if isinstance(reached, QAbstractButton) or not (reached.isVisible() and reached.isEnabled()):
                    continue  # a button would be pressed
                dialog.page_list.setFocus()
                QTest.keyClick(dialog, Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)
                assert QApplication.focusWidget() in (reached, *reached.findChildren(QWidget)), letter
                tried += 1
    assert tried > 50


@pytest.mark.parametrize("name", ["passphrase_field", "old_tls"])
def test_an_input_that_is_scrolled_away_comes_into_view(
    name: str, qapp: QApplication, tmp_path: Path
) -> None:
    with open_dialog(tmp_path) as dialog:
        dialog.resize(WIDTH, 420)
        dialog.show_page(ConnectionsPage)
        QApplication.processEvents()
        page = find_page(dialog, ConnectionsPage)
        reached = page.check_boxes.get(name, page.passphrase_field)
        before = reached.visibleRegion().isEmpty()
        QTest.keyClick(dialog, Qt.Key(ord(find_letters(page)[reached])), Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        after = reached.visibleRegion().boundingRect().height()
        height = reached.height()
    assert before
    assert after == height


def test_the_fields_of_an_imported_template_have_letters(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "template.xml"
    path.write_text(TEMPLATE)
    with open_dialog(tmp_path) as dialog:
        dialog.show_page(LookupPage)
        page = find_page(dialog, LookupPage)
        page.import_template(str(path))
        QApplication.processEvents()
        without = find_inputs_without_letter(page)
        titles = [label.text() for label in page.findChildren(QLabel)]
    assert without == []
    assert "R§D" in [title.replace("&&", "§").replace("&", "") for title in titles]


def test_alt_and_the_letter_of_a_button_can_be_a_shortcut(qapp: QApplication, tmp_path: Path) -> None:
    with open_dialog(tmp_path) as dialog:
        dialog.show_page(ShortcutsPage)
        QApplication.processEvents()
        page = find_page(dialog, ShortcutsPage)
        editor = page.shortcut_editor
        letter = find_mnemonic(editor.reset_all_button.text())
        assert letter is not None
        editor.key_edit.setFocus()
        name = editor.selected_action
        QTest.keyClick(editor.key_edit, Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)
        keys = dict(editor.custom_keys)
    assert keys == {name: (f"Alt+{letter}",)}


def test_a_letter_that_others_need_goes_to_them_and_marked_ones_stay(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    texts = ("Apply", "Ape", "AP", "&Tea", "R&&D", "A")
    boxes = [QCheckBox(text, window) for text in texts]
    used = assign_mnemonics(window, {"L"})
    found = [find_mnemonic(box.text()) for box in boxes]
    assert len(set(found)) == len(texts)
    assert found[2:] == ["P", "T", "R", "A"]
    assert used == {"L", *filter(None, found)}
    before = [box.text() for box in boxes]
    assert [text.replace("&&", "§").replace("&", "") for text in before] == [
        "Apply", "Ape", "AP", "Tea", "R§D", "A",
    ]  # fmt: skip
    assign_mnemonics(window, {"L"})
    assert [box.text() for box in boxes] == before


def test_a_text_without_a_free_letter_has_no_mnemonic(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    boxes = [QCheckBox(text, window) for text in ("A", "a", "…")]
    assign_mnemonics(window)
    assert [box.text() for box in boxes] == ["&A", "a", "…"]

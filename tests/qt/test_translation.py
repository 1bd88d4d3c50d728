"""The window speaks the language of whoever sits there, and runs the way it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from devlink3_desk.qt import translation
from devlink3_desk.qt.dialogs.settings.language import LanguagePage
from devlink3_desk.qt.models import words
from devlink3_desk.qt.pseudo import PSEUDO, pseudo
from devlink3_desk.qt.translation import Translation, choose, own_name
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.switchboard.views import PersonKind

from .conftest import Desk, Store
from .test_window import everything


@pytest.fixture
def spoken(qapp, request) -> Iterator[str]:
    installed = Translation(qapp, request.param)
    installed.install()
    yield request.param
    installed.remove()


@pytest.mark.parametrize(
    ("wanted", "system", "chosen"),
    [
        ("", ["de-AT", "en"], "de"),
        ("", ["it-IT", "fr-FR"], "fr"),
        ("", ["it"], "en"),
        ("es", ["de"], "es"),
        ("xx", ["de_DE"], "de"),
        (PSEUDO, [], PSEUDO),
    ],
)
def test_the_wanted_language_comes_first_and_then_the_system_s(wanted, system, chosen):
    assert choose(wanted, system) == chosen


@pytest.mark.parametrize(
    ("spoken", "group", "cancel"),
    [
        ("de", "Sammelanschluss", "Abbrechen"),
        ("fr", "Groupement", "Annuler"),
        ("es", "Grupo de captura", "Cancelar"),
    ],
    indirect=["spoken"],
)
def test_texts_of_the_program_and_of_qt_are_translated(spoken, group, cancel):
    assert words.word(words.PERSON[PersonKind.GROUP]) == group
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.buttons()[0].text().replace("&", "") == cancel
    buttons.deleteLater()


@pytest.mark.parametrize("spoken", ["en", "de", "fr", "es"], indirect=True)
def test_plurals_agree_with_their_number(spoken):
    def waiting(count: int) -> str:
        return QCoreApplication.translate("Wallboard", "%n caller(s) not answered yet", "", count)

    assert "(s)" not in waiting(1) + waiting(2)
    assert waiting(1) != waiting(2).replace("2", "1")


@pytest.mark.parametrize("spoken", [PSEUDO], indirect=True)
def test_right_to_left_reaches_every_corner(spoken, qapp, qtbot):
    window = MainWindow(Desk(), Store())
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.models.take(*everything())
    QApplication.processEvents()
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    search, name = window.directory.search, window.calls
    assert search.layoutDirection() == name.layoutDirection() == Qt.LayoutDirection.RightToLeft
    tabs = window.menuBar().actionGeometry(window.menuBar().actions()[0])
    assert tabs.center().x() > window.menuBar().width() / 2, "The first menu stands on the left still."
    window.finish()
    window.deleteLater()


def test_what_is_filled_in_stays(qapp):
    assert pseudo("Call {number}: %1, %n") == pseudo("call") + " {number}: %1, %n"


def test_the_settings_offer_every_language_by_its_own_name(window):
    page = LanguagePage()
    names = [page.languages.itemText(at) for at in range(1, page.languages.count())]
    assert names == ["English", "Deutsch", "Français", "Español de España"[: len(names[3])]]
    page.languages.setCurrentIndex(2)
    assert page.chosen(window.choices.value).language.language == "de"
    page.deleteLater()


def test_every_language_has_its_files():
    for language in translation.LANGUAGES:
        assert (translation.folder() / f"devlink3_desk_{language}.qm").is_file()
        assert own_name(language)

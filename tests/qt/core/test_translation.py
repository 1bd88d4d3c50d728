"""The window has the language of the user or the system, and the layout direction of that language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDateEdit, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.core import assets, state_display, translation
from devlink3_desk.qt.core.text import isolate_numbers, join_bidi
from devlink3_desk.qt.core.translation import (
    PSEUDO_LANGUAGE,
    Translation,
    choose_language,
    choose_locale,
    find_language_name,
    pseudo_translate,
)
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.personal_pages import LanguagePage
from devlink3_desk.switchboard.board_values import PersonKind
from tests.qt.conftest import InstallLanguage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore, open_window


@pytest.fixture
def language(install_language: InstallLanguage, request: pytest.FixtureRequest) -> str:
    install_language(request.param)
    return str(request.param)


@pytest.mark.parametrize(
    ("chosen", "system", "locale", "date"),
    [
        ("de", "de_AT", "de_AT", "09.11.26"),
        ("de", "en_GB", "de_DE", "09.11.26"),
        ("en", "de_DE", "en_DE", "09/11/2026"),
        ("en", "en_US", "en_US", "11/9/26"),
        ("fr", "C", "fr_FR", "09/11/2026"),
        ("en", "C", "en_150", "09/11/2026"),
        (PSEUDO_LANGUAGE, "en_GB", "en_GB", "09/11/2026"),
    ],
)
def test_dates_are_in_the_language_of_the_window_and_in_the_format_of_the_system(
    chosen: str, system: str, locale: str, date: str
):
    found = choose_locale(chosen, QLocale(system))
    assert found.name() == locale
    assert found.toString(QDate(2026, 11, 9), QLocale.FormatType.ShortFormat) == date


def test_the_locale_is_that_of_the_language_until_it_is_removed(qapp: QApplication, qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    field = QDateEdit(window)
    before = QLocale(), field.locale()
    german = Translation(qapp, "de")
    german.install()
    weekdays = [locale.dayName(7) for locale in (QLocale(), field.locale())]
    german.remove()
    assert weekdays == ["Sonntag", "Sonntag"]
    assert (QLocale(), field.locale()) == before


def test_a_removed_translation_leaves_no_translator_in_the_application(qapp: QApplication) -> None:
    """Each of them keeps its file in memory."""
    before = qapp.findChildren(QTranslator)
    german = Translation(qapp, "de")
    german.install()
    assert len(qapp.findChildren(QTranslator)) > len(before)
    german.remove()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(qapp.findChildren(QTranslator)) == len(before)


@pytest.mark.parametrize(
    ("requested", "system", "chosen"),
    [
        ("", ["de-AT", "en"], "de"),
        ("", ["it-IT", "fr-FR"], "fr"),
        ("", ["it"], "en"),
        ("es", ["de"], "es"),
        ("xx", ["de_DE"], "de"),
        (PSEUDO_LANGUAGE, [], PSEUDO_LANGUAGE),
    ],
)
def test_the_requested_language_comes_first_then_those_of_the_system(
    requested: str, system: list[str], chosen: str
) -> None:
    assert choose_language(requested, system) == chosen


@pytest.mark.parametrize(
    ("language", "group", "cancel"),
    [
        ("de", "Sammelanschluss", "Abbrechen"),
        ("fr", "Groupement", "Annuler"),
        ("es", "Grupo de búsqueda", "Cancelar"),
    ],
    indirect=["language"],
)
def test_texts_of_the_program_and_of_qt_are_translated(language: str, group: str, cancel: str) -> None:
    assert state_display.describe_person_kind(PersonKind.GROUP) == group
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.buttons()[0].text().replace("&", "") == cancel
    buttons.deleteLater()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"], indirect=True)
def test_plurals_agree_with_their_number(language: str) -> None:
    def waiting(count: int) -> str:
        return QCoreApplication.translate("Wallboard", "%n unanswered caller(s)", "", count)

    assert "(s)" not in waiting(1) + waiting(2)
    assert waiting(1) != waiting(2).replace("2", "1")


@pytest.fixture
def mirrored(install_language: InstallLanguage, store: MemoryLayoutStore) -> Iterator[MainWindow]:
    install_language(PSEUDO_LANGUAGE)
    models = ImmediateDeskModels()
    with open_window(models, store) as window:
        models.apply_changes(*make_all_changes())
        window.dock_layout.reset_layout()
        QApplication.processEvents()
        yield window


def test_the_whole_window_is_mirrored(mirrored: MainWindow) -> None:
    assert mirrored.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for part in (mirrored.directory_pane.search_field, mirrored.calls_pane):
        assert part.layoutDirection() == Qt.LayoutDirection.RightToLeft
    menu_bar = mirrored.menuBar()
    first = menu_bar.actionGeometry(menu_bar.actions()[0])
    assert first.center().x() > menu_bar.width() / 2, "The first menu is still on the left."


def test_panes_are_on_the_other_side_in_a_right_to_left_window(
    mirrored: MainWindow, desk: ImmediateDeskModels, store: MemoryLayoutStore
) -> None:
    beside = ("details", "directory")
    areas = {mirrored.dockWidgetArea(mirrored.docks[name]) for name in beside}
    assert areas == {Qt.DockWidgetArea.LeftDockWidgetArea}
    central_widget = mirrored.centralWidget()
    assert central_widget is not None
    calls, groups = central_widget.geometry(), mirrored.docks["groups"].geometry()
    for name in beside:
        dock = mirrored.docks[name].geometry()
        assert dock.right() < min(calls.left(), groups.left())
    mirrored.dock_layout.save_layout()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    other = MainWindow(desk, store)
    other.resize(1280, 800)
    other.dock_layout.restore_docks()
    assert {other.dockWidgetArea(other.docks[name]) for name in beside} == {
        Qt.DockWidgetArea.RightDockWidgetArea
    }, "The layout of one direction was restored in the other."
    other.finish_closing()
    delete(other)


def painted_pixels(image: QImage) -> set[tuple[int, int]]:
    sides = range(image.width())
    return {(x, y) for x in sides for y in sides if image.pixelColor(x, y).alpha() > 128}


def test_only_directional_icons_are_mirrored(qapp: QApplication) -> None:
    def render(name: str) -> QImage:
        return assets.load_pixmap(name, "#000000", 24).toImage()

    names = ("incoming", "ringing")
    before = {name: render(name) for name in names}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = {name: render(name) for name in names}
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert after["ringing"] == before["ringing"]
    other_way = before["incoming"].flipped(Qt.Orientation.Horizontal)
    assert (
        len(painted_pixels(after["incoming"]) ^ painted_pixels(other_way))
        < len(painted_pixels(other_way)) / 10
    )
    assert (
        len(painted_pixels(after["incoming"]) ^ painted_pixels(before["incoming"]))
        > len(painted_pixels(other_way)) / 2
    )


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("+44 20 7946 0123", "\u2066+44 20 7946 0123\u2069"),
        ("01632 960144 · \u05e7\u05d5", "\u206601632 960144\u2069 · \u05e7\u05d5"),
        ("4001", "\u20664001\u2069"),
        ("Ann 7", "Ann 7"),
    ],
)
def test_telephone_numbers_run_from_left_to_right(text: str, isolated: str) -> None:
    assert isolate_numbers(text) == isolated


def test_joined_parts_run_in_the_direction_of_the_window(qapp: QApplication) -> None:
    assert join_bidi(["IP Office", "\u05e7\u05d5"], " · ") == "IP Office · \u2068\u05e7\u05d5\u2069"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line = join_bidi(["IP Office", "\u05e7\u05d5"], " · ")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert line == "\u200f\u2068IP Office\u2069 · \u2068\u05e7\u05d5\u2069"


def test_the_pseudo_language_leaves_placeholders_alone(qapp: QApplication) -> None:
    assert pseudo_translate("Call {number}: %1, %n") == pseudo_translate("call") + " {number}: %1, %n"


def test_the_settings_offer_every_language_by_its_own_name(window: MainWindow) -> None:
    page = LanguagePage()
    names = [page.language_box.itemText(row) for row in range(1, page.language_box.count())]
    assert names == ["English", "Deutsch", "Français", "Español de España"[: len(names[3])]]
    page.language_box.setCurrentIndex(2)
    assert page.update_preferences(window.preferences.value).language.language == "de"
    page.deleteLater()


def test_every_language_has_its_files() -> None:
    for language in translation.LANGUAGES:
        assert (translation.find_translations_folder() / f"devlink3_desk_{language}.qm").is_file()
        assert find_language_name(language)

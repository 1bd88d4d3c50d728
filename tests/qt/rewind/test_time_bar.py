"""The time bar in windows of any width: nothing in it is cut, and what it says is never missing."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.history.rewind import DayOutline, DayQuery, FoundMoment, MissingMoment, MissingReason
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.rewind.rewind_controller import RewindController
from devlink3_desk.qt.rewind.time_bar import TimeBar, add_seconds, build_field_format
from tests.qt.conftest import InstallLanguage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot

WALL = 1_788_000_000.0


class NothingRecorded:
    """A history without moments."""

    def fetch_moment(self, wall: float) -> Future[FoundMoment]:
        answer: Future[FoundMoment] = Future()
        answer.set_result(MissingMoment(wall, MissingReason.NOT_RECORDED, WALL - 1000, WALL + 1000))
        return answer

    def fetch_day(self, query: DayQuery) -> Future[DayOutline]:
        answer: Future[DayOutline] = Future()
        answer.set_result(DayOutline(query.since, query.until))
        return answer


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("width", [500, 800, 1000, 1300, 2000])
def test_the_texts_of_the_bar_are_not_cut(
    theme_manager: ApplicationThemeManager,
    install_language: InstallLanguage,
    qtbot: QtBot,
    language: str,
    zoom: float,
    width: int,
) -> None:
    install_language(language)
    theme_manager.set_zoom(zoom)
    controller = RewindController(NothingRecorded())
    try:
        place = QWidget()  # as in a window: a bar by itself would be as wide as its contents
        qtbot.addWidget(place)
        bar = TimeBar(theme_manager, controller, place)
        bar.resize(width, bar.sizeHint().height())
        place.resize(bar.size())
        place.show()
        with qtbot.waitSignal(controller.moment_missing, timeout=30_000):
            controller.show_moment(WALL)
        QApplication.processEvents()
        bar.resize(width, bar.sizeHint().height())
        QApplication.processEvents()
        assert bar.message_label.isVisible()
        assert bar.width() == width
        shown = [part for part in bar.row_parts if part.isVisible()]
        assert _find_cut(shown) == []
        if (zoom, language) == (1.0, "en") and width >= 800:
            assert {bar.title_label, bar.time_field, bar.play_button, bar.back_button} <= set(shown)
    finally:
        controller.stop()


def _find_cut(parts: list[QWidget]) -> list[str]:
    return [
        f"{part} has {part.width()}, needs {part.sizeHint().width()}"
        for part in parts
        if part.width() < part.sizeHint().width()
    ]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de_DE", "05.01.2026 15:04:09"),
        ("en_GB", "05/01/2026 15:04:09"),
        ("en_US", "1/5/2026 3:04:09\u202fPM"),
    ],
)
def test_the_moment_is_entered_in_the_format_of_the_system(
    qtbot: QtBot, locale: str, text: str, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale(locale))
    bar = TimeBar(ApplicationThemeManager(ThemeMode.LIGHT), RewindController(NothingRecorded()))
    qtbot.addWidget(bar)
    bar.time_field.setDateTime(QDateTime(QDate(2026, 1, 5), QTime(15, 4, 9)))
    assert bar.time_field.text() == text


@pytest.mark.parametrize("part", ["strip", "time_field", "play_button", "speed_box"])
def test_esc_returns_to_now(qtbot: QtBot, part: str) -> None:
    controller = RewindController(NothingRecorded())
    bar = TimeBar(ApplicationThemeManager(ThemeMode.LIGHT), controller)
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.back_requested, timeout=30_000):
        qtbot.keyClick(getattr(bar, part), Qt.Key.Key_Escape)
    controller.stop()


def test_the_name_of_a_caller_is_no_markup_in_the_tooltip(qtbot: QtBot) -> None:
    bar = TimeBar(ApplicationThemeManager(ThemeMode.LIGHT), RewindController(NothingRecorded()))
    qtbot.addWidget(bar)
    bar.show_message("<img src=x> gave up after 0:20")
    assert bar.message_label.text() == "<img src=x> gave up after 0:20"
    assert "&lt;img" in bar.message_label.toolTip()
    assert bar.message_label.accessibleDescription() == bar.message_label.text()
    bar.show_message("")
    assert bar.message_label.toolTip() == ""


def test_the_keys_do_not_leave_a_trace(qtbot: QtBot) -> None:
    """A trace has one period, which is not followed by a next day."""
    controller = RewindController(NothingRecorded())
    controller.set_span(WALL, WALL + 100)
    bar = TimeBar(ApplicationThemeManager(ThemeMode.LIGHT), controller)
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(controller.day_changed, timeout=30_000):
        controller.show_moment(WALL + 50)
    qtbot.keyClick(bar.strip, Qt.Key.Key_PageDown)
    assert (controller.position, bar.strip.position) == (WALL, WALL)
    qtbot.keyClick(bar.strip, Qt.Key.Key_PageUp)
    assert (controller.position, bar.strip.position) == (WALL + 100, WALL + 100)
    controller.stop()


@pytest.mark.parametrize(
    ("short", "with_seconds"),
    [
        ("HH:mm", "HH:mm:ss"),
        ("h.mm. Ap", "h.mm.ss. Ap"),
        ("HH 'h' mm", "HH 'h' mm ss"),
        ("H'h'mm", "H'h'mm:ss"),
        ("H:m", "H:m:ss"),
        ("HH:mm:ss", "HH:mm:ss"),  # set in Windows
        ("H:m:s", "H:m:s"),
    ],
)
def test_the_time_is_entered_with_its_seconds(short: str, with_seconds: str) -> None:
    assert add_seconds(short) == with_seconds


def test_every_locale_has_a_field_with_a_whole_year_and_seconds() -> None:
    locales = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    moment = QDateTime(QDate(1999, 11, 28), QTime(13, 45, 37))
    for locale in locales:
        text = moment.toString(build_field_format(locale))
        assert "1999" in text, locale.name()
        assert text.count("37") == 1, locale.name()

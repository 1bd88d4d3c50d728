"""The strip of a day begins with what is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from devlink3_desk.history.rewind import DayOutline
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.rewind.day_strip import MIN_VISIBLE_SECONDS, DayStrip, find_recorded_part

DAY = 86_400.0
HOUR = 3_600.0


@pytest.mark.parametrize(
    ("blind", "first", "last"),
    [
        (((0.0, 9 * HOUR), (11 * HOUR, DAY)), 9 * HOUR, 11 * HOUR),
        (((0.0, 9 * HOUR), (10 * HOUR, 10.5 * HOUR), (11 * HOUR, DAY)), 9 * HOUR, 11 * HOUR),
        (((0.0, 9 * HOUR), (9 * HOUR + 60, DAY)), 9 * HOUR, 9 * HOUR + 60),
        (((12 * HOUR, DAY),), 0.0, 12 * HOUR),
        ((), 0.0, DAY),
    ],
)
def test_the_recorded_part_is_shown(
    blind: tuple[tuple[float, float], ...], first: float, last: float
) -> None:
    start, end = find_recorded_part(DayOutline(0.0, DAY, blind=blind))
    assert 0.0 <= start <= first < last <= end <= DAY
    assert end - start <= max((last - first) * 1.2, MIN_VISIBLE_SECONDS)


def test_a_day_without_records_is_shown_completely(qtbot: QtBot) -> None:
    strip = DayStrip(ApplicationThemeManager(ThemeMode.LIGHT))
    qtbot.addWidget(strip)
    strip.resize(600, 80)
    strip.show_outline(DayOutline(0.0, DAY, blind=((0.0, DAY),)))
    assert (strip.find_wall_time(0), strip.find_wall_time(600)) == (0.0, DAY)
    # Another day, with one hour that is recorded.
    strip.show_outline(DayOutline(DAY, 2 * DAY, blind=((DAY, DAY + HOUR), (DAY + 2 * HOUR, 2 * DAY))))
    assert strip.find_wall_time(600) - strip.find_wall_time(0) < 2 * HOUR


def create_strip(qtbot: QtBot, position: float) -> tuple[DayStrip, list[float]]:
    """Return the strip of a day that is recorded as a whole, and the moments that are chosen in it."""
    strip = DayStrip(ApplicationThemeManager(ThemeMode.LIGHT))
    qtbot.addWidget(strip)
    strip.resize(600, 80)
    strip.show_outline(DayOutline(DAY, 2 * DAY))
    strip.set_position(position)
    chosen: list[float] = []
    strip.moment_chosen.connect(chosen.append)
    return strip, chosen


@pytest.mark.parametrize(
    ("position", "key", "expected"),
    [
        (DAY, Qt.Key.Key_Left, DAY - 1),
        (DAY + 100, Qt.Key.Key_PageDown, DAY - 500),
        (2 * DAY - 1, Qt.Key.Key_Right, 2 * DAY),
        (2 * DAY - 10, Qt.Key.Key_Up, 2 * DAY + 50),
        (DAY + HOUR, Qt.Key.Key_Home, DAY),
        (DAY + HOUR, Qt.Key.Key_End, 2 * DAY - 1),
    ],
)
def test_the_keys_lead_to_the_days_before_and_after(
    qtbot: QtBot, position: float, key: Qt.Key, expected: float
) -> None:
    strip, chosen = create_strip(qtbot, position)
    QTest.keyClick(strip, key)
    assert chosen == [expected]


def test_the_mouse_and_a_screen_reader_stay_in_the_day(qtbot: QtBot) -> None:
    """Otherwise, the strip would become that of the next day while its right end is dragged to."""
    strip, chosen = create_strip(qtbot, DAY + HOUR)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 40))
    QTest.mouseMove(strip, QPoint(640, 40))
    QTest.mouseMove(strip, QPoint(-40, 40))
    strip.setValue(strip.maximum())
    assert chosen == [1.5 * DAY, 2 * DAY - 1, DAY, 2 * DAY - 1]

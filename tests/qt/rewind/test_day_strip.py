"""The strip of a day begins with what is recorded."""

from __future__ import annotations

import pytest
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

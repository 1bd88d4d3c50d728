"""The values of a plot, without painting; its table and its spoken texts have the same values."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

import msgspec
from PySide6.QtCore import QLocale

from devlink3_desk.qt.core.text import NO_VALUE, format_percent


class PlotKind(Enum):
    """How the values of a plot are painted."""

    BARS = auto()
    """Stacked bars, one for each category."""
    LINE = auto()
    """A line through the categories."""
    HEAT = auto()
    """One cell for each category and series; a stronger colour means a higher value."""


class PlotSeries(msgspec.Struct, frozen=True):
    """Values of one kind, one for each category; ``None`` where there is none."""

    name: str
    colour: str
    """Name of the state in the theme whose colour is used."""
    values: tuple[float | None, ...]


class PlotData(msgspec.Struct, frozen=True, kw_only=True):
    """A plot."""

    kind: PlotKind
    title: str
    explanation: str
    """One sentence that says what is shown and how it is computed."""
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    category_name: str
    """Heading of the categories in the table."""
    format_value: Callable[[float], str]
    long_categories: tuple[str, ...] = ()
    """The categories in full, for tables and under the mouse; empty where they are the same."""
    spans: tuple[tuple[float, float], ...] = ()
    """From when to when the calls of each category started, where they can be shown."""
    level: float | None = None
    """Value at which a line is drawn across: a target or a limit."""
    level_name: str = ""
    mark: float | None = None
    """Place among the categories at which a line is drawn upwards; 1.5 is the middle of the second one."""
    mark_name: str = ""
    shows_zeros: bool = False
    """Whether a value of 0 is meaningful: it is for a wait or a share, and not for a number of calls."""
    maximum: float | None = None
    """End of the axis of values; ``None`` for a little above the largest value."""
    empty_text: str = ""
    """Text that is shown in place of a plot without values."""

    @property
    def is_counted(self) -> bool:
        """Whether the values are whole numbers."""
        return self.format_value is format_count

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint."""
        return not any(self.is_shown(value) for each in self.series for value in each.values)

    def is_shown(self, value: float | None) -> bool:
        """Return whether there is anything to paint of a value."""
        return value is not None and (self.shows_zeros or value != 0)

    def name_category(self, index: int) -> str:
        """Return a category in full."""
        return (self.long_categories or self.categories)[index]

    def describe_value(self, category: int, series: int) -> str:
        """Return one value in words."""
        each = self.series[series]
        value = each.values[category]
        shown = NO_VALUE if value is None else self.format_value(value)
        return f"{each.name}: {shown}"

    def describe_category(self, category: int) -> str:
        """Return all values of a category in words, one a line."""
        lines = [self.describe_value(category, index) for index in range(len(self.series))]
        return "\n".join([self.name_category(category), *lines])


def format_count(value: float) -> str:
    """Return a number of calls, or of anything else, as the system writes it."""
    return QLocale().toString(round(value))


def format_share(value: float) -> str:
    """Return a share of 0 to 1 as a percentage."""
    decimals = 0 if abs(value * 100 - round(value * 100)) < 0.05 else 1
    return format_percent(value * 100, decimals)


def choose_scale(largest: float, *, is_whole: bool) -> tuple[float, float]:
    """Return where an axis ends and the distance of its lines, in round numbers; in whole ones on demand."""
    if largest <= 0:
        return 1.0, 1.0
    step = 10.0**-3
    factors = (2.0, 2.5, 2.0)
    index = 0
    while largest / step > MAX_LINES:
        step *= factors[index % len(factors)]
        index += 1
    if is_whole:  # there is no half call to draw a line at
        step = float(math.ceil(step))
    end = step
    while end < largest:
        end += step
    return end, step


MAX_LINES: Final = 5

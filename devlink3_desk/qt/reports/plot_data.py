"""The values of a plot, which its painter, its table and its accessible texts use."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

import msgspec
from PySide6.QtCore import QLocale

from devlink3_desk.qt.core.text import NO_VALUE, format_percent


class PlotKind(Enum):
    """The kind of a plot."""

    BARS = auto()
    """Stacked bars, one for each category."""
    LINE = auto()
    """A line through the categories."""
    HEAT = auto()
    """One cell for each category and series; a stronger colour means a higher value."""


class PlotSeries(msgspec.Struct, frozen=True):
    """A value for each category; ``None`` if a category has none."""

    name: str
    colour: str
    """Name of the state in the theme whose colour is used."""
    values: tuple[float | None, ...]


class PlotData(msgspec.Struct, frozen=True, kw_only=True):
    """The values and texts of a plot."""

    kind: PlotKind
    title: str
    explanation: str
    """One sentence that says what the plot shows and how it is computed."""
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    category_name: str
    """Heading of the categories in the table."""
    format_value: Callable[[float], str]
    long_categories: tuple[str, ...] = ()
    """The full names of the categories, for tables and tooltips; empty if they are the same."""
    spans: tuple[tuple[float, float], ...] = ()
    """Start and end of each category, in seconds since 1970; empty if its calls cannot be listed."""
    level: float | None = None
    """Value of a horizontal line, such as a target or a limit; ``None`` for no line."""
    level_name: str = ""
    mark: float | None = None
    """Position of a vertical line in categories, where 1.5 is the middle of the second; ``None`` for none."""
    mark_name: str = ""
    shows_zeros: bool = False
    """Whether a value of 0 is painted, such as a wait or a share, unlike a number of calls."""
    maximum: float | None = None
    """End of the value axis; ``None`` for a round number above the largest value."""
    empty_text: str = ""
    """Text that is shown in place of a plot without values."""

    @property
    def has_whole_values(self) -> bool:
        """Whether the values are whole numbers."""
        return self.format_value is format_count

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint."""
        return not any(self.is_shown(value) for each in self.series for value in each.values)

    def is_shown(self, value: float | None) -> bool:
        """Return whether a value is painted."""
        return value is not None and (self.shows_zeros or value != 0)

    def name_category(self, index: int) -> str:
        """Return the full name of a category."""
        return (self.long_categories or self.categories)[index]

    def describe_value(self, category: int, series: int) -> str:
        """Return a value with the name of its series."""
        each = self.series[series]
        value = each.values[category]
        shown = NO_VALUE if value is None else self.format_value(value)
        return f"{each.name}: {shown}"

    def describe_category(self, category: int) -> str:
        """Return the name of a category and its values, one per line."""
        lines = [self.describe_value(category, index) for index in range(len(self.series))]
        return "\n".join([self.name_category(category), *lines])


def format_count(value: float) -> str:
    """Return a count in the format of the locale."""
    return QLocale().toString(round(value))


def format_share(value: float) -> str:
    """Return a share of 0 to 1 as a percentage."""
    # Six digits hide what binary fractions add: 0.29 * 100 is 28.999999999999996.
    exact = round(value * 100, 6)
    percent = round(exact, 1)
    if percent.is_integer() and exact < percent:
        percent -= 0.1  # 79.96 must not look like a target of 80 that is reached
    return format_percent(percent, 0 if percent.is_integer() else 1)


def choose_scale(largest: float, *, is_whole: bool) -> tuple[float, float]:
    """Return the end of an axis and the distance of its lines, as round numbers, or as whole ones."""
    if largest <= 0:
        return 1.0, 1.0
    step = 10.0**-3
    factors = (2.0, 2.5, 2.0)
    index = 0
    while largest / step > MAX_LINES:
        step *= factors[index % len(factors)]
        index += 1
    if is_whole:  # counts have no values between whole numbers
        step = float(math.ceil(step))
    end = step
    while end < largest:
        end += step
    return end, step


MAX_LINES: Final = 5

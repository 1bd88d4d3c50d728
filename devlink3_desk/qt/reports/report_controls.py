"""The fields above a report: period, rows, filters and the formula of the service level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

import msgspec
from PySide6.QtCore import QDate, QDateTime, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from devlink3_desk.history.report_request import ReportGrouping, ServiceLevelFormula
from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import create_day_field, create_spin_box
from devlink3_desk.qt.core.outside_lines import name_lines
from devlink3_desk.qt.core.text import (
    PART_SEPARATOR,
    compute_day_start,
    find_week_start,
    sanitize_text,
)
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.reports.report_texts import FORMULA_TEXTS, GROUPING_TEXTS, translate
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

_HOURS_UP_TO_DAYS: Final = 2
_DAYS_UP_TO_DAYS: Final = 92
_WEEKS_UP_TO_DAYS: Final = 400
_MAX_TARGET: Final = 3_600
_MAX_LINES: Final = 9_999


class PeriodChoice(StrEnum):
    """The periods that can be chosen."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    LAST_30_DAYS = "last-30-days"
    CHOSEN = "chosen"


PERIOD_TEXTS: Final[dict[PeriodChoice, str]] = {
    PeriodChoice.TODAY: QT_TRANSLATE_NOOP("Reports", "Today"),
    PeriodChoice.YESTERDAY: QT_TRANSLATE_NOOP("Reports", "Yesterday"),
    PeriodChoice.WEEK: QT_TRANSLATE_NOOP("Reports", "This week"),
    PeriodChoice.MONTH: QT_TRANSLATE_NOOP("Reports", "This month"),
    PeriodChoice.LAST_30_DAYS: QT_TRANSLATE_NOOP("Reports", "Last 30 days"),
    PeriodChoice.CHOSEN: QT_TRANSLATE_NOOP("Reports", "Choose days…"),
}


class DayRange(msgspec.Struct, frozen=True):
    """Days from the first to the last one, both included."""

    first: QDate
    last: QDate

    @property
    def days(self) -> int:
        """The number of days."""
        return self.first.daysTo(self.last) + 1

    @property
    def since(self) -> float:
        """Instant at which the first day begins, in seconds since 1970."""
        return compute_day_start(self.first)

    @property
    def until(self) -> float:
        """Instant at which the last day has ended."""
        return compute_day_start(self.last.addDays(1))

    @property
    def interval(self) -> ReportGrouping:
        """The interval of one bar of a plot, which depends on the number of days."""
        if self.days <= _HOURS_UP_TO_DAYS:
            return ReportGrouping.HOUR
        if self.days <= _DAYS_UP_TO_DAYS:
            return ReportGrouping.DAY
        return ReportGrouping.WEEK if self.days <= _WEEKS_UP_TO_DAYS else ReportGrouping.MONTH

    def find_previous(self, choice: PeriodChoice, today: QDate) -> DayRange:
        """Return the previous period: the same weekdays of the week before, or the same number of days.

        A period that has not ended is compared with the same part of the previous one.
        """
        if choice is PeriodChoice.MONTH:
            first = self.first.addMonths(-1)
            if self.last < today or today.daysInMonth() == today.day():
                return DayRange(first, self.first.addDays(-1))
            return DayRange(first, min(first.addDays(self.days - 1), self.first.addDays(-1)))
        if choice in (PeriodChoice.TODAY, PeriodChoice.YESTERDAY, PeriodChoice.WEEK):
            # A Monday is compared with a Monday, because weekdays differ more than weeks do.
            return DayRange(self.first.addDays(-7), self.last.addDays(-7))
        return DayRange(self.first.addDays(-self.days), self.first.addDays(-1))

    def cut_previous(self, before: DayRange, now: float) -> float:
        """Return the end of the previous period, in seconds since 1970.

        If this period has not ended at ``now``, that is the same time of day of the corresponding day.
        """
        if now >= self.until:
            return before.until
        # Not the same number of seconds, since the clocks may have changed in one of both.
        moment = QDateTime.fromMSecsSinceEpoch(round(now * 1000))
        day = before.first.addDays(self.first.daysTo(moment.date()))
        until = QDateTime(day, moment.time()).toMSecsSinceEpoch() / 1000
        return max(before.since, min(before.until, until))


def find_days(choice: PeriodChoice, today: QDate, chosen: DayRange, first_weekday: int) -> DayRange:
    """Return the days of a choice; ``first_weekday`` is 1 where weeks begin on Monday."""
    match choice:
        case PeriodChoice.TODAY:
            return DayRange(today, today)
        case PeriodChoice.YESTERDAY:
            return DayRange(today.addDays(-1), today.addDays(-1))
        case PeriodChoice.WEEK:
            return DayRange(find_week_start(today, first_weekday), today)
        case PeriodChoice.MONTH:
            return DayRange(QDate(today.year(), today.month(), 1), today)
        case PeriodChoice.LAST_30_DAYS:
            return DayRange(today.addDays(-29), today)
        case PeriodChoice.CHOSEN:
            first, last = sorted((chosen.first, chosen.last), key=QDate.toJulianDay)
            return DayRange(first, last)


class ReportControls(QWidget):
    """The fields that define a report, in two rows."""

    changed = Signal()
    """Emitted when the user has changed a field."""
    site_changed = Signal()
    """Emitted when the user has chosen another site, before :attr:`changed`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.site = self._create_choice(self.tr("Site"), {})
        self.site.activated.disconnect()
        self.site.activated.connect(self._on_site_changed)
        self.site.hide()
        self.period = self._create_choice(self.tr("Period"), PERIOD_TEXTS)
        self.first_day, self.last_day = (
            self._create_day(self.tr("First day")),
            self._create_day(self.tr("Last day")),
        )
        self.grouping = self._create_choice(self.tr("Rows of the table"), GROUPING_TEXTS)
        self.group = self._create_choice(self.tr("Hunt group"), {None: self.tr("All hunt groups")})
        self.person = self._create_choice(self.tr("Person"), {None: self.tr("All people")})
        self.did = self._create_choice(self.tr("Number called"), {None: self.tr("All numbers called")})
        self.trunk = self._create_choice(self.tr("Outside line"), {None: self.tr("All outside lines")})
        self.formula = self._create_choice(self.tr("Formula of the service level"), FORMULA_TEXTS)
        self.target = self._create_number(self.tr("Target, in seconds"), _MAX_TARGET, suffix=self.tr(" s"))
        self.lines = self._create_number(
            self.tr("Outside lines that there are"), _MAX_LINES, zero_text=self.tr("unknown")
        )
        self._build_layout()
        self._show_days()
        self.select_value(self.grouping, ReportGrouping.GROUP)

    def _create_choice(self, name: str, texts: Mapping[Any, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value, text in texts.items():
            box.addItem(translate(text), value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(self._on_changed)
        return box

    def _create_day(self, name: str) -> QDateEdit:
        field = create_day_field(name, self)
        field.dateChanged.connect(self._on_changed)
        return field

    def _create_number(self, name: str, maximum: int, *, suffix: str = "", zero_text: str = "") -> QSpinBox:
        field = create_spin_box(name, maximum, self, suffix=suffix, zero_text=zero_text)
        field.setToolTip(name)
        # Otherwise, each key press would compute a report.
        field.setKeyboardTracking(False)
        field.valueChanged.connect(self._on_changed)
        return field

    def _build_layout(self) -> None:
        rows = (
            ("", self.site), ("", self.period), ("", self.first_day), ("", self.last_day),
            ("", self.grouping), ("", self.group), ("", self.person), ("", self.did), ("", self.trunk),
        )  # fmt: skip
        limits = (
            (self.tr("Service level:"), self.formula), (self.tr("Target:"), self.target),
            (self.tr("Outside lines:"), self.lines),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for fields in (rows, limits):
            flow = FlowLayout(spacing=8)
            for text, field in fields:
                flow.addWidget(self._create_labelled_field(text, field) if text else field)
            layout.addLayout(flow)

    def _create_labelled_field(self, text: str, field: QWidget) -> QWidget:
        """Return a widget with a field and the label before it, which stay in one line."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = Label(text, "", holder)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        return holder

    def _on_changed(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        is_chosen = self.period.currentData() == PeriodChoice.CHOSEN
        self.first_day.setVisible(is_chosen)
        self.last_day.setVisible(is_chosen)

    def _on_site_changed(self) -> None:
        self.site_changed.emit()
        self._on_changed()

    @property
    def chosen_site(self) -> str:
        """The site whose figures are shown; empty if there is only one."""
        return str(self.site.currentData() or "")

    def offer_sites(self, sites: Iterable[str]) -> None:
        """Offer sites to choose from."""
        for name in sites:
            self.site.addItem(sanitize_text(name), name)
        self.site.setVisible(self.site.count() > 0)

    @property
    def choice(self) -> PeriodChoice:
        """The chosen period."""
        return PeriodChoice(self.period.currentData())

    def find_days(self, today: QDate) -> DayRange:
        """Return the days of the chosen period."""
        chosen = DayRange(self.first_day.date(), self.last_day.date())
        return find_days(self.choice, today, chosen, QLocale().firstDayOfWeek().value)

    @property
    def chosen_grouping(self) -> ReportGrouping:
        """What the rows of the table are, such as hunt groups."""
        return ReportGrouping(self.grouping.currentData())

    @property
    def chosen_formula(self) -> ServiceLevelFormula:
        """The formula of the service level."""
        return ServiceLevelFormula(self.formula.currentData())

    def hide_people(self) -> None:
        """Remove the choices of single people."""
        index = self.grouping.findData(ReportGrouping.EXTENSION)
        if index >= 0:
            self.grouping.removeItem(index)
        self.person.hide()

    def offer_names(self, groups: Iterable[tuple[str, str]], people: Iterable[tuple[str, str]]) -> None:
        """Offer hunt groups and people to choose from."""
        for box, names in ((self.group, groups), (self.person, people)):
            by_name = sorted(names, key=lambda pair: pair[1].casefold())
            texts = {
                number: sanitize_text(f"{name} ({number})" if name else number) for number, name in by_name
            }
            self._offer_values(box, texts)

    def _offer_values(self, box: QComboBox, texts: Mapping[str, str]) -> None:
        """Replace the values below the item for all; the chosen one stays if it is among them."""
        chosen = box.currentData()
        while box.count() > 1:
            box.removeItem(1)
        for value, text in texts.items():
            box.addItem(text, value)
        self.select_value(box, chosen)

    @property
    def chosen_did(self) -> str | None:
        """The number that was called; ``None`` for all."""
        did = self.did.currentData()
        return None if did is None else str(did)

    def offer_dids(self, dids: Iterable[str]) -> None:
        """Offer the numbers that were called; the chosen one stays."""
        chosen = self.chosen_did
        numbers = set(dids) | ({chosen} if chosen else set())
        self._offer_values(self.did, {number: sanitize_text(number) for number in sorted(numbers)})

    @property
    def chosen_trunk(self) -> str | None:
        """The outside line that was used; ``None`` for all."""
        trunk = self.trunk.currentData()
        return None if trunk is None else str(trunk)

    def offer_trunks(self, trunks: Iterable[str]) -> None:
        """Offer the outside lines that were used; the chosen one stays."""
        chosen = self.chosen_trunk
        lines = dict.fromkeys(trunks)
        if chosen is not None:
            lines.setdefault(chosen)
        self._offer_values(self.trunk, name_lines(lines))

    def describe_filters(self) -> str:
        """Return what restricts the report to some calls; empty if nothing does."""
        boxes = (self.group, self.person, self.did, self.trunk)
        return PART_SEPARATOR.join(
            f"{box.accessibleName()} {box.currentText()}" for box in boxes if box.currentData() is not None
        )

    def remove_lines(self) -> None:
        """Remove the numbers called and the outside lines, which differ for each site."""
        for box in (self.did, self.trunk):
            box.setCurrentIndex(0)
            self._offer_values(box, {})

    @staticmethod
    def select_value(box: QComboBox, value: object) -> None:
        """Select the item with a value, else the first one."""
        box.setCurrentIndex(max(0, box.findData(value)))

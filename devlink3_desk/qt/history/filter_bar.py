"""The search field of the history, and the fields that restrict it to days, groups, people and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec
from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.core.flow_layout import FlowLayout
from devlink3_desk.qt.core.form_widgets import (
    SPIN_TEXT_MARGIN,
    ElidedComboBox,
    create_day_field,
    pad_spin_box,
)
from devlink3_desk.qt.core.search_fields import add_clear_button, add_search_icon
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label
from devlink3_desk.qt.history.history_filter import (
    DIRECTION_CHOICE_TEXTS,
    MIDNIGHT,
    OUTCOME_CHOICE_TEXTS,
    PERIOD_TEXTS,
    FilterPeriod,
    HistoryFilter,
    OutcomeChoice,
    translate_choice,
)
from devlink3_desk.qt.history.history_source import HistorySource, NamedNumber
from devlink3_desk.switchboard.board_values import CallDirection

ChoiceT = TypeVar("ChoiceT")

TYPING_PAUSE_MS: Final = 150
"""Time without a key press after which the history is searched."""
CHOICE_CHARS: Final = 12
"""Width of a choice in a wide pane, in widths of an X."""
MIN_CHOICE_CHARS: Final = 9
"""Minimum width of a choice, with which two of them share a line of a narrow pane, in widths of an X."""


class ChoiceBox(ElidedComboBox):
    """A combo box of a filter, whose first item stands for all calls."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(MIN_CHOICE_CHARS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size with room for most choices."""
        hint = super().sizeHint()
        more = (CHOICE_CHARS - MIN_CHOICE_CHARS) * self.fontMetrics().horizontalAdvance("X")
        return QSize(hint.width() + more, hint.height())

    def select_value(self, value: object) -> None:
        """Select the item with a value, else the first one."""
        self.setCurrentIndex(max(0, self.findData(value)))


class NumberChoice(ChoiceBox):
    """A combo box of hunt groups or extensions, in which users also type a name or a number."""

    def __init__(self, name: str, any_text: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._any_text = any_text
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field = QLineEdit(self)
        field.setAccessibleName(name)
        self.setLineEdit(field)
        self.setCompleter(completer)
        field.editingFinished.connect(self._choose_typed)
        self.currentIndexChanged.connect(self._show_beginning)
        self.addItem(any_text, None)

    def offer_numbers(self, numbers: Iterable[NamedNumber]) -> None:
        """Offer numbers, sorted by name; the chosen one stays, even if it is not among them."""
        chosen, chosen_text = self.currentData(), self.currentText()
        texts = {each.number: _describe_choice(each) for each in numbers}
        if chosen is not None:
            texts.setdefault(chosen, chosen_text)
        items = sorted(texts.items(), key=lambda item: item[1].casefold())
        if [self.itemData(index) for index in range(1, self.count())] == [number for number, _ in items]:
            return
        self.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        self.clear()
        self.addItem(self._any_text, None)
        for number, text in items:
            self.addItem(text, number)
        self.select_value(chosen)
        self.blockSignals(False)  # noqa: FBT003
        self._show_beginning()

    def select_value(self, value: object) -> None:
        """Select a number, which is added if it was not offered."""
        if isinstance(value, str) and self.findData(value) < 0:
            self.addItem(sanitize_text(value), value)
        super().select_value(value)

    def _show_beginning(self) -> None:
        """Show the beginning of a name that is too long; by default, the field shows its end."""
        field = self.lineEdit()
        if field is not None:
            field.setCursorPosition(0)

    def _choose_typed(self) -> None:
        """Choose the item of the typed text, or the typed number; the first item if the text was cleared."""
        typed = self.currentText().strip()
        index = self.findText(typed, Qt.MatchFlag.MatchFixedString) if typed else 0
        if index < 0:
            index = self.findData(typed)
        if index < 0 and typed.isdecimal():
            self.addItem(typed, typed)
            index = self.count() - 1
        # Other texts are removed from the field, where they would look like an active filter.
        index = self.currentIndex() if index < 0 else index
        self.setCurrentIndex(index)
        self.setEditText(self.itemText(index))
        self._show_beginning()


def _describe_choice(each: NamedNumber) -> str:
    name, number = sanitize_text(each.name), sanitize_text(each.number)
    return f"{name} ({number})" if name and name != number else number


class TimeField(QTimeEdit):
    """A field for a time of day without buttons, so that a day and its time share a line of a narrow pane.

    The arrow keys and the wheel change the time.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(MIDNIGHT, parent)
        pad_spin_box(self)
        self.setObjectName("plain")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("HH:mm")
        # Otherwise, each typed digit would start a search for an incomplete time.
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the size of a time and its margins."""
        width = self.fontMetrics().horizontalAdvance("00:00") + 4 * SPIN_TEXT_MARGIN
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same size, so that the time is never cut."""
        return self.sizeHint()


class HistorySearchField(QLineEdit):
    """The search field, which passes the arrow keys and Enter to the list."""

    list_key_pressed = Signal(QKeyEvent)
    """Emitted with a key that moves through the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit :attr:`list_key_pressed` for the keys that move through the list; Esc clears the field."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.list_key_pressed.emit(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.returnPressed.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class FilterBar(QWidget):
    """The search field and the fields of the filter; emits the filter when it changes."""

    filter_changed = Signal(object)
    """Emitted with the :class:`.HistoryFilter` when it has changed, after a pause in typing."""

    def __init__(self, theme_manager: ThemeManager, source: HistorySource, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._filter = HistoryFilter()
        self._typing_timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing_timer.timeout.connect(self._update_filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._build_search_row(theme_manager, column)
        self.choices = self._build_choices(column)
        self.choices.hide()
        self._update_days()

    def _build_search_row(self, theme_manager: ThemeManager, column: QVBoxLayout) -> None:
        self.search_field = HistorySearchField(self)
        self.search_field.setPlaceholderText(self.tr("Search by name or number"))
        self.search_field.setAccessibleName(self.tr("Search the history"))
        add_search_icon(theme_manager, self.search_field)
        add_clear_button(self.search_field)
        self.search_field.textChanged.connect(self._typing_timer.start)
        self.choices_button = QToolButton(self)
        self.choices_button.setObjectName("toggle")
        self.choices_button.setCheckable(True)
        self.choices_button.setText(self.tr("Filters"))
        self.choices_button.setToolTip(self.tr("Choose days, direction, outcome, hunt group or person"))
        self.choices_button.toggled.connect(self._set_choices_shown)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.search_field, 1)
        row.addWidget(self.choices_button)
        # Beside the button, so that it is visible while the choices are hidden.
        self.clear_button = IconButton(
            theme_manager, "close", self.tr("Clear filter"), self.clear_filter, self
        )
        self.clear_button.hide()
        row.addWidget(self.clear_button)
        column.addLayout(row)

    def _build_choices(self, column: QVBoxLayout) -> QWidget:
        choices = QWidget(self)
        flow = FlowLayout(choices, shrinks=True)
        self.period_box = self._add_choice(flow, self.tr("Days"), PERIOD_TEXTS)
        self.first_day_field = self._add_day_field(flow, self.tr("From day"))
        self.first_time_field = self._add_time_field(flow, self.tr("From time"))
        self.until_label = Label(self.tr("to"), "muted", choices)
        flow.addWidget(self.until_label)
        self.last_day_field = self._add_day_field(flow, self.tr("To day"))
        self.last_time_field = self._add_time_field(flow, self.tr("To time"))
        # The end of the last day, not its beginning.
        self.last_time_field.setSpecialValueText(self.tr("24:00"))
        self.instants_label = Label("", "muted", choices)
        self.instants_label.hide()
        flow.addWidget(self.instants_label)
        for label in (self.until_label, self.instants_label):
            # As high as the fields beside it, so that the text is centred vertically.
            label.setMinimumHeight(self.last_day_field.sizeHint().height())
        self.direction_box = self._add_choice(flow, self.tr("Direction"), DIRECTION_CHOICE_TEXTS)
        self.outcome_box = self._add_choice(flow, self.tr("Outcome"), OUTCOME_CHOICE_TEXTS)
        self.group_box = NumberChoice(self.tr("Hunt group"), self.tr("Any hunt group"), choices)
        self.person_box = NumberChoice(self.tr("Person or extension"), self.tr("Any person"), choices)
        for box in (self.group_box, self.person_box):
            box.currentIndexChanged.connect(self._update_filter)
            flow.addWidget(box)
        column.addWidget(choices)
        return choices

    def _add_choice(self, flow: FlowLayout, name: str, texts: Mapping[ChoiceT, str]) -> ChoiceBox:
        box = ChoiceBox(name, self)
        for value, text in texts.items():
            box.addItem(translate_choice(text), value)
        box.currentIndexChanged.connect(self._update_filter)
        flow.addWidget(box)
        return box

    def _add_day_field(self, flow: FlowLayout, name: str) -> QDateEdit:
        field = create_day_field(name, self)
        field.dateChanged.connect(self._update_filter)
        flow.addWidget(field)
        return field

    def _add_time_field(self, flow: FlowLayout, name: str) -> QTimeEdit:
        field = TimeField(name, self)
        field.timeChanged.connect(self._update_filter)
        flow.addWidget(field)
        return field

    @property
    def filter(self) -> HistoryFilter:
        """The filter that was emitted last."""
        return self._filter

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the current groups and people."""
        super().showEvent(event)
        self._update_numbers()

    def clear_filter(self) -> None:
        """Set the filter that shows every call."""
        self.set_filter(HistoryFilter())

    def set_filter(self, chosen: HistoryFilter) -> None:
        """Show a filter in the fields, and emit it."""
        for field in self._list_fields():
            field.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        self.search_field.setText(chosen.text)
        self.period_box.select_value(chosen.period)
        today = QDate.currentDate()
        self.first_day_field.setDate(chosen.first_day or today)
        self.last_day_field.setDate(chosen.last_day or today)
        self.first_time_field.setTime(chosen.first_time)
        self.last_time_field.setTime(chosen.last_time)
        self.direction_box.select_value(chosen.direction)
        self.outcome_box.select_value(chosen.outcome)
        self.group_box.select_value(chosen.group)
        self.person_box.select_value(chosen.extension)
        for field in self._list_fields():
            field.blockSignals(False)  # noqa: FBT003
        self._typing_timer.stop()
        self._update_days()
        self._emit_filter(chosen)

    def _list_fields(self) -> tuple[QWidget, ...]:
        boxes = (self.period_box, self.direction_box, self.outcome_box, self.group_box, self.person_box)
        return (self.search_field, *self._list_moment_fields(), *boxes)

    def _list_moment_fields(self) -> tuple[QWidget, ...]:
        return self.first_day_field, self.first_time_field, self.last_day_field, self.last_time_field

    def _set_choices_shown(self, shown: bool) -> None:  # noqa: FBT001 (a slot)
        self.choices.setVisible(shown)
        if shown:
            self._update_numbers()

    def _update_numbers(self) -> None:
        self.group_box.offer_numbers(self._source.list_groups())
        self.person_box.offer_numbers(self._source.list_people())

    def _update_days(self) -> None:
        is_chosen = self.period_box.currentData() == FilterPeriod.CHOSEN
        for widget in (self.until_label, *self._list_moment_fields()):
            widget.setVisible(is_chosen)

    def _update_filter(self) -> None:
        self._typing_timer.stop()
        self._update_days()
        # Qt stores the value of a string enumeration as a plain string.
        period = FilterPeriod(self.period_box.currentData())
        direction = self.direction_box.currentData()
        is_chosen = period is FilterPeriod.CHOSEN
        chosen = msgspec.structs.replace(
            self._filter,
            text=self.search_field.text(),
            period=period,
            first_day=self.first_day_field.date() if is_chosen else None,
            last_day=self.last_day_field.date() if is_chosen else None,
            first_time=self.first_time_field.time() if is_chosen else MIDNIGHT,
            last_time=self.last_time_field.time() if is_chosen else MIDNIGHT,
            direction=None if direction is None else CallDirection(direction),
            outcome=OutcomeChoice(self.outcome_box.currentData()),
            group=self.group_box.currentData(),
            extension=self.person_box.currentData(),
        )
        if not chosen.has_same_days(self._filter):
            chosen = msgspec.structs.replace(chosen, span=None)
        if chosen != self._filter:
            self._emit_filter(chosen)

    def _show_instants(self, chosen: HistoryFilter) -> None:
        """Show the instants in UTC if the local times occur twice, at the end of daylight saving time."""
        is_shown = chosen.span is not None and chosen.has_other_times()
        if is_shown and chosen.span is not None:
            start, end = (
                QLocale().toString(
                    QDateTime.fromMSecsSinceEpoch(round(instant * 1000), QTimeZone.utc()).time(),
                    QLocale.FormatType.ShortFormat,
                )
                for instant in chosen.span
            )
            self.instants_label.setText(self.tr("{start} to {end} UTC").format(start=start, end=end))
        self.instants_label.setVisible(is_shown)

    def _emit_filter(self, chosen: HistoryFilter) -> None:
        self._filter = chosen
        self._show_instants(chosen)
        count = sum(
            (
                chosen.period is not FilterPeriod.ANY,
                chosen.direction is not None,
                chosen.outcome is not OutcomeChoice.ANY,
                chosen.group is not None,
                chosen.extension is not None,
            )
        )
        # The number shows that filters are active while the choices are hidden.
        text = self.tr("Filters ({count})").format(count=count) if count else self.tr("Filters")
        self.choices_button.setText(text)
        self.clear_button.setVisible(count > 0)
        self.filter_changed.emit(chosen)

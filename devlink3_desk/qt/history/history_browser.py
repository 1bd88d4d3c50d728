"""Search, filters and the list of ended calls, with the number of calls that were found."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.qt.core.chips import CountLabel
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.menu_pane import MenuOpener
from devlink3_desk.qt.core.person_menu import MenuNumber, MenuSubject, PaneActions, PersonMenu
from devlink3_desk.qt.core.text import isolate_numbers, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, EmptyPage, IconButton, WrappedLabel
from devlink3_desk.qt.history.filter_bar import FilterBar
from devlink3_desk.qt.history.history_filter import HistoryFilter
from devlink3_desk.qt.history.history_model import HistoryModel
from devlink3_desk.qt.history.history_row import HistoryRow, RowWriter, format_number
from devlink3_desk.qt.history.history_source import HistorySource
from devlink3_desk.qt.history.history_view import HistoryListView
from devlink3_desk.sentences import Sentence

COUNT_DELAY_MS: Final = 250
"""Delay of the count after the first page, since counting may take longer than reading a page."""


class HistoryBrowser(QWidget):
    """The list of the calls of the history, with a search, filters and the actions on a call."""

    call_selected = Signal(object)
    """Emitted with the :class:`.HistoryRow` that is selected, or ``None``."""
    dial_requested = Signal(str)
    """Emitted with a number to dial."""
    details_requested = Signal()
    """Emitted when the user requests the details of the selected call."""
    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""

    def __init__(
        self, theme_manager: ThemeManager, source: HistorySource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._source = theme_manager, source
        self._receiver = FutureReceiver(self)
        self._problem: Sentence | None = None
        self._has_answer = False
        self.can_show_moments = False
        """Whether something is connected to :attr:`moment_requested`."""
        self.menu_opener: MenuOpener | None = None
        """``None`` until :meth:`set_person_menu` is called."""
        self._moment_action = QAction(self.tr("Show this moment"), self)
        self._moment_action.triggered.connect(lambda _checked=False: self.show_selected_moment())
        self.history_model = HistoryModel(self.create_writer, self)
        self.filter_bar = FilterBar(theme_manager, source, self)
        self.list_view = HistoryListView(self.history_model, theme_manager, self)
        self._count_timer = QTimer(self, singleShot=True, interval=COUNT_DELAY_MS)
        self._count_timer.timeout.connect(self._request_count)
        self._build_layout()
        self._connect_signals()
        self._selected: HistoryRow | None = None
        self._shown_day = QDate.currentDate()
        self._update_page()

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 1, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.filter_bar)
        self.number_bar = QWidget(self)
        row = QHBoxLayout(self.number_bar)
        row.setContentsMargins(4, 0, 0, 0)
        self.number_label = BreakingLabel("", "section", self.number_bar)
        row.addWidget(self.number_label, 1)
        self.all_numbers_button = IconButton(
            self._theme_manager, "close", self.tr("Show the calls of all numbers"), self._clear_number, self
        )
        row.addWidget(self.all_numbers_button)
        self.number_bar.hide()
        column.addWidget(self.number_bar)
        self.list_view.setAccessibleName(self.tr("Ended calls"))
        self.empty_page = EmptyPage(self._theme_manager, self)
        self.empty_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty_button = QPushButton(self.tr("Clear filter"), self)
        self.empty_button.clicked.connect(self._on_empty_button_clicked)
        empty = QWidget(self)
        empty_column = QVBoxLayout(empty)
        empty_column.addWidget(self.empty_page, 1)
        empty_column.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        empty_column.addSpacing(16)
        holder = QWidget(self)
        # In a low pane only the list shrinks, because fields of half their height cannot be read.
        holder.setMinimumHeight(1)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list_view)
        self._stack.addWidget(empty)
        column.addWidget(holder, 1)
        self.status_label = WrappedLabel("", "muted", self)
        self.status_label.hide()
        column.addWidget(self.status_label)
        self.count_label = CountLabel("", "muted", self)

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for a call, which the layout does not include."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), hint.height() + 2 * self.fontMetrics().lineSpacing())

    def _connect_signals(self) -> None:
        self.filter_bar.filter_changed.connect(self._apply_filter)
        self.filter_bar.search_field.list_key_pressed.connect(self._pass_key_to_list)
        self.filter_bar.search_field.returnPressed.connect(self.dial_selected)
        self.list_view.tracker.row_chosen.connect(self.dial_selected)
        self.list_view.doubleClicked.connect(self.dial_selected)
        self.list_view.selection_changed.connect(self._on_selection_changed)
        self.history_model.first_page_read.connect(self._on_first_page_read)
        self.history_model.read_failed.connect(self._show_problem)

    # -- contents

    def create_writer(self) -> RowWriter:
        """Return a writer of rows with the current names, site and day."""
        return RowWriter(self._source.find_name, self._source.read_site(), QDate.currentDate())

    @property
    def selected_row(self) -> HistoryRow | None:
        """The selected call, even while its row is not in memory."""
        return self._selected

    @property
    def query(self) -> CallQuery:
        """The query of the calls that are shown."""
        return self.history_model.query

    def reload(self) -> None:
        """Read the history. Must be called once at first, and whenever the history is replaced."""
        query = self.filter_bar.filter.build_query(QDate.currentDate(), self._source.read_site())
        self._problem = None
        self._receiver.drop_pending()
        self.history_model.set_query(self._source.read_access(), query)

    def refresh(self) -> None:
        """Add the calls that have ended since the last read."""
        self.history_model.refresh()

    def update_day(self) -> None:
        """Update *Today* and *Yesterday* after midnight."""
        if QDate.currentDate() != self._shown_day:
            self._shown_day = QDate.currentDate()
            self.history_model.rewrite_rows()
            self.reload()

    def show_number(self, number: str) -> None:
        """Show all calls with a number, and only these."""
        self.filter_bar.set_filter(HistoryFilter(number=number))

    def _clear_number(self) -> None:
        self.filter_bar.set_filter(msgspec.structs.replace(self.filter_bar.filter, number=""))
        self.filter_bar.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_filter(self, chosen: HistoryFilter) -> None:
        self.number_bar.setVisible(bool(chosen.number))
        if chosen.number:
            name = self.create_writer().name_number(chosen.number)
            shown = format_number(chosen.number, self._source.read_site())
            text = self.tr("All calls with {number}").format(number=f"{name} ({shown})" if name else shown)
            self.number_label.setText(isolate_numbers(text) if self.isRightToLeft() else text)
        self.count_label.show_count("", "")
        self.reload()

    def _on_first_page_read(self) -> None:
        self._has_answer, self._problem = True, None
        self._update_page()
        self._count_timer.start()

    def _show_problem(self, problem: Sentence) -> None:
        self._problem = problem
        self.count_label.show_count("", "")
        self._update_page()

    def _request_count(self) -> None:
        access = self._source.read_access()
        if access is not None:
            self._receiver.drop_pending()
            self._receiver.wait_for(access.count_calls(self.query), self._show_count, self._show_problem)

    def _show_count(self, count: int) -> None:
        # Not %n: it has no separators of thousands.
        number = self.locale().toString(count)
        text = self.tr("1 call") if count == 1 else self.tr("{number} calls").format(number=number)
        self.count_label.show_count(text, number)

    def _update_page(self) -> None:
        has_rows = self.history_model.rowCount() > 0
        self.status_label.setVisible(has_rows and self._problem is not None)
        if self._problem is not None:
            self.status_label.setText(translate_sentence(self._problem))
        had_focus = self.list_view.hasFocus() or self.empty_page.hasFocus()
        self._stack.setCurrentIndex(0 if has_rows else 1)
        if not has_rows:
            self._update_empty_page()
        if had_focus:
            (self.list_view if has_rows else self.empty_page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _update_empty_page(self) -> None:
        page, button = self.empty_page, self.empty_button
        button.setVisible(False)
        if self._problem is not None:
            detail = translate_sentence(self._problem)
            page.show_text("warning", "bad", self.tr("The history cannot be read"), detail)
            self._show_empty_button(self.tr("Try again"))
        elif self._source.read_access() is None:
            detail = self.tr("Recording of calls is off, so that there is no history.")
            page.show_text("quiet", "", self.tr("Nothing is recorded"), detail)
        elif not self._has_answer:
            page.show_text("wait", "", self.tr("Reading the history…"), "")
        elif not self.filter_bar.filter.is_empty:
            detail = self.tr("No recorded call matches the search and the filters.")
            page.show_text("search", "", self.tr("No matching calls"), detail)
            self._show_empty_button(self.tr("Clear filter"))
        else:
            detail = self.tr("Each call appears here as soon as it has ended.")
            page.show_text("quiet", "", self.tr("No calls yet"), detail)

    def _show_empty_button(self, text: str) -> None:
        self.empty_button.setText(text)
        self.empty_button.setVisible(True)

    def _on_empty_button_clicked(self) -> None:
        if self._problem is not None:
            self.reload()
        else:
            self.filter_bar.clear_filter()
            self.filter_bar.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- selection and actions

    def focus_search(self, reason: Qt.FocusReason) -> None:
        """Give the search field the keyboard focus, and select its text."""
        self.filter_bar.search_field.setFocus(reason)
        self.filter_bar.search_field.selectAll()

    def _pass_key_to_list(self, event: QKeyEvent) -> None:
        if self.list_view.tracker.selected_key is None:
            self.list_view.tracker.ensure_selection()
            return
        self.list_view.keyPressEvent(event)

    def _on_selection_changed(self) -> None:
        key = self.list_view.tracker.selected_key
        row = self.list_view.tracker.selected_row() if key else None
        # A row that was dropped from memory stays selected.
        is_current = self.list_view.currentIndex().isValid()
        is_same = row is None and is_current and self._selected is not None and self._selected.key == key
        if not is_same and row != self._selected:
            self._selected = row
            self.call_selected.emit(row)

    def dial_selected(self) -> None:
        """Emit :attr:`dial_requested` with the number of the other party of the selected call."""
        if self._selected is not None and self._selected.dial_number:
            self.dial_requested.emit(self._selected.dial_number)

    def show_selected_moment(self) -> None:
        """Emit :attr:`moment_requested` for the start of the selected call."""
        if self._selected is not None:
            self.moment_requested.emit(self._selected.call.started, self._selected.call.id)

    def set_person_menu(self, person_menu: PersonMenu) -> None:
        """Set the context menu of the selected call."""
        self.menu_opener = MenuOpener(
            self.list_view, person_menu, self._find_menu_subject, self._find_menu_actions
        )
        self.menu_opener.follow_field(self.filter_bar.search_field)

    def build_menu(self) -> QMenu | None:
        """Return the context menu of the selected call; ``None`` if none is selected."""
        return None if self.menu_opener is None else self.menu_opener.build_menu()

    def _find_menu_subject(self) -> MenuSubject | None:
        row = self._selected
        if row is None:
            return None
        written = row.shown_number or row.name
        number = MenuNumber(row.number, row.dial_number, written=written, copied=row.copied_number)
        return MenuSubject(numbers=(number,) if row.number else (), name=row.name)

    def _find_menu_actions(self) -> PaneActions:
        extras = (self._moment_action,) if self.can_show_moments else ()
        return PaneActions(show_details=self.details_requested.emit, extras=extras)

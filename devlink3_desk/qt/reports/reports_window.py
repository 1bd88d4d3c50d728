"""The reports window: the figures of a period as tiles, plots and tables, beside the previous period."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.history.call_record import CallOutcome
from devlink3_desk.history.queries import DEFAULT_PAGE_SIZE, CallPage, CallQuery, HistoryAccess
from devlink3_desk.history.report_calculation import matches_outside
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import DidRow, IntervalRow, Report, TrunkRow
from devlink3_desk.history.rewind import LEAD_SECONDS
from devlink3_desk.qt.core.accessibility import click_on_enter, move_focus, set_accessible_names
from devlink3_desk.qt.core.file_dialogs import open_save_dialog
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, WrappedLabel
from devlink3_desk.qt.core.window_placement import fit_into_screen
from devlink3_desk.qt.reports.report_controls import ReportControls
from devlink3_desk.qt.reports.report_document import ReportContents, build_pdf, print_report
from devlink3_desk.qt.reports.report_pages import PlotPage, RowsPage, SummaryTiles, find_span
from devlink3_desk.qt.reports.report_plots import PlotTargets, build_plots
from devlink3_desk.qt.reports.report_source import ReportSource
from devlink3_desk.qt.reports.report_texts import describe_period
from devlink3_desk.sentences import Sentence
from devlink3_desk.switchboard.site import join_number, split_number

DEFAULT_SIZE: Final = QSize(1240, 900)
PLOTS: Final = 7
_DEBOUNCE_MS: Final = 150
_UPDATE_MS: Final = 15_000
"""Delay before new calls are counted, since there may be one each second."""


class ReportsWindow(QWidget):
    """Shows reports, whose figures are computed in another thread."""

    closed = Signal()
    """Emitted when the user has closed the window."""
    calls_requested = Signal(float, float, str, str)
    """Emitted with the period, in seconds since 1970, whose calls are to be shown in the history.

    The hunt group and the extension that they are restricted to follow, each empty for all.
    """
    moment_requested = Signal(float, str)
    """Emitted with the instant to show, in seconds since 1970, and the id of its call."""
    shown = Signal()
    """Emitted when the requested figures are shown."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        source: ReportSource,
        read_wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.setObjectName("reportsWindow")
        self.setWindowTitle(self.tr("Reports"))
        self.resize(fit_into_screen(self, DEFAULT_SIZE))
        self._theme_manager, self._source, self._read_wall = theme_manager, source, read_wall
        self._receiver = FutureReceiver(self)
        self._answers: dict[str, Report] = {}
        self._scope = ""
        """Sentences on the site and the filters of the requested figures; empty if these are of all calls."""
        self._offered_total: IntervalRow | None = None
        """Figures of the period whose called numbers and outside lines are offered."""
        self.contents: ReportContents | None = None
        """The contents that are shown; ``None`` until the history has answered."""
        self.controls = ReportControls(self)
        self.controls.changed.connect(self._schedule_request)
        self.controls.site_changed.connect(self._offer_names)
        self.tiles = SummaryTiles(theme_manager, self)
        self.period_label = WrappedLabel("", "muted", self)
        self.tabs = QTabWidget(self)
        self.plot_pages = [PlotPage(theme_manager, self.tabs) for _ in range(PLOTS)]
        self.rows_page = RowsPage(self.tabs)
        self.empty_page = EmptyPage(theme_manager, self)
        self.stack = QStackedWidget(self)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self.refresh)
        self.update_timer = QTimer(self, singleShot=True, interval=_UPDATE_MS)
        """Timer from the first new call until it is counted."""
        self.update_timer.timeout.connect(self._refresh_if_visible)
        self._fill_tabs()
        self._create_buttons()
        self._build_layout()
        self._apply_preferences()

    def _fill_tabs(self) -> None:
        self.tabs.setDocumentMode(True)
        # The tab bar takes the focus instead of the tab widget. Qt sets the policy of both.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs.tabBar().setAccessibleName(self.tr("Pages of the report"))
        for scroll_button in self.tabs.tabBar().findChildren(QToolButton):
            scroll_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys scroll, too
        for page in self.plot_pages:
            page.span_chosen.connect(self._request_calls)
            page.moment_requested.connect(self._request_moment)
            self.tabs.addTab(page, "")
        self.tabs.addTab(self.rows_page, self.tr("Table"))
        self.rows_page.row_chosen.connect(self._open_row)

    def _create_buttons(self) -> None:
        self.copy_button = QPushButton(self.tr("Copy picture"), self)
        self.copy_button.clicked.connect(self.copy_picture)
        self.export_button = QPushButton(self.tr("Export…"), self)
        self.export_button.clicked.connect(self.export_report)
        self.print_button = QPushButton(self.tr("Print…"), self)
        self.print_button.clicked.connect(self.print_contents)
        self.tabs.currentChanged.connect(self._update_buttons)
        for keys, handler in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_contents),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.refresh),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(handler)

    def _build_layout(self) -> None:
        figures = QWidget(self)
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.period_label)
        column.addWidget(self.tiles)
        column.addWidget(self.tabs, 1)
        # With a large font or on a small screen, the figures are higher than the window.
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(figures)
        self.stack.addWidget(area)
        self.stack.addWidget(self.empty_page)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.copy_button, self.export_button, self.print_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.controls)
        layout.addWidget(self.stack, 1)
        layout.addLayout(buttons)

    def _apply_preferences(self) -> None:
        preferences = self._source.read_preferences()
        self.controls.target.setValue(preferences.wallboard.within)
        self.controls.offer_sites(self._source.read_sites())
        self._offer_names()
        if preferences.history.without_people:
            self.controls.hide_people()
        self._timer.stop()

    def _offer_names(self) -> None:
        """Offer the hunt groups and people of the chosen site, and remove the choices of the previous one."""
        self._offered_total = None
        groups, people = self._source.list_groups(), self._source.list_people()
        if self._source.read_sites():
            # In the history of a site, its numbers are without the name of the site.
            mark = self._find_site_mark()
            groups, people = _choose_names(groups, mark), _choose_names(people, mark)
        self.controls.offer_names(groups, people)
        self.controls.remove_lines()

    def _find_site_mark(self) -> str:
        """Return what numbers of the chosen site have outside of its history; empty for the first site."""
        site = self.controls.chosen_site
        return "" if site == next(iter(self._source.read_sites()), site) else site

    def _find_access(self) -> HistoryAccess | None:
        """Return the history, or that of the chosen site if there are several."""
        return self._source.read_sites().get(self.controls.chosen_site) or self._source.read_access()

    # -- figures

    def on_history_changed(self) -> None:
        """Schedule a refresh, so that new calls are counted."""
        if self.contents is None:
            self._refresh_if_visible()
        elif not self.update_timer.isActive() and self._is_outdated(self.contents.by_time.request):
            self.update_timer.start()

    def _is_outdated(self, shown: ReportRequest) -> bool:
        """Return whether new calls change the figures: of a period that goes on, or of another day."""
        days = self.controls.find_days(self._find_today())
        return self._read_wall() < days.until or (days.since, days.until) != (shown.since, shown.until)

    def _find_today(self) -> QDate:
        return QDateTime.fromSecsSinceEpoch(int(self._read_wall())).date()

    def _refresh_if_visible(self) -> None:
        if self.isVisible():
            self.refresh()

    def _schedule_request(self) -> None:
        # The figures of the previous choice are shown until the history has answered.
        self.period_label.setText(QCoreApplication.translate("HistoryBrowser", "Reading the history…"))
        self._timer.start()

    def refresh(self) -> None:
        """Request the figures of the chosen period and filters."""
        self._timer.stop()
        self._receiver.drop_pending()
        access = self._find_access()
        if access is None:
            self._show_empty(
                self.tr("Nothing is recorded"),
                self.tr("Reports need the history. Switch it on in the settings, under History."),
            )
            return
        if self.contents is None:
            text = QCoreApplication.translate("HistoryBrowser", "Reading the history…")
            self.empty_page.show_text("wait", "", text, "")
            self.stack.setCurrentIndex(1)
            self._update_buttons()
        self._answers.clear()
        self._scope = self._describe_scope()
        for name, request in self._build_requests().items():
            self._receiver.wait_for(
                access.compute_report(request),
                partial(self._receive_report, name),
                self._show_error,
            )

    def _build_requests(self) -> dict[str, ReportRequest]:
        controls, now = self.controls, self._read_wall()
        today = self._find_today()
        days = controls.find_days(today)
        before = days.find_previous(controls.choice, today)
        short = self._source.read_preferences().alerts.abandoned_after
        request = ReportRequest(
            grouping=days.interval,
            since=days.since,
            until=days.until,
            settings=FigureSettings(float(controls.target.value()), float(short)),
            formula=controls.chosen_formula,
            group=controls.group.currentData(),
            extension=controls.person.currentData(),
            did=controls.chosen_did,
            trunk=controls.chosen_trunk,
            now=now,
            first_weekday=QLocale().firstDayOfWeek().value,
        )
        replace = msgspec.structs.replace
        return {
            "time": request,
            "weekday": replace(request, grouping=ReportGrouping.WEEKDAY_HOUR),
            "trunks": replace(request, grouping=ReportGrouping.TRUNK),
            "rows": replace(request, grouping=controls.chosen_grouping),
            "before": replace(request, since=before.since, until=days.cut_previous(before, now)),
        }

    def _receive_report(self, name: str, report: Report) -> None:
        self._answers[name] = report
        if len(self._answers) == len(self._build_requests()):
            self.show_answers()

    def show_answers(self) -> None:
        """Show the received figures."""
        answers = self._answers
        targets = PlotTargets(
            self._source.read_preferences().wallboard.target / 100, self.controls.lines.value()
        )
        plots = build_plots(answers["time"], answers["weekday"], answers["trunks"], targets)
        self.contents = ReportContents(
            self._scope + describe_period(answers["time"], answers["before"]),
            answers["time"],
            answers["before"],
            answers["rows"],
            tuple(plots),
        )
        self.stack.setCurrentIndex(0)
        self.period_label.setText(self.contents.period)
        self.tiles.show_reports(answers["time"], answers["before"])
        self.rows_page.show_report(answers["rows"], self.contents.explanation)
        for index, (page, plot) in enumerate(zip(self.plot_pages, plots, strict=True)):
            page.show_plot(plot)
            self.tabs.setTabText(index, plot.title)
        self._update_buttons()
        self._request_choices()
        self.shown.emit()

    def _describe_scope(self) -> str:
        """Return sentences on the site, if there are several, and on the filters."""
        sentences = []
        if self.controls.chosen_site:
            site = self.tr("These are the figures of one site, {site}.")
            sentences.append(site.format(site=sanitize_text(self.controls.chosen_site)))
        if filters := self.controls.describe_filters():
            sentences.append(f"{filters}.")
        return "".join(f"{sentence} " for sentence in sentences)

    def _request_choices(self) -> None:
        """Request the numbers called and the outside lines of the period, to offer them."""
        access, contents = self._find_access(), self.contents
        if access is None or contents is None:
            return
        if contents.by_time.total == self._offered_total:
            return
        self._offered_total = contents.by_time.total
        request = contents.by_time.request
        for grouping, show in (
            (ReportGrouping.DID, self._offer_dids),
            (ReportGrouping.TRUNK, self._offer_trunks),
        ):
            of_all = msgspec.structs.replace(
                request, grouping=grouping, group=None, extension=None, did=None, trunk=None
            )
            self._receiver.wait_for(access.compute_report(of_all), show, self._show_problem)

    def _offer_dids(self, report: Report) -> None:
        self.controls.offer_dids(row.did for row in report.rows if isinstance(row, DidRow) and row.did)

    def _offer_trunks(self, report: Report) -> None:
        self.controls.offer_trunks(row.line for row in report.rows if isinstance(row, TrunkRow))

    def _show_error(self, sentence: Sentence) -> None:
        self._receiver.drop_pending()
        self._show_empty(self.tr("No figures"), translate_sentence(sentence))

    def _show_empty(self, title: str, detail: str) -> None:
        self.contents = None
        self.empty_page.show_text("wait", "unknown", title, detail)
        self.stack.setCurrentIndex(1)
        self._update_buttons()
        self.shown.emit()

    @property
    def has_pending(self) -> bool:
        """Whether a request or an export is pending."""
        return self._receiver.has_pending

    # -- actions on a report

    def _update_buttons(self) -> None:
        has_figures = self.contents is not None
        self.copy_button.setEnabled(has_figures and self.tabs.currentWidget() is not self.rows_page)
        self.export_button.setEnabled(has_figures)
        self.print_button.setEnabled(has_figures)

    def _open_row(self, row: object) -> None:
        span = find_span(row)
        if span is not None:
            self._request_calls(*span)

    def _request_calls(self, since: float, until: float) -> None:
        if self.contents is not None:
            request = self.contents.by_time.request
            group, extension = map(self._qualify_number, (request.group, request.extension))
            self.calls_requested.emit(since, until, group, extension)

    def _qualify_number(self, number: str | None) -> str:
        """Return a number of the chosen site as the history of all sites has it; empty for none."""
        return join_number(number or "", self._find_site_mark())

    def set_moments_available(self, is_available: bool) -> None:  # noqa: FBT001 (as in the history)
        """Set whether the board of a past instant can be requested."""
        for page in self.plot_pages:
            page.plot.can_show_moments = is_available

    def _request_moment(self, since: float, until: float) -> None:
        """Request the moment of the first abandoned call of an interval, or its start if there is none."""
        access = self._find_access()
        if access is None or self.contents is None:
            return
        request = self.contents.by_time.request
        query = CallQuery(
            since=since,
            until=until,
            extension=request.extension,
            group=request.group,
            outcomes=(CallOutcome.ABANDONED,),
            short_seconds=request.settings.short_seconds,
            newest_first=False,
            limit=DEFAULT_PAGE_SIZE,
            with_legs=False,
        )
        self._receiver.wait_for(
            access.fetch_page(query),
            lambda page: self._show_moment(page, since, request),
            self._show_problem,
        )

    def _show_moment(self, page: CallPage, since: float, request: ReportRequest) -> None:
        call = next((call for call in page.calls if matches_outside(call, request)), None)
        if call is not None:
            self.moment_requested.emit(max(call.started, call.ended - LEAD_SECONDS), call.id)
        else:
            self.moment_requested.emit(since, "")

    def copy_picture(self) -> None:
        """Copy the plot of the current page."""
        page = self.tabs.currentWidget()
        if isinstance(page, PlotPage):
            page.plot.copy_picture()

    def export_report(self) -> None:
        """Open a file dialog, and write the report to the chosen file."""
        formats = {
            self.tr("PDF with plots (*.pdf)"): "pdf",
            self.tr("Excel workbook (*.xlsx)"): "xlsx",
            self.tr("CSV table (*.csv)"): "csv",
        }
        open_save_dialog(self, self.tr("Export report"), self.export_to, formats)

    def export_to(self, path: str) -> None:
        """Write the report to a file, in the format of its suffix."""
        if self.contents is None or self._source.write_report is None:
            return
        is_table = Path(path).suffix.lower() in (".csv", ".xlsx")
        report = self.contents.rows if is_table else build_pdf(self.contents)
        written = self._source.write_report(report, Path(path))
        self._receiver.wait_for(written, lambda _answer: None, self._show_problem)

    def _show_problem(self, sentence: Sentence) -> None:
        self.period_label.setText(translate_sentence(sentence))

    def print_contents(self) -> None:
        """Open the print dialog, and print the contents of the window."""
        if self.contents is not None:
            print_report(self.contents, self)

    # -- the window

    def showEvent(self, event: QShowEvent) -> None:
        """Show current figures."""
        super().showEvent(event)
        set_accessible_names(self)
        if not event.spontaneous():
            self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emit :attr:`closed`."""
        self._receiver.drop_pending()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus on Enter."""
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)


def _choose_names(names: Iterable[tuple[str, str]], site: str) -> list[tuple[str, str]]:
    """Return the numbers and the names of one site, without its name; ``site`` is empty for the first."""
    return [(split_number(number)[0], name) for number, name in names if split_number(number)[1] == site]

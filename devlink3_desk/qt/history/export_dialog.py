"""The dialogs of an export of calls: one chooses the file, and one shows the progress."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QWidget

from devlink3_desk.history.queries import CallQuery, HistoryAccess
from devlink3_desk.qt.core.dialog import Dialog, remove_button_icons
from devlink3_desk.qt.core.file_dialogs import open_save_dialog
from devlink3_desk.qt.core.futures import FutureReceiver, relay_to_gui
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.widgets import WrappedLabel
from devlink3_desk.qt.history.history_source import ExportFormat, HistoryExporter
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

log = logging.getLogger(__name__)

FORMAT_TEXTS: Final = {
    ExportFormat.XLSX: QT_TRANSLATE_NOOP("ExportDialog", "Excel workbook (*.xlsx)"),
    ExportFormat.CSV: QT_TRANSLATE_NOOP("ExportDialog", "CSV file (*.csv)"),
}


def open_export_dialog(parent: QWidget, on_chosen: Callable[[str], object]) -> None:
    """Ask for the file to export calls to, and call ``on_chosen`` with its path."""
    translate = QCoreApplication.translate
    formats = {translate("ExportDialog", text): each.value for each, text in FORMAT_TEXTS.items()}
    title = translate("ExportDialog", "Export calls")
    open_save_dialog(parent, title, on_chosen, formats, translate("ExportDialog", "Calls"))


class ExportDialog(Dialog):
    """Shows the progress and the result of an export; closing the dialog cancels the export."""

    def __init__(self, exporter: HistoryExporter, access: HistoryAccess | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export calls"))
        self._exporter, self._access = exporter, access
        self._cancelled = threading.Event()
        self._receiver = FutureReceiver(self)
        self._path = ""
        self.label = WrappedLabel(self.tr("Reading the calls…"), "", self)
        self.label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        self.progress_bar = QProgressBar(self)
        self.progress_bar.setAccessibleName(self.tr("Progress"))
        self.progress_bar.setRange(0, 0)
        self.progress_bar.setTextVisible(False)
        self.buttons = self.create_buttons(QDialogButtonBox.StandardButton.Cancel)
        column = self.create_column()
        for part in (self.label, self.progress_bar, self.buttons):
            column.addWidget(part)

    def start_export(self, query: CallQuery, path: str) -> None:
        """Write the calls of a query to a file, oldest first, in the format of its suffix."""
        self._path = path
        is_csv = path.lower().endswith(".csv")
        full_query = msgspec.structs.replace(
            query, after=None, limit=None, newest_first=False, with_legs=True
        )
        if self._access is not None:
            self._receiver.wait_for(self._access.count_calls(full_query), self._show_total, log.debug)
        future = self._exporter.export_calls(
            full_query,
            Path(path),
            ExportFormat.CSV if is_csv else ExportFormat.XLSX,
            relay_to_gui(self._show_progress),
            self._cancelled.is_set,
        )
        self._receiver.wait_for(future, self._show_done, self._show_problem)

    def done(self, result: int) -> None:
        """Close the dialog, and cancel the export if it is not finished."""
        self._cancelled.set()
        super().done(result)

    def _show_total(self, total: int) -> None:
        self.progress_bar.setRange(0, max(1, total))

    def _show_progress(self, count: int) -> None:
        if not self._cancelled.is_set() and self.progress_bar.isVisible():
            self.progress_bar.setValue(count)
            text = self.tr("{number} calls written").format(number=self.locale().toString(count))
            self.label.setText(text)

    def _show_done(self, count: int) -> None:
        number, path = self.locale().toString(count), sanitize_text(self._path)
        if count == 1:
            text = self.tr("1 call was exported to {path}.").format(path=path)
        else:
            text = self.tr("{number} calls were exported to {path}.").format(number=number, path=path)
        self._finish_export(text)

    def _show_problem(self, problem: Sentence) -> None:
        self._finish_export(translate_sentence(problem))

    def _finish_export(self, text: str) -> None:
        self._cancelled.set()
        self.label.setText(text)
        self.progress_bar.hide()
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        remove_button_icons(self.buttons)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

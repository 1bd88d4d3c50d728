"""The legs of a call as a table, for screen readers and for copying."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QDateTime, QLocale, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from devlink3_desk.history.call_record import CallLeg, CallRecord
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.list_views import configure_view
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.state_display import CALL_SIGNS, describe_call_status, describe_duration
from devlink3_desk.qt.core.text import format_duration, format_tooltip, join_bidi
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.history.history_row import RowWriter
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

FROM_COLUMN, DURATION_COLUMN, STATE_COLUMN, PARTIES_COLUMN, BY_COLUMN = range(5)
COLUMN_TITLES: Final = (
    QT_TRANSLATE_NOOP("LegsTable", "From"),
    QT_TRANSLATE_NOOP("LegsTable", "Duration"),
    QT_TRANSLATE_NOOP("LegsTable", "State"),
    QT_TRANSLATE_NOOP("LegsTable", "Who"),
    QT_TRANSLATE_NOOP("LegsTable", "Moved by"),
)


class LegsModel(QAbstractTableModel):
    """The legs of a call."""

    def __init__(self, theme_manager: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._legs: tuple[CallLeg, ...] = ()
        self._texts: list[tuple[str, ...]] = []

    def show_call(self, call: CallRecord | None, writer: RowWriter) -> None:
        """Show the legs of a call, or nothing."""
        self.beginResetModel()
        self._legs = () if call is None else call.legs
        self._texts = [_describe_leg(leg, writer) for leg in self._legs]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of legs."""
        return 0 if parent.isValid() else len(self._legs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMN_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("LegsTable", COLUMN_TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of one cell."""
        if not index.isValid() or index.row() >= len(self._legs):
            return None
        leg, text = self._legs[index.row()], self._texts[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return format_tooltip(text)
            case Qt.ItemDataRole.DecorationRole if index.column() == STATE_COLUMN:
                sign = CALL_SIGNS[leg.state]
                return assets.load_icon(
                    sign.icon, self._theme_manager.theme.find_colours(sign.colour_key).ink
                )
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == DURATION_COLUMN:
                return describe_duration(round(leg.duration))
            case _:
                return None

    def format_rows(self, rows: list[int]) -> str:
        """Return rows with the titles above them as tab-separated text, which spreadsheets paste as cells."""
        titles = tuple(QCoreApplication.translate("LegsTable", title) for title in COLUMN_TITLES)
        return "\n".join("\t".join(cells) for cells in (titles, *(self._texts[row] for row in rows)))


def _describe_leg(leg: CallLeg, writer: RowWriter) -> tuple[str, ...]:
    start = QDateTime.fromMSecsSinceEpoch(round(leg.start * 1000))
    group = [writer.describe_number(leg.group)] if leg.group else []
    parties = [writer.describe_number(party) for party in leg.parties]
    return (
        QLocale().toString(start.time(), "HH:mm:ss"),
        format_duration(round(leg.duration)),
        describe_call_status(leg.state),
        join_bidi(dict.fromkeys(group + parties), ", "),
        writer.describe_number(leg.by) if leg.by else "",
    )


class LegsTable(QTableView):
    """The table of legs."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        configure_view(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        # The same distance from the border of the column as that of the heading.
        self.setStyleSheet("QTableView::item { padding: 0 7px; }")
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Course of the call as a table"))
        self.legs_model = LegsModel(theme_manager, self)
        self.setModel(self.legs_model)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PARTIES_COLUMN, QHeaderView.ResizeMode.Stretch)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def find_text_to_copy(self) -> str:
        """Return the selected rows, or all of them if none is selected."""
        selected = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return self.legs_model.format_rows(selected or list(range(self.legs_model.rowCount())))

    def _apply_theme(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.viewport().update()

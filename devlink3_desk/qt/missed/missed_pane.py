"""The pane of missed calls, from which a caller is called back with Enter."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from devlink3_desk.numbers.plan import parse_presented, written_form
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Pane, RowTracker
from devlink3_desk.qt.missed.missed_model import MissedDelegate, MissedList, MissedModel, MissedRow
from devlink3_desk.switchboard.missed_calls import MissedCallLog
from devlink3_desk.switchboard.site import Site


class MissedPane(Pane):
    """The list of missed calls, a counter of new ones, and a button that empties the list."""

    list_seen = Signal()
    """Emitted when users leave the list, having seen what is new."""
    title_changed = Signal(str)
    """Emitted with the title for a tab, which includes the number of new calls."""
    clear_requested = Signal()
    """Emitted when the list should be emptied."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        name_lookup: NameLookup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Missed calls"))
        self._name_lookup = name_lookup
        self.site = Site()
        """How telephone numbers are written here."""
        self.log = MissedCallLog()
        self.model = MissedModel(lambda: 0.0, self)  # no row shows an elapsed time
        self.new_calls_chip = Chip(theme_manager, "incoming", "ringing", self)
        self.new_calls_chip.hide()
        self.header_layout.addWidget(self.new_calls_chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header_layout.addStretch(1)
        self.clear_button = IconButton(
            theme_manager, "check", self.tr("Clear missed calls"), self._on_clear_clicked, self
        )
        self.header_layout.addWidget(self.clear_button)
        self.missed_view: RowListView[MissedRow] = RowListView(MissedList(self.model, self), self)
        self.missed_view.set_row_delegate(MissedDelegate(theme_manager, self.missed_view))
        self.missed_view.setAccessibleName(self.tr("Missed calls"))
        self.missed_view.placeholder_text = self.tr("No missed calls.")
        self.missed_view.enter_pressed.connect(self._call_back)
        self.missed_view.doubleClicked.connect(self._call_back)
        self.missed_view.installEventFilter(self)
        self.body_layout.addWidget(self.missed_view, 1)
        self._shown_day = QDateTime.currentDateTime().date()
        self.show_log(self.log)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list."""
        return (self.missed_view.tracker,)

    def show_log(self, log: MissedCallLog) -> None:
        """Show a log of missed calls."""
        self.log = log
        now = QDateTime.currentDateTime()
        self._shown_day = now.date()
        self.model.update_from_log(log, self._name_lookup, now)
        self.new_calls_chip.setVisible(log.unseen_count > 0)
        self.new_calls_chip.show_text(self.tr("%n new", "", log.unseen_count), prominent=log.unseen_count > 0)
        self.clear_button.setEnabled(bool(log.calls))
        # A tab shows the title of its dock, which is not the one in the pane's own title bar.
        title = self.tr("Missed calls")
        self.title_changed.emit(f"{title} ({log.unseen_count})" if log.unseen_count else title)

    def update_times(self) -> None:
        """Update the dates after midnight, when "today" becomes "yesterday"."""
        if QDateTime.currentDateTime().date() != self._shown_day:
            self.show_log(self.log)

    def hideEvent(self, event: QHideEvent) -> None:
        """Emit :attr:`list_seen` when the pane is closed or its tab goes to the background."""
        super().hideEvent(event)
        # A spontaneous event means that the whole window was minimised: the list is seen again with it.
        if not event.spontaneous() and self.log.unseen_count:
            self.list_seen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Emit :attr:`list_seen` when the keyboard focus leaves the list."""
        if event.type() == QEvent.Type.FocusOut and self.log.unseen_count:
            self.list_seen.emit()
        return super().eventFilter(watched, event)

    def _call_back(self) -> None:
        row = self.missed_view.tracker.selected_row()
        if row is not None and row.call.number:
            # As a person writes it: dialling behind the digits of an outside line those that the PBX has
            # put before the number would ring another person.
            number = parse_presented(row.call.number, self.site, has_prefix=row.call.has_prefix)
            self.dial_requested.emit(written_form(number))
            self.list_seen.emit()

    def _on_clear_clicked(self) -> None:
        self.clear_requested.emit()

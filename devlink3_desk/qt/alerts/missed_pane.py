"""The pane of those who called and were not answered, with one key to ring back."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.delegates.missed import MissedDelegate
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.missed import MissedList, MissedModel, MissedRow
from devlink3_desk.qt.theme import Look
from devlink3_desk.qt.widgets.basics import IconButton, Pane, RowWatch
from devlink3_desk.qt.widgets.chips import Chip
from devlink3_desk.qt.widgets.views import PeopleView
from devlink3_desk.switchboard.missed import MissedLog


class MissedPane(Pane):
    """The list, how many are new, and a button that empties it."""

    looked = Signal()
    """Somebody has seen the list, and has left it."""
    retitled = Signal(str)
    """Its name with how many are new, for a tab."""
    emptied = Signal()
    """The list is to be emptied."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Missed calls"))
        self._models = models
        self.log = MissedLog()
        self.rows = MissedModel(lambda: 0.0, self)
        self.fresh = Chip(look, "incoming", "ringing", self)
        self.fresh.hide()
        self.header.addWidget(self.fresh, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header.addStretch(1)
        self.empty = IconButton(look, "check", self.tr("Empty the list of missed calls"), self._empty, self)
        self.header.addWidget(self.empty)
        self.list: PeopleView[MissedRow] = PeopleView(MissedList(self.rows, self), self)
        self.list.use(MissedDelegate(look, self.list))
        self.list.setAccessibleName(self.tr("Missed calls"))
        self.list.placeholder = self.tr("Nobody was missed.")
        self.list.pressed_enter.connect(self._ring_back)
        self.list.doubleClicked.connect(self._ring_back)
        self.list.installEventFilter(self)
        self.body.addWidget(self.list, 1)
        self._day = QDateTime.currentDateTime().date()
        self.show_log(self.log)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def show_log(self, log: MissedLog) -> None:
        """Show who was missed."""
        self.log = log
        now = QDateTime.currentDateTime()
        self._day = now.date()
        self.rows.show(log, self._name_of, now)
        self.fresh.setVisible(log.fresh > 0)
        self.fresh.show_text(self.tr("%n new", "", log.fresh), loud=log.fresh > 0)
        self.empty.setEnabled(bool(log.calls))
        title = self.tr("Missed calls")
        self.retitled.emit(f"{title} ({log.fresh})" if log.fresh else title)

    def tick(self) -> None:
        """Begin a new day."""
        if QDateTime.currentDateTime().date() != self._day:
            self.show_log(self.log)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was seen is new no longer."""
        super().hideEvent(event)
        if not event.spontaneous() and self.log.fresh:
            self.looked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody leaves the list."""
        if event.type() == QEvent.Type.FocusOut and self.log.fresh:
            self.looked.emit()
        return super().eventFilter(watched, event)

    def _name_of(self, number: str) -> str:
        queue = self._models.queues.find(number)
        extension = self._models.extensions.find(number)
        return queue.name if queue is not None else extension.name if extension is not None else ""

    def _ring_back(self) -> None:
        number = self.list.watch.number()
        if number:
            self.dial.emit(number)
            self.looked.emit()

    def _empty(self) -> None:
        self.emptied.emit()

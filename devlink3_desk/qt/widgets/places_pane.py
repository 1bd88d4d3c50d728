"""The pane of park slots and conferences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from devlink3_desk.qt import states
from devlink3_desk.qt.delegates.places import PlaceDelegate
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.places import PlaceRow
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import CallStatus

from .basics import Pane, RowWatch
from .chips import Chip
from .views import PeopleView


class PlacesPane(Pane):
    """Who is parked or in a conference, and for how long."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Park slots and conferences"))
        self._models = models
        sign = states.CALL[CallStatus.PARKED]
        self.parked = Chip(look, sign.icon, sign.tone, self, fades=True)
        self.parked.hide()
        self.header.addWidget(self.parked)
        self.header.addStretch(1)
        self.list: PeopleView[PlaceRow] = PeopleView(models.place_list, self)
        self.list.use(PlaceDelegate(look, self.list))
        self.list.setAccessibleName(self.tr("Park slots and conferences"))
        self.list.placeholder = self.tr("Nobody is parked or in a conference.")
        self.body.addWidget(self.list, 1)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def refresh(self) -> None:
        """Count the parked, and say aloud when somebody has been so for too long."""
        places = self._models.places
        count = sum(row.state == CallStatus.PARKED for row in places)
        worst = places.worst()
        sign = states.LEVEL[worst] if worst else states.CALL[CallStatus.PARKED]
        self.parked.show_sign(sign.icon, sign.tone)
        self.parked.show_text(self.tr("%n parked", "", count), loud=worst == Level.ALARM)
        self.parked.setVisible(count > 0)

    def tick(self) -> None:
        """Let the times go on, and with them how pressing they are."""
        super().tick()
        self.refresh()

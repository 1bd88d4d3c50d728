"""The pane of park slots and conferences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import RowListView
from devlink3_desk.qt.core.state_display import CALL_SIGNS, URGENCY_SIGNS, Urgency
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Pane, RowTracker
from devlink3_desk.qt.parked.parked_model import ParkedDelegate, ParkedList, ParkedRow
from devlink3_desk.switchboard.board_values import CallStatus


class ParkedPane(Pane):
    """Who is parked or in a conference, and for how long."""

    def __init__(
        self, theme_manager: ThemeManager, parked_list: ParkedList, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Park slots and conferences"))
        self._parked_list = parked_list
        sign = CALL_SIGNS[CallStatus.PARKED]
        self.parked_chip = Chip(theme_manager, sign.icon, sign.colour_key, self, fades_when_stale=True)
        self.parked_chip.hide()
        self.header_layout.addWidget(self.parked_chip)
        self.header_layout.addStretch(1)
        self.place_view: RowListView[ParkedRow] = RowListView(parked_list, self)
        self.place_view.set_row_delegate(ParkedDelegate(theme_manager, self.place_view))
        self.place_view.setAccessibleName(self.tr("Park slots and conferences"))
        self.place_view.placeholder_text = self.tr("No parked calls or conferences.")
        self.body_layout.addWidget(self.place_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the list."""
        return (self.place_view.tracker,)

    def refresh(self) -> None:
        """Update the counter of parked calls, in the colours of the most urgent one."""
        # The counter stays visible while the list is in the background of a tab or scrolled.
        parked = self._parked_list.source
        count = sum(row.state == CallStatus.PARKED for row in parked)
        urgency = parked.max_urgency()
        sign = CALL_SIGNS[CallStatus.PARKED] if urgency is Urgency.NORMAL else URGENCY_SIGNS[urgency]
        self.parked_chip.set_icon(sign.icon, sign.colour_key)
        self.parked_chip.show_text(self.tr("%n parked", "", count), prominent=urgency == Urgency.ALARM)
        self.parked_chip.setVisible(count > 0)

    def update_times(self) -> None:
        """Update the times, and the counter: a call becomes urgent by time alone."""
        super().update_times()
        self.refresh()

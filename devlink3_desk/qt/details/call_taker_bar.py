"""The line of the details that says who takes the call, with the button to take it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from devlink3_desk.qt.core.call_row import CallRow
from devlink3_desk.qt.core.call_takers import CallTakers, format_taker
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, IconLabel


class CallTakerBar(QWidget):
    """Shows who takes a call; visible while the call rings or waits and this desk shares it with others."""

    def __init__(
        self, theme_manager: ThemeManager, takers: CallTakers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self._theme_manager, self._takers = theme_manager, takers
        self._row: CallRow | None = None
        self._icon_label = IconLabel(16, self)
        self.taker_label = BreakingLabel("", "", self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._toggle_take)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(self._icon_label)
        line.addWidget(self.taker_label)
        line.addWidget(self.button)
        line.addStretch(1)
        takers.changed.connect(self._on_taker_changed)
        theme_manager.changed.connect(self._update_bar)
        self._update_bar()

    def show_call(self, row: CallRow | None) -> None:
        """Show who takes a call."""
        self._row = row
        self._update_bar()

    def _on_taker_changed(self, call_id: str) -> None:
        if self._row is not None and self._row.key == call_id:
            self._update_bar()

    def _update_bar(self) -> None:
        row = self._row
        if row is None or row.has_ended:
            self.hide()
            return
        taker, can_toggle = self._takers.find_taker(row.info), self._takers.can_toggle(row.key)
        self._icon_label.setVisible(bool(taker))
        self.taker_label.setVisible(bool(taker))
        if taker:
            tone = self._theme_manager.theme.find_colours("connected")
            self._icon_label.show_icon("check", tone.ink)
            self.taker_label.setText(format_taker(taker))
        self.button.setVisible(can_toggle)
        self.button.setText(self._takers.find_label(row.key))
        self.setVisible(bool(taker) or can_toggle)

    def _toggle_take(self) -> None:
        if self._row is not None:
            self._takers.toggle(self._row.key)

"""The desk as a slim bar for a small screen: how many ring and wait, how long, and who comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QSizeGrip, QSizePolicy, QWidget

from devlink3_desk.qt.calls.call_delegate import StripDelegate
from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.accessibility import move_focus
from devlink3_desk.qt.core.call_model import CallList
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import paint_placeholder
from devlink3_desk.qt.core.row_model import Role
from devlink3_desk.qt.core.state_display import format_call_count
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.core.widgets import IconButton, Label
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, LinkStatus
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from devlink3_desk.qt.main_window.main_window import MainWindow

DEFAULT_WIDTH: Final = 1000
"""Of a first strip at normal letter size, in device-independent pixels."""


def is_waiting_call(call: CallInfo) -> bool:
    """Return whether a caller waits to be answered: in a queue, or while phones ring."""
    rings = call.state == CallStatus.RINGING and call.direction == CallDirection.INCOMING
    return rings or call.state in WAITING_STATES


class CallStripView(QListView):
    """The first calls side by side, as many as there is room for."""

    call_chosen = Signal(str)
    """The key of a call that somebody wants to see in full."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self.call_list = CallList(window.models.calls, self)
        self.strip_delegate = StripDelegate(window.theme_manager, self)
        self.placeholder_text = ""
        self.setModel(self.call_list)
        self.setItemDelegate(self.strip_delegate)
        self.setAccessibleName(self.tr("First calls"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)  # a call that does not fit whole goes to a second line, which nobody sees
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.call_chosen.emit(index.data(Role.KEY)))
        window.theme_manager.changed.connect(self.update_tile_size)
        self.update_tile_size()

    @property
    def visible_count(self) -> int:
        """How many calls are seen."""
        return max(1, self.viewport().width() // self.gridSize().width())

    def update_tile_size(self) -> None:
        """Show as many calls as there is room for, spread evenly."""
        least, width = self.strip_delegate.minimum_size(), self.viewport().width()
        self.strip_delegate.item_size = QSize(
            max(least.width(), width // max(1, width // least.width()) - 1), least.height()
        )
        self.setGridSize(self.strip_delegate.item_size)
        self.setFixedHeight(least.height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the calls anew."""
        self.update_tile_size()
        super().resizeEvent(event)

    def update_times(self) -> None:
        """Let the times of the calls that are seen go on."""
        self.call_list.source.emit_elapsed_changes(self.call_list.source_rows(0, self.visible_count - 1))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the call that the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.call_chosen.emit(self.currentIndex().data(Role.KEY))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the calls, or why there are none."""
        super().paintEvent(event)
        if not self.call_list.rowCount():
            paint_placeholder(self, self.placeholder_text)


class CompactStrip(QFrame):
    """Stands for the whole window while that is put away; made when it is asked for, and gone afterwards."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._window = window
        self.setObjectName("strip")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setWindowIcon(assets.load_app_icon())
        look = window.theme_manager
        self.link_chip = Chip(look, "live", "good", self)
        self.ringing_chip = self._create_chip(CallStatus.RINGING)
        self.waiting_chip = self._create_chip(CallStatus.QUEUED)
        self.longest_wait_label = Label("", "cardName", self)
        self.call_view = CallStripView(window, self)
        self.call_view.call_chosen.connect(self._open_call)
        back = IconButton(look, "expand", self.tr("Back to the whole desk"), self._leave_compact_mode, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 4, 5)
        row.setSpacing(8)
        for widget in (self.link_chip, self.ringing_chip, self.waiting_chip, self.longest_wait_label):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.call_view, 1)
        row.addWidget(back)
        row.addWidget(QSizeGrip(self), 0, Qt.AlignmentFlag.AlignBottom)
        for name in ("compact", "larger", "smaller", "normal", "quit"):
            self.addAction(window.actions_by_name[name])
        window.models.batch_applied.connect(self.refresh)
        window.ticker.ticked.connect(self.update_times)
        look.stale_changed.connect(self.refresh)
        self.refresh()

    def default_geometry(self, available: QRect) -> QRect:
        """Return where a first strip is: along the upper edge of a screen."""
        size = QSize(
            round(DEFAULT_WIDTH * self._window.theme_manager.zoom), self.sizeHint().height()
        ).boundedTo(available.size())
        left = available.left() + (available.width() - size.width()) // 2
        return QRect(QPoint(left, available.top()), size)

    def refresh(self) -> None:
        """Count anew, and say how far it can be trusted."""
        models = self._window.models
        waiters = [row.info.state for row in models.calls if is_waiting_call(row.info)]
        waiting = sum(state in WAITING_STATES for state in waiters)
        ringing = len(waiters) - waiting
        for chip, status, count in (
            (self.ringing_chip, CallStatus.RINGING, ringing),
            (self.waiting_chip, CallStatus.QUEUED, waiting),
        ):
            sign = state_display.CALL_SIGNS[status]
            chip.set_icon_and_tone(
                sign.icon, sign.colour_key if count else "connected"
            )  # none is nothing to look at
            chip.show_text(format_call_count(status, count), prominent=count > 0)
        link = models.link
        sign = state_display.LINK_SIGNS[link.state]
        self.link_chip.set_icon_and_tone(sign.icon, sign.colour_key)
        self.link_chip.show_text(
            state_display.link_status_text(link.state), prominent=sign.prominent
        )
        self.link_chip.setVisible(link.state != LinkStatus.LIVE)
        live = link.state == LinkStatus.LIVE
        self.call_view.placeholder_text = (
            self.tr("All quiet")
            if live
            else state_display.link_status_text(link.state)
        )
        self._update_longest_wait()

    def update_times(self) -> None:
        """Let the times go on."""
        self.call_view.update_times()
        self._update_longest_wait()

    def _update_longest_wait(self) -> None:
        """Say how long the longest has waited."""
        models = self._window.models
        waits = [row.info.waiting_since for row in models.calls if is_waiting_call(row.info)]
        text = ""
        if waits:
            text = self.tr("longest {time}").format(
                time=format_duration(int(models.display_time()) - int(min(waits)))
            )
        if text != self.longest_wait_label.text():
            self.longest_wait_label.setText(text)
        self.longest_wait_label.setVisible(bool(text))

    def _create_chip(self, status: CallStatus) -> Chip:
        sign = state_display.CALL_SIGNS[status]
        return Chip(self._window.theme_manager, sign.icon, sign.colour_key, self, fades_when_stale=True)

    def _leave_compact_mode(self) -> None:
        self._window.actions_by_name["compact"].setChecked(False)

    def _open_call(self, key: str) -> None:
        self._leave_compact_mode()
        self._window.focus_pane("calls")
        self._window.calls_pane.call_table.tracker.select_key(key)

    # -- as a window

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let somebody move it by any empty place."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes."""
        return move_focus(self, forward=next)

    def showEvent(self, event: QShowEvent) -> None:
        """Tick from now on."""
        super().showEvent(event)
        self._window.visibility_monitor.update_activity()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._window.visibility_monitor.update_activity()

    def changeEvent(self, event: QEvent) -> None:
        """Follow being minimised and restored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._window.visibility_monitor.update_activity()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end of the whole desk, as its window does."""
        event.ignore()
        self._window.close()

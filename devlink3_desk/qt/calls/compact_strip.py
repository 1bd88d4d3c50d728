"""The main window reduced to a strip: ringing and waiting calls, the longest wait, and the first calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QSizeGrip, QSizePolicy, QWidget

from devlink3_desk.qt.calls.call_delegate import StripDelegate
from devlink3_desk.qt.calls.call_model import CallList, CallModel
from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.accessibility import click_on_enter, move_focus
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.list_views import (
    FreezeWhileHovering,
    TopAnchor,
    paint_placeholder,
)
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.selection_tracker import SelectionTracker
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.state_display import format_call_count
from devlink3_desk.qt.core.text import format_tooltip
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label
from devlink3_desk.qt.core.window_placement import ScreenInfo, move_onto_screens
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo, CallStatus, LinkStatus
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from devlink3_desk.qt.core.call_row import CallRow

DEFAULT_WIDTH: Final = 1000
"""Width of the first strip at normal text size, in device-independent pixels."""


def is_waiting_call(call: CallInfo) -> bool:
    """Return whether a caller waits to be answered, in a queue or while phones ring."""
    rings = call.state == CallStatus.RINGING and call.direction == CallDirection.INCOMING
    return rings or call.state in WAITING_STATES


class StripCallList(CallList):
    """The calls of the strip, whose items have one cell for the whole call."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of a call; the tooltip has the names that an item has no room for."""
        if role != Qt.ItemDataRole.ToolTipRole or not index.isValid():
            return super().data(index, role)
        row = self.value_at(index.row())
        texts = () if row is None else (row.accessible_text, row.caller_detail)
        return format_tooltip("\n".join(filter(None, texts)))


class CallStripView(QListView):
    """The first calls side by side, as many as fit."""

    call_chosen = Signal(str)
    """Emitted with the key of a call that was clicked, or opened by Enter."""

    def __init__(self, theme_manager: ThemeManager, calls: CallModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.call_list = StripCallList(calls, self)
        self.strip_delegate = StripDelegate(theme_manager, self)
        self.placeholder_text = ""
        self.tracker: SelectionTracker[CallRow] = SelectionTracker(self, self.call_list)
        self.hover_freeze = FreezeWhileHovering(self, self.call_list, TopAnchor(self))
        self.setItemDelegate(self.strip_delegate)
        self.setAccessibleName(self.tr("Top calls"))
        self.setFlow(QListView.Flow.LeftToRight)
        # A call that does not fit goes to a second line, which is outside the view: no call is cut off.
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.tracker.row_chosen.connect(self.call_chosen)
        self.clicked.connect(lambda index: self.call_chosen.emit(index.data(Role.KEY)))
        theme_manager.changed.connect(self.update_tile_size)
        self.update_tile_size()

    @property
    def visible_count(self) -> int:
        """The number of calls that fit."""
        return max(1, self.viewport().width() // self.gridSize().width())

    def update_tile_size(self) -> None:
        """Divide the width evenly among as many calls as fit, of which one is narrower where necessary."""
        minimum, width = self.strip_delegate.minimum_size(), self.viewport().width()
        # An item that is wider than the view would be in its second line.
        item_width = max(1, width // max(1, width // minimum.width()) - 1)
        self.strip_delegate.item_size = QSize(item_width, minimum.height())
        self.setGridSize(self.strip_delegate.item_size)
        self.setFixedHeight(minimum.height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        self.update_tile_size()
        super().resizeEvent(event)

    def update_times(self) -> None:
        """Update the elapsed times of the visible calls."""
        self.call_list.source.emit_elapsed_changes(self.call_list.source_rows(0, self.visible_count - 1))
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the mouse wheel, which would scroll to the calls of the second line."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the calls, or the placeholder text if there are none."""
        super().paintEvent(event)
        if not self.call_list.rowCount():
            paint_placeholder(self, self.placeholder_text)


class CompactStrip(QFrame):
    """A window on top of others that stands for the main window while that is hidden."""

    exit_requested = Signal()
    """Emitted when the user wants the main window back."""

    call_chosen = Signal(str)
    """Emitted with the key of a call that the user wants to see in the main window."""

    close_requested = Signal()
    """Emitted when the user closes the strip, which does not close by itself."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        calls: CallModel,
        link_model: LinkModel,
        shortcut_actions: Iterable[QAction],
        count_callbacks: Callable[[], int] = lambda: 0,
    ) -> None:
        """Create a hidden strip; the shortcuts of ``shortcut_actions`` work in it, too.

        ``count_callbacks`` returns the number of callers who are still to be called back.
        """
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._theme_manager, self._calls, self._link_model = theme_manager, calls, link_model
        self.setObjectName("strip")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("DevLink3 Desk"))
        self.setWindowIcon(assets.load_app_icon())
        self.link_chip = Chip(theme_manager, "live", "good", self)
        self.ringing_chip = self._create_chip(CallStatus.RINGING)
        self.waiting_chip = self._create_chip(CallStatus.QUEUED)
        self._count_callbacks = count_callbacks
        self.callbacks_chip = Chip(theme_manager, "incoming", "held", self)
        self.longest_wait_label = Label("", "cardName", self)
        self.call_view = CallStripView(theme_manager, calls, self)
        self.call_view.call_chosen.connect(self.call_chosen)
        self._exit_button = IconButton(
            theme_manager, "expand", self.tr("Back to the full window"), self.exit_requested.emit, self
        )
        self._size_grip = QSizeGrip(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 5, 4, 5)
        self._row.setSpacing(8)
        chips = (self.link_chip, self.ringing_chip, self.waiting_chip)
        for widget in (*chips, self.longest_wait_label, self.callbacks_chip):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.call_view, 1)
        self._row.addWidget(self._exit_button)
        self._row.addWidget(self._size_grip, 0, Qt.AlignmentFlag.AlignBottom)
        self.addActions(list(shortcut_actions))
        theme_manager.stale_changed.connect(self.refresh)
        theme_manager.changed.connect(self._show_parts_with_room)
        self.refresh()

    def compute_default_geometry(self, available: QRect) -> QRect:
        """Return the geometry of the first strip: centred at the upper edge of a screen."""
        width = round(DEFAULT_WIDTH * self._theme_manager.zoom)
        size = QSize(width, self.sizeHint().height()).boundedTo(available.size())
        left = available.left() + (available.width() - size.width()) // 2
        return QRect(QPoint(left, available.top()), size)

    def move_onto_screens(self, screens: Sequence[ScreenInfo]) -> None:
        """Move the strip to where the mouse can reach it, if it is on none of ``screens``."""
        move_onto_screens(self, screens)

    def refresh(self) -> None:
        """Show the current numbers of calls and the state of the link."""
        states = [row.info.state for row in self._calls if is_waiting_call(row.info)]
        waiting = sum(state in WAITING_STATES for state in states)
        for chip, status, count in (
            (self.ringing_chip, CallStatus.RINGING, len(states) - waiting),
            (self.waiting_chip, CallStatus.QUEUED, waiting),
        ):
            sign = state_display.CALL_SIGNS[status]
            # A zero needs no attention, and has the colours of a call that was answered.
            chip.set_icon(sign.icon, sign.colour_key if count else "connected")
            chip.show_text(format_call_count(status, count), prominent=count > 0)
        callbacks = self._count_callbacks()
        self.callbacks_chip.show_text(self.tr("%n to call back", "", callbacks) if callbacks else "")
        link = self._link_model.info
        is_live = link.state == LinkStatus.LIVE
        sign, link_text = state_display.LINK_SIGNS[link.state], state_display.describe_link_status(link.state)
        self.link_chip.set_icon(sign.icon, sign.colour_key)
        self.link_chip.show_text(link_text, prominent=sign.prominent)
        self.link_chip.setVisible(not is_live)
        self.call_view.placeholder_text = self.tr("No calls") if is_live else link_text
        self._update_longest_wait()

    def update_times(self) -> None:
        """Update all elapsed times; to be called once a second."""
        self.call_view.update_times()
        self._update_longest_wait()

    def _update_longest_wait(self) -> None:
        longest = min(
            (row.info for row in self._calls if is_waiting_call(row.info)),
            key=lambda info: (info.waiting_since, not info.is_wait_lower_bound),
            default=None,
        )
        text = ""
        if longest is not None:
            seconds = int(self._link_model.display_time()) - int(longest.waiting_since)
            time = state_display.format_tile_time(seconds, is_lower_bound=longest.is_wait_lower_bound)
            text = self.tr("longest {time}").format(time=time)
        if text != self.longest_wait_label.text():
            self.longest_wait_label.setText(text)
        self._show_parts_with_room()

    def _show_parts_with_room(self) -> None:
        """Hide the callers to call back, then the longest wait, where they leave no room for a call."""
        margins, spacing = self._row.contentsMargins(), self._row.spacing()
        needed = margins.left() + margins.right() + self.call_view.strip_delegate.minimum_size().width()
        shown = (self.link_chip, self.ringing_chip, self.waiting_chip, self._exit_button, self._size_grip)
        needed += sum(part.sizeHint().width() + spacing for part in shown if not part.isHidden())
        for part, text in (
            (self.longest_wait_label, self.longest_wait_label.text()),
            (self.callbacks_chip, self.callbacks_chip.accessibleName()),
        ):
            needed += part.sizeHint().width() + spacing if text else 0
            part.setVisible(bool(text) and needed <= self.width())

    def _create_chip(self, status: CallStatus) -> Chip:
        sign = state_display.CALL_SIGNS[status]
        return Chip(self._theme_manager, sign.icon, sign.colour_key, self, fades_when_stale=True)

    # -- window events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what has room in the new width."""
        super().resizeEvent(event)
        self._show_parts_with_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the window, which has no frame to move it by, when an empty part of it is dragged."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button that has the focus on Enter."""
        if not click_on_enter(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end of the program, as the main window does, and stay open until then."""
        event.ignore()
        self.close_requested.emit()

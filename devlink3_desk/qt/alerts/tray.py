"""The icon in the system tray: its badge, tooltip and menu."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from devlink3_desk.qt.core import assets, state_display
from devlink3_desk.qt.core.theme import load_theme
from devlink3_desk.switchboard.board_values import LinkStatus

ICON_SIZES: Final = (16, 22, 24, 32, 48, 64)
MAX_BADGE_COUNT: Final = 9
"""Highest count shown; two digits do not fit into an icon of 16 pixels."""


class TrayState(msgspec.Struct, frozen=True, gc=False):
    """State that the badge and the tooltip show."""

    link: LinkStatus = LinkStatus.CONNECTING
    ringing: int = 0
    waiting: int = 0
    callbacks: int = 0
    """Callers who are still to be called back."""
    alerts: int = 0
    alerts_enabled: bool = True


class TrayBadge(msgspec.Struct, frozen=True, gc=False):
    """A sign drawn onto the icon."""

    text: str
    colour_key: str
    is_square: bool = False
    """Square or round: badges differ in shape as well as in colour."""


def compute_badge(state: TrayState) -> TrayBadge | None:
    """Return the badge for the most urgent part of ``state``, ``None`` where there is nothing to report."""
    # Without a link every other count is out of date.
    if state.link not in (LinkStatus.LIVE, LinkStatus.CATCHING_UP):
        return TrayBadge("!" if state.link is not LinkStatus.CONNECTING else "…", "bad", is_square=True)
    if state.alerts:
        return TrayBadge(_format_badge_count(state.alerts), "ringing")
    if not state.alerts_enabled:
        return TrayBadge("−", "unknown")  # noqa: RUF001 (a minus sign, as wide as a digit)
    if state.callbacks:
        return TrayBadge(_format_badge_count(state.callbacks), "held", is_square=True)
    return None


def create_tray_icon(badge: TrayBadge | None) -> QIcon:
    """Return the application icon with a badge, in all sizes that trays use."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addPixmap(_render_icon(badge, size))
    return icon


class Tray(QObject):
    """The tray icon with its menu.

    On a desktop without a tray the icon appears as soon as a tray starts.
    """

    clicked = Signal()
    """The icon was clicked or double-clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = TrayState()
        # QSystemTrayIcon does not own its menu, and as no widget it cannot be its parent.
        self._menu = QMenu()
        self.icon = QSystemTrayIcon(create_tray_icon(None), self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self._update_tooltip()

    @staticmethod
    def is_available() -> bool:
        """Return whether the desktop has a system tray at present."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> TrayState:
        """The state that is shown."""
        return self._state

    def add_action(self, action: QAction, *, separator: bool = False) -> None:
        """Append an action to the menu, below a separator if ``separator`` is set."""
        if separator:
            self._menu.addSeparator()
        self._menu.addAction(action)

    def show_icon(self) -> None:
        """Show the icon, or have it appear as soon as there is a tray."""
        self.icon.show()

    def close(self) -> None:
        """Hide the icon and delete its menu."""
        self.icon.hide()
        self._menu.deleteLater()

    def set_state(self, state: TrayState) -> None:
        """Show another state; the icon is drawn again only where its badge changes."""
        if state == self._state:
            return
        previous_badge, badge = compute_badge(self._state), compute_badge(state)
        self._state = state
        if badge != previous_badge:
            self.icon.setIcon(create_tray_icon(badge))
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        state = self._state
        parts = [state_display.describe_link_status(state.link)]
        if not state.alerts_enabled:
            parts.append(self.tr("Do not disturb"))
        for count, text in (
            (state.ringing, self.tr("%n ringing", "", state.ringing)),
            (state.waiting, self.tr("%n waiting", "", state.waiting)),
            (state.callbacks, self.tr("%n to call back", "", state.callbacks)),
        ):
            if count:
                parts.append(text)
        self.icon.setToolTip("DevLink3 Desk\n" + "  ·  ".join(parts))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A click with the right button opens the menu and is reported as Context.
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.clicked.emit()


def _format_badge_count(count: int) -> str:
    return str(count) if count <= MAX_BADGE_COUNT else f"{MAX_BADGE_COUNT}+"


def _render_icon(badge: TrayBadge | None, size: int) -> QPixmap:
    image = QPixmap(assets.load_pixmap("app", "", size))
    if badge is None:
        return image
    # The colour of the panel is unknown, so the badge has a solid background, and the stronger colours of the
    # light theme.
    colours = load_theme("light").find_colours(badge.colour_key)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = size * 0.62
    box = QRectF(size - side, size - side, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor("#ffffff"), max(1.0, size / 24)))
    painter.setBrush(QColor(colours.solid))
    radius = side * (0.2 if badge.is_square else 0.5)
    painter.drawRoundedRect(box, radius, radius)
    font = QFont()
    font.setBold(True)
    # Two characters need a smaller font than one.
    font.setPixelSize(max(7, round(side * (0.78 if len(badge.text) == 1 else 0.56))))
    painter.setFont(font)
    painter.setPen(QColor(colours.on_solid))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), badge.text)
    painter.end()
    return image

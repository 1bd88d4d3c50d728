"""The desk in the system's tray: how things are, and the few commands that are wanted from there."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from devlink3_desk.qt.core import assets, state_text
from devlink3_desk.qt.core.theme import load_theme
from devlink3_desk.switchboard.board_values import LinkStatus

ICON_SIZES: Final = (16, 22, 24, 32, 48, 64)
MAX_BADGE_COUNT: Final = 9
"""A greater number has no room in an icon of 16 pixels."""


class TrayState(msgspec.Struct, frozen=True, gc=False):
    """All that the icon and its words tell."""

    link: LinkStatus = LinkStatus.CONNECTING
    ringing: int = 0
    waiting: int = 0
    missed: int = 0
    alerts: int = 0
    alerting_enabled: bool = True


class TrayBadge(msgspec.Struct, frozen=True, gc=False):
    """What is drawn onto the icon."""

    text: str
    colour_key: str
    is_square: bool = False
    """Told apart by shape as well as by colour."""


def compute_badge(state: TrayState) -> TrayBadge | None:
    """Return what the icon tells: first whether anything can be told at all, then what is most urgent."""
    if state.link not in (LinkStatus.LIVE, LinkStatus.CATCHING_UP):
        return TrayBadge("!" if state.link is not LinkStatus.CONNECTING else "…", "bad", is_square=True)
    if state.alerts:
        return TrayBadge(_format_badge_count(state.alerts), "ringing")
    if not state.alerting_enabled:
        return TrayBadge("−", "unknown")  # noqa: RUF001 (a minus sign, as wide as a digit)
    if state.missed:
        return TrayBadge(_format_badge_count(state.missed), "held", is_square=True)
    return None


def create_tray_icon(badge: TrayBadge | None) -> QIcon:
    """Return the icon; on a ground of its own, so that it shows on light and dark panels."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addPixmap(_render_icon(badge, size))
    return icon


class Tray(QObject):
    """The icon, its words and its menu. Where there is no tray nothing is seen of it until there is one."""

    clicked = Signal()
    """Somebody clicked on the icon."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = TrayState()
        self._menu = QMenu()
        self.icon = QSystemTrayIcon(create_tray_icon(None), self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self._update_tooltip()

    @staticmethod
    def is_available() -> bool:
        """Return whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> TrayState:
        """What it tells."""
        return self._state

    def add_action(self, action: QAction, *, separator: bool = False) -> None:
        """Add a command to the menu, with a line above it if wanted."""
        if separator:
            self._menu.addSeparator()
        self._menu.addAction(action)

    def show_icon(self) -> None:
        """Show the icon now, or as soon as there is a tray."""
        self.icon.show()

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self._menu.deleteLater()

    def set_state(self, state: TrayState) -> None:
        """Show how things are."""
        if state == self._state:
            return
        before, self._state = self._state, state
        if compute_badge(before) != compute_badge(state):
            self.icon.setIcon(create_tray_icon(compute_badge(state)))
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        state = self._state
        parts = [state_text.translate_state_text(state_text.LINK_STATE_TEXTS[state.link])]
        if not state.alerting_enabled:
            parts.append(self.tr("Do not disturb"))
        for count, text in (
            (state.ringing, self.tr("%n ringing", "", state.ringing)),
            (state.waiting, self.tr("%n waiting", "", state.waiting)),
            (state.missed, self.tr("%n missed", "", state.missed)),
        ):
            if count:
                parts.append(text)
        self.icon.setToolTip("DevLink3 Desk\n" + "  ·  ".join(parts))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
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
    # On its own solid ground a badge is read alike on every panel; the light theme's are the stronger ones.
    tone = load_theme("light").state_colours(badge.colour_key)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = size * 0.62
    box = QRectF(size - side, size - side, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor("#ffffff"), max(1.0, size / 24)))
    painter.setBrush(QColor(tone.solid))
    radius = side * (0.2 if badge.is_square else 0.5)
    painter.drawRoundedRect(box, radius, radius)
    font = QFont()
    font.setBold(True)
    font.setPixelSize(max(7, round(side * (0.78 if len(badge.text) == 1 else 0.56))))
    painter.setFont(font)
    painter.setPen(QColor(tone.on_solid))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), badge.text)
    painter.end()
    return image

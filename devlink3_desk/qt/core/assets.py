"""Icons and other files of ``resources/``, drawn in a theme's colours and kept once drawn."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from devlink3_desk.resources import resource_folder

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

DIRECTIONAL_ICONS: Final = frozenset({"away", "expand", "float", "forwarded", "incoming", "outgoing"})
"""Icons with a direction."""


@cache
def _load_svg(name: str, colour: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # the window is seen before it has icons

    source = (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


def load_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, ``size`` device-independent pixels square.

    One that points somewhere is mirrored where the window runs from right to left.
    """
    return _render_pixmap(
        name, colour, size, ratio, name in DIRECTIONAL_ICONS and QGuiApplication.isRightToLeft()
    )


@cache
def _render_pixmap(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 (a key)
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    _load_svg(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def load_icon(name: str, colour: QColor | str) -> QIcon:
    """Return an icon for a button or a menu."""
    text = colour if isinstance(colour, str) else colour.name()
    made = QIcon()
    for size in (16, 24, 32):
        for ratio in (1.0, 2.0):
            made.addPixmap(load_pixmap(name, text, size, ratio))
    return made


def load_app_icon() -> QIcon:
    """Return the program's own icon in all the sizes that desktops ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(load_pixmap("app", "", size))
    return made

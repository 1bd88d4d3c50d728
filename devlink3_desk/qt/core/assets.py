"""Icons of ``resources/icons``, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImageReader, QPixmap, QTransform

from devlink3_desk.resources import resource_folder

DIRECTIONAL_ICONS: Final = frozenset(
    {"away", "expand", "float", "forwarded", "incoming", "next", "outgoing", "play", "previous"}
)
"""Icons that are mirrored in a right-to-left window."""

FONT_LOG_RULE: Final = "qt.text.font.db.info=false"
"""Silences what Qt prints for each font of the system when a script has none.

The wizard lists countries by their own names, in more scripts than most systems have fonts for.
"""


# Only for the sizes of one icon, which are rendered one after another: the pictures are cached anyway.
@lru_cache(maxsize=2)
def _read_svg(name: str, colour: str) -> bytes:
    source = (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    # An image has no surrounding text that it could take currentColor from.
    return source.replace("currentColor", colour).encode()


def load_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a square icon in one colour.

    :param size: Width and height in device-independent pixels.
    :param ratio: Device pixel ratio of the screen.
    """
    mirrored = name in DIRECTIONAL_ICONS and QGuiApplication.isRightToLeft()
    return _render_pixmap(name, colour, size, ratio, mirrored)


# Unbounded, because few combinations are in use: a frame paints hundreds of icons.
@cache
def _render_pixmap(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 (a key)
    side = round(size * ratio)
    buffer = QBuffer()
    buffer.setData(_read_svg(name, colour))
    # Qt's plugin paints the image in the size that is wanted. It needs a third less memory than QSvgRenderer,
    # whose Python module does not have to be loaded.
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(side, side))
    image = reader.read()
    if image.isNull():
        raise OSError(reader.errorString())
    if mirrored:
        image = image.transformed(QTransform.fromScale(-1, 1))
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


ICON_SIZES: Final = (16, 24, 32)
"""The sizes of icons that styles use, in device-independent pixels."""


def load_icon(
    name: str, colour: QColor | str, sizes: Sequence[int] = ICON_SIZES, disabled_colour: str = ""
) -> QIcon:
    """Return an icon for a button or a menu, in sizes for the sharpest screen.

    A disabled one has ``disabled_colour``. Without that, Qt makes it grey, which is bright in a dark theme.
    The icon is to be loaded again when a sharper screen is connected, on which :attr:`.ThemeManager.changed`
    is emitted.
    """
    ratio = _read_screen_ratio()
    colour_name = colour if isinstance(colour, str) else colour.name()
    icon = QIcon()
    for size in sizes:
        icon.addPixmap(load_pixmap(name, colour_name, size, ratio))
        if disabled_colour:
            icon.addPixmap(load_pixmap(name, disabled_colour, size, ratio), QIcon.Mode.Disabled)
    return icon


def _read_screen_ratio() -> float:
    """Return the device pixel ratio of the sharpest screen."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def load_app_icon() -> QIcon:
    """Return the application icon, in the sizes that window managers and task bars use."""
    icon = QIcon()
    # The largest one, a quarter of a megabyte, is for sharp screens.
    largest = (256,) if _read_screen_ratio() > 1 else ()
    for size in (16, 24, 32, 48, 64, 128, *largest):
        icon.addPixmap(load_pixmap("app", "", size))
    return icon

"""Comparison of icons by their shape."""

from __future__ import annotations

from PySide6.QtGui import QImage

from devlink3_desk.qt.core import assets


def render_shape(icon: str) -> QImage:
    return assets.load_pixmap(icon, "#000000", 24).toImage().convertToFormat(QImage.Format.Format_Alpha8)


def measure_difference(one: QImage, other: QImage) -> float:
    """Return the share of the painted pixels in which two shapes differ."""
    dots = [(x, y) for x in range(24) for y in range(24)]
    first = {dot for dot in dots if one.pixelColor(*dot).alpha() > 127}
    second = {dot for dot in dots if other.pixelColor(*dot).alpha() > 127}
    return len(first ^ second) / max(1, len(first | second))

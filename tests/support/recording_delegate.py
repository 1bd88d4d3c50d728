"""A delegate that notes what it draws."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from devlink3_desk.qt.core.painting import RowDelegate, TextFace
from devlink3_desk.qt.core.theme import ThemeManager


class RecordingDelegate(RowDelegate[Any]):
    """Base class, before that of the delegate, which remembers each text that is drawn, as it is shown."""

    def __init__(self, theme_manager: ThemeManager, *arguments: Any) -> None:
        super().__init__(theme_manager, *arguments)
        self.shown: list[str] = []

    def draw_text(
        self, painter: QPainter, face: TextFace, ink: str, rect: QRect, text: str, *, right: bool = False
    ) -> int:
        self.shown.append(face.elide_text(text, rect.width())[0])
        return super().draw_text(painter, face, ink, rect, text, right=right)

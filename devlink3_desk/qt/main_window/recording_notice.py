"""The notice of the first start: that calls are recorded, where, for how long, and how to change that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.preferences import HistoryPreferences
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconLabel, Label
from devlink3_desk.qt.core.window_placement import LayoutStore

NOTICE_KEY: Final = "recording-notice"
"""Key of the layout store under which it is kept that the notice was read."""


class RecordingNotice(QWidget):
    """A row for the top of the window; it stays until the user has read it, and never returns then."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        store: LayoutStore,
        location: str,
        preferences: HistoryPreferences,
        open_settings: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """``location`` is where calls are recorded; ``open_settings`` opens the page about that."""
        super().__init__(parent)
        self._theme_manager, self._store = theme_manager, store
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # the distance that panes have from each other
        frame = QFrame(self)
        frame.setObjectName("banner")
        outer.addWidget(frame)
        self._icon_label = IconLabel(22, frame)
        self.text_label = Label(self._describe(sanitize_text(location), preferences), "", frame)
        self.text_label.setWordWrap(True)
        self.settings_button = QPushButton(self.tr("History settings…"), frame)
        self.settings_button.clicked.connect(lambda _checked=False: open_settings())
        self.close_button = QPushButton(self.tr("Got it"), frame)
        self.close_button.clicked.connect(lambda _checked=False: self._mark_read())
        row = QHBoxLayout(frame)
        row.setContentsMargins(13, 8, 13, 8)
        row.setSpacing(11)
        row.addWidget(self._icon_label)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.settings_button)
        row.addWidget(self.close_button)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    @staticmethod
    def was_read(store: LayoutStore) -> bool:
        """Return whether the user has read the notice, now or in an earlier run."""
        return store.load(NOTICE_KEY) == b"read"

    def _describe(self, location: str, preferences: HistoryPreferences) -> str:
        if preferences.calls_days:
            text = self.tr(
                "Calls are recorded in {location} for %n day(s): who called whom, when, and how it went, but "
                "never what was said.",
                "",
                round(preferences.calls_days),
            )
        else:
            text = self.tr(
                "Calls are recorded in {location}: who called whom, when, and how it went, but never what "
                "was said."
            )
        return text.format(location=location)

    def _mark_read(self) -> None:
        self._store.save(NOTICE_KEY, b"read")
        self.hide()

    def _apply_theme(self) -> None:
        tone = self._theme_manager.theme.state_colours("good")
        self._icon_label.show_icon("note", tone.ink)
        sheet = f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

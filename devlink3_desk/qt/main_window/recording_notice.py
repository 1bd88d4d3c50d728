"""The notice of the first start: that calls are recorded, where, for how long, and how to change that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from devlink3_desk.preferences import HistoryPreferences
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import LayoutStore

NOTICE_KEY: Final = "recording-notice"
"""Key in the layout store; present once the notice was read."""


class RecordingNotice(Banner):
    """A row at the top of the window; it stays until the user closes it, and is not shown again."""

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
        text = self._describe_recording(sanitize_text(location), preferences)
        super().__init__(theme_manager, "note", "good", parent, text=text, is_prominent=False)
        self._store = store
        self.settings_button = self.add_button(self.tr("History settings…"), open_settings)
        self.close_button = self.add_button(self.tr("Got it"), self._mark_read)

    @staticmethod
    def was_read(store: LayoutStore) -> bool:
        """Return whether the user has read the notice, now or in an earlier run."""
        return store.load(NOTICE_KEY) == b"read"

    def _describe_recording(self, location: str, preferences: HistoryPreferences) -> str:
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

"""The context that the windows beside the main window share, with the way to show a past moment."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import LayoutStore, ScreenLister
from devlink3_desk.qt.main_window.desk_models import DeskModels


class MomentHandler(Protocol):
    """Shows a moment of the past."""

    def __call__(self, wall: float, call_id: str = "") -> object:
        """Show the moment ``wall``, in seconds since 1970, and select a call."""


class ToolWindowContext(NamedTuple):
    """The arguments that all these windows need."""

    models: DeskModels
    store: LayoutStore
    theme_manager: ThemeManager
    list_screens: ScreenLister
    preferences: PreferencesModel

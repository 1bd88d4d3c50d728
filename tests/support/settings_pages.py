"""Pages of the settings, by their types."""

from __future__ import annotations

from typing import TypeVar

from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog

Page = TypeVar("Page", bound=SettingsPage)


def find_page(dialog: SettingsDialog, page_type: type[Page]) -> Page:
    """Return the page of a type."""
    return next(page for page in dialog.pages if isinstance(page, page_type))

"""The sites that are set up, in the File menu: one is in use, the others are a click away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from .actions import MenuId

if TYPE_CHECKING:
    from .main_window import MainWindow


class SitesMenu(QMenu):
    """One line a site, and one to set up another."""

    site_chosen = Signal(str)
    """Name of a site that is to be opened in place of the present one."""
    new_site_requested = Signal()
    """A new site is to be set up."""

    def __init__(self, window: MainWindow, names: Sequence[str], current: str) -> None:
        super().__init__(QCoreApplication.translate("SitesMenu", "&Sites"), window)
        group = QActionGroup(self)
        for name in names:
            action = self.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == current)
            action.setEnabled(name != current)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, name=name: self.site_chosen.emit(name))
        self.addSeparator()
        text = QCoreApplication.translate("SitesMenu", "Set up another PBX…")
        self.addAction(text).triggered.connect(self._request_new_site)
        menu = window.action_registry.menus_by_id[MenuId.FILE]
        menu.insertMenu(menu.actions()[0], self)
        menu.menuAction().setVisible(True)

    def _request_new_site(self) -> None:
        self.new_site_requested.emit()

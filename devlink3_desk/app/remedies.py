"""What happens when somebody does something about a link that does not come about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject

from devlink3_desk.app.live_link import LiveLink
from devlink3_desk.app.setup import keep_password
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.events import Remedy
from devlink3_desk.qt.dialogs.password import PasswordDialog
from devlink3_desk.qt.widgets.main_window import MainWindow


class Remedies(QObject):
    """Does what the banner offers."""

    def __init__(self, link: LiveLink, window: MainWindow, set_up: Callable[[], object]) -> None:
        """``set_up`` leaves this window for the wizard."""
        super().__init__(window)
        self._link, self._window, self._set_up = link, window, set_up
        self._keeping: set[asyncio.Task[None]] = set()

    def apply(self, remedy: Remedy) -> None:
        """Do it; what has to be asked is asked in a dialog that does not stop the desk."""
        match remedy:
            case Remedy.RETRY:
                self._link.retry()
            case Remedy.WITHOUT_NETWORK:
                self._link.without_network()
            case Remedy.PASSWORD:
                self._ask_password()
            case Remedy.SET_UP:
                self._set_up()

    def _ask_password(self) -> None:
        profile = self._link.connection.profile
        reason = self._window.models.link.reason or ""
        dialog = PasswordDialog(profile.user, profile.name, reason, self._window)
        dialog.accepted.connect(lambda: self._take_password(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_password(self, dialog: PasswordDialog) -> None:
        password = Password(dialog.line.text())
        if dialog.keep.isChecked():
            task = asyncio.ensure_future(keep_password(self._link.connection.profile, password))
            self._keeping.add(task)
            task.add_done_callback(self._keeping.discard)
        self._link.use_password(password)

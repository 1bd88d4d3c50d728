"""What happens when somebody does something about a link that does not come about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject

from devlink3_desk.app.live_link import LiveLink
from devlink3_desk.app.setup import save_password
from devlink3_desk.link.password import Password
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.dialogs.password import PasswordDialog
from devlink3_desk.qt.widgets.main_window import MainWindow


class LinkRecovery(QObject):
    """Does what the banner offers."""

    def __init__(self, link: LiveLink, window: MainWindow, open_setup: Callable[[], object]) -> None:
        """``set_up`` leaves this window for the wizard."""
        super().__init__(window)
        self._link, self._window, self._open_setup = link, window, open_setup
        self._save_tasks: set[asyncio.Task[None]] = set()

    def apply(self, action: RecoveryAction) -> None:
        """Do it; what has to be asked is asked in a dialog that does not stop the desk."""
        match action:
            case RecoveryAction.RETRY:
                self._link.retry()
            case RecoveryAction.EXCLUDE_NETWORK:
                self._link.exclude_network()
            case RecoveryAction.PASSWORD:
                self._ask_password()
            case RecoveryAction.RECONFIGURE:
                self._open_setup()

    def _ask_password(self) -> None:
        profile = self._link.connection.profile
        reason = self._window.models.link.reason or ""
        dialog = PasswordDialog(profile.user, profile.name, reason, self._window)
        dialog.accepted.connect(lambda: self._use_password(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use_password(self, dialog: PasswordDialog) -> None:
        password = Password(dialog.password_field.text())
        if dialog.remember_box.isChecked():
            task = asyncio.ensure_future(save_password(self._link.connection.profile, password))
            self._save_tasks.add(task)
            task.add_done_callback(self._save_tasks.discard)
        self._link.use_password(password)

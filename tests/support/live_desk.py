"""A desk on a PBX that listens on this machine, with its window, on Qt's event loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.sources import LiveSource
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.link.endpoint import Password
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import DEFAULT_FLAGS, Profile, SettingsStore
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.waiting import wait_for

CLOSE_TIMEOUT = 15.0
"""Seconds to close a desk. A stalled PBX, whose steps may take 20 s each, must not delay it longer."""


def create_connection(
    port: int, password: str = PASSWORD, flags: str = DEFAULT_FLAGS
) -> ConnectionParameters:
    """Return the parameters of a connection to a plain TCP port of this machine."""
    profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20, flags=flags)
    return ConnectionParameters(profile, profile.build_endpoint(), Password(password))


class LiveDesk:
    """A window, its models, and the desk that connects them to a PBX."""

    def __init__(
        self,
        port: int,
        folder: Path,
        *,
        password: str = PASSWORD,
        flags: str = DEFAULT_FLAGS,
        models: DeskModels | None = None,
    ) -> None:
        self.models = models or DeskModels()
        self.store = SettingsStore(folder)
        self.window = MainWindow(self.models, SettingsLayoutStore(self.store))
        self.source = LiveSource(create_connection(port, password, flags), Site(), folder, self.store)
        self.desk: Desk = self.source.create_desk(self.window)

    @property
    def link_status(self) -> LinkStatus:
        return self.models.link_model.info.state

    async def wait_for_link(self, *statuses: LinkStatus) -> None:
        """Wait until the link has one of the statuses."""
        await wait_for(lambda: self.link_status in statuses, what=f"the link to be {statuses}")

    def run(self) -> contextlib.AbstractAsyncContextManager[asyncio.Task[None]]:
        """Run the desk until the block ends, as :func:`run_desk` does."""
        return run_desk(self.window, self.desk)


class FailingListener:
    """A listener of a desk that raises an error once: for events, or for the directory."""

    def __init__(self, *, of_directory: bool) -> None:
        self._of_directory = of_directory
        self.calls = 0
        """Number of calls with the kind of change that it fails on."""

    def apply(self, changes: Sequence[Change]) -> None:
        """Fail at the first call."""
        del changes
        task = asyncio.current_task()
        is_directory = task is not None and task.get_name() in {"directory", "presence"}
        if is_directory is not self._of_directory:
            return
        self.calls += 1
        if self.calls == 1:
            raise RuntimeError("a defect of the program")


@contextlib.asynccontextmanager
async def run_desk(window: MainWindow, desk: Desk) -> AsyncIterator[asyncio.Task[None]]:
    """Run a desk until the block ends; then close its window and wait until the desk has ended."""
    task = asyncio.create_task(desk.run())
    try:
        yield task
    finally:
        window.request_quit()
        await asyncio.wait_for(task, CLOSE_TIMEOUT)

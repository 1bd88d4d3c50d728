"""A desk on a hub, with its window, on Qt's event loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import msgspec

from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.hub_source import HubSource
from devlink3_desk.app.desk.shared_state import DeskSharing
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.preferences import AlertPreferences, PeoplePreferences, Preferences
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES
from devlink3_desk.switchboard.site import Site
from tests.support.hub_rig import HubProcess
from tests.support.live_desk import run_desk
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for


class HubDesk:
    """A window of a hub, and the desk behind it."""

    def __init__(self, access: HubAccess, folder: Path, name: str, others: Sequence[HubAccess] = ()) -> None:
        """``others`` are further sites that the desk shows."""
        folder.mkdir(parents=True, exist_ok=True)
        self.models = DeskModels(contact_storage=ContactStore(folder), note_storage=NoteStore(folder))
        preferences = PreferencesModel(
            Preferences(
                people=PeoplePreferences(name=name), alerts=AlertPreferences(abandoned_after=0, rules=())
            )
        )
        self.window = MainWindow(self.models, SettingsLayoutStore(SettingsStore(folder)), None, preferences)
        self.source = HubSource(access, Site(), folder=folder, others=[(other, Site()) for other in others])
        self.desk: Desk = self.source.create_desk(self.window)

    @property
    def sharing(self) -> DeskSharing:
        """The shared state of the desk."""
        (sharing,) = self.window.findChildren(DeskSharing)
        return sharing

    @property
    def is_ready(self) -> bool:
        """Whether its board and its shared entries are those of the hub."""
        return self.models.link_model.info.state is LinkStatus.LIVE and self.sharing.shared.is_current

    def list_unanswered(self) -> list[str]:
        """Return the ids of the calls that nobody has answered, the one that began last first."""
        rows = [row for row in self.models.calls if row.info.state in UNANSWERED_STATES]
        return [row.key for row in sorted(rows, key=lambda row: -row.info.started)]

    def set_name(self, name: str) -> None:
        """Change the name of the user in the settings."""
        preferences = self.window.preferences
        people = msgspec.structs.replace(preferences.value.people, name=name)
        preferences.update_sections(people=people)

    @contextlib.asynccontextmanager
    async def run(self) -> AsyncIterator[HubDesk]:
        """Run the desk until the block ends, and wait first until it is ready."""
        async with run_desk(self.window, self.desk):
            try:
                await wait_for(lambda: self.is_ready, 120, "the desk to have all of the hub")
                yield self
            finally:
                self.source.close()


TwoDesks = Callable[[HubDesk, HubDesk], Awaitable[None]]
"""A scenario with two desks."""
ANN, BEN = ("desk", "Ann"), ("desk", "Ben")
"""The account of a desk, and the name of its user."""


@contextlib.asynccontextmanager
async def run_two_desks(
    server: NatsServer, folder: Path, first: tuple[str, str] = ANN, second: tuple[str, str] = BEN
) -> AsyncIterator[tuple[HubDesk, HubDesk]]:
    """Run two desks, each with a folder of its own, until the block ends."""
    one, other = (
        HubDesk(server.access(account), folder / name.lower(), name) for account, name in (first, second)
    )
    async with contextlib.AsyncExitStack() as stack:
        await asyncio.gather(*(stack.enter_async_context(desk.run()) for desk in (one, other)))
        yield one, other


def run_scenario_with(
    qt_run: QtRun,
    hub: HubProcess,
    scenario: TwoDesks,
    desks: contextlib.AbstractAsyncContextManager[tuple[HubDesk, HubDesk]],
    seconds: float,
) -> None:
    """Run a scenario with two desks of a hub on Qt's event loop, within so many seconds."""

    async def run() -> None:
        await hub.wait_until_ready()
        async with desks as (one, other):
            await scenario(one, other)

    qt_run(run(), seconds)

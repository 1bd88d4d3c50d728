"""The link of a window to a PBX, with what a person can do where it does not come about."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection

from devlink3_desk.app.connection_options import ConnectionParameters
from devlink3_desk.link.errors import LinkError
from devlink3_desk.link.password import Password
from devlink3_desk.link.reading import read_file
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session import DevLinkSession, EventSink
from devlink3_desk.services.timing import DESK_TIMING

log = logging.getLogger(__name__)


class LiveLink:
    """One session after another: a refusal waits for a person, whose word holds from then on."""

    def __init__(self, connection: ConnectionParameters) -> None:
        self.connection = connection
        self.signed_in = asyncio.Event()
        """Set while the password is known to be right."""
        self._password = connection.password
        self._flags: Collection[EventFlag] = connection.profile.event_flags
        self._session: DevLinkSession | None = None
        self._retry_requested = asyncio.Event()

    async def run(self, sink: EventSink) -> None:
        """Hand events to ``sink`` until cancelled."""
        while True:
            self._retry_requested.clear()
            session = self._session = self._create_session()
            try:
                await session.run(sink)
            except LinkError as error:
                log.warning("The session has ended and waits for a person: %s", error)
            await self._retry_requested.wait()

    async def read_file(self, name: str) -> bytes:
        """Read a pseudo-file with the password that holds."""
        profile = self.connection.profile
        return await read_file(self.connection.endpoint, profile.user, self._password, name)

    def retry(self) -> None:
        """Try now: somebody wishes it, or the network is back."""
        self._retry_requested.set()
        if self._session is not None:
            self._session.retry_now()

    def use_password(self, password: Password) -> None:
        """Sign in with another password from now on."""
        self._password = password
        self.retry()

    def exclude_network(self) -> None:
        """Leave the other systems of the network out from now on."""
        self._flags = frozenset(self._flags) - {EventFlag.SCN}
        self.retry()

    def _create_session(self) -> DevLinkSession:
        async def credentials() -> Password:
            return self._password

        return DevLinkSession(
            self.connection.endpoint,
            self.connection.profile.user,
            credentials,
            self._flags,
            retry_first_failure=True,
            timing=DESK_TIMING,
            signed_in=self.signed_in,
        )

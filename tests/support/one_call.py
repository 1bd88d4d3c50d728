"""A source of events with one call from outside, and a directory of two users."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from devlink3_desk.services.session.session import EventSink
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import Directory
from tests.support.event_notation import parse_event

RINGING = ["detail n1/3", "a t1 trunk ringback cli=901632960144 line=5.23", "t e1 201"]
ANN = Person("201", "Ann", PersonKind.USER)
BEN = Person("202", "Ben", PersonKind.USER)


class OneCallSource:
    """A source with one external call and no further events."""

    async def run(self, sink: EventSink) -> None:
        sink([parse_event(RINGING)])
        await asyncio.Event().wait()


async def read_directory(on_directory: Callable[[Directory], None]) -> None:
    """Pass the directory on, and wait until cancelled."""
    on_directory(Directory([BEN, ANN]))
    await asyncio.Event().wait()

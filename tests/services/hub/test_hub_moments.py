"""Recorded moments through the hub: what a desk rebuilds is what the history of the hub has."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec
import pytest

from devlink3_desk.history.rewind import DayQuery, MissingMoment, MissingReason, Moment, encode_moment
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.history_replay import HistoryMoments
from devlink3_desk.services.hub.history_service import HistoryService
from devlink3_desk.services.hub.hub_moments import HubMoments
from devlink3_desk.services.hub.messages import MAX_MESSAGE_BYTES
from devlink3_desk.services.hub.moment_service import MomentService
from devlink3_desk.services.hub.requests import Answer, decode_answer, encode_answer
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder, assert_same_board, build_directory
from tests.switchboard.damaged_stream import DamagedStream

LENGTH = 300.0
ANSWER_SECONDS = 20.0


class DirectHub:
    """Takes requests as a connection to a hub does, and answers them in the form in which they travel."""

    def __init__(self, service: HistoryService) -> None:
        self._service = service
        self.sizes: list[int] = []
        """Bytes of each answer."""

    def ask(self, method: str, arguments: dict[str, Any], decode: Any) -> Future[Any]:
        body = msgspec.json.decode(msgspec.json.encode({"method": method, "arguments": arguments}))
        packed = encode_answer(Answer(value=asyncio.run(self._service.answer("ann", body))))
        self.sizes.append(len(packed))
        future: Future[Any] = Future()
        future.set_result(decode(decode_answer(packed).value))
        return future


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalHistory]:
    """Five minutes of two nodes, with names."""
    location = HistoryLocation.parse(str(Path(tmp_path_factory.mktemp("moments")) / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for at, events in DamagedStream(3, 2, LENGTH).iter_batches():
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    history = LocalHistory(location, Site(), read_only=True)
    yield history
    history.close()


@pytest.fixture
def hub(history: LocalHistory) -> DirectHub:
    return DirectHub(HistoryService(history, MomentService(history, Site())))


def test_moments_are_those_of_the_history(history: LocalHistory, hub: DirectHub) -> None:
    """Field by field, names included; the directory is sent once."""
    moments, direct = HubMoments(hub, Site()), HistoryMoments(history, Site())  # type: ignore[arg-type]
    for offset in range(10, int(LENGTH), 29):
        wall = MONDAY_10 + offset + 0.25
        found, expected = (
            moments.fetch_moment(wall).result(),
            direct.fetch_moment(wall).result(ANSWER_SECONDS),
        )
        assert isinstance(found, Moment)
        assert isinstance(expected, Moment)
        board = encode_moment(expected)
        del board["at"]
        assert_same_board(encode_moment(found), board)
        assert found.switchboard.directory.members == expected.switchboard.directory.members
    assert max(hub.sizes) < MAX_MESSAGE_BYTES / 100
    moments.fetch_moment(MONDAY_10 + 10.25).result()
    assert hub.sizes[-1] < hub.sizes[0]


def test_a_moment_that_is_missing_says_why(hub: DirectHub) -> None:
    missing = HubMoments(hub, Site()).fetch_moment(MONDAY_10 + 1e6).result()  # type: ignore[arg-type]
    assert isinstance(missing, MissingMoment)
    assert missing.reason is MissingReason.NOT_YET


def test_the_outline_is_that_of_the_history_and_is_of_a_day_at_most(
    history: LocalHistory, hub: DirectHub
) -> None:
    moments = HubMoments(hub, Site())  # type: ignore[arg-type]
    query = DayQuery(MONDAY_10, MONDAY_10 + LENGTH, hold_limit=5.0)
    expected = HistoryMoments(history, Site()).fetch_day(query).result(ANSWER_SECONDS)
    assert moments.fetch_day(query).result() == expected
    with pytest.raises(ValueError, match="of a day"):
        moments.fetch_day(DayQuery(0.0, 1e9))

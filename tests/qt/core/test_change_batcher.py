"""The changes of a frame become one batch, with the last value of every key."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.change_batcher import MAX_CHANGES_PER_FRAME, ChangeBatch, ChangeBatcher
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    QueueChanged,
    QueueRemoved,
)
from tests.support.board_values import make_call, make_extension, make_link_change, make_person, make_queue


def test_all_changes_of_a_frame_are_one_batch(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    for state in CallStatus:
        batcher.add_changes([CallChanged(make_call("1", state))])
    batcher.add_changes([CallChanged(make_call("2"))])
    assert batches == []
    qtbot.waitUntil(lambda: bool(batches), timeout=30_000)
    [batch] = batches
    assert list(batch.calls) == ["1", "2"]
    assert batch.calls["1"] == make_call("1", CallStatus.UNKNOWN)
    assert not batcher.has_pending


def test_the_last_change_of_a_key_counts() -> None:
    batch = ChangeBatch()
    for change in (
        CallChanged(make_call("came and went")),
        CallEnded("came and went"),
        CallEnded("came back"),
        CallChanged(make_call("came back")),
        CallChanged(make_call("merged")),
        CallEnded("merged", "other"),
        CallEnded("not merged after all", "other"),
        CallChanged(make_call("not merged after all")),
        ExtensionChanged(make_extension("201")),
        ExtensionRemoved("201"),
        QueueRemoved("600"),
        QueueChanged(make_queue("600")),
        make_link_change(LinkStatus.LOST),
        make_link_change(LinkStatus.LIVE),
        DirectoryChanged((make_person("1", "A"),)),
        DirectoryChanged((make_person("2", "B"),)),
    ):
        batch.add_change(change)
    assert batch.calls["came and went"] is None
    assert batch.calls["came back"] == make_call("came back")
    assert batch.merged_into == {"merged": "other"}
    assert batch.extensions == {"201": None}
    assert batch.queues == {"600": make_queue("600")}
    assert batch.link is not None
    assert batch.link.state == LinkStatus.LIVE
    assert batch.people == (make_person("2", "B"),)


def test_no_changes_are_no_batch(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    batcher.add_changes([])
    batcher.flush()
    assert batches == []
    assert not batcher.has_pending


def test_stopping_discards_pending_changes(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    batcher.add_changes([CallChanged(make_call("1"))])
    batcher.stop()
    batcher.flush()
    assert batches == []


def test_pending_changes_are_emitted_when_the_window_becomes_visible(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    batcher.set_hidden(True)
    batcher.add_changes([CallChanged(make_call("1"))])
    assert batches == []
    batcher.set_hidden(False)
    assert len(batches) == 1


def test_changes_beyond_the_limit_follow_with_their_latest_values(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    numbers = [str(number) for number in range(MAX_CHANGES_PER_FRAME * 2 + 10)]
    batcher.add_changes([CallChanged(make_call(number)) for number in numbers])
    batcher.add_changes([make_link_change(LinkStatus.LIVE), CallEnded("merged", "0")])
    qtbot.waitUntil(lambda: bool(batches), timeout=20_000)
    assert batcher.has_pending
    assert batches[0].link is not None
    assert batches[0].merged_into == {"merged": "0"}
    batcher.add_changes(
        [CallChanged(make_call(numbers[-1], CallStatus.HELD)), CallChanged(make_call("0", CallStatus.HELD))]
    )
    qtbot.waitUntil(lambda: not batcher.has_pending, timeout=20_000)
    assert len(batches) == 3
    assert max(len(batch.calls) for batch in batches) == MAX_CHANGES_PER_FRAME
    shown = {key: info for batch in batches for key, info in batch.calls.items()}
    assert set(shown) == {*numbers, "merged"}
    assert shown[numbers[-1]] == make_call(numbers[-1], CallStatus.HELD)
    assert shown["0"] == make_call("0", CallStatus.HELD)


def test_a_flush_emits_all_changes_at_once(qtbot: QtBot) -> None:
    batcher = ChangeBatcher()
    batches: list[ChangeBatch] = []
    batcher.batch_ready.connect(batches.append)
    batcher.add_changes([CallChanged(make_call(str(number))) for number in range(MAX_CHANGES_PER_FRAME * 2)])
    batcher.flush()
    assert [len(batch.calls) for batch in batches] == [MAX_CHANGES_PER_FRAME * 2]
    assert not batcher.has_pending

"""A hostile PBX: its texts are shown as plain text, and the window responds while it floods the link."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from devlink3_desk.protocol import event_stream, packet_codec
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.packets import (
    EventPacket,
    EventRequest,
    EventResponse,
    Packet,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
)
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.qt.core.row_model import Role
from devlink3_desk.qt.core.text import MAX_TEXT_LENGTH
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.support.live_desk import LiveDesk
from tests.support.pbx_peer import (
    HungUpError,
    PeerConversation,
    PeerScript,
    encode_packet_frame,
    run_pbx_peer,
)
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.usefixtures("program_application")

PBX = "192.168.42.3"
NODE = "c0a82a03"
ANSWER_LIMIT = 2.0
"""Seconds for a key press during a flood, on a machine that runs other tests at the same time. On a slower
machine the limit is half the duration of the flood: a window that is blocked responds only after it."""

HOSTILE_TEXTS = (
    "<b>bold</b><img src='file:///etc/passwd'>",
    "<a href='http://evil.example/'>click</a>",
    "line\r\none\ttwo\x01three\x07\x1b[31mred\x9b2J",
    "\u202eevil\u202c \u2066over\u2069 \u200f\u061cride",
    "file:///etc/passwd",
    r"\\server\share\x.lnk",
    "x" * 60_000,
    "&lt;b&gt; &amp; %n %1 {total}",
    "\ud800\udfff\ufffe",
)


def make_detail(number: int, name: str = "", extension: str = "") -> Detail:
    text = name[:800]  # several such fields have to fit into one tuple
    return Detail(
        call=CallSection(NODE, number, tag=text, account_code=text, current_huntgroup=text),
        party_a=Party(
            end_id=f"{NODE}{number:08x}", direction=1, state=19, public_line=1, equipment_class=2, cli=text,
            description=text, identity=extension, name=name, did=text,
        ),
    )  # fmt: skip


def make_packet(counter: int, events: Iterable[Detail]) -> EventPacket:
    return EventPacket(PBX, counter, b"".join(map(event_stream.encode_event, events)))


def flood(*packets: Packet) -> PeerScript:
    """Sign the client in, and send ``packets`` in one piece when it has requested events."""
    data = b"".join(encode_packet_frame(packet) for packet in packets)

    async def play(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        sending: list[asyncio.Task[None]] = []
        with contextlib.suppress(HungUpError, ConnectionError):
            while True:
                match await conversation.receive_packet():
                    case TestRequest() as request:
                        await conversation.answer_test(request)
                    case EventRequest() as request:
                        await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
                        sending.append(asyncio.create_task(conversation.send_bytes(data)))
                    case ReadFileRequest() as request:
                        await conversation.send_packets(ReadFileResponse(request.request_id, 1))
        for task in sending:
            task.cancel()

    return play


@contextlib.asynccontextmanager
async def open_desk(script: PeerScript, folder: Path) -> AsyncIterator[LiveDesk]:
    with run_pbx_peer(script) as pbx:
        live = LiveDesk(pbx.port, folder)
        async with live.run():
            yield live


class KeyPresser(QObject):
    """Presses a key repeatedly, and measures the longest time until the window has handled it.

    It is the computing time of the process: that of other programs is not the window's.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self._field = field
        self.slowest = 0.0
        self.presses = 0

    async def run(self) -> None:
        while True:
            before = time.process_time()
            await asyncio.sleep(0.01)
            self._field.clear()
            QTest.keyClick(self._field, Qt.Key.Key_A)
            assert self._field.text() == "a"
            self.slowest = max(self.slowest, time.process_time() - before)
            self.presses += 1


def find_labels(window: MainWindow) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.text()]


@pytest.mark.large(30)
def test_no_word_of_a_pbx_is_anything_but_text(qt_run: QtRun, tmp_path: Path):
    events = [
        make_detail(number, name, str(4000 + number)) for number, name in enumerate(HOSTILE_TEXTS, start=1)
    ]

    async def scenario() -> None:
        async with open_desk(flood(make_packet(1, events)), tmp_path) as live:
            calls = live.models.calls
            await wait_for(lambda: calls.rowCount() == len(HOSTILE_TEXTS))
            for number in range(calls.rowCount()):
                row = calls.index(number, 0).data(Role.ROW)
                live.window.details_pane.show_call(row)
                # Not QTest.qWait: its nested event loop would run other tasks inside of this one.
                await asyncio.sleep(0)
                label_texts = [label.text() for label in find_labels(live.window)]
                for text in (*label_texts, row.accessible_text, row.caller, row.line):
                    assert not set(text) & set("\r\t\x01\x07\x1b\x9b\u202e\u202c\u2066\u2069\u200f\u061c")
                assert max(map(len, (row.caller, row.called, row.line))) <= MAX_TEXT_LENGTH + 40
                for column in range(calls.columnCount()):
                    document = QTextDocument()
                    document.setHtml(calls.index(number, column).data(Qt.ItemDataRole.ToolTipRole) or "")
                    assert "<img" not in document.toHtml()
                    assert "<a " not in document.toHtml()
            assert all(label.textFormat() == Qt.TextFormat.PlainText for label in find_labels(live.window))

    qt_run(scenario())


def make_ten_thousand_tuples() -> EventPacket:
    return make_packet(1, [make_detail(number % 500, "x") for number in range(10_000)])


def make_megabyte_of_empty_tuples() -> EventPacket:
    return EventPacket(PBX, 1, packet_codec.encode_tuple(TupleId.CALL_DELTA3, b"") * 200_000)


def make_eight_thousand_calls() -> EventPacket:
    short = [Detail(CallSection(NODE, n), Party(end_id=f"{NODE}{n:08x}", state=1)) for n in range(8_000)]
    return make_packet(1, short)


def make_expensive_records() -> EventPacket:
    text = b"<Detail><Call>1</Call><PartyA>" + b',"' * 32_000
    return EventPacket(PBX, 1, packet_codec.encode_tuple(TupleId.CALL_DELTA3, text) * 12)


@pytest.mark.parametrize(
    "make_flood",
    [
        make_ten_thousand_tuples,
        make_megabyte_of_empty_tuples,
        make_eight_thousand_calls,
        make_expensive_records,
    ],
)
def test_the_window_answers_while_a_flood_comes_in_one_frame(
    qt_run: QtRun, tmp_path: Path, make_flood: Callable[[], EventPacket]
):
    last = make_detail(77_777, "the last", "4242")

    async def scenario() -> None:
        async with open_desk(flood(make_flood(), make_packet(2, [last])), tmp_path) as live:
            field = live.window.findChild(QLineEdit)
            assert field is not None
            keys = KeyPresser(field)
            typing = asyncio.create_task(keys.run())
            started = time.process_time()
            extensions = live.models.extensions
            await wait_for(lambda: extensions.find("4242") is not None)
            duration = time.process_time() - started
            typing.cancel()
            await asyncio.wait([typing])
            assert keys.presses > 2
            assert keys.slowest < max(ANSWER_LIMIT, duration / 2)

    qt_run(scenario(), timeout=250)

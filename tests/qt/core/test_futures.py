"""Answers from other threads reach a widget on the GUI thread, and only while it wants them."""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.qt.core.futures import FutureReceiver, relay_to_gui
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10, make_incoming_call


def complete_in_thread(future: Future[int], answer: int | BaseException) -> None:
    """Complete a future as a worker does, and wait until that is done."""

    def complete() -> None:
        if isinstance(answer, BaseException):
            future.set_exception(answer)
        else:
            future.set_result(answer)

    thread = threading.Thread(target=complete)
    thread.start()
    thread.join()


def test_an_answer_of_the_history_is_delivered_on_the_gui_thread(qtbot: QtBot, tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        store.write_calls([make_incoming_call("1", "01632960150", MONDAY_10)])
    access, owner = LocalHistory(location, Site()), QObject()
    answers: list[tuple[CallPage, threading.Thread]] = []
    FutureReceiver(owner).wait_for(
        access.fetch_page(CallQuery()), lambda page: answers.append((page, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: len(answers) == 1)
    page, thread = answers[0]
    assert [call.id for call in page.calls] == ["1"]
    assert thread is threading.main_thread()
    access.close()


def test_a_completed_future_is_delivered_later_too(qtbot: QtBot) -> None:
    """A handler never runs within the call that asks."""
    owner, answers = QObject(), list[int]()
    future: Future[int] = Future()
    future.set_result(7)
    FutureReceiver(owner).wait_for(future, answers.append)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [7])


def test_an_error_becomes_a_sentence(qtbot: QtBot) -> None:
    owner, sentences = QObject(), list[Sentence]()
    receiver = FutureReceiver(owner)
    for error in (
        HistoryError(Sentence("The disk is full."), HistoryProblem.FULL),
        OSError(28, "No space left on device"),
    ):
        future: Future[int] = Future()
        receiver.wait_for(future, lambda answer: pytest.fail(f"{answer}"), sentences.append)
        complete_in_thread(future, error)
    qtbot.waitUntil(lambda: len(sentences) == 2)
    assert str(sentences[0]) == "The disk is full."
    assert "No space left" in str(sentences[1])


@pytest.mark.expect_log("The disk is full")
def test_an_error_that_nobody_handles_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    owner = QObject()
    future: Future[int] = Future()
    FutureReceiver(owner).wait_for(future, lambda answer: pytest.fail(f"{answer}"))
    complete_in_thread(future, HistoryError(Sentence("The disk is full."), HistoryProblem.FULL))
    qtbot.waitUntil(lambda: "The disk is full" in caplog.text)


def test_outdated_queries_are_dropped(qtbot: QtBot) -> None:
    owner, answers = QObject(), list[int]()
    receiver = FutureReceiver(owner)
    running, waiting = Future[int](), Future[int]()
    running.set_running_or_notify_cancel()
    for future in (running, waiting):
        receiver.wait_for(future, answers.append)
    receiver.drop_pending()
    assert waiting.cancelled()
    complete_in_thread(running, 1)
    wanted: Future[int] = Future()
    receiver.wait_for(wanted, answers.append)
    complete_in_thread(wanted, 2)
    qtbot.waitUntil(lambda: answers == [2])


def test_an_answer_after_the_widget_is_gone_is_dropped(qapp: QApplication) -> None:
    for delivered_before in (False, True):
        owner, answers = QObject(), list[int]()
        receiver = FutureReceiver(owner)
        future: Future[int] = Future()
        receiver.wait_for(future, answers.append)
        if delivered_before:
            complete_in_thread(future, 1)  # the answer is in the queue of the event loop
        delete(owner)
        if not delivered_before:
            complete_in_thread(future, 1)
        qapp.processEvents()
        assert answers == []


THREADS = 2
ROUNDS = 400
PAUSE_SECONDS = 1e-4


class Listener(QObject):
    """Records what it is called with, and on which thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.numbers: list[int] = []
        self.threads: set[threading.Thread] = set()

    def take_number(self, number: int) -> None:
        self.numbers.append(number)
        self.threads.add(threading.current_thread())


def run_in_thread(work: Callable[[], object]) -> None:
    """Run a function in a thread, and wait for its end."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_calls_are_made_on_the_gui_thread_in_their_order(qtbot: QtBot) -> None:
    listener = Listener()
    report = relay_to_gui(listener.take_number)
    run_in_thread(lambda: [report(number) for number in range(100)])
    assert listener.numbers == []
    qtbot.waitUntil(lambda: listener.numbers == list(range(100)))
    assert listener.threads == {threading.main_thread()}


def test_nothing_is_called_after_the_object_was_deleted(qapp: QApplication) -> None:
    for called_before in (False, True):
        owner = QObject()
        listener = Listener(owner)
        report = relay_to_gui(listener.take_number)
        if called_before:
            run_in_thread(lambda report=report: report(1))  # type: ignore[misc]
        delete(owner)
        if not called_before:
            run_in_thread(lambda report=report: report(1))  # type: ignore[misc]
        qapp.processEvents()
        assert listener.numbers == []


def test_a_thread_does_not_keep_the_object_alive(qapp: QApplication) -> None:
    """Else it could have the last reference, and delete the object on its own thread."""
    listener = Listener()
    alive = weakref.ref(listener)
    report = relay_to_gui(listener.take_number)
    run_in_thread(lambda: report(1))
    del listener
    assert alive() is None
    report(2)
    qapp.processEvents()


def test_objects_are_deleted_while_threads_call_them(qapp: QApplication) -> None:
    """Threads that emit a signal of the objects themselves crash the program in a loop like this."""
    reports: list[Callable[[int], None]] = []
    stopped = threading.Event()

    def call_all() -> None:
        # A pause for the GUI thread, which would be kept busy by the calls of the first round for seconds.
        while not stopped.wait(PAUSE_SECONDS):
            for report in tuple(reports):
                report(1)

    threads = [threading.Thread(target=call_all) for _ in range(THREADS)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for _ in range(ROUNDS):
            owner = QObject()
            listeners = [Listener(owner) for _ in range(10)]
            reports[:] = [relay_to_gui(listener.take_number) for listener in listeners]
            qapp.processEvents()
            delete(owner)
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
        sys.setswitchinterval(interval)
    qapp.processEvents()
    last = Listener()
    relay_to_gui(last.take_number)(7)
    qapp.processEvents()
    assert last.numbers == [7]

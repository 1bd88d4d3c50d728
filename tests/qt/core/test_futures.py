"""Answers from other threads reach a widget on the GUI thread, and only while it wants them."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.qt.core.futures import FutureReceiver
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


def test_an_answer_that_is_there_already_comes_later_all_the_same(qtbot: QtBot) -> None:
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


def test_outdated_questions_are_dropped(qtbot: QtBot) -> None:
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

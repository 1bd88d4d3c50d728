"""Calls from other threads are made on the GUI thread, and never for an object that is gone."""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.core.futures import relay_to_gui

THREADS = 2
ROUNDS = 40


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
        while not stopped.is_set():
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

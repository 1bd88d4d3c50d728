"""The window's address book: read off the GUI thread, in the directory at once, with names for calls."""

from __future__ import annotations

import threading
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.contact import ContactFileError
from devlink3_desk.contacts.files import FilePreview, ImportResult
from devlink3_desk.qt.core.address_book import AddressBook, BackgroundWorker
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.services.directory.contacts import ContactStore
from devlink3_desk.services.directory.notes import NoteStore
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.site import Site

LIMIT = 20_000
"""Milliseconds that a slow machine may take."""


@pytest.fixture
def book(qapp: QApplication, tmp_path: Path) -> AddressBook:
    return AddressBook(ContactStore(tmp_path / "data"))


def taken(book: AddressBook, qtbot, path: Path, name: str = "Customers") -> ImportResult:
    looks: list[FilePreview] = []
    results: list[ImportResult] = []
    errors: list[Exception] = []
    book.preview_file(str(path), None, looks.append, errors.append)
    qtbot.waitUntil(lambda: bool(looks or errors), timeout=LIMIT)
    assert not errors
    book.import_file(str(path), looks[0].plan, name, None, results.append, errors.append)
    qtbot.waitUntil(lambda: bool(results or errors), timeout=LIMIT)
    assert not errors
    return results[0]


def test_contacts_come_go_and_are_read_again(book: AddressBook, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Company,Work,Mobile\nKim,Northfield,01632 960144,07700 900123\n")
    source = taken(book, qtbot, path).source
    assert book.sources == (source,)
    (kim,) = book.phone_book.people
    assert (kim.name, kim.company, kim.number, kim.others[0].number) == (
        "Kim",
        "Northfield",
        "01632 960144",
        "07700 900123",
    )
    assert book.phone_book.find("+44 7700 900123", Site()) == kim

    path.write_text("Name,Work\nKim Lee,01632 960144\nBo,01632 960145\n")
    results: list[Any] = []
    book.refresh_source(source, results.append, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=LIMIT)
    assert [person.name for person in book.phone_book.people] == ["Kim Lee", "Bo"]
    assert len(book.sources) == 1

    again = AddressBook(ContactStore(tmp_path / "data"))
    with qtbot.waitSignal(again.changed, timeout=LIMIT):
        again.load()
    assert [person.name for person in again.phone_book.people] == ["Kim Lee", "Bo"]

    with qtbot.waitSignal(book.changed, timeout=LIMIT):
        book.remove_source(book.sources[0], results.append)
    assert not list(book.sources)
    assert not book.phone_book.people


def test_all_contacts_are_written_as_a_table(book: AddressBook, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Work\n=cmd|' /c calc'!A0,01632 960144\n")
    taken(book, qtbot, tmp_path / "a.csv")
    results: list[Any] = []
    book.export_contacts(str(tmp_path / "out.csv"), results.append, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=LIMIT)
    assert results == [1]
    assert "\"'=cmd" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_failure_is_told(book: AddressBook, qtbot: QtBot, tmp_path: Path) -> None:
    errors: list[Exception] = []
    book.preview_file(str(tmp_path / "none.csv"), None, lambda _look: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=LIMIT)
    assert isinstance(errors[0], ContactFileError)


def test_a_hundred_thousand_rows_do_not_stop_the_window(
    book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Name;Phone\n" + "".join(f"Person {at};0{at + 1_000_000}\n" for at in range(100_000)))
    results: list[Any] = []
    heard: list[int] = []
    book.progress.connect(heard.append)
    look = ContactStore(tmp_path).preview_file(str(path))
    book.import_file(str(path), look.plan, "Many", None, results.append, results.append)
    stalls = [0.0]
    while not results:
        started = perf_counter()
        QApplication.processEvents()
        sum(range(1000))  # a window has work of its own, for which it needs the interpreter
        stalls.append(perf_counter() - started)
    assert results[0].source.count == 100_000
    assert len(heard) > 10
    stalls.sort()
    # One long one may be the machine's: what stops a window is one after another.
    assert stalls[-3] < 0.1


def test_work_is_done_elsewhere_and_told_here(qapp: QApplication, qtbot: QtBot) -> None:
    background = BackgroundWorker()
    seen: list[object] = []

    def work() -> threading.Thread:
        return threading.current_thread()

    background.run_in_thread(
        work, lambda thread: seen.extend((thread, threading.current_thread())), seen.append
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=LIMIT)
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()
    assert not background.is_busy


def someone(number: str, name: str = "Kim", **more) -> Person:
    return Person(number, name, PersonKind.CONTACT, **more)


def test_a_note_is_on_the_number_however_it_is_written(qapp: QApplication, tmp_path: Path) -> None:
    notes = PersonNotes(NoteStore(tmp_path))
    notes.save_note(someone("01632 960144"), "likes tea")
    assert notes.note_for_number("+44 1632 960 144") == "likes tea"
    assert notes.note_for_number("9 01632 960144") == "likes tea"
    assert notes.note_for_number("01632 960145") == ""
    assert PersonNotes(NoteStore(tmp_path)).note_for(someone("+441632960144", "Renamed")) == "likes tea"
    notes.save_note(someone("+441632960144"), " ")
    assert notes.note_for_number("01632 960144") == ""


def test_a_note_on_someone_without_a_number_is_on_the_name(qapp: QApplication, tmp_path: Path) -> None:
    notes = PersonNotes(NoteStore(tmp_path))
    notes.save_note(someone("", "Zoë"), "writes only")
    assert notes.note_for(someone("", "Zoë")) == "writes only"
    assert notes.note_for(someone("", "Ann")) == ""

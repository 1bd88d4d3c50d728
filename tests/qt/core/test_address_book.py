"""The address book, which reads and writes on a worker thread, and the notes on people."""

from __future__ import annotations

import threading
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.contact import ContactFileError
from devlink3_desk.contacts.import_plan import FilePreview, ImportResult
from devlink3_desk.qt.core.address_book import AddressBook, BackgroundWorker
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.site import Site

LIMIT = 20_000
"""Time-out in milliseconds, for a slow machine."""


@pytest.fixture
def book(qapp: QApplication, tmp_path: Path) -> AddressBook:
    return AddressBook(ContactStore(tmp_path / "data"))


def import_file(book: AddressBook, qtbot: QtBot, path: Path, name: str = "Customers") -> ImportResult:
    previews: list[FilePreview] = []
    results: list[ImportResult] = []
    errors: list[Exception] = []
    book.preview_file(str(path), None, previews.append, errors.append)
    qtbot.waitUntil(lambda: bool(previews or errors), timeout=LIMIT)
    assert not errors
    book.import_file(str(path), previews[0].plan, name, None, results.append, errors.append)
    qtbot.waitUntil(lambda: bool(results or errors), timeout=LIMIT)
    assert not errors
    return results[0]


def test_contacts_are_imported_refreshed_loaded_and_removed(
    book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Company,Work,Mobile\nKim,Northfield,01632 960144,07700 900123\n")
    source = import_file(book, qtbot, path).source
    assert book.sources == (source,)
    (kim,) = book.phone_book.people
    assert (kim.name, kim.company, kim.number, kim.others[0].number) == (
        "Kim",
        "Northfield",
        "01632 960144",
        "07700 900123",
    )
    assert [match.person for match in book.phone_book.find_all("+44 7700 900123", Site())] == [kim]

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


def test_contacts_are_exported_with_formulas_quoted(book: AddressBook, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Work\n=cmd|' /c calc'!A0,01632 960144\n")
    import_file(book, qtbot, tmp_path / "a.csv")
    results: list[Any] = []
    book.export_contacts(str(tmp_path / "out.csv"), results.append, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=LIMIT)
    assert results == [1]
    assert "\"'=cmd" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_failure_is_reported(book: AddressBook, qtbot: QtBot, tmp_path: Path) -> None:
    errors: list[Exception] = []
    book.preview_file(str(tmp_path / "none.csv"), None, lambda _preview: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=LIMIT)
    assert isinstance(errors[0], ContactFileError)


@pytest.mark.large(40)
def test_thirty_thousand_rows_do_not_block_the_window(
    book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Name;Phone\n" + "".join(f"Person {at};0{at + 1_000_000}\n" for at in range(30_000)))
    results: list[Any] = []
    progress: list[int] = []
    book.progress.connect(progress.append)
    preview = ContactStore(tmp_path).preview_file(str(path))
    book.import_file(str(path), preview.plan, "Many", None, results.append, results.append)
    # Of the process: the time that another thread holds the lock counts, that of other programs does not.
    stalls = [0.0]
    while not results:
        started = process_time()
        QApplication.processEvents()
        sum(range(1000))  # stands for the work of the window, which needs the interpreter lock
        stalls.append(process_time() - started)
    assert results[0].source.count == 30_000
    assert len(progress) > 10
    stalls.sort()
    # A single long stall may come from the machine. What blocks a window is many of them.
    assert stalls[-3] < 0.1


def test_work_runs_on_another_thread_and_is_reported_on_the_main_thread(
    qapp: QApplication, qtbot: QtBot
) -> None:
    background = BackgroundWorker()
    threads: list[object] = []

    def work() -> threading.Thread:
        return threading.current_thread()

    background.run_in_thread(
        work, lambda thread: threads.extend((thread, threading.current_thread())), threads.append
    )
    qtbot.waitUntil(lambda: bool(threads), timeout=LIMIT)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert not background.is_busy


def make_contact(number: str, name: str = "Kim", **more) -> Person:
    return Person(number, name, PersonKind.CONTACT, **more)


def test_a_note_is_found_by_any_spelling_of_the_number(qapp: QApplication, tmp_path: Path) -> None:
    notes = PersonNotes(NoteStore(tmp_path))
    notes.save_note(make_contact("01632 960144"), "likes tea")
    assert notes.find_note_for_number("+44 1632 960 144") == "likes tea"
    assert notes.find_note_for_number("9 01632 960144") == "likes tea"
    assert notes.find_note_for_number("01632 960145") == ""
    assert PersonNotes(NoteStore(tmp_path)).find_note(make_contact("+441632960144", "Renamed")) == "likes tea"
    notes.save_note(make_contact("+441632960144"), " ")
    assert notes.find_note_for_number("01632 960144") == ""


def test_a_note_on_a_person_without_number_is_found_by_name(qapp: QApplication, tmp_path: Path) -> None:
    notes = PersonNotes(NoteStore(tmp_path))
    notes.save_note(make_contact("", "Zoë"), "writes only")
    assert notes.find_note(make_contact("", "Zoë")) == "writes only"
    assert notes.find_note(make_contact("", "Ann")) == ""

"""The settings page of the mail server."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.preferences import MailPreferences, MailSecurity, Preferences
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.qt.settings.mail_page import MailPage

SERVER = MailPreferences(
    host="mail.example.org",
    port=2465,
    security=MailSecurity.TLS,
    user="desk",
    sender="desk@example.org",
    ca="/etc/ca.pem",
)


def answer(error: Exception | None = None) -> Future[None]:
    future: Future[None] = Future()
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
    return future


def test_the_shown_values_are_saved(qtbot: QtBot) -> None:
    page = MailPage(lambda *_arguments: answer())
    qtbot.addWidget(page)
    preferences = Preferences(mail=SERVER)
    page.show_preferences(preferences)
    # The CA file, which the page does not show, stays.
    assert page.update_preferences(Preferences()) == preferences
    page.host_field.setText(" other.example.org ")
    assert page.update_preferences(preferences).mail.host == "other.example.org"


def find_message_boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]


def open_page(qtbot: QtBot) -> tuple[MailPage, list[tuple[str, str, str]]]:
    """Return a page that shows a server, and the passwords that it stores: user, host and password."""
    saved: list[tuple[str, str, str]] = []

    def save(user: str, host: str, password: str) -> Future[None]:
        saved.append((user, host, password))
        return answer()

    page = MailPage(save)
    qtbot.addWidget(page)
    page.show_preferences(Preferences(mail=SERVER))
    return page, saved


def test_the_password_is_stored_in_the_keyring_only(qtbot: QtBot) -> None:
    page, saved = open_page(qtbot)
    assert not page.password_button.isEnabled()
    page.password_field.setText("tell nobody")
    page.password_button.click()
    assert saved == [("desk", "mail.example.org", "tell nobody")]
    qtbot.waitUntil(lambda: bool(page.result_label.text()))
    assert page.password_field.text() == ""
    assert "keyring" in page.result_label.text()


def test_a_keyring_that_cannot_be_used_keeps_the_password_in_the_field(qtbot: QtBot) -> None:
    page = MailPage(lambda *_arguments: answer(DevLinkError("The keyring is locked.")))
    qtbot.addWidget(page)
    page.show_preferences(Preferences(mail=SERVER))
    page.password_field.setText("tell nobody")
    page.password_button.click()
    qtbot.waitUntil(lambda: bool(page.result_label.text()))
    assert page.result_label.text() == "The keyring is locked."
    assert page.password_field.text() == "tell nobody"


def test_a_typed_password_is_stored_with_ok(qtbot: QtBot) -> None:
    page, saved = open_page(qtbot)
    page.update_preferences(Preferences())
    assert saved == []
    page.password_field.setText("tell nobody")
    assert page.find_problem() == ""
    page.update_preferences(Preferences())
    assert saved == [("desk", "mail.example.org", "tell nobody")]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot
def test_a_password_that_cannot_be_stored_with_ok_is_reported_after_the_dialog_is_closed(
    qtbot: QtBot,
) -> None:
    future: Future[None] = Future()
    page = MailPage(lambda *_arguments: future)
    page.show_preferences(Preferences(mail=SERVER))
    page.password_field.setText("tell nobody")
    page.update_preferences(Preferences())
    delete(page)
    future.set_exception(DevLinkError("The keyring is locked."))
    qtbot.waitUntil(lambda: find_message_boxes() != [])
    (box,) = find_message_boxes()
    assert box.text() == "The keyring is locked."
    box.accept()
    qtbot.waitUntil(lambda: find_message_boxes() == [])


def test_a_password_without_its_server_or_user_is_a_problem(qtbot: QtBot) -> None:
    page = MailPage(lambda *_arguments: answer())
    qtbot.addWidget(page)
    page.show_preferences(Preferences(mail=SERVER))
    page.password_field.setText("tell nobody")
    page.user_field.clear()
    assert "user" in page.find_problem()
    page.password_field.clear()
    assert page.find_problem() == ""


@pytest.mark.parametrize(
    ("host", "sender", "word"),
    [
        ("mail.example.org", "desk@example.org", ""),
        ("mail.example.org", "Front desk <desk@example.org>", ""),
        ("", "", ""),
        ("https://mail.example.org", "", "without protocol"),
        ("mail.example.org:587", "", "without protocol"),
        ("mail.example.org", "desk", "e-mail address"),
    ],
)
def test_a_server_and_a_sender_that_cannot_be_used_are_problems(
    qtbot: QtBot, host: str, sender: str, word: str
) -> None:
    page = MailPage(lambda *_arguments: answer())
    qtbot.addWidget(page)
    page.show_preferences(Preferences(mail=SERVER))
    page.host_field.setText(host)
    page.sender_field.setText(sender)
    assert word in page.find_problem()
    assert bool(word) == bool(page.find_problem())

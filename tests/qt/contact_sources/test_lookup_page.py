"""The settings page of the look-up: definition, template and trial."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.lookup import build_caller_numbers
from devlink3_desk.contacts.lookup_definition import LookupDefinition, LookupMethod, LookupTrial
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.contact_sources.lookup_page import LookupPage
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore
from devlink3_desk.switchboard.site import Site
from tests.support.desk_models import show_widget
from tests.support.http_peer import respond_json, run_http_peer

TEMPLATE = """<Crm Name="Northdesk"><Number Prefix="Plus"/><Parameters>
<Parameter Name="Domain" Type="String" Title="Account:" Default="north"/>
<Parameter Name="Key" Type="Password" Title="API key:"/></Parameters><Authentication Type="OAuth2"/>
<Scenarios><Scenario Id="" Type="REST">
<Request Url="https://[Domain].example.com/find?q=[Number]">
<Headers><Value Key="X-Key">[Key]</Value></Headers>
</Request><Variables><Variable Name="N" Path="name"/></Variables>
<Outputs><Output Type="FirstName" Value="[N]"/></Outputs>
</Scenario></Scenarios></Crm>"""
WAIT_MS = 20_000


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> LookupPage:
    page = LookupPage(
        CallerLookup(LookupStore(tmp_path)), lambda text: build_caller_numbers(text, Site(), is_written=True)
    )
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    return page


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_enter_in_the_number_field_looks_it_up_and_does_not_accept_the_dialog(
    page: LookupPage, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(page)
    ok_button = QPushButton(dialog)
    ok_button.setDefault(True)
    ok_button.clicked.connect(dialog.accept)
    dialog.show()
    QTest.keyClick(page.tester.number_field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "begins with https" in page.tester.result_label.text()
    page.setParent(None)  # its fixture deletes it


def test_a_definition_is_stored_with_ok(page: LookupPage, tmp_path: Path) -> None:
    page.active_box.setChecked(True)
    assert "begins with https" in page.find_problem()
    page.url_field.setText("https://crm.example.com/?q={e164}")
    assert "Enter where in the answer" in page.find_problem()
    page.output_fields["name_path"].setText("name")
    page.headers_field.setPlainText("X-Account: north\n\nAccept-Language: en")
    page.method_box.setCurrentIndex(page.method_box.findData(LookupMethod.POST))
    assert page.find_problem() == ""
    page.update_preferences(Preferences())
    stored = LookupStore(tmp_path).load()
    assert stored.headers == (("X-Account", "north"), ("Accept-Language", "en"))
    assert (stored.is_active, stored.method) == (True, LookupMethod.POST)
    page.show_definition(stored)
    assert page.read_fields() == stored


def test_a_secret_is_unchanged_only_where_the_stored_definition_has_one(page: LookupPage) -> None:
    assert page.secret_field.placeholderText() == "will be stored in the keyring"
    page.headers_field.setPlainText("Authorization: Bearer {secret}")
    assert page.secret_field.placeholderText() == "will be stored in the keyring"
    page.update_preferences(Preferences())
    page.show_preferences(Preferences())
    assert page.secret_field.placeholderText() == "unchanged, in the keyring"


def test_a_template_fills_the_fields_and_says_what_cannot_be_done(page: LookupPage, tmp_path: Path) -> None:
    path = tmp_path / "north.xml"
    path.write_text(TEMPLATE)
    page.import_template(str(path))
    definition = page.read_fields()
    assert definition.url == "https://{Domain}.example.com/find?q={e164}"
    assert definition.parameters == {"Domain": "north"}
    assert definition.headers == (("X-Key", "{secret}"),)
    assert "Signing in with OAuth2 is not supported" in page.remarks_label.text()
    assert "Enter as the secret: API key." in page.remarks_label.text()
    path.write_text("<html/>")
    page.import_template(str(path))
    assert page.remarks_label.text() == "This is not a CRM template of 3CX."
    page.import_template(str(tmp_path / "missing.xml"))
    assert "cannot be read" in page.remarks_label.text()
    assert page.read_fields() == definition


def test_a_number_is_tried(page: LookupPage, qtbot: QtBot) -> None:
    with run_http_peer(respond_json('{"name": "Zoë", "n": 3}')) as peer:
        page.show_definition(
            LookupDefinition(name="CRM", url=f"{peer.url}/?q={{e164}}", name_path="name", count_path="n")
        )
        page.tester.number_field.setText("12")
        page.tester.try_number()
        assert "Enter a complete number" in page.tester.result_label.text()
        page.tester.number_field.setText("+44 1632 960144")
        page.tester.try_number()
        qtbot.waitUntil(page.tester.try_button.isEnabled, timeout=WAIT_MS)
    assert page.tester.result_label.text().startswith("Zoë · 3 (after ")
    exchange = page.tester.exchange_text.toPlainText()
    assert f"GET {peer.url}/?q=%2B441632960144" in exchange
    assert '"name": "Zoë"' in exchange


@pytest.mark.parametrize("method", LookupMethod)
@pytest.mark.parametrize("width", [480, 520, 620, 900])
def test_fields_do_not_overlap(page: LookupPage, qtbot: QtBot, width: int, method: LookupMethod) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(width, 600)
    page.method_box.setCurrentIndex(page.method_box.findData(method))
    show_widget(area)
    before = _find_overlaps(page)
    answer = Sentence("CRM rejects the user or the secret ({status}).", status="401 Unauthorized " * 6)
    page.tester.show_trial(LookupTrial("GET /", "{}", 0.1, None, answer))
    qtbot.waitUntil(page.tester.exchange_text.isVisible)
    after = _find_overlaps(page)
    area.takeWidget()  # the area would delete the page
    assert (before, after) == ([], [])


def _find_overlaps(page: LookupPage) -> list[tuple[QWidget, QWidget]]:
    """Return the parts of the page that lie over each other."""
    QApplication.processEvents()
    kinds = (QLabel, QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)
    parts = [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.parentWidget() in (page, page.tester)
    ]
    places = [QRect(part.mapTo(page, QPoint(0, 0)), part.size()) for part in parts]
    return [
        (parts[first], parts[second])
        for first, second in itertools.combinations(range(len(parts)), 2)
        if places[first].intersects(places[second])
    ]

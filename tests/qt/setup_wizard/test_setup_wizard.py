"""The setup wizard on a backend that answers immediately."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.mnemonics import find_mnemonic
from devlink3_desk.qt.core.people_tree import ME_COLUMN, WATCHED_COLUMN
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.core.widgets import IconLabel
from devlink3_desk.qt.setup_wizard.setup_backend import (
    CheckOutcome,
    CheckStep,
    SiteDraft,
    SiteSecrets,
    StepStatus,
)
from devlink3_desk.qt.setup_wizard.setup_wizard import (
    ADDRESS_PAGE,
    CHECK_PAGE,
    NUMBERS_PAGE,
    PEOPLE_PAGE,
    PasswordDialog,
    SetupWizard,
)

FINGERPRINT = "7a" * 32


class ImmediateBackend:
    """Trusts a draft with the right pin only, and records what it is asked to do."""

    def __init__(self) -> None:
        self.checked: list[SiteDraft] = []
        self.saved: tuple[SiteDraft, SiteSecrets, PeoplePreferences] | None = None
        self.outcome: CheckOutcome | None = None
        """Outcome of every check, instead of one that depends on the certificate."""

    def start_check(
        self,
        draft: SiteDraft,
        secrets: SiteSecrets,
        on_step: Callable[[CheckStep], None],
        on_done: Callable[[CheckOutcome], None],
    ) -> None:
        self.checked.append(draft)
        is_trusted = draft.pin == FINGERPRINT
        on_step(CheckStep("Certificate", "checked", StepStatus.GOOD if is_trusted else StepStatus.BAD))
        if self.outcome is not None:
            on_done(self.outcome)
        elif is_trusted:
            on_done(CheckOutcome(works=True, people=(("201", "Ann"), ("202", "Ben"))))
        else:
            on_done(CheckOutcome(works=False, unknown_certificate=FINGERPRINT))

    def cancel_check(self) -> None:
        pass

    def save_site(self, draft: SiteDraft, secrets: SiteSecrets, people: PeoplePreferences) -> None:
        self.saved = draft, secrets, people


@pytest.fixture
def backend() -> ImmediateBackend:
    return ImmediateBackend()


@pytest.fixture
def wizard(qapp: QApplication, backend: ImmediateBackend, qtbot: QtBot) -> SetupWizard:
    wizard = SetupWizard(ApplicationThemeManager(), backend)
    qtbot.addWidget(wizard)
    wizard.address_page.host_field.setText("pbx.example.com")
    wizard.address_page.password_field.setText("secret")
    return wizard


def test_the_check_starts_with_address_and_user_and_nothing_is_saved_before_the_end(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    assert not wizard.next_button.isEnabled()
    wizard.address_page.user_field.setText("desk")
    wizard.next_button.click()
    assert wizard.page_stack.currentIndex() == CHECK_PAGE
    assert not wizard.next_button.isEnabled()
    wizard.check_page.trust_button.click()
    wizard.next_button.click()
    assert wizard.page_stack.currentIndex() == NUMBERS_PAGE
    wizard.numbers_page.country_box.setCurrentIndex(wizard.numbers_page.country_box.findData("DE"))
    wizard.next_button.click()
    assert wizard.page_stack.currentIndex() == PEOPLE_PAGE
    next(wizard.people_tree.iter_items()).setCheckState(ME_COLUMN, Qt.CheckState.Checked)
    assert backend.saved is None
    wizard.next_button.click()
    draft = SiteDraft(name="pbx.example.com", host="pbx.example.com", user="desk", pin=FINGERPRINT)
    # The longest number that the PBX has listed has three digits.
    draft = msgspec.structs.replace(draft, plan=NumberingPlan("DE", "0", 3))
    assert backend.saved == (draft, SiteSecrets("secret"), PeoplePreferences(me=("201",)))


def test_a_certificate_is_not_trusted_after_a_change_of_the_address(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    wizard.address_page.user_field.setText("desk")
    wizard.next_button.click()
    wizard.check_page.trust_button.click()
    wizard.back_button.click()
    assert wizard.page_stack.currentIndex() == ADDRESS_PAGE
    wizard.address_page.password_field.setText("another")
    wizard.next_button.click()
    assert [draft.pin for draft in backend.checked] == [None, FINGERPRINT, FINGERPRINT]
    wizard.back_button.click()
    wizard.address_page.host_field.setText("other.example.com")
    wizard.next_button.click()
    assert backend.checked[-1].pin is None


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_after_a_refused_password_back_leads_to_it(wizard: SetupWizard, backend: ImmediateBackend) -> None:
    backend.outcome = CheckOutcome(works=False, is_sign_in_refused=True)
    wizard.show()
    wizard.address_page.user_field.setText("desk")
    wizard.next_button.click()
    wizard.back_button.click()
    assert wizard.focusWidget() is wizard.address_page.password_field
    assert wizard.address_page.password_field.selectedText()
    backend.outcome = CheckOutcome(works=False)
    wizard.next_button.click()
    wizard.back_button.click()
    assert wizard.focusWidget() is wizard.address_page.host_field


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_after_a_failed_check_enter_leads_back(wizard: SetupWizard, backend: ImmediateBackend) -> None:
    wizard.address_page.user_field.setText("desk")
    wizard.show()
    wizard.activateWindow()
    wizard.next_button.click()
    assert wizard.focusWidget() is wizard.back_button  # not the button that trusts the certificate
    QTest.keyClick(wizard.back_button, Qt.Key.Key_Return)
    assert wizard.page_stack.currentIndex() == ADDRESS_PAGE


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_steps_do_not_touch_the_frame_of_the_focus(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    wizard.address_page.user_field.setText("desk")
    wizard.show()
    wizard.next_button.click()
    QApplication.processEvents()
    (area,) = wizard.check_page.findChildren(QScrollArea)
    labels = [label for label in area.findChildren(QLabel) if label.isVisible()]
    assert len(labels) >= 3
    viewport = area.viewport()
    assert min(label.mapTo(area, QPoint(0, 0)).x() for label in labels) >= 4
    assert min(label.mapTo(area, QPoint(0, 0)).y() for label in labels) >= 4
    assert max(label.mapTo(area, QPoint(label.width(), 0)).x() for label in labels) <= viewport.width() - 4


def test_going_back_from_the_people_checks_the_connection_again(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    wizard.address_page.user_field.setText("desk")
    wizard.next_button.click()
    wizard.check_page.trust_button.click()
    wizard.next_button.click()
    wizard.next_button.click()
    wizard.back_button.click()
    assert wizard.page_stack.currentIndex() == NUMBERS_PAGE
    wizard.back_button.click()
    assert wizard.page_stack.currentIndex() == CHECK_PAGE
    assert len(backend.checked) == 3


def test_choices_survive_a_new_test_of_the_connection(wizard: SetupWizard, backend: ImmediateBackend) -> None:
    backend.outcome = CheckOutcome(works=True, people=(("201", "Ann"), ("202", "Ben")))
    wizard.address_page.user_field.setText("desk")
    wizard.next_button.click()
    wizard.next_button.click()
    assert wizard.numbers_page.extension_box.value() == 3
    wizard.numbers_page.extension_box.setValue(4)
    wizard.next_button.click()
    ann, ben = wizard.people_tree.iter_items()
    ann.setCheckState(ME_COLUMN, Qt.CheckState.Checked)
    ben.setCheckState(WATCHED_COLUMN, Qt.CheckState.Checked)
    # To the test of the connection, which runs again and now finds one person less, and forward again.
    backend.outcome = CheckOutcome(works=True, people=(("201", "Ann"), ("203", "Cy")))
    for button in (wizard.back_button, wizard.back_button, wizard.next_button, wizard.next_button):
        button.click()
    assert wizard.page_stack.currentIndex() == PEOPLE_PAGE
    wizard.next_button.click()
    assert backend.saved is not None
    draft, _, people = backend.saved
    assert draft.plan.extension_digits == 4
    assert people == PeoplePreferences(me=("201",))


def test_a_failed_test_of_the_connection_keeps_the_choices(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    backend.outcome = CheckOutcome(works=True, people=(("201", "Ann"),))
    wizard.address_page.user_field.setText("desk")
    for _ in range(3):
        wizard.next_button.click()
    next(wizard.people_tree.iter_items()).setCheckState(ME_COLUMN, Qt.CheckState.Checked)
    found, backend.outcome = backend.outcome, CheckOutcome(works=False)
    for _ in range(3):
        wizard.back_button.click()
    assert wizard.page_stack.currentIndex() == ADDRESS_PAGE
    wizard.next_button.click()
    backend.outcome = found
    wizard.back_button.click()
    for _ in range(4):
        wizard.next_button.click()
    assert backend.saved is not None
    assert backend.saved[2] == PeoplePreferences(me=("201",))


def test_a_fingerprint_has_the_size_of_the_other_texts(
    wizard: SetupWizard, theme_manager: ApplicationThemeManager
) -> None:
    details = (("valid", "2031-05-04"), ("SHA-256", FINGERPRINT))
    wizard.check_page.add_step(CheckStep("Certificate", "expired", StepStatus.BAD, details))
    labels = {label.text().replace("\n", ""): label for label in wizard.check_page.findChildren(QLabel)}
    before = labels[FINGERPRINT].font().pointSizeF()
    assert before == labels["2031-05-04"].font().pointSizeF()
    theme_manager.set_zoom(2.0)
    assert labels[FINGERPRINT].font().pointSizeF() == 2 * before
    assert labels["2031-05-04"].font().pointSizeF() == 2 * before


def test_step_marks_scale_with_the_font(wizard: SetupWizard, theme_manager: ApplicationThemeManager) -> None:
    wizard.check_page.add_step(CheckStep("Certificate", "expired", StepStatus.BAD))
    (mark,) = wizard.check_page.findChildren(IconLabel)
    before = mark.width()
    theme_manager.set_zoom(2.0)
    assert mark.width() == mark.height()
    assert mark.width() in range(2 * before - 1, 2 * before + 2)  # it is rounded
    assert mark.pixmap().deviceIndependentSize().width() == mark.width()


def test_the_wizard_is_larger_with_large_letters_if_the_screen_is(
    backend: ImmediateBackend, theme_manager: ApplicationThemeManager, qtbot: QtBot
) -> None:
    sizes = []
    for zoom in (1.0, 2.0):
        theme_manager.set_zoom(zoom)
        wizard = SetupWizard(theme_manager, backend)
        qtbot.addWidget(wizard)
        sizes.append(wizard.size())
    normal, large = sizes
    screen = wizard.screen().availableSize()
    assert large.boundedTo(screen) == large
    assert large.width() >= min(1.9 * normal.width(), screen.width() - 60)
    assert large.height() >= min(1.9 * normal.height(), screen.height() - 60)


def test_a_site_that_would_be_replaced_is_named(backend: ImmediateBackend, qtbot: QtBot) -> None:
    wizard = SetupWizard(ApplicationThemeManager(), backend, site_names=("London", "pbx.leeds"))
    qtbot.addWidget(wizard)
    page = wizard.address_page
    for host, name, replaced in (
        ("pbx.york", "", ""),
        ("pbx.leeds", "", "pbx.leeds"),
        ("pbx.leeds", "York", ""),
        ("pbx.york", " London", "London"),
    ):
        page.host_field.setText(host)
        page.name_field.setText(name)
        assert replaced in page.replaced_label.text()
        assert page.replaced_label.isVisibleTo(page) is bool(replaced)
    page.user_field.setText("desk")
    assert wizard.next_button.isEnabled()  # a site can be set up again


def test_three_examples_show_what_is_chosen(wizard: SetupWizard) -> None:
    page = wizard.numbers_page
    page.country_box.setCurrentIndex(page.country_box.findData("DE"))
    assert page.prefix_field.text() == "0"
    national, abroad, caller = page.examples_label.text().splitlines()
    assert national == "To call 030 123456, the desk dials 0030123456."
    assert abroad == "To call +44 1632 960144, the desk dials 000441632960144."
    assert caller == "A caller shown as 0030123456 is +4930123456."
    page.country_box.setCurrentIndex(page.country_box.findData("BR"))
    assert "need a carrier prefix" in page.examples_label.text().splitlines()[1]
    page.prefix_field.clear()
    page.prefix_field.setModified(True)
    page.country_box.setCurrentIndex(page.country_box.findData("US"))
    assert page.plan == NumberingPlan("US", "", page.extension_box.value())
    assert "the desk dials +12015550123" in page.examples_label.text()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_esc_discards_what_was_entered_only_when_it_is_pressed_again(
    wizard: SetupWizard, backend: ImmediateBackend
) -> None:
    wizard.show()
    wizard.address_page.user_field.setText("desk")
    QTest.keyClick(wizard.address_page.user_field, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    assert "Esc again" in wizard.cancel_label.text()
    wizard.next_button.click()
    assert not wizard.cancel_label.isVisible()
    for is_open in (True, False):
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
        assert wizard.isVisible() is is_open


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_esc_closes_a_wizard_without_entries(backend: ImmediateBackend, qtbot: QtBot) -> None:
    wizard = SetupWizard(ApplicationThemeManager(), backend)
    qtbot.addWidget(wizard)
    wizard.show()
    QTest.keyClick(wizard.address_page.host_field, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_an_empty_password_cannot_be_confirmed(qtbot: QtBot) -> None:
    dialog = PasswordDialog("desk", "pbx.example.com")
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.password_field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.password_field, "secret")
    QTest.keyClick(dialog.password_field, Qt.Key.Key_Return)
    assert dialog.result() == PasswordDialog.DialogCode.Accepted


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_an_ampersand_in_the_name_of_a_site_is_shown(qtbot: QtBot) -> None:
    dialog = PasswordDialog("desk", "R&D")
    qtbot.addWidget(dialog)
    dialog.show()
    (question,) = (label for label in dialog.findChildren(QLabel) if label.buddy() is not None)
    assert "R&&D" in question.text()
    assert find_mnemonic(question.text()) == "P"
    assert dialog.password_field.accessibleName() == "Password of desk at R&D"


def test_secrets_are_not_in_the_repr() -> None:
    assert "secret" not in repr(SiteSecrets("secret", "secret"))


def test_a_hub_needs_the_name_of_the_site(qtbot: QtBot):
    """A hub needs the name of the site, which a PBX does not have; what was entered stays on a change."""
    backend = ImmediateBackend()
    wizard = SetupWizard(ApplicationThemeManager(), backend)
    qtbot.addWidget(wizard)
    page = wizard.address_page
    page.host_field.setText("hub.example.com")
    page.user_field.setText("desk")
    complete = [page.is_complete]
    assert not page.hub_site_field.isVisibleTo(page)
    page.source_box.setCurrentIndex(1)
    assert page.hub_site_field.isVisibleTo(page)
    complete.append(page.is_complete)
    page.hub_site_field.setText("not.a.name")
    complete.append(page.is_complete)
    page.hub_site_field.setText("main")
    complete.append(page.is_complete)
    # A server of a hub may require a client certificate, too.
    page.more_box.setChecked(True)
    assert page.cert_field.isVisibleTo(page)
    assert page.passphrase_field.isVisibleTo(page)
    assert complete == [True, False, False, True]
    assert page.port_field.placeholderText() == "4222"
    assert (page.build_draft().hub_site, page.build_draft().host) == ("main", "hub.example.com")
    page.source_box.setCurrentIndex(0)
    assert page.build_draft().hub_site == ""


@pytest.mark.parametrize(
    ("host", "port", "hub_site", "word"),
    [
        ("pbx.example.com", "", None, ""),
        ("fe80::1", "50796", None, ""),
        ("[fe80::1%eth0]", "", None, ""),
        ("https://pbx.example.com/", "", None, "protocol"),
        ("pbx.example.com:50796", "", None, "port"),
        ("[fe80::1]:50796", "", None, "port"),
        ("pbx example.com", "", None, "spaces"),
        ("pbx.example.com\u00a0(main)", "", None, "spaces"),
        ("pbx.example.com", "0", None, "65535"),
        ("hub.example.com", "", "main, branch", ""),
        ("hub.example.com", "", "", ""),
        ("hub.example.com", "", "not.a.name", "site"),
    ],
)
def test_invalid_input_is_reported_and_cannot_be_checked(
    wizard: SetupWizard, host: str, port: str, hub_site: str | None, word: str
) -> None:
    page = wizard.address_page
    page.user_field.setText("desk")
    page.source_box.setCurrentIndex(0 if hub_site is None else 1)
    page.hub_site_field.setText(hub_site or "")
    page.host_field.setText(host)
    page.port_field.setText(port)
    assert word in page.problem_label.text()
    assert page.problem_label.isVisibleTo(page) is bool(word)
    assert wizard.next_button.isEnabled() is (not word and hub_site != "")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("the server closed the connection.", "The server closed the connection."),
        ("nasystem/user_list has 301 lines.", "nasystem/user_list has 301 lines."),
    ],
)
def test_a_step_begins_with_a_capital_unless_it_begins_with_a_file(
    wizard: SetupWizard, sentence: str, shown: str
) -> None:
    wizard.check_page.add_step(CheckStep("Directory", sentence, StepStatus.GOOD))
    assert shown in [label.text() for label in wizard.check_page.findChildren(QLabel)]


def test_the_hub_decides_the_numbering_of_its_sites(wizard: SetupWizard, backend: ImmediateBackend) -> None:
    backend.outcome = CheckOutcome(works=True, people=(("201", "Ann"),))
    page = wizard.address_page
    page.source_box.setCurrentIndex(1)
    page.user_field.setText("desk")
    page.hub_site_field.setText("main")
    wizard.next_button.click()
    wizard.next_button.click()
    assert wizard.page_stack.currentIndex() == PEOPLE_PAGE
    wizard.back_button.click()
    assert wizard.page_stack.currentIndex() == CHECK_PAGE
    assert len(backend.checked) == 2
    wizard.next_button.click()
    wizard.next_button.click()
    assert backend.saved is not None
    assert backend.saved[0].hub_site == "main"


def test_the_titles_name_what_to_connect_to(wizard: SetupWizard) -> None:
    assert (wizard.windowTitle(), wizard.title_label.text()) == ("Set up a PBX", "PBX address")
    wizard.address_page.source_box.setCurrentIndex(1)
    assert (wizard.windowTitle(), wizard.title_label.text()) == ("Connect to a hub", "Hub address")
    wizard.address_page.host_field.setText("hub.example.com")
    wizard.address_page.user_field.setText("desk")
    wizard.address_page.hub_site_field.setText("main")
    wizard.next_button.click()
    wizard.back_button.click()
    assert wizard.title_label.text() == "Hub address"
    wizard.address_page.source_box.setCurrentIndex(0)
    assert (wizard.windowTitle(), wizard.title_label.text()) == ("Set up a PBX", "PBX address")


def test_a_key_needs_its_certificate(wizard: SetupWizard) -> None:
    """Such a site would not be opened at the next start."""
    page = wizard.address_page
    page.host_field.setText("pbx.example.com")
    page.user_field.setText("desk")
    page.key_field.setText("/key.pem")
    assert "client certificate" in page.problem_label.text()
    assert not wizard.next_button.isEnabled()
    page.cert_field.setText("/cert.pem")
    assert page.problem_label.text() == ""
    assert wizard.next_button.isEnabled()

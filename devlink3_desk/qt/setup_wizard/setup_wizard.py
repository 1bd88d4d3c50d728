"""The dialogs in which a PBX is set up: the wizard, and the dialog for a password that is not stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.dialog import Dialog, accept_button, set_primary
from devlink3_desk.qt.core.mnemonics import assign_mnemonics, find_mnemonic
from devlink3_desk.qt.core.people_tree import PeopleTree
from devlink3_desk.qt.core.text import escape_mnemonics, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconLabel, OutcomeLabel, WrappedLabel
from devlink3_desk.qt.core.window_placement import scale_into_screen
from devlink3_desk.qt.setup_wizard.setup_backend import CheckOutcome, SetupBackend, SiteDraft
from devlink3_desk.qt.setup_wizard.wizard_pages import AddressPage, CheckPage, NumbersPage


class PasswordDialog(Dialog):
    """Asks for a password, and whether to store it in the keyring of the computer."""

    def __init__(self, user: str, site: str, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setWindowIcon(assets.load_app_icon())
        column = self.create_column()
        text = self.tr("Password of {user} at {site}").format(user=user, site=site)
        question = WrappedLabel(escape_mnemonics(text), "cardName", self)
        column.addWidget(question)
        if reason:
            reason_label = WrappedLabel(translate_sentence(reason), "", self)
            column.addWidget(reason_label)
        self.password_field = QLineEdit(self)
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field.setAccessibleName(text)
        self.password_field.setMinimumWidth(340)
        question.setBuddy(self.password_field)
        column.addWidget(self.password_field)
        self.remember_box = QCheckBox(self.tr("&Save it in this computer's keyring"), self)
        self.remember_box.setChecked(True)
        column.addWidget(self.remember_box)
        kinds = QDialogButtonBox.StandardButton
        buttons = self.create_buttons(kinds.Ok | kinds.Cancel)
        column.addWidget(buttons)
        # An empty password would be stored, and used at the next start.
        ok_button = accept_button(buttons)
        ok_button.setEnabled(False)
        self.password_field.textChanged.connect(lambda text: ok_button.setEnabled(bool(text)))


_NOBODY: Final = PeoplePreferences()
WIZARD_SIZE: Final = QSize(680, 560)
"""Initial size with letters of normal size; it grows with them."""
ADDRESS_PAGE, CHECK_PAGE, NUMBERS_PAGE, PEOPLE_PAGE = range(4)


Server: TypeAlias = tuple[str, int | None, bool, str]
"""What a certificate belongs to: address, port, encryption and the site on a hub."""


def _find_server(draft: SiteDraft) -> Server:
    return draft.host, draft.port, draft.tls, draft.hub_site


class SetupWizard(Dialog):
    """Sets up a site in four pages: address, check, numbers, people. Nothing is stored before the end.

    A site on a hub has the numbering of the hub, so that the page of numbers is skipped.
    """

    def __init__(
        self,
        theme_manager: ThemeManager,
        backend: SetupBackend,
        parent: QWidget | None = None,
        *,
        offers_demo: bool = False,
        site_names: Collection[str] = (),
        people: PeoplePreferences = _NOBODY,
    ) -> None:
        """``offers_demo`` adds a button for those who only want to see the desk first.

        ``site_names`` are those of the stored sites; a site with one of them replaces it. ``people`` are the
        stored preferences.
        """
        super().__init__(parent)
        self._backend = backend
        self._people = people
        self._offers_demo = offers_demo
        self.is_demo_chosen = False
        """Whether the user has closed the wizard by asking for the demo."""
        self._pin: str | None = None
        self._pinned_server: Server | None = None
        """The address and the site for which the certificate is trusted."""
        self._was_sign_in_refused = False
        self._unknown_fingerprint: str | None = None
        """Fingerprint of the certificate that the last check found and could not verify."""
        self.setWindowIcon(assets.load_app_icon())
        self.resize(scale_into_screen(self, WIZARD_SIZE))
        self._create_pages(theme_manager, site_names)
        self._create_buttons()
        self._build_layout()
        self._update_titles()
        # Esc and the close button reject the dialog, too, while a check may be running.
        self.rejected.connect(backend.cancel_check)
        self._show_page(ADDRESS_PAGE)

    def _create_pages(self, theme_manager: ThemeManager, site_names: Collection[str]) -> None:
        self.address_page = AddressPage(site_names, self)
        self.address_page.input_changed.connect(self._update_buttons)
        self.address_page.source_box.currentIndexChanged.connect(self._update_titles)
        self.check_page = CheckPage(theme_manager, self)
        self.check_page.trust_confirmed.connect(self._trust_certificate)
        self.numbers_page = NumbersPage(self)
        self.people_tree = PeopleTree(self)
        self.people_tree.show_people({}, self._people)
        self.page_titles = [
            "",  # depends on what to connect to
            self.tr("Test the connection"),
            self.tr("Phone numbers"),
            self.tr("Your phone and the people you watch"),
        ]
        self.page_stack = QStackedWidget(self)
        # With large letters the fields need more height than a small screen has.
        scroll_area = QScrollArea(self)
        scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        scroll_area.setWidgetResizable(True)
        scroll_area.setWidget(self.address_page)
        self._address_area = scroll_area
        for page in (scroll_area, self.check_page, self.numbers_page, self.people_tree):
            self.page_stack.addWidget(page)
        self.title_label = WrappedLabel("", "emptyTitle", self)

    def _create_buttons(self) -> None:
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.back_button.clicked.connect(self._go_back)
        self.next_button = QPushButton(self.tr("&Next"), self)
        self.next_button.clicked.connect(self._go_next)
        set_primary(self.next_button)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self.demo_button = QPushButton(self.tr("Try the &demo"), self)
        self.demo_button.setToolTip(self.tr("Shows the desk with a simulated PBX. Nothing is stored."))
        self.demo_button.clicked.connect(self._choose_demo)

    @property
    def draft(self) -> SiteDraft:
        """The site as it was entered so far, with the certificate that was decided to be trusted."""
        return msgspec.structs.replace(
            self.address_page.build_draft(), pin=self._pin, plan=self.numbers_page.plan
        )

    def _build_layout(self) -> None:
        icon_label = IconLabel(40, self)
        icon_label.setPixmap(assets.load_pixmap("app", "", 40, self.devicePixelRatioF()))
        header = QHBoxLayout()
        header.setSpacing(14)
        header.addWidget(icon_label)
        header.addWidget(self.title_label, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.demo_button)
        buttons.addStretch(1)
        for button in (self.back_button, self.next_button, self.cancel_button):
            buttons.addWidget(button)
        column = self.create_column()
        column.setSpacing(16)  # between the parts of a page with a title
        column.addLayout(header)
        column.addWidget(self.page_stack, 1)
        self.cancel_label = OutcomeLabel("", "strong", self)
        self.cancel_label.hide()
        self.address_page.input_changed.connect(self.cancel_label.hide)
        column.addWidget(self.cancel_label)
        column.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what was entered when Esc is pressed for the first time."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.address_page.has_entries and not self.cancel_label.isVisible():
            self.cancel_label.setText(
                self.tr("Press Esc again to cancel. What you have entered is not stored.")
            )
            self.cancel_label.show()
            return
        super().keyPressEvent(event)

    def _update_titles(self) -> None:
        """Name what to connect to, the PBX or the hub."""
        uses_hub = self.address_page.uses_hub
        self.setWindowTitle(self.tr("Connect to a hub") if uses_hub else self.tr("Set up a PBX"))
        title = self.tr("Hub address") if uses_hub else self.tr("PBX address")
        self.page_titles[ADDRESS_PAGE] = title
        self._address_area.setAccessibleName(title)
        self.title_label.setText(self.page_titles[self.page_stack.currentIndex()])

    def _show_page(self, page: int) -> None:
        self.cancel_label.hide()
        self.page_stack.setCurrentIndex(page)
        self.title_label.setText(self.page_titles[page])
        self.back_button.setVisible(page != ADDRESS_PAGE)
        self.demo_button.setVisible(self._offers_demo and page == ADDRESS_PAGE)
        self._can_continue = page != CHECK_PAGE  # until the check has succeeded
        self._update_buttons()
        self.choose_mnemonics()
        # Screen readers announce the new page by the widget that receives the focus.
        first_field = {
            ADDRESS_PAGE: self.address_page.host_field,
            CHECK_PAGE: self.next_button,
            NUMBERS_PAGE: self.numbers_page.country_box,
            PEOPLE_PAGE: self.people_tree.search_field,
        }[page]
        first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_mnemonics(self) -> None:
        """Choose the letters of the page that is shown, other than those of the buttons below it."""
        taken = {
            letter
            for button in (self.back_button, self.next_button, self.cancel_button, self.demo_button)
            if (letter := find_mnemonic(button.text())) is not None
        }
        page = self.page_stack.currentWidget()
        if page is not None:
            assign_mnemonics(page, taken)

    def _update_buttons(self) -> None:
        page = self.page_stack.currentIndex()
        self.next_button.setText(self.tr("&Finish") if page == PEOPLE_PAGE else self.tr("&Next"))
        self.next_button.setEnabled(
            self.address_page.is_complete if page == ADDRESS_PAGE else self._can_continue
        )

    def _choose_demo(self) -> None:
        self.is_demo_chosen = True
        self.reject()

    def _go_back(self) -> None:
        self._backend.cancel_check()
        page = self.page_stack.currentIndex()
        if page == CHECK_PAGE:
            self._show_page(ADDRESS_PAGE)
            if self._was_sign_in_refused:
                self.address_page.password_field.selectAll()
                self.address_page.password_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page == PEOPLE_PAGE and not self.address_page.uses_hub:
            self._show_page(NUMBERS_PAGE)
        else:
            # The result is out of date when the page is opened again, so the connection is checked again.
            self._show_page(CHECK_PAGE)
            self._start_check()

    def _go_next(self) -> None:
        page = self.page_stack.currentIndex()
        if page == ADDRESS_PAGE:
            # A certificate is trusted for one server only.
            if self._pinned_server != _find_server(self.draft):
                self._pin = None
            self._show_page(CHECK_PAGE)
            self._start_check()
        elif page == CHECK_PAGE and self.address_page.uses_hub:
            self._show_page(PEOPLE_PAGE)  # the hub decides how numbers are written and dialled
        elif page in (CHECK_PAGE, NUMBERS_PAGE):
            self._show_page(page + 1)
        else:
            people = self.people_tree.update_people(self._people)
            self._backend.save_site(self.draft, self.address_page.build_secrets(), people)
            self.accept()

    def _start_check(self) -> None:
        self._was_sign_in_refused = False
        self.check_page.clear_steps()
        self._backend.start_check(
            self.draft, self.address_page.build_secrets(), self.check_page.add_step, self._on_check_finished
        )

    def _trust_certificate(self) -> None:
        self._backend.cancel_check()
        self._pin, self._pinned_server = self._unknown_fingerprint, _find_server(self.draft)
        self._start_check()

    def _on_check_finished(self, outcome: CheckOutcome) -> None:
        self._unknown_fingerprint = outcome.unknown_certificate
        self._was_sign_in_refused = outcome.is_sign_in_refused
        self._can_continue = outcome.works
        self.check_page.show_outcome(outcome)
        self._update_buttons()
        if outcome.works:
            # Listed now, so that the next pages are complete when they open.
            self.numbers_page.suggest_extension_digits([number for number, _name in outcome.people])
            self._list_people(dict(outcome.people))
        # The button was disabled during the check and has lost the focus with that. An unknown certificate is
        # not trusted with Enter.
        button = self.next_button if outcome.works else self.back_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_people(self, names: Mapping[str, str]) -> None:
        """List the people of the PBX, and the stored ones, who may be of another PBX.

        Those who were chosen before stay chosen if they are listed.
        """
        chosen = self.people_tree.update_people(self._people)
        listed = {*names, *self._people.me, *self._people.watched}
        me, watched = (
            tuple(number for number in numbers if number in listed) for numbers in (chosen.me, chosen.watched)
        )
        self.people_tree.show_people(names, msgspec.structs.replace(self._people, me=me, watched=watched))

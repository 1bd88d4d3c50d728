"""Three pages: where, does it work, who am I."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt import assets
from devlink3_desk.qt.dialogs.base import Dialog
from devlink3_desk.qt.dialogs.people_tree import PeopleTree
from devlink3_desk.qt.theme import Look
from devlink3_desk.qt.widgets.basics import IconLabel, Label

from .address import AddressPage
from .check import CheckPage
from .port import Draft, Found, Setup

SIZE: Final = QSize(680, 560)
ADDRESS, CHECK, PEOPLE = range(3)


class SetupWizard(Dialog):
    """Sets up a PBX; nothing is kept before its end."""

    def __init__(self, look: Look, setup: Setup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._pin: str | None = None
        self._certificate: str | None = None
        self.setWindowTitle(self.tr("Set up a PBX"))
        self.setWindowIcon(assets.app_icon())
        self.resize(SIZE)
        self.address, self.check, self.people = AddressPage(self), CheckPage(look, self), PeopleTree(self)
        self.titles = (
            self.tr("Where is the PBX?"),
            self.tr("Does it work?"),
            self.tr("Who are you, and whom do you watch?"),
        )
        self.pages = QStackedWidget(self)
        scrolled = QScrollArea(self)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.address)
        scrolled.setAccessibleName(self.titles[ADDRESS])
        for page in (scrolled, self.check, self.people):
            self.pages.addWidget(page)
        self.title = Label("", "emptyTitle", self)
        self.back = QPushButton(self.tr("&Back"), self)
        self.next = QPushButton(self.tr("&Next"), self)
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        self.address.changed.connect(self._show_buttons)
        self.check.trusted.connect(self._trust)
        self.rejected.connect(setup.stop)
        self._show_page(ADDRESS)

    @property
    def draft(self) -> Draft:
        """What was typed and decided so far."""
        return msgspec.structs.replace(self.address.draft(), pin=self._pin)

    def _lay_out(self) -> None:
        shape = IconLabel(40, self)
        shape.setPixmap(assets.pixmap("app", "", 40, self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(shape)
        head.addWidget(self.title, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.back, self.next, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.title.setText(self.titles[page])
        self.back.setVisible(page != ADDRESS)
        self._works = page != CHECK
        self._show_buttons()
        first = {ADDRESS: self.address.host, CHECK: self.next, PEOPLE: self.people.search}[page]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        page = self.pages.currentIndex()
        self.next.setText(self.tr("&Done") if page == PEOPLE else self.tr("&Next"))
        self.next.setEnabled(self.address.complete if page == ADDRESS else self._works)

    def _go_back(self) -> None:
        self._setup.stop()
        self._show_page(ADDRESS if self.pages.currentIndex() == CHECK else CHECK)
        if self.pages.currentIndex() == CHECK:
            self._begin_check()

    def _go_on(self) -> None:
        match self.pages.currentIndex():
            case 0:
                self._pin = None  # of another address it would say nothing
                self._show_page(CHECK)
                self._begin_check()
            case 1:
                self._show_page(PEOPLE)
            case _:
                people = self.people.chosen(PeoplePreferences())
                self._setup.keep(self.draft, self.address.secrets(), people)
                self.accept()

    def _begin_check(self) -> None:
        self.check.begin()
        self._setup.check(self.draft, self.address.secrets(), self.check.add, self._checked)

    def _trust(self) -> None:
        self._setup.stop()
        self._pin = self._certificate
        self._begin_check()

    def _checked(self, found: Found) -> None:
        self._certificate = found.unknown_certificate
        self._works = found.works
        self.check.finish(found)
        self.people.load(dict(found.people), PeoplePreferences())
        self._show_buttons()
        if found.works:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

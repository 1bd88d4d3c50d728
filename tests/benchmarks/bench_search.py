"""From a key press in the directory search to the painted list, beside Qt's own filter."""

from __future__ import annotations

import itertools
import os
import random
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.theme import Look, Mode
from devlink3_desk.qt.widgets.directory_pane import DirectoryPane
from devlink3_desk.switchboard.views import Person, PersonKind

from .rows import Row

CONTACTS = 20_000
AIM_MS = 16.0
_NOTHING = 0.1
"""Seconds after which nothing will be painted any more."""

TYPED = (
    "mull",
    "anna sch",
    "kessler",
    "keslser",
    "northfield dent",
    "scmidt",
    "0301 55",
    "+49 30 55",
    "maria",
    "el",
    "zzqx",
    "jurgen mull",
    "thompsn",
    "202",
)
"""What people type: names, parts of them, with mistakes, numbers, and what nobody has."""

_GIVEN = "Anna Maria Jürgen Zoë Sophie Liam Noah Elif Mehmet Ewa Piotr Ida Søren Chloé André Ana José Lucía"
_FAMILY = (
    "Müller Schmidt Schneider Fischer Weber Kessler Thompson Northfield Whitaker O'Neill Brandt Sørensen "
    "Kowalski Nowak García Fernández Dubois Lefèvre Rossi Bianchi Yilmaz Demir Nguyen Okafor"
)
_SYLLABLES = ("a", "e", "o", "ei", "au")
_FIRMS = "Dental Logistics Maschinenbau Consulting Bakery Transport Systems Partners Energy Foods"


def run() -> list[Row]:
    """Measure the directory pane and a plain filtered table over the same people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    people = _people()
    ours = _ninety_nine(_pane(people))
    theirs = _ninety_nine(_proxy(people))
    del application
    name = f"key press in the search of {CONTACTS:,} contacts to the painted list, p99"
    against = "QSortFilterProxyModel, substring, ms"
    met = ours <= AIM_MS and ours <= theirs
    aim = f"at most {AIM_MS:g} and at most the proxy's"
    return [Row(name, ours, "ms", against, theirs, ours / theirs, aim, met)]


def _people() -> list[Person]:
    chance = random.Random(20_000)
    given, families, firms = _GIVEN.split(), _FAMILY.split(), _FIRMS.split()
    made = []
    for at in range(CONTACTS):
        # Most family names are rare: syllables in front make as many as an address book has.
        family = chance.choice(families)
        if chance.random() < 0.6:
            family = chance.choice("BDFGHKLMNPRSTVW") + chance.choice(_SYLLABLES) + family.lower()
        number = f"+49 30 {chance.randrange(10**7):07}"
        made.append(
            Person(
                number=number,
                name=f"{chance.choice(given)} {family}",
                kind=PersonKind.CONTACT,
                company=f"{chance.choice(families)} {chance.choice(firms)}",
                email=f"{at}@example.com",
                others=(ContactNumber(f"0171 {chance.randrange(10**7):07}", NumberKind.MOBILE),),
            )
        )
    return made


class _Painted(QObject):
    """Notes when a view has painted."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.done = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the paint event; it is being handled when the next event is taken."""
        if event.type() == QEvent.Type.Paint:
            self.done = True
        return super().eventFilter(watched, event)


class _Field:
    """A search field, and the view that shows what it finds."""

    def __init__(self, window: QWidget, field: QLineEdit, view: QTableView) -> None:
        self.window, self.field, self.view = window, field, view
        window.resize(460, 760)
        window.show()
        QTest.qWaitForWindowExposed(window)
        self._painted = _Painted(view.viewport())

    def press(self, letter: str) -> float | None:
        """Press a key (empty: the one that takes a letter back); return the milliseconds to the paint.

        ``None`` where nothing was painted, because the same people are shown as before.
        """
        self._painted.done = False
        key = Qt.Key.Key_A if letter else Qt.Key.Key_Backspace
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        started = perf_counter()
        QApplication.sendEvent(self.field, press)
        while not self._painted.done:
            QApplication.processEvents()
            if perf_counter() - started > _NOTHING:
                return None
        return (perf_counter() - started) * 1_000


def _pane(people: list[Person]) -> _Field:
    models = DeskModels()
    models.people.read(people)
    models.people.settle()
    look = Look(Mode.LIGHT)
    pane = DirectoryPane(look, models)
    for thing in (models, look):
        thing.setParent(pane)
    return _Field(pane, pane.search, pane.list)


def _proxy(people: list[Person]) -> _Field:
    window = QWidget()
    column = QVBoxLayout(window)
    field, view = QLineEdit(window), QTableView(window)
    column.addWidget(field)
    column.addWidget(view)
    source = QStandardItemModel(0, 1, window)
    for person in people:
        source.appendRow(QStandardItem(f"{person.name} {person.company} {person.number} {person.email}"))
    proxy = QSortFilterProxyModel(window)
    proxy.setSourceModel(source)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(proxy)
    view.horizontalHeader().setStretchLastSection(True)
    field.textChanged.connect(proxy.setFilterFixedString)
    return _Field(window, field, view)


def _ninety_nine(field: _Field) -> float:
    """Return the 99th percentile over everything typed and taken back, several times."""
    times: list[float] = []
    for _, text in itertools.product(range(3), TYPED):
        pressed = [field.press(letter) for letter in (*text, *([""] * len(text)))]
        times += [time for time in pressed if time is not None]
    field.window.close()
    times.sort()
    return times[int(len(times) * 0.99)]

"""The time from a key press in the directory search to the painted list, compared with Qt's own filter."""

from __future__ import annotations

import os
import random

from PySide6.QtWidgets import QApplication, QTableView

from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.switchboard.board_values import Person, PersonKind
from tests.benchmarks.rows import Row
from tests.benchmarks.typing_rig import (
    AIM_MS,
    SearchField,
    measure_99th_percentile,
    open_proxy_view,
    show_search_window,
)

CONTACTS = 20_000
SEARCH_TEXTS = (
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
"""Names, parts of names, typing errors, numbers, and a text that nobody has."""

_GIVEN_NAMES = (
    "Anna Maria Jürgen Zoë Sophie Liam Noah Elif Mehmet Ewa Piotr Ida Søren Chloé André Ana José Lucía"
)
_FAMILY_NAMES = (
    "Müller Schmidt Schneider Fischer Weber Kessler Thompson Northfield Whitaker O'Neill Brandt Sørensen "
    "Kowalski Nowak García Fernández Dubois Lefèvre Rossi Bianchi Yilmaz Demir Nguyen Okafor"
)
_SYLLABLES = ("a", "e", "o", "ei", "au")
_COMPANY_SUFFIXES = "Dental Logistics Maschinenbau Consulting Bakery Transport Systems Partners Energy Foods"


def run() -> list[Row]:
    """Measure the directory pane and a plain filtered table over the same people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    people = _create_people()
    with GuiGarbageCollector():  # as the program does
        ours = measure_99th_percentile(_open_directory_pane(people), SEARCH_TEXTS)
        theirs = measure_99th_percentile(_open_proxy_table(people), SEARCH_TEXTS)
    del application
    name = f"key press in the search of {CONTACTS:,} contacts to the painted list, p99"
    against = "QSortFilterProxyModel, substring, ms"
    met = ours <= AIM_MS and ours <= theirs
    aim = f"at most {AIM_MS:g} and at most the proxy's"
    return [Row(name, ours, "ms", against, theirs, ours / theirs, aim, met)]


def _create_people() -> list[Person]:
    chance = random.Random(20_000)
    given, families, firms = _GIVEN_NAMES.split(), _FAMILY_NAMES.split(), _COMPANY_SUFFIXES.split()
    people = []
    for number_of_contact in range(CONTACTS):
        # Most family names of an address book are rare; syllables in front make up such names.
        family = chance.choice(families)
        if chance.random() < 0.6:
            family = chance.choice("BDFGHKLMNPRSTVW") + chance.choice(_SYLLABLES) + family.lower()
        number = f"+49 30 {chance.randrange(10**7):07}"
        people.append(
            Person(
                number=number,
                name=f"{chance.choice(given)} {family}",
                kind=PersonKind.CONTACT,
                company=f"{chance.choice(families)} {chance.choice(firms)}",
                email=f"{number_of_contact}@example.com",
                others=(ContactNumber(f"0171 {chance.randrange(10**7):07}", NumberKind.MOBILE),),
            )
        )
    return people


def _open_directory_pane(people: list[Person]) -> SearchField:
    models = DeskModels()
    models.people.set_people(people)
    models.people.finish_indexing()
    theme_manager = ApplicationThemeManager(ThemeMode.LIGHT)
    pane = DirectoryPane(theme_manager, models.person_list)
    for owned in (models, theme_manager):
        owned.setParent(pane)
    return show_search_window(
        pane, pane.search_field, pane.people_view, finish_search=models.person_list.finish_search
    )


def _open_proxy_table(people: list[Person]) -> SearchField:
    view = QTableView()
    view.horizontalHeader().setStretchLastSection(True)
    texts = (f"{person.name} {person.company} {person.number} {person.email}" for person in people)
    return open_proxy_view(view, texts)

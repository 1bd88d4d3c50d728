"""What a supervisor publishes for all desks, with real servers and windows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.app.desk.desk_publishing import MAX_NUMBERS, DeskPublishing, KnownContacts, decode_items
from devlink3_desk.contacts.import_plan import FilePreview
from devlink3_desk.qt.colleagues.published_page import STATE_COLUMN, PublishedPage
from devlink3_desk.qt.contact_sources.sources_page import COUNT_COLUMN, NAME_COLUMN, SourcesPage
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.published_sets import PublishedSet, SetKind
from devlink3_desk.services.contact_sources.contact_sources import create_contact_sources
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic
from devlink3_desk.services.hub.published_items import PublishedItem
from devlink3_desk.services.hub.shared_entry import SharedKind
from tests.support.hub_desk import ANN, HubDesk, TwoDesks, run_scenario_with, run_two_desks
from tests.support.hub_rig import HubProcess, SimulatedPbx, simulate_script
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.timeout(600),  # several starts of programs, on a slow computer
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "Ben Carter"
user 4003 "Cleo Dale"
"""
EVE = ("supervisor", "Eve")


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    with simulate_script(tmp_path, PEOPLE) as simulated:
        yield simulated


@pytest.fixture
def run_scenario(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
) -> Callable[[TwoDesks], None]:
    async def have_all_read(boss: HubDesk, ann: HubDesk, scenario: TwoDesks) -> None:
        await wait_for(lambda: len(list(ann.models.extensions)) == 3, 60)
        await scenario(boss, ann)

    return lambda scenario: run_scenario_with(
        qt_run,
        hub,
        lambda boss, ann: have_all_read(boss, ann, scenario),
        run_two_desks(nats_server, tmp_path, EVE, ANN),
        280.0,
    )


def choose_people(desk: HubDesk, favourites: tuple[str, ...], pages: dict[str, tuple[str, ...]]) -> None:
    """Set favourites and pages in the preferences."""
    people = desk.window.preferences.value.people
    people = msgspec.structs.replace(people, favourites=favourites, pages=pages)
    desk.window.preferences.update_sections(people=people)


def list_pages(desk: HubDesk) -> list[str]:
    """Return the titles of the pages that can be chosen."""
    box = desk.window.extensions_pane.extension_pages.page_box
    return [box.itemText(index) for index in range(box.count())]


def choose_page(desk: HubDesk, title: str) -> None:
    """Choose a page as a user does."""
    pages = desk.window.extensions_pane.extension_pages
    pages.page_box.setCurrentIndex(pages.page_box.findText(title))
    pages.page_box.activated.emit(pages.page_box.currentIndex())


def list_shown(desk: HubDesk) -> list[str]:
    """Return the numbers of the extensions that are shown, in their order."""
    shown = desk.models.extension_list
    return [shown.key_at(row) for row in range(shown.rowCount())]


def record_reports(desk: HubDesk) -> list[str]:
    """Return the sentences that are shown from now on."""
    reports: list[str] = []
    desk.models.published.reported.connect(reports.append)
    return reports


def test_published_favourites_and_pages_are_shown_on_all_desks(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(boss: HubDesk, ann: HubDesk) -> None:
        choose_people(boss, ("4002",), {"Front": ("4003", "4001")})
        choose_people(ann, ("4001",), {})
        choose_page(boss, "Front")
        pages = boss.window.extensions_pane.extension_pages
        assert pages.publish_action in pages.menu_actions
        assert pages.withdraw_action not in pages.menu_actions
        pages.publish_action.trigger()
        choose_page(boss, "Favourites")
        pages.publish_action.trigger()
        await wait_for(lambda: {"Front (all desks)", "Favourites of all desks"} <= set(list_pages(ann)), 60)
        choose_page(ann, "Front (all desks)")
        assert list_shown(ann) == ["4003", "4001"]
        shown = ann.window.extensions_pane.extension_pages
        assert not shown.current_page.is_custom
        assert not shown.remove_from_page_action.isEnabled()
        assert ann.window.preferences.value.people.favourites == ("4001",)
        # Ann's account may not stop it; a message says why.
        reports = record_reports(ann)
        assert shown.withdraw_action in shown.menu_actions
        shown.withdraw_action.trigger()
        await wait_for(lambda: reports, 60)
        assert "may not publish for all desks" in reports[0]
        assert "supervisor" in reports[0]
        choose_page(boss, "Front")
        pages.withdraw_action.trigger()
        await wait_for(lambda: "Front (all desks)" not in list_pages(ann), 60)
        assert shown.page_box.currentText() == "All"
        assert "Favourites of all desks" in list_pages(ann)

    run_scenario(scenario)


async def import_contacts(book: AddressBook, source: Path) -> None:
    previews: list[FilePreview] = []
    done: list[object] = []
    book.preview_file(str(source), None, previews.append, done.append)
    await wait_for(lambda: previews, 60)
    book.import_file(str(source), previews[0].plan, "Suppliers", None, done.append, done.append)
    await wait_for(lambda: done, 60)


def test_contacts_of_all_desks_are_a_source(run_scenario: Callable[[TwoDesks], None], tmp_path: Path):
    source = tmp_path / "suppliers.csv"
    source.write_text("Name,Phone\nPaper Mill,01632 960177\n", encoding="utf-8")

    async def scenario(boss: HubDesk, ann: HubDesk) -> None:
        book = boss.models.address_book
        await import_contacts(book, source)
        page = PublishedPage(boss.models.published, boss.window.preferences, book)
        followed = create_contact_sources(tmp_path / "ann", lambda sentence: pytest.fail(str(sentence)))
        sources = SourcesPage(ann.models.address_book, followed)
        try:
            assert page.set_list.topLevelItemCount() == 1
            item = page.set_list.topLevelItem(0)
            assert item is not None
            assert item.text(0) == "Contacts Suppliers"
            assert page.publish_button.isEnabled()
            assert not page.withdraw_button.isEnabled()
            page.publish_button.click()
            await wait_for(lambda: find_names(ann, "+441632960177") == ["Paper Mill"], 60)
            await wait_for(page.withdraw_button.isEnabled, 60)
            state = page.set_list.topLevelItem(0)
            assert state is not None
            assert state.text(STATE_COLUMN) == "Published by Eve"
            assert "published for all desks" in page.outcome_label.text()
            last = sources.source_list.topLevelItem(sources.source_list.topLevelItemCount() - 1)
            assert last is not None
            assert (last.text(NAME_COLUMN), last.text(COUNT_COLUMN)) == ("Suppliers", "1")
            sources.source_list.setCurrentItem(last)
            for button in (
                sources.edit_button,
                sources.remove_button,
                sources.read_button,
                sources.up_button,
            ):
                assert not button.isEnabled()
            page.withdraw_button.click()
            await wait_for(lambda: not find_names(ann, "+441632960177"), 60)
        finally:
            followed.stop()
            for widget in (page, sources):
                widget.close()
                widget.deleteLater()
            await asyncio.sleep(0)

    run_scenario(scenario)


def find_names(desk: HubDesk, number: str) -> list[str]:
    """Return the contacts with a number."""
    book = desk.models.address_book.phone_book
    return [match.person.name for match in book.find_all(number, desk.desk.site)]


def build_item(topic: PublishedTopic, name: str, content: object) -> PublishedItem:
    return PublishedItem(id=ItemId(topic, name), content=content, by="Eve")


def test_content_that_is_no_published_set_is_ignored():
    favourites = [str(number) for number in range(MAX_NUMBERS + 10)]
    items = (
        build_item(PublishedTopic.FAVOURITES, "", favourites),
        build_item(PublishedTopic.PAGES, "Front", {"no": "list"}),
        build_item(PublishedTopic.CONTACTS, "Bad", [{"number": 1}]),
        build_item(PublishedTopic.CONTACTS, "Good", [{"name": "Ann"}]),
        build_item(PublishedTopic.LOOKUP, "", {"address": "https://example.org"}),
    )
    sets, contacts = decode_items(items, {})
    assert sets == (
        PublishedSet(SetKind.CONTACTS, "Good", count=1, by="Eve"),
        PublishedSet(SetKind.FAVOURITES, "", tuple(favourites[:MAX_NUMBERS]), MAX_NUMBERS, "Eve"),
    )
    assert [named.name for named in contacts] == ["Good"]


def test_what_could_not_be_fetched_is_fetched_later(run_scenario: Callable[[TwoDesks], None]):
    """As where the hub was busy: what is published has not changed since."""

    async def scenario(boss: HubDesk, ann: HubDesk) -> None:
        (publishing,) = ann.window.findChildren(DeskPublishing)
        requester = publishing.lookup._requester
        connection, requester.connection = requester.connection, None
        choose_people(boss, ("4002",), {})
        (publisher,) = boss.window.findChildren(DeskPublishing)
        publisher.publish(SetKind.FAVOURITES, "")
        entries = ann.sharing.shared.entries
        await wait_for(lambda: (SharedKind.PUBLISHED, "favourites") in entries, 60)
        await asyncio.sleep(0.5)  # the first request has failed by then
        requester.connection = connection
        await wait_for(lambda: ItemId(PublishedTopic.FAVOURITES) in publishing.items.items, 60)

    run_scenario(scenario)


def test_contacts_of_another_content_are_not_those_of_before():
    """Whatever their revision: those of a bucket that was lost count from 1 again."""

    def decode(name: str, part: str) -> list[str]:
        item = PublishedItem(
            id=ItemId(PublishedTopic.CONTACTS, "Team"), content=[{"name": name}], parts=(part,), revision=5
        )
        _, lists = decode_items((item,), known)
        return [contact.name for contact in lists[0].contacts]

    known: dict[ItemId, KnownContacts] = {}
    assert decode("Ann", "0" * 64) == ["Ann"]
    assert decode("Ben", "1" * 64) == ["Ben"]

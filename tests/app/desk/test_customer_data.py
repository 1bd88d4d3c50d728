"""A desk whose callers are looked up, and whose contact sources are followed."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.app.desk.customer_data import CustomerData
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind, create_source_id
from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupDefinition,
    LookupResult,
    LookupScope,
)
from devlink3_desk.protocol.events import AnyEvent, Detail
from devlink3_desk.qt.details.looked_up_card import LookedUpCard
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence
from devlink3_desk.services import caller_lookup
from devlink3_desk.services.caller_lookup import CallerLookup, LookupStore
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.services.session.session import EventSink, EventSource
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.live_board import LiveBoard, SiteEvents
from devlink3_desk.switchboard.merged_board import MergedBoard
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import parse_event
from tests.support.http_peer import HttpPeer, respond_json, run_http_peer, send
from tests.support.one_call import OneCallSource, read_directory
from tests.support.qt_loop import QtRun
from tests.support.url_recorder import record_urls
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudio"),
]

LONG = 60.0
"""Seconds that a slow machine keeps, for what is not about time."""
ANSWER = '{"name": "Zoë O\'Brien", "company": "Northfield", "id": 7, "tickets": [1, 2]}'


@pytest.fixture
def peer() -> Iterator[HttpPeer]:
    with run_http_peer(respond_json(ANSWER)) as running:
        yield running


class LookupDesk:
    """A desk with one incoming call from ``901632960144``, and a look-up at ``peer``."""

    def __init__(
        self,
        folder: Path,
        peer: HttpPeer,
        board: LiveBoard | None = None,
        source: EventSource | None = None,
        **changes: object,
    ) -> None:
        definition = LookupDefinition(
            is_active=True,
            name="CRM",
            url=f"{peer.url}/find?phone={{e164}}",
            name_path="name",
            company_path="company",
            link_path=f"{peer.url}/c/{{id}}",
            count_path="tickets",
            count_label="Open tickets",
        )
        LookupStore(folder).save(msgspec.structs.replace(definition, **changes))
        models = DeskModels(contact_storage=ContactStore(folder), note_storage=NoteStore(folder))
        self.window = MainWindow(models, SettingsLayoutStore(SettingsStore(folder)))
        board = board or Switchboard(Site(country="GB", outside_prefix="9"))
        self.desk = Desk(self.window, board, source or OneCallSource(), read_directory)
        self.data = CustomerData(self.window, self.desk, folder, print)

    @property
    def caller(self) -> str:
        rows = list(self.window.models.calls)
        return rows[0].caller if rows else ""

    async def close(self, task: asyncio.Task[None]) -> None:
        self.desk.close()
        await task
        self.data.stop()


def test_an_unknown_caller_is_named_with_a_link(qt_run: QtRun, tmp_path: Path, peer: HttpPeer) -> None:
    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer)
        task = asyncio.create_task(desk.desk.run())
        await wait_for(lambda: desk.caller == "Zoë O'Brien")
        window = desk.window
        window.calls_pane.call_table.tracker.ensure_selection()
        card = window.details_pane.summary_page.looked_up_card
        assert card is not None
        await wait_for(lambda: card.isVisibleTo(window))
        assert card.title_label.text() == "CRM"
        assert card.detail_label.text() == "Northfield · Open tickets: 2"
        with record_urls("http") as recorder:
            card.link_button.click()
        assert recorder.urls == [f"{peer.url}/c/7"]
        # The directory holds those who are in it, not those who were looked up.
        assert [row.name for row in window.models.people] == ["Ann", "Ben"]
        await desk.close(task)

    qt_run(scenario())
    assert [path for _, path, _, _ in peer.requests] == ["/find?phone=%2B441632960144"]


def test_a_known_caller_is_looked_up_only_if_all_are(qt_run: QtRun, tmp_path: Path, peer: HttpPeer) -> None:
    contacts = tmp_path / "contacts.csv"
    contacts.write_text("Name,Phone\nKim,01632 960144\n")
    store = ContactStore(tmp_path)
    store.import_file(str(contacts), store.preview_file(str(contacts)).plan, "x", None, lambda count: None)

    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer, scope=LookupScope.ALL)
        task = asyncio.create_task(desk.desk.run())
        await wait_for(lambda: desk.window.models.looked_up.find("901632960144") is not None)
        await wait_for(lambda: desk.caller == "Kim")
        await desk.close(task)

    qt_run(scenario())


def test_a_failure_is_reported_once_and_no_name_is_shown(
    qt_run: QtRun, tmp_path: Path, peer: HttpPeer
) -> None:
    peer.respond = lambda handler: send(handler, b"<html>")
    told: list[str] = []

    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer)
        desk.window.link_bar.show_status_message = told.append  # type: ignore[method-assign, assignment]
        task = asyncio.create_task(desk.desk.run())
        await wait_for(lambda: told and desk.caller)
        assert desk.caller == "01632 960144"
        card = desk.window.details_pane.summary_page.looked_up_card
        assert card is not None
        assert card.isHidden()
        await desk.close(task)

    qt_run(scenario())
    assert told == ["The answer of CRM is not JSON."]


class ListedSource:
    """A source of given events."""

    def __init__(self, *batches: list[AnyEvent]) -> None:
        self._batches = batches

    async def run(self, sink: EventSink) -> None:
        for batch in self._batches:
            sink(batch)
        await asyncio.Event().wait()


def answer_by_country(handler: BaseHTTPRequestHandler) -> None:
    """Know a British and a German caller, whose numbers are the same within their countries."""
    name = "Zoë" if "phone=%2B44" in handler.path else "Jörg"
    send(handler, f'{{"name": "{name}", "id": 1}}'.encode())


def test_the_same_digits_at_sites_in_two_countries_are_two_callers(
    qt_run: QtRun, tmp_path: Path, peer: HttpPeer
) -> None:
    peer.respond = answer_by_country
    board = MergedBoard(
        [
            ("Leeds", Switchboard(Site(country="GB", outside_prefix="9"), call_id_prefix="leeds")),
            ("Bonn", Switchboard(Site(country="DE", outside_prefix="0"), call_id_prefix="bonn")),
        ]
    )
    call = ["a t{site} trunk ringback cli=01719876543 line=5.23", "t e1 201"]
    source = ListedSource(
        *(
            SiteEvents(
                site, [parse_event([f"detail n{site + 1}/3", *(each.format(site=site) for each in call)])]
            )
            for site in range(2)
        )
    )

    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer, board, source)
        task = asyncio.create_task(desk.desk.run())
        models, card = desk.window.models, LookedUpCard(desk.window.models.looked_up, desk.window)
        await wait_for(lambda: {row.caller for row in models.calls} == {"Zoë", "Jörg"})
        assert {row.info.site: row.caller for row in models.calls} == {"Leeds": "Zoë", "Bonn": "Jörg"}
        for row in models.calls:
            card.show_caller(row.number, "", row.info.site)
            assert card.name_label.text() == row.caller
        await desk.close(task)

    qt_run(scenario())
    asked = sorted(path for _, path, _, _ in peer.requests)
    assert asked == ["/find?phone=%2B441719876543", "/find?phone=%2B491719876543"]


def test_a_caller_who_takes_the_place_of_another_one_is_looked_up(
    qt_run: QtRun, tmp_path: Path, peer: HttpPeer
) -> None:
    peer.respond = lambda handler: send(handler, f'{{"name": "{handler.path[-4:]}"}}'.encode())
    source = ListedSource(
        *(
            [parse_event(["detail n1/3", f"a t1 trunk ringback cli=90163296{end} line=5.23", "t e1 201"])]
            for end in ("0144", "0155")
        )
    )

    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer, source=source)
        task = asyncio.create_task(desk.desk.run())
        await wait_for(lambda: desk.caller == "0155")
        await desk.close(task)

    qt_run(scenario())


def test_a_number_that_means_another_one_once_its_prefix_is_known_is_looked_up_again(
    qt_run: QtRun, tmp_path: Path, peer: HttpPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caller_lookup, "LOOKUP_SECONDS", LONG)
    released = threading.Event()

    def respond(handler: BaseHTTPRequestHandler) -> None:
        if "phone=%2B49" in handler.path:
            released.wait(LONG)  # a late answer about the number that was meant at first
        send(handler, f'{{"name": "{handler.path[-13:]}"}}'.encode())

    peer.respond = respond
    # 0 030 2101234567 in Berlin, until a phone shows another 0 before it: it is 0030 210 1234567 in Athens.
    ringing = parse_event(["detail n1/3", "a t1 trunk ringback cli=00302101234567 line=5.23", "t e1 201"])
    assert isinstance(ringing, Detail)
    target = msgspec.structs.replace(ringing.targets[0], cli="000302101234567")
    source = ListedSource(
        [msgspec.structs.replace(ringing, targets=())], [msgspec.structs.replace(ringing, targets=(target,))]
    )
    board = Switchboard(Site(country="DE", outside_prefix="0"))

    async def scenario() -> None:
        desk = LookupDesk(tmp_path, peer, board, source)
        task = asyncio.create_task(desk.desk.run())
        await wait_for(lambda: desk.caller == "B302101234567")
        released.set()
        await wait_for(lambda: len(board.directory.looked_up.people) == 2)
        assert desk.caller == "B302101234567"
        result = desk.window.models.looked_up.find("00302101234567")
        assert result is not None
        assert result.name == "B302101234567"
        await desk.close(task)

    qt_run(scenario())
    assert len(peer.requests) == 2


def test_two_calls_of_a_caller_at_the_same_time_have_the_same_answer(
    tmp_path: Path, peer: HttpPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caller_lookup, "LOOKUP_SECONDS", LONG)
    released = threading.Event()

    def respond(handler: BaseHTTPRequestHandler) -> None:
        released.wait(LONG)
        send(handler, ANSWER.encode())

    peer.respond = respond
    LookupStore(tmp_path).save(LookupDefinition(is_active=True, url=f"{peer.url}/{{e164}}", name_path="name"))
    lookup = CallerLookup(LookupStore(tmp_path))
    numbers = CallerNumbers("+441632960144", "01632960144", "441632960144")
    answers: queue.Queue[LookupResult] = queue.Queue()
    failures: list[Sentence] = []
    for _ in range(2):
        lookup.request(numbers, answers.put, failures.append)
    shared = lookup.look_up(numbers)
    assert shared is not None
    assert not shared.cancel()  # it is also the answer of the others
    released.set()
    assert [answers.get(timeout=60).name for _ in range(2)] == ["Zoë O'Brien"] * 2
    assert (len(peer.requests), failures) == (1, [])


def test_a_followed_file_names_a_caller(qt_run: QtRun, tmp_path: Path, peer: HttpPeer) -> None:
    path = tmp_path / "crm.csv"
    path.write_text("Name,Phone\nKim,01632 960144\n")

    async def scenario() -> None:
        desk = LookupDesk(tmp_path / "data", peer, is_active=False)
        task = asyncio.create_task(desk.desk.run())
        source = FollowedSource(id=create_source_id(), kind=SourceKind.FILE, name="CRM", path=str(path))
        desk.data.follow_sources(tmp_path / "data").apply_sources([source])
        await wait_for(lambda: desk.caller == "Kim")
        person = next(person for person in desk.window.models.directory_people if person.name == "Kim")
        assert person.number_source == "CRM"
        await desk.close(task)

    qt_run(scenario())
    assert peer.requests == []

"""Which callers are looked up, and with which secret."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import keyring
import pytest

from devlink3_desk.contacts.lookup_definition import CallerNumbers, LookupDefinition
from devlink3_desk.services import caller_lookup
from devlink3_desk.services.caller_lookup import SECRET_ENTRY, CallerLookup, LookupStore
from devlink3_desk.services.credentials import KEYRING_SERVICE
from devlink3_desk.services.lookup_client import LookupFailedError
from tests.support.http_peer import HttpPeer, respond_json, run_http_peer, send
from tests.support.keyrings import InMemoryKeyring

KIM = '{"name": "Kim"}'
LONG = 60.0


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """The passwords of a keyring."""
    backend = InMemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
    return backend.passwords


def create_lookup(folder: Path, peer: HttpPeer) -> CallerLookup:
    store = LookupStore(folder)
    store.save(LookupDefinition(is_active=True, url=f"{peer.url}/{{e164}}", user="kim", name_path="name"))
    return CallerLookup(store)


def ask(lookup: CallerLookup, end: int) -> str:
    """Return the name of a caller, or why there is none; an empty text if nobody is asked."""
    future = lookup.look_up(CallerNumbers(f"+4416329601{end}", f"016329601{end}", f"4416329601{end}"))
    if future is None:
        return ""
    try:
        return future.result(LONG).name
    except LookupFailedError as error:
        return str(error)


def test_a_refused_secret_is_not_sent_for_the_next_caller(
    tmp_path: Path, stored: dict[tuple[str, str], str]
) -> None:
    with run_http_peer(lambda handler: send(handler, b"", 401)) as peer:
        lookup = create_lookup(tmp_path, peer)
        stored[KEYRING_SERVICE, SECRET_ENTRY] = "old"
        assert "rejects the user or the secret (401)" in ask(lookup, 44)
        assert [ask(lookup, 45), ask(lookup, 46)] == ["", ""]
        assert len(peer.requests) == 1
        peer.respond = respond_json(KIM)
        lookup.save_secret("new").result(LONG)
        assert [ask(lookup, 44), ask(lookup, 45)] == ["Kim", "Kim"]


def test_a_late_refusal_of_the_old_secret_does_not_concern_the_new_one(
    tmp_path: Path, stored: dict[tuple[str, str], str]
) -> None:
    is_asked, is_replaced = threading.Event(), threading.Event()

    def refuse(handler: BaseHTTPRequestHandler) -> None:
        is_asked.set()
        is_replaced.wait(LONG)
        send(handler, b"", 401)

    with run_http_peer(refuse) as peer:
        lookup = create_lookup(tmp_path, peer)
        stored[KEYRING_SERVICE, SECRET_ENTRY] = "old"
        answer = lookup.look_up(CallerNumbers("+441632960144", "01632960144", "441632960144"))
        assert answer is not None
        assert is_asked.wait(LONG)
        lookup.save_secret("new").result(LONG)
        peer.respond = respond_json(KIM)
        is_replaced.set()
        assert isinstance(answer.exception(LONG), LookupFailedError)
        assert [ask(lookup, 44), ask(lookup, 45)] == ["Kim", "Kim"]


def test_after_a_refusal_the_secret_is_read_again(
    tmp_path: Path, stored: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caller_lookup, "REFUSED_SECONDS", 0.0)
    with run_http_peer(lambda handler: send(handler, b"", 401)) as peer:
        lookup = create_lookup(tmp_path, peer)
        stored[KEYRING_SERVICE, SECRET_ENTRY] = "old"
        ask(lookup, 44)
        stored[KEYRING_SERVICE, SECRET_ENTRY] = "new"
        ask(lookup, 45)
    sent = [headers["Authorization"] for _, _, headers, _ in peer.requests]
    assert sent == ["Basic a2ltOm9sZA==", "Basic a2ltOm5ldw=="]


def test_a_caller_whom_the_server_does_not_show_stops_nothing(
    tmp_path: Path, stored: dict[tuple[str, str], str]
) -> None:
    stored[KEYRING_SERVICE, SECRET_ENTRY] = "right"
    with run_http_peer(lambda handler: send(handler, b"", 403)) as peer:
        lookup = create_lookup(tmp_path, peer)
        ask(lookup, 44)
        peer.respond = respond_json(KIM)
        assert ask(lookup, 45) == "Kim"


def test_a_secret_that_is_stored_later_is_found(tmp_path: Path, stored: dict[tuple[str, str], str]) -> None:
    with run_http_peer(respond_json(KIM)) as peer:
        lookup = create_lookup(tmp_path, peer)
        assert "no secret" in ask(lookup, 44)
        stored[KEYRING_SERVICE, SECRET_ENTRY] = "right"
        assert ask(lookup, 45) == "Kim"

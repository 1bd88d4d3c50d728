"""Looking up a caller: good servers, and servers that are slow, huge, lie, or send elsewhere."""

from __future__ import annotations

import base64
import gzip
import json
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest
import trustme

from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    FurtherRequest,
    LookupDefinition,
    LookupMethod,
)
from devlink3_desk.link.endpoint import Password
from devlink3_desk.sentences import Sentence
from devlink3_desk.services.lookup_client import (
    MAX_ANSWER_SIZE,
    LookupFailedError,
    look_up,
    try_lookup,
)
from tests.support.certificates import create_server_context, write_authority_pem
from tests.support.http_peer import HttpPeer, respond_json, run_http_peer, send, trickle

NUMBERS = CallerNumbers("+441632960144", "01632960144", "441632960144")
ZOE = '{"contacts": [{"id": 7, "name": "Zoë", "tickets": 2}]}'
LONG = 30.0
"""A limit that a slow machine keeps, for what is not about time."""


def create_definition(peer: HttpPeer, **changes: object) -> LookupDefinition:
    definition = LookupDefinition(
        name="CRM",
        url=f"{peer.url}/find?phone={{e164}}",
        name_path="contacts.name",
        link_path="https://crm.example.com/{contacts.id}",
        count_path="contacts.tickets",
    )
    return msgspec.structs.replace(definition, **changes)


def ask(definition: LookupDefinition, secret: str | None = None, limit: float = LONG) -> tuple[str, str]:
    """Return name and link of a result, or an empty name and the sentence of a failure."""
    password = None if secret is None else Password(secret)
    try:
        result = look_up(definition, NUMBERS, password, limit).result(LONG * 2)
    except LookupFailedError as error:
        return "", str(error)
    return result.name, result.link


def test_a_caller_is_found() -> None:
    with run_http_peer(respond_json(ZOE)) as peer:
        assert ask(create_definition(peer)) == ("Zoë", "https://crm.example.com/7")
    ((method, path, headers, body),) = peer.requests
    assert (method, path, body) == ("GET", "/find?phone=%2B441632960144", b"")
    assert "Authorization" not in headers


def test_a_request_with_a_body_and_a_secret() -> None:
    with run_http_peer(respond_json(ZOE)) as peer:
        definition = create_definition(
            peer,
            method=LookupMethod.POST,
            url=f"{peer.url}/find",
            body='{"phone": "{digits}"}',
            user="kim",
            headers=(("X-Key", "{secret}"),),
        )
        assert ask(definition, "Röntgen")[0] == "Zoë"
        assert "no secret" in ask(definition)[1]
    ((method, _, headers, body),) = peer.requests
    assert (method, body) == ("POST", b'{"phone": "441632960144"}')
    assert headers["Authorization"] == f"Basic {base64.b64encode('kim:Röntgen'.encode()).decode()}"
    assert headers["X-Key"].encode("latin-1").decode() == "Röntgen"


@pytest.mark.parametrize("status", [404, 204, 410])
def test_an_unknown_caller_is_no_failure(status: int) -> None:
    with run_http_peer(lambda handler: send(handler, b"", status)) as peer:
        assert ask(create_definition(peer)) == ("", "")


class TestTls:
    def test_the_certificate_is_verified(self, tmp_path: Path) -> None:
        authority = trustme.CA()
        context = create_server_context(authority.issue_cert("127.0.0.1"))
        with run_http_peer(respond_json(ZOE), context) as peer:
            definition = create_definition(peer)
            assert "cannot be trusted (its CA is unknown)" in ask(definition)[1]
            assert peer.requests == []
            trusted = msgspec.structs.replace(definition, ca=str(write_authority_pem(authority, tmp_path)))
            assert ask(trusted)[0] == "Zoë"

    def test_another_name_in_the_certificate(self, tmp_path: Path) -> None:
        authority = trustme.CA()
        context = create_server_context(authority.issue_cert("crm.example.org"))
        with run_http_peer(respond_json(ZOE), context) as peer:
            ca = str(write_authority_pem(authority, tmp_path))
            failure = ask(create_definition(peer, ca=ca))[1]
            assert "cannot be trusted (it is for another address)" in failure

    def test_a_server_without_tls(self) -> None:
        with run_http_peer(respond_json(ZOE)) as peer:
            definition = create_definition(peer, url=peer.url.replace("http:", "https:"))
            assert "cannot be reached (the server does not use TLS)" in ask(definition)[1]


class TestHostileServers:
    def test_a_slow_answer_is_none_at_all(self) -> None:
        with run_http_peer(lambda handler: None) as peer:
            peer.respond = lambda handler: trickle(handler, peer)
            started = time.monotonic()
            assert "did not answer within 0.3 s" in ask(create_definition(peer), limit=0.3)[1]
            # Without the limit, the trickle would take hours.
            assert time.monotonic() - started < LONG

    def test_a_server_that_accepts_and_says_nothing(self) -> None:
        with run_http_peer(lambda handler: None) as peer:

            def wait(handler: BaseHTTPRequestHandler) -> None:
                peer.released.wait(LONG)

            peer.respond = wait
            assert "did not answer within" in ask(create_definition(peer), limit=0.3)[1]

    @pytest.mark.parametrize("declares_length", [True, False])
    def test_a_huge_answer_is_cut_off(self, declares_length: bool) -> None:
        def respond(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            if declares_length:
                handler.send_header("Content-Length", str(10**12))
            handler.end_headers()
            for _ in range(1_000):
                handler.wfile.write(b" " * MAX_ANSWER_SIZE)

        with run_http_peer(respond) as peer:
            assert "larger than 64 KB" in ask(create_definition(peer))[1]

    @pytest.mark.parametrize(
        "location",
        [
            "file:///etc/passwd",
            "http://localhost/find",
            "https://127.0.0.1/find",
            "//evil.example.com/",
            "http://127.0.0.1:1/",
            "http://127.0.0.1:port/",
            "http://[::1/",
        ],
    )
    def test_redirects_elsewhere_are_not_followed(self, location: str) -> None:
        with run_http_peer(lambda handler: send(handler, b"", 302, Location=location)) as peer:
            _, sentence = ask(create_definition(peer))
        assert "redirects to another server" in sentence
        assert len(peer.requests) == 1

    def test_redirects_within_the_server_are_followed_a_few_times(self) -> None:
        def respond(handler: BaseHTTPRequestHandler) -> None:
            if handler.path == "/found":
                respond_json(ZOE)(handler)
            else:
                send(handler, b"", 301, Location="/found")

        with run_http_peer(respond) as peer:
            assert ask(create_definition(peer))[0] == "Zoë"
        with run_http_peer(lambda handler: send(handler, b"", 302, Location="/again")) as peer:
            assert "redirects in circles" in ask(create_definition(peer))[1]
            assert len(peer.requests) == 4

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"<html><script>alert(1)</script>", "is not JSON"),
            (b"\xff\xfe\x00", "is not text"),
            (b"[" * 60_000, "is not JSON"),
            (b'{"contacts": ', "is not JSON"),
        ],
    )
    def test_answers_that_are_none(self, data: bytes, sentence: str) -> None:
        with run_http_peer(lambda handler: send(handler, data)) as peer:
            assert sentence in ask(create_definition(peer))[1]

    def test_wrong_types_and_markup_are_plain_text_or_nothing(self) -> None:
        answer = '{"contacts": [{"name": "<b>Kim</b>\\u0000\\n", "id": ["javascript:x"], "tickets": {}}]}'
        with run_http_peer(respond_json(answer)) as peer:
            assert ask(create_definition(peer, link_path="contacts.id")) == ("<b>Kim</b>", "")

    @pytest.mark.parametrize(
        "data",
        [
            b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 200 + b"\r\n{}",
            b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 70_000 + b"\r\n\r\n{}",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
            b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{",
            b"HTTP/1.1 999999 OK\r\n\r\n{}",
        ],
    )
    def test_malformed_answers(self, data: bytes) -> None:
        def respond(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(data)

        with run_http_peer(respond) as peer:
            assert ask(create_definition(peer))[1]

    def test_a_chunk_that_is_huge(self) -> None:
        def respond(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n")
            for _ in range(1_000):
                handler.wfile.write(b" " * MAX_ANSWER_SIZE)

        with run_http_peer(respond) as peer:
            assert "larger than 64 KB" in ask(create_definition(peer))[1]

    def test_answers_that_are_compressed_are_not_unpacked(self) -> None:
        data = gzip.compress(b" " * 10_000_000)
        with run_http_peer(lambda handler: send(handler, data, Content_Encoding="gzip")) as peer:
            assert "is not text" in ask(create_definition(peer))[1]

    @pytest.mark.parametrize(
        "link", ["file:///etc/passwd", "https://kim@example.com/", "https://a/\\nb", "//a"]
    )
    def test_links_that_no_browser_is_given(self, link: str) -> None:
        answer = f'{{"contacts": [{{"name": "Kim", "id": "{link}"}}]}}'
        with run_http_peer(respond_json(answer)) as peer:
            assert ask(create_definition(peer, link_path="contacts.id")) == ("Kim", "")

    @pytest.mark.parametrize(
        "value", ["1e999", "-0", "9" * 400, "[[[]]]", "true", "null", '"' + "x" * 20_000 + '"']
    )
    def test_values_of_any_size_and_type(self, value: str) -> None:
        answer = f'{{"contacts": [{{"name": "Kim", "id": 1, "tickets": {value}, "note": {value}}}]}}'
        with run_http_peer(respond_json(answer)) as peer:
            name, problem = ask(create_definition(peer, note_path="contacts.note"))
            assert name == "Kim" or "is not JSON" in problem

    def test_a_value_of_an_answer_stays_where_it_stands_in_the_next_request(self) -> None:
        def respond(handler: BaseHTTPRequestHandler) -> None:
            first = r'{"id": "../x?y=1#z\r\nX-Own: 1", "name": "Kim"}'
            respond_json(first if handler.path.startswith("/find") else '{"name": "North"}')(handler)

        with run_http_peer(respond) as peer:
            further = FurtherRequest(url=f"{peer.url}/firms/{{Id}}", headers=(("X-Of", "{Id}"),))
            definition = create_definition(
                peer,
                further=(further,),
                variables={"Id": "[0].id"},
                name_path="[0].name",
                company_path="[1].name",
                link_path="",
                count_path="",
            )
            result = look_up(definition, NUMBERS, None, LONG).result(LONG * 2)
            assert (result.name, result.company) == ("Kim", "North")
        _, (_, path, headers, _) = peer.requests
        assert path == "/firms/..%2Fx%3Fy%3D1%23z%0D%0AX-Own%3A%201"
        assert headers["X-Of"] == "../x?y=1#z X-Own: 1"
        assert "X-Own" not in headers

    @pytest.mark.parametrize(("status", "sentence"), [(401, "rejects the user"), (500, "an error (500)")])
    def test_errors(self, status: int, sentence: str) -> None:
        with run_http_peer(lambda handler: send(handler, b"{}", status)) as peer:
            assert sentence in ask(create_definition(peer))[1]

    def test_what_is_no_http(self) -> None:
        def greet(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"220 smtp ready\r\n\r\n")

        with run_http_peer(greet) as peer:
            assert "did not answer in HTTP" in ask(create_definition(peer))[1]

    def test_what_closes_without_an_answer(self) -> None:
        with run_http_peer(lambda _handler: None) as peer:
            assert ask(create_definition(peer))[1] == "CRM did not answer in HTTP."

    def test_a_name_that_does_not_exist(self) -> None:
        with run_http_peer(respond_json(ZOE)) as peer:
            definition = create_definition(peer, url="http://nowhere.invalid/{e164}")
            assert "cannot be found. Check its name" in ask(definition)[1]

    def test_a_refused_connection_is_reported(self) -> None:
        with run_http_peer(respond_json(ZOE)) as peer:
            definition = create_definition(peer)
        try:
            look_up(definition, NUMBERS, None, LONG).result(LONG * 2)
        except LookupFailedError as error:
            sentence = error.args[0]
        assert sentence == "CRM cannot be reached (connection refused)."
        # In the language of the window, too.
        assert isinstance(sentence.values["why"], Sentence)


def test_a_trial_shows_everything_but_the_secret() -> None:
    with run_http_peer(respond_json(ZOE)) as peer:
        definition = create_definition(
            peer, url=f"{peer.url}/find?phone={{e164}}&key={{secret}}", headers=(("X-Key", "{secret}"),)
        )
        trial = try_lookup(definition, NUMBERS, Password("geheim")).result(LONG)
        assert "geheim" not in trial.request
        assert "X-Key: ••••" in trial.request
        assert "&key=••••" in trial.request
        assert trial.answer == ZOE
        assert trial.result is not None
        assert trial.result.name == "Zoë"
        peer.respond = lambda handler: send(handler, b"<html>")
        trial = try_lookup(definition, NUMBERS, Password("geheim")).result(LONG)
        assert (trial.answer, trial.result) == ("<html>", None)
        peer.respond = lambda handler: send(handler, handler.path.encode())
        trial = try_lookup(definition, NUMBERS, Password("geheim")).result(LONG)
        assert trial.answer.endswith("key=••••")
        assert "is not JSON" in str(trial.problem)


def test_a_trial_hides_the_secret_in_every_form_in_which_a_server_repeats_it() -> None:
    secret = 'ge"heim & Söhne'

    def repeat(handler: BaseHTTPRequestHandler) -> None:
        headers = dict(handler.headers.items())
        echo = {"headers": headers, "path": handler.path, "key": secret}
        send(handler, json.dumps(echo).encode() + json.dumps(echo, ensure_ascii=False).encode())

    with run_http_peer(repeat) as peer:
        definition = create_definition(peer, url=f"{peer.url}/find?key={{secret}}", user="kim")
        answer = try_lookup(definition, NUMBERS, Password(secret)).result(LONG).answer
    token = base64.b64encode(f"kim:{secret}".encode()).decode()
    assert answer.count("••••") == 6
    assert not any(part in answer for part in (token, "heim", "hne"))

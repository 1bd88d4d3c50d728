"""What the printed configuration permits, on a server that runs with exactly that configuration."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator

import nats
import pytest
import trustme
from nats.aio.client import Client
from nats.aio.msg import Msg

from devlink3_desk.link.endpoint import Endpoint, TlsOptions
from devlink3_desk.link.errors import CertificateError, LinkError
from devlink3_desk.services.hub import jetstream
from devlink3_desk.services.hub.client import RawMessage
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import (
    HubCredentialsError,
    HubEncryptionError,
    HubLostError,
    HubMissingError,
    HubPermissionError,
    HubStorageError,
    HubUnreachableError,
)
from devlink3_desk.services.hub.event_reader import EventReader
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.server_config import ServerOptions, build_configuration
from tests.support.certificates import compute_fingerprint, write_authority_pem
from tests.support.nats_server import NatsServer, create_server, remove_server, run_server
from tests.support.waiting import wait_for

NAMES = SiteNames("main")


@pytest.fixture(scope="module")
def two_sites(nats_program: str) -> Iterator[NatsServer]:
    with run_server(nats_program, sites=("main", "branch")) as server:
        yield server


@pytest.fixture
async def hub(nats_server: NatsServer) -> AsyncIterator[HubConnection]:
    connection = await HubConnection.connect(nats_server.access("hub"))
    await jetstream.ensure_streams(connection, NAMES)
    yield connection
    await connection.close()


async def is_refused(server: NatsServer, user: str, subject: str) -> bool:
    """Return whether the server refuses that ``user`` publishes to ``subject``."""
    errors: list[str] = []

    async def note(error: Exception) -> None:
        errors.append(str(error))

    client: Client = await nats.connect(
        f"nats://127.0.0.1:{server.port}", user=user, password=server.passwords[user], error_cb=note
    )
    try:
        await client.publish(subject, b"{}")
        for _ in range(2):  # nats-py sends the ping of its flush ahead of what waits to be sent
            await client.flush()
        return any("permissions violation" in error.lower() for error in errors)
    finally:
        await client.close()


FORBIDDEN_FOR_DESKS = [
    NAMES.events,
    NAMES.live,
    NAMES.checkpoint,
    NAMES.plan,
    NAMES.shared,
    f"$KV.{NAMES.lease_bucket}.leader",
    f"$KV.{NAMES.shared_bucket}.note.x",
    f"$JS.API.STREAM.DELETE.{NAMES.event_stream}",
    f"$JS.API.STREAM.PURGE.{NAMES.event_stream}",
    f"$JS.API.STREAM.INFO.{NAMES.event_stream}",
    f"$JS.API.CONSUMER.CREATE.{NAMES.event_stream}",
    f"$JS.API.CONSUMER.DURABLE.CREATE.{NAMES.event_stream}.x",
    "$JS.API.STREAM.NAMES",
    "$JS.API.INFO",
    NAMES.build_request_subject("wallboard", "checkpoint"),
    "anything.else",
]


@pytest.mark.parametrize("subject", FORBIDDEN_FOR_DESKS)
async def test_desks_can_only_send_requests(nats_server: NatsServer, hub: HubConnection, subject: str):
    assert await is_refused(nats_server, "desk", subject)
    assert await is_refused(nats_server, "wallboard", subject.replace(".wallboard.", ".desk."))


async def test_wallboards_cannot_change_anything_nor_read_the_history(
    nats_server: NatsServer, hub: HubConnection
):
    assert not await is_refused(
        nats_server, "wallboard", NAMES.build_request_subject("wallboard", "checkpoint")
    )
    assert await is_refused(nats_server, "wallboard", NAMES.build_request_subject("wallboard", "shared"))
    assert await is_refused(nats_server, "wallboard", NAMES.build_request_subject("wallboard", "history"))
    assert not await is_refused(nats_server, "desk", NAMES.build_request_subject("desk", "shared"))


async def test_wallboards_do_not_receive_shared_entries(nats_server: NatsServer, hub: HubConnection):
    """Notes on people are published to desks; a wallboard shows none."""
    received: dict[str, list[bytes]] = {"desk": [], "wallboard": []}
    readers = {user: await HubConnection.connect(nats_server.access(user)) for user in received}

    def note(user: str) -> Callable[[RawMessage], None]:
        return lambda message: received[user].append(message.data)

    try:
        for user, reader in readers.items():
            subscription = await reader.subscribe_directly(NAMES.shared, note(user))
            if user == "desk":
                await reader.confirm_subscription(subscription)
            else:
                with pytest.raises(HubPermissionError):
                    await reader.confirm_subscription(subscription)
        await hub.publish(NAMES.shared, b"a note")
        await hub.flush()
        await wait_for(lambda: received["desk"] == [b"a note"])
        with pytest.raises(HubPermissionError):
            await readers["wallboard"].flush()  # the server has sent it everything so far
        assert not received["wallboard"]
    finally:
        for reader in readers.values():
            await reader.close()


@pytest.mark.parametrize("subject", ["$JS.API.STREAM.DELETE.{}", "$JS.API.STREAM.PURGE.{}"])
async def test_not_even_the_hub_can_delete_a_stream(
    nats_server: NatsServer, hub: HubConnection, subject: str
):
    assert await is_refused(nats_server, "hub", subject.format(NAMES.event_stream))


async def test_answers_of_another_user_cannot_be_read(nats_server: NatsServer, hub: HubConnection):
    async def ignore(message: object) -> None:
        pass

    desk = await HubConnection.connect(nats_server.access("desk"))
    try:
        await desk.subscribe("_INBOX_hub.>", ignore)
        with pytest.raises(HubPermissionError):
            await desk.flush()
    finally:
        await desk.close()


async def test_another_site_cannot_be_read(two_sites: NatsServer):
    """Each site is an account of its own, so that not even its subjects exist for others."""
    for site, error in (("main", HubMissingError), ("branch", HubPermissionError)):
        connection = await HubConnection.connect(two_sites.access("main-desk", site))
        with pytest.raises(error):
            await EventReader(connection, SiteNames(site), "main-desk").begin()
        await connection.close()


async def test_wrong_passwords_are_reported_at_once(nats_server: NatsServer):
    with pytest.raises(HubCredentialsError, match="password"):
        await HubConnection.connect(nats_server.access("desk", password="wrong"))


async def test_a_port_on_which_nothing_listens_is_unreachable(nats_program: str):
    server = create_server(nats_program)
    try:
        with pytest.raises(HubUnreachableError, match="refused"):
            await HubConnection.connect(server.access("desk"))
    finally:
        remove_server(server)


async def test_a_server_of_another_protocol_is_reported(nats_program: str):
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = create_server(nats_program)
    listener = await asyncio.start_server(answer, "127.0.0.1", server.port)
    try:
        with pytest.raises(HubUnreachableError, match="not a NATS server"):
            await HubConnection.connect(server.access("desk"))
    finally:
        listener.close()
        await listener.wait_closed()
        remove_server(server)


async def test_a_silent_server_is_given_up_in_time(nats_program: str):
    ended = asyncio.Event()

    async def keep_quiet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()
        ended.set()

    server = create_server(nats_program)
    listener = await asyncio.start_server(keep_quiet, "127.0.0.1", server.port)
    try:
        with pytest.raises(HubUnreachableError, match="does not answer"):
            await HubConnection.connect(server.access("desk", timeout=0.3))
        await asyncio.wait_for(ended.wait(), 10)
    finally:
        listener.close()
        await listener.wait_closed()
        remove_server(server)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda text: re.sub(r"(?m)^ *jetstream:? \{[^}]*\}$", "", text), "store"),
        (lambda text: text.replace("max_file: 512MB", "max_file: 1MB"), "storage"),
    ],
    ids=["without JetStream", "with too little space"],
)
async def test_a_server_that_can_store_nothing_is_reported(
    nats_program: str, edit: Callable[[str], str], reason: str
) -> None:
    with run_server(nats_program, edit) as server:
        connection = await HubConnection.connect(server.access("hub"))
        try:
            with pytest.raises(HubStorageError, match=reason):
                await jetstream.ensure_streams(connection, NAMES)
        finally:
            await connection.close()


async def test_a_stale_publisher_is_refused(hub: HubConnection):
    first = await jetstream.store_message(hub, NAMES.events, b"one", last_in_stream=0)
    second = await jetstream.store_message(hub, NAMES.events, b"two", last_in_stream=first)
    with pytest.raises(jetstream.SequenceConflictError):
        await jetstream.store_message(hub, NAMES.events, b"stale", last_in_stream=first)
    stored = await hub.get_message(NAMES.event_stream, second)
    assert stored is not None
    assert stored.data == b"two"
    assert await hub.get_message(NAMES.event_stream, second + 1) is None


async def test_readers_never_see_what_was_refused(nats_server: NatsServer, hub: HubConnection):
    desk = await HubConnection.connect(nats_server.access("desk"))
    seen: list[bytes] = []

    async def note(message: object) -> None:
        seen.append(message.data)  # type: ignore[attr-defined]

    try:
        await desk.subscribe(NAMES.live, note)
        await desk.flush()
        last = await jetstream.store_message(hub, NAMES.events, b"one", last_in_stream=0)
        with pytest.raises(jetstream.SequenceConflictError):
            await jetstream.store_message(hub, NAMES.events, b"stale", last_in_stream=0)
        await jetstream.store_message(hub, NAMES.events, b"two", last_in_stream=last)
        await wait_for(lambda: len(seen) > 1)
        await desk.flush()
        assert seen == [b"one", b"two"]
    finally:
        await desk.close()


async def test_tls_is_verified_before_anything_is_sent(nats_program: str, tmp_path):
    authority = trustme.CA()
    leaf = authority.issue_cert("localhost", "127.0.0.1")
    certificate, key = tmp_path / "server.pem", tmp_path / "server.key"
    leaf.cert_chain_pems[0].write_to_path(str(certificate))
    leaf.private_key_pem.write_to_path(str(key))
    ca, fingerprint = write_authority_pem(authority, tmp_path), compute_fingerprint(leaf)
    with run_server(nats_program, certificate=str(certificate), key=str(key)) as server:
        for trusted in (
            TlsOptions(ca=ca),
            TlsOptions(pin=fingerprint),
        ):
            connection = await HubConnection.connect(server.access("desk", tls=trusted))
            await connection.close()
        for untrusted, reason in (
            (TlsOptions(), "its CA is unknown"),
            (TlsOptions(ca=ca, server_name="other.example"), "it is for another name"),
            (TlsOptions(pin="0" * 64), "cannot be trusted"),
            # The server demands TLS: the authorities of the system do not know it.
            (None, "its CA is unknown"),
        ):
            with pytest.raises(CertificateError, match=reason):
                await HubConnection.connect(server.access("desk", tls=untrusted))


async def test_a_server_without_tls_gets_no_password(nats_server: NatsServer):
    with pytest.raises(HubEncryptionError, match="Nothing was sent"):
        await HubConnection.connect(nats_server.access("desk", tls=TlsOptions()))


async def test_a_lost_server_ends_a_request(nats_server: NatsServer, hub: HubConnection):
    nats_server.stop()
    with pytest.raises(LinkError) as caught:
        await hub.get_message(NAMES.event_stream, 1)
    assert isinstance(caught.value, HubLostError)


def test_passwords_are_different_each_time():
    options = ServerOptions(sites=("main",), desks=("ann", "ben"))
    first, second = (re.findall(r'password: "([^"]+)"', build_configuration(options)) for _ in range(2))
    assert len(set(first + second)) == 10
    assert all(len(password) >= 32 for password in first)


@pytest.mark.parametrize(("version", "has_setting"), [(None, True), ((2, 9), False), ((2, 10), True)])
def test_old_servers_do_not_get_a_setting_that_they_do_not_know(version, has_setting: bool):
    text = build_configuration(ServerOptions(sites=("main",), server_version=version))
    settings = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert ("  sync_interval: always" in settings) is has_setting


async def test_a_file_with_an_nkey_seed_replaces_the_password(nats_program: str, tmp_path):
    import nkeys
    from nacl.signing import SigningKey

    pair = nkeys.from_seed(nkeys.encode_seed(bytes(SigningKey.generate()), nkeys.PREFIX_BYTE_USER))
    seed = tmp_path / "desk.nk"
    seed.write_bytes(bytes(pair.seed))

    def use_key(text: str) -> str:
        text = re.sub(r'user: "desk", password: "[^"]+"', f'nkey: "{pair.public_key.decode()}"', text)
        return text.replace('            "_INBOX_desk.>"', '            "_INBOX.>"')

    with run_server(nats_program, use_key) as server:
        access = HubAccess(
            endpoint=Endpoint(host="127.0.0.1", port=server.port, tls=None), site="main", credentials=seed
        )
        connection = await HubConnection.connect(access)
        await connection.flush()
        await connection.close()
        seed.write_bytes(nkeys.encode_seed(bytes(SigningKey.generate()), nkeys.PREFIX_BYTE_USER))
        with pytest.raises(HubCredentialsError):
            await HubConnection.connect(access)


@pytest.mark.parametrize(
    "contents",
    [None, b"", b"SUAX\n", b"SU" + b"A" * 56, b"-----BEGIN NATS USER JWT-----\nx\n", b"\xff\x00\n"],
    ids=["missing", "empty", "short seed", "wrong seed", "no key", "binary"],
)
async def test_a_credentials_file_that_cannot_be_used_is_reported(
    nats_server: NatsServer, tmp_path, contents: bytes | None
):
    file = tmp_path / "desk.creds"
    if contents is not None:
        file.write_bytes(contents)
    access = HubAccess(
        endpoint=Endpoint(host="127.0.0.1", port=nats_server.port, tls=None), site="main", credentials=file
    )
    with pytest.raises(HubCredentialsError):
        await HubConnection.connect(access)


async def test_a_refused_request_does_not_affect_others(nats_server: NatsServer, hub: HubConnection):
    """As when a wallboard starts: it reads files, and asks for what desks share."""
    asked: asyncio.Queue[Msg] = asyncio.Queue()
    await hub.subscribe(NAMES.requests, asked.put)
    await hub.flush()
    wallboard = await HubConnection.connect(nats_server.access("wallboard", timeout=60.0))
    try:
        subject = NAMES.build_request_subject("wallboard", "file")
        reading = asyncio.create_task(wallboard.request(subject))
        request = await asked.get()
        with pytest.raises(HubPermissionError):
            await wallboard.request(NAMES.build_request_subject("wallboard", "shared"))
        await hub.publish(request.reply, b"contents")
        assert (await reading).data == b"contents"
    finally:
        await wallboard.close()

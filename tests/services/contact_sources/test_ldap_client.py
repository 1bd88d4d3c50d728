"""Reading a directory server: sizes, encryption, and servers that are slow, silent, or say no."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import msgspec
import pytest

from devlink3_desk.contacts.contact import Contact, ContactField, NumberKind
from devlink3_desk.contacts.followed_source import LdapEncryption, LdapPreset, LdapSettings
from devlink3_desk.contacts.ldap_entries import (
    LdapAddressError,
    build_mapping,
    choose_filter,
    format_mapping,
    iter_entry_items,
    list_attributes,
    parse_ldap_url,
)
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.contact_sources.ldap_client import PAGE_SIZE, LdapReader, SourceReadError
from tests.support.ldap_server import (
    BIND_NAME,
    BIND_PASSWORD,
    PEOPLE_BASE,
    SUFFIX,
    LdapServer,
    run_ldap_server,
)


def create_settings(server: LdapServer, **changes: object) -> LdapSettings:
    settings = LdapSettings(
        host="127.0.0.1", port=server.tls_port, ca=str(server.ca_file), base=PEOPLE_BASE, timeout=5
    )
    return msgspec.structs.replace(settings, **changes)


def read(settings: LdapSettings, password: str | None = None) -> list[str]:
    secret = None if password is None else Password(password)
    items = LdapReader(settings, secret).read().items
    return [item.name for item in items if isinstance(item, Contact)]


LARGE = 5_000
"""People of a large directory: ten times as many as its server returns without pages."""


@pytest.fixture
def large_server() -> Iterator[LdapServer]:
    with run_ldap_server(LARGE) as server:
        yield server


def test_thousands_of_entries_are_read_in_pages(large_server: LdapServer) -> None:
    reader = LdapReader(create_settings(large_server), None)
    counts: list[int] = []
    first = reader.read(counts.append)
    assert len(first.items) == counts[-1] == LARGE + 1
    assert len(counts) == (LARGE + 1) // PAGE_SIZE + 1
    assert first.remark is None
    # Entries that have not changed are not parsed again.
    second = reader.read()
    assert all(old is new for old, new in zip(first.items, second.items, strict=True))


def test_a_server_that_shows_nothing_is_no_empty_directory(ldap_server: LdapServer) -> None:
    # Otherwise, all names would be gone after somebody has changed the rights of the user.
    unmatched = create_settings(ldap_server, filter="(uid=nobody)")
    without_values = create_settings(ldap_server, mapping={"roomnumber": ContactField.OTHER})
    for settings in (unmatched, without_values):
        with pytest.raises(SourceReadError, match="returned no contacts"):
            read(settings)


class TestEncryption:
    def test_start_tls_protects_the_password(self, ldap_server: LdapServer) -> None:
        settings = create_settings(
            ldap_server,
            encryption=LdapEncryption.START_TLS,
            port=ldap_server.port,
            bind_name=BIND_NAME,
            base=f"ou=secret,{SUFFIX}",
        )
        assert read(settings, BIND_PASSWORD) == ["Hidden"]

    @pytest.mark.parametrize("encryption", [LdapEncryption.TLS, LdapEncryption.START_TLS])
    def test_a_certificate_that_cannot_be_verified_ends_the_connection(
        self, ldap_server: LdapServer, encryption: LdapEncryption
    ) -> None:
        port = ldap_server.port if encryption is LdapEncryption.START_TLS else ldap_server.tls_port
        settings = create_settings(ldap_server, encryption=encryption, port=port)
        for changes, sentence in [
            ({"ca": ""}, r"cannot be trusted \(its root CA is not trusted\)"),
            ({"server_name": "ldap.example.org"}, r"cannot be trusted \(it is for another name\)"),
            ({"pin": "00" * 32}, "differs from the pinned one"),
            ({"pin": "abc"}, "not 64 hex digits"),
            ({"ca": "/nonexistent.pem"}, "CA file cannot be used"),
        ]:
            with pytest.raises(SourceReadError, match=sentence):
                read(msgspec.structs.replace(settings, **changes))

    def test_no_password_is_sent_in_clear(self) -> None:
        # A port that nobody listens at: the refusal comes before any connection.
        settings = LdapSettings(
            host="127.0.0.1", port=1, encryption=LdapEncryption.NONE, bind_name="kim@example.com"
        )
        with pytest.raises(SourceReadError, match="not sent without encryption"):
            read(settings, "secret")

    def test_tls_at_a_port_without_it(self, ldap_server: LdapServer) -> None:
        with pytest.raises(SourceReadError, match="encrypted connection to the LDAP server"):
            read(create_settings(ldap_server, port=ldap_server.port))


class PeerThread:
    """A peer at a port of this machine that treats every connection in its own way."""

    def __init__(self, handle: Callable[[socket.socket], None]) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._handle, self._threads = handle, list[threading.Thread]()
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            self._handle(connection)

    def close(self) -> None:
        # Windows shuts only connections down, and ends a wait for one when the socket is closed.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        for thread in self._threads:
            thread.join()


class TestBadPeers:
    def test_a_server_that_says_nothing(self) -> None:
        peer = PeerThread(wait_for_end)
        settings = LdapSettings(
            host="127.0.0.1", port=peer.port, encryption=LdapEncryption.NONE, base="dc=x", timeout=1
        )
        with pytest.raises(SourceReadError, match="does not answer"):
            read(settings)
        peer.close()

    def test_a_server_that_says_nothing_in_the_handshake(self) -> None:
        peer = PeerThread(wait_for_end)
        settings = LdapSettings(host="127.0.0.1", port=peer.port, base="dc=x", timeout=1)
        with pytest.raises(SourceReadError, match=r"127\.0\.0\.1:\d+ does not answer"):
            read(settings)
        peer.close()

    @pytest.mark.parametrize("host", ["ldap..example", "x" * 70, "nowhere.invalid"])
    def test_a_name_that_does_not_exist(self, host: str) -> None:
        with pytest.raises(SourceReadError, match=r"cannot be reached \(the name is unknown\)"):
            read(LdapSettings(host=host, base="dc=x", timeout=1))

    def test_an_ipv6_address_in_brackets(self) -> None:
        with socket.socket(socket.AF_INET6) as free:
            try:
                free.bind(("::1", 0))
            except OSError:
                pytest.skip("this system has no IPv6")
            settings = LdapSettings(host="[::1]", port=free.getsockname()[1], base="dc=x", timeout=1)
            with pytest.raises(SourceReadError, match="connection refused"):
                read(settings)

    def test_an_ipv6_address_with_a_zone(self) -> None:
        with pytest.raises(SourceReadError) as error:
            read(LdapSettings(host="fe80::1%no-such-zone", port=1, base="dc=x", timeout=1))
        assert "InvalidServer" not in str(error.value)

    @pytest.mark.parametrize(
        "answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x30\x84\x7f\xff\xff\xff"]
    )
    def test_a_server_that_is_none(self, answer: bytes) -> None:
        def handle(connection: socket.socket) -> None:
            connection.recv(1)
            connection.sendall(answer)

        peer = PeerThread(handle)
        settings = LdapSettings(
            host="127.0.0.1", port=peer.port, encryption=LdapEncryption.NONE, base="dc=x", timeout=1
        )
        with pytest.raises(SourceReadError):
            read(settings)
        peer.close()

    def test_a_slow_server_is_read_and_can_be_interrupted(self, ldap_server: LdapServer) -> None:
        seen = threading.Event()

        def relay(connection: socket.socket) -> None:
            with socket.create_connection(("127.0.0.1", ldap_server.tls_port)) as upstream:
                sender = threading.Thread(target=pump, args=(connection, upstream, None))
                sender.start()
                pump(upstream, connection, seen)
                sender.join()

        peer = PeerThread(relay)
        reader = LdapReader(create_settings(ldap_server, port=peer.port), None)
        errors: list[Exception] = []

        def run() -> None:
            try:
                reader.read()
            except SourceReadError as error:
                errors.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        assert seen.wait(30)
        reader.cancel()
        thread.join(30)
        assert not thread.is_alive()
        assert len(errors) == 1
        peer.close()


def wait_for_end(connection: socket.socket) -> None:
    while connection.recv(4096):
        pass


def pump(source: socket.socket, target: socket.socket, seen: threading.Event | None) -> None:
    """Pass bytes on, slowly if ``seen`` is given, which is set after the first kilobytes."""
    passed = 0
    while True:
        try:
            data = source.recv(512 if seen is not None else 65_536)
            if data:
                target.sendall(data)
        except OSError:
            data = b""
        if not data:
            shut_down(target)
            return
        passed += len(data)
        if seen is not None:
            if passed > 20_000:
                seen.set()
            time.sleep(0.005)  # the line is slow: that is what is tested


def shut_down(target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


class TestAddresses:
    def test_all_parts_of_an_address(self) -> None:
        settings = parse_ldap_url(
            "ldap://kim%40example.com@ldap.example.com:3890/ou=a%20b,dc=x?cn,ipPhone?one?(cn=K*)?x-starttls"
        )
        assert settings == LdapSettings(
            host="ldap.example.com",
            port=3890,
            encryption=LdapEncryption.START_TLS,
            bind_name="kim@example.com",
            base="ou=a b,dc=x",
            scope="one",
            filter="(cn=K*)",
            mapping={"cn": ContactField.NAME, "ipphone": ContactField.OTHER},
        )
        assert parse_ldap_url("ldaps://[::1]/").host == "::1"

    @pytest.mark.parametrize(
        "url", ["ldap://", "ldap:///dc=x", "ldaps://h:port/", "ldap://h/#x", "http://h/", "ldap://h/?cn)(x=*"]
    )
    def test_what_is_no_address(self, url: str) -> None:
        with pytest.raises(LdapAddressError):
            parse_ldap_url(url)

    def test_a_mapping_is_the_same_after_it_was_written(self) -> None:
        mapping = build_mapping(["ipPhone=work", "displayName", "extensionAttribute1=mobile"])
        assert build_mapping(format_mapping(mapping).split(",")) == mapping
        with pytest.raises(LdapAddressError, match="not a field of a contact"):
            build_mapping(["cn=title"])


class TestEntries:
    def test_an_entry_of_active_directory(self) -> None:
        attributes = list_attributes(LdapSettings(), LdapPreset.ACTIVE_DIRECTORY)
        entry = {
            "cn": [b"obrienz"],
            "displayName": ["Zoë O'Brien".encode()],
            "telephoneNumber": [b"+44 1632 960144"],
            "otherTelephone": [b"+44 1632 960145", b"+44 1632 960146"],
            "mobile": [b"07700 900123"],
            "company": [b"Northfield"],
            "unheard": [b"x"],
        }
        (contact,) = iter_entry_items(entry, {}, attributes)
        assert isinstance(contact, Contact)
        assert (contact.name, contact.company) == ("Zoë O'Brien", "Northfield")
        assert [number.kind for number in contact.numbers] == [NumberKind.WORK] * 3 + [NumberKind.MOBILE]
        assert "userAccountControl" in choose_filter(LdapSettings(), LdapPreset.ACTIVE_DIRECTORY)

    def test_binary_and_old_text(self) -> None:
        attributes = ("cn", "telephoneNumber")
        items = list(iter_entry_items({"cn": [b"\xff\x00\x01"], "telephoneNumber": [b"201"]}, {}, attributes))
        assert [item.name for item in items if isinstance(item, Contact)] == ["201"]
        assert len(items) == 2
        (latin,) = iter_entry_items({"cn": [b"Zo\xeb"]}, {}, attributes)
        assert isinstance(latin, Contact)
        assert latin.name == "Zoë"

    def test_values_with_options_stand_behind_those_without(self) -> None:
        entry = {
            "cn;lang-ja": ["ノラ".encode()],
            "cn": [b"Nora"],
            "telephoneNumber;x-main": [b"01632 960100"],
            "telephoneNumber": [b"01632 960144"],
            "otherTelephone;range=0-1": [b"01632 960145", b"01632 960146"],
        }
        attributes = ("cn", "telephoneNumber", "otherTelephone")
        (contact,) = iter_entry_items(entry, {}, attributes)
        assert isinstance(contact, Contact)
        assert contact.name == "Nora"
        numbers = [number.number for number in contact.numbers]
        assert numbers == ["01632 960144", "01632 960100", "01632 960145", "01632 960146"]

    def test_the_parameters_of_a_fax_are_no_part_of_its_number(self) -> None:
        entry = {"cn": [b"Nora"], "facsimileTelephoneNumber": [b"01632 960149$fineResolution$a4Width"]}
        (contact,) = iter_entry_items(entry, {}, ("cn", "facsimileTelephoneNumber"))
        assert isinstance(contact, Contact)
        assert [number.number for number in contact.numbers] == ["01632 960149"]

    def test_an_entry_without_name_and_number_is_none(self) -> None:
        assert list(iter_entry_items({"ou": [b"people"]}, {}, ("cn", "ou"))) == []

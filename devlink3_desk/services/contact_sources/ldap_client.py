"""Reads the contacts of a directory server. All functions block, and belong in a thread of their own."""

from __future__ import annotations

import contextlib
import logging
import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from devlink3_desk.contacts.contact import Contact, ImportItem
from devlink3_desk.contacts.followed_source import LdapEncryption, LdapPreset, LdapSettings
from devlink3_desk.contacts.ldap_entries import choose_filter, iter_entry_items, list_attributes
from devlink3_desk.link.endpoint import Password, TlsOptions, parse_pin
from devlink3_desk.link.errors import CertificateError, LinkError
from devlink3_desk.link.tls import check_pin, create_client_context, format_system_error
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from ldap3 import Connection

MAX_ENTRIES: Final = 100_000
"""Entries that are read of a server; an address book of a company has fewer."""
PAGE_SIZE: Final = 250
"""Entries of one page (RFC 2696): small enough that a page is decoded between two frames or so."""
TOTAL_SECONDS: Final = 300.0
"""Seconds to read a whole directory."""
_PAUSE_SECONDS: Final = 0.002
"""Pause after each page: decoding competes with the window for the interpreter lock."""

_SUCCESS, _TIME_LIMIT, _SIZE_LIMIT, _ADMIN_LIMIT = 0, 3, 4, 11
_STRONGER_AUTH, _CONFIDENTIALITY, _NO_SUCH_OBJECT, _INVALID_DN = 8, 13, 32, 34
_INVALID_CREDENTIALS, _ACCESS, _BUSY, _UNAVAILABLE = 49, 50, 51, 52
_REFERRAL: Final = 10
_RESULT_TEXTS: Final[dict[int, str]] = {
    _TIME_LIMIT: QT_TRANSLATE_NOOP("Link", "The LDAP server has ended the search at its time limit."),
    _STRONGER_AUTH: QT_TRANSLATE_NOOP("Link", "The LDAP server requires encryption. Use LDAPS or StartTLS."),
    _CONFIDENTIALITY: QT_TRANSLATE_NOOP(
        "Link", "The LDAP server requires encryption. Use LDAPS or StartTLS."
    ),
    _NO_SUCH_OBJECT: QT_TRANSLATE_NOOP(
        "Link", "The LDAP server does not have this base. Check its spelling."
    ),
    _INVALID_DN: QT_TRANSLATE_NOOP(
        "Link", "The base or the user is not a distinguished name such as ou=people,dc=example,dc=com."
    ),
    _INVALID_CREDENTIALS: QT_TRANSLATE_NOOP("Link", "The LDAP server rejects the user or the password."),
    _ACCESS: QT_TRANSLATE_NOOP("Link", "The LDAP server does not let this user read these entries."),
    _BUSY: QT_TRANSLATE_NOOP("Link", "The LDAP server is busy. Try again later."),
    _UNAVAILABLE: QT_TRANSLATE_NOOP("Link", "The LDAP server is shutting down. Try again later."),
    _REFERRAL: QT_TRANSLATE_NOOP(
        "Link", "The LDAP server refers to another server. Enter the address of that one."
    ),
}
_OTHER_RESULT: Final = QT_TRANSLATE_NOOP("Link", "The LDAP server reports an error ({error}).")
_UNREACHABLE: Final = QT_TRANSLATE_NOOP("Link", "The LDAP server {server} cannot be reached ({why}).")
_SILENT: Final = QT_TRANSLATE_NOOP("Link", "The LDAP server {server} does not answer.")
_LOST: Final = QT_TRANSLATE_NOOP("Link", "The connection to the LDAP server was lost.")
_TLS_FAILED: Final = QT_TRANSLATE_NOOP(
    "Link", "The encrypted connection to the LDAP server could not be established ({why})."
)
_UNTRUSTED: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The certificate of the LDAP server cannot be trusted ({why}). Choose the CA that issued it, or pin it.",
)
_OTHER_PIN: Final = QT_TRANSLATE_NOOP(
    "Link", "The certificate of the LDAP server differs from the pinned one. Ask its administrator."
)
_NO_START_TLS: Final = QT_TRANSLATE_NOOP(
    "Link", "The LDAP server does not support StartTLS. Use LDAPS instead."
)
_CLEAR_PASSWORD: Final = QT_TRANSLATE_NOOP(
    "Link", "A password is not sent without encryption. Use LDAPS or StartTLS."
)
_NO_PASSWORD: Final = QT_TRANSLATE_NOOP("Link", "There is no password for {user}.")
_NO_BASE: Final = QT_TRANSLATE_NOOP(
    "Link", "The LDAP server does not say where its entries are. Enter a base."
)
_NO_CONTACTS: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The LDAP server returned no contacts. Check the base, the filter and what this user may read.",
)
_INVALID_FILTER: Final = QT_TRANSLATE_NOOP("Link", "The filter {filter} is not an LDAP filter.")
SIZE_LIMIT_TEXT: Final = QT_TRANSLATE_NOOP(
    "Link", "The LDAP server returned only the first {count} entries: that is its size limit."
)
_TOO_MANY: Final = QT_TRANSLATE_NOOP("Link", "Only the first {count} entries were read.")
_INVALID_PIN: Final = QT_TRANSLATE_NOOP("Link", "The pinned fingerprint is not 64 hex digits.")

_PAGED_RESULTS: Final = "1.2.840.113556.1.4.319"
"""Identifier of the control of RFC 2696."""
_ACTIVE_DIRECTORY_OID: Final = "1.2.840.113556.1.4.800"

log = logging.getLogger(__name__)


class SourceReadError(DevLinkError):
    """A source of contacts that cannot be read; the text is a :class:`.Sentence`."""


class CredentialsRefusedError(SourceReadError):
    """The server rejects the user or the password; it may lock the account after more attempts."""


class LdapResult(msgspec.Struct, frozen=True):
    """What a directory server has."""

    items: tuple[ImportItem, ...]
    """The contacts and the problems with them."""
    remark: Sentence | None = None
    """Why there may be more entries than were read."""


class LdapReader:
    """Reads one directory server. :meth:`read` may be called again and again; :meth:`cancel` ends it.

    Entries whose values have not changed since the last call are not parsed again.
    """

    def __init__(self, settings: LdapSettings, password: Password | None) -> None:
        self._settings, self._password = settings, password
        self._cancelled = threading.Event()
        self._connection: Connection | None = None
        self._items_by_entry: dict[Any, tuple[ImportItem, ...]] = {}

    def cancel(self) -> None:
        """End a :meth:`read` in another thread."""
        self._cancelled.set()
        self._shut_socket()

    def read(self, on_progress: Callable[[int], None] = lambda _count: None) -> LdapResult:
        """Return all contacts; raises :class:`SourceReadError`."""
        watchdog = threading.Timer(TOTAL_SECONDS, self._shut_socket)
        watchdog.daemon = True
        watchdog.start()
        try:
            return self._read_directory(on_progress)
        finally:
            watchdog.cancel()
            self._close_connection()

    def _read_directory(self, on_progress: Callable[[int], None]) -> LdapResult:
        try:
            connection = self._open_connection()
            self._bind_connection(connection)
            base, preset = self._inspect_server(connection)
            return self._read_pages(connection, base, preset, on_progress)
        except SourceReadError:
            raise
        # Besides its own errors, ldap3 lets those of sockets through, and whatever its decoder stumbles over
        # in the answers of a connection that was cut.
        except Exception as error:
            log.debug("reading LDAP failed", exc_info=True)
            raise SourceReadError(_describe_error(error, self._settings)) from error

    # -- connecting

    def _open_connection(self) -> Connection:
        import ldap3

        settings = self._settings
        if self._password is not None and settings.bind_name and settings.encryption is LdapEncryption.NONE:
            raise SourceReadError(Sentence(_CLEAR_PASSWORD))
        tls = _create_tls(settings)
        host = settings.host.removeprefix("[").removesuffix("]")
        server = ldap3.Server(
            host.partition("%")[0],
            port=settings.effective_port,
            use_ssl=settings.encryption is LdapEncryption.TLS,
            tls=tls,
            get_info=ldap3.NONE,
            connect_timeout=settings.timeout,
        )
        server.host = host  # the constructor of ldap3 refuses addresses with a zone
        password = None if self._password is None or not settings.bind_name else self._password.reveal()
        if settings.bind_name and not password:
            # A bind with a name and without a password is an anonymous one (RFC 4513, section 5.1.2).
            raise SourceReadError(Sentence(_NO_PASSWORD, user=settings.bind_name))
        connection = self._connection = ldap3.Connection(
            server,
            user=settings.bind_name or None,
            password=password,
            authentication=ldap3.SIMPLE if settings.bind_name else ldap3.ANONYMOUS,
            client_strategy=ldap3.SYNC,
            auto_referrals=False,
            read_only=True,
            check_names=False,
            raise_exceptions=False,
            # ldap3 passes it to the system as an integer.
            receive_timeout=max(1, math.ceil(settings.timeout)),
        )
        try:
            connection.open(read_server_info=False)
            if settings.encryption is LdapEncryption.START_TLS and not connection.start_tls(
                read_server_info=False
            ):
                raise SourceReadError(Sentence(_NO_START_TLS))
        except ldap3.core.exceptions.LDAPException as error:
            if tls is not None and tls.failure is not None:
                raise SourceReadError(tls.failure) from error
            if "start_tls" in type(error).__name__.lower() or "StartTLS" in type(error).__name__:
                raise SourceReadError(Sentence(_NO_START_TLS)) from error
            raise
        return connection

    def _bind_connection(self, connection: Connection) -> None:
        if not connection.bind(read_server_info=False):
            is_refused = connection.result["result"] == _INVALID_CREDENTIALS
            error = CredentialsRefusedError if is_refused else SourceReadError
            raise error(_describe_result(connection.result))

    def _inspect_server(self, connection: Connection) -> tuple[str, LdapPreset]:
        """Return the base to search, and the kind of server if that is to be found out."""
        settings = self._settings
        if settings.base and settings.preset is not LdapPreset.AUTOMATIC:
            return settings.base, settings.preset
        import ldap3

        names = ["defaultNamingContext", "namingContexts", "supportedCapabilities"]
        connection.search("", "(objectClass=*)", search_scope=ldap3.BASE, attributes=names)
        entries: list[dict[str, Any]] = connection.response or []
        root: dict[str, list[bytes]] = entries[0].get("raw_attributes", {}) if entries else {}
        values = {name.lower(): [raw.decode("utf-8", "replace") for raw in root[name]] for name in root}
        preset = settings.preset
        if preset is LdapPreset.AUTOMATIC:
            is_active = _ACTIVE_DIRECTORY_OID in values.get("supportedcapabilities", ())
            preset = LdapPreset.ACTIVE_DIRECTORY if is_active else LdapPreset.STANDARD
        named = values.get("defaultnamingcontext") or values.get("namingcontexts") or [""]
        base = settings.base or named[0]
        if not base:
            raise SourceReadError(Sentence(_NO_BASE))
        return base, preset

    # -- reading

    def _read_pages(
        self, connection: Connection, base: str, preset: LdapPreset, on_progress: Callable[[int], None]
    ) -> LdapResult:
        attributes = list_attributes(self._settings, preset)
        previous = self._items_by_entry
        current: dict[Any, tuple[ImportItem, ...]] = {}
        items: list[ImportItem] = []
        count, remark = 0, None
        for response in self._iter_pages(connection, base, preset, attributes):
            for entry in response:
                if entry.get("type") != "searchResEntry":
                    continue
                count += 1
                values = entry["raw_attributes"]
                key = tuple((name, *raws) for name, raws in values.items())
                found = previous.get(key)
                if found is None:
                    found = tuple(iter_entry_items(values, self._settings.mapping, attributes))
                current[key] = found
                items += found
            on_progress(count)
            if count >= MAX_ENTRIES:
                remark = Sentence(_TOO_MANY, count=count)
                break
            if connection.result["result"] in (_SIZE_LIMIT, _ADMIN_LIMIT):
                remark = Sentence(SIZE_LIMIT_TEXT, count=count)
            time.sleep(_PAUSE_SECONDS)
        # A server hides what a user may not read.
        if not any(isinstance(item, Contact) for item in items):
            raise SourceReadError(Sentence(_NO_CONTACTS))
        self._items_by_entry = current
        return LdapResult(tuple(items), remark)

    def _iter_pages(
        self, connection: Connection, base: str, preset: LdapPreset, attributes: tuple[str, ...]
    ) -> Iterator[list[dict[str, Any]]]:
        import ldap3
        from ldap3.core.exceptions import LDAPInvalidFilterError

        search_filter, cookie = choose_filter(self._settings, preset), None
        scope = {"base": ldap3.BASE, "one": ldap3.LEVEL}.get(self._settings.scope, ldap3.SUBTREE)
        while True:
            if self._cancelled.is_set():
                raise SourceReadError(Sentence(_LOST))
            try:
                connection.search(
                    base,
                    search_filter,
                    search_scope=scope,
                    attributes=list(attributes),
                    dereference_aliases=ldap3.DEREF_NEVER,
                    paged_size=PAGE_SIZE,
                    paged_cookie=cookie,
                )
            except LDAPInvalidFilterError as error:
                raise SourceReadError(Sentence(_INVALID_FILTER, filter=search_filter[:100])) from error
            code = connection.result["result"]
            entries = connection.response or []
            is_partial = code in (_SIZE_LIMIT, _ADMIN_LIMIT) and entries
            if code != _SUCCESS and not is_partial:
                raise SourceReadError(_describe_result(connection.result))
            yield entries
            controls: dict[str, Any] = connection.result.get("controls") or {}
            cookie = controls.get(_PAGED_RESULTS, {}).get("value", {}).get("cookie")
            if not cookie or is_partial:
                return

    # -- closing

    def _shut_socket(self) -> None:
        """Make whatever waits for the server end."""
        connection = self._connection
        sock = None if connection is None else connection.socket
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _close_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        from ldap3.core.exceptions import LDAPException

        sock = connection.socket
        with contextlib.suppress(LDAPException, OSError):
            connection.unbind()
        # ldap3 leaves the socket open after some errors.
        if sock is not None:
            sock.close()


def _create_tls(settings: LdapSettings) -> Any:  # noqa: ANN401 (a subclass of an untyped class)
    """Return what ldap3 calls to encrypt a socket, with the checks of this program in place of its own."""
    if settings.encryption is LdapEncryption.NONE:
        return None
    import ldap3

    try:
        pin = parse_pin(settings.pin) if settings.pin else None
    except ValueError as error:
        raise SourceReadError(Sentence(_INVALID_PIN)) from error
    ca = Path(settings.ca) if settings.ca else None
    try:
        context = create_client_context(TlsOptions(ca=ca, pin=pin))
    except LinkError as error:
        why = Sentence(QT_TRANSLATE_NOOP("Link", "the CA file cannot be used"))
        raise SourceReadError(Sentence(_TLS_FAILED, why=why)) from error
    name = settings.server_name or settings.host.removeprefix("[").removesuffix("]").partition("%")[0]

    class VerifyingTls(ldap3.Tls):  # type: ignore[misc] # ldap3 is untyped
        """Encrypts the socket of a connection, and verifies the certificate before anything is sent."""

        failure: Sentence | None = None

        def wrap_socket(self, connection: Connection, do_handshake: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 (the signature of ldap3)
            """Replace the socket of a connection by an encrypted one."""
            try:
                connection.socket = context.wrap_socket(connection.socket, server_hostname=name)
                if pin is not None:
                    check_pin(connection.socket.getpeercert(binary_form=True), pin)
            except CertificateError as error:
                self.failure = Sentence(_OTHER_PIN)
                raise OSError("another certificate") from error
            except ssl.SSLCertVerificationError as error:
                self.failure = Sentence(_UNTRUSTED, why=format_system_error(error))
                raise
            except TimeoutError:
                raise  # it is the server that does not answer
            except (OSError, ssl.SSLError) as error:
                self.failure = Sentence(_TLS_FAILED, why=format_system_error(error))
                raise

    return VerifyingTls()


def _describe_result(result: dict[str, Any]) -> Sentence:
    """Return the sentence for a result of RFC 4511, section 4.1.9."""
    text = _RESULT_TEXTS.get(result["result"])
    if text is not None:
        return Sentence(text)
    return Sentence(_OTHER_RESULT, error=str(result.get("description") or result["result"]))


def _describe_error(error: Exception, settings: LdapSettings) -> Sentence:
    """Return the sentence for an error of ldap3, which are made for programmers."""
    server = f"{settings.host}:{settings.effective_port}"
    name, text = type(error).__name__, str(error).lower()
    if "timed out" in text or "timeout" in name.lower() or "temporarily unavailable" in text:
        return Sentence(_SILENT, server=server)
    if isinstance(error, UnicodeError):
        # A part of the name is empty, or too long for the name service.
        unknown_name = Sentence(_UNREACHABLE_REASONS["name or service"])
        return Sentence(_UNREACHABLE, server=server, why=unknown_name)
    if "SocketOpen" in name or "MaximumRetries" in name or "InvalidServer" in name:
        for words, why in _UNREACHABLE_REASONS.items():
            if words in text:
                return Sentence(_UNREACHABLE, server=server, why=Sentence(why))
        return Sentence(_UNREACHABLE, server=server, why=name)
    if "Filter" in name:
        return Sentence(_INVALID_FILTER, filter=settings.filter[:100])
    if "InvalidDn" in name:
        return Sentence(_RESULT_TEXTS[_INVALID_DN])
    return Sentence(_LOST)


_UNREACHABLE_REASONS: Final = {
    "refused": QT_TRANSLATE_NOOP("Link", "connection refused"),
    "no route": QT_TRANSLATE_NOOP("Link", "no route to host"),
    "unreachable": QT_TRANSLATE_NOOP("Link", "network is unreachable"),
    "invalid server address": QT_TRANSLATE_NOOP("Link", "the name is unknown"),
    "name or service": QT_TRANSLATE_NOOP("Link", "the name is unknown"),
    "reset": QT_TRANSLATE_NOOP("Link", "connection reset by peer"),
}

"""Sources of contacts that are followed: what is set up, what is known of each, and who provides them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from enum import StrEnum
from typing import Final, Protocol

import msgspec

from devlink3_desk.contacts.contact import Contact, ContactField, ImportProblem
from devlink3_desk.contacts.import_plan import FilePreview, ImportPlan
from devlink3_desk.sentences import Sentence

IMPORTED_ID: Final = "imported"
"""Id of the source that stands for all imported files."""


LDAP_PORT: Final = 389
LDAPS_PORT: Final = 636


class LdapEncryption(StrEnum):
    """How a connection to a directory server is protected."""

    TLS = "tls"
    """``ldaps:``, TLS from the first byte."""
    START_TLS = "starttls"
    """TLS on the port without encryption, before anything else is sent (RFC 4511, section 4.14)."""
    NONE = "none"


class LdapPreset(StrEnum):
    """The kind of directory server, which determines filter and attributes."""

    AUTOMATIC = "auto"
    """Active Directory where the server says that it is one, else the standard attributes."""
    ACTIVE_DIRECTORY = "active-directory"
    STANDARD = "standard"
    """OpenLDAP and other servers with the attributes of RFC 4519 and RFC 2798."""


class LdapSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the entries of a directory server are, and what is taken of them."""

    host: str = ""
    port: int | None = None
    """``None`` for the default of the encryption."""
    encryption: LdapEncryption = LdapEncryption.TLS
    ca: str = ""
    """PEM file with the CA to trust in place of those of the system."""
    pin: str = ""
    """SHA-256 of the certificate, which replaces the check of CA and name."""
    server_name: str = ""
    """Name to expect in the certificate, if it is not the host."""
    bind_name: str = ""
    """Distinguished name or user principal name; empty for an anonymous bind."""
    base: str = ""
    """Distinguished name below which entries are read; empty for the one that the server names."""
    scope: str = "sub"
    """``base``, ``one`` or ``sub`` (RFC 4516)."""
    filter: str = ""
    """Filter of RFC 4515; empty for that of the preset."""
    preset: LdapPreset = LdapPreset.AUTOMATIC
    mapping: dict[str, ContactField] = {}
    """Own attributes, in lower case, with the fields that they become; empty for those of the preset."""
    timeout: float = 10.0
    """Seconds to connect, and to wait for each answer."""

    @property
    def effective_port(self) -> int:
        """Port to connect to."""
        return self.port or (LDAPS_PORT if self.encryption is LdapEncryption.TLS else LDAP_PORT)


class SourceKind(StrEnum):
    """Kind of a source."""

    IMPORTED = "imported"
    """The files that were imported once."""
    FILE = "file"
    """A file, or the files of a folder."""
    LDAP = "ldap"
    """A directory server."""


class FollowedSource(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the list of sources, which is in the order of precedence."""

    id: str
    kind: SourceKind
    name: str = ""
    """Name for users; that of the imported contacts is empty."""
    is_active: bool = True
    """Whether it is followed, and its contacts are used."""
    minutes: int = 60
    """Minutes between two reads of a server. Files are read when they change."""
    path: str = ""
    """Path of the file or the folder."""
    plan: ImportPlan | None = None
    """How the file is read; ``None`` to detect it each time."""
    ldap: LdapSettings = LdapSettings()


IMPORTED_SOURCE: Final = FollowedSource(id=IMPORTED_ID, kind=SourceKind.IMPORTED)


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a source; times are seconds since 1970."""

    is_reading: bool = False
    read: float | None = None
    """Time at which the contacts that are used were read, or last found unchanged."""
    count: int = 0
    """Number of contacts that are used."""
    problem_count: int = 0
    """Number of problems with single entries."""
    problem: Sentence | None = None
    """Why the last attempt has failed, in one sentence; the contacts of ``read`` are used until then."""
    remark: Sentence | None = None
    """What users should know of the last successful attempt."""


class SourceTrial(msgspec.Struct, frozen=True):
    """The result of reading a source without using it."""

    contacts: tuple[Contact, ...]
    problems: tuple[ImportProblem, ...]
    remark: Sentence | None = None


class NamedContacts(msgspec.Struct, frozen=True, gc=False):
    """Contacts and where they are from."""

    group: str
    """Id of the source. Contacts of the same source are never joined with one another."""
    name: str
    contacts: tuple[Contact, ...]
    is_followed: bool = True
    """Whether their numbers always name the source, also where they are from a single one."""
    status: SourceStatus | None = None
    """What is known of a source that the hub follows."""


class FollowedContacts(Protocol):
    """Follows sources; all methods return without waiting for files or servers, and are thread-safe."""

    @property
    def sources(self) -> tuple[FollowedSource, ...]:
        """The sources in the order of precedence, that of the imported contacts among them."""

    def apply_sources(self, sources: Sequence[FollowedSource]) -> None:
        """Store other sources and follow them; raises :class:`OSError` if they cannot be stored."""

    def find_status(self, source_id: str) -> SourceStatus:
        """Return what is known of a source."""

    def list_contents(self) -> list[NamedContacts]:
        """Return the contacts of each active source in the order of precedence.

        The imported contacts, which are stored elsewhere, are an entry without contacts.
        """

    def add_listener(self, listener: Callable[[], object]) -> None:
        """Call ``listener`` on any thread after the contents or the status of a source have changed."""

    def remove_listener(self, listener: Callable[[], object]) -> None:
        """Stop calling ``listener``."""

    def read_now(self, source_id: str) -> None:
        """Read a source as soon as possible."""

    def try_source(self, source: FollowedSource, secret: str | None) -> Future[SourceTrial]:
        """Read a source without using it, with ``secret`` or the stored one if that is ``None``."""

    def preview_file(self, path: str, plan: ImportPlan | None) -> Future[FilePreview]:
        """Return how a file would be read, by ``plan`` or as it is detected, with its first contacts."""

    def save_secret(self, source: FollowedSource, secret: str) -> Future[None]:
        """Store the password of a source in the keyring, or delete it if it is empty."""


def create_source_id() -> str:
    """Return the id of a new source."""
    return uuid.uuid4().hex

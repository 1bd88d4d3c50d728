"""All followed sources of contacts: implements :class:`.FollowedContacts`."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import Contact, ImportProblem
from devlink3_desk.contacts.followed_source import (
    IMPORTED_ID,
    FollowedSource,
    NamedContacts,
    SourceKind,
    SourceStatus,
    SourceTrial,
)
from devlink3_desk.contacts.import_plan import FilePreview, ImportPlan
from devlink3_desk.link.endpoint import Password
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services import daemon_thread
from devlink3_desk.services.contact_sources.followed_files import FollowedFiles, preview_followed_file
from devlink3_desk.services.contact_sources.ldap_client import LdapReader, SourceReadError
from devlink3_desk.services.contact_sources.source_follower import (
    FollowTiming,
    SecretFinder,
    SourceFollower,
    SourceStore,
    ensure_imported,
)
from devlink3_desk.services.credentials import KeyringError, KeyringStore, build_ldap_entry

STOP_SECONDS: Final = 1.0
"""Seconds to wait for all sources that are being read, when the program ends."""

log = logging.getLogger(__name__)


class ContactSources:
    """Follows the sources of a user, each in a thread of its own, from :meth:`start` to :meth:`stop`."""

    def __init__(
        self,
        store: SourceStore,
        timing: FollowTiming | None = None,
        find_secret: SecretFinder | None = None,
    ) -> None:
        """``find_secret`` finds passwords elsewhere than in the keyring."""
        self._find_secret = find_secret or find_stored_secret
        self._store, self._timing = store, timing or FollowTiming()
        self._lock = threading.Lock()
        self._sources = ensure_imported(())
        self._followers: dict[str, SourceFollower] = {}
        self._listeners: list[Callable[[], object]] = []
        self._is_running = False

    def start(self) -> None:
        """Load the list of sources, and follow them."""
        with self._lock:
            self._is_running = True
            self._sources = self._store.load_sources()
            self._update_followers()

    def stop(self) -> None:
        """Stop following. Sources that do not answer are left to themselves."""
        with self._lock:
            self._is_running = False
            followers = list(self._followers.values())
            self._followers, self._listeners = {}, []
        for follower in followers:
            follower.stop()
        deadline = time.monotonic() + STOP_SECONDS
        for follower in followers:
            follower.stop(max(0.0, deadline - time.monotonic()))

    # -- the interface for the window

    @property
    def sources(self) -> tuple[FollowedSource, ...]:
        """The sources in the order of precedence, that of the imported contacts among them."""
        return self._sources

    def apply_sources(self, sources: Sequence[FollowedSource]) -> None:
        """Store other sources and follow them; raises :class:`OSError` if they cannot be stored."""
        new = ensure_imported(tuple(sources))
        if new == self._sources:
            return
        self._store.save_sources(new)
        with self._lock:
            self._sources = new
            self._update_followers()
        self._notify_listeners()

    def find_status(self, source_id: str) -> SourceStatus:
        """Return what is known of a source."""
        follower = self._followers.get(source_id)
        return SourceStatus() if follower is None else follower.status

    def list_contents(self) -> list[NamedContacts]:
        """Return the contacts of each active source, as :class:`.FollowedContacts` describes it."""
        with self._lock:
            sources, followers = self._sources, dict(self._followers)
        contents = []
        for source in sources:
            if source.id == IMPORTED_ID:
                contents.append(NamedContacts(IMPORTED_ID, "", (), is_followed=False))
            elif (follower := followers.get(source.id)) is not None:
                contents.append(NamedContacts(source.id, source.name, follower.contacts))
        return contents

    def add_listener(self, listener: Callable[[], object]) -> None:
        """Call ``listener`` on any thread after the contents or the status of a source have changed."""
        with self._lock:
            self._listeners = [*self._listeners, listener]

    def remove_listener(self, listener: Callable[[], object]) -> None:
        """Stop calling ``listener``."""
        with self._lock:
            self._listeners = [other for other in self._listeners if other != listener]

    def read_now(self, source_id: str) -> None:
        """Read a source as soon as possible."""
        follower = self._followers.get(source_id)
        if follower is not None:
            follower.read_now()

    def try_source(self, source: FollowedSource, secret: str | None) -> Future[SourceTrial]:
        """Read a source without using it, with ``secret`` or the stored one if that is ``None``."""
        return daemon_thread.run_in_thread(lambda: _try_source(source, secret))

    def preview_file(self, path: str, plan: ImportPlan | None) -> Future[FilePreview]:
        """Return how a file would be read, by ``plan`` or as it is detected, with its first contacts."""
        return daemon_thread.run_in_thread(lambda: preview_followed_file(Path(path), plan))

    def save_secret(self, source: FollowedSource, secret: str) -> Future[None]:
        """Store the password of a source in the keyring, or delete it if it is empty."""
        name = build_ldap_entry(source.ldap.bind_name, source.ldap.host)

        def save() -> None:
            try:
                if secret:
                    KeyringStore().save_blocking(name, Password(secret))
                else:
                    KeyringStore().delete_blocking(name)
            except KeyringError as error:
                raise SourceReadError(sentence_from_error(error)) from error
            self.read_now(source.id)

        return daemon_thread.run_in_thread(save)

    # -- followers

    def _update_followers(self) -> None:
        """Start and stop followers, so that each source that is active has one; others go on unharmed."""
        if not self._is_running:
            return
        wanted = {
            source.id: source
            for source in self._sources
            if source.is_active and source.kind is not SourceKind.IMPORTED
        }
        for source_id, follower in list(self._followers.items()):
            source = wanted.get(source_id)
            if source is None or not _differs_in_name_only(source, follower.source):
                del self._followers[source_id]
                follower.stop()
        for source_id, source in wanted.items():
            if source_id not in self._followers:
                follower = SourceFollower(
                    source, self._store, self._find_secret, self._notify_listeners, self._timing
                )
                self._followers[source_id] = follower
                follower.start()

    def _notify_listeners(self) -> None:
        for listener in self._listeners:
            listener()


def create_contact_sources(folder: Path, report: Callable[[Sentence], None]) -> ContactSources:
    """Return the sources that are stored in ``folder``; ``report`` gets problems with the files there."""
    return ContactSources(SourceStore(folder, report))


def find_stored_secret(source: FollowedSource) -> Password | None:
    """Return the password of a source from the keyring; raises :class:`SourceReadError`."""
    try:
        return KeyringStore().load_blocking(build_ldap_entry(source.ldap.bind_name, source.ldap.host))
    except KeyringError as error:
        raise SourceReadError(sentence_from_error(error)) from error


def _differs_in_name_only(source: FollowedSource, other: FollowedSource) -> bool:
    """Return whether two settings of a source differ in its name only."""
    return msgspec.structs.replace(source, name=other.name) == other


def _try_source(source: FollowedSource, secret: str | None) -> SourceTrial:
    if source.kind is SourceKind.FILE:
        contents = FollowedFiles(Path(source.path), source.plan).read_once()
        items, remark = contents.items, contents.remark
    else:
        password = None
        if source.ldap.bind_name:
            password = find_stored_secret(source) if secret is None else Password(secret)
        result = LdapReader(source.ldap, password).read()
        items, remark = result.items, result.remark
    return SourceTrial(
        tuple(item for item in items if isinstance(item, Contact)),
        tuple(item for item in items if isinstance(item, ImportProblem)),
        remark,
    )

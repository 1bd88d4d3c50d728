"""Looks callers up in a customer system: which ones, how often, and what is remembered."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupDefinition,
    LookupResult,
    LookupScope,
    LookupTrial,
    find_definition_problem,
    needs_secret,
)
from devlink3_desk.decoding import decode_json
from devlink3_desk.link.endpoint import Password
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence, sentence_from_error
from devlink3_desk.services import daemon_thread
from devlink3_desk.services.credentials import KeyringError, KeyringStore
from devlink3_desk.services.lookup_client import (
    LOOKUP_SECONDS,
    LookupFailedError,
    SecretRefusedError,
    look_up,
    try_lookup,
)
from devlink3_desk.services.storage.json_store import JsonFile, ProblemReporter, log_problem

LOOKUP_VERSION: Final = 1
"""Version of the file format; increased when an older program would misread a newer file."""
SECRET_ENTRY: Final = "look-up secret"  # noqa: S105 (the name of a keyring entry)
MAX_REMEMBERED: Final = 500
"""Callers whose answers are remembered."""
MAX_AT_ONCE: Final = 4
"""Requests at the same time; further callers are not looked up, since their answers would be too late."""
FAILURE_SECONDS: Final = 60.0
"""Seconds for which a caller is not looked up again after a failure."""
REFUSED_SECONDS: Final = 600.0
"""Seconds for which no caller is looked up after a refused secret: servers lock accounts."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link", "{file} is from a newer version of the program. No caller is looked up."
)

_LATE_KEYRING: Final = QT_TRANSLATE_NOOP(
    "Link", "The system keyring answered too late to look this caller up. The next one is looked up."
)

log = logging.getLogger(__name__)


class _StoredLookup(msgspec.Struct, frozen=True):
    version: int
    definition: LookupDefinition


class _Remembered(msgspec.Struct, frozen=True):
    until: float
    result: LookupResult


class LookupStore:
    """The definition of the look-up, ``look-up.json`` in ``folder``; its secret is in the keyring."""

    def __init__(self, folder: Path, report: ProblemReporter = log_problem) -> None:
        self._report = report
        self._file = JsonFile(folder / "look-up.json", _StoredLookup, report, indent=2)

    def load(self) -> LookupDefinition:
        """Return the definition; if there is no file, the default one, which looks no caller up."""
        stored = self._file.load()
        if stored is not None and stored.version > LOOKUP_VERSION:
            self._report(Sentence(_NEWER, file=str(self._file.path)))
            return LookupDefinition()
        return LookupDefinition() if stored is None else stored.definition

    @staticmethod
    def read_file(path: Path) -> LookupDefinition:
        """Return the definition of a file; raises :class:`OSError` and :class:`msgspec.MsgspecError`."""
        return decode_json(path.read_bytes(), _StoredLookup).definition

    def save(self, definition: LookupDefinition) -> None:
        """Replace the definition; raises :class:`OSError`."""
        self._file.save(_StoredLookup(LOOKUP_VERSION, definition))


class CallerLookup:
    """Looks callers up, and caches the answers for the time of the definition.

    Nothing here blocks: results come in the threads of the requests. Thread-safe.
    """

    def __init__(
        self,
        store: LookupStore,
        load_secret: Callable[[LookupDefinition], Password | None] | None = None,
    ) -> None:
        """``load_secret`` finds the secret elsewhere than in the keyring; it raises the same errors."""
        self._store = store
        self._load_secret = load_secret or load_stored_secret
        self._lock = threading.Lock()
        self._definition = store.load()
        self._is_usable = _is_usable(self._definition)
        self._remembered: OrderedDict[str, _Remembered] = OrderedDict()
        self._running: dict[str, Future[LookupResult]] = {}
        self._secret: Password | None = None
        self._secret_version = 0
        """Increased when the secret may be another one."""
        self._refused_until = float("-inf")
        self._reported: set[str] = set()

    @property
    def definition(self) -> LookupDefinition:
        """The definition in use."""
        return self._definition

    @property
    def is_active(self) -> bool:
        """Whether callers are looked up."""
        return self._is_usable  # asked for at each change of a call

    @property
    def scope(self) -> LookupScope:
        """Which callers are looked up."""
        return self._definition.scope

    def set_definition(self, definition: LookupDefinition) -> None:
        """Store and use another definition; raises :class:`OSError`."""
        self._store.save(definition)
        with self._lock:
            self._definition = definition
            self._is_usable = _is_usable(definition)
            self._remembered.clear()
            self._reported.clear()
            self._forget_secret()

    def save_secret(self, secret: str) -> Future[None]:
        """Store the secret in the keyring, or delete it if it is empty."""

        def save() -> None:
            try:
                if secret:
                    KeyringStore().save_blocking(SECRET_ENTRY, Password(secret))
                else:
                    KeyringStore().delete_blocking(SECRET_ENTRY)
            except KeyringError as error:
                raise LookupFailedError(sentence_from_error(error)) from error
            with self._lock:
                self._remembered.clear()
                self._forget_secret()

        return daemon_thread.run_in_thread(save)

    def try_lookup(
        self, definition: LookupDefinition, numbers: CallerNumbers, secret: str | None
    ) -> Future[LookupTrial]:
        """Ask about a number with a definition that is not in use; ``None``: with the stored secret."""

        def work() -> LookupTrial:
            password = Password(secret) if secret is not None else self._load_secret(definition)
            return try_lookup(definition, numbers, password).result()

        return daemon_thread.run_in_thread(work)

    def find_remembered(self, numbers: CallerNumbers) -> LookupResult | None:
        """Return the answer that is remembered for a caller."""
        with self._lock:
            found = self._remembered.get(numbers.e164)
            return found.result if found is not None and found.until > time.monotonic() else None

    def request(
        self,
        numbers: CallerNumbers,
        on_result: Callable[[LookupResult], object],
        on_failure: Callable[[Sentence], object],
    ) -> None:
        """Ask about a caller; ``on_result`` and ``on_failure`` are called in another thread.

        ``on_failure`` is called once for each kind of failure. Nobody is asked about twice at the same time,
        and nobody at all while :data:`MAX_AT_ONCE` requests are running.
        """
        definition = self._definition

        def finish(future: Future[LookupResult]) -> None:
            if definition is not self._definition:
                return
            error = future.exception()
            if error is None:
                self._reported.clear()
                on_result(future.result())
            elif isinstance(error, LookupFailedError):
                self._report_once(sentence_from_error(error), on_failure)
            else:
                log.error("a look-up failed unexpectedly", exc_info=error)

        future = self.look_up(numbers)
        if future is not None:
            future.add_done_callback(finish)

    def look_up(self, numbers: CallerNumbers) -> Future[LookupResult] | None:
        """Return the answer about a caller, ``None`` while too many other requests run.

        Its error is a :class:`.LookupFailedError`. Whoever asks about the same caller gets the same answer.
        """
        remembered = self.find_remembered(numbers)
        if remembered is not None:
            known: Future[LookupResult] = Future()
            known.set_result(remembered)
            return known
        answer: Future[LookupResult] = Future()
        # Several may wait for it: none of them can cancel it.
        answer.set_running_or_notify_cancel()
        with self._lock:
            definition, version, key = self._definition, self._secret_version, numbers.e164
            if (running := self._running.get(key)) is not None:
                return running
            if len(self._running) >= MAX_AT_ONCE or not self.is_active or self._is_refused:
                return None
            self._running[key] = answer

        def work() -> LookupResult:
            started = time.monotonic()
            secret = self._find_secret(definition)
            # Including the keyring: a later name would replace one that the user has read already.
            limit = LOOKUP_SECONDS - (time.monotonic() - started)
            if limit <= 0:
                raise LookupFailedError(Sentence(_LATE_KEYRING))
            return look_up(definition, numbers, secret, limit).result()

        def finish(future: Future[LookupResult]) -> None:
            error = future.exception()
            with self._lock:
                self._running.pop(key, None)
                # A refusal of a secret that has been replaced meanwhile says nothing about the new one.
                if definition is self._definition and version == self._secret_version:
                    self._remember_outcome(key, future)
            if error is None:
                answer.set_result(future.result())
            else:
                answer.set_exception(error)

        daemon_thread.run_in_thread(work).add_done_callback(finish)
        return answer

    def _remember_outcome(self, key: str, future: Future[LookupResult]) -> None:
        """Remember an answer, or that there was none; the lock is held."""
        error = future.exception()
        if error is None:
            self._remember_result(key, future.result(), self._definition.remember_minutes * 60.0)
        else:
            self._remember_result(key, LookupResult(), FAILURE_SECONDS)
        if isinstance(error, SecretRefusedError):
            self._forget_secret()
            self._refused_until = time.monotonic() + REFUSED_SECONDS

    def _remember_result(self, key: str, result: LookupResult, seconds: float) -> None:
        self._remembered.pop(key, None)
        self._remembered[key] = _Remembered(time.monotonic() + seconds, result)
        while len(self._remembered) > MAX_REMEMBERED:
            self._remembered.popitem(last=False)

    def _report_once(self, sentence: Sentence, on_failure: Callable[[Sentence], object]) -> None:
        if sentence.template not in self._reported:
            self._reported.add(sentence.template)
            log.info("%s", sentence)
            on_failure(sentence)

    @property
    def _is_refused(self) -> bool:
        return time.monotonic() < self._refused_until

    def _find_secret(self, definition: LookupDefinition) -> Password | None:
        """Return the secret, which is read once: the keyring takes longer than a caller waits."""
        with self._lock:
            known, version = self._secret, self._secret_version
        if known is not None:
            return known
        secret = self._load_secret(definition)
        with self._lock:
            if version == self._secret_version:
                self._secret = secret
        return secret

    def _forget_secret(self) -> None:
        """Have the secret read again; the lock is held."""
        self._secret = None
        self._secret_version += 1
        self._refused_until = float("-inf")


def _is_usable(definition: LookupDefinition) -> bool:
    return definition.is_active and find_definition_problem(definition) is None


def load_stored_secret(definition: LookupDefinition) -> Password | None:
    """Return the secret from the keyring, if one is sent; raises :class:`.LookupFailedError`."""
    if not needs_secret(definition):
        return None
    try:
        return KeyringStore().load_blocking(SECRET_ENTRY)
    except KeyringError as error:
        raise LookupFailedError(sentence_from_error(error)) from error

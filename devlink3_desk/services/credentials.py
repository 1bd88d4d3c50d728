"""Passwords: from the environment, the keyring of the system, or a prompt; never from a file."""

from __future__ import annotations

import getpass
import logging
import os
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Final, TypeVar

from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import PasswordMissingError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import daemon_thread

KEYRING_SERVICE: Final = "devlink3-desk"
"""Name of the service under which the keyring lists the entries of this program."""

PASSWORD_VARIABLE: Final = "DEVLINK3_PASSWORD"  # noqa: S105 - the name of a variable
HUB_PASSWORD_VARIABLE: Final = "DEVLINK3_HUB_PASSWORD"  # noqa: S105 - the name of a variable
PASSPHRASE_VARIABLE: Final = "DEVLINK3_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable

KEYRING_TIMEOUT: Final = 20.0
"""Seconds to wait for the keyring, which may ask the user to unlock it, or never answer."""

MAX_CALLS: Final = 8
"""Calls of the keyring at the same time: each one that is never answered keeps a thread and a connection."""
_SLOT_SECONDS: Final = 0.05
"""Pause between two attempts to begin a call, on an event loop."""

_SILENT: Final = QT_TRANSLATE_NOOP(
    "Link", "The system keyring does not respond. Look for its dialog, which may be behind other windows."
)
_LOCKED: Final = QT_TRANSLATE_NOOP("Link", "The system keyring is locked. Unlock it, then try again.")

log = logging.getLogger(__name__)
_calls = threading.BoundedSemaphore(MAX_CALLS)
_Result = TypeVar("_Result")


class KeyringError(Exception):
    """The keyring is missing, is locked or does not answer; the text is one sentence."""

    def __init__(self, sentence: Sentence, *, is_keyring_missing: bool = False) -> None:
        """Store the sentence, which can be translated."""
        super().__init__(sentence)
        self.is_keyring_missing = is_keyring_missing


def build_password_entry(user: str, host: str) -> str:
    """Return the name of the keyring entry for ``user`` at the PBX ``host``."""
    return f"{user}@{host}"


def build_passphrase_entry(cert: str) -> str:
    """Return the name of the keyring entry for the passphrase of a client certificate's key."""
    return f"key of {cert}"


def build_ldap_entry(bind_name: str, host: str) -> str:
    """Return the name of the keyring entry for the password of a user of a directory server."""
    return f"ldap {bind_name}@{host}"


class KeyringStore:
    """The keyring of the system, accessed in a thread and with a time limit.

    Every method raises :class:`KeyringError` if the keyring cannot be used.
    """

    def __init__(self, timeout: float = KEYRING_TIMEOUT) -> None:
        self._timeout = timeout

    async def load(self, name: str) -> Password | None:
        """Return the password in the entry ``name``, ``None`` if there is no such entry."""
        return await self._run_async(lambda: _load_password(name))

    async def save(self, name: str, password: Password) -> None:
        """Create or replace the entry ``name``."""
        await self._run_async(
            lambda: _import_keyring().set_password(KEYRING_SERVICE, name, password.reveal())
        )

    async def delete(self, name: str) -> None:
        """Delete the entry ``name``; raises :class:`KeyringError` also if there is no such entry."""
        await self._run_async(lambda: _import_keyring().delete_password(KEYRING_SERVICE, name))

    def load_blocking(self, name: str) -> Password | None:
        """Return the password in the entry ``name``, without an event loop."""
        return self._run_blocking(lambda: _load_password(name))

    def save_blocking(self, name: str, password: Password) -> None:
        """Create or replace the entry ``name``, without an event loop."""
        self._run_blocking(lambda: _import_keyring().set_password(KEYRING_SERVICE, name, password.reveal()))

    def delete_blocking(self, name: str) -> None:
        """Delete the entry ``name``, without an event loop."""
        self._run_blocking(lambda: _import_keyring().delete_password(KEYRING_SERVICE, name))

    def _run_blocking(self, function: Callable[[], _Result]) -> _Result:
        try:
            self._begin_call()
            return daemon_thread.run_in_thread(_release_after(function)).result(self._timeout)
        except Exception as error:  # backends of keyring raise errors of any class
            raise _create_keyring_error(error) from error

    async def _run_async(self, function: Callable[[], _Result]) -> _Result:
        try:
            await self._begin_call_async()
            return await daemon_thread.await_in_thread(_release_after(function), self._timeout)
        except Exception as error:  # backends of keyring raise errors of any class
            raise _create_keyring_error(error) from error

    def _begin_call(self) -> None:
        """Wait until a call may begin; raises :class:`TimeoutError`."""
        if not _calls.acquire(timeout=self._timeout):
            raise TimeoutError

    async def _begin_call_async(self) -> None:
        """Wait until a call may begin; raises :class:`TimeoutError`."""
        import asyncio  # loaded already, where there is an event loop

        async with asyncio.timeout(self._timeout):
            while not _calls.acquire(blocking=False):  # noqa: ASYNC110 (it is released by threads)
                await asyncio.sleep(_SLOT_SECONDS)


def _release_after(function: Callable[[], _Result]) -> Callable[[], _Result]:
    """Return a function that ends the call after ``function``, also if nobody waits for it any more."""

    def call() -> _Result:
        try:
            return function()
        finally:
            _calls.release()

    return call


def _import_keyring() -> ModuleType:
    # Imported when needed: keyring looks for its backends, which is slow.
    import keyring

    return keyring


def _load_password(name: str) -> Password | None:
    password: str | None = _import_keyring().get_password(KEYRING_SERVICE, name)
    return None if password is None else Password(password)


def _create_keyring_error(error: Exception) -> KeyringError:
    if isinstance(error, TimeoutError):
        return KeyringError(Sentence(_SILENT))
    # By name: keyring is not imported here, and it may be the import that has failed.
    if type(error).__name__ == "KeyringLocked":
        return KeyringError(Sentence(_LOCKED))
    if type(error).__name__ == "NoKeyringError":
        return KeyringError(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link",
                    "This system has no keyring. The password is not saved; you must enter it each time.",
                )
            ),
            is_keyring_missing=True,
        )
    unusable = QT_TRANSLATE_NOOP("Link", "The system keyring cannot be used ({error}).")
    return KeyringError(Sentence(unusable, error=type(error).__name__))


def find_password(user: str, host: str, variable: str = PASSWORD_VARIABLE) -> Password:
    """Return the password for a command: from the environment, the keyring, or a prompt on a terminal.

    ``variable`` is the one of the environment. Raises :class:`.PasswordMissingError` if there is none.
    """
    known = find_known_password(user, host, variable)
    if known is not None:
        return known
    # Without a console, Windows gives the program no stdin at all.
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordMissingError
    try:
        entered = getpass.getpass(f"Password of {user} at {host}: ")
    except (EOFError, UnicodeDecodeError) as error:
        raise PasswordMissingError from error
    # An empty one would count as a failed attempt: after three of them the PBX blocks the user.
    if not entered:
        raise PasswordMissingError
    return Password(entered)


def find_known_password(user: str, host: str, variable: str = PASSWORD_VARIABLE) -> Password | None:
    """Return the password from the environment or the keyring, ``None`` if it has to be prompted for."""
    password = os.environ.get(variable)
    return Password(password) if password else _load_from_keyring(build_password_entry(user, host))


def find_passphrase(cert: str | None) -> Password | None:
    """Return the passphrase of the client certificate's key, ``None`` if there is none."""
    if cert is None:
        return None
    passphrase = os.environ.get(PASSPHRASE_VARIABLE)
    return Password(passphrase) if passphrase else _load_from_keyring(build_passphrase_entry(cert))


def _load_from_keyring(name: str) -> Password | None:
    try:
        return KeyringStore().load_blocking(name)
    except KeyringError as error:
        log.info("%s", error)
        return None

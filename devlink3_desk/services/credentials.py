"""Passwords: from the environment, from the system's keyring, from a person; never from a file of ours."""

from __future__ import annotations

import getpass
import logging
import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Final, TypeVar

from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import PasswordMissingError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import daemon_thread

KEYRING_SERVICE: Final = "devlink3-desk"
"""Name under which the keyring lists our entries."""

PASSWORD_VARIABLE: Final = "DEVLINK3_PASSWORD"  # noqa: S105 - the name of a variable
PASSPHRASE_VARIABLE: Final = "DEVLINK3_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable

KEYRING_TIMEOUT: Final = 20.0
"""Seconds for the keyring: it may ask a person to unlock it, and it may hang for ever."""

_LOG = logging.getLogger(__name__)
_Result = TypeVar("_Result")


class KeyringError(Exception):
    """The keyring is not there, is locked, or does not answer; the text is one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep what can be said in the language of whoever reads it."""
        super().__init__(sentence)


def password_entry_name(user: str, host: str) -> str:
    """Return the name of the keyring's entry for ``user`` at the PBX ``host``."""
    return f"{user}@{host}"


def passphrase_entry_name(cert: str) -> str:
    """Return the name of the keyring's entry for the passphrase of a client certificate's key."""
    return f"key of {cert}"


class KeyringStore:
    """The system's keyring, off the loop and with a time limit.

    Every method raises :class:`KeyringError` where the keyring cannot be used; then the password is
    asked for each time and never stored.
    """

    def __init__(self, timeout: float = KEYRING_TIMEOUT) -> None:
        self._timeout = timeout

    async def load(self, name: str) -> Password | None:
        """Return the entry ``name``, or ``None`` where there is none."""
        return await self._run_async(lambda: _load_password(name))

    async def save(self, name: str, password: Password) -> None:
        """Store or replace the entry ``name``."""
        await self._run_async(
            lambda: _import_keyring().set_password(KEYRING_SERVICE, name, password.reveal())
        )

    async def delete(self, name: str) -> None:
        """Remove the entry ``name``; raises :class:`KeyringError` where there is none, too."""
        await self._run_async(lambda: _import_keyring().delete_password(KEYRING_SERVICE, name))

    def load_blocking(self, name: str) -> Password | None:
        """Return the entry ``name`` without a loop; for the command line."""
        return self._run_blocking(lambda: _load_password(name))

    def save_blocking(self, name: str, password: Password) -> None:
        """Store or replace the entry ``name`` without a loop."""
        self._run_blocking(lambda: _import_keyring().set_password(KEYRING_SERVICE, name, password.reveal()))

    def delete_blocking(self, name: str) -> None:
        """Remove the entry ``name`` without a loop."""
        self._run_blocking(lambda: _import_keyring().delete_password(KEYRING_SERVICE, name))

    def _run_blocking(self, function: Callable[[], _Result]) -> _Result:
        try:
            return daemon_thread.run_in_thread(function).result(self._timeout)
        except Exception as error:  # backends raise what they like
            raise _create_keyring_error(error) from error

    async def _run_async(self, function: Callable[[], _Result]) -> _Result:
        try:
            return await daemon_thread.await_in_thread(function, self._timeout)
        except Exception as error:  # backends raise what they like
            raise _create_keyring_error(error) from error


def _import_keyring() -> ModuleType:
    import keyring  # slow: it looks for backends

    return keyring


def _load_password(name: str) -> Password | None:
    found: str | None = _import_keyring().get_password(KEYRING_SERVICE, name)
    return None if found is None else Password(found)


def _create_keyring_error(error: Exception) -> KeyringError:
    if isinstance(error, TimeoutError):
        return KeyringError(Sentence(QT_TRANSLATE_NOOP("Link", "The system's keyring does not answer.")))
    if type(error).__name__ == "NoKeyringError":
        return KeyringError(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link",
                    "This system has no keyring: the password is asked for each time and never stored.",
                )
            )
        )
    unusable = QT_TRANSLATE_NOOP("Link", "The system's keyring cannot be used ({error}).")
    return KeyringError(Sentence(unusable, error=type(error).__name__))


def find_password(user: str, host: str) -> Password:
    """Return the password for the command line: environment, then keyring, then a prompt on a terminal.

    Raises :class:`.PasswordMissingError` where none of them gives one.
    """
    known = find_known_password(user, host)
    if known is not None:
        return known
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordMissingError
    try:
        typed = getpass.getpass(f"Password of {user} at {host}: ")
    except EOFError as error:
        raise PasswordMissingError from error
    return Password(typed)


def find_known_password(user: str, host: str) -> Password | None:
    """Return the password where nobody has to be asked for it: environment, then keyring."""
    given = os.environ.get(PASSWORD_VARIABLE)
    return Password(given) if given else _load_from_keyring(password_entry_name(user, host))


def find_passphrase(cert: str | None) -> Password | None:
    """Return the passphrase of the client certificate's key, where there is one."""
    if cert is None:
        return None
    given = os.environ.get(PASSPHRASE_VARIABLE)
    return Password(given) if given else _load_from_keyring(passphrase_entry_name(cert))


def _load_from_keyring(name: str) -> Password | None:
    try:
        return KeyringStore().load_blocking(name)
    except KeyringError as error:
        _LOG.info("%s", error)
        return None

"""A password or passphrase that cannot be shown by accident."""

from __future__ import annotations

from typing import NoReturn


class Password:
    """Keeps a secret out of every ``repr``, format, log line, pickle and JSON; :meth:`reveal` gives it."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """Return the secret: call this only where it leaves for the PBX, the keyring or a key file."""
        return self._secret

    def __repr__(self) -> str:
        """Say that there is one, and nothing about it."""
        return "Password(hidden)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled."""
        raise TypeError("A password is not to be stored.")

"""The current user's part of Windows' registry; elsewhere there is none and nothing is found in it."""
# ruff: noqa: ARG001 - both halves have the same functions

from __future__ import annotations

import contextlib
import sys

if sys.platform == "win32":
    import winreg

    def read_value(key: str, name: str = "") -> str | None:
        """Return a text of the registry, or ``None`` where there is none."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                value, kind = winreg.QueryValueEx(opened, name)
        except OSError:
            return None
        return value if kind == winreg.REG_SZ else None

    def write_value(key: str, name: str, value: str) -> None:
        """Put a text into the registry; raises :class:`OSError`."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def delete_value(key: str, name: str) -> None:
        """Remove a text, where there is one."""
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened,
        ):
            winreg.DeleteValue(opened, name)

    def delete_tree(key: str) -> None:
        """Remove a key with all that is below it, where there is one."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                below = [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
        except FileNotFoundError:
            return
        for name in below:
            delete_tree(f"{key}\\{name}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

else:

    def read_value(key: str, name: str = "") -> str | None:
        """Return nothing: this system has no registry."""
        return None

    def write_value(key: str, name: str, value: str) -> None:
        """Raise :class:`OSError`: this system has no registry."""
        raise OSError("This system has no registry.")

    def delete_value(key: str, name: str) -> None:
        """Do nothing: this system has no registry."""

    def delete_tree(key: str) -> None:
        """Do nothing: this system has no registry."""

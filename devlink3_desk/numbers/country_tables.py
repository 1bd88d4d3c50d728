"""The numbering plans of all countries, from the library phonenumbers, imported when they are first used.

Importing it compiles some sixty regular expressions, which takes longer than painting a window. A window that
has no calls yet is painted without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import phonenumbers
else:

    class _LateModule:
        """Stands for a module, and imports it when it is first asked for a name; thread-safe."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, name: str) -> object:
            value = getattr(import_module(self._name), name)
            # Found without this function the next time.
            setattr(self, name, value)
            return value

    phonenumbers = _LateModule("phonenumbers")

__all__ = ["phonenumbers"]

"""The preferences in use while the window is open."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.preferences import Preferences


class PreferencesModel(QObject):
    """Holds the preferences and reports when they change."""

    changed = Signal(object)
    """Emitted with the new :class:`.Preferences`."""

    def __init__(
        self, value: Preferences | None = None, parent: QObject | None = None, *, load_warning: str = ""
    ) -> None:
        super().__init__(parent)
        self._value = value or Preferences()
        self.load_warning = load_warning
        """A sentence for the user if the settings could not be read completely, else empty."""

    @property
    def value(self) -> Preferences:
        """The preferences in use."""
        return self._value

    def set_value(self, value: Preferences) -> None:
        """Replace the preferences, and emit :attr:`changed` if they differ."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def update_sections(self, **sections: msgspec.Struct) -> None:
        """Replace some sections, by their field names in :class:`.Preferences`."""
        self.set_value(msgspec.structs.replace(self._value, **sections))

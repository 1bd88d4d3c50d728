"""What people choose, while the window is open."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.preferences import Preferences


class PreferencesModel(QObject):
    """The preferences that hold now; whoever depends on them follows ``changed``."""

    changed = Signal(object)
    """The new :class:`.Preferences`."""

    def __init__(self, value: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value or Preferences()

    @property
    def value(self) -> Preferences:
        """What holds now."""
        return self._value

    def set_value(self, value: Preferences) -> None:
        """Let ``value`` hold from now on; says so only where it differs."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def update_sections(self, **sections: msgspec.Struct) -> None:
        """Let some areas be different from now on, by their names in :class:`.Preferences`."""
        self.set_value(msgspec.structs.replace(self._value, **sections))

"""Values that all of the window shows: the state of the link, and the preferences in use."""

from __future__ import annotations

import time

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.preferences import Preferences
from devlink3_desk.switchboard.board_values import Clock, LinkInfo, LinkStatus


class LinkModel(QObject):
    """Holds the latest :class:`LinkInfo`, and since when the data on screen is out of date.

    Data becomes *stale* when the link is lost after a first snapshot has arrived. It stays stale
    until the link is live again; meanwhile :meth:`display_time` stands still.
    """

    changed = Signal(object)
    """Emitted with the new :class:`LinkInfo`."""

    presence_support_changed = Signal()
    """Emitted when :attr:`presence_supported` changes."""

    def __init__(self, clock: Clock = time.monotonic, parent: QObject | None = None) -> None:
        """Create a link state; ``clock`` is the clock that the instants of the switchboard come from."""
        super().__init__(parent)
        self.clock = clock
        self.info = LinkInfo(since=clock())
        self.stale_since: float | None = None
        """Instant at which the link was lost; ``None`` while the data on screen is current."""
        self.presence_supported = True
        """Whether the PBX reports do-not-disturb, absences and forwarding."""
        self._has_data = False

    @property
    def problem(self) -> LinkStatus | None:
        """The state of a link that delivers no changes; ``None`` while it is live."""
        return None if self.info.state == LinkStatus.LIVE else self.info.state

    def display_time(self) -> float:
        """Return the instant that elapsed times are computed for: frozen while the data is stale."""
        return self.clock() if self.stale_since is None else self.stale_since

    def apply(self, info: LinkInfo) -> None:
        """Store a new link info and emit :attr:`changed`; do nothing if it is the same."""
        if info == self.info:
            return
        self.info = info
        match info.state:
            case LinkStatus.LIVE:
                self._has_data, self.stale_since = True, None
            case LinkStatus.CATCHING_UP:
                # A snapshot replaces the stale data only when it is complete, that is with LIVE.
                self._has_data = True
            case LinkStatus.CONNECTING:
                pass
            case LinkStatus.LOST | LinkStatus.RETRYING | LinkStatus.REFUSED:
                # Before the first snapshot there is nothing on screen that could be out of date.
                # Later states of the same outage keep the instant at which it began.
                if self._has_data and self.stale_since is None:
                    self.stale_since = info.since
        self.changed.emit(info)

    def set_presence_supported(self, supported: bool) -> None:  # noqa: FBT001 (a slot)
        """Store whether the PBX reports presence, and emit :attr:`presence_support_changed`."""
        if supported != self.presence_supported:
            self.presence_supported = supported
            self.presence_support_changed.emit()


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

"""Where alerts come together: changes in; sounds, notices, missed calls and web addresses out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from devlink3_desk.preferences.alerts import AlertPreferences
from devlink3_desk.switchboard.alert_rules import Moment, Watching
from devlink3_desk.switchboard.alerts import Address, Alert, Alerts, Outcome, Raised, Withdrawn
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.missed import Missed

from .notices import MORE, Notice, Texts, notices
from .ringer import Output, Ringer

_LEAST_MS: Final = 20
_MOST_MS: Final = 3_600_000
"""The clock of a computer that slept is looked at again at least once an hour."""


class Channel(Protocol):
    """A way to show notices; what it shows can be taken back."""

    @property
    def clicked(self) -> SignalInstance:
        """Emits the key of a notice that somebody chose."""

    @property
    def dismissed(self) -> SignalInstance:
        """Emits the key of a notice that somebody put away."""

    def open(self) -> None:
        """Begin."""

    def display(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""

    def withdraw(self, key: str) -> None:
        """Take a notice away."""

    def end(self) -> None:
        """Take everything away, for good."""


class AlertCentre(QObject):
    """All alerts of a desk, and whoever was missed.

    ``clock`` is that of the views' instants, ``wall`` tells the seconds since 1970 in this place's time.
    """

    chosen = Signal(str)
    """The identity of a call that somebody wants to see; empty for the whole desk."""
    address = Signal(str)
    """A web page to be opened."""
    changed = Signal()
    """There are other alerts than before."""
    missed_changed = Signal()
    """Somebody was missed, was spoken with, or was looked at."""

    def __init__(
        self,
        output: Output,
        texts: Texts,
        missed: Missed,
        clock: Callable[[], float],
        wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.missed = missed
        self.alerts = Alerts()
        self._ringer = Ringer(output, clock, self)
        self._texts, self._clock, self._wall = texts, clock, wall
        self._channels: list[Channel] = []
        self._watching = Watching()
        self._showing: dict[str, Notice] = {}
        self._put_away: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)

    # -- what goes in

    def take(self, changes: Sequence[Change]) -> None:
        """Take changes of the switchboard, as they happen."""
        self._follow(self.alerts.take(changes, self._moment()))
        if self.missed.take(changes, self._clock(), self._wall()):
            self.missed_changed.emit()

    def watch(self, preferences: AlertPreferences, mine: Iterable[str], watched: Iterable[str]) -> None:
        """Take which alerts people want."""
        self._watching = Watching(
            preferences, frozenset(mine), frozenset(watched), disturb=self._watching.disturb
        )
        self.missed.watch(self._watching.mine, preferences.abandoned_after)
        self._follow(self.alerts.watch(self._watching, self._moment()))

    @property
    def disturb(self) -> bool:
        """Whether people want to be disturbed."""
        return self._watching.disturb

    def set_disturb(self, disturb: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Alert from now on, or only where a rule says so in any case. Not kept: it would be forgotten."""
        watching = self._watching
        self._watching = Watching(watching.preferences, watching.mine, watching.watched, disturb=disturb)
        self._follow(self.alerts.watch(self._watching, self._moment()))
        self.changed.emit()

    def look(self) -> None:
        """Note that somebody has looked at who was missed."""
        if self.missed.look(self._wall()):
            self.missed_changed.emit()

    def forget_missed(self) -> None:
        """Empty the list of who was missed."""
        self.missed.clear()
        self.missed_changed.emit()

    # -- how they are shown

    def add_channel(self, channel: Channel) -> None:
        """Show notices there too."""
        self._channels.append(channel)
        channel.clicked.connect(self._clicked)
        channel.dismissed.connect(self._dismissed)
        channel.open()
        if channel in self._channels:  # it may have failed at once
            for notice in self._showing.values():
                channel.display(notice)

    def drop_channel(self, channel: Channel) -> None:
        """Show notices there no longer."""
        if channel in self._channels:
            self._channels.remove(channel)

    def end(self) -> None:
        """Be silent and show nothing, for good."""
        self._timer.stop()
        self._ringer.stop()
        channels, self._channels = self._channels, []
        for channel in channels:
            channel.end()

    def refresh(self) -> None:
        """Bring the words of all notices up to date: names of people and groups have become known."""
        self._show()

    def _moment(self) -> Moment:
        local = time.localtime(self._wall())
        return Moment(self._clock(), local.tm_hour * 60 + local.tm_min + local.tm_sec / 60, local.tm_wday)

    def _tick(self) -> None:
        self._follow(self.alerts.tick(self._moment()))

    def _follow(self, outcomes: list[Outcome]) -> None:
        raised: list[Alert] = []
        news = False
        for outcome in outcomes:
            match outcome:
                case Address(url=url):
                    self.address.emit(url)
                    continue
                case Raised(alert=alert):
                    raised.append(alert)
                    self._put_away.discard(alert.key)
                case Withdrawn(key=key):
                    self._put_away.discard(key)
                case _:
                    pass
            news = True
        self._wait()
        if news:
            self._ring(raised)
            self._show()
            self.changed.emit()

    def _ring(self, raised: list[Alert]) -> None:
        """Sound what has not been put away."""
        audible = {key: alert for key, alert in self.alerts.active.items() if key not in self._put_away}
        self._ringer.follow(audible, raised)

    def _wait(self) -> None:
        """Wake up when the next alert is due, and not before."""
        due = self.alerts.due
        if due is None:
            self._timer.stop()
            return
        wait = round((due - self._clock()) * 1000) + 1
        self._timer.start(max(_LEAST_MS, min(_MOST_MS, wait)))

    def _show(self) -> None:
        active = self.alerts.active
        # Put away means: this alert, and all that it stood for.
        wanted = {
            notice.key: notice
            for notice in notices(
                (alert for key, alert in active.items() if key not in self._put_away), self._texts
            )
        }
        before, self._showing = self._showing, wanted
        for channel in list(self._channels):
            for key in before.keys() - wanted.keys():
                channel.withdraw(key)
            for key, notice in wanted.items():
                if before.get(key) != notice:
                    channel.display(notice)

    def _clicked(self, key: str) -> None:
        notice = self._showing.get(key)
        if notice is not None:
            self.chosen.emit(notice.call or "")

    def _dismissed(self, key: str) -> None:
        if key == MORE:
            self._put_away |= self.alerts.active.keys() - self._showing.keys()
        else:
            self._put_away.add(key)
        self._ring([])
        self._show()

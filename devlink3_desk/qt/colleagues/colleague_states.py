"""Who is at the desks that share a hub, and in what state; the values, their texts, and the model."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum, unique
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, Signal

from devlink3_desk.qt.core.text import sanitize_text

MAX_INSTANT: Final = 2**32
"""Upper limit for the end of an absence, in seconds since 1970."""
MAX_STATE_TEXT: Final = 60
"""Maximum length of a user's own text, in characters."""


@unique
class ColleagueState(StrEnum):
    """Where someone is; the values are stored."""

    PRESENT = "present"
    AWAY = "away"
    LUNCH = "lunch"
    OTHER = "other"
    """Any other state, described by the text."""


class DeskState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who is at a desk."""

    name: str = ""
    state: ColleagueState = ColleagueState.PRESENT
    until: float | None = None
    """When someone who is away will be back, in seconds since 1970; ``None``: unknown."""
    text: str = ""


class DeskStateSharing(Protocol):
    """Notifies the other desks of the user of this one."""

    def publish_state(self, state: DeskState) -> None:
        """Notify all desks of the user of this one."""


def describe_state(state: DeskState, now: float) -> str:
    """Return the text of a state at an instant in seconds since 1970."""
    match state.state:
        case ColleagueState.PRESENT:
            return QCoreApplication.translate("Colleagues", "present")
        case ColleagueState.LUNCH:
            return QCoreApplication.translate("Colleagues", "at lunch")
        case ColleagueState.OTHER:
            return sanitize_text(state.text)[:MAX_STATE_TEXT] or QCoreApplication.translate(
                "Colleagues", "away"
            )
        case ColleagueState.AWAY:
            return _describe_absence(state.until, now)


def _describe_absence(until: float | None, now: float) -> str:
    # Other desks write it: it may be anything.
    if until is None or not 0 < until < MAX_INSTANT:
        return QCoreApplication.translate("Colleagues", "away")
    clock = format_clock(until)
    if until < now and _find_day(until) != _find_day(now):
        # A desk that was left on overnight: a time of another day would be taken for one of today.
        return QCoreApplication.translate("Colleagues", "away")
    if until < now:
        # They have not said that they are back.
        return QCoreApplication.translate("Colleagues", "away, back was expected at {time}").format(
            time=clock
        )
    return QCoreApplication.translate("Colleagues", "away until {time}").format(time=clock)


def _find_day(at: float) -> QDate:
    return QDateTime.fromSecsSinceEpoch(int(at)).date()


def format_clock(at: float) -> str:
    """Return the time of day of an instant in seconds since 1970."""
    moment = QDateTime.fromSecsSinceEpoch(int(at))
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)


class ColleagueModel(QObject):
    """The colleagues at the other desks, and what this desk publishes to them."""

    changed = Signal()
    """Emitted when anything has changed."""

    def __init__(
        self,
        find_own_name: Callable[[], str],
        read_wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """``find_own_name`` returns the name of the user of this desk."""
        super().__init__(parent)
        self.own_state = DeskState()
        self.is_current = False
        """Whether the hub is connected; without it, the states may be out of date."""
        self.read_wall = read_wall
        self._find_own_name = find_own_name
        self._sharing: DeskStateSharing | None = None
        self._others: dict[str, DeskState] = {}

    def set_sharing(self, sharing: DeskStateSharing) -> None:
        """Set what notifies the other desks."""
        self._sharing = sharing

    @property
    def own_name(self) -> str:
        """The name of the user of this desk."""
        return self._find_own_name()

    def list_others(self) -> list[DeskState]:
        """Return the colleagues at other desks by their names."""
        return sorted(self._others.values(), key=lambda state: state.name.casefold())

    def count_present(self) -> int:
        """Return the number of colleagues at other desks who are present."""
        return sum(state.state is ColleagueState.PRESENT for state in self._others.values())

    def set_other(self, desk: str, state: DeskState | None) -> None:
        """Note who is at another desk; ``None``: nobody any more."""
        if state is None:
            self._others.pop(desk, None)
        else:
            self._others[desk] = state
        self.changed.emit()

    def set_current(self, is_current: bool) -> None:  # noqa: FBT001 (a state)
        """Note whether the hub is connected."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.changed.emit()

    def set_own_state(self, state: ColleagueState, *, until: float | None = None, text: str = "") -> None:
        """Set where the user of this desk is, and notify the others."""
        self.own_state = DeskState(
            name=self.own_name, state=state, until=until, text=text.strip()[:MAX_STATE_TEXT]
        )
        self.publish_own_state()

    def publish_own_state(self) -> None:
        """Notify the others again, such as of another name."""
        self.own_state = msgspec.structs.replace(self.own_state, name=self.own_name)
        if self._sharing is not None:
            self._sharing.publish_state(self.own_state)
        self.changed.emit()

"""What alerts people want: rules, each for one kind of happening, some people and some hours."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta


class AlertKind(StrEnum):
    """What an alert is about."""

    RINGING = "ringing"
    """A call rings, or waits in the queue of a hunt group."""
    QUEUE = "queue"
    """Too many callers wait for a hunt group, or one has waited too long."""
    HELD = "held"
    PARKED = "parked"
    EMERGENCY = "emergency"
    """Somebody inside has dialled an emergency number."""


class AlertScope(StrEnum):
    """Whose calls a rule is about."""

    ME = "me"
    WATCHED = "watched"
    """The people and hunt groups that are watched."""
    LISTED = "these"
    """The numbers of the rule."""
    ANYONE = "anyone"


class AlertSound(StrEnum):
    """The sounds of ``resources/sounds``."""

    NONE = ""
    RING = "ring"
    CHIME = "chime"
    QUEUE = "queue"
    REMINDER = "reminder"
    ALARM = "alarm"


Weekdays = Annotated[tuple[Annotated[int, Meta(ge=0, le=6)], ...], Meta(description="0 is Monday; none: every")]
MinuteOfDay = Annotated[int, Meta(ge=0, le=1440, description="Minutes from midnight")]


class AlertRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule. Of those that fit a call the first decides, so a quiet rule may stand before a loud one."""

    kind: AlertKind
    enabled: bool = True
    whom: AlertScope = AlertScope.ANYONE
    numbers: Annotated[tuple[str, ...], Meta(description="Extensions and groups, for 'these'")] = ()
    days: Weekdays = ()
    begins: MinuteOfDay = 0
    ends: Annotated[MinuteOfDay, Meta(description="Before 'begins': past midnight; the same: all day")] = 0
    seconds: Annotated[float, Meta(ge=0, description="How long is too long; 0: at once")] = 0.0
    callers: Annotated[int, Meta(ge=0, description="Of a queue, how many are too many; 0: any number")] = 0
    notify: Annotated[bool, Meta(description="Show a notification")] = True
    sound: AlertSound = AlertSound.NONE
    repeat: Annotated[float, Meta(ge=0, description="Seconds between sounds; 0: only once")] = 0.0
    open_address: Annotated[bool, Meta(description="Open the web address of the caller")] = False
    always: Annotated[bool, Meta(description="Even when nobody is to be disturbed")] = False


DEFAULT_RULES: Final = (
    AlertRule(kind=AlertKind.EMERGENCY, sound=AlertSound.ALARM, repeat=5.0, always=True),
    AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, sound=AlertSound.RING, repeat=4.0),
    AlertRule(kind=AlertKind.RINGING, whom=AlertScope.WATCHED, sound=AlertSound.CHIME),
    AlertRule(kind=AlertKind.QUEUE, callers=5, seconds=30.0, sound=AlertSound.QUEUE, repeat=30.0),
    AlertRule(kind=AlertKind.HELD, whom=AlertScope.ME, seconds=120.0, sound=AlertSound.REMINDER, repeat=60.0),
    AlertRule(kind=AlertKind.PARKED, seconds=120.0, sound=AlertSound.REMINDER, repeat=60.0),
)


class AlertPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Alerts, sounds, tray."""

    rules: tuple[AlertRule, ...] = DEFAULT_RULES
    address: Annotated[str, Meta(description="Web address of a caller, with {number} and {name} in it")] = ""
    emergency_numbers: tuple[str, ...] = ("112", "911", "999")
    abandoned_after: Annotated[float, Meta(ge=0, description="Shorter waits are no abandoned calls")] = 10.0
    device: Annotated[str, Meta(description="Name of the speakers; none: those of the system")] = ""
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.8
    close_to_tray: Annotated[bool, Meta(description="The close button leaves the desk in the tray")] = False
    start_hidden: Annotated[bool, Meta(description="Start in the tray")] = False

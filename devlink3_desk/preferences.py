"""What people choose: one frozen value an area, with defaults; no Qt, no files."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

NumberList = tuple[str, ...]


class PeoplePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """People and hunt groups that matter more than others."""

    me: Annotated[NumberList, Meta(description="Extensions of whoever sits here")] = ()
    watched: Annotated[NumberList, Meta(description="Extensions and hunt groups to watch")] = ()
    favourites: Annotated[NumberList, Meta(description="Extensions to have at hand, in their order")] = ()
    pages: Annotated[
        dict[str, NumberList],
        Meta(description="Extensions in an order of one's own, by the name of the page"),
    ] = {}
    page: Annotated[str, Meta(description="Which extensions are shown; none: all")] = ""
    as_list: Annotated[bool, Meta(description="Extensions one below the other instead of as tiles")] = False


class StateLimit(msgspec.Struct, frozen=True):
    """Two times in a state, in seconds; 0: never."""

    warn: Annotated[float, Meta(ge=0, description="From here on it is getting long")]
    alarm: Annotated[float, Meta(ge=0, description="From here on it is too long")]


class CallPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The list of calls."""

    ringing: StateLimit = StateLimit(15.0, 30.0)
    queued: StateLimit = StateLimit(15.0, 30.0)
    held: StateLimit = StateLimit(60.0, 120.0)
    parked: StateLimit = StateLimit(60.0, 120.0)
    linger: Annotated[float, Meta(ge=0, description="Seconds that an ended call stays in sight; 0: none")] = (
        5.0
    )


WaitSeconds = Annotated[float, Meta(ge=0)]


class QueuePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The cards of the hunt groups."""

    target: Annotated[WaitSeconds, Meta(description="Longest wait that is all right, in seconds; 0: any")] = (
        30.0
    )
    targets: Annotated[
        dict[str, WaitSeconds], Meta(description="That of some groups, by their numbers, where it differs")
    ] = {}

    def target_for(self, group: str) -> float:
        """Return the longest wait that is all right for a group; 0: any."""
        return self.targets.get(group, self.target)


class DialMethod(StrEnum):
    """What a number is handed to."""

    TEL = "tel"
    """The program that the system opens ``tel:`` links with."""
    SIP = "sip"
    """The one for ``sip:`` links."""
    CALLTO = "callto"
    """The one for ``callto:`` links."""
    COMMAND = "command"
    """A command of the site."""


NUMBER_PLACEHOLDER: Final = "{number}"
"""Stands for the number in :attr:`DiallingPreferences.command`."""


class DiallingPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How numbers are dialled."""

    way: DialMethod = DialMethod.TEL
    sip_domain: Annotated[str, Meta(description="Behind the @ of sip: links; none: the number alone")] = ""
    command: Annotated[str, Meta(description="Program and arguments; {number} is the number")] = ""
    outside_line: Annotated[bool, Meta(description="Dial the site's digits for an outside line")] = True


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


Weekdays = Annotated[
    tuple[Annotated[int, Meta(ge=0, le=6)], ...], Meta(description="0 is Monday; none: every")
]
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


KeyBindings = dict[str, tuple[str, ...]]


class WindowPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Keys of their own."""

    keys: Annotated[
        KeyBindings, Meta(description="Keys by the name of an action; others keep their own")
    ] = {}


class SystemPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Start with the system, links, updates, log."""

    start_with_system: Annotated[bool, Meta(description="Start, minimised, when the user signs in")] = False
    tel_links: Annotated[bool, Meta(description="Be a program that tel: links can be opened with")] = False
    updates_from: Annotated[
        str, Meta(description="https address that tells the newest version; none: nobody is asked")
    ] = ""
    detailed_log: Annotated[bool, Meta(description="Log what only support needs")] = False


class LanguagePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The language of the window."""

    language: Annotated[str, Meta(description="Language code, such as de; empty: that of the system")] = ""


HexColour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]


class ColourPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Colours other than those of the themes."""

    states: Annotated[
        dict[str, HexColour], Meta(description="Colour, such as #c24a00, by the name of a state")
    ] = {}


Percent = Annotated[int, Meta(ge=0, le=100)]
ThresholdSeconds = Annotated[int, Meta(ge=0, le=3_600)]
CallerCount = Annotated[int, Meta(ge=0, le=1_000)]


class WallboardPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Targets and thresholds of the wallboard; 0 switches a threshold off."""

    target: Annotated[Percent, Meta(description="Service level to be reached, percent of the calls")] = 80
    within: Annotated[ThresholdSeconds, Meta(description="Seconds within which such a call is answered")] = 20
    warn_waiting: Annotated[
        CallerCount, Meta(description="Callers waiting from which it is getting full")
    ] = 3
    alarm_waiting: Annotated[CallerCount, Meta(description="Callers waiting from which it is too full")] = 5
    warn_longest: Annotated[
        ThresholdSeconds, Meta(description="Seconds of waiting from which it is long")
    ] = 20
    alarm_longest: Annotated[
        ThresholdSeconds, Meta(description="Seconds of waiting from which it is too long")
    ] = 30


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people choose; each area is a value of its own, in a file of its own."""

    people: PeoplePreferences = PeoplePreferences()
    calls: CallPreferences = CallPreferences()
    queues: QueuePreferences = QueuePreferences()
    dialling: DiallingPreferences = DiallingPreferences()
    alerts: AlertPreferences = AlertPreferences()
    window: WindowPreferences = WindowPreferences()
    system: SystemPreferences = SystemPreferences()
    language: LanguagePreferences = LanguagePreferences()
    colours: ColourPreferences = ColourPreferences()
    wallboard: WallboardPreferences = WallboardPreferences()


def parse_preferences(raw_areas: Mapping[str, Any]) -> tuple[Preferences, list[str]]:
    """Return what ``found`` says and the names of the areas that make no sense, which have their defaults."""
    areas: dict[str, Any] = {}
    bad: list[str] = []
    for field in msgspec.structs.fields(Preferences):
        if field.name not in raw_areas:
            continue
        try:
            areas[field.name] = msgspec.convert(raw_areas[field.name], field.type)
        except msgspec.ValidationError:
            bad.append(field.name)
    return Preferences(**areas), bad

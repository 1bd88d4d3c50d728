"""The preferences: what users can choose, one frozen value for each area, with its defaults.

The names of areas and fields are those of the settings file, and so are the values of enumerations.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias

import msgspec
from msgspec import Meta

from devlink3_desk.decoding import convert_value

NumberList: TypeAlias = tuple[str, ...]

MAX_PORT: Final = 65_535
"""The highest port of TCP."""


def is_bare_host(text: str) -> bool:
    """Return whether a text is a name or an IP address alone, without protocol, path, port and spaces."""
    # The zone of an IPv6 address is the name of a network adapter, which may have spaces on Windows.
    if any(map(str.isspace, text.partition("%")[0])):
        return False
    if text.startswith("["):
        return text.endswith("]")
    # An IPv6 address has colons, too, but always more than one.
    return "/" not in text and text.count(":") != 1


class PeoplePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """People and hunt groups that matter to the user of this desk."""

    me: Annotated[NumberList, Meta(description="Extensions of the user of this desk")] = ()
    name: Annotated[
        str, Meta(description="Name of the user for colleagues; none: that of the extension or the account")
    ] = ""
    watched: Annotated[NumberList, Meta(description="Extensions and hunt groups to watch")] = ()
    favourites: Annotated[NumberList, Meta(description="Favourite extensions, in their order")] = ()
    pages: Annotated[
        dict[str, NumberList],
        Meta(description="Extensions in an order of the user, by the name of the page"),
    ] = {}
    page: Annotated[str, Meta(description="Page of extensions that is shown; none: all extensions")] = ""
    as_list: Annotated[bool, Meta(description="Show extensions as a list instead of tiles")] = False


class StateLimit(msgspec.Struct, frozen=True):
    """Times in a state after which a call is marked, in seconds; 0: never."""

    warn: Annotated[float, Meta(ge=0, description="Marked as long from this time")]
    alarm: Annotated[float, Meta(ge=0, description="Marked as too long from this time")]


class CallPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Times of the list of calls."""

    ringing: StateLimit = StateLimit(15.0, 30.0)
    queued: StateLimit = StateLimit(15.0, 30.0)
    held: StateLimit = StateLimit(60.0, 120.0)
    parked: StateLimit = StateLimit(60.0, 120.0)
    linger: Annotated[
        float, Meta(ge=0, description="Seconds for which an ended call is shown; 0: not at all")
    ] = 5.0


WaitSeconds = Annotated[float, Meta(ge=0)]


class QueuePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Targets of hunt groups."""

    target: Annotated[WaitSeconds, Meta(description="Longest acceptable wait, in seconds; 0: any")] = 30.0
    targets: Annotated[
        dict[str, WaitSeconds], Meta(description="Target by group number, where it differs")
    ] = {}

    def target_for(self, group: str) -> float:
        """Return the longest acceptable wait for a group, in seconds; 0: any."""
        return self.targets.get(group, self.target)


class DialMethod(StrEnum):
    """How a number is dialled."""

    TEL = "tel"
    """With the program of the system for ``tel:`` links."""
    SIP = "sip"
    """With the one for ``sip:`` links."""
    CALLTO = "callto"
    """With the one for ``callto:`` links."""
    COMMAND = "command"
    """With a command of the site."""


NUMBER_PLACEHOLDER: Final = "{number}"
"""Stands for the number in :attr:`DiallingPreferences.command`, as it is dialled."""
DIAL_PLACEHOLDERS: Final = (NUMBER_PLACEHOLDER, "{e164}", "{national}", "{digits}")
"""All placeholders that a command may contain; the last three stand for other forms of the number."""


class DiallingPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Dialling."""

    way: DialMethod = DialMethod.TEL
    sip_domain: Annotated[str, Meta(description="Domain of sip: links; none: the number alone")] = ""
    command: Annotated[str, Meta(description="Program and arguments; {number} is the dialled number")] = ""
    outside_line: Annotated[bool, Meta(description="Dial the prefix for an outside line")] = True


class AlertKind(StrEnum):
    """Event that an alert is about."""

    RINGING = "ringing"
    """A call rings or waits in the queue of a hunt group."""
    QUEUE = "queue"
    """Too many callers wait for a hunt group, or one has waited too long."""
    HELD = "held"
    PARKED = "parked"
    EMERGENCY = "emergency"
    """An extension has dialled an emergency number."""


class AlertScope(StrEnum):
    """The calls that a rule applies to."""

    ME = "me"
    WATCHED = "watched"
    """Those of watched people and hunt groups."""
    LISTED = "these"
    """Those of the numbers in the rule."""
    ANYONE = "anyone"


class AlertSound(StrEnum):
    """The sounds in ``resources/sounds``."""

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
    """One rule. The first one that applies to a call decides, so a silent rule can precede a loud one."""

    kind: AlertKind
    enabled: bool = True
    whom: AlertScope = AlertScope.ANYONE
    numbers: Annotated[tuple[str, ...], Meta(description="Extensions and groups, if whom is 'these'")] = ()
    days: Weekdays = ()
    begins: MinuteOfDay = 0
    ends: Annotated[MinuteOfDay, Meta(description="Before 'begins': of the next day; equal: all day")] = 0
    seconds: Annotated[float, Meta(ge=0, description="Seconds after which the alert is due")] = 0.0
    callers: Annotated[int, Meta(ge=0, description="Waiting callers from which it is due; 0: any number")] = 0
    notify: Annotated[bool, Meta(description="Show a notification")] = True
    sound: AlertSound = AlertSound.NONE
    repeat: Annotated[float, Meta(ge=0, description="Seconds between sounds; 0: only once")] = 0.0
    open_address: Annotated[bool, Meta(description="Open the web address of the caller")] = False
    always: Annotated[bool, Meta(description="Alert even during do-not-disturb")] = False


# The first matching rule decides, so the emergency rule comes first; only it ignores do-not-disturb.
DEFAULT_RULES: Final = (
    AlertRule(kind=AlertKind.EMERGENCY, sound=AlertSound.ALARM, repeat=5.0, always=True),
    AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, sound=AlertSound.RING, repeat=4.0),
    AlertRule(kind=AlertKind.RINGING, whom=AlertScope.WATCHED, sound=AlertSound.CHIME),
    AlertRule(kind=AlertKind.QUEUE, callers=5, seconds=30.0, sound=AlertSound.QUEUE, repeat=30.0),
    AlertRule(kind=AlertKind.HELD, whom=AlertScope.ME, seconds=120.0, sound=AlertSound.REMINDER, repeat=60.0),
    AlertRule(kind=AlertKind.PARKED, seconds=120.0, sound=AlertSound.REMINDER, repeat=60.0),
)


class AlertPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Alerts, sounds, and the tray."""

    rules: tuple[AlertRule, ...] = DEFAULT_RULES
    address: Annotated[
        str, Meta(description="Web address of a caller, with {number} (E.164) and {name} in it")
    ] = ""
    emergency_numbers: Annotated[
        tuple[str, ...], Meta(description="Numbers of emergency calls; none: those of the site's country")
    ] = ()
    # A caller who hangs up within seconds has usually dialled a wrong number.
    abandoned_after: Annotated[
        float, Meta(ge=0, description="Shorter waits do not count as abandoned calls")
    ] = 10.0
    device: Annotated[str, Meta(description="Name of the output device; none: that of the system")] = ""
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.8
    close_to_tray: Annotated[bool, Meta(description="The close button hides the window in the tray")] = False
    start_hidden: Annotated[bool, Meta(description="Start in the tray")] = False


KeyBindings: TypeAlias = dict[str, tuple[str, ...]]


class WindowPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Keyboard shortcuts."""

    keys: Annotated[
        KeyBindings, Meta(description="Shortcuts by the name of the action, where they differ")
    ] = {}


Retention: TypeAlias = Annotated[float, Meta(ge=0)]


class HistoryPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is recorded, where, and for how long."""

    record: Annotated[bool, Meta(description="Record calls and events")] = True
    location: Annotated[
        str, Meta(description="SQLite file or postgresql:// URL; none: a file of the site")
    ] = ""
    events_days: Annotated[Retention, Meta(description="Days for which events are kept; 0: for ever")] = 7.0
    events_gigabytes: Annotated[Retention, Meta(description="Most space of events; 0: any")] = 2.0
    calls_days: Annotated[Retention, Meta(description="Days for which calls are kept; 0: for ever")] = 400.0
    pseudonymise_days: Annotated[
        Retention, Meta(description="Days after which numbers and names of callers are replaced; 0: never")
    ] = 0.0
    without_people: Annotated[bool, Meta(description="No figures about individual people")] = False


class MailSecurity(StrEnum):
    """How the connection to a mail server is encrypted; it always is."""

    STARTTLS = "starttls"
    """From the first command on, usually at port 587."""
    TLS = "tls"
    """From the first byte on, usually at port 465."""


class MailPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The server that sends reports by e-mail; the password is in the keyring."""

    host: Annotated[str, Meta(description="Name of the mail server")] = ""
    port: Annotated[int, Meta(ge=0, le=MAX_PORT, description="Port; 0: the usual one")] = 0
    security: MailSecurity = MailSecurity.STARTTLS
    user: Annotated[str, Meta(description="User of the mail server; none: without a password")] = ""
    sender: Annotated[str, Meta(description="Address of the sender")] = ""
    ca: Annotated[str, Meta(description="PEM file of trusted CAs; none: those of the system")] = ""


class SystemPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Integration with the system: autostart, links, updates, log."""

    start_with_system: Annotated[bool, Meta(description="Start minimised when the user signs in")] = False
    tel_links: Annotated[bool, Meta(description="Offer to open tel: links")] = False
    updates_from: Annotated[str, Meta(description="https address of the latest version; none: no check")] = ""
    detailed_log: Annotated[bool, Meta(description="Write a detailed log, for support")] = False


class LanguagePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The language of the window."""

    language: Annotated[str, Meta(description="Language code, such as de; none: that of the system")] = ""


HexColour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]


class ColourPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Colours that differ from those of the theme."""

    states: Annotated[
        dict[str, HexColour], Meta(description="Colour, such as #c24a00, by the name of the state")
    ] = {}


Percent = Annotated[int, Meta(ge=0, le=100)]
ThresholdSeconds = Annotated[int, Meta(ge=0, le=3_600)]
CallerCount = Annotated[int, Meta(ge=0, le=1_000)]


class WallboardPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Targets and thresholds of the wallboard; 0 switches a threshold off."""

    target: Annotated[Percent, Meta(description="Target of the service level, in percent")] = 80
    within: Annotated[
        ThresholdSeconds, Meta(description="Seconds within which a call counts as answered in time")
    ] = 20
    least_calls: Annotated[
        CallerCount, Meta(description="Calls of the day from which a low service level is an alarm; 0: one")
    ] = 10
    warn_waiting: Annotated[
        CallerCount, Meta(description="Waiting callers from which a warning is shown")
    ] = 3
    alarm_waiting: Annotated[
        CallerCount, Meta(description="Waiting callers from which an alarm is shown")
    ] = 5
    warn_longest: Annotated[
        ThresholdSeconds, Meta(description="Longest wait from which a warning is shown")
    ] = 20
    alarm_longest: Annotated[
        ThresholdSeconds, Meta(description="Longest wait from which an alarm is shown")
    ] = 30


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All preferences, by area."""

    people: PeoplePreferences = PeoplePreferences()
    calls: CallPreferences = CallPreferences()
    queues: QueuePreferences = QueuePreferences()
    dialling: DiallingPreferences = DiallingPreferences()
    alerts: AlertPreferences = AlertPreferences()
    window: WindowPreferences = WindowPreferences()
    system: SystemPreferences = SystemPreferences()
    history: HistoryPreferences = HistoryPreferences()
    mail: MailPreferences = MailPreferences()
    language: LanguagePreferences = LanguagePreferences()
    colours: ColourPreferences = ColourPreferences()
    wallboard: WallboardPreferences = WallboardPreferences()


def parse_preferences(raw_areas: Mapping[str, Any]) -> tuple[Preferences, list[str]]:
    """Return the preferences of a settings file, and the names of invalid areas, which get defaults."""
    areas: dict[str, Any] = {}
    invalid: list[str] = []
    for field in msgspec.structs.fields(Preferences):
        if field.name not in raw_areas:
            continue
        # Area by area, so that one bad value resets its own area only.
        try:
            areas[field.name] = convert_value(raw_areas[field.name], field.type)
        except msgspec.ValidationError:
            invalid.append(field.name)
    return Preferences(**areas), invalid

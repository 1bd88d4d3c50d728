"""Options that several commands share: where and how to connect, and the types of their values."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from devlink3_desk.app import configuration
from devlink3_desk.app.cli import parse_folder
from devlink3_desk.app.cli.output import UsageError, write_message
from devlink3_desk.app.configuration import ConnectionParameters, open_settings_store
from devlink3_desk.link.endpoint import parse_pin
from devlink3_desk.preferences import MAX_PORT
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.sentences import Sentence
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.settings import DEFAULT_FLAGS, DEFAULT_TIMEOUT, Profile, Settings

Number = TypeVar("Number", int, float)

MAX_SECONDS: Final = 1e9
"""Seconds of some thirty years; system timers accept up to about nine times that."""
MAX_DELAY: Final = 86_400.0
"""Seconds of a day: timers of Qt take no more than some weeks."""
MAX_SPEED: Final = 1000.0
MAX_CALLS_PER_HOUR: Final = 1e6
"""Above these two limits, no machine can simulate a company in real time."""
MAX_REPLAY_SPEED: Final = 1e6
MAX_COUNT: Final = 2**63 - 1
"""The largest integer that the databases can store."""
_MAX_SHOWN_CHARACTERS: Final = 40

# People write 0001-01-01 or 9999-12-31 for no limit; local time and calendars need room around an instant.
# Windows knows the local time of the years 1970 to 3000 only.
_FIRST_YEAR, _LAST_YEAR = (1971, 3000) if sys.platform == "win32" else (1900, 9900)
_LEAP_SECOND: Final = re.compile(r"^([\d-]{10}[T ]\d\d:\d\d:)60(?!\d)")
_FIRST_INSTANT: Final = dt.datetime(_FIRST_YEAR, 1, 1, tzinfo=dt.UTC).timestamp()
_LAST_INSTANT: Final = dt.datetime(_LAST_YEAR, 1, 1, tzinfo=dt.UTC).timestamp()

_PROFILE_OPTIONS: Final = (
    "host",
    "port",
    "tls",
    "user",
    "ca",
    "pin",
    "server_name",
    "cert",
    "key",
    "flags",
    "timeout",
)
"""Options that override the profile's field of the same name."""
_TLS_OPTIONS: Final = ("ca", "pin", "server_name", "cert", "key")


def add_connection_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose the PBX; the profile gives the values of those that are absent."""
    group = parser.add_argument_group(
        "connection",
        "The password comes from DEVLINK3_PASSWORD, else from the system's keyring, else from a prompt.",
    )
    group.add_argument(
        "--profile", metavar="NAME", help="profile from the settings; default: the last one used"
    )
    group.add_argument("--host", type=parse_host, help="name or address of the PBX")
    group.add_argument("--port", type=parse_port, metavar="N", help="default: 50796 with TLS, 50797 without")
    # The default is None, not True: only an option that is given overrides the profile.
    tls = group.add_mutually_exclusive_group()
    tls.add_argument("--tls", action="store_true", default=None, help="encrypt the connection (default)")
    tls.add_argument(
        "--no-tls",
        action="store_false",
        dest="tls",
        help="do not encrypt: anyone on the network can read calls",
    )
    group.add_argument("--user", metavar="NAME", help="service user of the PBX")
    group.add_argument(
        "--flags",
        type=_parse_flags,
        metavar="FLAGS",
        help=f"event flags, for example '-SCN -CMExtn'; default: {DEFAULT_FLAGS}",
    )
    group.add_argument(
        "--timeout",
        type=parse_seconds,
        metavar="SECONDS",
        help=f"timeout of each connection step; default: {DEFAULT_TIMEOUT:g}",
    )
    _add_certificate_options(group)


def _add_certificate_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--ca", type=parse_existing_file, metavar="FILE", help="trusted CAs, PEM")
    group.add_argument(
        "--pin",
        type=parse_pin_option,
        metavar="SHA256HEX",
        help="fingerprint of the PBX certificate, instead of chain and name",
    )
    group.add_argument(
        "--server-name", type=parse_server_name, metavar="NAME", help="expected name in the certificate"
    )
    group.add_argument(
        "--cert", type=parse_existing_file, metavar="FILE", help="client certificate, PEM or PKCS#12"
    )
    group.add_argument(
        "--key", type=parse_existing_file, metavar="FILE", help="key of the client certificate, PEM"
    )


def resolve_connection(arguments: argparse.Namespace) -> ConnectionParameters:
    """Return the parameters of the connection; prompts for the password if it is not stored.

    Raises :class:`.UsageError` and :class:`.PasswordMissingError`.
    """
    # Commands call this before they run the event loop: asyncio's own handler of SIGINT would not
    # interrupt the prompt.
    profile = resolve_profile(arguments)
    return ConnectionParameters.from_profile(profile, credentials.find_password(profile.user, profile.host))


def resolve_profile(arguments: argparse.Namespace) -> Profile:
    """Return the chosen profile with the fields that options override.

    Raises :class:`.UsageError` if there is nothing to connect to.
    """
    base = find_base_profile(arguments)
    options = {name: getattr(arguments, name) for name in _PROFILE_OPTIONS}
    changes = {name: value for name, value in options.items() if value is not None}
    if changes.get("tls", base.tls) != base.tls:
        # The profile's port belongs to the other kind of link: go back to the default of this one.
        changes.setdefault("port", None)
    profile = msgspec.structs.replace(base, **changes)
    if not profile.host:
        raise UsageError("No PBX is specified. Use --host, or --profile with the name of a profile.")
    if not profile.user:
        raise UsageError("No user is specified. Use --user with a service user of the PBX.")
    if profile.key and not profile.cert:
        raise UsageError("--key requires --cert with the client certificate.")
    given = () if profile.tls else find_given(arguments, _TLS_OPTIONS)
    if given:
        # Not refused: scripts pass the same certificates to all their PBXs. But a user who names one may
        # believe that the connection is encrypted.
        write_message(
            f"devlink3-desk: {given[0]} has no effect: the connection is not encrypted without TLS."
        )
    return profile


# -- options that would have no effect


def find_given(arguments: argparse.Namespace, names: Iterable[str]) -> tuple[str, ...]:
    """Return the options among ``names`` (attributes of ``arguments``) that were given, as they are written.

    Only works for options with the default ``None`` or ``False`` in ``add_argument``.
    """
    given = []
    for name in names:
        value = getattr(arguments, name, None)
        if value is not None and value is not False:
            given.append(f"--{name.replace('_', '-')}")
    return tuple(given)


def require_option(arguments: argparse.Namespace, required: str, *names: str) -> None:
    """Raise :class:`UsageError` if one of ``names`` is given without ``required``."""
    given = find_given(arguments, names)
    if given and not find_given(arguments, [required]):
        needed = f"--{required}"
        raise UsageError(f"{given[0]} has no effect without {needed}: add {needed}, or remove {given[0]}.")


def refuse_other_source(arguments: argparse.Namespace, source: str, *others: str) -> None:
    """Raise :class:`UsageError` if one of ``others``, which names another source of calls, is given, too.

    Other options of a connection are ignored: scripts have them in lists that all their commands share.
    """
    given = find_given(arguments, others)
    if given:
        raise UsageError(f"{source} stands in place of {given[0]}: give one of them.")


def load_settings(arguments: argparse.Namespace) -> Settings:
    """Return the settings; a problem with their file is reported on stderr."""
    return open_settings_store(arguments.config_dir, _report_problem).load()


@cache
def _report_problem(problem: Sentence) -> None:
    # Once, although a command loads the settings several times.
    write_message(f"devlink3-desk: {problem}")


def find_base_profile(arguments: argparse.Namespace, settings: Settings | None = None) -> Profile:
    """Return the profile that options may override; raises :class:`.UsageError` if it is unknown."""
    # With --host alone, nothing comes from the settings: the pin of one site would refuse another.
    name = getattr(arguments, "profile", None)
    if name is None and getattr(arguments, "host", None) is not None:
        return Profile()
    if settings is None:
        settings = load_settings(arguments)
    profile = settings.find_profile(name)
    if profile is None and name is not None:
        names = ", ".join(repr(known.name) for known in settings.profiles)
        other = "use --host" if hasattr(arguments, "host") else "leave --profile out"
        advice = f"Use one of these: {names}." if names else f"The settings contain none: {other}."
        raise UsageError(f"Unknown profile {name!r}. {advice}")
    return profile or Profile()


def find_named_profile(arguments: argparse.Namespace) -> Profile | None:
    """Return the profile of ``--profile``, ``None`` without that; raises as :func:`find_base_profile`."""
    return None if arguments.profile is None else find_base_profile(arguments)


# -- types of values; argparse shows the text of an ArgumentTypeError


_HOST_WITH_PORT: Final = re.compile(r"[^:]*:\d*|\[.*\]:\d*")


def parse_host(text: str) -> str:
    """Return the name or address of a PBX."""
    host = text.strip()
    if "://" in host or "/" in host:
        raise argparse.ArgumentTypeError(f"{text!r} is a URL: give the name or address alone")
    # An IPv6 address has colons, too, but always more than one.
    if _HOST_WITH_PORT.fullmatch(host):
        raise argparse.ArgumentTypeError(f"{text!r} contains a port: give it with --port")
    return host


def parse_server_name(text: str) -> str:
    """Return the name that is expected in a certificate."""
    try:
        text.encode("idna")  # as TLS does
    except UnicodeError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a server") from error
    return text


def parse_port(text: str) -> int:
    """Return a TCP port to connect to."""
    return _parse_number(text, int, lambda port: 0 < port <= MAX_PORT, "no TCP port", MAX_PORT)


def parse_listening_port(text: str) -> int:
    """Return a TCP port to listen on; 0 lets the system choose one."""
    return _parse_number(text, int, lambda port: 0 <= port <= MAX_PORT, "no TCP port", MAX_PORT)


def quote_value(text: str) -> str:
    """Return the value of an option in quotation marks, shortened, for an error message."""
    return repr(text if len(text) <= _MAX_SHOWN_CHARACTERS else f"{text[:_MAX_SHOWN_CHARACTERS]}…")


def parse_seconds(text: str) -> float:
    """Return a duration in seconds, above zero and at most :data:`MAX_SECONDS`."""
    return _parse_number(text, float, lambda value: value > 0, "no number above zero", MAX_SECONDS)


def parse_delay(text: str) -> float:
    """Return a delay in seconds, above zero and at most :data:`MAX_DELAY`."""
    return _parse_number(text, float, lambda value: value > 0, "no number above zero", MAX_DELAY)


def parse_seconds_or_zero(text: str) -> float:
    """Return a duration in seconds, zero or more and at most :data:`MAX_SECONDS`."""
    return _parse_number(text, float, lambda value: value >= 0, "not zero or more", MAX_SECONDS)


def parse_speed(text: str) -> float:
    """Return a factor of real time, above zero and at most :data:`MAX_SPEED`."""
    return _parse_number(text, float, lambda value: value > 0, "no number above zero", MAX_SPEED)


def parse_replay_speed(text: str) -> float:
    """Return a factor of real time, at most :data:`MAX_REPLAY_SPEED`; zero means without pauses."""
    return _parse_number(text, float, lambda value: value >= 0, "not zero or more", MAX_REPLAY_SPEED)


def parse_calls_per_hour(text: str) -> float:
    """Return a rate of calls, zero or more and at most :data:`MAX_CALLS_PER_HOUR`."""
    return _parse_number(text, float, lambda value: value >= 0, "not zero or more", MAX_CALLS_PER_HOUR)


def parse_count(text: str) -> int:
    """Return a count from one to :data:`MAX_COUNT`."""
    return _parse_number(text, int, lambda count: count >= 1, "less than one", MAX_COUNT)


def parse_count_or_zero(text: str) -> int:
    """Return an integer from zero to :data:`MAX_COUNT`."""
    return _parse_number(text, int, lambda value: value >= 0, "not zero or more", MAX_COUNT)


def _parse_number(
    text: str,
    convert: Callable[[str], Number],
    is_valid: Callable[[Number], bool],
    problem: str,
    maximum: Number,
) -> Number:
    shown = quote_value(text)
    try:
        # Python's own syntax also permits 50_797, and digits of any script.
        value = convert(text if text.isascii() and "_" not in text else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shown} is not a number: write digits, such as 10") from error
    if not is_valid(value):  # not a number (NaN) is never valid
        raise argparse.ArgumentTypeError(f"{shown} is {problem}")
    if value > maximum:
        raise argparse.ArgumentTypeError(f"{shown} is too large: the limit is {int(maximum)}")
    return value


def parse_pin_option(text: str) -> str:
    try:
        return parse_pin(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parse_flags(text: str) -> str:
    try:
        flags.parse_flags(text)
    except FlagsError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def parse_existing_file(text: str) -> str:
    """Return the path of a file that exists."""
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"the file {text} does not exist: check the path")
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{path} is not a file: name a file")
    return text


def add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    argument_default: str | None = None,
) -> argparse.ArgumentParser:
    """Add a verb to a command; common options that precede the verb keep their values."""
    verb = verbs.add_parser(
        name,
        help=text,
        description=f"{text[:1].upper()}{text[1:]}.",
        allow_abbrev=False,
        argument_default=argument_default,
    )
    kept = argparse.SUPPRESS
    verb.add_argument("-v", "--verbose", action="count", default=kept, help="log to stderr; twice for more")
    verb.add_argument(
        "--config-dir",
        type=parse_folder,
        metavar="DIR",
        default=kept,
        help="folder of settings and data",
    )
    return verb


def add_history_option(parser: argparse._ActionsContainer) -> None:
    """Add ``--history``."""
    parser.add_argument(
        "--history",
        metavar="LOCATION",
        help="an SQLite file or a postgresql:// URL; default: the history of the profile",
    )


def add_profile_option(parser: argparse._ActionsContainer) -> None:
    """Add ``--profile``, for commands without connection options."""
    parser.add_argument("--profile", metavar="NAME", help="profile of the settings; default: the last used")


def resolve_history(arguments: argparse.Namespace, profile: Profile | None = None) -> HistoryLocation:
    """Return the chosen history: that of ``profile``, unless an option or the settings name one.

    Without ``profile``, it is the one that the options name, or the last used. Raises :class:`UsageError`
    where the location makes no sense or the profile is unknown.
    """
    if arguments.history == "":
        raise UsageError("--history is empty: name an SQLite file or a postgresql:// URL, or leave it out.")
    settings = load_settings(arguments)
    profile = profile or find_base_profile(arguments, settings)
    location = settings.preferences.history.location if arguments.history is None else arguments.history
    if not location and arguments.history is None:
        location = str(configuration.history_file(arguments.config_dir, profile.name))
    try:
        parsed = HistoryLocation.parse(location)
    except HistoryError as error:
        raise UsageError(str(error)) from error
    path = parsed.path
    # To open a pipe would wait for someone who writes to it; a device would be closed to other users.
    if path is not None and path.exists() and not path.is_file():
        raise UsageError(f"{path} is not a file: name another history with --history.")
    return parsed


def replace_undecodable(text: str) -> str:
    """Return an argument with replacement characters for bytes that are not text in this locale.

    Python represents them by lone surrogates, which UTF-8 and JSON cannot contain.
    """
    return text.encode(errors="surrogateescape").decode(errors="replace")


def parse_zone(text: str) -> dt.tzinfo:
    """Return a time zone by its name, such as ``Europe/Berlin``."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder, such as Europe
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a time zone") from error


def parse_time(text: str, zone: dt.tzinfo | None) -> float:
    """Return an instant in seconds since 1970.

    ``text`` is in RFC 3339; a date alone is its midnight, and a time without an offset is local, in ``zone``.
    Raises :class:`UsageError`.
    """
    try:
        # RFC 3339 allows "t" and "z", too, and a leap second, which Python does not know.
        plain, leaps = _LEAP_SECOND.subn(r"\g<1>59", text.upper())
        instant = dt.datetime.fromisoformat(plain) + dt.timedelta(seconds=leaps)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"{text!r} is not a time: write 2026-05-04, 2026-05-04T10:42:00 or 2026-05-04T08:42:00Z."
        ) from error
    if instant.tzinfo is None:
        # The system's zone has one fixed offset per instant, so it has to be found for this one.
        instant = instant.replace(tzinfo=zone or _find_local_zone(instant))
    return min(max(_FIRST_INSTANT, instant.timestamp()), _LAST_INSTANT)


def _find_local_zone(local: dt.datetime) -> dt.tzinfo | None:
    try:
        return local.astimezone().tzinfo
    except (ValueError, OverflowError, OSError):  # at the ends of the calendar, and on Windows long before
        return dt.UTC

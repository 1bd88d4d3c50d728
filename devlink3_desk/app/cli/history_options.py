"""Options of the commands that read or write the history: its location, times and numbers."""

from __future__ import annotations

import argparse
import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from devlink3_desk.app import configuration
from devlink3_desk.app.cli import options
from devlink3_desk.app.cli.output import UsageError
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.settings import Profile


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
    """Return the history that is meant: that of ``profile``, unless an option or the settings name one.

    Without ``profile``, it is the one that the options name, or the last used. Raises :class:`UsageError`
    where the location makes no sense.
    """
    settings = configuration.open_settings_store(arguments.config_dir).load()
    location = arguments.history or settings.preferences.history.location
    if not location:
        profile = profile or options.find_base_profile(arguments, settings)
        location = str(configuration.history_file(arguments.config_dir, profile.name))
    try:
        return HistoryLocation.parse(location)
    except HistoryError as error:
        raise UsageError(str(error)) from error


def parse_zone(text: str) -> dt.tzinfo:
    """Return a time zone by its name, such as ``Europe/Berlin``."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a time zone") from error


def parse_time(text: str, zone: dt.tzinfo | None) -> float:
    """Return an instant in seconds since 1970.

    ``text`` is in RFC 3339; a date alone is its midnight, and a time without an offset is local, in ``zone``.
    Raises :class:`UsageError`.
    """
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a time: write 2026-05-04, 2026-05-04T10:42:00 or 2026-05-04T08:42:00Z."
        ) from error
    if instant.tzinfo is None:
        # The time zone of the system knows its own clock changes only where it is asked about each instant.
        instant = instant.replace(tzinfo=zone) if zone is not None else instant.astimezone()
    return instant.timestamp()

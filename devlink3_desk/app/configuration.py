"""The configuration of a run: its folders, its settings, the site, and the parameters of the connection."""

from __future__ import annotations

import datetime as dt
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import platformdirs

from devlink3_desk import resources
from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.json_store import ProblemReporter, log_problem
from devlink3_desk.services.storage.settings import Profile, SettingsStore

if TYPE_CHECKING:
    from devlink3_desk.switchboard.site import Site

APPLICATION_NAME: Final = "devlink3-desk"
MAX_FILE_NAME: Final = 40
"""Characters of the name of a profile in that of its history."""
CMEXTN_STATES_FILE: Final = "cmextn_states.json"

log = logging.getLogger(__name__)


# In each of these functions, ``override`` is the value of --config-dir. It replaces all folders of the
# user, so that a run with it leaves nothing elsewhere.


def config_dir(override: Path | None) -> Path:
    """Return the folder of the settings."""
    return override or platformdirs.user_config_path(APPLICATION_NAME, appauthor=False)


def data_dir(override: Path | None) -> Path:
    """Return the folder of all other files that are stored between runs."""
    return override or platformdirs.user_data_path(APPLICATION_NAME, appauthor=False)


def log_file(override: Path | None) -> Path:
    """Return the path of the log file."""
    return (override or platformdirs.user_log_path(APPLICATION_NAME, appauthor=False)) / "devlink3-desk.log"


def history_file(override: Path | None, profile: str) -> Path:
    """Return the default file of the history of a profile.

    It is ``history.sqlite`` for the default profile, which is also that of a connection by options alone.
    Another profile has a file of its own, whose name is unique on every file system.
    """
    name = "history"
    if profile != Profile().name:
        readable = re.sub(r"[^a-z0-9]+", "-", profile.lower()).strip("-")[:MAX_FILE_NAME]
        if readable != profile:
            import hashlib  # imported late: with OpenSSL, it would delay the first paint of the window

            readable = f"{readable}-{hashlib.sha256(profile.encode()).hexdigest()[:8]}".lstrip("-")
        name = f"history-{readable}"
    return data_dir(override) / f"{name}.sqlite"


def open_settings_store(
    override: Path | None, report: ProblemReporter = log_problem, *, is_read_only: bool = False
) -> SettingsStore:
    """Return the store of the settings, which calls ``report`` with problems of its file."""
    return SettingsStore(config_dir(override), report, is_read_only=is_read_only)


def load_site(override: Path | None = None, profile: Profile | None = None) -> Site:
    """Return the site of ``profile``: its number formats and the names of the CMExtn states.

    A file ``cmextn_states.json`` in the folder of the settings adds names to those of the product.
    """
    # Imported here, after the first window has been painted: phone numbers need large tables.
    from devlink3_desk.switchboard.site import Site, parse_cmextn_states

    states = parse_cmextn_states((resources.resource_folder() / CMEXTN_STATES_FILE).read_bytes())
    own_file = config_dir(override) / CMEXTN_STATES_FILE
    try:
        states = states.with_names(parse_cmextn_states(own_file.read_bytes()).names)
    except FileNotFoundError:
        pass
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("%s is not used: %s", own_file, error)
    profile = profile or Profile()
    return Site(
        country=profile.country,
        outside_prefix=profile.outside_prefix,
        extension_digits=profile.extension_digits,
        international_prefix=profile.international_prefix,
        presented_prefix=profile.presented_prefix,
        cmextn_states=states,
    )


class ConnectionParameters(msgspec.Struct, frozen=True):
    """Everything that a connection to a PBX needs."""

    profile: Profile
    endpoint: Endpoint
    password: Password

    @classmethod
    def from_profile(cls, profile: Profile, password: Password) -> ConnectionParameters:
        """Return the parameters of ``profile``, with the passphrase of its client certificate."""
        passphrase = credentials.find_passphrase(profile.cert if profile.tls else None)
        return cls(profile, profile.build_endpoint(passphrase), password)

    async def provide_password(self) -> Password:
        """Return the password; a session calls this each time it signs in."""
        return self.password


class SystemZone(dt.tzinfo):
    """The time zone of the system, with the clock changes of every year."""

    def fromutc(self, instant: dt.datetime) -> dt.datetime:
        """Return an instant with the offset from UTC that the system has at that instant."""
        # A fixed offset, as astimezone() alone takes, would be that of today for all of a year.
        return instant.replace(tzinfo=dt.UTC).astimezone()

    def utcoffset(self, instant: dt.datetime | None) -> dt.timedelta | None:
        """Return the offset of a local time."""
        return None if instant is None else instant.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, instant: dt.datetime | None) -> dt.timedelta | None:  # noqa: ARG002 (the base class's)
        """Return ``None``: it is not known by itself."""
        return None

    def tzname(self, instant: dt.datetime | None) -> str | None:
        """Return the name of the zone at a local time."""
        return None if instant is None else instant.replace(tzinfo=None).astimezone().tzname()

"""The options that say where to connect and how, shared by every command that connects."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.app.cli.exit_codes import UsageError
from devlink3_desk.app.locations import open_settings_store
from devlink3_desk.link.endpoint import Endpoint, Password, parse_pin
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.settings import DEFAULT_FLAGS, DEFAULT_TIMEOUT, Profile, Settings

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
"""Options that stand for a field of the profile."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the connection options; what is not given comes from the profile."""
    group = parser.add_argument_group(
        "connection",
        "The password comes from DEVLINK3_PASSWORD, else from the system's keyring, else from a prompt.",
    )
    group.add_argument(
        "--profile", metavar="NAME", help="a profile of the settings; default: the last used one"
    )
    group.add_argument("--host", help="name or address of the PBX")
    group.add_argument("--port", type=_parse_port, metavar="N", help="default: 50796 with TLS, 50797 without")
    tls = group.add_mutually_exclusive_group()
    tls.add_argument("--tls", action="store_true", default=None, help="encrypt the link (the default)")
    tls.add_argument(
        "--no-tls", action="store_false", dest="tls", help="plain TCP: whoever can listen reads every call"
    )
    group.add_argument("--user", metavar="NAME", help="service user of the PBX")
    group.add_argument("--ca", type=_parse_existing_file, metavar="FILE", help="authorities to trust, PEM")
    group.add_argument(
        "--pin",
        type=_parse_pin,
        metavar="SHA256HEX",
        help="fingerprint of the PBX's certificate, replaces chain and name",
    )
    group.add_argument("--server-name", metavar="NAME", help="name to expect in the certificate")
    group.add_argument(
        "--cert", type=_parse_existing_file, metavar="FILE", help="client certificate, PEM or PKCS#12"
    )
    group.add_argument(
        "--key", type=_parse_existing_file, metavar="FILE", help="key of the client certificate, PEM"
    )
    group.add_argument(
        "--flags",
        type=_parse_flags,
        metavar="FLAGS",
        help=f"event flags, such as '-SCN -CMExtn'; default: {DEFAULT_FLAGS}",
    )
    group.add_argument(
        "--timeout",
        type=parse_positive,
        metavar="SECONDS",
        help=f"for each step of connecting; default: {DEFAULT_TIMEOUT:g}",
    )


def resolve_profile(arguments: argparse.Namespace, settings: Settings | None = None) -> Profile:
    """Return the profile that the options choose, with what they change in it.

    With ``--host`` and no ``--profile`` nothing is taken from the settings: the pin of one site is no
    use at another. Raises :class:`.UsageError` where there is nothing to connect to.
    """
    base = _find_base_profile(arguments, settings)
    changes = {name: getattr(arguments, name) for name in _PROFILE_OPTIONS}
    changes = {name: value for name, value in changes.items() if value is not None}
    if changes.get("tls", base.tls) != base.tls:
        changes.setdefault("port", None)  # a port that belongs to the other kind of link
    profile = msgspec.structs.replace(base, **changes)
    if not profile.host:
        raise UsageError(
            "There is no PBX to connect to: give --host, or --profile with the name of a profile."
        )
    if not profile.user:
        raise UsageError("Give the service user of the PBX with --user.")
    if profile.key and not profile.cert:
        raise UsageError("--key is the key of a client certificate: give that with --cert.")
    return profile


def _find_base_profile(arguments: argparse.Namespace, settings: Settings | None) -> Profile:
    if arguments.profile is None and arguments.host is not None:
        return Profile()
    if settings is None:
        settings = open_settings_store(arguments.config_dir).load()
    found = settings.find_profile(arguments.profile)
    if found is None and arguments.profile is not None:
        known = ", ".join(repr(each.name) for each in settings.profiles) or "none"
        raise UsageError(f"There is no profile {arguments.profile!r}; known: {known}.")
    return found or Profile()


class ConnectionParameters(msgspec.Struct, frozen=True):
    """All that is needed to connect."""

    profile: Profile
    endpoint: Endpoint
    password: Password

    async def provide_password(self) -> Password:
        """Return the password, in the form that a session asks for it."""
        return self.password


def resolve_connection(arguments: argparse.Namespace) -> ConnectionParameters:
    """Return where to connect, with the password; asks for it where that is needed.

    Call it before the loop runs: Ctrl+C must reach the prompt. Raises :class:`.UsageError` and
    :class:`.PasswordMissingError`.
    """
    profile = resolve_profile(arguments)
    passphrase = credentials.find_passphrase(profile.cert if profile.tls else None)
    password = credentials.find_password(profile.user, profile.host)
    return ConnectionParameters(profile, profile.build_endpoint(passphrase), password)


def _parse_port(text: str) -> int:
    port = int(text)
    if not 0 < port < 0x10000:
        raise argparse.ArgumentTypeError(f"{text} is no TCP port")
    return port


def parse_positive(text: str) -> float:
    """Return a number of seconds that is more than nothing."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is no number above zero")
    return value


def parse_count(text: str) -> int:
    """Return a number of things, at least one."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than one")
    return value


def _parse_pin(text: str) -> str:
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


def _parse_existing_file(text: str) -> str:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return text

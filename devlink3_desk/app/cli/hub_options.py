"""Options of the commands that use a hub in place of a PBX: ``--hub``, ``--site`` and its credentials."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from devlink3_desk.app.cli import options
from devlink3_desk.app.cli.output import UsageError
from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.link.errors import NeverConnectedError, PasswordMissingError
from devlink3_desk.preferences import MAX_PORT
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import credentials
from devlink3_desk.services.storage.settings import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess
    from devlink3_desk.services.hub.event_source import HubEventSource

COMMAND_NAME: Final = "command line"
"""Shown in the status of the hub."""
_SCHEMES: Final = ("nats", "tls")
_PUBLISH_OPTIONS: Final = (
    "hub_ca",
    "hub_pin",
    "hub_server_name",
    "hub_cert",
    "hub_key",
    "warm_standby",
    "metrics_port",
    "replicas",
)
"""Options that have no effect without ``--publish``."""
_LISTENING_ADDRESS: Final = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")
_MISSING_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Set DEVLINK3_HUB_PASSWORD, store the password in the system keyring, use --hub-creds, or run this "
    "command in a terminal to be prompted.",
)


def add_hub_options(parser: argparse.ArgumentParser, *, with_certificates: bool = False) -> None:
    """Add ``--hub`` and its options; with ``with_certificates``, also those that a PBX shares."""
    group = parser.add_argument_group(
        "hub",
        "With --hub, everything comes from a hub in place of a PBX. The password comes from "
        "DEVLINK3_HUB_PASSWORD, else from the system's keyring, else from a prompt.",
    )
    group.add_argument("--hub", metavar="URL", help="nats://HOST:PORT, or tls://HOST:PORT")
    _add_account_options(group)
    if with_certificates:
        _add_certificate_options(group, "--")
        group.add_argument(
            "--timeout",
            type=options.parse_seconds,
            metavar="SECONDS",
            help=f"timeout of each connection step; default: {DEFAULT_TIMEOUT:g}",
        )


def add_publish_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--publish`` and its options."""
    group = parser.add_argument_group(
        "publish",
        "With --publish, the hub serves desks over NATS JetStream. The password of its user there comes from "
        "DEVLINK3_HUB_PASSWORD, else from the system's keyring, else from a prompt.",
    )
    group.add_argument("--publish", metavar="URL", help="nats://HOST:PORT, or tls://HOST:PORT")
    _add_account_options(group)
    _add_server_options(group)
    group.add_argument(
        "--contacts",
        action="append",
        default=[],
        metavar="[NAME=]SOURCE",
        help="file, folder, or ldaps://HOST/BASE??SCOPE?FILTER?bindname=NAME, whose contacts all desks get; "
        "repeatable",
    )
    group.add_argument(
        "--look-up",
        metavar="FILE",
        help="look-up.json of a desk, or CRM template of 3CX: this hub looks callers up for all desks",
    )
    group.add_argument(
        "--metrics-port",
        type=options.parse_listening_port,
        metavar="N",
        help="serve figures for Prometheus on this port of 127.0.0.1",
    )


def _add_server_options(group: argparse._ArgumentGroup) -> None:
    _add_certificate_options(group, "--hub-")
    group.add_argument(
        "--warm-standby",
        action="store_true",
        help="while another hub leads, have a connection to the PBX ready",
    )
    group.add_argument(
        "--replicas",
        type=int,
        choices=(1, 3, 5),
        help="copies of each stream in a cluster of NATS servers; default: as many as there are, or 1",
    )


def _add_certificate_options(group: argparse._ArgumentGroup, prefix: str) -> None:
    file = options.parse_existing_file
    group.add_argument(f"{prefix}ca", type=file, metavar="FILE", help="trusted CAs of the NATS server, PEM")
    group.add_argument(
        f"{prefix}pin",
        type=options.parse_pin_option,
        metavar="SHA256HEX",
        help="fingerprint of its certificate, instead of chain and name",
    )
    group.add_argument(
        f"{prefix}server-name",
        type=options.parse_server_name,
        metavar="NAME",
        help="expected name in its certificate",
    )
    group.add_argument(
        f"{prefix}cert", type=file, metavar="FILE", help="client certificate for it, PEM or PKCS#12"
    )
    group.add_argument(f"{prefix}key", type=file, metavar="FILE", help="key of the client certificate, PEM")


def _add_account_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--site",
        metavar="NAME",
        help="name of the site on the hub; the window shows several, separated by commas",
    )
    group.add_argument("--hub-user", metavar="NAME", help="user of the NATS server")
    group.add_argument(
        "--hub-creds",
        type=options.parse_existing_file,
        metavar="FILE",
        help="credentials file, or file with an NKey seed, instead of a user",
    )


def parse_listening_address(text: str) -> str:
    """Return the address and port on which a NATS server is to listen."""
    found = _LISTENING_ADDRESS.fullmatch(text)
    if found is None or not 0 < int(found[1]) <= MAX_PORT:
        raise argparse.ArgumentTypeError(
            f"{options.quote_value(text)} is no address with a port: write 0.0.0.0:4222, or [::]:4222"
        )
    return text


def parse_path(text: str) -> str:
    """Return the path of a file or folder, which is not empty."""
    if not text:
        raise argparse.ArgumentTypeError(f"{options.quote_value(text)} is no path")
    return text


def resolve_hub(arguments: argparse.Namespace) -> HubAccess | None:
    """Return how to reach the hub that a desk is to use, ``None`` without ``--hub``.

    Raises :class:`.UsageError` and :class:`.PasswordMissingError`.
    """
    if arguments.hub is None:
        return _resolve_profile(arguments)
    accesses = resolve_hub_sites(arguments)
    if len(accesses) > 1:
        raise UsageError("Only the window shows several sites: give --site with one of them.")
    return accesses[0]


def resolve_history_hub(arguments: argparse.Namespace) -> HubAccess | None:
    """Return the hub whose history is asked for, ``None`` for one of this machine; raises as above."""
    if arguments.hub is not None and arguments.history is not None:
        raise UsageError("--hub and --history each name a history: use one of them.")
    return resolve_hub(arguments)


def resolve_hub_sites(arguments: argparse.Namespace) -> tuple[HubAccess, ...]:
    """Return how to reach each site that ``--site`` names with ``--hub``; raises as above."""
    options.refuse_other_source(arguments, "--hub", "host")
    tls = _build_tls(arguments, "--")
    return _build_accesses(arguments, arguments.hub, "--hub", tls)


def _resolve_profile(arguments: argparse.Namespace) -> HubAccess | None:
    """Return the hub of the selected profile, ``None`` if the profile is that of a PBX."""
    if getattr(arguments, "host", None) is not None or not hasattr(arguments, "profile"):
        return None
    if getattr(arguments, "history", None) is not None:
        return None  # a history on this machine was asked for
    profile = options.find_base_profile(arguments)
    if profile.hub_site is None:
        return None
    from devlink3_desk.services.hub.hub_profile import build_hub_accesses

    # Of several sites, commands use the first one: only the window shows several.
    passphrase = credentials.find_passphrase(profile.cert if profile.tls else None)
    return build_hub_accesses(profile, _find_password(profile.user, profile.host), passphrase)[0]


def resolve_publishing(arguments: argparse.Namespace) -> HubAccess | None:
    """Return how the hub reaches its server, ``None`` without ``--publish``; raises as above."""
    options.require_option(arguments, "publish", *_PUBLISH_OPTIONS)
    if arguments.publish is None:
        return None
    tls = _build_tls(arguments, "--hub-")
    accesses = _build_accesses(arguments, arguments.publish, "--publish", tls)
    if len(accesses) > 1:
        raise UsageError("A hub publishes one site: start one hub for each of them.")
    return accesses[0]


def create_hub_source(access: HubAccess, arguments: argparse.Namespace) -> HubEventSource:
    """Return the events of a hub for a command."""
    from devlink3_desk.services.hub.event_source import HubEventSource

    return HubEventSource(access, reconnect=not arguments.no_reconnect, name=COMMAND_NAME)


def create_never_connected_error(arguments: argparse.Namespace) -> NeverConnectedError:
    """Return the error of a command whose ``--duration`` was over before there was a connection."""
    if arguments.hub is None:
        return NeverConnectedError(arguments.duration)
    from devlink3_desk.services.hub.errors import HubUnreachableError

    return NeverConnectedError(arguments.duration, Sentence(HubUnreachableError.advice))


def _build_tls(arguments: argparse.Namespace, prefix: str) -> TlsOptions | None:
    """Return what the options say that begin with ``prefix``, ``None`` if none of them is given."""
    attribute = prefix.removeprefix("--").replace("-", "_")
    pin, server_name = (getattr(arguments, f"{attribute}{name}") for name in ("pin", "server_name"))
    files: dict[str, Path | None] = {}
    for name in ("ca", "cert", "key"):
        text = getattr(arguments, f"{attribute}{name}")
        files[name] = None if text is None else Path(text)
    if files["key"] is not None and files["cert"] is None:
        raise UsageError(f"{prefix}key requires {prefix}cert with the client certificate.")
    if pin is None and server_name is None and not any(files.values()):
        return None
    passphrase = credentials.find_passphrase(None if files["cert"] is None else str(files["cert"]))
    return TlsOptions(
        ca=files["ca"],
        pin=pin,
        server_name=server_name,
        cert=files["cert"],
        key=files["key"],
        passphrase=passphrase,
    )


def _build_accesses(
    arguments: argparse.Namespace, url: str, option: str, tls: TlsOptions | None
) -> tuple[HubAccess, ...]:
    from devlink3_desk.services.hub.connection import HubAccess
    from devlink3_desk.services.hub.names import MAX_USER_LENGTH, split_sites, validate_name

    if not arguments.site:
        raise UsageError(f"{option} requires --site with the name of the site.")
    sites = split_sites(arguments.site)
    scheme, host, port = _parse_url(url, option)
    if scheme == "tls" and tls is None:
        tls = TlsOptions()
    timeout = arguments.timeout or DEFAULT_TIMEOUT
    endpoint = Endpoint(host=host, port=port, tls=tls, timeout=timeout)
    file = None if arguments.hub_creds is None else Path(arguments.hub_creds)
    user = arguments.hub_user or ""
    if user:
        validate_name(user, MAX_USER_LENGTH)
    password = None if file is not None or not user else _find_password(user, host)
    return tuple(
        HubAccess(endpoint=endpoint, site=site, user=user, password=password, credentials=file)
        for site in sites
    )


def _find_password(user: str, host: str) -> Password:
    try:
        return credentials.find_password(user, host, credentials.HUB_PASSWORD_VARIABLE)
    except PasswordMissingError as error:
        raise PasswordMissingError(advice=Sentence(_MISSING_ADVICE)) from error


def _parse_url(url: str, option: str) -> tuple[str, str, int]:
    from devlink3_desk.services.hub.names import NATS_PORT

    try:
        parts = urlsplit(url if "://" in url else f"nats://{url}")
    except ValueError:  # half a pair of brackets
        parts = urlsplit("")
    try:
        port = parts.port or NATS_PORT
    except ValueError:
        port = 0
    has_more = parts.path not in ("", "/") or parts.query or parts.fragment
    if (
        parts.scheme not in _SCHEMES
        or not parts.hostname
        or not port
        or parts.username is not None
        or has_more
    ):
        raise UsageError(
            f"{option} needs nats://HOST:PORT or tls://HOST:PORT, without a user: {url!r} is something else."
            if parts.username is None
            else f"{option} takes no user and no password: use --hub-user and DEVLINK3_HUB_PASSWORD."
        )
    return parts.scheme, parts.hostname, port

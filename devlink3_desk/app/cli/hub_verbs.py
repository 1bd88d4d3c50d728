"""``hub server-config`` and ``hub status``."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
from pathlib import Path
from typing import Any, Final

import msgspec

from devlink3_desk.app.cli import output
from devlink3_desk.app.cli.hub_options import add_hub_options, resolve_hub
from devlink3_desk.app.cli.output import ExitCode, UsageError

SERVER_CONFIG_VERB: Final = "server-config"
STATUS_VERB: Final = "status"


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Add the verbs of ``hub``."""
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", description="Options follow it."
    )
    config = _add_verb(verbs, SERVER_CONFIG_VERB, "print a complete configuration for nats-server")
    config.add_argument(
        "--site", dest="sites", action="append", metavar="NAME", help="name of a site; may be repeated"
    )
    config.add_argument(
        "--desk", dest="desks", action="append", metavar="NAME", help="user for desks; may be repeated"
    )
    config.add_argument(
        "--wallboard", dest="wallboards", action="append", metavar="NAME", help="user that only reads"
    )
    config.add_argument("--listen", metavar="ADDRESS:PORT", help="default: 0.0.0.0:4222")
    config.add_argument("--store-dir", metavar="DIR", help="folder of the stored events")
    config.add_argument("--cert", metavar="FILE", help="certificate of the server, PEM")
    config.add_argument("--key", metavar="FILE", help="its key, PEM")
    config.add_argument(
        "--server-version",
        metavar="N.N",
        help="version of nats-server; default: that of this machine, else a recent one",
    )
    status = _add_verb(verbs, STATUS_VERB, "print who leads, and how the hub is")
    status.add_argument("--json", action="store_true", help="print one JSON object")
    add_hub_options(status, with_certificates=True)


def _add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
    verb.add_argument(
        "-v", "--verbose", action="count", default=argparse.SUPPRESS, help="log to stderr; twice for more"
    )
    verb.add_argument(
        "--config-dir",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder of settings and data",
    )
    return verb


def run_verb(arguments: argparse.Namespace) -> int:
    """Do what the verb says."""
    if arguments.verb == SERVER_CONFIG_VERB:
        return _print_configuration(arguments)
    return _print_status(arguments)


def _print_configuration(arguments: argparse.Namespace) -> int:
    from devlink3_desk.services.hub import server_config

    sites = arguments.sites or ([arguments.site] if arguments.site else [])
    if not sites:
        raise UsageError("server-config requires --site with the name of the site.")
    if bool(arguments.cert) != bool(arguments.key):
        raise UsageError("--cert and --key belong together.")
    defaults = server_config.ServerOptions(sites=tuple(dict.fromkeys(sites)))
    changes: dict[str, Any] = {
        "desks": tuple(arguments.desks or ()),
        "wallboards": tuple(arguments.wallboards or ()),
        "address": arguments.listen,
        "store_dir": arguments.store_dir,
        "certificate": arguments.cert,
        "key": arguments.key,
        "server_version": _parse_version(arguments.server_version) or server_config.find_server_version(),
    }
    given = {name: value for name, value in changes.items() if value}
    text = server_config.build_configuration(msgspec.structs.replace(defaults, **given))
    output.write_bytes(text.encode())
    return ExitCode.SUCCESS


def _parse_version(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    try:
        major, minor, *_ = (int(part) for part in text.lstrip("v").split("."))
    except ValueError as error:
        raise UsageError(f"{text!r} is not a version: write 2.10.") from error
    return major, minor


def _print_status(arguments: argparse.Namespace) -> int:
    access = resolve_hub(arguments)
    if access is None:
        raise UsageError("status requires --hub with the address of the hub.")
    from devlink3_desk.services.hub.connection import HubAccess, HubConnection
    from devlink3_desk.services.hub.names import SiteNames
    from devlink3_desk.services.hub.requests import HubRequester, RequestVerb

    async def ask(access: HubAccess) -> dict[str, Any]:
        connection = await HubConnection.connect(access)
        try:
            requester = HubRequester(SiteNames(access.site), access.user)
            requester.connection = connection
            answer: dict[str, Any] = await requester.ask(RequestVerb.STATUS)
            return answer
        finally:
            await connection.close()

    status = asyncio.run(ask(access))
    if arguments.json:
        output.write_line(msgspec.json.encode(status))
    else:
        output.write_text(format_status(status))
    return ExitCode.SUCCESS


def format_status(status: dict[str, Any]) -> str:
    """Return the status as text, one figure a line."""
    since = status["since"]
    begun = (
        "?" if since is None else dt.datetime.fromtimestamp(since).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    )
    rows = [
        ("Site", status["site"]),
        ("Leader", f"{status['leader'] or 'nobody'}, since {begun}"),
        ("Epoch", status["epoch"] or "none"),
        ("PBX", status["pbx"]),
        ("Server", status["server"]),
        ("Events", f"{status['events']} in {status['messages']} messages, {status['octets']} octets"),
        ("Waiting", f"{status['lag']} events; the last message was stored in {status['store_ms']} ms"),
        ("Checkpoints", f"{status['checkpoints']}, the last one {status['checkpoint_octets']} octets"),
        ("Requests", f"{status['requests']} answered, {status['refused_requests']} refused"),
        ("Shared", f"{status['shared']} entries"),
        ("History", status["history_problem"] or "is recorded"),
        *((f"Stream {name}", f"{octets} octets") for name, octets in status["sizes"].items()),
        ("Desks", str(len(status["desks"]))),
    ]
    rows += [
        ("", f"{desk['name']} on {desk['host']} as {desk['user']}, seen {desk['seen']:g} s ago")
        for desk in status["desks"]
    ]
    width = max(len(title) for title, _ in rows)
    return "\n".join(f"{title:<{width}}  {text}".rstrip() for title, text in rows)

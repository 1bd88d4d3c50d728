"""``devlink3-desk read NAME``: writes a pseudo-file of the PBX, or of a hub's PBX, to stdout."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING, Final

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_options import COMMAND_NAME, add_hub_options, resolve_hub
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.link.connection import read_file

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess

_MAX_NAME_BYTES: Final = 1_000
"""Maximum length of a name in bytes; no pseudo-file has a longer one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("name", type=_parse_name, metavar="NAME", help="for example nasystem/user_list")
    options.add_connection_options(parser)
    add_hub_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file and write its bytes unchanged."""
    access = resolve_hub(arguments)
    if access is not None:
        output.write_bytes(asyncio.run(_read_from_hub(access, arguments.name)))
        return ExitCode.SUCCESS
    connection = options.resolve_connection(arguments)
    contents = asyncio.run(
        read_file(connection.endpoint, connection.profile.user, connection.password, arguments.name)
    )
    output.write_bytes(contents)
    return ExitCode.SUCCESS


def _parse_name(text: str) -> str:
    """Return the name of a pseudo-file; its length field has two bytes (section 6.6.1)."""
    name = options.replace_undecodable(text)
    if not 0 < len(name.encode()) <= _MAX_NAME_BYTES:
        raise argparse.ArgumentTypeError(f"a name has 1 to {_MAX_NAME_BYTES} bytes")
    return name


async def _read_from_hub(access: HubAccess, name: str) -> bytes:
    from devlink3_desk.services.hub.connection import HubConnection
    from devlink3_desk.services.hub.names import SiteNames
    from devlink3_desk.services.hub.requests import HubRequester

    connection = await HubConnection.connect(access, COMMAND_NAME)
    try:
        requester = HubRequester(SiteNames(access.site), access.user)
        requester.connection = connection
        return await requester.read_file(name)
    finally:
        await connection.close()

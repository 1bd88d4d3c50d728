"""``devlink3-desk read NAME``: writes a pseudo-file of the PBX to stdout."""

from __future__ import annotations

import argparse
import asyncio

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.link.connection import read_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("name", metavar="NAME", help="for example nasystem/user_list")
    options.add_connection_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file and write its bytes unchanged."""
    connection = options.resolve_connection(arguments)
    contents = asyncio.run(
        read_file(connection.endpoint, connection.profile.user, connection.password, arguments.name)
    )
    output.write_bytes(contents)
    return ExitCode.SUCCESS

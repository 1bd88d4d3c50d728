"""``devlink3-desk read NAME``: one pseudo-file, octet by octet, to stdout."""

from __future__ import annotations

import argparse
import asyncio

from devlink3_desk.app.cli import connection_options, output
from devlink3_desk.app.cli.exit_codes import ExitCode
from devlink3_desk.link.connection import read_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("name", metavar="NAME", help="such as nasystem/user_list")
    connection_options.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file and write it."""
    chosen = connection_options.resolve_connection(arguments)
    contents = asyncio.run(read_file(chosen.endpoint, chosen.profile.user, chosen.password, arguments.name))
    output.write_bytes(contents)
    return ExitCode.SUCCESS

"""The subcommands, one file each.

A command is a module that has two functions:

* ``add_arguments(parser)`` adds its options to its own :class:`argparse.ArgumentParser`
  (connection options: :func:`devlink3_desk.app.cli.connection_options.add_arguments`);
* ``run(arguments)`` does the work and returns the exit code. It raises a
  :class:`~devlink3_desk.protocol.errors.DevLinkError` where it cannot: ``main`` prints the sentence
  and the advice and ends with the code of :mod:`devlink3_desk.app.cli.exit_codes`. ``KeyboardInterrupt``
  passes through. It writes to stdout only through :mod:`devlink3_desk.app.cli.output`.

Only the module of the chosen command is imported, so that ``read`` never loads Qt. To add a command,
add a line to :data:`COMMANDS`.
"""

from __future__ import annotations

import argparse
import importlib
from typing import Final, Protocol, cast

import msgspec


class SubcommandModule(Protocol):
    """What a module of this package offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to ``parser``."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


class Subcommand(msgspec.Struct, frozen=True):
    """One line of the command table."""

    name: str
    help: str

    def load(self) -> SubcommandModule:
        """Import the module of this command."""
        return cast(SubcommandModule, importlib.import_module(f"{__name__}.{self.name}"))


COMMANDS: Final = {
    command.name: command
    for command in (
        Subcommand("window", "open the desk window (what happens without a command, too)"),
        Subcommand("simulate", "run the PBX simulator as a server"),
        Subcommand("probe", "check a connection step by step and say what to do where it fails"),
        Subcommand("monitor", "print every event, one JSON object a line"),
        Subcommand("board", "print the whole switchboard, one JSON object a line"),
        Subcommand("system", "say what the program runs on: versions, folders, keyring"),
        Subcommand("read", "read a pseudo-file of the PBX and write its octets to stdout"),
    )
}
DEFAULT_COMMAND: Final = COMMANDS["window"]

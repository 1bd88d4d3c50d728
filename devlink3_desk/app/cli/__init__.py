"""The command line, with one module for each subcommand.

The module of a subcommand defines two functions:

* ``add_arguments(parser)`` adds its options to its own :class:`argparse.ArgumentParser`
  (connection options: :func:`devlink3_desk.app.cli.options.add_connection_options`);
* ``run(arguments)`` runs the command and returns the exit code. It raises a
  :class:`~devlink3_desk.protocol.errors.DevLinkError` if it fails: ``main`` prints the error with its
  advice and exits with the code that :mod:`devlink3_desk.app.cli.output` has for it. ``KeyboardInterrupt``
  propagates to ``main``. All output goes through the functions of that module.

Only the module of the chosen command is imported, so that ``read`` never loads Qt. To add a command,
write its module and add a line to :data:`COMMANDS`.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Final, Protocol, cast

import msgspec


class SubcommandModule(Protocol):
    """The interface of a module with a subcommand."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of the command to ``parser``."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command and return the exit code."""


class Subcommand(msgspec.Struct, frozen=True):
    """A subcommand: the name of its module, and its line in the overview."""

    name: str
    help: str
    is_service: bool = False
    """Whether SIGTERM is the usual end of it, with 0."""

    def load(self) -> SubcommandModule:
        """Import the module of the command."""
        return cast(SubcommandModule, importlib.import_module(f"{__name__}.{self.name}"))


COMMANDS: Final = {
    command.name: command
    for command in (
        Subcommand("window", "open the desk window (the default without a command)"),
        Subcommand("simulate", "run the PBX simulator as a server", is_service=True),
        Subcommand("probe", "check a connection step by step and explain how to fix problems"),
        Subcommand("monitor", "print every event, one JSON object per line"),
        Subcommand("board", "print the switchboard, one JSON object per line"),
        Subcommand("hub", "follow the PBX without a window and write the history of calls", is_service=True),
        Subcommand("history", "print ended calls, one JSON object per line"),
        Subcommand("report", "print statistics of a period by hunt group, extension or time"),
        Subcommand("system", "print versions, folders and the keyring in use"),
        Subcommand("number", "print how phone numbers are interpreted, one JSON object per line"),
        Subcommand("contacts", "print the contacts that an import would read, one JSON object per line"),
        Subcommand("read", "read a pseudo-file of the PBX and write its bytes to stdout"),
    )
}
DEFAULT_COMMAND: Final = COMMANDS["window"]


def parse_folder(text: str) -> Path:
    """Return the path of a folder, which need not exist; the type of ``--config-dir``."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty: name a folder")
    path = Path(text)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{path} is a file: name a folder")
    return path

"""The entry point: chooses the command, parses its options, runs it and returns the exit code."""

from __future__ import annotations

import argparse
import contextlib
import errno
import logging
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from devlink3_desk import __version__
from devlink3_desk.app import cli
from devlink3_desk.app.cli import output
from devlink3_desk.app.cli.output import ExitCode, UsageError, find_exit_code
from devlink3_desk.app.configuration import log_file
from devlink3_desk.app.interrupts import InterruptExit, TerminationExit
from devlink3_desk.app.os_integration.registration import TEL_SCHEME
from devlink3_desk.protocol.errors import DevLinkError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PROGRAM_NAME: Final = "devlink3-desk"
_REFUSED_PATHS: Final = frozenset({errno.EACCES, errno.EPERM, errno.ENAMETOOLONG})
"""Errors that pathlib raises instead of reporting that a file does not exist."""
_VERBOSE: Final = re.compile(r"-v+|--verbose")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; only ``SystemExit`` is raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    output.configure_streams()
    try:
        return _run_command(arguments)
    except DevLinkError as error:
        output.report_error(error)
        if isinstance(error, output.OutputFullError):
            output.discard_stdout()
        return find_exit_code(error)
    except output.OutputClosedError:
        output.discard_stdout()
        return ExitCode.SUCCESS
    except (KeyboardInterrupt, output.OutputInterruptedError):
        # What is left of a line would wait for the reader again.
        output.discard_stdout()
        return ExitCode.INTERRUPTED
    except OSError as error:
        return _report_os_error(error, arguments)
    except UnicodeEncodeError as error:
        refused = next((argument for argument in arguments if not _is_text(argument)), None)
        if refused is None:
            return _report_unexpected(error, _parse_config_dir(arguments))
        output.write_message(f"{PROGRAM_NAME}: The argument {refused!r} has bytes that are no text.")
        output.write_message("What to do: write it in the encoding of this system, which is usually UTF-8.")
        return ExitCode.USAGE
    except Exception as error:  # noqa: BLE001 (the last resort: users get a sentence, the log the traceback)
        return _report_unexpected(error, _parse_config_dir(arguments))
    finally:
        output.discard_messages()


def _report_os_error(error: OSError, arguments: list[str]) -> int:
    if error.filename is None and isinstance(error, FileNotFoundError):  # raised by os.getcwd()
        output.write_message(f"{PROGRAM_NAME}: The working directory does not exist any more.")
        output.write_message("What to do: change to another folder.")
    elif error.filename is not None and error.errno in _REFUSED_PATHS:
        output.write_message(f"{PROGRAM_NAME}: {error.filename} cannot be used: {error.strerror}.")
        output.write_message("What to do: name another file, or allow this user to enter its folder.")
    else:
        return _report_unexpected(error, _parse_config_dir(arguments))
    return ExitCode.USAGE


def _is_text(argument: str) -> bool:
    """Return whether an argument is text: Python represents all other bytes by lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in argument)


def _run_command(argv: list[str]) -> int:
    command, words = _choose_command(argv)
    if command is None:
        output.write_text(_format_overview() if words == ["--help"] else f"{PROGRAM_NAME} {__version__}")
        return ExitCode.SUCCESS
    with InterruptExit(), TerminationExit() if command.is_service else contextlib.nullcontext():
        module = command.load()
    parser = CommandParser(
        prog=PROGRAM_NAME if command is cli.DEFAULT_COMMAND else f"{PROGRAM_NAME} {command.name}",
        description=command.help[:1].upper() + command.help[1:] + ".",
        allow_abbrev=False,
        parents=[_build_common_parser()],
        formatter_class=CommandFormatter,
    )
    module.add_arguments(parser)
    arguments = parser.parse_args(join_flags(words))
    with _log_to_stderr(arguments.verbose):
        return module.run(arguments)


class CommandFormatter(argparse.HelpFormatter):
    """Shows the verb in brackets if the command also works without one."""

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        text = super()._format_args(action, default_metavar)
        return text if action.nargs != argparse.PARSER or action.required else f"[{text}]"


class CommandParser(argparse.ArgumentParser):
    """Parses options and reports errors in one sentence, without the usage of the command."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help to stdout, where a pipe without a reader and a full disk end as with all output."""
        if file is None:
            output.write_bytes(self.format_help().encode("utf-8", "backslashreplace"))
        else:
            super().print_help(file)

    def error(self, message: str) -> NoReturn:
        """Print ``message`` and exit with 2."""
        output.write_message(f"{self.prog}: {message[:1].upper()}{message[1:]}")
        # Without a command, --help lists the commands.
        command = f"{PROGRAM_NAME} {cli.DEFAULT_COMMAND.name}" if self.prog == PROGRAM_NAME else self.prog
        output.write_message(f"What to do: {command} --help lists the options.")
        self.exit(ExitCode.USAGE)


def _build_common_parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument("-v", "--verbose", action="count", default=0, help="log to stderr; twice for more")
    common.add_argument(
        "--config-dir",
        type=cli.parse_folder,
        metavar="DIR",
        help="store all settings and data of this run in DIR",
    )
    return common


def _choose_command(argv: list[str]) -> tuple[cli.Subcommand | None, list[str]]:
    """Return the command and its words, or no command and the option that ``main`` answers itself.

    The common options may precede the command. argparse's own subparsers cannot have them in both places.
    """
    leading: list[str] = []
    words = iter(argv)
    for word in words:
        if word in cli.COMMANDS:
            return cli.COMMANDS[word], leading + list(words)
        leading.append(word)
        if word == "--config-dir":
            # Its value may be the name of a command.
            leading += [value for value in (next(words, None),) if value is not None]
        elif not _VERBOSE.fullmatch(word) and not word.startswith("--config-dir="):
            # An option of the default command: no command follows.
            leading += words
    if leading and not leading[0].lower().startswith(("-", f"{TEL_SCHEME}:")):
        raise UsageError(f"Unknown command {leading[0]!r}. Commands: {', '.join(cli.COMMANDS)}.")
    if "--version" in leading:
        return None, ["--version"]
    if {"-h", "--help"} & set(leading):
        return None, ["--help"]
    return cli.DEFAULT_COMMAND, leading


def join_flags(argv: Sequence[str]) -> list[str]:
    """Return ``argv`` with ``--flags -CD2`` as ``--flags=-CD2``.

    Event flags start with a hyphen, and argparse takes a separate word with a hyphen for an option.
    """
    joined: list[str] = []
    words = iter(argv)
    for word in words:
        value = next(words, None) if word == "--flags" else None
        if value is None:
            joined.append(word)
        elif value.startswith("--"):
            joined += [word, value]
        else:
            joined.append(f"{word}={value}")
    return joined


def _format_overview() -> str:
    lines = [
        f"usage: {PROGRAM_NAME} [COMMAND] [OPTIONS]",
        "",
        "An open switchboard for receptionists on Avaya IP Office, with live data from DevLink3.",
        "",
        "commands:",
        *(f"  {command.name:<10}{command.help}" for command in cli.COMMANDS.values()),
        "",
        "window options (without a command):",
        "  --demo              use the built-in PBX simulator",
        "  --replay FILE       use a recorded trace",
        "",
        f"{PROGRAM_NAME} COMMAND --help lists the options of a command.",
    ]
    return "\n".join(lines)


@contextlib.contextmanager
def _log_to_stderr(verbosity: int) -> Iterator[None]:
    """Log to stderr until the block ends: nothing, INFO with ``-v``, DEBUG with ``-vv``."""
    root = logging.getLogger()
    # Without any handler, logging would write warnings to stderr by itself.
    handler: logging.Handler = logging.NullHandler()
    if verbosity:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.setLevel(logging.INFO if verbosity == 1 else logging.DEBUG)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def _parse_config_dir(argv: list[str]) -> Path | None:
    config_dir = _build_common_parser().parse_known_args(argv)[0].config_dir
    return config_dir if isinstance(config_dir, Path) else None


def _report_unexpected(error: Exception, override: Path | None) -> int:
    path = log_file(override)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            traceback.print_exception(error, file=log)
        details = f"The details are in {path}."
    except OSError:
        details = "The details could not be written to a log."
    output.write_message(f"{PROGRAM_NAME}: An unexpected error occurred ({type(error).__name__}). {details}")
    output.write_message("What to do: try again, and report it with that file if it happens again.")
    return ExitCode.UNEXPECTED

"""Output and exit codes of the commands.

Output is UTF-8 on every system, flushed line by line, and safe on a terminal.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from enum import IntEnum, unique
from pathlib import Path
from typing import IO, Any, Final, TextIO, cast

import msgspec

from devlink3_desk.app.interrupts import INTERRUPTED
from devlink3_desk.link import errors as link
from devlink3_desk.link.certificates import format_row
from devlink3_desk.protocol.errors import DevLinkError, LocalProtocolError
from devlink3_desk.services import MailEncryptionError, MailSignInError, MailUnreachableError, TraceError
from devlink3_desk.services.file_replacement import open_replacement
from devlink3_desk.services.storage.history_location import SQLITE_HEADER, HistoryError, HistoryProblem


@unique
class ExitCode(IntEnum):
    """The exit code of a command; see ``docs/command-line.md``."""

    SUCCESS = 0
    UNEXPECTED = 1
    """An error in the program itself, or a lost display."""
    USAGE = 2
    NOT_CONNECTED = 3
    ENCRYPTION = 4
    AUTHENTICATION = 5
    LIMITS_EXCEEDED = 6
    RETRY_LATER = 7
    LICENCE = 8
    STREAM = 9
    FILE_NOT_FOUND = 10
    INTERRUPTED = INTERRUPTED
    """Ctrl+C."""


class UsageError(DevLinkError):
    """The command line is wrong in a way that argparse cannot detect."""


class DisplayLostError(DevLinkError):
    """The display of the window has gone, for example because the X server has ended."""


EXIT_CODES: Final[dict[type[DevLinkError], ExitCode]] = {
    DevLinkError: ExitCode.STREAM,
    UsageError: ExitCode.USAGE,
    DisplayLostError: ExitCode.UNEXPECTED,
    TraceError: ExitCode.USAGE,
    HistoryError: ExitCode.USAGE,
    MailUnreachableError: ExitCode.NOT_CONNECTED,
    MailEncryptionError: ExitCode.ENCRYPTION,
    MailSignInError: ExitCode.AUTHENTICATION,
    LocalProtocolError: ExitCode.USAGE,
    link.LinkError: ExitCode.STREAM,
    link.UnreachableError: ExitCode.NOT_CONNECTED,
    link.EncryptionError: ExitCode.ENCRYPTION,
    link.SignInError: ExitCode.STREAM,
    link.PasswordMissingError: ExitCode.AUTHENTICATION,
    link.AuthenticationFailedError: ExitCode.AUTHENTICATION,
    link.LimitsExceededError: ExitCode.LIMITS_EXCEEDED,
    link.RetryLaterError: ExitCode.RETRY_LATER,
    link.LicenceMissingError: ExitCode.LICENCE,
    link.SubscriptionError: ExitCode.STREAM,
    link.UnknownFlagError: ExitCode.USAGE,
    link.InsufficientLicenceError: ExitCode.LICENCE,
    link.FeatureNotAvailableError: ExitCode.LICENCE,
    link.FileRefusedError: ExitCode.FILE_NOT_FOUND,
}
"""The exit code by class of error; a class that is not listed has the code of its nearest base class."""


def find_exit_code(error: DevLinkError) -> ExitCode:
    """Return the exit code for ``error``."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)


# -- output


class OutputClosedError(Exception):
    """The reader of stdout has closed the pipe; the command ends without an error."""


class OutputInterruptedError(Exception):
    """Ctrl+C while the output waits for the reader of stdout."""


class OutputFullError(UsageError):
    """Stdout is a file that has no more room: further output would be lost."""


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def configure_streams() -> None:
    """Switch stdout and stderr to UTF-8, with escapes for characters that cannot be encoded.

    Both block: a program that shares them may have left them otherwise, and lines would be lost.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
            # Windows has no such function before Python 3.12.
            with contextlib.suppress(OSError, ValueError, AttributeError):
                os.set_blocking(stream.fileno(), True)


def escape_controls(text: str) -> str:
    """Return ``text`` with its control characters escaped, except for newlines and tabs."""
    # Names and texts of calls come from the PBX: an escape sequence in them must not reach the terminal.
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _escape_character(c) for c in text)


def _escape_character(character: str) -> str:
    return character.encode("unicode_escape").decode()


def write_line(line: bytes) -> None:
    """Write ``line`` and a newline to stdout and flush; raises :class:`OutputClosedError`."""
    write_bytes(line + b"\n")


def write_json(value: object) -> None:
    """Write a value as a line of JSON to stdout and flush; raises :class:`OutputClosedError`."""
    write_bytes(encode_json_line(value))


def encode_json_line(value: object) -> bytes:
    """Return a value as a line of JSON, with the newline."""
    return escape_json(msgspec.json.encode(value)) + b"\n"


def escape_json(line: bytes) -> bytes:
    """Return a JSON value on one line, with equivalent escapes for characters that are not printable.

    JSON permits line separators, at which many readers would end the line, and controls of terminals.
    """
    if line.isascii() and b"\x7f" not in line:
        return line
    text = line.decode()
    if text.isprintable():
        return line
    return "".join(c if c.isprintable() else _escape_for_json(c) for c in text).encode()


def _escape_for_json(character: str) -> str:
    """Return a character as JSON escapes it: one escape for each of its one or two UTF-16 code units."""
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def write_text(text: str) -> None:
    """Write a line of text to stdout and flush; raises :class:`OutputClosedError`."""
    write_line(escape_controls(text).encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write ``data`` unchanged to stdout and flush.

    Raises :class:`OutputClosedError`, :class:`OutputFullError` and, within
    :func:`~devlink3_desk.app.cli.stdout_pipe.run_while_read`, :class:`OutputInterruptedError`.
    """
    if sys.stdout is None:  # a windowed program on Windows has no stdout
        raise OutputClosedError
    try:
        sys.stdout.flush()
        written = sys.stdout.buffer.write(data)
        while written < len(data):  # the system has taken a part: with PYTHONUNBUFFERED, that is no error
            written += sys.stdout.buffer.write(data[written:])
        sys.stdout.buffer.flush()
    except (OSError, ValueError) as error:  # a closed pipe is EPIPE on POSIX and EINVAL on Windows
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            reason = os.strerror(error.errno)
            raise OutputFullError(
                f"Stdout cannot be written: {reason}. What to do: free space, or write elsewhere."
            ) from error
        raise OutputClosedError from error


class _StdoutStream(io.RawIOBase):
    """Stdout as a stream of bytes; writing raises :class:`OutputClosedError`."""

    def writable(self) -> bool:
        """Return ``True``: the stream can be written."""
        return True

    def write(self, data: Any, /) -> int:  # noqa: ANN401 (typing has no name for buffers in Python 3.11)
        """Write ``data`` and flush."""
        copy = bytes(data)
        write_bytes(copy)
        return len(copy)


@contextlib.contextmanager
def open_stream(path: Path | None) -> Iterator[IO[bytes]]:
    """Open ``path``, or stdout for ``None``, to write bytes; raises :class:`UsageError` if that fails.

    A file that exists is replaced once the new one is complete, where its folder permits that.
    """
    if path is None:
        yield cast(IO[bytes], _StdoutStream())
        return
    protect_history(path)
    try:
        with open_replacement(path) as file:
            yield file
    except OSError as error:
        raise create_write_error(path, error) from error


def create_write_error(path: Path, error: OSError) -> UsageError:
    """Return the error for a file that cannot be written, with what to do."""
    advice = "choose an existing folder" if isinstance(error, FileNotFoundError) else "choose another file"
    return UsageError(f"{path} cannot be written: {error.strerror or error}. What to do: {advice}.")


def require_folder(path: Path) -> None:
    """Raise :class:`UsageError` if ``path`` is a folder or its folder does not exist; none is created."""
    if path.is_dir():
        raise create_write_error(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not path.absolute().parent.is_dir():
        raise create_write_error(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))


def protect_history(path: Path) -> None:
    """Raise :class:`UsageError` if writing ``path`` would replace a history by something else."""
    if not path.is_file():  # reading a pipe would wait for someone who writes to it
        return
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(len(SQLITE_HEADER)) == SQLITE_HEADER:
            raise UsageError(f"{path} is a history and is not overwritten: choose another file.")


def discard_stdout() -> None:
    """Redirect stdout to the null device."""
    # The interpreter flushes stdout when it exits. On a closed pipe that would print an error.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _redirect_to_null(sys.stdout)


def discard_messages() -> None:
    """Redirect stderr to the null device if it has no room for what was written."""
    # The interpreter flushes stderr when it exits, too, and replaces the exit code if that fails.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        try:
            sys.stderr.flush()
        except OSError:
            _redirect_to_null(sys.stderr)


def _redirect_to_null(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def write_message(text: str) -> None:
    """Write a line of text to stderr, if there is a stderr."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(escape_controls(text) + "\n")
        sys.stderr.flush()


_HISTORY_ADVICE: Final = {
    HistoryProblem.MISSING: (
        "name another history with --history, or record one first with the window or `devlink3-desk hub`."
    ),
    HistoryProblem.NEWER: "update this program, or name another history with --history.",
    HistoryProblem.FULL: "free space on the disk, or name another history with --history.",
    HistoryProblem.READ_ONLY: (
        "allow this user to write the file and its folder, or name another history with --history."
    ),
    HistoryProblem.DAMAGED: "restore a copy of it, or name another history with --history.",
    HistoryProblem.UNAVAILABLE: (
        "check the file and its permissions, or the database server, or name another history with --history."
    ),
}
"""Advice by problem; the sentences of other problems contain theirs."""


def report_error(error: DevLinkError) -> None:
    """Write an error and the advice on it to stderr, with the certificate that it refers to."""
    write_message(f"devlink3-desk: {error}")
    if isinstance(error, link.CertificateError) and error.certificate is not None:
        for row in error.certificate.format_rows():
            write_message(f"    {format_row(row)}")
    if isinstance(error, link.LinkError):
        write_message(f"What to do: {error.advice}")
    if isinstance(error, TraceError):
        write_message("What to do: check the path, or name another trace with --replay.")
    if isinstance(error, HistoryError) and (advice := _HISTORY_ADVICE.get(error.problem)) is not None:
        write_message(f"What to do: {advice}")

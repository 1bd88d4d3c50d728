"""stdout and stderr: UTF-8 whatever the system's code page, a flush a line, no fuss when a reader leaves."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from devlink3_desk.link.certificates import format_row
from devlink3_desk.link.errors import CertificateError, LinkError
from devlink3_desk.protocol.errors import DevLinkError


class OutputClosedError(Exception):
    """Whoever read our output has gone; there is nobody left to write to, which is no failure."""


def configure_streams() -> None:
    """Make both streams speak UTF-8, and never fail on a character that cannot be shown."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def escape_controls(text: str) -> str:
    """Return ``text`` with escapes for what a terminal would obey: a PBX's words are no commands."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _escape_character(c) for c in text)


def _escape_character(character: str) -> str:
    return character.encode("unicode_escape").decode()


def write_line(line: bytes) -> None:
    """Write one line of octets, with its line end, and flush; raises :class:`OutputClosedError`."""
    write_bytes(line + b"\n")


def write_text(text: str) -> None:
    """Write one line of text to stdout and flush; raises :class:`OutputClosedError`."""
    write_line(escape_controls(text).encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write octets as they are and flush; raises :class:`OutputClosedError`."""
    if sys.stdout is None:  # a windowed program on Windows has none
        raise OutputClosedError
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except (OSError, ValueError) as error:  # a closed pipe is EPIPE here, EINVAL on Windows
        raise OutputClosedError from error


def discard_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def write_message(text: str) -> None:
    """Write one line for people to stderr; where there is no stderr, to nobody."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(escape_controls(text) + "\n")
        sys.stderr.flush()


def report_error(error: DevLinkError) -> None:
    """Say on stderr what happened and what to do next."""
    write_message(f"devlink3-desk: {error}")
    if isinstance(error, CertificateError) and error.certificate is not None:
        for row in error.certificate.format_rows():
            write_message(f"    {format_row(row)}")
    if isinstance(error, LinkError):
        write_message(f"What to do: {error.advice}")

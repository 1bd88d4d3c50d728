"""How errors of the operating system are described."""

from __future__ import annotations

import errno
import socket
import sys

import pytest

from devlink3_desk.link.tls import find_error_number, format_error_number, format_system_error


def create_windows_error(winerror: int) -> OSError:
    """Return an error as asyncio on Windows raises it for a connection."""
    if sys.platform == "win32":
        return OSError(0, "as Windows says it", None, winerror)
    error = OSError(errno.EINVAL, "as Windows says it")
    error.winerror = winerror  # type: ignore[attr-defined]  # on Windows alone
    return error


@pytest.mark.parametrize(
    ("winerror", "number", "text"),
    [
        (64, errno.ECONNRESET, "connection reset by peer"),
        (121, errno.ETIMEDOUT, "connection timed out"),
        (1225, errno.ECONNREFUSED, "connection refused"),
        (1231, errno.ENETUNREACH, "network is unreachable"),
        (1232, errno.EHOSTUNREACH, "no route to host"),
        (1236, errno.ECONNABORTED, "connection aborted"),
    ],
)
def test_connections_fail_for_the_same_reasons_on_windows(winerror: int, number: int, text: str) -> None:
    error = create_windows_error(winerror)
    assert find_error_number(error) == number
    assert format_system_error(error) == text


def test_other_errors_have_the_text_of_the_system() -> None:
    assert (
        format_system_error(OSError(errno.EADDRNOTAVAIL, "Python's own words"))
        == format_error_number(errno.EADDRNOTAVAIL).lower()
    )
    assert "unknown" not in format_error_number(errno.EADDRNOTAVAIL).lower()
    assert find_error_number(OSError("no number")) == 0
    assert format_system_error(OSError("no number.")) == "no number"


def test_an_unknown_name_is_called_that() -> None:
    error = socket.gaierror(socket.EAI_NONAME, "as the resolver says it")
    assert format_system_error(error) == "the name is unknown"

"""Words of the operating system for what went wrong."""

from __future__ import annotations

import errno
import os
import ssl
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

_KNOWN_SYSTEM_ERRORS: Final = {
    errno.EACCES: QT_TRANSLATE_NOOP("Link", "permission denied"),
    errno.ECONNABORTED: QT_TRANSLATE_NOOP("Link", "connection aborted"),
    errno.ECONNRESET: QT_TRANSLATE_NOOP("Link", "connection reset by peer"),
    errno.EHOSTUNREACH: QT_TRANSLATE_NOOP("Link", "no route to host"),
    errno.EISDIR: QT_TRANSLATE_NOOP("Link", "is a directory"),
    errno.ENETUNREACH: QT_TRANSLATE_NOOP("Link", "network is unreachable"),
    errno.ENOENT: QT_TRANSLATE_NOOP("Link", "no such file or directory"),
    errno.ETIMEDOUT: QT_TRANSLATE_NOOP("Link", "connection timed out"),
}
"""Those that people meet; the others stay in the words of the system."""


def format_system_error(error: Exception) -> str:
    """Return what ``error`` says, without numbers and without the source lines of OpenSSL."""
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    if isinstance(error, OSError) and error.errno in _KNOWN_SYSTEM_ERRORS:
        return Sentence(_KNOWN_SYSTEM_ERRORS[error.errno])
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return str(error).rstrip(".") or type(error).__name__

"""The log of the desk window: in the system's place for logs, never larger than a few megabytes."""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from devlink3_desk import __version__

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES: Final = 1024 * 1024
BACKUP_COUNT: Final = 4
"""Older ones that are kept beside the newest."""

_PACKAGE_LOGGER: Final = logging.getLogger("devlink3_desk")
log = logging.getLogger(__name__)


class _RotatingLogHandler(logging.handlers.RotatingFileHandler):
    def doRollover(self) -> None:
        """Begin a new file; where another desk has this one open, as Windows has it, go on with it."""
        with contextlib.suppress(PermissionError):
            super().doRollover()
        if self.stream is None and not self.delay:
            self.stream = self._open()


class LogFile:
    """The log while the window is open."""

    def __init__(self, handler: logging.Handler | None) -> None:
        self._handler = handler

    def set_detailed(self, detailed: bool) -> None:  # noqa: FBT001 (a choice that people make)
        """Log also what only support needs, or no longer."""
        if self._handler is not None:
            self._handler.setLevel(logging.DEBUG if detailed else logging.INFO)
            _PACKAGE_LOGGER.setLevel(logging.DEBUG if detailed else logging.INFO)


@contextlib.contextmanager
def log_to_file(path: Path) -> Iterator[LogFile]:
    """Log to ``path``; where that cannot be written, the desk does without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _RotatingLogHandler(
            path, maxBytes=MAX_BYTES, backupCount=BACKUP_COUNT, encoding="utf-8", delay=False
        )
    except OSError as error:
        log.warning("There is no log: %s.", error.strerror)
        yield LogFile(None)
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    before = _PACKAGE_LOGGER.level
    chosen = LogFile(handler)
    chosen.set_detailed(False)
    logging.getLogger().addHandler(handler)
    log.info("Version %s, Python %s, %s.", __version__, platform.python_version(), platform.platform())
    try:
        yield chosen
    finally:
        logging.getLogger().removeHandler(handler)
        _PACKAGE_LOGGER.setLevel(before)
        handler.close()

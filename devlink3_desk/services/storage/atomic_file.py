"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import tempfile
import time
from pathlib import Path
from typing import Final

STALE_AFTER: Final = 600.0
"""Seconds after which nobody is still writing a file: not even onto the slowest disk."""


def write_atomically(path: Path, contents: bytes) -> None:
    """Put ``contents`` in place of ``path``, readable by this user alone; raises :class:`OSError`.

    Whatever happens in between, there is the old file or the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _remove_stale_files(path)


def _remove_stale_files(path: Path) -> None:
    """Remove what a program that was killed while it wrote ``path`` has left beside it."""
    before = time.time() - STALE_AFTER
    for left in path.parent.glob(f".{glob.escape(path.stem)}-????????"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < before:
                left.unlink()

"""Files that take the place of others once they are complete."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def open_replacement(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to write, as :func:`replace_when_complete` does; raises :class:`OSError`."""
    with replace_when_complete(path) as written, written.open("wb") as file:
        yield file


@contextlib.contextmanager
def replace_when_complete(path: Path) -> Iterator[Path]:
    """Yield the path of a new file, which becomes ``path`` unless an error occurs while it is written.

    For a device, a pipe, or a file in a folder that permits no new ones, that is ``path`` itself. Raises
    :class:`OSError`.
    """
    target = path.resolve()
    if (target.exists() and not target.is_file()) or not os.access(target.parent, os.W_OK):
        yield target
        return
    # In the same folder: a file can be replaced atomically only within one file system.
    replacement = target.with_name(f".{os.urandom(8).hex()}.partial")
    try:
        yield replacement
        if target.exists():
            shutil.copymode(target, replacement)
        replacement.replace(target)
    except BaseException:
        replacement.unlink(missing_ok=True)
        raise

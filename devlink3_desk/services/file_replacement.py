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
    """Open a new file, which becomes ``path`` unless an error occurs while it is written.

    A device, a pipe, and a file in a folder that permits no new ones are written themselves. Raises
    :class:`OSError`.
    """
    target = path.resolve()
    if (target.exists() and not target.is_file()) or not os.access(target.parent, os.W_OK):
        with target.open("wb") as file:
            yield file
        return
    # In the same folder: a file can be replaced atomically only within one file system.
    replacement = target.with_name(f".{os.urandom(8).hex()}.partial")
    try:
        with replacement.open("xb") as file:
            yield file
        if target.exists():
            shutil.copymode(target, replacement)
        replacement.replace(target)
    except BaseException:
        replacement.unlink(missing_ok=True)
        raise

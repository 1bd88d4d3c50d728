"""Limits the size of files, as a full disk does."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

import pytest


@contextlib.contextmanager
def limit_file_size(size: int = 1) -> Iterator[None]:
    """Let no file become larger than ``size`` bytes; the test is skipped where that is not possible.

    Modules that are imported meanwhile leave no byte code: Python would store the beginning of it, which it
    cannot load the next time.
    """
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    stores_byte_code = not sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        sys.dont_write_bytecode = not stores_byte_code

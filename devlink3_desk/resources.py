"""Where the files of ``resources/`` are, in a clone and in an installed program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE_FOLDER = Path(__file__).resolve().parent


@cache
def resource_folder() -> Path:
    """Return the folder of resources: inside an installed package, else beside it in a clone."""
    installed = _PACKAGE_FOLDER / "_resources"
    return installed if installed.is_dir() else _PACKAGE_FOLDER.parent / "resources"

"""Location of the files in ``resources/``: icons, themes, sounds and translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE_FOLDER = Path(__file__).resolve().parent


@cache
def resource_folder() -> Path:
    """Return the folder of the resources, of the installed package or of the source tree."""
    # A wheel contains them as part of the package; in a clone they are next to it.
    installed = _PACKAGE_FOLDER / "_resources"
    return installed if installed.is_dir() else _PACKAGE_FOLDER.parent / "resources"

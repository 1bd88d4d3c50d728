"""What knows Qt's windows and models.

PySide puts an import function of its own into Python's place. It reads the source of whatever is imported
from then on, to learn whether Qt's names are wanted in snake case there (``from __feature__ import …``), and
all that source stays in memory: ten megabytes, and a tenth of the start, of a program that wants none.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - with it comes the function

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

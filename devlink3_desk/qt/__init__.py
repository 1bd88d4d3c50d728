"""The window: models, delegates, panes and dialogs on top of Qt."""

from __future__ import annotations

import builtins
import linecache

# PySide replaces builtins.__import__ by a function that reads the source of each imported module, to find
# out whether it uses "from __feature__ import snake_case". The sources stay in linecache: 10 MB, and a tenth
# of the start-up time, for a feature that this program does not use. Importing QtCore installs the function,
# so that Python's own can be put back from here on, and the sources read until then be dropped.
import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()

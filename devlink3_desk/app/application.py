"""The one Qt application of this process."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication


def ensure_application() -> QApplication:
    """Return the one Qt application of this process, made when it is first asked for."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(made, QApplication):
        raise TypeError("There is a Qt application without windows in this process already.")
    made.setApplicationName("DevLink3 Desk")
    made.setDesktopFileName("devlink3-desk")
    # With the last window Qt would end its loop at once, and nobody would close the link.
    made.setQuitOnLastWindowClosed(False)
    return made

"""A Qt event loop to run coroutines on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

import qasync
from PySide6.QtWidgets import QApplication, QDialog

from devlink3_desk.app.garbage import GuiGarbage

Result = TypeVar("Result")


def application() -> QApplication:
    """Return the one Qt application of this process, made when it is first asked for."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(made, QApplication):
        raise TypeError("There is a Qt application without windows in this process already.")
    made.setApplicationName("DevLink3 Desk")
    made.setDesktopFileName("devlink3-desk")
    # With the last window Qt would end its loop at once, and nobody would close the link.
    made.setQuitOnLastWindowClosed(False)
    return made


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run ``main`` on a Qt event loop to its end, and return what it returns."""
    qt = application()
    with GuiGarbage(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
        return runner.run(main)


async def answer(dialog: QDialog) -> bool:
    """Show a dialog, let the loop go on, and return whether it was accepted."""
    over: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(code: int) -> None:
        if not over.done():
            over.set_result(code)

    dialog.finished.connect(end)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    try:
        return await over == QDialog.DialogCode.Accepted
    finally:
        dialog.close()

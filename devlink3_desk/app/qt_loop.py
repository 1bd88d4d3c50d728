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


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run ``main`` on a Qt event loop to its end, and return what it returns."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("There is a Qt application without windows in this process already.")
    application.setApplicationName("DevLink3 Desk")
    application.setDesktopFileName("devlink3-desk")
    # With the last window Qt would end its loop at once, and nobody would close the link.
    application.setQuitOnLastWindowClosed(False)
    with GuiGarbage(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
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

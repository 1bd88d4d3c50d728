"""A Qt event loop to run coroutines on."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog

from devlink3_desk.app.application import ensure_application
from devlink3_desk.app.garbage import GuiGarbageCollector

Result = TypeVar("Result")


def run_coroutine(main: Coroutine[Any, Any, Result]) -> Result:
    """Run ``main`` on a Qt event loop to its end, and return what it returns."""
    qt = ensure_application()
    with GuiGarbageCollector(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
        try:
            return runner.run(main)
        finally:
            # What was closed last is deleted now: no loop of Qt's runs any more that would do it.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def run_dialog(dialog: QDialog) -> bool:
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

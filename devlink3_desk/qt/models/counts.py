"""How many calls are in a state, in words that go with the number."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from devlink3_desk.switchboard.views import CallStatus

from . import words


def format_call_count(status: CallStatus, count: int) -> str:
    """Return ``count`` calls of a state; a verb goes with its number in most languages."""
    match status:
        case CallStatus.RINGING:
            return QCoreApplication.translate("Counts", "%n ringing", "", count)
        case CallStatus.QUEUED:
            return QCoreApplication.translate("Counts", "%n waiting", "", count)
        case CallStatus.HELD:
            return QCoreApplication.translate("Counts", "%n on hold", "", count)
        case CallStatus.CONNECTED:
            return QCoreApplication.translate("Counts", "%n talking", "", count)
        case _:
            return f"{count} {words.translate_state_text(words.CALL_STATE_TEXTS[status])}"

"""The dialog about callers whom two desks have marked while one of them had no connection to the hub."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.core.widgets import BreakingLabel, WrappedLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

MAX_SHOWN: Final = 100
MIN_LIST_HEIGHT: Final = 170

_PRESENT_TEXTS: Final = {
    CallbackState.OPEN: QT_TRANSLATE_NOOP("MarkConflictDialog", "{by} has marked this caller as open again."),
    CallbackState.CLAIMED: QT_TRANSLATE_NOOP("MarkConflictDialog", "{by} is calling back."),
    CallbackState.DONE: QT_TRANSLATE_NOOP("MarkConflictDialog", "{by} has marked this caller as done."),
    None: QT_TRANSLATE_NOOP("MarkConflictDialog", "This caller has been reached meanwhile."),
}
_OWN_TEXTS: Final = {
    CallbackState.OPEN: QT_TRANSLATE_NOOP("MarkConflictDialog", "You had marked: open again."),
    CallbackState.CLAIMED: QT_TRANSLATE_NOOP("MarkConflictDialog", "You had marked: I am calling back."),
    CallbackState.DONE: QT_TRANSLATE_NOOP("MarkConflictDialog", "You had marked: done."),
}


class RefusedMark(msgspec.Struct, frozen=True):
    """A mark of this desk that the hub has refused."""

    caller: str
    """Name or number."""
    own_state: CallbackState
    present_state: CallbackState | None
    """The present mark; ``None`` if the caller has been reached."""
    by: str
    """Name of the user who made it; may be empty."""
    reason: str = ""


class MarkConflictDialog(Dialog):
    """Lists the callers; it is not modal, and grows while it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Callers marked at two desks"))
        self.marks: list[RefusedMark] = []
        column = self.create_column()
        hint = WrappedLabel(
            self.tr(
                "You have marked these callers while this desk had no connection to the hub, and so has "
                "someone else. Your marks were not made: make them again if they are still right."
            ),
            "",
            self,
        )
        column.addWidget(hint)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(MIN_LIST_HEIGHT)
        content = QWidget(area)
        content.setObjectName("clear")
        self._list_layout = QVBoxLayout(content)
        self._list_layout.setContentsMargins(8, 6, 8, 6)
        self._list_layout.setSpacing(10)
        self._list_layout.addStretch(1)
        area.setWidget(content)
        column.addWidget(area, 1)
        close = QDialogButtonBox.StandardButton.Close
        buttons = self.create_buttons(close)
        column.addWidget(buttons)
        buttons.button(close).setFocus()
        self.setMinimumWidth(460)

    def add_mark(self, mark: RefusedMark) -> None:
        """List one more caller."""
        self.marks.append(mark)
        if len(self.marks) > MAX_SHOWN:
            return
        entry = QVBoxLayout()
        entry.setSpacing(1)
        entry.addWidget(BreakingLabel(sanitize_text(mark.caller), "cardName", self))
        entry.addWidget(BreakingLabel(describe_present_mark(mark), "", self))
        entry.addWidget(BreakingLabel(describe_own_mark(mark), "muted", self))
        self._list_layout.insertLayout(self._list_layout.count() - 1, entry)


def describe_present_mark(mark: RefusedMark) -> str:
    """Return what has happened to a caller meanwhile, as one sentence."""
    by = sanitize_text(mark.by) or QCoreApplication.translate("MarkConflictDialog", "Someone")
    template = QCoreApplication.translate("MarkConflictDialog", _PRESENT_TEXTS[mark.present_state])
    return template.format(by=by)


def describe_own_mark(mark: RefusedMark) -> str:
    """Return what the user of this desk had marked, with the reason."""
    text = QCoreApplication.translate("MarkConflictDialog", _OWN_TEXTS[mark.own_state])
    return f"{text} {sanitize_text(mark.reason)}" if mark.reason else text

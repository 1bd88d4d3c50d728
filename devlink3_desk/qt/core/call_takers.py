"""Who takes which ringing or waiting call, as desks that share a hub publish it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from devlink3_desk.qt.core.text import isolate_text, sanitize_text
from devlink3_desk.switchboard.board_values import CallInfo
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES


class TakeSharing(Protocol):
    """Notifies the other desks of who takes a call."""

    def take_call(self, call_id: str) -> None:
        """Publish that this desk takes a call."""

    def release_call(self, call_id: str) -> None:
        """Publish that this desk does not take a call any more."""


class CallTakers(QObject):
    """Who takes which call. Without a :class:`TakeSharing`, nobody does and nobody can."""

    changed = Signal(str)
    """Emitted with the id of a call that someone else takes now, or nobody."""

    def __init__(self, find_call: Callable[[str], CallInfo | None], parent: QObject | None = None) -> None:
        """``find_call`` returns a live call by its id."""
        super().__init__(parent)
        self._find_call = find_call
        self._sharing: TakeSharing | None = None
        self._names: dict[str, str] = {}
        self._own: set[str] = set()

    def set_sharing(self, sharing: TakeSharing | None) -> None:
        """Set what notifies the other desks; ``None`` while they cannot be notified."""
        self._sharing = sharing

    def set_taker(self, call_id: str, name: str, *, is_own: bool = False) -> None:
        """Note who takes a call; an empty name: nobody. ``is_own``: it is this desk."""
        if name:
            self._names[call_id] = name
        else:
            self._names.pop(call_id, None)
        (self._own.add if is_own and name else self._own.discard)(call_id)
        self.changed.emit(call_id)

    def find_taker(self, info: CallInfo) -> str:
        """Return the name of who takes a call; empty if nobody does, or once someone has answered it."""
        return sanitize_text(self._names.get(info.id)) if info.state in UNANSWERED_STATES else ""

    def is_own(self, call_id: str) -> bool:
        """Return whether this desk takes a call."""
        return call_id in self._own

    def list_own(self) -> list[str]:
        """Return the ids of the calls that this desk takes."""
        return list(self._own)

    def can_toggle(self, call_id: str) -> bool:
        """Return whether this desk can say that it takes a call, or that it does no longer."""
        if self._sharing is None:
            return False
        info = self._find_call(call_id)
        if info is None or info.state not in UNANSWERED_STATES:
            return False
        return not self.find_taker(info) or self.is_own(call_id)

    def toggle(self, call_id: str) -> None:
        """Take a call, or give it back; do nothing where that is not possible."""
        if self._sharing is None or not self.can_toggle(call_id):
            return
        if self.is_own(call_id):
            self._sharing.release_call(call_id)
        else:
            self._sharing.take_call(call_id)

    def find_label(self, call_id: str) -> str:
        """Return the text of the entry or button that :meth:`toggle` belongs to."""
        if self.is_own(call_id):
            return QCoreApplication.translate("CallTakers", "I do not take this one")
        return QCoreApplication.translate("CallTakers", "I take this one")


def format_refusal(name: str) -> str:
    """Return the sentence that says that someone else was faster."""
    return QCoreApplication.translate("CallTakers", "{name} was faster and takes this call.").format(
        name=name
    )


def format_taker(name: str) -> str:
    """Return the sentence that says who takes a call."""
    return QCoreApplication.translate("CallTakers", "{name} takes it").format(name=isolate_text(name))

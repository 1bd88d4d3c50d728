"""Hunt groups as rows."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.switchboard.views import QueueView

from .keyed import KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .text import fold, plain


class QueueRow(msgspec.Struct, frozen=True, gc=False):
    """One hunt group in words."""

    view: QueueView
    name: str
    haystack: str
    spoken: str

    @property
    def key(self) -> str:
        """Identity of the group."""
        return self.view.group

    @property
    def number(self) -> str:
        """The group's number."""
        return plain(self.view.group)

    @property
    def since(self) -> float | None:
        """Instant from which the longest waiting caller has waited."""
        return self.view.waiting_since if self.view.waiting else None

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name: a card keeps its place, so that people find it without reading."""
        return (fold(self.name), self.view.group)


def queue_row(view: QueueView) -> QueueRow:
    """Return a hunt group as it is shown."""
    name = plain(view.name) or plain(view.group)
    spoken = QCoreApplication.translate("QueueModel", "%1: %2 waiting, %3 ringing, %4 talking")
    for mark, value in (
        ("%2", str(view.waiting)),
        ("%3", str(view.ringing)),
        ("%4", str(view.connected)),
        ("%1", name),
    ):
        spoken = spoken.replace(mark, value)
    return QueueRow(view=view, name=name, haystack=fold(f"{name} {view.group}"), spoken=spoken)


class QueueModel(KeyedModel[QueueRow]):
    """Every hunt group that the PBX or its calls named."""

    headings: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("QueueModel", "Hunt group"),)

    def text(self, row: QueueRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the group and its numbers in one."""
        return row.spoken


class QueueList(OrderedModel[QueueRow]):
    """Hunt groups by name."""

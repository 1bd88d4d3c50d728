"""Hunt groups as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences.calls import Limit
from devlink3_desk.preferences.queues import QueuePreferences
from devlink3_desk.switchboard.views import QueueView

from .concern import Level, level
from .keyed import Clock, KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .queue_history import QueueHistory
from .roles import Role
from .spoken import time_in_words
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

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self.chosen = QueuePreferences()
        """How long somebody may wait."""
        self._history = QueueHistory()

    def text(self, row: QueueRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the group and its numbers in one."""
        return row.spoken

    def show(self, views: Mapping[str, QueueView | None]) -> None:
        """Take new views; ``None``: the group is gone."""
        now = self._clock()
        for group, view in views.items():
            self._history.take(group, None if view is None else view.waiting, now)
        self.update({group: None if view is None else queue_row(view) for group, view in views.items()})

    def level(self, row: QueueRow) -> Level:
        """Return how pressing the longest wait is against its target."""
        target = self.chosen.target_of(row.key)
        return level(Limit(target / 2, target), self.elapsed(row) or 0)

    def cell(self, row: QueueRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        match role:
            case Role.LEVEL:
                return self.level(row)
            case Role.TARGET:
                return int(self.chosen.target_of(row.key))
            case Role.HISTORY:
                return self._history.last_hour(row.key, self._clock())
            case _:
                return super().cell(row, column, role)

    def elapsed_words(self, row: QueueRow) -> str:
        """Return the longest wait, with its target where it is longer than that."""
        text = super().elapsed_words(row)
        if not text or self.level(row) != Level.ALARM:
            return text
        target = time_in_words(int(self.chosen.target_of(row.key)))
        said = QCoreApplication.translate("QueueModel", "%1, longer than the target of %2")
        return said.replace("%2", target).replace("%1", text)


class QueueList(OrderedModel[QueueRow]):
    """Hunt groups by name."""

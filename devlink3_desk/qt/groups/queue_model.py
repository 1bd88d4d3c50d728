"""How many waited for each hunt group in the last hour, a number a minute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences import QueuePreferences, StateLimit
from devlink3_desk.qt.core.relevance import Urgency, compute_urgency
from devlink3_desk.qt.core.row_model import Clock, KeyedModel, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_text import describe_duration
from devlink3_desk.qt.core.text import fold_text, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import QueueInfo

HISTORY_MINUTES: Final = 60


class _GroupHistory:
    __slots__ = ("minute", "peaks", "waiting")

    def __init__(self, minute: int) -> None:
        self.minute = minute
        self.waiting = 0
        self.peaks = [0] * HISTORY_MINUTES
        """The most who waited at once, minute by minute, the present one last."""

    def advance_to(self, minute: int) -> None:
        passed = max(0, min(HISTORY_MINUTES, minute - self.minute))
        if passed:
            self.peaks = self.peaks[passed:] + [self.waiting] * passed
        self.minute = max(self.minute, minute)


class WaitingHistory:
    """The last hour of every group; an hour of one group weighs the same however much happens in it."""

    def __init__(self) -> None:
        self._groups: dict[str, _GroupHistory] = {}

    def __len__(self) -> int:
        return len(self._groups)

    def record_waiting(self, group: str, waiting: int | None, now: float) -> None:
        """Note how many wait from ``now`` on; ``None``: the group is gone."""
        if waiting is None:
            self._groups.pop(group, None)
            return
        minute = int(now // 60)
        past = self._groups.get(group)
        if past is None:
            past = self._groups[group] = _GroupHistory(minute)
        past.advance_to(minute)
        past.waiting = waiting
        past.peaks[-1] = max(past.peaks[-1], waiting)

    def last_hour(self, group: str, now: float) -> tuple[int, ...]:
        """Return the most who waited at once in each of the last :data:`MINUTES`, the present one last."""
        past = self._groups.get(group)
        if past is None:
            return (0,) * HISTORY_MINUTES
        past.advance_to(int(now // 60))
        return tuple(past.peaks)


class QueueRow(msgspec.Struct, frozen=True, gc=False):
    """One hunt group in words."""

    info: QueueInfo
    name: str
    search_text: str
    accessible_text: str

    @property
    def key(self) -> str:
        """Identity of the group."""
        return self.info.group

    @property
    def number(self) -> str:
        """The group's number."""
        return sanitize_text(self.info.group)

    @property
    def elapsed_since(self) -> float | None:
        """Instant from which the longest waiting caller has waited."""
        return self.info.waiting_since if self.info.waiting else None

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name: a card keeps its place, so that people find it without reading."""
        return (fold_text(self.name), self.info.group)


def create_queue_row(info: QueueInfo) -> QueueRow:
    """Return a hunt group as it is shown."""
    name = sanitize_text(info.name) or sanitize_text(info.group)
    spoken = QCoreApplication.translate("QueueModel", "%1: %2 waiting, %3 ringing, %4 talking")
    for mark, value in (
        ("%2", str(info.waiting)),
        ("%3", str(info.ringing)),
        ("%4", str(info.connected)),
        ("%1", name),
    ):
        spoken = spoken.replace(mark, value)
    return QueueRow(
        info=info, name=name, search_text=fold_text(f"{name} {info.group}"), accessible_text=spoken
    )


class QueueModel(KeyedModel[QueueRow]):
    """Every hunt group that the PBX or its calls named."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("QueueModel", "Hunt group"),)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self.preferences = QueuePreferences()
        """How long somebody may wait."""
        self._history = WaitingHistory()

    def cell_text(self, row: QueueRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the group and its numbers in one."""
        return row.accessible_text

    def apply_changes(self, views: Mapping[str, QueueInfo | None]) -> None:
        """Take new views; ``None``: the group is gone."""
        now = self._clock()
        for group, view in views.items():
            self._history.record_waiting(group, None if view is None else view.waiting, now)
        self.update_rows(
            {group: None if view is None else create_queue_row(view) for group, view in views.items()}
        )

    def urgency_of(self, row: QueueRow) -> Urgency:
        """Return how pressing the longest wait is against its target."""
        target = self.preferences.target_for(row.key)
        return compute_urgency(StateLimit(target / 2, target), self.elapsed_seconds(row) or 0)

    def cell_data(self, row: QueueRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        match role:
            case Role.URGENCY:
                return self.urgency_of(row)
            case Role.WAITING_TARGET:
                return int(self.preferences.target_for(row.key))
            case Role.WAITING_HISTORY:
                return self._history.last_hour(row.key, self._clock())
            case _:
                return super().cell_data(row, column, role)

    def accessible_elapsed_text(self, row: QueueRow) -> str:
        """Return the longest wait, with its target where it is longer than that."""
        text = super().accessible_elapsed_text(row)
        if not text or self.urgency_of(row) != Urgency.ALARM:
            return text
        target = describe_duration(int(self.preferences.target_for(row.key)))
        said = QCoreApplication.translate("QueueModel", "%1, longer than the target of %2")
        return said.replace("%2", target).replace("%1", text)


class QueueList(SortedModel[QueueRow]):
    """Hunt groups by name."""

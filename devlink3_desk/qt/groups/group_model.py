"""The model of hunt groups, with the number of waiting callers in each minute of the last hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences import QueuePreferences, StateLimit
from devlink3_desk.qt.core.row_model import KeyedModel, Role
from devlink3_desk.qt.core.sorted_model import SortedModel
from devlink3_desk.qt.core.state_display import Urgency, compute_urgency, describe_duration
from devlink3_desk.qt.core.text import fill_places, fold_text, isolate_text, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import Clock, QueueInfo

HISTORY_MINUTES: Final = 60


class _GroupHistory:
    __slots__ = ("minute", "peaks", "waiting")

    def __init__(self, minute: int) -> None:
        self.minute = minute
        self.waiting = 0
        self.peaks = [0] * HISTORY_MINUTES
        """Most callers waiting at the same time in each minute; the last entry is ``minute``."""

    def advance_to(self, minute: int) -> None:
        elapsed = max(0, min(HISTORY_MINUTES, minute - self.minute))
        if elapsed:
            # Nothing was recorded in these minutes, so as many callers waited as at their beginning.
            self.peaks = self.peaks[elapsed:] + [self.waiting] * elapsed
        self.minute = max(self.minute, minute)


class WaitingHistory:
    """The peak number of waiting callers per group and minute, for the last hour.

    The memory per group is fixed, however many calls there are.
    """

    def __init__(self) -> None:
        self._groups: dict[str, _GroupHistory] = {}

    def __len__(self) -> int:
        return len(self._groups)

    def record_waiting(self, group: str, waiting: int | None, now: float) -> None:
        """Record how many callers wait from ``now`` on; ``None`` removes the group."""
        if waiting is None:
            self._groups.pop(group, None)
            return
        minute = int(now // 60)
        history = self._groups.get(group)
        if history is None:
            history = self._groups[group] = _GroupHistory(minute)
        history.advance_to(minute)
        history.waiting = waiting
        history.peaks[-1] = max(history.peaks[-1], waiting)

    def list_last_hour(self, group: str, now: float) -> tuple[int, ...]:
        """Return the peak of each of the last :data:`HISTORY_MINUTES`, the current minute last."""
        history = self._groups.get(group)
        if history is None:
            return (0,) * HISTORY_MINUTES
        # Minutes without a call have recorded nothing, so the history is advanced when it is read.
        history.advance_to(int(now // 60))
        return tuple(history.peaks)


class GroupRow(msgspec.Struct, frozen=True, gc=False):
    """A hunt group with the texts that it is shown by."""

    info: QueueInfo
    name: str
    search_text: str
    accessible_text: str

    @property
    def key(self) -> str:
        """The group's number as received."""
        return self.info.group

    @property
    def number(self) -> str:
        """The group's number, safe to display."""
        return sanitize_text(self.info.group)

    @property
    def elapsed_since(self) -> float | None:
        """Instant from which the longest waiting caller has waited; ``None`` if no caller waits."""
        return self.info.waiting_since if self.info.waiting else None

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """The key of an order by name, not by load: cards keep their place."""
        return (fold_text(self.name), self.info.group)


def create_group_row(info: QueueInfo) -> GroupRow:
    """Return the row of a hunt group."""
    name = sanitize_text(info.name) or sanitize_text(info.group)
    accessible_text = QCoreApplication.translate("GroupModel", "%1: %2 waiting, %3 ringing, %4 talking")
    number = sanitize_text(info.group)
    title = name if name == number else f"{isolate_text(name)} ({number})"
    counts = (info.waiting, info.ringing, info.connected)
    accessible_text = fill_places(accessible_text, title, *map(str, counts))
    return GroupRow(
        info=info, name=name, search_text=fold_text(f"{name} {info.group}"), accessible_text=accessible_text
    )


class GroupModel(KeyedModel[GroupRow]):
    """All hunt groups that the directory or a call names."""

    column_titles: ClassVar[tuple[str, ...]] = (QT_TRANSLATE_NOOP("GroupModel", "Hunt group"),)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._preferences = QueuePreferences()
        self._history = WaitingHistory()

    def set_preferences(self, preferences: QueuePreferences) -> None:
        """Set how long callers may wait for each group."""
        self._preferences = preferences

    def apply_changes(self, changes: Mapping[str, QueueInfo | None]) -> None:
        """Apply new infos by group number; ``None`` removes a group."""
        now = self._clock()
        # Before the rows: a view may read the history as soon as a row has changed.
        for group, info in changes.items():
            self._history.record_waiting(group, None if info is None else info.waiting, now)
        self.update_rows(
            {group: None if info is None else create_group_row(info) for group, info in changes.items()}
        )

    def is_lower_bound(self, row: GroupRow) -> bool:
        """Return whether the longest wait of a group may have begun earlier."""
        return row.info.is_wait_lower_bound

    def find_urgency(self, row: GroupRow) -> Urgency:
        """Return how urgent the longest wait is: a warning at half of the target, an alarm at all of it."""
        target = self._preferences.target_for(row.key)
        return compute_urgency(StateLimit(target / 2, target), self.count_elapsed(row) or 0)

    def cell_text(self, row: GroupRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the group and its counts in one sentence."""
        return row.accessible_text

    def cell_data(self, row: GroupRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        match role:
            case Role.URGENCY:
                return self.find_urgency(row)
            case Role.WAITING_TARGET:
                return int(self._preferences.target_for(row.key))
            case Role.WAITING_HISTORY:
                return self._history.list_last_hour(row.key, self._clock())
            case _:
                return super().cell_data(row, column, role)

    def tooltip_text(self, row: GroupRow, column: int) -> str:  # noqa: ARG002 (one column)
        """Return the group with its number, its counts and the longest wait."""
        return "\n".join(filter(None, (row.accessible_text, self.describe_elapsed(row))))

    def describe_elapsed(self, row: GroupRow) -> str:
        """Return the longest wait, with the target if it exceeds that."""
        text = super().describe_elapsed(row)
        if not text or self.find_urgency(row) != Urgency.ALARM:
            return text
        target = describe_duration(int(self._preferences.target_for(row.key)))
        sentence = QCoreApplication.translate("GroupModel", "%1, above the target of %2")
        return fill_places(sentence, text, target)


class GroupList(SortedModel[GroupRow]):
    """Hunt groups by name."""

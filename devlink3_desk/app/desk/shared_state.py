"""What a window shares with the other desks of a hub: notes, states of colleagues, and taken calls."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from devlink3_desk.app.desk.shared_notes import SharedNotes
from devlink3_desk.decoding import convert_value
from devlink3_desk.qt.colleagues.colleague_states import ColleagueModel, DeskState
from devlink3_desk.qt.colleagues.colleagues_button import ColleaguesButton
from devlink3_desk.qt.colleagues.waiting_button import WaitingButton
from devlink3_desk.qt.core.call_takers import format_refusal
from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.requests import HubRequester
from devlink3_desk.services.hub.shared_entries import SharedConflict, SharedEntries
from devlink3_desk.services.hub.shared_entry import MAX_NAME_LENGTH, SharedEntry, SharedKind
from devlink3_desk.services.storage.json_store import KeptValue
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.live_board import LiveBoard

TICK_SECONDS: Final = 5.0
"""Seconds after which changes that the hub did not accept are sent again."""
REPEAT_SECONDS: Final = 240.0
"""Seconds after which a desk publishes its state again."""
SILENT_SECONDS: Final = 600.0
"""Seconds without an update after which a desk counts as closed, such as after a power failure."""
CACHE_SECONDS: Final = 30.0
"""Seconds between two saves of the entries, for a start without the hub."""
LEAVE_SECONDS: Final = 1.0
"""Time to notify the others that this desk is closed."""

log = logging.getLogger(__name__)


class _TakerEntry(msgspec.Struct, frozen=True):
    """The value of an entry of kind :attr:`.SharedKind.TAKEN`."""

    desk: str
    name: str


class SiteFinder(NamedTuple):
    """Which of the sites of a desk something belongs to; each returns the number of the site."""

    find_call_site: Callable[[str], int] = lambda _call_id: 0
    """Takes the id of a call."""
    find_caller_site: Callable[[str], int] = lambda _key: 0
    """Takes the key of a caller's number."""


class DeskSharing(QObject):
    """Connects the parts of one window with the shared entries of its site.

    It receives each change of the hub, and sends those of this desk, in their order. It is the
    :class:`.TakeSharing` and the :class:`.DeskStateSharing` of the window.
    """

    published_changed = Signal()
    """Emitted when something that is published for all desks has changed, or all entries were fetched."""

    def __init__(
        self,
        window: MainWindow,
        requester: HubRequester,
        switchboard: LiveBoard,
        folder: Path | None,
        site: str,
        finder: SiteFinder,
    ) -> None:
        """``folder`` keeps what waits for the hub; ``None``: only for this run."""
        super().__init__(window)
        self._window, self._switchboard = window, switchboard
        self._folder, self._finder = folder, finder
        self._desk_id = _load_desk_id(None if folder is None else folder / "desk-id.json")
        self.shared: Final = self._create_entries(
            requester, site, self._handle_change, self._handle_conflict, self._handle_status
        )
        self._other_sites: list[SharedEntries] = []
        self._current_sites: set[int] = set()
        """Positions of further sites whose entries are up to date with their hubs."""
        self._own_taken_calls: dict[str, SharedEntries] = {}
        """The shared entries in which this desk has taken a call, by the ids of the calls."""
        models = window.models
        self._takers = models.call_takers
        self.colleagues: Final = ColleagueModel(models.find_user_name, parent=self)
        self.notes: Final = SharedNotes(
            window,
            self.shared,
            self._queue_at,
            None if folder is None else folder / f"hub-{site}-notes.json",
            finder.find_caller_site,
        )
        self._waiting_marks = 0
        self._cached_at = time.monotonic()
        self._heard_at: dict[str, float] = {}
        self._published_at: float | None = None
        self._was_current = self._has_read = False
        self._wake = asyncio.Event()
        self._create_widgets()
        self._handle_status()

    def _create_widgets(self) -> None:
        window = self._window
        self.colleagues_button = ColleaguesButton(
            window.theme_manager, self.colleagues, window.preferences, window.link_bar
        )
        self.waiting_button = WaitingButton(window.theme_manager, window.link_bar)
        window.link_bar.add_indicator(self.waiting_button)
        window.link_bar.add_indicator(self.colleagues_button)
        self.waiting_button.setVisible(False)
        # Until the hub has answered: an account that only reads shares nothing.
        self.colleagues_button.hide()
        self.waiting_button.decision_requested.connect(self.notes.open_dialogs)
        self.notes.undecided_changed.connect(self._show_waiting)
        self.colleagues.set_sharing(self)
        window.set_action_handler("take-call", self._toggle_selected)
        window.set_action_handler("colleagues", self._open_colleagues)
        window.details_pane.show_takers(self._takers)
        window.person_menus.person_menu.call_actions_requested.connect(self._add_call_actions)

    # -- sending

    async def run(self) -> None:
        """Send the changes of this desk until cancelled."""
        while True:
            # Not wait_for(): before Python 3.12, it ignores a cancellation that comes with the event.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            self._repeat_own_state()
            self._drop_silent_desks()
            for shared in (self.shared, *self._other_sites):
                if shared.is_current:
                    await shared.send_waiting()
            if time.monotonic() - self._cached_at > CACHE_SECONDS:
                self._cached_at = time.monotonic()
                await self._save_caches()

    async def _save_caches(self) -> None:
        for shared in (self.shared, *self._other_sites):
            await shared.save_cache()

    async def leave(self) -> None:
        """Notify the others that this desk is closed; called while there is still a connection."""
        await self._save_caches()
        if self.shared.is_current:
            self._queue(SharedKind.DESK, self._desk_id, None)
        for call_id in self._takers.list_own():
            if self._find_taken_entries(call_id).is_current:
                self._queue_taken(call_id, None)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LEAVE_SECONDS):
                await asyncio.gather(
                    *(
                        shared.send_waiting()
                        for shared in (self.shared, *self._other_sites)
                        if shared.is_current
                    )
                )

    def add_site(self, requester: HubRequester, site: str) -> SharedEntries:
        """Return the shared entries of a further site: its notes, and who takes its calls."""
        position = len(self._other_sites) + 1
        shared = self._create_entries(
            requester,
            site,
            self._handle_other_change,
            lambda conflict: self._handle_other_conflict(conflict, position),
            lambda: self._handle_other_status(position),
        )
        self._other_sites.append(shared)
        self.notes.add_site(site, shared)
        return shared

    def _create_entries(
        self,
        requester: HubRequester,
        site: str,
        on_change: Callable[[SharedEntry], None],
        on_conflict: Callable[[SharedConflict], None],
        on_status: Callable[[], object],
    ) -> SharedEntries:
        folder = self._folder
        return SharedEntries(
            requester,
            "",
            on_change=on_change,
            on_conflict=on_conflict,
            on_status=on_status,
            path=None if folder is None else folder / f"hub-{site}-waiting.json",
            cache_path=None if folder is None else folder / f"hub-{site}-shared.json",
        )

    def _find_shared(self, call_id: str) -> SharedEntries:
        """Return the shared entries of the site of a call."""
        return (self.shared, *self._other_sites)[self._finder.find_call_site(call_id)]

    def _find_taken_entries(self, call_id: str) -> SharedEntries:
        """Return the shared entries of the site at which this desk takes a call; the call may have ended."""
        return self._own_taken_calls.get(call_id) or self._find_shared(call_id)

    def _queue(self, kind: SharedKind, entry_id: str, value: Any) -> None:  # noqa: ANN401 (any JSON value)
        self._queue_at(self.shared, kind, entry_id, value)

    def _queue_taken(self, call_id: str, value: Any) -> None:  # noqa: ANN401 (any JSON value)
        shared = self._find_taken_entries(call_id)
        self._own_taken_calls.pop(call_id, None)
        if value is not None:
            self._own_taken_calls[call_id] = shared
        self._queue_at(shared, SharedKind.TAKEN, call_id, value)

    def _queue_at(self, shared: SharedEntries, kind: SharedKind, entry_id: str, value: Any) -> None:  # noqa: ANN401
        shared.name = self._window.models.find_user_name()[:MAX_NAME_LENGTH]
        shared.queue_change(kind, entry_id, value)
        self._wake.set()

    # -- changes from the hub

    def _handle_change(self, entry: SharedEntry) -> None:
        match entry.kind:
            case SharedKind.NOTE:
                self.notes.show_changes()
            case SharedKind.TAKEN:
                self._show_taker(entry.id)
            case SharedKind.PUBLISHED:
                self.published_changed.emit()
            case SharedKind.DESK if entry.id != self._desk_id:
                self._show_colleague(entry)
            case _:
                pass

    def _handle_other_change(self, entry: SharedEntry) -> None:
        if entry.kind in (SharedKind.TAKEN, SharedKind.NOTE):
            self._handle_change(entry)

    def _handle_other_conflict(self, conflict: SharedConflict, position: int) -> None:
        if conflict.change.kind is SharedKind.TAKEN:
            self._handle_conflict(conflict)
        elif conflict.change.kind is SharedKind.NOTE:
            self.notes.handle_conflict(conflict, position)

    def _handle_other_status(self, position: int) -> None:
        is_current = self._other_sites[position - 1].is_current
        if is_current and position not in self._current_sites:
            self._current_sites.add(position)
            # As with the first site: what was added to its history meanwhile was published to others only.
            self._window.models.history_changed.emit()
        elif not is_current:
            self._current_sites.discard(position)
        self._show_waiting()

    def _handle_conflict(self, conflict: SharedConflict) -> None:
        change = conflict.change
        match change.kind:
            case SharedKind.NOTE:
                self.notes.handle_conflict(conflict)
            case SharedKind.TAKEN:
                self._show_taker(change.id)
                taking = _convert(conflict.present and conflict.present.value, _TakerEntry)
                if change.value is not None and taking is not None:
                    text = format_refusal(sanitize_text(taking.name))
                    self._window.link_bar.show_status_message(text)
            case SharedKind.DESK if change.value is not None:
                # Only this desk publishes its state; the hub has removed it, or has an older one.
                self._published_at = None
                self._wake.set()
            case _:
                pass

    def _handle_status(self) -> None:
        is_current = self.shared.is_current
        if is_current != self._was_current:
            self._was_current = is_current
            self._takers.set_sharing(self if is_current else None)
            self.colleagues.set_current(is_current)
            if is_current:
                self._has_read = True
                self.colleagues_button.show()
                # What was added to the history meanwhile was published to those who were connected.
                self._window.models.history_changed.emit()
                self._published_at = None
                self._repeat_own_state()
                self.published_changed.emit()
        self._show_waiting()

    def show_waiting_marks(self, count: int) -> None:
        """Set how many marks of callers have not been sent to the hub yet."""
        self._waiting_marks = count
        self._show_waiting()

    def _show_waiting(self) -> None:
        # Changes that are being sent do not count: the button would flicker with each of them.
        sites = (self.shared, *self._other_sites)
        waiting = self._waiting_marks + sum(shared.waiting_edits for shared in sites if not shared.is_current)
        # Before the hub has sent the present notes, there is nothing to decide between.
        self.waiting_button.show_counts(waiting, len(self.notes.undecided) if self._has_read else 0)

    # -- who is at which desk

    def publish_state(self, state: DeskState) -> None:
        """Notify all desks of the user of this one."""
        self._published_at = time.monotonic()
        self._queue(SharedKind.DESK, self._desk_id, msgspec.to_builtins(state))

    def _repeat_own_state(self) -> None:
        """Publish the state of this desk: after connecting, under another name, and periodically."""
        if not self.shared.is_current:
            return
        at, own = self._published_at, self.colleagues
        is_due = at is None or time.monotonic() - at > REPEAT_SECONDS
        if is_due or own.own_state.name != own.own_name:
            own.publish_own_state()

    def _show_colleague(self, entry: SharedEntry) -> None:
        state = _convert(entry.value, DeskState)
        if state is None:
            self._heard_at.pop(entry.id, None)
        else:
            self._heard_at[entry.id] = time.monotonic()
        self.colleagues.set_other(entry.id, state)

    def _drop_silent_desks(self) -> None:
        if not self.shared.is_current:
            return
        limit = time.monotonic() - SILENT_SECONDS
        for desk in [desk for desk, at in self._heard_at.items() if at < limit]:
            del self._heard_at[desk]
            self.colleagues.set_other(desk, None)

    def _open_colleagues(self) -> None:
        if self.colleagues_button.isVisible():
            self.colleagues_button.showMenu()

    # -- who takes which call

    def take_call(self, call_id: str) -> None:
        """Publish that this desk takes a call."""
        taking = _TakerEntry(self._desk_id, self._window.models.find_user_name()[:MAX_NAME_LENGTH])
        if not self._find_shared(call_id).is_current:
            self._window.link_bar.show_status_message(
                self.tr("The site of this call is not connected: nobody there would see who takes it.")
            )
            return
        self._queue_taken(call_id, msgspec.to_builtins(taking))
        self._show_taker(call_id)

    def release_call(self, call_id: str) -> None:
        """Publish that this desk does not take a call any more."""
        self._queue_taken(call_id, None)
        self._show_taker(call_id)

    def apply(self, changes: Sequence[Change]) -> None:
        """Release the calls of this desk that were answered or have ended."""
        del changes
        if self._switchboard.link.state is not LinkStatus.LIVE:
            return
        for call_id in self._takers.list_own():
            if not self._find_taken_entries(call_id).is_current:
                continue
            call = self._switchboard.calls.get(call_id)
            if call is None or call.state not in UNANSWERED_STATES:
                self.release_call(call_id)

    def _show_taker(self, call_id: str) -> None:
        taking = _convert(self._find_shared(call_id).find_value(SharedKind.TAKEN, call_id), _TakerEntry)
        name, desk = ("", "") if taking is None else (taking.name, taking.desk)
        self._takers.set_taker(call_id, name[:MAX_NAME_LENGTH], is_own=desk == self._desk_id)

    def _toggle_selected(self) -> None:
        row = self._window.calls_pane.call_table.tracker.selected_row()
        if row is not None:
            self._takers.toggle(row.key)

    def _add_call_actions(self, call_id: str, menu: QMenu) -> None:
        action = menu.addAction(self._takers.find_label(call_id))
        action.setEnabled(self._takers.can_toggle(call_id))
        action.triggered.connect(lambda: self._takers.toggle(call_id))


def _convert(value: Any, value_type: type[Any]) -> Any:  # noqa: ANN401 (any JSON value)
    """Return a value of another desk, ``None`` if it is not of ``value_type``."""
    try:
        return None if value is None else convert_value(value, value_type)
    except msgspec.ValidationError as error:
        log.info("A shared entry is ignored: %s", error)
        return None


def _load_desk_id(path: Path | None) -> str:
    """Return what identifies this desk among all desks, also after a restart."""
    kept = KeptValue(path, str)
    desk_id = kept.load()
    if not desk_id:
        desk_id = uuid.uuid4().hex
        kept.save(desk_id)
    return desk_id

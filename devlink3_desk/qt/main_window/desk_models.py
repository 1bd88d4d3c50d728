"""All models of the window, and the order in which changes reach them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.contacts.import_plan import ContactRepository
from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.preferences import PeoplePreferences, Preferences
from devlink3_desk.qt.callbacks.callback_book import CallbackBook
from devlink3_desk.qt.callbacks.callback_model import choose_user_name
from devlink3_desk.qt.calls.call_model import CallList, CallModel, EndedCallRetention
from devlink3_desk.qt.calls.parked_pane import ParkedList, ParkedModel
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.call_row import (
    CallDetailsLookup,
    CallRow,
    RelevanceRules,
    create_call_row,
    create_ended_row,
    with_dialler,
    with_taker,
)
from devlink3_desk.qt.core.call_takers import CallTakers
from devlink3_desk.qt.core.caller_history import CallerHistory
from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.looked_up import LookedUpCallers
from devlink3_desk.qt.core.notes import NoteStorage, PersonNotes
from devlink3_desk.qt.core.published_sets import PublishedSets
from devlink3_desk.qt.core.shared_values import LinkModel
from devlink3_desk.qt.core.state_display import list_state_limits
from devlink3_desk.qt.directory.person_model import PersonList, PersonModel
from devlink3_desk.qt.directory.person_row import Reachability
from devlink3_desk.qt.extensions.extension_model import ExtensionList, ExtensionModel
from devlink3_desk.qt.groups.group_model import GroupList, GroupModel
from devlink3_desk.qt.history.history_source import HistoryExporter
from devlink3_desk.qt.wallboard.wallboard_figures import WallboardData
from devlink3_desk.switchboard.board_values import CallInfo, Clock, Person
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.presence import Presence
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.statistics import DayStatistics

if TYPE_CHECKING:
    from devlink3_desk.qt.reports.report_source import ReportWriter
    from devlink3_desk.qt.settings.history_page import HistoryMaintenance

GroupMembersLookup: TypeAlias = Callable[[], Mapping[str, tuple[str, ...]]]


class DeskModels(QObject):
    """Owns the models and the link state, and keeps them consistent.

    The models of different features do not know one another. Where one shows something of another,
    such as a person the state of an extension, it is given a function of this class to ask.
    """

    presence_requested = Signal(str)
    """Emitted with the number of a person that has been selected, to have its presence read again."""

    directory_changed = Signal(object, object)
    """Emitted with :attr:`directory_people` and :meth:`group_members` when the directory was read."""

    history_changed = Signal()
    """Emitted when :attr:`history` has another value, and at most once a second when calls were stored."""

    batch_applied = Signal(object)
    """Emitted with the :class:`ChangeBatch` that all models have applied."""

    def __init__(
        self,
        clock: Clock = time.monotonic,
        parent: QObject | None = None,
        *,
        contact_storage: ContactRepository | None = None,
        note_storage: NoteStorage | None = None,
        notes: PersonNotes | None = None,
    ) -> None:
        """Create empty models; without a storage, contacts and notes are not available.

        ``notes`` are those of other models, which these share.
        ``clock`` is the clock that the instants of the switchboard come from.
        """
        super().__init__(parent)
        self.link_model = LinkModel(clock, self)
        self.call_takers = CallTakers(self._find_call_info, self)
        """The claims of calls by desks that share a hub."""
        self._call_details_lookup: CallDetailsLookup = lambda _call_id: None
        self._group_members_lookup: GroupMembersLookup = dict
        self._relevance_rules = RelevanceRules()
        self.site = Site()
        """The format of phone numbers at this site."""
        self.directory_people: tuple[Person, ...] = ()
        """The directory as the PBX and the contacts deliver it, unsorted."""
        self.address_book = AddressBook(contact_storage, self)
        self.published = PublishedSets(self)
        """The pages and favourites that are published for all desks of a hub."""
        self.notes = notes or PersonNotes(note_storage, self)
        self.history_maintenance: HistoryMaintenance | None = None
        """Measures, backs up and clears the history; ``None`` if the window has none of its own."""
        self.history: HistoryAccess | None = None
        """Answers queries of the history; ``None`` if nothing is recorded."""
        self.site_histories: Mapping[str, HistoryAccess] = {}
        """The histories of the sites that :attr:`history` has as one, by their names; empty with one site."""
        self.history_exporter: HistoryExporter | None = None
        """Writes calls into files; ``None`` if nothing does."""
        self.report_writer: ReportWriter | None = None
        """Writes rows of reports into files; ``None`` if nothing does."""
        self.callbacks = CallbackBook(parent=self)
        self.caller_history = CallerHistory(self.name_for_number, parent=self)
        self._people_preferences = PeoplePreferences()
        self.history_changed.connect(self._distribute_history)
        self._create_row_models()
        self._create_lists(clock)

    def _create_row_models(self) -> None:
        """Create the models of all rows, unsorted."""
        display_time = self.link_model.display_time
        self.calls = CallModel(display_time, self)
        self.extensions = ExtensionModel(display_time, self._find_call_info, self)
        self.groups = GroupModel(display_time, self)
        self.people = PersonModel(display_time, self.find_reachability, self.notes.find_note, self)
        self.parked = ParkedModel(display_time, self.name_for_number, self.find_call_details, self)
        self.notes.changed.connect(self.people.refresh_all)
        self.call_takers.changed.connect(self._show_taker)
        self.looked_up = LookedUpCallers(self)
        """The data of a customer system about callers."""

    def _create_lists(self, clock: Clock) -> None:
        """Create the sorted and filtered lists that the panes show."""
        self.call_list = CallList(self.calls, self)
        self.ended_calls = EndedCallRetention(clock, self.calls, self)
        self.ended_calls.watch_list(self.call_list)
        self.parked_list = ParkedList(self.parked, self)
        self.extension_list = ExtensionList(self.extensions, self)
        self.group_list = GroupList(self.groups, self)
        self.person_list = PersonList(self.people, self)

    # -- lookups across models

    def set_lookups(
        self,
        *,
        call_details: CallDetailsLookup | None = None,
        group_members: GroupMembersLookup | None = None,
    ) -> None:
        """Set the functions that read from the switchboard what changes do not carry.

        ``call_details`` returns the records of a call, ``group_members`` the numbers in each hunt group.
        """
        self._call_details_lookup = call_details or self._call_details_lookup
        self._group_members_lookup = group_members or self._group_members_lookup

    def find_call_details(self, call_id: str) -> CallDetails | None:
        """Return the records of a call as received, or ``None`` if there are none."""
        return self._call_details_lookup(call_id)

    def group_members(self) -> Mapping[str, tuple[str, ...]]:
        """Return the numbers of the members of each hunt group, by the group's number."""
        return self._group_members_lookup()

    def count_calls(self) -> int:
        """Return the number of calls, without those that have ended and are still in the list."""
        return self.calls.rowCount() - self.ended_calls.count_ended()

    def name_for_number(self, number: str) -> str:
        """Return the name of a hunt group or an extension; empty if the number is unknown."""
        row = self.groups.find(number) or self.extensions.find(number)
        return "" if row is None else row.name

    def find_reachability(self, extension: str) -> Reachability:
        """Return the state and presence of an extension, as shown beside the person."""
        row = self.extensions.find(extension)
        if row is None:
            return Reachability.unknown()
        return Reachability(
            row.info.state, row.away_reason, row.state_text, row.presence_summary, row.is_favourite
        )

    def _find_call_info(self, call_id: str) -> CallInfo | None:
        row = self.calls.find(call_id)
        return None if row is None else row.info

    # -- changes

    def apply_batch(self, batch: ChangeBatch) -> None:
        """Apply a batch of changes to all models."""
        # A call shows the name of its hunt group, an extension the party of its call, and a person the
        # state of an extension: each model is updated after those that it reads from.
        renamed = self._find_renamed_groups(batch)
        self.groups.apply_changes(batch.queues)
        self._apply_calls(batch)
        self._rename_groups_of_calls(renamed)
        self.extensions.apply_changes(batch.extensions, batch.calls)
        if batch.people is None:
            self.people.refresh_extensions(batch.extensions)
        else:
            self.directory_people = batch.people
            self.people.set_people(batch.people)
            self._update_callback_scope()
            self.directory_changed.emit(batch.people, self.group_members())
        if batch.link is not None:
            self.link_model.apply(batch.link)
        self.batch_applied.emit(batch)

    def set_presence(self, extension: str, presence: Presence | None) -> None:
        """Show what the user of an extension has set; ``None`` if the PBX does not report it."""
        if self.extensions.set_presence(extension, presence):
            self.people.refresh_extensions((extension,))

    def set_presence_supported(self, supported: bool) -> None:  # noqa: FBT001 (a callback)
        """Set whether the PBX reports presence at all; if not, none is shown any more."""
        if not supported:
            self.people.refresh_extensions(self.extensions.clear_presence())
        self.link_model.set_presence_supported(supported)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Apply the preferences for calls, people and hunt groups."""
        self.calls.set_state_limits(list_state_limits(preferences.calls))
        self.parked.set_parked_limit(preferences.calls.parked)
        self.groups.set_preferences(preferences.queues)
        self.ended_calls.retention_seconds = preferences.calls.linger
        self.callbacks.set_short_seconds(preferences.alerts.abandoned_after)
        self.caller_history.short_seconds = preferences.alerts.abandoned_after
        self._people_preferences = preferences.people
        self.people.refresh_extensions(self.extensions.set_favourites(preferences.people.favourites))
        self._update_callback_scope()
        self._relevance_rules = RelevanceRules(preferences.people)
        self.calls.update_rows(
            {
                row.key: msgspec.structs.replace(
                    row, relevance=self._relevance_rules.find_relevance(row.info)
                )
                for row in self.calls
            }
        )

    def set_history(self, history: HistoryAccess | None) -> None:
        """Set the object that answers queries of the history."""
        self.history = history
        self.history_changed.emit()

    def set_site(self, site: Site) -> None:
        """Set the format of phone numbers at this site."""
        self.site = self.person_list.site = self.notes.site = self.caller_history.site = site
        self.calls.site = self.extensions.site = self.parked.site = site

    def create_wallboard_data(self, statistics: DayStatistics | None = None) -> WallboardData:
        """Return the data source of the wallboard; without ``statistics``, it has no figures of the day."""
        return WallboardData(
            list_groups=lambda: (row.info for row in self.groups),
            list_calls=lambda: (row.info for row in self.calls if not row.has_ended),
            link_model=self.link_model,
            statistics=statistics or DayStatistics(),
            find_caller_line=self.caller_history.describe_history,
            count_callbacks=lambda: self.callbacks.open_count,
            read_site=lambda: self.site,
        )

    def has_hub_history(self) -> bool:
        """Return whether the history is that of a hub, which the preferences of this desk do not change."""
        return self.history is not None and self.history_maintenance is None

    def find_user_name(self) -> str:
        """Return the name under which the user of this desk claims callers."""
        return choose_user_name(self._people_preferences, self.name_for_number)

    def _distribute_history(self) -> None:
        self.callbacks.set_history(self.history)
        self.caller_history.set_history(self.history)

    def _update_callback_scope(self) -> None:
        """Watch the chosen numbers, and the hunt groups that one of them is a member of."""
        chosen = {*self._people_preferences.me, *self._people_preferences.watched}
        groups = (group for group, members in self.group_members().items() if not chosen.isdisjoint(members))
        self.callbacks.set_scope(frozenset(chosen.union(groups)))

    def _apply_calls(self, batch: ChangeBatch) -> None:
        rows: dict[str, CallRow | None] = {}
        ended: list[str] = []
        for key, info in batch.calls.items():
            row = None if info is None else self._create_call_row(info)
            # A call that was merged into another one goes on there, and does not linger as ended.
            if row is None and self.ended_calls.retention_seconds and key not in batch.merged_into:
                previous = self.calls.find(key)
                if previous is not None and not previous.has_ended:
                    row = create_ended_row(previous, self.link_model.display_time())
                    ended.append(key)
            rows[key] = row
        # Only the difference to its previous row shows who has parked a call.
        self.parked.apply_changes(rows, self.calls.find)
        self.calls.update_rows(rows)
        self.ended_calls.retain_calls(ended)

    def _find_renamed_groups(self, batch: ChangeBatch) -> set[str]:
        """Return the hunt groups whose names the batch changes, as a directory does that has been read."""
        rows = ((group, info, self.groups.find(group)) for group, info in batch.queues.items())
        return {
            group
            for group, info, row in rows
            if info is not None and info.name != ("" if row is None else row.info.name)
        }

    def _rename_groups_of_calls(self, groups: set[str]) -> None:
        """Show the new names of hunt groups in the calls that came before them."""
        if groups:
            renamed = [row.info for row in self.calls if row.info.group in groups and not row.has_ended]
            self.calls.update_rows({info.id: self._create_call_row(info) for info in renamed})

    def _create_call_row(self, info: CallInfo) -> CallRow:
        group = None if info.group is None else self.groups.find(info.group)
        group_name = "" if group is None else group.name
        row = create_call_row(info, group_name, self._relevance_rules.find_relevance(info), self.site)
        row = with_dialler(row, self.calls.find(info.id))
        return with_taker(row, self.call_takers.find_taker(info))

    def _show_taker(self, call_id: str) -> None:
        row = self.calls.find(call_id)
        if row is not None and not row.has_ended:
            self.calls.update_rows({call_id: self._create_call_row(row.info)})

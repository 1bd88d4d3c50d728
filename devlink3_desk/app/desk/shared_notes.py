"""The notes of a desk on a hub: shared with the other desks; no text is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import parse_written
from devlink3_desk.numbers.search import find_number_suffix
from devlink3_desk.qt.colleagues.note_conflict_dialog import NoteConflictDialog, merge_texts
from devlink3_desk.qt.core.notes import NoteConflict, NoteStorage
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.shared_entries import SharedConflict, SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedEntry, SharedKind
from devlink3_desk.services.storage.json_store import JsonFile, log_problem
from devlink3_desk.switchboard.site import SITE_SEPARATOR, split_number

RELOAD_MS: Final = 50
"""Changes of notes within this time are shown together, such as all of them after connecting."""

QueueChange = Callable[[SharedEntries, SharedKind, str, Any], None]


class NoteSite(msgspec.Struct, frozen=True):
    """A site whose notes a desk shows."""

    name: str
    """Empty for the first site, whose extensions have bare numbers."""
    shared: SharedEntries


class HubNoteStorage:
    """The notes of a hub, and those of this desk from before where the hub has none.

    If several sites have a note on one number, all texts are shown. A change is then saved at each of these
    sites.
    """

    def __init__(
        self,
        sites: Sequence[NoteSite],
        queue_change: QueueChange,
        local: NoteStorage | None,
        is_extension: Callable[[str], bool],
        find_new_site: Callable[[str], int],
    ) -> None:
        """``find_new_site`` returns the number of the site that a new note belongs to."""
        self._sites, self._queue_change, self._local = sites, queue_change, local
        self._is_extension, self._find_new_site = is_extension, find_new_site

    def load(self) -> dict[str, str]:
        """Return all notes by key."""
        texts: dict[str, dict[str, None]] = {}
        for site in self._sites:
            for own_key, text in site.shared.list_values(SharedKind.NOTE).items():
                if isinstance(text, str):
                    texts.setdefault(self.find_key(site, own_key), {})[text] = None
        local = {} if self._local is None else self._local.load()
        return {**local, **{key: "\n".join(found) for key, found in texts.items()}}

    def save_note(self, key: str, text: str) -> dict[str, str]:
        """Share a note, or delete it if ``text`` is empty, and return all notes by key."""
        places = [(site, own_key) for site in self._sites if (own_key := self._find_own_key(site, key))]
        noted = [
            (site, own_key)
            for site, own_key in places
            if site.shared.find_value(SharedKind.NOTE, own_key) is not None
        ]
        for site, own_key in noted or (self._choose_places(places, key) if text else ()):
            if site.shared.find_value(SharedKind.NOTE, own_key) != (text or None):
                self._queue_change(site.shared, SharedKind.NOTE, own_key, text or None)
        if not noted and self._local is not None and key in self._local.load():
            # The text that was shown and edited was that of this desk.
            self._local.save_note(key, "")
        return self.load()

    def find_key(self, site: NoteSite, own_key: str) -> str:
        """Return the key that a note of a site has in the window."""
        if site.name and self._is_extension(own_key):
            # The form of the window's keys for numbers that are not outside numbers.
            return f"{own_key}{SITE_SEPARATOR}{site.name}".casefold()
        return own_key

    def _find_own_key(self, site: NoteSite, key: str) -> str | None:
        """Return the key of a note at a site, ``None`` if its number is not one of this site."""
        number, named = split_number(key)
        if named or (site.name and self._is_extension(number)):
            return number if named.casefold() == site.name.casefold() else None
        return key

    def list_entries(self, key: str) -> list[SharedEntry]:
        """Return the entries of the hubs for the key of a note."""
        found = [
            site.shared.entries.get((SharedKind.NOTE, own_key))
            for site in self._sites
            if (own_key := self._find_own_key(site, key))
        ]
        return [entry for entry in found if entry is not None]

    def _choose_places(self, places: Sequence[tuple[NoteSite, str]], key: str) -> list[tuple[NoteSite, str]]:
        """Return where a new note is saved: the site of its call or caller, else the first one."""
        wanted = self._sites[self._find_new_site(key)]
        return [place for place in places if place[0] is wanted] or list(places[:1])


class SharedNotes(QObject):
    """Connects the notes of a window with a hub, and keeps each text that could not be saved.

    A text of the user that conflicts with a newer one of someone else is kept, also over a restart, until the
    user has decided which text the note gets.
    """

    undecided_changed = Signal()
    """Emitted when :attr:`undecided` has changed."""

    def __init__(
        self,
        window: MainWindow,
        shared: SharedEntries,
        queue_change: QueueChange,
        path: Path | None,
        find_new_site: Callable[[str], int],
    ) -> None:
        """``path`` keeps what is undecided; ``None`` for this run only.

        ``find_new_site`` returns the number of the site that a new note belongs to.
        """
        super().__init__(window)
        self._window = window
        self._sites = [NoteSite("", shared)]
        self._file = None if path is None else JsonFile(path, dict[str, str], log_problem)
        self.undecided: dict[str, str] = (self._file and self._file.load()) or {}
        """The user's texts by the keys of the notes."""
        self.dialogs: dict[str, NoteConflictDialog] = {}
        """The open dialogs by the keys of the notes."""
        self._notes = window.models.notes
        self._reload_timer = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._reload_timer.timeout.connect(self._notes.reload)
        self._storage = HubNoteStorage(
            self._sites,
            queue_change,
            self._notes.storage,
            self._is_extension,
            find_new_site,
        )
        self._notes.set_storage(self._storage)
        self._notes.conflict_found.connect(self._handle_local_conflict)

    def add_site(self, name: str, shared: SharedEntries) -> None:
        """Show the notes of a further site, too."""
        self._sites.append(NoteSite(name, shared))
        self._notes.reload()

    def _is_extension(self, key: str) -> bool:
        return parse_written(key, self._notes.site).kind is DialKind.INTERNAL

    def show_changes(self) -> None:
        """Show the present notes of the hub, after :data:`RELOAD_MS`."""
        if not self._reload_timer.isActive():
            self._reload_timer.start()

    def handle_conflict(self, conflict: SharedConflict, position: int = 0) -> None:
        """Keep a text that the hub of a site has refused because the note has been changed meanwhile."""
        text = conflict.change.value
        self._notes.reload()
        # A refused deletion needs no decision: the note stays deleted, or as the other user has changed it.
        if isinstance(text, str) and text:
            self._keep(self._storage.find_key(self._sites[position], conflict.change.id), text)

    def open_dialogs(self) -> None:
        """Open a dialog for each note that is undecided."""
        self._notes.reload()
        for key in list(self.undecided):
            self._open_dialog(key)

    def _handle_local_conflict(self, conflict: NoteConflict) -> None:
        if conflict.own_text:
            self._keep(conflict.key, conflict.own_text)

    def _keep(self, key: str, text: str) -> None:
        earlier = self.undecided.get(key, "")
        self._set_undecided({**self.undecided, key: merge_texts(text, earlier) if earlier else text})
        self._open_dialog(key)

    def _set_undecided(self, undecided: dict[str, str]) -> None:
        self.undecided = undecided
        if self._file is not None:
            try:
                self._file.save(undecided)
            except OSError as error:
                self._window.link_bar.show_status_message(str(error.strerror))
        self.undecided_changed.emit()

    def _open_dialog(self, key: str) -> None:
        if (open_dialog := self.dialogs.pop(key, None)) is not None:
            open_dialog.close()
        dialog = NoteConflictDialog(
            self._describe_subject(key),
            self.undecided[key],
            self._notes.find_text(key),
            self._find_author(key),
            self._window,
        )
        self.dialogs[key] = dialog
        dialog.text_chosen.connect(lambda text: self._decide(key, text, dialog.other_text))
        dialog.finished.connect(lambda _result: self._forget_dialog(key, dialog))
        # It does not take the keyboard from someone who is typing elsewhere.
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        dialog.show()

    def _find_author(self, key: str) -> str:
        """Return the author of the present text of a note; empty for no note, or for several of them."""
        found = self._storage.list_entries(key)
        return found[0].by if len(found) == 1 else ""

    def _forget_dialog(self, key: str, dialog: NoteConflictDialog) -> None:
        if self.dialogs.get(key) is dialog:
            del self.dialogs[key]

    def _decide(self, key: str, text: str, seen_text: str) -> None:
        self._set_undecided({other: own for other, own in self.undecided.items() if other != key})
        # The note may have changed again meanwhile: then this text is kept as undecided.
        self._notes.save_text(key, text, seen_text)

    def _describe_subject(self, key: str) -> str:
        """Return the name of the person that a note is about, and the number."""
        suffix = find_number_suffix(key)
        for person in self._window.models.directory_people:
            # Normalising a number takes ten times as long as comparing its end.
            if find_number_suffix(person.number) == suffix and self._notes.build_storage_key(person) == key:
                return f"{person.name} ({person.number})" if person.name else person.number
        return key.removeprefix("name:")

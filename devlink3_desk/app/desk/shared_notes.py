"""The notes of a desk on a hub: shared with the other desks, with nothing overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from devlink3_desk.numbers.search import number_suffix
from devlink3_desk.qt.colleagues.note_conflict_dialog import NoteConflictDialog, merge_texts
from devlink3_desk.qt.core.notes import NoteConflict, NoteStorage
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.hub.shared_entries import SharedConflict, SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.services.storage.json_store import JsonFile, log_problem

RELOAD_MS: Final = 50
"""Changes of notes within this time are shown together, such as all of them after connecting."""

QueueChange = Callable[[SharedKind, str, Any], None]


class HubNoteStorage:
    """The notes of the hub, and those of this desk from before where the hub has none."""

    def __init__(self, shared: SharedEntries, queue_change: QueueChange, local: NoteStorage | None) -> None:
        self._shared, self._queue_change, self._local = shared, queue_change, local

    def load(self) -> dict[str, str]:
        """Return all notes by key."""
        local = {} if self._local is None else self._local.load()
        values = self._shared.list_values(SharedKind.NOTE)
        return {**local, **{key: text for key, text in values.items() if isinstance(text, str)}}

    def save_note(self, key: str, text: str) -> dict[str, str]:
        """Share a note, or delete it if ``text`` is empty, and return all notes by key."""
        is_local = self._shared.find_value(SharedKind.NOTE, key) is None
        if text or not is_local:
            self._queue_change(SharedKind.NOTE, key, text or None)
        if is_local and self._local is not None and key in self._local.load():
            # The text that was shown and edited was that of this desk.
            self._local.save_note(key, "")
        return self.load()


class SharedNotes(QObject):
    """Connects the notes of a window with a hub, and keeps each text that could not be saved.

    A text of the user that someone else was faster than is kept, also over a restart, until the user has
    decided what the note is to be.
    """

    undecided_changed = Signal()
    """Emitted when :attr:`undecided` has changed."""

    def __init__(
        self, window: MainWindow, shared: SharedEntries, queue_change: QueueChange, path: Path | None
    ) -> None:
        """``path`` keeps what is undecided; ``None`` for this run only."""
        super().__init__(window)
        self._window, self._shared = window, shared
        self._file = None if path is None else JsonFile(path, dict[str, str], log_problem)
        self.undecided: dict[str, str] = (self._file and self._file.load()) or {}
        """The user's texts by the keys of the notes."""
        self.dialogs: dict[str, NoteConflictDialog] = {}
        """The open dialogs by the keys of the notes."""
        self._notes = window.models.notes
        self._reload_timer = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._reload_timer.timeout.connect(self._notes.reload)
        self._notes.set_storage(HubNoteStorage(shared, queue_change, self._notes.storage))
        self._notes.conflict_found.connect(self._take_local_conflict)

    def show_changes(self) -> None:
        """Show what the hub has now, soon."""
        if not self._reload_timer.isActive():
            self._reload_timer.start()

    def take_conflict(self, conflict: SharedConflict) -> None:
        """Keep a text that the hub has refused because the note is another one by now."""
        text = conflict.change.value
        self._notes.reload()
        # Two who have deleted a note, or one who has deleted what another one has changed: the text stays.
        if isinstance(text, str) and text:
            self._keep(conflict.change.id, text)

    def open_dialogs(self) -> None:
        """Open a dialog for each note that is undecided."""
        self._notes.reload()
        for key in list(self.undecided):
            self._open_dialog(key)

    def _take_local_conflict(self, conflict: NoteConflict) -> None:
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
        entry = self._shared.entries.get((SharedKind.NOTE, key))
        dialog = NoteConflictDialog(
            self._describe_subject(key),
            self.undecided[key],
            self._notes.text_of(key),
            "" if entry is None else entry.by,
            self._window,
        )
        self.dialogs[key] = dialog
        dialog.text_chosen.connect(lambda text: self._decide(key, text, dialog.other_text))
        dialog.finished.connect(lambda _result: self._forget_dialog(key, dialog))
        # It does not take the keyboard from someone who is typing elsewhere.
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        dialog.show()

    def _forget_dialog(self, key: str, dialog: NoteConflictDialog) -> None:
        if self.dialogs.get(key) is dialog:
            del self.dialogs[key]

    def _decide(self, key: str, text: str, seen_text: str) -> None:
        self._set_undecided({other: own for other, own in self.undecided.items() if other != key})
        # The note may have changed again meanwhile: then this text is kept as undecided.
        self._notes.save_text(key, text, seen_text)

    def _describe_subject(self, key: str) -> str:
        """Return the name of the person that a note is about, and the number."""
        suffix = number_suffix(key)
        for person in self._window.models.directory_people:
            # Normalising a number takes ten times as long as comparing its end.
            if number_suffix(person.number) == suffix and self._notes.storage_key(person) == key:
                return f"{person.name} ({person.number})" if person.name else person.number
        return key.removeprefix("name:")

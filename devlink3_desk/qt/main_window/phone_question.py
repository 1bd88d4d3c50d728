"""The question of the first start which phone is that of the user: a row in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.qt.extensions.extension_model import ExtensionModel

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.phone_dialog import PhoneDialog

QUESTION_KEY: Final = "phone-question"
"""Key in the layout store; present once the question was answered."""


class PhoneQuestion(Banner):
    """Asks once, as soon as the PBX has named its extensions, and only while no extension is chosen."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        store: LayoutStore,
        preferences: PreferencesModel,
        extensions: ExtensionModel,
        parent: QWidget,
    ) -> None:
        """``store`` remembers that the question was answered; ``extensions`` are those to choose from."""
        text = self.tr("Which phone is yours? Then your calls come first.")
        super().__init__(theme_manager, "contact", "good", parent, text=text, is_prominent=False)
        self._store, self._preferences, self._extensions = store, preferences, extensions
        self.choose_button = self.add_button(self.tr("Choose…"), self.open_dialog)
        self.later_button = self.add_button(self.tr("Not now"), self._dismiss_question)
        extensions.rowsInserted.connect(self.update_visibility)
        extensions.modelReset.connect(self.update_visibility)
        preferences.changed.connect(self.update_visibility)
        self.hide()
        self.update_visibility()

    @staticmethod
    def was_answered(store: LayoutStore) -> bool:
        """Return whether the user has answered the question, now or in an earlier run."""
        return store.load(QUESTION_KEY) == b"answered"

    def update_visibility(self) -> None:
        """Show the question while there is someone to choose and nobody is chosen."""
        has_choice = self._extensions.rowCount() > 0 and not self._preferences.value.people.me
        self.setVisible(has_choice and not self.was_answered(self._store))

    def open_dialog(self) -> PhoneDialog:
        """Open the list of extensions."""
        from devlink3_desk.qt.main_window.phone_dialog import NamedExtension, PhoneDialog

        named = (NamedExtension(row.key, row.name) for row in self._extensions)
        dialog = PhoneDialog(self._theme_manager, named, self.window())
        dialog.phone_chosen.connect(self._choose_phone)
        dialog.open()
        return dialog

    def _choose_phone(self, number: str) -> None:
        people = msgspec.structs.replace(self._preferences.value.people, me=(number,))
        self._preferences.update_sections(people=people)
        self._dismiss_question()

    def _dismiss_question(self) -> None:
        self._store.save(QUESTION_KEY, b"answered")
        self.hide()

"""Settings pages of the user: own and watched extensions, language, colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from devlink3_desk.preferences import ColourPreferences, LanguagePreferences, Preferences
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.dialog import SettingsPage, match_dialogs
from devlink3_desk.qt.core.form_widgets import create_button
from devlink3_desk.qt.core.people_tree import PeopleTree
from devlink3_desk.qt.core.state_display import AWAY_SIGNS, CALL_SIGNS, EXTENSION_SIGNS, StateSign
from devlink3_desk.qt.core.theme import BASE_FONT_POINTS, Theme, ThemeManager, override_state_colours
from devlink3_desk.qt.core.translation import LANGUAGES, find_language_name
from devlink3_desk.qt.core.widgets import Label, TextIconLabel
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus
from devlink3_desk.switchboard.presence import AwayReason

MAX_NAME_LENGTH: Final = 60


class PeoplePage(SettingsPage):
    """The extensions of the user, and the extensions and hunt groups that the user watches."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "My phone")

    def __init__(self, list_names: Callable[[], Mapping[str, str]], parent: QWidget | None = None) -> None:
        """``list_names`` returns the names of all extensions and hunt groups by their numbers."""
        super().__init__(parent)
        self._list_names = list_names
        self.add_hint(
            self.tr(
                "Calls for you are listed first and ring loudest, followed by calls for the people and "
                "hunt groups that you watch."
            )
        )
        self.people_tree = PeopleTree(self)
        self.title_label.setBuddy(self.people_tree.search_field)
        self.body_layout.addWidget(self.people_tree, 1)
        name_row = QHBoxLayout()
        name_label = Label(self.tr("My name for colleagues"), "", self)
        self.name_field = QLineEdit(self)
        self.name_field.setMaxLength(MAX_NAME_LENGTH)
        self.name_field.setPlaceholderText(self.tr("That of my extension"))
        name_label.setBuddy(self.name_field)
        name_row.addWidget(name_label)
        name_row.addWidget(self.name_field, 1)
        self.body_layout.addLayout(name_row)

    def show_preferences(self, preferences: Preferences) -> None:
        """List all extensions and hunt groups, and check the chosen ones."""
        self.name_field.setText(preferences.people.name)
        # Requested each time: the names arrive after the window is shown.
        self.people_tree.show_people(self._list_names(), preferences.people)

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the checked numbers and the name."""
        people = self.people_tree.update_people(preferences.people)
        people = msgspec.structs.replace(people, name=self.name_field.text().strip())
        return msgspec.structs.replace(preferences, people=people)


class LanguagePage(SettingsPage):
    """The language of the window."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Language")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language_box = QComboBox(self)
        self.language_box.setAccessibleName(self.title)
        self.title_label.setBuddy(self.language_box)
        self.language_box.addItem(self.tr("System language"), "")
        for language in LANGUAGES:
            self.language_box.addItem(find_language_name(language), language)
        self.body_layout.addWidget(self.language_box)
        self.add_hint(
            self.tr(
                "The language changes after a restart. Numbers, times and dates use the format of this "
                "computer."
            )
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Select the language of ``preferences``."""
        # A language that this version of the program lacks is shown as that of the system.
        self.language_box.setCurrentIndex(max(0, self.language_box.findData(preferences.language.language)))

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the selected language."""
        language = LanguagePreferences(language=self.language_box.currentData())
        return msgspec.structs.replace(preferences, language=language)


LEGEND: Final[tuple[tuple[StateSign, str], ...]] = (
    *((CALL_SIGNS[status], state_display.CALL_STATE_TEXTS[status]) for status in CallStatus),
    (EXTENSION_SIGNS[ExtensionStatus.IDLE], QT_TRANSLATE_NOOP("Words", "Extension free")),
    (EXTENSION_SIGNS[ExtensionStatus.BUSY], QT_TRANSLATE_NOOP("Words", "Extension busy")),
    (AWAY_SIGNS[AwayReason.DO_NOT_DISTURB], QT_TRANSLATE_NOOP("Words", "Do not disturb")),
    (AWAY_SIGNS[AwayReason.ABSENT], QT_TRANSLATE_NOOP("Words", "Absent")),
    (AWAY_SIGNS[AwayReason.FORWARDED], QT_TRANSLATE_NOOP("Words", "Forwarded")),
    (AWAY_SIGNS[AwayReason.LOGGED_OUT], QT_TRANSLATE_NOOP("Words", "Not logged in")),
)
"""Every state that has a colour, with its text."""

SWATCH_SIZE: Final = QSize(34, 16)
"""Size beside letters of normal size, in device-independent pixels."""
SWATCH_GAP: Final = 8
"""Pixels between a swatch and the text of its button, which the style does not add."""


class ColoursPage(SettingsPage):
    """Icon, text and colour of every state."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Colours")

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._chosen_colours: dict[str, str] = {}
        self._state_icons: dict[str, list[tuple[TextIconLabel, str]]] = {}
        self.colour_buttons: dict[str, QPushButton] = {}
        self._swatch_size = SWATCH_SIZE * (self.font().pointSizeF() / BASE_FONT_POINTS)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        first_states: dict[str, str] = {}
        for row, (sign, text) in enumerate(LEGEND):
            icon = TextIconLabel(18, self)
            grid.addWidget(icon, row, 0)
            self._state_icons.setdefault(sign.colour_key, []).append((icon, sign.icon))
            state = state_display.translate_state_text(text)
            label = Label(state, "", self)
            grid.addWidget(label, row, 1)
            # Several states share a colour; the first one gets the button for all of them.
            first_state = first_states.setdefault(sign.colour_key, state)
            if first_state != state:
                note = self.tr("Same as {state}").format(state=first_state)
                grid.addWidget(Label(note, "muted", self), row, 2)
            else:
                button = create_button(
                    self.tr("Change…"), partial(self._open_colour_dialog, sign.colour_key), self
                )
                button.setIconSize(self._swatch_size)
                label.setBuddy(button)
                button.setAccessibleName(self.tr("Change the colour: {state}").format(state=state))
                grid.addWidget(button, row, 2)
                self.colour_buttons[sign.colour_key] = button
        self.body_layout.addLayout(grid)
        self.reset_button = create_button(self.tr("Reset all to defaults"), self._reset_colours, self)
        self.body_layout.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_hint(self.tr("Text is made darker or lighter where a colour would be hard to read."))
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the colours of ``preferences``."""
        # A copy, so that the preferences do not change before OK or Apply.
        self._chosen_colours = dict(preferences.colours.states)
        self._update_colours()

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the chosen colours."""
        return msgspec.structs.replace(
            preferences, colours=ColourPreferences(states=dict(self._chosen_colours))
        )

    def set_colour(self, colour_key: str, colour: str) -> None:
        """Choose a colour, such as ``#c24a00``, for the states with ``colour_key``."""
        self._chosen_colours[colour_key] = colour
        self._update_colours()

    def _open_colour_dialog(self, colour_key: str) -> None:
        dialog = QColorDialog(QColor(self._build_preview_theme().find_colours(colour_key).solid), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.colour_buttons[colour_key].accessibleName())
        match_dialogs(dialog)
        dialog.colorSelected.connect(lambda colour: self.set_colour(colour_key, colour.name()))
        dialog.open()

    def _reset_colours(self) -> None:
        self._chosen_colours.clear()
        self._update_colours()

    def _build_preview_theme(self) -> Theme:
        # Based on the theme without custom colours, so that a reset is visible.
        return override_state_colours(self._theme_manager.default_theme, self._chosen_colours)

    def _update_colours(self) -> None:
        theme = self._build_preview_theme()
        for colour_key, icons in self._state_icons.items():
            colours = theme.find_colours(colour_key)
            for label, icon in icons:
                label.show_icon(icon, colours.ink)
            swatch = QPixmap(self._swatch_size)
            swatch.fill(Qt.GlobalColor.transparent)
            painter = QPainter(swatch)
            area = swatch.rect()
            is_left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            gaps = (0, -SWATCH_GAP) if is_left else (SWATCH_GAP, 0)
            painter.fillRect(area.adjusted(gaps[0], 0, gaps[1], 0), QColor(colours.solid))
            painter.end()
            self.colour_buttons[colour_key].setIcon(QIcon(swatch))

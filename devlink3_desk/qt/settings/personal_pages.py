"""Who sits here, and who is watched."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QGridLayout, QPushButton, QWidget

from devlink3_desk.preferences import ColourPreferences, LanguagePreferences, Preferences
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.dialog import SettingsPage
from devlink3_desk.qt.core.state_display import AWAY_SIGNS, CALL_SIGNS, EXTENSION_SIGNS, StateSign
from devlink3_desk.qt.core.theme import Theme, ThemeManager, override_state_colours
from devlink3_desk.qt.core.translation import LANGUAGES, native_language_name
from devlink3_desk.qt.core.widgets import IconLabel, Label, PeopleTree
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus
from devlink3_desk.switchboard.presence import AwayReason


class PeoplePage(SettingsPage):
    """Every extension and hunt group that the desk knows."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Me and mine")

    def __init__(self, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.add_hint(
            self.tr(
                "Calls for you stand first and ring loudest; those for the people and groups that you "
                "watch come next."
            )
        )
        self.people_tree = PeopleTree(self)
        self.body_layout.addWidget(self.people_tree, 1)

    def show_preferences(self, preferences: Preferences) -> None:
        """List everyone with the boxes that hold."""
        names = {row.info.extension: row.name for row in self._models.extensions}
        names |= {row.info.group: row.name for row in self._models.groups}
        self.people_tree.show_people(names, preferences.people)

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences with the boxes as they are."""
        return msgspec.structs.replace(
            preferences, people=self.people_tree.updated_people(preferences.people)
        )


class LanguagePage(SettingsPage):
    """A language, or that of the system."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Language")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language_box = QComboBox(self)
        self.language_box.setAccessibleName(self.title)
        self.language_box.addItem(self.tr("That of the system"), "")
        for language in LANGUAGES:
            self.language_box.addItem(native_language_name(language), language)
        self.body_layout.addWidget(self.language_box)
        self.add_hint(
            self.tr(
                "It changes with the next start. Numbers, times and dates have the form that this computer "
                "gives them."
            )
        )
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        self.language_box.setCurrentIndex(max(0, self.language_box.findData(preferences.language.language)))

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        language = LanguagePreferences(language=self.language_box.currentData())
        return msgspec.structs.replace(preferences, language=language)


LEGEND: Final[tuple[tuple[StateSign, str], ...]] = (
    *((CALL_SIGNS[status], state_display.CALL_STATE_TEXTS[status]) for status in CallStatus),
    (EXTENSION_SIGNS[ExtensionStatus.IDLE], state_display.EXTENSION_STATE_TEXTS[ExtensionStatus.IDLE]),
    (EXTENSION_SIGNS[ExtensionStatus.BUSY], QT_TRANSLATE_NOOP("Words", "Extension busy")),
    (AWAY_SIGNS[AwayReason.DO_NOT_DISTURB], QT_TRANSLATE_NOOP("Words", "Wants no calls")),
    (AWAY_SIGNS[AwayReason.ABSENT], QT_TRANSLATE_NOOP("Words", "Absent")),
    (AWAY_SIGNS[AwayReason.FORWARDED], QT_TRANSLATE_NOOP("Words", "Calls go elsewhere")),
    (AWAY_SIGNS[AwayReason.LOGGED_OUT], QT_TRANSLATE_NOOP("Words", "Not logged in")),
)
"""Every state that has a colour, with its words."""

SWATCH_SIZE: Final = QSize(28, 16)


class ColoursPage(SettingsPage):
    """Shape, word and colour of every state."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Colours")

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._chosen_colours: dict[str, str] = {}
        self._state_icons: dict[str, list[tuple[IconLabel, str]]] = {}
        self.colour_buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (sign, text) in enumerate(LEGEND):
            icon = IconLabel(18, self)
            grid.addWidget(icon, row, 0)
            self._state_icons.setdefault(sign.colour_key, []).append((icon, sign.icon))
            word = state_display.translate_state_text(text)
            grid.addWidget(Label(word, "", self), row, 1)
            if sign.colour_key not in self.colour_buttons:
                button = self.colour_buttons[sign.colour_key] = QPushButton(self.tr("Change…"), self)
                button.setIconSize(SWATCH_SIZE)
                button.setAccessibleName(self.tr("Change the colour: {state}").format(state=word))
                button.clicked.connect(lambda _=False, tone=sign.colour_key: self._open_colour_dialog(tone))
                grid.addWidget(button, row, 2)
        self.body_layout.addLayout(grid)
        self.reset_button = QPushButton(self.tr("All as they were at first"), self)
        self.reset_button.clicked.connect(self._reset_colours)
        self.body_layout.addWidget(self.reset_button)
        self.add_hint(self.tr("Letters become darker or lighter where a colour could not be read."))
        self.body_layout.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        self._chosen_colours = dict(preferences.colours.states)
        self._update_colours()

    def updated_preferences(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        return msgspec.structs.replace(
            preferences, colours=ColourPreferences(states=dict(self._chosen_colours))
        )

    def set_colour(self, tone: str, colour: str) -> None:
        """Take a colour for a state."""
        self._chosen_colours[tone] = colour
        self._update_colours()

    def _open_colour_dialog(self, tone: str) -> None:
        dialog = QColorDialog(QColor(self._preview_theme().state_colours(tone).solid), self)
        dialog.setWindowTitle(self.colour_buttons[tone].accessibleName())
        dialog.colorSelected.connect(lambda chosen: self.set_colour(tone, chosen.name()))
        dialog.open()

    def _reset_colours(self) -> None:
        self._chosen_colours.clear()
        self._update_colours()

    def _preview_theme(self) -> Theme:
        return override_state_colours(self._theme_manager.default_theme, self._chosen_colours)

    def _update_colours(self) -> None:
        theme = self._preview_theme()
        for tone, icons in self._state_icons.items():
            for icon, name in icons:
                icon.show_icon(name, theme.state_colours(tone).ink)
            swatch = QPixmap(SWATCH_SIZE)
            swatch.fill(QColor(theme.state_colours(tone).solid))
            self.colour_buttons[tone].setIcon(QIcon(swatch))

"""The legend: what every shape and colour means, and another colour where somebody wants one."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QPushButton, QWidget

from devlink3_desk.preferences.colours import ColourPreferences
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.states import AWAY, CALL, EXTENSION, Sign
from devlink3_desk.qt.theme import Look, Theme, recoloured
from devlink3_desk.qt.widgets.basics import IconLabel, Label
from devlink3_desk.switchboard.presence import Away
from devlink3_desk.switchboard.views import CallStatus, ExtensionStatus

from .page import SettingsPage

LEGEND: Final[tuple[tuple[Sign, str], ...]] = (
    *((CALL[status], words.CALL[status]) for status in CallStatus),
    (EXTENSION[ExtensionStatus.IDLE], words.EXTENSION[ExtensionStatus.IDLE]),
    (EXTENSION[ExtensionStatus.BUSY], QT_TRANSLATE_NOOP("Words", "Extension busy")),
    (AWAY[Away.DO_NOT_DISTURB], QT_TRANSLATE_NOOP("Words", "Wants no calls")),
    (AWAY[Away.ABSENT], QT_TRANSLATE_NOOP("Words", "Absent")),
    (AWAY[Away.FORWARDED], QT_TRANSLATE_NOOP("Words", "Calls go elsewhere")),
    (AWAY[Away.LOGGED_OUT], QT_TRANSLATE_NOOP("Words", "Not logged in")),
)
"""Every state that has a colour, with its words."""

SWATCH: Final = QSize(28, 16)


class ColoursPage(SettingsPage):
    """Shape, word and colour of every state."""

    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Settings", "Colours")

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen: dict[str, str] = {}
        self._icons: dict[str, list[tuple[IconLabel, str]]] = {}
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (sign, text) in enumerate(LEGEND):
            icon = IconLabel(18, self)
            grid.addWidget(icon, row, 0)
            self._icons.setdefault(sign.tone, []).append((icon, sign.icon))
            word = words.word(text)
            grid.addWidget(Label(word, "", self), row, 1)
            if sign.tone not in self.buttons:
                button = self.buttons[sign.tone] = QPushButton(self.tr("Change…"), self)
                button.setIconSize(SWATCH)
                button.setAccessibleName(self.tr("Change the colour: {state}").format(state=word))
                button.clicked.connect(lambda _=False, tone=sign.tone: self._ask(tone))
                grid.addWidget(button, row, 2)
        self.column.addLayout(grid)
        self.first = QPushButton(self.tr("All as they were at first"), self)
        self.first.clicked.connect(self._forget)
        self.column.addWidget(self.first)
        self.explain(self.tr("Letters become darker or lighter where a colour could not be read."))
        self.column.addStretch(1)

    def load(self, preferences: Preferences) -> None:
        """Show what holds."""
        self._chosen = dict(preferences.colours.states)
        self._show()

    def chosen(self, preferences: Preferences) -> Preferences:
        """Return the preferences as they are here."""
        return msgspec.structs.replace(preferences, colours=ColourPreferences(states=dict(self._chosen)))

    def choose(self, tone: str, name: str) -> None:
        """Take a colour for a state."""
        self._chosen[tone] = name
        self._show()

    def _ask(self, tone: str) -> None:
        dialog = QColorDialog(QColor(self._theme().tone(tone).solid), self)
        dialog.setWindowTitle(self.buttons[tone].accessibleName())
        dialog.colorSelected.connect(lambda chosen: self.choose(tone, chosen.name()))
        dialog.open()

    def _forget(self) -> None:
        self._chosen.clear()
        self._show()

    def _theme(self) -> Theme:
        return recoloured(self._look.own_theme, self._chosen)

    def _show(self) -> None:
        theme = self._theme()
        for tone, icons in self._icons.items():
            for icon, name in icons:
                icon.show_icon(name, theme.tone(tone).ink)
            swatch = QPixmap(SWATCH)
            swatch.fill(QColor(theme.tone(tone).solid))
            self.buttons[tone].setIcon(QIcon(swatch))

"""The button in the status bar that says how many colleagues are present, and its menu."""

from __future__ import annotations

from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup, QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton, QWidget

from devlink3_desk.qt.colleagues.colleague_states import (
    MAX_STATE_TEXT,
    ColleagueModel,
    ColleagueState,
    DeskState,
    describe_state,
    format_clock,
)
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.dialog import match_dialogs
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.text import escape_mnemonics, format_tooltip, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager

HALF_HOUR: Final = 1800
MAX_BACK_TIMES: Final = 8
"""Number of times of return that are offered, half an hour apart."""
MAX_MENU_NAME: Final = 40
MAX_OWN_NAME: Final = 60
"""Length of the name under which the others see this desk, as in the settings."""
MAX_LISTED: Final = 40
"""Colleagues that a menu and a tooltip have room for; all are counted."""


class ColleaguesButton(QToolButton):
    """Who is at the other desks; the menu also sets where the user of this one is."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        model: ColleagueModel,
        preferences: PreferencesModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._model, self._preferences = theme_manager, model, preferences
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The arrow of the style is drawn over the text.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill_menu)
        self.setMenu(self._menu)
        model.changed.connect(self._update_button)
        theme_manager.changed.connect(self._update_button)
        preferences.changed.connect(self._publish_name)
        self._update_button()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Update the tooltip: *away until 14:00* does not stay true."""
        self._update_button()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Update the description for screen readers."""
        self._update_button()
        super().focusInEvent(event)

    def fill_menu(self) -> QMenu:
        """Fill the menu with the present colleagues, and return it."""
        menu = self._menu
        menu.clear()
        # Clearing a menu deletes its entries, but not what else was made for them.
        for child in (*menu.findChildren(QMenu), *menu.findChildren(QActionGroup)):
            child.deleteLater()
        others, now = self._model.list_others(), self._model.read_wall()
        if not self._model.is_current:
            menu.addAction(self.tr("The hub is not connected; this may be out of date")).setEnabled(False)
        if not others:
            menu.addAction(self.tr("Nobody is at another desk")).setEnabled(False)
        for other in others[:MAX_LISTED]:
            menu.addAction(escape_mnemonics(_format_colleague(other, now))).setEnabled(False)
        menu.addSeparator()
        self._add_own_states(menu, now)
        menu.addSeparator()
        menu.addAction(self.tr("Your name…")).triggered.connect(self.open_name_dialog)
        return menu

    def _add_own_states(self, menu: QMenu, now: float) -> None:
        own = self._model.own_state
        group = QActionGroup(menu)
        for state, text in (
            (ColleagueState.PRESENT, self.tr("I am present")),
            (ColleagueState.LUNCH, self.tr("I am at lunch")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(own.state is state)
            action.triggered.connect(partial(self._set_state, state))
            group.addAction(action)
        away = menu.addMenu(self.tr("I am away until"))
        first = (int(now) // HALF_HOUR + 1) * HALF_HOUR
        for number in range(MAX_BACK_TIMES):
            until = float(first + number * HALF_HOUR)
            away.addAction(format_clock(until)).triggered.connect(
                partial(self._set_state, ColleagueState.AWAY, until)
            )
        away.addSeparator()
        away.addAction(self.tr("I do not know")).triggered.connect(
            partial(self._set_state, ColleagueState.AWAY)
        )
        if own.state in (ColleagueState.AWAY, ColleagueState.OTHER):
            current = menu.addAction(escape_mnemonics(_format_colleague(own, now)))
            current.setCheckable(True)
            current.setChecked(True)
            current.setEnabled(False)
            group.addAction(current)
        menu.addAction(self.tr("Other text…")).triggered.connect(self.open_text_dialog)

    def _set_state(self, state: ColleagueState, until: float | None = None, _checked: object = None) -> None:
        # A triggered action also passes whether it is checked.
        self._model.set_own_state(state, until=None if isinstance(until, bool) else until)

    def open_text_dialog(self) -> QInputDialog:
        """Ask for the text that the others will see."""
        return self._open_input(
            self.tr("Other text"),
            self.tr("What the others read beside your name:"),
            self._model.own_state.text,
            self._set_own_text,
            MAX_STATE_TEXT,
        )

    def open_name_dialog(self) -> QInputDialog:
        """Ask under which name the others see this desk."""
        return self._open_input(
            self.tr("Your name"),
            self.tr("The name that the others see:"),
            self._model.own_name,
            self._set_own_name,
            MAX_OWN_NAME,
        )

    def _open_input(self, title: str, label: str, text: str, accept: object, max_length: int) -> QInputDialog:
        dialog = QInputDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        match_dialogs(dialog)
        dialog.findChildren(QLineEdit)[0].setMaxLength(max_length)
        dialog.textValueSelected.connect(accept)
        dialog.open()
        return dialog

    def _set_own_text(self, text: str) -> None:
        text = text.strip()
        if text:
            self._model.set_own_state(ColleagueState.OTHER, text=text)

    def _set_own_name(self, name: str) -> None:
        people = self._preferences.value.people
        self._preferences.update_sections(people=msgspec.structs.replace(people, name=name.strip()))

    def _publish_name(self) -> None:
        if self._model.own_state.name != self._model.own_name:
            self._model.publish_own_state()

    def _update_button(self) -> None:
        count, own, now = self._model.count_present(), self._model.own_state, self._model.read_wall()
        theme = self._theme_manager.theme
        is_here = own.state is ColleagueState.PRESENT
        ink = theme.find_colours("connected" if self._model.is_current and is_here else "unknown").ink
        self.setIcon(assets.load_icon("contact" if is_here else "away", ink))
        text = self.tr("%n colleague(s) present", "", count)
        self.setText(text)
        lines = [_format_colleague(other, now) for other in self._model.list_others()[:MAX_LISTED]]
        if not is_here:
            lines.append(self.tr("The others see: {state}").format(state=_format_colleague(own, now)))
        if not self._model.is_current:
            lines.append(self.tr("The hub is not connected; this may be out of date"))
        self.setToolTip(format_tooltip("\n".join(lines)))
        self.setAccessibleName(text)
        self.setAccessibleDescription("\n".join(lines))


def _format_colleague(state: DeskState, now: float) -> str:
    name = sanitize_text(state.name)[:MAX_MENU_NAME] or "?"
    text = QCoreApplication.translate("Colleagues", "{name}: {state}")
    return text.format(name=name, state=describe_state(state, now))

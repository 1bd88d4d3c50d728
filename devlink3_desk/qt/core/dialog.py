"""Base classes of dialogs and settings pages."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.accessibility import move_focus, set_accessible_names
from devlink3_desk.qt.core.assets import load_app_icon
from devlink3_desk.qt.core.widgets import Label, WrappedLabel
from devlink3_desk.qt.core.window_placement import fit_into_screen
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

DIALOG_MARGINS: Final = (22, 18, 22, 16)
"""Space around the contents of a dialog: left, top, right, bottom, in device-independent pixels."""
DIALOG_SPACING: Final = 10
SPIN_BOX_MARGIN: Final = 6
MIN_CONTENT_LINES: Final = 4
"""Lines of text that the contents of a dialog have room for where they scroll."""
_ACCEPT_ROLES: Final = (QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.YesRole)


class Dialog(QDialog):
    """Base class of all dialogs, which gives them the same margins and buttons.

    It also sets missing accessible names, fits the screen, and orders the focus.
    """

    def create_column(self) -> QVBoxLayout:
        """Return the layout of the dialog, with the margins of all dialogs."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(DIALOG_SPACING)
        return column

    def create_buttons(
        self,
        kinds: QDialogButtonBox.StandardButton,
        accept_text: str = "",
        on_accepted: Callable[[], object] | None = None,
    ) -> QDialogButtonBox:
        """Return the row of buttons at the bottom of the dialog.

        ``accept_text`` replaces the text of the button that accepts, or adds one. ``on_accepted`` is called
        in place of :meth:`accept`. Enter presses the button that accepts, which has the accent colour.
        """
        buttons = QDialogButtonBox(kinds, self)
        if accept_text and not _list_accept_buttons(buttons):
            buttons.addButton(accept_text, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in _list_accept_buttons(buttons):
            button.setText(accept_text or button.text())
            set_primary(button)
        remove_button_icons(buttons)
        buttons.accepted.connect(self.accept if on_accepted is None else on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    def showEvent(self, event: QShowEvent) -> None:
        """Set mnemonics and accessible names, and adjust the size."""
        super().showEvent(event)
        self.choose_mnemonics()
        set_accessible_names(self)
        for box in self.findChildren(QAbstractSpinBox):
            # With a style sheet, Qt ignores the padding of these boxes where the text begins.
            margins = (0, 0, SPIN_BOX_MARGIN, 0) if box.isRightToLeft() else (SPIN_BOX_MARGIN, 0, 0, 0)
            box.lineEdit().setTextMargins(*margins)
        self.grow_to_fit()

    def choose_mnemonics(self) -> None:
        """Choose a letter for each input and button, with which Alt leads to it."""
        # Imported late: no dialog is open at the start.
        from devlink3_desk.qt.core.mnemonics import assign_mnemonics

        assign_mnemonics(self)

    def grow_to_fit(self) -> None:
        """Grow to the height that wrapped labels need, but not beyond the screen."""
        # QDialog uses the size hint, which does not depend on the width: wrapped text would be cut off.
        layout, size = self.layout(), fit_into_screen(self, self.size())
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()  # or inner layouts report the height of previous texts
            size.setHeight(max(size.height(), layout.totalHeightForWidth(size.width())))
        self.resize(fit_into_screen(self, size))
        # A dialog that has grown keeps its place, from which its buttons may be below the screen.
        excess = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if excess > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - excess))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus in visual order."""
        return move_focus(self, forward=next)


class ContentArea(QScrollArea):
    """The contents of a dialog, which scroll where the screen is too low for them.

    With room for all of them, it is as large as they are, and has no scroll bar.
    """

    def __init__(self, contents: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._contents = contents
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        # Its inputs have the focus, and scroll into view.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contents)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to scroll."""
        return self._contents.sizeHint().expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return a size with the width of the contents, and room for some lines."""
        width = self._contents.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, MIN_CONTENT_LINES * self.fontMetrics().lineSpacing())


def set_primary(button: QPushButton) -> None:
    """Give a button the accent colour, and make Enter press it."""
    button.setObjectName("primary")
    button.setDefault(True)
    # A style sheet is not applied again when the name of a widget changes.
    style = button.style()
    style.unpolish(button)
    style.polish(button)


def remove_button_icons(buttons: QDialogButtonBox) -> None:
    """Remove the icons of the style, which are black in every theme."""
    for button in buttons.buttons():
        button.setIcon(QIcon())


def match_dialogs(dialog: QDialog) -> None:
    """Give a dialog of Qt, such as that for one line of text, the buttons and margins of all dialogs."""
    # The dialog creates its children when it is about to be shown, or its size is asked for.
    dialog.sizeHint()
    layout = dialog.layout()
    if layout is not None:
        layout.setContentsMargins(*DIALOG_MARGINS)
        layout.setSpacing(DIALOG_SPACING)
    for buttons in dialog.findChildren(QDialogButtonBox):
        remove_button_icons(buttons)
        set_primary(accept_button(buttons))


def match_message_box(box: QMessageBox) -> None:
    """Give a message box the margins of all dialogs, and buttons without icons."""
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(*DIALOG_MARGINS)
    for button in box.buttons():
        button.setIcon(QIcon())


def create_notice(text: str) -> QMessageBox:
    """Return a message box that informs about ``text``; it is not shown yet."""
    # Imported late: PySide takes 3 ms to prepare the class, which few runs need.
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "DevLink3 Desk", text, QMessageBox.StandardButton.Ok)
    # It may be shown before the window, which sets the icon of the application.
    box.setWindowIcon(load_app_icon())
    match_message_box(box)
    return box


def accept_button(buttons: QDialogButtonBox) -> QPushButton:
    """Return the button that accepts the dialog, of a box that has one."""
    return _list_accept_buttons(buttons)[0]


def _list_accept_buttons(buttons: QDialogButtonBox) -> list[QPushButton]:
    return [
        button
        for button in buttons.buttons()
        if isinstance(button, QPushButton) and buttons.buttonRole(button) in _ACCEPT_ROLES
    ]


PAGE_MARGIN: Final = 20
"""Left and right margin of a settings page beside the list, in device-independent pixels."""


class SettingsSection(StrEnum):
    """A group of pages in the list of the settings, in the order in which they are listed."""

    DESK = "desk"
    CONTACTS = "contacts"
    HISTORY = "history"
    SYSTEM = "system"


SECTION_TEXTS: Final[dict[SettingsSection, str]] = {
    SettingsSection.DESK: QT_TRANSLATE_NOOP("Settings", "This desk"),
    SettingsSection.CONTACTS: QT_TRANSLATE_NOOP("Settings", "Contacts"),
    SettingsSection.HISTORY: QT_TRANSLATE_NOOP("Settings", "History, reports"),
    SettingsSection.SYSTEM: QT_TRANSLATE_NOOP("Settings", "Computer and PBX"),
}


class SettingsPage(QWidget):
    """Base class of the pages of the settings dialog.

    A page shows preferences and returns them with what was edited. It changes nothing itself: the dialog
    applies all pages together, with OK or Apply.
    """

    TITLE: ClassVar[str]
    """Title, marked for translation in the context ``Settings``."""
    SECTION: ClassVar[SettingsSection] = SettingsSection.DESK
    """The section of the list that the page belongs to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QCoreApplication.translate("Settings", self.TITLE)
        self.body_layout = QVBoxLayout(self)
        self.set_side_margin(PAGE_MARGIN)
        self.body_layout.setSpacing(10)
        self.title_label = Label(self.title, "emptyTitle", self)
        """The label of an input that has no other one, such as a list."""
        self.body_layout.addWidget(self.title_label)

    def set_side_margin(self, width: int) -> None:
        """Set the margin at the left and the right, in device-independent pixels."""
        self.side_margin = width
        self.body_layout.setContentsMargins(width, 4, width, 4)

    def add_hint(self, text: str) -> Label:
        """Append an explanation in muted colour."""
        label = WrappedLabel(text, "muted", self)
        self.body_layout.addWidget(label)
        return label

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the values of ``preferences``."""
        raise NotImplementedError

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` with the values that this page shows."""
        raise NotImplementedError

    def find_problem(self) -> str:
        """Return why the values cannot be applied, as one sentence; empty if they can."""
        return ""


class ImmediateSettingsPage(SettingsPage):
    """Base class of pages that edit something else than preferences: it applies immediately, not with OK."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = QCoreApplication.translate("Settings", "Changes on this page apply immediately, without OK.")
        self.add_hint(text)

    def show_preferences(self, preferences: Preferences) -> None:
        """Do nothing."""

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return ``preferences`` unchanged."""
        return preferences

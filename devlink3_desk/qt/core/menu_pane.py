"""How the context menu of a list is opened, and the base classes of the panes that have one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QWidget

from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.change_batcher import FirstPaintWatcher
from devlink3_desk.qt.core.person_menu import MenuSubject, PaneActions, PersonMenu
from devlink3_desk.qt.core.widgets import Pane


class MenuOpener(QObject):
    """Opens the menu of a view by the right mouse button, the menu key and Shift+F10."""

    def __init__(
        self,
        view: QWidget,
        person_menu: PersonMenu,
        find_subject: Callable[[], MenuSubject | None],
        find_actions: Callable[[], PaneActions] = PaneActions,
    ) -> None:
        """``find_subject`` returns who is selected, ``find_actions`` the actions of this place."""
        super().__init__(view)
        self._view, self._person_menu = view, person_menu
        self._find_subject, self._find_actions = find_subject, find_actions
        view.installEventFilter(self)
        if isinstance(view, QAbstractScrollArea):
            # Mouse events of a view belong to its viewport, key events to the view itself.
            view.viewport().installEventFilter(self)

    def follow_field(self, field: QWidget) -> None:
        """Open the menu by its keys while ``field``, which keeps the focus during a search, has it.

        The right mouse button still opens the field's own menu.
        """
        field.installEventFilter(self)

    def build_menu(self) -> QMenu | None:
        """Return the menu of what is selected; ``None`` if nothing is."""
        subject = self._find_subject()
        if subject is None:
            return None
        return self._person_menu.build_menu(subject, self._find_actions(), self._view)

    def open_menu(self, position: QPoint | None = None) -> QMenu | None:
        """Open the menu at a global position, or below the selected row."""
        menu = self.build_menu()
        if menu is not None:
            menu.popup(self._find_position() if position is None else position)
        return menu

    def edit_note(self) -> None:
        """Open the note on who is selected, or say why there is none."""
        self._person_menu.edit_note(self._find_subject(), self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu for its keys and its mouse button."""
        is_field = watched is not self._view and watched.parent() is not self._view
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_menu_key(event):
            # Without a selected row, the keys open the menu of the text in the field.
            return self.open_menu() is not None or not is_field
        if isinstance(event, QContextMenuEvent):
            # The keys have opened it already: not every platform sends this event for both of them.
            is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            if is_field:
                return is_key and self._find_subject() is not None
            if not is_key and self._is_on_row(event):
                self.open_menu(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def _is_on_row(self, event: QContextMenuEvent) -> bool:
        view = self._view
        if not isinstance(view, QAbstractItemView):
            return True
        return view.indexAt(view.viewport().mapFromGlobal(event.globalPos())).isValid()

    def _find_position(self) -> QPoint:
        view = self._view
        if not isinstance(view, QAbstractItemView):
            return view.mapToGlobal(view.rect().center())
        view.scrollTo(view.currentIndex())
        return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())


def is_menu_key(event: QKeyEvent) -> bool:
    """Return whether a key opens the context menu, on every platform."""
    is_shift_f10 = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return is_shift_f10 or event.key() == Qt.Key.Key_Menu


class MenuPane(Pane):
    """A pane whose selected row has the context menu."""

    menu_opener: MenuOpener | None = None
    """``None`` until :meth:`set_person_menu` is called."""

    def set_person_menu(self, person_menu: PersonMenu) -> None:
        """Open the menu in :meth:`find_menu_view`."""
        self.menu_opener = MenuOpener(
            self.find_menu_view(), person_menu, self.find_menu_subject, self.find_menu_actions
        )

    def build_menu(self) -> QMenu | None:
        """Return the menu of what is selected; ``None`` if nothing is."""
        return None if self.menu_opener is None else self.menu_opener.build_menu()

    def find_menu_view(self) -> QWidget:
        """Return the widget in which the menu is opened, the first list unless a pane says otherwise."""
        return self.trackers[0].view

    def find_menu_subject(self) -> MenuSubject | None:
        """Return who is selected; ``None`` if nobody is."""
        raise NotImplementedError

    def find_menu_actions(self) -> PaneActions:
        """Return the actions that are special to this pane."""
        return PaneActions()


class LateMenuPane(MenuPane):
    """A pane that creates its contents after its first paint: while it is behind a tab, it has none."""

    contents_created = Signal()
    """Emitted when the contents exist."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.has_contents = False
        """Whether the contents exist."""
        self._person_menu: PersonMenu | None = None
        FirstPaintWatcher(self, self.create_contents)

    def create_contents(self) -> None:
        """Create the contents, unless they exist."""
        if self.has_contents:
            return
        self.build_contents()
        self.has_contents = True
        if self._person_menu is not None:
            super().set_person_menu(self._person_menu)
        # A dock has the title bar, with what was added to it, by now.
        set_accessible_names(self)
        set_accessible_names(self.title_bar)
        self.contents_created.emit()

    def build_contents(self) -> None:
        """Create the widgets of the pane; called once."""
        raise NotImplementedError

    def set_person_menu(self, person_menu: PersonMenu) -> None:
        """Open the menu in :meth:`find_menu_view`, as soon as there are contents."""
        self._person_menu = person_menu
        if self.has_contents:
            super().set_person_menu(person_menu)

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the focus to the first list."""
        self.create_contents()
        super().focus_contents(reason)

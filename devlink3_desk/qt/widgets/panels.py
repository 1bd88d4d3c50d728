"""The panel of extensions, the cards of hunt groups and the directory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from devlink3_desk.qt.delegates.people import PersonDelegate
from devlink3_desk.qt.delegates.tiles import ExtensionDelegate, QueueDelegate
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import ExtensionStatus

from .basics import Label, Pane, RowWatch
from .calls_pane import search_icon
from .views import PeopleView, TileList


class ExtensionsPane(Pane):
    """Who is free, who is talking, and with whom."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Extensions"))
        self._models = models
        self.count = Label("", "muted", self)
        self.header.addWidget(self.count)
        self.header.addStretch(1)
        self.by_name = self._toggle(self.tr("A-Z"), self.tr("Sort by name instead of by number"))
        self.by_name.toggled.connect(models.extension_list.sort_by_name)
        self.free = self._toggle(self.tr("Free only"), self.tr("Show only those who are free"))
        self.free.toggled.connect(self._show_free)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter extensions"))
        self.filter.setAccessibleName(self.tr("Filter extensions"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(190)
        self.filter.textChanged.connect(models.extension_list.set_filter)
        self.header.addWidget(self.filter)
        self.list = TileList(models.extension_list, self)
        self.list.setAccessibleName(self.tr("Extensions"))
        self.delegate = ExtensionDelegate(look, self.list)
        self.list.use(self.delegate)
        self.list.pressed_enter.connect(self._dial)
        self.list.doubleClicked.connect(self._dial)
        self.body.addWidget(self.list, 1)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    @property
    def technical(self) -> bool:
        """Whether the tiles show what CMExtn said."""
        return self.delegate.technical

    def show_technical(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Show what CMExtn said in every tile, or not."""
        self.delegate.technical = on
        self.list.fit()

    def _dial(self) -> None:
        row = self.list.watch.row()
        if row is not None:
            self.dial.emit(row.number)

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName("toggle")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        self.header.addWidget(button)
        return button

    def _show_free(self, on: bool) -> None:  # noqa: FBT001 (a slot)
        self._models.extension_list.set_states({ExtensionStatus.IDLE} if on else ())

    def refresh(self) -> None:
        """Count anew."""
        states = [row.view.state for row in self._models.extensions]
        if states:
            self.list.placeholder = self.tr("No extension matches.")
        else:
            self.list.placeholder = self.tr("The extensions appear here when the PBX has named them.")
        free = sum(state == ExtensionStatus.IDLE for state in states)
        self.count.setText(
            self.tr("{free} of {all} free").format(free=free, all=len(states)) if states else ""
        )


class GroupsPane(Pane):
    """Every hunt group: who waits, who is served."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Hunt groups"))
        self.header.addStretch(1)
        self.list = TileList(models.queue_list, self)
        self.list.setAccessibleName(self.tr("Hunt groups"))
        self.delegate = QueueDelegate(look, self.list)
        self.list.use(self.delegate)
        self.list.placeholder = self.tr("The hunt groups appear here when the PBX has named them.")
        self.body.addWidget(self.list, 1)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def snug_height(self) -> int:
        """Return the height that one row of cards needs, title included."""
        return self.bar.sizeHint().height() + self.delegate.least().height() + 9


class DirectoryPane(Pane):
    """Everyone, found while typing."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Directory"))
        self._models = models
        self.count = Label("", "muted", self)
        self.header.addWidget(self.count)
        self.header.addStretch(1)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search by name, department or number"))
        self.search.setAccessibleName(self.tr("Search the directory"))
        self.search.setClearButtonEnabled(True)
        search_icon(look, self.search)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._dial)
        self.search.installEventFilter(self)
        self.body.addWidget(self.search)
        self.body.setContentsMargins(8, 1, 8, 4)
        self.body.addSpacing(5)
        self.list = PeopleView(models.person_list, self)
        self.list.setAccessibleName(self.tr("Directory"))
        self.delegate = PersonDelegate(look, self.list)
        self.list.use(self.delegate)
        self.list.pressed_enter.connect(self._dial)
        self.list.doubleClicked.connect(self._dial)
        self.body.addWidget(self.list, 1)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def enter(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the search field, ready for another name."""
        self.search.setFocus(reason)
        self.search.selectAll()

    def number(self) -> str:
        """Return the number of the selected person, also while somebody types."""
        inside = self.list.hasFocus() or self.search.hasFocus()
        return self.list.watch.number() if inside else ""

    def refresh(self) -> None:
        """Count anew."""
        shown, everyone = self._models.person_list.rowCount(), self._models.people.rowCount()
        if shown != everyone:
            text = self.tr("{shown} of {all}").format(shown=f"{shown:n}", all=f"{everyone:n}")
        else:
            text = f"{everyone:n}" if everyone else ""
        self.count.setText(text)
        if everyone:
            self.list.placeholder = self.tr("Nobody found. Try a part of the name, or a number.")
        else:
            self.list.placeholder = self.tr("The directory appears here when the PBX has sent it.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the search field move through the answers."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in keys:
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        people = self._models.person_list
        people.set_filter(text)
        self.list.watch.select(people.key_at(0) if text and people.rowCount() else None)
        self.list.scrollToTop()
        self.refresh()

    def _dial(self) -> None:
        row = self.list.watch.row()
        if row is not None and row.number:
            self.dial.emit(row.number)

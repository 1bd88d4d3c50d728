"""The panel of extensions and the cards of hunt groups."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QToolButton, QWidget

from devlink3_desk.qt.choices import Choices
from devlink3_desk.qt.delegates.queues import QueueDelegate
from devlink3_desk.qt.delegates.tiles import ExtensionDelegate
from devlink3_desk.qt.models.batcher import Batch
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.theme import Look

from .basics import FilterField, Label, Pane, RowWatch
from .extension_pages import ExtensionPages
from .views import TileList


class ExtensionsPane(Pane):
    """Who is free, who is talking, and with whom."""

    def __init__(
        self, look: Look, models: DeskModels, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.name(self.tr("Extensions"))
        self._models, self._choices = models, choices
        self.count = Label("", "muted", self)
        self.header.addWidget(self.count)
        self.header.addStretch(1)
        self.as_list = self._toggle(self.tr("List"), self.tr("Show one below the other instead of tiles"))
        self.by_name = self._toggle(self.tr("A-Z"), self.tr("Sort by name instead of by number"))
        self.by_name.toggled.connect(models.extension_list.sort_by_name)
        self.free = self._toggle(self.tr("Free only"), self.tr("Show only those who are free"))
        self.free.toggled.connect(models.extension_list.show_only_free)
        self.filter = FilterField(self.tr("Filter extensions"), self)
        self.filter.textChanged.connect(models.extension_list.set_filter)
        self.header.addWidget(self.filter)
        self.list = TileList(models.extension_list, self)
        self.list.setAccessibleName(self.tr("Extensions"))
        self.delegate = ExtensionDelegate(look, self.list)
        self.list.use(self.delegate)
        self.list.pressed_enter.connect(self._dial)
        self.list.doubleClicked.connect(self._dial)
        self.pages = ExtensionPages(self.list, models, choices)
        self.header.insertWidget(self.header.indexOf(self.as_list), self.pages.chooser)
        self.as_list.toggled.connect(self._keep_shape)
        choices.changed.connect(self._show_shape)
        models.applied.connect(self._read_pages)
        models.presence_changed.connect(self.refresh)
        self.list.watch.looked_at.connect(models.looked_at)
        self._show_shape()
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

    def _keep_shape(self, as_list: bool) -> None:  # noqa: FBT001 (a slot)
        people = msgspec.structs.replace(self._choices.value.people, as_list=as_list)
        self._choices.replace(people=people)

    def _show_shape(self) -> None:
        as_list = self._choices.value.people.as_list
        self.as_list.setChecked(as_list)
        if as_list != self.delegate.whole_rows:
            self.delegate.whole_rows = as_list
            self.list.fit()

    def _read_pages(self, batch: Batch) -> None:
        if batch.people is not None:
            self.pages.read()

    def _dial(self) -> None:
        row = self.list.watch.row()
        if row is not None:
            self.dial.emit(row.number)

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName("toggle")
        button.setToolTip(tip)
        button.setCheckable(True)
        self.header.addWidget(button)
        return button

    def refresh(self) -> None:
        """Count anew."""
        everyone = self._models.extensions.rowCount()
        if everyone:
            self.list.placeholder = self.tr("No extension matches.")
            if self.pages.page.own and not self.pages.page.numbers:
                self.list.placeholder = self.tr("No favourites yet: choose them with Ctrl+D among all.")
        else:
            self.list.placeholder = self.tr("The extensions appear here when the PBX has named them.")
        free = self._models.extensions.free
        self.count.setText(
            self.tr("{free} of {all} free").format(free=free, all=everyone) if everyone else ""
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
        self.list.setMinimumHeight(48)  # Qt would have more, and show the upper edge of a second row
        self.body.addWidget(self.list, 1)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """The list."""
        return (self.list.watch,)

    def snug_height(self) -> int:
        """Return the height that two rows of small cards need, or one of whole ones, title included."""
        cards = max(self.delegate.height(whole=True), 2 * self.delegate.height(whole=False))
        return self.bar.sizeHint().height() + cards + 9

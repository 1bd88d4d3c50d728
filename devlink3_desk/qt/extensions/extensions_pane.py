"""The panel of extensions and the cards of hunt groups."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QToolButton, QWidget

from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import FilterField, Label, Pane, RowTracker
from devlink3_desk.qt.extensions.extension_delegate import ExtensionDelegate
from devlink3_desk.qt.extensions.extension_pages import ExtensionPages
from devlink3_desk.qt.groups.queue_delegate import QueueDelegate
from devlink3_desk.qt.main_window.desk_models import DeskModels


class ExtensionsPane(Pane):
    """Who is free, who is talking, and with whom."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        models: DeskModels,
        preferences: PreferencesModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Extensions"))
        self._models, self._preferences = models, preferences
        self.count_label = Label("", "muted", self)
        self.header_layout.addWidget(self.count_label)
        self.header_layout.addStretch(1)
        self.list_button = self._add_toggle_button(
            self.tr("List"), self.tr("Show one below the other instead of tiles")
        )
        self.sort_button = self._add_toggle_button(
            self.tr("A-Z"), self.tr("Sort by name instead of by number")
        )
        self.sort_button.toggled.connect(models.extension_list.set_sort_by_name)
        self.free_only_button = self._add_toggle_button(
            self.tr("Free only"), self.tr("Show only those who are free")
        )
        self.free_only_button.toggled.connect(models.extension_list.set_only_free)
        self.filter_field = FilterField(self.tr("Filter extensions"), self)
        self.filter_field.textChanged.connect(models.extension_list.set_filter)
        self.header_layout.addWidget(self.filter_field)
        self.tile_view = TileView(models.extension_list, self)
        self.tile_view.setAccessibleName(self.tr("Extensions"))
        self.delegate = ExtensionDelegate(theme_manager, self.tile_view)
        self.tile_view.set_tile_delegate(self.delegate)
        self.tile_view.enter_pressed.connect(self._dial_selected)
        self.tile_view.doubleClicked.connect(self._dial_selected)
        self.extension_pages = ExtensionPages(self.tile_view, models, preferences)
        self.header_layout.insertWidget(
            self.header_layout.indexOf(self.list_button), self.extension_pages.page_box
        )
        self.list_button.toggled.connect(self._save_list_mode)
        preferences.changed.connect(self._update_list_mode)
        models.batch_applied.connect(self._on_batch_applied)
        models.presence_changed.connect(self.refresh)
        self.tile_view.tracker.number_selected.connect(models.presence_requested)
        self._update_list_mode()
        self.body_layout.addWidget(self.tile_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The list."""
        return (self.tile_view.tracker,)

    @property
    def shows_technical(self) -> bool:
        """Whether the tiles show what CMExtn said."""
        return self.delegate.shows_technical

    def set_technical(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Show what CMExtn said in every tile, or not."""
        self.delegate.shows_technical = on
        self.tile_view.relayout_tiles()

    def _save_list_mode(self, as_list: bool) -> None:  # noqa: FBT001 (a slot)
        people = msgspec.structs.replace(self._preferences.value.people, as_list=as_list)
        self._preferences.update_sections(people=people)

    def _update_list_mode(self) -> None:
        as_list = self._preferences.value.people.as_list
        self.list_button.setChecked(as_list)
        if as_list != self.delegate.is_list_layout:
            self.delegate.is_list_layout = as_list
            self.tile_view.relayout_tiles()

    def _on_batch_applied(self, batch: ChangeBatch) -> None:
        if batch.people is not None:
            self.extension_pages.refresh_pages()

    def _dial_selected(self) -> None:
        row = self.tile_view.tracker.selected_row()
        if row is not None:
            self.dial_requested.emit(row.number)

    def _add_toggle_button(self, text: str, tooltip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName("toggle")
        button.setToolTip(tooltip)
        button.setCheckable(True)
        self.header_layout.addWidget(button)
        return button

    def refresh(self) -> None:
        """Count anew."""
        everyone = self._models.extensions.rowCount()
        if everyone:
            self.tile_view.placeholder_text = self.tr("No extension matches.")
            if self.extension_pages.current_page.is_custom and not self.extension_pages.current_page.numbers:
                self.tile_view.placeholder_text = self.tr(
                    "No favourites yet: choose them with Ctrl+D among all."
                )
        else:
            self.tile_view.placeholder_text = self.tr(
                "The extensions appear here when the PBX has named them."
            )
        free = self._models.extensions.free_count
        self.count_label.setText(
            self.tr("{free} of {all} free").format(free=free, all=everyone) if everyone else ""
        )


class GroupsPane(Pane):
    """Every hunt group: who waits, who is served."""

    def __init__(
        self, theme_manager: ThemeManager, models: DeskModels, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Hunt groups"))
        self.header_layout.addStretch(1)
        self.tile_view = TileView(models.queue_list, self)
        self.tile_view.setAccessibleName(self.tr("Hunt groups"))
        self.delegate = QueueDelegate(theme_manager, self.tile_view)
        self.tile_view.set_tile_delegate(self.delegate)
        self.tile_view.placeholder_text = self.tr("The hunt groups appear here when the PBX has named them.")
        self.tile_view.setMinimumHeight(48)  # Qt would have more, and show the upper edge of a second row
        self.body_layout.addWidget(self.tile_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The list."""
        return (self.tile_view.tracker,)

    def preferred_height(self) -> int:
        """Return the height that two rows of small cards need, or one of whole ones, title included."""
        cards = max(
            self.delegate.card_height(with_history=True), 2 * self.delegate.card_height(with_history=False)
        )
        return self.title_bar.sizeHint().height() + cards + 9

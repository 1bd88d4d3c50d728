"""The pane of hunt groups."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Pane, RowTracker
from devlink3_desk.qt.groups.group_delegate import GroupDelegate
from devlink3_desk.qt.groups.group_model import GroupList, GroupRow

MIN_VIEW_HEIGHT: Final = 48
"""In device-independent pixels. Qt's own minimum is larger, and shows the upper edge of a second row."""

PANE_MARGINS: Final = 9
"""Height of the pane around its title bar and view."""


MIN_WINDOW_LINES: Final = 27
"""Height of a window that has room for two lines on each card, in cards of one line."""


class GroupsPane(Pane):
    """A card for every hunt group, with the callers who wait and those who are being served."""

    def __init__(
        self, theme_manager: ThemeManager, group_list: GroupList, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Hunt groups"))
        self.header_layout.addStretch(1)
        self.tile_view: TileView[GroupRow] = TileView(group_list, self)
        self.tile_view.setAccessibleName(self.tr("Hunt groups"))
        self.delegate = GroupDelegate(theme_manager, self.tile_view)
        self.tile_view.set_tile_delegate(self.delegate)
        self.tile_view.placeholder_text = self.tr("Hunt groups appear here once the PBX has sent them.")
        self.tile_view.setMinimumHeight(MIN_VIEW_HEIGHT)
        self.body_layout.addWidget(self.tile_view, 1)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the card view."""
        return (self.tile_view.tracker,)

    def preferred_height(self) -> int:
        """Return the height of two rows of cards, with one line each in a window that is low for its text."""
        line_height = self.delegate.line_card_height()
        if self.window().height() < MIN_WINDOW_LINES * line_height:
            cards = 2 * line_height
        else:
            cards = max(
                self.delegate.card_height(with_history=True),
                2 * self.delegate.card_height(with_history=False),
            )
        return self.title_bar.sizeHint().height() + cards + PANE_MARGINS

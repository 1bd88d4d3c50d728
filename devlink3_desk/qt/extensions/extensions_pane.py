"""The pane of extensions as tiles or as a list, and how they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyleOptionViewItem, QToolButton, QWidget

from devlink3_desk.qt.core.chips import CountLabel
from devlink3_desk.qt.core.list_views import TileView
from devlink3_desk.qt.core.menu_pane import MenuPane
from devlink3_desk.qt.core.painting import (
    TILE_GAP,
    TextFace,
    TextRun,
    TileDelegate,
    format_elapsed,
    format_tile_elapsed,
)
from devlink3_desk.qt.core.person_menu import MenuNumber, MenuSubject, PaneActions
from devlink3_desk.qt.core.published_sets import PublishedSets
from devlink3_desk.qt.core.row_model import Index
from devlink3_desk.qt.core.search_fields import FilterField
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.state_display import (
    IDLE_STATES,
    StateSign,
    describe_extension_status,
    find_extension_sign,
)
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import RowTracker
from devlink3_desk.qt.extensions.extension_model import ExtensionList
from devlink3_desk.qt.extensions.extension_pages import ExtensionPages
from devlink3_desk.qt.extensions.extension_row import ExtensionRow
from devlink3_desk.switchboard.board_values import ExtensionStatus, Person

MIN_LEGIBLE_CHARACTERS: Final = 7
"""Characters of a detail text that must fit. Less of a name than this identifies nobody."""

MIN_NAME_DIGITS: Final = 14
"""Minimum width of a name on a tile, in bold digits: most names fit."""

TILE_MARGINS: Final = 9
"""Distance between the left and right edges of a tile and its texts, in device-independent pixels."""

NUMBER_GAP: Final = 8
"""Distance between the number and the state on a tile, in device-independent pixels."""

WORD_GAP: Final = 3
"""Distance of the word of a state from its icon and the time, in device-independent pixels.

On 1280 pixels, five tiles beside one another have the word of a call in every language.
"""

WIDEST_NUMBER: Final = "0000"
WIDEST_TIME: Final = "0:00+"
"""Number and time beside which the narrowest tile has the word of a call."""


def is_legible(face: TextFace, text: str, width: int) -> bool:
    """Return whether enough of ``text`` fits into ``width``: all of it, or the beginning of a long one."""
    legible_width = face.metrics.averageCharWidth() * MIN_LEGIBLE_CHARACTERS
    full_width = face.text_width(text)
    # "Talki…" is one letter short and looks like a mistake.
    return full_width <= width or (width >= legible_width and full_width > 1.5 * legible_width)


class ExtensionDelegate(TileDelegate[ExtensionRow]):
    """Paints an extension: its name, below it number, state, other party and time as far as there is room."""

    row_type = ExtensionRow

    shows_technical = False
    """Whether the latest CMExtn event is shown, too."""

    def minimum_size(self) -> QSize:
        """Return the smallest size of a tile, gap included."""
        name_width = self.tile_bold_face.text_width("0" * MIN_NAME_DIGITS)
        width = max(name_width, self._measure_call_line()) + 2 * (TILE_MARGINS + TILE_GAP)
        if self.is_list_layout:
            return QSize(width, self.tile_face.height + 10)
        lines = self.tile_face.height + self.small_face.height * (2 if self.shows_technical else 1)
        return QSize(width, lines + 15 + 2 * TILE_GAP)

    def _measure_call_line(self) -> int:
        """Return the width of the line below the name while somebody talks."""
        texts = (WIDEST_NUMBER, describe_extension_status(ExtensionStatus.BUSY), WIDEST_TIME)
        icon_size = self.small_face.height - 3
        return sum(map(self.small_face.text_width, texts)) + icon_size + NUMBER_GAP + 2 * WORD_GAP

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: ExtensionRow
    ) -> None:
        """Paint one tile, or one row of the list layout."""
        sign = find_extension_sign(row.info.state, row.away_reason)
        if self.is_list_layout:
            time = format_elapsed(index, is_lower_bound=row.is_lower_bound)
            self._draw_list_row(painter, option, row, sign, time)
        else:
            # "over 0:20" would take the place of the word of the state.
            time = format_tile_elapsed(index, is_lower_bound=row.is_lower_bound)
            self._draw_tile(painter, option, row, sign, time)

    def _draw_tile(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ExtensionRow,
        sign: StateSign,
        time: str,
    ) -> None:
        tile = option.rect.adjusted(TILE_GAP, TILE_GAP, -TILE_GAP, -TILE_GAP)
        ink, text_ink = self._draw_tile_panel(painter, tile, sign, self.theme.line)
        inner = tile.adjusted(TILE_MARGINS, 5, -TILE_MARGINS, -6)
        upper, lower = self.split_lines(inner, self.tile_face)
        if row.is_favourite:
            ink_of_star = "" if text_ink == self.theme.text else text_ink
            name = TextRun(self._select_name_face(row), text_ink, row.name)
            upper, lower = self.draw_star_beside(painter, name, upper, lower, upper.width(), ink_of_star)
        self.draw_text(painter, self._select_name_face(row), text_ink, upper, row.name)
        if self.shows_technical:
            self.draw_text(painter, self.small_face, ink, lower, row.technical_text)
            lower.translate(0, -self.small_face.height)
        # An idle phone shows no time, so that its place is free for the messages.
        if row.message_count and row.info.state in IDLE_STATES:
            lower = self._draw_message_count(painter, lower, row.message_count)
        if row.name != row.number:
            number_ink = self.theme.muted if text_ink == self.theme.text else text_ink
            width = self.draw_text(painter, self.small_face, number_ink, lower, row.number)
            lower = lower.adjusted(width + NUMBER_GAP, 0, 0, 0)
        self._draw_state_line(painter, lower, sign, ink, row, row.detail_text, time)
        self.draw_focus_frame(painter, tile, option)

    def _draw_list_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ExtensionRow,
        sign: StateSign,
        time: str,
    ) -> None:
        """Draw number, name, and the state with its details, in columns."""
        rect = option.rect.adjusted(TILE_GAP, 1, -TILE_GAP, -1)
        ink, text_ink = self._draw_tile_panel(painter, rect, sign, None)
        inner = rect.adjusted(TILE_MARGINS, 0, -TILE_MARGINS, 0)
        number = QRect(inner.left(), inner.top(), self.small_face.text_width("0" * 6), inner.height())
        self.draw_text(painter, self.small_face, text_ink, number, row.number)
        rest = inner.adjusted(number.width() + 10, 0, 0, 0)
        name = QRect(rest.left(), rest.top(), rest.width() // 3, rest.height())
        if row.is_favourite:
            name = self.draw_star(painter, name, "" if text_ink == self.theme.text else text_ink)
        self.draw_text(painter, self._select_name_face(row), text_ink, name, row.name)
        details = rest.adjusted(rest.width() // 3 + 10, 0, 0, 0)
        if self.shows_technical:
            technical = details.adjusted(details.width() // 2, 0, 0, 0)
            self.draw_text(painter, self.small_face, ink, technical, row.technical_text)
            details = details.adjusted(0, 0, -details.width() // 2 - 8, 0)
        top = details.top() + (details.height() - self.small_face.height) // 2
        line = QRect(details.left(), top, details.width(), self.small_face.height)
        self._draw_state_line(painter, line, sign, ink, row, row.full_detail_text, time)
        self.draw_focus_frame(painter, rect, option)

    def _draw_tile_panel(
        self, painter: QPainter, rect: QRect, sign: StateSign, line: str | None
    ) -> tuple[str, str]:
        """Draw the background of a tile; return the colours of its state and of its name."""
        colours = self.theme.find_colours(sign.colour_key)
        if self.is_prominent(sign):
            self.draw_panel(painter, QRectF(rect), colours.solid, line)
            return colours.on_solid, colours.on_solid
        self.draw_panel(painter, QRectF(rect), colours.tint, line)
        return colours.ink, self.theme.text

    def _select_name_face(self, row: ExtensionRow) -> TextFace:
        # Names of phones in use are bold: activity is seen without relying on colours.
        return self.tile_face if row.info.state in IDLE_STATES else self.tile_bold_face

    def _draw_message_count(self, painter: QPainter, line: QRect, message_count: int) -> QRect:
        """Draw the number of new messages at the end of a line; return the rest of the line."""
        size, ink, count = self.small_face.height - 3, self.theme.muted, str(message_count)
        width = self.draw_text(painter, self.small_face, ink, line, count, right=True)
        self.draw_icon(painter, "voicemail", ink, line.right() - width - size - 2, line.top() + 1, size)
        return line.adjusted(0, 0, -width - size - 8, 0)

    def _draw_state_line(
        self,
        painter: QPainter,
        line: QRect,
        sign: StateSign,
        ink: str,
        row: ExtensionRow,
        detail_text: str,
        time: str,
    ) -> None:
        # On a tile, a font of normal weight leaves room for the text of most states beside the time.
        face = self.small_bold_face if self.is_list_layout else self.small_face
        size = self.small_face.height - 3
        self.draw_icon(painter, sign.icon, ink, line.left(), line.top() + 1, size)
        # The time has precedence over the texts, which are elided.
        self.draw_text(painter, face, ink, line, time, right=True)
        rest = line.adjusted(size + WORD_GAP, 0, -face.text_width(time) - WORD_GAP if time else 0, 0)
        # The icon and the colours say the same as the word of a state, but not until when someone is away.
        fits = face.text_width(row.state_text) <= rest.width()
        is_absence_note = row.away_reason is not None and row.info.state in IDLE_STATES
        if not fits and not (is_absence_note and is_legible(face, row.state_text, rest.width())):
            return
        width = self.draw_text(painter, face, ink, rest, row.state_text)
        rest = rest.adjusted(width + 6, 0, 0, 0)
        if is_legible(self.small_face, detail_text, rest.width()):
            self.draw_text(painter, self.small_face, ink, rest, detail_text)


class ExtensionsPane(MenuPane):
    """All extensions or those of a page: who is free, who is talking, and with whom."""

    presence_requested = Signal(str)
    """Emitted with the number of an extension that has been selected, to have its presence read again."""

    details_requested = Signal(str)
    """Emitted with the id of a call whose details the user wants to see."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        extension_list: ExtensionList,
        preferences: PreferencesModel,
        parent: QWidget | None = None,
        published: PublishedSets | None = None,
    ) -> None:
        """``published`` are pages that all desks of a hub have."""
        super().__init__("", parent)
        self.set_title(self.tr("Extensions"))
        self._extension_list, self._preferences = extension_list, preferences
        self.tile_view: TileView[ExtensionRow] = TileView(extension_list, self)
        self.tile_view.setAccessibleName(self.tr("Extensions"))
        self.delegate = ExtensionDelegate(theme_manager, self.tile_view)
        self.tile_view.set_tile_delegate(self.delegate)
        self.tile_view.tracker.row_chosen.connect(self._dial_selected)
        self.tile_view.doubleClicked.connect(self._dial_selected)
        self.tile_view.tracker.number_selected.connect(self.presence_requested)
        self.extension_pages = ExtensionPages(self.tile_view, extension_list, preferences, published)
        self._build_header()
        self.body_layout.addWidget(self.tile_view, 1)
        preferences.changed.connect(self._update_list_mode)
        # Another page: no change of the switchboard may follow for a while.
        preferences.changed.connect(self.refresh)
        extension_list.source.presence_changed.connect(self.refresh)
        self._update_list_mode()

    def _build_header(self) -> None:
        # It gets the width that the title and the buttons leave, so that it shrinks first in a narrow pane.
        self.count_label = CountLabel("", "muted", self)
        self.count_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.header_layout.addWidget(self.count_label, 1)
        self.header_layout.addWidget(self.extension_pages.page_box)
        self.list_button = self._add_toggle_button(
            self.tr("List"), self.tr("Show as a list instead of tiles")
        )
        self.list_button.toggled.connect(self._save_list_mode)
        self.sort_button = self._add_toggle_button(self.tr("A-Z"), self.tr("Sort by name instead of number"))
        self.sort_button.toggled.connect(self._extension_list.set_sort_by_name)
        self.free_only_button = self._add_toggle_button(
            self.tr("Free only"), self.tr("Show only free extensions")
        )
        self.free_only_button.toggled.connect(self._extension_list.set_only_free)
        self.filter_field = FilterField(self.tr("Filter extensions"), self)
        self.filter_field.textChanged.connect(self._extension_list.set_filter)
        self.header_layout.addWidget(self.filter_field)
        # Also for the extension that the filter has found; the other keys of a page belong to the text there.
        self.filter_field.addAction(self.extension_pages.favourite_action)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The tracker of the tile view."""
        return (self.tile_view.tracker,)

    def find_search_field(self) -> QLineEdit:
        """Return the field that filters the extensions."""
        return self.filter_field

    def find_menu_subject(self) -> MenuSubject | None:
        """Return the extensions that are selected; the current one is called and noted."""
        row = self.tile_view.tracker.selected_row()
        if row is None:
            return None
        extensions = self.tile_view.tracker.selected_keys() or (row.key,)
        return MenuSubject(numbers=(MenuNumber(row.number),), name=row.name, extensions=extensions)

    def find_menu_actions(self) -> PaneActions:
        """Return what is done with the order of a page, and the details of the call of the extension."""
        row = self.tile_view.tracker.selected_row()
        details = None
        if row is not None and row.info.calls:
            details = partial(self.details_requested.emit, row.info.calls[0])
        return PaneActions(show_details=details, extras=self.extension_pages.menu_actions)

    def set_technical(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Show CMExtn events in the tiles and their tooltips, or hide them."""
        self.delegate.shows_technical = self._extension_list.source.shows_technical = on
        self.tile_view.relayout_tiles()

    def set_directory(self, people: Sequence[Person], group_members: Mapping[str, tuple[str, ...]]) -> None:
        """Set the people and hunt groups that pages are built from."""
        self.extension_pages.set_directory(people, group_members)

    def refresh(self) -> None:
        """Update the counter and the placeholder."""
        total, page = self._extension_list.source.rowCount(), self.extension_pages.current_page
        if not total:
            placeholder = self.tr("Extensions appear here once the PBX has sent them.")
        elif page.is_custom and not page.numbers:
            placeholder = self.tr("No favourites yet. Add them with Ctrl+D on the page “All”.")
        else:
            placeholder = self.tr("No matching extensions.")
        self.tile_view.placeholder_text = placeholder
        # Of all extensions, not of the page: the counter answers whether anyone can be reached.
        free = self._extension_list.source.free_count
        text = self.tr("{free} of {all} free").format(free=free, all=total)
        self.count_label.show_count(*((text, f"{free} / {total}") if total else ("", "")))

    def _save_list_mode(self, as_list: bool) -> None:  # noqa: FBT001 (a slot)
        people = msgspec.structs.replace(self._preferences.value.people, as_list=as_list)
        self._preferences.update_sections(people=people)

    def _update_list_mode(self) -> None:
        as_list = self._preferences.value.people.as_list
        # This emits toggled, too. Saving what is saved already changes nothing, so that it ends there.
        self.list_button.setChecked(as_list)
        if as_list != self.delegate.is_list_layout:
            self.delegate.is_list_layout = as_list
            self.tile_view.relayout_tiles()

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

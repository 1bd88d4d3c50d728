"""Widgets that panes and dialogs are built from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import ThemeManager

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from devlink3_desk.switchboard.board_values import LinkStatus
from collections.abc import Iterator, Mapping

import msgspec
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.text import fold_text

MIN_FILTER_CHARS: Final = 5
"""Of what is typed into a filter, seen where there is little room."""

DEFAULT_FILTER_CHARS: Final = 14
"""Letters of a name, which a filter has room for."""


class RowTracker(Protocol):
    """What a pane needs to know of a list in it; :class:`.Watch` is one."""

    view: QAbstractItemView

    def update_times(self) -> None:
        """Let the time of the visible rows go on."""

    def ensure_selection(self) -> None:
        """Select the first row where none is selected."""

    def selected_number(self) -> str:
        """Return the number of the selected row, empty where there is none."""

    def set_link_status(self, status: LinkStatus | None) -> None:
        """Take the state of a link that brings nothing new, ``None`` while all is well."""


class Label(QLabel):
    """A label that never takes what it shows for HTML."""

    def __init__(self, text: str = "", object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(object_name)
        if self.isRightToLeft():  # whatever letters it has: one that can be selected follows these
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)


class ElidedLabel(Label):
    """One line, which ends in … where there is too little room; all of it is told by name."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        del event
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), self.isEnabled(), text, role
        )
        painter.end()


class IconLabel(QLabel):
    """A shape in a colour, redrawn when either changes."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_size = size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour_name: str) -> None:
        """Show a shape of ``resources/icons``."""
        self.setPixmap(assets.load_pixmap(name, colour_name, self._icon_size, self.devicePixelRatioF()))


class Pane(QFrame):
    """A surface with a title, room for counters beside it, and contents below."""

    dial_requested = Signal(str)
    """A number that someone wants to call."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(title)
        self.title_bar = QFrame(self)
        self.title_bar.setObjectName("paneBar")
        self.header_layout = QHBoxLayout(self.title_bar)
        self.header_layout.setContentsMargins(12, 6, 7, 5)
        self.header_layout.setSpacing(7)
        self.title_label = Label(title, "paneTitle", self.title_bar)
        self.header_layout.addWidget(self.title_label)
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(1, 1, 1, 4)
        self.body_layout.setSpacing(0)
        self.body_layout.addWidget(self.title_bar)
        self._update_title_bar_height()

    def changeEvent(self, event: QEvent) -> None:
        """Have room for a field in the title, as large as letters are now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_title_bar_height()

    def _update_title_bar_height(self) -> None:
        self.title_bar.setMinimumHeight(QLineEdit().sizeHint().height() + 12)

    def set_title(self, title: str) -> None:
        """Give the pane its title."""
        self.title_label.setText(title)
        self.setAccessibleName(title)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """Its lists, the one first that the keyboard goes to."""
        return ()

    def refresh(self) -> None:
        """Bring up to date what no model tells of; called once for every frame with news."""

    def update_times(self) -> None:
        """Let times go on; called once a second."""
        for watch in self.trackers:
            watch.update_times()

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard."""
        for watch in self.trackers[:1]:
            watch.view.setFocus(reason)
            watch.ensure_selection()
            return
        self.setFocus(reason)

    def text_to_copy(self) -> str:
        """Return the number of the row that the keyboard is at, empty where there is none."""
        return next((watch.selected_number() for watch in self.trackers if watch.view.hasFocus()), "")

    def preferred_height(self) -> int:
        """Return the height that suits what it shows, 0 where any does."""
        return 0

    def detach_title_bar(self) -> QFrame:
        """Give the title away to a dock, which makes it the handle to move the pane by."""
        self.body_layout.removeWidget(self.title_bar)
        for part in (self, self.title_bar):
            part.setProperty("docked", True)  # noqa: FBT003 (Qt's own signature)
        return self.title_bar


class IconButton(QToolButton):
    """A button with a shape for the eye and a name for everyone."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        icon: str,
        label: str,
        callback: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._icon_name = theme_manager, icon
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setAutoRaise(True)
        self.clicked.connect(lambda _checked=False: callback())
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.setIcon(assets.load_icon(self._icon_name, self._theme_manager.theme.muted))
        side = round(15 * self._theme_manager.zoom)
        self.setIconSize(QSize(side, side))


EMPTY_PAGE_MARGIN: Final = 10
"""Room around the words of an empty page, in device-independent pixels."""


class FilterField(QLineEdit):
    """A field that filters a list.

    It has room for its hint and for the button that empties it from the start: a field that grows with the
    first letter has the whole window laid out and painted again while somebody types.
    """

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the same size whether anything is typed or not."""
        height = super().sizeHint().height()
        metrics = self.fontMetrics()
        hint = metrics.horizontalAdvance(self.placeholderText())
        return QSize(max(hint, metrics.averageCharWidth() * DEFAULT_FILTER_CHARS) + 3 * height // 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for some letters and the button."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().averageCharWidth() * MIN_FILTER_CHARS + 3 * height // 2, height)


class EmptyPage(QWidget):
    """What stands where there is nothing to list: a shape, what it means, and what to do."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager, self._icon_name, self._tone_name = theme_manager, "quiet", ""
        self._icon_label = IconLabel(44, self)
        self._title_label = Label("", "emptyTitle", self)
        self._detail_label = Label("", "muted", self)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self._icon_label, self._title_label, self._detail_label):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            if isinstance(part, Label):
                part.setWordWrap(True)
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignHCenter if part is self._icon_label else Qt.AlignmentFlag(0)
            )
            layout.addSpacing(5)
        layout.addStretch(3)
        theme_manager.changed.connect(self._apply_theme)

    def show_text(self, icon: str, tone: str, title: str, detail: str) -> None:
        """Say why there is nothing."""
        self._icon_name, self._tone_name = icon, tone
        self._title_label.setText(title)
        self._detail_label.setText(detail)
        self.setAccessibleName(f"{title}. {detail}")
        self._apply_theme()
        self._update_icon_visibility()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words the room of the shape where there is little."""
        super().resizeEvent(event)
        self._update_icon_visibility()

    def _update_icon_visibility(self) -> None:
        room = self.contentsRect()
        words = sum(
            label.heightForWidth(room.width() - 2 * EMPTY_PAGE_MARGIN)
            for label in (self._title_label, self._detail_label)
        )
        self._icon_label.setVisible(
            words + self._icon_label.height() + 4 * EMPTY_PAGE_MARGIN <= room.height()
        )

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        self._icon_label.show_icon(
            self._icon_name, theme.state_colours(self._tone_name).ink if self._tone_name else theme.muted
        )


def add_search_icon(theme_manager: ThemeManager, field: QLineEdit) -> None:
    """Put the looking glass into a search field."""
    field.addAction(_SearchIconAction(theme_manager, field), QLineEdit.ActionPosition.LeadingPosition)


class _SearchIconAction(QAction):
    """Leads into its field; gone with it, which a function of a signal would not be."""

    def __init__(self, theme_manager: ThemeManager, field: QLineEdit) -> None:
        super().__init__(QCoreApplication.translate("Naming", "Search"), field)
        self._theme_manager, self._field = theme_manager, field
        self.triggered.connect(self._focus_field)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _focus_field(self) -> None:
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _apply_theme(self) -> None:
        self.setIcon(assets.load_icon("search", self._theme_manager.theme.muted))


NAME_COLUMN, NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PeopleTree(QWidget):
    """Extensions and hunt groups, found by half a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Find a name or number"))
        self.search_field.setAccessibleName(self.tr("Find a name or number"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._apply_filter)
        column.addWidget(self.search_field)
        self.tree = QTreeWidget(self)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        # By rows, arrows would never come to the boxes, and the space bar would press none.
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectItems)
        self.tree.setAccessibleName(self.tr("Extensions and hunt groups"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("Number"), self.tr("Me"), self.tr("Watch")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        for narrow in (NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree, 1)

    def show_people(self, names: Mapping[str, str], people: PeoplePreferences) -> None:
        """List everyone by number, and those who were chosen though the PBX does not tell of them now."""
        named = dict.fromkeys((*people.me, *people.watched), "") | dict(names)
        self.tree.clear()
        for number, name in sorted(named.items(), key=lambda item: (fold_text(item[1]), item[0])):
            item = QTreeWidgetItem([name, number])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ME_COLUMN, CHECKED if number in people.me else UNCHECKED)
            item.setCheckState(WATCHED_COLUMN, CHECKED if number in people.watched else UNCHECKED)
            for box in (ME_COLUMN, WATCHED_COLUMN):
                spoken = f"{self.tree.headerItem().text(box)}: {name or number}"
                item.setData(box, Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.tree.addTopLevelItem(item)

    def updated_people(self, people: PeoplePreferences) -> PeoplePreferences:
        """Return ``people`` with the boxes as they are."""
        me, watched = (
            tuple(self._iter_checked_numbers(ME_COLUMN)),
            tuple(self._iter_checked_numbers(WATCHED_COLUMN)),
        )
        return msgspec.structs.replace(people, me=me, watched=watched)

    def _iter_checked_numbers(self, column: int) -> Iterator[str]:
        return (item.text(NUMBER_COLUMN) for item in self.iter_items() if item.checkState(column) == CHECKED)

    def iter_items(self) -> Iterator[QTreeWidgetItem]:
        """Return everyone who is listed, hidden by the search or not."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None:
                yield item

    def _apply_filter(self, text: str) -> None:
        wanted = fold_text(text)
        for item in self.iter_items():
            item.setHidden(wanted not in fold_text(f"{item.text(NAME_COLUMN)} {item.text(NUMBER_COLUMN)}"))

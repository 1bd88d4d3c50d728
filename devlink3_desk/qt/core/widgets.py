"""Widgets that panes and dialogs are built from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Protocol

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.qt.core.theme import ThemeManager

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from devlink3_desk.switchboard.board_values import LinkStatus


class RowTracker(Protocol):
    """What a pane needs of each of its lists; :class:`.SelectionTracker` implements it."""

    view: QAbstractItemView

    def update_times(self) -> None:
        """Update the elapsed times of the visible rows."""

    def ensure_selection(self) -> None:
        """Select the first row if none is selected."""

    def selected_number(self) -> str:
        """Return the number of the selected row; empty if none is selected."""

    def set_link_status(self, status: LinkStatus | None) -> None:
        """Set the state of a link that delivers no changes; ``None`` while it is live."""

    def set_missing_text(self, text: str) -> None:
        """Set what the empty list says where nothing is known; empty where something is."""


class Label(QLabel):
    """A label for plain text. QLabel would interpret names that look like HTML."""

    def __init__(self, text: str = "", object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(object_name)
        # A selectable label aligns itself by its first letter, which may not be of the window's script.
        if self.isRightToLeft():
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)


class WrappedLabel(Label):
    """A label of as many lines as its text needs."""

    def __init__(self, text: str = "", object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, object_name, parent)
        self.setWordWrap(True)


COMBO_TEXT_MARGIN: Final = 2
"""Pixels of its field in which a drop-down list writes nothing."""


class ElidedLabel(Label):
    """A label of one line that is elided; its accessible name is the whole text."""

    def elide_text(self) -> str:
        """Return what has room."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the elided text."""
        del event
        painter = QPainter(self)
        text = self.elide_text()
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), self.isEnabled(), text, role
        )
        painter.end()


class ElidedComboBox(QComboBox):
    """A drop-down list that elides its choice where the box is narrow; the open list shows it whole."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the elided choice."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - COMBO_TEXT_MARGIN
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class IconLabel(QLabel):
    """A square label with an icon."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_size = size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon of ``resources/icons`` in a colour."""
        self.setPixmap(assets.load_pixmap(name, colour, self._icon_size, self.devicePixelRatioF()))


MIN_TITLE_BAR_CHARS: Final = 26
"""Average characters that the title bar of a pane has room for at least."""


class TitleBar(QFrame):
    """The title bar of a pane. What is in it never makes the pane wide: the widest parts give way first."""

    def minimumSizeHint(self) -> QSize:
        """Return a width that does not depend on the contents, which change with the calls."""
        hint = super().minimumSizeHint()
        width = self.fontMetrics().averageCharWidth() * MIN_TITLE_BAR_CHARS
        return QSize(min(hint.width(), width), hint.height())


MIN_PANE_LINES: Final = 3
"""Lines of text that a docked pane has room for at least, below its title bar."""


class Pane(QFrame):
    """Base class of the panes: a title bar with room for other widgets, and the contents below it."""

    dial_requested = Signal(str)
    """Emitted with a number to dial."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(title)
        self.title_bar = TitleBar(self)
        self.title_bar.setObjectName("paneBar")
        self.header_layout = QHBoxLayout(self.title_bar)
        self.header_layout.setContentsMargins(12, 6, 7, 5)
        self.header_layout.setSpacing(7)
        self.title_label = ElidedLabel(title, "paneTitle", self.title_bar)
        self.header_layout.addWidget(self.title_label)
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(1, 1, 1, 4)
        self.body_layout.setSpacing(0)
        self.body_layout.addWidget(self.title_bar)
        self._update_title_bar_height()

    def minimumSizeHint(self) -> QSize:
        """Return a height that a docked pane can be squeezed to: in a low window, the calls come first."""
        hint = super().minimumSizeHint()
        if not self.property("docked"):
            return hint
        return QSize(hint.width(), min(hint.height(), MIN_PANE_LINES * self.fontMetrics().lineSpacing()))

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the height of the title bar to the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_title_bar_height()

    def _update_title_bar_height(self) -> None:
        # As high as with a filter field, so that the title bars of neighbouring panes are in line.
        self.title_bar.setMinimumHeight(QLineEdit().sizeHint().height() + 12)

    def set_title(self, title: str) -> None:
        """Set the title."""
        self.title_label.setText(title)
        self.setAccessibleName(title)

    @property
    def trackers(self) -> tuple[RowTracker, ...]:
        """The lists of the pane. The first one gets the focus."""
        return ()

    def refresh(self) -> None:
        """Update what does not follow a model by itself. Called after each batch of changes."""

    def update_times(self) -> None:
        """Update elapsed times. Called once a second."""
        for tracker in self.trackers:
            tracker.update_times()

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Give the focus to the first list, or to the pane itself."""
        for tracker in self.trackers[:1]:
            tracker.view.setFocus(reason)
            tracker.ensure_selection()
            return
        self.setFocus(reason)

    def find_text_to_copy(self) -> str:
        """Return the number of the selected row in the list with the focus; empty if there is none."""
        return next((tracker.selected_number() for tracker in self.trackers if tracker.view.hasFocus()), "")

    def preferred_height(self) -> int:
        """Return the height that suits the contents, or 0 if any height does."""
        return 0

    def detach_title_bar(self) -> TitleBar:
        """Remove the title bar from the pane and return it, for a dock to use as its own."""
        # The style sheet has other corners for the two halves of a docked pane.
        self.body_layout.removeWidget(self.title_bar)
        for part in (self, self.title_bar):
            part.setProperty("docked", True)  # noqa: FBT003 (Qt's own signature)
        return self.title_bar


class IconButton(QToolButton):
    """A flat button with an icon; its label is the tooltip and the accessible name."""

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

    def set_icon(self, icon: str, label: str) -> None:
        """Show another icon, with another label."""
        self._icon_name = icon
        self.setAccessibleName(label)
        self.setToolTip(label)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.setIcon(assets.load_icon(self._icon_name, self._theme_manager.theme.muted))
        side = round(15 * self._theme_manager.zoom)
        self.setIconSize(QSize(side, side))


SPIN_TEXT_MARGIN: Final = 7


def pad_spin_box(box: QAbstractSpinBox) -> None:
    """Keep the text away from the border: Qt ignores the padding that the style sheet gives a spin box."""
    margin = (0, 0, SPIN_TEXT_MARGIN, 0) if box.isRightToLeft() else (SPIN_TEXT_MARGIN, 0, 0, 0)
    box.lineEdit().setTextMargins(*margin)


MIN_FILTER_CHARS: Final = 5
"""Average characters that a filter field shows in a narrow pane."""

DEFAULT_FILTER_CHARS: Final = 14
"""Average characters that a filter field shows by default: a name."""


class FilterField(QLineEdit):
    """A field that filters a list."""

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size with room for the placeholder and for the clear button."""
        # Independent of the contents. QLineEdit would ask for more width when the clear button appears, and
        # the first letter of a filter would have the whole window laid out and painted again.
        height = super().sizeHint().height()
        metrics = self.fontMetrics()
        hint = metrics.horizontalAdvance(self.placeholderText())
        return QSize(max(hint, metrics.averageCharWidth() * DEFAULT_FILTER_CHARS) + 3 * height // 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for some characters and for the clear button."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().averageCharWidth() * MIN_FILTER_CHARS + 3 * height // 2, height)


EMPTY_PAGE_MARGIN: Final = 10
"""Space around the texts of an empty page, in device-independent pixels."""


class EmptyPage(QWidget):
    """A page for an empty list: an icon, the reason, and what to do about it."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager, self._icon_name, self._colour_key = theme_manager, "quiet", ""
        self._icon_label = IconLabel(44, self)
        self._title_label = WrappedLabel("", "emptyTitle", self)
        self._detail_label = WrappedLabel("", "muted", self)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self._icon_label, self._title_label, self._detail_label):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignHCenter if part is self._icon_label else Qt.AlignmentFlag(0)
            )
            layout.addSpacing(5)
        layout.addStretch(3)
        theme_manager.changed.connect(self._apply_theme)

    def show_text(self, icon: str, colour_key: str, title: str, detail: str) -> None:
        """Set icon and texts; ``colour_key`` is a state of the theme, or empty for the muted colour."""
        self._icon_name, self._colour_key = icon, colour_key
        self._title_label.setText(title)
        self._detail_label.setText(detail)
        self.setAccessibleName(f"{title}. {detail}")
        self._apply_theme()
        self._update_icon_visibility()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the icon if it leaves too little room for the texts."""
        super().resizeEvent(event)
        self._update_icon_visibility()

    def _update_icon_visibility(self) -> None:
        area = self.contentsRect()
        text_height = sum(
            label.heightForWidth(area.width() - 2 * EMPTY_PAGE_MARGIN)
            for label in (self._title_label, self._detail_label)
        )
        needed_height = text_height + self._icon_label.height() + 4 * EMPTY_PAGE_MARGIN
        self._icon_label.setVisible(needed_height <= area.height())

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        self._icon_label.show_icon(
            self._icon_name, theme.find_colours(self._colour_key).ink if self._colour_key else theme.muted
        )


def add_search_icon(theme_manager: ThemeManager, field: QLineEdit) -> None:
    """Add a search icon to a field."""
    field.addAction(_SearchIconAction(theme_manager, field), QLineEdit.ActionPosition.LeadingPosition)


class _SearchIconAction(QAction):
    """The icon in a search field. A click on it gives the focus to the field."""

    def __init__(self, theme_manager: ThemeManager, field: QLineEdit) -> None:
        super().__init__(QCoreApplication.translate("Naming", "Search"), field)
        self._theme_manager, self._field = theme_manager, field
        # Methods of this object, because Qt disconnects them when the field is deleted. A lambda would stay
        # connected to the theme manager, which outlives the window.
        self.triggered.connect(self._focus_field)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _focus_field(self) -> None:
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _apply_theme(self) -> None:
        self.setIcon(assets.load_icon("search", self._theme_manager.theme.muted))


NAME_COLUMN, NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN = range(4)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CheckCellDelegate(QStyledItemDelegate):
    """Toggles a check box by a click anywhere in its cell, not on the small box alone."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Toggle the box when the left button is released over the cell; keys work as in any list."""
        if not isinstance(event, QMouseEvent) or not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return super().editorEvent(event, model, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if (
            state is None
            or event.type() != QEvent.Type.MouseButtonRelease
            or event.button() != Qt.MouseButton.LeftButton
        ):
            return False
        is_checked = Qt.CheckState(state) == CHECKED
        model.setData(index, UNCHECKED if is_checked else CHECKED, Qt.ItemDataRole.CheckStateRole)
        return True


class PeopleTree(QWidget):
    """A searchable list of extensions and hunt groups, with check boxes for "me" and "watched"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search_field = QLineEdit(self)
        self.search_field.setPlaceholderText(self.tr("Search for a name or number"))
        self.search_field.setAccessibleName(self.tr("Search for a name or number"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._apply_filter)
        column.addWidget(self.search_field)
        self.tree = QTreeWidget(self)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        # With whole rows selected, the keyboard could neither reach the check boxes nor toggle them.
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectItems)
        for checked_column in (ME_COLUMN, WATCHED_COLUMN):
            self.tree.setItemDelegateForColumn(checked_column, CheckCellDelegate(self.tree))
        self.tree.setAccessibleName(self.tr("Extensions and hunt groups"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("Number"), self.tr("Me"), self.tr("Watch")])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        for narrow in (NUMBER_COLUMN, ME_COLUMN, WATCHED_COLUMN):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree, 1)

    def show_people(self, names: Mapping[str, str], people: PeoplePreferences) -> None:
        """List ``names`` by number, and the chosen numbers that the PBX does not report at present."""
        all_names = dict.fromkeys((*people.me, *people.watched), "") | dict(names)
        self.tree.clear()
        for number, name in sorted(all_names.items(), key=lambda item: (fold_text(item[1]), item[0])):
            item = QTreeWidgetItem([name, number])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ME_COLUMN, CHECKED if number in people.me else UNCHECKED)
            item.setCheckState(WATCHED_COLUMN, CHECKED if number in people.watched else UNCHECKED)
            for column in (ME_COLUMN, WATCHED_COLUMN):
                accessible_text = f"{self.tree.headerItem().text(column)}: {name or number}"
                item.setData(column, Qt.ItemDataRole.AccessibleTextRole, accessible_text)
            self.tree.addTopLevelItem(item)

    def update_people(self, people: PeoplePreferences) -> PeoplePreferences:
        """Return ``people`` with the numbers whose boxes are checked."""
        return msgspec.structs.replace(
            people,
            me=tuple(self._iter_checked_numbers(ME_COLUMN)),
            watched=tuple(self._iter_checked_numbers(WATCHED_COLUMN)),
        )

    def _iter_checked_numbers(self, column: int) -> Iterator[str]:
        return (item.text(NUMBER_COLUMN) for item in self.iter_items() if item.checkState(column) == CHECKED)

    def iter_items(self) -> Iterator[QTreeWidgetItem]:
        """Yield all items, including those hidden by the search."""
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                yield item

    def _apply_filter(self, text: str) -> None:
        needle = fold_text(text)
        for item in self.iter_items():
            item.setHidden(needle not in fold_text(f"{item.text(NAME_COLUMN)} {item.text(NUMBER_COLUMN)}"))

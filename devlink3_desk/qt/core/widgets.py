"""Widgets that panes and dialogs are built from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import (
    QEvent,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.text import (
    break_long_words,
    format_tooltip,
    isolate_numbers,
    remove_word_breaks,
)
from devlink3_desk.qt.core.theme import BASE_FONT_POINTS, ThemeManager, mix_colours

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
        """Set the text of an empty list while its contents are unknown; empty once they are known."""


class Label(QLabel):
    """A label for plain text. QLabel would interpret names that look like HTML."""

    def __init__(self, text: str = "", object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(object_name)
        # A selectable label aligns itself by its first letter, which may not be of the window's script.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)


class WrappedLabel(Label):
    """A label of as many lines as its text needs."""

    def __init__(self, text: str = "", object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, object_name, parent)
        self.setWordWrap(True)


class BreakingLabel(WrappedLabel):
    """A wrapped label for texts that are not of this program alone; it breaks long words, too.

    A word that is wider than a pane, such as the link in a note, would make the contents wider than that.
    """

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(break_long_words(text))

    def text(self) -> str:
        """Return the text without the invisible characters at which it is broken."""
        return remove_word_breaks(super().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected text without these characters."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QApplication.clipboard().setText(remove_word_breaks(self.selectedText()))
            return
        super().keyPressEvent(event)


class OutcomeLabel(BreakingLabel):
    """A label for the outcome of what the user has done in a dialog; screen readers announce it."""

    def setText(self, text: str) -> None:
        """Show an outcome."""
        super().setText(text)
        # A label that was hidden until now is shown after its text was set.
        if text and self.window().isVisible():
            announce_text(self, text)


class ElidedLabel(Label):
    """A label of one line that is elided; its accessible name is the whole text."""

    def show_message(self, text: str, explanation: str = "") -> None:
        """Show a text; the tooltip has all of it, and an explanation."""
        self.setText(text)
        self.setToolTip(format_tooltip("\n\n".join(filter(None, (text, explanation)))))
        # Without a description, a screen reader would read the tooltip, which is markup.
        self.setAccessibleDescription(explanation or text)

    def elide_text(self) -> str:
        """Return the text, elided to the width of the label."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the elided text."""
        del event
        painter = QPainter(self)
        text = self.elide_text()
        if self.isRightToLeft():
            text = isolate_numbers(text)
        flags = QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), self.isEnabled(), text, role
        )
        painter.end()


class TitleLabel(ElidedLabel):
    """The title of a pane; where it is elided, the tooltip has all of it."""

    def setText(self, text: str) -> None:
        """Show a title."""
        super().setText(text)
        self._update_tooltip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tooltip where the title has no room."""
        super().resizeEvent(event)
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        # Plain text, which is this program's own: a screen reader reads the tooltip as the description.
        self.setToolTip(self.text() if self.elide_text() != self.text() else "")


class IconLabel(QLabel):
    """A square label with an icon."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_size = size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon of ``resources/icons`` in a colour."""
        self.setPixmap(assets.load_pixmap(name, colour, self._icon_size, self.devicePixelRatioF()))


class TextIconLabel(IconLabel):
    """An icon beside a text, which grows with the letters."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        """``size`` is that beside letters of normal size, in device-independent pixels."""
        super().__init__(size, parent)
        self._normal_size = size
        self._shown: tuple[str, str] | None = None
        self._update_size()

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon of ``resources/icons`` in a colour."""
        super().show_icon(name, colour)
        self._shown = name, colour

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the size to the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._update_size()

    def _update_size(self) -> None:
        self._icon_size = round(self._normal_size * self.font().pointSizeF() / BASE_FONT_POINTS)
        self.setFixedSize(self._icon_size, self._icon_size)
        if self._shown is not None:
            self.show_icon(*self._shown)


MIN_TITLE_BAR_CHARS: Final = 26
"""Minimum width of a pane's title bar, in average characters."""


class TitleBar(QFrame):
    """The title bar of a pane. Its contents never make the pane wide. The widest parts shrink first."""

    def minimumSizeHint(self) -> QSize:
        """Return a width that does not depend on the contents, which change with the calls."""
        hint = super().minimumSizeHint()
        width = self.fontMetrics().averageCharWidth() * MIN_TITLE_BAR_CHARS
        return QSize(min(hint.width(), width), hint.height())


@lru_cache(maxsize=8)
def compute_field_height(font_key: str) -> int:
    """Return the height of a field with the font of the application, whose ``QFont.key()`` is given."""
    del font_key  # what the height depends on
    return QLineEdit().sizeHint().height()


MIN_PANE_LINES: Final = 3
"""Lines of text that a docked pane has room for at least, below its title bar."""


class Pane(QFrame):
    """Base class of the panes: a title bar with room for other widgets, and the contents below it."""

    dial_requested = Signal(str)
    """Emitted with a number to dial."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: WrappedLabel | None = None
        self.setObjectName("pane")
        self.setAccessibleName(title)
        self.title_bar = TitleBar(self)
        self.title_bar.setObjectName("paneBar")
        self.header_layout = QHBoxLayout(self.title_bar)
        self.header_layout.setContentsMargins(12, 6, 7, 5)
        self.header_layout.setSpacing(7)
        self.title_label = TitleLabel(title, "paneTitle", self.title_bar)
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
        height = MIN_PANE_LINES * self.fontMetrics().lineSpacing()
        if self._notice is not None and not self._notice.isHidden():
            # What is below it keeps its height: a search field is not squeezed.
            height += self._notice.heightForWidth(self.width())
        return QSize(hint.width(), min(hint.height(), height))

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the height of the title bar to the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_title_bar_height()

    def _update_title_bar_height(self) -> None:
        # As high as with a filter field, so that the title bars of neighbouring panes are in line.
        self.title_bar.setMinimumHeight(compute_field_height(self.font().key()) + 12)

    def add_notice(self, notice: WrappedLabel) -> None:
        """Add a line above the contents, for which a low pane has room, too."""
        self._notice = notice
        self.body_layout.insertWidget(0, notice)

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

    def find_search_field(self) -> QLineEdit | None:
        """Return the field that searches or filters the contents; ``None`` if the pane has none."""
        return None

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
        self._theme_manager = theme_manager
        self.setAutoRaise(True)
        self.clicked.connect(lambda _checked=False: callback())
        theme_manager.changed.connect(self._apply_theme)
        self.set_icon(icon, label)

    def set_icon(self, icon: str, label: str) -> None:
        """Show another icon, with another label."""
        self._icon_name = icon
        self.setAccessibleName(label)
        self.setToolTip(label)
        self._apply_theme()

    def setEnabled(self, enabled: bool) -> None:  # noqa: FBT001 (Qt's own signature)
        """Enable or disable the button; its icon is fainter while it is disabled."""
        is_changed = enabled != self.isEnabled()
        super().setEnabled(enabled)
        if is_changed:
            self._apply_theme()

    def _apply_theme(self) -> None:
        side, theme = round(15 * self._theme_manager.zoom), self._theme_manager.theme
        faint = "" if self.isEnabled() else mix_colours(theme.base, theme.muted, 0.35)
        self.setIcon(assets.load_icon(self._icon_name, theme.muted, (side,), faint))
        self.setIconSize(QSize(side, side))


EMPTY_PAGE_MARGIN: Final = 10
"""Space around the texts of an empty page, in device-independent pixels."""


class EmptyPage(QWidget):
    """A page for an empty list: an icon, the reason, and what to do about it."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager, self._icon_name, self._colour_key = theme_manager, "quiet", ""
        self._icon_label = IconLabel(44, self)
        self._title_label = BreakingLabel("", "emptyTitle", self)
        self._detail_label = BreakingLabel("", "muted", self)
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
        self._show_parts_with_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what leaves too little room for the title."""
        super().resizeEvent(event)
        self._show_parts_with_room()

    def _show_parts_with_room(self) -> None:
        area = self.contentsRect()
        # At the edges, between the parts, and between lines.
        needed_height = 5 * EMPTY_PAGE_MARGIN + sum(
            label.heightForWidth(area.width() - 2 * EMPTY_PAGE_MARGIN)
            for label in (self._title_label, self._detail_label)
        )
        self._icon_label.setVisible(needed_height + self._icon_label.height() <= area.height())
        has_detail = needed_height <= area.height()
        self._detail_label.setVisible(has_detail)
        hidden_text = "" if has_detail else self._detail_label.text()
        self.setToolTip(format_tooltip(hidden_text))
        # Without a description, a screen reader would read the tooltip, which is markup.
        self.setAccessibleDescription(hidden_text)

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        self._icon_label.show_icon(
            self._icon_name, theme.find_colours(self._colour_key).ink if self._colour_key else theme.muted
        )

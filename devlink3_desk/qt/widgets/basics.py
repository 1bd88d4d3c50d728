"""Small parts that every pane is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
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

from devlink3_desk.qt import assets
from devlink3_desk.qt.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from devlink3_desk.switchboard.views import LinkStatus


FEW_LETTERS: Final = 5
"""Of what is typed into a filter, seen where there is little room."""

NAME: Final = 14
"""Letters of a name, which a filter has room for."""


class RowWatch(Protocol):
    """What a pane needs to know of a list in it; :class:`.Watch` is one."""

    view: QAbstractItemView

    def tick(self) -> None:
        """Let the time of the visible rows go on."""

    def begin(self) -> None:
        """Select the first row where none is selected."""

    def number(self) -> str:
        """Return the number of the selected row, empty where there is none."""

    def say_link(self, link: LinkStatus | None) -> None:
        """Take the state of a link that brings nothing new, ``None`` while all is well."""


class Label(QLabel):
    """A label that never takes what it shows for HTML."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        if self.isRightToLeft():  # whatever letters it has: one that can be selected follows these
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)


class LineLabel(Label):
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
        self._size = size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, ink: str) -> None:
        """Show a shape of ``resources/icons``."""
        self.setPixmap(assets.pixmap(name, ink, self._size, self.devicePixelRatioF()))


class Pane(QFrame):
    """A surface with a title, room for counters beside it, and contents below."""

    dial = Signal(str)
    """A number that someone wants to call."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(title)
        self.bar = QFrame(self)
        self.bar.setObjectName("paneBar")
        self.header = QHBoxLayout(self.bar)
        self.header.setContentsMargins(12, 6, 7, 5)
        self.header.setSpacing(7)
        self.title = Label(title, "paneTitle", self.bar)
        self.header.addWidget(self.title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, 4)
        self.body.setSpacing(0)
        self.body.addWidget(self.bar)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Have room for a field in the title, as large as letters are now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self.bar.setMinimumHeight(QLineEdit().sizeHint().height() + 12)

    def name(self, title: str) -> None:
        """Give the pane its title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    @property
    def watches(self) -> tuple[RowWatch, ...]:
        """Its lists, the one first that the keyboard goes to."""
        return ()

    def refresh(self) -> None:
        """Bring up to date what no model tells of; called once for every frame with news."""

    def tick(self) -> None:
        """Let times go on; called once a second."""
        for watch in self.watches:
            watch.tick()

    def enter(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard."""
        for watch in self.watches[:1]:
            watch.view.setFocus(reason)
            watch.begin()
            return
        self.setFocus(reason)

    def number(self) -> str:
        """Return the number of the row that the keyboard is at, empty where there is none."""
        return next((watch.number() for watch in self.watches if watch.view.hasFocus()), "")

    def snug_height(self) -> int:
        """Return the height that suits what it shows, 0 where any does."""
        return 0

    def lend_bar(self) -> QFrame:
        """Give the title away to a dock, which makes it the handle to move the pane by."""
        self.body.removeWidget(self.bar)
        for part in (self, self.bar):
            part.setProperty("docked", True)  # noqa: FBT003 (Qt's own signature)
        return self.bar


class IconButton(QToolButton):
    """A button with a shape for the eye and a name for everyone."""

    def __init__(
        self, look: Look, icon: str, name: str, action: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon = look, icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRaise(True)
        self.clicked.connect(lambda _checked=False: action())
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(assets.icon(self._icon, self._look.theme.muted))
        side = round(15 * self._look.zoom)
        self.setIconSize(QSize(side, side))


EDGE: Final = 10
"""Room around the words of an empty page, in device-independent pixels."""


class FilterField(QLineEdit):
    """A field that filters a list.

    It has room for its hint and for the button that empties it from the start: a field that grows with the
    first letter has the whole window laid out and painted again while somebody types.
    """

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the same size whether anything is typed or not."""
        height = super().sizeHint().height()
        metrics = self.fontMetrics()
        hint = metrics.horizontalAdvance(self.placeholderText())
        return QSize(max(hint, metrics.averageCharWidth() * NAME) + 3 * height // 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for some letters and the button."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().averageCharWidth() * FEW_LETTERS + 3 * height // 2, height)


class EmptyPage(QWidget):
    """What stands where there is nothing to list: a shape, what it means, and what to do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._tone = look, "quiet", ""
        self._shape = IconLabel(44, self)
        self._title = Label("", "emptyTitle", self)
        self._more = Label("", "muted", self)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for part in (self._shape, self._title, self._more):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            if isinstance(part, Label):
                part.setWordWrap(True)
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignHCenter if part is self._shape else Qt.AlignmentFlag(0)
            )
            layout.addSpacing(5)
        layout.addStretch(3)
        look.changed.connect(self._restyle)

    def show_text(self, icon: str, tone: str, title: str, more: str) -> None:
        """Say why there is nothing."""
        self._icon, self._tone = icon, tone
        self._title.setText(title)
        self._more.setText(more)
        self.setAccessibleName(f"{title}. {more}")
        self._restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words the room of the shape where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect()
        words = sum(label.heightForWidth(room.width() - 2 * EDGE) for label in (self._title, self._more))
        self._shape.setVisible(words + self._shape.height() + 4 * EDGE <= room.height())

    def _restyle(self) -> None:
        theme = self._look.theme
        self._shape.show_icon(self._icon, theme.tone(self._tone).ink if self._tone else theme.muted)

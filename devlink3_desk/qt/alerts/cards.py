"""Notices that the desk shows itself: in windows of its own, or in a bar of the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.theme import Look
from devlink3_desk.qt.widgets.basics import IconButton, IconLabel, Label

from .notices import MORE, SIGNS, URGENCY, Notice

WIDTH: Final = 340
MARGIN: Final = 14


class Card(QAbstractButton):
    """One notice: a shape and words; pressed anywhere, it shows the call."""

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(self, look: Look, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look, self.notice = look, notice
        self._shape = IconLabel(26, self)
        self._title = Label("", "cardTitle", self)
        self._body = Label("", "cardBody", self)
        self._body.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._body)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.close_button = IconButton(
            look, "close", self.tr("Put away"), lambda: self.closed.emit(self.notice.key), self
        )
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked=False: self.chosen.emit(self.notice.key))
        look.changed.connect(self._restyle)
        self.show_notice(notice)

    def show_notice(self, notice: Notice) -> None:
        """Show other words."""
        self.notice = notice
        self._title.setText(notice.title)
        self._body.setText(notice.body)
        self._body.setVisible(bool(notice.body))
        self.setAccessibleName(". ".join(filter(None, (notice.title, notice.body))))
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter as by the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground as the style sheet has it."""
        del event
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def _restyle(self) -> None:
        theme = self._look.theme
        icon, name = SIGNS[self.notice.kind]
        tone = theme.tone(name)
        self._shape.show_icon(icon, tone.ink)
        points = self._look.font.pointSizeF()
        ground = tone.tint if URGENCY[self.notice.kind] == 0 else theme.base
        sheet = (
            f"#card {{ background: {ground}; border: 1px solid {tone.ink}; border-radius: 9px; }}"
            f"#card:focus {{ border: 2px solid {theme.focus}; }}"
            f"QLabel#cardTitle {{ color: {theme.text}; font-weight: 600; font-size: {points * 1.1:.1f}pt; }}"
            f"QLabel#cardBody {{ color: {theme.muted}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class Cards(QObject):
    """Notices by key, each with its card in ``column``."""

    clicked = Signal(str)
    dismissed = Signal(str)
    changed = Signal()
    """There is a card more, or one less."""

    def __init__(self, look: Look, column: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._column, self._parent = look, column, parent
        self.cards: dict[str, Card] = {}

    def show(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        card = self.cards.get(notice.key)
        if card is not None:
            card.show_notice(notice)
            return
        card = self.cards[notice.key] = Card(self._look, notice, self._parent)
        card.chosen.connect(self.clicked)
        card.closed.connect(self.dismissed)
        before = sum(_rank(other.notice) <= _rank(notice) for other in self.cards.values()) - 1
        self._column.insertWidget(before, card)
        card.show()
        self.changed.emit()

    def withdraw(self, key: str) -> None:
        """Take a notice away."""
        card = self.cards.pop(key, None)
        if card is not None:
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
            self.changed.emit()

    def close(self) -> None:
        """Take everything away."""
        for key in list(self.cards):
            self.withdraw(key)


class PopUps(QWidget):
    """Notices in a corner of the screen where the work is, above everything, never taking the keyboard."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(
        self,
        look: Look,
        screen: Callable[[], QScreen | None] | None = None,
        rests: Callable[[], bool] = lambda: False,
    ) -> None:
        """``rests`` says whether the same notices are before somebody's eyes elsewhere."""
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(self.tr("Alerts"))
        self._screen, self._rests = screen or screen_of_work, rests
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._place)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        self.notices = Cards(look, column, self)
        self.notices.clicked.connect(self.clicked)
        self.notices.dismissed.connect(self.dismissed)
        self.notices.changed.connect(self._place)

    def open(self) -> None:
        """Nothing is needed."""

    def display(self, notice: Notice) -> None:
        """Show a notice."""
        self.notices.show(notice)

    def withdraw(self, key: str) -> None:
        """Take a notice off the screen."""
        self.notices.withdraw(key)

    def end(self) -> None:
        """Take everything off the screen."""
        self.notices.close()
        self.close()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep the corner when words become longer or letters larger."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return done

    def _place(self) -> None:
        screen = self._screen()
        if not self.notices.cards or screen is None or self._rests():
            self.hide()
            return
        width = round(WIDTH * self._look.zoom)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        area = screen.availableGeometry()
        left = area.left() + MARGIN
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            left = area.right() - width - MARGIN
        place = QRect(left, area.bottom() - height - MARGIN, width, height)
        if self.geometry() != place:
            self.setGeometry(place)
        if not self.isVisible():
            self.show()


class AlertBar(QFrame):
    """Notices inside the main window, for desktops without a tray."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setAccessibleName(self.tr("Alerts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        self.notices = Cards(look, row, self)
        self.notices.clicked.connect(self.clicked)
        self.notices.dismissed.connect(self.dismissed)
        self.notices.changed.connect(self._follow)
        self.hide()

    def open(self) -> None:
        """Nothing is needed."""

    def display(self, notice: Notice) -> None:
        """Show a notice."""
        self.notices.show(notice)

    def withdraw(self, key: str) -> None:
        """Take a notice away."""
        self.notices.withdraw(key)

    def end(self) -> None:
        """Take everything away."""
        self.notices.close()

    def _follow(self) -> None:
        for card in self.notices.cards.values():
            card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVisible(bool(self.notices.cards))


def _rank(notice: Notice) -> tuple[bool, int]:
    """Return the place of a notice: the most urgent first, and last what stands for all others."""
    return notice.key == MORE, URGENCY[notice.kind]


def screen_of_work() -> QScreen | None:
    """Return the screen that somebody works on: that of the pointer, which follows the eye."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()

"""Notices that the desk shows itself: in windows of its own, or in a bar of the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
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

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.notices import KIND_ICONS, MORE_KEY, URGENCY_RANKS, Notice
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, IconLabel, Label

POPUP_WIDTH: Final = 340
POPUP_MARGIN: Final = 14


class AlertCard(QAbstractButton):
    """One notice: a shape and words; pressed anywhere, it shows the call."""

    notice_clicked = Signal(str)
    notice_dismissed = Signal(str)

    def __init__(self, theme_manager: ThemeManager, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme_manager, self.notice = theme_manager, notice
        self._icon_label = IconLabel(26, self)
        self._title_label = Label("", "cardTitle", self)
        self._body_label = Label("", "cardBody", self)
        self._body_label.setWordWrap(True)
        self._title_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title_label)
        words.addWidget(self._body_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.close_button = IconButton(
            theme_manager,
            "close",
            self.tr("Put away"),
            lambda: self.notice_dismissed.emit(self.notice.key),
            self,
        )
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked=False: self.notice_clicked.emit(self.notice.key))
        theme_manager.changed.connect(self._apply_theme)
        self.set_notice(notice)

    def set_notice(self, notice: Notice) -> None:
        """Show other words."""
        self.notice = notice
        self._title_label.setText(notice.title)
        self._body_label.setText(notice.body)
        self._body_label.setVisible(bool(notice.body))
        self.setAccessibleName(". ".join(filter(None, (notice.title, notice.body))))
        self._apply_theme()

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

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        icon, name = KIND_ICONS[self.notice.kind]
        tone = theme.state_colours(name)
        self._icon_label.show_icon(icon, tone.ink)
        points = self._theme_manager.font.pointSizeF()
        ground = tone.tint if URGENCY_RANKS[self.notice.kind] == 0 else theme.base
        sheet = (
            f"#card {{ background: {ground}; border: 1px solid {tone.ink}; border-radius: 9px; }}"
            f"#card:focus {{ border: 2px solid {theme.focus}; }}"
            f"QLabel#cardTitle {{ color: {theme.text}; font-weight: 600; font-size: {points * 1.1:.1f}pt; }}"
            f"QLabel#cardBody {{ color: {theme.muted}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class AlertCardList(QObject):
    """Notices by key, each with its card in ``column``."""

    clicked = Signal(str)
    dismissed = Signal(str)
    cards_changed = Signal()
    """There is a card more, or one less."""

    def __init__(self, theme_manager: ThemeManager, layout: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager, self._layout, self._parent = theme_manager, layout, parent
        self.by_key: dict[str, AlertCard] = {}

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, in place of an older one with its key."""
        card = self.by_key.get(notice.key)
        if card is not None:
            card.set_notice(notice)
            return
        card = self.by_key[notice.key] = AlertCard(self._theme_manager, notice, self._parent)
        card.notice_clicked.connect(self.clicked)
        card.notice_dismissed.connect(self.dismissed)
        before = (
            sum(_notice_sort_key(other.notice) <= _notice_sort_key(notice) for other in self.by_key.values())
            - 1
        )
        self._layout.insertWidget(before, card)
        card.show()
        self.cards_changed.emit()

    def remove_notice(self, key: str) -> None:
        """Take a notice away."""
        card = self.by_key.pop(key, None)
        if card is not None:
            card.hide()
            self._layout.removeWidget(card)
            card.deleteLater()
            self.cards_changed.emit()

    def clear_notices(self) -> None:
        """Take everything away."""
        for key in list(self.by_key):
            self.remove_notice(key)


class AlertPopups(QWidget):
    """Notices in a corner of the screen where the work is, above everything, never taking the keyboard."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(
        self,
        theme_manager: ThemeManager,
        find_screen: Callable[[], QScreen | None] | None = None,
        is_suppressed: Callable[[], bool] = lambda: False,
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
        self._find_screen, self._is_suppressed = find_screen or screen_at_cursor, is_suppressed
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._update_geometry)
        self._theme_manager = theme_manager
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        self.cards = AlertCardList(theme_manager, column, self)
        self.cards.clicked.connect(self.clicked)
        self.cards.dismissed.connect(self.dismissed)
        self.cards.cards_changed.connect(self._update_geometry)

    def open_channel(self) -> None:
        """Nothing is needed."""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice."""
        self.cards.show_notice(notice)

    def remove_notice(self, key: str) -> None:
        """Take a notice off the screen."""
        self.cards.remove_notice(key)

    def close_channel(self) -> None:
        """Take everything off the screen."""
        self.cards.clear_notices()
        self.close()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep the corner when words become longer or letters larger."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._update_geometry()
        return done

    def _update_geometry(self) -> None:
        screen = self._find_screen()
        if not self.cards.by_key or screen is None or self._is_suppressed():
            self.hide()
            return
        width = round(POPUP_WIDTH * self._theme_manager.zoom)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        area = screen.availableGeometry()
        left = area.left() + POPUP_MARGIN
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            left = area.right() - width - POPUP_MARGIN
        place = QRect(left, area.bottom() - height - POPUP_MARGIN, width, height)
        if self.geometry() != place:
            self.setGeometry(place)
        if not self.isVisible():
            self.show()


class AlertBar(QFrame):
    """Notices inside the main window, for desktops without a tray."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self.setAccessibleName(self.tr("Alerts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        self.cards = AlertCardList(theme_manager, row, self)
        self.cards.clicked.connect(self.clicked)
        self.cards.dismissed.connect(self.dismissed)
        self.cards.cards_changed.connect(self._update_visibility)
        self.hide()

    def open_channel(self) -> None:
        """Nothing is needed."""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice."""
        self.cards.show_notice(notice)

    def remove_notice(self, key: str) -> None:
        """Take a notice away."""
        self.cards.remove_notice(key)

    def close_channel(self) -> None:
        """Take everything away."""
        self.cards.clear_notices()

    def _update_visibility(self) -> None:
        for card in self.cards.by_key.values():
            card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVisible(bool(self.cards.by_key))


def _notice_sort_key(notice: Notice) -> tuple[bool, int]:
    """Return the place of a notice: the most urgent first, and last what stands for all others."""
    return notice.key == MORE_KEY, URGENCY_RANKS[notice.kind]


def screen_at_cursor() -> QScreen | None:
    """Return the screen that somebody works on: that of the pointer, which follows the eye."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


INTERRUPTING_KINDS: Final = frozenset({AlertKind.EMERGENCY, AlertKind.RINGING})
"""Alerts that may interrupt what is being read."""


class ScreenReaderAnnouncer(QObject):
    """Says notices through the accessibility interface of ``speaker``, a window; shows nothing."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._announced_titles: dict[str, str] = {}

    def open_channel(self) -> None:
        """Begin; there is nothing to prepare."""

    def show_notice(self, notice: Notice) -> None:
        """Say a notice; not again while it only changes its details, and never how many more there are."""
        if notice.key == MORE_KEY or self._announced_titles.get(notice.key) == notice.title:
            return
        self._announced_titles[notice.key] = notice.title
        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, f"{notice.title}. {notice.body}")
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if notice.kind in INTERRUPTING_KINDS else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def remove_notice(self, key: str) -> None:
        """Forget a notice; a new one of its call is said again."""
        self._announced_titles.pop(key, None)

    def close_channel(self) -> None:
        """Say nothing more."""
        self._announced_titles.clear()

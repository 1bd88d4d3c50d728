"""Channels of notices that need no service of the desktop.

A channel implements :class:`.NoticeChannel`. :class:`AlertPopups` and :class:`AlertBar` show a card for each
notice, :class:`ScreenReaderAnnouncer` passes notices to assistive technology.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.alerts.notices import MORE_KEY, Notice
from devlink3_desk.qt.alerts.popup_placement import compute_popup_rect, list_open_dialogs
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.alert_kinds import ALERT_KINDS, AlertUrgency
from devlink3_desk.qt.core.looked_up import open_link
from devlink3_desk.qt.core.text import escape_mnemonics, format_duration, format_tooltip
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import ElidedLabel, IconButton, IconLabel, Label

POPUP_WIDTH: Final = 340
CARD_MARGIN: Final = 10
LOW_MARGIN: Final = 6
"""Pixels above and below the texts of a low card."""
POPUP_MARGIN: Final = 14
"""Distance from the side of the screen, in device-independent pixels."""
POPUP_BOTTOM_MARGIN: Final = 66
"""Distance from the bottom at 100 % text: a maximised window has its tabs and its status bar there."""


class AlertCard(QAbstractButton):
    """Card of one notice: an icon, its text and a close button; a click anywhere else shows the call."""

    notice_clicked = Signal(str)
    notice_dismissed = Signal(str)

    def __init__(
        self,
        theme_manager: ThemeManager,
        notice: Notice,
        parent: QWidget | None = None,
        *,
        is_low: bool = False,
    ) -> None:
        """``is_low`` elides the text after one line, which is then shown whole as a tooltip."""
        super().__init__(parent)
        self._is_low = is_low
        self.setObjectName("card")
        self._theme_manager, self.notice = theme_manager, notice
        self._icon_label = IconLabel(26, self)
        label_class = ElidedLabel if is_low else Label
        self._title_label = label_class("", "cardTitle", self)
        self._body_label = label_class("", "cardBody", self)
        for label in (self._title_label, self._body_label):
            label.setWordWrap(not is_low)
        # A long name must not make the card wider than its place.
        for label in (self._title_label, self._body_label) if is_low else (self._title_label,):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.link_button = QPushButton("", self)
        self.link_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.link_button.clicked.connect(lambda _checked=False: open_link(self.notice.link))
        self.close_button = IconButton(
            theme_manager,
            "close",
            self.tr("Dismiss"),
            lambda: self.notice_dismissed.emit(self.notice.key),
            self,
        )
        self._build_layout()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # In a pop-up nothing may take the keyboard; the bar of the window makes its cards focusable.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked=False: self.notice_clicked.emit(self.notice.key))
        self._elapsed_timer = QTimer(self, interval=1_000)
        self._elapsed_timer.timeout.connect(self._update_body)
        theme_manager.changed.connect(self._apply_theme)
        self.set_notice(notice)

    def _build_layout(self) -> None:
        text_layout = QVBoxLayout()
        text_layout.setSpacing(2)
        text_layout.addWidget(self._title_label)
        text_layout.addWidget(self._body_label)
        row = QHBoxLayout(self)
        margin = LOW_MARGIN if self._is_low else CARD_MARGIN
        row.setContentsMargins(13, margin, 8, margin)
        row.setSpacing(12)
        row.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(text_layout, 1)
        if self._is_low:
            row.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignVCenter)
            # As high as the others in the row.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        else:
            text_layout.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def set_notice(self, notice: Notice) -> None:
        """Show another notice."""
        self.notice = notice
        self._title_label.setText(notice.title)
        self._update_body()
        self._body_label.setVisible(bool(notice.body))
        # Beside a text of one line, the words of the button would leave no room for the name of the caller.
        self.link_button.setText("" if self._is_low else escape_mnemonics(notice.link_text))
        self.link_button.setToolTip(format_tooltip(notice.link_text) if self._is_low else "")
        # Also while it is hidden: some screen readers list hidden buttons.
        self.link_button.setAccessibleName(notice.link_text or notice.title)
        # Without a description, a screen reader would read the tooltip, which is markup.
        self.link_button.setAccessibleDescription(notice.link_text)
        self.link_button.setVisible(bool(notice.link))
        if notice.began is None:
            self._elapsed_timer.stop()
        else:
            self._elapsed_timer.start()
        self.setAccessibleName(". ".join(filter(None, (notice.title, notice.body))))
        self._apply_theme()

    def _update_body(self) -> None:
        """Show the body, with the time since it began where it has one."""
        notice = self.notice
        body = notice.body
        if notice.began is not None:
            elapsed = format_duration(int(time.time() - notice.began))
            # Not format(): the text has names in it, which may contain braces.
            body = notice.live_body.replace("{elapsed}", elapsed)
        self._body_label.setText(body)
        if self._is_low:
            text = ". ".join(filter(None, (notice.title, body)))
            self.setToolTip(format_tooltip(text))
            # Without a description, a screen reader would read the tooltip, which is markup.
            self.setAccessibleDescription(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background that the style sheet gives."""
        del event
        # QAbstractButton leaves painting to its subclasses; PE_Widget draws what the style sheet asks for.
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        kind = ALERT_KINDS[self.notice.kind]
        colours = theme.find_colours(kind.colour_key)
        self._icon_label.show_icon(kind.icon, colours.ink)
        if self._is_low:
            self.link_button.setIcon(assets.load_icon("float", theme.muted))
        points = self._theme_manager.font.pointSizeF()
        background = colours.tint if kind.urgency is AlertUrgency.CRITICAL else theme.base
        sheet = (
            f"#card {{ background: {background}; border: 1px solid {colours.ink}; border-radius: 9px; }}"
            f"#card:focus {{ border: 2px solid {theme.focus}; }}"
            f"QLabel#cardTitle {{ color: {theme.text}; font-weight: 600; font-size: {points * 1.1:.1f}pt; }}"
            f"QLabel#cardBody {{ color: {theme.muted}; }}"
        )
        # Even the same style sheet, set again, polishes the card and its children.
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class AlertCardList(QObject):
    """Cards by the key of their notice, in ``layout``: the most urgent first."""

    clicked = Signal(str)
    dismissed = Signal(str)
    cards_changed = Signal()
    """A card was added or removed."""

    def __init__(
        self, theme_manager: ThemeManager, layout: QBoxLayout, parent: QWidget, *, are_low: bool
    ) -> None:
        super().__init__(parent)
        self._are_low = are_low
        self._theme_manager, self._layout, self._parent = theme_manager, layout, parent
        self.by_key: dict[str, AlertCard] = {}

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; it replaces an older one with the same key."""
        card = self.by_key.get(notice.key)
        if card is not None:
            card.set_notice(notice)
            return
        # Of equally urgent notices the older one stays in front.
        index = sum(
            _notice_sort_key(other.notice) <= _notice_sort_key(notice) for other in self.by_key.values()
        )
        card = self.by_key[notice.key] = AlertCard(
            self._theme_manager, notice, self._parent, is_low=self._are_low
        )
        card.notice_clicked.connect(self.clicked)
        card.notice_dismissed.connect(self.dismissed)
        self._layout.insertWidget(index, card, int(self._are_low))
        card.show()
        self.cards_changed.emit()

    def remove_notice(self, key: str) -> None:
        """Remove the card of a notice."""
        card = self.by_key.pop(key, None)
        if card is not None:
            card.hide()  # deleteLater() leaves it on the screen until the event loop runs
            self._layout.removeWidget(card)
            card.deleteLater()
            self.cards_changed.emit()

    def clear_notices(self) -> None:
        """Remove all cards."""
        for key in list(self.by_key):
            self.remove_notice(key)


class _CardChannel(QFrame):
    """A channel that shows its notices as cards in a row or column."""

    clicked = Signal(str)
    """Key of a notice that was clicked."""
    dismissed = Signal(str)
    """Key of a notice that was closed."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        direction: QBoxLayout.Direction,
        parent: QWidget | None,
        flags: Qt.WindowType = Qt.WindowType.Widget,
    ) -> None:
        super().__init__(parent, flags)
        self._theme_manager = theme_manager
        self._card_layout = QBoxLayout(direction, self)
        is_row = direction is QBoxLayout.Direction.LeftToRight
        self.cards = AlertCardList(theme_manager, self._card_layout, self, are_low=is_row)
        self.cards.clicked.connect(self.clicked)
        self.cards.dismissed.connect(self.dismissed)

    def open_channel(self) -> None:
        """Do nothing; the channel is usable from the start."""

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; it replaces an older one with the same key."""
        self.cards.show_notice(notice)

    def remove_notice(self, key: str) -> None:
        """Remove the card of a notice."""
        self.cards.remove_notice(key)

    def close_channel(self) -> None:
        """Remove all cards."""
        self.cards.clear_notices()


class AlertPopups(_CardChannel):
    """Cards in a corner of the screen, above all windows; they never take the keyboard focus."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        find_screen: Callable[[], QScreen | None] | None = None,
        is_suppressed: Callable[[], bool] = lambda: False,
    ) -> None:
        """``is_suppressed`` returns whether the user sees the same notices elsewhere."""
        super().__init__(
            theme_manager,
            QBoxLayout.Direction.TopToBottom,
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        # Window managers differ in which of these hints they follow; together they leave the focus alone.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(self.tr("Alerts"))
        self._find_screen, self._is_suppressed = find_screen or find_screen_at_cursor, is_suppressed
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._update_geometry)
            # A dialog was opened or closed.
            application.focusWindowChanged.connect(self._update_geometry)
        self._card_layout.setContentsMargins(6, 6, 6, 6)
        self._card_layout.setSpacing(6)
        # Otherwise the window is at least as high as its texts are in their narrowest lines.
        self._card_layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.cards.cards_changed.connect(self._update_geometry)

    def close_channel(self) -> None:
        """Remove all cards, close the window and delete it."""
        super().close_channel()
        self.close()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Stay in the corner when a text or the font becomes larger."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._update_geometry()
        return handled

    def _update_geometry(self) -> None:
        screen = self._find_screen()
        if not self.cards.by_key or screen is None or self._is_suppressed():
            self.hide()
            return
        zoom = self._theme_manager.zoom
        width = round(POPUP_WIDTH * zoom)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        bottom = round(POPUP_BOTTOM_MARGIN * zoom)
        margins = QMargins(POPUP_MARGIN, POPUP_MARGIN, POPUP_MARGIN, bottom)
        geometry = compute_popup_rect(
            QSize(width, height),
            screen.availableGeometry(),
            margins,
            self.layoutDirection(),
            list_open_dialogs(),
        )
        # Each new geometry requests a layout, which leads here again: the comparison ends that.
        if self.geometry() != geometry:
            self.setGeometry(geometry)
        if not self.isVisible():
            self.show()


class AlertBar(_CardChannel):
    """Cards in a row inside the main window, for desktops without a system tray."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme_manager, QBoxLayout.Direction.LeftToRight, parent)
        self.setObjectName("clear")
        self.setAccessibleName(self.tr("Alerts"))
        self._card_layout.setContentsMargins(0, 0, 0, 8)
        self._card_layout.setSpacing(8)
        self.cards.cards_changed.connect(self._update_visibility)
        self.hide()

    def _update_visibility(self) -> None:
        for card in self.cards.by_key.values():
            card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            card.link_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVisible(bool(self.cards.by_key))


def _notice_sort_key(notice: Notice) -> tuple[bool, int]:
    """Order notices by urgency; the one that stands for all others is last."""
    return notice.key == MORE_KEY, ALERT_KINDS[notice.kind].urgency


def find_screen_at_cursor() -> QScreen | None:
    """Return the screen with the mouse pointer, which most likely is the one in use."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


class ScreenReaderAnnouncer(QObject):
    """Announces notices to screen readers through the accessibility interface of ``window``."""

    clicked = Signal(str)
    dismissed = Signal(str)

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window = window
        self._announced_titles: dict[str, str] = {}

    def open_channel(self) -> None:
        """Do nothing; the channel is usable from the start."""

    def show_notice(self, notice: Notice) -> None:
        """Announce a notice, unless only its body has changed or it stands for others."""
        if notice.key == MORE_KEY or self._announced_titles.get(notice.key) == notice.title:
            return
        self._announced_titles[notice.key] = notice.title
        interrupts = ALERT_KINDS[notice.kind].urgency <= AlertUrgency.INTERRUPTING
        announce_text(self._window, f"{notice.title}. {notice.body}", interrupts=interrupts)

    def remove_notice(self, key: str) -> None:
        """Forget a notice, so that a new one with its key is announced again."""
        self._announced_titles.pop(key, None)

    def close_channel(self) -> None:
        """Forget all notices."""
        self._announced_titles.clear()

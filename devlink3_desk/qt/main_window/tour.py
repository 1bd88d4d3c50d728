"""The tour: an overlay that introduces the main window in four steps, while the window works on behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.accessibility import move_focus
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.core.widgets import Label, WrappedLabel
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.sentences import QT_TRANSLATE_NOOP


class TourStep(NamedTuple):
    """A step of the tour."""

    pane: str
    """Name of the pane to highlight; empty for none."""
    title: str
    text: str


TOUR_STEPS: Final = (
    TourStep(
        "calls",
        QT_TRANSLATE_NOOP("Tour", "Calls in order of urgency"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Ringing calls are at the top, then waiting callers, longest first, then calls on hold. Calls "
            "that ring for others follow. Select a call to see its details.",
        ),
    ),
    TourStep(
        "directory",
        QT_TRANSLATE_NOOP("Tour", "Find people quickly"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Press Ctrl+K anywhere. Type part of a name, a department or a number to see who is free; "
            "small typing errors do not matter. Press Enter to call with the phone app of this computer.",
        ),
    ),
    TourStep(
        "extensions",
        QT_TRANSLATE_NOOP("Tour", "Everyone at a glance"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Each state has an icon, a word and a colour. Drag a pane by its title to move it, also to "
            "another screen, or close it.",
        ),
    ),
    TourStep(
        "",
        QT_TRANSLATE_NOOP("Tour", "Keyboard shortcuts"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "F1 shows all shortcuts, Ctrl+Shift+P all commands. If the connection is lost, the window "
            "shows when it was last updated.",
        ),
    ),
)

CARD_MARGIN: Final = 14
_SHADE_COLOUR: Final = QColor(10, 16, 24, 150)


class Tour(QWidget):
    """Covers the window until it ends or the user skips it; is offered once."""

    def __init__(
        self,
        window: QWidget,
        store: LayoutStore,
        theme_manager: ThemeManager,
        find_pane_widget: Callable[[str], QWidget | None],
    ) -> None:
        """``find_pane_widget`` returns the widget to highlight for the name of a pane."""
        super().__init__(window)
        self._window, self._store, self._theme_manager = window, store, theme_manager
        self._find_pane_widget = find_pane_widget
        self._step_index = 0
        self._previous_focus: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.title_label = WrappedLabel("", "cardName", self.card)
        self.text_label = WrappedLabel("", "", self.card)
        self.count_label = Label("", "muted", self.card)
        self.skip_button = self._create_button(self.tr("Skip"), self.stop_tour)
        self.back_button = self._create_button(self.tr("Back"), lambda: self._go_to_step_by(-1))
        self.next_button = self._create_button(self.tr("Next"), lambda: self._go_to_step_by(1))
        self.next_button.setObjectName("primary")
        row = QHBoxLayout()
        row.addWidget(self.count_label)
        row.addStretch(1)
        for button in (self.skip_button, self.back_button, self.next_button):
            row.addWidget(button)
        column = self._card_layout = QVBoxLayout(self.card)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        for label in (self.title_label, self.text_label):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(row)
        theme_manager.changed.connect(self._update_geometry)
        self.hide()

    @property
    def was_seen(self) -> bool:
        """Whether the user has finished or skipped the tour, now or in an earlier run."""
        return self._store.load("tour") == b"seen"

    def start_if_unseen(self) -> None:
        """Start the tour, unless it was seen or the window is hidden."""
        if not self.was_seen and self._window.isVisible():
            self.start_tour()

    def start_tour(self) -> None:
        """Show the first step."""
        if not self.isVisible():
            self._previous_focus = QApplication.focusWidget()
        self._step_index = 0
        self._window.installEventFilter(self)
        self.show()
        self.raise_()
        self._update_step()

    def stop_tour(self) -> None:
        """End the tour, and store that it was seen."""
        self._store.save("tour", b"seen")
        self._window.removeEventFilter(self)
        self.hide()
        if self._previous_focus is not None:
            self._previous_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._previous_focus = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the whole window when its size changes, and follow the panes when they are laid out."""
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._update_geometry()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the step by arrow and page keys, end the tour by Esc."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.stop_tour()
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self._go_to_step_by(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self._go_to_step_by(-1)
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Move the focus among the buttons of the tour only."""
        return move_focus(self, forward=next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken everything but the highlighted pane."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        highlighted = self._find_highlighted_rect()
        if not highlighted.isNull():
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(highlighted), 9, 9)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, _SHADE_COLOUR)
        if not highlighted.isNull():
            painter.setPen(QPen(to_qcolor(self._theme_manager.theme.focus), 3))
            painter.drawRoundedRect(QRectF(highlighted).adjusted(1, 1, -1, -1), 9, 9)
        painter.end()

    def _go_to_step_by(self, steps: int) -> None:
        index = self._step_index + steps
        if index >= len(TOUR_STEPS):
            self.stop_tour()
        elif index >= 0:
            self._step_index = index
            self._update_step()

    def _update_step(self) -> None:
        step = TOUR_STEPS[self._step_index]
        is_last = self._step_index == len(TOUR_STEPS) - 1
        self.title_label.setText(QCoreApplication.translate("Tour", step.title))
        self.text_label.setText(QCoreApplication.translate("Tour", step.text))
        self.count_label.setText(
            self.tr("{step} of {all}").format(step=self._step_index + 1, all=len(TOUR_STEPS))
        )
        self.back_button.setEnabled(self._step_index > 0)
        self.skip_button.setVisible(not is_last)
        self.next_button.setText(self.tr("Finish") if is_last else self.tr("Next"))
        self.card.setAccessibleName(f"{self.title_label.text()}. {self.text_label.text()}")
        # Screen readers report the widget that gets the focus, with its description: the text of the step.
        self.next_button.setAccessibleDescription(self.card.accessibleName())
        self._update_geometry()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_highlighted_rect(self) -> QRect:
        """Return the geometry of the step's pane; a null one if the pane is not visible in this window."""
        widget = self._find_pane_widget(TOUR_STEPS[self._step_index].pane)
        if widget is None or not widget.isVisible() or widget.window() is not self._window:
            return QRect()
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)

    def _update_geometry(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        # The buttons of some languages need more than the text.
        width = max(round(400 * self._theme_manager.zoom), self._card_layout.totalMinimumSize().width())
        width = min(width, window.width() - 2 * CARD_MARGIN)
        size = QSize(width, self._card_layout.heightForWidth(width) + 6)
        self.card.setGeometry(compute_card_geometry(self._find_highlighted_rect(), size, window.rect()))
        self.update()

    def _create_button(self, text: str, callback: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self.card)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: callback())
        return button


def compute_card_geometry(highlighted: QRect, card: QSize, window: QRect) -> QRect:
    """Return the geometry of a card: beside the highlighted area, else in its middle.

    Without a highlighted area the card is in the middle of the window.
    """
    half = QPoint(card.width() // 2, card.height() // 2)
    if highlighted.isNull():
        return _clamp_to_window(QRect(window.center() - half, card), window)
    centred = highlighted.center() - half
    for top_left in (
        QPoint(highlighted.right() + CARD_MARGIN, centred.y()),
        QPoint(highlighted.left() - CARD_MARGIN - card.width(), centred.y()),
        QPoint(centred.x(), highlighted.bottom() + CARD_MARGIN),
        QPoint(centred.x(), highlighted.top() - CARD_MARGIN - card.height()),
    ):
        # A side without enough space is found by the overlap that moving the card into the window causes.
        geometry = _clamp_to_window(QRect(top_left, card), window)
        if not geometry.intersects(highlighted):
            return geometry
    return _clamp_to_window(QRect(centred, card), window)


def _clamp_to_window(rect: QRect, window: QRect) -> QRect:
    x = max(window.left() + CARD_MARGIN, min(rect.left(), window.right() - CARD_MARGIN - rect.width()))
    y = max(window.top() + CARD_MARGIN, min(rect.top(), window.bottom() - CARD_MARGIN - rect.height()))
    return QRect(QPoint(x, y), rect.size())

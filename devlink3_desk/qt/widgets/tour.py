"""A first look in four steps: what is where, while the desk goes on behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.reading_order import step
from devlink3_desk.qt.theme import colour

from .basics import Label
from .placing import LayoutStore

if TYPE_CHECKING:
    from .main_window import MainWindow


class Step(NamedTuple):
    """One thing to show."""

    pane: str
    title: str
    text: str


STEPS: Final = (
    Step(
        "calls",
        QT_TRANSLATE_NOOP("Tour", "Who needs you, first to last"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "What rings stands at the top, then who waits, longest first, then who is on hold. "
            "Select a call to see everything about it at the side.",
        ),
    ),
    Step(
        "directory",
        QT_TRANSLATE_NOOP("Tour", "Find anyone by half a name"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Ctrl+K from anywhere. Type a part of a name, a department or a number, and see who is free; "
            "a slip of the keys does no harm. Enter calls by the telephone program of this computer.",
        ),
    ),
    Step(
        "extensions",
        QT_TRANSLATE_NOOP("Tour", "Everybody at a glance"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Each state has a shape, a word and a colour. Panes can be moved by their titles, "
            "put onto another screen, or away.",
        ),
    ),
    Step(
        "",
        QT_TRANSLATE_NOOP("Tour", "Everything by keyboard"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "F1 lists the keys, Ctrl+Shift+P everything that can be done. "
            "If the connection is ever lost, the window says so and how old the picture is.",
        ),
    ),
)

GAP: Final = 14
_DIM: Final = QColor(10, 16, 24, 150)


class Tour(QWidget):
    """Lies over the window; Esc or *Skip* ends it, and it does not come back by itself."""

    def __init__(self, window: MainWindow, store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._at = 0
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.title = Label("", "cardName", self.card)
        self.title.setWordWrap(True)
        self.text = Label("", "", self.card)
        self.text.setWordWrap(True)
        self.count = Label("", "muted", self.card)
        self.skip = self._button(self.tr("Skip the tour"), self.end)
        self.back = self._button(self.tr("Back"), lambda: self._go(-1))
        self.next = self._button(self.tr("Next"), lambda: self._go(1))
        self.next.setObjectName("primary")
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.skip, self.back, self.next):
            row.addWidget(button)
        column = self._column = QVBoxLayout(self.card)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        for label in (self.title, self.text):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(row)
        window.look.changed.connect(self._place)
        self.hide()

    @property
    def seen(self) -> bool:
        """Whether somebody has been through it, or has skipped it."""
        return self._store.load("tour") == b"seen"

    def offer(self) -> None:
        """Begin, unless somebody knows it already or there is no window to show."""
        if not self.seen and self._window.isVisible():
            self.begin()

    def begin(self) -> None:
        """Show the first step."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._at = 0
        self._window.installEventFilter(self)
        self.show()
        self.raise_()
        self._show()

    def end(self) -> None:
        """Go away for good."""
        self._store.save("tour", b"seen")
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole window."""
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows turn the pages, and Esc end it."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self._go(1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self._go(-1)
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Keep the keyboard among the buttons of the tour: Esc leaves it."""
        return step(self, forward=next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken everything but what the step speaks of."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        lit = self._lit()
        if not lit.isNull():
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(lit), 9, 9)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, _DIM)
        if not lit.isNull():
            painter.setPen(QPen(colour(self._window.look.theme.focus), 3))
            painter.drawRoundedRect(QRectF(lit).adjusted(1, 1, -1, -1), 9, 9)
        painter.end()

    def _go(self, steps: int) -> None:
        at = self._at + steps
        if at >= len(STEPS):
            self.end()
        elif at >= 0:
            self._at = at
            self._show()

    def _show(self) -> None:
        step = STEPS[self._at]
        last = self._at == len(STEPS) - 1
        self.title.setText(QCoreApplication.translate("Tour", step.title))
        self.text.setText(QCoreApplication.translate("Tour", step.text))
        self.count.setText(self.tr("{step} of {all}").format(step=self._at + 1, all=len(STEPS)))
        self.back.setEnabled(self._at > 0)
        self.skip.setVisible(not last)
        self.next.setText(self.tr("To the desk") if last else self.tr("Next"))
        self.card.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        self.next.setAccessibleDescription(self.card.accessibleName())
        self._place()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lit(self) -> QRect:
        """Return where the step's pane is, nothing where it is elsewhere or put away."""
        name = STEPS[self._at].pane
        if not name:
            return QRect()
        widget = self._window.docks.get(name) or self._window.panes[name]
        if not widget.isVisible() or widget.window() is not self._window:
            return QRect()
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(round(400 * window.look.zoom), window.width() - 2 * GAP)
        size = QSize(width, self._column.heightForWidth(width) + 6)
        self.card.setGeometry(beside(self._lit(), size, window.rect()))
        self.update()

    def _button(self, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self.card)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: do())
        return button


def beside(lit: QRect, card: QSize, window: QRect) -> QRect:
    """Return where a card goes: where it hides nothing of what is lit, else into the middle of that."""
    centre = QPoint(card.width() // 2, card.height() // 2)
    if lit.isNull():
        return _inside(QRect(window.center() - centre, card), window)
    middle = lit.center() - centre
    for corner in (
        QPoint(lit.right() + GAP, middle.y()),
        QPoint(lit.left() - GAP - card.width(), middle.y()),
        QPoint(middle.x(), lit.bottom() + GAP),
        QPoint(middle.x(), lit.top() - GAP - card.height()),
    ):
        placed = _inside(QRect(corner, card), window)
        if not placed.intersects(lit):
            return placed
    return _inside(QRect(middle, card), window)


def _inside(rect: QRect, window: QRect) -> QRect:
    x = max(window.left() + GAP, min(rect.left(), window.right() - GAP - rect.width()))
    y = max(window.top() + GAP, min(rect.top(), window.bottom() - GAP - rect.height()))
    return QRect(QPoint(x, y), rect.size())

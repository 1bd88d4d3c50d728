"""The bar above the panes that shows and chooses the recorded moment."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.history.rewind import MissingMoment, Moment
from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import ElidedLabel, IconButton, IconLabel, Label
from devlink3_desk.qt.rewind.day_strip import (
    PAST_COLOUR,
    DayStrip,
    describe_notable_moment,
    explain_missing,
    format_moment,
    format_weekday,
)
from devlink3_desk.qt.rewind.rewind_controller import SPEEDS, RewindController
from devlink3_desk.sentences import Sentence

MARGIN: Final = 10
MIN_WIDTH: Final = 320
MESSAGE_INDEX: Final = 3
"""Position of the message in the row: after icon, title and moment."""
MIN_MESSAGE_CHARS: Final = 24
"""Minimum width of a message beside the controls, in average characters; else it has a line of its own."""


class TimeBar(QWidget):
    """Shows the moment that the panes show, and lets users choose another one."""

    back_requested = Signal()
    """Emitted when the user wants to see the present again."""
    call_chosen = Signal(str)
    """Emitted with the id of the call of the notable moment that the user has stepped to."""

    def __init__(
        self, theme_manager: ThemeManager, controller: RewindController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._controller = theme_manager, controller
        self.setAccessibleName(self.tr("Time bar"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)  # the distance between two panes
        self._frame = QFrame(self)
        self._frame.setObjectName("timeBar")
        outer.addWidget(self._frame)
        self.strip = DayStrip(theme_manager, self._frame)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(MARGIN, 7, MARGIN, 7)
        self._column.setSpacing(6)
        self._row = self._create_row()
        self._column.addLayout(self._row)
        self._column.addWidget(self.strip)
        self._connect_controller()
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _create_row(self) -> QHBoxLayout:
        frame, themes = self._frame, self._theme_manager
        self._icon_label = IconLabel(20, frame)
        self.title_label = Label(self.tr("The past, not live"), "pastTitle", frame)
        self.moment_label = Label("", "pastMoment", frame)
        self.message_label = ElidedLabel("", "", frame)
        # The message takes the rest of the row, and makes no other part narrower.
        self.message_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous_button = IconButton(
            themes,
            "previous",
            self.tr("Previous notable moment"),
            lambda: self._step_to_moment(-1),
            frame,
        )
        self.play_button = IconButton(themes, "play", self.tr("Play"), self._toggle_playing, frame)
        self.next_button = IconButton(
            themes, "next", self.tr("Next notable moment"), lambda: self._step_to_moment(1), frame
        )
        self.speed_box = self._create_speed_box()
        self.time_field = self._create_time_field()
        self.back_button = QPushButton(self.tr("Back to now"), frame)
        self.back_button.setObjectName("primary")
        self.back_button.clicked.connect(self.back_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        for label in (self._icon_label, self.title_label, self.moment_label):
            row.addWidget(label)
        row.addWidget(self.message_label, 1)
        for widget in (
            *(self.previous_button, self.play_button, self.next_button),
            *(self.speed_box, self.time_field, self.back_button),
        ):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    @property
    def row_parts(self) -> tuple[QWidget, ...]:
        """The parts of the row above the strip except the message, the most important one first."""
        return (
            *(self.back_button, self.title_label, self.time_field, self._icon_label, self.play_button),
            *(self.next_button, self.previous_button, self.speed_box, self.moment_label),
        )

    def _create_speed_box(self) -> QComboBox:
        box = QComboBox(self._frame)
        box.setAccessibleName(self.tr("Speed"))
        box.setToolTip(self.tr("Speed"))
        for speed in SPEEDS:
            box.addItem(self.tr("{factor}x").format(factor=speed), speed)
        box.currentIndexChanged.connect(self._set_speed)
        return box

    def _create_time_field(self) -> QDateTimeEdit:
        field = QDateTimeEdit(self._frame)
        # In a right-to-left layout, Qt would reverse the parts: the seconds would come first.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setDisplayFormat(build_field_format(QLocale()))
        field.setCalendarPopup(True)
        field.setKeyboardTracking(False)
        field.setAccessibleName(self.tr("Day and time to show"))
        field.dateTimeChanged.connect(self._show_typed)
        return field

    def _connect_controller(self) -> None:
        controller = self._controller
        self.strip.moment_chosen.connect(self._show_on_strip)
        controller.position_changed.connect(self._show_position)
        controller.day_changed.connect(self.strip.show_outline)
        controller.moment_found.connect(self._on_found)
        controller.moment_missing.connect(self._on_missing)
        controller.failed.connect(self._on_failed)
        controller.playing_changed.connect(self._on_playing_changed)

    def show_message(self, text: str) -> None:
        """Show, and announce to screen readers, what the moment is, or why it cannot be shown."""
        if text == self.message_label.text():
            return
        self.message_label.show_message(text)
        self._update_visible_parts()
        if text:
            announce_text(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to now by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return a size for the narrowest window, in which the parts that do not fit are hidden."""
        return QSize(MIN_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the parts that do not fit."""
        super().resizeEvent(event)
        self._update_visible_parts()

    def _update_visible_parts(self) -> None:
        """Show the parts that fit without being cut, and the message beside them or in a line of its own."""
        # The frame around the margins is two pixels wide.
        room = self.width() - 2 * (MARGIN + 2)
        spacing = self._row.spacing()
        fits = True
        for at, part in enumerate(self.row_parts):
            part.ensurePolished()  # its size depends on the style sheet
            # A less important part is not shown in place of a more important one that is too wide.
            fits = fits and (at == 0 or part.sizeHint().width() <= room)
            part.setVisible(fits)
            room -= (part.sizeHint().width() + spacing) if fits else 0
        text = self.message_label.text()
        metrics = self.message_label.fontMetrics()
        minimum = min(metrics.horizontalAdvance(text), MIN_MESSAGE_CHARS * metrics.averageCharWidth())
        self._place_message(is_below=bool(text) and room < minimum)

    def _place_message(self, *, is_below: bool) -> None:
        if is_below == (self._column.indexOf(self.message_label) >= 0):
            return
        if is_below:
            self._row.removeWidget(self.message_label)
            self._row.insertStretch(MESSAGE_INDEX, 1)
            self._column.insertWidget(1, self.message_label)
        else:
            self._column.removeWidget(self.message_label)
            self._row.takeAt(MESSAGE_INDEX)
            self._row.insertWidget(MESSAGE_INDEX, self.message_label, 1)
        self.updateGeometry()

    # -- choosing

    def _step_to_moment(self, direction: int) -> None:
        found = self._controller.step_to_moment(direction)
        if found is None:
            self.show_message(
                self.tr("There is no later notable moment on this day.")
                if direction > 0
                else self.tr("There is no earlier notable moment on this day.")
            )
            return
        self.show_message(describe_notable_moment(found))
        if found.call_id is not None:
            self.call_chosen.emit(found.call_id)

    def _toggle_playing(self) -> None:
        self._controller.set_playing(playing=not self._controller.is_playing)

    def _set_speed(self) -> None:
        self._controller.speed = self.speed_box.currentData()

    def _show_chosen(self, wall: float) -> None:
        self._controller.set_playing(playing=False)
        self.show_message("")
        self._controller.show_moment(wall)

    def _show_on_strip(self, wall: float) -> None:
        # Beyond a trace, the strip has nothing to show.
        self._show_chosen(self._controller.limit_to_span(wall))

    def _show_typed(self, moment: QDateTime) -> None:
        self._show_chosen(moment.toMSecsSinceEpoch() / 1000)

    # -- showing

    def _show_position(self, wall: float) -> None:
        self.strip.set_position(wall)
        shown = self.moment_label.text()
        self.moment_label.setText(format_weekday(wall))
        self.moment_label.setToolTip(format_moment(wall))
        if self.moment_label.text() != shown:
            self._update_visible_parts()
        with QSignalBlocker(self.time_field):
            if not self.time_field.hasFocus() or self._controller.is_playing:
                self.time_field.setDateTime(QDateTime.fromMSecsSinceEpoch(int(wall * 1000)))

    def _on_found(self, moment: Moment) -> None:
        del moment
        if self.message_label.property("isProblem"):
            self.message_label.setProperty("isProblem", False)  # noqa: FBT003 (Qt's own signature)
            self.show_message("")

    def _on_missing(self, missing: MissingMoment) -> None:
        self._show_problem(explain_missing(missing))

    def _on_failed(self, sentence: Sentence) -> None:
        self._show_problem(translate_sentence(sentence))

    def _show_problem(self, text: str) -> None:
        self.show_message(text)
        self.message_label.setProperty("isProblem", True)  # noqa: FBT003 (Qt's own signature)

    def _on_playing_changed(self, playing: bool) -> None:  # noqa: FBT001 (a slot)
        label = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.set_icon("pause" if playing else "play", label)

    def _apply_theme(self) -> None:
        theme = self._theme_manager.theme
        colours = theme.find_colours(PAST_COLOUR)
        self._icon_label.show_icon("rewind", colours.ink)
        self.setStyleSheet(
            f"QFrame#timeBar {{ background: {colours.tint}; border: 2px solid {colours.ink};"
            " border-radius: 9px; }"
            "QFrame#timeBar QLabel { background: transparent; }"
            f"QFrame#timeBar QLabel#pastTitle {{ background: {colours.solid}; color: {colours.on_solid};"
            " font-weight: 700; padding: 2px 8px; border-radius: 6px; }"
            "QLabel#pastMoment { font-weight: 600; }"
        )


def build_field_format(locale: QLocale) -> str:
    """Return the short format of ``locale``, with the whole year and with seconds."""
    short = QLocale.FormatType.ShortFormat
    # A typed year of two digits would be read as one of the wrong century.
    day = re.sub(r"\by{1,2}\b", "yyyy", locale.dateFormat(short))
    return f"{day} {add_seconds(locale.timeFormat(short))}"


def add_seconds(time_format: str) -> str:
    """Return a format of times with seconds; one that a user of Windows has set may have them already."""
    if re.search(r"\bss?\b", time_format):
        return time_format
    separated = re.sub(r"([^\w'])(mm?)\b", r"\1\2\1ss", time_format)
    # Without a separator, the hours end in a word, as in H'h'mm.
    return separated if "ss" in separated else re.sub(r"'mm\b", "'mm:ss", time_format)

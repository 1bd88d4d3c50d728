"""The second page: the connection step by step, while one watches."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from devlink3_desk.qt.models.link_words import translate_sentence
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.theme import ThemeManager
from devlink3_desk.qt.widgets.basics import IconLabel, Label

from .port import CheckOutcome, CheckStep, StepStatus

STATUS_ICONS: Final = {
    StepStatus.GOOD: ("check", "good"),
    StepStatus.WARNING: ("warning", "held"),
    StepStatus.BAD: ("close", "bad"),
}
"""Shape and tone of each mark."""

STATUS_TEXTS: Final = {
    StepStatus.GOOD: QT_TRANSLATE_NOOP("CheckPage", "Good"),
    StepStatus.WARNING: QT_TRANSLATE_NOOP("CheckPage", "To be noted"),
    StepStatus.BAD: QT_TRANSLATE_NOOP("CheckPage", "Failed"),
}
"""What the shape says to those who do not see it."""

FINGERPRINT_HALVES: Final = re.compile(r"([0-9a-f]{32})([0-9a-f]{32})")
"""A fingerprint goes into two lines, the second one below the first."""


class CheckPage(QWidget):
    """A line a step: a tick, or what is wrong and what to do about it."""

    trust_confirmed = Signal()
    """Someone has decided to trust the certificate that is shown."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._scroll_area = QScrollArea(self)
        self._scroll_area.setAccessibleName(self.tr("What was found"))
        self._scroll_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll_area.setWidgetResizable(True)
        column.addWidget(self._scroll_area, 1)
        self.verdict_label = Label("", "trouble", self)
        self.verdict_label.setWordWrap(True)
        column.addWidget(self.verdict_label)
        self.trust_button = QPushButton(self.tr("Trust this certificate"), self)
        self.trust_button.clicked.connect(self.trust_confirmed)
        column.addWidget(self.trust_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.clear_steps()

    @property
    def sentences(self) -> list[str]:
        """What the page says, line by line."""
        return [label.text().replace("\n", "") for label in self.findChildren(Label)]

    def clear_steps(self) -> None:
        """Forget the last check."""
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._scroll_area.setWidget(inside)  # which deletes the one before
        self.trust_button.hide()
        self.verdict_label.setText(self.tr("Connecting …"))

    def add_step(self, step: CheckStep) -> None:
        """Show how a step went."""
        row = self._grid.rowCount()
        shape, tone = STATUS_ICONS[step.status]
        sign = IconLabel(18, self)
        sign.show_icon(shape, self._theme_manager.theme.state_colours(tone).ink)
        sign.setAccessibleName(QCoreApplication.translate("CheckPage", STATUS_TEXTS[step.status]))
        self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(
            Label(translate_sentence(step.title), "section", self), row, 1, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        sentence = translate_sentence(step.sentence)
        words.addWidget(self._build_text_label(sentence[:1].upper() + sentence[1:]))
        if step.details:
            words.addLayout(self._build_details(step))
        self._grid.addLayout(words, row, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(row + 1, 1)

    def _build_details(self, step: CheckStep) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, (title, value) in enumerate(step.details):
            known = self._build_text_label(FINGERPRINT_HALVES.sub(r"\1\n\2", translate_sentence(value)))
            if FINGERPRINT_HALVES.fullmatch(value):  # what is compared figure by figure
                known.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            grid.addWidget(Label(translate_sentence(title), "muted", self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(known, row, 1)
        return grid

    def _build_text_label(self, text: str) -> Label:
        label = Label(text, "", self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def show_outcome(self, outcome: CheckOutcome) -> None:
        """Show how the whole went, and what to do."""
        if outcome.works:
            self.verdict_label.setText(self.tr("Everything works."))
            return
        text = translate_sentence(outcome.advice)
        if outcome.unknown_certificate is not None:
            text = self.tr(
                "Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they "
                "are the same, the certificate can be trusted; from then on no other one is accepted."
            )
        self.verdict_label.setText(text)
        self.trust_button.setVisible(outcome.unknown_certificate is not None)

"""The second page: the connection step by step, while one watches."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from devlink3_desk.qt.models.link_words import translated
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.theme import Look
from devlink3_desk.qt.widgets.basics import IconLabel, Label

from .port import Found, Step, StepMark

SIGNS: Final = {
    StepMark.GOOD: ("check", "good"),
    StepMark.NOTE: ("warning", "held"),
    StepMark.BAD: ("close", "bad"),
}
"""Shape and tone of each mark."""

WORDS: Final = {
    StepMark.GOOD: QT_TRANSLATE_NOOP("CheckPage", "Good"),
    StepMark.NOTE: QT_TRANSLATE_NOOP("CheckPage", "To be noted"),
    StepMark.BAD: QT_TRANSLATE_NOOP("CheckPage", "Failed"),
}
"""What the shape says to those who do not see it."""

HALVES: Final = re.compile(r"([0-9a-f]{32})([0-9a-f]{32})")
"""A fingerprint goes into two lines, the second one below the first."""


class CheckPage(QWidget):
    """A line a step: a tick, or what is wrong and what to do about it."""

    trusted = Signal()
    """Someone has decided to trust the certificate that is shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._area = QScrollArea(self)
        self._area.setAccessibleName(self.tr("What was found"))
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        column.addWidget(self._area, 1)
        self.verdict = Label("", "trouble", self)
        self.verdict.setWordWrap(True)
        column.addWidget(self.verdict)
        self.trust = QPushButton(self.tr("Trust this certificate"), self)
        self.trust.clicked.connect(self.trusted)
        column.addWidget(self.trust, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin()

    @property
    def sentences(self) -> list[str]:
        """What the page says, line by line."""
        return [label.text().replace("\n", "") for label in self.findChildren(Label)]

    def begin(self) -> None:
        """Forget the last check."""
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._area.setWidget(inside)  # which deletes the one before
        self.trust.hide()
        self.verdict.setText(self.tr("Connecting …"))

    def add(self, step: Step) -> None:
        """Show how a step went."""
        row = self._grid.rowCount()
        shape, tone = SIGNS[step.mark]
        sign = IconLabel(18, self)
        sign.show_icon(shape, self._look.theme.tone(tone).ink)
        sign.setAccessibleName(QCoreApplication.translate("CheckPage", WORDS[step.mark]))
        self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(
            Label(translated(step.title), "section", self), row, 1, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        sentence = translated(step.sentence)
        words.addWidget(self._text(sentence[:1].upper() + sentence[1:]))
        if step.details:
            words.addLayout(self._facts(step))
        self._grid.addLayout(words, row, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(row + 1, 1)

    def _facts(self, step: Step) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, (title, value) in enumerate(step.details):
            known = self._text(HALVES.sub(r"\1\n\2", translated(value)))
            if HALVES.fullmatch(value):  # what is compared figure by figure
                known.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            grid.addWidget(Label(translated(title), "muted", self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(known, row, 1)
        return grid

    def _text(self, text: str) -> Label:
        label = Label(text, "", self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def finish(self, found: Found) -> None:
        """Show how the whole went, and what to do."""
        if found.works:
            self.verdict.setText(self.tr("Everything works."))
            return
        text = translated(found.advice)
        if found.unknown_certificate is not None:
            text = self.tr(
                "Compare the SHA-256 fingerprint with that of the PBX (ask whoever looks after it). If they "
                "are the same, the certificate can be trusted; from then on no other one is accepted."
            )
        self.verdict.setText(text)
        self.trust.setVisible(found.unknown_certificate is not None)

"""A text to be read and copied, as tall as it is and broken anywhere where it is one long word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget


class SelectableText(QTextEdit):
    """What a label cannot do: a Call-ID of sixty letters in a narrow pane, selected and copied as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("value")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if self.isRightToLeft():  # a name in Latin letters, too, stands where the others begin
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._update_height)

    def show_text(self, text: str) -> None:
        """Show another text, and leave what is selected of the same one alone."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def _update_height(self) -> None:
        self.setFixedHeight(max(self.fontMetrics().height(), round(self.document().size().height())))

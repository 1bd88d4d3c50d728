"""What the Help menu opens. Neither stops the window: they are shown, not executed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from devlink3_desk import __version__
from devlink3_desk.qt import assets
from devlink3_desk.qt.widgets.basics import IconLabel, Label


class _Sheet(QDialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 16)
        self.column.setSpacing(10)

    def finish(self) -> None:
        """Put the button at the end."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # black in every theme
        self.column.addSpacing(6)
        self.column.addWidget(buttons)


class AboutDialog(_Sheet):
    """What this program is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About DevLink3 Desk"))
        row = QHBoxLayout()
        row.setSpacing(16)
        shape = IconLabel(64, self)
        shape.setPixmap(assets.pixmap("app", "", 64, self.devicePixelRatioF()))
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label(self.tr("DevLink3 Desk"), "cardName", self))
        words.addWidget(Label(self.tr("Version {version}").format(version=__version__), "muted", self))
        text = self.tr("An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.")
        more = self.tr(
            "DevLink3 tells about calls and cannot make them: dialling goes through the telephone program "
            "that this computer has for it."
        )
        for sentence in (text, more):
            label = Label(sentence, "", self)
            label.setWordWrap(True)
            label.setMinimumWidth(360)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.finish()


class KeysDialog(_Sheet):
    """Every key, on one sheet: what is true now, not what was shipped."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(34)
        grid.setVerticalSpacing(7)
        for at, (text, keys) in enumerate(lines):
            grid.addWidget(Label(text, "", self), at, 0)
            grid.addWidget(Label(keys, "section", self), at, 1)
        self.column.addLayout(grid)
        self.finish()

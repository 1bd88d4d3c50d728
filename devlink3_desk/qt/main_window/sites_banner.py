"""The banner of a window that shows several sites: which of them are not connected, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconLabel, WrappedLabel
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus

ICON_SIZE: Final = 22


class SitesBanner(QWidget):
    """Shown while some sites are live and others are not; with none, the banner of the link says so."""

    retry_requested = Signal()
    """Emitted when the user wants to connect now."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._reasons: dict[str, str] = {}
        """Why sites were lost, until they are live again: each attempt to connect would hide it else."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # the distance that panes have from each other
        frame = QFrame(self)
        frame.setObjectName("banner")
        outer.addWidget(frame)
        self._icon_label = IconLabel(ICON_SIZE, frame)
        self._text_label = WrappedLabel("", "", frame)
        self.retry_button = QPushButton(self.tr("Retry now"), frame)
        self.retry_button.clicked.connect(self.retry_requested)
        row = QHBoxLayout(frame)
        row.setContentsMargins(13, 8, 13, 8)
        row.setSpacing(11)
        row.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text_label, 1)
        row.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()
        self.hide()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text_label.text()

    def show_links(self, links: Sequence[tuple[str, LinkInfo]]) -> None:
        """Show which of the sites are not live."""
        for name, link in links:
            if link.state is LinkStatus.LIVE:
                self._reasons.pop(name, None)
            elif link.state in _FAILED_STATES:
                self._reasons[name] = translate_sentence(link.reason)
        down = [name for name, link in links if link.state is not LinkStatus.LIVE]
        self._text_label.setText(
            "\n".join(describe_lost_site(name, self._reasons.get(name)) for name in down)
        )
        self.retry_button.setVisible(not self._reasons.keys().isdisjoint(down))
        self.setVisible(0 < len(down) < len(links))

    def _apply_theme(self) -> None:
        tone = self._theme_manager.theme.find_colours("held")
        self._icon_label.show_icon("warning", tone.ink)
        self.setStyleSheet(
            f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
            f"QLabel {{ color: {tone.ink}; font-weight: 600; }}"
        )


_FAILED_STATES: Final = frozenset({LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED})


def describe_lost_site(name: str, reason: str | None) -> str:
    """Return the state of the link of a site that is not live, in plain words.

    ``reason`` is why it was lost, ``None`` while it is being connected for the first time.
    """
    site = sanitize_text(name)
    if reason is None:
        return QCoreApplication.translate("SitesBanner", "{site} is being connected.").format(site=site)
    template = QCoreApplication.translate("SitesBanner", "{site} is not connected. {reason}")
    return template.format(site=site, reason=reason).strip()

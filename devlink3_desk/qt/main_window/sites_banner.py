"""The banner of a window that shows several sites: which of them are not connected, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.core.text import sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus


class SitesBanner(Banner):
    """Shown while some sites are live and others are not; with none, the banner of the link says so."""

    retry_requested = Signal()
    """Emitted when the user wants to connect now."""

    def __init__(self, theme_manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme_manager, "warning", "held", parent)
        self._reasons: dict[str, str] = {}
        """Reasons why sites were lost, until they are live again; new attempts do not change them."""
        self.retry_button = self.add_button(self.tr("Retry now"), self.retry_requested.emit)
        self.hide()

    def show_links(self, links: Sequence[tuple[str, LinkInfo]]) -> None:
        """Show which of the sites are not live; screen readers say at once which are lost."""
        was_shown, known = not self.isHidden(), set(self._reasons)
        for name, link in links:
            if link.state is LinkStatus.LIVE:
                self._reasons.pop(name, None)
            elif link.state in _FAILED_STATES:
                self._reasons[name] = translate_sentence(link.reason)
        down = [name for name, link in links if link.state is not LinkStatus.LIVE]
        self.text_label.setText("\n".join(self._describe_site(name) for name in down))
        self.retry_button.setVisible(not self._reasons.keys().isdisjoint(down))
        self.setVisible(0 < len(down) < len(links))
        # What appears is announced as a whole; what is added to it later, alone.
        added = [name for name in down if name in self._reasons and name not in known]
        if was_shown and added and not self.isHidden():
            announce_text(self, "\n".join(self._describe_site(name) for name in added), interrupts=True)

    def _describe_site(self, name: str) -> str:
        return describe_lost_site(name, self._reasons.get(name))


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

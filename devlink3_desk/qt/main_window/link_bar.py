"""Rows across the whole window, for what must not be overlooked."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.text import format_duration, join_bidi, sanitize_text, translate_sentence
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import ElidedLabel, IconLabel, Label
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import LinkInfo, LinkStatus


class BannerBar(QToolBar):
    """A row across the whole window, above every pane; there only while what is in it is shown."""

    def __init__(self, name: str, content: QWidget, window: QMainWindow) -> None:
        super().__init__(window)
        self._content = content
        self.setObjectName(name)
        self.setProperty("class", "banner")
        self.setMovable(False)
        holder = QWidget(self)  # a tool bar shows and hides what is directly in it as it pleases
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.addWidget(holder)
        content.installEventFilter(self)
        window.addToolBarBreak()
        window.addToolBar(self)
        set_accessible_names(self)
        self.update_visibility()

    def update_visibility(self) -> None:
        """Be there, or not, as the content is."""
        self.setVisible(not self._content.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content."""
        if watched is self._content and event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self.update_visibility()
        return super().eventFilter(watched, event)


def seconds_until_retry(link: LinkInfo, now: float) -> int | None:
    """Return the whole seconds until the next attempt, ``None`` where none is planned."""
    if link.retry_at is None or link.state != LinkStatus.RETRYING:
        return None
    return max(0, math.ceil(link.retry_at - now))


class LinkBar(QStatusBar):
    """Link in words, shape and colour; the PBX; the round trip; how much there is."""

    def __init__(
        self, theme_manager: ThemeManager, models: DeskModels, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._models = models
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 10, 2)
        self.state_chip = Chip(theme_manager, "wait", "wait", self)
        self.facts_label = ElidedLabel("", "muted", self)
        self.totals_label = Label("", "muted", self)
        self.addWidget(self.state_chip)
        self.facts_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.facts_label, 1)  # where letters are large, it is the first to give way
        self.addPermanentWidget(self.totals_label)
        models.presence_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how things are now."""
        link = self._models.link
        sign = state_display.LINK_SIGNS[link.state]
        self.state_chip.set_icon_and_tone(sign.icon, sign.colour_key)
        self.state_chip.show_text(self._format_state(link), prominent=sign.prominent)
        trip = link.round_trip_ms if link.state == LinkStatus.LIVE else None
        facts = (
            sanitize_text(link.pbx_version),
            sanitize_text(link.variant),
            "" if trip is None else self.tr("round trip {ms} ms").format(ms=round(trip)),
            self.tr("%n gap(s) mended", "", link.gaps) if link.gaps else "",
            self.tr("granted in part, without {flags}").format(flags=" ".join(link.refused_flags))
            if link.refused_flags
            else "",
            self.tr("do not disturb and forwarding unknown") if self._models.presence_refused else "",
        )
        why = (
            self._describe_partial_success() if link.refused_flags else "",
            self._describe_missing_presence() if self._models.presence_refused else "",
        )
        self.facts_label.setToolTip("\n\n".join(filter(None, why)))
        self.facts_label.setText(join_bidi(filter(None, facts), "   ·   "))
        self.totals_label.setText(
            self.tr("{calls} calls   ·   {extensions} extensions   ·   {people} in the directory").format(
                calls=self._models.calls.rowCount(),
                extensions=self._models.extensions.rowCount(),
                people=self._models.people.rowCount(),
            )
        )

    def _describe_partial_success(self) -> str:
        return self.tr(
            "The PBX answered PARTIAL SUCCESS: it gives its events, but not everything that was asked for. "
            "-SCN needs CTI Link Pro licences for the whole network; other flags need a newer release."
        )

    def _describe_missing_presence(self) -> str:
        return self.tr(
            "The PBX does not give the file user_info3, from which it would be known who has set do not "
            "disturb, an absence or forwarding. Reading the directory again asks for it again."
        )

    def update_times(self) -> None:
        """Let the time to the next attempt go on."""
        if self._models.link.retry_at is not None:
            self.state_chip.show_text(self._format_state(self._models.link), prominent=True)

    def _format_state(self, link: LinkInfo) -> str:
        word = state_display.link_status_text(link.state)
        seconds = seconds_until_retry(link, self._models.clock())
        if seconds is None:
            return word
        return self.tr("{state}, trying again in {seconds} s").format(state=word, seconds=seconds)


RECOVERY_TEXTS: Final[dict[RecoveryAction, str]] = {
    RecoveryAction.RETRY: QT_TRANSLATE_NOOP("StaleBanner", "Try now"),
    RecoveryAction.PASSWORD: QT_TRANSLATE_NOOP("StaleBanner", "Enter the password…"),
    RecoveryAction.EXCLUDE_NETWORK: QT_TRANSLATE_NOOP("StaleBanner", "Go on without the other systems"),
    RecoveryAction.RECONFIGURE: QT_TRANSLATE_NOOP("StaleBanner", "Set up anew…"),
}
"""Words of the button that stands for each remedy."""

FAILED_STATES: Final = (LinkStatus.LOST, LinkStatus.RETRYING, LinkStatus.REFUSED)


class StaleBanner(QWidget):
    """Says that there is no link: how old the picture is, why, what happens next, and what one can do."""

    recovery_chosen = Signal(object)
    """A :class:`.Remedy` that somebody has chosen."""

    def __init__(
        self, theme_manager: ThemeManager, models: DeskModels, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme_manager, self._models = theme_manager, models
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # as far from the panes as they are from each other
        frame = QFrame(self)
        frame.setObjectName("banner")
        outer.addWidget(frame)
        self._icon_label = IconLabel(22, frame)
        self._text_label = Label("", "", frame)
        self._text_label.setWordWrap(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(13, 8, 13, 8)
        row.setSpacing(11)
        row.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text_label, 1)
        self.buttons = {each: self._add_button(each, frame, row) for each in RECOVERY_TEXTS}
        """By what they do; those that make no sense now are hidden."""
        theme_manager.changed.connect(self._apply_theme)

    def _add_button(self, action: RecoveryAction, frame: QWidget, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(QCoreApplication.translate("StaleBanner", RECOVERY_TEXTS[action]), frame)
        button.clicked.connect(lambda: self.recovery_chosen.emit(action))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    @property
    def text(self) -> str:
        """What it says."""
        return self._text_label.text()

    @property
    def is_needed(self) -> bool:
        """Whether the picture is old, or somebody can do something about the link."""
        return self._models.stale_since is not None or bool(self._available_actions())

    def _available_actions(self) -> set[RecoveryAction]:
        link = self._models.link
        return (
            {link.recovery, RecoveryAction.RETRY} if link.state in FAILED_STATES and link.recovery else set()
        )

    def refresh(self) -> None:
        """Follow the link."""
        self._apply_theme()
        self.update_times()
        offered = self._available_actions()
        for remedy, button in self.buttons.items():
            button.setVisible(remedy in offered)

    def update_times(self) -> None:
        """Let the age go on."""
        link, since, now = self._models.link, self._models.stale_since, self._models.clock()
        parts = []
        if since is not None:
            parts = [self.tr("This picture is {age} old.").format(age=format_duration(int(now) - int(since)))]
        match link.state:
            case LinkStatus.CONNECTING:
                parts.append(self.tr("Connecting to the PBX again."))
            case LinkStatus.CATCHING_UP:
                parts.append(self.tr("Connected again; reading the calls in progress."))
            case _:
                parts.append(translate_sentence(link.reason))
        seconds = seconds_until_retry(link, now)
        if seconds is not None:
            parts.append(self.tr("Next attempt in {seconds} s.").format(seconds=seconds))
        text = " ".join(filter(None, parts))
        if text != self._text_label.text():
            self._text_label.setText(text)

    def _apply_theme(self) -> None:
        sign = state_display.LINK_SIGNS[self._models.link.state]
        tone = self._theme_manager.theme.state_colours(sign.colour_key)
        self._icon_label.show_icon(sign.icon, tone.ink)
        sheet = (
            f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
            f"QLabel {{ color: {tone.ink}; font-weight: 600; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
